package plots

import (
	"testing"

	"briefing/internal/charts/kit"
	"briefing/internal/charts/panels"
	"briefing/internal/diag"
	"briefing/internal/doc/span"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/drawings"
)

func panelsKind() Kind {
	return Kind{
		Name:      panels.Name,
		Samples:   []Sample{{"panels", kit.Page, frame.MM(174), Outcomes()}},
		Varieties: []Variety{{Name: "panels", Make: Generator.Panels}},
		Least:     80,
		Check: func(t testing.TB, name string, p kit.Plot, f kit.FormName, d kit.Drawing, _ diag.List) {
			CheckPanels(t, In(name, p.(*panels.Chart), f, d))
		},
		Words: func(p kit.Plot) []string {
			c := p.(*panels.Chart)
			out := append([]string{c.PartKey.S, c.AloneKey.S, c.Rest.S}, c.Keys...)
			for _, x := range c.Panels {
				out = append(out, x.Kicker.S+x.When.S+x.Qualifier.S+x.Number.S+x.Label.S)
			}
			return out
		},
		Values: func(p kit.Plot) (out []string) {
			for _, x := range p.(*panels.Chart).Panels {
				out = append(out, x.Qualifier.S+x.Number.S+x.Label.S)
			}
			return out
		},
		Shown: func(p kit.Plot, f kit.FormName) (kit.Plot, string) {
			c := p.(*panels.Chart)
			if !c.Sizes(kit.FormOf(f)).Small || c.Narrow == nil {
				return c, ""
			}
			return c.Narrow, c.Narrow.Rest.S
		},
	}
}

// Outcomes are four results of the factsheet, of which two have marks.
func Outcomes() *panels.Chart {
	return &panels.Chart{
		Keys: []string{"= 100 people"}, PartKey: span.Plain("the last mark is filled in proportion"), AloneKey: span.Plain("Other units have a number alone."),
		Panels: []panels.Panel{
			{Kicker: span.Plain("Rescue in Niger"), When: span.Plain("since 2017"), Qualifier: span.Plain("more than"), Number: span.Plain("13" + NNBSP + "000"), Label: span.Plain("stranded migrants rescued with EU support"), Marks: 130},
			{Kicker: span.Plain("Inside the EU"), When: span.Plain("2018"), Number: span.Plain("607"), Label: span.Plain("suspects arrested in cases backed by Europol’s smuggling centre"), Marks: 6, Part: 70},
			{Kicker: span.Plain("Team in Niger"), When: span.Plain("since 2017"), Number: span.Plain("200"), Label: span.Plain("prosecutions secured by the Nigerien authorities")},
			{Kicker: span.Plain("Team in Niger"), When: span.Plain("since 2017"), Number: span.Plain("33"), Label: span.Plain("international networks dismantled")},
		},
	}
}

// mostMarks is how many marks a panel may have.
const mostMarks = 150

// Panels are up to 30. Each has a number, of any size beside the chart's one mark for all of them; in some charts a
// third has none, since they are of other units. A missing value is no panel. Who and when are of a few words. Of some
// charts slides and cards show the first panels alone.
func (g Generator) Panels() kit.Plot {
	p := &panels.Chart{Keys: []string{"= 1 " + g.brief()}}
	numbers := make([]int64, 1+g.IntN(30))
	largest := int64(0)
	for i := range numbers {
		numbers[i] = g.magnitude()
		largest = max(largest, numbers[i])
	}
	mark := int64(1)
	for largest/mark >= mostMarks {
		mark *= []int64{2, 5, 10}[g.IntN(3)]
	}
	others := g.IntN(2) == 0
	for _, n := range numbers {
		x := panels.Panel{Kicker: span.Plain(g.maybe(g.brief())), When: span.Plain(g.maybe([]string{"2018", "since 2017", "Aug–Oct 2018"}[g.IntN(3)])), Qualifier: span.Plain(g.maybe("more than")), Number: span.Plain(printed(n)), Label: span.Plain(g.label())}
		if n >= mark && (!others || g.IntN(3) > 0) {
			x.Marks, x.Part = int(n/mark), int(n%mark*1000/mark)
		}
		if x.Part > 0 {
			p.PartKey = span.Plain("the last mark is filled in proportion")
		}
		p.Panels = append(p.Panels, x)
	}
	p.AloneKey = span.Plain(g.maybe("Other units have a number alone."))
	if n := len(p.Panels); n > 1 && g.IntN(3) == 0 {
		few := *p
		few.Panels, few.Rest = p.Panels[:1+g.IntN(n-1)], span.Plain(g.label())
		p.Narrow = &few
	}
	return p
}

// panelMarks are a panel's marks as drawn: whole ones, and the outline and the part of a last one.
type panelMarks struct{ full, parts, outlines []frame.Rect }

// PanelsDrawn are panels with their drawing.
type PanelsDrawn = Drawn[*panels.Chart, panels.Sizes]

