package panels_test

import (
	"strings"
	"testing"

	"briefing/internal/charts/panels"
	"briefing/internal/doc/span"
	"briefing/internal/testkit/plots"
)

// Every mistake is an error that names the chart; none is a panic, and the drawing stays empty.
func TestFaults(t *testing.T) {
	ok := panels.Panel{Kicker: span.Plain("who"), Number: span.Plain("3"), Label: span.Plain("things"), When: span.Plain("2018"), Marks: 3}
	change := func(f func(*panels.Panel)) *panels.Chart {
		p := ok
		f(&p)
		return &panels.Chart{Panels: []panels.Panel{p}, Keys: []string{"= 1 thing"}}
	}
	long, unbroken := strings.Repeat("very ", 60)+"long", strings.Repeat("W", 90)
	for name, c := range map[string]struct {
		chart   *panels.Chart
		id, say string
	}{
		"no panels":             {&panels.Chart{}, "chart-empty", "no panels"},
		"no number":             {change(func(p *panels.Panel) { p.Number = span.Plain("") }), "chart-label", "without a number"},
		"no panel label":        {change(func(p *panels.Panel) { p.Label = span.Plain("") }), "chart-label", "does not say what 3 counts"},
		"negative marks":        {change(func(p *panels.Panel) { p.Marks = -1 }), "chart-negative", "less than no marks for 3"},
		"too many marks":        {change(func(p *panels.Panel) { p.Marks = 151 }), "chart-marks", "151 marks and 0 thousandths of one for 3, allowed are up to 150"},
		"more than a mark":      {change(func(p *panels.Panel) { p.Part = 1000 }), "chart-marks", "1000 thousandths"},
		"negative part of mark": {change(func(p *panels.Panel) { p.Part = -1 }), "chart-negative", "less than no marks"},
		"no key":                {&panels.Chart{Panels: []panels.Panel{ok}}, "chart-key", "no key for the marks of 3"},
		"no key for a part":     {&panels.Chart{Panels: []panels.Panel{{Number: span.Plain("3"), Label: span.Plain("things"), Part: 5}}}, "chart-key", "no key for the marks of 3"},
		"panel label too long":  {change(func(p *panels.Panel) { p.Label = span.Plain(long + long + long) }), "chart-fit", "more than 6 lines"},
		"kicker too long":       {change(func(p *panels.Panel) { p.Kicker = span.Plain(long) }), "chart-fit", "very"},
		"number too long":       {change(func(p *panels.Panel) { p.Number = span.Plain(strings.Repeat("13 000 ", 6)) }), "chart-fit", "the number"},
		"period too long":       {change(func(p *panels.Panel) { p.When = span.Plain(long) }), "chart-fit", "very"},
		"panel key too long":    {&panels.Chart{Panels: []panels.Panel{ok}, Keys: []string{unbroken + unbroken}}, "chart-fit", "the key"},
	} {
		t.Run(name, func(t *testing.T) { plots.CheckFault(t, c.chart, c.id, c.say) })
	}
}
