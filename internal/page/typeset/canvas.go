package typeset

import (
	"slices"

	"briefing/internal/page/frame"
)

// Canvas is the pages of a document and its structure tree while they are drawn. What is drawn goes into the open mark, that
// is a stretch of one page that belongs to one element of the structure, or to none.
type Canvas struct {
	Sheet Sheet
	Pages []*frame.Page
	Root  *frame.Node
	Sect  *frame.Node  // where the next block goes
	Items []frame.Item // of the open mark

	open      *frame.Mark // the mark being filled, on page openPage
	openPage  int
	openLinks []*frame.Link // boxes of the open mark's link: children after the text
}

// Sheet is the page form that running heads, feet and pages are made for.
type Sheet struct{ W, H frame.Unit }

// Page returns a page, adding pages up to it.
func (c *Canvas) Page(n int) *frame.Page {
	for len(c.Pages) <= n {
		c.Pages = append(c.Pages, &frame.Page{W: c.Sheet.W, H: c.Sheet.H})
	}
	return c.Pages[n]
}

// OpenMark opens a mark of a node on a page. An open mark of the same node and page stays open.
func (c *Canvas) OpenMark(page int, n *frame.Node) {
	if c.open != nil && c.open.Node == n && c.openPage == page {
		return
	}
	c.CloseMark()
	c.open, c.openPage = &frame.Mark{Node: n}, page
}

// OpenArtifact opens a mark that is no part of the structure.
func (c *Canvas) OpenArtifact(page int, kind frame.Artifact) {
	c.CloseMark()
	c.open, c.openPage = &frame.Mark{Artifact: kind}, page
}

// CloseMark ends the open mark. A mark without items leaves no trace.
func (c *Canvas) CloseMark() {
	k := c.open
	if k == nil {
		return
	}
	c.open = nil
	if len(c.Items) == 0 {
		return
	}
	k.Items = slices.Clone(c.Items)
	c.Items = c.Items[:0]
	p := c.Page(c.openPage)
	p.Marks = append(p.Marks, k)
	if k.Node != nil {
		k.Node.Kids = append(k.Node.Kids, frame.Kid{Mark: k})
	}
	for _, l := range c.openLinks {
		k.Node.Kids = append(k.Node.Kids, frame.Kid{Link: l})
	}
	c.openLinks = nil
}

// Put adds an item to the open mark.
func (c *Canvas) Put(it frame.Item) { c.Items = append(c.Items, it) }

// Shape collects rectangles of one colour into one path.
type Shape struct {
	segs  []frame.Seg
	Color *frame.Color
}

// Rect adds a rectangle.
func (s *Shape) Rect(x, y, w, h frame.Unit) {
	s.segs = append(s.segs,
		frame.Seg{Op: frame.MoveTo, P: [3]frame.Point{{X: x, Y: y}}},
		frame.Seg{Op: frame.LineTo, P: [3]frame.Point{{X: x + w, Y: y}}},
		frame.Seg{Op: frame.LineTo, P: [3]frame.Point{{X: x + w, Y: y + h}}},
		frame.Seg{Op: frame.LineTo, P: [3]frame.Point{{X: x, Y: y + h}}},
		frame.Seg{Op: frame.Close})
}

// Fill puts one filled rectangle into the open mark.
func (c *Canvas) Fill(x, y, w, h frame.Unit, color *frame.Color) {
	s := Shape{Color: color}
	s.Rect(x, y, w, h)
	c.Paint(&s)
}

// Paint puts a shape into the open mark.
func (c *Canvas) Paint(s *Shape) {
	if len(s.segs) == 0 {
		return
	}
	c.Put(&frame.Path{Segs: s.segs, Fill: s.Color})
}
