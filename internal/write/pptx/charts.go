package pptx

import (
	"errors"
	"strings"

	"briefing/internal/charts/kit"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/page/frame"
	"briefing/internal/write/ooxml"
	"briefing/internal/write/pptx/drawingml"
	"briefing/internal/write/pptx/native"
	"briefing/internal/write/pptx/potx"
)

// hasAlt says whether a chart has a text alternative; one without is an error.
func (w *writer) hasAlt(c *doc.Chart) bool {
	if strings.TrimSpace(ooxml.Clean(c.Alt.S)) == "" {
		w.fail("chart-alt", "say in words what the chart shows", "the chart “%s” has no alternative text", c.ID)
		return false
	}
	return true
}

// chartName is what messages call a chart.
func chartName(id string) string { return "the chart “" + id + "”" }

// chart puts what Office has a chart for as such, other charts as shapes. h is the placeholder in the place, or nil.
func (p *page) chart(c *doc.Chart, h *potx.Placeholder, at drawingml.Box) {
	if !p.w.hasAlt(c) || c.Plot == nil {
		return
	}
	switch n := c.Plot.Native().(type) {
	case *kit.CategoryChart:
		p.bars(c, n, h, at)
	case *kit.PointChart:
		p.points(c, n, h, at)
	case nil:
		p.drawing(c, at)
	default:
		p.w.fail("internal", "", "%s is of a kind that no slide has: %T", chartName(c.ID), n)
	}
}

// setting is what all charts of the deck share.
func (w *writer) setting() native.Setting {
	return native.Setting{Ruler: w.ruler, Theme: w.theme, Lang: w.d.Lang, Foreign: w.d.Foreign}
}

// bars puts a chart of bars or columns. It names series that have no name of their own by what the chart shows.
func (p *page) bars(c *doc.Chart, chart *kit.CategoryChart, h *potx.Placeholder, at drawingml.Box) {
	title := ""
	for _, spans := range [][]doc.Span{c.Subtitle, p.s.Subtitle, p.s.Title} {
		if title == "" {
			title = flat(spans)
		}
	}
	made, err := native.Bars(chart, p.w.setting(), at.W, at.H, ooxml.Clean(title))
	if err != nil {
		p.w.reportMisfit(c.ID, err)
		return
	}
	at.H = made.Height
	p.native("Chart "+c.ID, c.Alt.S, h, at, made)
}

// reportMisfit reports why a native chart could not be made: a *native.Misfit, or an error of its workbook.
func (w *writer) reportMisfit(id string, err error) {
	var m *native.Misfit
	if !errors.As(err, &m) {
		w.fail("pptx-write", "", "a workbook could not be written: %v", err)
		return
	}
	short := *m
	short.Text = shorten(m.Text)
	w.fail("slide-fit", m.Hint, "%s: %s", chartName(id), short.Error())
	if m.High {
		w.about(itsHeight)
	}
}

// points puts a chart over time: panels side by side, two at most in a row. The first has the chart's text alternative;
// the others are named by it.
func (p *page) points(c *doc.Chart, chart *kit.PointChart, h *potx.Placeholder, at drawingml.Box) {
	n := len(chart.Panels)
	if !native.Dated(chart) {
		p.w.fail("chart-fit", "", "%s has no points that can be drawn", chartName(c.ID))
		return
	}
	for _, q := range chart.Panels {
		if q.Ticks.Step == 0 {
			p.w.add(diag.Note, "chart-ticks", "for a chart whose data open in PowerPoint, give multiples of one number",
				"the panel “%s” has gridlines at unequal distances or with words, which charts of PowerPoint cannot have; it is drawn as shapes", q.Title)
			p.drawing(c, at)
			return
		}
	}
	across := min(n, 2)
	rows := (n + across - 1) / across
	gap := drawingml.EMU(chart.Sizes.Gap) * unit
	w, high := (at.W-gap*(across-1))/across, (at.H-gap*(rows-1))/rows
	if w < 80*mm || high < 60*mm {
		p.w.fail("slide-fit", "show fewer panels", "%s has no room for its panels: %d of %.0f by %.0f mm", chartName(c.ID), n, float64(w)/float64(mm), float64(high)/float64(mm))
		return
	}
	made, err := native.Points(chart, p.w.setting(), w, high)
	if err != nil {
		p.w.reportMisfit(c.ID, err)
		return
	}
	for i, m := range made {
		place := drawingml.Box{X: at.X + (w+gap)*(i%across), Y: at.Y + (high+gap)*(i/across), W: w, H: high}
		alt := c.Alt.S
		if i > 0 {
			alt, h = chart.Panels[i].Title+": "+firstAndLast(chart.Panels[i].Points), nil
		}
		p.native("Chart "+c.ID+" "+itoa(i+1), alt, h, place, m)
	}
}

