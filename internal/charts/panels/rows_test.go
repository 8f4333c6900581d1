package panels_test

import (
	"fmt"
	"testing"

	"briefing/internal/charts/kit"
	"briefing/internal/charts/panels"
	"briefing/internal/doc/span"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/drawings"
	"briefing/internal/testkit/plots"
)

// resultPanels are so many panels, of which the one at wide has the most marks and every third has a number alone.
func resultPanels(n, wide int) *panels.Chart {
	ps := &panels.Chart{Keys: []string{"= 100 people"}}
	for i := range n {
		p := panels.Panel{Kicker: span.Plain(fmt.Sprint("Body ", i)), When: span.Plain("2018"), Number: span.Plain(fmt.Sprint(100 + i)), Label: span.Plain("results counted")}
		switch {
		case i == wide:
			p.Marks = 130
		case i%3 != 2:
			p.Marks = 3
		}
		ps.Panels = append(ps.Panels, p)
	}
	return ps
}

// tops are the rules over panels, from the first row on and in it from the left.
func tops(t *testing.T, d kit.Drawing, strong frame.Unit) []frame.Rect {
	t.Helper()
	blue := plots.Colors().Color(brand.Blue)
	var out []frame.Rect
	for _, p := range plots.Paths(d, func(p *frame.Path) bool { return p.Fill != nil && *p.Fill == blue }) {
		if b := drawings.PathBox(p); b.H == strong && b.W > 10*strong {
			out = append(out, b)
		}
	}
	return out
}

func TestTheWidestPanelFillsTheRows(t *testing.T) {
	one, two := frame.MM(54), frame.MM(114)
	for _, c := range []struct {
		n, wide int
		rows    []int // panels in each
		spans   int   // which one is wide as drawn; -1: none
	}{
		{8, 0, []int{2, 3, 3}, 0}, {8, 1, []int{2, 3, 3}, 1}, {8, 2, []int{3, 2, 3}, 3}, {8, 7, []int{3, 3, 2}, 7},
		{5, 4, []int{3, 2}, 4}, {2, 0, []int{2}, 0}, {5, 2, []int{3, 2}, 3},
		{9, 0, []int{3, 3, 3}, -1}, {6, 3, []int{3, 3}, -1}, {3, 1, []int{3}, -1},
	} {
		d := plots.Draw(t, resultPanels(c.n, c.wide), kit.Page, frame.MM(174))
		name := fmt.Sprintf("%d panels, widest at %d", c.n, c.wide)
		plots.Check(t, name, d)
		rules := tops(t, d, frame.MM(0.6))
		if len(rules) != c.n {
			t.Fatalf("%s: %d rules", name, len(rules))
		}
		at := 0
		for row, n := range c.rows {
			x := frame.Unit(0)
			for i := range n {
				b, want := rules[at], one
				if at == c.spans {
					want = two
				}
				if b.X != x || b.W != want || b.Y != rules[at-i].Y {
					t.Errorf("%s: panel %d of row %d stands at %v, %v wide, want %v, %v wide", name, i, row, b.X, b.W, x, want)
				}
				x += want + frame.MM(6)
				at++
			}
			if row < len(c.rows)-1 && x != frame.MM(180) {
				t.Errorf("%s: row %d ends at %v, before the width does", name, row, x-frame.MM(6))
			}
		}
		if c.spans >= 0 { // it is still the one with the most marks
			number := plots.Text(t, d, fmt.Sprint(100+c.wide))
			if b := rules[c.spans]; number.At.X != b.X || number.At.Y < b.Y || number.At.Y > b.Y+frame.MM(20) {
				t.Errorf("%s: the wide panel is not that with the most marks", name)
			}
		}
	}
}

// A panel with a number alone is no higher than its label.
func TestPanelsWithoutMarksAreLow(t *testing.T) {
	with := plots.Draw(t, resultPanels(2, -1), kit.Page, frame.MM(174))
	s := resultPanels(2, -1)
	s.Panels[0].Marks, s.Panels[1].Marks, s.Keys = 0, 0, nil
	without := plots.Draw(t, s, kit.Page, frame.MM(174))
	m := s.Sizes(kit.FormOf(kit.Page))
	if got, want := with.H-without.H, m.MarkTop+m.Mark+m.Key.Lead+m.KeyEnd; got != want {
		t.Errorf("marks and their key take %v, want %v", got, want)
	}
}

func TestSlidesAndCardsShowTheFirstPanels(t *testing.T) {
	s := resultPanels(9, 0)
	few := *s
	few.Panels, few.Rest = few.Panels[:6], span.Plain("3 other results: see the data")
	s.Narrow = &few
	for _, c := range []struct {
		name string
		form kit.FormName
		w, h frame.Unit
		few  bool
	}{
		{"page", kit.Page, frame.MM(174), frame.MM(200), false}, {"wide web", kit.EmbedWide, frame.Pt(716), frame.Pt(2000), false},
		{"320 px", kit.EmbedNarrow, frame.Pt(288), frame.Pt(2000), false}, {"slide", kit.Slide, frame.MM(298.667), frame.MM(105), true},
		{"1200x675", kit.CardLandscape, frame.Pt(1096), frame.Pt(400), true}, {"1200x628", kit.CardLandscape, frame.Pt(1096), frame.Pt(330), true},
		{"800x450", kit.CardSmall, frame.Pt(732), frame.Pt(260), true}, {"1080x1080", kit.CardSquare, frame.Pt(952), frame.Pt(620), true},
	} {
		draw := s.Fit
		if c.form == kit.Slide {
			draw = s.OnSlide
		}
		d, list := draw(plots.Style(t, c.form), c.w, c.h)
		if len(list) > 0 || d.H > c.h {
			t.Fatalf("%s: %v, %v high", c.name, list, d.H)
		}
		plots.Check(t, c.name, d)
		texts, last := map[string]bool{}, ""
		for _, item := range d.Group.Items {
			if txt, ok := item.(*frame.Text); ok {
				last = txt.S
				texts[txt.S] = true
			}
		}
		for i := range 9 {
			if want := !c.few || i < 6; texts[fmt.Sprint(100+i)] != want && texts[fmt.Sprint(100+i, " ")] != want {
				t.Errorf("%s: panel %d drawn: %v", c.name, i, !want)
			}
		}
		if (last == "see the data" || last == "see the data ") != c.few {
			t.Errorf("%s: the last words are %q", c.name, last)
		}
	}
}
