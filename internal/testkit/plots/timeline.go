package plots

import (
	"slices"
	"testing"

	"briefing/internal/charts/kit"
	"briefing/internal/charts/timeline"
	"briefing/internal/diag"
	"briefing/internal/doc/span"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/drawings"
)

func timelineKind() Kind {
	labels := func(p kit.Plot) (out []string) {
		for _, b := range p.(*timeline.Chart).Bars {
			out = append(out, b.Label.S)
		}
		return out
	}
	return Kind{
		Name:      timeline.Name,
		Samples:   []Sample{{"timeline", kit.Page, frame.MM(174), Actions(true)}, {"timeline-bars", kit.OnePage, frame.MM(174), Actions(false)}},
		Varieties: []Variety{{Name: "timeline", Make: Generator.Timeline}},
		Least:     95,
		Check: func(t testing.TB, name string, p kit.Plot, f kit.FormName, d kit.Drawing, _ diag.List) {
			CheckTimeline(t, In(name, p.(*timeline.Chart), f, d))
		},
		Words: func(p kit.Plot) []string {
			out := labels(p)
			for _, events := range p.(*timeline.Chart).Events {
				for _, e := range events {
					out = append(out, e.Date.S+e.Text.S)
				}
			}
			return out
		},
		Values: labels,
	}
}

// Actions are the actions of the factsheet, with or without events.
func Actions(events bool) *timeline.Chart {
	c := &timeline.Chart{FirstYear: 2015, LastYear: 2019, Now: 50, NowLabel: span.Plain("March 2019"),
		Bars: []timeline.Bar{
			{Label: span.Plain("Action plan against migrant smuggling, to 2020"), Start: 0, RunsOut: true},
			{Label: span.Plain("Operation Sophia"), Start: 0, NoEnd: true},
			{Label: span.Plain("Global action with UNODC in 13 countries, to 2019"), Start: 0, End: 60},
			{Label: span.Plain("European Migrant Smuggling Centre"), Start: 12, NoEnd: true},
			{Label: span.Plain("Information Clearing House at Europol"), Start: 24, NoEnd: true},
			{Label: span.Plain("Investigation team and rescues in Niger"), Start: 24, NoEnd: true},
		}}
	if events {
		c.Events = [][]timeline.Event{
			{{Text: span.Plain("Operation Sophia launched")}, {Text: span.Plain("Action plan and global action begin")}},
			{{Text: span.Plain("European Migrant Smuggling Centre set up at Europol")}},
			{{Text: span.Plain("Limits on inflatable boats and outboard motors for Libya")}, {Text: span.Plain("Clearing House set up")}, {Date: span.Plain("Jun"), Text: span.Plain("PAIERA jobs project starts in Niger")}},
			{{Date: span.Plain("23\u00a0Feb"), Text: span.Plain("EU pledges €100\u00a0million to the G5 Sahel")}, {Date: span.Plain("14\u00a0Jun"), Text: span.Plain("Sanctions on six traffickers and smugglers in Libya")},
				{Date: span.Plain("Nov"), Text: span.Plain("€9\u00a0million partnership with Senegal")}, {Date: span.Plain("Dec"), Text: span.Plain("€125\u00a0million more for the G5 Sahel")}},
			{{Text: span.Plain("Six information projects start in Africa")}},
		}
	}
	return c
}

// Timeline is up to 30 bars and up to four events a year, over seven years at most: the numbers of eight have no room
// beside each other on 84 mm. It has no values; what "more than" is elsewhere is a bar without an end date.
func (g Generator) Timeline() kit.Plot {
	years := 1 + g.IntN(7)
	c := &timeline.Chart{FirstYear: 2015, LastYear: 2014 + years, Now: g.IntN(12*years + 6), NowLabel: span.Plain(g.maybe("March 2019"))}
	for range 1 + g.IntN(30) {
		b := timeline.Bar{Label: span.Plain(g.label()), Start: g.IntN(12 * years)}
		switch g.IntN(3) {
		case 0:
			b.NoEnd = true
		case 1:
			b.RunsOut = true
		default:
			b.End = b.Start + 1 + g.IntN(12*years-b.Start)
		}
		// Of every third bar only years are stated.
		if g.IntN(3) == 0 {
			b.Start, b.YearStart = b.Start/12*12, true
			if b.End > 0 {
				b.End, b.YearEnd = (b.End+11)/12*12, true
			}
		}
		c.Bars = append(c.Bars, b)
	}
	for range g.IntN(years + 1) {
		var events []timeline.Event
		for range g.IntN(4) {
			events = append(events, timeline.Event{Date: span.Plain(g.maybe("14\u00a0Jun")), Text: span.Plain(g.label())})
		}
		c.Events = append(c.Events, events)
	}
	return c
}

// TimelineDrawn is a timeline with its drawing.
type TimelineDrawn = Drawn[*timeline.Chart, timeline.Sizes]

// timeReading is a bar of a timeline as drawn: its pale and solid stretches.
type timeReading struct{ solid, pale, arrows []frame.Rect }

func (r *timeReading) from() frame.Unit {
	least := frame.Unit(1 << 30)
	for _, list := range [][]frame.Rect{r.solid, r.pale, r.arrows} {
		for _, b := range list {
			least = min(least, b.X)
		}
	}
	return least
}

