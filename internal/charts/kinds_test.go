package charts

import (
	"fmt"
	"strings"
	"testing"

	gochart "github.com/wcharczuk/go-chart/v2"

	"briefing/internal/diag"
	"briefing/internal/doc/span"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/drawings"
)

// paths returns the paths that a test picks.
func paths(d Drawing, pick func(*frame.Path) bool) []*frame.Path {
	var out []*frame.Path
	for _, item := range d.Group.Items {
		if p, ok := item.(*frame.Path); ok && pick(p) {
			out = append(out, p)
		}
	}
	return out
}

func dashed(p *frame.Path) bool { return len(p.Dash) > 0 }

func TestPanelsDrawTheirMarks(t *testing.T) {
	for _, f := range []struct {
		name  string
		style func() Metrics
		width frame.Unit
	}{{"page", A4, frame.MM(174)}, {"column", A4, frame.MM(84)}, {"slide", Slide, frame.MM(298.7)}, {"embed", EmbedWide, frame.Pt(560)}, {"narrow embed", EmbedNarrow, frame.Pt(292)}} {
		s := panelSpec()
		s.ID = f.name
		d := draw(t, s, f.style(), f.width)
		checkDrawingWithin(t, f.name, d, frame.MM(0.6))
		checkPanelMarks(t, s, d, f.style())
		checkLabelsKept(t, s, d)
	}
}

// A sliver of a mark is still to be seen: 601 with a mark of 100 is six and 0.3 mm.
func TestSmallestPartOfAMark(t *testing.T) {
	s := panelSpec()
	s.Panels.Panels[1].Part = 10
	checkPanelMarks(t, s, draw(t, s, A4(), frame.MM(174)), A4())
}

func TestPanelsStandInRows(t *testing.T) {
	d := draw(t, panelSpec(), A4(), frame.MM(174))
	at := func(s string) frame.Point { return textOf(t, d, s).At }
	wide, beside, below, last := at("more than"), at("607"), at("200"), at("33")
	if wide.X != 0 || beside.X != frame.MM(54)*2+frame.MM(6)*2 || beside.Y != wide.Y {
		t.Errorf("the panel of the most marks stands at %v, the next at %v", wide, beside)
	}
	if below.X != 0 || last.X != frame.MM(54)+frame.MM(6) || below.Y <= wide.Y || last.Y != below.Y {
		t.Errorf("the second row stands at %v and %v", below, last)
	}
	who, when := textOf(t, d, "Inside the EU"), textOf(t, d, "2018")
	if who.At.X != beside.X || when.At.Y != who.At.Y || when.At.X+when.Width != frame.MM(174) {
		t.Errorf("who stands at %v, when at %v to %d", who.At, when.At, when.At.X+when.Width)
	}
	// A panel that spans two columns starts a row where only one is left.
	s := panelSpec()
	s.Panels.Panels[0], s.Panels.Panels[2] = s.Panels.Panels[2], s.Panels.Panels[0]
	d = draw(t, s, A4(), frame.MM(174))
	if a, b := textOf(t, d, "607").At, textOf(t, d, "more than").At; b.X != 0 || b.Y <= a.Y {
		t.Errorf("it stands at %v after %v", b, a)
	}
}

func TestPeriodGoesUnderALongName(t *testing.T) {
	s := panelSpec()
	s.Panels.Panels[1].Kicker = span.Plain("European Border and Coast Guard Agency")
	s.Panels.Panels[1].When = span.Plain("August to October 2018")
	d := draw(t, s, A4(), frame.MM(174))
	checkDrawing(t, "period under who", d)
	if who, when := textOf(t, d, "European Border and Coast Guard"), textOf(t, d, "August to October 2018"); when.At.X != who.At.X || when.At.Y <= who.At.Y {
		t.Errorf("who stands at %v, when at %v", who.At, when.At)
	}
	if a, b := textOf(t, d, "607").At, textOf(t, d, "more than").At; a.Y != b.Y {
		t.Error("numbers of one row stand on two lines")
	}
}

