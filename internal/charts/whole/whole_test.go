package whole_test

import (
	"fmt"
	"strings"
	"testing"

	"briefing/internal/charts/kit"
	"briefing/internal/charts/whole"
	"briefing/internal/doc/span"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/drawings"
	"briefing/internal/testkit/plots"
)

func TestWholeKeepsBothValues(t *testing.T) {
	chart := func(part int64) *whole.Chart {
		c := plots.Conference()
		c.Part.Size, c.Rest.Size = part, 414000-part
		return c
	}
	width := frame.MM(84)
	bars := plots.Boxes(plots.Draw(t, chart(100000), kit.Page, width), frame.MM(5.8))
	if got, want := bars[1].X, width*100/414; got < want-1 || got > want+1 {
		t.Errorf("the rest starts at %d, want %d", got, want)
	}
	if end := bars[1].X + bars[1].W; end < width-2 || end > width {
		t.Errorf("the bar ends at %d, want %d", end, width)
	}
	for _, part := range []int64{1, 1000, 200000, 413000, 413999} {
		d := plots.Draw(t, chart(part), kit.Page, width)
		plots.Check(t, fmt.Sprint("whole with a part of ", part), d)
		plots.Text(t, d, "100")
		plots.Text(t, d, "314")
	}
}

// On no form is the bar of a whole higher than a fifth of its width, however much room a card has.
func TestTheBarOfAWholeIsNoSlab(t *testing.T) {
	c := plots.Conference()
	c.Part.Value, c.Rest.Value = span.Plain("€100\u00a0million"), span.Plain("€314\u00a0million")
	for _, at := range []plots.Place{
		plots.PlaceOf("page", kit.Page, frame.MM(174), frame.MM(60)), plots.PlaceOf("wide web", kit.EmbedWide, frame.Pt(716), frame.Pt(400)), plots.PlaceOf("320 px", kit.EmbedNarrow, frame.Pt(288), frame.Pt(300)),
		plots.PlaceOf("card 1200", kit.CardLandscape, frame.Pt(1096), frame.Pt(400)), plots.PlaceOf("card 800", kit.CardSmall, frame.Pt(732), frame.Pt(300)), plots.PlaceOf("square card", kit.CardSquare, frame.Pt(952), frame.Pt(700)),
	} {
		d, list := at.Draw(t, c)
		if len(list) > 0 {
			t.Fatalf("%s: %v", at.Name, list)
		}
		plots.Check(t, at.Name, d)
		plots.Text(t, d, "€100\u00a0million")
		plots.Text(t, d, "€314\u00a0million")
		for _, p := range plots.Paths(d, func(p *frame.Path) bool { return p.Fill != nil }) {
			if b := drawings.PathBox(p); b.H > at.W/5 {
				t.Errorf("%s: the bar is %v high, %v wide", at.Name, b.H, at.W)
			}
		}
	}
}

// Every mistake is an error that names the chart; none is a panic, and the drawing stays empty.
func TestFaults(t *testing.T) {
	sized := func(a, b int64) *whole.Chart {
		return &whole.Chart{Part: kit.Part{Size: a, Caption: span.Plain("a"), Value: span.Plain("1")}, Rest: kit.Part{Size: b, Caption: span.Plain("b"), Value: span.Plain("2")}}
	}
	named := func(part kit.Part) *whole.Chart {
		return &whole.Chart{Part: part, Rest: kit.Part{Size: 1, Caption: span.Plain("b"), Value: span.Plain("1")}}
	}
	for name, c := range map[string]struct {
		chart   *whole.Chart
		id, say string
	}{
		"negative part":   {sized(-1, 2), "chart-negative", "negative part"},
		"whole of zero":   {sized(0, 0), "chart-empty", "whole of zero"},
		"without caption": {named(kit.Part{Size: 1}), "chart-label", "no caption for the part"},
		"too long":        {named(kit.Part{Size: 1, Caption: span.Plain(strings.Repeat("W", 90)), Value: span.Plain("1")}), "chart-fit", "captions"},
	} {
		t.Run(name, func(t *testing.T) { plots.CheckFault(t, c.chart, c.id, c.say) })
	}
}
