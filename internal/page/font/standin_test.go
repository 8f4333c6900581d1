package font_test

import (
	"encoding/binary"
	"slices"
	"testing"

	"briefing/internal/page/font"
	"briefing/internal/testkit/fonts"
)

// A face that lacks the spaces that hold words together shows a space for them, the narrow one a fifth of an em wide, and
// a hyphen for hyphens. What it lacks beyond that it lacks.
func TestStandIns(t *testing.T) {
	set, err := font.Liberation()
	if err != nil {
		t.Fatal(err)
	}
	whole := set.Face(0)
	parse := func(lacking ...rune) *font.Face {
		f, err := font.Parse("Poor", fonts.Without(whole.TTF(), lacking...))
		if err != nil {
			t.Fatal(err)
		}
		if err := f.Check(); err != nil {
			t.Fatal(err)
		}
		return f
	}
	poor := parse('\u00a0', '\u202f', '\u2010', '\u2011', 'é')
	for _, c := range []struct {
		r, drawn rune
		advance  int
	}{{'\u00a0', ' ', whole.Advance(' ')}, {'\u202f', ' ', 200}, {'\u2010', '-', whole.Advance('-')}, {'\u2011', '-', whole.Advance('-')}, {'a', 'a', whole.Advance('a')}, {' ', ' ', whole.Advance(' ')}} {
		if !poor.Has(c.r) || poor.Drawn(c.r) != c.drawn || poor.Advance(c.r) != c.advance {
			t.Errorf("U+%04X: has it %v, shown as U+%04X, %d wide, want U+%04X, %d", c.r, poor.Has(c.r), poor.Drawn(c.r), poor.Advance(c.r), c.drawn, c.advance)
		}
	}
	if poor.Has('é') || poor.Drawn('é') != 'é' {
		t.Error("é, which nothing stands in for, must be lacking")
	}
	if got, want := poor.Units("13\u202f000\u00a0a\u2011b"), 5*whole.Advance('0')+200+whole.Advance(' ')+whole.Advance('a')+whole.Advance('-')+whole.Advance('b'); got != want {
		t.Errorf("a text is %d wide, want %d", got, want)
	}
	if none := parse(' ', '\u00a0', '\u202f'); none.Has('\u00a0') || none.Has('\u202f') {
		t.Error("a face without a space shows one")
	}
	// What a face has is its own.
	for _, r := range []rune{'\u00a0', '\u202f'} {
		if whole.Has(r) && whole.Drawn(r) != r {
			t.Errorf("U+%04X is shown as U+%04X", r, whole.Drawn(r))
		}
	}

	s, err := poor.Subset([]rune("a \u00a0\u202f-\u2011"), nil)
	if err != nil {
		t.Fatal(err)
	}
	hmtx := tableOf(t, s.TTF, "hmtx")
	for i, r := range s.Runes {
		units := int(binary.BigEndian.Uint16(hmtx[4*int(s.Glyphs[i]):]))
		if got := (units*1000 + 1024) / 2048; got != s.Advances[i] || got != poor.Advance(r) {
			t.Errorf("U+%04X is %d wide in the file, %d beside it, %d when measured", r, got, s.Advances[i], poor.Advance(r))
		}
	}
	at := func(r rune) uint16 { return s.Glyphs[slices.Index(s.Runes, r)] }
	if at(' ') != at('\u00a0') || at('-') != at('\u2011') || at('\u202f') == at(' ') || at('\u202f') == 0 {
		t.Errorf("glyphs %v of %q", s.Glyphs, string(s.Runes))
	}
}

func tableOf(t *testing.T, ttf []byte, tag string) []byte {
	t.Helper()
	for i := range int(binary.BigEndian.Uint16(ttf[4:])) {
		e := ttf[12+16*i:]
		if string(e[:4]) == tag {
			return ttf[binary.BigEndian.Uint32(e[8:]):]
		}
	}
	t.Fatalf("there is no table %s", tag)
	return nil
}
