package bars_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"briefing/internal/charts/bars"
	"briefing/internal/charts/kit"
	"briefing/internal/diag"
	"briefing/internal/doc/span"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/drawings"
	"briefing/internal/testkit/plots"
)

func row(label, value string, sizes ...int64) bars.Row {
	r := bars.Row{Label: span.Plain(label), Value: span.Plain(value)}
	for _, s := range sizes {
		r.Parts = append(r.Parts, kit.Part{Size: s})
	}
	return r
}

func chartOf(rows ...bars.Row) *bars.Chart {
	return &bars.Chart{Groups: []bars.Group{{Rows: rows}}}
}

func TestBarsAreAsLongAsTheirValuesFromZero(t *testing.T) {
	values := []int64{231300, 231000, 46000, 15000, 9000, 100001, 100000}
	var rows []bars.Row
	for i, v := range values {
		rows = append(rows, row(fmt.Sprint("row ", i), fmt.Sprint(v), v))
	}
	d := plots.Draw(t, chartOf(rows...), kit.Page, frame.MM(174))
	boxes := plots.Boxes(d, frame.MM(5))
	if len(boxes) != len(values) {
		t.Fatalf("%d bars for %d values", len(boxes), len(values))
	}
	for i, b := range boxes {
		if b.X != boxes[0].X {
			t.Errorf("bar %d starts at %d, not at the zero line %d", i, b.X, boxes[0].X)
		}
		want := int64(boxes[0].W) * values[i] / values[0]
		if diff := int64(b.W) - want; diff < -1 || diff > 1 {
			t.Errorf("bar %d is %d long, want %d", i, b.W, want)
		}
	}
}

// 100 and 101 differ by one part in a hundred, however alike they are.
func TestNoBarStartsAboveZero(t *testing.T) {
	boxes := plots.Boxes(plots.Draw(t, chartOf(row("a", "101", 101000), row("b", "100", 100000)), kit.Page, frame.MM(174)), frame.MM(5))
	if got := float64(boxes[1].W) / float64(boxes[0].W); got < 0.9900 || got > 0.9902 {
		t.Errorf("the shorter bar is %.4f of the longer one, want 0.9901", got)
	}
}

func TestScaleIsTheLargestThatFits(t *testing.T) {
	width := frame.MM(174)
	d := plots.Draw(t, plots.Funding(true), kit.Page, width)
	last := plots.Text(t, d, "231.3 + 15.0")
	if spare := width - last.At.X - last.Width; spare < 0 || spare > 96 {
		t.Errorf("the longest row leaves %d free, want 0.1 em at most (95)", spare)
	}
}

// The white between parts lies over them: 231.3 in two parts is longer than 231.0 in three, and each part as long as
// its value.
func TestWhiteBetweenPartsTakesNoLength(t *testing.T) {
	for _, plain := range []bool{false, true} {
		d := plots.Draw(t, plots.Funding(plain), kit.Page, frame.MM(174))
		height := frame.MM(5.8)
		if plain {
			height = frame.MM(5)
		}
		boxes := plots.Boxes(d, height)
		at, scale := 0, 0.0
		for _, g := range plots.Funding(plain).Groups {
			for _, r := range g.Rows {
				parts := r.Parts
				if plain {
					parts = plots.Merged(parts)
				}
				for _, p := range parts {
					if scale == 0 {
						scale = float64(boxes[0].W) / float64(p.Size)
					}
					if want := float64(p.Size) * scale; math.Abs(float64(boxes[at].W)-want) > 3 {
						t.Errorf("plain %v: the part of %d is %d long, want %.0f", plain, p.Size, boxes[at].W, want)
					}
					at++
				}
			}
		}
		if at != len(boxes) {
			t.Errorf("plain %v: %d bars, want %d", plain, len(boxes), at)
		}
	}
}

