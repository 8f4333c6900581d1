// Package fonts makes typefaces for tests.
//
// In: the bytes of a TTF file. Out: those of a file that differs in one thing. It is for tests only.
package fonts

import (
	"encoding/binary"
	"fmt"
	"slices"
)

// Without returns a face that lacks characters of the basic plane: a copy of the file with another table of characters. It
// panics on a file that is none.
func Without(ttf []byte, lacking ...rune) []byte {
	u16 := func(b []byte, at int) int { return int(binary.BigEndian.Uint16(b[at:])) }
	type entry struct {
		tag  string
		data []byte
	}
	var tables []entry
	for i := range u16(ttf, 4) {
		e := ttf[12+16*i:]
		from, size := binary.BigEndian.Uint32(e[8:]), binary.BigEndian.Uint32(e[12:])
		data := slices.Clone(ttf[from : from+size])
		if string(e[:4]) == "cmap" {
			data = characters(glyphs(data), lacking)
		}
		tables = append(tables, entry{string(e[:4]), data})
	}
	out := slices.Clone(ttf[:12])
	at := 12 + 16*len(tables)
	for _, t := range tables {
		out = append(out, t.tag...)
		out = binary.BigEndian.AppendUint32(out, 0) // nobody sums these up
		out = binary.BigEndian.AppendUint32(out, uint32(at))
		out = binary.BigEndian.AppendUint32(out, uint32(len(t.data)))
		at += (len(t.data) + 3) &^ 3
	}
	for _, t := range tables {
		out = append(out, t.data...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	return out
}

// glyphs reads the glyph of each character from a table of format 4 (OpenType specification, cmap).
func glyphs(cmap []byte) map[rune]int {
	u16 := func(at int) int { return int(binary.BigEndian.Uint16(cmap[at:])) }
	for i := range u16(2) {
		at := int(binary.BigEndian.Uint32(cmap[4+8*i+4:]))
		if u16(at) != 4 {
			continue
		}
		out := map[rune]int{}
		n := u16(at+6) / 2
		for s := range n {
			end, start := u16(at+14+2*s), u16(at+16+2*n+2*s)
			delta, place := u16(at+16+4*n+2*s), at+16+6*n+2*s
			for c := start; c <= end && c < 0xFFFF; c++ {
				g := c + delta
				if offset := u16(place); offset > 0 {
					if g = u16(place + offset + 2*(c-start)); g > 0 {
						g += delta
					}
				}
				if g &= 0xFFFF; g > 0 {
					out[rune(c)] = g
				}
			}
		}
		return out
	}
	panic(fmt.Sprintf("the face has no table of characters of format 4 among its %d", u16(2)))
}

// characters writes such a table, a segment for each character.
func characters(of map[rune]int, lacking []rune) []byte {
	var list []int
	for r := range of {
		if !slices.Contains(lacking, r) {
			list = append(list, int(r))
		}
	}
	slices.Sort(list)
	list = append(list, 0xFFFF)
	n := len(list)
	var b []byte
	put := func(v ...int) {
		for _, x := range v {
			b = binary.BigEndian.AppendUint16(b, uint16(x))
		}
	}
	put(0, 1, 3, 1, 0, 12)
	put(4, 16+8*n, 0, 2*n, 0, 0, 0)
	put(list...)
	put(0)
	put(list...)
	for _, c := range list {
		put(of[rune(c)] - c)
	}
	for range list {
		put(0)
	}
	return b
}