// firstAndLast says where a line begins and ends.
func firstAndLast(points []kit.Point) string {
	if len(points) == 0 {
		return ""
	}
	return points[0].Label + " – " + points[len(points)-1].Label + "."
}

// native puts a chart of Office with its workbook into the package and on the slide.
func (p *page) native(name, alt string, h *potx.Placeholder, at drawingml.Box, c *native.Chart) {
	pkg := p.w.pkg
	var part, book string
	for taken := true; taken; taken = pkg.Part(part) != nil || pkg.Part(book) != nil {
		p.w.charts++
		part, book = "ppt/charts/chart"+itoa(p.w.charts)+".xml", "ppt/embeddings/Workbook"+itoa(p.w.charts)+".xlsx"
	}
	pkg.Add(&ooxml.Part{Name: part, Type: ooxml.TypeChart, Data: c.XML, Rels: []ooxml.Rel{{ID: native.WorkbookID, Type: ooxml.RelPackage, Target: book}}})
	pkg.Add(&ooxml.Part{Name: book, Type: ooxml.TypeWorkbookFile, Data: c.Workbook})
	rel := p.out.part.Relate(ooxml.RelChart, part, false)
	p.out.graphic(name, alt, h, at, `<a:graphicData uri="`+ooxml.NSChart+`"><c:chart xmlns:c="`+ooxml.NSChart+`" r:id="`+rel+`"/></a:graphicData>`)
}

// drawing puts what PowerPoint has no chart for as a group of shapes, drawn for the width there is. Where a template
// has less room than our slides, it is drawn at full width and made smaller as a whole, type included.
func (p *page) drawing(c *doc.Chart, at drawingml.Box) {
	w := p.w
	full := frame.MM(298.667)
	width := frame.Unit(at.W / unit)
	scale := func(u frame.Unit) drawingml.EMU { return drawingml.EMU(u) * unit }
	if width < full*95/100 {
		num, den := int64(at.W), int64(full)
		scale = func(u frame.Unit) drawingml.EMU { return drawingml.EMU(int64(u) * num / den) }
		width = full
	}
	room := frame.Unit(int64(at.H) * int64(width) / int64(scale(width)))
	d, found := c.Plot.OnSlide(kit.Style{Chart: c.ID, Colors: w.b.Light, Fonts: w.b.Fonts}, width, room)
	for _, d := range found {
		w.add(d.Severity, d.ID, strings.Join(d.Hints, "; "), "%s", cut(d.Message, 300))
	}
	if found.HasErrors() {
		return
	}
	if high := scale(d.H); high > at.H+at.H/50 {
		w.fail("slide-fit", "show less of it", "the drawing %q is %.0f mm high, and there are %.0f mm", c.ID, float64(high)/float64(mm), float64(at.H)/float64(mm))
		w.about(itsHeight)
		return
	}
	dr := &drawingml.Drawer{Package: w.pkg, Part: p.out.part, Lang: w.d.Lang, Language: w.d.Foreign.Line, Next: p.out.next,
		Color: w.theme.Of(w.b.Light), Scale: scale, X: at.X, Y: at.Y}
	p.out.Put(dr.Group(&d.Group, "Drawing "+c.ID, c.Alt.S, frame.Rect{W: d.W, H: d.H}))
	p.out.next = dr.Next
}
