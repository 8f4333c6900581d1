package flow

import (
	"briefing/internal/page/frame"
	"briefing/internal/page/text"
)

// fit breaks a paragraph at a measure, ragged right. It reports a word that is wider than the measure as an error of the
// named block.
func (m *maker) fit(p *para, width frame.Unit, what namer) *para {
	lines, wide := m.breaker.Fit(p.atoms, width)
	return m.broken(p, lines, wide, width, what)
}

// fitHeading breaks a heading, whose lines come out even.
func (m *maker) fitHeading(p *para, width frame.Unit, what namer) *para {
	lines, wide := m.breaker.Even(p.atoms, width)
	return m.broken(p, lines, wide, width, what)
}

// broken gives a paragraph its lines, and reports the word that begins with the atom wide, if it is one.
func (m *maker) broken(p *para, lines []text.Line, wide int, width frame.Unit, what namer) *para {
	if wide >= 0 {
		s, w := text.WordAt(p.runs, p.atoms, wide)
		m.errorf("word-too-wide", []string{"use a shorter word, or put a hyphen where it may be parted"},
			"%s: the word “%s” is %.1f mm wide, the column only %.1f mm", what.name(), clip(s), w.Millimetres(), width.Millimetres())
	}
	p.lines = m.lineSlab.Keep(lines)
	p.width = width
	return p
}

// height is that of all lines.
func (p *para) height() frame.Unit { return frame.Unit(len(p.lines)) * p.st.Lead }

// widest is the width of the widest line.
func (p *para) widest() frame.Unit { return text.Widest(p.lines) }
