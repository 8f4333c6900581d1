package pptx

import (
	"errors"
	"strings"

	"briefing/internal/charts/kit"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/page/frame"
	"briefing/internal/page/slide"
	"briefing/internal/write/ooxml"
	"briefing/internal/write/pptx/drawingml"
	"briefing/internal/write/pptx/native"
	"briefing/internal/write/pptx/potx"
)

// made is a chart that was tried in a room: it is measured before it is put on its slide, and made once.
type made struct {
	charts []*native.Chart
	across int
	w, h   drawingml.EMU // of each
	gap    drawingml.EMU
	err    error
}

type room struct {
	chart *doc.Chart
	w, h  frame.Unit
}

// office says how high a chart is that Office draws.
func (w *writer) office(c *doc.Chart, width, height frame.Unit) (frame.Unit, *slide.Misfit, bool) {
	if nativeCharts(c) == 0 {
		return 0, nil, false
	}
	m := w.make(c, width, height)
	if m.err == nil {
		rows := (len(m.charts) + m.across - 1) / m.across
		high := w.unit((m.h+m.gap)*rows - m.gap)
		// In just the room that it takes it is the same.
		if at := (room{c, width, high}); w.tried[at] == nil {
			w.tried[at] = m
		}
		return high, nil, true
	}
	var fit *native.Misfit
	if !errors.As(m.err, &fit) {
		return height, &slide.Misfit{Message: "it could not be made: " + m.err.Error()}, true
	}
	short := *fit
	short.Text = shorten(fit.Text)
	return height, &slide.Misfit{Message: short.Error(), Hint: fit.Hint, High: fit.High}, true
}

// make makes a chart for a room, once.
func (w *writer) make(c *doc.Chart, width, height frame.Unit) *made {
	at := room{c, width, height}
	if w.tried == nil {
		w.tried = map[room]*made{}
	}
	if w.tried[at] == nil {
		switch n := c.Plot.Native().(type) {
		case *kit.CategoryChart:
			w.tried[at] = w.bars(c, n, w.emu(width), w.emu(height))
		case *kit.PointChart:
			w.tried[at] = w.points(n, w.emu(width), w.emu(height))
		default:
			w.tried[at] = &made{err: errors.New("it is of a kind that no slide has")}
		}
	}
	return w.tried[at]
}

// setting is what all charts of the deck share.
func (w *writer) setting() native.Setting {
	return native.Setting{Ruler: w.ruler, Theme: w.theme, Lang: w.d.Lang, Foreign: w.d.Foreign, Scale: native.Ratio{Of: w.t.H, In: int(slide.Height) * drawingml.PerUnit}}
}

// bars makes a chart of bars or columns. Series that have no name of their own are called by what the chart shows.
func (w *writer) bars(c *doc.Chart, n *kit.CategoryChart, width, height drawingml.EMU) *made {
	title := ""
	for _, spans := range [][]doc.Span{c.Subtitle, w.at.Subtitle, w.at.Title} {
		if title == "" {
			title = flat(spans)
		}
	}
	one, err := native.Bars(n, w.setting(), width, height, ooxml.Clean(title))
	if err != nil {
		return &made{err: err}
	}
	return &made{charts: []*native.Chart{one}, across: 1, w: width, h: one.Height}
}

// points makes a chart over time: panels side by side, two at most in a row.
func (w *writer) points(n *kit.PointChart, width, height drawingml.EMU) *made {
	if !native.Dated(n) {
		return &made{err: &native.Misfit{Of: "it", Problem: "has no points that can be drawn"}}
	}
	m := &made{across: min(len(n.Panels), 2), gap: w.emu(n.Sizes.Gap)}
	rows := (len(n.Panels) + m.across - 1) / m.across
	m.w, m.h = (width-m.gap*(m.across-1))/m.across, (height-m.gap*(rows-1))/rows
	if m.w < w.emu(frame.MM(80)) || m.h < w.emu(frame.MM(60)) {
		return &made{err: &native.Misfit{Of: "it", Problem: "has no room for its panels: " + itoa(len(n.Panels)) + " of " + itoa(m.w/mm) + " by " + itoa(m.h/mm) + " mm", Hint: "show fewer panels"}}
	}
	m.charts, m.err = native.Points(n, w.setting(), m.w, m.h)
	return m
}

// chart puts what Office has a chart for as such, other charts as shapes. The first of several charts has the text
// alternative; the others are named by it. holders are the placeholders for them.
func (p *page) chart(b slide.Box, holders ...*potx.Placeholder) {
	c := b.Of.(*doc.Chart)
	if strings.TrimSpace(ooxml.Clean(c.Alt.S)) == "" {
		p.w.fail("chart-alt", "say in words what the chart shows", "%s has no alternative text", b.Name)
		return
	}
	if b.Drawn {
		p.drawing(c, b)
		return
	}
	m := p.w.make(c, b.At.W, b.At.H)
	if m.err != nil { // which was told when it was measured
		return
	}
	at := p.w.box(b.At)
	points, _ := c.Plot.Native().(*kit.PointChart)
	for i, one := range m.charts {
		place := drawingml.Box{X: at.X + (m.w+m.gap)*(i%m.across), Y: at.Y + (m.h+m.gap)*(i/m.across), W: m.w, H: m.h}
		alt, name := c.Alt.S, "Chart "+c.ID
		if points != nil {
			name += " " + itoa(i+1)
		}
		if i > 0 {
			alt = points.Panels[i].Title + ": " + firstAndLast(points.Panels[i].Points)
		}
		var h *potx.Placeholder
		if i < len(holders) {
			h = holders[i]
		}
		p.native(name, alt, h, place, one)
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

// drawing puts what PowerPoint has no chart for as a group of shapes.
func (p *page) drawing(c *doc.Chart, b slide.Box) {
	w := p.w
	if title, ok := unevenPanel(c); ok {
		w.add(diag.Note, "chart-ticks", "for a chart whose data open in PowerPoint, give multiples of one number",
			"the panel “%s” has gridlines at unequal distances or with words, which charts of PowerPoint cannot have; it is drawn as shapes", title)
	}
	if len(b.Drawing.Group.Items) == 0 {
		return
	}
	at := w.box(b.At)
	dr := &drawingml.Drawer{Package: w.pkg, Part: p.out.part, Lang: w.d.Lang, Language: w.d.Foreign.Line, Next: p.out.next,
		Color: w.theme.Of(w.b.Light), Scale: w.emu, X: at.X, Y: at.Y}
	p.out.Put(dr.Group(&b.Drawing.Group, "Drawing "+c.ID, c.Alt.S, frame.Rect{W: b.Drawing.W, H: b.Drawing.H}))
	p.out.next = dr.Next
}

// unevenPanel is the title of the first panel that could be a chart of Office but for its gridlines; ok is false where there is
// none.
func unevenPanel(c *doc.Chart) (title string, ok bool) {
	if c.Plot == nil {
		return "", false
	}
	chart, _ := c.Plot.Native().(*kit.PointChart)
	if chart == nil {
		return "", false
	}
	for _, q := range chart.Panels {
		if q.Ticks.Step == 0 {
			return q.Title, true
		}
	}
	return "", false
}
