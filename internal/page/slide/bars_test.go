package slide

import (
	"fmt"
	"strings"
	"testing"

	"briefing/internal/charts/bars"
	"briefing/internal/charts/kit"
	"briefing/internal/doc/span"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/drawings"
	"briefing/internal/testkit/samples"
)

// Bars with a line of text under their names: beside their bars on the whole width of a slide, over them where it is
// divided, where names are long, or where rows are too many for the height.
func TestDetailedBarsOnSlides(t *testing.T) {
	b := samples.Brand(t)
	st := kit.Style{Colors: b.Light, Fonts: b.Fonts}
	spec := func(rows int, label string) kit.Plot {
		g := bars.Group{}
		for i := range rows {
			g.Rows = append(g.Rows, bars.Row{Label: span.Plain(fmt.Sprint(label, " ", i)), Detail: span.Plain("EU Trust Fund, pledged"), Value: span.Plain(fmt.Sprint(100 + i)),
				Parts: []kit.Part{{Size: int64(100+i) * 1000}}})
		}
		return &bars.Chart{Groups: []bars.Group{g}, Rest: span.Plain("6 other amounts: see the data")}
	}
	for _, c := range []struct {
		name          string
		spec          kit.Plot
		rows          int
		width, height float64
		beside        bool
	}{
		{"four rows", spec(4, "Sahel, 2018"), 4, 298.667, 118, true}, {"four rows, less height", spec(4, "Sahel, 2018"), 4, 298.667, 98, true},
		{"two rows", spec(2, "Sahel"), 2, 298.667, 118, true}, {"half a slide", spec(3, "Sahel"), 3, 178, 118, false},
		{"long names", spec(3, "A programme whose name takes three lines at the least, since it has so many words,"), 3, 298.667, 140, false},
	} {
		d, diags := c.spec.OnSlide(st, mm(c.width), mm(c.height))
		if len(diags) > 0 {
			t.Fatalf("%s: %s", c.name, diags.Text())
		}
		for _, f := range drawings.Overlaps(d.Group.Items) {
			t.Errorf("%s: %s", c.name, f)
		}
		if d.H > mm(c.height) {
			t.Errorf("%s: %v high, there are %v", c.name, d.H, mm(c.height))
		}
		blue := b.Light.Color(brand.Blue)
		var bars []frame.Rect
		last := ""
		for _, item := range d.Group.Items {
			switch x := item.(type) {
			case *frame.Path:
				if r := drawings.PathBox(x); x.Fill != nil && *x.Fill == blue && r.H > mm(5) {
					bars = append(bars, r)
				}
			case *frame.Text:
				last = strings.TrimSuffix(x.S, " ")
			}
		}
		if len(bars) != c.rows || last != "see the data" {
			t.Fatalf("%s: %d bars, at last %q", c.name, len(bars), last)
		}
		for i, r := range bars {
			switch {
			case !c.beside && r.X != 0:
				t.Errorf("%s: bar %d begins at %v, not at the left side", c.name, i, r.X)
			case !c.beside:
			case r.X != mm(116) || r.H != mm(12.5):
				t.Errorf("%s: bar %d begins at %v and is %v high, want 116 and 12.5 mm", c.name, i, r.X, r.H)
			case i > 0 && (r.Y-bars[i-1].Y > mm(23.2) || c.height > 110 && r.Y-bars[i-1].Y != mm(23.2)):
				t.Errorf("%s: bar %d is %v from the one before, want 23.2 mm", c.name, i, r.Y-bars[i-1].Y)
			}
		}
	}
}
