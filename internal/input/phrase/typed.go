package phrase

import (
	"slices"
	"strings"
	"unicode"

	"briefing/internal/input/named"
)

// Rules finds the figures that a person typed into a text. Dates and listed names may hold numbers; everything else that
// counts or measures must be a reference.
type Rules struct {
	words          map[string]bool // "two" to "million", "half", ...: lower case
	multiWord      phrases         // figures of several words: "a couple of"
	endings        []string        // that make a figure of a number: "fold"
	scales         map[string]bool // of words, those that are a unit in a phrase where nothing is counted before them: "million"
	scalesAfter    map[string]bool // what may stand before such a unit: "in"
	fractions      map[string]bool // ordinals that are a part after one of these or a number: "fifth"
	fractionsAfter map[string]bool
	abbreviations  map[string]bool // abbreviations that are no Roman numerals
	numberParts    map[string]bool // words that are no figure alone but part of one: "one", as in "twenty-one"
	and            string          // what joins the last part of a long one: "and", as in "two hundred and six"
	exceptions     phrases         // in which such a word is no number: "third country"; lower case, blanks as spaces
	parts          [][]rune        // of a year, with it: "q3 YEAR", "week 23, YEAR"; lower case, blanks as spaces
	months         map[string]bool // "June", "Jun", as they are written
	nouns          []string        // of units: "persons"; a year before one is a number of persons; lower case
	currencies     map[string]bool // "EUR"
	names          []string        // proper names that hold a number: "G5 Sahel"
	listed         int             // how many of them the dataset lists, first and in its order
	patterns       *named.Set      // of names that hold a number: "Article 5"
	patternsAtEnd  *named.Set      // of those that are names only where a sentence ends or pauses, or before one of these words
	namesBefore    map[string]bool // "and"
	counted        map[string]bool // what is counted, besides the nouns: before one of these no number is part of a name: "people"
	scalesPer      map[string]bool // behind which a scale is always a unit: "per"
}

// Runes that stand for what is not text when figures are looked for.
const (
	MaskOther = '\uFFFC' // a value, a pointer, a plain figure
	MaskNoun  = '\uFFFD' // a noun by plural category: a year before it would be a number of that noun
)

// Typed is a figure that a person typed into a text.
type Typed struct {
	From, To int  // runes
	Noun     bool // a year, but for the unit's noun after it
}

// Year is a year a text may hold, to be checked in titles.
type Year struct{ Year, At int }

// Find returns the figures typed into a text, and the years.
func (f *Rules) Find(s []rune) (found []Typed, years []Year) {
	exempt := f.exemptByPattern(s, f.exempt(s))
	numbered := slices.ContainsFunc(s, unicode.IsDigit) // without a digit there is no year, and so no part of one
	for i := 0; i < len(s); {
		if numbered {
			if end, at := f.partOfYear(s, i); end > i {
				years = append(years, Year{year(s[at : at+4]), at})
				i = end
				continue
			}
		}
		switch {
		case unicode.IsNumber(s[i]):
			end := numberEnd(s, i)
			if exempt != nil && exempt[i] {
				i = end
				continue
			}
			if n := isoDate(s, i); n > 0 {
				years = append(years, Year{year(s[i : i+4]), i})
				i += n
				continue
			}
			joined := i > 0 && joinsNumber(s[i-1]) || end < len(s) && joinsNumber(s[end])
			y := year(s[i:end])
			switch {
			case joined:
				found = append(found, Typed{From: i, To: end})
			case y > 0 && f.countsSomething(s, i, end):
				found = append(found, Typed{From: i, To: end, Noun: true})
			case y > 0:
				years = append(years, Year{y, i})
			case f.dayOfDate(s, i, end):
			default:
				found = append(found, Typed{From: i, To: end})
			}
			i = end
		case unicode.IsLetter(s[i]):
			end, figure := f.wordsEnd(s, i, exempt)
			if figure {
				found = append(found, Typed{From: i, To: end})
			}
			i = end
		default:
			i++
		}
	}
	return found, years
}

// joinsNumber says that a rune beside a number makes it part of a word or of a reference: "A4", "600k".
func joinsNumber(r rune) bool { return unicode.IsLetter(r) || r == MaskOther || r == MaskNoun }

// exempt marks the runes of listed names, in which numbers are no figures; nil if there are none.
func (f *Rules) exempt(s []rune) []bool {
	var marks []bool
	f.eachName(s, f.names, func(_, start, end int) {
		if marks == nil {
			marks = make([]bool, len(s))
		}
		for k := start; k < end; k++ {
			marks[k] = true
		}
	})
	return marks
}

// EachListed calls f with every name of the dataset's list that stands in a text, by its number in the list, and where it stands.
func (f *Rules) EachListed(s []rune, call func(name, from int)) {
	f.eachName(s, f.names[:f.listed], func(name, from, _ int) { call(name, from) })
}

