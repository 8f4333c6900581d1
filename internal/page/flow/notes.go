package flow

import (
	"strconv"

	"briefing/internal/doc"
	"briefing/internal/page/frame"
	"briefing/internal/page/text"
)

// Distances in the notes block, in mm.
const (
	notesRule    = 0.6
	notesToTitle = 1.5
	notesToText  = 1.4
	noteHang     = 4.5 // at least
	noteGap      = 1.2
	// between a number of three digits or more and its note; two digits leave as much
	noteNumberGap = 1.3
	imprintGap    = 2.2
)

// notesPiece is notes and imprint in two columns, or the part of them on one page. What one page can hold stands
// together; longer lists flow over pages, and no note is parted that a column can hold.
type notesPiece struct {
	m        *maker
	b        *doc.NotesBlock
	title    *para
	items    []noteItem // shared by all parts
	from, to int        // items of this part
	split    int        // first item of the right column
	width    frame.Unit
	hang     frame.Unit // from a note's number to its text
	tree     *notesTree
}

// notesTree is the structure that the parts of the notes share.
type notesTree struct{ list, last *frame.Node }

// noteItem is a numbered note, or a paragraph of the imprint (number 0). from and to are its lines: a note that is longer
// than a column is divided, and rest marks what is not its beginning.
type noteItem struct {
	number   int
	p        *para
	from, to int
	rest     bool
}

func (it *noteItem) height() frame.Unit { return frame.Unit(it.to-it.from) * it.p.st.Lead }

func (m *maker) notes(b *doc.NotesBlock, width frame.Unit) *notesPiece {
	n := &notesPiece{m: m, b: b, width: width, hang: mm(noteHang), tree: &notesTree{}, items: make([]noteItem, 0, len(m.d.Notes)+len(b.Imprint))}
	n.title = m.fitHeading(m.para(&m.st.h2, b.Heading), width, n)
	for i := range m.d.Notes {
		n.hang = max(n.hang, m.digitsWidth(m.d.Notes[i].Number)+mm(noteNumberGap))
	}
	col := n.colW()
	for _, d := range m.d.Notes {
		n.add(d.Number, m.fit(m.para(&m.st.note, d.Text), col-n.hang, n))
	}
	for _, spans := range b.Imprint {
		if p := m.fit(m.para(&m.st.note, spans), col, n); len(p.lines) > 0 {
			n.add(0, p)
		}
	}
	n.to = len(n.items)
	n.balance()
	return n
}

func (n *notesPiece) add(number int, p *para) {
	n.items = append(n.items, noteItem{number: number, p: p, to: len(p.lines)})
}

// digitsWidth is the width of a note's number, whose digits are all equally wide.
func (m *maker) digitsWidth(number int) frame.Unit {
	w, digit := frame.Unit(0), m.advance(&m.st.noteNumber, "0")
	for ; number > 0; number /= 10 {
		w += digit
	}
	return w
}

func (n *notesPiece) colW() frame.Unit { return (n.width - mm(gutter)) / 2 }

func (n *notesPiece) name() string { return "the notes and sources" }

