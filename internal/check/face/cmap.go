package face

import "encoding/binary"

// charMap is one of a program's maps from character codes to glyphs.
type charMap struct {
	platform, encoding int
	data               []byte // from its format on
}

// maps lists the maps of the table cmap. A list that is cut off is as long as what is there.
func (p *Program) maps() []charMap {
	if len(p.cmap) < 4 {
		return nil
	}
	var out []charMap
	for i := range int(binary.BigEndian.Uint16(p.cmap[2:])) {
		row := 4 + 8*i
		if row+8 > len(p.cmap) {
			return out
		}
		at := uint64(binary.BigEndian.Uint32(p.cmap[row+4:]))
		if at >= uint64(len(p.cmap)) {
			continue
		}
		out = append(out, charMap{int(binary.BigEndian.Uint16(p.cmap[row:])), int(binary.BigEndian.Uint16(p.cmap[row+2:])), p.cmap[at:]})
	}
	return out
}

// HasSymbols says whether there is a map that a font without encoding may lean on: that for Windows' symbols, or that for the
// Macintosh if it is the only one (ISO 32000-1, 9.6.6.4; ISO 19005-2, 6.2.11.6).
func (p *Program) HasSymbols() bool {
	list := p.maps()
	for _, m := range list {
		if m.platform == 3 && m.encoding == 0 || len(list) == 1 && m.platform == 1 && m.encoding == 0 {
			return true
		}
	}
	return false
}

// Symbol is the glyph of a code of one byte in a font that names no encoding (ISO 32000-1, 9.6.6.4): by the map for Windows'
// symbols, which knows it as it stands or behind a prefix, else by that for the Macintosh; 0 if neither knows it.
func (p *Program) Symbol(code int) int {
	for _, m := range p.maps() {
		if m.platform == 3 && m.encoding == 0 {
			for _, prefix := range []int{0xF000, 0, 0xF100, 0xF200} {
				if gid := m.glyph(prefix + code); gid != 0 {
					return gid
				}
			}
			return 0
		}
	}
	for _, m := range p.maps() {
		if m.platform == 1 && m.encoding == 0 {
			return m.glyph(code)
		}
	}
	return 0
}

// glyph reads the formats that simple fonts have: a byte for each code, segments, and a trimmed list (OpenType specification,
// cmap, formats 0, 4 and 6).
func (m charMap) glyph(code int) int {
	b := m.data
	u16 := func(at int) int {
		if at < 0 || at+2 > len(b) {
			return 0
		}
		return int(binary.BigEndian.Uint16(b[at:]))
	}
	switch u16(0) {
	case 0:
		if code < 256 && 6+code < len(b) {
			return int(b[6+code])
		}
	case 4:
		n := u16(6) // of segments, times two
		for i := 0; i < n; i += 2 {
			if code > u16(14+i) {
				continue
			}
			first, delta, rangeAt := u16(16+n+i), u16(16+2*n+i), 16+3*n+i
			switch offset := u16(rangeAt); {
			case code < first:
				return 0
			case offset == 0:
				return (code + delta) & 0xFFFF
			default:
				if gid := u16(rangeAt + offset + 2*(code-first)); gid != 0 {
					return (gid + delta) & 0xFFFF
				}
				return 0
			}
		}
	case 6:
		if first := u16(6); code >= first && code < first+u16(8) {
			return u16(10 + 2*(code-first))
		}
	}
	return 0
}
