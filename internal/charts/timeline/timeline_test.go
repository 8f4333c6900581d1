package timeline_test

import (
	"fmt"
	"strings"
	"testing"

	"briefing/internal/charts/kit"
	"briefing/internal/charts/timeline"
	"briefing/internal/doc/span"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/drawings"
	"briefing/internal/testkit/plots"
)

func TestTimelineStandsOnItsMonths(t *testing.T) {
	width := frame.MM(174)
	d := plots.Draw(t, plots.Actions(true), kit.Page, width)
	now := drawings.PathBox(plots.Paths(d, plots.Dashed)[0])
	want := width * 101 / 120 // the middle of the 51st of 60 months
	if x := now.X + now.W/2; x < want-2 || x > want+2 {
		t.Errorf("the dashed line stands at %d, want %d", x, want)
	}
	bars := plots.Boxes(d, frame.MM(5))
	blue := plots.Colors().Color(brand.Blue)
	if bars[0].X != frame.MM(0.5) || bars[0].X+bars[0].W < want-2 || bars[0].X+bars[0].W > want+2 {
		t.Errorf("the first bar's solid part is %v", bars[0])
	}
	// Arrowheads end at the line.
	for _, p := range plots.Paths(d, func(p *frame.Path) bool { return p.Fill != nil && len(p.Segs) == 6 }) {
		if b := drawings.PathBox(p); b.X+b.W < want-2 || b.X+b.W > want+2 || *p.Fill != blue {
			t.Errorf("an arrow is %v", b)
		}
	}
	// "to 2020" is open at the right: a line of three sides; "to 2019" is closed.
	open := plots.Paths(d, func(p *frame.Path) bool { return p.Fill == nil && len(p.Segs) == 4 })
	if len(open) != 1 || open[0].Segs[0].P[0].X != width || open[0].Segs[3].P[0].X != width {
		t.Errorf("%d open bars, want one that runs to the right side", len(open))
	}
	closed := plots.Paths(d, func(p *frame.Path) bool { return p.Fill != nil && p.Stroke != nil })
	if len(closed) != 1 {
		t.Fatalf("%d bars with an outline all around, want 1", len(closed))
	}
	if b := drawings.PathBox(closed[0]); b.X+b.W < width-2 || b.X+b.W > width {
		t.Errorf("the bar to 2019 ends at %d, want %d", b.X+b.W, width)
	}
	// The label of the line stands beside the first bar that ends at it.
	if label, bar := plots.Text(t, d, "March 2019"), plots.Text(t, d, "Operation Sophia"); label.At.Y != bar.At.Y || label.At.X <= want {
		t.Errorf("the line's label stands at %v", label.At)
	}
}

func TestTimelineLabelsStandInsideOrBesideTheirBars(t *testing.T) {
	st := plots.Style(t, kit.Page)
	ink, white := st.Colors.Color(brand.Ink), st.Colors.Color(brand.White)
	spec := &timeline.Chart{FirstYear: 2015, LastYear: 2019, Now: 50, Bars: []timeline.Bar{
		{Label: span.Plain("inside its bar"), Start: 0, End: 40},
		{Label: span.Plain("right of its short bar"), Start: 3, End: 6},
		{Label: span.Plain("of a bar at the end"), Start: 52, End: 60},
	}}
	d := plots.Draw(t, spec, kit.Page, frame.MM(174))
	plots.Check(t, "timeline", d)
	bars := plots.Boxes(d, frame.MM(5))
	if txt := plots.Text(t, d, "inside its bar"); txt.Color != white || txt.At.X != bars[0].X+frame.MM(1.5) {
		t.Errorf("inside: %+v", txt)
	}
	if txt := plots.Text(t, d, "right of its short bar"); txt.Color != ink || txt.At.X < bars[1].X+bars[1].W {
		t.Errorf("right: %+v", txt)
	}
	// No label begins before its bar. Without events, years are a little narrower for that of a bar at the end ...
	if txt := plots.Text(t, d, "of a bar at the end"); txt.Color != ink || txt.At.X < bars[2].X+bars[2].W {
		t.Errorf("at the end: %+v, its bar %v", txt, bars[2])
	}
	// ... else it stands over it.
	spec.Events = [][]timeline.Event{{{Text: span.Plain("an event")}}}
	d = plots.Draw(t, spec, kit.Page, frame.MM(174))
	bar := plots.Boxes(d, frame.MM(5))[2]
	if txt := plots.Text(t, d, "of a bar at the"); txt.Color != ink || txt.At.X != bar.X || txt.At.Y >= bar.Y {
		t.Errorf("over a bar at the end: %+v, its bar %v", txt, bar)
	}
}

