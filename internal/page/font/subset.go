package font

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"
)

// Subset is a face cut down to the characters of a document, in the form a PDF embeds it.
type Subset struct {
	Runes    []rune   // sorted, each once
	Advances []int    // of Runes, in 1/1000 em
	Glyphs   []uint16 // of Runes, by their numbers in TTF
	Tag      string   // six capital letters that tell subsets of one face apart; made from the characters
	TTF      []byte   // tables glyf, head, hhea, hmtx, loca and maxp, and cmap if there are codes; glyph 0 is the sign for missing characters
}

// Subset cuts the face down to runes (in any order, repetitions allowed) and, if codes are given, says which code is which
// glyph. Hinting programs are left out: they serve coarse screens and make up half of a face. It fails on a character that
// the face or codes lack and on a damaged outline.
func (f *Face) Subset(runes []rune, codes *Codes) (Subset, error) {
	s := Subset{Runes: slices.Compact(slices.Sorted(slices.Values(runes)))}
	if len(s.Runes) == 0 {
		return s, fmt.Errorf("no characters to take from %s", f.name)
	}
	cut := subsetter{face: f, number: map[int]int{}, inProgress: map[int]bool{}}
	if err := cut.add(0); err != nil {
		return s, err
	}
	s.Advances, s.Glyphs = make([]int, len(s.Runes)), make([]uint16, len(s.Runes))
	for i, r := range s.Runes {
		g := f.lookup(r)
		if g.index == 0 {
			return s, fmt.Errorf("%s has no character U+%04X", f.name, r)
		}
		if codes != nil && codes.Of(r) == 0 {
			return s, fmt.Errorf("the character U+%04X has no code", r)
		}
		if err := cut.add(int(g.index)); err != nil {
			return s, err
		}
		s.Advances[i], s.Glyphs[i] = int(g.advance), uint16(cut.number[int(g.index)])
	}
	var tables []namedTable
	if codes != nil {
		tables = append(tables, namedTable{"cmap", codes.symbolMap(s.Runes, s.Glyphs)})
	}
	var err error
	if s.TTF, err = cut.write(tables); err != nil {
		return s, err
	}
	s.Tag = tag(f.psName, s.Runes)
	return s, nil
}

// tag spells the start of a hash in capital letters (ISO 32000-1, 9.6.4 wants six).
func tag(name string, runes []rune) string {
	buf := append(make([]byte, 0, len(name)+4*len(runes)), name...)
	for _, r := range runes {
		buf = binary.BigEndian.AppendUint32(buf, uint32(r))
	}
	sum := sha256.Sum256(buf)
	v := binary.BigEndian.Uint64(sum[:])
	var out [6]byte
	for i := range out {
		out[i] = 'A' + byte(v%26)
		v /= 26
	}
	return string(out[:])
}

// subsetter collects glyphs and gives them new numbers in the order they come.
type subsetter struct {
	face       *Face
	number     map[int]int  // old to new
	glyphs     []int        // new to old
	inProgress map[int]bool // composites whose parts are being added
}

// add takes a glyph and all that it is built from. Each glyph is taken once, so that a face made to waste time cannot.
func (c *subsetter) add(g int) error {
	if c.inProgress[g] {
		return c.face.damaged(g, "contains itself")
	}
	if _, ok := c.number[g]; ok {
		return nil
	}
	c.number[g] = len(c.glyphs)
	c.glyphs = append(c.glyphs, g)
	data, err := c.face.outline(g)
	if err != nil || len(data) == 0 || data.i16(0) >= 0 {
		return err
	}
	c.inProgress[g] = true
	_, err = c.face.components(g, data, func(at int) error {
		part := int(data.u16(at + 2))
		if part >= c.face.numGlyphs {
			return c.face.damaged(g, "is built from a glyph that does not exist")
		}
		return c.add(part)
	})
	delete(c.inProgress, g)
	return err
}

// write sets up the file: a directory and six tables behind the first ones, each on a multiple of four bytes with its
// checksum.
func (c *subsetter) write(first []namedTable) ([]byte, error) {
	f, n := c.face, len(c.glyphs)
	var glyf []byte
	offsets := make([]int, 1, n+1)
	for _, g := range c.glyphs {
		var err error
		if glyf, err = c.appendGlyph(glyf, g); err != nil {
			return nil, err
		}
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		offsets = append(offsets, len(glyf))
	}
	long := len(glyf) > 0x1FFFE
	var loca []byte
	for _, o := range offsets {
		if long {
			loca = binary.BigEndian.AppendUint32(loca, uint32(o))
		} else {
			loca = binary.BigEndian.AppendUint16(loca, uint16(o/2))
		}
	}
	old := f.tables["hmtx"]
	hmtx := make([]byte, 0, 4*n)
	for _, g := range c.glyphs {
		if g == f.numGlyphs {
			hmtx = binary.BigEndian.AppendUint32(hmtx, uint32(f.upem/narrowParts)<<16) // no side bearing
			continue
		}
		advance := old.u16(4 * min(g, f.hMetrics-1))
		side := 4*g + 2
		if g >= f.hMetrics {
			side = 4*f.hMetrics + 2*(g-f.hMetrics)
		}
		hmtx = binary.BigEndian.AppendUint16(hmtx, advance)
		hmtx = binary.BigEndian.AppendUint16(hmtx, old.u16(side))
	}
	head := slices.Clone(f.tables["head"][:54])
	clear(head[8:12]) // the file's own checksum, set at the end
	head[50], head[51] = 0, 0
	if long {
		head[51] = 1
	}
	hhea := slices.Clone(f.tables["hhea"][:36])
	binary.BigEndian.PutUint16(hhea[34:], uint16(n))
	maxp := slices.Clone(f.tables["maxp"])
	binary.BigEndian.PutUint16(maxp[4:], uint16(n))
	if len(maxp) >= 32 {
		clear(maxp[16:28]) // limits of the hinting programs, which are gone
	}
	return assemble(append(first, namedTable{"glyf", glyf}, namedTable{"head", head}, namedTable{"hhea", hhea}, namedTable{"hmtx", hmtx},
		namedTable{"loca", loca}, namedTable{"maxp", maxp})), nil
}

// namedTable is a table to write; assemble wants them sorted by tag.
type namedTable struct {
	tag  string
	data []byte
}

func assemble(tables []namedTable) []byte {
	n := len(tables)
	size := 12 + 16*n
	for _, t := range tables {
		size += (len(t.data) + 3) &^ 3
	}
	out := make([]byte, 0, size)
	power, log := 1, 0
	for power*2 <= n {
		power, log = power*2, log+1
	}
	out = binary.BigEndian.AppendUint32(out, 0x00010000)
	for _, v := range []int{n, 16 * power, log, 16 * (n - power)} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	at, headAt := 12+16*n, 0
	for _, t := range tables {
		if t.tag == "head" {
			headAt = at
		}
		out = append(out, t.tag...)
		out = binary.BigEndian.AppendUint32(out, checksum(t.data))
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
	// OpenType specification, head: the sum over the whole file comes out as this constant.
	binary.BigEndian.PutUint32(out[headAt+8:], 0xB1B0AFBA-checksum(out))
	return out
}

func checksum(b []byte) uint32 {
	var sum uint32
	for len(b) >= 4 {
		sum += binary.BigEndian.Uint32(b)
		b = b[4:]
	}
	var last [4]byte
	copy(last[:], b)
	return sum + binary.BigEndian.Uint32(last[:])
}
