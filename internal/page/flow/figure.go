package flow

import (
	"strings"

	"briefing/internal/charts/kit"
	"briefing/internal/doc"
	"briefing/internal/page/frame"
	"briefing/internal/page/typeset"
)

// chartPiece is a figure: accent bar, title, subtitle, plot, note, source.
type chartPiece struct {
	m        *layout
	b        *doc.Chart
	title    *typeset.Para
	subtitle *typeset.Para
	note     *typeset.Para
	source   *typeset.Para
	drawing  kit.Drawing
	accent   bool
	width    frame.Unit
}

const (
	toPlot    = 2.2 // from the subtitle to the plot
	plotNotes = 2.0 // from the plot to its note

	overFigure = 18 // room for a heading of two lines
)

func newChart(m *layout, b *doc.Chart, width frame.Unit) *chartPiece {
	c := &chartPiece{m: m, b: b, width: width, accent: len(b.Title) > 0 && !b.NoAccent}
	c.title = m.FitHeading(m.Para(&m.Styles.ChartTitle, b.Title), width, c)
	c.subtitle = m.Fit(m.Para(&m.Styles.Subtitle, b.Subtitle), width, c)
	c.note = m.Fit(m.Para(&m.Styles.ChartNote, b.Note), width, c)
	c.source = m.Fit(m.Para(&m.Styles.ChartNote, b.Source), width, c)
	if strings.TrimSpace(b.Alt.S) == "" {
		m.Errorf("chart-alt", []string{"say in words what the chart shows"}, "%s has no alternative text", c.Name())
	}
	if b.Plot != nil {
		form := kit.Page
		if m.OnePage() {
			form = kit.OnePage
		}
		drawing, diags := b.Plot.OnPage(m.ChartStyle(b, form), width, c.tallestPlot())
		c.drawing = drawing
		m.AddFindings(diags)
	}
	return c
}

func (c *chartPiece) Name() string { return "the chart “" + c.b.ID + "”" }

// plotTop is the distance from the block's top to the plot.
func (c *chartPiece) plotTop() frame.Unit {
	h := accentHeight(c.accent) + c.title.Height() + c.subtitle.Height()
	if h > 0 {
		h += mm(toPlot)
	}
	return h
}

// tallestPlot is the height of a plot that still has a page to itself, with a heading over it.
func (c *chartPiece) tallestPlot() frame.Unit {
	return c.m.Foot(typeset.AreaBottom-typeset.AreaTop-overFigure) - c.Height(0)
}

func (c *chartPiece) Height(frame.Unit) frame.Unit {
	h := c.plotTop() + c.drawing.H
	if n := c.note.Height() + c.source.Height(); n > 0 {
		h += mm(plotNotes) + n
	}
	return h
}

func (c *chartPiece) Draw(at typeset.Spot) {
	m := c.m
	m.Anchor(c.b.ID, at)
	plot := at.Down(c.plotTop())
	if c.accent {
		drawAccent(m, at)
		at.Y += accentHeight(true)
	}
	if len(c.title.Lines) > 0 {
		level := blockLevel(m)
		if c.b.Level > 0 {
			level = c.b.Level
		}
		m.Title(c.title, level, at)
		at.Y += c.title.Height()
	}
	m.Paragraph(c.subtitle, at)
	// A text at the right edge ends with a space, which has no ink but belongs to what is painted.
	m.Plot(c.drawing, c.b.Alt.S, c.width+mm(1), plot)
	end := plot.Down(c.drawing.H + mm(plotNotes))
	m.Paragraph(c.note, end)
	m.Paragraph(c.source, end.Down(c.note.Height()))
}
