package flow

import (
	"strings"
	"testing"

	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
)

// laid is a document as Pages makes it, with what the pages do not tell: which block drew which marks, and where.
type laid struct {
	f      *frame.Document
	diags  diag.List
	blocks []*laidBlock // in the order of the document
}

// laidBlock is a block, or the part of it that stands on one page.
type laidBlock struct {
	piece
	m     *maker
	role  role
	order int
	page  int
	box   frame.Rect
	marks []*frame.Mark
}

func (b *laidBlock) draw(at spot) {
	page := b.m.page(at.page)
	before := len(page.Marks)
	b.piece.draw(at)
	b.m.shut()
	b.marks = page.Marks[before:len(page.Marks):len(page.Marks)]
}

// layOut does what Pages does for a document of several pages, and watches the drawing.
func layOut(d *doc.Document, b *brand.Brand) *laid {
	m := newMaker(d, b)
	f := newFlow(m)
	for _, blk := range d.Blocks {
		f.add(blk)
	}
	f.paginate()
	for i := range f.placed {
		p := &f.placed[i]
		p.piece = &laidBlock{piece: p.piece, m: m, role: f.queue[p.order].role, order: p.order, page: p.at.page,
			box: frame.Rect{X: p.at.x, Y: p.at.y, W: mm(liveW), H: p.height(p.at.y)}}
	}
	f.draw()
	m.furniture()
	m.resolveLinks()
	l := &laid{f: m.finished(d.Title), diags: m.diags}
	for _, p := range f.placed {
		l.blocks = append(l.blocks, p.piece.(*laidBlock))
	}
	return l
}

// drawn is one text or one closed shape with the box of its ink on the page, wherever in a drawing it stands.
type drawn struct {
	ink
	mark   *frame.Mark
	plot   *frame.Group // the drawing that it is a part of
	text   *frame.Text
	fill   *frame.Color
	stroke *frame.Color
}

func (d *drawn) what() string {
	switch {
	case d.text != nil:
		return "the text “" + strings.TrimSpace(d.s) + "”"
	case d.plot != nil:
		return "a shape of a drawing"
	}
	return "a shape"
}

// flat lists everything that a mark paints, with the drawings taken apart.
func flat(k *frame.Mark) []drawn {
	var out []drawn
	var walk func(items []frame.Item, dx, dy frame.Unit, plot *frame.Group)
	walk = func(items []frame.Item, dx, dy frame.Unit, plot *frame.Group) {
		for _, it := range items {
			switch it := it.(type) {
			case *frame.Text:
				x, y := it.At.X+dx, it.At.Y+dy
				out = append(out, drawn{ink: ink{x, x + it.Width, y - it.Size*72/100, y + it.Size*20/100, it.S}, mark: k, plot: plot, text: it})
			case *frame.Path:
				for _, box := range figures(it) {
					box.x0, box.x1, box.y0, box.y1 = box.x0+dx, box.x1+dx, box.y0+dy, box.y1+dy
					out = append(out, drawn{ink: box, mark: k, plot: plot, fill: it.Fill, stroke: it.Stroke})
				}
			case *frame.Image:
				b := it.Box
				out = append(out, drawn{ink: ink{b.X + dx, b.X + b.W + dx, b.Y + dy, b.Y + b.H + dy, ""}, mark: k, plot: plot})
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
func figures(p *frame.Path) []ink {
	var out []ink
	for _, s := range p.Segs {
		n := [...]int{frame.MoveTo: 1, frame.LineTo: 1, frame.CurveTo: 3, frame.Close: 0}[s.Op]
		for _, q := range s.P[:n] {
			if s.Op == frame.MoveTo {
				out = append(out, ink{q.X, q.X, q.Y, q.Y, ""})
				continue
			}
			b := &out[len(out)-1]
			b.x0, b.x1, b.y0, b.y1 = min(b.x0, q.X), max(b.x1, q.X), min(b.y0, q.Y), max(b.y1, q.Y)
		}
	}
	return out
}

// flatPage is everything on a page in the order of painting.
func flatPage(p *frame.Page) []drawn {
	var out []drawn
	for _, k := range p.Marks {
		out = append(out, flat(k)...)
	}
	return out
}

// meet says whether two boxes have more than a hair in common.
func (a ink) meet(b ink) bool {
	return min(a.x1, b.x1)-max(a.x0, b.x0) > 2 && min(a.y1, b.y1)-max(a.y0, b.y0) > 2
}

// holds says whether another box lies within, but for a hair.
func (a ink) holds(b ink) bool {
	return b.x0 >= a.x0-2 && b.x1 <= a.x1+2 && b.y0 >= a.y0-2 && b.y1 <= a.y1+2
}

func (a ink) String() string {
	return inMM(a.x0) + "–" + inMM(a.x1) + " × " + inMM(a.y0) + "–" + inMM(a.y1)
}

// TestWatchedPagesAreThePages: what the tests watch is what Pages makes.
func TestWatchedPagesAreThePages(t *testing.T) {
	b := testBrand(t)
	for seed := range uint64(20) {
		f, diags := Pages(seeded(seed).document(), b)
		l := layOut(seeded(seed).document(), b)
		want, got := dumpAll(f, diags), dumpAll(l.f, l.diags)
		for part := range want {
			if got[part] != want[part] {
				t.Errorf("document %d: the watched layout has another %s", seed, part)
			}
		}
	}
}
