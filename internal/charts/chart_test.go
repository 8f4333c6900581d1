package charts

import (
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"

	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/drawings"
	"briefing/internal/testkit/golden"
)

func TestMain(m *testing.M) { os.Exit(golden.Main(m)) }

// draw draws and fails the test on any finding.
func draw(t testing.TB, spec *Spec, m Metrics, width frame.Unit) Drawing {
	t.Helper()
	d, list := Draw(spec, testStyle(t, m), width)
	if len(list) > 0 {
		t.Fatalf("findings:\n%s", list.Text())
	}
	return d
}

func TestSamplesAreStable(t *testing.T) {
	for _, s := range samples() {
		t.Run(s.name, func(t *testing.T) {
			d := draw(t, s.spec, s.style(), s.width)
			dump := fmt.Sprintf("size %dx%d\n%s", d.W, d.H, drawings.Dump(d.Group.Items))
			golden.Text(t, "testdata/"+s.name+".golden", dump)
		})
	}
}

func TestSamplesKeepTheirTextApartAndInside(t *testing.T) {
	for _, s := range samples() {
		checkDrawing(t, s.name, draw(t, s.spec, s.style(), s.width))
	}
}

// checkDrawing is what must hold for every drawing: texts do not meet, nothing leaves the box, every run ends in a
// space that is not measured, and text stands on a ground of its own colour only.
func checkDrawing(t testing.TB, name string, d Drawing) {
	t.Helper()
	// A line on the box's side may stand half its width over it.
	checkDrawingWithin(t, name, d, frame.MM(0.35))
}

func checkDrawingWithin(t testing.TB, name string, d Drawing, slack frame.Unit) {
	t.Helper()
	items := d.Group.Items
	for _, f := range drawings.Overlaps(items) {
		t.Errorf("%s: %s", name, f)
	}
	for _, f := range drawings.Outside(items, d.W, d.H, slack) {
		t.Errorf("%s: %s", name, f)
	}
	st := testStyle(t, A4())
	for _, item := range items {
		txt, ok := item.(*frame.Text)
		if !ok {
			continue
		}
		if b := drawings.TextBox(txt); b.X < 0 || b.X+b.W > d.W || b.Y < 0 || b.Y+b.H > d.H {
			t.Errorf("%s: %q leaves the box", name, txt.S)
		}
		body := strings.TrimSuffix(txt.S, " ")
		if want := st.Fonts.Face(int(txt.Style)).Width(body, int(txt.Size)); int(txt.Width) != want {
			t.Errorf("%s: %q is %d wide, not %d", name, txt.S, txt.Width, want)
		}
	}
	checkGrounds(t, name, items, st.Colors)
}

// checkGrounds finds text that stands on a fill not meant for it: white text must lie inside a blue bar, any other
// text on nothing but white.
func checkGrounds(t testing.TB, name string, items []frame.Item, colors brand.Palette) {
	t.Helper()
	white, blue := colors.Color(brand.White), colors.Color(brand.Blue)
	for i, item := range items {
		txt, ok := item.(*frame.Text)
		if !ok {
			continue
		}
		box := drawings.TextBox(txt)
		ground, full := white, true
		for _, under := range items[:i] {
			p, ok := under.(*frame.Path)
			if !ok || p.Fill == nil || !drawings.Meet(box, drawings.PathBox(p), 5) {
				continue
			}
			b := drawings.PathBox(p)
			ground, full = *p.Fill, b.X <= box.X && b.X+b.W >= box.X+box.W
		}
		switch {
		case txt.Color == white && (ground != blue || !full):
			t.Errorf("%s: white text %q is not inside a blue bar", name, txt.S)
		case txt.Color != white && ground != white:
			t.Errorf("%s: %q stands on a fill", name, txt.S)
		}
	}
}

func TestEveryRunEndsInASpaceButTheOneBeforeItsNote(t *testing.T) {
	for _, s := range samples() {
		for _, run := range drawings.Texts(draw(t, s.spec, s.style(), s.width).Group.Items) {
			if !strings.HasSuffix(run, " ") && run != "regions" {
				t.Errorf("%s: %q does not end in a space", s.name, run)
			}
		}
	}
}

func TestReadingOrder(t *testing.T) {
	for name, want := range map[string]string{
		"bars": "payer named: EU or EU Trust Fund | payer not named | North Africa | Morocco | 140 | Libya | 91.3 | regional | 15 | 231.3 + 15.0 | Sahel | G5 Sahel, Dec 2018 |",
		"panels": "= 100 people | the last mark is filled in proportion | Other units have a number alone. | Rescue in Niger | since 2017 | more than | 13\u202f000 | " +
			"stranded migrants rescued with EU support | Inside the EU | 2018 | 607 | suspects arrested in cases backed by | Europol’s smuggling centre | Team in Niger | since 2017 | 200 |",
		"timeline": "2015 | 2016 | 2017 | 2018 | 2019 | Action plan against migrant smuggling, to 2020 | Operation Sophia | March 2019 | Global action",
		"tiles":    "€471 | million | named as EU or EU Trust | Fund money for partner | regions| 1 | 607 |",
	} {
		for _, s := range samples() {
			if s.name != name {
				continue
			}
			got := strings.Join(drawings.Texts(draw(t, s.spec, s.style(), s.width).Group.Items), "| ")
			if !strings.HasPrefix(got, want) {
				t.Errorf("%s reads\n%s\nwant\n%s", name, got, want)
			}
		}
	}
}

// Nothing is shared between calls: many at once give what one gives.
func TestDrawFromManyGoroutines(t *testing.T) {
	var wg sync.WaitGroup
	for _, s := range samples() {
		want := drawings.Dump(draw(t, s.spec, s.style(), s.width).Group.Items)
		st := testStyle(t, s.style())
		for range 4 {
			wg.Go(func() {
				if d, _ := Draw(s.spec, st, s.width); drawings.Dump(d.Group.Items) != want {
					t.Errorf("%s differs when drawn beside others", s.name)
				}
			})
		}
	}
	wg.Wait()
}

func TestColoursComeFromTheBrand(t *testing.T) {
	st := testStyle(t, A4())
	dark := map[brand.Token]frame.Color{}
	for i, tok := range []brand.Token{brand.Blue, brand.Ink, brand.Body, brand.Secondary, brand.Context, brand.Orange, brand.Rule,
		brand.Tint, brand.Pale, brand.Gold, brand.White, brand.Control, brand.Error} {
		dark[tok] = frame.Color{R: 7, G: uint8(i)}
	}
	st.Colors = brand.NewPalette(dark)
	for _, s := range samples() {
		st.Metrics = s.style()
		d, _ := Draw(s.spec, st, s.width)
		for _, item := range d.Group.Items {
			switch it := item.(type) {
			case *frame.Text:
				if it.Color.R != 7 {
					t.Errorf("%s: %q has a colour of its own", s.name, it.S)
				}
			case *frame.Path:
				if it.Fill != nil && it.Fill.R != 7 || it.Stroke != nil && it.Stroke.R != 7 {
					t.Errorf("%s: a path has a colour of its own", s.name)
				}
			}
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	for _, s := range samples() {
		b.Run(s.name, func(b *testing.B) {
			st := testStyle(b, s.style())
			b.ReportAllocs()
			for b.Loop() {
				if _, list := Draw(s.spec, st, s.width); len(list) > 0 {
					b.Fatal(list.Text())
				}
			}
		})
	}
}
