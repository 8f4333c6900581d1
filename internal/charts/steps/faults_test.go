package steps_test

import (
	"strings"
	"testing"

	"briefing/internal/charts/kit"
	"briefing/internal/charts/steps"
	"briefing/internal/doc/span"
	"briefing/internal/testkit/plots"
)

// Every mistake is an error that names the chart; none is a panic, and the drawing stays empty.
func TestFaults(t *testing.T) {
	lines := func(pts ...steps.Point) *steps.Chart {
		return &steps.Chart{Panels: []steps.Panel{{Title: span.Plain("t"), Points: pts}}}
	}
	ticks := func(labels ...string) *steps.Chart {
		c := lines(plots.Point(2018, 1, 1, 100))
		c.Panels[0].Ticks = labels
		return c
	}
	long, unbroken := strings.Repeat("very ", 60)+"long", strings.Repeat("W", 90)
	for name, c := range map[string]struct {
		chart   *steps.Chart
		id, say string
	}{
		"no step panels":         {&steps.Chart{}, "chart-empty", "no panels"},
		"no points":              {lines(), "chart-empty", `no points in the panel "t"`},
		"no such date":           {lines(plots.Point(2018, 2, 30, 1)), "chart-date", "2018-02-30"},
		"points out of order":    {lines(plots.Point(2018, 2, 2, 1), plots.Point(2018, 2, 1, 2)), "chart-date", "out of order"},
		"two on one day":         {lines(plots.Point(2018, 2, 2, 1), plots.Point(2018, 2, 2, 2)), "chart-date", "two points on 2018-02-02"},
		"negative count":         {lines(plots.Point(2018, 2, 2, -1)), "chart-negative", "negative count"},
		"count too large":        {lines(plots.Point(2018, 2, 2, kit.MaxSize+1)), "chart-too-large", "count above"},
		"label without words":    {lines(plots.Labelled(plots.Point(2018, 2, 2, 1), "", "", steps.LabelAbove)), "chart-label", "no words"},
		"step label too wide":    {lines(plots.Labelled(plots.Point(2018, 2, 2, 1), long, "", steps.LabelAbove)), "chart-fit", "no room for the label"},
		"panel title too long":   {&steps.Chart{Panels: []steps.Panel{{Title: span.Plain(unbroken), Points: []steps.Point{plots.Point(2018, 1, 1, 1)}}}}, "chart-fit", "panel title"},
		"gridline no number":     {ticks("0", "many"), "chart-ticks", `"many"`},
		"gridlines out of order": {ticks("50", "0"), "chart-ticks", "out of order"},
		"gridline above":         {ticks("0", "200"), "chart-ticks", "above the plot"},
		"gridlines too close":    {ticks("0", "50", "51"), "chart-ticks", "too close"},
	} {
		t.Run(name, func(t *testing.T) { plots.CheckFault(t, c.chart, c.id, c.say) })
	}
}
