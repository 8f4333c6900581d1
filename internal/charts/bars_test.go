package charts

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"briefing/internal/diag"
	"briefing/internal/doc/span"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/drawings"
)

// barsOf returns the boxes of all bars of a height, top to bottom and left to right as drawn.
func barsOf(d Drawing, height frame.Unit) []frame.Rect {
	var out []frame.Rect
	for _, item := range d.Group.Items {
		if p, ok := item.(*frame.Path); ok && p.Fill != nil && len(p.Segs) == 5 && !boundary(p) {
			if b := drawings.PathBox(p); b.H >= height-2 && b.H <= height+2 {
				out = append(out, b)
			}
		}
	}
	return out
}

func textOf(t *testing.T, d Drawing, s string) *frame.Text {
	t.Helper()
	for _, item := range d.Group.Items {
		if txt, ok := item.(*frame.Text); ok && strings.TrimSuffix(txt.S, " ") == s {
			return txt
		}
	}
	t.Fatalf("no text %q in %q", s, drawings.Texts(d.Group.Items))
	return nil
}

func row(label, value string, sizes ...int64) BarRow {
	r := BarRow{Label: span.Plain(label), Value: span.Plain(value)}
	for _, s := range sizes {
		r.Parts = append(r.Parts, BarPart{Size: s})
	}
	return r
}

func barSpec(rows ...BarRow) *Spec {
	return &Spec{ID: "b", Bars: &Bars{Groups: []BarGroup{{Rows: rows}}}}
}

func TestBarsAreAsLongAsTheirValuesFromZero(t *testing.T) {
	values := []int64{231300, 231000, 46000, 15000, 9000, 100001, 100000}
	var rows []BarRow
	for i, v := range values {
		rows = append(rows, row(fmt.Sprint("row ", i), fmt.Sprint(v), v))
	}
	d := draw(t, barSpec(rows...), A4(), frame.MM(174))
	bars := barsOf(d, frame.MM(5))
	if len(bars) != len(values) {
		t.Fatalf("%d bars for %d values", len(bars), len(values))
	}
	for i, b := range bars {
		if b.X != bars[0].X {
			t.Errorf("bar %d starts at %d, not at the zero line %d", i, b.X, bars[0].X)
		}
		want := int64(bars[0].W) * values[i] / values[0]
		if diff := int64(b.W) - want; diff < -1 || diff > 1 {
			t.Errorf("bar %d is %d long, want %d", i, b.W, want)
		}
	}
}

// 100 and 101 differ by one part in a hundred, however alike they are.
func TestNoBarStartsAboveZero(t *testing.T) {
	bars := barsOf(draw(t, barSpec(row("a", "101", 101000), row("b", "100", 100000)), A4(), frame.MM(174)), frame.MM(5))
	if got := float64(bars[1].W) / float64(bars[0].W); got < 0.9900 || got > 0.9902 {
		t.Errorf("the shorter bar is %.4f of the longer one, want 0.9901", got)
	}
}

func TestScaleIsTheLargestThatFits(t *testing.T) {
	width := frame.MM(174)
	d := draw(t, fundingSpec(true), A4(), width)
	last := textOf(t, d, "231.3 + 15.0")
	if spare := width - last.At.X - last.Width; spare < 0 || spare > 96 {
		t.Errorf("the longest row leaves %d free, want 0.1 em at most (95)", spare)
	}
}

// The white between parts lies over them: 231.3 in two parts is longer than 231.0 in three, and each part as long as
// its value.
func TestWhiteBetweenPartsTakesNoLength(t *testing.T) {
	for _, plain := range []bool{false, true} {
		d := draw(t, fundingSpec(plain), A4(), frame.MM(174))
		height := frame.MM(5.8)
		if plain {
			height = frame.MM(5)
		}
		bars := barsOf(d, height)
		at, scale := 0, 0.0
		for _, g := range fundingSpec(plain).Bars.Groups {
			for _, r := range g.Rows {
				parts := r.Parts
				if plain {
					parts = merged(parts)
				}
				for _, p := range parts {
					if scale == 0 {
						scale = float64(bars[0].W) / float64(p.Size)
					}
					if want := float64(p.Size) * scale; math.Abs(float64(bars[at].W)-want) > 3 {
						t.Errorf("plain %v: the part of %d is %d long, want %.0f", plain, p.Size, bars[at].W, want)
					}
					at++
				}
			}
		}
		if at != len(bars) {
			t.Errorf("plain %v: %d bars, want %d", plain, len(bars), at)
		}
	}
}

