package flow

import (
	"briefing/internal/doc"
	"briefing/internal/page/frame"
	"briefing/internal/page/typeset"
)

// The summary's box, in mm: a bar at its left, the label, and the sentences in a column of their own with a hairline
// between each two. A label that is too long for its column stands above them.
const (
	summaryBar   = 1.2
	summaryLabel = 6.0  // of the label from the box's left
	summaryText  = 30.0 // of the sentences
	summaryGap   = 2.0  // above and below a hairline
	summaryUnder = 1.4  // from a label above to the sentences
)

// summaryPiece is the tinted box in which a brief says what it comes to.
type summaryPiece struct {
	m         *layout
	label     *typeset.Para
	sentences []*typeset.Para
	width     frame.Unit
	above     bool // the label stands above the sentences
}

func newSummary(m *layout, b *doc.Summary, width frame.Unit) *summaryPiece {
	p := &summaryPiece{m: m, width: width}
	p.above = m.Advance(&m.Styles.SummaryLabel, b.Label.S) > mm(summaryText-summaryLabel-2)
	p.label = m.FitHeading(m.Para(&m.Styles.SummaryLabel, []doc.Span{{S: b.Label.S}}), p.width-2*mm(summaryLabel), p)
	for _, s := range b.Sentences {
		p.sentences = append(p.sentences, m.Fit(m.Para(&m.Styles.Summary, s), p.measure(), p))
	}
	return p
}

func (p *summaryPiece) Name() string { return "the summary" }

// measure is how wide the sentences run: nearly to the box's right edge on dense pages.
func (p *summaryPiece) measure() frame.Unit {
	right := mm(6)
	if p.m.OnePage() {
		right = mm(3)
	}
	return p.width - p.textLeft() - right
}

// textLeft and textTop are where the sentences begin.
func (p *summaryPiece) textLeft() frame.Unit {
	if p.above {
		return mm(summaryLabel)
	}
	return mm(summaryText)
}

func (p *summaryPiece) textTop() frame.Unit {
	if p.above {
		return p.pad() + p.label.Height() + mm(summaryUnder)
	}
	return p.pad()
}

func (p *summaryPiece) pad() frame.Unit {
	if p.m.OnePage() {
		return tightened(p.m, 3.6, 2.4)
	}
	return mm(5.3)
}

// gap is between two sentences, with the hairline in its middle.
func (p *summaryPiece) gap() frame.Unit {
	if p.m.OnePage() {
		return tightened(p.m, 2*summaryGap, 1.2*summaryGap)
	}
	return mm(2 * summaryGap)
}

// labelTop is where the label's line box begins, so that it stands on the line of the first sentence.
func (p *summaryPiece) labelTop() frame.Unit {
	if p.above {
		return p.pad()
	}
	return max(0, p.pad()+p.m.Styles.Summary.Baseline()-p.m.Styles.SummaryLabel.Baseline())
}

func (p *summaryPiece) Height(frame.Unit) frame.Unit {
	h := p.textTop()
	for i, s := range p.sentences {
		if i > 0 {
			h += p.gap()
		}
		h += s.Height()
	}
	return max(h, p.labelTop()+p.label.Height()) + p.pad()
}

func (p *summaryPiece) Draw(at typeset.Spot) {
	m := p.m
	h := p.Height(at.Y)
	m.OpenArtifact(at.Page, frame.Background)
	m.Fill(at.X, at.Y, p.width, h, &m.Colors.Tint)
	m.OpenArtifact(at.Page, frame.Decoration)
	m.Fill(at.X, at.Y, mm(summaryBar), h, &m.Colors.Blue)
	text := at.Right(p.textLeft()).Down(p.textTop())
	y := text.Y
	for i, s := range p.sentences {
		if i > 0 {
			m.Fill(text.X, y+p.gap()/2-mm(typeset.Hairline)/2, p.measure(), mm(typeset.Hairline), &m.Colors.Rule)
			y += p.gap()
		}
		y += s.Height()
	}
	m.CloseMark()
	m.Title(p.label, 2, at.Right(mm(summaryLabel)).Down(p.labelTop()))
	for _, s := range p.sentences {
		m.Paragraph(s, text)
		text.Y += s.Height() + p.gap()
	}
	m.Sect = m.Root // what follows is no part of the summary
}
