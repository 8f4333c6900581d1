package chart

import (
	"slices"
	"strings"
	"testing"

	"briefing/internal/brand"
	"briefing/internal/chart/charttest"
	"briefing/internal/frame"
)

// reader reads a drawing in its order and says what stands where something else should. It takes no part in placing:
// it knows the spec and what a reader of the chart is promised.
type reader struct {
	t     testing.TB
	name  string
	texts []*frame.Text
	next  int
}

func read(t testing.TB, name string, d Drawing) *reader {
	r := &reader{t: t, name: name}
	for _, item := range d.Group.Items {
		if txt, ok := item.(*frame.Text); ok {
			r.texts = append(r.texts, txt)
		}
	}
	return r
}

func bare(s string) string { return strings.ReplaceAll(s, " ", "") }

// take reads one text, which may stand on several lines, and returns its runs. Nothing is read if it is not next.
func (r *reader) take(s string) []*frame.Text {
	want, got := bare(s), ""
	if want == "" {
		return nil
	}
	for i := r.next; i < len(r.texts) && len(got) < len(want); i++ {
		got += bare(r.texts[i].S)
		if got == want {
			out := r.texts[r.next : i+1]
			r.next = i + 1
			return out
		}
	}
	return nil
}

// must is take for what has to be next.
func (r *reader) must(s string) []*frame.Text {
	r.t.Helper()
	out := r.take(s)
	if out == nil && bare(s) != "" {
		next := "the end"
		if r.next < len(r.texts) {
			next = r.texts[r.next].S
		}
		r.t.Errorf("%s: %q is not in its place, there is %q", r.name, s, next)
	}
	return out
}

// one reads the first of several texts that is next; the last counts as found where it is empty.
func (r *reader) one(forms ...string) {
	r.t.Helper()
	for _, f := range forms {
		if r.take(f) != nil {
			return
		}
	}
	r.must(forms[0])
}

func (r *reader) done() {
	r.t.Helper()
	if r.next < len(r.texts) {
		r.t.Errorf("%s: %q is drawn and was not asked for", r.name, r.texts[r.next].S)
	}
}

// middle is the middle of the boxes of texts.
func middle(texts []*frame.Text) frame.Unit {
	top, foot := charttest.TextBox(texts[0]), charttest.TextBox(texts[len(texts)-1])
	return (top.Y + foot.Y + foot.H) / 2
}

// near says whether two lengths differ by no more than slack.
func near(a, b, slack frame.Unit) bool { return a-b <= slack && b-a <= slack }

// barReading is a row as drawn.
type barReading struct {
	row   *BarRow
	label []*frame.Text
	value *frame.Text
	end   frame.Unit // of the last text
}

// checkBars reads a bar chart: all labels, keys and captions (or the note that says they are left out), bars as long as
// their values from one zero line, an arrowhead for "more than", words and no bar for a missing value.
func checkBars(t testing.TB, s *Spec, d Drawing, m Metrics, captions bool) {
	t.Helper()
	b, r := s.Bars, read(t, s.ID, d)
	var rows []barReading
	for i := range b.Groups {
		g := &b.Groups[i]
		r.must(g.Label)
		if i == 0 {
			readKeys(r, b)
		}
		for j := range g.Rows {
			row := &g.Rows[j]
			reading := barReading{row: row, label: r.must(row.Label)}
			r.must(row.Detail)
			if captions {
				for _, p := range row.Parts {
					if p.Caption != "" {
						r.one(p.Caption, p.Short)
					}
					r.must(p.Value)
				}
			}
			if v := r.must(row.Value); len(v) > 0 {
				reading.value, reading.end = v[0], v[len(v)-1].At.X+v[len(v)-1].Width
			}
			if v := r.must(row.Aside); len(v) > 0 {
				reading.end = v[0].At.X + v[0].Width
			}
			rows = append(rows, reading)
		}
	}
	r.done()
	if t.Failed() {
		return
	}
	checkZeroLines(t, s, d, m, rows)
	checkBarLengths(t, s, d, m, rows)
}

