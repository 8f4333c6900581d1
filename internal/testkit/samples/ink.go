package samples

import (
	"sort"
	"strings"
	"testing"

	"briefing/internal/page/frame"
)

// CheckReadingOrder wants every mark in the tree once, and on every page the marks in the order of the tree.
func CheckReadingOrder(t *testing.T, f *frame.Document) {
	t.Helper()
	place := map[*frame.Mark]int{}
	var walk func(n *frame.Node)
	walk = func(n *frame.Node) {
		for _, k := range n.Kids {
			switch {
			case k.Node != nil:
				walk(k.Node)
			case k.Mark != nil:
				if _, twice := place[k.Mark]; twice || k.Mark.Node != n {
					t.Errorf("a mark of %s stands in the tree twice or in the wrong place", n.Type)
				}
				place[k.Mark] = len(place)
			}
		}
	}
	walk(f.Root)
	seen := 0
	for i, p := range f.Pages {
		last := -1
		for _, k := range p.Marks {
			if k.Node == nil {
				continue
			}
			at, ok := place[k]
			if !ok {
				t.Errorf("page %d: a mark of %s has no place in the tree", i+1, k.Node.Type)
			}
			if at < last {
				t.Errorf("page %d: %s “%s” is painted after what is read later", i+1, k.Node.Type, MarkText(k.Node))
			}
			last = at
			seen++
		}
	}
	if seen != len(place) {
		t.Errorf("the tree holds %d marks, the pages %d", len(place), seen)
	}
}

// Ink is the box that a text's letters, or a shape, can fill.
type Ink struct {
	X0, X1, Y0, Y1 frame.Unit
	S              string
}

// CheckOverlap wants all texts of a page apart, wherever they stand: in a block, in a drawing or in the margins.
func CheckOverlap(t *testing.T, page int, drawn []Drawn) {
	t.Helper()
	var all []Ink
	for _, x := range drawn {
		if x.Text != nil {
			all = append(all, x.Ink)
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].Y0 < all[j].Y0 })
	for i, a := range all {
		for _, b := range all[i+1:] {
			if b.Y0 >= a.Y1 {
				break
			}
			if a.meet(b) {
				t.Errorf("page %d: “%s” and “%s” overlap", page+1, a.S, b.S)
			}
		}
	}
}

// Drawn is one text or one closed shape with the box of its ink on the page, wherever in a drawing it stands.
type Drawn struct {
	Ink
	Mark   *frame.Mark
	Plot   *frame.Group // the drawing that it is a part of
	Text   *frame.Text
	Fill   *frame.Color
	stroke *frame.Color
}

// What names it for messages.
func (d *Drawn) What() string {
	switch {
	case d.Text != nil:
		return "the text “" + strings.TrimSpace(d.S) + "”"
	case d.Plot != nil:
		return "a shape of a drawing"
	}
	return "a shape"
}

// Flat lists everything that a mark paints, with the drawings taken apart.
func Flat(k *frame.Mark) []Drawn {
	var out []Drawn
	var walk func(items []frame.Item, dx, dy frame.Unit, plot *frame.Group)
	walk = func(items []frame.Item, dx, dy frame.Unit, plot *frame.Group) {
		for _, it := range items {
			switch it := it.(type) {
			case *frame.Text:
				x, y := it.At.X+dx, it.At.Y+dy
				out = append(out, Drawn{Ink: Ink{x, x + it.Width, y - it.Size*72/100, y + it.Size*20/100, it.S}, Mark: k, Plot: plot, Text: it})
			case *frame.Path:
				for _, box := range figures(it) {
					box.X0, box.X1, box.Y0, box.Y1 = box.X0+dx, box.X1+dx, box.Y0+dy, box.Y1+dy
					out = append(out, Drawn{Ink: box, Mark: k, Plot: plot, Fill: it.Fill, stroke: it.Stroke})
				}
			case *frame.Image:
				b := it.Box
				out = append(out, Drawn{Ink: Ink{b.X + dx, b.X + b.W + dx, b.Y + dy, b.Y + b.H + dy, ""}, Mark: k, Plot: plot})
			case *frame.Group:
				of := plot
				if of == nil {
					of = it
				}
				walk(it.Items, dx+it.At.X, dy+it.At.Y, of)
			}
		}
	}
	walk(k.Items, 0, 0, nil)
	return out
}

// figures returns the boxes of the figures that a path is made of. Of a stroke it is the line that the pen follows: a
// chart's rules end at the edge of its place with half their width.
func figures(p *frame.Path) []Ink {
	var out []Ink
	for _, s := range p.Segs {
		n := [...]int{frame.MoveTo: 1, frame.LineTo: 1, frame.CurveTo: 3, frame.Close: 0}[s.Op]
		for _, q := range s.P[:n] {
			if s.Op == frame.MoveTo {
				out = append(out, Ink{q.X, q.X, q.Y, q.Y, ""})
				continue
			}
			b := &out[len(out)-1]
			b.X0, b.X1, b.Y0, b.Y1 = min(b.X0, q.X), max(b.X1, q.X), min(b.Y0, q.Y), max(b.Y1, q.Y)
		}
	}
	return out
}

// FlatPage is everything on a page in the order of painting.
func FlatPage(p *frame.Page) []Drawn {
	var out []Drawn
	for _, k := range p.Marks {
		out = append(out, Flat(k)...)
	}
	return out
}

// meet says whether two boxes have more than a hair in common.
func (a Ink) meet(b Ink) bool {
	return min(a.X1, b.X1)-max(a.X0, b.X0) > 2 && min(a.Y1, b.Y1)-max(a.Y0, b.Y0) > 2
}

// Holds says whether another box lies within, but for a hair.
func (a Ink) Holds(b Ink) bool {
	return b.X0 >= a.X0-2 && b.X1 <= a.X1+2 && b.Y0 >= a.Y0-2 && b.Y1 <= a.Y1+2
}

// String prints the box in mm.
func (a Ink) String() string {
	return InMM(a.X0) + "–" + InMM(a.X1) + " × " + InMM(a.Y0) + "–" + InMM(a.Y1)
}