func TestShortBarsStayVisibleAndZeroStaysAway(t *testing.T) {
	d := draw(t, barSpec(row("all", "1 000 000", 1_000_000_000), row("tiny", "1", 1000), row("none", "0", 0)), A4(), frame.MM(174))
	bars := barsOf(d, frame.MM(5))
	if len(bars) != 2 {
		t.Fatalf("%d bars, want 2: zero has none", len(bars))
	}
	if bars[1].W != frame.MM(0.3) {
		t.Errorf("the tiny bar is %d long, want %d", bars[1].W, frame.MM(0.3))
	}
	textOf(t, d, "0")
}

func TestMissingValueIsPrintedWithoutBar(t *testing.T) {
	r := BarRow{Label: span.Plain("EUBAM Libya"), Value: span.Plain("not stated"), Missing: true}
	d := draw(t, barSpec(row("a", "10", 10000), r), A4(), frame.MM(174))
	if n := len(barsOf(d, frame.MM(5))); n != 1 {
		t.Errorf("%d bars, want 1", n)
	}
	if txt := textOf(t, d, "not stated"); txt.Style != frame.Regular {
		t.Errorf("the missing value is set as a value")
	}
	only := draw(t, barSpec(r), A4(), frame.MM(84))
	textOf(t, only, "not stated")
}

func TestMoreThanEndsInAnArrow(t *testing.T) {
	r := row("a", "more than 23", 23000)
	r.MoreThan = true
	d := draw(t, barSpec(r), A4(), frame.MM(174))
	bar := barsOf(d, frame.MM(5))[0]
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
	if gap := textOf(t, d, "more than 23").At.X - b.X - b.W; gap != 950*45/100 {
		t.Errorf("the value stands %d after the arrow, want 0.45 em", gap)
	}
}

func TestCaptionsShortenThenDropTogether(t *testing.T) {
	spec := func(second, short string) *Spec {
		return &Spec{ID: "b", Bars: &Bars{Groups: []BarGroup{{Rows: []BarRow{
			{Label: span.Plain("a"), Value: span.Plain("110"), Parts: []BarPart{{Size: 50000, Caption: span.Plain("one"), Value: span.Plain("50")}, {Size: 10000, Caption: span.Plain(second), Short: span.Plain(short), Value: span.Plain("10")}, {Size: 50000, Caption: span.Plain("three"), Value: span.Plain("50")}}},
			{Label: span.Plain("b"), Value: span.Plain("20"), Parts: []BarPart{{Size: 20000, Caption: span.Plain("under the other row")}}},
		}}}}}
	}
	d := draw(t, spec("two", ""), A4(), frame.MM(174))
	textOf(t, d, "two")
	d = draw(t, spec("a name much too long", "two"), A4(), frame.MM(174))
	textOf(t, d, "two")

	d, list := Draw(spec("a name much too long", ""), testStyle(t, A4()), frame.MM(174))
	if len(list) != 1 || list[0].Severity != diag.Note || !strings.Contains(list[0].Message, "a name much too long 10") {
		t.Fatalf("want a note that names the caption:\n%s", list.Text())
	}
	if got := fmt.Sprint(drawings.Texts(d.Group.Items)); got != "[a  110  b  20 ]" {
		t.Errorf("without captions the chart says %s", got)
	}
	if bars := barsOf(d, frame.MM(5)); len(bars) != 2 {
		t.Errorf("%d bars, want 2: parts of one kind merge", len(bars))
	}
}

