// Package face reads what a PDF embeds of a font: the glyphs of a TrueType program, and the map from codes to
// characters.
//
// In: the bytes of the two streams. Out: advances, outlines by their number, and texts by their code. It draws nothing
// and trusts no offset; it shares no code with the package that cuts faces, so that each tests the other.
package face

import (
	"encoding/binary"
	"errors"
)

// Program is an embedded TrueType font program.
type Program struct {
	Glyphs     int // number of glyphs
	UnitsPerEm int
	hmtx       []byte
	long       int // number of full entries in hmtx
	glyf       []byte
	offsets    []int // Glyphs + 1 places in glyf
	cmap       []byte
}

// Read reads the tables that a PDF needs (OpenType specification, version 1.9: head, maxp, hhea, hmtx, loca,
// glyf, and cmap where a font is simple).
func Read(b []byte) (*Program, error) {
	if len(b) < 12 {
		return nil, errors.New("the font program is too short")
	}
	if tag := binary.BigEndian.Uint32(b); tag != 0x00010000 && string(b[:4]) != "true" {
		return nil, errors.New("the font program is not TrueType")
	}
	tables := map[string][]byte{}
	for i := range int(binary.BigEndian.Uint16(b[4:])) {
		row := 12 + 16*i
		if row+16 > len(b) {
			return nil, errors.New("the font program's list of tables is cut off")
		}
		offset, size := uint64(binary.BigEndian.Uint32(b[row+8:])), uint64(binary.BigEndian.Uint32(b[row+12:]))
		if offset+size > uint64(len(b)) {
			return nil, errors.New("the font program's table " + string(b[row:row+4]) + " is cut off")
		}
		tables[string(b[row:row+4])] = b[offset : offset+size]
	}
	head, maxp, hhea := tables["head"], tables["maxp"], tables["hhea"]
	if len(head) < 54 || len(maxp) < 6 || len(hhea) < 36 {
		return nil, errors.New("the font program lacks its head tables")
	}
	p := &Program{
		Glyphs:     int(binary.BigEndian.Uint16(maxp[4:])),
		UnitsPerEm: int(binary.BigEndian.Uint16(head[18:])),
		hmtx:       tables["hmtx"],
		long:       int(binary.BigEndian.Uint16(hhea[34:])),
		glyf:       tables["glyf"],
		cmap:       tables["cmap"],
	}
	if p.UnitsPerEm == 0 || p.long == 0 || len(p.hmtx) < 4*p.long {
		return nil, errors.New("the font program has no advances")
	}
	loca, wide := tables["loca"], binary.BigEndian.Uint16(head[50:]) != 0
	for i := range p.Glyphs + 1 {
		at := 0
		switch {
		case wide && len(loca) >= 4*i+4:
			at = int(binary.BigEndian.Uint32(loca[4*i:]))
		case !wide && len(loca) >= 2*i+2:
			at = 2 * int(binary.BigEndian.Uint16(loca[2*i:]))
		default:
			return nil, errors.New("the font program's list of glyphs is cut off")
		}
		if at > len(p.glyf) || i > 0 && at < p.offsets[i-1] {
			return nil, errors.New("the font program's list of glyphs is damaged")
		}
		p.offsets = append(p.offsets, at)
	}
	return p, nil
}

// Has says whether the program holds a glyph of this number.
func (p *Program) Has(gid int) bool { return gid >= 0 && gid < p.Glyphs }

// Advance is a glyph's width in 1/1000 em.
func (p *Program) Advance(gid int) float64 {
	i := min(gid, p.long-1)
	return float64(binary.BigEndian.Uint16(p.hmtx[4*i:])) * 1000 / float64(p.UnitsPerEm)
}

// Drawn says whether a glyph paints something, and false for ok if it needs parts that are not there.
func (p *Program) Drawn(gid int) (drawn, ok bool) { return p.drawn(gid, 0) }

func (p *Program) drawn(gid, depth int) (drawn, ok bool) {
	if !p.Has(gid) || depth > 8 {
		return false, false
	}
	g := p.glyf[p.offsets[gid]:p.offsets[gid+1]]
	if len(g) == 0 {
		return false, true
	}
	if len(g) < 10 {
		return false, false
	}
	if contours := int16(binary.BigEndian.Uint16(g)); contours >= 0 {
		return contours > 0, true
	}
	const words, scale, more, twoScales, matrix = 0x1, 0x8, 0x20, 0x40, 0x80
	for at, flags := 10, more; flags&more != 0; {
		if at+4 > len(g) {
			return false, false
		}
		flags = int(binary.BigEndian.Uint16(g[at:]))
		part, whole := p.drawn(int(binary.BigEndian.Uint16(g[at+2:])), depth+1)
		if !whole {
			return false, false
		}
		drawn = drawn || part
		at += 6
		if flags&words != 0 {
			at += 2
		}
		switch {
		case flags&scale != 0:
			at += 2
		case flags&twoScales != 0:
			at += 4
		case flags&matrix != 0:
			at += 8
		}
	}
	return drawn, true
}
