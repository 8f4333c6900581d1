package ooxml

import (
	"strings"

	"briefing/internal/write/markup"
)

// Builder writes XML with no tree in between: what a part holds is seen where it is written.
type Builder struct{ strings.Builder }

// Put writes pieces as they are.
func (b *Builder) Put(parts ...string) {
	for _, p := range parts {
		b.WriteString(p)
	}
}

// Text writes a text with what XML needs escaped, without the characters that XML 1.0 forbids.
func (b *Builder) Text(s string) { b.WriteString(Esc(s)) }

// Esc is what Text writes, for use inside Put, in attributes and elements alike.
func Esc(s string) string { return markup.String(s, dropped) }

// dropped is the rule of this package: what XML 1.0 does not know, carriage returns and bytes that are no UTF-8 are left out.
func dropped(r rune) (with string, ok bool) { return "", !allowed(r) }

// allowed says whether XML 1.0 knows a character, and no reader changes it.
func allowed(r rune) bool {
	return r >= ' ' && r != 0xFFFE && r != 0xFFFF || r == '\t' || r == '\n'
}

// Clean is a text without what XML cannot hold.
func Clean(s string) string {
	return strings.Map(func(r rune) rune {
		if !allowed(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
}