// eachName calls f with each place of each name in a text, as a whole word.
func (f *Rules) eachName(s []rune, names []string, call func(name, start, end int)) {
	text := ""
	for n, name := range names {
		if text == "" {
			text = blanksAsSpaces(string(s))
		}
		for from := 0; ; {
			i := strings.Index(text[from:], name)
			if i < 0 {
				break
			}
			start := len([]rune(text[:from+i]))
			end := start + len([]rune(name))
			if (start == 0 || !wordRune(s[start-1])) && (end == len(s) || !wordRune(s[end])) {
				call(n, start, end)
			}
			from += i + len(name)
		}
	}
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// blanksAsSpaces makes every kind of blank a space, so that a name is found however its words are held together.
func blanksAsSpaces(s string) string {
	return strings.Map(func(r rune) rune {
		if blank(r) {
			return ' '
		}
		return r
	}, s)
}

func blank(r rune) bool {
	return r == ' ' || r == '\n' || r == '\u00a0' || r == '\u202f' || r == '\u2009'
}

// numberEnd finds where a number ends. A separator belongs to it when digits follow: "2,400", "91.3"; a blank only
// when exactly three do: "13 000".
func numberEnd(s []rune, i int) int {
	for i < len(s) {
		switch {
		case unicode.IsNumber(s[i]):
			i++
		case i+1 < len(s) && strings.ContainsRune(".,'’", s[i]) && unicode.IsDigit(s[i+1]):
			i += 2
		case blank(s[i]) && digits(s, i+1) == 3:
			i += 4
		default:
			return i
		}
	}
	return i
}

func digits(s []rune, i int) int {
	n := 0
	for i+n < len(s) && unicode.IsNumber(s[i+n]) {
		n++
	}
	return n
}

// year returns the year that four digits name, 1900 to 2099, or 0.
func year(s []rune) int {
	if len(s) != 4 {
		return 0
	}
	y := 0
	for _, r := range s {
		if r < '0' || r > '9' {
			return 0
		}
		y = 10*y + int(r-'0')
	}
	if y < 1900 || y > 2099 {
		return 0
	}
	return y
}

// isoDate returns the length of a date such as 2018-06-14, or 0.
func isoDate(s []rune, i int) int {
	const length = len("2018-06-14")
	if len(s) < i+length || year(s[i:i+4]) == 0 || s[i+4] != '-' || s[i+7] != '-' ||
		digits(s, i+5) != 2 || digits(s, i+8) != 2 || i > 0 && wordRune(s[i-1]) {
		return 0
	}
	return length
}

// dayOfDate says that a number is the day of a date: "14 June", "14–16 June 2018", "June 14, 2018".
func (f *Rules) dayOfDate(s []rune, from, to int) bool {
	if !isDay(s[from:to]) {
		return false
	}
	i := to
	if i+1 < len(s) && (s[i] == '–' || s[i] == '-') {
		if end := numberEnd(s, i+1); isDay(s[i+1 : end]) {
			i = end
		}
	}
	if i < len(s) && s[i] == '.' {
		i++
	}
	if next := skipBlanks(s, i); next > i && f.months[string(s[next:wordEnd(s, next)])] {
		return true
	}
	// The English order of the United States, where the year must follow: "May 12 suspects" is no date.
	start, back := lettersBefore(s, from)
	if start == back || back == from || !f.months[string(s[start:back])] || to >= len(s) || s[to] != ',' {
		return false
	}
	y := skipBlanks(s, to+1)
	return digits(s, y) == 4 && year(s[y:y+4]) > 0
}

// lettersBefore is where the letters before a place begin and end. Blanks may stand between them and the place.
func lettersBefore(s []rune, at int) (start, end int) {
	end = at
	for end > 0 && blank(s[end-1]) {
		end--
	}
	start = end
	for start > 0 && unicode.IsLetter(s[start-1]) {
		start--
	}
	return start, end
}

func isDay(s []rune) bool {
	n := 0
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
		n = 10*n + int(r-'0')
	}
	return len(s) > 0 && len(s) <= 2 && n >= 1 && n <= 31
}

func skipBlanks(s []rune, i int) int {
	for i < len(s) && blank(s[i]) {
		i++
	}
	return i
}

// countsSomething says that four digits are no year: a currency stands beside them, a percent sign, or the noun of a
// unit follows.
func (f *Rules) countsSomething(s []rune, from, to int) bool {
	start, back := lettersBefore(s, from)
	if back > 0 && unicode.Is(unicode.Sc, s[back-1]) || f.currencies[string(s[start:back])] {
		return true
	}
	i := skipBlanks(s, to)
	if i == to && i < len(s) && s[i] == '-' {
		i++
	}
	if i >= len(s) {
		return false
	}
	return unicode.Is(unicode.Sc, s[i]) || s[i] == '%' || s[i] == '‰' || s[i] == MaskNoun || f.currencies[string(s[i:wordEnd(s, i)])] || f.nounAt(s, i)
}

// nounAt says that the noun of a unit stands at a place.
func (f *Rules) nounAt(s []rune, at int) bool {
	return slices.ContainsFunc(f.nouns, func(n string) bool {
		end, ok := begins(s, at, n, false)
		return ok && !(end < len(s) && wordRune(s[end]))
	})
}

// MostFindings is how many typed figures of one paragraph are listed: a table pasted into a text is one mistake.
const MostFindings = 12

// Only returns the figures typed into words, without the years.
func (f *Rules) Only(s []rune) []Typed {
	found, _ := f.Find(s)
	return found
}
