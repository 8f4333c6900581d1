package font

import (
	"encoding/binary"
	"errors"
	"fmt"
	"sort"
	"strings"
	"unicode/utf16"
)

// table is the bytes of one table. The readers below are for places that a length check has covered.
type table []byte

func (t table) u16(at int) uint16 { return binary.BigEndian.Uint16(t[at:]) }
func (t table) i16(at int) int    { return int(int16(binary.BigEndian.Uint16(t[at:]))) }
func (t table) u32(at int) uint32 { return binary.BigEndian.Uint32(t[at:]) }

// otherFormats are the first bytes of files that people take for a TrueType face.
var otherFormats = map[string]string{
	"OTTO":             "it holds PostScript outlines (OpenType CFF), a face with TrueType outlines (.ttf) is needed",
	"ttcf":             "it is a collection of faces, a file with one face is needed",
	"wOFF":             "it is a web font (WOFF), a .ttf file is needed",
	"wOF2":             "it is a web font (WOFF2), a .ttf file is needed",
	"%!PS":             "it is a PostScript face, a .ttf file is needed",
	"\x80\x01\x00\x00": "it is a PostScript face, a .ttf file is needed",
}

var errCutOff = errors.New("the file is cut off")

// readDirectory reads where the tables stand and checks that each ends inside the file.
func (f *file) readDirectory() error {
	d := table(f.data)
	if len(d) == 0 {
		return errors.New("the file is empty")
	}
	if len(d) < 12 {
		return errCutOff
	}
	if v := d.u32(0); v != 0x00010000 && v != 0x74727565 {
		if why, ok := otherFormats[string(d[:4])]; ok {
			return errors.New(why)
		}
		return errors.New("it is not a TrueType face")
	}
	n := int(d.u16(4))
	if len(d) < 12+16*n {
		return errCutOff
	}
	f.tables = make(map[string]table, n)
	for i := range n {
		e := d[12+16*i:]
		start, size := uint64(e.u32(8)), uint64(e.u32(12))
		if start+size > uint64(len(d)) {
			return fmt.Errorf("%w: table %q ends at byte %d, the file has %d bytes", errCutOff, e[:4], start+size, len(d))
		}
		f.tables[string(e[:4])] = d[start : start+size : start+size]
	}
	return nil
}

// table returns a table that must be there and be long enough.
func (f *file) table(tag string, least int) (table, error) {
	t, ok := f.tables[tag]
	if !ok {
		return nil, fmt.Errorf("it has no table %q", tag)
	}
	if len(t) < least {
		return nil, fmt.Errorf("its table %q has %d bytes, at least %d are needed", tag, len(t), least)
	}
	return t, nil
}

// readName finds the PostScript name (name 6), in Windows or Macintosh encoding.
func (f *file) readName() error {
	t, err := f.table("name", 6)
	if err != nil {
		return err
	}
	if form := t.u16(0); form != 0 {
		return fmt.Errorf("its name table has form %d, only form 0 can be used", form)
	}
	n, base := int(t.u16(2)), int(t.u16(4))
	if len(t) < 6+12*n {
		return errors.New("its name table is cut off")
	}
	for i := range n {
		r := t[6+12*i:]
		platform, encoding, language := r.u16(0), r.u16(2), r.u16(4)
		start, size := base+int(r.u16(10)), int(r.u16(8))
		windows := platform == 3 && encoding == 1 && language == 0x409
		if !windows && (platform != 1 || encoding != 0 || language != 0) {
			continue
		}
		if start+size > len(t) || windows && size%2 != 0 {
			return errors.New("its name table is damaged")
		}
		if r.u16(6) != 6 || f.psName != "" {
			continue
		}
		s := string(t[start : start+size])
		if windows {
			s = decodeUTF16(t[start : start+size])
		}
		f.psName = nameChars(s)
	}
	if f.psName == "" {
		f.psName = nameChars(f.name)
	}
	if f.psName == "" {
		f.psName = "Face"
	}
	return nil
}

func decodeUTF16(t table) string {
	units := make([]uint16, len(t)/2)
	for i := range units {
		units[i] = t.u16(2 * i)
	}
	return string(utf16.Decode(units))
}

// nameChars keeps what may stand in a PDF name without escape, and not more than a name may hold.
func nameChars(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '-', r == '_', r == '.':
			return r
		}
		return -1
	}, s)
	return s[:min(len(s), 63)]
}

// readCmap chooses the character map of the basic plane: the first Unicode map of format 4, the one that the page
// writer's library takes too, so that both always mean the same glyph.
func (f *file) readCmap() error {
	t, err := f.table("cmap", 4)
	if err != nil {
		return err
	}
	n := int(t.u16(2))
	if len(t) < 4+8*n {
		return errors.New("its character map is cut off")
	}
	for i := range n {
		e := t[4+8*i:]
		unicode := e.u16(0) == 0 || e.u16(0) == 3 && e.u16(2) == 1
		at := int64(e.u32(4))
		if !unicode || at+16 > int64(len(t)) || t.u16(int(at)) != 4 {
			continue
		}
		sub := t[at:]
		segs := int(sub.u16(6)) / 2
		if segs == 0 || len(sub) < 16+8*segs {
			return errors.New("its character map is cut off")
		}
		f.cmap = sub
		return nil
	}
	return errors.New("it has no Unicode character map")
}

// index looks a character up in the character map (OpenType specification, cmap format 4): the first segment that
// ends at or after it, then a difference or an indirect array. 0 is "not in the face".
func (f *file) index(r rune) int {
	c := table(f.cmap)
	segs := int(c.u16(6)) / 2
	lo := sort.Search(segs, func(i int) bool { return rune(c.u16(14+2*i)) >= r })
	if lo == segs {
		return 0
	}
	starts, deltas, offsets := 16+2*segs, 16+4*segs, 16+6*segs
	start := rune(c.u16(starts + 2*lo))
	if r < start {
		return 0
	}
	delta, offset := int(c.u16(deltas+2*lo)), int(c.u16(offsets+2*lo))
	g := int(r) + delta
	if offset != 0 {
		at := offsets + 2*lo + offset + 2*int(r-start)
		if at+2 > len(c) {
			return 0
		}
		g = int(c.u16(at))
		if g == 0 {
			return 0
		}
		g += delta
	}
	g &= 0xFFFF
	if g >= f.numGlyphs {
		return 0
	}
	return g
}
