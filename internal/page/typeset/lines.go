package typeset

import (
	"briefing/internal/page/frame"
	"briefing/internal/page/text"
)

// Fit breaks a paragraph at a measure, ragged right. It reports a word that is wider than the measure as an error of the
// named block.
func (m *Layout) Fit(p *Para, width frame.Unit, what Namer) *Para {
	lines, wide := text.Fit(p.Atoms, width)
	return m.setLines(p, lines, wide, width, what)
}

// FitHeading breaks a heading, whose lines come out even.
func (m *Layout) FitHeading(p *Para, width frame.Unit, what Namer) *Para {
	lines, wide := text.Even(p.Atoms, width)
	return m.setLines(p, lines, wide, width, what)
}

// setLines gives a paragraph its lines, and reports the word that begins with the atom wide, if it is one.
func (m *Layout) setLines(p *Para, lines []text.Line, wide int, width frame.Unit, what Namer) *Para {
	if wide >= 0 {
		s, w := text.WordAt(p.runs, p.Atoms, wide)
		m.Errorf("word-too-wide", []string{"use a shorter word, or put a hyphen where it may be parted"},
			"%s: the word “%s” is %.1f mm wide, the column only %.1f mm", what.Name(), Clip(s), w.Millimetres(), width.Millimetres())
	}
	p.Lines = lines
	return p
}

// Height is that of all lines.
func (p *Para) Height() frame.Unit { return frame.Unit(len(p.Lines)) * p.Style.Lead }

// Widest is the width of the widest line.
func (p *Para) Widest() frame.Unit { return text.Widest(p.Lines) }