func TestLastCaptionMayRunToTheEdge(t *testing.T) {
	d := draw(t, fundingSpec(false), A4(), frame.MM(174))
	part := barsOf(d, frame.MM(5.8))[5]
	if c := textOf(t, d, "team in Niger"); c.At.X != part.X || c.Width < 2*part.W {
		t.Errorf("the last caption starts at %d under the part at %d", c.At.X, part.X)
	}
}

func TestCategoryLabelsWrapThenWidenTheirColumn(t *testing.T) {
	two := "Awareness campaigns in countries of origin"
	d := draw(t, barSpec(row(two, "1", 1000)), A4(), frame.MM(174))
	first, second := textOf(t, d, "Awareness campaigns"), textOf(t, d, "in countries of origin")
	bar := barsOf(d, frame.MM(5))[0]
	if bar.X != frame.MM(40) {
		t.Errorf("the column is %.1f mm wide, want 40: the label has room on two lines", bar.X.Millimetres())
	}
	mid := (drawings.TextBox(first).Y + drawings.TextBox(second).Y + drawings.TextBox(second).H) / 2
	if off := mid - bar.Y - bar.H/2; off < -100 || off > 100 {
		t.Errorf("the two lines are %d off the middle of the bar", off)
	}
	long := "Information and awareness-raising in countries of origin and transit"
	d = draw(t, barSpec(row(long, "1", 1000)), A4(), frame.MM(174))
	if bar := barsOf(d, frame.MM(5))[0]; bar.X <= frame.MM(40) || bar.X > frame.MM(174)*38/100 {
		t.Errorf("the column is %.1f mm wide, want more than 40 and at most 38 %%", bar.X.Millimetres())
	}
	// Then a third line, in the column of the design; then a wider column.
	lines := func(label string, width float64) (n int, zero frame.Unit) {
		d := draw(t, barSpec(row("a", "3", 3000), row(label, "1", 1000), row("b", "2", 2000)), A4(), frame.MM(width))
		checkDrawing(t, label, d)
		return strings.Count(drawings.Dump(d.Group.Items), "bold") - 5, barsOf(d, frame.MM(5))[0].X
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
		d := draw(t, barSpec(r, row("b", "1", 1000)), A4(), frame.MM(84))
		bar := barsOf(d, frame.MM(5))[0]
		if stands := bar.X == 0; stands != over || bar.W < frame.MM(84)/5 {
			t.Errorf("with the value %q the label stands over its bar: %v, and the bar is %.1f mm long", value, stands, bar.W.Millimetres())
		}
	}
}

// Only rows with long labels take more height.
func TestPitchGrowsForLongLabelsOnly(t *testing.T) {
	long := "Information and awareness-raising in countries of origin and transit and on the routes between them, by land"
	d := draw(t, barSpec(row("a", "4", 4000), row("b", "3", 3000), row(long, "2", 2000), row("c", "1", 1000), row("d", "1", 1000)), A4(), frame.MM(174))
	b := barsOf(d, frame.MM(5))
	pitch := frame.MM(7.7)
	if b[1].Y-b[0].Y != pitch || b[4].Y-b[3].Y != pitch {
		t.Errorf("rows of one line stand %d and %d apart, want %d", b[1].Y-b[0].Y, b[4].Y-b[3].Y, pitch)
	}
	// Three lines stand over their bar by as much above and below, and twice the least distance from the next.
	want := frame.MM(5) + (3*frame.MM(3.75)-frame.MM(5))/2 + 2*frame.MM(1)
	if !near(b[2].Y-b[1].Y, want, 2) || b[3].Y-b[2].Y != b[2].Y-b[1].Y {
		t.Errorf("the long row stands %d and %d from its neighbours", b[2].Y-b[1].Y, b[3].Y-b[2].Y)
	}
}

