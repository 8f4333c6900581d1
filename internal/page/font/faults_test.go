package font

import (
	"encoding/binary"
	"slices"
	"strings"
	"testing"
)

// broken returns a copy of a good face with one table changed; nil removes it.
func broken(t *testing.T, tag string, change func([]byte) []byte) []byte {
	t.Helper()
	set, err := Liberation()
	if err != nil {
		t.Fatal(err)
	}
	f := set.Face(0)
	var tags []string
	for g := range f.tables {
		tags = append(tags, g)
	}
	slices.Sort(tags)
	var ts []namedTable
	for _, g := range tags {
		data := slices.Clone([]byte(f.tables[g]))
		if g == tag {
			if data = change(data); data == nil {
				continue
			}
		}
		ts = append(ts, namedTable{g, data})
	}
	return assemble(ts)
}

func put16(at int, v uint16) func([]byte) []byte {
	return func(b []byte) []byte { binary.BigEndian.PutUint16(b[at:], v); return b }
}

func keep(n int) func([]byte) []byte { return func(b []byte) []byte { return b[:n] } }

func gone([]byte) []byte { return nil }

func TestFaultyFiles(t *testing.T) {
	set, err := Liberation()
	if err != nil {
		t.Fatal(err)
	}
	good := set.Face(0).TTF()
	for _, c := range []struct {
		name string
		file []byte
		want string
	}{
		{"empty", nil, "the file is empty"},
		{"one byte", []byte{0}, "cut off"},
		{"text", []byte("this is no font at all, but a note"), "not a TrueType face"},
		{"html", []byte("<!DOCTYPE html><html></html>"), "not a TrueType face"},
		{"cff", append([]byte("OTTO"), good[4:]...), "PostScript outlines"},
		{"collection", append([]byte("ttcf"), good[4:]...), "collection"},
		{"web font", append([]byte("wOF2"), good[4:]...), "web font"},
		{"directory cut off", good[:40], "cut off"},
		{"half", good[:len(good)/2], "cut off"},
		{"last byte missing", good[:len(good)-200], "cut off"},
		{"no glyf", broken(t, "glyf", gone), `no table "glyf"`},
		{"no cmap", broken(t, "cmap", gone), `no table "cmap"`},
		{"no name", broken(t, "name", gone), `no table "name"`},
		{"no post", broken(t, "post", gone), `no table "post"`},
		{"short head", broken(t, "head", keep(40)), `table "head" has 40 bytes`},
		{"short hmtx", broken(t, "hmtx", keep(100)), `table "hmtx" has 100 bytes`},
		{"short loca", broken(t, "loca", keep(100)), `table "loca" has 100 bytes`},
		{"em of nothing", broken(t, "head", put16(18, 0)), "its em has 0 units"},
		{"glyph index form", broken(t, "head", put16(50, 7)), "unknown form 7"},
		{"outline form", broken(t, "head", put16(52, 1)), "outlines have an unknown form"},
		{"no advances", broken(t, "hhea", put16(34, 0)), "0 advance widths"},
		{"too many advances", broken(t, "hhea", put16(34, 60000)), "60000 advance widths"},
		{"no embedding", broken(t, "OS/2", put16(8, 2)), "forbid embedding"},
		{"no subsetting", broken(t, "OS/2", put16(8, 0x100)), "forbid embedding a part"},
		{"pictures only", broken(t, "OS/2", put16(8, 0x200)), "as pictures only"},
		{"name form", broken(t, "name", put16(0, 1)), "name table has form 1"},
		{"name cut off", broken(t, "name", keep(30)), "name table is cut off"},
		{"name outside", broken(t, "name", put16(4, 0xFFFF)), "name table is damaged"},
		{"cmap cut off", broken(t, "cmap", keep(5)), "character map is cut off"},
		{"no unicode map", broken(t, "cmap", put16(2, 0)), "no Unicode character map"},
	} {
		f, err := Parse("Test Sans", c.file)
		if err == nil {
			t.Errorf("%s: passes as %s", c.name, f.Name())
			continue
		}
		if !strings.Contains(err.Error(), c.want) || !strings.HasPrefix(err.Error(), "the font file of Test Sans cannot be used: ") {
			t.Errorf("%s: got %q, want %q", c.name, err, c.want)
		}
	}
}

// Damage inside the outlines shows when they are needed, and is an error, not a wrong picture.
func TestDamagedOutlines(t *testing.T) {
	set, _ := Liberation()
	f := set.Face(0)
	at := func(r rune) (start, end int) {
		g := int(f.lookup(r).index)
		loca := f.tables["loca"]
		if f.longLoca {
			return int(loca.u32(4 * g)), int(loca.u32(4*g + 4))
		}
		return 2 * int(loca.u16(2*g)), 2 * int(loca.u16(2*g+2))
	}
	a, _ := at('a')
	umlaut, _ := at('ä')
	for _, c := range []struct {
		name string
		file []byte
		r    rune
		want string
	}{
		{"too many contours", broken(t, "glyf", put16(a, 0x7FFF)), 'a', "is cut off"},
		{"too many points", broken(t, "glyf", put16(a+10+2*int(f.tables["glyf"].u16(a))-2, 0xFFF0)), 'a', "is cut off"},
		{"long program", broken(t, "glyf", put16(a+10+2*int(f.tables["glyf"].u16(a)), 0xFFF0)), 'a', "is cut off"},
		{"part that is not there", broken(t, "glyf", put16(umlaut+12, 0xFFF0)), 'ä', "does not exist"},
		{"part of itself", broken(t, "glyf", put16(umlaut+12, f.lookup('ä').index)), 'ä', "contains itself"},
		{"endless parts", broken(t, "glyf", func(b []byte) []byte {
			start, end := at('ä')
			for i := start + 10; i+1 < end; i += 2 {
				b[i+1] |= moreComponents
			}
			return b
		}), 'ä', "is damaged"},
		{"outside", broken(t, "loca", func(b []byte) []byte {
			g := int(f.lookup('a').index)
			if f.longLoca {
				binary.BigEndian.PutUint32(b[4*g:], 0xFFFFFF00)
			} else {
				binary.BigEndian.PutUint16(b[2*g:], 0xFFFF)
			}
			return b
		}), 'a', "lies outside"},
	} {
		if !f.Has(c.r) {
			t.Fatal("the face lacks the test's character")
		}
		d, err := Parse("Test Sans", c.file)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if _, err := d.Subset([]rune{c.r}, nil); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %q", c.name, err, c.want)
		}
	}
}

// Any one wrong byte gives a face or an error, never a panic.
func TestRandomDamageNeverPanics(t *testing.T) {
	set, _ := Liberation()
	good := set.Face(0).TTF()
	seed := uint32(1)
	next := func(n int) int { // a fixed sequence: the same damage every time
		seed = seed*1664525 + 1013904223
		return int(seed>>8) % n
	}
	for range 300 {
		bad := slices.Clone(good)
		for range 4 {
			at := next(len(bad))
			if next(2) == 0 {
				at = next(4000) // directory and the first tables
			}
			bad[at] = byte(next(256))
		}
		f, err := Parse("Test Sans", bad)
		if err != nil {
			continue
		}
		f.Width("The quick brown fox – ÄÖÜ €", 1000)
		var runes []rune
		for r := rune(0x20); r < 0x180; r++ {
			if f.Has(r) {
				runes = append(runes, r)
			}
		}
		if len(runes) > 0 {
			_, _ = f.Subset(runes, NewCodes(runes))
		}
	}
}
