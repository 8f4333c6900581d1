package timeline_test

import (
	"strings"
	"testing"

	"briefing/internal/charts/timeline"
	"briefing/internal/doc/span"
	"briefing/internal/testkit/plots"
)

// Every mistake is an error that names the chart; none is a panic, and the drawing stays empty.
func TestFaults(t *testing.T) {
	bar := func(b timeline.Bar) *timeline.Chart {
		return &timeline.Chart{FirstYear: 2015, LastYear: 2019, Now: 50, Bars: []timeline.Bar{b}}
	}
	unbroken := strings.Repeat("W", 90)
	for name, c := range map[string]struct {
		chart   *timeline.Chart
		id, say string
	}{
		"years in wrong order": {&timeline.Chart{FirstYear: 2019, LastYear: 2015}, "chart-years", "from 2019 to 2015"},
		"empty timeline":       {&timeline.Chart{FirstYear: 2015, LastYear: 2019}, "chart-empty", "neither bars nor events"},
		"bar outside":          {bar(timeline.Bar{Label: span.Plain("b"), Start: 60, NoEnd: true}), "chart-years", "outside of 2015 to 2019"},
		"bar ends first":       {bar(timeline.Bar{Label: span.Plain("b"), Start: 6, End: 6}), "chart-years", "before it starts"},
		"bar ends later":       {bar(timeline.Bar{Label: span.Plain("b"), Start: 6, End: 61}), "chart-years", "after 2019"},
		"bar of two minds":     {bar(timeline.Bar{Label: span.Plain("b"), NoEnd: true, RunsOut: true}), "chart-years", "both"},
		"bar without label":    {bar(timeline.Bar{NoEnd: true}), "chart-label", "without a label"},
		"bar label too long":   {bar(timeline.Bar{Label: span.Plain(unbroken + unbroken), NoEnd: true}), "chart-fit", "no room for a word of the label"},
		"published before":     {&timeline.Chart{FirstYear: 2015, LastYear: 2019, Now: -1, Bars: []timeline.Bar{{Label: span.Plain("b"), NoEnd: true}}}, "chart-years", "published before 2015"},
		"too many event years": {&timeline.Chart{FirstYear: 2015, LastYear: 2015, Events: [][]timeline.Event{{{Text: span.Plain("a")}}, {{Text: span.Plain("b")}}}}, "chart-years", "events for 2 years, shown are 1"},
		"event without text":   {&timeline.Chart{FirstYear: 2015, LastYear: 2015, Events: [][]timeline.Event{{{Date: span.Plain("Nov")}}}}, "chart-label", "without text in 2015"},
		"event too wide":       {&timeline.Chart{FirstYear: 2015, LastYear: 2019, Events: [][]timeline.Event{{{Text: span.Plain(unbroken)}}}}, "chart-fit", "in 2015"},
	} {
		t.Run(name, func(t *testing.T) { plots.CheckFault(t, c.chart, c.id, c.say) })
	}
}
