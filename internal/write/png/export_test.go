package png

import (
	"briefing/internal/diag"
	"briefing/internal/page/frame"
)

// Draw draws a group on a picture of w by h pt, on a canvas of its own, since the picture is kept.
func (wr *Writer) Draw(g frame.Group, w, h frame.Unit, o Options) (*Picture, diag.List) {
	c := new(canvas)
	p, list := c.draw(wr.faces, g, w, h, o)
	if p != nil {
		c.whole()
	}
	return p, list
}
