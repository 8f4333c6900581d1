package slide

import (
	"briefing/internal/doc"
	"briefing/internal/page/frame"
	"briefing/internal/page/text"
	"briefing/internal/page/typeset"
)

// cellMargins are on both sides of the text of a cell together.
const cellMargins = 4.0

// fitColumns is a table for a layout of another house, where the whole width is not that of paper: its columns have the same
// shares of it, but none is narrower than its widest word as long as others have room to spare.
func (m *deck) fitColumns(b *doc.Table, width frame.Unit) *doc.Table {
	need, have := m.neededWidths(b), make([]frame.Unit, len(b.Columns))
	left, open := width, 0
	for i, c := range b.Columns {
		if c.Width > 0 {
			have[i] = mm(float64(c.Width)/100) * min(width, mm(liveW)) / mm(liveW)
			left -= have[i]
		} else {
			open++
		}
	}
	for i := range have {
		if b.Columns[i].Width == 0 {
			have[i] = max(left, 0) / frame.Unit(open)
		}
	}
	short, spare := frame.Unit(0), frame.Unit(0)
	for i := range have {
		if d := have[i] - need[i]; d < 0 {
			short -= d
		} else {
			spare += d
		}
	}
	if short == 0 || spare == 0 {
		short, spare = 0, 1
	}
	taken := min(short, spare)
	out := *b
	out.Columns = append([]doc.TableColumn(nil), b.Columns...)
	sum := 0
	for i := range have {
		if d := have[i] - need[i]; d < 0 {
			have[i] -= d
		} else {
			have[i] -= d * taken / spare
		}
		out.Columns[i].Fit = false
		out.Columns[i].Width = int(have[i].Millimetres() * 100)
		sum += out.Columns[i].Width
	}
	// What rounding left belongs to the last column.
	out.Columns[len(out.Columns)-1].Width += int(width.Millimetres()*100) - sum
	return &out
}

// neededWidths are those of the widest words of columns with the margins of their cells.
func (m *deck) neededWidths(b *doc.Table) []frame.Unit {
	need := make([]frame.Unit, len(b.Columns))
	widen := func(i int, p *typeset.Para) {
		for at := 0; at < len(p.Atoms); {
			end, w := text.Word(p.Atoms, at)
			need[i] = max(need[i], text.Units(w)*51/50+mm(cellMargins))
			at = end
		}
	}
	for i, c := range b.Columns {
		widen(i, m.Plain(&m.Styles.CellHead, c.Head.S))
	}
	for _, g := range b.Groups {
		for _, r := range g.Rows {
			for i := range min(len(r), len(need)) {
				widen(i, m.Para(&m.Styles.Name, r[i].Spans))
			}
		}
	}
	for i := range min(len(b.Total), len(need)) {
		widen(i, m.Para(&m.Styles.Total, b.Total[i].Spans))
	}
	return need
}
