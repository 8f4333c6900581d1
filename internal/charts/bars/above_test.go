package bars_test

import (
	"strings"
	"testing"

	"briefing/internal/charts/bars"
	"briefing/internal/charts/kit"
	"briefing/internal/diag"
	"briefing/internal/doc/span"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/drawings"
	"briefing/internal/testkit/golden"
	"briefing/internal/testkit/plots"
)

// labelsAbove is the printed page with every label over its bar, labelsAboveNoZero the same as slides have it.
func labelsAbove() bars.Sizes {
	m := new(bars.Chart).Sizes(kit.FormOf(kit.Page))
	m.Above, m.RowGap, m.GroupGap, m.LabelEnd = true, frame.MM(2), frame.MM(3), frame.MM(0.8)
	return m
}

func labelsAboveNoZero() bars.Sizes {
	m := labelsAbove()
	m.Zero, m.NoCaptions, m.ShortKey = 0, true, true
	return m
}

// Generated bars with their labels over them keep all labels, apart and inside.
func TestGeneratedBarsAbove(t *testing.T) {
	n := golden.Amount(1000, 200, 200)
	k := plots.Of(t, bars.Name)
	way := func(m bars.Sizes) plots.Way {
		return plots.Way{
			Draw: func(t testing.TB, name string, p kit.Plot, width frame.Unit) (kit.Drawing, diag.List) {
				return kit.DrawAs(p.(*bars.Chart), plots.Named(t, kit.Page, name), m, width)
			},
			Check: func(t testing.TB, name string, p kit.Plot, d kit.Drawing, found diag.List) {
				plots.CheckWords(t, name, k.Words(p), d)
				b := p.(*bars.Chart)
				x := plots.BarsDrawn{Name: name, Chart: b, Form: kit.FormOf(kit.Page), Sizes: m, Drawing: d}
				plots.CheckBars(t, x, plots.Captioned(b, m) && !plots.Says(found, "chart-captions"))
			},
			Captioned: func(p kit.Plot) bool { return plots.Captioned(p.(*bars.Chart), m) },
		}
	}
	plots.Generate(t, plots.Variety{Name: "bars above", Make: plots.Generator.Bars}, n, way(labelsAbove()), way(labelsAboveNoZero()))
}

func TestLabelsAboveTheirBars(t *testing.T) {
	s := plots.Funding(true)
	first := &s.Groups[0].Rows[0]
	first.Detail, first.Aside = span.Plain("EU, mobilised in 2018 for border authorities"), span.Plain("payer not named in part")
	m := labelsAbove()
	d := plots.DrawAs(t, s, kit.Page, m, frame.MM(114))
	plots.Check(t, "above", d)
	boxes := plots.Boxes(d, m.PlainBar)
	if len(boxes) != 7 {
		t.Fatalf("%d bars, want 7", len(boxes))
	}
	order := []string{"North Africa", "EU, mobilised in 2018 for border authorities", "payer named: EU or EU Trust Fund", "231.3 + 15.0"}
	for i := 1; i < len(order); i++ {
		if a, b := plots.Text(t, d, order[i-1]), plots.Text(t, d, order[i]); a.At.Y >= b.At.Y {
			t.Errorf("%q stands below %q", order[i-1], order[i])
		}
	}
	if label := drawings.TextBox(plots.Text(t, d, "Sahel")); label.Y <= boxes[0].Y+boxes[0].H || label.Y+label.H > boxes[2].Y {
		t.Errorf("the label of the second row %v stands not between the bars %v and %v", label, boxes[0], boxes[2])
	}
	for _, b := range []frame.Rect{boxes[0], boxes[2], boxes[3], boxes[4]} {
		if b.X != 0 {
			t.Errorf("a bar starts at %d, not at the left side", b.X)
		}
	}
	value, aside := plots.Text(t, d, "231.3 + 15.0"), plots.Text(t, d, "payer not named in part")
	if aside.At.Y != value.At.Y || aside.At.X != value.At.X+value.Width+m.Value.Size*45/100 {
		t.Error("the words after the value do not follow it")
	}
	if zero := plots.ZeroLines(plots.BarsDrawn{Sizes: m, Drawing: d}); len(zero) != 6 {
		t.Errorf("%d zero lines, want one a bar", len(zero))
	}
	if zero := plots.ZeroLines(plots.BarsDrawn{Sizes: m, Drawing: plots.DrawAs(t, s, kit.Page, labelsAboveNoZero(), frame.MM(114))}); len(zero) != 0 {
		t.Errorf("%d zero lines where there should be none", len(zero))
	}
}

