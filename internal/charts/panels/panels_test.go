package panels_test

import (
	"testing"

	"briefing/internal/charts/kit"
	"briefing/internal/charts/panels"
	"briefing/internal/doc/span"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/plots"
)

func TestPanelsDrawTheirMarks(t *testing.T) {
	k := plots.Of(t, panels.Name)
	for _, f := range []struct {
		name  string
		form  kit.FormName
		width frame.Unit
	}{{"page", kit.Page, frame.MM(174)}, {"column", kit.Page, frame.MM(84)}, {"slide", kit.Slide, frame.MM(298.7)}, {"embed", kit.EmbedWide, frame.Pt(560)}, {"narrow embed", kit.EmbedNarrow, frame.Pt(292)}} {
		s := plots.Outcomes()
		d := plots.Draw(t, s, f.form, f.width)
		plots.CheckWithin(t, f.name, d, frame.MM(0.6))
		plots.CheckPanels(t, plots.In(f.name, s, f.form, d))
		plots.CheckWords(t, f.name, k.Words(s), d)
	}
}

// A sliver of a mark is still to be seen: 601 with a mark of 100 is six and 0.3 mm.
func TestSmallestPartOfAMark(t *testing.T) {
	s := plots.Outcomes()
	s.Panels[1].Part = 10
	plots.CheckPanels(t, plots.In("a sliver", s, kit.Page, plots.Draw(t, s, kit.Page, frame.MM(174))))
}

// The lines of a label are one object, so that they are one text where drawings can be edited.
func TestLinesOfALabelAreOneObject(t *testing.T) {
	s := plots.Outcomes()
	s.Panels[1].Label = span.Plain("suspects whom the police of several countries arrested in one year, as far as they said so")
	d := plots.Draw(t, s, kit.Page, frame.MM(174))
	lines := map[int]int{}
	for _, item := range d.Group.Items {
		if it, ok := item.(*frame.Text); ok {
			lines[it.Object]++
		}
	}
	first, last := plots.Text(t, d, "suspects whom the police of several").Object, plots.Text(t, d, "they said so").Object
	if first == 0 || first != last || lines[first] < 2 || plots.Text(t, d, "607").Object != 0 {
		t.Errorf("the label begins in the object %d and ends in %d, of %d lines", first, last, lines[first])
	}
}

func TestPanelsStandInRows(t *testing.T) {
	d := plots.Draw(t, plots.Outcomes(), kit.Page, frame.MM(174))
	at := func(s string) frame.Point { return plots.Text(t, d, s).At }
	wide, beside, below, last := at("more than"), at("607"), at("200"), at("33")
	if wide.X != 0 || beside.X != frame.MM(54)*2+frame.MM(6)*2 || beside.Y != wide.Y {
		t.Errorf("the panel of the most marks stands at %v, the next at %v", wide, beside)
	}
	if below.X != 0 || last.X != frame.MM(54)+frame.MM(6) || below.Y <= wide.Y || last.Y != below.Y {
		t.Errorf("the second row stands at %v and %v", below, last)
	}
	who, when := plots.Text(t, d, "Inside the EU"), plots.Text(t, d, "2018")
	if who.At.X != beside.X || when.At.Y != who.At.Y || when.At.X+when.Width != frame.MM(174) {
		t.Errorf("who stands at %v, when at %v to %d", who.At, when.At, when.At.X+when.Width)
	}
	// A panel that spans two columns starts a row where only one is left.
	s := plots.Outcomes()
	s.Panels[0], s.Panels[2] = s.Panels[2], s.Panels[0]
	d = plots.Draw(t, s, kit.Page, frame.MM(174))
	if a, b := plots.Text(t, d, "607").At, plots.Text(t, d, "more than").At; b.X != 0 || b.Y <= a.Y {
		t.Errorf("it stands at %v after %v", b, a)
	}
}

func TestPeriodGoesUnderALongName(t *testing.T) {
	s := plots.Outcomes()
	s.Panels[1].Kicker = span.Plain("European Border and Coast Guard Agency")
	s.Panels[1].When = span.Plain("August to October 2018")
	d := plots.Draw(t, s, kit.Page, frame.MM(174))
	plots.Check(t, "period under who", d)
	if who, when := plots.Text(t, d, "European Border and Coast Guard"), plots.Text(t, d, "August to October 2018"); when.At.X != who.At.X || when.At.Y <= who.At.Y {
		t.Errorf("who stands at %v, when at %v", who.At, when.At)
	}
	if a, b := plots.Text(t, d, "607").At, plots.Text(t, d, "more than").At; a.Y != b.Y {
		t.Error("numbers of one row stand on two lines")
	}
}