func TestTimelineStandsOnItsMonths(t *testing.T) {
	width := frame.MM(174)
	d := draw(t, timelineSpec(true), A4(), width)
	now := drawings.PathBox(paths(d, dashed)[0])
	want := width * 101 / 120 // the middle of the 51st of 60 months
	if x := now.X + now.W/2; x < want-2 || x > want+2 {
		t.Errorf("the dashed line stands at %d, want %d", x, want)
	}
	bars := barsOf(d, frame.MM(5))
	blue := testStyle(t, A4()).Colors.Color(brand.Blue)
	if bars[0].X != frame.MM(0.5) || bars[0].X+bars[0].W < want-2 || bars[0].X+bars[0].W > want+2 {
		t.Errorf("the first bar's solid part is %v", bars[0])
	}
	// Arrowheads end at the line.
	for _, p := range paths(d, func(p *frame.Path) bool { return p.Fill != nil && len(p.Segs) == 6 }) {
		if b := drawings.PathBox(p); b.X+b.W < want-2 || b.X+b.W > want+2 || *p.Fill != blue {
			t.Errorf("an arrow is %v", b)
		}
	}
	// "to 2020" is open at the right: a line of three sides; "to 2019" is closed.
	open := paths(d, func(p *frame.Path) bool { return p.Fill == nil && len(p.Segs) == 4 })
	if len(open) != 1 || open[0].Segs[0].P[0].X != width || open[0].Segs[3].P[0].X != width {
		t.Errorf("%d open bars, want one that runs to the right side", len(open))
	}
	closed := paths(d, func(p *frame.Path) bool { return p.Fill != nil && p.Stroke != nil })
	if len(closed) != 1 {
		t.Fatalf("%d bars with an outline all around, want 1", len(closed))
	}
	if b := drawings.PathBox(closed[0]); b.X+b.W < width-2 || b.X+b.W > width {
		t.Errorf("the bar to 2019 ends at %d, want %d", b.X+b.W, width)
	}
	// The label of the line stands beside the first bar that ends at it.
	if label, bar := textOf(t, d, "March 2019"), textOf(t, d, "Operation Sophia"); label.At.Y != bar.At.Y || label.At.X <= want {
		t.Errorf("the line's label stands at %v", label.At)
	}
}

func TestTimelineLabelsStandInsideOrBesideTheirBars(t *testing.T) {
	st := testStyle(t, A4())
	ink, white := st.Colors.Color(brand.Ink), st.Colors.Color(brand.White)
	spec := &Spec{Time: &Timeline{FirstYear: 2015, LastYear: 2019, Now: 50, Bars: []TimeBar{
		{Label: span.Plain("inside its bar"), Start: 0, End: 40},
		{Label: span.Plain("right of its short bar"), Start: 3, End: 6},
		{Label: span.Plain("of a bar at the end"), Start: 52, End: 60},
	}}}
	d := draw(t, spec, A4(), frame.MM(174))
	checkDrawing(t, "timeline", d)
	bars := barsOf(d, frame.MM(5))
	if txt := textOf(t, d, "inside its bar"); txt.Color != white || txt.At.X != bars[0].X+frame.MM(1.5) {
		t.Errorf("inside: %+v", txt)
	}
	if txt := textOf(t, d, "right of its short bar"); txt.Color != ink || txt.At.X < bars[1].X+bars[1].W {
		t.Errorf("right: %+v", txt)
	}
	// No label begins before its bar. Without events, years are a little narrower for that of a bar at the end ...
	if txt := textOf(t, d, "of a bar at the end"); txt.Color != ink || txt.At.X < bars[2].X+bars[2].W {
		t.Errorf("at the end: %+v, its bar %v", txt, bars[2])
	}
	// ... else it stands over it.
	spec.Time.Events = [][]TimeEvent{{{Text: span.Plain("an event")}}}
	d = draw(t, spec, A4(), frame.MM(174))
	bar := barsOf(d, frame.MM(5))[2]
	if txt := textOf(t, d, "of a bar at the"); txt.Color != ink || txt.At.X != bar.X || txt.At.Y >= bar.Y {
		t.Errorf("over a bar at the end: %+v, its bar %v", txt, bar)
	}
}

// What is stated only by its year is pale in that year, and begins and ends nowhere in particular in it.
func TestYearsAloneArePale(t *testing.T) {
	st := testStyle(t, A4())
	blue, pale := st.Colors.Color(brand.Blue), st.Colors.Color(brand.Pale)
	spec := &Spec{Time: &Timeline{FirstYear: 2015, LastYear: 2019, Now: 50, Bars: []TimeBar{
		{Label: span.Plain("a"), Start: 0, End: 60, YearStart: true, YearEnd: true},
		{Label: span.Plain("b"), Start: 12, End: 24, YearStart: true, YearEnd: true},
		{Label: span.Plain("c"), Start: 24, NoEnd: true, YearStart: true},
		{Label: span.Plain("d"), Start: 48, NoEnd: true, YearStart: true},
		{Label: span.Plain("e"), Start: 5, End: 36, YearEnd: true},
		{Label: span.Plain("f"), Start: 0, RunsOut: true, YearStart: true},
	}}}
	d := draw(t, spec, A4(), frame.MM(174))
	checkDrawing(t, "years", d)
	checkTimeBars(t, spec, d, A4())
	year := frame.MM(174) / 5
	for i, want := range map[int]string{0: "pale 0-1 solid 1-4 pale 4-5", 1: "pale 1-2", 2: "pale 2-3 solid 3-4.2", 3: "pale 4-4.2", 4: "solid 0.4-2 pale 2-3", 5: "pale 0-1 solid 1-4.2 pale 4.2-5"} {
		m := A4().Time
		top := m.Year.Lead + m.RuleTop + m.FirstBar + m.Pitch*frame.Unit(i)
		var got []string
		for _, p := range paths(d, func(p *frame.Path) bool { return p.Fill != nil && (*p.Fill == blue || *p.Fill == pale) }) {
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
			t.Errorf("%s is drawn %q, want %q", spec.Time.Bars[i].Label.S, all, want)
		}
	}
}

