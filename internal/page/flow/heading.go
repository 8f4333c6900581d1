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
	blockName
	m      *maker
	p      *para
	level  int
	id     string
	accent bool
	even   frame.Unit // least height, so that headings side by side end on one line
}

func (m *maker) heading(b *doc.Heading, width frame.Unit) *headingPiece {
	h := &headingPiece{blockName: blockName{"the heading", b.Text}, m: m, level: b.Level, id: b.ID, accent: m.onePager()}
	st := &m.st.h2
	if b.Level > 2 {
		st = &m.st.h3
	}
	h.p = m.para(st, b.Text)
	m.fitHeading(h.p, width, h)
	return h
}

func (h *headingPiece) height(frame.Unit) frame.Unit {
	return max(accentHeight(h.accent)+h.p.height(), h.even)
}

func (h *headingPiece) draw(at spot) {
	at.y += h.height(0) - accentHeight(h.accent) - h.p.height()
	if h.accent {
		h.m.accent(at)
		at.y += accentHeight(true)
	}
	h.m.title(h.p, h.level, at)
	h.m.anchor(h.id, at)
}

func accentHeight(on bool) frame.Unit {
	if !on {
		return 0
	}
	return mm(accentH) + mm(accentGap)
}

func (m *maker) accent(at spot) {
	m.artifact(at.page, frame.Decoration)
	m.fill(at.x, at.y, mm(accentW), mm(accentH), &m.col.blue)
	m.shut()
}

// title draws a heading. Its level goes down by one step at most from the heading before it. A heading of level 2
// begins a section of the structure and an entry of the outline.
func (m *maker) title(p *para, level int, at spot) {
	level = min(max(level, 2), m.level+1)
	m.level = level
	m.shut()
	if level == 2 {
		m.sect = m.node(m.root, "Sect")
		m.heads = append(m.heads, headEntry{p.words(), frame.Dest{Page: at.page, Y: at.y}})
	}
	m.text(p, at, m.node(m.sect, "H"+strconv.Itoa(level)))
	m.shut()
}
