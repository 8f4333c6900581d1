package flow

import (
	"strconv"

	"briefing/internal/doc"
	"briefing/internal/page/frame"
	"briefing/internal/page/text"
)

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
	m     *Maker
	p     *Para
	more  []*Para
	width frame.Unit
	back  []int // numbers by owner

	headed  bool
	heading string
}

func newInlineNotes(m *Maker, b *doc.NotesBlock, width frame.Unit) *inlineNotesPiece {
	n := &inlineNotesPiece{m: m, width: width, p: m.paras.One()}
	st := &m.Styles.Note
	n.p.Style = st
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
		addSpace(m, st, words)
	}
	n.addAll(st, b.Text, words)
	for i, d := range m.Doc.Notes {
		owner := words + int32(i+1)
		n.back = append(n.back, d.Number)
		m.addRun(text.Run{S: strconv.Itoa(d.Number), Size: max(st.Size*62/100, frame.Pt(5.5)), Rise: st.Size * 36 / 100, Color: m.Colors.Blue,
			Link: m.addLink(target{kind: toReference, note: d.Number}), Owner: owner})
		m.addRun(text.Run{S: "\u00a0", Size: st.Size, Color: st.Color, Link: -1, Owner: owner})
		for _, s := range d.Text {
			m.addSpan(st, s, owner)
		}
		addSpace(m, st, owner)
	}
	m.finish(n.p)
	m.Fit(n.p, n.colW(), n)
	for _, spans := range b.More {
		n.more = append(n.more, m.Fit(m.Para(&m.Styles.More, spans), width, n))
	}
	imprint := m.paras.One()
	imprint.Style = &m.Styles.ChartNote
	m.runs, m.links, m.langs = m.runs[:0], m.links[:0], m.langs[:0]
	n.addAll(imprint.Style, b.Imprint, 0)
	m.finish(imprint)
	if m.Fit(imprint, width, n); len(imprint.Lines) > 0 {
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
		addSpace(n.m, st, owner)
	}
}

func addSpace(m *Maker, st *text.Style, owner int32) {
	m.addRun(text.Run{S: " ", Size: st.Size, Color: st.Color, Link: -1, Owner: owner})
}

func (n *inlineNotesPiece) Name() string { return "the note at the foot" }

func (n *inlineNotesPiece) colW() frame.Unit { return (n.width - mm(gutter)) / 2 }

// left is how many lines stand in the left column.
func (n *inlineNotesPiece) left() int { return (len(n.p.Lines) + 1) / 2 }

// moreTop is where the hairline stands.
func (n *inlineNotesPiece) moreTop() frame.Unit {
	h := mm(careRule) + mm(careToText)
	if k := n.left(); k > 0 {
		h += frame.Unit(k)*n.p.Style.Lead + mm(careToLine)
	}
	return h
}

func (n *inlineNotesPiece) Height(frame.Unit) frame.Unit {
	h := n.moreTop()
	for _, p := range n.more {
		h += p.Height()
	}
	if len(n.more) > 0 {
		h += mm(Hairline) + mm(careToMore) + frame.Unit(len(n.more)-1)*mm(careImprint)
	}
	return h
}

func (n *inlineNotesPiece) Draw(at Spot) {
	m := n.m
	m.Artifact(at.Page, frame.Decoration)
	m.Fill(at.X, at.Y, n.width, mm(careRule), &m.Colors.Blue)
	if len(n.p.Lines) > 0 && len(n.more) > 0 {
		m.Fill(at.X, at.Y+n.moreTop(), n.width, mm(Hairline), &m.Colors.Rule)
	}
	m.Shut()
	n.care(at.Down(mm(careRule) + mm(careToText)))
	y := at.Y + n.moreTop() + mm(Hairline) + mm(careToMore)
	for _, p := range n.more {
		m.Paragraph(p, Spot{at.Page, at.X, y})
		y += p.Height() + mm(careImprint)
	}
}

// lineOf is the line of its column in which the part of an owner begins.
func (n *inlineNotesPiece) lineOf(owner int32) int {
	for i, l := range n.p.Lines {
		for _, a := range n.p.Atoms[l.From:l.To] {
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
func (n *inlineNotesPiece) care(at Spot) {
	m := n.m
	if len(n.p.Lines) == 0 {
		return
	}
	var node *frame.Node
	if n.headed {
		m.Level, m.Sect = 2, m.Node(m.Root, "Sect")
		m.Heads = append(m.Heads, HeadEntry{n.heading, frame.Dest{Page: at.Page, Y: at.Y}})
		node = m.Node(m.Sect, "Div")
		n.p.owner = append(n.p.owner, &frame.Node{Type: "H2"}, &frame.Node{Type: "P"})
	} else {
		node = m.Node(m.Sect, "P")
	}
	for _, number := range n.back {
		n.p.owner = append(n.p.owner, &frame.Node{Type: "Note", ID: noteID(number)})
		y := at.Y + frame.Unit(n.lineOf(int32(len(n.p.owner))))*n.p.Style.Lead
		m.noteAt[number] = frame.Dest{Page: at.Page, Y: y}
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
	m.textLines(n.p, n.left(), len(n.p.Lines), at.Right(n.colW()+mm(gutter)), node)
	m.Shut()
}