func TestManyYearsAreNamedInPart(t *testing.T) {
	s := &Spec{Time: &Timeline{FirstYear: 1990, LastYear: 2019, Now: 350, Bars: []TimeBar{{Label: span.Plain("a"), Start: 0, End: 300}}}}
	d := draw(t, s, EmbedNarrow(), frame.Pt(292))
	checkDrawingWithin(t, "thirty years", d, frame.MM(0.6))
	all := strings.Join(drawings.Texts(d.Group.Items), "|")
	if !strings.HasPrefix(all, "1990 |1995 |2000 |2005 |2010 |2015 |a") {
		t.Errorf("thirty years on a phone read %q", all)
	}
	if _, list := Draw(s, testStyle(t, A4()), frame.MM(8)); !list.HasErrors() || !strings.Contains(list.Text(), "no room for 30 years") {
		t.Errorf("thirty years on 8 mm:\n%s", list.Text())
	}
}

func TestEventsStandUnderTheirYearWithTheDateInBold(t *testing.T) {
	d := draw(t, timelineSpec(true), A4(), frame.MM(174))
	date, year := textOf(t, d, "23\u00a0Feb"), textOf(t, d, "2018")
	if date.Style != frame.Bold || date.At.X != year.At.X {
		t.Errorf("date %+v under %+v", date, year)
	}
	if txt := textOf(t, d, "EU pledges"); txt.Style != frame.Regular || txt.At.Y != date.At.Y || txt.At.X <= date.At.X+date.Width {
		t.Errorf("text %+v after its date", txt)
	}
	only := draw(t, &Spec{Time: &Timeline{FirstYear: 2015, LastYear: 2016, Events: [][]TimeEvent{{{Text: span.Plain("one")}}}}}, A4(), frame.MM(84))
	checkDrawing(t, "events only", only)
	if len(paths(only, dashed)) != 0 {
		t.Error("a timeline without bars has a dashed line")
	}
}

