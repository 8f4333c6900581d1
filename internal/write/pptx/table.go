package pptx

import (
	"briefing/internal/doc"
	"briefing/internal/input/brand"
)

// tableStyle is PowerPoint's "Medium Style 2 - Accent 1", which follows the theme.
const tableStyle = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"

// Sizes of tables on slides.
const (
	tableSize      = 1800 // 1/100 pt
	tableSide  emu = 72000
	tablePad   emu = 36000
	leastWidth emu = 14 * perMM
)

// table writes a table as such, with a header row. It neither shrinks nor runs over to another slide: one that does not
// fit is refused.
func (p *page) table(t *doc.Table, h *holder, at box) {
	w := p.w
	name := "the table “" + t.ID + "”"
	n := len(t.Columns)
	if n == 0 {
		w.fail("slide-fit", "", "%s has no columns", name)
		return
	}
	widths := p.columnWidths(t, at.w)
	rows := p.tableRows(t)
	st := textStyle{size: tableSize, spacing: 100000}
	sum := 0
	for _, r := range rows {
		high := 0
		for i, c := range r.cells {
			width := widths[i]
			if r.span {
				width = at.w
			}
			one, _ := w.ruler.height([]para{{runs: c.runs}}, textStyle{size: st.size, spacing: st.spacing, bold: r.bold || c.bold}, (width-2*tableSide)/perUnit, 100)
			high = max(high, one)
		}
		r.high = high*perUnit + 2*tablePad
		sum += r.high
	}
	if sum > at.h+at.h/50 {
		w.fail("slide-fit", "show fewer rows, or shorten cells that take several lines", "%s does not fit: its %d rows are %.0f mm high, and there are %.0f mm", name, len(rows), float64(sum)/float64(perMM), float64(at.h)/float64(perMM))
		w.about(itsHeight)
		return
	}
	var b page
	b.w, b.part, b.next = w, p.part, p.next
	b.put(`<a:graphicData uri="`, nsTable, `"><a:tbl><a:tblPr firstRow="1" bandRow="1"><a:tableStyleId>`, tableStyle, `</a:tableStyleId></a:tblPr><a:tblGrid>`)
	for _, c := range widths {
		b.put(`<a:gridCol w="`, itoa(c), `"/>`)
	}
	b.put(`</a:tblGrid>`)
	for _, r := range rows {
		b.tableRow(r, t, n)
	}
	b.put(`</a:tbl></a:graphicData>`)
	alt := flat(t.Caption)
	if len(t.Unit) > 0 {
		alt += " " + flat(t.Unit)
	}
	at.h = sum
	p.graphic("Table "+t.ID, alt, h, at, b.String())
}

type tableRow struct {
	cells []tableCell
	bold  bool
	span  bool // one cell over all columns
	tint  bool
	high  emu
}

type tableCell struct {
	runs        []run
	bold, faint bool
}

func (p *page) tableRows(t *doc.Table) []*tableRow {
	var rows []*tableRow
	head := &tableRow{bold: true}
	for _, c := range t.Columns {
		head.cells = append(head.cells, tableCell{runs: []run{{s: c.Head.S}}})
	}
	rows = append(rows, head)
	cells := func(list []doc.Cell) (out []tableCell) {
		for i := range t.Columns {
			c := doc.Cell{}
			if i < len(list) {
				c = list[i]
			}
			out = append(out, tableCell{runs: runsOf(c.Spans), bold: c.Head, faint: c.Faint})
		}
		return out
	}
	for _, g := range t.Groups {
		if len(g.Label)+len(g.Sum) > 0 {
			runs := runsOf(g.Label)
			for i := range runs {
				runs[i].bold = true
			}
			if len(g.Sum) > 0 {
				runs = append(append(runs, run{s: ": "}), runsOf(g.Sum)...)
			}
			rows = append(rows, &tableRow{cells: []tableCell{{runs: runs}}, span: true, tint: true})
		}
		for _, r := range g.Rows {
			rows = append(rows, &tableRow{cells: cells(r)})
		}
	}
	if t.Total != nil {
		rows = append(rows, &tableRow{cells: cells(t.Total), bold: true})
	}
	return rows
}

func (p *page) tableRow(r *tableRow, t *doc.Table, n int) {
	p.put(`<a:tr h="`, itoa(r.high), `">`)
	for i := range n {
		switch {
		case r.span && i > 0:
			p.put(`<a:tc hMerge="1"><a:txBody><a:bodyPr/><a:lstStyle/>`)
			p.paras(nil)
			p.put(`</a:txBody><a:tcPr/></a:tc>`)
			continue
		case r.span:
			p.put(`<a:tc gridSpan="`, itoa(n), `"><a:txBody><a:bodyPr/><a:lstStyle/>`)
		default:
			p.put(`<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>`)
		}
		c := r.cells[i]
		p.put(`<a:p>`)
		if t.Columns[i].Right && !r.span {
			p.put(`<a:pPr algn="r"/>`)
		}
		for _, u := range c.runs {
			u.size = tableSize
			u.bold = u.bold || r.bold || c.bold
			if c.faint {
				u.color = tokenColor(brand.Secondary, p.w.own)
			}
			p.run(u)
		}
		p.put(`<a:endParaRPr lang="`, esc(p.w.d.Lang), `" sz="`, itoa(tableSize), `"/></a:p></a:txBody><a:tcPr marL="`, itoa(tableSide), `" marR="`, itoa(tableSide), `" marT="`, itoa(tablePad), `" marB="`, itoa(tablePad), `" anchor="ctr">`)
		if r.tint {
			p.put(`<a:solidFill>`, tokenColor(brand.Tint, p.w.own), `</a:solidFill>`)
		}
		p.put(`</a:tcPr></a:tc>`)
	}
	p.put(`</a:tr>`)
}

// columnWidths shares the width: columns with a width of their own get it in proportion, as in the documents on paper,
// which are 174 mm wide; the others share what is left.
func (p *page) columnWidths(t *doc.Table, width emu) []emu {
	const paper = 17400 // 1/100 mm
	out := make([]emu, len(t.Columns))
	left, open := width, 0
	for i, c := range t.Columns {
		if c.Width > 0 {
			out[i] = max(leastWidth, width/1000*min(c.Width, paper)/paper*1000)
			left -= out[i]
		} else {
			open++
		}
	}
	for i := range out {
		if out[i] == 0 {
			out[i] = max(leastWidth, left/open)
		}
	}
	// What rounding and the least width changed is taken from all.
	sum := 0
	for _, c := range out {
		sum += c
	}
	rest := width
	for i := range out {
		out[i] = int(int64(out[i]) * int64(width) / int64(sum))
		rest -= out[i]
	}
	out[len(out)-1] += rest
	return out
}
