package phrase

import (
	"strings"
	"unicode"

	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
)

// addParts keeps how half-years, quarters and weeks may be typed with their year.
func (f *Rules) addParts(cat *language.Catalog) {
	for _, p := range cat.PartsTyped() {
		f.parts = append(f.parts, []rune(strings.ToLower(blanksAsSpaces(p))))
	}
}

// partOfYear finds where a half-year, a quarter or a week ends that stands with its year at a place of a text, as in "Q3 2024" and
// "third quarter of 2024", or as the dataset writes it: "2024-Q3". It is a date, as "June 2024" is. At is where its year begins; end
// is the place itself where there is none.
func (f *Rules) partOfYear(s []rune, i int) (end, at int) {
	if !wordRune(s[i]) || i > 0 && (wordRune(s[i-1]) || s[i-1] == MaskOther || s[i-1] == MaskNoun) {
		return i, i
	}
	if unicode.IsNumber(s[i]) && i+4 < len(s) && s[i+4] == '-' && year(s[i:i+4]) > 0 {
		end := i + 5
		for end < len(s) && wordRune(s[end]) {
			end++
		}
		if p, err := dataset.ParsePeriod(string(s[i:end])); err == nil && !p.ToPart.IsZero() {
			return end, i
		}
	}
	for _, part := range f.parts {
		if unicode.ToLower(s[i]) != part[0] && part[0] != language.YearSign {
			continue
		}
		if end, at := partAt(s, i, part); end > i {
			return end, at
		}
	}
	return i, i
}

// partAt says where a part of a year ends that stands at a place of a text, and where its year begins.
func partAt(s []rune, i int, part []rune) (end, at int) {
	k := i
	for _, want := range part {
		switch {
		case k >= len(s):
			return i, i
		case want == language.YearSign:
			if digits(s, k) != 4 || year(s[k:k+4]) == 0 {
				return i, i
			}
			at, k = k, k+4
			continue
		case blank(s[k]):
			if want != ' ' {
				return i, i
			}
		case unicode.ToLower(s[k]) != want:
			return i, i
		}
		k++
	}
	if k < len(s) && joinsNumber(s[k]) || k+1 < len(s) && strings.ContainsRune(".,'’", s[k]) && unicode.IsDigit(s[k+1]) {
		return i, i
	}
	return k, at
}