func TestStepLineHoldsEachCountUntilTheNext(t *testing.T) {
	d := draw(t, sophiaSpec(), A4(), frame.MM(174))
	m := A4().Steps
	lines := paths(d, func(p *frame.Path) bool { return p.Stroke != nil && p.Width == m.Line })
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
	d := draw(t, sophiaSpec(), A4(), frame.MM(174))
	blue, white := testStyle(t, A4()).Colors.Color(brand.Blue), testStyle(t, A4()).Colors.Color(brand.White)
	hollow, solid, triangle := 0, 0, 0
	for _, p := range paths(d, func(p *frame.Path) bool { return p.Fill != nil }) {
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

func TestGridlinesStandAtRoundValues(t *testing.T) {
	for largest, want := range map[int64]int64{1: 1, 2: 1, 3: 1, 4: 2, 10: 5, 46: 20, 60: 25, 100: 50, 151: 50, 199: 50, 200: 100, 551: 250, 999: 250, 1000: 500, 13000: 5000} {
		if got := RoundStep(largest); got != want {
			t.Errorf("up to %d: step %d, want %d", largest, got, want)
		}
	}
	for v := int64(4); v < 5000; v++ {
		if n := v / RoundStep(v); n < 2 || n > 4 {
			t.Errorf("up to %d there are %d gridlines", v, n)
		}
	}
	if got := grouped(1234567, nnbsp); got != "1\u202f234\u202f567" {
		t.Errorf("grouped: %q", got)
	}
	s := sophiaSpec()
	s.Steps.Panels[0].Ticks = []string{"0", "200", "400"}
	d := draw(t, s, A4(), frame.MM(174))
	textOf(t, d, "400")
}

func TestYearsAreTickedOnTheFirstOfJanuary(t *testing.T) {
	for _, c := range []struct{ y, m, d, want int }{{1970, 1, 1, 0}, {1969, 12, 31, -1}, {2000, 3, 1, 11017}, {2019, 3, 31, 17986}, {1, 1, 1, -719162}} {
		if got := dayOf(c.y, c.m, c.d); got != c.want {
			t.Errorf("%d-%d-%d is day %d, want %d", c.y, c.m, c.d, got, c.want)
		}
	}
	d := draw(t, sophiaSpec(), A4(), frame.MM(174))
	m := A4().Steps
	ticks := paths(d, func(p *frame.Path) bool { return p.Stroke != nil && drawings.PathBox(p).H == m.Tick })
	if len(ticks) != 8 {
		t.Errorf("%d ticks, want four in each panel", len(ticks))
	}
	// Many years in a narrow panel: every fifth is named, none meets its neighbour.
	var pts []StepPoint
	for y := 1980; y <= 2019; y++ {
		pts = append(pts, StepPoint{Year: y, Month: 6, Day: 1, Value: int64(y - 1979)})
	}
	d = draw(t, &Spec{Steps: &Steps{Panels: []StepPanel{{Title: span.Plain("t"), Points: pts}}}}, A4(), frame.MM(60))
	checkDrawing(t, "forty years", d)
	textOf(t, d, "2000")
	if strings.Contains(strings.Join(drawings.Texts(d.Group.Items), "|"), "2001") {
		t.Error("every year is named where there is no room")
	}
}

func TestStepKeyMovesBelowAFullCorner(t *testing.T) {
	flat := func(corner int64) *Spec {
		own := point(2019, 3, 15, corner)
		own.Outside = false
		return &Spec{Steps: &Steps{MainKey: span.Plain("EU factsheet"), OutsideKey: span.Plain("other public sources"), Panels: []StepPanel{
			{Title: span.Plain("t"), Points: []StepPoint{point(2018, 1, 1, 100), own}}}}}
	}
	in := draw(t, flat(100), A4(), frame.MM(84))
	below := draw(t, flat(2), A4(), frame.MM(84))
	checkDrawing(t, "key below", below)
	if below.H != in.H+A4().Steps.Key.Lead {
		t.Errorf("heights %d and %d: want a line more for the key", in.H, below.H)
	}
	if y := textOf(t, below, "EU factsheet").At.Y; y < in.H {
		t.Errorf("the key stands at %d, over the years", y)
	}
	// A brief without outside points needs no key.
	none := flat(100)
	none.Steps.Panels[0].Points[0].Outside = false
	if got := strings.Join(drawings.Texts(draw(t, none, A4(), frame.MM(84)).Group.Items), "|"); strings.Contains(got, "EU factsheet") {
		t.Error("a key for one kind of source")
	}
}

func TestStepPanelsShareTheirStretchOfTime(t *testing.T) {
	s := &Spec{Steps: &Steps{Panels: []StepPanel{
		{Title: span.Plain("a"), Points: []StepPoint{point(2016, 1, 1, 1), point(2018, 1, 1, 5)}},
		{Title: span.Plain("b"), Points: []StepPoint{point(2017, 1, 1, 1), point(2019, 1, 1, 5)}},
	}}}
	d := draw(t, s, A4(), frame.MM(174))
	m := A4().Steps
	lines := paths(d, func(p *frame.Path) bool { return p.Stroke != nil && p.Width == m.Line })
	a, b := drawings.PathBox(lines[0]), drawings.PathBox(lines[1])
	step := (frame.MM(174)-m.Gap)/2 + m.Gap
	third := (frame.MM(84) - m.Gutter - 2*m.Edge) / 3
	if off := b.X - step - a.X - third; off < -20 || off > 20 {
		t.Errorf("a year later starts %d later, want %d", b.X-step-a.X, third)
	}
}

// A label that has no room with its date loses the date, with a note; the value stays.
func TestStepLabelKeepsItsValue(t *testing.T) {
	s := sophiaSpec()
	pt := &s.Steps.Panels[0].Points[5]
	*pt = labelled(*pt, "422", "in the middle of April 2017, as the operation itself reported then", LabelBelow)
	d, list := Draw(s, testStyle(t, A4()), frame.MM(174))
	if len(list) != 1 || list[0].Severity != diag.Note || !strings.Contains(list[0].Message, `under the label "422"`) {
		t.Fatalf("want one note about the date:\n%s", list.Text())
	}
	textOf(t, d, "422")
	checkDrawing(t, "without a date", d)
	checkStepLabels(t, "without a date", d, A4())
}

func TestTilesShareOneBaseline(t *testing.T) {
	d := draw(t, tileSpec(), A4(), frame.MM(174))
	base := textOf(t, d, "607").At.Y
	for _, n := range []string{"€471", "million", "551", "13\u202f000"} {
		if y := textOf(t, d, n).At.Y; y != base {
			t.Errorf("%s stands at %d, want %d", n, y, base)
		}
	}
	if base != frame.MM(14.2) {
		t.Errorf("numbers stand at %d, want 14.2 mm", base)
	}
	// Without a qualifier in the row its line is not kept free.
	s := tileSpec()
	s.Tiles.Tiles = s.Tiles.Tiles[:3]
	if y := textOf(t, draw(t, s, A4(), frame.MM(174)), "607").At.Y; y != frame.MM(14.2)-frame.MM(3.2) {
		t.Errorf("numbers stand at %d, want 11 mm", y)
	}
	note := textOf(t, d, "1")
	if note.Size != 850*62/100 && note.Size != 550 || note.At.Y >= textOf(t, d, "regions").At.Y {
		t.Errorf("the note number is %d large at %d", note.Size, note.At.Y)
	}
}

func TestTileNumbersShrinkTogetherOnce(t *testing.T) {
	s := tileSpec()
	s.Tiles.Tiles[1].Number = span.Plain("13\u202f000\u202f000")
	d := draw(t, s, A4(), frame.MM(174))
	for _, n := range []string{"€471", "13\u202f000\u202f000", "551"} {
		if size := textOf(t, d, n).Size; size != 2000 {
			t.Errorf("%s is set in %d, want 20 pt in the whole row", n, size)
		}
	}
}

func TestFirstGroupsLabelStandsOverTheKey(t *testing.T) {
	s := fundingSpec(true)
	s.Bars.Groups[0].Label = span.Plain("Tied to a region")
	m := A4()
	m.Bars.Grouped = GroupedMetrics{} // a form without a column for labels of groups
	d := draw(t, s, m, frame.MM(174))
	checkDrawing(t, "label over the key", d)
	if a, b := textOf(t, d, "Tied to a region"), textOf(t, d, "payer not named"); a.At.Y >= b.At.Y {
		t.Error("the group's label stands between the key and its bar")
	}
	bar := barsOf(d, frame.MM(5))[0]
	for _, tick := range paths(d, func(p *frame.Path) bool { return p.Stroke != nil && p.Width == frame.MM(0.22) }) {
		if b := drawings.PathBox(tick); b.Y+b.H != bar.Y {
			t.Errorf("a tick ends at %d, not at the bar at %d", b.Y+b.H, bar.Y)
		}
	}
}

func TestWrapHoldsNoBreakSpacesAndBreaksAfterHyphens(t *testing.T) {
	d := &desk{st: testStyle(t, A4())}
	w := func(s string) frame.Unit { return d.width(s, frame.Regular, 850) }
	for _, c := range []struct {
		s     string
		width frame.Unit
		want  string
		ok    bool
	}{
		{"one two", w("one two"), "one two", true},
		{"one two", w("one two") - 1, "one|two", true},
		{"  one   two ", w("one two"), "one two", true},
		{"€100\u00a0million to", w("€100\u00a0million"), "€100\u00a0million|to", true},
		{"€100\u00a0million", w("€100\u00a0million") - 1, "€100\u00a0million", false},
		{"awareness-raising", w("awareness-"), "awareness-|raising", true},
		{"on awareness-raising", w("awareness-raising"), "on|awareness-raising", true},
		{"2015–2019", w("2015–"), "2015–|2019", true},
		{"", 100, "", true},
	} {
		lines, ok := d.wrap(c.s, frame.Regular, 850, c.width)
		if got := strings.Join(lines, "|"); got != c.want || ok != c.ok {
			t.Errorf("%q in %d: %q, %v, want %q, %v", c.s, c.width, got, ok, c.want, c.ok)
		}
	}
}

func TestSpansKeepTinyPartsApart(t *testing.T) {
	c := &barChart{desk: &desk{}, m: A4().Bars}
	x := &gochart.ContinuousRange{Max: 1000, Domain: 10000}
	at := c.spans([]BarPart{{Size: 1}, {Size: 0}, {Size: 2}, {Size: 997}}, x)
	for i := 1; i < len(at); i++ {
		if at[i].from < at[i-1].to {
			t.Errorf("part %d starts at %d, before part %d ends at %d", i, at[i].from, i-1, at[i-1].to)
		}
	}
	if at[1].from != at[1].to {
		t.Error("a part of zero has a length")
	}
	if at[0].to-at[0].from != c.m.Least || at[3].to != 10000 {
		t.Errorf("spans %v", at)
	}
}
