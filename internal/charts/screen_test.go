package charts

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"briefing/internal/doc/span"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/drawings"
)

// screenForm is a form for screens at a width; with a height it is drawn by Fit.
type screenForm struct {
	name   string
	style  func() Metrics
	width  frame.Unit
	height frame.Unit
}

func screenForms() []screenForm {
	px := frame.Pt
	return []screenForm{
		{"embed-252", EmbedNarrow, px(252), 0}, // 280 less two margins of 14
		{"embed-292", EmbedNarrow, px(292), 0},
		{"embed-380", EmbedWide, px(380), 0}, // 420 less two margins of 20
		{"embed-560", EmbedWide, px(560), 0},
		{"embed-960", EmbedWide, px(960), 0},
		{"card-landscape", CardLandscape, px(1096), px(385)},
		{"card-social", CardLandscape, px(1096), px(338)},
		{"card-small", CardSmall, px(732), px(255)},
		{"card-square", CardSquare, px(952), px(600)},
		{"thumbnail", Thumbnail, ThumbW, ThumbH},
	}
}

func (f screenForm) draw(t testing.TB, spec *Spec) (Drawing, error) {
	st := testStyle(t, f.style())
	if f.height > 0 {
		drawn, faults := Fit(spec, st, f.width, f.height)
		if faults.HasErrors() {
			return Drawing{}, fmt.Errorf("%s", faults.Text())
		}
		return drawn, nil
	}
	drawn, faults := Draw(spec, st, f.width)
	if faults.HasErrors() {
		return Drawing{}, fmt.Errorf("%s", faults.Text())
	}
	return drawn, nil
}

func (f screenForm) check(t *testing.T, name string, spec *Spec, d Drawing) {
	t.Helper()
	m := f.style()
	checkDrawingWithin(t, name, d, max(frame.MM(0.35), m.Bars.Outline, m.Time.Now))
	if f.height > 0 && d.H > f.height {
		t.Errorf("%s is %d high, there are %d", name, d.H, f.height)
	}
	for _, item := range d.Group.Items {
		if txt, ok := item.(*frame.Text); ok && txt.Size < frame.Pt(12) {
			t.Errorf("%s: %q is %.2f px high", name, txt.S, txt.Size.Points())
		}
	}
	if spec.Steps != nil {
		checkStepLabels(t, name, d, m)
	}
}

// Every sample of every kind comes out in every form.
func TestSamplesInEveryScreenForm(t *testing.T) {
	for _, s := range samples() {
		for _, f := range screenForms() {
			name := s.name + ", " + f.name
			spec := s.spec
			d, err := f.draw(t, spec)
			for ok := true; err != nil && f.name == "thumbnail" && ok; {
				if spec, ok = spec.Shorter(); ok {
					d, err = f.draw(t, spec)
				}
			}
			if err != nil {
				if s.name == "tiles" && f.height > 0 && f.height < 30000 {
					continue // long labels have no room in low places, and say so
				}
				t.Errorf("%s: %v", name, err)
				continue
			}
			f.check(t, name, spec, d)
			if spec == s.spec && f.height == 0 {
				checkLabelsKept(t, spec, d)
			}
		}
	}
}

// Generated charts in all forms: they say what has no room, or nothing
// collides and nothing but captions, dates and marks is lost.
func TestGeneratedChartsOnScreens(t *testing.T) {
	n := 600
	if testing.Short() {
		n = 100
	}
	least := map[string]int{ // per cent that must come out where the height is free
		"bars": 94, "part-to-whole": 80, "panels": 80, "timeline": 95, "step-lines": 90, "tiles": 98,
	}
	for _, k := range kinds {
		t.Run(k.name, func(t *testing.T) {
			make := map[string]func(maker) *Spec{"bars": maker.bars, "part-to-whole": maker.whole, "panels": maker.panels, "timeline": maker.timeline, "step-lines": maker.steps, "tiles": maker.tiles}[k.name]
			free, drawn, narrow := 0, 0, 0
			for seed := range n {
				g := maker{rand.New(rand.NewPCG(uint64(seed), 11))}
				spec := make(g)
				f := screenForms()[seed%len(screenForms())]
				spec.ID = fmt.Sprintf("%s-%d, %s", k.name, seed, f.name)
				d, err := f.draw(t, spec)
				if f.height == 0 {
					free++
				}
				if err != nil {
					for _, line := range strings.Split(err.Error(), "\n") {
						if strings.Contains(line, "error:") && !strings.Contains(line, "[chart-fit]") && !strings.Contains(line, "[chart-key]") {
							t.Errorf("%s: a sound chart is refused: %s", spec.ID, line)
						}
					}
					continue
				}
				if f.height == 0 {
					drawn++
				}
				f.check(t, spec.ID, spec, d)
				shown := shownIn(spec, f.style())
				if f.height == 0 {
					checkLabelsKept(t, shown, d)
				}
				if shown != spec {
					narrow++
					if !strings.Contains(bare(strings.Join(drawings.Texts(d.Group.Items), "")), bare(shown.Bars.Rest.S)) {
						t.Errorf("%s: %q is not in the drawing", spec.ID, shown.Bars.Rest.S)
					}
				}
				if t.Failed() {
					t.FailNow()
				}
			}
			if !testing.Short() && drawn*100 < free*least[k.name] { // few charts have no steady share
				t.Errorf("only %d of %d charts were drawn where the height is free", drawn, free)
			}
			if k.name == "bars" && narrow == 0 {
				t.Error("no chart that shows fewer bars where room is small was drawn")
			}
			t.Logf("%d of %d drawn where the height is free", drawn, free)
		})
	}
}