// readKeys reads the words of the key: those of each fill that occurs, in either form and order.
func readKeys(r *reader, b *Bars) {
	r.t.Helper()
	var solid, outlined bool
	for _, g := range b.Groups {
		for _, row := range g.Rows {
			for _, p := range row.Parts {
				solid, outlined = solid || p.Fill == Solid && p.Size > 0, outlined || p.Fill == Outlined && p.Size > 0
			}
		}
	}
	keys := [][]string{}
	if solid && b.SolidKey != "" {
		keys = append(keys, []string{b.SolidKey, b.SolidKeyShort})
	}
	if outlined && b.OutlinedKey != "" {
		keys = append(keys, []string{b.OutlinedKey, b.OutlinedKeyShort})
	}
	for len(keys) > 0 {
		at := slices.IndexFunc(keys, func(k []string) bool { return r.take(k[0]) != nil || r.take(k[1]) != nil })
		if at < 0 {
			r.must(keys[0][0])
			return
		}
		keys = slices.Delete(keys, at, at+1)
	}
}

// checkZeroLines finds one line for each group, over all its rows, or one for each bar whose label stands over it.
func checkZeroLines(t testing.TB, s *Spec, d Drawing, m Metrics, rows []barReading) {
	t.Helper()
	if m.Bars.Zero == 0 {
		return
	}
	lines := zeroLines(t, d, m)
	if want := len(s.Bars.Groups); len(lines) != want && len(lines) != len(rows) {
		t.Errorf("%s: %d zero lines, want %d, one a group, or %d, one a row", s.ID, len(lines), want, len(rows))
	}
	for _, row := range rows {
		covered := false
		for _, l := range lines {
			covered = covered || l.Y < middle([]*frame.Text{row.value})-100 && l.Y+l.H > middle([]*frame.Text{row.value})+100
			if l.X != lines[0].X {
				t.Errorf("%s: zero stands at %d and at %d", s.ID, lines[0].X, l.X)
			}
		}
		if !covered {
			t.Errorf("%s: no zero line beside %q", s.ID, row.row.Value)
		}
	}
}

// checkBarLengths compares the bars with the numbers.
func checkBarLengths(t testing.TB, s *Spec, d Drawing, m Metrics, rows []barReading) {
	t.Helper()
	zero := frame.Unit(0)
	if lines := zeroLines(t, d, m); len(lines) > 0 && lines[0].X > m.Bars.Zero {
		zero = lines[0].X + lines[0].W/2
	}
	em := m.Bars.Value.Size
	var longest barReading
	var ends []frame.Unit
	used := frame.Unit(0)
	for i, row := range rows {
		bars, arrows := marksBeside(d, row.value)
		end := zero
		for k, b := range bars {
			if k == 0 && !near(b.X, zero, 2) {
				t.Errorf("%s: the bar of %q starts at %d, zero is at %d", s.ID, row.row.Label, b.X, zero)
			}
			if k > 0 && (b.X < end || b.X > end+2*m.Bars.Gap) {
				t.Errorf("%s: a part of %q starts at %d after one that ends at %d", s.ID, row.row.Label, b.X, end)
			}
			end = b.X + b.W
		}
		switch sum := total(row.row.Parts); {
		case row.row.Missing && (len(bars) > 0 || len(arrows) > 0):
			t.Errorf("%s: a missing value has a bar", s.ID)
		case sum == 0 && len(bars) > 0 || sum > 0 && len(bars) == 0:
			t.Errorf("%s: %q has %d marks for %d", s.ID, row.row.Label, len(bars), sum)
		}
		ends = append(ends, end-zero)
		if want := row.row.MoreThan; (len(arrows) == 1) != want || len(arrows) > 1 {
			t.Errorf("%s: %q has %d arrowheads, more than: %v", s.ID, row.row.Label, len(arrows), want)
		} else if want {
			if !near(arrows[0].X, end+m.Bars.Gap, m.Bars.Outline) {
				t.Errorf("%s: the arrowhead of %q is at %d, its bar ends at %d", s.ID, row.row.Label, arrows[0].X, end)
			}
			end = max(end, arrows[0].X+arrows[0].W)
		}
		if gap := row.value.At.X - end; gap < em*3/10 || gap > em*6/10 {
			t.Errorf("%s: the value %q stands %d after its bar", s.ID, row.row.Value, gap)
		}
		if i == 0 || total(row.row.Parts) > total(longest.row.Parts) {
			longest = row
		}
		if total(row.row.Parts) > 0 {
			used = max(used, row.end)
		}
	}
	most := total(longest.row.Parts)
	if most == 0 {
		return
	}
	// Some row uses the width, so that the scale is as large as can be.
	if used > 0 && used < d.W-em {
		t.Errorf("%s: the bars and values end at %d of %d", s.ID, used, d.W)
	}
	scale := frame.Unit(0)
	for i, row := range rows {
		if row.row == longest.row {
			scale = ends[i]
		}
	}
	for i, row := range rows {
		// A mark too short to be seen is drawn longer, and moves on what follows it.
		slack := frame.Unit(3)
		for _, r := range []*BarRow{row.row, longest.row} {
			if n := len(r.Parts); n > 1 || total(r.Parts) > 0 && int64(scale)*total(r.Parts)/most < int64(m.Bars.Least) {
				slack += (m.Bars.Least + m.Bars.Gap) * frame.Unit(n)
			}
		}
		if want := frame.Unit(int64(scale) * total(row.row.Parts) / most); !near(ends[i], want, slack) {
			t.Errorf("%s: the bar of %q is %d long for %d, the longest %d for %d", s.ID, row.row.Label, ends[i], total(row.row.Parts), scale, most)
		}
	}
}

