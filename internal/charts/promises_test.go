package charts_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"briefing/internal/charts"
	"briefing/internal/charts/kit"
	"briefing/internal/diag"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/drawings"
	"briefing/internal/testkit/golden"
	"briefing/internal/testkit/plots"
)

// Every sample of every kind in every form: what the methods of kit.Plot promise holds.

// each runs a test for each sample of each kind.
func each(t *testing.T, test func(t *testing.T, k plots.Kind, s plots.Sample)) {
	t.Helper()
	for _, name := range charts.Names() {
		k := plots.Of(t, name)
		for _, s := range k.Samples {
			t.Run(s.Name, func(t *testing.T) { test(t, k, s) })
		}
	}
}

// dump prints a drawing in full, for comparison.
func dump(d kit.Drawing) string {
	return fmt.Sprintf("%dx%d\n%s", d.W, d.H, drawings.Dump(d.Group.Items))
}

// contents prints all that a chart holds.
func contents(t *testing.T, p kit.Plot) string {
	t.Helper()
	b, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// checkDrawn is what must hold for a drawing in a form: nothing overlaps or is outside, nothing is under the form's smallest
// type, and no value is left out.
func checkDrawn(t *testing.T, k plots.Kind, name string, shown kit.Plot, f kit.FormName, d kit.Drawing) {
	t.Helper()
	form := kit.FormOf(f)
	if len(d.Group.Items) == 0 || d.W <= 0 || d.H <= 0 {
		t.Errorf("%s: nothing is drawn", name)
	}
	plots.CheckIn(t, name, d, form)
	plots.CheckType(t, name, d, plots.Smallest(form))
	if !k.Spares {
		plots.CheckWords(t, name, k.Values(shown), d)
	}
	if k.Clear != nil {
		k.Clear(t, name, shown, f, d)
	}
}

// empty fails where a drawing came with errors.
func empty(t *testing.T, name string, d kit.Drawing) {
	t.Helper()
	if len(d.Group.Items) > 0 || d.W != 0 || d.H != 0 {
		t.Errorf("%s: a drawing came with the error", name)
	}
}

func TestEveryFormHasAPlace(t *testing.T) {
	for i, f := range kit.Forms() {
		if int(f.Name) != i || f != kit.FormOf(f.Name) {
			t.Errorf("form %d of the list is form %d", i, f.Name)
		}
		if f.Scale <= 0 || f.Rule <= 0 || f.Strong <= f.Rule || f.Least <= 0 || f.Pixels != f.OnScreen() {
			t.Errorf("form %d lacks sizes: %+v", i, f)
		}
		if !slices.ContainsFunc(plots.Places(), func(at plots.Place) bool { return at.Form == f.Name }) {
			t.Errorf("form %d is drawn nowhere: give it a place in internal/testkit/plots", i)
		}
	}
}

func TestSamplesInEveryForm(t *testing.T) {
	each(t, func(t *testing.T, k plots.Kind, s plots.Sample) {
		before := contents(t, s.Plot)
		for _, at := range plots.Places() {
			d, list := s.Plot.Draw(plots.Style(t, at.Form), at.W)
			if list.HasErrors() {
				t.Errorf("%s:\n%s", at.Name, list.Text())
				empty(t, at.Name, d)
				continue
			}
			shown, rest := k.ShownIn(s.Plot, at.Form)
			checkDrawn(t, k, at.Name, shown, at.Form, d)
			if at.Form != kit.Thumbnail { // which leads to the whole chart
				plots.CheckWords(t, at.Name, append(k.Words(shown), rest), d)
			}
			if d.W != at.W {
				t.Errorf("%s: the drawing is %d wide, not %d", at.Name, d.W, at.W)
			}
		}
		if contents(t, s.Plot) != before {
			t.Error("drawing changed the chart")
		}
	})
}

// A chart is drawn into a height, with all its values, or refused with the height that it needs.
func TestFitKeepsToItsHeight(t *testing.T) {
	each(t, func(t *testing.T, k plots.Kind, s plots.Sample) {
		for _, at := range plots.Places() {
			st := plots.Style(t, at.Form)
			free, list := s.Plot.Draw(st, at.W)
			if list.HasErrors() {
				t.Fatalf("%s:\n%s", at.Name, list.Text())
			}
			shown, _ := k.ShownIn(s.Plot, at.Form)
			for _, percent := range []frame.Unit{300, 150, 110, 100, 90, 80, 70, 60, 50, 40, 30, 20, 10} {
				height, name := free.H*percent/100, fmt.Sprintf("%s, %d %% of its height", at.Name, percent)
				d, list := s.Plot.Fit(st, at.W, height)
				if list.HasErrors() {
					if percent >= 100 || list[0].ID != "chart-fit" {
						t.Errorf("%s:\n%s", name, list.Text())
					}
					empty(t, name, d)
					continue
				}
				if len(list) > 0 || d.H > height || d.W != at.W {
					t.Errorf("%s is %d by %d, there are %d by %d:\n%s", name, d.W, d.H, at.W, height, list.Text())
				}
				checkDrawn(t, k, name, shown, at.Form, d)
			}
			d, list := s.Plot.Fit(st, at.W, 1)
			if unit := map[bool]string{true: "px", false: "mm"}[st.Form.Pixels]; len(list) != 1 || list[0].ID != "chart-fit" || !strings.Contains(list[0].Message, unit+" of height, there are 0 "+unit) {
				t.Errorf("%s: a height of nothing:\n%s", at.Name, list.Text())
			}
			empty(t, at.Name, d)
		}
	})
}

func TestFitFillsItsPlace(t *testing.T) {
	each(t, func(t *testing.T, k plots.Kind, s plots.Sample) {
		height := frame.Pt(420)
		d, list := s.Plot.Fit(plots.Style(t, kit.CardLandscape), frame.Pt(1096), height)
		if len(list) > 0 {
			t.Fatal(list.Text())
		}
		if k.Grows && d.H < height*85/100 {
			t.Errorf("it takes %d of %d", d.H, height)
		}
	})
}

// Where there is room OnPage changes nothing. Where there is none a chart is no higher than drawn freely, and is drawn.
func TestOnPageDrawsWhateverTheHeight(t *testing.T) {
	each(t, func(t *testing.T, k plots.Kind, s plots.Sample) {
		for _, at := range plots.Places() {
			st := plots.Style(t, at.Form)
			free, found := s.Plot.Draw(st, at.W)
			shown, _ := k.ShownIn(s.Plot, at.Form)
			for _, height := range []frame.Unit{max(frame.MM(250), free.H), free.H} {
				if d, list := s.Plot.OnPage(st, at.W, height); list.Text() != found.Text() || dump(d) != dump(free) {
					t.Errorf("%s differs where there is room:\n%s", at.Name, list.Text())
				}
			}
			for _, height := range []frame.Unit{free.H * 9 / 10, free.H / 2, 1} {
				d, list := s.Plot.OnPage(st, at.W, height)
				if list.HasErrors() || d.H > free.H {
					t.Errorf("%s is %d high where there are %d, %d where height is free:\n%s", at.Name, d.H, height, free.H, list.Text())
				}
				checkDrawn(t, k, at.Name, shown, at.Form, d)
			}
		}
	})
}

func TestOnPageChangesNothingThatHasRoom(t *testing.T) {
	for _, s := range samples(t) {
		want := dump(draw(t, s))
		d, list := s.Plot.OnPage(plots.Style(t, s.Form), s.Width, frame.MM(250))
		if len(list) > 0 || dump(d) != want {
			t.Errorf("%s differs where there is room:\n%s", s.Name, list.Text())
		}
	}
}

// A slide's chart is drawn whatever the height, lower where there is less of it, and in no other form than a slide's.
func TestOnSlideDrawsWhateverTheHeight(t *testing.T) {
	width := frame.MM(298.667)
	each(t, func(t *testing.T, k plots.Kind, s plots.Sample) {
		shown, rest := k.ShownIn(s.Plot, kit.Slide)
		before := frame.Unit(0)
		for _, height := range []float64{400, 140, 105, 80, 40, 0.01} {
			name := fmt.Sprintf("a slide of %.0f mm", height)
			d, list := s.Plot.OnSlide(plots.Style(t, kit.Slide), width, frame.MM(height))
			if list.HasErrors() {
				t.Fatalf("%s:\n%s", name, list.Text())
			}
			checkDrawn(t, k, name, shown, kit.Slide, d)
			plots.CheckWords(t, name, []string{rest}, d)
			if before > 0 && d.H > before {
				t.Errorf("%s: the chart is %d high, with more room %d", name, d.H, before)
			}
			before = d.H
			for _, f := range []kit.FormName{kit.Page, kit.Thumbnail, kit.SlideTight} {
				if other, _ := s.Plot.OnSlide(plots.Style(t, f), width, frame.MM(height)); dump(other) != dump(d) {
					t.Errorf("%s: form %d makes another drawing", name, f)
				}
			}
		}
		if k.Fills {
			return
		}
		free, _ := s.Plot.Draw(plots.Style(t, kit.Slide), width)
		if d, _ := s.Plot.OnSlide(plots.Style(t, kit.Page), width, frame.MM(400)); dump(d) != dump(free) {
			t.Error("with room it is not the drawing of the form for slides")
		}
	})
}

// A chart gets shorter until nothing can be spared. Each time it loses something, keeps its kind and can be drawn.
func TestShorterEndsWithSomething(t *testing.T) {
	each(t, func(t *testing.T, k plots.Kind, s plots.Sample) {
		before := contents(t, s.Plot)
		times := 0
		for p := s.Plot; p != nil; times++ {
			if times > 100 {
				t.Fatal("it never ends")
			}
			st := plots.Style(t, kit.EmbedWide)
			d, list := p.Draw(st, frame.Pt(560))
			if list.HasErrors() {
				t.Errorf("shortened %d times:\n%s", times, list.Text())
			}
			checkDrawn(t, k, fmt.Sprintf("shortened %d times", times), p, kit.EmbedWide, d)
			shorter := p.Shorter()
			if shorter != nil {
				all, left := k.Values(p), k.Values(shorter)
				if shorter.Kind() != k.Name || len(left) == 0 || len(left) >= len(all) {
					t.Errorf("shortened %d times: a %s of %d values becomes a %s of %d", times, p.Kind(), len(all), shorter.Kind(), len(left))
				}
				for _, v := range left {
					if !slices.Contains(all, v) {
						t.Errorf("shortened %d times: %q is new", times, v)
					}
				}
			}
			p = shorter
		}
		if contents(t, s.Plot) != before {
			t.Error("the chart was changed")
		}
	})
}

// What a slide's reader has to take in stands on the slide.
func TestLoadIsWhatASlideShows(t *testing.T) {
	each(t, func(t *testing.T, k plots.Kind, s plots.Sample) {
		d, list := s.Plot.OnSlide(plots.Style(t, kit.Slide), frame.MM(298.667), frame.MM(105))
		if list.HasErrors() {
			t.Fatal(list.Text())
		}
		load := s.Plot.Load()
		plots.CheckWords(t, "the slide", load.Words, d)
		if load.Numbers < 0 || load.Bars < 0 || load.Bars > len(load.Words) || !reflect.DeepEqual(load, s.Plot.Load()) {
			t.Errorf("the load is %+v, then %+v", load, s.Plot.Load())
		}
	})
}

// What Office draws is plain values of package kit, made anew each time, or nothing.
func TestNativeIsPlainValues(t *testing.T) {
	each(t, func(t *testing.T, _ plots.Kind, s plots.Sample) {
		before := contents(t, s.Plot)
		n := s.Plot.Native()
		if n == nil {
			return
		}
		v := reflect.ValueOf(n)
		if v.Kind() == reflect.Pointer && v.IsNil() {
			t.Fatal("a chart that Office does not have is to be nil, not a pointer to nothing")
		}
		typ := reflect.Indirect(v).Type()
		if want := reflect.TypeFor[kit.Plot]().PkgPath(); typ.PkgPath() != want || reflect.Indirect(v).IsZero() {
			t.Errorf("it is %+v of the type %s", n, typ)
		}
		if !reflect.DeepEqual(n, s.Plot.Native()) || contents(t, s.Plot) != before {
			t.Error("it differs when it is asked for again")
		}
	})
}

// Generated charts of every kind, however they are drawn: each method of a plot refuses what has no room, with words about
// it, or draws it in the form's type, inside and with all values.
func TestGeneratedChartsByAllMethods(t *testing.T) {
	n := golden.Amount(200, 40, 40)
	for _, name := range charts.Names() {
		k := plots.Of(t, name)
		for _, v := range k.Varieties {
			t.Run(v.Name, func(t *testing.T) {
				drawn := map[string]int{}
				for seed := range n {
					g := plots.Seeded(uint64(seed), 13)
					at := plots.Places()[seed%len(plots.Places())]
					drawByAllMethods(t, k, fmt.Sprintf("%s-%d, %s", v.Name, seed, at.Name), v.Make(g), at, g, drawn)
					if t.Failed() {
						t.FailNow()
					}
				}
				for _, method := range []string{"Draw", "Fit", "OnPage", "OnSlide"} {
					t.Logf("%s: %d of %d", method, drawn[method], n)
					if drawn[method]*4 < n {
						t.Errorf("%s made only %d drawings of %d charts", method, drawn[method], n)
					}
				}
			})
		}
	}
}

// drawByAllMethods draws a chart in a place and on a slide, of heights by chance, and counts what was drawn.
func drawByAllMethods(t *testing.T, k plots.Kind, name string, p kit.Plot, at plots.Place, g plots.Generator, drawn map[string]int) {
	t.Helper()
	check := func(method string, f kit.FormName, most frame.Unit, d kit.Drawing, list diag.List) {
		t.Helper()
		name := name + ", " + method
		if list.HasErrors() {
			empty(t, name, d)
			if list[0].ID != "chart-fit" && list[0].ID != "chart-key" || method == "OnPage" {
				t.Errorf("%s: a sound chart is refused:\n%s", name, list.Text())
			}
			return
		}
		drawn[method]++
		shown, rest := k.ShownIn(p, f)
		checkDrawn(t, k, name, shown, f, d)
		plots.CheckWords(t, name, []string{rest}, d)
		if most > 0 && d.H > most {
			t.Errorf("%s: %d high, there are %d", name, d.H, most)
		}
	}
	st := plots.Style(t, at.Form)
	free, list := p.Draw(st, at.W)
	check("Draw", at.Form, 0, free, list)
	if list.HasErrors() {
		return
	}
	height := max(1, free.H*frame.Unit(20+g.IntN(120))/100)
	d, list := p.Fit(st, at.W, height)
	check("Fit", at.Form, height, d, list)
	d, list = p.OnPage(st, at.W, height)
	check("OnPage", at.Form, free.H, d, list)
	d, list = p.OnSlide(st, frame.MM(298.667), frame.MM(float64(60+g.IntN(60))))
	check("OnSlide", kit.Slide, 0, d, list)
}
