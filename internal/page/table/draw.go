package table

import (
	"briefing/internal/page/frame"
	"briefing/internal/page/typeset"
)

// Draw draws one page's part: caption and head are structure on the first page and artefacts on the others, where
// they only repeat it.
func (t *Part) Draw(at typeset.Spot) {
	m := t.m
	again := t.from > 0
	if !again {
		m.Anchor(t.Table.ID, at)
		t.tree.table = m.Sect.Add("Table")
		if !t.GoesOn {
			t.tree.table.BBox = &frame.Rect{X: at.X, Y: at.Y, W: t.width, H: t.topHeight() + t.rowsHeight(t.from, t.to) + mm(strongRule)}
		}
	}
	top := at
	top.Y += max(t.captionPara().Height(), t.unit.Height())
	if top.Y > at.Y {
		top.Y += mm(captionGap)
	}
	t.drawCaption(at, again)
	t.background(top)
	t.drawHead(top, again)
	if !again {
		t.tree.body = t.tree.table.Add("TBody")
	}
	y := top.Y + t.headH
	if t.groupLabel != nil {
		m.OpenArtifact(at.Page, frame.Header)
		m.Text(t.groupLabel, typeset.Spot{Page: at.Page, X: at.X + mm(cellSide), Y: y + mm(groupPad)/2}, nil)
		m.CloseMark()
		y += t.labelH()
	}
	if t.blockName != nil {
		m.OpenArtifact(at.Page, frame.Header)
		t.drawCell(t.blockName, 0, 0, typeset.Spot{Page: at.Page, X: at.X, Y: y + t.rowTop()}, nil)
		m.CloseMark()
	}
	for i := t.from; i < t.to; i++ {
		t.drawRow(&t.rows[i], typeset.Spot{Page: at.Page, X: at.X, Y: y})
		y += t.rows[i].h
	}
	if t.GoesOn {
		m.OpenArtifact(at.Page, frame.Footer)
		st := m.Styles.Note
		st.Face = frame.Regular
		m.WordsRight(&st, t.continues(at.Page+2), at.X+t.width, y+mm(continueTop)+st.Baseline())
		m.CloseMark()
		return
	}
	m.Paragraph(t.note, typeset.Spot{Page: at.Page, X: at.X, Y: y + mm(strongRule) + mm(noteTop)})
}

func (t *Part) drawCaption(at typeset.Spot, again bool) {
	m := t.m
	p := t.captionPara()
	if len(p.Lines)+len(t.unit.Lines) == 0 {
		return
	}
	var n *frame.Node
	if again {
		m.OpenArtifact(at.Page, frame.Header)
	} else {
		n = t.tree.table.Add("Caption")
	}
	m.Text(p, at, n)
	m.TextRight(t.unit, at.Right(t.width), n)
	m.CloseMark()
}

// background paints fills and rules of this part as one artefact, before any text.
func (t *Part) background(at typeset.Spot) {
	m := t.m
	m.OpenArtifact(at.Page, frame.Background)
	m.Fill(at.X, at.Y, t.width, t.headH, &m.Colors.Blue)
	tint, rules, strong := typeset.Shape{Color: &m.Colors.Tint}, typeset.Shape{Color: &m.Colors.Rule}, typeset.Shape{Color: &m.Colors.Blue}
	y := at.Y + t.headH
	if t.groupLabel != nil {
		tint.Rect(at.X, y, t.width, t.labelH())
		y += t.labelH()
	}
	for i := t.from; i < t.to; i++ {
		r := &t.rows[i]
		switch r.kind {
		case groupRow:
			tint.Rect(at.X, y, t.width, r.h)
		case totalRow:
			tint.Rect(at.X, y, t.width, r.h)
			strong.Rect(at.X, y-mm(strongRule)/2, t.width, mm(strongRule))
		}
		y += r.h
		last := i == len(t.rows)-1
		switch {
		case last && r.kind == totalRow:
			strong.Rect(at.X, y, t.width, mm(0.3))
		case last:
			strong.Rect(at.X, y, t.width, mm(strongRule))
		case i+1 < len(t.rows) && t.rows[i+1].kind == totalRow:
		case i+1 == t.to:
			strong.Rect(at.X, y, t.width, mm(0.3))
		case t.rows[i+1].kind == groupRow && r.kind == dataRow:
		case t.rows[i+1].spanOffset > 0:
		default:
			rules.Rect(at.X, y-mm(typeset.Hairline), t.width, mm(typeset.Hairline))
		}
	}
	m.Paint(&tint)
	m.Paint(&rules)
	m.Paint(&strong)
	m.CloseMark()
}

