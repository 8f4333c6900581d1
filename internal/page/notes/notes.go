// Package notes sets the notes, sources and imprint of a document: in two columns that may go on over pages, or running on at
// the foot of a one-pager.
//
// In: a doc.NotesBlock with the notes of its document, the width there is, and the layout of the document. Out: pieces that know
// their heights and draw themselves, each note with its number, which leads back to the first reference. It never leaves out
// a note; one that no column can hold is divided between its lines.
package notes

import (
	"strconv"

	"briefing/internal/doc"
	"briefing/internal/page/frame"
	"briefing/internal/page/text"
	"briefing/internal/page/typeset"
)

// Distances in the notes block, in mm.
const (
	notesRule    = 0.6
	notesToTitle = 1.5
	notesToText  = 1.4
	noteIndent   = 4.5 // at least
	noteGap      = 1.2
	// between a number of three digits or more and its note; two digits leave as much
	noteNumberGap = 1.3
	imprintGap    = 2.2
)

// mm is short for the conversion that stands in nearly every line of this package.
func mm(v float64) frame.Unit { return frame.MM(v) }

// Block is notes and imprint in two columns, or the part of them on one page. What one page can hold stands
// together; longer lists flow over pages, and no note is parted that a column can hold.
type Block struct {
	m        *typeset.Layout
	b        *doc.NotesBlock
	title    *typeset.Para
	items    []noteItem // shared by all parts
	from, to int        // items of this part
	split    int        // first item of the right column
	width    frame.Unit
	indent   frame.Unit // from a note's number to its text
	tree     *notesTree
}

// notesTree is the structure that the parts of the notes share.
type notesTree struct{ list, last *frame.Node }

// noteItem is a numbered note, or a paragraph of the imprint (number 0). from and to are its lines: a note that is longer
// than a column is divided, and rest marks what is not its beginning.
type noteItem struct {
	number   int
	p        *typeset.Para
	from, to int
	rest     bool
}

func (it *noteItem) height() frame.Unit { return frame.Unit(it.to-it.from) * it.p.Style.Lead }

// New is the notes and the imprint of a document over a width, measured.
func New(m *typeset.Layout, b *doc.NotesBlock, width frame.Unit) *Block {
	n := &Block{m: m, b: b, width: width, indent: mm(noteIndent), tree: &notesTree{}, items: make([]noteItem, 0, len(m.Doc.Notes)+len(b.Imprint))}
	n.title = m.FitHeading(m.Para(&m.Styles.H2, b.Heading), width, n)
	for i := range m.Doc.Notes {
		n.indent = max(n.indent, digitsWidth(m, m.Doc.Notes[i].Number)+mm(noteNumberGap))
	}
	col := n.colW()
	for _, d := range m.Doc.Notes {
		n.add(d.Number, m.Fit(m.Para(&m.Styles.Note, d.Text), col-n.indent, n))
	}
	for _, spans := range b.Imprint {
		if p := m.Fit(m.Para(&m.Styles.Note, spans), col, n); len(p.Lines) > 0 {
			n.add(0, p)
		}
	}
	n.to = len(n.items)
	n.balance()
	return n
}

func (n *Block) add(number int, p *typeset.Para) {
	n.items = append(n.items, noteItem{number: number, p: p, to: len(p.Lines)})
}

// digitsWidth is the width of a note's number, whose digits are all equally wide.
func digitsWidth(m *typeset.Layout, number int) frame.Unit {
	w, digit := frame.Unit(0), m.Advance(&m.Styles.NoteNumber, "0")
	for ; number > 0; number /= 10 {
		w += digit
	}
	return w
}

func (n *Block) colW() frame.Unit { return (n.width - mm(typeset.Gutter)) / 2 }

// Name names the notes for messages.
func (n *Block) Name() string { return "the notes and sources" }

