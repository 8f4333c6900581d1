package pptx

import (
	"strings"

	"briefing/internal/charts"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/input/brand"
	"briefing/internal/write/ooxml"
	"briefing/internal/write/pptx/drawingml"
	"briefing/internal/write/pptx/potx"
)

// makeSlide writes a slide with its notes. n counts from 1.
func (w *writer) makeSlide(s *doc.Slide, n int) *ooxml.Part {
	part := w.pkg.Part(w.slides[s.ID])
	p := &page{w: w, part: part, next: 2}
	role, parts := roleOf(s)
	if (role == potx.RoleSummary || role == potx.RolePoints) && !w.inRows(role, s, parts.rows) {
		role = potx.RoleText
	}
	own := w.t.Layout(role)
	switch {
	case s.Opening && own != nil:
		p.lay = own
	case s.Opening:
		p.lay = w.t.Layout(potx.RoleTitle)
	case own != nil:
		p.lay = own
	default:
		p.lay = w.t.Layout(potx.RoleContent)
		if t := w.t.Layout(potx.RoleText); t != nil && !single(s) {
			p.lay = t
		}
	}
	if !s.Opening && own == nil {
		p.lay = w.foreign(s, p.lay)
	}
	part.Relate(ooxml.RelLayout, p.lay.Part, false)
	p.Put(ooxml.Header, `<p:sld `, ooxml.Prefixes, `><p:cSld><p:spTree>`, emptyGroup)
	p.fill(p.lay.Title(), []drawingml.Para{{Runs: runsOf(s.Title)}}, "its title", nil)
	switch {
	case s.Opening:
		p.opening(s)
	case own != nil:
		p.ownSlide(role, s, parts)
	default:
		p.anySlide(s)
	}
	p.number(n)
	p.Put(`</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`)
	w.notes(part, s, n)
	part.Set([]byte(p.String()))
	return part
}

// high is the height of paragraphs in a placeholder that stands in a place, and how many lines they have.
func (w *writer) high(list []drawingml.Para, h *potx.Placeholder, at drawingml.Box) (height drawingml.EMU, lines int) {
	width, _ := h.Inner(at)
	height, lines = w.ruler.Height(list, h.Style, width/drawingml.PerUnit, 100)
	return height * drawingml.PerUnit, lines
}

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
	if _, lines := w.high([]drawingml.Para{{Runs: runsOf(s.Title)}}, title, title.Box); lines > 1 {
		return false
	}
	for i, spans := range rows {
		h := lay.Find(row(r, i+1))
		_, room := h.Inner(h.Box)
		if high, _ := w.high([]drawingml.Para{{Runs: runsOf(spans)}}, h, h.Box); high > room {
			return false
		}
	}
	return true
}

// opening fills the title slide.
func (p *page) opening(s *doc.Slide) {
	sub := p.lay.Of("subTitle")
	if sub == nil {
		sub = p.lay.Main()
	}
	subtitle := spansPara(s.Subtitle)
	if at := p.lay.Find(potx.Notice); at != nil {
		p.fill(at, plain(p.w.d.Notice.S), itsNotice, &at.Box)
	} else {
		subtitle = append(subtitle, p.small(p.w.d.Notice.S)...)
	}
	p.fill(sub, subtitle, "its subtitle", nil)
	date := p.lay.Find(potx.Date)
	p.fill(date, plain(p.w.d.Date), "its date", nil)
}

