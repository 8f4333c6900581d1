package phrase

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"briefing/internal/input/dataset"
	"briefing/internal/input/named"
)

// address finds Web addresses, with their scheme or www. or at least a path, and those of mail. Numbers in them are no figures.
var address = regexp.MustCompile(`(?i)\b(?:(?:https?://|www\.)[^` + noAddress + `]+|[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)*\.[a-z]{2,}/[^` + noAddress + `]*|[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+)`)

// noAddress are the signs that end an address.
const noAddress = `\s<>"“”«»\x{a0}\x{202f}\x{2009}\x{fffc}\x{fffd}`

// exemptByPattern adds to marks the runes of names that the language's patterns find, and of addresses; nil if there are none.
func (f *Rules) exemptByPattern(s []rune, marks []bool) []bool {
	if !slices.ContainsFunc(s, func(r rune) bool { return r == 'I' || r == 'V' || r == 'X' || unicode.IsNumber(r) }) {
		return marks
	}
	mark := func(from, to int) {
		if to > from && marks == nil {
			marks = make([]bool, len(s))
		}
		for k := from; k < to; k++ {
			marks[k] = true
		}
	}
	for i := range s {
		if i == 0 && wordRune(s[i]) || i > 0 && wordRune(s[i]) && !wordRune(s[i-1]) {
			mark(i, f.nameEnd(s, i))
		}
	}
	if !slices.ContainsFunc(s, func(r rune) bool { return r == '/' || r == '@' || r == 'w' || r == 'W' }) {
		return marks
	}
	text := string(s)
	for _, at := range address.FindAllStringIndex(text, -1) {
		from := len([]rune(text[:at[0]]))
		mark(from, from+len([]rune(text[at[0]:at[1]])))
	}
	return marks
}

// nameEnd is where the longest name ends that begins at a place and that a pattern describes; the place itself where there is none.
func (f *Rules) nameEnd(s []rune, at int) int {
	longest := at
	f.patterns.Each(s, at, func(p named.Pattern, end int) {
		if end > longest && !f.measures(s, p, at, end) {
			longest = end
		}
	})
	f.patternsAtEnd.Each(s, at, func(p named.Pattern, end int) {
		if end > longest && f.pauses(s, end) && !f.measures(s, p, at, end) {
			longest = end
		}
	})
	return longest
}

// measures says that what stands beside a name makes a figure of its number: always a big number or a currency, as in "Article 5 million";
// and where its number stands free, what is counted, as in "Room 300 people" and "Room 300-bed".
func (f *Rules) measures(s []rune, p named.Pattern, from, to int) bool {
	if start, end := lettersBefore(s, from); unicode.IsNumber(s[from]) && dataset.IsCurrency(string(s[start:end])) {
		return true
	}
	i := skipBlanks(s, to)
	if i == len(s) {
		return false
	}
	raw := wordOf(s[i:wordEnd(s, i)])
	word := strings.ToLower(raw)
	switch {
	case i > to && (unicode.Is(unicode.Sc, s[i]) || s[i] == '%' || s[i] == '‰' || s[i] == '°') || f.scales[word] || dataset.IsCurrency(raw):
		return true
	case !p.Loose(s[from:to]):
		return false
	case s[i] == '-' && i+1 < len(s) && wordRune(s[i+1]):
		return true
	}
	return s[i] == MaskNoun || i > to && unicode.IsNumber(s[i]) || f.counted[word] || f.nounAt(s, i)
}

// pauses says that a sentence ends or pauses at a place, or goes on with one of the words that may follow a name.
func (f *Rules) pauses(s []rune, at int) bool {
	if at == len(s) || strings.ContainsRune(".,;:!?)]”’\"'", s[at]) {
		return true
	}
	i := skipBlanks(s, at)
	return i == len(s) || i > at && (strings.ContainsRune("(–—", s[i]) || f.namesBefore[strings.ToLower(wordOf(s[i:wordEnd(s, i)]))])
}
