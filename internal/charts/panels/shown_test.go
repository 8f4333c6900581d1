package panels_test

import (
	"testing"

	"briefing/internal/charts/panels"
	"briefing/internal/testkit/plots"
)

func TestLoadOfPanels(t *testing.T) {
	c := plots.Outcomes()
	if l := c.Load(); l.Numbers != 4 || len(l.Words) != 4 || l.Words[3] != "international networks dismantled" || l.Bars != 0 {
		t.Errorf("four panels: %+v", l)
	}
	few := *c
	few.Panels = c.Panels[:2]
	c.Narrow = &few
	if l := c.Load(); l.Numbers != 2 || len(l.Words) != 2 {
		t.Errorf("of which two are shown on slides: %+v", l)
	}
}

// The panel of the most marks is the largest and stays to the end.
func TestShorterPanelsKeepTheLargest(t *testing.T) {
	c := plots.Outcomes()
	c.Panels[0], c.Panels[3] = c.Panels[3], c.Panels[0]
	for n := 3; n > 0; n-- {
		c = c.Shorter().(*panels.Chart)
		if len(c.Panels) != n || c.Panels[n-1].Marks != 130 {
			t.Errorf("%d panels are left, the last of %d marks", len(c.Panels), c.Panels[len(c.Panels)-1].Marks)
		}
	}
	if p := c.Shorter(); p != nil {
		t.Errorf("one panel becomes %+v", p)
	}
	if p := new(panels.Chart).Shorter(); p != nil {
		t.Errorf("no panel becomes %+v", p)
	}
}
