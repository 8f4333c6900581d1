package steps_test

import (
	"strings"
	"testing"

	"briefing/internal/charts/kit"
	"briefing/internal/charts/steps"
	"briefing/internal/diag"
	"briefing/internal/doc/span"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/drawings"
	"briefing/internal/testkit/plots"
)

// printed are the sizes of the printed page.
func printed() steps.Sizes { return new(steps.Chart).Sizes(kit.FormOf(kit.Page)) }

func TestStepLineHoldsEachCountUntilTheNext(t *testing.T) {
	d := plots.Draw(t, plots.Sophia(), kit.Page, frame.MM(174))
	m := printed()
	lines := plots.Paths(d, func(p *frame.Path) bool { return p.Stroke != nil && p.Width == m.Line })
	if len(lines) != 2 {
		t.Fatalf("%d lines, want 2", len(lines))
	}
	for _, l := range lines {
		for i := 1; i < len(l.Segs); i++ {
			a, b := l.Segs[i-1].P[0], l.Segs[i].P[0]
			if a.X != b.X && a.Y != b.Y {
				t.Errorf("the line slopes from %v to %v", a, b)
			}
			if b.X < a.X || b.Y > a.Y {
				t.Errorf("a cumulative line falls or turns back from %v to %v", a, b)
			}
		}
	}
	// Heights are proportional to the counts from zero: 551 is the largest, at 86 % of the plot.
	plotFoot := m.Title.Lead + m.TitleGap + m.Plot
	first, last := lines[0].Segs[0].P[0], lines[0].Segs[len(lines[0].Segs)-1].P[0]
	if h := plotFoot - last.Y; h < m.Plot*86/100-2 || h > m.Plot*86/100+2 {
		t.Errorf("551 stands %d high, want %d", h, m.Plot*86/100)
	}
	if h, want := plotFoot-first.Y, (plotFoot-last.Y)*46/551; h < want-2 || h > want+2 {
		t.Errorf("46 stands %d high, want %d", h, want)
	}
}

func TestStepMarkersTellTheirSource(t *testing.T) {
	d := plots.Draw(t, plots.Sophia(), kit.Page, frame.MM(174))
	blue, white := plots.Colors().Color(brand.Blue), plots.Colors().Color(brand.White)
	hollow, solid, triangle := 0, 0, 0
	for _, p := range plots.Paths(d, func(p *frame.Path) bool { return p.Fill != nil }) {
		switch {
		case len(p.Segs) == 6 && *p.Fill == white && *p.Stroke == blue:
			hollow++
		case len(p.Segs) == 6 && *p.Fill == blue && p.Stroke == nil:
			solid++
		case len(p.Segs) == 4:
			triangle++
		}
	}
	// 13 outside points each, one of them a triangle; one of the factsheet each; one of each in the key.
	if hollow != 26 || solid != 3 || triangle != 1 {
		t.Errorf("%d hollow, %d solid, %d triangles, want 26, 3 and 1", hollow, solid, triangle)
	}
}

func TestGridlinesHaveTheLabelsTheyAreGiven(t *testing.T) {
	s := plots.Sophia()
	s.Panels[0].Ticks = []string{"0", "200", "400"}
	d := plots.Draw(t, s, kit.Page, frame.MM(174))
	plots.Text(t, d, "400")
}

