package pptx

import (
	"strings"

	"briefing/internal/doc"
	"briefing/internal/write/pptx/drawingml"
	"briefing/internal/write/pptx/potx"
)

// row is the placeholder of a sentence or a point; n counts from 1.
func row(r potx.Role, n int) potx.Need {
	if r == potx.RolePoints {
		return potx.PointText(n)
	}
	return potx.Sentence(n)
}

// inRows says whether the title, and each sentence or point, fits its place in a layout with rows of one height.
func (w *writer) inRows(r potx.Role, s *doc.Slide, rows [][]doc.Span) bool {
	lay := w.t.Layout(r)
	if lay == nil {
		return false
	}
	title := lay.Title()
	if _, lines := w.heightAt(titleOf(s), title, title.Box); lines > 1 {
		return false
	}
	for i, spans := range rows {
		h := lay.Find(row(r, i+1))
		_, room := h.Inner(h.Box)
		if high, _ := w.heightAt([]drawingml.Para{{Runs: runsOf(spans)}}, h, h.Box); high > room {
			return false
		}
	}
	return true
}

// opening fills the title slide.
func (p *page) opening() {
	sub := p.lay.Of("subTitle")
	if sub == nil {
		sub = p.lay.Main()
	}
	subtitle, notice := spansPara(p.s.Subtitle), plain(p.w.d.Notice.S)
	if at := p.lay.Find(potx.Notice); at != nil {
		p.fill(at, notice, itsNotice, &at.Box)
	} else {
		// A paragraph of its own in a placeholder whose text is larger.
		for i := range notice {
			notice[i].Flush = true
			for k := range notice[i].Runs {
				notice[i].Runs[k].Size = footStyle.Size
			}
		}
		subtitle = append(subtitle, notice...)
	}
	p.fill(sub, subtitle, "its subtitle", nil)
	p.fill(p.lay.Find(potx.Date), plain(p.w.d.Date), "its date", nil)
}

// ownSlide fills a layout of ours.
func (p *page) ownSlide(r potx.Role, x parts) {
	switch r {
	case potx.RoleFour, potx.RoleSix:
		p.figures(x.figures)
	case potx.RoleBeside:
		sub := p.s.Subtitle
		if len(sub) == 0 {
			sub = x.chart.Subtitle
		}
		p.fill(p.lay.Find(potx.Subtitle), spansPara(sub), "its subtitle", nil)
		h := p.lay.Find(potx.Chart)
		p.w.on(x.chart, func() { p.chart(x.chart, h, h.Box) })
		p.figures(x.figures)
	case potx.RoleChart, potx.RoleDrawing, potx.RoleTable:
		p.wide(r, x)
	case potx.RoleItems:
		p.items(x)
	case potx.RoleSummary, potx.RolePoints:
		p.w.on(x.at, func() {
			for i, spans := range x.rows {
				what := pointName(spans)
				if r == potx.RolePoints {
					p.fill(p.lay.Find(potx.PointNumber(i+1)), plain(itoa(i+1)), what, nil)
				}
				p.fill(p.lay.Find(row(r, i+1)), []drawingml.Para{{Runs: strong(spans, p.w.theme)}}, what, nil)
			}
		})
	case potx.RoleText:
		p.texts(p.lay.Find(potx.Text), x.text, true, nil)
	}
	p.foot(p.lay.Find(potx.Source))
}

// pointName is what messages call a point.
func pointName(spans []doc.Span) string { return "the point “" + shorten(flat(spans)) + "”" }

