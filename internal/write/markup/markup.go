// Package markup writes text into XML and HTML so that it stays text.
//
// In: a text, and what a format writes in a way of its own. Out: the text with everything escaped that markup would take
// for its own, as content of an element or as the value of an attribute. It knows no element and no format: a writer that
// has to leave characters out, or that names them in another way, hands over a Rule.
package markup

import "unicode/utf8"

// Rule says what a format writes in place of a character, where that differs from what Text and Attr write; ok is false
// for all others. Letters and signs of ASCII other than & < > " ' are never asked for. A nil rule has no characters.
type Rule func(r rune) (with string, ok bool)

// Invalid is what a rule is asked for where the text holds a byte that is no UTF-8.
const Invalid rune = -1

// Text appends the content of an element: & < > are escaped, and a carriage return, which a reader would take for a
// line end. What XML 1.0 cannot hold (section 2.2) is written as U+FFFD, which shows that something was there.
func Text(b []byte, s string, own Rule) []byte { return write(b, s, false, own) }

// Attr appends what stands in an attribute between double quotes: as Text, and quotes, tabs and line ends are escaped too.
func Attr(b []byte, s string, own Rule) []byte { return write(b, s, true, own) }

// String is what Attr appends.
func String(s string, own Rule) string {
	return string(Attr(nil, s, own))
}

func write(b []byte, s string, quoted bool, own Rule) []byte {
	from := 0
	for i := 0; i < len(s); {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			if r, n = utf8.DecodeRuneInString(s[i:]); r == utf8.RuneError && n == 1 {
				r = Invalid
			}
		} else if plain(r) {
			i++
			continue
		}
		with, ok := "", false
		if own != nil {
			with, ok = own(r)
		}
		if !ok {
			with, ok = common(r, quoted)
		}
		if ok {
			b = append(append(b, s[from:i]...), with...)
			from = i + n
		}
		i += n
	}
	return append(b, s[from:]...)
}

// plain says whether a character of ASCII means nothing in markup.
func plain(r rune) bool {
	return r >= ' ' && r != '&' && r != '<' && r != '>' && r != '"' && r != '\'' && r != 0x7f
}

// common is what every format writes that has no rule of its own for a character.
func common(r rune, quoted bool) (with string, ok bool) {
	switch r {
	case '&':
		return "&amp;", true
	case '<':
		return "&lt;", true
	case '>':
		return "&gt;", true
	case '\r':
		return "&#13;", true
	case '"':
		return "&quot;", quoted
	case '\n':
		return "&#10;", quoted
	case '\t':
		return "&#9;", quoted
	}
	return "\uFFFD", r < ' ' || r == 0xFFFE || r == 0xFFFF
}