func TestYearsAreTickedOnTheFirstOfJanuary(t *testing.T) {
	for _, c := range []struct{ y, m, d, want int }{{1970, 1, 1, 0}, {1969, 12, 31, -1}, {2000, 3, 1, 11017}, {2019, 3, 31, 17986}, {1, 1, 1, -719162}} {
		if got := steps.DayOf(c.y, c.m, c.d); got != c.want {
			t.Errorf("%d-%d-%d is day %d, want %d", c.y, c.m, c.d, got, c.want)
		}
	}
	d := plots.Draw(t, plots.Sophia(), kit.Page, frame.MM(174))
	m := printed()
	ticks := plots.Paths(d, func(p *frame.Path) bool { return p.Stroke != nil && drawings.PathBox(p).H == m.Tick })
	if len(ticks) != 8 {
		t.Errorf("%d ticks, want four in each panel", len(ticks))
	}
	// Many years in a narrow panel: every fifth is named, none meets its neighbour.
	var pts []steps.Point
	for y := 1980; y <= 2019; y++ {
		pts = append(pts, steps.Point{Year: y, Month: 6, Day: 1, Value: int64(y - 1979)})
	}
	d = plots.Draw(t, &steps.Chart{Panels: []steps.Panel{{Title: span.Plain("t"), Points: pts}}}, kit.Page, frame.MM(60))
	plots.Check(t, "forty years", d)
	plots.Text(t, d, "2000")
	if strings.Contains(strings.Join(drawings.Texts(d.Group.Items), "|"), "2001") {
		t.Error("every year is named where there is no room")
	}
}

func TestStepKeyMovesBelowAFullCorner(t *testing.T) {
	flat := func(corner int64) *steps.Chart {
		own := plots.Point(2019, 3, 15, corner)
		own.Outside = false
		return &steps.Chart{MainKey: span.Plain("EU factsheet"), OutsideKey: span.Plain("other public sources"), Panels: []steps.Panel{
			{Title: span.Plain("t"), Points: []steps.Point{plots.Point(2018, 1, 1, 100), own}}}}
	}
	in := plots.Draw(t, flat(100), kit.Page, frame.MM(84))
	below := plots.Draw(t, flat(2), kit.Page, frame.MM(84))
	plots.Check(t, "key below", below)
	if below.H != in.H+printed().Key.Lead {
		t.Errorf("heights %d and %d: want a line more for the key", in.H, below.H)
	}
	if y := plots.Text(t, below, "EU factsheet").At.Y; y < in.H {
		t.Errorf("the key stands at %d, over the years", y)
	}
	// A brief without outside points needs no key.
	none := flat(100)
	none.Panels[0].Points[0].Outside = false
	if got := strings.Join(drawings.Texts(plots.Draw(t, none, kit.Page, frame.MM(84)).Group.Items), "|"); strings.Contains(got, "EU factsheet") {
		t.Error("a key for one kind of source")
	}
}

func TestStepPanelsShareTheirStretchOfTime(t *testing.T) {
	s := &steps.Chart{Panels: []steps.Panel{
		{Title: span.Plain("a"), Points: []steps.Point{plots.Point(2016, 1, 1, 1), plots.Point(2018, 1, 1, 5)}},
		{Title: span.Plain("b"), Points: []steps.Point{plots.Point(2017, 1, 1, 1), plots.Point(2019, 1, 1, 5)}},
	}}
	d := plots.Draw(t, s, kit.Page, frame.MM(174))
	m := printed()
	lines := plots.Paths(d, func(p *frame.Path) bool { return p.Stroke != nil && p.Width == m.Line })
	a, b := drawings.PathBox(lines[0]), drawings.PathBox(lines[1])
	step := (frame.MM(174)-m.Gap)/2 + m.Gap
	third := (frame.MM(84) - m.Gutter - 2*m.Edge) / 3
	if off := b.X - step - a.X - third; off < -20 || off > 20 {
		t.Errorf("a year later starts %d later, want %d", b.X-step-a.X, third)
	}
}

// A label that has no room with its date loses the date, with a note; the value stays.
func TestStepLabelKeepsItsValue(t *testing.T) {
	s := plots.Sophia()
	pt := &s.Panels[0].Points[5]
	*pt = plots.Labelled(*pt, "422", "in the middle of April 2017, as the operation itself reported then", steps.LabelBelow)
	d, list := s.Draw(plots.Style(t, kit.Page), frame.MM(174))
	if len(list) != 1 || list[0].Severity != diag.Note || !strings.Contains(list[0].Message, `under the label "422"`) {
		t.Fatalf("want one note about the date:\n%s", list.Text())
	}
	plots.Text(t, d, "422")
	plots.Check(t, "without a date", d)
	plots.CheckStepsClear(t, plots.In("without a date", s, kit.Page, d))
}
