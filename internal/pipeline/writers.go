package pipeline

import (
	"slices"
	"sync"
	"unicode"
	"unicode/utf8"

	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/edition/plan"
	"briefing/internal/page/flow"
	"briefing/internal/page/frame"
	"briefing/internal/page/slide"
	"briefing/internal/write/pdf"
)

// output is one finished file of a target; pages is 0 where a file has none.
type output struct {
	path  string // below the edition folder
	data  []byte
	pages int
}

// writer makes the files of a target.
type writer func(p *Project, version string, t plan.Target) ([]output, diag.List)

// format is a row of the table of formats: which page forms have it, and what makes it.
type format struct {
	name  string
	forms []doc.Format
	write writer
}

// formats are what briefs can be made as.
func formats() []format {
	return []format{
		{"pdf", []doc.Format{doc.A4, doc.OnePager, doc.Deck}, writePDF},
		{"html", []doc.Format{doc.A4, doc.OnePager}, writeHTML},
		{"pptx", []doc.Format{doc.Deck}, writePPTX},
	}
}

// formatsOf lists the formats of a page form.
func formatsOf(form doc.Format) []string {
	var names []string
	for _, f := range formats() {
		if slices.Contains(f.forms, form) {
			names = append(names, f.name)
		}
	}
	return names
}

// write makes a target's files with the writer of its format.
func write(p *Project, version string, t plan.Target) ([]output, diag.List) {
	if t.Format == plan.Web {
		return writeCharts(p, version, t)
	}
	for _, f := range formats() {
		if f.name == t.Format {
			return f.write(p, version, t)
		}
	}
	panic("no writer makes " + t.Format)
}

// writePDF makes a PDF.
func writePDF(p *Project, version string, t plan.Target) ([]output, diag.List) {
	d, diags := p.Document(t.Name)
	if d == nil || diags.HasErrors() {
		return nil, diags
	}
	data, pages, found := p.pdf(d, version, t)
	diags.Append(found)
	return []output{{t.Path(), data, pages}}, diags
}

// desk is memory that documents are laid out in, one after the other: what they are made of is needed until they are
// written.
type desk struct {
	pages flow.Memory
	files []byte // attached
}

var desks = sync.Pool{New: func() any { return new(desk) }}

// put gives the desk back.
func (on *desk) put() {
	on.pages.Reuse()
	desks.Put(on)
}

// pageCount is how many pages a target's PDF has; 0 if it cannot be made, which is told where it is made.
func (p *Project) pageCount(t plan.Target) int {
	d, diags := p.Document(t.Name)
	if d == nil || diags.HasErrors() {
		return 0
	}
	on := desks.Get().(*desk)
	defer on.put()
	pages, found := p.lay(&on.pages, d, t.Handout)
	if pages == nil || found.HasErrors() {
		return 0
	}
	return len(pages.Pages)
}

// pdf lays a document out and writes it, and says how many pages it has.
func (p *Project) pdf(d *doc.Document, version string, t plan.Target) ([]byte, int, diag.List) {
	on := desks.Get().(*desk)
	defer on.put()
	pages, diags := p.lay(&on.pages, d, t.Handout)
	if pages == nil || diags.HasErrors() {
		return nil, 0, diags
	}
	pages.Meta.CreatorTool = "briefing " + version
	if t.PrintMarks {
		flow.PrintMarks(pages)
	}
	if !t.NoAttachments {
		pages.Attachments = p.attachments(d, &on.files)
	}
	data, found := pdf.Write(pages, p.Brand.Fonts, pdf.Options{NoAttachments: t.NoAttachments})
	diags.Append(found)
	return data, len(pages.Pages), diags
}

// lay lays a document out in a memory: as pages, slides or a handout.
func (p *Project) lay(mem *flow.Memory, d *doc.Document, handout bool) (*frame.Document, diag.List) {
	switch {
	case handout:
		return slide.HandoutIn(mem, d, p.Brand)
	case d.Format == doc.Deck:
		return slide.PagesIn(mem, d, p.Brand)
	}
	return mem.Pages(d, p.Brand)
}

// attachments are what travels in a document: a dataset with just what it shows, and each chart's data. They lie in the
// memory that is given, and take it from its beginning.
func (p *Project) attachments(d *doc.Document, room *[]byte) []frame.Attachment {
	*room = p.subset((*room)[:0], d)
	list := make([]frame.Attachment, 1, 1+len(d.Charts))
	list[0] = frame.Attachment{
		Name:        "dataset.yaml",
		Description: "The figures of this document with their sources",
		MediaType:   "application/yaml",
		Relation:    "Source",
		Data:        slices.Clip(*room),
	}
	for _, c := range d.Charts {
		from := len(*room)
		*room = appendCSV(append(*room, doc.ByteOrderMark...), c.Rows)
		list = append(list, frame.Attachment{
			Name:        c.ID + ".csv",
			Description: c.Title,
			MediaType:   "text/csv",
			Relation:    "Data",
			Data:        slices.Clip((*room)[from:]),
		})
	}
	return list
}

// appendCSV writes rows as RFC 4180 asks, but with plain line feeds: the same bytes on every system. The memory that
// csv.Writer works with is worth more than all charts' data, so that rows are written here; TestCSV compares the two.
func appendCSV(b []byte, rows [][]string) []byte {
	for _, row := range rows {
		for i, field := range row {
			if i > 0 {
				b = append(b, ',')
			}
			if bareInCSV(field) {
				b = append(b, field...)
				continue
			}
			b = append(b, '"')
			for k := 0; k < len(field); k++ {
				if field[k] == '"' {
					b = append(b, '"')
				}
				b = append(b, field[k])
			}
			b = append(b, '"')
		}
		b = append(b, '\n')
	}
	return b
}

// bareInCSV says that a field needs no quotes.
func bareInCSV(field string) bool {
	for i := 0; i < len(field); i++ {
		switch field[i] {
		case ',', '"', '\r', '\n':
			return false
		}
	}
	first, _ := utf8.DecodeRuneInString(field)
	return !unicode.IsSpace(first) && field != `\.`
}
