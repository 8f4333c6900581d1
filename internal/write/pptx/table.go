package pptx

import (
	"briefing/internal/doc"
	"briefing/internal/input/brand"
	"briefing/internal/write/ooxml"
	"briefing/internal/write/pptx/drawingml"
	"briefing/internal/write/pptx/potx"
)

// Sizes of tables on slides.
const (
	tableSize                = 1800 // 1/100 pt
	tableSide  drawingml.EMU = 72000
	tablePad   drawingml.EMU = 36000
	leastWidth drawingml.EMU = 14 * mm
)

// table writes a table as such, with a header row. It neither shrinks nor runs over to another slide: one that does not
// fit is refused.
func (p *page) table(t *doc.Table, h *potx.Placeholder, at drawingml.Box) {
	w := p.w
	name := "the table “" + t.ID + "”"
	n := len(t.Columns)
	if n == 0 {
		w.fail("slide-fit", "", "%s has no columns", name)
		return
	}
	widths := columnWidths(t, at.W)
	rows := tableRows(t)
	sum := 0
	for _, r := range rows {
		high := 0
		for i, c := range r.cells {
			width := widths[i]
			if r.span {
				width = at.W
			}
			style := drawingml.Style{Size: tableSize, Spacing: 100000, Bold: r.bold || c.bold}
			high = max(high, w.heightIn(width-2*tableSide, []drawingml.Para{{Runs: c.runs}}, style))
		}
		r.high = high + 2*tablePad
		sum += r.high
	}
	if sum > at.H+at.H/50 {
		w.fail("slide-fit", "show fewer rows, or shorten cells that take several lines", "%s does not fit: its %d rows are %.0f mm high, and there are %.0f mm", name, len(rows), float64(sum)/float64(mm), float64(at.H)/float64(mm))
		w.about(itsHeight)
		return
	}
	b := &texts{w: w, part: p.out.part}
	b.Put(`<a:graphicData uri="`, ooxml.NSTable, `"><a:tbl><a:tblPr firstRow="1" bandRow="1"><a:tableStyleId>`, potx.TableStyle, `</a:tableStyleId></a:tblPr><a:tblGrid>`)
	for _, c := range widths {
		b.Put(`<a:gridCol w="`, itoa(c), `"/>`)
	}
	b.Put(`</a:tblGrid>`)
	for _, r := range rows {
		b.tableRow(r, t, n)
	}
	b.Put(`</a:tbl></a:graphicData>`)
	alt := flat(t.Caption)
	if len(t.Unit) > 0 {
		alt += " " + flat(t.Unit)
	}
	at.H = sum
	p.out.graphic("Table "+t.ID, alt, h, at, b.String())
}

type tableRow struct {
	cells []tableCell
	bold  bool
	span  bool // one cell over all columns
	tint  bool
	high  drawingml.EMU
}

type tableCell struct {
	runs        []drawingml.Run
	bold, faint bool
}

// tableRows lists the rows of a table: head, groups and total.
func tableRows(t *doc.Table) []*tableRow {
	var rows []*tableRow
	head := &tableRow{bold: true}
	for _, c := range t.Columns {
		head.cells = append(head.cells, tableCell{runs: []drawingml.Run{{S: c.Head.S}}})
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
			runs := bold(runsOf(g.Label))
			if len(g.Sum) > 0 {
				runs = append(append(runs, drawingml.Run{S: ": "}), runsOf(g.Sum)...)
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

// tableRow writes a row of a table of n columns.
func (x *texts) tableRow(r *tableRow, t *doc.Table, n int) {
	x.Put(`<a:tr h="`, itoa(r.high), `">`)
	for i := range n {
		switch {
		case r.span && i > 0:
			x.Put(`<a:tc hMerge="1"><a:txBody><a:bodyPr/><a:lstStyle/>`)
			x.paras(nil)
			x.Put(`</a:txBody><a:tcPr/></a:tc>`)
			continue
		case r.span:
			x.Put(`<a:tc gridSpan="`, itoa(n), `"><a:txBody><a:bodyPr/><a:lstStyle/>`)
		default:
			x.Put(`<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>`)
		}
		c := r.cells[i]
		x.Put(`<a:p>`)
		if t.Columns[i].Right && !r.span {
			x.Put(`<a:pPr algn="r"/>`)
		}
		for _, u := range c.runs {
			u.Size = tableSize
			u.Bold = u.Bold || r.bold || c.bold
			if c.faint {
				u.Color = x.w.theme.Color(brand.Secondary)
			}
			x.run(u)
		}
		x.Put(`<a:endParaRPr lang="`, ooxml.Esc(x.w.d.Lang), `" sz="`, itoa(tableSize), `"/></a:p></a:txBody><a:tcPr marL="`, itoa(tableSide), `" marR="`, itoa(tableSide), `" marT="`, itoa(tablePad), `" marB="`, itoa(tablePad), `" anchor="ctr">`)
		if r.tint {
			x.Put(x.w.theme.Fill(brand.Tint))
		}
		x.Put(`</a:tcPr></a:tc>`)
	}
	x.Put(`</a:tr>`)
}

// columnWidths shares the width: columns with a width of their own get it in proportion, as in the documents on paper,
// which are 174 mm wide; the others share what is left.
func columnWidths(t *doc.Table, width drawingml.EMU) []drawingml.EMU {
	const paper = 17400 // 1/100 mm
	out := make([]drawingml.EMU, len(t.Columns))
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
