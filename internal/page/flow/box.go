package flow

import (
	"strconv"

	"briefing/internal/doc"
	"briefing/internal/page/frame"
	"briefing/internal/page/prose"
	"briefing/internal/page/typeset"
)

// Distances inside a tinted box, in mm.
const (
	boxPad      = 6.0 // at the sides
	boxFirst    = 5.0 // over text without a title
	boxTop      = 4.8 // to the title's line box
	boxBottom   = 5.2
	boxTitleGap = 6.2 // from the title to the line box of the items' titles
	boxRuleGap  = 2.9 // from the items' baseline to their rule
	boxTextGap  = 1.6 // from the rule's top to the text
	boxNumberW  = 6.1
	boxRowGap   = 4.0
)

// boxPiece is a tinted box with a heading and numbered items side by side, or other blocks.
type boxPiece struct {
	typeset.BlockName
	m      *layout
	b      *doc.Box
	title  *typeset.Para
	rows   [][]boxItem
	across int
	body   stack
	width  frame.Unit
}

type boxItem struct {
	number      int
	title, text *typeset.Para
}

func newBox(m *layout, b *doc.Box, width frame.Unit) *boxPiece {
	p := &boxPiece{BlockName: typeset.BlockName{What: "the box", Words: b.Heading}, m: m, b: b, width: width}
	inner := width - 2*mm(boxPad)
	p.title = m.FitHeading(m.Para(&m.Styles.BoxTitle, b.Heading), inner, p)
	if n := len(b.Items); n > 0 {
		p.across = perRow(n, 4)
		w := widthOf(inner, p.across)
		for i, it := range b.Items {
			if i%p.across == 0 {
				p.rows = append(p.rows, make([]boxItem, 0, p.across))
			}
			row := &p.rows[len(p.rows)-1]
			*row = append(*row, boxItem{i + 1,
				m.Fit(m.Para(&m.Styles.BoxItem, it.Heading), w-mm(boxNumberW), p),
				m.Fit(m.Para(&m.Styles.Small, it.Text), w, p)})
		}
		return p
	}
	p.body = stack{m: m}
	for _, blk := range b.Body {
		if pr, ok := blk.(*doc.Prose); ok {
			p.body.entries = append(p.body.entries, entry{Piece: prose.Column(m.Layout, pr.Paragraphs, &m.Styles.Small, inner, mm(typeset.FactGap)), role: boxText})
			continue
		}
		if l, ok := blk.(*doc.List); ok && len(l.Items) > 0 {
			p.body.entries = append(p.body.entries, entry{Piece: newList(m, l, &m.Styles.Small, inner), role: boxText})
			continue
		}
		p.body.entries = append(p.body.entries, entriesOf(m, blk, inner)...)
	}
	return p
}

// rowParts returns the heights of a row's titles and texts.
func rowParts(row []boxItem) (titles, texts frame.Unit) {
	for _, it := range row {
		titles, texts = max(titles, it.title.Height()), max(texts, it.text.Height())
	}
	return titles, texts
}

func (p *boxPiece) rowHeight(row []boxItem) frame.Unit {
	titles, texts := rowParts(row)
	return p.ruleAt(titles) + mm(boxTextGap) + texts
}

// ruleAt is the distance from a row's top to the rule under its titles.
func (p *boxPiece) ruleAt(titles frame.Unit) frame.Unit {
	st := &p.m.Styles.BoxItem
	return titles - st.Lead + st.Baseline() + mm(boxRuleGap)
}

func (p *boxPiece) titleBottom() frame.Unit {
	if len(p.title.Lines) == 0 {
		return mm(boxFirst)
	}
	return mm(boxTop) + p.title.Height()
}

func (p *boxPiece) bodyTop() frame.Unit {
	if len(p.title.Lines) == 0 {
		return mm(boxFirst)
	}
	if len(p.rows) > 0 {
		return p.titleBottom() + mm(boxTitleGap)
	}
	return p.titleBottom() + mm(1.5)
}

func (p *boxPiece) Height(top frame.Unit) frame.Unit {
	h := p.bodyTop()
	for i, row := range p.rows {
		if i > 0 {
			h += mm(boxRowGap)
		}
		h += p.rowHeight(row)
	}
	if len(p.rows) == 0 {
		h += p.body.height(top + h)
	}
	return h + mm(boxBottom)
}