func TestShortBarsStayVisibleAndZeroStaysAway(t *testing.T) {
	d := plots.Draw(t, chartOf(row("all", "1 000 000", 1_000_000_000), row("tiny", "1", 1000), row("none", "0", 0)), kit.Page, frame.MM(174))
	boxes := plots.Boxes(d, frame.MM(5))
	if len(boxes) != 2 {
		t.Fatalf("%d bars, want 2: zero has none", len(boxes))
	}
	if boxes[1].W != frame.MM(0.3) {
		t.Errorf("the tiny bar is %d long, want %d", boxes[1].W, frame.MM(0.3))
	}
	plots.Text(t, d, "0")
}

func TestMissingValueIsPrintedWithoutBar(t *testing.T) {
	r := bars.Row{Label: span.Plain("EUBAM Libya"), Value: span.Plain("not stated"), Missing: true}
	d := plots.Draw(t, chartOf(row("a", "10", 10000), r), kit.Page, frame.MM(174))
	if n := len(plots.Boxes(d, frame.MM(5))); n != 1 {
		t.Errorf("%d bars, want 1", n)
	}
	if txt := plots.Text(t, d, "not stated"); txt.Style != frame.Regular {
		t.Errorf("the missing value is set as a value")
	}
	only := plots.Draw(t, chartOf(r), kit.Page, frame.MM(84))
	plots.Text(t, only, "not stated")
}

func TestMoreThanEndsInAnArrow(t *testing.T) {
	r := row("a", "more than 23", 23000)
	r.MoreThan = true
	d := plots.Draw(t, chartOf(r), kit.Page, frame.MM(174))
	bar := plots.Boxes(d, frame.MM(5))[0]
	var head *frame.Path
	for _, item := range d.Group.Items {
		if p, ok := item.(*frame.Path); ok && len(p.Segs) == 4 && p.Fill != nil {
			head = p
		}
	}
	if head == nil {
		t.Fatal("no arrowhead")
	}
	b := drawings.PathBox(head)
	if b.X != bar.X+bar.W+frame.MM(0.5) || b.W != bar.H*42/100 || b.H != bar.H {
		t.Errorf("arrowhead %v after bar %v", b, bar)
	}
	if gap := plots.Text(t, d, "more than 23").At.X - b.X - b.W; gap != 950*45/100 {
		t.Errorf("the value stands %d after the arrow, want 0.45 em", gap)
	}
}

func TestCaptionsShortenThenDropTogether(t *testing.T) {
	spec := func(second, short string) *bars.Chart {
		return &bars.Chart{Groups: []bars.Group{{Rows: []bars.Row{
			{Label: span.Plain("a"), Value: span.Plain("110"), Parts: []kit.Part{{Size: 50000, Caption: span.Plain("one"), Value: span.Plain("50")}, {Size: 10000, Caption: span.Plain(second), Short: span.Plain(short), Value: span.Plain("10")}, {Size: 50000, Caption: span.Plain("three"), Value: span.Plain("50")}}},
			{Label: span.Plain("b"), Value: span.Plain("20"), Parts: []kit.Part{{Size: 20000, Caption: span.Plain("under the other row")}}},
		}}}}
	}
	d := plots.Draw(t, spec("two", ""), kit.Page, frame.MM(174))
	plots.Text(t, d, "two")
	d = plots.Draw(t, spec("a name much too long", "two"), kit.Page, frame.MM(174))
	plots.Text(t, d, "two")

	d, list := spec("a name much too long", "").Draw(plots.Style(t, kit.Page), frame.MM(174))
	if len(list) != 1 || list[0].Severity != diag.Note || !strings.Contains(list[0].Message, "a name much too long 10") {
		t.Fatalf("want a note that names the caption:\n%s", list.Text())
	}
	if got := fmt.Sprint(drawings.Texts(d.Group.Items)); got != "[a  110  b  20 ]" {
		t.Errorf("without captions the chart says %s", got)
	}
	if boxes := plots.Boxes(d, frame.MM(5)); len(boxes) != 2 {
		t.Errorf("%d bars, want 2: parts of one kind merge", len(boxes))
	}
}

