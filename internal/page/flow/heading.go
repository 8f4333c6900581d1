package flow

import (
	"strconv"

	"briefing/internal/doc"
	"briefing/internal/page/frame"
)

// The accent bar says: a finding starts here.
const (
	accentW, accentH = 12, 1.2
	accentGap        = 1.4
)

// headingPiece is a section heading: over the full width a finding (level 2), over a column level 3.
type headingPiece struct {
	BlockName
	m      *Maker
	p      *Para
	level  int
	id     string
	accent bool
	even   frame.Unit // least height, so that headings side by side end on one line
}

func newHeading(m *Maker, b *doc.Heading, width frame.Unit) *headingPiece {
	h := &headingPiece{BlockName: BlockName{"the heading", b.Text}, m: m, level: b.Level, id: b.ID, accent: m.onePager()}
	st := &m.Styles.H2
	if b.Level > 2 {
		st = &m.Styles.H3
	}
	h.p = m.Para(st, b.Text)
	m.FitHeading(h.p, width, h)
	return h
}

func (h *headingPiece) Height(frame.Unit) frame.Unit {
	return max(accentHeight(h.accent)+h.p.Height(), h.even)
}

func (h *headingPiece) Draw(at Spot) {
	at.Y += h.Height(0) - accentHeight(h.accent) - h.p.Height()
	if h.accent {
		drawAccent(h.m, at)
		at.Y += accentHeight(true)
	}
	h.m.Title(h.p, h.level, at)
	h.m.Anchor(h.id, at)
}

func accentHeight(on bool) frame.Unit {
	if !on {
		return 0
	}
	return mm(accentH) + mm(accentGap)
}

func drawAccent(m *Maker, at Spot) {
	m.Artifact(at.Page, frame.Decoration)
	m.Fill(at.X, at.Y, mm(accentW), mm(accentH), &m.Colors.Blue)
	m.Shut()
}

// Title draws a heading. Its level goes down by one step at most from the heading before it. A heading of level 2
// begins a section of the structure and an entry of the outline.
func (m *Maker) Title(p *Para, level int, at Spot) {
	level = min(max(level, 2), m.Level+1)
	m.Level = level
	m.Shut()
	if level == 2 {
		m.Sect = m.Node(m.Root, "Sect")
		m.Heads = append(m.Heads, HeadEntry{p.Words(), frame.Dest{Page: at.Page, Y: at.Y}})
	}
	m.Text(p, at, m.Node(m.Sect, "H"+strconv.Itoa(level)))
	m.Shut()
}
