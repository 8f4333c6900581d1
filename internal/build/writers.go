package build

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/frame"
	"briefing/internal/layout"
	"briefing/internal/plan"
	"briefing/internal/render/pdf"
)

// writer makes one file of a document and says how many pages it has.
type writer func(p *Project, d *doc.Document, version string, t plan.Target) (data []byte, pages int, diags diag.List)

// writers are the formats that exist.
var writers = map[string]writer{
	"pdf": writePDF,
}

func formats() []string {
	names := make([]string, 0, len(writers))
	for name := range writers {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

func writePDF(p *Project, d *doc.Document, version string, t plan.Target) ([]byte, int, diag.List) {
	pages, diags := layout.Pages(d, p.Brand)
	if pages == nil || diags.HasErrors() {
		return nil, 0, diags
	}
	pages.Meta.CreatorTool = "briefing " + version
	if t.PrintMarks {
		layout.PrintMarks(pages)
	}
	if !t.NoAttachments {
		pages.Attachments = append(pages.Attachments, p.attachments(d)...)
	}
	data, found := pdf.Write(pages, p.Brand.Fonts, pdf.Options{NoAttachments: t.NoAttachments})
	diags.Append(found)
	return data, len(pages.Pages), diags
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
			Description: c.Title,
			MediaType:   "text/csv",
			Relation:    "Data",
			Data:        encodeCSV(c.Rows),
		})
	}
	return list
}

// encodeCSV writes rows as RFC 4180 asks, but with plain line feeds: the same bytes on every system. The memory that
// csv.Writer works with is worth more than all charts' data, so that rows are written here; TestCSV compares the two.
func encodeCSV(rows [][]string) []byte {
	size := 0
	for _, row := range rows {
		for _, field := range row {
			size += len(field) + len(`"",`)
		}
	}
	b := make([]byte, 0, size)
	for _, row := range rows {
		for i, field := range row {
			if i > 0 {
				b = append(b, ',')
			}
			if first, _ := utf8.DecodeRuneInString(field); !strings.ContainsAny(field, ",\"\r\n") && !unicode.IsSpace(first) && field != `\.` {
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
