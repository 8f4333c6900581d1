package tag

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Snippet shortens a text for a message; what cannot be printed shows as a question mark.
func Snippet(s string) string {
	const most = 40
	s = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		if !unicode.IsPrint(r) || r == utf8.RuneError {
			return '?'
		}
		return r
	}, s)
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > most {
		s = strings.TrimSpace(string(r[:most])) + "…"
	}
	return "“" + s + "”"
}
