package flow

import (
	"strconv"

	"briefing/internal/doc"
	"briefing/internal/page/frame"
)

// numberedPiece is numbered points two by two, each under a rule.
type numberedPiece struct {
	blockName // of the last point
	m         *maker
	b         *doc.Box
	items     []boxItem
	w         frame.Unit
	per       int
	rowH      []frame.Unit
	extra     frame.Unit // between rows
}

// Distances of numbered points, in mm below their rule.
const (
	pointGap    = 14.2 // between two side by side
	pointIn     = 16.1 // from the number's left to the words
	pointBase   = 18.4 // baseline of the number
	pointTitle  = 5.6  // top of the title's line box
	pointText   = 16.7 // top of the text under a title of one line
	pointRow    = 5.0
	pointPitch  = 42.9
	pointNumber = 44.0 // pt
)

func (m *maker) numbered(b *doc.Box, width frame.Unit) *numberedPiece {
	p := &numberedPiece{m: m, b: b, per: min(2, len(b.Items))}
	if width < mm(slideWide) {
		p.per = 1
	}
	p.w = (width - mm(pointGap)*frame.Unit(p.per-1)) / frame.Unit(p.per)
	for i, it := range b.Items {
		title, text := m.para(&m.st.boxItem, it.Heading), m.para(&m.st.small, it.Text)
		p.blockName = blockName{"the point", it.Heading}
		p.items = append(p.items, boxItem{i + 1, m.fit(title, p.w-mm(pointIn), p), m.fit(text, p.w-mm(pointIn), p)})
		if i%p.per == 0 {
			p.rowH = append(p.rowH, 0)
		}
		k := len(p.rowH) - 1
		p.rowH[k] = max(p.rowH[k], mm(pointText)+title.height()-m.st.boxItem.Lead+text.height(), mm(pointBase)+mm(2))
	}
	return p
}

func (p *numberedPiece) height(frame.Unit) frame.Unit {
	h := (mm(pointRow) + p.extra) * frame.Unit(len(p.rowH)-1)
	for _, r := range p.rowH {
		h += r
	}
	return h
}

func (p *numberedPiece) want() frame.Unit {
	h := frame.Unit(0)
	for i, r := range p.rowH {
		if i+1 < len(p.rowH) {
			h = max(h, mm(pointPitch)-r-mm(pointRow)-p.extra)
		}
	}
	return p.height(0) + h*frame.Unit(len(p.rowH)-1)
}

func (p *numberedPiece) stretch(extra frame.Unit) {
	if n := len(p.rowH); n > 1 {
		p.extra += extra / frame.Unit(n-1)
	}
}

func (p *numberedPiece) draw(at spot) {
	m := p.m
	place := make([]spot, len(p.items))
	y := at.y
	for i := range p.items {
		if i > 0 && i%p.per == 0 {
			y += p.rowH[i/p.per-1] + mm(pointRow) + p.extra
		}
		place[i] = spot{at.page, at.x + (p.w+mm(pointGap))*frame.Unit(i%p.per), y}
	}
	m.artifact(at.page, frame.Decoration)
	rules := shape{color: &m.col.blue}
	for _, s := range place {
		rules.rect(s.x, s.y, p.w, mm(slideTileRule))
	}
	m.paint(&rules)
	m.shut()
	list := m.node(m.sect, "L")
	list.Numbering = "Decimal"
	st := m.st.number
	st.Size = frame.Pt(pointNumber)
	for i, it := range p.items {
		li := m.node(list, "LI")
		m.on(at.page, m.node(li, "Lbl"))
		m.words(&st, strconv.Itoa(it.number), place[i].x, place[i].y+mm(pointBase))
		m.shut()
		body := m.node(li, "LBody")
		in := place[i].right(mm(pointIn))
		if len(it.title.lines) > 0 {
			m.text(it.title, in.down(mm(pointTitle)), m.node(body, "P"))
		}
		m.text(it.text, in.down(mm(pointText)+it.title.height()-m.st.boxItem.Lead), m.node(body, "P"))
		m.shut()
	}
}

// definitionsPiece is a list of bold leads, each with its sentence beside it, or above it in a narrow column.
type definitionsPiece struct {
	blockName   // of the last item
	m           *maker
	leads, text []*para
	in          frame.Unit // where the sentences begin; 0: under the lead
}

const definitionIn = 58.0

func (m *maker) definitions(b *doc.Facts, width frame.Unit) *definitionsPiece {
	p := &definitionsPiece{blockName: blockName{what: "the list"}, m: m}
	if width >= mm(slideWide) {
		p.in = mm(definitionIn)
	}
	for _, spans := range b.Items {
		n := 0
		for n < len(spans) && spans[n].Bold {
			n++
		}
		lead := m.para(&m.st.definition, spans[:n])
		room := width
		if p.in > 0 {
			room = p.in - mm(4)
		}
		rest := append([]doc.Span(nil), spans[n:]...)
		if len(rest) > 0 && len(rest[0].S) > 0 && rest[0].S[0] == ' ' {
			rest[0].S = rest[0].S[1:]
		}
		text := m.para(&m.st.small, rest)
		p.blockName = blockName{"the item", spans}
		p.leads, p.text = append(p.leads, m.fit(lead, room, p)), append(p.text, m.fit(text, width-p.in, p))
	}
	return p
}

func (p *definitionsPiece) itemH(i int) frame.Unit {
	if p.in == 0 {
		return p.leads[i].height() + p.text[i].height()
	}
	return max(p.leads[i].height(), p.text[i].height())
}

func (p *definitionsPiece) height(frame.Unit) frame.Unit {
	h := frame.Unit(0)
	for i := range p.leads {
		if i > 0 {
			h += mm(slideParaGap)
		}
		h += p.itemH(i)
	}
	return h
}

func (p *definitionsPiece) draw(at spot) {
	m := p.m
	if len(p.leads) == 0 {
		return
	}
	list := m.node(m.sect, "L")
	for i := range p.leads {
		body := m.node(m.node(list, "LI"), "LBody")
		m.text(p.leads[i], at, body)
		in := at.right(p.in)
		if p.in == 0 {
			in = at.down(p.leads[i].height())
		}
		m.text(p.text[i], in, body)
		m.shut()
		at.y += p.itemH(i) + mm(slideParaGap)
	}
}

// slideBoxPiece is blocks on a tinted ground.
type slideBoxPiece struct {
	m     *maker
	body  slideStack
	width frame.Unit
}

func (m *maker) slideBox(b *doc.Box, width, room frame.Unit) *slideBoxPiece {
	pad := mm(bandPad)
	return &slideBoxPiece{m: m, width: width, body: m.slideStack(b.Body, width-2*pad, room-2*pad)}
}

func (p *slideBoxPiece) name() string { return p.body.last() }

func (p *slideBoxPiece) height(frame.Unit) frame.Unit { return p.body.least() + 2*mm(bandPad) }

func (p *slideBoxPiece) draw(at spot) {
	m := p.m
	m.artifact(at.page, frame.Background)
	m.fill(at.x, at.y, p.width, p.height(0), &m.col.tint)
	m.shut()
	p.body.draw(spot{at.page, at.x + mm(bandPad), at.y + mm(bandPad)})
}
