// Package png writes drawings as PNG pictures: chart cards for networks and feeds that show no SVG.
//
// In: frame groups and the faces they are set in. Out: PNG files of exact sizes, with as few colours as they need, the
// same bytes on every machine. It decides nothing about the drawing. All geometry is done in integers: curves and
// lines become polygons in 1/1024 px here, and golang.org/x/image/vector, the rasteriser of the Go project, covers
// pixels by exact area in fixed point, in tiles small enough that it never turns to floating point.
package png

import (
	"fmt"

	"briefing/internal/diag"
	"briefing/internal/page/font"
	"briefing/internal/page/frame"
)

// maxSide is the largest picture, in px a side.
const maxSide = 8192

// Writer writes pictures in one family of faces. It may be used from many goroutines at once.
type Writer struct {
	faces    *faces
	canvases *Canvases
}

// Canvases are what pictures are drawn on, one picture on one canvas at a time. A canvas takes four bytes for each px of
// the largest picture that was drawn on it, 19 MB for the largest card of a chart, so that all writers of a run share a
// few: who finds none free waits for one. They may be shared by many goroutines.
type Canvases struct{ free chan *canvas }

// NewCanvases makes a number of canvases, 1 or more. That is how many pictures can be drawn at once.
func NewCanvases(number int) *Canvases {
	cs := &Canvases{make(chan *canvas, number)}
	for range number {
		cs.free <- &canvas{}
	}
	return cs
}

// Options say what a picture is made like.
type Options struct {
	Scale      int         // px for a pt of the frame: 1, 2, ...; 0: 1
	Background frame.Color // what lies under the drawing
	Texts      []Text      // what the file says of itself, in this order
}

// Text is an entry of a file's own description. Key is one of the words that the PNG specification lists, such as
// Title, Description, Source or Copyright: 1 to 79 letters of ASCII.
type Text struct{ Key, Value string }

// New makes a writer for a family that draws on the canvases. Findings say which faces cannot be drawn.
func New(fonts *font.Set, canvases *Canvases) (*Writer, diag.List) {
	f, list := newFaces(fonts)
	if list.HasErrors() {
		return nil, list
	}
	return &Writer{f, canvases}, nil
}

// Write draws a group on a picture of w by h pt and returns the file.
func (wr *Writer) Write(g frame.Group, w, h frame.Unit, o Options) ([]byte, diag.List) {
	c := <-wr.canvases.free
	defer func() { wr.canvases.free <- c }()
	p, list := c.draw(wr.faces, g, w, h, o)
	if list.HasErrors() {
		return nil, list
	}
	return c.encode(p, o), list
}

// Picture is a drawn picture, row by row from the top, each pixel as 0xRRGGBB.
type Picture struct {
	W, H   int
	Pixels []uint32 // of each row what lies in its span; the rest is of no meaning until canvas.whole

	// background is the colour of all that lies outside of the stretches of rows, one a row, that something was drawn on.
	background uint32
	rows       []span
}

// span is a part of a row: from lo up to but not including hi.
type span struct{ lo, hi int }

// draw draws a group on a picture of w by h pt. A side that is no whole number of px is rounded. The picture lies in the canvas's memory until the next one is drawn on it.
func (c *canvas) draw(f *faces, g frame.Group, w, h frame.Unit, o Options) (*Picture, diag.List) {
	c.scale, c.faces, c.glyphs, c.faults = int64(max(o.Scale, 1)), f, map[glyphKey]*glyphMask{}, nil
	c.w, c.h = int((int64(w)*c.scale+50)/100), int((int64(h)*c.scale+50)/100)
	if w <= 0 || h <= 0 || c.w < 1 || c.h < 1 || c.w > maxSide || c.h > maxSide {
		c.fault("png-size", "the picture is to have %d by %d px, allowed are 1 to %d a side", c.w, c.h, maxSide)
		return nil, c.faults
	}
	if n := c.w * c.h; cap(c.pix) < n {
		c.pix = make([]uint32, n)
	} else {
		c.pix = c.pix[:n]
	}
	c.rows = make([]span, c.h)
	c.clear(rgb(o.Background))
	c.group(&g, frame.Point{})
	if c.faults.HasErrors() {
		return nil, c.faults
	}
	return &Picture{W: c.w, H: c.h, Pixels: c.pix, background: c.background, rows: c.rows}, c.faults
}

func rgb(c frame.Color) uint32 { return uint32(c.R)<<16 | uint32(c.G)<<8 | uint32(c.B) }

func (c *canvas) fault(id, format string, args ...any) {
	c.faults.Errorf(diag.Pos{}, id, "%s", fmt.Sprintf(format, args...))
}

func (c *canvas) group(g *frame.Group, at frame.Point) {
	at = frame.Point{X: at.X + g.At.X, Y: at.Y + g.At.Y}
	for _, item := range g.Items {
		switch it := item.(type) {
		case *frame.Group:
			c.group(it, at)
		case *frame.Text:
			c.text(it, at)
		case *frame.Path:
			c.path(it, at)
		case *frame.Image:
			c.image(it, at)
		}
	}
}
