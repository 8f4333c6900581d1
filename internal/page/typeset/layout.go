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

// New begins a document, on pages of A4.
func New(d *doc.Document, b *brand.Brand) *Layout {
	colors := PaletteOf(b.Light)
	root := &frame.Node{Type: "Document"}
	return &Layout{
		Report:     Report{At: d.At()},
		Typesetter: Typesetter{Doc: d, Brand: b, Colors: colors, Styles: pageStyles(colors, d.Format)},
		Canvas:     Canvas{Sheet: Sheet{mm(SheetW), mm(SheetH)}, Root: root, Sect: root},
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