// ownSlide fills a layout of ours.
func (p *page) ownSlide(r potx.Role, s *doc.Slide, x parts) {
	find := p.lay.Find
	switch r {
	case potx.RoleFour, potx.RoleSix:
		p.figures(x.figures)
	case potx.RoleBeside:
		sub := s.Subtitle
		if len(sub) == 0 {
			sub = x.chart.Subtitle
		}
		p.fill(find(potx.Subtitle), spansPara(sub), "its subtitle", nil)
		h := find(potx.Chart)
		p.w.on(x.chart, func() { p.nativeChart(x.chart, s, h, h.Box) })
		p.figures(x.figures)
	case potx.RoleChart, potx.RoleDrawing, potx.RoleTable:
		p.wide(r, s, x)
	case potx.RoleItems:
		p.w.on(x.box, func() {
			for i, it := range x.box.Items {
				what := "the point “" + shorten(flat(it.Heading)) + "”"
				p.fill(find(potx.ItemNumber(i+1)), plain(itoa(i+1)), what, nil)
				p.fill(find(potx.ItemHeading(i+1)), spansPara(it.Heading), what, nil)
				p.fill(find(potx.ItemText(i+1)), spansPara(it.Text), what, nil)
			}
		})
		if x.figures != nil {
			t := x.figures.Tiles[0]
			p.w.on(x.figures, func() {
				p.fill(find(potx.BoxText), spansPara(t.Label), "the label of "+numberName(t), nil)
				p.fill(find(potx.BoxNumber), plain(strings.TrimSpace(t.Qualifier.S+" "+number(t))), numberName(t), nil)
			})
		}
	case potx.RoleSummary, potx.RolePoints:
		p.w.on(x.at, func() {
			for i, spans := range x.rows {
				what := "the point “" + shorten(flat(spans)) + "”"
				if r == potx.RolePoints {
					p.fill(find(potx.PointNumber(i+1)), plain(itoa(i+1)), what, nil)
				}
				p.fill(find(row(r, i+1)), []drawingml.Para{{Runs: p.strong(spans)}}, what, nil)
			}
		})
	case potx.RoleText:
		p.texts(find(potx.Text), x.text, true, nil)
	}
	p.foot(find(potx.Source), s)
}

const itsNotice = "its notice"

// small is a notice as a paragraph of its own in a placeholder whose text is larger.
func (p *page) small(notice string) []drawingml.Para {
	list := plain(notice)
	for i := range list {
		list[i].Flush = true
		for k := range list[i].Runs {
			list[i].Runs[k].Size = footStyle.Size
		}
	}
	return list
}

// footText is the source line with the notice behind it, for layouts that have no place for a notice.
func (p *page) footText(s *doc.Slide) []drawingml.Para {
	list := spansPara(s.Foot)
	notice := plain(p.w.d.Notice.S)
	if len(list) == 0 || len(notice) == 0 {
		return append(list, notice...)
	}
	list[0].Runs = append(list[0].Runs, drawingml.Run{S: " "}, notice[0].Runs[0])
	return list
}

// foot fills the source line and, under it, the notice, or behind it where the layout has no place of its own for one. A
// source of two lines moves both apart.
func (p *page) foot(source *potx.Placeholder, s *doc.Slide) {
	list := spansPara(s.Foot)
	notice := p.lay.Find(potx.Notice)
	if notice == nil || p.w.d.Notice.S == "" {
		p.fill(source, p.footText(s), "its source line", nil)
		return
	}
	// A footer says where it stands even if that is its layout's place: LibreOffice takes it for the master's otherwise.
	up, down := (*drawingml.Box)(nil), &notice.Box
	if source != nil && len(list) > 0 {
		high, lines := p.w.high(list, source, source.Box)
		if more := high - source.Box.H; lines == 2 && more > 0 {
			a, b := source.Box, notice.Box
			a.Y, a.H, b.Y = a.Y-more/2, a.H+more, b.Y+more/2
			up, down = &a, &b
		}
	}
	p.fill(source, list, "its source line", up)
	p.fill(notice, plain(p.w.d.Notice.S), itsNotice, down)
}

