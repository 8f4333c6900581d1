package svg

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"briefing/internal/page/frame"
	"briefing/internal/write/markup"
)

// appendEscaped is the one way for text into the result, as character data and inside quotes.
func appendEscaped(b []byte, s string) []byte { return markup.Attr(b, s, inDrawing) }

// inDrawing drops what may stand in no text of a drawing and bytes that are no UTF-8; line ends and tabs become spaces.
func inDrawing(r rune) (with string, ok bool) {
	switch r {
	case '\'':
		return "&#39;", true
	case '\t', '\n', '\r':
		return " ", true
	}
	return "", r == markup.Invalid || forbidden(r)
}

// forbidden says whether a character may stand in no text at all: what XML forbids, control characters and the marks that
// turn the direction of the text around them by force. Marks that right-to-left text needs (U+200E, U+200F, U+061C)
// and joiners stay.
func forbidden(r rune) bool {
	switch {
	case r < 0x20, r >= 0x7F && r < 0xA0, r == 0xFEFF, r&0xFFFE == 0xFFFE, // control characters, no characters
		r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069, // forced directions
		r == 0x2028, r == 0x2029: // ends of lines and paragraphs
		return true
	}
	return false
}

// attr adds an attribute.
func attr(b []byte, name, value string) []byte {
	b = append(b, ' ')
	b = append(b, name...)
	b = append(b, `="`...)
	return append(appendEscaped(b, value), '"')
}

// Name makes a name that ids and classes may have: lower-case letters, digits and hyphens, a letter first.
func Name(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			b.WriteRune(r)
		} else {
			b.WriteByte('-')
		}
	}
	name := strings.Trim(b.String(), "-")
	if name == "" || name[0] >= '0' && name[0] <= '9' {
		name = "c-" + name
	}
	return strings.TrimRight(name, "-")
}

// quoteFamily puts a family's name in quotes if it needs them. Inside a style sheet and inside an attribute it may
// hold nothing that ends either.
func quoteFamily(s string) string {
	s = strings.Map(func(r rune) rune {
		if forbidden(r) || strings.ContainsRune("\"'\\<>&{};", r) {
			return -1
		}
		return r
	}, s)
	if strings.ContainsFunc(s, func(r rune) bool { return r != '-' && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') }) {
		return "'" + s + "'"
	}
	return s
}

// appendStyleText adds a value to a style sheet without what could end the value, the sheet or its element. Quotes
// that are not in pairs go.
func appendStyleText(b []byte, s string) []byte {
	drop := "\"\\<>&{};/"
	if strings.Count(s, "'")%2 == 1 {
		drop += "'"
	}
	for _, r := range s {
		if !forbidden(r) && !strings.ContainsRune(drop, r) && r != utf8.RuneError {
			b = utf8.AppendRune(b, r)
		}
	}
	return b
}

// appendUnit adds a length in px with at most two decimals and no needless zeros.
func appendUnit(b []byte, u frame.Unit) []byte {
	if u < 0 {
		b = append(b, '-')
		u = -u
	}
	whole, part := u/100, u%100
	if whole > 0 || part == 0 {
		b = strconv.AppendInt(b, int64(whole), 10)
	}
	if part > 0 {
		b = append(b, '.', byte('0'+part/10))
		if part%10 > 0 {
			b = append(b, byte('0'+part%10))
		}
	}
	return b
}

// appendColor adds a colour as #rgb or #rrggbb.
func appendColor(b []byte, c frame.Color) []byte {
	const hex = "0123456789abcdef"
	short := true
	for _, v := range [3]uint8{c.R, c.G, c.B} {
		short = short && v>>4 == v&15
	}
	b = append(b, '#')
	for _, v := range [3]uint8{c.R, c.G, c.B} {
		b = append(b, hex[v>>4])
		if !short {
			b = append(b, hex[v&15])
		}
	}
	return b
}
