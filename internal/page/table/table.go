// Package table sets tables: the widths of their columns, rows in groups, heads that stand again on every page.
//
// In: a doc.Table, the width there is, and the layout of the document it stands in. Out: a piece that knows its height, can be
// divided between its rows at the foot of a page, and draws each part with its elements of the structure. It never drops a row
// and never parts one; a row that is higher than a page is an error that names it.
//
// Order of work: New measures all rows, Cut divides what is left at the foot of each page, Draw draws one page's part.
package table

import (
	"slices"
	"strconv"

	"briefing/internal/doc"
	"briefing/internal/page/frame"
	"briefing/internal/page/text"
	"briefing/internal/page/typeset"
)

// Distances in a table, in mm.
const (
	headPad     = 2.65 // the head is that much higher than its lines
	headTop     = 1.2
	groupPad    = 2.2 // a group's row is that much higher than its lines
	cellTop     = 1.2 // above the lines of a row
	cellBottom  = 1.3
	blockTop    = 0.5 // the same where the first column names a block of rows
	blockBottom = 0.5
	cellSide    = 2.0
	captionGap  = 1.3
	TopOnPage   = 1.5 // over a table that begins a page
	strongRule  = 0.6
	noteTop     = 1.2
	continueTop = 0.8
	longGroup   = 50.0 // a higher group or block may be divided between its rows
)

// mm is short for the conversion that stands in nearly every line of this package.
func mm(v float64) frame.Unit { return frame.MM(v) }

type rowKind uint8

const (
	dataRow rowKind = iota
	groupRow
	totalRow
)

// tableRow is one row with its cells broken into lines. in counts the data rows of its group from 0, of is their
// number. reach is over how many rows its first cell reaches, 0 for those below that have none of their own; back is
// how many rows above it that cell stands.
type tableRow struct {
	kind             rowKind
	index, groupSize int
	rowSpan          int
	spanOffset       int
	cells            []*typeset.Para
	beside           []frame.Unit // how wide what stands beside the number of a cell is
	headCells        []bool
	group            *doc.TableGroup // of the row of a label
	h                frame.Unit
}

// tableRows is all rows of a table, measured.
type tableRows struct {
	rows   []tableRow
	sums   []frame.Unit // heights of the rows before each row
	blocks bool         // the first column names blocks of rows: they stand close, with a line between blocks
}

// Part is a table, or its part on one page: the rows from..to.
type Part struct {
	*tableRows
	Table        *doc.Table
	GoesOn       bool // further rows follow on the next page
	m            *typeset.Layout
	width        frame.Unit
	x, w         []frame.Unit // columns
	beside       []frame.Unit // by column, the widest of what stands beside its numbers
	head         []*typeset.Para
	headH        frame.Unit
	from, to     int
	unit         *typeset.Para
	note         *typeset.Para
	firstCaption *typeset.Para // caption on the first page
	nextCaption  *typeset.Para // caption on each further page
	groupLabel   *typeset.Para // of the group that this part goes on with; nil where it begins with a group or the group has none
	blockName    *typeset.Para // of the block that this part goes on with
	tree         *tableTree
}

// tableTree is the structure that all parts of a table share.
type tableTree struct{ table, body, foot *frame.Node }

// New is a table over a width, measured: on pages it may be divided between its rows.
func New(m *typeset.Layout, b *doc.Table, width frame.Unit) *Part {
	t := &Part{tableRows: &tableRows{}, m: m, Table: b, width: width, beside: make([]frame.Unit, len(b.Columns)), tree: &tableTree{}}
	t.columnWidths()
	t.unit = m.Fit(m.Para(&m.Styles.CaptionUnit, b.Unit), width/2, t)
	room := width
	if len(t.unit.Lines) > 0 {
		room -= t.unit.Widest() + mm(4)
	}
	number := m.Doc.Messages.Table + "\u00a0" + strconv.Itoa(b.Number)
	t.firstCaption = t.caption(number+".", room)
	t.nextCaption = t.caption(number+" "+m.Doc.Messages.Continued+".", room)
	noteStyle := &m.Styles.ChartNote
	if m.Doc.Format == doc.Deck {
		noteStyle = &m.Styles.Note
	}
	t.note = m.Fit(m.Para(noteStyle, b.Note), width, t)
	for i, c := range b.Columns {
		t.head = append(t.head, m.Fit(m.Plain(&m.Styles.CellHead, c.Head.S), t.w[i]-2*mm(cellSide), t))
		t.headH = max(t.headH, mm(headPad)+t.head[i].Height())
	}
	t.measureRows()
	return t
}

func (t *Part) caption(number string, room frame.Unit) *typeset.Para {
	m := t.m
	st := &m.Styles.Caption
	p := m.Build(st)
	if t.Table.Number > 0 {
		p.Run(text.Run{S: number + " ", Size: st.Size, Face: st.Face, Color: m.Colors.Blue, Link: -1, Lang: p.Language(m.Doc.Foreign[m.Doc.Messages.Table])})
	}
	for _, s := range t.Table.Caption {
		p.Span(s, 0)
	}
	return m.Fit(p.Done(), room, t)
}

// Name names the table for messages.
func (t *Part) Name() string {
	if t.Table.Number > 0 {
		return "table " + strconv.Itoa(t.Table.Number)
	}
	return "the table “" + t.Table.ID + "”"
}

