package slide

import (
	"strconv"
	"strings"

	"briefing/internal/doc"
	"briefing/internal/page/frame"
	"briefing/internal/page/typeset"
)

// numberedPiece is numbered points two by two, each under a rule.
type numberedPiece struct {
	typeset.BlockName // of the last point
	m                 *deck
	b                 *doc.Box
	items             []pointItem
	w                 frame.Unit
	per               int
	rowH              []frame.Unit
	extra             frame.Unit // between rows
}

// pointItem is one of them.
type pointItem struct {
	number      int
	title, text *typeset.Para
}

// Distances of numbered points, in mm below their rule.
const (
	pointGap    = 14.2 // between two side by side
	pointIndent = 16.1 // from the number's left to the words
	pointTitle  = 5.6  // top of the title's line box
	pointText   = 16.7 // top of the text under a title of one line
	pointRow    = 5.0
	pointPitch  = 42.9
	pointNumber = 44.0 // pt, of a point in a row of its own
	itemNumber  = 36.0 // pt, on the baseline of its heading
)

func newNumbered(m *deck, b *doc.Box, width frame.Unit) *numberedPiece {
	p := &numberedPiece{m: m, b: b, per: min(2, len(b.Items))}
	if width < mm(wide) {
		p.per = 1
	}
	p.w = (width - mm(pointGap)*frame.Unit(p.per-1)) / frame.Unit(p.per)
	for i, it := range b.Items {
		title, text := m.Para(&m.Styles.BoxItem, it.Heading), m.Para(&m.Styles.Small, it.Text)
		p.BlockName = typeset.BlockName{What: "the point", Words: it.Heading}
		p.items = append(p.items, pointItem{i + 1, m.Fit(title, p.w-mm(pointIndent), p), m.Fit(text, p.w-mm(pointIndent), p)})
		if i%p.per == 0 {
			p.rowH = append(p.rowH, 0)
		}
		k := len(p.rowH) - 1
		p.rowH[k] = max(p.rowH[k], mm(pointText)+title.Height()-m.Styles.BoxItem.Lead+text.Height())
	}
	return p
}

func (p *numberedPiece) Height(frame.Unit) frame.Unit {
	h := (mm(pointRow) + p.extra) * frame.Unit(len(p.rowH)-1)
	for _, r := range p.rowH {
		h += r
	}
	return h
}

func (p *numberedPiece) preferred() frame.Unit {
	h := frame.Unit(0)
	for i, r := range p.rowH {
		if i+1 < len(p.rowH) {
			h = max(h, mm(pointPitch)-r-mm(pointRow)-p.extra)
		}
	}
	return p.Height(0) + h*frame.Unit(len(p.rowH)-1)
}

func (p *numberedPiece) stretch(extra frame.Unit) {
	if n := len(p.rowH); n > 1 {
		p.extra += extra / frame.Unit(n-1)
	}
}

// places are where the points stand.
func (p *numberedPiece) places(at typeset.Spot) []typeset.Spot {
	list := make([]typeset.Spot, len(p.items))
	y := at.Y
	for i := range p.items {
		if i > 0 && i%p.per == 0 {
			y += p.rowH[i/p.per-1] + mm(pointRow) + p.extra
		}
		list[i] = typeset.Spot{Page: at.Page, X: at.X + (p.w+mm(pointGap))*frame.Unit(i%p.per), Y: y}
	}
	return list
}

func (p *numberedPiece) Draw(at typeset.Spot) {
	m := p.m
	place := p.places(at)
	m.OpenArtifact(at.Page, frame.Decoration)
	rules := typeset.Shape{Color: &m.Colors.Blue}
	for _, s := range place {
		rules.Rect(s.X, s.Y, p.w, mm(tileRule))
	}
	m.Paint(&rules)
	m.CloseMark()
	list := m.Sect.Add("L")
	list.Numbering = "Decimal"
	st := m.Styles.Number
	st.Size = frame.Pt(itemNumber)
	for i, it := range p.items {
		li := list.Add("LI")
		m.OpenMark(at.Page, li.Add("Lbl"))
		m.Words(&st, strconv.Itoa(it.number), place[i].X, place[i].Y+mm(pointTitle)+m.Styles.BoxItem.Baseline())
		m.CloseMark()
		body := li.Add("LBody")
		in := place[i].Right(mm(pointIndent))
		if len(it.title.Lines) > 0 {
			m.Text(it.title, in.Down(mm(pointTitle)), body.Add("P"))
		}
		m.Text(it.text, in.Down(mm(pointText)+it.title.Height()-m.Styles.BoxItem.Lead), body.Add("P"))
		m.CloseMark()
	}
}