func TestLastCaptionMayRunToTheEdge(t *testing.T) {
	d := plots.Draw(t, plots.Funding(false), kit.Page, frame.MM(174))
	part := plots.Boxes(d, frame.MM(5.8))[5]
	if c := plots.Text(t, d, "team in Niger"); c.At.X != part.X || c.Width < 2*part.W {
		t.Errorf("the last caption starts at %d under the part at %d", c.At.X, part.X)
	}
}

func TestCategoryLabelsWrapThenWidenTheirColumn(t *testing.T) {
	two := "Awareness campaigns in countries of origin"
	d := plots.Draw(t, chartOf(row(two, "1", 1000)), kit.Page, frame.MM(174))
	first, second := plots.Text(t, d, "Awareness campaigns"), plots.Text(t, d, "in countries of origin")
	bar := plots.Boxes(d, frame.MM(5))[0]
	if bar.X != frame.MM(40) {
		t.Errorf("the column is %.1f mm wide, want 40: the label has room on two lines", bar.X.Millimetres())
	}
	mid := (drawings.TextBox(first).Y + drawings.TextBox(second).Y + drawings.TextBox(second).H) / 2
	if off := mid - bar.Y - bar.H/2; off < -100 || off > 100 {
		t.Errorf("the two lines are %d off the middle of the bar", off)
	}
	long := "Information and awareness-raising in countries of origin and transit"
	d = plots.Draw(t, chartOf(row(long, "1", 1000)), kit.Page, frame.MM(174))
	if bar := plots.Boxes(d, frame.MM(5))[0]; bar.X <= frame.MM(40) || bar.X > frame.MM(174)*38/100 {
		t.Errorf("the column is %.1f mm wide, want more than 40 and at most 38 %%", bar.X.Millimetres())
	}
	// Then a third line, in the column of the design; then a wider column.
	lines := func(label string, width float64) (n int, zero frame.Unit) {
		d := plots.Draw(t, chartOf(row("a", "3", 3000), row(label, "1", 1000), row("b", "2", 2000)), kit.Page, frame.MM(width))
		plots.Check(t, label, d)
		return strings.Count(drawings.Dump(d.Group.Items), "bold") - 5, plots.Boxes(d, frame.MM(5))[0].X
	}
	long += " and on the routes between them, by land"
	if n, zero := lines(long, 174); n != 3 || zero > frame.MM(174)*38/100 {
		t.Errorf("%d lines in a column of %.1f mm, want three in 38 %%", n, zero.Millimetres())
	}
	if n, zero := lines(long, 114); n != 4 || zero <= frame.MM(114)*38/100 || zero > frame.MM(114)/2 {
		t.Errorf("%d lines in a column of %.1f mm, want four in up to half of the width", n, zero.Millimetres())
	}
	// Where bars would get too short beside it, the label stands over its bar.
	if n, zero := lines(long+" and by sea, from the coasts of Libya", 84); n != 3 || zero != 0 {
		t.Errorf("%d lines in a column of %.1f mm, want three over their bar", n, zero.Millimetres())
	}
}

// A label takes no more of the width than leaves bars that can be compared: a fifth of it.
func TestLongLabelsLeaveRoomForBars(t *testing.T) {
	long := "Information and awareness-raising in countries of origin and transit and beyond"
	for value, over := range map[string]bool{"12": false, "more than 12 345": true} {
		r := row(long, value, 12345000)
		d := plots.Draw(t, chartOf(r, row("b", "1", 1000)), kit.Page, frame.MM(84))
		bar := plots.Boxes(d, frame.MM(5))[0]
		if stands := bar.X == 0; stands != over || bar.W < frame.MM(84)/5 {
			t.Errorf("with the value %q the label stands over its bar: %v, and the bar is %.1f mm long", value, stands, bar.W.Millimetres())
		}
	}
}

