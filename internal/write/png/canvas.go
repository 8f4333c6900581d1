package png

import (
	"bytes"
	"image"
	"image/draw"

	"github.com/klauspost/compress/zlib"
	"golang.org/x/image/vector"

	"briefing/internal/diag"
	"briefing/internal/page/frame"
)

// perPx is one px in the unit of the geometry, 1/1024 px.
const perPx = 1024

// tileSide is the largest side of a tile, in px, that is rasterised at once: above it the rasteriser would use floating point.
const tileSide = 512

// canvas is a picture while it is drawn. The next picture is drawn in its memory.
type canvas struct {
	w, h       int
	scale      int64
	pix        []uint32
	background uint32
	rows       []span
	faces      *faces
	glyphs     map[glyphKey]*glyphMask
	faults     diag.List

	raster vector.Rasterizer
	mask   image.Alpha
	space  []uint8 // behind mask

	deflate *zlib.Writer // nil until a picture is compressed
	packed  bytes.Buffer // a picture's compressed rows
}

// clear makes the whole picture one colour. Its memory has it only where something is drawn: most of a chart is blank.
func (c *canvas) clear(v uint32) {
	c.background = v
	clear(c.rows)
}

// noteDrawn notes that something is drawn on a part of a row, and gives what lies between it and what was drawn before the
// colour of the background.
func (c *canvas) noteDrawn(y, lo, hi int) {
	s := &c.rows[y]
	if s.lo == s.hi {
		*s = span{lo, hi}
		c.blank(y, lo, hi)
		return
	}
	if lo < s.lo {
		c.blank(y, lo, s.lo)
		s.lo = lo
	}
	if hi > s.hi {
		c.blank(y, s.hi, hi)
		s.hi = hi
	}
}

// blank gives a part of a row the colour of the background.
func (c *canvas) blank(y, lo, hi int) {
	part := c.pix[y*c.w+lo : y*c.w+hi]
	for i := range part {
		part[i] = c.background
	}
}

// whole gives all that nothing was drawn on the colour of the background.
func (c *canvas) whole() {
	for y := range c.rows {
		c.noteDrawn(y, 0, c.w)
	}
}

// point is a place in 1/1024 px.
type point struct{ x, y int64 }

// contour is a closed polygon.
type contour []point

// box is a stretch of whole px: from x0, y0 up to but not including x1, y1.
type box struct{ x0, y0, x1, y1 int }

func (c *canvas) at(p, by frame.Point) point {
	return point{c.length(p.X + by.X), c.length(p.Y + by.Y)}
}

// length turns units of the frame into 1/1024 px, rounded to the nearest.
func (c *canvas) length(u frame.Unit) int64 { return round(int64(u)*c.scale*perPx, 100) }

// round divides and rounds to the nearest, halves up.
func round(a, b int64) int64 { return floor(2*a+b, 2*b) }

