package flow

import (
	"briefing/internal/doc"
	"briefing/internal/page/frame"
	"briefing/internal/page/typeset"
)

// The accent bar says: a finding starts here.
const (
	accentW, accentH = 12, 1.2
	accentGap        = 1.4
)

// headingPiece is a section heading: over the full width a finding (level 2), over a column level 3.
type headingPiece struct {
	typeset.BlockName
	m      *layout
	p      *typeset.Para
	level  int
	id     string
	accent bool
	even   frame.Unit // least height, so that headings side by side end on one line
}

func newHeading(m *layout, b *doc.Heading, width frame.Unit) *headingPiece {
	h := &headingPiece{BlockName: typeset.BlockName{What: "the heading", Words: b.Text}, m: m, level: b.Level, id: b.ID, accent: m.OnePage()}
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

func (h *headingPiece) Draw(at typeset.Spot) {
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

func drawAccent(m *layout, at typeset.Spot) {
	m.OpenArtifact(at.Page, frame.Decoration)
	m.Fill(at.X, at.Y, mm(accentW), mm(accentH), &m.Colors.Blue)
	m.CloseMark()
}
