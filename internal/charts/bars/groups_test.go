package bars_test

import (
	"fmt"
	"testing"

	"briefing/internal/charts/bars"
	"briefing/internal/charts/kit"
	"briefing/internal/doc/span"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/drawings"
	"briefing/internal/testkit/plots"
)

// grouped is the funding of the factsheet, one bar a programme.
func grouped() *bars.Chart {
	bar := func(label, detail, value string, size int64, f kit.Fill) bars.Row {
		return bars.Row{Label: span.Plain(label), Detail: span.Plain(detail), Value: span.Plain(value), Parts: []kit.Part{{Size: size, Fill: f}}}
	}
	regional := bar("Regional programme with UNODC", "programme worth", "15.0", 15000, kit.Outlined)
	regional.Short = span.Plain("Regional, with UNODC")
	more := bar("Awareness-raising", "devoted since 2015", "more than 23", 23000, kit.Outlined)
	more.MoreThan = true
	return &bars.Chart{
		SolidKey: span.Plain("solid: EU or EU Trust Fund named as payer"), SolidKeyShort: span.Plain("EU or Trust Fund named"),
		OutlinedKey: span.Plain("pale, outlined: no payer named"), OutlinedKeyShort: span.Plain("outlined: no payer named"),
		Groups: []bars.Group{
			{Label: span.Plain("North Africa"), Rows: []bars.Row{
				bar("Morocco, border management", "EU, mobilised in 2018", "140.0", 140000, kit.Solid),
				bar("Libya, programmes in place", "EU Trust Fund, programmes worth", "91.3", 91300, kit.Solid), regional}},
			{Label: span.Plain("Sahel"), Rows: []bars.Row{
				bar("Stabilisation, December 2018", "EU Trust Fund, pledged", "125.0", 125000, kit.Solid),
				bar("G5 Sahel conference, February 2018", "EU, pledged", "100.0", 100000, kit.Solid),
				bar("Joint Investigation Team, Niger", "EU Trust Fund, financed", "6.0", 6000, kit.Solid)}},
			{Label: span.Plain("Horn of Africa"), Rows: []bars.Row{bar("Better Migration Management", "programme worth", "46.0", 46000, kit.Outlined)}},
			{Label: span.Plain("West Africa"), Rows: []bars.Row{bar("Partnership with Senegal", "EU Trust Fund, partnership worth", "9.0", 9000, kit.Solid)}},
			{Label: span.Plain("Not tied to one region"), Rows: []bars.Row{more,
				bar("Global action in 13 countries", "initiative worth, 2015–2019, with UNODC", "11.0", 11000, kit.Outlined)}},
		},
	}
}

// hairlines are the level rules over the whole width.
func hairlines(d kit.Drawing) []frame.Rect {
	var out []frame.Rect
	for _, p := range plots.Paths(d, func(p *frame.Path) bool { return p.Stroke != nil }) {
		if b := drawings.PathBox(p); b.W >= d.W-2 {
			out = append(out, b)
		}
	}
	return out
}