func (p *boxPiece) Draw(at typeset.Spot) {
	m := p.m
	m.OpenArtifact(at.Page, frame.Background)
	m.Fill(at.X, at.Y, p.width, p.Height(at.Y), &m.Colors.Tint)
	in := at.Right(mm(boxPad))
	step := (p.width - 2*mm(boxPad) + mm(typeset.Gutter)) / frame.Unit(max(p.across, 1))
	top := in.Down(p.bodyTop())
	y := top.Y
	for i, row := range p.rows {
		if i > 0 {
			y += mm(boxRowGap)
		}
		titles, _ := rowParts(row)
		for k := range row {
			m.Fill(in.X+step*frame.Unit(k), y+p.ruleAt(titles), step-mm(typeset.Gutter), mm(typeset.Hairline), &m.Colors.Blue)
		}
		y += p.rowHeight(row)
	}
	m.CloseMark()
	if len(p.title.Lines) > 0 {
		m.Title(p.title, blockLevel(m), in.Down(mm(boxTop)))
	}
	if len(p.rows) == 0 {
		p.body.draw(top)
		return
	}
	list := m.Sect.Add("L")
	list.Numbering = "Decimal"
	for i, row := range p.rows {
		if i > 0 {
			top.Y += mm(boxRowGap)
		}
		for k, it := range row {
			p.drawItem(it, row, top.Right(step*frame.Unit(k)), list)
		}
		top.Y += p.rowHeight(row)
	}
}

func (p *boxPiece) drawItem(it boxItem, row []boxItem, at typeset.Spot, list *frame.Node) {
	m := p.m
	titles, _ := rowParts(row)
	li := list.Add("LI")
	m.OpenMark(at.Page, li.Add("Lbl"))
	m.Words(&m.Styles.BoxNumber, strconv.Itoa(it.number), at.X, at.Y+titles-m.Styles.BoxItem.Lead+m.Styles.BoxItem.Baseline())
	m.CloseMark()
	body := li.Add("LBody")
	if len(it.title.Lines) > 0 {
		m.Text(it.title, typeset.Spot{Page: at.Page, X: at.X + mm(boxNumberW), Y: at.Y + titles - it.title.Height()}, body.Add("P"))
	}
	m.Text(it.text, at.Down(p.ruleAt(titles)+mm(boxTextGap)), body.Add("P"))
	m.CloseMark()
}

// factsPiece is a short list of bold leads with a sentence each.
type factsPiece struct {
	typeset.BlockName
	m      *layout
	title  *typeset.Para
	items  []*typeset.Para
	accent bool
}

func newFacts(m *layout, b *doc.Facts, width frame.Unit) *factsPiece {
	p := &factsPiece{BlockName: typeset.BlockName{What: "the list", Words: b.Heading}, m: m, accent: b.Accent || m.OnePage()}
	p.title = m.FitHeading(m.Para(&m.Styles.FactsTitle, b.Heading), width, p)
	for _, it := range b.Items {
		p.items = append(p.items, m.Fit(m.Para(&m.Styles.Small, it), width, p))
	}
	return p
}

func (p *factsPiece) Height(frame.Unit) frame.Unit {
	items := frame.Unit(0)
	for i, it := range p.items {
		if i > 0 {
			items += mm(typeset.FactGap)
		}
		items += it.Height()
	}
	return accentHeight(p.accent) + p.title.Height() + mm(1.2) + max(items, typeset.TwoLines())
}

func (p *factsPiece) Draw(at typeset.Spot) {
	m := p.m
	if p.accent {
		drawAccent(m, at)
		at.Y += accentHeight(true)
	}
	if len(p.title.Lines) > 0 {
		m.Title(p.title, blockLevel(m), at)
		at.Y += p.title.Height() + mm(1.2)
	}
	if len(p.items) == 0 {
		return
	}
	list := m.Sect.Add("L")
	for _, it := range p.items {
		m.Text(it, at, list.Add("LI").Add("LBody"))
		m.CloseMark()
		at.Y += it.Height() + mm(typeset.FactGap)
	}
}

// blockLevel is the heading level of a block's own title: on a one-pager every block is a finding of its own.
func blockLevel(m *layout) int {
	if m.OnePage() {
		return 2
	}
	return 3
}
