package chartpack

import (
	"briefing/internal/brand"
	"briefing/internal/chart"
	"briefing/internal/diag"
	"briefing/internal/frame"
	"briefing/internal/render/svg"
)

// form is the drawing as an embed page shows it in a range of widths: drawn at the least of them, so that its type is
// never scaled down.
type form struct {
	svg           []byte
	width, height int // px, as drawn
}

// draw draws the chart in both colour schemes.
func (p *pack) draw(m chart.Metrics, width int) svg.Drawing {
	one := func(colors brand.Palette) chart.Drawing {
		d, found := chart.Draw(p.page.Chart.Spec, chart.Style{Colors: colors, Fonts: p.brand.Fonts, Metrics: m}, frame.Pt(max(float64(width), 540)))
		for _, f := range found {
			// What a form leaves out for want of room stands in the table beside it.
			if f.Severity != diag.Note && !p.said(f) {
				p.diags = append(p.diags, f)
			}
		}
		return d
	}
	light, dark := one(p.brand.Light), one(p.brand.Dark)
	return svg.Drawing{Light: light.Group, Dark: dark.Group, W: light.W, H: light.H}
}

// said says whether a finding was noted before: each form of a chart may give it again.
func (p *pack) said(f diag.Diagnostic) bool {
	for _, d := range p.diags {
		if d.ID == f.ID && d.Message == f.Message {
			return true
		}
	}
	return false
}

func (p *pack) svg(d svg.Drawing, o svg.Options) []byte {
	if p.diags.HasErrors() {
		return nil
	}
	o.ID, o.Lang = p.page.Chart.ID+o.ID, p.page.Lang
	if o.Inline {
		o.Tokens = svg.Tokens(p.brand.Light, p.brand.Dark)
		o.Lang = ""
	}
	data, found := svg.Write(d, o)
	p.diags.Append(found)
	return data
}

// forms are the drawings of the embed page, from the narrowest on.
func (p *pack) forms() []form {
	var out []form
	for _, f := range []struct {
		name    string
		width   int
		metrics chart.Metrics
	}{
		{"narrow", narrowest - 2*sidePadNarrow, chart.A4()},
		{"middle", narrowBelow - 2*sidePad, chart.A4()},
		{"wide", middleBelow - 2*sidePad, chart.A4()},
	} {
		d := p.draw(f.metrics, f.width)
		out = append(out, form{
			svg:   p.svg(d, svg.Options{ID: "-" + f.name, Desc: p.label(), Inline: true, Class: "at-" + f.name}),
			width: f.width, height: int(d.H+99) / 100,
		})
	}
	return out
}

// drawing is the chart as a file of its own.
func (p *pack) drawing() []byte {
	return p.svg(p.draw(chart.A4(), middleBelow-2*sidePad), svg.Options{Title: p.title, Desc: p.page.Chart.Alt})
}

// thumb is the drawing on a card of the gallery; the card's title says what it shows.
func (p *pack) thumb() []byte {
	return p.svg(p.draw(chart.A4(), 317), svg.Options{ID: "-thumb", Inline: true, Hidden: true})
}