func floor(a, b int64) int64 {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

func (p contour) bounds() box {
	x0, y0, x1, y1 := p[0].x, p[0].y, p[0].x, p[0].y
	for _, q := range p[1:] {
		x0, y0, x1, y1 = min(x0, q.x), min(y0, q.y), max(x1, q.x), max(y1, q.y)
	}
	return box{int(floor(x0, perPx)), int(floor(y0, perPx)), int(floor(x1+perPx-1, perPx)), int(floor(y1+perPx-1, perPx))}
}

func (b box) and(o box) box {
	return box{max(b.x0, o.x0), max(b.y0, o.y0), min(b.x1, o.x1), min(b.y1, o.y1)}
}

func (b box) or(o box) box {
	return box{min(b.x0, o.x0), min(b.y0, o.y0), max(b.x1, o.x1), max(b.y1, o.y1)}
}

func (b box) empty() bool { return b.x0 >= b.x1 || b.y0 >= b.y1 }

// fill paints the area that contours enclose, where they overlap with one turn.
func (c *canvas) fill(shapes []contour, color frame.Color) {
	if len(shapes) == 0 {
		return
	}
	boxes := make([]box, len(shapes))
	all := shapes[0].bounds()
	for i, s := range shapes {
		boxes[i] = s.bounds()
		all = all.or(boxes[i])
	}
	all = all.and(box{0, 0, c.w, c.h})
	if all.empty() {
		return
	}
	to := newInk(color)
	for y := all.y0; y < all.y1; y += tileSide {
		for x := all.x0; x < all.x1; x += tileSide {
			tile := box{x, y, min(x+tileSide, all.x1), min(y+tileSide, all.y1)}
			if c.coverTile(shapes, boxes, tile) {
				c.blend(&c.mask, tile.x0, tile.y0, &to)
			}
		}
	}
}

// coverTile fills the mask with how much of each px of a tile the contours cover, and says whether any do.
func (c *canvas) coverTile(shapes []contour, boxes []box, tile box) bool {
	w, h := tile.x1-tile.x0, tile.y1-tile.y0
	c.raster.Reset(w, h)
	any := false
	for i, s := range shapes {
		if boxes[i].and(tile).empty() {
			continue
		}
		any = true
		// Both the difference and the float of it are exact.
		ox, oy := int64(tile.x0)*perPx, int64(tile.y0)*perPx
		c.raster.MoveTo(float32(s[0].x-ox)/perPx, float32(s[0].y-oy)/perPx)
		for _, p := range s[1:] {
			c.raster.LineTo(float32(p.x-ox)/perPx, float32(p.y-oy)/perPx)
		}
		c.raster.ClosePath()
	}
	if !any {
		return false
	}
	if n := w * h; cap(c.space) < n {
		c.space = make([]uint8, max(n, tileSide*64))
	}
	c.mask = image.Alpha{Pix: c.space[:w*h], Stride: w, Rect: image.Rect(0, 0, w, h)}
	c.raster.DrawOp = draw.Src
	c.raster.Draw(&c.mask, c.mask.Rect, image.Opaque, image.Point{})
	return true
}

// blend paints through a mask whose corner stands at x, y. What lies outside of the picture is left out.
func (c *canvas) blend(m *image.Alpha, x, y int, to *ink) {
	w, h := m.Rect.Dx(), m.Rect.Dy()
	from, till := max(0, -x), min(w, c.w-x)
	for row := max(0, -y); row < min(h, c.h-y); row++ {
		if from >= till {
			return
		}
		c.noteDrawn(y+row, x+from, x+till)
		src := m.Pix[row*m.Stride+from : row*m.Stride+till]
		dst := c.pix[(y+row)*c.w+x+from:][:len(src)]
		for i, a := range src {
			switch a {
			case 0:
			case 255:
				dst[i] = to.solid
			default:
				dst[i] = to.over(dst[i], a)
			}
		}
	}
}

// rect fills whole px.
func (c *canvas) rect(b box, color frame.Color) {
	b = b.and(box{0, 0, c.w, c.h})
	if b.empty() {
		return
	}
	v := rgb(color)
	if b == (box{0, 0, c.w, c.h}) {
		c.clear(v)
		return
	}
	for y := b.y0; y < b.y1; y++ {
		c.noteDrawn(y, b.x0, b.x1)
	}
	first := c.pix[b.y0*c.w+b.x0 : b.y0*c.w+b.x1]
	for i := range first {
		first[i] = v
	}
	for y := b.y0 + 1; y < b.y1; y++ {
		copy(c.pix[y*c.w+b.x0:y*c.w+b.x1], first)
	}
}

// snapped is a rectangle on whole px, so that bars and rules have sharp edges: sizes are rounded and then, along x,
// where a mark is longer than a few px, both of its ends, because there lengths are values. No side is less than 1 px.
func snapped(x0, y0, x1, y1 int64) box {
	b := box{x0: int(round(x0, perPx)), y0: int(round(y0, perPx))}
	b.x1, b.y1 = b.x0+int(max(1, round(x1-x0, perPx))), b.y0+int(max(1, round(y1-y0, perPx)))
	if x1-x0 > 8*perPx {
		b.x1 = int(round(x1, perPx))
	}
	return b
}
