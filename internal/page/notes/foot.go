package notes

import (
	"briefing/internal/doc"
	"briefing/internal/page/frame"
	"briefing/internal/page/text"
	"briefing/internal/page/typeset"
)

// The foot of a one-pager, in mm: a rule, what must be known in two columns, a hairline, and what leads further.
const (
	FootTop    = 243.0 // where the rule stands if there is room
	footRule   = 0.6
	footToText = 1.5
	footToLine = 2.6 // from the columns to the hairline
	footToMore = 1.3
	footGap    = 0.4
)

// Foot is the foot of a one-pager: its notes run on in two columns, the imprint is one small paragraph.
type Foot struct {
	m       *typeset.Layout
	p       *typeset.Para
	more    []*typeset.Para
	width   frame.Unit
	numbers []int // numbers by owner

	headed  bool
	heading string
}

// NewFoot is the foot of a one-pager over a width, measured.
func NewFoot(m *typeset.Layout, b *doc.NotesBlock, width frame.Unit) *Foot {
	n := &Foot{m: m, width: width}
	st := &m.Styles.Note
	p := m.Build(st)
	words := int32(0)
	if n.headed = len(b.Heading) > 0; n.headed {
		for _, s := range b.Heading {
			n.heading += s.S
			s.Bold = true
			p.Span(s, 1)
		}
		words = 2
		p.Run(text.Run{S: ".", Size: st.Size, Face: frame.Bold, Color: st.Strong, Link: -1, Owner: words})
		addSpace(p, st, words)
	}
	addAll(p, st, b.Text, words)
	for i, d := range m.Doc.Notes {
		owner := words + int32(i+1)
		n.numbers = append(n.numbers, d.Number)
		p.BackNumber(d.Number, owner)
		p.Run(text.Run{S: "\u00a0", Size: st.Size, Color: st.Color, Link: -1, Owner: owner})
		for _, s := range d.Text {
			p.Span(s, owner)
		}
		addSpace(p, st, owner)
	}
	n.p = m.Fit(p.Done(), n.colW(), n)
	for _, spans := range b.More {
		n.more = append(n.more, m.Fit(m.Para(&m.Styles.More, spans), width, n))
	}
	small := m.Build(&m.Styles.ChartNote)
	addAll(small, &m.Styles.ChartNote, b.Imprint, 0)
	if imprint := m.Fit(small.Done(), width, n); len(imprint.Lines) > 0 {
		n.more = append(n.more, imprint)
	}
	return n
}

// addAll adds paragraphs as one.
func addAll(p *typeset.Builder, st *text.Style, list [][]doc.Span, owner int32) {
	for _, spans := range list {
		for _, s := range spans {
			p.Span(s, owner)
		}
		addSpace(p, st, owner)
	}
}

func addSpace(p *typeset.Builder, st *text.Style, owner int32) {
	p.Run(text.Run{S: " ", Size: st.Size, Color: st.Color, Link: -1, Owner: owner})
}

// Name names the foot for messages.
func (n *Foot) Name() string { return "the note at the foot" }

func (n *Foot) colW() frame.Unit { return (n.width - mm(typeset.Gutter)) / 2 }

// left is how many lines stand in the left column.
func (n *Foot) left() int { return (len(n.p.Lines) + 1) / 2 }

// moreTop is where the hairline stands.
func (n *Foot) moreTop() frame.Unit {
	h := mm(footRule) + mm(footToText)
	if k := n.left(); k > 0 {
		h += frame.Unit(k)*n.p.Style.Lead + mm(footToLine)
	}
	return h
}

// Height is that of the foot.
func (n *Foot) Height(frame.Unit) frame.Unit {
	h := n.moreTop()
	for _, p := range n.more {
		h += p.Height()
	}
	if len(n.more) > 0 {
		h += mm(typeset.Hairline) + mm(footToMore) + frame.Unit(len(n.more)-1)*mm(footGap)
	}
	return h
}

// Draw draws the foot.
func (n *Foot) Draw(at typeset.Spot) {
	m := n.m
	m.OpenArtifact(at.Page, frame.Decoration)
	m.Fill(at.X, at.Y, n.width, mm(footRule), &m.Colors.Blue)
	if len(n.p.Lines) > 0 && len(n.more) > 0 {
		m.Fill(at.X, at.Y+n.moreTop(), n.width, mm(typeset.Hairline), &m.Colors.Rule)
	}
	m.CloseMark()
	n.drawColumns(at.Down(mm(footRule) + mm(footToText)))
	y := at.Y + n.moreTop() + mm(typeset.Hairline) + mm(footToMore)
	for _, p := range n.more {
		m.Paragraph(p, typeset.Spot{Page: at.Page, X: at.X, Y: y})
		y += p.Height() + mm(footGap)
	}
}

// lineOf is the line of its column in which the part of an owner begins.
func (n *Foot) lineOf(owner int32) int {
	i := n.p.LineOf(owner)
	if i >= n.left() {
		i -= n.left()
	}
	return i
}

// drawColumns draws the columns: one paragraph, of which each note is an element. With a heading, which runs in, heading, words
// and notes are elements side by side.
func (n *Foot) drawColumns(at typeset.Spot) {
	m := n.m
	if len(n.p.Lines) == 0 {
		return
	}
	var node *frame.Node
	if n.headed {
		m.Level, m.Sect = 2, m.Root.Add("Sect")
		m.Headings = append(m.Headings, frame.Outline{Title: n.heading, Dest: frame.Dest{Page: at.Page, Y: at.Y}})
		node = m.Sect.Add("Div")
		n.p.Owners = append(n.p.Owners, &frame.Node{Type: "H2"}, &frame.Node{Type: "P"})
	} else {
		node = m.Sect.Add("P")
	}
	for _, number := range n.numbers {
		n.p.Owners = append(n.p.Owners, &frame.Node{Type: "Note", ID: noteID(number)})
		y := at.Y + frame.Unit(n.lineOf(int32(len(n.p.Owners))))*n.p.Style.Lead
		m.NoteAt(number, typeset.Spot{Page: at.Page, Y: y})
	}
	// A number that nothing refers to leads nowhere.
	m.DropDeadLinks(n.p)
	m.Lines(n.p, 0, n.left(), at, node)
	m.Lines(n.p, n.left(), len(n.p.Lines), at.Right(n.colW()+mm(typeset.Gutter)), node)
	m.CloseMark()
}