// balance chooses the division with the lowest block; of equal ones that with the longer left column.
func (n *Block) balance() {
	n.split = n.to
	left, right := n.heightOf(n.from, n.to), frame.Unit(0)
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

// heightOf is the height of some items below each other.
func (n *Block) heightOf(from, to int) frame.Unit {
	h := frame.Unit(0)
	for i := from; i < to; i++ {
		if i > from {
			h += n.gapBefore(i)
		}
		h += n.items[i].height()
	}
	return h
}

func (n *Block) gapBefore(i int) frame.Unit {
	if n.items[i].number == 0 && n.items[i-1].number > 0 {
		return mm(imprintGap)
	}
	return mm(noteGap)
}

func (n *Block) headHeight() frame.Unit {
	h := mm(notesRule) + mm(notesToTitle)
	if len(n.title.Lines) > 0 {
		h += n.title.Height() + mm(notesToText)
	}
	return h
}

// Height is that of the part.
func (n *Block) Height(frame.Unit) frame.Unit {
	return n.headHeight() + max(n.heightOf(n.from, n.split), n.heightOf(n.split, n.to), typeset.TwoLines())
}

// onePage says whether a page of its own would hold all of the part.
func (n *Block) onePage() bool {
	return n.Height(0) <= n.m.Foot(typeset.AreaBottom+typeset.Slack)-mm(typeset.AreaTop)
}

// Least is all that one page holds; of a longer list two notes side by side.
func (n *Block) Least() frame.Unit {
	if n.onePage() {
		return n.Height(0)
	}
	h := typeset.TwoLines()
	for i := n.from; i < min(n.from+2, n.to); i++ {
		if !n.tooLong(i) {
			h = max(h, n.items[i].height())
		}
	}
	return n.headHeight() + h
}

// tooLong says whether no column can hold an item, so that it must be divided somewhere.
func (n *Block) tooLong(i int) bool {
	return n.items[i].height() > n.m.Foot(typeset.AreaBottom)-mm(typeset.AreaTop)-n.headHeight()
}

// Cut divides notes that no page can hold at the foot of one: both columns are filled.
func (n *Block) Cut(top, bottom frame.Unit) (first, rest typeset.Piece) {
	if n.m.OnePage() || n.onePage() {
		return nil, nil
	}
	room := bottom - top - n.headHeight()
	a, b := *n, *n
	half := a.fitting(a.from, room)
	end := a.fitting(half, room)
	if half == n.from || end == half && half < len(a.items) && top > mm(typeset.AreaTop) {
		return nil, nil
	}
	a.to = end
	a.balance()
	if end == len(a.items) { // a long note, divided, just fits
		return &a, nil
	}
	b.items, b.from, b.to = a.items, end, len(a.items)
	m := n.m
	again := append(append([]doc.Span(nil), n.b.Heading...), doc.Span{S: " " + m.Doc.Messages.Continued})
	b.title = m.FitHeading(m.Para(&m.Styles.H2, again), n.width, &b)
	b.balance()
	return &a, &b
}

// fitting returns the end of the items from one on that a column of a height holds. An item that no column holds is
// divided where it stands first, with two lines on each side.
func (n *Block) fitting(from int, room frame.Unit) int {
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
	at := min(it.from+int(room/it.p.Style.Lead), it.to-2)
	if at < it.from+2 {
		return from
	}
	items := append(make([]noteItem, 0, len(n.items)+1), n.items[:from+1]...)
	items[from].to = at
	it.from, it.rest = at, true
	n.items = append(append(items, it), n.items[from+1:]...)
	return from + 1
}

// Draw draws the part.
func (n *Block) Draw(at typeset.Spot) {
	m := n.m
	m.OpenArtifact(at.Page, frame.Decoration)
	m.Fill(at.X, at.Y, n.width, mm(notesRule), &m.Colors.Blue)
	m.CloseMark()
	if head := at.Down(mm(notesRule) + mm(notesToTitle)); n.from > 0 {
		m.OpenArtifact(at.Page, frame.Header)
		m.Text(n.title, head, nil)
		m.CloseMark()
	} else if len(n.title.Lines) > 0 {
		m.Title(n.title, 2, head)
	}
	y := at.Y + n.headHeight()
	for i := n.from; i < n.to; i++ {
		it := &n.items[i]
		x := at.X
		if i >= n.split {
			x += n.colW() + mm(typeset.Gutter)
		}
		if i == n.split {
			y = at.Y + n.headHeight()
		} else if i > n.from {
			y += n.gapBefore(i)
		}
		n.drawItem(it, typeset.Spot{Page: at.Page, X: x, Y: y})
		y += it.height()
	}
}

func (n *Block) drawItem(it *noteItem, at typeset.Spot) {
	m := n.m
	switch {
	case it.rest:
	case it.number > 0:
		if n.tree.list == nil {
			n.tree.list = m.Sect.Add("L")
			n.tree.list.Numbering = "Decimal"
		}
		n.tree.last = n.noteNode(it.number, at)
	default:
		n.tree.last = m.Sect.Add("P")
	}
	if it.number > 0 {
		at = at.Right(n.indent)
	}
	m.Lines(it.p, it.from, it.to, at, n.tree.last)
	m.CloseMark()
}

// noteNode draws a note's number, which leads back to the first reference, and returns the element of its text.
func (n *Block) noteNode(number int, at typeset.Spot) *frame.Node {
	m := n.m
	li := n.tree.list.Add("LI")
	lbl := li.Add("Lbl")
	m.NoteAt(number, at)
	m.Text(m.Fit(noteNumber(m, number), n.indent, n), at, lbl)
	m.CloseMark()
	note := li.Add("LBody").Add("Note")
	note.ID = noteID(number)
	return note
}

func noteID(n int) string { return "note-" + strconv.Itoa(n) }

// noteNumber is a note's own number, a link where the note is referred to.
func noteNumber(m *typeset.Layout, number int) *typeset.Para {
	st := &m.Styles.NoteNumber
	r := text.Run{S: strconv.Itoa(number), Size: st.Size, Face: st.Face, Color: st.Color, Link: -1}
	p := m.Build(st)
	if m.Referred(number) {
		r.Link = p.BackLink(number)
	}
	p.Run(r)
	return p.Done()
}
