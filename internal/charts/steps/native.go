package steps

import (
	"slices"
	"time"

	"briefing/internal/charts/kit"
)

// Native is the chart as Office draws it, with the type of slides.
func (c *Chart) Native() kit.Native {
	m := slide()
	out := &kit.PointChart{MainKey: c.MainKey.S, OutsideKey: c.OutsideKey.S, ByMonth: c.Dates.ByMonth, Sizes: kit.PointSizes{
		Title: m.Title.Size, Number: m.Number.Size, Value: m.Value.Size, Under: m.Date.Size, ValueLead: m.Value.Lead, UnderLead: m.Date.Lead,
		AboveGap: m.AboveGap, Gutter: m.Gutter, Line: m.Line, Gap: m.Gap, TopPercent: m.TopPercent,
	}}
	for _, p := range c.Panels {
		q := kit.PointPanel{Title: p.Title.S, Gaps: p.nativeGaps(), Ticks: p.nativeTicks()}
		for _, pt := range p.Points {
			q.Points = append(q.Points, kit.Point{
				Date: kit.Date{Year: pt.Year, Month: pt.Month, Day: pt.Day}, Value: pt.Value,
				Label: pt.Label.S, Under: pt.Date.S, Place: pt.Place, MoreThan: pt.MoreThan, Outside: pt.Outside,
			})
		}
		out.Panels = append(out.Panels, q)
	}
	return out
}

// nativeTicks are the gridlines of a panel; without a step where Office cannot have them.
func (p *Panel) nativeTicks() kit.Ticks {
	step, thousands, even := p.EvenTicks()
	if !even {
		return kit.Ticks{}
	}
	t := kit.Ticks{Step: step, Thousands: thousands}
	if n := len(p.Ticks); n > 0 {
		t.Last, _ = kit.TickValue(p.Ticks[n-1]) // even ones are numbers
	}
	return t
}

// nativeGaps are the days on which a line of Office breaks: before a point that is counted by another method it does so on the
// day before.
func (p *Panel) nativeGaps() []Day {
	out := slices.Clone(p.Gaps)
	for _, d := range p.Anew {
		t := time.Date(d.Year, time.Month(d.Month), d.Day-1, 0, 0, 0, 0, time.UTC)
		out = append(out, Day{Year: t.Year(), Month: int(t.Month()), Day: t.Day()})
	}
	slices.SortFunc(out, func(a, b Day) int { return dayOf(a.Year, a.Month, a.Day) - dayOf(b.Year, b.Month, b.Day) })
	return out
}
