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

// detailed are bars whose names have a line of text.
func detailed(label string) *bars.Chart {
	var rows []bars.Row
	for _, detail := range []string{"EU, mobilised in 2018", "EU Trust Fund, worth", "EU, pledged"} {
		r := row(label, "140.0", 140000)
		r.Detail = span.Plain(detail)
		rows = append(rows, r)
	}
	return chartOf(rows...)
}

// Names with a line of text stand beside their bars where the slide's whole width is theirs and all has room, else over
// them.
func TestDetailedBarsOnASlide(t *testing.T) {
	short, long := "Morocco", strings.Repeat("border management ", 9)
	for name, c := range map[string]struct {
		label         string
		width, height float64
		beside        bool
	}{
		"with room":            {short, 298.667, 105, true},
		"with little height":   {short, 298.667, 60, true},
		"beside other content": {short, 190, 105, false},
		"with too long a name": {long, 298.667, 105, false},
	} {
		d, list := detailed(c.label).OnSlide(plots.Style(t, kit.Slide), frame.MM(c.width), frame.MM(c.height))
		if list.HasErrors() {
			t.Fatalf("%s:\n%s", name, list.Text())
		}
		plots.CheckIn(t, name, d, kit.FormOf(kit.Slide))
		boxes := plots.Paths(d, func(p *frame.Path) bool { return p.Fill != nil })
		if len(boxes) != 3 {
			t.Fatalf("%s: %d bars, want 3", name, len(boxes))
		}
		detail := plots.Text(t, d, "EU Trust Fund, worth")
		if x := boxes[1].Segs[0].P[0].X; (x > detail.At.X+detail.Width) != c.beside {
			t.Errorf("%s: the bar begins at %d, the line of text at %d", name, x, detail.At.X)
		}
		if c.beside && d.H > frame.MM(c.height) {
			t.Errorf("%s: the chart is %d high", name, d.H)
		}
	}
}

func TestLoadOfBars(t *testing.T) {
	if l := plots.Funding(false).Load(); l.Bars != 0 || l.Numbers != 0 || len(l.Words) != 0 {
		t.Errorf("bars without lines of text: %+v", l)
	}
	c := grouped()
	if l := c.Load(); l.Bars != 10 || len(l.Words) != 10 || l.Words[0] != "EU, mobilised in 2018" {
		t.Errorf("ten bars with lines of text: %+v", l)
	}
	few := *c
	few.Groups = c.Groups[:1]
	c.Narrow = &few
	if l := c.Load(); l.Bars != 3 || len(l.Words) != 3 {
		t.Errorf("of which three are shown where room is small: %+v", l)
	}
}

// What is left out is the last row of what is shown where room is small, and its group where that was the last one.
func TestShorterBars(t *testing.T) {
	c := plots.Funding(true)
	few := *c
	few.Groups, few.Rest = []bars.Group{{Rows: c.Groups[0].Rows[:1]}, {Label: span.Plain("others"), Rows: c.Groups[1].Rows[:1]}}, span.Plain("4 others")
	c.Narrow = &few
	shorter := c.Shorter().(*bars.Chart)
	if len(shorter.Groups) != 1 || len(shorter.Groups[0].Rows) != 1 || shorter.Rest.S != "" || few.Rest.S == "" || len(few.Groups) != 2 {
		t.Errorf("two bars become %+v", shorter)
	}
	if p := shorter.Shorter(); p != nil {
		t.Errorf("one bar becomes %+v", p)
	}
	if p := chartOf().Shorter(); p != nil {
		t.Errorf("no bar becomes %+v", p)
	}
	if p := new(bars.Chart).Shorter(); p != nil {
		t.Errorf("no group becomes %+v", p)
	}
}
