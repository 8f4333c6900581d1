package pptx

import (
	"briefing/internal/doc"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
	"briefing/internal/page/slide"
	"briefing/internal/write/ooxml"
	"briefing/internal/write/pptx/drawingml"
	"briefing/internal/write/pptx/potx"
)

// Margins of the cells of tables, as measured slides have them.
var (
	tableSide   = frame.MM(2)
	tableTop    = frame.MM(1.2)
	tableBottom = frame.MM(1.3)
)

// table writes a table as such, with a header row, in the widths and heights that were measured.
func (p *page) table(b slide.Box, h *potx.Placeholder) {
	t := b.Table
	if t == nil || len(t.Columns) == 0 {
		p.w.fail("slide-fit", "", "%s has no columns", b.Name)
		return
	}
	x := &texts{w: p.w, part: p.out.part}
	at := p.w.box(b.At)
	x.Put(`<a:graphicData uri="`, ooxml.NSTable, `"><a:tbl><a:tblPr firstRow="1" bandRow="1"><a:tableStyleId>`, potx.TableStyle, `</a:tableStyleId></a:tblPr><a:tblGrid>`)
	left := at.W
	for i, c := range b.Grid.Widths {
		wide := p.w.emu(c)
		if i == len(b.Grid.Widths)-1 {
			wide = left
		}
		left -= wide
		x.Put(`<a:gridCol w="`, itoa(wide), `"/>`)
	}
	x.Put(`</a:tblGrid>`)
	at.H = 0
	for i, r := range tableRows(t) {
		high := p.w.emu(b.Grid.Heights[min(i, len(b.Grid.Heights)-1)])
		at.H += high
		if i < len(b.Grid.Hang) {
			r.hang = b.Grid.Hang[i]
		}
		x.tableRow(r, t, high)
	}
	x.Put(`</a:tbl></a:graphicData>`)
	alt := flat(t.Caption)
	if len(t.Unit) > 0 {
		alt += " " + flat(t.Unit)
	}
	if alt == "" {
		alt = flat(p.s.Title)
	}
	p.out.graphic("Table "+t.ID, alt, h, at, x.String())
}

type tableRow struct {
	cells []tableCell
	bold  bool
	head  bool
	span  int // columns that the first cell reaches over; 0: its own
	tint  bool
	hang  []frame.Unit // how far its cells end before the right side of their columns; nil: none does
}

type tableCell struct {
	runs        []drawingml.Run
	bold, faint bool
	down        int // rows that it reaches over; 0: it is a part of the one above
}

// tableRows lists the rows of a table as measured slides have them: head, groups with their rows, total.
func tableRows(t *doc.Table) []*tableRow {
	var rows []*tableRow
	head := &tableRow{bold: true, head: true}
	for _, c := range t.Columns {
		head.cells = append(head.cells, tableCell{runs: []drawingml.Run{{S: c.Head.S}}, down: 1})
	}
	rows = append(rows, head)
	cells := func(list []doc.Cell, down int) (out []tableCell) {
		for i := range t.Columns {
			c := doc.Cell{}
			if i < len(list) {
				c = list[i]
			}
			one := tableCell{runs: runsOf(c.Spans), bold: c.Head, faint: c.Faint, down: 1}
			if i == 0 {
				one.down = down
			}
			out = append(out, one)
		}
		return out
	}
	n := len(t.Columns)
	for gi := range t.Groups {
		g := &t.Groups[gi]
		if len(g.Label) > 0 {
			r := &tableRow{cells: []tableCell{{runs: bold(runsOf(g.Label)), down: 1}}, span: n, tint: true}
			if len(g.Sum) > 0 && n > 1 {
				r.span = n - 1
				r.cells = append(r.cells, tableCell{runs: bold(runsOf(g.Sum)), down: 1})
			}
			rows = append(rows, r)
		}
		for i, r := range g.Rows {
			rows = append(rows, &tableRow{cells: cells(r, g.Reach(i))})
		}
	}
	if t.Total != nil {
		rows = append(rows, &tableRow{cells: cells(t.Total, 1), bold: true})
	}
	return rows
}

func bold(runs []drawingml.Run) []drawingml.Run {
	for i := range runs {
		runs[i].Bold = true
	}
	return runs
}

// tableRow writes a row.
func (x *texts) tableRow(r *tableRow, t *doc.Table, high drawingml.EMU) {
	const begin = `<a:txBody><a:bodyPr/><a:lstStyle/>`
	x.Put(`<a:tr h="`, itoa(high), `">`)
	next := 0
	for i := range t.Columns {
		if r.span > 0 && i > 0 && i < r.span {
			x.Put(`<a:tc hMerge="1">`, begin)
			x.paras(nil)
			x.Put(`</a:txBody><a:tcPr/></a:tc>`)
			continue
		}
		c := r.cells[min(next, len(r.cells)-1)]
		next++
		x.Put(`<a:tc`)
		switch {
		case r.span > 1 && i == 0:
			x.Put(` gridSpan="`, itoa(r.span), `"`)
		case c.down > 1:
			x.Put(` rowSpan="`, itoa(c.down), `"`)
		case c.down == 0:
			x.Put(` vMerge="1"`)
		}
		x.Put(`>`, begin)
		x.cell(r, c, t.Columns[i].Right && (r.span == 0 || i > 0))
		right := tableSide
		if r.hang != nil {
			right += r.hang[i]
		}
		x.Put(`</a:txBody><a:tcPr marL="`, itoa(x.w.emu(tableSide)), `" marR="`, itoa(x.w.emu(right)), `" marT="`, itoa(x.w.emu(tableTop)), `" marB="`, itoa(x.w.emu(tableBottom)), `" anchor="ctr">`)
		if r.tint {
			x.Put(x.w.theme.Fill(brand.Tint))
		}
		x.Put(`</a:tcPr></a:tc>`)
	}
	x.Put(`</a:tr>`)
}

// cell writes the paragraph of a cell.
func (x *texts) cell(r *tableRow, c tableCell, right bool) {
	size := x.w.size(slide.LeastText)
	x.Put(`<a:p>`)
	if right {
		x.Put(`<a:pPr algn="r"/>`)
	}
	for _, u := range c.runs {
		u.Size = size
		u.Bold = u.Bold || r.bold || c.bold
		if c.faint {
			u.Color = x.w.theme.Color(brand.Secondary)
		}
		x.run(u)
	}
	x.Put(`<a:endParaRPr lang="`, ooxml.Esc(x.w.d.Lang), `" sz="`, itoa(size), `"/></a:p>`)
}
