// Package cldr is what the tool knows of the Unicode Common Locale Data Repository: plural rules of languages, and signs of
// currencies. It belongs to package language, which asks nothing else about either.
//
// In: the code of a language or its tag, such as fr or pt-BR, and a number as it is printed or the code of a currency. Out: a
// plural category, a sign. It never decides what a message file may say otherwise. The tables (tables.go) are made by
// TestTables from the npm packages cldr-core and cldr-numbers-full in the version that .ci/npm pins, under the Unicode
// License v3 (LICENSE): go generate makes them anew.
package cldr

import "strings"

//go:generate npm install --prefix ../../../../.ci/npm --no-save --ignore-scripts --no-progress
//go:generate go test -count=1 -run ^Test(Tables|Licence)$ . -update

// pluralRules are the conditions of the categories of some languages, in the order in which they are tried. What meets none of
// them is "other".
type pluralRules struct {
	languages string // in small letters, with a blank before and behind each
	rules     []rule
}

// rule is a condition in the syntax of UTS 35, part 3, "Plural rules syntax": i = 1 and v = 0.
type rule struct{ category, condition string }

// languageSigns are the signs of currencies in a language.
type languageSigns struct {
	language string
	side     Side
	signs    string // EUR=€, parted by blanks; a currency that is not there has no sign but its code
}

// Side is where the sign of a currency stands.
type Side string

// The sides of signs.
const (
	Before      Side = "before"       // €12
	BeforeSpace Side = "before-space" // € 12
	After       Side = "after"        // 12 €
)

// Plural returns the cardinal plural category of a number in a language: "one", "other". The number is written with a full
// stop and those decimals that are printed, since 1 and 1.0 may differ: "1", "1.50", "-3"; or in the compact form with a power
// of ten that is printed as a word, "1.2c6" for 1.2 million. A language without rules has "other" alone.
func Plural(language, number string) string {
	o := operandsOf(number)
	for _, r := range rulesOf(language) {
		if o.meet(r.condition) {
			return r.category
		}
	}
	return "other"
}

// Plurals lists the plural categories of a language, in CLDR's order: zero, one, two, few, many, other.
func Plurals(language string) []string {
	var out []string
	for _, r := range rulesOf(language) {
		out = append(out, r.category)
	}
	return append(out, "other")
}

// rulesOf finds the rules of a tag, or else of what it is a part of: fr-CA has those of fr.
func rulesOf(language string) []rule {
	for language = strings.ToLower(language); language != ""; language = parent(language) {
		word := " " + language + " "
		for _, p := range plurals {
			if strings.Contains(p.languages, word) {
				return p.rules
			}
		}
	}
	return nil
}

func parent(tag string) string { return tag[:max(0, strings.LastIndexByte(tag, '-'))] }

// Sign returns the standard sign of a currency in an official language of the European Union: "US$" for USD in Swedish. It is
// empty where the language has none but the code, and for other languages.
func Sign(language, currency string) string {
	s := signsOf(language)
	if s == nil {
		return ""
	}
	for entry := range strings.SplitSeq(s.signs, " ") {
		if code, sign, _ := strings.Cut(entry, "="); code == currency {
			return sign
		}
	}
	return ""
}

// SideOf returns where signs of currencies stand in an official language of the European Union; it is empty for others.
func SideOf(language string) Side {
	if s := signsOf(language); s != nil {
		return s.side
	}
	return ""
}

func signsOf(language string) *languageSigns {
	for i := range signs {
		if signs[i].language == language {
			return &signs[i]
		}
	}
	return nil
}
