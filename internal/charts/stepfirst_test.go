package charts

import (
	"fmt"
	"testing"

	"briefing/internal/doc/span"
	"briefing/internal/page/frame"
)

// stackedSpec is sophiaSpec with its first points labelled as pages have them: the value over its date.
func stackedSpec() *Spec {
	s := sophiaSpec()
	for i := range s.Steps.Panels {
		p := &s.Steps.Panels[i].Points[0]
		p.Place, p.Date = LabelAbove, span.Plain("2\u00a0Dec 2015")
	}
	return s
}

// Wherever step lines are drawn, the first label keeps value and date, both inside the plot, near each other and clear
// of all else; where it stands away from its point, a leader leads there.
func TestTheFirstLabelOfStepLinesKeepsItsDate(t *testing.T) {
	for _, f := range []struct {
		name  string
		style func() Metrics
		width frame.Unit
	}{
		{"page", A4, frame.MM(174)}, {"half a page", A4, frame.MM(84)}, {"one-pager", OnePager, frame.MM(174)},
		{"wide web", EmbedWide, frame.Pt(716)}, {"middle web", EmbedWide, frame.Pt(388)}, {"320 px", EmbedNarrow, frame.Pt(288)},
		{"card 1200", CardLandscape, frame.Pt(1096)}, {"card 800", CardSmall, frame.Pt(732)}, {"square card", CardSquare, frame.Pt(952)},
	} {
		s, m := stackedSpec(), f.style()
		d, list := Draw(s, testStyle(t, m), f.width)
		if list.HasErrors() {
			t.Fatalf("%s: %s", f.name, list.Text())
		}
		checkDrawing(t, f.name, d)
		for _, p := range s.Steps.Panels {
			value := textOf(t, d, p.Points[0].Label.S)
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
			stacked := down == m.Steps.Date.Lead && date.At.X <= value.At.X+value.Width && value.At.X <= date.At.X+date.Width
			if beside := down == 0 && aside >= 0 && aside < m.Steps.Date.Size; !stacked && !beside {
				t.Errorf("%s: %q stands at %v, its date at %v", f.name, value.S, value.At, date.At)
			}
		}
	}
}

// On a page there is room over the first point, and the plot is as high as the design's.
func TestStepLabelsOnAPage(t *testing.T) {
	d := draw(t, stackedSpec(), A4(), frame.MM(174))
	v, date := textOf(t, d, "46"), textOf(t, d, "2\u00a0Dec 2015")
	if date.At.Y-v.At.Y != A4().Steps.Date.Lead {
		t.Errorf("the first value stands %v over its date", date.At.Y-v.At.Y)
	}
	if got, want := fmt.Sprint(A4().Steps.Plot), fmt.Sprint(frame.MM(42)); got != want {
		t.Errorf("the plot is %s high, want %s", got, want)
	}
}