// What is stated only by its year is pale in that year, and begins and ends nowhere in particular in it.
func TestYearsAloneArePale(t *testing.T) {
	st := plots.Style(t, kit.Page)
	blue, pale := st.Colors.Color(brand.Blue), st.Colors.Color(brand.Pale)
	spec := &timeline.Chart{FirstYear: 2015, LastYear: 2019, Now: 50, Bars: []timeline.Bar{
		{Label: span.Plain("a"), Start: 0, End: 60, YearStart: true, YearEnd: true},
		{Label: span.Plain("b"), Start: 12, End: 24, YearStart: true, YearEnd: true},
		{Label: span.Plain("c"), Start: 24, NoEnd: true, YearStart: true},
		{Label: span.Plain("d"), Start: 48, NoEnd: true, YearStart: true},
		{Label: span.Plain("e"), Start: 5, End: 36, YearEnd: true},
		{Label: span.Plain("f"), Start: 0, RunsOut: true, YearStart: true},
	}}
	d := plots.Draw(t, spec, kit.Page, frame.MM(174))
	plots.Check(t, "years", d)
	plots.CheckTimeline(t, plots.In("years", spec, kit.Page, d))
	year := frame.MM(174) / 5
	for i, want := range map[int]string{0: "pale 0-1 solid 1-4 pale 4-5", 1: "pale 1-2", 2: "pale 2-3 solid 3-4.2", 3: "pale 4-4.2", 4: "solid 0.4-2 pale 2-3", 5: "pale 0-1 solid 1-4.2 pale 4.2-5"} {
		m := spec.Sizes(kit.FormOf(kit.Page))
		top := m.Year.Lead + m.RuleTop + m.FirstBar + m.Pitch*frame.Unit(i)
		var got []string
		for _, p := range plots.Paths(d, func(p *frame.Path) bool { return p.Fill != nil && (*p.Fill == blue || *p.Fill == pale) }) {
			b := drawings.PathBox(p)
			if b.Y < top-60 || b.Y > top+60 {
				continue
			}
			what := "solid"
			if *p.Fill == pale {
				what = "pale"
			}
			tenths := func(x frame.Unit) string {
				return strings.TrimSuffix(fmt.Sprintf("%.1f", float64(x)/float64(year)), ".0")
			}
			got = append(got, what+" "+tenths(b.X)+"-"+tenths(b.X+b.W))
		}
		if all := strings.Join(got, " "); all != want {
			t.Errorf("%s is drawn %q, want %q", spec.Bars[i].Label.S, all, want)
		}
	}
}

func TestManyYearsAreNamedInPart(t *testing.T) {
	s := &timeline.Chart{FirstYear: 1990, LastYear: 2019, Now: 350, Bars: []timeline.Bar{{Label: span.Plain("a"), Start: 0, End: 300}}}
	d := plots.Draw(t, s, kit.EmbedNarrow, frame.Pt(292))
	plots.CheckWithin(t, "thirty years", d, frame.MM(0.6))
	all := strings.Join(drawings.Texts(d.Group.Items), "|")
	if !strings.HasPrefix(all, "1990 |1995 |2000 |2005 |2010 |2015 |a") {
		t.Errorf("thirty years on a phone read %q", all)
	}
	if _, list := s.Draw(plots.Style(t, kit.Page), frame.MM(8)); !list.HasErrors() || !strings.Contains(list.Text(), "no room for 30 years") {
		t.Errorf("thirty years on 8 mm:\n%s", list.Text())
	}
}

