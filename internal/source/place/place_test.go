package place_test

import (
	"strings"
	"testing"

	"briefing/internal/diag"
	"briefing/internal/source/place"
)

func TestPlacesOfOffsets(t *testing.T) {
	long := strings.Repeat("é", 300)
	text := place.New("f", []byte("a: é1\n"+long+"x\n"), nil)
	if text.Lines() != 3 || text.Line(1) != "a: é1" || text.Line(4) != "" || text.Upto(1) != "a: é1\n" {
		t.Errorf("got %d lines, the first %q", text.Lines(), text.Line(1))
	}
	for _, c := range []struct{ offset, line, col int }{{0, 1, 1}, {5, 1, 5}, {6, 1, 6}, {7, 2, 1}, {607, 2, 301}, {9999, 3, 1}} {
		if line, col := text.LineCol(c.offset); line != c.line || col != c.col {
			t.Errorf("%d stands in %d:%d, want %d:%d", c.offset, line, col, c.line, c.col)
		}
		if got := text.Offset(c.line, c.col); got != min(c.offset, len(text.Data)) {
			t.Errorf("%d:%d is the offset %d, want %d", c.line, c.col, got, c.offset)
		}
	}
	if got := text.At(1, 99); got != (diag.Pos{File: "f", Line: 1, Col: 6}) {
		t.Errorf("behind the end of a line: %v", got)
	}
}

// What was mended in memory is placed where it stands in the file.
func TestPlacesOfMendedLines(t *testing.T) {
	moved := []diag.Pos{{File: "f", Line: 7, Col: 3}, {File: "f", Line: 7, Col: 4}}
	if got := place.New("f", []byte("ab"), map[int][]diag.Pos{1: moved}).At(1, 2); got != moved[1] {
		t.Error(got)
	}
}

// A byte of a value is found through quotes, escapes and folded lines; where the value is not that of the text, nowhere.
func TestFind(t *testing.T) {
	for _, c := range []struct {
		style      place.Style
		text       string
		value, end string // end: what the text goes on with where the value's mark < stands
	}{
		{place.Plain, "one\n  <two", "one <two", "<two"},
		{place.Single, "'it''s <two'", "it's <two", "<two'"},
		{place.Double, `"\x41 \" <two"`, `A " <two`, `<two"`},
		{place.Literal, "|\n  one\n  <two\n", "one\n<two\n", "<two\n"},
		{place.Folded, ">\n  one\n  <two\n", "one <two\n", "<two\n"},
		{place.Plain, "other", "one <two", ""},
	} {
		text := place.New("f", []byte(c.text), nil)
		at, ok := place.Scalar{Text: text, Line: 1, Col: 1, Style: c.style}.Find(c.value, strings.Index(c.value, "<"))
		if got := text.Data[at:]; ok != (c.end != "") || ok && got != c.end {
			t.Errorf("%q: found %v %q, want %q", c.text, ok, got, c.end)
		}
	}
}