// items fills numbered items and the box beside them.
func (p *page) items(x parts) {
	p.w.on(x.box, func() {
		for i, it := range x.box.Items {
			what := pointName(it.Heading)
			p.fill(p.lay.Find(potx.ItemNumber(i+1)), plain(itoa(i+1)), what, nil)
			p.fill(p.lay.Find(potx.ItemHeading(i+1)), spansPara(it.Heading), what, nil)
			p.fill(p.lay.Find(potx.ItemText(i+1)), spansPara(it.Text), what, nil)
		}
	})
	if x.figures == nil {
		return
	}
	t := x.figures.Tiles[0]
	p.w.on(x.figures, func() {
		p.fill(p.lay.Find(potx.BoxText), spansPara(t.Label), "the label of "+numberName(t), nil)
		p.fill(p.lay.Find(potx.BoxNumber), plain(strings.TrimSpace(t.Qualifier.S+" "+number(t))), numberName(t), nil)
	})
}

// wide fills a layout with one thing as wide as the slide. Under a title of one line, subtitle and content move up.
func (p *page) wide(r potx.Role, x parts) {
	sub := p.lay.Find(potx.Subtitle)
	title := p.lay.Title()
	area := drawingml.Box{X: sub.Box.X, Y: sub.Box.Y + sub.Box.H + 11*mm/10, W: sub.Box.W}
	area.H = p.lay.Find(potx.Source).Box.Y - 63*mm/10 - area.Y
	h := p.lay.Find(potx.Chart)
	if r == potx.RoleTable {
		h = p.lay.Find(potx.Table)
	}
	if h != nil && r != potx.RoleDrawing {
		area = h.Box
	}
	var at *drawingml.Box
	subtitle := p.s.Subtitle
	if len(subtitle) == 0 && x.chart != nil {
		subtitle = x.chart.Subtitle
	}
	_, lines := p.w.heightAt(titleOf(p.s), title, title.Box)
	// The layout leaves room for a title of two lines.
	line := title.Style.Size * drawingml.LineHeight / 1000 * unit
	up := 0
	if lines == 1 {
		up = max(0, min(line, sub.Box.Y-title.Box.Y-line))
	}
	switch {
	case len(subtitle) > 0 && up > 0:
		moved := sub.Box
		moved.Y -= up
		at = &moved
	case len(subtitle) == 0:
		up = max(up, min(5*mm, area.Y-title.Box.Y-title.Box.H))
	}
	area.Y -= up
	area.H += up
	p.fill(sub, spansPara(subtitle), "its subtitle", at)
	switch r {
	case potx.RoleTable:
		p.w.on(x.table, func() { p.table(x.table, h, area) })
	case potx.RoleDrawing:
		p.w.on(x.chart, func() {
			p.w.hasAlt(x.chart)
			if x.chart.Plot != nil {
				p.drawing(x.chart, area)
			}
		})
	default:
		p.w.on(x.chart, func() { p.chart(x.chart, h, area) })
	}
}

// number is a big number with its unit.
func number(t doc.Tile) string {
	if t.Unit.S != "" {
		return t.Number.S + "\u00a0" + t.Unit.S
	}
	return t.Number.S
}

// numberName is what messages call a big number.
func numberName(t doc.Tile) string {
	return "the number “" + shorten(strings.TrimSpace(t.Qualifier.S+" "+number(t))) + "”"
}

// figures fills the big numbers of a layout.
func (p *page) figures(k *doc.KeyFigures) {
	p.w.on(k, func() {
		for i, t := range k.Tiles {
			n, what := i+1, numberName(t)
			p.fill(p.lay.Find(potx.FigureKicker(n)), plain(t.Kicker.S), what, nil)
			p.fill(p.lay.Find(potx.FigureQualifier(n)), plain(t.Qualifier.S), what, nil)
			h := p.lay.Find(potx.FigureNumber(n))
			if h == nil {
				continue
			}
			runs := []drawingml.Run{{S: t.Number.S}}
			if t.Unit.S != "" {
				// The word after the number is a little more than half its size.
				runs = append(runs, drawingml.Run{S: "\u00a0" + t.Unit.S, Size: h.Style.Size * 55 / 100 / 100 * 100})
			}
			p.fill(h, []drawingml.Para{{Runs: runs}}, what, nil)
			p.fill(p.lay.Find(potx.FigureLabel(n)), spansPara(t.Label), "the label of "+what, nil)
		}
	})
}
