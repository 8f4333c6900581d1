// Package flow turns a brief and a brand into placed pages.
//
// In: a doc.Document, whose strings are final, and a checked brand. Out: a frame.Document, that is pages of placed
// marks, the structure tree that says what they mean, links, outline and meta. It measures with the brand's own
// faces, breaks lines and pages by the rules of a printed brief and draws; no writer has to decide anything after
// it. It must never change a word, never shrink type below its size to make something fit, and never drop a block:
// what does not fit is an error that names the block, because only the author can say what to leave out.
//
// Text is set and drawn by page/typeset. Here is where a block stands, and blocks that only pages have; running text, tables,
// notes and furniture are packages of their own, page/prose, page/table, page/notes and page/furniture.
//
// Order of work: measure every block (no page and no distance is known yet), break (place blocks on pages), draw (in the order of
// the document, so that paint order, structure and reading order are one). Positions are integers in 1/100 pt.
package flow

import (
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
	"briefing/internal/page/furniture"
	"briefing/internal/page/typeset"
)

// Pages lays a document out. The list holds errors for what does not fit (the document is returned all the same, so
// that a preview can show it) and warnings for what fits badly. The result shares no memory with later calls.
//
// The blocks of a one-pager that runs over are placed again, closer together, in steps: next month's figures bring another
// note, and a line more must not stop an edition.
func Pages(d *doc.Document, b *brand.Brand) (*frame.Document, diag.List) {
	m := &layout{Layout: typeset.New(d, b)}
	f := newFlow(m)
	for _, blk := range d.Blocks {
		f.add(blk)
	}
	measured := len(m.Found)
	for f.paginate(); f.overflows && m.tight < tightest; f.paginate() {
		m.tight++
		m.Found = m.Found[:measured] // what was found on the way here
	}
	f.checkMost()
	f.draw()
	furniture.Draw(m.Layout)
	m.ResolveLinks()
	return m.Finished(d.Title.S), m.Found
}

// tightest is the last step of closing up the blocks of a one-pager; see space.
const tightest = 3

// layout is a document while it is laid out.
type layout struct {
	*typeset.Layout
	tight int // how far the blocks of a one-pager are closed up: 0 to tightest
}

// mm is short for the conversion that stands in nearly every line of this package.
func mm(v float64) frame.Unit { return frame.MM(v) }
