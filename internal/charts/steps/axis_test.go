package steps_test

import (
	"strings"
	"testing"

	"briefing/internal/charts/kit"
	"briefing/internal/charts/steps"
	"briefing/internal/doc/span"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/drawings"
	"briefing/internal/testkit/plots"
)

func day(y, m, d int) steps.Day { return steps.Day{Year: y, Month: m, Day: d} }

func TestLineBreaksWhereNothingIsStated(t *testing.T) {
	s := plots.Sophia()
	s.GapWords = span.Plain("not stated")
	s.Panels = s.Panels[:1]
	p := &s.Panels[0]
	p.Gaps = []steps.Day{day(2017, 10, 1), day(2018, 6, 1), day(2014, 1, 1), day(2016, 8, 1), day(2020, 1, 1)}
	for _, f := range []struct {
		form  kit.FormName
		width frame.Unit
	}{{kit.Page, frame.MM(174)}, {kit.Page, frame.MM(84)}, {kit.Slide, frame.MM(298.7)}, {kit.EmbedNarrow, frame.Pt(292)}} {
		d := plots.Draw(t, s, f.form, f.width)
		plots.CheckWithin(t, "breaks", d, frame.MM(0.7))
		x := plots.In("breaks", s, f.form, d)
		plots.CheckStepBreaks(t, x)
		plots.CheckStepPins(t, x)
	}
	d := plots.Draw(t, s, kit.Page, frame.MM(174))
	if all := strings.Join(drawings.Texts(d.Group.Items), ""); strings.Count(all, "not stated ") != 2 {
		t.Errorf("of three breaks two have room for words: %q", all)
	}
}

// Days, weeks, months, years and decades on the axis, by the time it spans.
func TestNamesOfTheAxisOfTime(t *testing.T) {
	var dates steps.Dates
	for m, name := range strings.Fields("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec") {
		dates.Months[m], dates.Days[m] = name, "{day}\u00a0"+name
	}
	for _, c := range []struct {
		name     string
		from, to steps.Day
		width    float64
		byMonth  bool
		want     string
	}{
		{"days", day(2020, 2, 28), day(2020, 3, 2), 84, false, "28\u00a0Feb 29 1\u00a0Mar 2 2020"},
		{"one day", day(2020, 2, 28), day(2020, 2, 28), 84, false, "28\u00a0Feb 2020"},
		{"over the turn of a year", day(2019, 12, 30), day(2020, 1, 2), 84, false, "30\u00a0Dec 31 1\u00a0Jan 2 2019 2020"},
		{"weeks", day(2020, 2, 28), day(2020, 3, 30), 84, false, "2\u00a0Mar 9\u00a0Mar 16\u00a0Mar 23\u00a0Mar 30\u00a0Mar 2020"},
		{"months, of which no day is known", day(2020, 2, 15), day(2020, 3, 15), 84, true, "Feb Mar 2020"},
		{"months", day(2020, 2, 28), day(2020, 8, 30), 84, false, "Feb Mar Apr May Jun Jul Aug Sep 2020"},
		{"months of two years", day(2019, 10, 15), day(2020, 9, 15), 174, false, "Oct Nov Dec Jan Feb Mar Apr May Jun Jul Aug Sep 2019 2020"},
		{"years", day(2015, 12, 2), day(2019, 3, 15), 84, false, "2015 2016 2017 2018 2019"},
		{"forty years", day(1980, 6, 1), day(2019, 6, 1), 174, false, "1980 1985 1990 1995 2000 2005 2010 2015"},
		{"seventy years", day(1950, 6, 1), day(2020, 6, 1), 174, false, "1950 1960 1970 1980 1990 2000 2010 2020"},
	} {
		pts := []steps.Point{{Year: c.from.Year, Month: c.from.Month, Day: c.from.Day, Value: 5}}
		if c.to != c.from {
			pts = append(pts, steps.Point{Year: c.to.Year, Month: c.to.Month, Day: c.to.Day, Value: 9})
		}
		s := &steps.Chart{Dates: dates, Panels: []steps.Panel{{Title: span.Plain("t"), Points: pts}}}
		s.Dates.ByMonth = c.byMonth
		m := printed()
		d := plots.Draw(t, s, kit.Page, frame.MM(c.width))
		plots.Check(t, c.name, d)
		var names []string
		foot := m.Title.Lead + m.TitleGap + m.Plot
		for _, item := range d.Group.Items {
			if x, ok := item.(*frame.Text); ok && x.At.Y > foot+m.YearTop && x.At.X >= m.Gutter {
				names = append(names, strings.TrimRight(x.S, " "))
			}
		}
		if got := strings.Join(names, " "); got != c.want {
			t.Errorf("%s: the axis names %q, want %q", c.name, got, c.want)
		}
	}
}
