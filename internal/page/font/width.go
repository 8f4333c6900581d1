package font

import (
	"slices"
	"unicode/utf8"
)

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
			if other := standIn(r); g == 0 && other != 0 {
				if g = f.index(other); g > 0 && r == narrowSpace && f.numGlyphs < maxGlyphs {
					g = f.numGlyphs
				}
			}
		}
		b[i] = glyph{uint16(g), f.glyphAdvance(g)}
	}
	return b
}

// narrowSpace is the space that numbers are grouped by. A face that lacks it has a glyph without ink for it, one fifth of an
// em wide, behind its own: its number is that of the face's glyphs.
const narrowSpace, narrowParts = '\u202f', 5

// maxGlyphs is how many glyphs a face can have, one for its narrow space included.
const maxGlyphs = 0xFFFE

// standIn is the character that a face shows for another one that it lacks and that looks the same: a space that holds two
// words together is a space to the eye, and so with hyphens. 0: none.
func standIn(r rune) rune {
	switch r {
	case '\u00a0', narrowSpace:
		return ' '
	case '\u2010', '\u2011':
		return '-'
	}
	return 0
}

// Drawn is the character whose outline the face shows for a character that it has: nearly always itself.
func (f *Face) Drawn(r rune) rune {
	if other := standIn(r); other != 0 && f.index(r) == 0 {
		return other
	}
	return r
}

// printable leaves out what must not stand in a document whatever the face says: control characters, halves of
// surrogate pairs, the private use area (which has no agreed meaning), the byte order mark, the sign for "unknown
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
	if g == f.numGlyphs {
		return uint16(f.permille(f.upem / narrowParts))
	}
	t := f.tables["hmtx"]
	return uint16(min(f.permille(int(t.u16(4*min(g, f.hMetrics-1)))), 0xFFFF))
}

// Has says whether the face holds the character. Only the basic plane (up to U+FFFF) counts; control and private
// use characters are never held.
func (f *Face) Has(r rune) bool { return f.lookup(r).index != 0 }

// Missing lists the characters of s that the face lacks, each once, in order. Bytes that are no UTF-8 count as U+FFFD.
func (f *Face) Missing(s string) []rune {
	var out []rune
	for _, r := range s {
		if !f.Has(r) && !slices.Contains(out, r) {
			out = append(out, r)
		}
	}
	return out
}

// Advance is the width of a character in 1/1000 em, rounded to the nearest. A character that the face lacks counts
// as its sign for missing characters.
func (f *Face) Advance(r rune) int { return int(f.lookup(r).advance) }

// Units is the sum of the advances of a text in 1/1000 em: what Width is made from, for a caller that adds up.
func (f *Face) Units(s string) int {
	sum, ascii := 0, f.block(0) // nearly all characters are in this block, and documents have thousands of words
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
