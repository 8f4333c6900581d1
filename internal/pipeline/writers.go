package pipeline

import (
	"slices"
	"sync"

	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/edition/plan"
	"briefing/internal/edition/provenance"
	"briefing/internal/input/brand"
	"briefing/internal/page/flow"
	"briefing/internal/page/font"
	"briefing/internal/page/frame"
	"briefing/internal/page/furniture"
	"briefing/internal/page/slide"
	"briefing/internal/write/pdf"
)

// output is one finished file of a target; pages is 0 where a file has none.
type output struct {
	path  string // below the edition folder
	data  []byte
	pages int
	sum   string // SHA-256 in hexadecimal, where it is known; see hash
}

// hash is the SHA-256 of the file in hexadecimal.
func (o output) hash() string {
	if o.sum != "" {
		return o.sum
	}
	return provenance.Sum(o.data)
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
		{"pdf", []doc.Format{doc.Pages, doc.OnePage, doc.Deck}, writePDF},
		{"html", []doc.Format{doc.Pages, doc.OnePage}, writeHTML},
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
	return []output{{path: t.Path(), data: data, pages: pages}}, diags
}

// pageCount is how many pages a target's PDF has; 0 if it cannot be made, which is told where it is made.
func (p *Project) pageCount(t plan.Target) int {
	d, diags := p.Document(t.Name)
	if d == nil || diags.HasErrors() {
		return 0
	}
	pages, found := p.lay(d, t.Handout)
	if pages == nil || found.HasErrors() {
		return 0
	}
	return len(pages.Pages)
}

// layout is a document in one of its forms.
type layout struct {
	of      *doc.Document
	handout bool
}

// lay lays a document out: in a run once, for its file, for the pages that link to it and for briefs that print how many pages
// it has.
func (p *Project) lay(d *doc.Document, handout bool) (*frame.Document, diag.List) {
	if p.run == nil {
		return lay(d, p.Brand, handout)
	}
	return p.layouts.of(layout{d, handout}, func() found[*frame.Document] { return foundIn(lay(d, p.Brand, handout)) }).all()
}

// pdf lays a document out and writes it, and says how many pages it has.
func (p *Project) pdf(d *doc.Document, version string, t plan.Target) ([]byte, int, diag.List) {
	layPages := p.lay
	if t.PrintMarks {
		layPages = func(d *doc.Document, handout bool) (*frame.Document, diag.List) { return lay(d, p.Brand, handout) } // its own, to be marked
	}
	laid, diags := layPages(d, t.Handout)
	if laid == nil || diags.HasErrors() {
		return nil, 0, diags
	}
	file := *laid // others may have the same pages
	pages := &file
	pages.Meta.CreatorTool = "briefing " + version
	if t.PrintMarks {
		furniture.PrintMarks(pages)
	}
	if !t.NoAttachments {
		pages.Attachments = p.attachments(d)
	}
	data, found := p.pdfs.write(pages, p.Brand.Fonts, pdf.Options{NoAttachments: t.NoAttachments})
	diags.Append(found)
	return data, len(pages.Pages), diags
}

// pdfWriters are lent to those who write a PDF. A Writer keeps what the next document needs again, cut faces and the deflater
// above all: a fifth to a quarter of the time from template to file, for all documents but the first.
type pdfWriters struct {
	mu   sync.Mutex
	free []*pdf.Writer
}

func (l *pdfWriters) write(d *frame.Document, fonts *font.Set, o pdf.Options) ([]byte, diag.List) {
	w := new(pdf.Writer)
	l.mu.Lock()
	if n := len(l.free); n > 0 {
		w, l.free = l.free[n-1], l.free[:n-1]
	}
	l.mu.Unlock()
	defer func() {
		l.mu.Lock()
		l.free = append(l.free, w)
		l.mu.Unlock()
	}()
	return w.Write(d, fonts, o)
}

// lay lays a document out: as pages, slides or a handout.
func lay(d *doc.Document, b *brand.Brand, handout bool) (*frame.Document, diag.List) {
	switch {
	case handout:
		return slide.Handout(d, b)
	case d.Format == doc.Deck:
		return slide.Pages(d, b)
	}
	return flow.Pages(d, b)
}

// attachments are what travels in a document: a dataset with just what it shows, and each chart's data.
func (p *Project) attachments(d *doc.Document) []frame.Attachment {
	list := []frame.Attachment{{
		Name:        "dataset.yaml",
		Description: "The figures of this document with their sources",
		MediaType:   "application/yaml",
		Relation:    "Source",
		Data:        p.subset(d),
	}}
	for _, c := range d.Charts {
		list = append(list, frame.Attachment{
			Name:        c.ID + ".csv",
			Description: c.Title.S,
			MediaType:   "text/csv",
			Relation:    "Data",
			Data:        doc.CSV(c.Rows),
		})
	}
	return list
}
