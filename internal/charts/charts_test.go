package charts_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"briefing/internal/charts"
	"briefing/internal/charts/kit"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/drawings"
	"briefing/internal/testkit/golden"
	"briefing/internal/testkit/plots"
)

func TestMain(m *testing.M) { os.Exit(golden.Main(m)) }

// samples are those of all kinds of the registry.
func samples(t testing.TB) []plots.Sample {
	t.Helper()
	var out []plots.Sample
	for _, name := range charts.Names() {
		k := plots.Of(t, name)
		out = append(out, k.Samples...)
	}
	return out
}

func draw(t testing.TB, s plots.Sample) kit.Drawing {
	t.Helper()
	return plots.Draw(t, s.Plot, s.Form, s.Width)
}

// Who adds a kind gives the tests of all kinds something to work with.
func TestEveryKindHasSamplesAndAGenerator(t *testing.T) {
	names := charts.Names()
	for i, k := range charts.Kinds() {
		if k.Name == "" || slices.Contains(names[:i], k.Name) {
			t.Errorf("kind %d is called %q: a name of its own is wanted", i, k.Name)
		}
		if a, b := k.New(), k.New(); a == nil || a == b || a.Common() == nil || a.Common() == b.Common() {
			t.Errorf("%s does not make a new form each time", k.Name)
		}
		has := plots.Of(t, k.Name)
		if len(has.Samples) == 0 || len(has.Varieties) == 0 || has.Check == nil || has.Words == nil || has.Values == nil || has.Least == 0 {
			t.Errorf("%s needs a sample, a generator and a reader in internal/testkit/plots", k.Name)
		}
		for _, s := range has.Samples {
			if s.Plot.Kind() != k.Name {
				t.Errorf("the sample %s of %s is of the kind %q", s.Name, k.Name, s.Plot.Kind())
			}
		}
		for _, v := range has.Varieties {
			if p := v.Make(plots.Seeded(1, 7)); p.Kind() != k.Name {
				t.Errorf("the generator %s of %s makes the kind %q", v.Name, k.Name, p.Kind())
			}
		}
	}
	for _, k := range plots.Kinds() {
		if !slices.Contains(names, k.Name) {
			t.Errorf("tests have the kind %q, which is not registered", k.Name)
		}
	}
}

func TestSamplesAreStable(t *testing.T) {
	for _, s := range samples(t) {
		t.Run(s.Name, func(t *testing.T) {
			d := draw(t, s)
			golden.Text(t, "testdata/"+s.Name+".golden", fmt.Sprintf("size %dx%d\n%s", d.W, d.H, drawings.Dump(d.Group.Items)))
		})
	}
}

func TestSamplesKeepTheirTextApartAndInside(t *testing.T) {
	for _, s := range samples(t) {
		plots.Check(t, s.Name, draw(t, s))
	}
}

func TestEveryRunEndsInASpace(t *testing.T) {
	for _, s := range samples(t) {
		for _, run := range drawings.Texts(draw(t, s).Group.Items) {
			if !strings.HasSuffix(run, " ") {
				t.Errorf("%s: %q does not end in a space", s.Name, run)
			}
		}
	}
}

func TestReadingOrder(t *testing.T) {
	want := map[string]string{
		"bars": "payer named: EU or EU Trust Fund | payer not named | North Africa | Morocco | 140 | Libya | 91.3 | regional | 15 | 231.3 + 15.0 | Sahel | G5 Sahel, Dec 2018 |",
		"panels": "= 100 people | the last mark is filled in proportion | Other units have a number alone. | Rescue in Niger | since 2017 | more than | 13\u202f000 | " +
			"stranded migrants rescued with EU support | Inside the EU | 2018 | 607 | suspects arrested in cases backed by | Europol’s smuggling centre | Team in Niger | since 2017 | 200 |",
		"timeline": "2015 | 2016 | 2017 | 2018 | 2019 | Action plan against migrant smuggling, to 2020 | Operation Sophia | March 2019 | Global action",
	}
	for _, s := range samples(t) {
		got := strings.Join(drawings.Texts(draw(t, s).Group.Items), "| ")
		if !strings.HasPrefix(got, want[s.Name]) {
			t.Errorf("%s reads\n%s\nwant\n%s", s.Name, got, want[s.Name])
		}
		delete(want, s.Name)
	}
	for name := range want {
		t.Errorf("there is no sample %s", name)
	}
}

// Nothing is shared between calls: many at once give what one gives.
func TestDrawFromManyGoroutines(t *testing.T) {
	var wg sync.WaitGroup
	for _, s := range samples(t) {
		want := drawings.Dump(draw(t, s).Group.Items)
		st := plots.Style(t, s.Form)
		for range 4 {
			wg.Go(func() {
				if d, _ := s.Plot.Draw(st, s.Width); drawings.Dump(d.Group.Items) != want {
					t.Errorf("%s differs when drawn beside others", s.Name)
				}
			})
		}
	}
	wg.Wait()
}

func TestColoursComeFromTheBrand(t *testing.T) {
	dark := map[brand.Token]frame.Color{}
	for i, tok := range []brand.Token{brand.Blue, brand.Ink, brand.Body, brand.Secondary, brand.Context, brand.Orange, brand.Rule,
		brand.Tint, brand.Pale, brand.Gold, brand.White, brand.Control, brand.Error} {
		dark[tok] = frame.Color{R: 7, G: uint8(i)}
	}
	for _, s := range samples(t) {
		st := plots.Style(t, s.Form)
		st.Colors = brand.NewPalette(dark)
		d, _ := s.Plot.Draw(st, s.Width)
		for _, item := range d.Group.Items {
			switch it := item.(type) {
			case *frame.Text:
				if it.Color.R != 7 {
					t.Errorf("%s: %q has a colour of its own", s.Name, it.S)
				}
			case *frame.Path:
				if it.Fill != nil && it.Fill.R != 7 || it.Stroke != nil && it.Stroke.R != 7 {
					t.Errorf("%s: a path has a colour of its own", s.Name)
				}
			}
		}
	}
}

func TestWidthMustMakeSense(t *testing.T) {
	for _, s := range samples(t) {
		for _, w := range []frame.Unit{0, -5, 566930} { // two metres are the most
			if _, list := s.Plot.Draw(plots.Style(t, s.Form), w); !list.HasErrors() || list[0].ID != "chart-width" {
				t.Errorf("%s, width %d:\n%s", s.Name, w, list.Text())
			}
		}
		for _, w := range []frame.Unit{1, 100, frame.MM(5), frame.MM(20), frame.MM(40)} {
			if d, list := s.Plot.Draw(plots.Style(t, s.Form), w); !list.HasErrors() {
				plots.Check(t, s.Name, d)
			}
		}
		if _, list := s.Plot.Draw(kit.Style{Form: kit.FormOf(s.Form)}, 1000); !list.HasErrors() {
			t.Errorf("%s: a chart without a typeface is no error", s.Name)
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	for _, s := range samples(b) {
		b.Run(s.Name, func(b *testing.B) {
			st := plots.Style(b, s.Form)
			b.ReportAllocs()
			for b.Loop() {
				if _, list := s.Plot.Draw(st, s.Width); len(list) > 0 {
					b.Fatal(list.Text())
				}
			}
		})
	}
}
