package bars_test

import (
	"strings"
	"testing"

	"briefing/internal/charts/bars"
	"briefing/internal/charts/kit"
	"briefing/internal/doc/span"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/plots"
)

// Every mistake is an error that names the chart; none is a panic, and the drawing stays empty.
func TestFaults(t *testing.T) {
	long, unbroken := strings.Repeat("very ", 60)+"long", strings.Repeat("W", 90)
	for name, c := range map[string]struct {
		chart   *bars.Chart
		id, say string
	}{
		"no rows":           {&bars.Chart{}, "chart-empty", "no rows"},
		"empty group":       {&bars.Chart{Groups: []bars.Group{{Label: span.Plain("g")}}}, "chart-empty", `group "g" without rows`},
		"negative size":     {chartOf(row("a", "-1", -1000)), "chart-negative", `negative part of "a"`},
		"too large":         {chartOf(row("a", "x", kit.MaxSize, 1)), "chart-too-large", `bar of "a"`},
		"no label":          {chartOf(row(" ", "1", 1000)), "chart-label", "without a label"},
		"no value":          {chartOf(row("a", "", 1000)), "chart-label", `no value label for "a"`},
		"no parts":          {chartOf(row("a", "1")), "chart-empty", `no parts for "a"`},
		"missing with bar":  {chartOf(bars.Row{Label: span.Plain("a"), Value: span.Plain("not stated"), Missing: true, Parts: []kit.Part{{Size: 1}}}), "chart-missing", `missing value for "a"`},
		"missing more than": {chartOf(bars.Row{Label: span.Plain("a"), Value: span.Plain("not stated"), Missing: true, MoreThan: true}), "chart-missing", "more than"},
		"value too long":    {chartOf(row("a", long, 1000)), "chart-fit", "the value"},
		"label too long":    {chartOf(row(unbroken, "1", 1000)), "chart-fit", "the label"},
	} {
		t.Run(name, func(t *testing.T) { plots.CheckFault(t, c.chart, c.id, c.say) })
	}
}

func TestAllFaultsAtOnce(t *testing.T) {
	c := chartOf(row("a", "", 1000), row("", "1", 1000), row("c", "1", -1))
	if _, list := c.Draw(plots.Style(t, kit.Page), frame.MM(174)); len(list) != 3 {
		t.Errorf("want three errors:\n%s", list.Text())
	}
}
