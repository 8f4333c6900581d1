package pipeline

import (
	"slices"

	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/edition/plan"
	"briefing/internal/input/brand"
	"briefing/internal/page/flow"
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

// pageCount is how many pages a target's PDF has; 0 if it cannot be made, which is told where it is made.
func (p *Project) pageCount(t plan.Target) int {
	d, diags := p.Document(t.Name)
	if d == nil || diags.HasErrors() {
		return 0
	}
	pages, found := lay(d, p.Brand, t.Handout)
	if pages == nil || found.HasErrors() {
		return 0
	}
	return len(pages.Pages)
}

// pdf lays a document out and writes it, and says how many pages it has.
func (p *Project) pdf(d *doc.Document, version string, t plan.Target) ([]byte, int, diag.List) {
	pages, diags := lay(d, p.Brand, t.Handout)
	if pages == nil || diags.HasErrors() {
		return nil, 0, diags
	}
	pages.Meta.CreatorTool = "briefing " + version
	if t.PrintMarks {
		furniture.PrintMarks(pages)
	}
	if !t.NoAttachments {
		pages.Attachments = p.attachments(d)
	}
	data, found := pdf.Write(pages, p.Brand.Fonts, pdf.Options{NoAttachments: t.NoAttachments})
	diags.Append(found)
	return data, len(pages.Pages), diags
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
