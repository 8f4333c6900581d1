package png

import (
	"image"
	"strings"
	"sync"
	"unicode/utf8"

	"briefing/internal/diag"
	"briefing/internal/page/font"
	"briefing/internal/page/frame"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// faces are the outlines of a family. Glyphs are read when they are first drawn and kept; reading is guarded, because
// pictures are drawn side by side.
type faces struct {
	set  *font.Set
	face [3]*outlines
}

type outlines struct {
	mu     sync.Mutex
	sfnt   *sfnt.Font
	upem   int64
	buf    sfnt.Buffer
	glyphs map[rune]*glyph
}

// glyph is an outline in 1/64 of the font's units, y down.
type glyph struct {
	segs []sfnt.Segment
	bad  bool
}

// glyphKey names a glyph as it is drawn: face, character, size, and where in a px it begins, in quarters.
type glyphKey struct {
	face    *outlines
	r       rune
	size    frame.Unit
	quarter int8
}

// glyphMask is a drawn glyph; x and y lead from the px of its origin to the mask's corner. An empty one has no mask.
type glyphMask struct {
	mask image.Alpha
	x, y int
}

func newFaces(set *font.Set) (*faces, diag.List) {
	var list diag.List
	f := &faces{set: set}
	if set == nil {
		list.Errorf(diag.Pos{}, "png-font", "a picture has no typeface")
		return nil, list
	}
	for i, face := range set.Faces {
		if face == nil {
			list.Errorf(diag.Pos{}, "png-font", "a picture lacks one of three faces")
			continue
		}
		parsed, err := sfnt.Parse(face.TTF())
		if err != nil {
			list.Errorf(diag.Pos{}, "png-font", "the outlines of %s cannot be read: %v", face.Name(), err)
			continue
		}
		f.face[i] = &outlines{sfnt: parsed, upem: int64(parsed.UnitsPerEm()), glyphs: map[rune]*glyph{}}
	}
	return f, list
}

// glyph reads an outline.
func (o *outlines) glyph(r rune) *glyph {
	o.mu.Lock()
	defer o.mu.Unlock()
	if g := o.glyphs[r]; g != nil {
		return g
	}
	g := &glyph{bad: true}
	o.glyphs[r] = g
	i, err := o.sfnt.GlyphIndex(&o.buf, r)
	if err != nil || i == 0 {
		return g
	}
	segs, err := o.sfnt.LoadGlyph(&o.buf, i, fixed.I(int(o.upem)), nil)
	if err != nil {
		return g
	}
	g.segs, g.bad = append([]sfnt.Segment(nil), segs...), false
	return g
}

// text draws a run, letter by letter at the advances it was measured with, without hints. Letters stand on whole px of height, so
// that their feet are sharp, and on quarters of a px along the line.
func (c *canvas) text(t *frame.Text, at frame.Point) {
	s := strings.TrimSuffix(t.S, " ")
	switch {
	case s == "":
		return
	case int(t.Style) >= len(c.faces.face):
		c.fault("png-text", "the text %q has an unknown style", s)
		return
	case t.Size <= 0 || t.Size > 100_000:
		c.fault("png-text", "the text %q is %.2f pt high, allowed are more than 0 and up to 1000", s, t.Size.Points())
		return
	case !utf8.ValidString(s):
		c.fault("png-text", "the text %q holds bytes that are not UTF-8 text", s)
		return
	}
	out, ruler := c.faces.face[t.Style], c.faces.set.Face(int(t.Style))
	base := int(round(c.length(at.Y+t.At.Y), perPx))
	left := int64(at.X + t.At.X)
	to := newInk(t.Color)
	sum := int64(0)
	for _, r := range s {
		if !ruler.Has(r) {
			c.fault("png-missing-character", "the text %q holds the character U+%04X, which the font %s lacks", s, r, ruler.Name())
			return
		}
		// From the run's start by the sum of advances, rounded once.
		x := round((left*1000+sum*int64(t.Size))*c.scale*4, 100*1000) // quarters of a px
		sum += int64(ruler.Advance(r))
		px, quarter := floor(x, 4), int8(x-4*floor(x, 4))
		m, ok := c.glyphMask(glyphKey{out, ruler.Drawn(r), t.Size, quarter})
		if !ok {
			c.fault("png-missing-character", "the outline of U+%04X in %s cannot be read", r, ruler.Name())
			return
		}
		if m.mask.Pix != nil {
			c.blend(&m.mask, int(px)+m.x, base+m.y, &to)
		}
	}
}

// glyphMask draws a glyph once a picture for each size and quarter.
func (c *canvas) glyphMask(k glyphKey) (*glyphMask, bool) {
	if m := c.glyphs[k]; m != nil {
		return m, true
	}
	g := k.face.glyph(k.r)
	if g.bad {
		return nil, false
	}
	m := &glyphMask{}
	c.glyphs[k] = m
	shapes := k.face.contours(g, int64(k.size)*c.scale, int64(k.quarter)*perPx/4)
	if len(shapes) == 0 {
		return m, true
	}
	boxes := make([]box, len(shapes))
	all := shapes[0].bounds()
	for i, s := range shapes {
		boxes[i] = s.bounds()
		all = all.or(boxes[i])
	}
	if all.empty() {
		return m, true
	}
	w, h := all.x1-all.x0, all.y1-all.y0
	m.mask = image.Alpha{Pix: make([]uint8, w*h), Stride: w, Rect: image.Rect(0, 0, w, h)}
	m.x, m.y = all.x0, all.y0
	for y := all.y0; y < all.y1; y += tileSide {
		for x := all.x0; x < all.x1; x += tileSide {
			tile := box{x, y, min(x+tileSide, all.x1), min(y+tileSide, all.y1)}
			if !c.coverTile(shapes, boxes, tile) {
				continue
			}
			for row := range tile.y1 - tile.y0 {
				copy(m.mask.Pix[(tile.y0-all.y0+row)*w+tile.x0-all.x0:], c.mask.Pix[row*c.mask.Stride:][:tile.x1-tile.x0])
			}
		}
	}
	return m, true
}

// contours scales an outline to a size in 1/100 px and moves it to the right.
func (o *outlines) contours(g *glyph, size, right int64) []contour {
	at := func(p fixed.Point26_6) point {
		d := o.upem * 64 * 100
		return point{right + round(int64(p.X)*size*perPx, d), round(int64(p.Y)*size*perPx, d)}
	}
	var out []contour
	var cur []point
	end := func() {
		if len(cur) > 2 {
			out = append(out, cur)
		}
		cur = nil
	}
	for _, s := range g.segs {
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			end()
			cur = append(cur, at(s.Args[0]))
		case sfnt.SegmentOpLineTo:
			cur = append(cur, at(s.Args[0]))
		case sfnt.SegmentOpQuadTo:
			cur = quadratic(cur, at(s.Args[0]), at(s.Args[1]))
		case sfnt.SegmentOpCubeTo:
			cur = cubic(cur, at(s.Args[0]), at(s.Args[1]), at(s.Args[2]))
		}
	}
	end()
	return out
}