func TestGroupsStandInAColumnOfTheirOwn(t *testing.T) {
	mm := frame.MM
	for _, c := range []struct {
		name            string
		width           frame.Unit
		form            kit.FormName
		names, zero     frame.Unit
		bar, pitch      frame.Unit
		details         bool
		solid, outlined string
		regional        string
	}{
		{"page", mm(174), kit.Page, mm(30), mm(90), mm(5.4), mm(10), true, "solid: EU or EU Trust Fund named as payer", "pale, outlined: no payer named", "Regional programme with UNODC"},
		{"one-pager", mm(114), kit.OnePage, mm(26.5), mm(66.5), mm(4.2), mm(6.5), false, "EU or Trust Fund named", "outlined: no payer named", "Regional, with UNODC"},
		{"wide web", frame.Pt(600), kit.EmbedWide, frame.Pt(112), frame.Pt(320), frame.Pt(20), 0, true, "solid: EU or EU Trust Fund named as payer", "pale, outlined: no payer named", ""},
	} {
		d := plots.Draw(t, grouped(), c.form, c.width)
		plots.Check(t, c.name, d)
		boxes := plots.Boxes(d, c.bar)
		if len(boxes) != 10 {
			t.Fatalf("%s: %d bars, want 10", c.name, len(boxes))
		}
		for i, b := range boxes {
			if off := b.X - c.zero; off < -2 || off > 2 {
				t.Errorf("%s: bar %d begins at %v, want %v", c.name, i, b.X, c.zero)
			}
		}
		if step := boxes[2].Y - boxes[1].Y; c.pitch > 0 && step != c.pitch {
			t.Errorf("%s: bars follow each other by %v, want %v", c.name, step, c.pitch)
		}
		for s, x := range map[string]frame.Unit{"North Africa": 0, "Sahel": 0, "Horn of Africa": 0, "West Africa": 0, "Libya, programmes in place": c.names} {
			if got := plots.Text(t, d, s).At.X; got != x {
				t.Errorf("%s: %q begins at %v, want %v", c.name, s, got, x)
			}
		}
		if plots.Text(t, d, "Sahel").Style != frame.Bold || plots.Text(t, d, "Libya, programmes in place").Style != frame.Regular {
			t.Errorf("%s: labels of groups are to be bold, names of bars not", c.name)
		}
		// The label of a group stands on the line of its first bar's name.
		if a, b := plots.Text(t, d, "West Africa").At.Y, plots.Text(t, d, "Partnership with Senegal").At.Y; a != b {
			t.Errorf("%s: the group stands at %v, its first name at %v", c.name, a, b)
		}
		if c.details {
			plots.Text(t, d, "EU, mobilised in 2018")
		}
		if c.regional != "" {
			plots.Text(t, d, c.regional)
		}
		// One hairline between two groups, under all of the one and over all of the other.
		lines := hairlines(d)
		if len(lines) != 4 {
			t.Fatalf("%s: %d hairlines, want 4", c.name, len(lines))
		}
		for i, last := range []int{2, 5, 6, 7} {
			if y := lines[i].Y; y <= boxes[last].Y+boxes[last].H || y >= boxes[last+1].Y {
				t.Errorf("%s: hairline %d at %v does not part bar %d from the next", c.name, i, y, last)
			}
		}
		// The key: over the first bar, with the zero line going on upwards, and after the first outlined bar's value.
		solid, outlined, value := plots.Text(t, d, c.solid), plots.Text(t, d, c.outlined), plots.Text(t, d, "15.0")
		if solid.At.X <= c.zero || solid.At.Y >= boxes[0].Y {
			t.Errorf("%s: the key for solid bars stands at %v", c.name, solid.At)
		}
		tick := plots.Paths(d, func(p *frame.Path) bool {
			b := drawings.PathBox(p)
			return p.Stroke != nil && b.W < mm(1) && b.Y < solid.At.Y && b.X < c.zero+mm(0.5) && b.X > c.zero-mm(0.5)
		})
		if len(tick) != 1 {
			t.Errorf("%s: %d ticks lead from the key to the first bar", c.name, len(tick))
		}
		if outlined.At.Y-value.At.Y > mm(0.5) || value.At.Y-outlined.At.Y > mm(0.5) || outlined.At.X < value.At.X+value.Width {
			t.Errorf("%s: the key for outlined bars stands at %v, the value at %v", c.name, outlined.At, value.At)
		}
	}
}

