package pptx

import (
	"strings"

	"briefing/internal/charts"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/input/brand"
	"briefing/internal/write/ooxml"
	"briefing/internal/write/pptx/drawingml"
)

// makeSlide writes a slide with its notes. n counts from 1.
func (w *writer) makeSlide(s *doc.Slide, n int) *ooxml.Part {
	part := w.pkg.Part(w.slides[s.ID])
	p := &page{w: w, part: part, next: 2}
	role, parts := roleOf(s)
	if (role == roleSummary || role == rolePoints) && !w.inRows(role, s, parts.rows) {
		role = roleText
	}
	own := w.t.roles[role]
	switch {
	case s.Opening && own != nil:
		p.lay = own
	case s.Opening:
		p.lay = w.t.roles[roleTitle]
	case own != nil:
		p.lay = own
	default:
		p.lay = w.t.roles[roleContent]
		if t := w.t.roles[roleText]; t != nil && !single(s) {
			p.lay = t
		}
	}
	if !s.Opening && own == nil {
		p.lay = w.foreign(s, p.lay)
	}
	part.Relate(ooxml.RelLayout, p.lay.part, false)
	p.Put(ooxml.Header, `<p:sld `, ooxml.Prefixes, `><p:cSld><p:spTree>`, emptyGroup)
	p.fill(p.lay.title(), []drawingml.Para{{Runs: runsOf(s.Title)}}, "its title", nil)
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

// rowHolder is the name and the number of a placeholder for a sentence or a point. i counts from 1.
func rowHolder(r role, i int) (string, int) {
	if r == rolePoints {
		return "Briefing point " + itoa(i) + " text", 180 + i
	}
	return "Briefing sentence " + itoa(i), 180 + i
}

// inRows says whether the title, and each sentence or point, fits its place in a layout with rows of one height.
func (w *writer) inRows(r role, s *doc.Slide, rows [][]doc.Span) bool {
	lay := w.t.roles[r]
	if lay == nil {
		return false
	}
	high := func(h *holder, spans []doc.Span) (int, int) {
		return w.ruler.Height([]drawingml.Para{{Runs: runsOf(spans)}}, h.style, (h.box.W-h.insets[0]-h.insets[2])/drawingml.PerUnit, 100)
	}
	if _, lines := high(lay.title(), s.Title); lines > 1 {
		return false
	}
	for i, spans := range rows {
		h := lay.find(rowHolder(r, i+1))
		if tall, _ := high(h, spans); tall*drawingml.PerUnit > h.box.H-h.insets[1]-h.insets[3] {
			return false
		}
	}
	return true
}

// opening fills the title slide.
func (p *page) opening(s *doc.Slide) {
	sub := p.lay.of("subTitle")
	if sub == nil {
		_, text := p.lay.content()
		any, _ := p.lay.content()
		sub = mainHolder(any, text)
	}
	subtitle := spansPara(s.Subtitle)
	if at := p.lay.find(needNotice.name, needNotice.idx); at != nil {
		p.fill(at, plain(p.w.d.Notice.S), itsNotice, &at.box)
	} else {
		subtitle = append(subtitle, p.small(p.w.d.Notice.S)...)
	}
	p.fill(sub, subtitle, "its subtitle", nil)
	date := p.lay.find(needDate.name, needDate.idx)
	p.fill(date, plain(p.w.d.Date), "its date", nil)
}

// ownSlide fills a layout of ours.
func (p *page) ownSlide(r role, s *doc.Slide, x parts) {
	find := func(name string, idx int) *holder { return p.lay.find(name, idx) }
	switch r {
	case roleFour, roleSix:
		p.figures(x.figures)
	case roleBeside:
		sub := s.Subtitle
		if len(sub) == 0 {
			sub = x.chart.Subtitle
		}
		p.fill(find(needSubtitle.name, needSubtitle.idx), spansPara(sub), "its subtitle", nil)
		h := find(needChart.name, needChart.idx)
		p.w.on(x.chart, func() { p.nativeChart(x.chart, s, h, h.box) })
		p.figures(x.figures)
	case roleChart, roleDrawing, roleTable:
		p.wide(r, s, x)
	case roleItems:
		p.w.on(x.box, func() {
			for i, it := range x.box.Items {
				n := itoa(i + 1)
				what := "the point “" + shorten(flat(it.Heading)) + "”"
				p.fill(find("Briefing item "+n+" number", 141+i), plain(n), what, nil)
				p.fill(find("Briefing item "+n+" heading", 151+i), spansPara(it.Heading), what, nil)
				p.fill(find("Briefing item "+n+" text", 161+i), spansPara(it.Text), what, nil)
			}
		})
		if x.figures != nil {
			t := x.figures.Tiles[0]
			p.w.on(x.figures, func() {
				p.fill(find("Briefing box text", 172), spansPara(t.Label), "the label of "+numberName(t), nil)
				p.fill(find("Briefing box number", 171), plain(strings.TrimSpace(t.Qualifier.S+" "+number(t))), numberName(t), nil)
			})
		}
	case roleSummary, rolePoints:
		p.w.on(x.at, func() {
			for i, spans := range x.rows {
				what := "the point “" + shorten(flat(spans)) + "”"
				if r == rolePoints {
					p.fill(find("Briefing point "+itoa(i+1)+" number", 191+i), plain(itoa(i+1)), what, nil)
				}
				p.fill(find(rowHolder(r, i+1)), []drawingml.Para{{Runs: p.strong(spans)}}, what, nil)
			}
		})
	case roleText:
		p.texts(find(needText.name, needText.idx), x.text, true, nil)
	}
	p.foot(find(needSource.name, needSource.idx), s)
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
func (p *page) foot(source *holder, s *doc.Slide) {
	list := spansPara(s.Foot)
	notice := p.lay.find(needNotice.name, needNotice.idx)
	if notice == nil || p.w.d.Notice.S == "" {
		p.fill(source, p.footText(s), "its source line", nil)
		return
	}
	// A footer says where it stands even if that is its layout's place: LibreOffice takes it for the master's otherwise.
	up, down := (*drawingml.Box)(nil), &notice.box
	if source != nil && len(list) > 0 {
		high, lines := p.w.ruler.Height(list, source.style, (source.box.W-source.insets[0]-source.insets[2])/drawingml.PerUnit, 100)
		if more := high*drawingml.PerUnit - source.box.H; lines == 2 && more > 0 {
			a, b := source.box, notice.box
			a.Y, a.H, b.Y = a.Y-more/2, a.H+more, b.Y+more/2
			up, down = &a, &b
		}
	}
	p.fill(source, list, "its source line", up)
	p.fill(notice, plain(p.w.d.Notice.S), itsNotice, down)
}

// wide fills a layout with one thing as wide as the slide. Under a title of one line, subtitle and content move up.
func (p *page) wide(r role, s *doc.Slide, x parts) {
	sub := p.lay.find(needSubtitle.name, needSubtitle.idx)
	title := p.lay.title()
	area := drawingml.Box{X: sub.box.X, Y: sub.box.Y + sub.box.H + 11*drawingml.PerMM/10, W: sub.box.W, H: 0}
	foot := p.lay.find(needSource.name, needSource.idx)
	area.H = foot.box.Y - 63*drawingml.PerMM/10 - area.Y
	h := p.lay.find(needChart.name, needChart.idx)
	if r == roleTable {
		h = p.lay.find(needTable.name, needTable.idx)
	}
	if h != nil && r != roleDrawing {
		area = h.box
	}
	var at *drawingml.Box
	subtitle := s.Subtitle
	if len(subtitle) == 0 && x.chart != nil {
		subtitle = x.chart.Subtitle
	}
	_, lines := p.w.ruler.Height([]drawingml.Para{{Runs: runsOf(s.Title)}}, title.style, (title.box.W-title.insets[0]-title.insets[2])/drawingml.PerUnit, 100)
	// The layout leaves room for a title of two lines.
	line := title.style.Size * drawingml.LineHeight / 1000 * drawingml.PerUnit
	up := 0
	if lines == 1 {
		up = max(0, min(line, sub.box.Y-title.box.Y-line))
	}
	switch {
	case len(subtitle) > 0 && up > 0:
		moved := sub.box
		moved.Y -= up
		at = &moved
	case len(subtitle) == 0:
		up = max(up, min(5*drawingml.PerMM, area.Y-title.box.Y-title.box.H))
	}
	area.Y -= up
	area.H += up
	p.fill(sub, spansPara(subtitle), "its subtitle", at)
	switch r {
	case roleTable:
		p.w.on(x.table, func() { p.table(x.table, h, area) })
	case roleDrawing:
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
func (p *page) texts(h *holder, blocks []doc.Block, hang bool, at *drawingml.Box) {
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
func (p *page) nativeChart(c *doc.Chart, s *doc.Slide, h *holder, at drawingml.Box) {
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
func (p *page) stepPanels(c *doc.Chart, h *holder, at drawingml.Box) {
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
	f := "Briefing figure " + itoa(n)
	what := numberName(t)
	p.fill(p.lay.find(f+" kicker", 100+n), plain(t.Kicker.S), what, nil)
	p.fill(p.lay.find(f+" qualifier", 110+n), plain(t.Qualifier.S), what, nil)
	h := p.lay.find(f+" number", 120+n)
	if h == nil {
		return
	}
	runs := []drawingml.Run{{S: t.Number.S}}
	if t.Unit.S != "" {
		// The word after the number is a little more than half its size.
		runs = append(runs, drawingml.Run{S: "\u00a0" + t.Unit.S, Size: h.style.Size * 55 / 100 / 100 * 100})
	}
	p.fill(h, []drawingml.Para{{Runs: runs}}, what, nil)
	p.fill(p.lay.find(f+" label", 130+n), spansPara(t.Label), "the label of "+what, nil)
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
	h := p.lay.of("sldNum")
	if h == nil {
		return
	}
	lang := ooxml.Esc(p.w.d.Lang)
	p.Put(`<p:sp><p:nvSpPr><p:cNvPr id="`, p.id(), `" name="`, ooxml.Esc(h.name), `"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>`, h.ph(), `</p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p>`,
		`<a:fld id="{0F5B1C52-7B8D-4B3C-8C5A-2A6D5E1F0B01}" type="slidenum"><a:rPr lang="`, lang, `"/><a:t>`, itoa(n), `</a:t></a:fld><a:r><a:rPr lang="`, lang, `"/><a:t>/`, itoa(p.w.pages), `</a:t></a:r><a:endParaRPr lang="`, lang, `"/></a:p></p:txBody></p:sp>`)
}
