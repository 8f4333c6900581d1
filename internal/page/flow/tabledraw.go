package flow

import (
	"briefing/internal/page/frame"
)

// draw draws one page's part: caption and head are structure on the first page and artefacts on the others, where
// they only repeat it.
func (t *tablePiece) draw(at spot) {
	m := t.m
	again := t.from > 0
	if !again {
		m.anchor(t.b.ID, at)
		t.tree.table = m.node(m.sect, "Table")
		if !t.goesOn {
			t.tree.table.BBox = &frame.Rect{X: at.x, Y: at.y, W: t.width, H: t.topHeight() + t.rowsHeight(t.from, t.to) + mm(strongRule)}
		}
	}
	top := at
	top.y += max(t.captionPara().height(), t.unit.height())
	if top.y > at.y {
		top.y += mm(captionGap)
	}
	t.drawCaption(at, again)
	t.background(top)
	t.drawHead(top, again)
	if !again {
		t.tree.body = m.node(t.tree.table, "TBody")
	}
	y := top.y + t.headH
	if t.label != nil {
		m.artifact(at.page, frame.Header)
		m.text(t.label, spot{at.page, at.x + mm(cellSide), y + mm(groupPad)/2}, nil)
		m.shut()
		y += t.labelH()
	}
	if t.who != nil {
		m.artifact(at.page, frame.Header)
		t.drawCell(t.who, 0, 0, spot{at.page, at.x, y + t.rowTop()}, nil)
		m.shut()
	}
	for i := t.from; i < t.to; i++ {
		t.drawRow(&t.rows[i], spot{at.page, at.x, y})
		y += t.rows[i].h
	}
	if t.goesOn {
		m.artifact(at.page, frame.Footer)
		st := m.st.note
		st.Face = frame.Regular
		m.wordsRight(&st, t.continues(at.page+2), at.x+t.width, y+mm(continueTop)+st.Baseline())
		m.shut()
		return
	}
	m.paragraph(t.note, spot{at.page, at.x, y + mm(strongRule) + mm(noteTop)})
}

func (t *tablePiece) drawCaption(at spot, again bool) {
	m := t.m
	p := t.captionPara()
	if len(p.lines)+len(t.unit.lines) == 0 {
		return
	}
	var n *frame.Node
	if again {
		m.artifact(at.page, frame.Header)
	} else {
		n = m.node(t.tree.table, "Caption")
	}
	m.text(p, at, n)
	m.textRight(t.unit, at.right(t.width), n)
	m.shut()
}

// background paints fills and rules of this part as one artefact, before any text.
func (t *tablePiece) background(at spot) {
	m := t.m
	n := t.to - t.from
	m.artifact(at.page, frame.Background)
	m.fill(at.x, at.y, t.width, t.headH, &m.col.blue)
	tint := shape{make([]frame.Seg, 0, 10), &m.col.tint}
	rules := shape{m.segs.List(5 * n)[:0], &m.col.rule}
	strong := shape{make([]frame.Seg, 0, 10), &m.col.blue}
	y := at.y + t.headH
	if t.label != nil {
		tint.rect(at.x, y, t.width, t.labelH())
		y += t.labelH()
	}
	for i := t.from; i < t.to; i++ {
		r := &t.rows[i]
		switch r.kind {
		case groupRow:
			tint.rect(at.x, y, t.width, r.h)
		case totalRow:
			tint.rect(at.x, y, t.width, r.h)
			strong.rect(at.x, y-mm(strongRule)/2, t.width, mm(strongRule))
		}
		y += r.h
		last := i == len(t.rows)-1
		switch {
		case last && r.kind == totalRow:
			strong.rect(at.x, y, t.width, mm(0.3))
		case last:
			strong.rect(at.x, y, t.width, mm(strongRule))
		case i+1 < len(t.rows) && t.rows[i+1].kind == totalRow:
		case i+1 == t.to:
			strong.rect(at.x, y, t.width, mm(0.3))
		case t.rows[i+1].kind == groupRow && r.kind == dataRow:
		case t.rows[i+1].back > 0:
		default:
			rules.rect(at.x, y-mm(hairline), t.width, mm(hairline))
		}
	}
	m.paint(&tint)
	m.paint(&rules)
	m.paint(&strong)
	m.shut()
}

func (t *tablePiece) drawHead(at spot, again bool) {
	m := t.m
	var row *frame.Node
	if again {
		m.artifact(at.page, frame.Header)
	} else {
		row = m.node(m.node(t.tree.table, "THead"), "TR")
	}
	for i, p := range t.head {
		var n *frame.Node
		if !again {
			n = m.node(row, "TH")
			n.Scope = "Column"
		}
		t.drawCell(p, i, i, spot{at.page, at.x, at.y + t.headH - mm(headTop) - p.height()}, n)
	}
	m.shut()
}

// drawCell draws a cell that spans the columns from..to.
func (t *tablePiece) drawCell(p *para, from, to int, at spot, n *frame.Node) {
	if len(p.lines) == 0 {
		return
	}
	if t.b.Columns[to].Right && from == to {
		t.m.textRight(p, at.right(t.x[to]+t.w[to]-mm(cellSide)), n)
		return
	}
	t.m.text(p, at.right(t.x[from]+mm(cellSide)), n)
}

func (t *tablePiece) drawRow(r *tableRow, at spot) {
	m := t.m
	parent := t.tree.body
	if r.kind == totalRow {
		if t.tree.foot == nil {
			t.tree.foot = m.node(t.tree.table, "TFoot")
		}
		parent = t.tree.foot
	}
	tr := m.node(parent, "TR")
	tr.Kids = m.kids.List(len(r.cells))[:0]
	if r.kind == groupRow {
		t.drawGroup(r, at, tr)
		return
	}
	for i, p := range r.cells {
		if i == 0 && r.back > 0 {
			continue // the cell above reaches down to here
		}
		n := m.node(tr, "TD")
		if i == 0 {
			n.RowSpan = r.reach
		}
		if i == 0 || r.head != nil && r.head[i] {
			n.Type, n.Scope = "TH", "Row"
		}
		// Figures are a little larger than words: their baseline is that of the row.
		t.drawCell(p, i, i, at.down(t.rowTop()+t.rowBase(r)-p.st.Baseline()), n)
		m.shut()
	}
}

// rowBase is the baseline of a row's first line below its padding.
func (t *tablePiece) rowBase(r *tableRow) frame.Unit {
	if r.kind == totalRow {
		return t.m.st.total.Baseline()
	}
	return t.m.st.cell.Baseline()
}

// drawGroup draws a group's row: its label over all columns, or over all but the last, which holds the sum.
func (t *tablePiece) drawGroup(r *tableRow, at spot, tr *frame.Node) {
	m := t.m
	cols := len(t.b.Columns)
	label := m.node(tr, "TH")
	label.Scope, label.ColSpan = "Row", cols
	pad := mm(groupPad) / 2
	if len(r.cells) > 1 && cols > 1 {
		label.ColSpan = cols - 1
	}
	t.m.text(r.cells[0], spot{at.page, at.x + mm(cellSide), at.y + pad}, label)
	m.shut()
	if len(r.cells) > 1 {
		n := label
		if cols > 1 {
			n = m.node(tr, "TD")
		}
		m.textRight(r.cells[1], spot{at.page, at.x + t.width - mm(cellSide), at.y + pad}, n)
		m.shut()
	}
}