// Whatever the data are, nothing meets, groups stay in order, and the drawing keeps its box.
func TestGroupsOfOtherData(t *testing.T) {
	one := func(label string, rows ...bars.Row) *bars.Chart {
		return &bars.Chart{Groups: []bars.Group{{Label: span.Plain(label), Rows: rows}}}
	}
	var many []bars.Group
	for g := range 4 {
		group := bars.Group{Label: span.Plain(fmt.Sprintf("Group number %d of the whole", g+1))}
		for r := range 3 {
			group.Rows = append(group.Rows, row(fmt.Sprintf("Programme %d.%d with a rather long name that needs two lines", g, r), fmt.Sprint(r), int64(1000*r)))
		}
		many = append(many, group)
	}
	long := grouped()
	long.Groups[3].Label = span.Plain("A group of one bar whose label has many words and takes several lines in its column")
	short := grouped()
	short.Groups[0].Rows[0], short.Groups[0].Rows[2] = short.Groups[0].Rows[2], short.Groups[0].Rows[0]
	missing := grouped()
	missing.Groups[1].Rows[1] = bars.Row{Label: span.Plain("G5 Sahel conference"), Value: span.Plain("not stated"), Missing: true}
	word := grouped()
	word.Groups[0].Label = span.Plain("Nordafrikazusammenarbeitsprogramme")
	parts := grouped()
	parts.Groups[1].Rows[0].Parts = []kit.Part{{Size: 100000, Caption: span.Plain("Fund"), Value: span.Plain("100")}, {Size: 25000, Caption: span.Plain("others"), Value: span.Plain("25"), Fill: kit.Outlined}}
	for name, s := range map[string]*bars.Chart{
		"one group": one("Sahel", row("a", "1", 1000), row("b", "2", 2000)), "twelve rows": {Groups: many},
		"long label": long, "outlined first": short, "missing": missing, "long word": word, "parts": parts, "zero": one("None", row("a", "0", 0)),
	} {
		for _, f := range []struct {
			width frame.Unit
			form  kit.FormName
		}{
			{frame.MM(174), kit.Page}, {frame.MM(114), kit.OnePage}, {frame.MM(84), kit.Page}, {frame.Pt(716), kit.EmbedWide}, {frame.Pt(560), kit.EmbedWide},
			{frame.Pt(388), kit.EmbedWide}, {frame.Pt(288), kit.EmbedNarrow}, {frame.Pt(1136), kit.CardLandscape}, {frame.Pt(752), kit.CardSmall}, {frame.Pt(1016), kit.CardSquare},
		} {
			at := fmt.Sprintf("%s, %.0f pt", name, float64(f.width)/100)
			d := plots.Draw(t, s, f.form, f.width)
			plots.Check(t, at, d)
			y := frame.Unit(-1)
			for _, g := range s.Groups {
				for _, r := range g.Rows {
					var found *frame.Text
					for _, item := range d.Group.Items {
						if txt, ok := item.(*frame.Text); ok && txt.At.Y > y && txt.S == r.Value.S+" " || ok && txt.At.Y > y && txt.S == r.Value.S {
							found = txt
							break
						}
					}
					if found == nil {
						t.Errorf("%s: the value %q of %q does not stand below the one before", at, r.Value.S, r.Label.S)
						continue
					}
					y = found.At.Y
				}
			}
		}
	}
}

func TestAGroupWithoutLabelLeavesLabelsOverTheirBars(t *testing.T) {
	s := grouped()
	s.Groups[0].Label = span.Plain("")
	d := plots.Draw(t, s, kit.Page, frame.MM(174))
	if a, b := plots.Text(t, d, "West Africa"), plots.Boxes(d, frame.MM(5)); a.Style != frame.Regular || b[0].X >= frame.MM(90) {
		t.Errorf("one group has no label, but labels stand in a column: %v, bars from %v", a.Style, b[0].X)
	}
}

// What was refused of bars is refused of grouped ones.
func TestGroupedBarsRefuseWhatBarsRefuse(t *testing.T) {
	for want, change := range map[string]func(*bars.Row){
		"chart-negative": func(r *bars.Row) { r.Parts[0].Size = -1 },
		"chart-label":    func(r *bars.Row) { r.Value = span.Plain("") },
		"chart-missing":  func(r *bars.Row) { r.Missing = true },
	} {
		s := grouped()
		change(&s.Groups[2].Rows[0])
		_, list := s.Draw(plots.Style(t, kit.Page), frame.MM(174))
		if len(list) == 0 || list[0].ID != want {
			t.Errorf("%v, want %s", list, want)
		}
	}
}
