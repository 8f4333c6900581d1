package plots

import (
	"strings"
	"testing"
	"time"

	"briefing/internal/charts/kit"
	"briefing/internal/charts/steps"
	"briefing/internal/diag"
	"briefing/internal/doc/span"
	"briefing/internal/page/frame"
)

func stepsKind() Kind {
	labels := func(p kit.Plot) (out []string) {
		for _, panel := range p.(*steps.Chart).Panels {
			for _, pt := range panel.Points {
				out = append(out, pt.Label.S) // a date may drop, a value never
			}
		}
		return out
	}
	return Kind{
		Name:      steps.Name,
		Samples:   []Sample{{"step-lines", kit.Page, frame.MM(174), Sophia()}},
		Varieties: []Variety{{Name: "step-lines", Make: Generator.Steps, Most: [3]int{1, 1, 1}}},
		Least:     90,
		Grows:     true,
		Check: func(t testing.TB, name string, p kit.Plot, f kit.FormName, d kit.Drawing, _ diag.List) {
			x := In(name, p.(*steps.Chart), f, d)
			CheckStepsClear(t, x)
			CheckStepMarks(t, x)
			CheckStepPins(t, x)
			CheckStepBreaks(t, x)
		},
		Words: func(p kit.Plot) []string {
			out := labels(p)
			for _, panel := range p.(*steps.Chart).Panels {
				out = append(out, panel.Title.S)
			}
			return out
		},
		Values: labels,
		Clear: func(t testing.TB, name string, p kit.Plot, f kit.FormName, d kit.Drawing) {
			CheckStepsClear(t, In(name, p.(*steps.Chart), f, d))
		},
	}
}

// Point makes an unlabelled point of an outside source.
func Point(y, m, d int, v int64) steps.Point {
	return steps.Point{Year: y, Month: m, Day: d, Value: v, Outside: true}
}

// Labelled is a point with a label, which may have a date.
func Labelled(p steps.Point, label, date string, place steps.Place) steps.Point {
	p.Label, p.Date, p.Place = span.Plain(label), span.Plain(date), place
	return p
}

// Sophia are two counts of an operation, from the factsheet and from other sources.
func Sophia() *steps.Chart {
	own := func(p steps.Point) steps.Point { p.Outside = false; return p }
	more := Point(2018, 3, 14, 137)
	more.MoreThan = true
	return &steps.Chart{
		MainKey: span.Plain("EU factsheet"), OutsideKey: span.Plain("other public sources"),
		Panels: []steps.Panel{
			{Title: span.Plain("Vessels removed"), Thousands: NNBSP, Points: []steps.Point{
				Labelled(Point(2015, 12, 2, 46), "46", "", steps.LabelLeft), Point(2016, 3, 15, 98), Point(2016, 6, 20, 139),
				Point(2016, 9, 15, 290), Point(2017, 1, 30, 380), Point(2017, 4, 15, 422), Point(2017, 6, 8, 440),
				Point(2017, 6, 19, 452), Point(2017, 7, 25, 470), Point(2017, 8, 31, 477), Point(2018, 3, 14, 537),
				Point(2018, 4, 13, 540), Labelled(Point(2018, 5, 14, 545), "545", "14\u00a0May 2018", steps.LabelBelow),
				own(Labelled(Point(2019, 3, 15, 551), "551", "", steps.LabelAbove)),
			}},
			{Title: span.Plain("Suspects apprehended"), Thousands: NNBSP, Points: []steps.Point{
				Labelled(Point(2015, 12, 2, 43), "43", "", steps.LabelLeft), Point(2016, 2, 1, 46), Point(2016, 3, 15, 58),
				Point(2016, 6, 20, 71), Point(2016, 9, 15, 87), Point(2017, 1, 30, 101), Point(2017, 4, 15, 109),
				Point(2017, 6, 19, 110), Point(2017, 7, 25, 110), Point(2017, 8, 31, 117), Labelled(more, "more than 137", "", steps.LabelLeft),
				Point(2018, 4, 13, 139), Labelled(Point(2018, 5, 14, 143), "143", "14\u00a0May 2018", steps.LabelBelow),
				own(Labelled(Point(2019, 3, 15, 151), "151", "", steps.LabelAbove)),
			}},
		},
	}
}

// Steps are up to four panels of up to 30 points. A count rises from one order of magnitude to another; a missing
// count has no point. Labelled are the first point, the last and up to one between, as the design has it.
func (g Generator) Steps() kit.Plot {
	c := &steps.Chart{MainKey: span.Plain("EU factsheet"), OutsideKey: span.Plain(g.maybe("other public sources"))}
	for range 1 + g.IntN(4) {
		p := steps.Panel{Title: span.Plain(g.label()), Thousands: NNBSP}
		from, to := g.magnitude(), g.magnitude()
		year, day := 2012+g.IntN(4), 0
		n := 1 + g.IntN(30)
		chosen := g.IntN(2 * n)
		for i := range n {
			day += 1 + g.IntN(120)
			year, day = year+day/336, day%336
			value := min(from, to) + (max(from, to)-min(from, to))*int64(i)/int64(max(1, n-1))
			pt := steps.Point{Year: year, Month: 1 + day/28, Day: 1 + day%28, Value: value, Outside: g.IntN(3) > 0, MoreThan: g.IntN(6) == 0}
			if i == 0 || i == n-1 || i == chosen {
				words := printed(value)
				if pt.MoreThan {
					words = "more than " + words
				}
				place := []steps.Place{steps.LabelLeft, steps.LabelAbove, steps.LabelBelow}[g.IntN(3)]
				pt = Labelled(pt, words, g.maybe("14 May 2018"), place)
			}
			p.Points = append(p.Points, pt)
		}
		c.Panels = append(c.Panels, p)
	}
	if g.IntN(2) == 0 {
		g.breaks(c)
	}
	return c
}

// breaks says of some stretches between points that nothing is stated, and gives the axis names of months and days.
func (g Generator) breaks(c *steps.Chart) {
	c.GapWords = span.Plain("not stated")
	for m, name := range strings.Fields("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec") {
		c.Dates.Months[m], c.Dates.Days[m] = name, "{day}\u00a0"+name
	}
	c.Dates.ByMonth = g.IntN(2) == 0
	for i := range c.Panels {
		p := &c.Panels[i]
		for k := 1; k < len(p.Points); k++ {
			if g.IntN(6) == 0 { // counted by another method from here on
				p.Anew = append(p.Anew, steps.Day{Year: p.Points[k].Year, Month: p.Points[k].Month, Day: p.Points[k].Day})
			}
			if g.IntN(4) > 0 {
				continue
			}
			a, b := p.Points[k-1], p.Points[k]
			from, to := dayOf(a.Year, a.Month, a.Day), dayOf(b.Year, b.Month, b.Day)
			year, month, day := time.Unix(int64(from+g.IntN(to-from))*secondsOfDay, 0).UTC().Date()
			p.Gaps = append(p.Gaps, steps.Day{Year: year, Month: int(month), Day: day})
		}
	}
}

const secondsOfDay = 24 * 60 * 60

// dayOf counts the days since 1970.
func dayOf(y, m, d int) int {
	return int(time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC).Unix() / secondsOfDay)
}