func TestEventsStandUnderTheirYearWithTheDateInBold(t *testing.T) {
	d := plots.Draw(t, plots.Actions(true), kit.Page, frame.MM(174))
	date, year := plots.Text(t, d, "23\u00a0Feb"), plots.Text(t, d, "2018")
	if date.Style != frame.Bold || date.At.X != year.At.X {
		t.Errorf("date %+v under %+v", date, year)
	}
	if txt := plots.Text(t, d, "EU pledges"); txt.Style != frame.Regular || txt.At.Y != date.At.Y || txt.At.X <= date.At.X+date.Width {
		t.Errorf("text %+v after its date", txt)
	}
	only := plots.Draw(t, &timeline.Chart{FirstYear: 2015, LastYear: 2016, Events: [][]timeline.Event{{{Text: span.Plain("one")}}}}, kit.Page, frame.MM(84))
	plots.Check(t, "events only", only)
	if len(plots.Paths(only, plots.Dashed)) != 0 {
		t.Error("a timeline without bars has a dashed line")
	}
}

// In the narrow form labels stand over their bars and events in a list by year, in reading order.
func TestNarrowTimeline(t *testing.T) {
	chart := plots.Actions(true)
	d := plots.Draw(t, chart, kit.EmbedNarrow, frame.Pt(292))
	bars := plots.Boxes(d, chart.Sizes(kit.FormOf(kit.EmbedNarrow)).AboveBar)
	label, next := plots.Text(t, d, "Operation Sophia"), plots.Text(t, d, "European Migrant Smuggling Centre")
	if len(bars) == 0 || label.At.Y >= next.At.Y {
		t.Fatal("no bars, or labels out of order")
	}
	for _, b := range bars {
		if b.X > label.At.X && b.Y < label.At.Y && b.Y+b.H > label.At.Y {
			t.Error("a bar stands beside its label")
		}
	}
	event, year := plots.Text(t, d, "Six information projects start in Africa"), frame.Unit(0)
	for _, item := range d.Group.Items {
		if txt, ok := item.(*frame.Text); ok && txt.S == "2019 " && txt.At.Y == event.At.Y {
			year = txt.At.X + txt.Width
		}
	}
	if year == 0 || year >= event.At.X {
		t.Error("the year does not stand before its events")
	}
	if got := plots.Text(t, d, "14\u00a0Jun"); got.At.X != event.At.X {
		t.Error("events do not stand under each other")
	}
}

// Whatever is drawn belongs to an object: the words of each bar to that of the bar, unless they interrupt the dashed line;
// the lines of an event to one of their own.
func TestTimelineObjects(t *testing.T) {
	plain := span.Plain
	spec := &timeline.Chart{FirstYear: 2015, LastYear: 2019, Now: 50, NowLabel: plain("March 2019"), Bars: []timeline.Bar{
		{Label: plain("inside"), Start: 0, End: 40},
		{Label: plain("beside it"), Start: 3, End: 6},
		{Label: plain("over the line of today"), Start: 38, End: 42},
	}, Events: [][]timeline.Event{{{Date: plain("14 Jun"), Text: plain("limits on boats and on their motors")}, {Text: plain("another")}}, nil, nil, nil, nil}}
	d := plots.Draw(t, spec, kit.Slide, frame.MM(298))
	count := map[int]int{}
	bars := map[int]bool{} // objects that hold a blue rectangle as high as a bar
	for _, item := range d.Group.Items {
		object := 0
		switch it := item.(type) {
		case *frame.Path:
			object = it.Object
			if b := drawings.PathBox(it); it.Fill != nil && *it.Fill == plots.Colors().Color(brand.Blue) && b.H > frame.MM(5) {
				bars[object] = true
			}
		case *frame.Text:
			object = it.Object
		}
		if object == 0 {
			t.Errorf("%v belongs to no object", item)
		}
		count[object]++
	}
	// The axis, three bars, the dashed line, the words over it, two events.
	if len(count) != 8 || len(bars) != 3 {
		t.Errorf("%d objects with %d bars, want 8 with 3", len(count), len(bars))
	}
	of := func(s string) int { return plots.Text(t, d, s).Object }
	if !bars[of("inside")] || !bars[of("beside it")] || bars[of("over the line of today")] || of("inside") == of("beside it") {
		t.Errorf("the words belong to the objects %d, %d and %d, the bars are %v", of("inside"), of("beside it"), of("over the line of today"), bars)
	}
	if of("14 Jun") != of("motors") || of("14 Jun") == of("another") || of("2015") != of("2019") {
		t.Errorf("the events are the objects %d, %d and %d, the years %d and %d", of("14 Jun"), of("motors"), of("another"), of("2015"), of("2019"))
	}
}