// balance chooses the division with the lowest block; of equal ones that with the longer left column.
func (n *notesPiece) balance() {
	n.split = n.to
	left, right := n.tall(n.from, n.to), frame.Unit(0)
	best := left
	for k := n.to - 1; k >= n.from; k-- {
		if right > 0 {
			right += n.gapBefore(k + 1)
		}
		right += n.items[k].height()
		if left -= n.items[k].height(); k > n.from {
			left -= n.gapBefore(k)
		}
		if cost := max(left, right); cost < best {
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
		h += n.items[i].height()
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
	return n.headHeight() + max(n.tall(n.from, n.split), n.tall(n.split, n.to), twoLines())
}

// onePage says whether a page of its own would hold all of the part.
func (n *notesPiece) onePage() bool { return n.height(0) <= mm(areaBottom+slack)-mm(areaTop) }

// least is all that one page holds; of a longer list two notes side by side.
func (n *notesPiece) least() frame.Unit {
	if n.onePage() {
		return n.height(0)
	}
	h := twoLines()
	for i := n.from; i < min(n.from+2, n.to); i++ {
		if !n.tooLong(i) {
			h = max(h, n.items[i].height())
		}
	}
	return n.headHeight() + h
}

// tooLong says whether no column can hold an item, so that it must be divided somewhere.
func (n *notesPiece) tooLong(i int) bool {
	return n.items[i].height() > mm(areaBottom)-mm(areaTop)-n.headHeight()
}

// cut divides notes that no page can hold at the foot of one: both columns are filled.
func (n *notesPiece) cut(top, bottom frame.Unit) (first, rest piece) {
	if n.m.onePager() || n.onePage() {
		return nil, nil
	}
	room := bottom - top - n.headHeight()
	a, b := *n, *n
	half := a.reach(a.from, room)
	end := a.reach(half, room)
	if half == n.from || end == half && half < len(a.items) && top > mm(areaTop) {
		return nil, nil
	}
	a.to = end
	a.balance()
	if end == len(a.items) { // a long note, divided, just fits
		return &a, nil
	}
	b.items, b.from, b.to = a.items, end, len(a.items)
	m := n.m
	again := append(append([]doc.Span(nil), n.b.Heading...), doc.Span{S: " " + m.d.Messages.Continued})
	b.title = m.fitHeading(m.para(&m.st.h2, again), n.width, &b)
	b.balance()
	return &a, &b
}

// reach returns the end of the items from one on that a column of a height holds. An item that no column holds is
// divided where it stands first, with two lines on each side.
func (n *notesPiece) reach(from int, room frame.Unit) int {
	end, h := from, frame.Unit(0)
	for end < len(n.items) {
		if end > from {
			h += n.gapBefore(end)
		}
		if h += n.items[end].height(); h > room {
			break
		}
		end++
	}
	if end > from || from == len(n.items) || !n.tooLong(from) {
		return end
	}
	it := n.items[from]
	at := min(it.from+int(room/it.p.st.Lead), it.to-2)
	if at < it.from+2 {
		return from
	}
	items := append(make([]noteItem, 0, len(n.items)+1), n.items[:from+1]...)
	items[from].to = at
	it.from, it.rest = at, true
	n.items = append(append(items, it), n.items[from+1:]...)
	return from + 1
}

func (n *notesPiece) draw(at spot) {
	m := n.m
	m.artifact(at.page, frame.Decoration)
	m.fill(at.x, at.y, n.width, mm(notesRule), &m.col.blue)
	m.shut()
	if head := at.down(mm(notesRule) + mm(notesToTitle)); n.from > 0 {
		m.artifact(at.page, frame.Header)
		m.text(n.title, head, nil)
		m.shut()
	} else if len(n.title.lines) > 0 {
		m.title(n.title, 2, head)
	}
	y := at.y + n.headHeight()
	for i := n.from; i < n.to; i++ {
		it := &n.items[i]
		x := at.x
		if i >= n.split {
			x += n.colW() + m.gutter()
		}
		if i == n.split {
			y = at.y + n.headHeight()
		} else if i > n.from {
			y += n.gapBefore(i)
		}
		n.drawItem(it, spot{at.page, x, y})
		y += it.height()
	}
}

func (n *notesPiece) drawItem(it *noteItem, at spot) {
	m := n.m
	switch {
	case it.rest:
	case it.number > 0:
		if n.tree.list == nil {
			n.tree.list = m.node(m.sect, "L")
			n.tree.list.Numbering = "Decimal"
		}
		n.tree.last = n.noteNode(it.number, at)
	default:
		n.tree.last = m.node(m.sect, "P")
	}
	if it.number > 0 {
		at = at.right(n.hang)
	}
	m.textLines(it.p, it.from, it.to, at, n.tree.last)
	m.shut()
}

// noteNode draws a note's number, which leads back to the first reference, and returns the element of its text.
func (n *notesPiece) noteNode(number int, at spot) *frame.Node {
	m := n.m
	li := m.node(n.tree.list, "LI")
	lbl := m.node(li, "Lbl")
	m.noteAt[number] = frame.Dest{Page: at.page, Y: at.y}
	m.text(m.fit(m.noteNumber(number), n.hang, n), at, lbl)
	m.shut()
	note := m.node(m.node(li, "LBody"), "Note")
	note.ID = noteID(number)
	return note
}

func noteID(n int) string { return "note-" + strconv.Itoa(n) }

// noteNumber is a note's own number, a link where the note is referred to.
func (m *maker) noteNumber(number int) *para {
	st := &m.st.noteNumber
	r := text.Run{S: strconv.Itoa(number), Size: st.Size, Face: st.Face, Color: st.Color, Link: -1}
	p := m.paras.One()
	p.st = st
	m.runs, m.links, m.langs = m.runs[:0], m.links[:0], m.langs[:0]
	if _, ok := m.refAt[number]; ok {
		r.Link = m.addLink(target{kind: toReference, note: number})
	}
	m.addRun(r)
	m.finish(p)
	return p
}

// The foot of a one-pager, in mm: a rule, what must be known in two columns, a hairline, and what leads further.
const (
	careTop     = 243.0 // of the rule, where there is room
	careRule    = 0.6
	careToText  = 1.5
	careToLine  = 2.6 // from the columns to the hairline
	careToMore  = 1.3
	careImprint = 0.4
)

// inlineNotesPiece is the foot of a one-pager: its notes run on in two columns, the imprint is one small paragraph.
type inlineNotesPiece struct {
	m     *maker
	p     *para
	more  []*para
	width frame.Unit
	back  []int // numbers by owner

	headed  bool
	heading string
}

func (m *maker) inlineNotes(b *doc.NotesBlock, width frame.Unit) *inlineNotesPiece {
	n := &inlineNotesPiece{m: m, width: width, p: m.paras.One()}
	st := &m.st.note
	n.p.st = st
	m.runs, m.links, m.langs = m.runs[:0], m.links[:0], m.langs[:0]
	words := int32(0)
	if n.headed = len(b.Heading) > 0; n.headed {
		for _, s := range b.Heading {
			n.heading += s.S
			s.Bold = true
			m.addSpan(st, s, 1)
		}
		words = 2
		m.addRun(text.Run{S: ".", Size: st.Size, Face: frame.Bold, Color: st.Strong, Link: -1, Owner: words})
		m.spaceRun(st, words)
	}
	n.addAll(st, b.Text, words)
	for i, d := range m.d.Notes {
		owner := words + int32(i+1)
		n.back = append(n.back, d.Number)
		m.addRun(text.Run{S: strconv.Itoa(d.Number), Size: max(st.Size*62/100, frame.Pt(5.5)), Rise: st.Size * 36 / 100, Color: m.col.blue,
			Link: m.addLink(target{kind: toReference, note: d.Number}), Owner: owner})
		m.addRun(text.Run{S: "\u00a0", Size: st.Size, Color: st.Color, Link: -1, Owner: owner})
		for _, s := range d.Text {
			m.addSpan(st, s, owner)
		}
		m.spaceRun(st, owner)
	}
	m.finish(n.p)
	m.fit(n.p, n.colW(), n)
	for _, spans := range b.More {
		n.more = append(n.more, m.fit(m.para(&m.st.more, spans), width, n))
	}
	imprint := m.paras.One()
	imprint.st = &m.st.chartNote
	m.runs, m.links, m.langs = m.runs[:0], m.links[:0], m.langs[:0]
	n.addAll(imprint.st, b.Imprint, 0)
	m.finish(imprint)
	if m.fit(imprint, width, n); len(imprint.lines) > 0 {
		n.more = append(n.more, imprint)
	}
	return n
}

// addAll adds paragraphs as one.
func (n *inlineNotesPiece) addAll(st *text.Style, list [][]doc.Span, owner int32) {
	for _, spans := range list {
		for _, s := range spans {
			n.m.addSpan(st, s, owner)
		}
		n.m.spaceRun(st, owner)
	}
}

func (m *maker) spaceRun(st *text.Style, owner int32) {
	m.addRun(text.Run{S: " ", Size: st.Size, Color: st.Color, Link: -1, Owner: owner})
}

func (n *inlineNotesPiece) name() string { return "the note at the foot" }

func (n *inlineNotesPiece) colW() frame.Unit { return (n.width - mm(gutter)) / 2 }

// left is how many lines stand in the left column.
func (n *inlineNotesPiece) left() int { return (len(n.p.lines) + 1) / 2 }

// moreTop is where the hairline stands.
func (n *inlineNotesPiece) moreTop() frame.Unit {
	h := mm(careRule) + mm(careToText)
	if k := n.left(); k > 0 {
		h += frame.Unit(k)*n.p.st.Lead + mm(careToLine)
	}
	return h
}

func (n *inlineNotesPiece) height(frame.Unit) frame.Unit {
	h := n.moreTop()
	for _, p := range n.more {
		h += p.height()
	}
	if len(n.more) > 0 {
		h += mm(hairline) + mm(careToMore) + frame.Unit(len(n.more)-1)*mm(careImprint)
	}
	return h
}

func (n *inlineNotesPiece) draw(at spot) {
	m := n.m
	m.artifact(at.page, frame.Decoration)
	m.fill(at.x, at.y, n.width, mm(careRule), &m.col.blue)
	if len(n.p.lines) > 0 && len(n.more) > 0 {
		m.fill(at.x, at.y+n.moreTop(), n.width, mm(hairline), &m.col.rule)
	}
	m.shut()
	n.care(at.down(mm(careRule) + mm(careToText)))
	y := at.y + n.moreTop() + mm(hairline) + mm(careToMore)
	for _, p := range n.more {
		m.paragraph(p, spot{at.page, at.x, y})
		y += p.height() + mm(careImprint)
	}
}

// lineOf is the line of its column in which the part of an owner begins.
func (n *inlineNotesPiece) lineOf(owner int32) int {
	for i, l := range n.p.lines {
		for _, a := range n.p.atoms[l.From:l.To] {
			if n.p.runs[a.Run].Owner == owner {
				if i >= n.left() {
					i -= n.left()
				}
				return i
			}
		}
	}
	return 0
}

// care draws the columns: one paragraph, of which each note is an element. With a heading, which runs in, heading, words
// and notes are elements side by side.
func (n *inlineNotesPiece) care(at spot) {
	m := n.m
	if len(n.p.lines) == 0 {
		return
	}
	var node *frame.Node
	if n.headed {
		m.level, m.sect = 2, m.node(m.root, "Sect")
		m.heads = append(m.heads, headEntry{n.heading, frame.Dest{Page: at.page, Y: at.y}})
		node = m.node(m.sect, "Div")
		n.p.owner = append(n.p.owner, &frame.Node{Type: "H2"}, &frame.Node{Type: "P"})
	} else {
		node = m.node(m.sect, "P")
	}
	for _, number := range n.back {
		n.p.owner = append(n.p.owner, &frame.Node{Type: "Note", ID: noteID(number)})
		y := at.y + frame.Unit(n.lineOf(int32(len(n.p.owner))))*n.p.st.Lead
		m.noteAt[number] = frame.Dest{Page: at.page, Y: y}
	}
	// A number that nothing refers to leads nowhere.
	for i := range n.p.runs {
		if r := &n.p.runs[i]; r.Link >= 0 {
			if t := n.p.links[r.Link]; t.kind == toReference {
				if _, ok := m.refAt[t.note]; !ok {
					r.Link = -1
				}
			}
		}
	}
	m.textLines(n.p, 0, n.left(), at, node)
	m.textLines(n.p, n.left(), len(n.p.lines), at.right(n.colW()+m.gutter()), node)
	m.shut()
}
