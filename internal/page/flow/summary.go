package flow

import (
	"briefing/internal/doc"
	"briefing/internal/page/frame"
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
	m         *maker
	label     *para
	sentences []*para
	width     frame.Unit
	above     bool // the label stands above the sentences
}

func (m *maker) summary(b *doc.Summary, width frame.Unit) *summaryPiece {
	p := &summaryPiece{m: m, width: width}
	p.above = m.advance(&m.st.summaryLabel, b.Label) > mm(summaryText-summaryLabel-2)
	p.label = m.fitHeading(m.para(&m.st.summaryLabel, []doc.Span{{S: b.Label}}), p.width-2*mm(summaryLabel), p)
	for _, s := range b.Sentences {
		p.sentences = append(p.sentences, m.fit(m.para(&m.st.summary, s), p.measure(), p))
	}
	return p
}

func (p *summaryPiece) name() string { return "the summary" }

// measure is how wide the sentences run: nearly to the box's right edge on dense pages.
func (p *summaryPiece) measure() frame.Unit {
	right := mm(6)
	if p.m.onePager() {
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
		return p.pad() + p.label.height() + mm(summaryUnder)
	}
	return p.pad()
}

func (p *summaryPiece) pad() frame.Unit {
	if p.m.onePager() {
		return p.m.closed(3.6, 2.4)
	}
	return mm(5.3)
}

// gap is between two sentences, with the hairline in its middle.
func (p *summaryPiece) gap() frame.Unit {
	if p.m.onePager() {
		return p.m.closed(2*summaryGap, 1.2*summaryGap)
	}
	return mm(2 * summaryGap)
}

// labelTop is where the label's line box begins, so that it stands on the line of the first sentence.
func (p *summaryPiece) labelTop() frame.Unit {
	if p.above {
		return p.pad()
	}
	return max(0, p.pad()+p.m.st.summary.Baseline()-p.m.st.summaryLabel.Baseline())
}

func (p *summaryPiece) height(frame.Unit) frame.Unit {
	h := p.textTop()
	for i, s := range p.sentences {
		if i > 0 {
			h += p.gap()
		}
		h += s.height()
	}
	return max(h, p.labelTop()+p.label.height()) + p.pad()
}

func (p *summaryPiece) draw(at spot) {
	m := p.m
	h := p.height(at.y)
	m.artifact(at.page, frame.Background)
	m.fill(at.x, at.y, p.width, h, &m.col.tint)
	m.artifact(at.page, frame.Decoration)
	m.fill(at.x, at.y, mm(summaryBar), h, &m.col.blue)
	text := at.right(p.textLeft()).down(p.textTop())
	y := text.y
	for i, s := range p.sentences {
		if i > 0 {
			m.fill(text.x, y+p.gap()/2-mm(hairline)/2, p.measure(), mm(hairline), &m.col.rule)
			y += p.gap()
		}
		y += s.height()
	}
	m.shut()
	m.title(p.label, 2, at.right(mm(summaryLabel)).down(p.labelTop()))
	for _, s := range p.sentences {
		m.paragraph(s, text)
		text.y += s.height() + p.gap()
	}
	m.sect = m.root // what follows is no part of the summary
}
