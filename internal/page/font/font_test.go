package font

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/gofont/gosmallcapsitalic"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

func faces(t testing.TB) []*Face {
	t.Helper()
	set, err := Liberation()
	if err != nil {
		t.Fatal(err)
	}
	out := slices.Clone(set.Faces[:])
	for name, ttf := range map[string][]byte{"Go Regular": goregular.TTF, "Go Smallcaps Italic": gosmallcapsitalic.TTF} {
		f, err := Parse(name, ttf)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, f)
	}
	return out
}

// Every character of the basic plane, against an independent reader: coverage and advance.
func TestAdvancesAgainstAnotherReader(t *testing.T) {
	for _, f := range faces(t) {
		other, err := sfnt.Parse(f.TTF())
		if err != nil {
			t.Fatal(err)
		}
		var buf sfnt.Buffer
		upem := fixed.Int26_6(other.UnitsPerEm())
		covered := 0
		for r := rune(0x20); r <= 0xFFFF; r++ {
			if !printable(r) {
				if f.Has(r) {
					t.Fatalf("%s holds U+%04X", f.Name(), r)
				}
				continue
			}
			g, err := other.GlyphIndex(&buf, r)
			if err != nil {
				t.Fatal(err)
			}
			if g == 0 && f.Drawn(r) != r {
				continue // another character stands in
			}
			if f.Has(r) != (g != 0) {
				t.Fatalf("%s: U+%04X covered: %v, other reader %v", f.Name(), r, f.Has(r), g != 0)
			}
			if g == 0 {
				continue
			}
			covered++
			// At a size of one em in font units the advance is in font units.
			adv, err := other.GlyphAdvance(&buf, g, upem<<6, font.HintingNone)
			if err != nil {
				t.Fatal(err)
			}
			units := int(adv) >> 6
			want := (1000*units*2 + int(upem)) / (2 * int(upem))
			if f.Advance(r) != want {
				t.Fatalf("%s: U+%04X is %d wide, other reader %d", f.Name(), r, f.Advance(r), want)
			}
		}
		if covered < 400 {
			t.Errorf("%s: only %d characters compared", f.Name(), covered)
		}
	}
}

func TestWidth(t *testing.T) {
	set, err := Liberation()
	if err != nil {
		t.Fatal(err)
	}
	f := set.Face(0)
	for _, c := range []struct {
		s    string
		size int
		want int
	}{
		{"", 900, 0},
		{"H", 1000, 722},
		{"HH", 950, 1372},           // 2 x 722 x 9.5, rounded once: 1371.8
		{"13\u202f000", 1000, 2980}, // five digits of 556 and a narrow space of 200
		{"€", 1000, 556},
		{"Zürich, Ελλάδα, България", 900, 0},
	} {
		want := c.want
		if want == 0 {
			sum := 0
			for _, r := range c.s {
				sum += f.Advance(r)
			}
			want = (sum*c.size + 500) / 1000
		}
		if got := f.Width(c.s, c.size); got != want {
			t.Errorf("%q at %d: %d, want %d", c.s, c.size, got, want)
		}
	}
	if set.Face(1).Width("Headline", 1000) <= f.Width("Headline", 1000) {
		t.Error("bold is not wider than regular")
	}
	if set.Face(7) != f || set.Face(-1) != f {
		t.Error("an unknown style is not regular")
	}
}

func TestMissing(t *testing.T) {
	set, _ := Liberation()
	f := set.Face(0)
	for s, want := range map[string]string{
		"plain text, 13\u202f000 – “quoted”": "",
		"☃ and ☃ and 漢":                      "☃漢",
		"tab\tnew\nline":                     "\t\n",
		"bad \xff byte":                      "\ufffd",
		"emoji 😀":                            "😀",
		"private \ue000":                     "\ue000",
	} {
		if got := string(f.Missing(s)); got != want {
			t.Errorf("%q: missing %q, want %q", s, got, want)
		}
	}
	// All official languages of the European Union, with their quotation marks.
	all := "ăâîșțĂÂÎȘȚ ąćęłńóśźż čďěňřšťůžý ľĺŕô õäöü āēģīķļņū ėįųž őű ġħż çéèêëïñ áíóúæøå ßẞ абвгдежзийклмнопрстуфхцчшщъьюя αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊΐ „“”‚‘’«»‹›—–…€§"
	for _, face := range set.Faces {
		if m := face.Missing(all); len(m) > 0 {
			t.Errorf("%s lacks %q", face.Name(), string(m))
		}
	}
}

func TestMetrics(t *testing.T) {
	set, _ := Liberation()
	for i, want := range []string{
		"LiberationSans 905 -212 688 528 0 400",
		"LiberationSans-Bold 905 -212 688 528 0 700",
		"LiberationSans-Italic 905 -212 688 528 -12 400",
	} {
		f := set.Face(i)
		got := fmt.Sprintf("%s %d %d %d %d %d %d", f.PostScriptName(), f.Ascent(), f.Descent(), f.CapHeight(), f.XHeight(), f.ItalicAngle(), f.Weight())
		if got != want {
			t.Errorf("got %s, want %s", got, want)
		}
		if b := f.BBox(); b[0] >= 0 || b[1] >= 0 || b[2] <= 1000 || b[3] <= 900 {
			t.Errorf("%s: box %v", f.Name(), b)
		}
	}
}