func TestKeyShortensIfItsWordsWouldMeet(t *testing.T) {
	spec := func(solid, outlined int64) *Spec {
		s := barSpec(BarRow{Label: span.Plain("a"), Value: span.Plain("1 + 1"), Parts: []BarPart{{Size: solid}, {Size: outlined, Fill: Outlined}}}, row("b", "1", 100000))
		s.Bars.SolidKey, s.Bars.SolidKeyShort = span.Plain("payer named: EU or EU Trust Fund"), span.Plain("payer named")
		s.Bars.OutlinedKey, s.Bars.OutlinedKeyShort = span.Plain("payer not named"), span.Plain("not named")
		return s
	}
	d := draw(t, spec(70000, 10000), A4(), frame.MM(174))
	solid, out := textOf(t, d, "payer named: EU or EU Trust Fund"), textOf(t, d, "payer not named")
	if solid.At.Y != out.At.Y {
		t.Error("the key is not on one line")
	}
	bars := barsOf(d, frame.MM(5))
	em := frame.Unit(800)
	if want := bars[0].X + 2*(em*35/100); solid.At.X != want {
		t.Errorf("the first key starts at %d, want %d: 0.7 em from the zero line", solid.At.X, want)
	}
	if tick := out.At.X - em*35/100; tick < bars[1].X+bars[1].W/2-2 || tick > bars[1].X+bars[1].W/2+2 {
		t.Errorf("the second tick stands at %d, not at the middle of its part", tick)
	}
	d = draw(t, spec(20000, 10000), A4(), frame.MM(174))
	textOf(t, d, "payer named")
	textOf(t, d, "not named")
	d = draw(t, spec(1000, 1000), A4(), frame.MM(174))
	a, b := textOf(t, d, "payer named: EU or EU Trust Fund"), textOf(t, d, "payer not named")
	if a.At.Y >= b.At.Y {
		t.Error("keys that cannot stand side by side should stand under each other, the left one higher")
	}
}

func TestKeyOfAFillTheFirstBarLacks(t *testing.T) {
	s := barSpec(row("a", "9", 9000), BarRow{Label: span.Plain("b"), Value: span.Plain("4"), Parts: []BarPart{{Size: 4000, Fill: Outlined}}})
	s.Bars.SolidKey, s.Bars.OutlinedKey = span.Plain("payer named"), span.Plain("payer not named")
	d := draw(t, s, A4(), frame.MM(174))
	key := textOf(t, d, "payer not named")
	found := false
	for _, item := range d.Group.Items {
		if p, ok := item.(*frame.Path); ok && p.Fill != nil && *p.Fill == testStyle(t, A4()).Colors.Color(brand.Pale) {
			b := drawings.PathBox(p)
			found = found || b.Y+b.H <= key.At.Y+2 && b.X+b.W < key.At.X && key.At.X-b.X-b.W < 400
		}
	}
	if !found {
		t.Error("no sample of the outlined fill before its key")
	}
	s.Bars.OutlinedKey = span.Plain("")
	if _, list := Draw(s, testStyle(t, A4()), frame.MM(174)); !list.HasErrors() || list[0].ID != "chart-key" {
		t.Errorf("an outlined part without key or caption:\n%s", list.Text())
	}
}

func TestWholeKeepsBothValues(t *testing.T) {
	spec := func(part int64) *Spec {
		s := wholeSpec()
		s.Whole.Part.Size, s.Whole.Rest.Size = part, 414000-part
		return s
	}
	width := frame.MM(84)
	bars := barsOf(draw(t, spec(100000), A4(), width), frame.MM(5.8))
	if got, want := bars[1].X, width*100/414; got < want-1 || got > want+1 {
		t.Errorf("the rest starts at %d, want %d", got, want)
	}
	if end := bars[1].X + bars[1].W; end < width-2 || end > width {
		t.Errorf("the bar ends at %d, want %d", end, width)
	}
	for _, part := range []int64{1, 1000, 200000, 413000, 413999} {
		d := draw(t, spec(part), A4(), width)
		checkDrawing(t, fmt.Sprint("whole with a part of ", part), d)
		textOf(t, d, "100")
		textOf(t, d, "314")
	}
}
