package charts

import (
	"strings"
	"testing"

	"briefing/internal/doc/span"
	"briefing/internal/page/frame"
)

// Every mistake is an error that names the chart; none is a panic, and the drawing stays empty.
func TestFaults(t *testing.T) {
	panel := func(p Panel) *Spec {
		return &Spec{ID: "c", Panels: &Panels{Panels: []Panel{p}, Keys: []string{"= 1 thing"}}}
	}
	ok := Panel{Kicker: span.Plain("who"), Number: span.Plain("3"), Label: span.Plain("things"), When: span.Plain("2018"), Marks: 3}
	change := func(f func(*Panel)) *Spec { p := ok; f(&p); return panel(p) }
	bar := func(b TimeBar) *Spec {
		return &Spec{ID: "c", Time: &Timeline{FirstYear: 2015, LastYear: 2019, Now: 50, Bars: []TimeBar{b}}}
	}
	steps := func(pts ...StepPoint) *Spec {
		return &Spec{ID: "c", Steps: &Steps{Panels: []StepPanel{{Title: span.Plain("t"), Points: pts}}}}
	}
	ticks := func(labels ...string) *Spec {
		s := steps(point(2018, 1, 1, 100))
		s.Steps.Panels[0].Ticks = labels
		return s
	}
	tile := func(x ...Tile) *Spec { return &Spec{ID: "c", Tiles: &Tiles{Tiles: x}} }
	whole := func(a, b int64) *Spec {
		return &Spec{ID: "c", Whole: &Whole{Part: BarPart{Size: a, Caption: span.Plain("a"), Value: span.Plain("1")}, Rest: BarPart{Size: b, Caption: span.Plain("b"), Value: span.Plain("2")}}}
	}
	rows := func(r ...BarRow) *Spec { s := barSpec(r...); s.ID = "c"; return s }
	long := strings.Repeat("very ", 60) + "long"
	unbroken := strings.Repeat("W", 90)

	for name, c := range map[string]struct {
		spec *Spec
		id   string
		say  string
	}{
		"no kind":                {&Spec{ID: "c"}, "chart-kind", "no kind"},
		"two kinds":              {&Spec{ID: "c", Bars: &Bars{}, Tiles: &Tiles{}}, "chart-kind", "both bars and tiles"},
		"no rows":                {&Spec{ID: "c", Bars: &Bars{}}, "chart-empty", "no rows"},
		"empty group":            {&Spec{ID: "c", Bars: &Bars{Groups: []BarGroup{{Label: span.Plain("g")}}}}, "chart-empty", `group "g" without rows`},
		"negative size":          {rows(row("a", "-1", -1000)), "chart-negative", `negative part of "a"`},
		"too large":              {rows(row("a", "x", maxSize, 1)), "chart-too-large", `bar of "a"`},
		"no label":               {rows(row(" ", "1", 1000)), "chart-label", "without a label"},
		"no value":               {rows(row("a", "", 1000)), "chart-label", `no value label for "a"`},
		"no parts":               {rows(row("a", "1")), "chart-empty", `no parts for "a"`},
		"missing with bar":       {rows(BarRow{Label: span.Plain("a"), Value: span.Plain("not stated"), Missing: true, Parts: []BarPart{{Size: 1}}}), "chart-missing", `missing value for "a"`},
		"missing more than":      {rows(BarRow{Label: span.Plain("a"), Value: span.Plain("not stated"), Missing: true, MoreThan: true}), "chart-missing", "more than"},
		"value too long":         {rows(row("a", long, 1000)), "chart-fit", "the value"},
		"label too long":         {rows(row(unbroken, "1", 1000)), "chart-fit", "the label"},
		"negative part":          {whole(-1, 2), "chart-negative", "negative part"},
		"whole of zero":          {whole(0, 0), "chart-empty", "whole of zero"},
		"whole without caption":  {&Spec{ID: "c", Whole: &Whole{Part: BarPart{Size: 1}, Rest: BarPart{Size: 1, Caption: span.Plain("b"), Value: span.Plain("1")}}}, "chart-label", "no caption for the part"},
		"whole too long":         {&Spec{ID: "c", Whole: &Whole{Part: BarPart{Size: 1, Caption: span.Plain(unbroken), Value: span.Plain("1")}, Rest: BarPart{Size: 1, Caption: span.Plain("b"), Value: span.Plain("1")}}}, "chart-fit", "captions"},
		"no panels":              {&Spec{ID: "c", Panels: &Panels{}}, "chart-empty", "no panels"},
		"no number":              {change(func(p *Panel) { p.Number = span.Plain("") }), "chart-label", "without a number"},
		"no panel label":         {change(func(p *Panel) { p.Label = span.Plain("") }), "chart-label", "does not say what 3 counts"},
		"negative marks":         {change(func(p *Panel) { p.Marks = -1 }), "chart-negative", "less than no marks for 3"},
		"too many marks":         {change(func(p *Panel) { p.Marks = 151 }), "chart-marks", "151 marks and 0 thousandths of one for 3, allowed are up to 150"},
		"more than a mark":       {change(func(p *Panel) { p.Part = 1000 }), "chart-marks", "1000 thousandths"},
		"negative part of mark":  {change(func(p *Panel) { p.Part = -1 }), "chart-negative", "less than no marks"},
		"no key":                 {&Spec{ID: "c", Panels: &Panels{Panels: []Panel{ok}}}, "chart-key", "no key for the marks of 3"},
		"no key for a part":      {&Spec{ID: "c", Panels: &Panels{Panels: []Panel{{Number: span.Plain("3"), Label: span.Plain("things"), Part: 5}}}}, "chart-key", "no key for the marks of 3"},
		"panel label too long":   {change(func(p *Panel) { p.Label = span.Plain(long + long + long) }), "chart-fit", "more than 6 lines"},
		"kicker too long":        {change(func(p *Panel) { p.Kicker = span.Plain(long) }), "chart-fit", "very"},
		"number too long":        {change(func(p *Panel) { p.Number = span.Plain(strings.Repeat("13 000 ", 6)) }), "chart-fit", "the number"},
		"period too long":        {change(func(p *Panel) { p.When = span.Plain(long) }), "chart-fit", "very"},
		"panel key too long":     {&Spec{ID: "c", Panels: &Panels{Panels: []Panel{ok}, Keys: []string{unbroken + unbroken}}}, "chart-fit", "the key"},
		"years in wrong order":   {&Spec{ID: "c", Time: &Timeline{FirstYear: 2019, LastYear: 2015}}, "chart-years", "from 2019 to 2015"},
		"empty timeline":         {&Spec{ID: "c", Time: &Timeline{FirstYear: 2015, LastYear: 2019}}, "chart-empty", "neither bars nor events"},
		"bar outside":            {bar(TimeBar{Label: span.Plain("b"), Start: 60, NoEnd: true}), "chart-years", "outside of 2015 to 2019"},
		"bar ends first":         {bar(TimeBar{Label: span.Plain("b"), Start: 6, End: 6}), "chart-years", "before it starts"},
		"bar ends later":         {bar(TimeBar{Label: span.Plain("b"), Start: 6, End: 61}), "chart-years", "after 2019"},
		"bar of two minds":       {bar(TimeBar{Label: span.Plain("b"), NoEnd: true, RunsOut: true}), "chart-years", "both"},
		"bar without label":      {bar(TimeBar{NoEnd: true}), "chart-label", "without a label"},
		"bar label too long":     {bar(TimeBar{Label: span.Plain(unbroken + unbroken), NoEnd: true}), "chart-fit", "no room for a word of the label"},
		"published before":       {&Spec{ID: "c", Time: &Timeline{FirstYear: 2015, LastYear: 2019, Now: -1, Bars: []TimeBar{{Label: span.Plain("b"), NoEnd: true}}}}, "chart-years", "published before 2015"},
		"too many event years":   {&Spec{ID: "c", Time: &Timeline{FirstYear: 2015, LastYear: 2015, Events: [][]TimeEvent{{{Text: span.Plain("a")}}, {{Text: span.Plain("b")}}}}}, "chart-years", "events for 2 years, shown are 1"},
		"event without text":     {&Spec{ID: "c", Time: &Timeline{FirstYear: 2015, LastYear: 2015, Events: [][]TimeEvent{{{Date: span.Plain("Nov")}}}}}, "chart-label", "without text in 2015"},
		"event too wide":         {&Spec{ID: "c", Time: &Timeline{FirstYear: 2015, LastYear: 2019, Events: [][]TimeEvent{{{Text: span.Plain(unbroken)}}}}}, "chart-fit", "in 2015"},
		"no step panels":         {&Spec{ID: "c", Steps: &Steps{}}, "chart-empty", "no panels"},
		"no points":              {steps(), "chart-empty", `no points in the panel "t"`},
		"no such date":           {steps(point(2018, 2, 30, 1)), "chart-date", "2018-02-30"},
		"points out of order":    {steps(point(2018, 2, 2, 1), point(2018, 2, 1, 2)), "chart-date", "out of order"},
		"two on one day":         {steps(point(2018, 2, 2, 1), point(2018, 2, 2, 2)), "chart-date", "two points on 2018-02-02"},
		"negative count":         {steps(point(2018, 2, 2, -1)), "chart-negative", "negative count"},
		"count too large":        {steps(point(2018, 2, 2, maxSize+1)), "chart-too-large", "count above"},
		"label without words":    {steps(labelled(point(2018, 2, 2, 1), "", "", LabelAbove)), "chart-label", "no words"},
		"step label too wide":    {steps(labelled(point(2018, 2, 2, 1), long, "", LabelAbove)), "chart-fit", "no room for the label"},
		"panel title too long":   {&Spec{ID: "c", Steps: &Steps{Panels: []StepPanel{{Title: span.Plain(unbroken), Points: []StepPoint{point(2018, 1, 1, 1)}}}}}, "chart-fit", "panel title"},
		"gridline no number":     {ticks("0", "many"), "chart-ticks", `"many"`},
		"gridlines out of order": {ticks("50", "0"), "chart-ticks", "out of order"},
		"gridline above":         {ticks("0", "200"), "chart-ticks", "above the plot"},
		"gridlines too close":    {ticks("0", "50", "51"), "chart-ticks", "too close"},
		"no tiles":               {tile(), "chart-empty", "no tiles"},
		"tile without number":    {tile(Tile{Label: span.Plain("a")}), "chart-label", `tile "a" without a number`},
		"tile without label":     {tile(Tile{Number: span.Plain("3")}), "chart-label", "does not say what 3 counts"},
		"tile note":              {tile(Tile{Number: span.Plain("3"), Label: span.Plain("a"), LabelNote: -1}), "chart-label", "below one"},
		"tile number too wide":   {tile(Tile{Number: span.Plain("€" + strings.Repeat("13 000 000 000", 4)), Unit: span.Plain("million"), Label: span.Plain("a")}), "chart-fit", "use fewer"},
		"tile label too long":    {tile(Tile{Number: span.Plain("3"), Label: span.Plain(unbroken)}), "chart-fit", "no room for a word of the label"},
		"tile qualifier":         {tile(Tile{Number: span.Plain("3"), Label: span.Plain("a"), Qualifier: span.Plain(long)}), "chart-fit", "over 3"},
	} {
		t.Run(name, func(t *testing.T) {
			d, list := Draw(c.spec, testStyle(t, A4()), frame.MM(174))
			if !list.HasErrors() {
				t.Fatal("no error")
			}
			if len(d.Group.Items) > 0 || d.W != 0 {
				t.Error("a drawing came with the error")
			}
			text := list.Text()
			if list[0].ID != c.id || !strings.Contains(text, c.say) || !strings.Contains(text, `chart "c"`) {
				t.Errorf("want %s that says %q, got\n%s", c.id, c.say, text)
			}
		})
	}
}

