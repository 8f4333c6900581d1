package typeset

import (
	"cmp"
	"strconv"
	"strings"

	"briefing/internal/charts/kit"
	"briefing/internal/doc"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
	"briefing/internal/page/text"
)

// Title draws a heading. Its level goes down by one step at most from the heading before it. A heading of level 2
// begins a section of the structure and an entry of the outline.
func (m *Layout) Title(p *Para, level int, at Spot) {
	level = min(max(level, 2), m.Level+1)
	m.Level = level
	m.CloseMark()
	if level == 2 {
		m.Sect = m.Root.Add("Sect")
		m.Headings = append(m.Headings, frame.Outline{Title: p.Words(), Dest: frame.Dest{Page: at.Page, Y: at.Y}})
	}
	m.Text(p, at, m.Sect.Add("H"+strconv.Itoa(level)))
	m.CloseMark()
}

// Paragraph draws a paragraph as an element of its own; an empty one leaves no element.
func (m *Layout) Paragraph(p *Para, at Spot) {
	if len(p.Lines) == 0 {
		return
	}
	m.Text(p, at, m.Sect.Add("P"))
	m.CloseMark()
}

// ChartStyle is how a chart looks in a form.
func (m *Layout) ChartStyle(b *doc.Chart, form kit.FormName) kit.Style {
	return kit.Style{Chart: b.ID, Colors: m.Brand.Light, Fonts: m.Brand.Fonts, Form: kit.FormOf(form), Percent: m.Percent}
}

// Plot draws a chart's drawing as a figure.
func (m *Layout) Plot(d kit.Drawing, alt string, width frame.Unit, at Spot) {
	if len(d.Group.Items) == 0 {
		return
	}
	n := m.Sect.Add("Figure")
	n.Alt, n.Lang = alt, m.Doc.Foreign[alt]
	n.BBox = &frame.Rect{X: at.X, Y: at.Y, W: width, H: d.H}
	m.OpenMark(at.Page, n)
	g := d.Group
	g.At = frame.Point{X: g.At.X + at.X, Y: g.At.Y + at.Y}
	m.Put(&g)
	m.CloseMark()
}

// Emblem draws the logo as a figure of its own, its top left corner at a spot.
func (m *Layout) Emblem(l *brand.Logo, height frame.Unit, at Spot) {
	n := m.Sect.Add("Figure")
	n.Alt, n.Lang = l.Alt, m.BrandLanguage(l.Alt)
	if m.Doc.Messages.EmblemAlt != "" {
		n.Alt, n.Lang = m.Doc.Messages.EmblemAlt, ""
	}
	n.BBox = &frame.Rect{X: at.X, Y: at.Y, W: l.Width(height), H: height}
	m.OpenMark(at.Page, n)
	g := l.Drawing(height)
	g.At = frame.Point{X: g.At.X + at.X, Y: g.At.Y + at.Y}
	m.Put(&g)
	m.CloseMark()
}

// BrandWords draws a word of the head of a first page as a paragraph of its own, on a baseline: the brand's name, the
// topic, the notice, the kind of document or its date.
func (m *Layout) BrandWords(page int, st *text.Style, s string, x, base frame.Unit) {
	if s == "" {
		return
	}
	p := m.Sect.Add("P")
	p.Lang = m.Doc.Foreign[s]
	if s == m.Brand.Name || s == m.Brand.Topic {
		p.Lang = m.BrandLanguage(s)
	}
	m.OpenMark(page, p)
	m.Words(st, s, x, base)
	m.CloseMark()
}

// Topic is what the head of a first page says the document is about.
func (m *Typesetter) Topic() string { return cmp.Or(m.Doc.Topic, m.Brand.Topic) }

// BrandLanguage is the language of a word of the brand where it is another one than the document's.
func (m *Typesetter) BrandLanguage(s string) string {
	primary := func(tag string) string { p, _, _ := strings.Cut(tag, "-"); return strings.ToLower(p) }
	lang := cmp.Or(m.Brand.Foreign[s], m.Brand.Lang)
	if lang == "" || primary(lang) == primary(m.Doc.Lang) {
		return ""
	}
	return lang
}

// NumberWidth is the width of a tile's number with its unit, each in its style.
func (m *Typesetter) NumberWidth(d *doc.Tile, number, unit *text.Style) frame.Unit {
	w := m.Advance(number, d.Number.S)
	if d.Unit.S != "" {
		w += m.Advance(unit, spacedUnit(d))
	}
	return w
}

// Number draws a tile's number and its unit from x on, on a baseline, into the open mark.
func (m *Layout) Number(d *doc.Tile, number, unit *text.Style, x, base frame.Unit) {
	if d.Unit.S == "" {
		m.Words(number, d.Number.S, x, base)
		return
	}
	w := m.Advance(number, d.Number.S)
	m.Put(&frame.Text{At: frame.Point{X: x, Y: base}, S: d.Number.S, Style: number.Face, Size: number.Size, Color: number.Color, Width: w})
	m.Words(unit, spacedUnit(d), x+w, base)
}

// spacedUnit is the unit with the hard space that holds it to its number.
func spacedUnit(d *doc.Tile) string { return "\u00a0" + d.Unit.S }

// TileWords names a tile for messages: what stands before its number, the number and its unit.
func TileWords(d *doc.Tile) string {
	return strings.Join(strings.Fields(d.Qualifier.S+" "+d.Number.S+" "+d.Unit.S), " ")
}