// Where room is small a chart may show its largest bars alone, and says below how many are left out; elsewhere it shows
// all of them.
func TestNarrowBars(t *testing.T) {
	s := fundingSpec(true)
	few := *s.Bars
	few.Groups = []BarGroup{{Rows: s.Bars.Groups[0].Rows[:2]}}
	few.Rest = span.Plain("4 other amounts: see the data")
	s.Bars.Narrow = &few
	type form struct {
		name  string
		style func() Metrics
		width frame.Unit
		small bool
	}
	forms := []form{
		{"page", A4, frame.MM(174), false}, {"one-pager", OnePager, frame.MM(114), false},
		{"slide", Slide, frame.MM(298.7), true}, {"tight slide", SlideTight, frame.MM(298.7), true},
		{"slide, above", func() Metrics { return SlideAbove(2, frame.MM(100)) }, frame.MM(298.7), true},
		{"embed", EmbedWide, frame.Pt(420), false}, {"narrow embed", EmbedNarrow, frame.Pt(292), true},
		{"card", CardLandscape, frame.Pt(1096), true}, {"small card", CardSmall, frame.Pt(732), true}, {"square card", CardSquare, frame.Pt(952), true},
		{"thumbnail", Thumbnail, ThumbW, true},
	}
	for _, f := range forms {
		d := draw(t, s, f.style(), f.width)
		shown := shownIn(s, f.style())
		if (shown != s) != f.small {
			t.Fatalf("%s: small is %v", f.name, !f.small)
		}
		checkDrawingWithin(t, f.name, d, frame.MM(0.7))
		if m := f.style(); m.Bars.Zero != m.Bars.Tick { // else ticks of the key look like zero lines
			checkBars(t, shown, d, m, false)
		}
		checkLabelsKept(t, shown, d)
		all := strings.Join(drawings.Texts(d.Group.Items), "|")
		if got := strings.Contains(all, "see the data"); got != f.small {
			t.Errorf("%s: says that amounts are left out: %v", f.name, got)
		}
		if got := strings.Contains(all, "Horn of Africa"); got == f.small {
			t.Errorf("%s: shows a bar that is left out where room is small: %v", f.name, got)
		}
	}
}

func TestFitSaysHowMuchIsMissing(t *testing.T) {
	s := barSpec(row("a", "1", 1000), row("b", "2", 2000), row("c", "3", 3000))
	d, list := Fit(s, testStyle(t, CardSmall()), frame.Pt(732), frame.Pt(40))
	if len(list) != 1 || list[0].ID != "chart-fit" || !strings.Contains(list[0].Message, "px of height, there are 40 px") || len(d.Group.Items) > 0 {
		t.Errorf("a chart in too low a place:\n%s", list.Text())
	}
	if _, list = Fit(nil, testStyle(t, CardSmall()), 100, 100); !list.HasErrors() || list[0].ID != "chart-kind" {
		t.Errorf("no chart:\n%s", list.Text())
	}
}

func TestFitFillsItsPlace(t *testing.T) {
	for _, s := range samples() {
		if s.spec.Bars == nil && s.spec.Steps == nil {
			continue
		}
		height := frame.Pt(420)
		d, list := Fit(s.spec, testStyle(t, CardLandscape()), frame.Pt(1096), height)
		if len(list) > 0 {
			t.Fatal(list.Text())
		}
		if d.H < height*85/100 {
			t.Errorf("%s takes %d of %d", s.name, d.H, height)
		}
	}
}

func TestShorterEndsWithSomething(t *testing.T) {
	for _, s := range samples() {
		steps := 0
		before := fmt.Sprintf("%+v", s.spec)
		for spec, ok := s.spec, true; ok; spec, ok = spec.Shorter() {
			if steps++; steps > 100 {
				t.Fatalf("%s never ends", s.name)
			}
			st := testStyle(t, EmbedWide())
			if _, list := Draw(spec, st, frame.Pt(560)); list.HasErrors() {
				t.Errorf("%s, shortened %d times:\n%s", s.name, steps-1, list.Text())
			}
		}
		if fmt.Sprintf("%+v", s.spec) != before {
			t.Errorf("%s was changed", s.name)
		}
	}
}

// In the narrow form labels stand over their bars and events in a list by year, in reading order.
func TestNarrowTimeline(t *testing.T) {
	d := draw(t, timelineSpec(true), EmbedNarrow(), frame.Pt(292))
	bars := barsOf(d, EmbedNarrow().Time.AboveBar)
	label, next := textOf(t, d, "Operation Sophia"), textOf(t, d, "European Migrant Smuggling Centre")
	if len(bars) == 0 || label.At.Y >= next.At.Y {
		t.Fatal("no bars, or labels out of order")
	}
	for _, b := range bars {
		if b.X > label.At.X && b.Y < label.At.Y && b.Y+b.H > label.At.Y {
			t.Error("a bar stands beside its label")
		}
	}
	event, year := textOf(t, d, "Six information projects start in Africa"), frame.Unit(0)
	for _, item := range d.Group.Items {
		if txt, ok := item.(*frame.Text); ok && txt.S == "2019 " && txt.At.Y == event.At.Y {
			year = txt.At.X + txt.Width
		}
	}
	if year == 0 || year >= event.At.X {
		t.Error("the year does not stand before its events")
	}
	if got := textOf(t, d, "14\u00a0Jun"); got.At.X != event.At.X {
		t.Error("events do not stand under each other")
	}
}