// length is how long the bar is solid, its arrowhead included unless that is pale.
func (r *timeReading) length() (sum frame.Unit) {
	for _, list := range [][]frame.Rect{r.solid, r.arrows} {
		for _, x := range list {
			if len(r.pale) == 0 || x != r.pale[len(r.pale)-1] {
				sum += x.W
			}
		}
	}
	return sum
}

// CheckTimeline compares the bars of a timeline with what is stated: solid from the month of the start to that of the end or
// to the day of publication, pale where only the year is stated and what is still to come, an arrow where no end is. No
// label begins before its bar.
func CheckTimeline(t testing.TB, x TimelineDrawn) {
	t.Helper()
	axis, rows := readTimeline(x)
	if len(rows) != len(x.Chart.Bars) {
		t.Errorf("%s: %d bars are drawn, want %d", x.Name, len(rows), len(x.Chart.Bars))
		return
	}
	var labels []*frame.Text
	for _, item := range x.Group.Items {
		if txt, ok := item.(*frame.Text); ok && txt.Size == x.Sizes.BarLabel.Size && txt.Style == frame.Bold {
			labels = append(labels, txt)
		}
	}
	for i, b := range x.Chart.Bars {
		r := rows[i]
		checkTimeBar(t, x, b, r, axis)
		got := ""
		for len(labels) > 0 && got != bare(b.Label.S) {
			if l := labels[0]; l.At.X < r.from()-4 {
				t.Errorf("%s: the label %q begins at %d, before its bar at %d", x.Name, b.Label.S, l.At.X, r.from())
			}
			got += bare(labels[0].S)
			labels = labels[1:]
		}
		if got != bare(b.Label.S) {
			t.Errorf("%s: the label %q is drawn as %q", x.Name, b.Label.S, got)
		}
	}
}

// readTimeline finds the rule under the years and the marks of all bars, from the top down.
func readTimeline(x TimelineDrawn) (axis frame.Unit, list []*timeReading) {
	blue, pale := Colors().Color(brand.Blue), Colors().Color(brand.Pale)
	rows := map[frame.Unit]*timeReading{}
	var tops []frame.Unit
	row := func(y frame.Unit) *timeReading {
		for at, r := range rows {
			if Near(at, y, 60) {
				return r
			}
		}
		rows[y] = &timeReading{}
		tops = append(tops, y)
		return rows[y]
	}
	for _, p := range Paths(x.Drawing, func(p *frame.Path) bool { return p.Fill != nil }) {
		switch b := drawings.PathBox(p); {
		case *p.Fill == blue && b.H == x.Form.Strong && axis == 0:
			axis = b.W
		case *p.Fill == blue && len(p.Segs) == 6:
			row(b.Y).arrows = append(row(b.Y).arrows, b)
		case *p.Fill == blue:
			row(b.Y).solid = append(row(b.Y).solid, b)
		case *p.Fill == pale && len(p.Segs) == 6:
			r := row(b.Y)
			r.arrows, r.pale = append(r.arrows, b), append(r.pale, b)
		case *p.Fill == pale:
			row(b.Y).pale = append(row(b.Y).pale, b)
		}
	}
	slices.Sort(tops)
	for _, y := range tops {
		list = append(list, rows[y])
	}
	return axis, list
}

// checkTimeBar compares a bar's marks with its months.
func checkTimeBar(t testing.TB, x TimelineDrawn, b timeline.Bar, r *timeReading, axis frame.Unit) {
	t.Helper()
	c, inset := x.Chart, x.Sizes.Inset
	months := frame.Unit(12 * (c.LastYear - c.FirstYear + 1))
	at := func(month int) frame.Unit { return axis * frame.Unit(month) / months }
	now := axis * frame.Unit(2*c.Now+1) / (2 * months)
	from, to := at(b.Start)+inset, at(b.End)
	goesOn := b.NoEnd && b.Start <= c.Now
	switch {
	case goesOn:
		to = min(now, axis)
	case b.NoEnd || b.RunsOut:
		to = axis
	}
	begins, ends := from, min(to, now)
	if b.YearStart {
		begins = at(b.Start + 12)
	}
	if b.YearEnd {
		ends = min(ends, at(b.End-12))
	}
	if solid, want := r.length(), max(0, ends-begins); !Near(solid, want, inset+4) {
		t.Errorf("%s: %q is solid over %d, want %d", x.Name, b.Label.S, solid, want)
	}
	if got := r.from(); to-from > 4 && !Near(got, from, inset+4) {
		t.Errorf("%s: %q begins at %d, want %d", x.Name, b.Label.S, got, from)
	}
	if goesOn && !Near(to-max(from, min(begins, to)), x.Sizes.Arrow, 4) && c.Now < int(months) {
		room := to - from
		if b.YearStart && begins < to {
			room = to - begins
		}
		if (len(r.arrows) == 1) != (room > x.Sizes.Arrow) {
			t.Errorf("%s: %q has %d arrowheads and room of %d", x.Name, b.Label.S, len(r.arrows), room)
		}
	}
}
