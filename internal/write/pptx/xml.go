package pptx

import (
	"strconv"
	"strings"

	"briefing/internal/write/markup"
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
func (b *xmlBuilder) text(s string) { b.WriteString(esc(s)) }

// esc is text for use inside put, in attributes and elements alike.
func esc(s string) string { return markup.String(s, fit) }

// fit drops what XML 1.0 does not know, carriage returns and bytes that are no UTF-8.
func fit(r rune) (with string, ok bool) { return "", !allowed(r) }

// allowed says whether XML 1.0 knows a character, and no reader changes it.
func allowed(r rune) bool {
	return r >= ' ' && r != 0xFFFE && r != 0xFFFF || r == '\t' || r == '\n'
}

func itoa(n int) string { return strconv.Itoa(n) }

func flag(on bool) string {
	if on {
		return "1"
	}
	return "0"
}
