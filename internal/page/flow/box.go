package flow

import (
	"strconv"

	"briefing/internal/doc"
	"briefing/internal/page/frame"
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
	blockName
	m     *maker
	b     *doc.Box
	title *para
	rows  [][]boxItem
	per   int
	body  stack
	width frame.Unit
}

type boxItem struct {
	number      int
	title, text *para
}

func (m *maker) box(b *doc.Box, width frame.Unit) *boxPiece {
	p := &boxPiece{blockName: blockName{"the box", b.Heading}, m: m, b: b, width: width}
	inner := width - 2*mm(boxPad)
	p.title = m.fitHeading(m.para(&m.st.boxTitle, b.Heading), inner, p)
	if n := len(b.Items); n > 0 {
		p.per = perRow(n, 4)
		w := widthOf(inner, p.per)
		for i, it := range b.Items {
			if i%p.per == 0 {
				p.rows = append(p.rows, make([]boxItem, 0, p.per))
			}
			row := &p.rows[len(p.rows)-1]
			*row = append(*row, boxItem{i + 1,
				m.fit(m.para(&m.st.boxItem, it.Heading), w-mm(boxNumberW), p),
				m.fit(m.para(&m.st.small, it.Text), w, p)})
		}
		return p
	}
	p.body = stack{m: m}
	for _, blk := range b.Body {
		if pr, ok := blk.(*doc.Prose); ok {
			p.body.entries = append(p.body.entries, entry{piece: m.boxProse(pr, inner), role: loose})
			continue
		}
		p.body.entries = append(p.body.entries, m.entries(blk, inner)...)
	}
	return p
}

// rowParts returns the heights of a row's titles and texts.
func rowParts(row []boxItem) (titles, texts frame.Unit) {
	for _, it := range row {
		titles, texts = max(titles, it.title.height()), max(texts, it.text.height())
	}
	return titles, texts
}

func (p *boxPiece) rowHeight(row []boxItem) frame.Unit {
	titles, texts := rowParts(row)
	return p.ruleAt(titles) + mm(boxTextGap) + texts
}

// ruleAt is the distance from a row's top to the rule under its titles.
func (p *boxPiece) ruleAt(titles frame.Unit) frame.Unit {
	st := &p.m.st.boxItem
	return titles - st.Lead + st.Baseline() + mm(boxRuleGap)
}

func (p *boxPiece) titleBottom() frame.Unit {
	if len(p.title.lines) == 0 {
		return mm(boxFirst)
	}
	return mm(boxTop) + p.title.height()
}

func (p *boxPiece) bodyTop() frame.Unit {
	if len(p.title.lines) == 0 {
		return mm(boxFirst)
	}
	if len(p.rows) > 0 {
		return p.titleBottom() + mm(boxTitleGap)
	}
	return p.titleBottom() + mm(1.5)
}

func (p *boxPiece) height(top frame.Unit) frame.Unit {
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

func (p *boxPiece) draw(at spot) {
	m := p.m
	m.artifact(at.page, frame.Background)
	m.fill(at.x, at.y, p.width, p.height(at.y), &m.col.tint)
	in := at.right(mm(boxPad))
	step := (p.width - 2*mm(boxPad) + mm(gutter)) / frame.Unit(max(p.per, 1))
	top := in.down(p.bodyTop())
	y := top.y
	for i, row := range p.rows {
		if i > 0 {
			y += mm(boxRowGap)
		}
		titles, _ := rowParts(row)
		for k := range row {
			m.fill(in.x+step*frame.Unit(k), y+p.ruleAt(titles), step-mm(gutter), mm(hairline), &m.col.blue)
		}
		y += p.rowHeight(row)
	}
	m.shut()
	if len(p.title.lines) > 0 {
		m.title(p.title, m.blockLevel(), in.down(mm(boxTop)))
	}
	if len(p.rows) == 0 {
		p.body.draw(top)
		return
	}
	list := m.node(m.sect, "L")
	list.Numbering = "Decimal"
	for i, row := range p.rows {
		if i > 0 {
			top.y += mm(boxRowGap)
		}
		for k, it := range row {
			p.drawItem(it, row, top.right(step*frame.Unit(k)), list)
		}
		top.y += p.rowHeight(row)
	}
}

func (p *boxPiece) drawItem(it boxItem, row []boxItem, at spot, list *frame.Node) {
	m := p.m
	titles, _ := rowParts(row)
	li := m.node(list, "LI")
	m.on(at.page, m.node(li, "Lbl"))
	m.words(&m.st.boxNumber, strconv.Itoa(it.number), at.x, at.y+titles-m.st.boxItem.Lead+m.st.boxItem.Baseline())
	m.shut()
	body := m.node(li, "LBody")
	if len(it.title.lines) > 0 {
		m.text(it.title, spot{at.page, at.x + mm(boxNumberW), at.y + titles - it.title.height()}, m.node(body, "P"))
	}
	m.text(it.text, at.down(p.ruleAt(titles)+mm(boxTextGap)), m.node(body, "P"))
	m.shut()
}

// factsPiece is a short list of bold leads with a sentence each.
type factsPiece struct {
	blockName
	m      *maker
	title  *para
	items  []*para
	accent bool
}

const factGap = 1.85

func (m *maker) facts(b *doc.Facts, width frame.Unit) *factsPiece {
	p := &factsPiece{blockName: blockName{"the list", b.Heading}, m: m, accent: b.Accent || m.onePager()}
	p.title = m.fitHeading(m.para(&m.st.factsTitle, b.Heading), width, p)
	for _, it := range b.Items {
		p.items = append(p.items, m.fit(m.para(&m.st.small, it), width, p))
	}
	return p
}

func (p *factsPiece) height(frame.Unit) frame.Unit {
	items := frame.Unit(0)
	for i, it := range p.items {
		if i > 0 {
			items += mm(factGap)
		}
		items += it.height()
	}
	return accentHeight(p.accent) + p.title.height() + mm(1.2) + max(items, twoLines())
}

func (p *factsPiece) draw(at spot) {
	m := p.m
	if p.accent {
		m.accent(at)
		at.y += accentHeight(true)
	}
	if len(p.title.lines) > 0 {
		m.title(p.title, m.blockLevel(), at)
		at.y += p.title.height() + mm(1.2)
	}
	if len(p.items) == 0 {
		return
	}
	list := m.node(m.sect, "L")
	for _, it := range p.items {
		m.text(it, at, m.node(m.node(list, "LI"), "LBody"))
		m.shut()
		at.y += it.height() + mm(factGap)
	}
}

// blockLevel is the heading level of a block's own title: on a one-pager every block is a finding of its own.
func (m *maker) blockLevel() int {
	if m.onePager() {
		return 2
	}
	return 3
}
