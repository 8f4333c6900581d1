// Package timeline is the chart of a row of years with bars of what runs and dated events.
package timeline

import (
	"briefing/internal/charts/kit"
	"briefing/internal/diag"
	"briefing/internal/doc/span"
	"briefing/internal/page/frame"
)

// Chart is a row of years with bars and dated events.
type Chart struct {
	FirstYear, LastYear int
	Now                 int       // month index of the publication date: 12*(year-FirstYear)+month-1; the dashed line stands at that month's middle
	NowLabel            span.Span // "March 2019"
	Bars                []Bar
	Events              [][]Event // one list a year, in the order to print
}

// Bar is a programme that runs over years. Months count from January of the first year.
type Bar struct {
	Label   span.Span
	Start   int  // month index
	End     int  // month index after the last month; meaningless when NoEnd
	NoEnd   bool // no end date given: arrowhead at Now
	RunsOut bool // runs past the last year: right side left open
	// YearStart and YearEnd say that only the year of the start, or of the end, is stated: that year is pale, since the bar
	// begins or ends nowhere in particular in it. Start and End then are the year's own.
	YearStart, YearEnd bool
}

// Event is something under a year. Date is "" when only the year is known.
type Event struct{ Date, Text span.Span }

// Name is the kind as templates write it.
const Name = "timeline"

// Kind returns the kind's name.
func (c *Chart) Kind() string { return Name }

// Native is nil: Office has no such chart.
func (c *Chart) Native() kit.Native { return nil }

// Shorter leaves out the last bar.
func (c *Chart) Shorter() kit.Plot {
	if len(c.Bars) < 2 {
		return nil
	}
	out := *c
	out.Bars = c.Bars[:len(c.Bars)-1]
	return &out
}

// check finds what no drawing can mend.
func (c *Chart) check(l *kit.Layout) bool {
	years := c.LastYear - c.FirstYear + 1
	if c.FirstYear < 1 || c.LastYear > 9999 || years < 1 || years > 100 {
		l.Fail("chart-years", "", "runs from %d to %d, allowed are 1 to 100 years in order", c.FirstYear, c.LastYear)
		return false
	}
	if len(c.Bars) == 0 && !c.hasEvents() {
		l.Fail("chart-empty", "", "has neither bars nor events")
	}
	for _, b := range c.Bars {
		switch {
		case kit.Blank(b.Label.S):
			l.Fail("chart-label", "", "has a bar without a label")
		case b.Start < 0 || b.Start >= 12*years:
			l.Fail("chart-years", "", "starts the bar \"%s\" outside of %d to %d", b.Label.S, c.FirstYear, c.LastYear)
		case !b.NoEnd && !b.RunsOut && b.End <= b.Start:
			l.Fail("chart-years", "", "ends the bar \"%s\" before it starts", b.Label.S)
		case !b.NoEnd && !b.RunsOut && b.End > 12*years:
			l.Fail("chart-years", "mark it as running past the last year", "ends the bar \"%s\" after %d", b.Label.S, c.LastYear)
		case b.NoEnd && b.RunsOut:
			l.Fail("chart-years", "", "says of the bar \"%s\" both that it has no end date and that it ends after %d", b.Label.S, c.LastYear)
		}
	}
	if len(c.Bars) > 0 && c.Now < 0 {
		l.Fail("chart-years", "", "is published before %d, its first year", c.FirstYear)
	}
	if len(c.Events) > years {
		l.Fail("chart-years", "", "has events for %d years, shown are %d", len(c.Events), years)
	}
	for i, events := range c.Events {
		for _, e := range events {
			if kit.Blank(e.Text.S) {
				l.Fail("chart-label", "", "has an event without text in %d", c.FirstYear+i)
			}
		}
	}
	return !l.Failed()
}

func (c *Chart) hasEvents() bool {
	for _, events := range c.Events {
		if len(events) > 0 {
			return true
		}
	}
	return false
}

// Draw draws the chart at a width.
func (c *Chart) Draw(st kit.Style, width frame.Unit) (kit.Drawing, diag.List) {
	return kit.Draw(c, st, width)
}

// Fit draws the chart into a height. Without room the events go, if there are bars.
func (c *Chart) Fit(st kit.Style, width, height frame.Unit) (kit.Drawing, diag.List) {
	return kit.Fit(c, st, width, height)
}

// OnPage draws as Draw does: a timeline keeps its sizes.
func (c *Chart) OnPage(st kit.Style, width, _ frame.Unit) (kit.Drawing, diag.List) {
	return kit.Draw(c, st, width)
}

// OnSlide draws the chart for a slide, with less air where there is too little height, then with its events in a list.
func (c *Chart) OnSlide(st kit.Style, width, height frame.Unit) (kit.Drawing, diag.List) {
	st.Form = kit.FormOf(kit.Slide)
	tight := c.Sizes(kit.FormOf(kit.SlideTight))
	return kit.FirstThatFits(c, st, width, height, c.Sizes(st.Form), tight, listed(tight))
}

// Leaner leaves out the events.
func (c *Chart) Leaner(m Sizes) []Sizes {
	if m.NoEvents || len(c.Bars) == 0 {
		return nil
	}
	m.NoEvents = true
	return []Sizes{m}
}

// Stretched moves bars apart or closer, which get thicker or thinner.
func (c *Chart) Stretched(m, o Sizes, _, by frame.Unit) Sizes {
	rows := max(1, len(c.Bars))
	m.Pitch = kit.Within(m.Pitch+kit.PerRow(by, rows), o.Pitch*4/5, o.Pitch*8/5)
	m.AboveBar = kit.Within(o.AboveBar*m.Pitch/o.Pitch*m.Pitch/o.Pitch, o.AboveBar, o.AboveBar*2)
	m.Bar = kit.Within(o.Bar*m.Pitch/o.Pitch, o.Bar*4/5, o.Bar*4/3)
	return m
}

// Plan tries in this order: labels in their bars, right of them or, up to half of them, over them; all labels over bars that
// are thinner, if the form has such; events in a list; both.
func (c *Chart) Plan(l *kit.Layout, m Sizes, width frame.Unit) []kit.Area {
	if !c.check(l) {
		return nil
	}
	years := frame.Unit(c.LastYear - c.FirstYear + 1)
	listed := m.List || width/years < m.ListBelow
	var plans []func() []kit.Area
	add := func(above, listed bool) {
		plans = append(plans, func() []kit.Area { return planAs(l, c, m, width, above, listed) })
	}
	add(m.Above, listed)
	over := m.AboveBar > 0 && !m.Above
	if over {
		add(true, listed)
	}
	if m.ListBelow > 0 && !listed {
		add(m.Above, true)
		if over {
			add(true, true)
		}
	}
	return l.FirstOf(plans, 0)
}

// Load is nothing: labels are names.
func (c *Chart) Load() kit.Load { return kit.Load{} }
