package face

import (
	"bytes"
	"slices"
	"testing"

	"briefing/internal/page/font"
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

// codes are those of the program below.
var codes = font.NewCodes([]rune(" Aeé€"))

func program(t testing.TB) ([]byte, *font.Face, font.Subset) {
	t.Helper()
	fonts, err := font.Liberation()
	if err != nil {
		t.Fatal(err)
	}
	s, err := fonts.Face(0).Subset([]rune(" Aeé€"), codes)
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
	for i, r := range s.Runes {
		gid := int(s.Glyphs[i])
		if is := p.Symbol(int(codes.Of(r))); is != gid {
			t.Errorf("%c is glyph %d by the map, want %d", r, is, gid)
		}
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
			for code := range 0x100 {
				p.Symbol(code)
			}
		}
	}
}

// Maps in the three formats that simple fonts have; which of them counts is the platform's matter.
func TestSymbol(t *testing.T) {
	entry := func(platform, encoding byte, at byte) []byte { return []byte{0, platform, 0, encoding, 0, 0, 0, at} }
	bytesOf := make([]byte, 6+256)
	bytesOf[6+'A'], bytesOf[6+'B'] = 7, 8
	trimmed := []byte{0, 6, 0, 14, 0, 0, 0, 'A', 0, 2, 0, 3, 0, 4}
	// Three segments: B by a difference, C and D by a list with a difference, the end.
	segments := []byte{0, 4, 0, 44, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0,
		0xF0, 'B', 0xF0, 'D', 0xFF, 0xFF, 0, 0, 0xF0, 'B', 0xF0, 'C', 0xFF, 0xFF,
		0x0F, 0xC3, 0, 1, 0, 1, 0, 0, 0, 4, 0, 0, 0, 0, 0, 9}
	for _, c := range []struct {
		what string
		cmap []byte
		want [5]int // of A to E
		fit  bool
	}{
		{"none", nil, [5]int{}, false},
		{"bytes", slices.Concat([]byte{0, 0, 0, 1}, entry(1, 0, 12), bytesOf), [5]int{7, 8}, true},
		{"a trimmed list", slices.Concat([]byte{0, 0, 0, 1}, entry(1, 0, 12), trimmed), [5]int{3, 4}, true},
		{"segments", slices.Concat([]byte{0, 0, 0, 1}, entry(3, 0, 12), segments), [5]int{0, 5, 0, 10}, true},
		{"symbols before others", slices.Concat([]byte{0, 0, 0, 2}, entry(1, 0, 20), entry(3, 0, 34), trimmed, segments), [5]int{0, 5, 0, 10}, true},
		{"Unicode", slices.Concat([]byte{0, 0, 0, 1}, entry(3, 1, 12), segments), [5]int{}, false},
		{"the Macintosh among others", slices.Concat([]byte{0, 0, 0, 2}, entry(1, 0, 20), entry(3, 1, 34), trimmed, segments), [5]int{3, 4}, false},
		{"a place behind the end", slices.Concat([]byte{0, 0, 0, 1}, entry(3, 0, 200), segments), [5]int{}, false},
		{"a list cut off", slices.Concat([]byte{0, 0, 0, 9}, entry(1, 0, 12)), [5]int{}, false},
	} {
		p := &Program{cmap: c.cmap}
		var got [5]int
		for i := range got {
			got[i] = p.Symbol('A' + i)
		}
		if got != c.want || p.HasSymbols() != c.fit {
			t.Errorf("%s: got %v, %v", c.what, got, p.HasSymbols())
		}
	}
}
