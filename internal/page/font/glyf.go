package font

import (
	"encoding/binary"
	"fmt"
	"slices"
)

// Flags of the parts of a composite glyph (OpenType specification, glyf).
const (
	argsAreWords    = 0x0001
	haveScale       = 0x0008
	moreComponents  = 0x0020
	haveXYScale     = 0x0040
	haveTwoByTwo    = 0x0080
	haveInstruction = 0x0100
)

// Flags of the points of a simple glyph.
const (
	xShort, yShort = 0x02, 0x04
	repeated       = 0x08
	xSame, ySame   = 0x10, 0x20
)

func (f *file) damaged(g int, what string) error {
	return fmt.Errorf("%s is damaged: glyph %d %s", f.name, g, what)
}

// outline returns a glyph's bytes; none for a blank such as the space.
func (f *file) outline(g int) (table, error) {
	if g == f.numGlyphs {
		return nil, nil // the narrow space that the face lacks
	}
	loca, glyf := f.tables["loca"], f.tables["glyf"]
	var start, end int64
	if f.longLoca {
		start, end = int64(loca.u32(4*g)), int64(loca.u32(4*g+4))
	} else {
		start, end = 2*int64(loca.u16(2*g)), 2*int64(loca.u16(2*g+2))
	}
	if start > end || end > int64(len(glyf)) || end > start && end-start < 12 {
		return nil, f.damaged(g, "lies outside the table of outlines")
	}
	return glyf[start:end], nil
}

// components calls visit with the place of each part of a composite glyph and returns where their list ends, or an error if
// it is cut off.
func (f *file) components(g int, data table, visit func(at int) error) (end int, err error) {
	at := 10
	for {
		if at+4 > len(data) {
			return 0, f.damaged(g, "is cut off")
		}
		flags := data.u16(at)
		size := 6
		if flags&argsAreWords != 0 {
			size = 8
		}
		switch {
		case flags&haveScale != 0:
			size += 2
		case flags&haveXYScale != 0:
			size += 4
		case flags&haveTwoByTwo != 0:
			size += 8
		}
		if at+size > len(data) {
			return 0, f.damaged(g, "is cut off")
		}
		if err := visit(at); err != nil {
			return 0, err
		}
		at += size
		if flags&moreComponents == 0 {
			return at, nil
		}
	}
}

// appendGlyph copies a glyph without its hinting program; the parts of a composite get their new numbers.
func (c *subsetter) appendGlyph(out []byte, g int) ([]byte, error) {
	data, err := c.face.outline(g)
	if err != nil || len(data) == 0 {
		return out, err
	}
	if data.i16(0) >= 0 {
		return c.face.appendSimple(out, g, data)
	}
	copied := slices.Clone(data)
	end, err := c.face.components(g, copied, func(at int) error {
		binary.BigEndian.PutUint16(copied[at:], copied.u16(at)&^haveInstruction)
		binary.BigEndian.PutUint16(copied[at+2:], uint16(c.number[int(copied.u16(at+2))]))
		return nil
	})
	return append(out, copied[:end]...), err
}

// appendSimple copies contours and points, checking on the way that they are all there.
func (f *file) appendSimple(out []byte, g int, data table) ([]byte, error) {
	contours := data.i16(0)
	ends := 10 + 2*contours
	if ends+2 > len(data) {
		return nil, f.damaged(g, "is cut off")
	}
	if contours == 0 {
		return append(append(out, data[:10]...), 0, 0), nil
	}
	points := int(data.u16(ends-2)) + 1
	flagsAt := ends + 2 + int(data.u16(ends))
	at, coords := flagsAt, 0
	for n := 0; n < points; {
		if at >= len(data) {
			return nil, f.damaged(g, "is cut off")
		}
		flag, times := data[at], 1
		at++
		if flag&repeated != 0 {
			if at >= len(data) {
				return nil, f.damaged(g, "is cut off")
			}
			times += int(data[at])
			at++
		}
		coords += times * (coordSize(flag, xShort, xSame) + coordSize(flag, yShort, ySame))
		n += times
	}
	if at+coords > len(data) {
		return nil, f.damaged(g, "is cut off")
	}
	out = append(out, data[:ends]...)
	out = append(out, 0, 0)
	return append(out, data[flagsAt:at+coords]...), nil
}

// coordSize is the number of bytes a coordinate takes: one if short, none if it repeats the last, else two.
func coordSize(flag, short, same byte) int {
	switch {
	case flag&short != 0:
		return 1
	case flag&same != 0:
		return 0
	}
	return 2
}
