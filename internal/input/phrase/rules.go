package phrase

import (
	"strings"
	"unicode"

	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
	"briefing/internal/input/named"
)

// NewRules makes the rules from the words of a language and the names of a dataset.
func NewRules(cat *language.Catalog, ds *dataset.Dataset) *Rules {
	typed := cat.FigureWords()
	f := &Rules{
		words: set(typed.Words), scales: set(typed.Scales), scalesAfter: set(typed.ScalesAfter), fractions: set(typed.Fractions), fractionsAfter: set(typed.FractionsAfter),
		multiWord: phrases{}, exceptions: phrases{}, endings: typed.Endings,
		patterns: named.NewSet(typed.Names), patternsAtEnd: named.NewSet(typed.NamesAtEnd), namesBefore: set(typed.NamesBefore),
		counted: set(typed.Counted), scalesPer: set(typed.ScalesPer),
		numberParts: map[string]bool{}, months: map[string]bool{}, currencies: map[string]bool{}, abbreviations: map[string]bool{},
	}
	for _, w := range typed.Scales {
		f.words[w] = true
	}
	for _, a := range ds.Actors {
		f.abbreviations[a.Abbreviation] = true
	}
	for n := 1; n <= 12; n++ {
		if w, ok := cat.Word(n); ok {
			f.numberParts[strings.ToLower(w)] = true
		}
	}
	f.and = strings.TrimSpace(cat.List([]string{" ", " "}))
	for _, p := range typed.Phrases {
		f.multiWord.add(p)
	}
	for _, p := range typed.Exceptions {
		f.exceptions.add(strings.ReplaceAll(p, "-", " "))
	}
	f.addMonths(cat)
	f.addParts(cat)
	noun := map[string]bool{}
	add := func(s string) {
		if s = strings.ToLower(strings.TrimSpace(s)); s != "" && !noun[s] {
			noun[s] = true
			f.nouns = append(f.nouns, s)
		}
	}
	for _, u := range ds.Units {
		if u.Currency != "" {
			f.currencies[u.Currency] = true
		}
		forms, _ := u.Noun.In(cat.Lang())
		for _, form := range forms {
			add(form.S)
		}
		for _, s := range u.Synonyms {
			word, _, _ := s.In(cat.Lang())
			add(word)
		}
	}
	style := cat.Style()
	for _, words := range []language.PluralText{style.Million, style.Billion} {
		for _, c := range dataset.PluralCategories() {
			add(words.Form(c))
		}
	}
	for _, n := range ds.Names {
		f.names = append(f.names, blanksAsSpaces(n.S))
	}
	f.listed = len(f.names)
	// What rates are per and what intervals are is said in the dataset's own words, which may hold a number.
	said := func(t dataset.Text) {
		if s, _, ok := t.In(cat.Lang()); ok && strings.ContainsFunc(s, unicode.IsDigit) {
			f.names = append(f.names, blanksAsSpaces(s))
		}
	}
	for _, u := range ds.Units {
		said(u.Words)
	}
	for _, i := range ds.Indicators {
		said(i.Interval)
	}
	return f
}

// addMonths keeps the names of months in all their forms.
func (f *Rules) addMonths(cat *language.Catalog) {
	for m := 1; m <= 12; m++ {
		f.months[cat.Month(m)] = true
		f.months[cat.MonthShort(m)] = true
		d := cat.Date(language.Date{Year: 2000, Month: m, Day: 1}) // the form after a day, where a language has one
		for _, w := range strings.FieldsFunc(d, func(r rune) bool { return !wordRune(r) }) {
			if !strings.ContainsAny(w, "0123456789") && len(w) > 2 {
				f.months[w] = true
			}
		}
	}
}

func set(words []string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}
