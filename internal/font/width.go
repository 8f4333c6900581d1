package font

import "unicode/utf8"

// lookup returns index and advance of a character of the basic plane.
func (f *Face) lookup(r rune) glyph {
	if r < 0 || r > 0xFFFF {
		return glyph{advance: f.glyphAdvance(0)}
	}
	return f.block(r >> 8)[r&0xFF]
}

// block returns what is known of the characters with a high byte.
func (f *Face) block(high rune) *block {
	b := f.blocks[high].Load()
	if b == nil {
		b = f.makeBlock(high << 8)
		// Two goroutines may do this at once; both blocks are equal, so either may win.
		f.blocks[high].Store(b)
	}
	return b
}

func (f *Face) makeBlock(first rune) *block {
	b := new(block)
	for i := range b {
		r := first + rune(i)
		g := 0
		if printable(r) {
			g = f.index(r)
		}
		b[i] = glyph{uint16(g), f.glyphAdvance(g)}
	}
	return b
}

// printable leaves out what must not stand in a document whatever the face says: control characters, halves of
// surrogate pairs, the private use area (nobody can tell what it means), the byte order mark, the sign for "unknown
// character" and the two codes that are no characters.
func printable(r rune) bool {
	switch {
	case r < 0x20, r >= 0x7F && r < 0xA0, r >= 0xD800 && r < 0xF900, r == 0xFEFF, r >= 0xFFF9:
		return false
	}
	return true
}

// glyphAdvance is a glyph's advance in 1/1000 em, rounded to the nearest as a PDF stores it.
func (f *Face) glyphAdvance(g int) uint16 {
	t := f.tables["hmtx"]
	return uint16(min(f.permille(int(t.u16(4*min(g, f.hMetrics-1)))), 0xFFFF))
}

// Has says whether the face holds the character. Only the basic plane (up to U+FFFF) counts; control and private
// use characters are never held.
func (f *Face) Has(r rune) bool { return f.lookup(r).index != 0 }

// Missing lists the characters of s that the face lacks, each once, in order. Bytes that are no UTF-8 count as U+FFFD.
func (f *Face) Missing(s string) []rune {
	var out []rune
next:
	for _, r := range s {
		if f.Has(r) {
			continue
		}
		for _, o := range out {
			if o == r {
				continue next
			}
		}
		out = append(out, r)
	}
	return out
}

// Advance is the width of a character in 1/1000 em, rounded to the nearest. A character that the face lacks counts
// as its sign for missing characters.
func (f *Face) Advance(r rune) int { return int(f.lookup(r).advance) }

// Units is the sum of the advances of a text in 1/1000 em: what Width is made from, for a caller that adds up.
func (f *Face) Units(s string) int {
	sum, ascii := 0, f.block(0) // words are short and there are thousands of them: nearly all is in this block
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			sum += int(ascii[c].advance)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		sum += f.Advance(r)
		i += n
	}
	return sum
}

// Width is the width of a line of text at a size, both in 1/100 pt: the sum of the advances, rounded once at the end
// (half up), as a viewer adds them up.
func (f *Face) Width(s string, size int) int { return (f.Units(s)*size + 500) / 1000 }