// definitionsPiece is a list of bold leads, each with its sentence beside it, or above it in a narrow column.
type definitionsPiece struct {
	typeset.BlockName // of the last item
	m                 *deck
	b                 *doc.Facts
	leads, text       []*typeset.Para
	bold              []int        // how many spans of an item lead it
	rest              [][]doc.Span // what follows them
	indent            frame.Unit   // where the sentences begin; 0: under the lead
	width             frame.Unit
}

const definitionIndent = 58.0

// newFacts sets items whose leads have room beside their sentences as a table of two columns, and others as a list.
func newFacts(m *deck, b *doc.Facts, width frame.Unit) block {
	words := m.Doc.Messages
	if width < mm(wide) || words.FactsSubject == "" || words.FactsText == "" {
		return fixedHeight{newDefinitions(m, b, width)}
	}
	t := &doc.Table{Written: b.Written, ID: "facts", Columns: []doc.TableColumn{{Head: doc.Span{S: words.FactsSubject}, Width: definitionIndent * 100}, {Head: doc.Span{S: words.FactsText}}}, Groups: []doc.TableGroup{{}}}
	for _, spans := range b.Items {
		n, rest := leadOf(spans)
		if n == 0 || len(rest) == 0 {
			return fixedHeight{newDefinitions(m, b, width)}
		}
		lead := append([]doc.Span(nil), spans[:n]...)
		lead[n-1].S = strings.TrimSuffix(strings.TrimRight(lead[n-1].S, " "), ".")
		t.Groups[0].Rows = append(t.Groups[0].Rows, []doc.Cell{{Spans: lead, Head: true}, {Spans: rest}})
	}
	return newTable(m, t, width)
}

// leadOf says how many bold spans lead an item, and what follows them.
func leadOf(spans []doc.Span) (n int, rest []doc.Span) {
	for n < len(spans) && spans[n].Bold {
		n++
	}
	rest = append(rest, spans[n:]...)
	if len(rest) > 0 && len(rest[0].S) > 0 && rest[0].S[0] == ' ' {
		rest[0].S = rest[0].S[1:]
	}
	return n, rest
}

func newDefinitions(m *deck, b *doc.Facts, width frame.Unit) *definitionsPiece {
	p := &definitionsPiece{BlockName: typeset.BlockName{What: "the list"}, m: m, b: b, width: width}
	if width >= mm(wide) {
		p.indent = mm(definitionIndent)
	}
	for _, spans := range b.Items {
		n, rest := leadOf(spans)
		p.bold, p.rest = append(p.bold, n), append(p.rest, rest)
		lead := m.Para(&m.Styles.Definition, spans[:n])
		room := width
		if p.indent > 0 {
			room = p.indent - mm(4)
		}
		text := m.Para(&m.Styles.Small, rest)
		p.BlockName = typeset.BlockName{What: "the item", Words: spans}
		p.leads, p.text = append(p.leads, m.Fit(lead, room, p)), append(p.text, m.Fit(text, width-p.indent, p))
	}
	return p
}

func (p *definitionsPiece) itemH(i int) frame.Unit {
	if p.indent == 0 {
		return p.leads[i].Height() + p.text[i].Height()
	}
	return max(p.leads[i].Height(), p.text[i].Height())
}

func (p *definitionsPiece) Height(frame.Unit) frame.Unit {
	h := frame.Unit(0)
	for i := range p.leads {
		if i > 0 {
			h += mm(paraGap)
		}
		h += p.itemH(i)
	}
	return h
}

func (p *definitionsPiece) Draw(at typeset.Spot) {
	m := p.m
	if len(p.leads) == 0 {
		return
	}
	list := m.Sect.Add("L")
	for i := range p.leads {
		body := list.Add("LI").Add("LBody")
		m.Text(p.leads[i], at, body)
		in := at.Right(p.indent)
		if p.indent == 0 {
			in = at.Down(p.leads[i].Height())
		}
		m.Text(p.text[i], in, body)
		m.CloseMark()
		at.Y += p.itemH(i) + mm(paraGap)
	}
}

// boxPiece is blocks on a tinted ground.
type boxPiece struct {
	m     *deck
	body  stack
	width frame.Unit
}

func newBox(m *deck, b *doc.Box, width, room frame.Unit) *boxPiece {
	pad := mm(bandPad)
	return &boxPiece{m: m, width: width, body: newStack(m, b.Body, width-2*pad, room-2*pad)}
}

func (p *boxPiece) Name() string { return p.body.lastName() }

func (p *boxPiece) Height(frame.Unit) frame.Unit { return p.body.least() + 2*mm(bandPad) }

func (p *boxPiece) Draw(at typeset.Spot) {
	m := p.m
	m.OpenArtifact(at.Page, frame.Background)
	m.Fill(at.X, at.Y, p.width, p.Height(0), &m.Colors.Tint)
	m.CloseMark()
	p.body.draw(typeset.Spot{Page: at.Page, X: at.X + mm(bandPad), Y: at.Y + mm(bandPad)})
}