// CheckPanels measures the marks of all panels: each as many full ones as its number has, all of one size, apart
// from each other and under their panel, and a last one with its outline in full and its part in proportion. The panel
// with the most spans two columns where a row would have room to spare; it may have changed places with its neighbour.
func CheckPanels(t testing.TB, x PanelsDrawn) {
	t.Helper()
	rules, marks := readPanels(x)
	if len(rules) != len(x.Chart.Panels) {
		t.Fatalf("%s: %d panels are drawn, want %d", x.Name, len(rules), len(x.Chart.Panels))
	}
	m := x.Sizes
	wide, spans := mostMarked(x.Chart.Panels), -1
	for i, r := range rules {
		if r.W > rules[(i+1)%len(rules)].W || len(rules) == 1 && m.Width > 0 && r.W > m.Width {
			spans = i
		}
	}
	at := make([]int, len(rules)) // where each is drawn
	for i := range at {
		at[i] = i
	}
	if spans >= 0 {
		if spans < wide-1 || spans > wide+1 {
			t.Fatalf("%s: panel %d spans two columns, that with the most marks is %d", x.Name, spans, wide)
		}
		at[wide], at[spans] = spans, wide
	}
	for i, p := range x.Chart.Panels {
		checkMarks(t, x, p, rules[at[i]], marks[at[i]])
	}
	if m.Width == 0 {
		return
	}
	across := min(int((x.W+m.Gap)/(m.Width+m.Gap)), m.Across)
	if want := wide >= 0 && !m.NoMarks && across > 1 && len(rules)%across > 0; want != (spans >= 0) {
		t.Errorf("%s: of %d panels, %d in a row, one spans two columns: %v", x.Name, len(rules), across, !want)
	}
	for i, r := range rules[1:] {
		if before := rules[i]; spans >= 0 && r.Y > before.Y && before.X+before.W < m.Width*frame.Unit(across)+m.Gap*frame.Unit(across-1) {
			t.Errorf("%s: the row of panel %d has a hole", x.Name, i)
		}
	}
}

// readPanels finds the rules over the panels and what marks follow each.
func readPanels(x PanelsDrawn) (rules []frame.Rect, marks []panelMarks) {
	blue, context := Colors().Color(brand.Blue), Colors().Color(brand.Context)
	for _, p := range Paths(x.Drawing, func(*frame.Path) bool { return true }) {
		b, last := drawings.PathBox(p), len(marks)-1
		switch {
		case p.Fill == nil && len(p.Dash) == 2 && *p.Stroke == blue && last >= 0:
			marks[last].full = append(marks[last].full, marksOf(p)...)
		case p.Fill == nil:
		case *p.Fill == blue && b.H == x.Form.Strong && b.W > x.Sizes.Mark:
			rules, marks = append(rules, b), append(marks, panelMarks{})
		case last < 0: // the key's samples
		case p.Stroke != nil && *p.Stroke == context:
			marks[last].outlines = append(marks[last].outlines, b)
		case *p.Fill == blue && len(p.Segs) == 5 && len(marks[last].outlines) > 0:
			marks[last].parts = append(marks[last].parts, b)
		}
	}
	return rules, marks
}

// mostMarked is the panel with the most marks; -1: none has any.
func mostMarked(list []panels.Panel) int {
	at, most := -1, 0
	for i, p := range list {
		if n := 1000*p.Marks + p.Part; n > most {
			at, most = i, n
		}
	}
	return at
}

// checkMarks compares the marks under a panel's rule with its number.
func checkMarks(t testing.TB, x PanelsDrawn, p panels.Panel, rule frame.Rect, f panelMarks) {
	t.Helper()
	mark := x.Sizes.Mark
	if len(f.full) != p.Marks {
		t.Errorf("%s: %d marks are drawn for %s, want %d", x.Name, len(f.full), p.Number.S, p.Marks)
	}
	for k, a := range f.full {
		if a.W != mark || !Near(a.H, mark, 1) {
			t.Errorf("%s: a mark of %s is %d by %d, want %d", x.Name, p.Number.S, a.W, a.H, mark)
		}
		if a.X < rule.X || a.X+a.W > rule.X+rule.W || a.Y < rule.Y {
			t.Errorf("%s: a mark of %s leaves its panel", x.Name, p.Number.S)
		}
		for _, b := range f.full[k+1:] {
			if drawings.Meet(a, b, 0) {
				t.Fatalf("%s: marks of %s lie on each other", x.Name, p.Number.S)
			}
		}
	}
	switch {
	case p.Part == 0 && len(f.outlines)+len(f.parts) > 0, p.Part > 0 && (len(f.outlines) != 1 || len(f.parts) != 1):
		t.Errorf("%s: %d outlines and %d parts of a mark for %d thousandths of one of %s", x.Name, len(f.outlines), len(f.parts), p.Part, p.Number.S)
	case p.Part > 0:
		want := max(x.Form.MM(0.3), x.Form.Least, mark*frame.Unit(p.Part)/1000)
		if o, part := f.outlines[0], f.parts[0]; o.W < mark-2 || o.H < mark-2 || part.X != o.X && !Near(part.X, o.X, 1) || part.W != want || part.H != mark {
			t.Errorf("%s: the last mark of %s is %v in %v, want %d of %d wide", x.Name, p.Number.S, part, o, want, mark)
		}
	}
}

// marksOf are the dashes of a dashed line of upright and level pieces.
func marksOf(p *frame.Path) []frame.Rect {
	var out []frame.Rect
	for i := 1; i < len(p.Segs); i += 2 {
		a, b := p.Segs[i-1].P[0], p.Segs[i].P[0]
		for x := a.X; x < b.X; x += p.Dash[0] + p.Dash[1] {
			out = append(out, frame.Rect{X: x, Y: a.Y - p.Width/2, W: min(p.Dash[0], b.X-x), H: 2 * (p.Width / 2)})
		}
	}
	return out
}