// Only rows with long labels take more height.
func TestPitchGrowsForLongLabelsOnly(t *testing.T) {
	long := "Information and awareness-raising in countries of origin and transit and on the routes between them, by land"
	d := plots.Draw(t, chartOf(row("a", "4", 4000), row("b", "3", 3000), row(long, "2", 2000), row("c", "1", 1000), row("d", "1", 1000)), kit.Page, frame.MM(174))
	b := plots.Boxes(d, frame.MM(5))
	pitch := frame.MM(7.7)
	if b[1].Y-b[0].Y != pitch || b[4].Y-b[3].Y != pitch {
		t.Errorf("rows of one line stand %d and %d apart, want %d", b[1].Y-b[0].Y, b[4].Y-b[3].Y, pitch)
	}
	// Three lines stand over their bar by as much above and below, and twice the least distance from the next.
	want := frame.MM(5) + (3*frame.MM(3.75)-frame.MM(5))/2 + 2*frame.MM(1)
	if !plots.Near(b[2].Y-b[1].Y, want, 2) || b[3].Y-b[2].Y != b[2].Y-b[1].Y {
		t.Errorf("the long row stands %d and %d from its neighbours", b[2].Y-b[1].Y, b[3].Y-b[2].Y)
	}
}

func TestKeyShortensIfItsWordsWouldMeet(t *testing.T) {
	spec := func(solid, outlined int64) *bars.Chart {
		s := chartOf(bars.Row{Label: span.Plain("a"), Value: span.Plain("1 + 1"), Parts: []kit.Part{{Size: solid}, {Size: outlined, Fill: kit.Outlined}}}, row("b", "1", 100000))
		s.SolidKey, s.SolidKeyShort = span.Plain("payer named: EU or EU Trust Fund"), span.Plain("payer named")
		s.OutlinedKey, s.OutlinedKeyShort = span.Plain("payer not named"), span.Plain("not named")
		return s
	}
	d := plots.Draw(t, spec(70000, 10000), kit.Page, frame.MM(174))
	solid, out := plots.Text(t, d, "payer named: EU or EU Trust Fund"), plots.Text(t, d, "payer not named")
	if solid.At.Y != out.At.Y {
		t.Error("the key is not on one line")
	}
	boxes := plots.Boxes(d, frame.MM(5))
	em := frame.Unit(800)
	if want := boxes[0].X + 2*(em*35/100); solid.At.X != want {
		t.Errorf("the first key starts at %d, want %d: 0.7 em from the zero line", solid.At.X, want)
	}
	if tick := out.At.X - em*35/100; tick < boxes[1].X+boxes[1].W/2-2 || tick > boxes[1].X+boxes[1].W/2+2 {
		t.Errorf("the second tick stands at %d, not at the middle of its part", tick)
	}
	d = plots.Draw(t, spec(20000, 10000), kit.Page, frame.MM(174))
	plots.Text(t, d, "payer named")
	plots.Text(t, d, "not named")
	d = plots.Draw(t, spec(1000, 1000), kit.Page, frame.MM(174))
	a, b := plots.Text(t, d, "payer named: EU or EU Trust Fund"), plots.Text(t, d, "payer not named")
	if a.At.Y >= b.At.Y {
		t.Error("keys that cannot stand side by side should stand under each other, the left one higher")
	}
}

func TestKeyOfAFillTheFirstBarLacks(t *testing.T) {
	s := chartOf(row("a", "9", 9000), bars.Row{Label: span.Plain("b"), Value: span.Plain("4"), Parts: []kit.Part{{Size: 4000, Fill: kit.Outlined}}})
	s.SolidKey, s.OutlinedKey = span.Plain("payer named"), span.Plain("payer not named")
	d := plots.Draw(t, s, kit.Page, frame.MM(174))
	key := plots.Text(t, d, "payer not named")
	found := false
	for _, item := range d.Group.Items {
		if p, ok := item.(*frame.Path); ok && p.Fill != nil && *p.Fill == plots.Colors().Color(brand.Pale) {
			b := drawings.PathBox(p)
			found = found || b.Y+b.H <= key.At.Y+2 && b.X+b.W < key.At.X && key.At.X-b.X-b.W < 400
		}
	}
	if !found {
		t.Error("no sample of the outlined fill before its key")
	}
	s.OutlinedKey = span.Plain("")
	if _, list := s.Draw(plots.Style(t, kit.Page), frame.MM(174)); !list.HasErrors() || list[0].ID != "chart-key" {
		t.Errorf("an outlined part without key or caption:\n%s", list.Text())
	}
}

