package flow

import (
	"strconv"

	"briefing/internal/doc"
	"briefing/internal/page/frame"
)

// Distances of a numbered list on a page, in mm.
const (
	numberedIn  = 7.0 // from the numbers' left to the words
	numberedGap = 2.0 // between points
)

// numberedList is a numbered list on a page. from..to are the points that are still, or here, to be set.
type numberedList struct {
	m        *maker
	points   []*para
	from, to int
	list     **frame.Node // shared by the parts on several pages
}

func (m *maker) numberedList(b *doc.Numbered, width frame.Unit) *numberedList {
	p := &numberedList{m: m, to: len(b.Items), list: new(*frame.Node)}
	for _, it := range b.Items {
		p.points = append(p.points, m.fit(m.para(&m.st.body, it), width-mm(numberedIn), p))
	}
	return p
}

func (p *numberedList) name() string {
	if len(p.points) == 0 {
		return "the numbered list"
	}
	return "the numbered list “" + clip(p.points[0].words()) + "”"
}

func (p *numberedList) height(frame.Unit) frame.Unit { return p.tall(p.to) }

// tall is the height of the points up to one.
func (p *numberedList) tall(to int) frame.Unit {
	h := mm(numberedGap) * frame.Unit(max(to-p.from-1, 0))
	for _, it := range p.points[p.from:to] {
		h += it.height()
	}
	return h
}

func (p *numberedList) least() frame.Unit { return p.tall(min(p.from+1, p.to)) }

// cut divides the list between two points.
func (p *numberedList) cut(top, bottom frame.Unit) (first, rest piece) {
	end := p.from
	for end < p.to && p.tall(end+1) <= bottom-top {
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

func (p *numberedList) draw(at spot) {
	m := p.m
	if *p.list == nil {
		*p.list = m.node(m.sect, "L")
		(*p.list).Numbering = "Decimal"
	}
	st := m.st.body
	st.Face, st.Color = frame.Bold, m.col.blue
	for i := p.from; i < p.to; i++ {
		li := m.node(*p.list, "LI")
		m.on(at.page, m.node(li, "Lbl"))
		m.words(&st, strconv.Itoa(i+1), at.x, at.y+st.Baseline())
		m.shut()
		m.text(p.points[i], at.right(mm(numberedIn)), m.node(li, "LBody"))
		m.shut()
		at.y += p.points[i].height() + mm(numberedGap)
	}
}

// Rows of a slide, in mm. Three of them fill it.
const (
	rowsTop    = 40.0 // of the rule over the first one, under a title of one line
	rowPitch   = 42.5
	rowsPad    = 3.0  // over and under the words, at least
	rowIn      = 27.0 // from a large number's left to the words
	rowsGap    = 8.0  // from a title of two lines, or a subtitle, to the rule
	rowsFill   = 3    // as many rows as share the slide if there are fewer
	closingRow = 28.0 // pt, of the words beside a large number
	closingGap = 12.6 // mm a line
)

// rowsPiece is the sentences of a summary, or the points of a numbered list, on a slide: each in a row of its own, all
// of one height where their words allow it, with a rule over the first and hairlines between them.
type rowsPiece struct {
	blockName // of the last row
	m         *maker
	rows      []*para
	numbered  bool
	width     frame.Unit
	rowH      []frame.Unit
}

func (m *maker) rows(what string, texts [][]doc.Span, numbered bool, width frame.Unit) *rowsPiece {
	p := &rowsPiece{m: m, numbered: numbered, width: width}
	st, in := &m.st.summary, frame.Unit(0)
	if numbered {
		st, in = &m.st.closing, mm(rowIn)
	}
	for _, s := range texts {
		p.blockName = blockName{what, s}
		row := m.fit(m.para(st, s), width-in, p)
		p.rows = append(p.rows, row)
		p.rowH = append(p.rowH, row.height()+2*mm(rowsPad))
	}
	return p
}

func (p *rowsPiece) height(frame.Unit) frame.Unit {
	h := frame.Unit(0)
	for _, r := range p.rowH {
		h += r
	}
	return h
}

func (p *rowsPiece) want() frame.Unit {
	return max(p.height(0), mm(rowPitch)*frame.Unit(max(rowsFill, len(p.rows))))
}

// stretch fills the lowest rows first, so that all come to one height where that can be.
func (p *rowsPiece) stretch(extra frame.Unit) {
	total := p.height(0) + extra
	even := make([]bool, len(p.rowH)) // rows that are lower than the common height
	for i := range even {
		even[i] = true
	}
	for {
		rest, n := total, frame.Unit(0)
		for i, h := range p.rowH {
			if even[i] {
				n++
			} else {
				rest -= h
			}
		}
		if n == 0 {
			return
		}
		level, again := rest/n, false
		for i, h := range p.rowH {
			if even[i] && h > level {
				even[i], again = false, true
			}
		}
		if again {
			continue
		}
		for i := range p.rowH {
			if even[i] {
				p.rowH[i] = level
			}
		}
		return
	}
}

func (p *rowsPiece) draw(at spot) {
	m := p.m
	if len(p.rows) == 0 {
		return
	}
	m.artifact(at.page, frame.Decoration)
	m.fill(at.x, at.y, p.width, mm(0.5), &m.col.blue)
	rules := shape{color: &m.col.rule}
	y := at.y
	for _, h := range p.rowH[:len(p.rowH)-1] {
		y += h
		rules.rect(at.x, y-mm(0.25), p.width, mm(0.5))
	}
	m.paint(&rules)
	m.shut()
	number := m.st.number
	number.Size = frame.Pt(pointNumber)
	var list *frame.Node
	if p.numbered {
		list = m.node(m.sect, "L")
		list.Numbering = "Decimal"
	}
	for i, row := range p.rows {
		text := at.down((p.rowH[i] - row.height()) / 2)
		if p.numbered {
			li := m.node(list, "LI")
			m.on(at.page, m.node(li, "Lbl"))
			// A digit is as high as 0.716 of its size: it stands in the row's middle.
			m.words(&number, strconv.Itoa(i+1), at.x, at.y+p.rowH[i]/2+number.Size*358/1000)
			m.shut()
			m.text(row, text.right(mm(rowIn)), m.node(li, "LBody"))
			m.shut()
		} else {
			m.paragraph(row, text)
		}
		at.y += p.rowH[i]
	}
}
