package named

import "unicode"

// Set is a set of patterns by the letters that each begins with: a place of a text is compared with those alone that could stand
// there. It may be used by several goroutines.
type Set struct{ by map[string][]Pattern }

// NewSet makes a set.
func NewSet(list []Pattern) *Set {
	s := &Set{map[string][]Pattern{}}
	for _, p := range list {
		first := ""
		if p.parts[0].fill == "" {
			first = letters(p.parts[0].literal, 0)
		}
		s.by[first] = append(s.by[first], p)
	}
	return s
}

// Each calls f with each pattern that stands at a place of a text, and with where it ends.
func (s *Set) Each(text []rune, at int, f func(p Pattern, end int)) {
	if len(s.by) == 0 || at > 0 && wordRune(text[at-1]) {
		return
	}
	for _, p := range s.by[letters(text, at)] {
		if end, ok := p.Match(text, at); ok {
			f(p, end)
		}
	}
}

// letters are those that a text has at a place, small.
func letters(s []rune, at int) string {
	var first [64]byte // longer words are allocated
	out := first[:0]
	for _, r := range s[at:] {
		if !unicode.IsLetter(r) {
			break
		}
		out = append(out, string(unicode.ToLower(r))...)
	}
	return string(out)
}