func TestFirstGroupsLabelStandsOverTheKey(t *testing.T) {
	s := plots.Funding(true)
	s.Groups[0].Label = span.Plain("Tied to a region")
	m := s.Sizes(kit.FormOf(kit.Page))
	m.Grouped = bars.GroupedSizes{} // a form without a column for labels of groups
	d := plots.DrawAs(t, s, kit.Page, m, frame.MM(174))
	plots.Check(t, "label over the key", d)
	if a, b := plots.Text(t, d, "Tied to a region"), plots.Text(t, d, "payer not named"); a.At.Y >= b.At.Y {
		t.Error("the group's label stands between the key and its bar")
	}
	bar := plots.Boxes(d, frame.MM(5))[0]
	for _, tick := range plots.Paths(d, func(p *frame.Path) bool { return p.Stroke != nil && p.Width == frame.MM(0.22) }) {
		if b := drawings.PathBox(tick); b.Y+b.H != bar.Y {
			t.Errorf("a tick ends at %d, not at the bar at %d", b.Y+b.H, bar.Y)
		}
	}
}

// Where room is small a chart may show its largest bars alone, and says below how many are left out; elsewhere it shows
// all of them.
func TestNarrowBars(t *testing.T) {
	s := plots.Funding(true)
	few := *s
	few.Groups = []bars.Group{{Rows: s.Groups[0].Rows[:2]}}
	few.Rest = span.Plain("4 other amounts: see the data")
	s.Narrow = &few
	type form struct {
		name  string
		form  kit.FormName
		width frame.Unit
		small bool
		sizes *bars.Sizes // nil: those of the form
	}
	above := bars.SlideAbove(2, frame.MM(100))
	forms := []form{
		{"page", kit.Page, frame.MM(174), false, nil}, {"one-pager", kit.OnePage, frame.MM(114), false, nil},
		{"slide", kit.Slide, frame.MM(298.7), true, nil}, {"tight slide", kit.SlideTight, frame.MM(298.7), true, nil},
		{"slide, above", kit.Slide, frame.MM(298.7), true, &above},
		{"embed", kit.EmbedWide, frame.Pt(420), false, nil}, {"narrow embed", kit.EmbedNarrow, frame.Pt(292), true, nil},
		{"card", kit.CardLandscape, frame.Pt(1096), true, nil}, {"small card", kit.CardSmall, frame.Pt(732), true, nil}, {"square card", kit.CardSquare, frame.Pt(952), true, nil},
		{"thumbnail", kit.Thumbnail, kit.ThumbW, true, nil},
	}
	k := plots.Of(t, bars.Name)
	for _, f := range forms {
		sizes := s.Sizes(kit.FormOf(f.form))
		if f.sizes != nil {
			sizes = *f.sizes
		}
		if sizes.Small != f.small {
			t.Fatalf("%s: small is %v", f.name, !f.small)
		}
		d := plots.DrawAs(t, s, f.form, sizes, f.width)
		shown := s
		if f.small {
			shown = s.Small()
		}
		plots.CheckWithin(t, f.name, d, frame.MM(0.7))
		if sizes.Zero != sizes.Tick { // else ticks of the key look like zero lines
			plots.CheckBars(t, plots.BarsDrawn{Name: f.name, Chart: shown, Form: kit.FormOf(f.form), Sizes: sizes, Drawing: d}, false)
		}
		plots.CheckWords(t, f.name, k.Words(shown), d)
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
	s := chartOf(row("a", "1", 1000), row("b", "2", 2000), row("c", "3", 3000))
	d, list := s.Fit(plots.Style(t, kit.CardSmall), frame.Pt(732), frame.Pt(40))
	if len(list) != 1 || list[0].ID != "chart-fit" || !strings.Contains(list[0].Message, "px of height, there are 40 px") || len(d.Group.Items) > 0 {
		t.Errorf("a chart in too low a place:\n%s", list.Text())
	}
}