// columnWidths turns the given widths into places. Columns without a width share what the others leave.
func (t *Part) columnWidths() {
	left, open := t.width, 0
	for _, c := range t.Table.Columns {
		if c.Width <= 0 {
			open++
			continue
		}
		left -= mm(float64(c.Width) / 100)
	}
	fits := slices.ContainsFunc(t.Table.Columns, func(c doc.TableColumn) bool { return c.Fit })
	if left < 0 || open > 0 && !fits && left/frame.Unit(max(open, 1)) < mm(8) {
		t.m.Errorf("table-too-wide", []string{"make columns narrower or leave one out"},
			"%s: its columns are %.1f mm wider than the page allows", t.Name(), max(-left, mm(8*float64(open))-left).Millimetres())
		left = max(left, mm(8*float64(open)))
	}
	fitted := t.fitted(left)
	x := frame.Unit(0)
	for i, c := range t.Table.Columns {
		w := mm(float64(c.Width) / 100)
		if c.Width <= 0 && fitted != nil {
			w = fitted[i]
		} else if c.Width <= 0 {
			w = left / frame.Unit(open)
			left -= w
			open--
		}
		t.x, t.w = append(t.x, x), append(t.w, w)
		x += w
	}
}

func (t *Part) measureRows() {
	n := 0
	for i := range t.Table.Groups {
		g := &t.Table.Groups[i]
		n += len(g.Rows) + 1
		for k := range g.Rows {
			t.blocks = t.blocks || g.Reach(k) == 0
		}
	}
	t.rows = make([]tableRow, 0, n+1)
	t.sums = make([]frame.Unit, 1, n+2)
	for i := range t.Table.Groups {
		g := &t.Table.Groups[i]
		if len(g.Label) > 0 {
			t.addRow(t.groupRow(g))
		}
		for k, cells := range g.Rows {
			r := t.dataRow(cells, k, len(g.Rows))
			if r.rowSpan = g.Reach(k); r.rowSpan == 0 {
				above := &t.rows[len(t.rows)-1]
				r.spanOffset = above.spanOffset + 1
			}
			t.addRow(r)
			if k+1 == len(g.Rows) || g.Reach(k+1) > 0 {
				t.growBlock()
			}
		}
	}
	if t.Table.Total != nil {
		r := t.dataRow(t.Table.Total, 0, 0)
		r.kind = totalRow
		t.addRow(r)
	}
	t.to = len(t.rows)
}

// growBlock makes the last row of a block higher where the name of the block needs more room than its rows.
func (t *tableRows) growBlock() {
	last := len(t.rows) - 1
	first := last - t.rows[last].spanOffset
	if over := t.rows[first].cells[0].Height() + t.rowPad() - t.rowsHeight(first, last+1); over > 0 {
		t.rows[last].h += over
		t.sums[last+1] += over
	}
}

// rowPad is what a row is higher than its lines.
func (t *tableRows) rowPad() frame.Unit {
	if t.blocks {
		return mm(blockTop) + mm(blockBottom)
	}
	return mm(cellTop) + mm(cellBottom)
}

// rowTop is what stands above the lines of a row.
func (t *tableRows) rowTop() frame.Unit {
	if t.blocks {
		return mm(blockTop)
	}
	return mm(cellTop)
}

func (t *tableRows) addRow(r tableRow) {
	t.rows = append(t.rows, r)
	t.sums = append(t.sums, t.sums[len(t.sums)-1]+r.h)
}

// groupRow holds the label, and the sum at the right if there is one.
func (t *Part) groupRow(g *doc.TableGroup) tableRow {
	m := t.m
	r := tableRow{kind: groupRow, group: g, groupSize: len(g.Rows)}
	room := t.width - 2*mm(cellSide)
	if len(g.Sum) > 0 {
		sum := m.Fit(m.Para(&m.Styles.Group, g.Sum), room, t)
		r.cells = []*typeset.Para{m.Fit(m.Para(&m.Styles.Group, g.Label), max(room-sum.Widest()-mm(4), room/4), t), sum}
	} else {
		r.cells = []*typeset.Para{m.Fit(m.Para(&m.Styles.Group, g.Label), room, t)}
	}
	for _, c := range r.cells {
		r.h = max(r.h, mm(groupPad)+c.Height())
	}
	return r
}

func (t *Part) dataRow(cells []doc.Cell, in, of int) tableRow {
	m := t.m
	r := tableRow{kind: dataRow, index: in, groupSize: of, cells: make([]*typeset.Para, len(t.Table.Columns))}
	if len(cells) != len(t.Table.Columns) {
		m.Errorf("table-cells", nil, "%s: a row has %d cells, the table has %d columns", t.Name(), len(cells), len(t.Table.Columns))
	}
	for i := range r.cells {
		var c doc.Cell
		if i < len(cells) {
			c = cells[i]
		}
		st := &m.Styles.Cell
		switch {
		case of == 0 && in == 0:
			st = &m.Styles.Total
		case c.Faint:
			st = &m.Styles.Faint
		case t.blocks && (i == 0 || t.Table.Columns[i].Right):
			st = &m.Styles.Name
		case t.Table.Columns[i].Right:
			st = &m.Styles.Figure
		}
		if c.Again {
			r.cells[i] = m.Para(st, nil)
			continue
		}
		r.cells[i] = m.Fit(m.Para(st, c.Spans), t.w[i]-2*mm(cellSide), t)
		if t.Table.Columns[i].Right {
			t.measureBeside(&r, i, c.Spans)
		}
		if i > 0 || !t.blocks { // the name of a block reaches over its rows
			r.h = max(r.h, r.cells[i].Height())
		}
		if c.Head {
			if r.headCells == nil {
				r.headCells = make([]bool, len(r.cells))
			}
			r.headCells[i] = true
		}
	}
	r.h = max(r.h, m.Styles.Cell.Lead) + t.rowPad()
	return r
}
