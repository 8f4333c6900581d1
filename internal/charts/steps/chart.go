// Package steps is the chart of step lines: running totals over time, each held until the next count.
package steps

import (
	"time"

	"briefing/internal/charts/kit"
	"briefing/internal/doc/span"
)

// Chart are step-line panels of cumulative counts, side by side, one unit each.
type Chart struct {
	Panels     []Panel
	MainKey    span.Span // "EU factsheet"
	OutsideKey span.Span // "other public sources"
	GapWords   span.Span // "not stated", where a line breaks
	Dates      Dates
}

// Dates are the words of the axis of time. Without names of months only years are named.
type Dates struct {
	Months  [12]string // short: "Feb"
	Days    [12]string // a day of each month: "{day} Feb"
	ByMonth bool       // no point says more than its month, so that days are not named
}

// Day is a day.
type Day = kit.Date

// Panel is one line.
type Panel struct {
	Title  span.Span
	Points []Point  // by date
	Gaps   []Day    // days from which on, up to the next point, nothing is stated; by date
	Anew   []Day    // days of points from which on it is counted by another method: no line leads up to them
	Ticks  []string // gridline labels; empty: chosen here from round values, printed with Thousands
	// Thousands is put between groups of three digits of gridline labels.
	Thousands string
}

// Point is one published count.
type Point struct {
	Year, Month, Day int // Day 15 where only the month is known
	Value            int64
	Label            span.Span // value as printed; set where it is labelled: first, last, and the one in the title
	Date             span.Span // printed under the label; may be empty
	MoreThan         bool
	Outside          bool
	Place            Place
}

// Place says where a point's label stands.
type Place = kit.Place

// The places: none, left of the marker, above it, below right of it.
const (
	NoLabel    = kit.NoLabel
	LabelLeft  = kit.LabelLeft
	LabelAbove = kit.LabelAbove
	LabelBelow = kit.LabelBelow
)

// Name is the kind as templates write it.
const Name = "step-lines"

// Kind returns the kind's name.
func (c *Chart) Kind() string { return Name }

// Unlike says whether panels stand side by side whose heights mean different counts: each has a scale of its own.
func (c *Chart) Unlike() bool {
	for _, p := range c.Panels {
		if p.largest() != c.Panels[0].largest() {
			return true
		}
	}
	return false
}

func (p *Panel) largest() int64 {
	n := int64(1)
	for _, pt := range p.Points {
		n = max(n, pt.Value)
	}
	return n
}

// Shorter leaves out the last panel.
func (c *Chart) Shorter() kit.Plot {
	if len(c.Panels) < 2 {
		return nil
	}
	out := *c
	out.Panels = c.Panels[:len(c.Panels)-1]
	return &out
}

// check finds what no drawing can mend.
func (c *Chart) check(l *kit.Layout) bool {
	if len(c.Panels) == 0 {
		l.Fail("chart-empty", "", "has no panels")
	}
	for i := range c.Panels {
		c.Panels[i].check(l)
	}
	return !l.Failed()
}

func (p *Panel) check(l *kit.Layout) {
	if kit.Blank(p.Title.S) {
		l.Fail("chart-label", "", "has a panel without a title")
	}
	if len(p.Points) == 0 {
		l.Fail("chart-empty", "", "has no points in the panel%s", kit.Quoted(p.Title.S))
	}
	before := 0
	for i, pt := range p.Points {
		day, ok := pt.day()
		switch {
		case !ok:
			l.Fail("chart-date", "", "has a point on %04d-%02d-%02d in the panel%s, which is no date", pt.Year, pt.Month, pt.Day, kit.Quoted(p.Title.S))
		case i > 0 && day == before:
			l.Fail("chart-date", "plot one of the two", "has two points on %04d-%02d-%02d in the panel%s", pt.Year, pt.Month, pt.Day, kit.Quoted(p.Title.S))
		case i > 0 && day < before:
			l.Fail("chart-date", "", "has the point of %04d-%02d-%02d out of order in the panel%s", pt.Year, pt.Month, pt.Day, kit.Quoted(p.Title.S))
		}
		before = day
		switch {
		case pt.Value < 0:
			l.Fail("chart-negative", "counts start at zero", "has a negative count in the panel%s", kit.Quoted(p.Title.S))
		case pt.Value > kit.MaxSize:
			l.Fail("chart-too-large", "use a larger unit", "has a count above ten million million in the panel%s", kit.Quoted(p.Title.S))
		case pt.Place > LabelBelow:
			l.Fail("chart-label", "", "has a label in no known place in the panel%s", kit.Quoted(p.Title.S))
		case pt.Place != NoLabel && pt.Label.S == "":
			l.Fail("chart-label", "", "has a place but no words for a label in the panel%s", kit.Quoted(p.Title.S))
		}
	}
}

// day returns the days since 1970 and whether the date exists.
func (p Point) day() (int, bool) {
	if p.Year < 1 || p.Year > 9999 {
		return 0, false
	}
	t := time.Date(p.Year, time.Month(p.Month), p.Day, 0, 0, 0, 0, time.UTC)
	return dayOf(p.Year, p.Month, p.Day), t.Month() == time.Month(p.Month) && t.Day() == p.Day
}

// dayOf counts days as a calendar does, without clock or time zone.
func dayOf(y, m, d int) int {
	const seconds = 24 * 60 * 60
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC).Unix()
	if t < 0 {
		t -= seconds - 1
	}
	return int(t / seconds)
}

// Load is nothing: labels are single numbers.
func (c *Chart) Load() kit.Load { return kit.Load{} }
