package flow

import (
	"strconv"

	"briefing/internal/doc"
	"briefing/internal/page/frame"
	"briefing/internal/page/typeset"
)

// Distances of a numbered list on a page, in mm.
const (
	numberedIndent = 7.0 // from the numbers' left to the words
	numberedGap    = 2.0 // between points
)

// numberedList is a numbered list on a page. from..to are the points that are still, or here, to be set.
type numberedList struct {
	m        *layout
	points   []*typeset.Para
	from, to int
	list     **frame.Node // shared by the parts on several pages
}

func newNumberedList(m *layout, b *doc.Numbered, width frame.Unit) *numberedList {
	p := &numberedList{m: m, to: len(b.Items), list: new(*frame.Node)}
	for _, it := range b.Items {
		p.points = append(p.points, m.Fit(m.Para(&m.Styles.Body, it), width-mm(numberedIndent), p))
	}
	return p
}

func (p *numberedList) Name() string {
	if len(p.points) == 0 {
		return "the numbered list"
	}
	return "the numbered list “" + typeset.Clip(p.points[0].Words()) + "”"
}

func (p *numberedList) Height(frame.Unit) frame.Unit { return p.heightTo(p.to) }

// heightTo is the height of the points up to one.
func (p *numberedList) heightTo(to int) frame.Unit {
	h := mm(numberedGap) * frame.Unit(max(to-p.from-1, 0))
	for _, it := range p.points[p.from:to] {
		h += it.Height()
	}
	return h
}

func (p *numberedList) Least() frame.Unit { return p.heightTo(min(p.from+1, p.to)) }

// Cut divides the list between two points.
func (p *numberedList) Cut(top, bottom frame.Unit) (first, rest typeset.Piece) {
	end := p.from
	for end < p.to && p.heightTo(end+1) <= bottom-top {
		end++
	}
	switch end {
	case p.to:
		return p, nil
	case p.from:
		return nil, nil
	}
	a, b := *p, *p
	a.to, b.from = end, end
	return &a, &b
}

func (p *numberedList) Draw(at typeset.Spot) {
	m := p.m
	if *p.list == nil {
		*p.list = m.Sect.Add("L")
		(*p.list).Numbering = "Decimal"
	}
	st := m.Styles.Body
	st.Face, st.Color = frame.Bold, m.Colors.Blue
	for i := p.from; i < p.to; i++ {
		li := (*p.list).Add("LI")
		m.OpenMark(at.Page, li.Add("Lbl"))
		m.Words(&st, strconv.Itoa(i+1), at.X, at.Y+st.Baseline())
		m.CloseMark()
		m.Text(p.points[i], at.Right(mm(numberedIndent)), li.Add("LBody"))
		m.CloseMark()
		at.Y += p.points[i].Height() + mm(numberedGap)
	}
}