func TestShortKeyFirst(t *testing.T) {
	d := plots.DrawAs(t, plots.Funding(true), kit.Page, labelsAboveNoZero(), frame.MM(114))
	plots.Text(t, d, "payer named")
	plots.Text(t, d, "not named")
}

func TestLabelsAboveWrapToAnyLength(t *testing.T) {
	long := "Information and awareness-raising in countries of origin and of transit"
	d := plots.DrawAs(t, chartOf(row(long, "1", 1000)), kit.Page, labelsAbove(), frame.MM(84))
	plots.Text(t, d, "Information and awareness-raising in countries of")
	d = plots.DrawAs(t, chartOf(row(strings.Repeat(long+" ", 3), "1", 1000), row("b", "2", 2000)), kit.Page, labelsAbove(), frame.MM(84))
	plots.Check(t, "long", d)
	if n := strings.Count(strings.Join(drawings.Texts(d.Group.Items), ""), "transit"); n != 3 {
		t.Errorf("%d of three sentences of a label are there", n)
	}
	r := row("short", "1", 1000)
	r.Detail = span.Plain(strings.Repeat("the line under the label ", 9))
	plots.Check(t, "long detail", plots.DrawAs(t, chartOf(r), kit.Page, labelsAbove(), frame.MM(84)))
}

// What no line has room for is a word: the message names it and how to mend it.
func TestWordsThatNoLineHasRoomFor(t *testing.T) {
	r := row("short", "1", 1000)
	r.Detail = span.Plain("under " + strings.Repeat("w", 60))
	s := chartOf(row("a", "1", 1000))
	s.Groups = append(s.Groups, bars.Group{Label: span.Plain("group " + strings.Repeat("w", 60)), Rows: s.Groups[0].Rows})
	for want, s := range map[string]*bars.Chart{
		`the label "Very ` + strings.Repeat("w", 50) + `-long": its word "` + strings.Repeat("w", 50) + `-" is 131 mm wide, a line 84 mm`: chartOf(row("Very "+strings.Repeat("w", 50)+"-long", "1", 1000)),
		`the line under the label "under www`: chartOf(r),
		`the group label "group www`:          s,
	} {
		for _, m := range []bars.Sizes{s.Sizes(kit.FormOf(kit.Page)), labelsAbove()} {
			_, list := kit.DrawAs(s, plots.Style(t, kit.Page), m, frame.MM(84))
			if len(list) != 1 || !strings.Contains(list[0].Message, want) || !strings.Contains(list.Text(), "hyphen") {
				t.Errorf("want one error that says %s, got\n%s", want, list.Text())
			}
		}
	}
}

// Details stand under their labels in a label column too, and their words count for the room a bar has.
func TestDetailInTheLabelColumn(t *testing.T) {
	a, b := row("Morocco", "140", 140000), row("Libya", "91.3", 91300)
	a.Detail, b.Detail, b.Aside = span.Plain("EU, mobilised"), span.Plain("EU Trust Fund, worth"), span.Plain("payer not named")
	d := plots.Draw(t, chartOf(a, b), kit.Page, frame.MM(114))
	plots.Check(t, "column", d)
	name, detail := plots.Text(t, d, "Morocco"), plots.Text(t, d, "EU, mobilised")
	if detail.At.X != name.At.X || detail.At.Y <= name.At.Y || detail.Size >= name.Size {
		t.Error("the detail does not stand under its label in smaller type")
	}
	end := plots.Text(t, d, "payer not named")
	if end.At.X+end.Width > frame.MM(114) {
		t.Error("the words after the value leave the chart")
	}
}

func TestAsideExplainsAnOutlinedPart(t *testing.T) {
	r := bars.Row{Label: span.Plain("b"), Value: span.Plain("4"), Parts: []kit.Part{{Size: 4000, Fill: kit.Outlined}}}
	s := chartOf(row("a", "9", 9000), r)
	if _, list := kit.DrawAs(s, plots.Style(t, kit.Page), labelsAbove(), frame.MM(84)); !list.HasErrors() || list[0].ID != "chart-key" {
		t.Errorf("an outlined part that nothing explains:\n%s", list.Text())
	}
	s.Groups[0].Rows[1].Aside = span.Plain("payer not named")
	if _, list := kit.DrawAs(s, plots.Style(t, kit.Page), labelsAbove(), frame.MM(84)); len(list) > 0 && list[0].Severity == diag.Error {
		t.Errorf("an outlined part that its words explain:\n%s", list.Text())
	}
}
