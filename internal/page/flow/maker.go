package flow

import (
	"briefing/internal/doc"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
)

// Maker holds what all blocks share while one document is made: what is found, the text that is set, the pages and the
// structure that are drawn on, and the links within them. Slides and cards are made with one, too.
type Maker struct {
	Report
	Setter
	Canvas
	Links

	Level    int  // of the last heading
	HasCover bool // the first page has no running head

	tight int // how far the blocks of a one-pager are closed up: 0 to tightest
	tried int // divisions of two columns looked at: what long texts cost
}

// NewMaker begins a document. It is made of a Memory, whose owner takes it back; Release lets go of what was only needed to
// make it.
func NewMaker(mem *Memory, d *doc.Document, b *brand.Brand) *Maker {
	colors := PaletteOf(b.Light)
	m := &Maker{
		Report: Report{At: d.At()},
		Setter: Setter{Doc: d, Brand: b, Colors: colors, Styles: pageStyles(colors, d.Format), workspace: workspaces.Get().(*workspace), spacer: &mem.spacer},
		Canvas: Canvas{Sheet: a4Sheet(), Memory: mem},
		Links:  Links{Blocks: map[string]frame.Dest{}, noteAt: map[int]frame.Dest{}, refAt: map[int]frame.Dest{}},
	}
	m.Root = mem.nodes.One()
	m.Root.Type = "Document"
	m.Sect = m.Root
	return m
}

func (m *Maker) onePager() bool { return m.Doc.Format == doc.OnePager }

func a4Sheet() Sheet { return Sheet{mm(SheetW), mm(SheetH)} }

// Finished is what the maker laid out, as a document.
func (m *Maker) Finished(title string) *frame.Document {
	d := m.Doc
	return &frame.Document{
		Meta: frame.Meta{
			Title:    title,
			Author:   d.Author,
			Subject:  d.Subject.S,
			Keywords: append([]string(nil), d.Keywords...),
			Lang:     d.Lang,
			Date:     d.DateISO,
		},
		Pages:   m.Pages,
		Root:    m.Root,
		Outline: m.outline(d.Title.S),
	}
}
