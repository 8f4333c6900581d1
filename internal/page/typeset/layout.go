package typeset

import (
	"briefing/internal/doc"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
)

// Layout is a document while it is laid out, which all its blocks share: what was found, the text that is set, the pages and
// the structure that are drawn, and the links within them.
type Layout struct {
	Report
	Typesetter
	Canvas
	Links

	Level    int  // of the last heading
	HasCover bool // the first page has no running head
}

// Left is a place so many mm from the left side of the live width.
func (m *Layout) Left(v float64) frame.Unit {
	w, _ := m.Doc.Paper.Size()
	return mm((w-LiveW)/2 + v)
}

// Right is the right side of the live width.
func (m *Layout) Right() frame.Unit { return m.Left(LiveW) }

// Foot is a place, or a height, that is so many mm from the top on A4, at the same distance from the foot of the sheet.
func (m *Layout) Foot(v float64) frame.Unit {
	_, h := m.Doc.Paper.Size()
	return mm(v + h - sheetH)
}

// New begins a document, on pages of its paper.
func New(d *doc.Document, b *brand.Brand) *Layout {
	w, h := d.Paper.Size()
	colors := PaletteOf(b.Light)
	root := &frame.Node{Type: "Document"}
	return &Layout{
		Report:     Report{At: d.At()},
		Typesetter: Typesetter{Doc: d, Brand: b, Colors: colors, Styles: pageStyles(colors, d.Format)},
		Canvas:     Canvas{Sheet: Sheet{mm(w), mm(h)}, Root: root, Sect: root},
		Links:      Links{Blocks: map[string]frame.Dest{}, noteAt: map[int]frame.Dest{}, refAt: map[int]frame.Dest{}},
	}
}

// Finished returns what was laid out, as a document.
func (m *Layout) Finished(title string) *frame.Document {
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
