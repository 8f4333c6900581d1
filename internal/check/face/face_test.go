package face

import (
	"bytes"
	"testing"

	"briefing/internal/font"
)

func TestReadMap(t *testing.T) {
	m := ReadMap([]byte(`/CIDInit /ProcSet findresource begin
1 begincodespacerange <0000> <FFFF> endcodespacerange
2 beginbfchar <0041> <0061> <0042> <00660069> endbfchar
3 beginbfrange <0050> <0052> <0070> <00FE> <0102> <00FE> <0200> <0201> [<0031> <D83DDE00>] endbfrange
1 beginbfchar <0041> <0078> endbfchar`))
	for code, want := range map[int]string{0x41: "a", 0x42: "fi", 0x50: "p", 0x52: "r", 0xFE: "þ", 0xFF: "ÿ", 0x200: "1", 0x201: "😀"} {
		if m[code] != want {
			t.Errorf("%04X means %q, want %q", code, m[code], want)
		}
	}
	// The range runs over a change of the high byte: what lies behind it has no meaning.
	for _, code := range []int{0x40, 0x53, 0x100, 0x102, 0x202} {
		if s, has := m[code]; has {
			t.Errorf("%04X means %q", code, s)
		}
	}
}

// A range for all codes at once, as fpdf writes it, maps the first 256 and no more.
func TestReadMapOfAll(t *testing.T) {
	m := ReadMap([]byte("1 beginbfrange <0000> <FFFF> <0000> endbfrange"))
	if len(m) != 256 || m['A'] != "A" {
		t.Errorf("%d codes, A is %q", len(m), m['A'])
	}
}

func program(t testing.TB) ([]byte, *font.Face, font.Subset) {
	t.Helper()
	fonts, err := font.Liberation()
	if err != nil {
		t.Fatal(err)
	}
	s, err := fonts.Face(0).Subset([]rune(" Aeé€"))
	if err != nil {
		t.Fatal(err)
	}
	return s.TTF, fonts.Face(0), s
}

func TestRead(t *testing.T) {
	ttf, face, s := program(t)
	p, err := Read(ttf)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range s.Runes {
		gid := int(s.CIDToGID[2*r])<<8 | int(s.CIDToGID[2*r+1])
		drawn, ok := p.Drawn(gid)
		if !p.Has(gid) || !ok || drawn == (r == ' ') {
			t.Errorf("%c: glyph %d, drawn %v, whole %v", r, gid, drawn, ok)
		}
		if w := p.Advance(gid); int(w+0.5) != face.Advance(r) {
			t.Errorf("%c is %.1f wide, want %d", r, w, face.Advance(r))
		}
	}
	if p.Has(p.Glyphs) || p.Has(-1) {
		t.Error("there are more glyphs than there are")
	}
}

func TestReadDamaged(t *testing.T) {
	ttf, _, _ := program(t)
	for n := 0; n < len(ttf); n += 61 {
		if p, err := Read(ttf[:n]); err == nil {
			t.Fatalf("a program of %d of %d bytes is taken: %v", n, len(ttf), p)
		}
	}
	for i := range ttf {
		if i%7 != 0 {
			continue
		}
		b := bytes.Clone(ttf)
		b[i] ^= 0xFF
		if p, err := Read(b); err == nil {
			for gid := range p.Glyphs {
				p.Drawn(gid)
				p.Advance(gid)
			}
		}
	}
}