// marksBeside finds the bars and arrowheads on the height of a value, from left to right.
func marksBeside(d Drawing, value *frame.Text) (bars, arrows []frame.Rect) {
	mid := middle([]*frame.Text{value})
	for _, item := range d.Group.Items {
		p, ok := item.(*frame.Path)
		if !ok || p.Fill == nil {
			continue
		}
		b := charttest.PathBox(p)
		if b.Y > mid || b.Y+b.H < mid || b.H > 3*value.Size {
			continue
		}
		if len(p.Segs) == 4 {
			arrows = append(arrows, b)
		} else {
			bars = append(bars, b)
		}
	}
	return bars, arrows
}

// checkWhole compares the two parts with their numbers and reads their captions.
func checkWhole(t testing.TB, s *Spec, d Drawing, m Metrics) {
	t.Helper()
	r := read(t, s.ID, d)
	for _, p := range []BarPart{s.Whole.Part, s.Whole.Rest} {
		if m.Bars.WholeValue.Size > 0 {
			r.must(p.Value)
			r.one(p.Caption, p.Short)
		} else {
			r.one(p.Caption, p.Short)
			r.must(p.Value)
		}
	}
	r.done()
	blue := testStyle(t, m).Colors.Color(brand.Blue)
	solid, end := frame.Unit(0), frame.Unit(0)
	for _, item := range d.Group.Items {
		if p, ok := item.(*frame.Path); ok && p.Fill != nil {
			b := charttest.PathBox(p)
			if end = max(end, b.X+b.W); *p.Fill == blue {
				solid = b.W
			}
		}
	}
	if !near(end, d.W, 2) {
		t.Errorf("%s: the bar ends at %d of %d", s.ID, end, d.W)
	}
	part := s.Whole.Part.Size
	want := frame.Unit(int64(d.W)*part/(part+s.Whole.Rest.Size)) - m.Bars.Gap
	if part == 0 {
		want = 0
	}
	if slack := m.Bars.Least + m.Bars.Gap + 2; !near(solid, max(0, want), slack) || !near(solid, want, 2) && want > slack && d.W-want > 2*slack {
		t.Errorf("%s: the part is %d of %d long for %d of %d", s.ID, solid, d.W, part, part+s.Whole.Rest.Size)
	}
}

// checkPanelMarks counts the marks of all panels.
func checkPanelMarks(t testing.TB, s *Spec, d Drawing) {
	t.Helper()
	want, got := 0, 0
	for _, c := range s.Panels.Columns {
		for _, p := range c.Panels {
			if want += p.Marks; p.Mark == Ring {
				want += p.Marks // its hole
			}
		}
	}
	for _, p := range paths(d, dashed) {
		got += marksOf(p)
	}
	if got != want {
		t.Errorf("%s: %d marks are drawn, want %d", s.ID, got, want)
	}
}

