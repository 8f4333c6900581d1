package layout

import (
	"strconv"

	"briefing/internal/doc"
	"briefing/internal/frame"
)

// Distances in the notes block, in mm.
const (
	notesRule    = 0.6
	notesToTitle = 1.5
	notesToText  = 1.4
	noteHang     = 4.5
	noteGap      = 1.2
	imprintGap   = 2.2
)

// notesPiece is notes and imprint in two columns, together on the last page.
type notesPiece struct {
	m       *maker
	title   *para
	items   []noteItem
	columns int
	split   int // first item of the right column
	width   frame.Unit
}

// noteItem is a numbered note, or a paragraph of the imprint (number 0).
type noteItem struct {
	number int
	id     string
	p      *para
}

func (m *maker) notes(b *doc.NotesBlock, width frame.Unit) *notesPiece {
	n := &notesPiece{m: m, width: width, columns: 2}
	n.title = m.fitHeading(m.para(&m.st.h3, b.Heading), width, n)
	col := n.colW()
	for _, d := range m.d.Notes {
		n.items = append(n.items, noteItem{d.Number, d.ID, m.fit(m.para(&m.st.note, d.Text), col-mm(noteHang), n)})
	}
	for _, spans := range b.Imprint {
		if p := m.fit(m.para(&m.st.note, spans), col, n); len(p.lines) > 0 {
			n.items = append(n.items, noteItem{p: p})
		}
	}
	n.balance()
	return n
}

func (n *notesPiece) colW() frame.Unit { return (n.width - mm(gutter)) / 2 }

func (n *notesPiece) name() string { return "the notes and sources" }

// balance chooses the division with the lowest block; of equal ones, tried from the left, that with the longer left
// column. A note is
// never parted: it is read as a whole or not at all.
func (n *notesPiece) balance() {
	best := frame.Unit(-1)
	for k := len(n.items); k >= 0; k-- {
		cost := max(n.tall(0, k), n.tall(k, len(n.items)))
		if best < 0 || cost < best {
			best, n.split = cost, k
		}
	}
}

// tall is the height of some items below each other.
func (n *notesPiece) tall(from, to int) frame.Unit {
	h := frame.Unit(0)
	for i := from; i < to; i++ {
		if i > from {
			h += n.gapBefore(i)
		}
		h += n.items[i].p.height()
	}
	return h
}

func (n *notesPiece) gapBefore(i int) frame.Unit {
	if n.items[i].number == 0 && n.items[i-1].number > 0 {
		return mm(imprintGap)
	}
	return mm(noteGap)
}

func (n *notesPiece) headHeight() frame.Unit {
	h := mm(notesRule) + mm(notesToTitle)
	if len(n.title.lines) > 0 {
		h += n.title.height() + mm(notesToText)
	}
	return h
}

func (n *notesPiece) height(frame.Unit) frame.Unit {
	return n.headHeight() + max(n.tall(0, n.split), n.tall(n.split, len(n.items)), twoLines())
}

func (n *notesPiece) draw(at spot) {
	m := n.m
	m.artifact(at.page, frame.Decoration)
	m.fill(at.x, at.y, n.width, mm(notesRule), &m.col.blue)
	m.shut()
	if len(n.title.lines) > 0 {
		m.title(n.title, 2, at.down(mm(notesRule)+mm(notesToTitle)))
	}
	var list *frame.Node
	y := at.y + n.headHeight()
	for i, it := range n.items {
		x := at.x
		if i >= n.split {
			x += n.colW() + m.gutter()
		}
		if i == n.split {
			y = at.y + n.headHeight()
		} else if i > 0 {
			y += n.gapBefore(i)
		}
		here := spot{at.page, x, y}
		if it.number > 0 {
			if list == nil {
				list = m.node(m.sect, "L")
				list.Numbering = "Decimal"
			}
			n.drawNote(it, here, list)
		} else {
			m.paragraph(it.p, here)
		}
		y += it.p.height()
	}
}

// drawNote draws a note behind its number, which leads back to the first reference.
func (n *notesPiece) drawNote(it noteItem, at spot, list *frame.Node) {
	m := n.m
	li := m.node(list, "LI")
	lbl := m.node(li, "Lbl")
	m.noteAt[it.number] = frame.Dest{Page: at.page, Y: at.y}
	m.text(m.fit(m.noteNumber(it.number), mm(noteHang), n), at, lbl)
	m.shut()
	note := m.node(m.node(li, "LBody"), "Note")
	note.ID = noteID(it.number)
	m.text(it.p, at.right(mm(noteHang)), note)
	m.shut()
}

func noteID(n int) string { return "note-" + strconv.Itoa(n) }

// noteNumber is a note's own number, a link where the note is referred to.
func (m *maker) noteNumber(number int) *para {
	st := &m.st.noteNumber
	r := run{s: strconv.Itoa(number), size: st.size, face: st.face, color: st.color, link: -1}
	p := m.paras.One()
	p.st = st
	m.runs, m.links = m.runs[:0], m.links[:0]
	if _, ok := m.refAt[number]; ok {
		r.link = m.addLink(target{kind: toReference, note: number})
	}
	m.addRun(r)
	m.finish(p)
	return p
}

// inlineNotesPiece is all notes and the imprint as one small paragraph: the foot of a one-pager.
type inlineNotesPiece struct {
	m     *maker
	p     *para
	width frame.Unit
	back  []int // numbers by owner
}

func (m *maker) inlineNotes(b *doc.NotesBlock, width frame.Unit) *inlineNotesPiece {
	n := &inlineNotesPiece{m: m, width: width, p: m.paras.One()}
	st := &m.st.note
	n.p.st = st
	m.runs, m.links = m.runs[:0], m.links[:0]
	for i, d := range m.d.Notes {
		owner := int32(i + 1)
		n.back = append(n.back, d.Number)
		m.addRun(run{s: strconv.Itoa(d.Number), size: max(st.size*62/100, frame.Pt(5.5)), rise: st.size * 36 / 100, color: m.col.blue,
			link: m.addLink(target{kind: toReference, note: d.Number}), owner: owner})
		m.addRun(run{s: "\u00a0", size: st.size, color: st.color, link: -1, owner: owner})
		for _, s := range d.Text {
			m.addSpan(st, s, owner)
		}
		m.spaceRun(st, owner)
	}
	for _, spans := range b.Imprint {
		for _, s := range spans {
			m.addSpan(st, s, 0)
		}
		m.spaceRun(st, 0)
	}
	m.finish(n.p)
	m.fit(n.p, width, n)
	return n
}

func (m *maker) spaceRun(st *style, owner int32) {
	m.addRun(run{s: " ", size: st.size, color: st.color, link: -1, owner: owner})
}

func (n *inlineNotesPiece) name() string { return "the note at the foot" }

func (n *inlineNotesPiece) height(frame.Unit) frame.Unit { return n.p.height() }

func (n *inlineNotesPiece) draw(at spot) {
	m := n.m
	if len(n.p.lines) == 0 {
		return
	}
	node := m.node(m.sect, "P")
	for _, number := range n.back {
		k := m.node(node, "Note")
		k.ID = noteID(number)
		n.p.owner = append(n.p.owner, k)
		m.noteAt[number] = frame.Dest{Page: at.page, Y: at.y}
	}
	// A number that nothing refers to leads nowhere.
	for i := range n.p.runs {
		if r := &n.p.runs[i]; r.link >= 0 {
			if t := n.p.links[r.link]; t.kind == toReference {
				if _, ok := m.refAt[t.note]; !ok {
					r.link = -1
				}
			}
		}
	}
	m.text(n.p, at, node)
	m.shut()
}
