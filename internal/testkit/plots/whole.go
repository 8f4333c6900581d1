package plots

import (
	"testing"

	"briefing/internal/charts/kit"
	"briefing/internal/charts/whole"
	"briefing/internal/diag"
	"briefing/internal/doc/span"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/drawings"
)

func wholeKind() Kind {
	values := func(p kit.Plot) []string {
		return []string{p.(*whole.Chart).Part.Value.S, p.(*whole.Chart).Rest.Value.S}
	}
	return Kind{
		Name:      whole.Name,
		Samples:   []Sample{{"part-to-whole", kit.Page, frame.MM(84), Conference()}},
		Varieties: []Variety{{Name: "part-to-whole", Make: Generator.Whole}},
		Least:     80,
		Check: func(t testing.TB, name string, p kit.Plot, f kit.FormName, d kit.Drawing, _ diag.List) {
			CheckWhole(t, In(name, p.(*whole.Chart), f, d))
		},
		Words:  values,
		Values: values,
	}
}

// Conference is what the EU pledged of all that was pledged at a conference.
func Conference() *whole.Chart {
	return &whole.Chart{
		Part: kit.Part{Size: 100000, Caption: span.Plain("EU"), Value: span.Plain("100")},
		Rest: kit.Part{Size: 314000, Caption: span.Plain("other donors, EU Member States among them"), Short: span.Plain("other donors"), Value: span.Plain("314"), Fill: kit.White},
	}
}

// Whole is one bar of two parts, both of them known: nothing can be missing, and a bar that ends at the whole has no
// arrow; "more than" is said by a value's words.
func (g Generator) Whole() kit.Plot {
	part := func(f kit.Fill, short string) kit.Part {
		size := g.magnitude()
		return kit.Part{Size: 1000 * size, Caption: span.Plain(g.label()), Short: span.Plain(g.maybe(short)), Value: span.Plain([]string{"", "", "more than "}[g.IntN(3)] + printed(size)), Fill: f}
	}
	w := &whole.Chart{Part: part(kit.Solid, "EU"), Rest: part(kit.White, "others")}
	if g.IntN(12) == 0 {
		w.Part.Size, w.Part.Value = 0, span.Plain("0")
	}
	return w
}

// CheckWhole compares the two parts with their numbers and reads their captions.
func CheckWhole(t testing.TB, x Drawn[*whole.Chart, whole.Sizes]) {
	t.Helper()
	r := read(t, x.Name, x.Drawing)
	for _, p := range []kit.Part{x.Chart.Part, x.Chart.Rest} {
		if x.Sizes.Value.Size > 0 {
			r.must(p.Value.S)
			r.one(p.Caption.S, p.Short.S)
		} else {
			r.one(p.Caption.S, p.Short.S)
			r.must(p.Value.S)
		}
	}
	r.done()
	blue := Colors().Color(brand.Blue)
	solid, end := frame.Unit(0), frame.Unit(0)
	for _, p := range Paths(x.Drawing, func(p *frame.Path) bool { return p.Fill != nil && !boundary(p) }) {
		b := drawings.PathBox(p)
		if end = max(end, b.X+b.W); *p.Fill == blue {
			solid = b.W
		}
	}
	if !Near(end, x.W, 2) {
		t.Errorf("%s: the bar ends at %d of %d", x.Name, end, x.W)
	}
	part, sum := x.Chart.Part.Size, x.Chart.Part.Size+x.Chart.Rest.Size
	want := frame.Unit(int64(x.W) * part / sum)
	if part > 0 {
		want = max(want, x.Form.Least)
	}
	if part < sum {
		want = min(want, x.W-x.Form.Least)
	}
	if !Near(solid, want, 2) {
		t.Errorf("%s: the part is %d of %d long for %d of %d, want %d", x.Name, solid, x.W, part, sum, want)
	}
}
