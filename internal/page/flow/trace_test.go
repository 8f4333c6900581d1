package flow

import (
	"testing"

	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
	"briefing/internal/page/furniture"
	"briefing/internal/page/typeset"
	"briefing/internal/testkit/samples"
)

func newLayout(d *doc.Document, b *brand.Brand) *layout { return &layout{Layout: typeset.New(d, b)} }

// laid is a document as Pages makes it, with what the pages do not tell: which block drew which marks, and where.
type laid struct {
	f      *frame.Document
	diags  diag.List
	blocks []*laidBlock // in the order of the document
}

// laidBlock is a block, or the part of it that stands on one page.
type laidBlock struct {
	typeset.Piece
	m     *typeset.Layout
	role  role
	order int
	page  int
	box   frame.Rect
	marks []*frame.Mark
}

func (b *laidBlock) Draw(at typeset.Spot) {
	page := b.m.Page(at.Page)
	before := len(page.Marks)
	b.Piece.Draw(at)
	b.m.CloseMark()
	b.marks = page.Marks[before:len(page.Marks):len(page.Marks)]
}

// layOut does what Pages does for a document of several pages, and watches the drawing.
func layOut(d *doc.Document, b *brand.Brand) *laid {
	m := newLayout(d, b)
	f := newFlow(m)
	for _, blk := range d.Blocks {
		f.add(blk)
	}
	f.paginate()
	for i := range f.placed {
		p := &f.placed[i]
		p.Piece = &laidBlock{Piece: p.Piece, m: m.Layout, role: f.queue[p.order].role, order: p.order, page: p.at.Page,
			box: frame.Rect{X: p.at.X, Y: p.at.Y, W: mm(typeset.LiveW), H: p.Height(p.at.Y)}}
	}
	f.draw()
	furniture.Draw(m.Layout)
	m.ResolveLinks()
	l := &laid{f: m.Finished(d.Title.S), diags: m.Found}
	for _, p := range f.placed {
		l.blocks = append(l.blocks, p.Piece.(*laidBlock))
	}
	return l
}

// TestWatchedPagesAreThePages: what the tests watch is what Pages makes.
func TestWatchedPagesAreThePages(t *testing.T) {
	b := samples.Brand(t)
	for seed := range uint64(20) {
		f, diags := Pages(samples.Seeded(seed).Document(), b)
		l := layOut(samples.Seeded(seed).Document(), b)
		want, got := samples.DumpAll(f, diags), samples.DumpAll(l.f, l.diags)
		for part := range want {
			if got[part] != want[part] {
				t.Errorf("document %d: the watched layout has another %s", seed, part)
			}
		}
	}
}
