package pptx

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// xmlBuilder writes XML with no tree in between: what a part holds is seen where it is written.
type xmlBuilder struct{ strings.Builder }

// put writes pieces as they are.
func (b *xmlBuilder) put(parts ...string) {
	for _, p := range parts {
		b.WriteString(p)
	}
}

// text writes a text with what XML needs escaped, without the characters that XML 1.0 forbids.
func (b *xmlBuilder) text(s string) {
	from := 0
	for i := 0; i < len(s); {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		var with string
		switch {
		case r == '&':
			with = "&amp;"
		case r == '<':
			with = "&lt;"
		case r == '>':
			with = "&gt;"
		case r == '"':
			with = "&quot;"
		case r == '\n':
			with = "&#10;"
		case r == '\t':
			with = "&#9;"
		case !allowed(r) || r == utf8.RuneError && n == 1:
		default:
			i += n
			continue
		}
		b.WriteString(s[from:i])
		b.WriteString(with)
		i += n
		from = i
	}
	b.WriteString(s[from:])
}

// allowed says whether XML 1.0 knows a character.
func allowed(r rune) bool {
	switch {
	case r == '\t', r == '\n':
		return true
	case r < 0x20, r >= 0xD800 && r < 0xE000, r == 0xFFFE, r == 0xFFFF:
		return false
	}
	return true
}

// esc is text for use inside put, in attributes and elements alike.
func esc(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r >= 0xD800 || strings.ContainsRune(`&<>"`, r) }) {
		return s
	}
	var b xmlBuilder
	b.text(s)
	return b.String()
}

func itoa(n int) string { return strconv.Itoa(n) }

func flag(on bool) string {
	if on {
		return "1"
	}
	return "0"
}
