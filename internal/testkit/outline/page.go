package outline

import (
	"io"
	"strings"

	"briefing/internal/doc"
)

// ChartPage writes a chart that stands alone as text that people can read and compare, as Document does for a document.
func ChartPage(w io.Writer, c *doc.ChartPage) error {
	p := &outliner{w: w}
	p.line(0, "chart page %s, %s, %s", c.Chart.ID, c.Kind, c.Lang)
	for _, f := range [][2]string{
		{"author", c.Author}, {"date", strings.TrimSpace(c.Date + " " + c.DateISO)}, {"topic", c.Topic.S}, {"units", facetText(c.Units)},
		{"regions", facetText(c.Regions)}, {"programmes", facetText(c.Programmes)}, {"unit line", c.UnitLine.S},
		{"period", strings.TrimSpace(c.Period.S + " " + c.PeriodISO)}, {"publisher", c.Imprint.Publisher.S}, {"contact", c.Imprint.Contact.S},
		{"reuse", c.Imprint.Reuse.S}, {"notice", c.Imprint.Notice.S}, {"under the brand", c.Chart.Notice.S}, {"dataset", c.Imprint.Dataset},
	} {
		if f[1] != "" {
			p.line(1, "%s: %s", f[0], visible.Replace(f[1]))
		}
	}
	p.chart(0, &c.Chart)
	for _, s := range c.Sources {
		p.from(1, s)
	}
	p.dataTable(&c.Table)
	p.line(0, "data")
	for _, f := range c.Fields {
		p.line(1, "%s, %s: %s", f.Name, f.Type, f.Description)
	}
	for _, r := range c.Rows {
		p.line(2, "%s", visible.Replace(strings.Join(r, " | ")))
	}
	return p.err
}

// from writes a source in full.
func (p *outliner) from(depth int, s doc.ChartSource) {
	p.line(depth, "from %s%s: %s, %s, %s %s", s.Name, flag(!s.Main, "outside"), s.Publisher, s.Title, s.DateISO, s.Address)
}

func (p *outliner) dataTable(t *doc.DataTable) {
	p.line(0, "table: %s", visible.Replace(t.Caption.S))
	var heads []string
	for _, h := range t.Columns {
		heads = append(heads, h.Head.S+flag(h.Minor, "minor")+flag(h.Right, "right"))
	}
	p.line(1, "%s", strings.Join(heads, " | "))
	for _, g := range t.Groups {
		if g.Label.S+g.Value.S != "" {
			p.line(1, "group %s: %s", visible.Replace(g.Label.S), visible.Replace(g.Value.S))
		}
		for _, r := range g.Rows {
			var cells []string
			for _, x := range r {
				s := visible.Replace(x.S)
				if x.Faint {
					s = "(" + s + ")"
				}
				cells = append(cells, s)
			}
			p.line(2, "%s", strings.Join(cells, " | "))
		}
	}
}

func facetText(list []doc.Facet) string {
	var out []string
	for _, f := range list {
		out = append(out, f.Name.S+" ("+f.ID+")")
	}
	return strings.Join(out, ", ")
}
