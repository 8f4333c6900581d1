package charts

import (
	"strings"
	"testing"

	"briefing/internal/diag"
	"briefing/internal/doc/span"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/drawings"
)

func TestLabelsAboveTheirBars(t *testing.T) {
	s := fundingSpec(true)
	first := &s.Bars.Groups[0].Rows[0]
	first.Detail, first.Aside = span.Plain("EU, mobilised in 2018 for border authorities"), span.Plain("payer not named in part")
	m := labelsAbove()
	d := draw(t, s, m, frame.MM(114))
	checkDrawing(t, "above", d)
	bars := barsOf(d, m.Bars.PlainBar)
	if len(bars) != 7 {
		t.Fatalf("%d bars, want 7", len(bars))
	}
	order := []string{"North Africa", "EU, mobilised in 2018 for border authorities", "payer named: EU or EU Trust Fund", "231.3 + 15.0"}
	for i := 1; i < len(order); i++ {
		if a, b := textOf(t, d, order[i-1]), textOf(t, d, order[i]); a.At.Y >= b.At.Y {
			t.Errorf("%q stands below %q", order[i-1], order[i])
		}
	}
	if label := drawings.TextBox(textOf(t, d, "Sahel")); label.Y <= bars[0].Y+bars[0].H || label.Y+label.H > bars[2].Y {
		t.Errorf("the label of the second row %v stands not between the bars %v and %v", label, bars[0], bars[2])
	}
	for _, b := range []frame.Rect{bars[0], bars[2], bars[3], bars[4]} {
		if b.X != 0 {
			t.Errorf("a bar starts at %d, not at the left side", b.X)
		}
	}
	value, aside := textOf(t, d, "231.3 + 15.0"), textOf(t, d, "payer not named in part")
	if aside.At.Y != value.At.Y || aside.At.X != value.At.X+value.Width+m.Bars.Value.Size*45/100 {
		t.Error("the words after the value do not follow it")
	}
	if zero := zeroLines(t, d, m); len(zero) != 6 {
		t.Errorf("%d zero lines, want one a bar", len(zero))
	}
	if zero := zeroLines(t, draw(t, s, labelsAboveNoZero(), frame.MM(114)), m); len(zero) != 0 {
		t.Errorf("%d zero lines where there should be none", len(zero))
	}
}

// zeroLines returns the upright ink lines of the width of the zero line.
func zeroLines(t testing.TB, d Drawing, m Metrics) (out []frame.Rect) {
	t.Helper()
	ink := testStyle(t, m).Colors.Color(brand.Ink)
	for _, item := range d.Group.Items {
		if p, ok := item.(*frame.Path); ok && p.Stroke != nil && *p.Stroke == ink && p.Width == m.Bars.Zero && p.Segs[0].P[0].X == p.Segs[1].P[0].X {
			out = append(out, drawings.PathBox(p))
		}
	}
	return out
}

func TestShortKeyFirst(t *testing.T) {
	d := draw(t, fundingSpec(true), labelsAboveNoZero(), frame.MM(114))
	textOf(t, d, "payer named")
	textOf(t, d, "not named")
}

func TestLabelsAboveWrapToAnyLength(t *testing.T) {
	long := "Information and awareness-raising in countries of origin and of transit"
	d := draw(t, barSpec(row(long, "1", 1000)), labelsAbove(), frame.MM(84))
	textOf(t, d, "Information and awareness-raising in countries of")
	d = draw(t, barSpec(row(strings.Repeat(long+" ", 3), "1", 1000), row("b", "2", 2000)), labelsAbove(), frame.MM(84))
	checkDrawing(t, "long", d)
	if n := strings.Count(strings.Join(drawings.Texts(d.Group.Items), ""), "transit"); n != 3 {
		t.Errorf("%d of three sentences of a label are there", n)
	}
	r := row("short", "1", 1000)
	r.Detail = span.Plain(strings.Repeat("the line under the label ", 9))
	checkDrawing(t, "long detail", draw(t, barSpec(r), labelsAbove(), frame.MM(84)))
}

// What no line has room for is a word: the message names it and how to mend it.
func TestWordsThatNoLineHasRoomFor(t *testing.T) {
	r := row("short", "1", 1000)
	r.Detail = span.Plain("under " + strings.Repeat("w", 60))
	s := barSpec(row("a", "1", 1000))
	s.Bars.Groups = append(s.Bars.Groups, BarGroup{Label: span.Plain("group " + strings.Repeat("w", 60)), Rows: s.Bars.Groups[0].Rows})
	for want, s := range map[string]*Spec{
		`the label "Very ` + strings.Repeat("w", 50) + `-long": its word "` + strings.Repeat("w", 50) + `-" is 131 mm wide, a line 84 mm`: barSpec(row("Very "+strings.Repeat("w", 50)+"-long", "1", 1000)),
		`the line under the label "under www`: barSpec(r),
		`the group label "group www`:          s,
	} {
		for _, m := range []Metrics{A4(), labelsAbove()} {
			_, list := Draw(s, testStyle(t, m), frame.MM(84))
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
	d := draw(t, barSpec(a, b), A4(), frame.MM(114))
	checkDrawing(t, "column", d)
	name, detail := textOf(t, d, "Morocco"), textOf(t, d, "EU, mobilised")
	if detail.At.X != name.At.X || detail.At.Y <= name.At.Y || detail.Size >= name.Size {
		t.Error("the detail does not stand under its label in smaller type")
	}
	end := textOf(t, d, "payer not named")
	if end.At.X+end.Width > frame.MM(114) {
		t.Error("the words after the value leave the chart")
	}
}

func TestAsideExplainsAnOutlinedPart(t *testing.T) {
	r := BarRow{Label: span.Plain("b"), Value: span.Plain("4"), Parts: []BarPart{{Size: 4000, Fill: Outlined}}}
	s := barSpec(row("a", "9", 9000), r)
	if _, list := Draw(s, testStyle(t, labelsAbove()), frame.MM(84)); !list.HasErrors() || list[0].ID != "chart-key" {
		t.Errorf("an outlined part that nothing explains:\n%s", list.Text())
	}
	s.Bars.Groups[0].Rows[1].Aside = span.Plain("payer not named")
	if _, list := Draw(s, testStyle(t, labelsAbove()), frame.MM(84)); len(list) > 0 && list[0].Severity == diag.Error {
		t.Errorf("an outlined part that its words explain:\n%s", list.Text())
	}
}
