package table

import (
	"slices"

	"briefing/internal/doc"
	"briefing/internal/page/frame"
	"briefing/internal/page/text"
	"briefing/internal/page/typeset"
)

// Widths of columns that are fitted to their cells, in mm.
const (
	leastFirst = 22.0 // of the first column
	mostFitted = 40.0 // of the others, where there is room to spare
	tolerance  = 0.2  // that a column has more than its cells need
)

// fitted are the widths of columns where some are as wide as their cells need; room is what columns with a width leave. The first
// column without either has the rest, and at least its widest word. Nil where no column is fitted.
func (t *Part) fitted(room frame.Unit) []frame.Unit {
	if !slices.ContainsFunc(t.Table.Columns, func(c doc.TableColumn) bool { return c.Width <= 0 && c.Fit }) {
		return nil
	}
	need := make([]frame.Unit, len(t.Table.Columns))
	first := slices.IndexFunc(t.Table.Columns, func(c doc.TableColumn) bool { return c.Width <= 0 && !c.Fit })
	var names, widest, sum, n frame.Unit // names: the width of the first column with none of its cells broken
	for i, c := range t.Table.Columns {
		words, line := t.needed(i)
		switch {
		case c.Width > 0:
		case c.Fit:
			need[i] = max(words, line)
			widest, sum, n = max(widest, need[i]), sum+need[i], n+1
		default:
			need[i] = max(words, mm(leastFirst))
			names = max(names, need[i], line)
			room -= need[i]
		}
	}
	if sum > room {
		t.tooWide(need, room)
		return need
	}
	each := frame.Unit(0)
	if n*widest <= room {
		each = widest
	}
	if first >= 0 && each > 0 {
		each = max(each, min((room+need[first]-names)/n, mm(mostFitted)))
	}
	for i, c := range t.Table.Columns {
		if c.Width <= 0 && c.Fit {
			need[i] = max(need[i], each)
			room -= need[i]
		}
	}
	if first >= 0 {
		need[first] += room
	}
	return need
}

// needed is how wide the cells of a column are with their margins: their widest word, and the widest cell on one line. Of a head only
// the words count, since it may have several lines.
func (t *Part) needed(i int) (words, line frame.Unit) {
	var number, beside frame.Unit
	word := func(p *typeset.Para) {
		for at := 0; at < len(p.Atoms); {
			end, w := text.Word(p.Atoms, at)
			words = max(words, text.Units(w))
			at = end
		}
	}
	cell := func(st *text.Style, list []doc.Cell) {
		if i >= len(list) {
			return
		}
		word(t.m.Para(st, list[i].Spans))
		a, b := t.measure(st, list[i].Spans)
		number, beside = max(number, a), max(beside, b)
	}
	word(t.m.Plain(&t.m.Styles.CellHead, t.Table.Columns[i].Head.S))
	for _, g := range t.Table.Groups {
		for _, r := range g.Rows {
			cell(&t.m.Styles.Figure, r)
		}
	}
	cell(&t.m.Styles.Total, t.Table.Total)
	margins := 2*mm(cellSide) + mm(tolerance)
	return words + margins, number + beside + margins
}

// tooWide says how many of the columns fit.
func (t *Part) tooWide(need []frame.Unit, room frame.Unit) {
	all, fit := 0, 0
	for i, c := range t.Table.Columns {
		if c.Width > 0 || !c.Fit {
			continue
		}
		all++
		if room -= need[i]; room >= 0 {
			fit++
		}
	}
	t.m.Errorf("table-too-wide", []string{"show fewer of them: periods: [...] or only: [...]; or exchange rows: and across:, so that they are the rows"},
		"%s: it has %d columns of figures, and %d of them fit beside the names of its rows", t.Name(), all, fit)
}