// wide fills a layout with one thing as wide as the slide. Under a title of one line, subtitle and content move up.
func (p *page) wide(r potx.Role, s *doc.Slide, x parts) {
	sub := p.lay.Find(potx.Subtitle)
	title := p.lay.Title()
	area := drawingml.Box{X: sub.Box.X, Y: sub.Box.Y + sub.Box.H + 11*drawingml.PerMM/10, W: sub.Box.W, H: 0}
	foot := p.lay.Find(potx.Source)
	area.H = foot.Box.Y - 63*drawingml.PerMM/10 - area.Y
	h := p.lay.Find(potx.Chart)
	if r == potx.RoleTable {
		h = p.lay.Find(potx.Table)
	}
	if h != nil && r != potx.RoleDrawing {
		area = h.Box
	}
	var at *drawingml.Box
	subtitle := s.Subtitle
	if len(subtitle) == 0 && x.chart != nil {
		subtitle = x.chart.Subtitle
	}
	_, lines := p.w.high([]drawingml.Para{{Runs: runsOf(s.Title)}}, title, title.Box)
	// The layout leaves room for a title of two lines.
	line := title.Style.Size * drawingml.LineHeight / 1000 * drawingml.PerUnit
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
		up = max(up, min(5*drawingml.PerMM, area.Y-title.Box.Y-title.Box.H))
	}
	area.Y -= up
	area.H += up
	p.fill(sub, spansPara(subtitle), "its subtitle", at)
	switch r {
	case potx.RoleTable:
		p.w.on(x.table, func() { p.table(x.table, h, area) })
	case potx.RoleDrawing:
		p.w.on(x.chart, func() {
			p.tell(x.chart)
			if x.chart.Spec != nil {
				p.drawing(x.chart.Spec, x.chart.Alt.S, area)
			}
		})
	default:
		p.w.on(x.chart, func() { p.nativeChart(x.chart, s, h, area) })
	}
}

// texts fills a placeholder with blocks of text. What does not fit stands at its end, so the last block names the place.
func (p *page) texts(h *potx.Placeholder, blocks []doc.Block, hang bool, at *drawingml.Box) {
	if len(blocks) > 0 {
		p.w.on(blocks[len(blocks)-1], func() {
			found := p.w.diags.During(func() { p.fill(h, p.listed(blocks, hang), "its text", at) })
			if p.w.diags.Append(found); len(found) > 0 {
				p.w.about(itsHeight)
			}
		})
	}
}

// tell refuses a chart without a text alternative.
func (p *page) tell(c *doc.Chart) bool {
	if strings.TrimSpace(ooxml.Clean(c.Alt.S)) == "" {
		p.w.fail("chart-alt", "say in words what the chart shows", "the chart “%s” has no alternative text", c.ID)
		return false
	}
	return true
}

// nativeChart puts bars as one chart, step lines as one for each panel, and other kinds as shapes.
func (p *page) nativeChart(c *doc.Chart, s *doc.Slide, h *potx.Placeholder, at drawingml.Box) {
	if !p.tell(c) || c.Spec == nil {
		return
	}
	name := "the chart “" + c.ID + "”"
	title := flat(c.Subtitle)
	if title == "" {
		title = flat(s.Subtitle)
	}
	if title == "" {
		title = flat(s.Title)
	}
	title = ooxml.Clean(title)
	switch {
	case c.Spec.Bars != nil:
		if b, ok := p.w.bars(c.Spec.Bars.Small(), at, title, name); ok {
			p.chart("Chart "+c.ID, c.Alt.S, h, drawingml.Box{X: at.X, Y: at.Y, W: at.W, H: b.h0}, b.xml())
		}
	case c.Spec.Steps != nil:
		p.stepPanels(c, h, at)
	default:
		p.drawing(c.Spec, c.Alt.S, at)
	}
}

