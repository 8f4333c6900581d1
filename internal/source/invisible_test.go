package source

import (
	"fmt"
	"strings"
	"testing"
)

// What takes no room would stay in a printed text, where no search finds the word any more: it is refused with its
// place, code point and name, typed as it is or as an escape.
func TestCharactersWithoutWidth(t *testing.T) {
	for r, name := range map[rune]string{
		0xad: "soft hyphen", 0x200b: "zero-width space", 0x200c: "zero-width non-joiner", 0x200d: "zero-width joiner", 0x34f: "combining grapheme joiner",
		0x180e: "zero-width space", 0x2060: "word joiner", 0x2063: "invisible operator", 0x3164: "Hangul filler", 0xe0041: "invisible tag",
		0xfeff: "byte order mark inside the text",
	} {
		want := fmt.Sprintf("U+%04X (%s)", r, name)
		_, l := Bytes([]byte("a: 1\nlabel: tw"+string(r)+"elve\n"), "x.yaml")
		if got := l.Text(); !strings.HasPrefix(got, "x.yaml:2:10: error: ") || !strings.Contains(got, want) || !strings.Contains(got, "hint: ") {
			t.Errorf("U+%04X: got %q", r, got)
		}
		_, l = parseText(fmt.Sprintf("a: 1\nlabel: \"tw\\U%08Xelve\"\n", r))
		if got := l.Text(); !l.HasErrors() || !strings.Contains(got, ":2:") || !strings.Contains(got, fmt.Sprintf("U+%04X", r)) {
			t.Errorf("escaped U+%04X: got %q", r, got)
		}
	}
	if _, l := Bytes([]byte("a: non\u2011breaking\u00a0hyphen\u202fand blanks, e\u0301\n"), "x.yaml"); len(l) > 0 {
		t.Errorf("got %s", l.Text())
	}
}

// An id that is empty was refused where it stands: no list of what is allowed names it.
func TestUnknownListsNoEmptyName(t *testing.T) {
	if _, hint := Unknown("chart", "x", []string{"", "north-africa-amounts", ""}); hint != "allowed: north-africa-amounts" {
		t.Errorf("got %q", hint)
	}
	if _, hint := Unknown("chart", "x", []string{""}); hint != "none is defined" {
		t.Errorf("got %q", hint)
	}
}
