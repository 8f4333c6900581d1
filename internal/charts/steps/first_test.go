package steps_test

import (
	"fmt"
	"testing"

	"briefing/internal/charts/kit"
	"briefing/internal/charts/steps"
	"briefing/internal/doc/span"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/plots"
)

// stacked is plots.Sophia with its first points labelled as pages have them: the value over its date.
func stacked() *steps.Chart {
	s := plots.Sophia()
	for i := range s.Panels {
		p := &s.Panels[i].Points[0]
		p.Place, p.Date = steps.LabelAbove, span.Plain("2\u00a0Dec 2015")
	}
	return s
}

// Wherever step lines are drawn, the first label keeps value and date, both inside the plot, near each other and clear
// of all else; where it stands away from its point, a leader leads there.
func TestTheFirstLabelOfStepLinesKeepsItsDate(t *testing.T) {
	for _, f := range []struct {
		name  string
		form  kit.FormName
		width frame.Unit
	}{
		{"page", kit.Page, frame.MM(174)}, {"half a page", kit.Page, frame.MM(84)}, {"one-pager", kit.OnePage, frame.MM(174)},
		{"wide web", kit.EmbedWide, frame.Pt(716)}, {"middle web", kit.EmbedWide, frame.Pt(388)}, {"320 px", kit.EmbedNarrow, frame.Pt(288)},
		{"card 1200", kit.CardLandscape, frame.Pt(1096)}, {"card 800", kit.CardSmall, frame.Pt(732)}, {"square card", kit.CardSquare, frame.Pt(952)},
	} {
		s := stacked()
		m := s.Sizes(kit.FormOf(f.form))
		d, list := s.Draw(plots.Style(t, f.form), f.width)
		if list.HasErrors() {
			t.Fatalf("%s: %s", f.name, list.Text())
		}
		plots.Check(t, f.name, d)
		for _, p := range s.Panels {
			value := plots.Text(t, d, p.Points[0].Label.S)
			var date *frame.Text
			for _, item := range d.Group.Items { // the date that follows its value
				if txt, ok := item.(*frame.Text); ok {
					if date != nil && date == value {
						date = txt
						break
					}
					if txt == value {
						date = txt
					}
				}
			}
			if date == nil || date.S != "2\u00a0Dec 2015" && date.S != "2\u00a0Dec 2015 " {
				t.Errorf("%s: no date follows %q", f.name, value.S)
				continue
			}
			down, aside := date.At.Y-value.At.Y, date.At.X-value.At.X-value.Width
			stacked := down == m.Date.Lead && date.At.X <= value.At.X+value.Width && value.At.X <= date.At.X+date.Width
			if beside := down == 0 && aside >= 0 && aside < m.Date.Size; !stacked && !beside {
				t.Errorf("%s: %q stands at %v, its date at %v", f.name, value.S, value.At, date.At)
			}
		}
	}
}

// On a page there is room over the first point, and the plot is as high as the design's.
func TestStepLabelsOnAPage(t *testing.T) {
	d := plots.Draw(t, stacked(), kit.Page, frame.MM(174))
	v, date := plots.Text(t, d, "46"), plots.Text(t, d, "2\u00a0Dec 2015")
	if date.At.Y-v.At.Y != printed().Date.Lead {
		t.Errorf("the first value stands %v over its date", date.At.Y-v.At.Y)
	}
	if got, want := fmt.Sprint(printed().Plot), fmt.Sprint(frame.MM(42)); got != want {
		t.Errorf("the plot is %s high, want %s", got, want)
	}
}
