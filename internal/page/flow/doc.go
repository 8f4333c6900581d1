// Package flow turns a brief and a brand into placed pages.
//
// In: a doc.Document, whose strings are final, and a checked brand. Out: a frame.Document, that is pages of placed
// marks, the structure tree that says what they mean, links, outline and meta. It measures with the brand's own
// faces, breaks lines and pages by the rules of a printed brief and draws; no writer has to decide anything after
// it. It must never change a word, never shrink type below its size to make something fit, and never drop a block:
// what does not fit is an error that names the block, because only the author can say what to leave out.
//
// Slides (page/slide) and pictures of charts (page/card) are made with the same parts: a Maker, which sets text, draws on pages
// and keeps their structure and links, and the tables, running text and numbers that they share with pages.
//
// Order of work: measure every block (no page is known yet), break (place blocks on pages), draw (in the order of
// the document, so that paint order, structure and reading order are one). Positions are integers in 1/100 pt.
package flow

import (
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
)

// Pages lays a document out. The list holds errors for what does not fit (the document is returned all the same, so
// that a preview can show it) and warnings for what fits badly. The result shares no memory with later calls.
//
// A one-pager that runs over is laid out again with its blocks closer together, in steps: next month's figures bring
// another note, and a line more must not stop an edition.
func Pages(d *doc.Document, b *brand.Brand) (*frame.Document, diag.List) {
	return new(Memory).Pages(d, b)
}

// Pages is the function of that name in this memory.
func (mem *Memory) Pages(d *doc.Document, b *brand.Brand) (*frame.Document, diag.List) {
	for tight := 0; ; tight++ {
		f, diags, over := mem.pages(d, b, tight)
		if !over || tight == tightest {
			return f, diags
		}
	}
}

// tightest is the last step of closing up the blocks of a one-pager; see space.
const tightest = 3

// pages lays out once and says whether a one-pager ran over.
func (mem *Memory) pages(d *doc.Document, b *brand.Brand, tight int) (*frame.Document, diag.List, bool) {
	m := NewMaker(mem, d, b)
	defer m.Release()
	m.tight = tight
	f := newFlow(m)
	for _, blk := range d.Blocks {
		f.add(blk)
	}
	f.paginate()
	f.draw()
	Furniture(m)
	m.ResolveLinks()
	return m.Finished(d.Title.S), m.Found, f.full
}