func TestAllFaultsAtOnce(t *testing.T) {
	s := barSpec(row("a", "", 1000), row("", "1", 1000), row("c", "1", -1))
	if _, list := Draw(s, testStyle(t, A4()), frame.MM(174)); len(list) != 3 {
		t.Errorf("want three errors:\n%s", list.Text())
	}
}

func TestWidthMustMakeSense(t *testing.T) {
	for _, w := range []frame.Unit{0, -5, maxWidth + 1} {
		if _, list := Draw(fundingSpec(false), testStyle(t, A4()), w); !list.HasErrors() || list[0].ID != "chart-width" {
			t.Errorf("width %d:\n%s", w, list.Text())
		}
	}
	for _, s := range samples() {
		for _, w := range []frame.Unit{1, 100, frame.MM(5), frame.MM(20), frame.MM(40)} {
			d, list := Draw(s.spec, testStyle(t, s.style()), w)
			if !list.HasErrors() {
				checkDrawing(t, s.name, d)
			}
		}
	}
	if _, list := Draw(nil, testStyle(t, A4()), 1000); !list.HasErrors() {
		t.Error("a chart of nothing is no error")
	}
	if _, list := Draw(fundingSpec(false), Style{Metrics: A4()}, 1000); !list.HasErrors() {
		t.Error("a chart without a typeface is no error")
	}
}
