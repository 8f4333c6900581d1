package pptx

import (
	"briefing/internal/charts"
	"briefing/internal/write/pptx/native"
)

// This file alone knows which kinds of charts Office draws itself, and what these are there.

// hasBars says whether a chart is one of bars or columns there.
func hasBars(s *charts.Spec) bool { return s != nil && s.Bars != nil }

// isNative says whether Office draws a chart itself.
func isNative(s *charts.Spec) bool { return hasBars(s) || s != nil && s.Steps != nil }

// panels is how many charts of Office a chart is.
func panels(s *charts.Spec) int {
	if s.Steps != nil {
		return len(s.Steps.Panels)
	}
	return 1
}

var (
	fills  = [...]native.Fill{charts.Solid: native.Solid, charts.Outlined: native.Outlined, charts.White: native.White, charts.Muted: native.Muted}
	places = [...]native.Place{charts.NoLabel: native.NoLabel, charts.LabelLeft: native.LabelLeft, charts.LabelAbove: native.LabelAbove, charts.LabelBelow: native.LabelBelow}
)

// barsOf is a chart of bars as it is drawn on slides.
func barsOf(s *charts.Spec) *native.CategoryChart {
	bars, m, beside := s.Bars.Small(), charts.Slide().Bars, charts.SlideBeside(0).Bars
	c := &native.CategoryChart{Rest: bars.Rest.S, Sizes: native.CategorySizes{
		Name: m.Label.Size, Detail: m.Detail.Size, Value: m.Value.Size, Heading: m.Group.Size,
		Plain:    native.BarSizes{Names: m.Column, Pitch: m.PlainPitch, Bar: m.PlainBar},
		Detailed: native.BarSizes{Names: beside.Column, Pitch: beside.Pitch, Bar: beside.Bar},
	}}
	c.Keys[native.Solid], c.Keys[native.Outlined] = bars.SolidKey.S, bars.OutlinedKey.S
	for _, g := range bars.Groups {
		if g.Label.S != "" {
			c.Categories = append(c.Categories, native.Category{Name: g.Label.S, Heading: true})
		}
		for _, r := range g.Rows {
			cat := native.Category{Name: r.Label.S, Detail: r.Detail.S, Value: r.Value.S, Aside: r.Aside.S, MoreThan: r.MoreThan, Missing: r.Missing}
			for _, p := range r.Parts {
				cat.Parts = append(cat.Parts, native.Part{Size: p.Size, Fill: fills[p.Fill]})
			}
			c.Categories = append(c.Categories, cat)
		}
	}
	return c
}

// pointsOf is a chart of step lines.
func pointsOf(s *charts.Spec) *native.PointChart {
	m := charts.Slide().Steps
	c := &native.PointChart{MainKey: s.Steps.MainKey.S, OutsideKey: s.Steps.OutsideKey.S, ByMonth: s.Steps.Dates.ByMonth, Sizes: native.PointSizes{
		Title: m.Title.Size, Number: m.Number.Size, Value: m.Value.Size, Under: m.Date.Size, ValueLead: m.Value.Lead, UnderLead: m.Date.Lead,
		AboveGap: m.AboveGap, Gutter: m.Gutter, Line: m.Line, Gap: m.Gap, TopPercent: m.TopPercent,
	}}
	for _, p := range s.Steps.Panels {
		q := native.PointPanel{Title: p.Title.S, Ticks: ticksOf(p)}
		for _, pt := range p.Points {
			q.Points = append(q.Points, native.Point{Date: native.Date{Year: pt.Year, Month: pt.Month, Day: pt.Day}, Value: pt.Value,
				Label: pt.Label.S, Under: pt.Date.S, Place: places[pt.Place], MoreThan: pt.MoreThan, Outside: pt.Outside})
		}
		for _, g := range p.Gaps {
			q.Gaps = append(q.Gaps, native.Date(g))
		}
		c.Panels = append(c.Panels, q)
	}
	return c
}

// ticksOf is the gridlines of a panel; without a step where Office cannot have them.
func ticksOf(p charts.StepPanel) native.Ticks {
	step, thousands, even := p.EvenTicks()
	if !even {
		return native.Ticks{}
	}
	t := native.Ticks{Step: step, Thousands: thousands}
	if n := len(p.Ticks); n > 0 {
		t.Last, _ = charts.TickValue(p.Ticks[n-1]) // even ones are numbers
	}
	return t
}
