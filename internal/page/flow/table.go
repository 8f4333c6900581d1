package flow

import (
	"strconv"
	"strings"

	"briefing/internal/doc"
	"briefing/internal/page/frame"
	"briefing/internal/page/text"
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
	gridTop     = 1.5 // over a table that begins a page
	hairline    = 0.2
	strongRule  = 0.6
	noteTop     = 1.2
	continueTop = 0.8
	longGroup   = 50.0 // a higher group or block may be divided between its rows
)

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
	kind   rowKind
	in, of int
	reach  int
	back   int
	cells  []*para
	head   []bool
	group  *doc.TableGroup // of the row of a label
	h      frame.Unit
}

// tablePiece is a table, or its part on one page: the rows from..to.
type tablePiece struct {
	m        *maker
	b        *doc.Table
	width    frame.Unit
	x, w     []frame.Unit // columns
	head     []*para
	headH    frame.Unit
	rows     []tableRow
	sums     []frame.Unit // heights of the rows before each row
	from, to int
	unit     *para
	note     *para
	first    *para // caption on the first page
	again    *para // caption on each further page
	label    *para // of the group that this part goes on with; nil where it begins with a group or the group has none
	who      *para // of the block that this part goes on with
	blocks   bool  // the first column names blocks of rows: they stand close, with a line between blocks
	goesOn   bool  // further rows follow on the next page
	tree     *tableTree
}

// tableTree is the structure that all parts of a table share.
type tableTree struct{ table, body, foot *frame.Node }

func (m *maker) table(b *doc.Table, width frame.Unit) *tablePiece {
	t := &tablePiece{m: m, b: b, width: width, tree: &tableTree{}}
	t.columnWidths()
	t.unit = m.fit(m.para(&m.st.captionUnit, b.Unit), width/2, t)
	room := width
	if len(t.unit.lines) > 0 {
		room -= t.unit.widest() + mm(4)
	}
	number := m.d.Messages.Table + "\u00a0" + strconv.Itoa(b.Number)
	t.first = t.caption(number+".", room)
	t.again = t.caption(number+" "+m.d.Messages.Continued+".", room)
	noteStyle := &m.st.chartNote
	if m.d.Format == doc.Deck {
		noteStyle = &m.st.note
	}
	t.note = m.fit(m.para(noteStyle, b.Note), width, t)
	for i, c := range b.Columns {
		t.head = append(t.head, m.fit(m.plain(&m.st.cellHead, c.Head), t.w[i]-2*mm(cellSide), t))
		t.headH = max(t.headH, mm(headPad)+t.head[i].height())
	}
	t.measureRows()
	return t
}

func (t *tablePiece) caption(number string, room frame.Unit) *para {
	m := t.m
	p := m.paras.One()
	st := &m.st.caption
	p.st = st
	m.runs, m.links, m.langs = m.runs[:0], m.links[:0], m.langs[:0]
	if t.b.Number > 0 {
		m.addRun(text.Run{S: number + " ", Size: st.Size, Face: st.Face, Color: m.col.blue, Link: -1, Lang: m.language(m.d.Foreign[m.d.Messages.Table])})
	}
	for _, s := range t.b.Caption {
		m.addSpan(st, s, 0)
	}
	m.finish(p)
	return m.fit(p, room, t)
}

func (t *tablePiece) name() string {
	if t.b.Number > 0 {
		return "table " + strconv.Itoa(t.b.Number)
	}
	return "the table “" + t.b.ID + "”"
}

// columnWidths turns the given widths into places. Columns without a width share what the others leave.
func (t *tablePiece) columnWidths() {
	left, open := t.width, 0
	for _, c := range t.b.Columns {
		if c.Width <= 0 {
			open++
			continue
		}
		left -= mm(float64(c.Width) / 100)
	}
	if left < 0 || open > 0 && left/frame.Unit(max(open, 1)) < mm(8) {
		t.m.errorf("table-too-wide", []string{"make columns narrower or leave one out"},
			"%s: its columns are %.1f mm wider than the page allows", t.name(), max(-left, mm(8*float64(open))-left).Millimetres())
		left = max(left, mm(8*float64(open)))
	}
	x := frame.Unit(0)
	for _, c := range t.b.Columns {
		w := mm(float64(c.Width) / 100)
		if c.Width <= 0 {
			w = left / frame.Unit(open)
			left -= w
			open--
		}
		t.x, t.w = append(t.x, x), append(t.w, w)
		x += w
	}
}

