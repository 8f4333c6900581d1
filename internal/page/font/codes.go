package font

import "slices"

// Codes gives the characters of a document codes of one byte: ASCII characters are themselves, all others follow from 0x80
// in their order. Texts in most languages fit.
type Codes struct{ others []rune }

// firstOther is the code of the first character that is not ASCII.
const firstOther = 0x80

// NewCodes gives codes to runes (in any order, repetitions allowed), or returns nil if there are more than a byte can tell
// apart.
func NewCodes(runes []rune) *Codes {
	var others []rune
	for _, r := range runes {
		if r >= firstOther {
			others = append(others, r)
		}
	}
	slices.Sort(others)
	others = slices.Compact(others)
	if len(others) > 0x100-firstOther {
		return nil
	}
	return &Codes{others}
}

// Of is the code of a character; 0, which is none's, if it has none.
func (c *Codes) Of(r rune) byte {
	if r >= 0 && r < firstOther {
		return byte(r)
	}
	if i, ok := slices.BinarySearch(c.others, r); ok {
		return byte(firstOther + i)
	}
	return 0
}

// Others are the characters that are not ASCII, in the order of their codes from 0x80.
func (c *Codes) Others() []rune { return c.others }

// symbolMap writes the table cmap of a face whose characters are known by these codes: a single map for the platform
// Windows with the encoding Symbol, which leads from 0xF000 plus the code to the glyph (OpenType specification, cmap, format
// 4; ISO 32000-1, 9.6.6.4; ISO 19005-2, 6.2.11.6 wants no other beside it). glyphs are those of runes.
func (c *Codes) symbolMap(runes []rune, glyphs []uint16) []byte {
	var to [0x100]uint16
	first, last := 0xFF, 0
	for i, r := range runes {
		code := int(c.Of(r))
		to[code] = glyphs[i]
		first, last = min(first, code), max(last, code)
	}
	list := to[first : last+1]
	const prefix, segments = 0xF000, 2 // one with all codes, and the one that ends each map
	size := 16 + 8*segments + 2*len(list)
	b := make([]byte, 0, 12+size)
	put := func(values ...int) {
		for _, v := range values {
			b = append(b, byte(v>>8), byte(v))
		}
	}
	put(0, 1, 3, 0, 0, 12)               // version, number of maps; platform, encoding, place
	put(4, size, 0, 2*segments, 4, 1, 0) // format, length, language; segments times two, and what a search needs of it
	put(prefix+last, 0xFFFF, 0)          // last codes
	put(prefix+first, 0xFFFF)            // first codes
	put(0, 1)                            // differences to the glyphs: the last segment's code becomes 0
	put(2*segments, 0)                   // how far from here the segment's glyphs stand
	for _, g := range list {
		put(int(g))
	}
	return b
}
