package language

import (
	"strings"

	"github.com/shopspring/decimal"

	"briefing/internal/input/language/cldr"
)

// PluralCategory returns the cardinal plural category of a number as it is printed without trailing zeros: 1 is "one"
// in English, 1.5 and 2 are "other". Rules: Unicode CLDR. Whole millions have a category of their own in Spanish, French,
// Italian and Portuguese, "many": a noun or text without that form has the one for "other" there.
func PluralCategory(lang string, n decimal.Decimal) string { return cldr.Plural(lang, Plain(n)) }

// PluralPrinted is PluralCategory of a number as Number prints it: rounded to a number of decimals, or with all it has (Exact).
// Zeros that are printed count: "1.0" is "other" in English.
func PluralPrinted(lang string, n decimal.Decimal, decimals int) string {
	return cldr.Plural(lang, digitsOf(n, decimals))
}

// CategoriesOf lists the plural categories that numbers of a language fall into, in the order of dataset.PluralCategories: the
// forms that a noun may bring. It must bring "other", which stands for those that are left out.
func CategoriesOf(lang string) []string { return cldr.Plurals(lang) }

// pluralText reads the table's "one=million|other=millions", or one word for all.
func pluralText(s string) PluralText {
	if !strings.Contains(s, "=") {
		return PluralText{"other": s}
	}
	p := PluralText{}
	for _, part := range strings.Split(s, "|") {
		category, word, _ := strings.Cut(part, "=")
		p[category] = word
	}
	return p
}
