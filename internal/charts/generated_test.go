package charts_test

import (
	"fmt"
	"testing"

	"briefing/internal/charts"
	"briefing/internal/charts/kit"
	"briefing/internal/diag"
	"briefing/internal/testkit/golden"
	"briefing/internal/testkit/plots"
)

// Generated charts of every kind: whatever the labels and values, a chart either says in an error what does not fit
// or keeps all its labels, apart and inside.
func TestGeneratedCharts(t *testing.T) {
	n := golden.Amount(1000, 200, 200)
	for _, name := range charts.Names() {
		k := plots.Of(t, name)
		for _, v := range k.Varieties {
			t.Run(v.Name, func(t *testing.T) {
				plots.Generate(t, v, n, k.WayOf(kit.Page), k.WayOf(kit.OnePage))
			})
		}
	}
}

// checkOnScreen is what must hold for a chart in a place of a screen, which shows it or a part of it.
func checkOnScreen(t *testing.T, k plots.Kind, name string, shown kit.Plot, at plots.Place, d kit.Drawing) {
	t.Helper()
	form := kit.FormOf(at.Form)
	plots.CheckIn(t, name, d, form)
	plots.CheckType(t, name, d, plots.Smallest(form))
	if at.H > 0 && d.H > at.H {
		t.Errorf("%s is %d high, there are %d", name, d.H, at.H)
	}
	if at.H == 0 {
		plots.CheckWords(t, name, k.Words(shown), d)
	}
	if k.Clear != nil {
		k.Clear(t, name, shown, at.Form, d)
	}
}

// Every sample of every kind comes out in every form for screens. In the gallery it may be shorter.
func TestSamplesInEveryScreenForm(t *testing.T) {
	for _, name := range charts.Names() {
		k := plots.Of(t, name)
		for _, s := range k.Samples {
			for _, at := range plots.Screens() {
				p := s.Plot
				d, list := at.Draw(t, p)
				for list.HasErrors() && at.Form == kit.Thumbnail {
					shorter := p.Shorter()
					if shorter == nil {
						break
					}
					p = shorter
					d, list = at.Draw(t, p)
				}
				name := s.Name + ", " + at.Name
				if list.HasErrors() {
					t.Errorf("%s:\n%s", name, list.Text())
					continue
				}
				shown, _ := k.ShownIn(p, at.Form)
				checkOnScreen(t, k, name, shown, at, d)
			}
		}
	}
}

// Generated charts in all forms for screens: they say what has no room, or nothing collides and nothing but captions,
// dates and marks is lost.
func TestGeneratedChartsOnScreens(t *testing.T) {
	n := golden.Amount(600, 50, 50)
	for _, name := range charts.Names() {
		k := plots.Of(t, name)
		t.Run(name, func(t *testing.T) {
			free, drawn, parts := 0, 0, 0
			for seed := range n {
				p := k.Varieties[0].Make(plots.Seeded(uint64(seed), 11))
				at := plots.Screens()[seed%len(plots.Screens())]
				name := fmt.Sprintf("%s-%d, %s", name, seed, at.Name)
				d, list := at.Draw(t, p)
				if at.H == 0 {
					free++
				}
				if list.HasErrors() {
					for _, f := range list {
						if f.Severity == diag.Error && f.ID != "chart-fit" && f.ID != "chart-key" {
							t.Errorf("%s: a sound chart is refused: %s", name, f)
						}
					}
					continue
				}
				if at.H == 0 {
					drawn++
				}
				shown, rest := k.ShownIn(p, at.Form)
				checkOnScreen(t, k, name, shown, at, d)
				if shown != p {
					parts++
					plots.CheckWords(t, name, []string{rest}, d)
				}
				if !k.Spares {
					plots.CheckWords(t, name, k.Values(shown), d)
				}
				if t.Failed() {
					t.FailNow()
				}
			}
			if golden.Long() && drawn*100 < free*k.Least { // few charts have no steady share
				t.Errorf("only %d of %d charts were drawn where the height is free", drawn, free)
			}
			if k.Shown != nil && parts == 0 {
				t.Error("no chart that shows a part of itself where room is small was drawn")
			}
			t.Logf("%d of %d drawn where the height is free, %d show a part of themselves", drawn, free, parts)
		})
	}
}