func (t *tablePiece) measureRows() {
	n := 0
	for i := range t.b.Groups {
		g := &t.b.Groups[i]
		n += len(g.Rows) + 1
		for k := range g.Rows {
			t.blocks = t.blocks || g.Reach(k) == 0
		}
	}
	t.rows = make([]tableRow, 0, n+1)
	t.sums = make([]frame.Unit, 1, n+2)
	for i := range t.b.Groups {
		g := &t.b.Groups[i]
		if len(g.Label) > 0 {
			t.addRow(t.groupRow(g))
		}
		for k, cells := range g.Rows {
			r := t.dataRow(cells, k, len(g.Rows))
			if r.reach = g.Reach(k); r.reach == 0 {
				above := &t.rows[len(t.rows)-1]
				r.back = above.back + 1
			}
			t.addRow(r)
			if k+1 == len(g.Rows) || g.Reach(k+1) > 0 {
				t.closeBlock()
			}
		}
	}
	if t.b.Total != nil {
		r := t.dataRow(t.b.Total, 0, 0)
		r.kind = totalRow
		t.addRow(r)
	}
	t.to = len(t.rows)
}

// closeBlock makes the last row of a block higher where the name of the block needs more room than its rows.
func (t *tablePiece) closeBlock() {
	last := len(t.rows) - 1
	first := last - t.rows[last].back
	if over := t.rows[first].cells[0].height() + t.rowPad() - t.rowsHeight(first, last+1); over > 0 {
		t.rows[last].h += over
		t.sums[last+1] += over
	}
}

// rowPad is what a row is higher than its lines.
func (t *tablePiece) rowPad() frame.Unit {
	if t.blocks {
		return mm(blockTop) + mm(blockBottom)
	}
	return mm(cellTop) + mm(cellBottom)
}

// rowTop is what stands above the lines of a row.
func (t *tablePiece) rowTop() frame.Unit {
	if t.blocks {
		return mm(blockTop)
	}
	return mm(cellTop)
}

func (t *tablePiece) addRow(r tableRow) {
	t.rows = append(t.rows, r)
	t.sums = append(t.sums, t.sums[len(t.sums)-1]+r.h)
}

// groupRow holds the label, and the sum at the right if there is one.
func (t *tablePiece) groupRow(g *doc.TableGroup) tableRow {
	m := t.m
	r := tableRow{kind: groupRow, group: g, of: len(g.Rows)}
	room := t.width - 2*mm(cellSide)
	if len(g.Sum) > 0 {
		sum := m.fit(m.para(&m.st.group, g.Sum), room, t)
		r.cells = []*para{m.fit(m.para(&m.st.group, g.Label), max(room-sum.widest()-mm(4), room/4), t), sum}
	} else {
		r.cells = []*para{m.fit(m.para(&m.st.group, g.Label), room, t)}
	}
	for _, c := range r.cells {
		r.h = max(r.h, mm(groupPad)+c.height())
	}
	return r
}

func (t *tablePiece) dataRow(cells []doc.Cell, in, of int) tableRow {
	m := t.m
	r := tableRow{kind: dataRow, in: in, of: of, cells: m.cells.List(len(t.b.Columns))}
	if len(cells) != len(t.b.Columns) {
		m.errorf("table-cells", nil, "%s: a row has %d cells, the table has %d columns", t.name(), len(cells), len(t.b.Columns))
	}
	for i := range r.cells {
		var c doc.Cell
		if i < len(cells) {
			c = cells[i]
		}
		st := &m.st.cell
		switch {
		case of == 0 && in == 0:
			st = &m.st.total
		case c.Faint:
			st = &m.st.faint
		case t.blocks && (i == 0 || t.b.Columns[i].Right):
			st = &m.st.name
		case t.b.Columns[i].Right:
			st = &m.st.figure
		}
		if c.Again {
			r.cells[i] = m.para(st, nil)
			continue
		}
		r.cells[i] = m.fit(m.para(st, c.Spans), t.w[i]-2*mm(cellSide), t)
		if i > 0 || !t.blocks { // the name of a block reaches over its rows
			r.h = max(r.h, r.cells[i].height())
		}
		if c.Head {
			if r.head == nil {
				r.head = m.flags.List(len(r.cells))
			}
			r.head[i] = true
		}
	}
	r.h = max(r.h, m.st.cell.Lead) + t.rowPad()
	return r
}

// topHeight is the caption with its gap and the head.
func (t *tablePiece) topHeight() frame.Unit {
	h := max(t.captionPara().height(), t.unit.height())
	if h > 0 {
		h += mm(captionGap)
	}
	return h + t.headH + t.labelH()
}

// labelH is the height of the row that repeats the label of a group.
func (t *tablePiece) labelH() frame.Unit {
	if t.label == nil {
		return 0
	}
	return mm(groupPad) + t.label.height()
}

