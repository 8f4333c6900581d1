package language

import (
	"briefing/internal/input/dataset"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// categories in the order of the Unicode plural rules, as plural.Form numbers them.
var categories = [...]string{
	plural.Other: "other", plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many",
}

// PluralCategory returns the cardinal plural category of a number as it is printed without trailing zeros: 1 is "one"
// in English, 1.5 and 2 are "other". Rules: Unicode CLDR 32. Later versions of CLDR give Spanish, French, Italian and
// Portuguese a further category "many" for whole millions; here these are "other", so that two forms are enough.
func PluralCategory(lang string, n decimal.Decimal) string {
	tag, err := language.Parse(lang)
	if err != nil {
		return "other"
	}
	return categoryOf(tag, n)
}

func categoryOf(tag language.Tag, n decimal.Decimal) string {
	whole, frac, _ := strings.Cut(strings.TrimPrefix(n.String(), "-"), ".")
	list := []byte(whole + frac)
	for i := range list {
		list[i] -= '0'
	}
	return categories[plural.Cardinal.MatchDigits(tag, list, len(whole), len(frac))]
}

// CategoriesOf lists the plural categories that numbers of a language fall into, in the order of dataset.PluralCategories: what a
// noun must bring. The rules are periodic in the last two digits, so that a sample of whole numbers and tenths meets
// each of them.
func CategoriesOf(lang string) []string {
	seen := map[string]bool{}
	tag, err := language.Parse(lang)
	if err != nil {
		return []string{"other"}
	}
	for n := int64(0); n <= 200; n++ {
		seen[categoryOf(tag, decimal.New(n, 0))] = true
		seen[categoryOf(tag, decimal.New(n, -1))] = true
	}
	seen[categoryOf(tag, decimal.New(1, 6))] = true
	return slices.DeleteFunc(dataset.PluralCategories(), func(c string) bool { return !seen[c] })
}

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