// The subset's outlines, read by an independent reader, are the face's own.
func TestSubsetKeepsOutlines(t *testing.T) {
	const text = "Zażółć gęślą jaźń – ÅÉÎÕÜ ﬁ €13\u202f000 ½ Ǻ ΐ й ẞ"
	for _, f := range faces(t) {
		var runes []rune
		for _, r := range text {
			if f.Has(r) {
				runes = append(runes, r, r)
			}
		}
		codes := NewCodes(runes)
		s, err := f.Subset(runes, codes)
		if err != nil {
			t.Fatal(err)
		}
		if checksum(s.TTF) != 0xB1B0AFBA {
			t.Errorf("%s: the file's checksum is wrong", f.Name())
		}
		if len(s.Tag) != 6 || strings.Trim(s.Tag, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
			t.Errorf("tag %q", s.Tag)
		}
		old, err := sfnt.Parse(f.TTF())
		if err != nil {
			t.Fatal(err)
		}
		cut, err := sfnt.Parse(withTables(f, s.TTF))
		if err != nil {
			t.Fatalf("%s: the subset cannot be read: %v", f.Name(), err)
		}
		if cut.NumGlyphs() >= len(runes)+40 {
			t.Errorf("%s: %d glyphs for %d characters", f.Name(), cut.NumGlyphs(), len(s.Runes))
		}
		if !slices.IsSorted(s.Runes) || len(s.Glyphs) != len(s.Runes) {
			t.Errorf("%s: %d characters, %d glyphs", f.Name(), len(s.Runes), len(s.Glyphs))
		}
		var a, b sfnt.Buffer
		em := fixed.Int26_6(old.UnitsPerEm()) << 6
		for i, r := range s.Runes {
			if f.Drawn(r) != r {
				continue
			}
			was, _ := old.GlyphIndex(&a, r)
			is := sfnt.GlyphIndex(s.Glyphs[i])
			if mapped, err := cut.GlyphIndex(&b, 0xF000+rune(codes.Of(r))); mapped != is || err != nil {
				t.Errorf("%s: the code of U+%04X leads to glyph %d, want %d (%v)", f.Name(), r, mapped, is, err)
			}
			if is == 0 {
				t.Fatalf("%s: U+%04X has no glyph", f.Name(), r)
			}
			want, err := old.LoadGlyph(&a, was, em, nil)
			if err != nil {
				t.Fatal(err)
			}
			got, err := cut.LoadGlyph(&b, is, em, nil)
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(want, got) {
				t.Errorf("%s: the outline of U+%04X changed", f.Name(), r)
			}
			adv, _ := cut.GlyphAdvance(&b, is, em, font.HintingNone)
			if d := s.Advances[i] - int(adv>>6)*1000/int(old.UnitsPerEm()); d < -1 || d > 1 || s.Advances[i] != f.Advance(r) {
				t.Errorf("%s: U+%04X has the advance %d in the list, %d in the file", f.Name(), r, s.Advances[i], adv>>6)
			}
		}
	}
}

// withTables adds the tables that the independent reader wants and a PDF does not.
func withTables(f *Face, subset []byte) []byte {
	cut := file{data: subset}
	if err := cut.readDirectory(); err != nil {
		panic(err)
	}
	var ts []namedTable
	for _, tag := range []string{"OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post"} {
		data, ok := cut.tables[tag]
		if !ok {
			data = f.tables[tag]
		}
		if tag == "post" {
			// Version 3, without glyph names: those of the face are too many for the subset.
			data = append(table{0, 3, 0, 0}, data[4:32]...)
		}
		ts = append(ts, namedTable{tag, data})
	}
	return assemble(ts)
}

func TestSubsetIsTheSameForTheSameCharacters(t *testing.T) {
	f := faces(t)[0]
	a, err := f.Subset([]rune("brown fox"), nil)
	if err != nil {
		t.Fatal(err)
	}
	b, _ := f.Subset([]rune("xof nworb brown"), nil)
	c, _ := f.Subset([]rune("brown fax"), nil)
	if string(a.TTF) != string(b.TTF) || a.Tag != b.Tag {
		t.Error("the order of the characters changes the subset")
	}
	if a.Tag == c.Tag {
		t.Error("different characters have one tag")
	}
	if _, err := f.Subset([]rune("snow ☃"), nil); err == nil || !strings.Contains(err.Error(), "U+2603") {
		t.Errorf("a character that the face lacks: %v", err)
	}
	if _, err := f.Subset(nil, nil); err == nil {
		t.Error("a subset of nothing passes")
	}
	if _, err := f.Subset([]rune("Aé"), NewCodes([]rune("A"))); err == nil || !strings.Contains(err.Error(), "U+00E9") {
		t.Errorf("a character without code: %v", err)
	}
}

// Widths may be asked for from many goroutines at once (run with -race).
func TestFaceIsSafeForManyGoroutines(t *testing.T) {
	f, err := Parse("Liberation Sans", slices.Clone(faces(t)[0].TTF()))
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for r := rune(0x20); r < 0x2200; r += 7 {
				f.Has(r)
			}
			if _, err := f.Subset([]rune("Aé€"), nil); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
}

func BenchmarkWidth(b *testing.B) {
	f := faces(b)[0]
	b.ReportAllocs()
	for b.Loop() {
		f.Width("The European Union supports its partners in North Africa and the Sahel.", 900)
	}
}

func BenchmarkSubset(b *testing.B) {
	f := faces(b)[0]
	runes := []rune("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,;:–“”€ éüß")
	b.ReportAllocs()
	codes := NewCodes(runes)
	for b.Loop() {
		if _, err := f.Subset(runes, codes); err != nil {
			b.Fatal(err)
		}
	}
}