func (t *Part) drawHead(at typeset.Spot, again bool) {
	m := t.m
	var row *frame.Node
	if again {
		m.OpenArtifact(at.Page, frame.Header)
	} else {
		row = t.tree.table.Add("THead").Add("TR")
	}
	for i, p := range t.head {
		var n *frame.Node
		if !again {
			n = row.Add("TH")
			n.Scope = "Column"
		}
		t.drawCell(p, i, i, typeset.Spot{Page: at.Page, X: at.X, Y: at.Y + t.headH - mm(headTop) - p.Height()}, n)
	}
	m.CloseMark()
}

// drawCell draws a cell that spans the columns from..to.
func (t *Part) drawCell(p *typeset.Para, from, to int, at typeset.Spot, n *frame.Node) {
	if len(p.Lines) == 0 {
		return
	}
	if t.Table.Columns[to].Right && from == to {
		t.m.TextRight(p, at.Right(t.x[to]+t.w[to]-mm(cellSide)), n)
		return
	}
	t.m.Text(p, at.Right(t.x[from]+mm(cellSide)), n)
}

func (t *Part) drawRow(r *tableRow, at typeset.Spot) {
	m := t.m
	parent := t.tree.body
	if r.kind == totalRow {
		if t.tree.foot == nil {
			t.tree.foot = t.tree.table.Add("TFoot")
		}
		parent = t.tree.foot
	}
	tr := parent.Add("TR")
	tr.Kids = make([]frame.Kid, 0, len(r.cells))
	if r.kind == groupRow {
		t.drawGroup(r, at, tr)
		return
	}
	for i, p := range r.cells {
		if i == 0 && r.spanOffset > 0 {
			continue // the cell above reaches down to here
		}
		n := tr.Add("TD")
		if i == 0 {
			n.RowSpan = r.rowSpan
		}
		if i == 0 || r.headCells != nil && r.headCells[i] {
			n.Type, n.Scope = "TH", "Row"
		}
		// Figures are a little larger than words: their baseline is that of the row.
		t.drawCell(p, i, i, at.Right(-t.hang(r, i)).Down(t.rowTop()+t.rowBase(r)-p.Style.Baseline()), n)
		m.CloseMark()
	}
}

// rowBase is the baseline of a row's first line below its padding.
func (t *Part) rowBase(r *tableRow) frame.Unit {
	if r.kind == totalRow {
		return t.m.Styles.Total.Baseline()
	}
	return t.m.Styles.Cell.Baseline()
}

// drawGroup draws a group's row: its label over all columns, or over all but the last, which holds the sum.
func (t *Part) drawGroup(r *tableRow, at typeset.Spot, tr *frame.Node) {
	m := t.m
	cols := len(t.Table.Columns)
	label := tr.Add("TH")
	label.Scope, label.ColSpan = "Row", cols
	pad := mm(groupPad) / 2
	if len(r.cells) > 1 && cols > 1 {
		label.ColSpan = cols - 1
	}
	t.m.Text(r.cells[0], typeset.Spot{Page: at.Page, X: at.X + mm(cellSide), Y: at.Y + pad}, label)
	m.CloseMark()
	if len(r.cells) > 1 {
		n := label
		if cols > 1 {
			n = tr.Add("TD")
		}
		m.TextRight(r.cells[1], typeset.Spot{Page: at.Page, X: at.X + t.width - mm(cellSide), Y: at.Y + pad}, n)
		m.CloseMark()
	}
}

// Grid is where the cells of a whole table stand: below its top, the widths of its columns and the heights of its rows, head,
// groups, rows and total in their order; under them, by a distance, its note.
type Grid struct {
	Caption, Top, NoteTop, Note frame.Unit
	Widths, Heights             []frame.Unit
	Hang                        [][]frame.Unit // by row, how far its cells end before the right side of their columns; nil of heads
}

// Grid returns it. A part of a table has that of the whole.
func (t *Part) Grid() Grid {
	g := Grid{Caption: max(t.firstCaption.Height(), t.unit.Height()), Widths: t.w, Heights: []frame.Unit{t.headH}, Hang: [][]frame.Unit{nil}, NoteTop: mm(strongRule) + mm(noteTop), Note: t.note.Height()}
	if g.Caption > 0 {
		g.Top = g.Caption + mm(captionGap)
	}
	for i := range t.rows {
		g.Heights = append(g.Heights, t.rows[i].h)
		g.Hang = append(g.Hang, t.hangs(&t.rows[i]))
	}
	return g
}