// continued is the label of the group that a row belongs to, for the head of the page that begins with the row. It is
// nil for the first row of a group, and where the group has no label.
func (t *tablePiece) continued(row int) *para {
	r := &t.rows[row]
	head := row - r.in - 1
	if r.kind != dataRow || r.in == 0 || head < 0 || t.rows[head].kind != groupRow || t.rows[head].of != r.of {
		return nil
	}
	m := t.m
	var spans []doc.Span
	for _, s := range t.rows[head].group.Label {
		spans = append(spans, doc.Span{S: s.S, Bold: s.Bold, Italic: s.Italic, Lang: s.Lang}) // its notes stand at the label itself
	}
	word := m.d.Messages.Continued
	spans = append(spans, doc.Span{S: " " + word, Lang: m.d.Foreign[word]})
	return m.fit(m.para(&m.st.group, spans), t.width-2*mm(cellSide), t)
}

func (t *tablePiece) captionPara() *para {
	if t.from > 0 {
		return t.again
	}
	return t.first
}

// endHeight is what stands under the last row: the closing rule and note, or the line that says where it goes on.
func (t *tablePiece) endHeight(last bool) frame.Unit {
	if !last {
		return mm(continueTop) + t.m.st.note.Lead
	}
	h := mm(strongRule)
	if len(t.note.lines) > 0 {
		h += mm(noteTop) + t.note.height()
	}
	return h
}

func (t *tablePiece) rowsHeight(from, to int) frame.Unit { return t.sums[to] - t.sums[from] }

func (t *tablePiece) height(frame.Unit) frame.Unit {
	return t.topHeight() + t.rowsHeight(t.from, t.to) + t.endHeight(!t.goesOn)
}

// mayBreak says whether a page may end before a row: between groups, and inside a high group with two of its rows on each
// side. The rows of a block stay together unless they are as high. A total stays with the last group.
func (t *tablePiece) mayBreak(row int) bool {
	r := &t.rows[row]
	switch r.kind {
	case groupRow:
		return true
	case totalRow:
		return false
	}
	if r.in == 0 {
		return t.rows[row-1].kind != groupRow
	}
	if r.reach == 0 {
		first := row - r.back
		reach := t.rows[first].reach
		if t.rowsHeight(first, first+reach) <= mm(longGroup) || r.back < 2 || reach-r.back < 2 {
			return false
		}
	}
	first := row - r.in
	return t.rowsHeight(first, first+r.of) > mm(longGroup) && r.in >= 2 && r.of-r.in >= 2
}

// least is the height of the smallest part the table may begin with.
func (t *tablePiece) least() frame.Unit {
	end := t.from + 1
	for end < t.to && !t.mayBreak(end) {
		end++
	}
	return t.topHeight() + t.rowsHeight(t.from, end) + t.endHeight(end == t.to)
}

// cut divides the table at the foot of a page, at the last place where it may be. If all places lie below the foot
// of a fresh page, it is divided between any two rows: a group that no page can hold cannot be kept whole.
func (t *tablePiece) cut(top, bottom frame.Unit) (first, rest piece) {
	room := bottom - top - t.topHeight() - t.endHeight(false)
	end := t.reach(room)
	at := end
	for at > t.from && !(at < t.to && t.mayBreak(at)) {
		at--
	}
	if at <= t.from {
		if top > mm(areaTop)+mm(gridTop) || t.to-t.from < 2 {
			return nil, nil
		}
		if end == t.from {
			t.m.errorf("does-not-fit", []string{"shorten its text or give its column more width"},
				"%s: the row that begins “%s” is higher than a page", t.name(), t.rowWords(end))
			end++
		}
		at = min(end, t.to-1)
		if at-1 > t.from && t.rows[at-1].kind == groupRow {
			at--
		}
	}
	a, b := *t, *t
	a.to, b.from = at, at
	b.label, b.who = t.continued(at), nil
	if r := &t.rows[at]; r.back > 0 {
		b.who = t.rows[at-r.back].cells[0]
	}
	a.goesOn = true
	return &a, &b
}

func (t *tablePiece) rowWords(row int) string {
	for _, c := range t.rows[row].cells {
		if w := c.words(); w != "" {
			return clip(w)
		}
	}
	return ""
}

// reach returns the end of the rows that fit a height. It looks only at as many rows as fit, so that a long table
// costs no more than its length.
func (t *tablePiece) reach(room frame.Unit) int {
	end := t.from
	for end < t.to && t.rowsHeight(t.from, end+1) <= room {
		end++
	}
	return end
}

// continues is the line under a part that goes on.
func (t *tablePiece) continues(page int) string {
	return strings.NewReplacer("{table}", strconv.Itoa(t.b.Number), "{page}", strconv.Itoa(page)).Replace(t.m.d.Messages.ContinuesOn)
}
