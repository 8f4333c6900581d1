package flow

import (
	"strings"

	"briefing/internal/charts"
	"briefing/internal/doc"
	"briefing/internal/page/frame"
)

// chartPiece is a figure: accent bar, title, subtitle, plot, note, source.
type chartPiece struct {
	m        *maker
	b        *doc.Chart
	title    *para
	subtitle *para
	note     *para
	source   *para
	drawing  charts.Drawing
	accent   bool
	width    frame.Unit
}

const (
	toPlot    = 2.2 // from the subtitle to the plot
	plotNotes = 2.0 // from the plot to its note

	overFigure = 18 // room for a heading of two lines
)

func (m *maker) chart(b *doc.Chart, width frame.Unit) *chartPiece {
	c := &chartPiece{m: m, b: b, width: width, accent: len(b.Title) > 0 && !b.NoAccent}
	c.title = m.fitHeading(m.para(&m.st.chartTitle, b.Title), width, c)
	c.subtitle = m.fit(m.para(&m.st.subtitle, b.Subtitle), width, c)
	c.note = m.fit(m.para(&m.st.chartNote, b.Note), width, c)
	c.source = m.fit(m.para(&m.st.chartNote, b.Source), width, c)
	if strings.TrimSpace(b.Alt) == "" {
		m.errorf("chart-alt", []string{"say in words what the chart shows"}, "%s has no alternative text", c.name())
	}
	if b.Spec != nil {
		st := charts.Style{Colors: m.b.Light, Fonts: m.b.Fonts, Metrics: charts.A4(), Memory: &m.charts}
		if m.onePager() {
			st.Metrics = charts.OnePager()
		}
		drawing, diags := charts.Within(b.Spec, st, width, c.mostPlot())
		c.drawing = drawing
		m.drawn(diags)
	}
	return c
}

func (c *chartPiece) name() string { return "the chart “" + c.b.ID + "”" }

// plotTop is the distance from the block's top to the plot.
func (c *chartPiece) plotTop() frame.Unit {
	h := accentHeight(c.accent) + c.title.height() + c.subtitle.height()
	if h > 0 {
		h += mm(toPlot)
	}
	return h
}

// mostPlot is the height of a plot that still has a page to itself, with a heading over it.
func (c *chartPiece) mostPlot() frame.Unit {
	return mm(areaBottom-areaTop-overFigure) - c.height(0)
}

func (c *chartPiece) height(frame.Unit) frame.Unit {
	h := c.plotTop() + c.drawing.H
	if n := c.note.height() + c.source.height(); n > 0 {
		h += mm(plotNotes) + n
	}
	return h
}

func (c *chartPiece) draw(at spot) {
	m := c.m
	m.anchor(c.b.ID, at)
	plot := at.down(c.plotTop())
	if c.accent {
		m.accent(at)
		at.y += accentHeight(true)
	}
	if len(c.title.lines) > 0 {
		level := m.blockLevel()
		if c.b.Level > 0 {
			level = c.b.Level
		}
		m.title(c.title, level, at)
		at.y += c.title.height()
	}
	m.paragraph(c.subtitle, at)
	// A text at the right edge ends with a space, which has no ink but belongs to what is painted.
	m.plot(c.drawing, c.b.Alt, c.width+mm(1), plot)
	end := plot.down(c.drawing.H + mm(plotNotes))
	m.paragraph(c.note, end)
	m.paragraph(c.source, end.down(c.note.height()))
}

// paragraph draws a paragraph as an element of its own; an empty one leaves no element.
func (m *maker) paragraph(p *para, at spot) {
	if len(p.lines) == 0 {
		return
	}
	m.text(p, at, m.node(m.sect, "P"))
	m.shut()
}