// stepPanels puts panels side by side, two at most in a row. The first has the chart's text alternative; the others are
// named by it.
func (p *page) stepPanels(c *doc.Chart, h *potx.Placeholder, at drawingml.Box) {
	s := c.Spec.Steps
	n := len(s.Panels)
	scale, ok := scaleOf(s)
	if !ok {
		p.w.fail("chart-fit", "", "the chart “%s” has no points that can be drawn", c.ID)
		return
	}
	for _, q := range s.Panels {
		if _, _, even := q.EvenTicks(); !even {
			p.w.add(diag.Note, "chart-ticks", "for a chart whose data open in PowerPoint, give multiples of one number",
				"the panel “%s” has gridlines at unequal distances or with words, which charts of PowerPoint cannot have; it is drawn as shapes", q.Title.S)
			p.drawing(c.Spec, c.Alt.S, at)
			return
		}
	}
	across := min(n, 2)
	rows := (n + across - 1) / across
	gap := drawingml.EMU(charts.Slide().Steps.Gap) * drawingml.PerUnit
	w, high := (at.W-gap*(across-1))/across, (at.H-gap*(rows-1))/rows
	if w < 80*drawingml.PerMM || high < 60*drawingml.PerMM {
		p.w.fail("slide-fit", "show fewer panels", "the chart “%s” has no room for its panels: %d of %.0f by %.0f mm", c.ID, n, float64(w)/float64(drawingml.PerMM), float64(high)/float64(drawingml.PerMM))
		return
	}
	for i, q := range s.Panels {
		place := drawingml.Box{X: at.X + (w+gap)*(i%across), Y: at.Y + (high+gap)*(i/across), W: w, H: high}
		alt, holder := c.Alt.S, h
		if i > 0 {
			alt, holder = q.Title.S+": "+firstAndLast(q), nil
		}
		p.chart("Chart "+c.ID+" "+itoa(i+1), alt, holder, place, p.w.steps(s, q, place, scale, i == 0))
	}
}

// firstAndLast says where a line begins and ends.
func firstAndLast(q charts.StepPanel) string {
	if len(q.Points) == 0 {
		return ""
	}
	a, b := q.Points[0], q.Points[len(q.Points)-1]
	return a.Label.S + " – " + b.Label.S + "."
}

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
			p.figure(i+1, t)
		}
	})
}

// figure fills one of them.
func (p *page) figure(n int, t doc.Tile) {
	what := numberName(t)
	p.fill(p.lay.Find(potx.FigureKicker(n)), plain(t.Kicker.S), what, nil)
	p.fill(p.lay.Find(potx.FigureQualifier(n)), plain(t.Qualifier.S), what, nil)
	h := p.lay.Find(potx.FigureNumber(n))
	if h == nil {
		return
	}
	runs := []drawingml.Run{{S: t.Number.S}}
	if t.Unit.S != "" {
		// The word after the number is a little more than half its size.
		runs = append(runs, drawingml.Run{S: "\u00a0" + t.Unit.S, Size: h.Style.Size * 55 / 100 / 100 * 100})
	}
	p.fill(h, []drawingml.Para{{Runs: runs}}, what, nil)
	p.fill(p.lay.Find(potx.FigureLabel(n)), spansPara(t.Label), "the label of "+what, nil)
}

// Sizes of a summary's sentences and of numbered points, in 1/100 pt.
const (
	summarySize = 3000
	pointSize   = 2800
)

