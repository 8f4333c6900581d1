package diag

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Visible escapes what a terminal would obey instead of printing it: control characters and line ends, marks that change
// the direction of writing, characters without width, and bytes that are no UTF-8. The name of a file may hold any of
// them, and could otherwise look like a line of the program's own.
func Visible(s string) string {
	if !strings.ContainsFunc(s, isControl) && utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, w := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && w == 1:
			fmt.Fprintf(&b, `\x%02x`, s[i])
		case !isControl(r):
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r < 0x80:
			fmt.Fprintf(&b, `\x%02x`, r)
		case r < 0x10000:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			fmt.Fprintf(&b, `\U%08x`, r)
		}
		i += w
	}
	return b.String()
}

// isControl says whether a character controls how a line is shown, instead of being shown in it.
func isControl(r rune) bool {
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Co, unicode.Cs)
}

// VisibleLines is Visible for a message of several lines: it keeps line ends and tabs.
func VisibleLines(s string) string {
	var b strings.Builder
	for s != "" {
		at := strings.IndexAny(s, "\n\t")
		if at < 0 {
			break
		}
		b.WriteString(Visible(s[:at]))
		b.WriteByte(s[at])
		s = s[at+1:]
	}
	return b.String() + Visible(s)
}