// checkTimeBars counts bars: those without an end end in an arrow, those with one stand on their months.
func checkTimeBars(t testing.TB, s *Spec, d Drawing, m Metrics) {
	t.Helper()
	years := frame.Unit(s.Time.LastYear - s.Time.FirstYear + 1)
	now := d.W * frame.Unit(2*s.Time.Now+1) / (24 * years)
	want, got := 0, 0
	for _, b := range s.Time.Bars {
		begun := d.W*frame.Unit(b.Start)/(12*years) + m.Time.Inset
		if b.NoEnd && b.Start <= s.Time.Now && min(now, d.W)-begun > m.Time.Arrow+2 {
			want++
		} else if b.NoEnd && b.Start <= s.Time.Now && min(now, d.W)-begun > m.Time.Arrow-2 {
			return // at the edge of what an arrow needs
		}
	}
	for range paths(d, func(p *frame.Path) bool { return p.Fill != nil && p.Stroke == nil && len(p.Segs) == 6 }) {
		got++
	}
	if got != want {
		t.Errorf("%s: %d bars end in an arrow, %d have no end date", s.ID, got, want)
	}
}

// checkStepMarks compares the points with their numbers: their height over the axis, a triangle for "more than", a
// hollow marker for an outside source.
func checkStepMarks(t testing.TB, s *Spec, d Drawing, m Metrics) {
	t.Helper()
	st := testStyle(t, m)
	blue, white, ink := st.Colors.Color(brand.Blue), st.Colors.Color(brand.White), st.Colors.Color(brand.Ink)
	var axes []frame.Rect
	var spots []*frame.Path
	for _, item := range d.Group.Items {
		p, ok := item.(*frame.Path)
		switch {
		case !ok:
		case p.Fill != nil && (*p.Fill == blue || *p.Fill == white):
			spots = append(spots, p)
		case p.Fill == nil && p.Width == m.Steps.Axis && *p.Stroke == ink:
			axes = append(axes, charttest.PathBox(p))
		}
	}
	if len(axes) != len(s.Steps.Panels) {
		t.Fatalf("%s: %d axes for %d panels", s.ID, len(axes), len(s.Steps.Panels))
	}
	for i, panel := range s.Steps.Panels {
		if len(spots) < len(panel.Points) {
			t.Fatalf("%s: the panel %q lacks markers", s.ID, panel.Title)
		}
		largest := int64(1)
		for _, pt := range panel.Points {
			largest = max(largest, pt.Value)
		}
		foot := axes[i].Y + axes[i].H/2
		for k, pt := range panel.Points {
			p := spots[k]
			b := charttest.PathBox(p)
			want := frame.Unit(int64(m.Steps.Plot) * int64(m.Steps.TopPercent) * pt.Value / largest / 100)
			if got := foot - b.Y - b.H/2; !near(got, want, 4) {
				t.Errorf("%s: %d stands %d over the axis, want %d", s.ID, pt.Value, got, want)
			}
			if triangle := len(p.Segs) == 4; triangle != pt.MoreThan {
				t.Errorf("%s: the marker of %d is a triangle: %v", s.ID, pt.Value, triangle)
			}
			if hollow := *p.Fill == white; hollow != pt.Outside {
				t.Errorf("%s: the marker of %d is hollow: %v", s.ID, pt.Value, hollow)
			}
		}
		// What follows is the next panel's, after this one's key, whose samples are markers too.
		spots = spots[len(panel.Points):]
		if i == 0 {
			for len(spots) > 0 && len(s.Steps.Panels) > 1 && !inPlot(spots[0], axes[1], s.Steps.Panels[1], m) {
				spots = spots[1:]
			}
		}
	}
}

// inPlot says whether a marker can be the first of a panel.
func inPlot(p *frame.Path, axis frame.Rect, panel StepPanel, m Metrics) bool {
	b := charttest.PathBox(p)
	x, y := b.X+b.W/2, b.Y+b.H/2
	return x > axis.X && x < axis.X+axis.W && y <= axis.Y+axis.H && y >= axis.Y-m.Steps.Plot && len(p.Segs) == 4 == panel.Points[0].MoreThan
}