// listed turns blocks of text into the paragraphs of one placeholder. hang puts the bold words that lead an item before
// the indent, as our layout for text has it.
func (p *page) listed(blocks []doc.Block, hang bool) []drawingml.Para {
	var out []drawingml.Para
	lead := func(spans []doc.Span) {
		runs := runsOf(spans)
		if hang && len(runs) > 1 && runs[0].Bold {
			runs[0].S = strings.TrimRight(runs[0].S, " ") + "\t"
			runs[0].Color = p.w.theme.Color(brand.Blue)
			runs[1].S = strings.TrimLeft(runs[1].S, " ")
			out = append(out, drawingml.Para{Runs: runs, Hang: true})
			return
		}
		if len(runs) > 0 {
			out = append(out, drawingml.Para{Runs: runs, Flush: hang})
		}
	}
	bold := func(spans []doc.Span) {
		runs := runsOf(spans)
		for i := range runs {
			runs[i].Bold = true
		}
		if len(runs) > 0 {
			out = append(out, drawingml.Para{Runs: runs, Flush: true})
		}
	}
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Heading:
			bold(b.Text)
		case *doc.Prose:
			for _, s := range b.Paragraphs {
				out = append(out, drawingml.Para{Runs: runsOf(s), Flush: true})
			}
		case *doc.Summary:
			for _, s := range b.Sentences {
				runs := runsOf(s)
				if hang { // a layout of ours, whose text is smaller and has no colour of its own for what counts
					runs = p.strong(s)
					for i := range runs {
						runs[i].Size = summarySize
					}
				}
				out = append(out, drawingml.Para{Runs: runs, Flush: true})
			}
		case *doc.Numbered:
			for i, s := range b.Items {
				runs := append([]drawingml.Run{{S: itoa(i+1) + ". ", Bold: true}}, runsOf(s)...)
				for k := range runs {
					if hang { // as for a summary
						runs[k].Size = pointSize
					}
				}
				out = append(out, drawingml.Para{Runs: runs, Flush: true})
			}
		case *doc.Facts:
			bold(b.Heading)
			for _, s := range b.Items {
				lead(s)
			}
		case *doc.Box:
			bold(b.Heading)
			for i, it := range b.Items {
				runs := []drawingml.Run{{S: itoa(i+1) + ". ", Bold: true}}
				for _, r := range runsOf(it.Heading) {
					r.Bold = true
					runs = append(runs, r)
				}
				if len(it.Text) > 0 {
					runs = append(runs, drawingml.Run{S: " – "})
					runs = append(runs, runsOf(it.Text)...)
				}
				out = append(out, drawingml.Para{Runs: runs, Flush: hang})
			}
			out = append(out, p.listed(b.Body, hang)...)
		case *doc.NotesBlock:
			for _, note := range p.w.d.Notes {
				out = append(out, drawingml.Para{Runs: append([]drawingml.Run{{S: itoa(note.Number) + " ", Bold: true}}, runsOf(note.Text)...), Flush: true})
			}
			for _, s := range b.Imprint {
				out = append(out, drawingml.Para{Runs: runsOf(s), Flush: true})
			}
		case *doc.KeyFigures:
			for _, t := range b.Tiles {
				runs := []drawingml.Run{{S: strings.TrimSpace(t.Qualifier.S + " " + number(t)), Bold: true}, {S: " "}}
				runs = append(runs, runsOf(t.Label)...)
				if t.Kicker.S != "" {
					runs = append(runs, drawingml.Run{S: " (" + t.Kicker.S + ")"})
				}
				out = append(out, drawingml.Para{Runs: runs, Flush: hang})
			}
		}
	}
	return out
}

// strong is the runs of a text whose bold words are in the brand's colour.
func (p *page) strong(spans []doc.Span) []drawingml.Run {
	runs := runsOf(spans)
	for i := range runs {
		if runs[i].Bold {
			runs[i].Color = p.w.theme.Color(brand.Blue)
		}
	}
	return runs
}

// number puts the slide's number, if the layout has a place for it.
func (p *page) number(n int) {
	h := p.lay.Of("sldNum")
	if h == nil {
		return
	}
	lang := ooxml.Esc(p.w.d.Lang)
	p.Put(`<p:sp><p:nvSpPr><p:cNvPr id="`, p.id(), `" name="`, ooxml.Esc(h.Name), `"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>`, h.Element(), `</p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p>`,
		`<a:fld id="{0F5B1C52-7B8D-4B3C-8C5A-2A6D5E1F0B01}" type="slidenum"><a:rPr lang="`, lang, `"/><a:t>`, itoa(n), `</a:t></a:fld><a:r><a:rPr lang="`, lang, `"/><a:t>/`, itoa(p.w.pages), `</a:t></a:r><a:endParaRPr lang="`, lang, `"/></a:p></p:txBody></p:sp>`)
}
