package table

import (
	"slices"

	"briefing/internal/doc"
	"briefing/internal/page/frame"
	"briefing/internal/page/text"
)

// Numbers of a column end at one line, so that their digits stand below each other. What stands beside some of them, such as the
// letter of a status or an interval, hangs outside: all cells of the column leave as much room behind their number.

// oneLine is wider than any cell, in mm: a text measured in it is not broken.
const oneLine = 10000

// measureBeside measures what stands beside the number of a cell of one line.
func (t *Part) measureBeside(r *tableRow, i int, spans []doc.Span) {
	if len(r.cells[i].Lines) != 1 || !slices.ContainsFunc(spans, func(s doc.Span) bool { return s.Beside }) {
		return
	}
	if r.beside == nil {
		r.beside = make([]frame.Unit, len(r.cells))
	}
	_, r.beside[i] = t.measure(r.cells[i].Style, spans)
	t.beside[i] = max(t.beside[i], r.beside[i])
}

// measure is how wide a cell is on one line: what is aligned, and what stands beside it.
func (t *Part) measure(st *text.Style, spans []doc.Span) (number, beside frame.Unit) {
	width := func(list []doc.Span) frame.Unit {
		return t.m.Fit(t.m.Para(st, list), mm(oneLine), t).Widest()
	}
	at := slices.IndexFunc(spans, func(s doc.Span) bool { return s.Beside })
	if at < 0 {
		return width(spans), 0
	}
	number = width(spans[:at])
	return number, width(spans) - number
}

// hang is how far a cell ends before the right side of its column: as far as the widest of what stands beside a number there needs,
// less its own; no farther than there is room.
func (t *Part) hang(r *tableRow, i int) frame.Unit {
	if t.beside[i] == 0 || len(r.cells[i].Lines) != 1 {
		return 0
	}
	own := frame.Unit(0)
	if r.beside != nil {
		own = r.beside[i]
	}
	return max(0, min(t.beside[i]-own, t.w[i]-2*mm(cellSide)-r.cells[i].Widest()))
}

// hangs is hang for the cells of a row; nil of the label of a group, and of a table in which nothing hangs.
func (t *Part) hangs(r *tableRow) []frame.Unit {
	if r.kind == groupRow || !slices.ContainsFunc(t.beside, func(w frame.Unit) bool { return w > 0 }) {
		return nil
	}
	list := make([]frame.Unit, len(r.cells))
	for i := range r.cells {
		list[i] = t.hang(r, i)
	}
	return list
}
