package font

import (
	"errors"
	"fmt"
	"sync/atomic"
)

// Face is one TrueType face. It does not change after Parse and may be used from many goroutines; the advance widths
// behind it are worked out by blocks of characters when they are first asked for.
type Face struct {
	file
	blocks [256]atomic.Pointer[block]
}

// file is what is read of a TrueType file. Lengths are in 1/1000 em unless they are said to be in units of the face.
type file struct {
	name, psName string
	data         []byte
	tables       map[string]table

	upem      int // units of the face in one em
	numGlyphs int
	hMetrics  int // glyphs with an advance of their own; the rest repeat the last one
	longLoca  bool
	cmap      []byte // the format 4 subtable

	ascent, descent, capHeight, xHeight int
	italicAngle, weight                 int
	bbox                                [4]int
}

// block holds what is known of 256 neighbouring characters.
type block [256]glyph

// glyph is a character's index in the face, 0 if the face lacks it, and its advance in 1/1000 em.
type glyph struct {
	index   uint16
	advance uint16
}

// Parse reads the face from the bytes of a TTF file, which it keeps and never writes to. name is what people call it
// ("Liberation Sans Bold"). The error says in plain words what is wrong with the file: a face that passes can be
// measured, subset and handed to the page writer.
func Parse(name string, ttf []byte) (*Face, error) {
	f := &Face{file: file{name: name, data: ttf}}
	if err := f.parse(); err != nil {
		return nil, f.unusable(err)
	}
	return f, nil
}

func (f *file) unusable(err error) error {
	return fmt.Errorf("the font file of %s cannot be used: %w", f.name, err)
}

func (f *file) parse() error {
	if err := f.readDirectory(); err != nil {
		return err
	}
	for _, read := range []func() error{f.readHead, f.readMetrics, f.readOS2, f.readPost, f.readName, f.readCmap} {
		if err := read(); err != nil {
			return err
		}
	}
	if f.capHeight <= 0 {
		f.capHeight = f.glyphTop('H')
	}
	if f.xHeight <= 0 {
		f.xHeight = f.glyphTop('x')
	}
	return nil
}

// readHead reads the size of the em, the box around all glyphs and the form of the glyph index.
func (f *file) readHead() error {
	head, err := f.table("head", 54)
	if err != nil {
		return err
	}
	f.upem = int(head.u16(18))
	if f.upem < 16 || f.upem > 16384 {
		return fmt.Errorf("its em has %d units, allowed are 16 to 16384", f.upem)
	}
	for i := range f.bbox {
		f.bbox[i] = f.permille(head.i16(36 + 2*i))
	}
	switch form := head.u16(50); form {
	case 0, 1:
		f.longLoca = form == 1
	default:
		return fmt.Errorf("its glyph index has the unknown form %d", form)
	}
	if head.u16(52) != 0 {
		return errors.New("its outlines have an unknown form")
	}
	return nil
}

// readMetrics reads the line metrics and checks that every glyph has an advance and a place in the glyph index.
func (f *file) readMetrics() error {
	hhea, err := f.table("hhea", 36)
	if err != nil {
		return err
	}
	maxp, err := f.table("maxp", 6)
	if err != nil {
		return err
	}
	f.numGlyphs, f.hMetrics = int(maxp.u16(4)), int(hhea.u16(34))
	f.ascent, f.descent = f.permille(hhea.i16(4)), f.permille(hhea.i16(6))
	if f.numGlyphs < 2 || f.hMetrics < 1 || f.hMetrics > f.numGlyphs || hhea.u16(32) != 0 {
		return fmt.Errorf("it names %d glyphs and %d advance widths", f.numGlyphs, f.hMetrics)
	}
	if _, err := f.table("hmtx", 4*f.hMetrics+2*(f.numGlyphs-f.hMetrics)); err != nil {
		return err
	}
	size := 2
	if f.longLoca {
		size = 4
	}
	if _, err := f.table("loca", size*(f.numGlyphs+1)); err != nil {
		return err
	}
	_, err = f.table("glyf", 0)
	return err
}

// readOS2 reads weight and heights, and the embedding rights: the licence bits of a face may forbid what a document
// does with it. The table may be missing.
func (f *file) readOS2() error {
	f.weight = 400
	if _, ok := f.tables["OS/2"]; !ok {
		return nil
	}
	os2, err := f.table("OS/2", 78)
	if err != nil {
		return err
	}
	f.weight = int(os2.u16(4))
	rights := os2.u16(8)
	switch {
	case rights&0x000F == 0x0002:
		return errors.New("its licence bits forbid embedding")
	case rights&0x0100 != 0:
		return errors.New("its licence bits forbid embedding a part of it")
	case rights&0x0200 != 0:
		return errors.New("its licence bits allow embedding as pictures only")
	}
	if os2.u16(0) >= 2 && len(os2) >= 90 {
		f.xHeight, f.capHeight = f.permille(os2.i16(86)), f.permille(os2.i16(88))
	}
	return nil
}

func (f *file) readPost() error {
	post, err := f.table("post", 32)
	if err != nil {
		return err
	}
	f.italicAngle = int(post.i16(4))
	return nil
}

// permille turns font units into 1/1000 em, rounding half away from zero.
func (f *file) permille(v int) int {
	if v < 0 {
		return -((-v*2000 + f.upem) / (2 * f.upem))
	}
	return (v*2000 + f.upem) / (2 * f.upem)
}

// glyphTop is the upper edge of a letter in 1/1000 em, the ascent if the face lacks it.
func (f *file) glyphTop(r rune) int {
	g, err := f.outline(f.index(r))
	if err != nil || len(g) < 10 {
		return f.ascent
	}
	return f.permille(g.i16(8))
}

// Name returns the name given to Parse.
func (f *Face) Name() string { return f.name }

// PostScriptName returns the face's name as a PDF names it: letters, digits and hyphens, no spaces.
func (f *Face) PostScriptName() string { return f.psName }

// TTF returns the bytes given to Parse. They are shared: a caller that lets them be written to must copy them.
func (f *Face) TTF() []byte { return f.data }

// Ascent is the height above the baseline in 1/1000 em.
func (f *Face) Ascent() int { return f.ascent }

// Descent is the depth below the baseline in 1/1000 em, negative.
func (f *Face) Descent() int { return f.descent }

// CapHeight is the height of capital letters in 1/1000 em.
func (f *Face) CapHeight() int { return f.capHeight }

// XHeight is the height of small letters without ascender in 1/1000 em.
func (f *Face) XHeight() int { return f.xHeight }

// ItalicAngle is the slant in degrees, negative where the face leans to the right.
func (f *Face) ItalicAngle() int { return f.italicAngle }

// Weight is the stroke weight from 100 to 900; 400 is regular, 700 is bold.
func (f *Face) Weight() int { return f.weight }

// BBox is the box around all glyphs of the face in 1/1000 em: left, bottom, right, top.
func (f *Face) BBox() [4]int { return f.bbox }
