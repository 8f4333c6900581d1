package charts

import (
	"slices"
	"strings"
	"testing"

	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/drawings"
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
	top, foot := drawings.TextBox(texts[0]), drawings.TextBox(texts[len(texts)-1])
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

// shownIn is a chart as a form shows it: where room is small, bars may be fewer.
func shownIn(s *Spec, m Metrics) *Spec {
	if s.Bars == nil || !m.Bars.Small || s.Bars.Narrow == nil {
		return s
	}
	out := *s
	out.Bars = s.Bars.Narrow
	return &out
}

// checkBars reads a bar chart: all labels, keys and captions (or the note that says they are left out), bars as long as
// their values from one zero line, an arrowhead for "more than", words and no bar for a missing value.
func checkBars(t testing.TB, s *Spec, d Drawing, m Metrics, captions bool) {
	t.Helper()
	b, r := s.Bars, read(t, s.ID, d)
	var rows []barReading
	for i := range b.Groups {
		g := &b.Groups[i]
		r.must(g.Label.S)
		if i == 0 {
			readKeys(r, b)
		}
		for j := range g.Rows {
			row := &g.Rows[j]
			reading := barReading{row: row, label: r.must(row.Label.S)}
			r.must(row.Detail.S)
			if captions {
				for _, p := range row.Parts {
					if p.Caption.S != "" {
						r.one(p.Caption.S, p.Short.S)
					}
					r.must(p.Value.S)
				}
			}
			if v := r.must(row.Value.S); len(v) > 0 {
				reading.value, reading.end = v[0], v[len(v)-1].At.X+v[len(v)-1].Width
			}
			if v := r.must(row.Aside.S); len(v) > 0 {
				reading.end = v[0].At.X + v[0].Width
			}
			rows = append(rows, reading)
		}
	}
	r.must(b.Rest.S)
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
	if solid && b.SolidKey.S != "" {
		keys = append(keys, []string{b.SolidKey.S, b.SolidKeyShort.S})
	}
	if outlined && b.OutlinedKey.S != "" {
		keys = append(keys, []string{b.OutlinedKey.S, b.OutlinedKeyShort.S})
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
			t.Errorf("%s: no zero line beside %q", s.ID, row.row.Value.S)
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
	var ends, least []frame.Unit // least: what a bar's marks take at least
	used := frame.Unit(0)
	for i, row := range rows {
		bars, arrows := marksBeside(d, row.value)
		end := zero
		for k, b := range bars {
			if k == 0 && !near(b.X, zero, 2) {
				t.Errorf("%s: the bar of %q starts at %d, zero is at %d", s.ID, row.row.Label.S, b.X, zero)
			}
			if k > 0 && !near(b.X, end, 2) {
				t.Errorf("%s: a part of %q starts at %d after one that ends at %d: nothing is taken out of a length", s.ID, row.row.Label.S, b.X, end)
			}
			end = b.X + b.W
		}
		switch sum := total(row.row.Parts); {
		case row.row.Missing && (len(bars) > 0 || len(arrows) > 0):
			t.Errorf("%s: a missing value has a bar", s.ID)
		case sum == 0 && len(bars) > 0 || sum > 0 && len(bars) == 0:
			t.Errorf("%s: %q has %d marks for %d", s.ID, row.row.Label.S, len(bars), sum)
		}
		ends, least = append(ends, end-zero), append(least, m.Bars.Least*frame.Unit(len(bars)))
		if want := row.row.MoreThan; (len(arrows) == 1) != want || len(arrows) > 1 {
			t.Errorf("%s: %q has %d arrowheads, more than: %v", s.ID, row.row.Label.S, len(arrows), want)
		} else if want {
			if !near(arrows[0].X, end+m.Bars.Gap, m.Bars.Outline) {
				t.Errorf("%s: the arrowhead of %q is at %d, its bar ends at %d", s.ID, row.row.Label.S, arrows[0].X, end)
			}
			end = max(end, arrows[0].X+arrows[0].W)
		}
		if gap := row.value.At.X - end; gap < em*3/10 || gap > em*6/10 {
			t.Errorf("%s: the value %q stands %d after its bar", s.ID, row.row.Value.S, gap)
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
		sum := total(row.row.Parts)
		// Only a bar that is too short for its marks is longer than its value.
		want := max(frame.Unit(int64(scale)*sum/most), least[i])
		if !near(ends[i], want, 3) {
			t.Errorf("%s: the bar of %q is %d long for %d, the longest %d for %d", s.ID, row.row.Label.S, ends[i], sum, scale, most)
		}
	}
	checkOrderOfLengths(t, s, rows, ends, least)
	for _, row := range rows {
		checkPartLengths(t, s, d, m, row, scale, most)
	}
}

// positive are the parts that are not zero.
func positive(parts []BarPart) []BarPart {
	return slices.DeleteFunc(slices.Clone(parts), func(p BarPart) bool { return p.Size == 0 })
}

// checkOrderOfLengths finds a bar that is longer than one of a larger value, except where marks are drawn longer than
// they are to be seen at all.
func checkOrderOfLengths(t testing.TB, s *Spec, rows []barReading, ends, least []frame.Unit) {
	t.Helper()
	for i, a := range rows {
		for j, b := range rows {
			if total(a.row.Parts) < total(b.row.Parts) && ends[i] > ends[j] && ends[i] > least[i]+1 {
				t.Errorf("%s: %q is %d long for %d, %q %d for %d", s.ID, a.row.Label.S, ends[i], total(a.row.Parts), b.row.Label.S, ends[j], total(b.row.Parts))
			}
		}
	}
}

// checkPartLengths compares the parts of a bar with their values, and finds the line over each boundary. Neighbours of
// one fill are one part where no captions tell them apart.
func checkPartLengths(t testing.TB, s *Spec, d Drawing, m Metrics, row barReading, scale frame.Unit, most int64) {
	t.Helper()
	bars, _ := marksBeside(d, row.value)
	parts := positive(row.row.Parts)
	if len(bars) != len(parts) {
		parts = merged(parts)
	}
	if len(bars) != len(parts) {
		t.Errorf("%s: %q has %d marks for %d parts", s.ID, row.row.Label.S, len(bars), len(parts))
		return
	}
	less := frame.Unit(0)
	for _, p := range parts {
		less += max(0, m.Bars.Least-frame.Unit(int64(scale)*p.Size/most))
	}
	for i, p := range parts {
		// What marks too short to be seen take, others give.
		if want := max(m.Bars.Least, frame.Unit(int64(scale)*p.Size/most)); bars[i].W > want+4 || bars[i].W < want-less-4 {
			t.Errorf("%s: a part of %q is %d long for %d, the longest bar %d for %d", s.ID, row.row.Label.S, bars[i].W, p.Size, scale, most)
		}
	}
	lines := boundariesBeside(d, row.value)
	if len(lines) != len(bars)-1 && len(bars) > 0 {
		t.Errorf("%s: %d lines over the %d boundaries of %q", s.ID, len(lines), len(bars)-1, row.row.Label.S)
		return
	}
	for i, l := range lines {
		begins := l.X + l.W/2
		if parts[i].Fill != parts[i+1].Fill {
			begins = l.X
		}
		if at := bars[i+1].X; l.W > m.Bars.Gap || !near(begins, at, 3) {
			t.Errorf("%s: the line over a boundary of %q at %d is %v", s.ID, row.row.Label.S, at, l)
		}
	}
}

// merged makes one part of neighbours of one fill.
func merged(parts []BarPart) []BarPart {
	var out []BarPart
	for _, p := range parts {
		if n := len(out); n > 0 && out[n-1].Fill == p.Fill {
			out[n-1].Size += p.Size
			continue
		}
		out = append(out, p)
	}
	return out
}

// boundary says whether a path is the line in the background's colour over the boundary of two parts.
func boundary(p *frame.Path) bool {
	return p.Fill != nil && p.Stroke == nil && *p.Fill == surface
}

func boundariesBeside(d Drawing, value *frame.Text) []frame.Rect {
	mid := middle([]*frame.Text{value})
	var out []frame.Rect
	for _, p := range paths(d, func(p *frame.Path) bool { return boundary(p) }) {
		if b := drawings.PathBox(p); b.Y <= mid && b.Y+b.H >= mid {
			out = append(out, b)
		}
	}
	return out
}

// surface is the background of the tests' colours.
var surface = frame.Color{R: 255, G: 255, B: 255}

// marksBeside finds the bars and arrowheads on the height of a value, from left to right.
func marksBeside(d Drawing, value *frame.Text) (bars, arrows []frame.Rect) {
	mid := middle([]*frame.Text{value})
	for _, item := range d.Group.Items {
		p, ok := item.(*frame.Path)
		if !ok || p.Fill == nil || boundary(p) {
			continue
		}
		b := drawings.PathBox(p)
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
			r.must(p.Value.S)
			r.one(p.Caption.S, p.Short.S)
		} else {
			r.one(p.Caption.S, p.Short.S)
			r.must(p.Value.S)
		}
	}
	r.done()
	blue := testStyle(t, m).Colors.Color(brand.Blue)
	solid, end := frame.Unit(0), frame.Unit(0)
	for _, item := range d.Group.Items {
		if p, ok := item.(*frame.Path); ok && p.Fill != nil && !boundary(p) {
			b := drawings.PathBox(p)
			if end = max(end, b.X+b.W); *p.Fill == blue {
				solid = b.W
			}
		}
	}
	if !near(end, d.W, 2) {
		t.Errorf("%s: the bar ends at %d of %d", s.ID, end, d.W)
	}
	part, sum := s.Whole.Part.Size, s.Whole.Part.Size+s.Whole.Rest.Size
	want := frame.Unit(int64(d.W) * part / sum)
	if part > 0 {
		want = max(want, m.Bars.Least)
	}
	if part < sum {
		want = min(want, d.W-m.Bars.Least)
	}
	if !near(solid, want, 2) {
		t.Errorf("%s: the part is %d of %d long for %d of %d, want %d", s.ID, solid, d.W, part, sum, want)
	}
}

// checkPanelMarks measures the marks of all panels: each as many full ones as its number has, all of one size, apart
// from each other and under their panel, and a last one with its outline in full and its part in proportion. The panel
// with the most spans two columns where a row would have room to spare; it may have changed places with its neighbour.
func checkPanelMarks(t testing.TB, s *Spec, d Drawing, m Metrics) {
	t.Helper()
	st := testStyle(t, m)
	blue, context := st.Colors.Color(brand.Blue), st.Colors.Color(brand.Context)
	mark := m.Panels.Mark
	var panels []frame.Rect // their rules
	type field struct{ full, parts, outlines []frame.Rect }
	var fields []field
	seen := false
	for _, item := range d.Group.Items {
		p, ok := item.(*frame.Path)
		if !ok {
			continue
		}
		b := drawings.PathBox(p)
		switch {
		case p.Fill == nil && len(p.Dash) == 2 && *p.Stroke == blue && seen:
			fields[len(fields)-1].full = append(fields[len(fields)-1].full, marksOf(p)...)
		case p.Fill == nil:
		case *p.Fill == blue && b.H == m.Strong && b.W > mark:
			panels, fields, seen = append(panels, b), append(fields, field{}), true
		case !seen: // the key's samples
		case p.Stroke != nil && *p.Stroke == context:
			fields[len(fields)-1].outlines = append(fields[len(fields)-1].outlines, b)
		case *p.Fill == blue && len(p.Segs) == 5 && len(fields[len(fields)-1].outlines) > 0:
			fields[len(fields)-1].parts = append(fields[len(fields)-1].parts, b)
		}
	}
	if len(panels) != len(s.Panels.Panels) {
		t.Fatalf("%s: %d panels are drawn, want %d", s.ID, len(panels), len(s.Panels.Panels))
	}
	wide, spans := widest(s.Panels.Panels), -1
	for i, r := range panels {
		if r.W > panels[(i+1)%len(panels)].W || len(panels) == 1 && m.Panels.Width > 0 && r.W > m.Panels.Width {
			spans = i
		}
	}
	at := make([]int, len(panels)) // where each is drawn
	for i := range at {
		at[i] = i
	}
	if spans >= 0 {
		if spans < wide-1 || spans > wide+1 {
			t.Fatalf("%s: panel %d spans two columns, that with the most marks is %d", s.ID, spans, wide)
		}
		at[wide], at[spans] = spans, wide
	}
	drawnPanels, drawnFields := panels, fields
	panels, fields = make([]frame.Rect, len(at)), make([]field, len(at))
	for i, k := range at {
		panels[i], fields[i] = drawnPanels[k], drawnFields[k]
	}
	for i, p := range s.Panels.Panels {
		f := fields[i]
		if len(f.full) != p.Marks {
			t.Errorf("%s: %d marks are drawn for %s, want %d", s.ID, len(f.full), p.Number.S, p.Marks)
		}
		for k, a := range f.full {
			if a.W != mark || !near(a.H, mark, 1) {
				t.Errorf("%s: a mark of %s is %d by %d, want %d", s.ID, p.Number.S, a.W, a.H, mark)
			}
			if a.X < panels[i].X || a.X+a.W > panels[i].X+panels[i].W || a.Y < panels[i].Y {
				t.Errorf("%s: a mark of %s leaves its panel", s.ID, p.Number.S)
			}
			for _, b := range f.full[k+1:] {
				if drawings.Meet(a, b, 0) {
					t.Fatalf("%s: marks of %s lie on each other", s.ID, p.Number.S)
				}
			}
		}
		switch {
		case p.Part == 0 && len(f.outlines)+len(f.parts) > 0, p.Part > 0 && (len(f.outlines) != 1 || len(f.parts) != 1):
			t.Errorf("%s: %d outlines and %d parts of a mark for %d thousandths of one of %s", s.ID, len(f.outlines), len(f.parts), p.Part, p.Number.S)
		case p.Part > 0:
			want := max(m.mm(0.3), m.Bars.Least, mark*frame.Unit(p.Part)/1000)
			if o, part := f.outlines[0], f.parts[0]; o.W < mark-2 || o.H < mark-2 || part.X != o.X && !near(part.X, o.X, 1) || part.W != want || part.H != mark {
				t.Errorf("%s: the last mark of %s is %v in %v, want %d of %d wide", s.ID, p.Number.S, part, o, want, mark)
			}
		}
	}
	p := m.Panels
	if p.Width == 0 {
		return
	}
	across := min(int((d.W+p.Gap)/(p.Width+p.Gap)), p.Across)
	if want := wide >= 0 && !p.NoMarks && across > 1 && len(panels)%across > 0; want != (spans >= 0) {
		t.Errorf("%s: of %d panels, %d in a row, one spans two columns: %v", s.ID, len(panels), across, !want)
	}
	for i, r := range drawnPanels[1:] {
		if before := drawnPanels[i]; spans >= 0 && r.Y > before.Y && before.X+before.W < p.Width*frame.Unit(across)+p.Gap*frame.Unit(across-1) {
			t.Errorf("%s: the row of panel %d has a hole", s.ID, i)
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

// timeReading is a bar of a timeline as drawn: its pale and solid stretches.
type timeReading struct{ solid, pale, arrows []frame.Rect }

func (r *timeReading) from() frame.Unit {
	least := frame.Unit(1 << 30)
	for _, list := range [][]frame.Rect{r.solid, r.pale, r.arrows} {
		for _, b := range list {
			least = min(least, b.X)
		}
	}
	return least
}

// checkTimeBars compares the bars of a timeline with what is stated: solid from the month of the start to that of the end or
// to the day of publication, pale where only the year is stated and what is still to come, an arrow where no end is. No
// label begins before its bar.
func checkTimeBars(t testing.TB, s *Spec, d Drawing, m Metrics) {
	t.Helper()
	st := testStyle(t, m)
	blue, pale := st.Colors.Color(brand.Blue), st.Colors.Color(brand.Pale)
	axis, rows := frame.Unit(0), map[frame.Unit]*timeReading{}
	var tops []frame.Unit
	row := func(y frame.Unit) *timeReading {
		for at, r := range rows {
			if near(at, y, 60) {
				return r
			}
		}
		rows[y] = &timeReading{}
		tops = append(tops, y)
		return rows[y]
	}
	for _, item := range d.Group.Items {
		p, ok := item.(*frame.Path)
		if !ok || p.Fill == nil {
			continue
		}
		switch b := drawings.PathBox(p); {
		case *p.Fill == blue && b.H == m.Strong && axis == 0:
			axis = b.W
		case *p.Fill == blue && len(p.Segs) == 6:
			row(b.Y).arrows = append(row(b.Y).arrows, b)
		case *p.Fill == blue:
			row(b.Y).solid = append(row(b.Y).solid, b)
		case *p.Fill == pale && len(p.Segs) == 6:
			r := row(b.Y)
			r.arrows, r.pale = append(r.arrows, b), append(r.pale, b)
		case *p.Fill == pale:
			row(b.Y).pale = append(row(b.Y).pale, b)
		}
	}
	if len(tops) != len(s.Time.Bars) {
		t.Errorf("%s: %d bars are drawn, want %d", s.ID, len(tops), len(s.Time.Bars))
		return
	}
	slices.Sort(tops)
	months := frame.Unit(12 * (s.Time.LastYear - s.Time.FirstYear + 1))
	at := func(month int) frame.Unit { return axis * frame.Unit(month) / months }
	now := axis * frame.Unit(2*s.Time.Now+1) / (2 * months)
	var labels []*frame.Text
	for _, item := range d.Group.Items {
		if txt, ok := item.(*frame.Text); ok && txt.Size == m.Time.BarLabel.Size && txt.Style == frame.Bold {
			labels = append(labels, txt)
		}
	}
	for i, b := range s.Time.Bars {
		r := rows[tops[i]]
		from, to := at(b.Start)+m.Time.Inset, at(b.End)
		switch {
		case b.NoEnd && b.Start <= s.Time.Now:
			to = min(now, axis)
		case b.NoEnd || b.RunsOut:
			to = axis
		}
		begins, ends := from, min(to, now)
		if b.YearStart {
			begins = at(b.Start + 12)
		}
		if b.YearEnd {
			ends = min(ends, at(b.End-12))
		}
		solid := frame.Unit(0)
		for _, list := range [][]frame.Rect{r.solid, r.arrows} {
			for _, x := range list {
				if len(r.pale) == 0 || x != r.pale[len(r.pale)-1] {
					solid += x.W
				}
			}
		}
		if want := max(0, ends-begins); !near(solid, want, m.Time.Inset+4) {
			t.Errorf("%s: %q is solid over %d, want %d", s.ID, b.Label.S, solid, want)
		}
		if got := r.from(); to-from > 4 && !near(got, from, m.Time.Inset+4) {
			t.Errorf("%s: %q begins at %d, want %d", s.ID, b.Label.S, got, from)
		}
		if arrow := b.NoEnd && b.Start <= s.Time.Now; arrow && !near(to-max(from, min(begins, to)), m.Time.Arrow, 4) && s.Time.Now < int(months) {
			room := to - from
			if b.YearStart && begins < to {
				room = to - begins
			}
			if (len(r.arrows) == 1) != (room > m.Time.Arrow) {
				t.Errorf("%s: %q has %d arrowheads and room of %d", s.ID, b.Label.S, len(r.arrows), room)
			}
		}
		got := ""
		for len(labels) > 0 && got != bare(b.Label.S) {
			if l := labels[0]; l.At.X < r.from()-4 {
				t.Errorf("%s: the label %q begins at %d, before its bar at %d", s.ID, b.Label.S, l.At.X, r.from())
			}
			got += bare(labels[0].S)
			labels = labels[1:]
		}
		if got != bare(b.Label.S) {
			t.Errorf("%s: the label %q is drawn as %q", s.ID, b.Label.S, got)
		}
	}
}

// checkStepMarks compares the points with their numbers: their height over the axis, a triangle for "more than", a
// hollow marker for an outside source.
func checkStepMarks(t testing.TB, s *Spec, d Drawing, m Metrics) {
	t.Helper()
	white := testStyle(t, m).Colors.Color(brand.White)
	for i, r := range readSteps(t, s, d, m) {
		panel := s.Steps.Panels[i]
		if len(r.marks) < len(panel.Points) {
			t.Fatalf("%s: the panel %q lacks markers", s.ID, panel.Title.S)
		}
		largest, high := panel.largest(), frame.Unit(0)
		for k, pt := range panel.Points {
			if pt.Value == largest {
				high = r.foot - r.spots[k].Y
			}
		}
		// The largest has a share of the plot, which may be a quarter or a half higher where labels need it.
		full := m.Steps.Plot * frame.Unit(m.Steps.TopPercent) / 100
		if largest > 1 && !near(high, full, 8) && !near(high, full*125/100, 8) && !near(high, full*150/100, 8) {
			t.Errorf("%s: the largest count of %q stands %d over the axis, want %d", s.ID, panel.Title.S, high, full)
		}
		for k, pt := range panel.Points {
			if got, want := r.foot-r.spots[k].Y, frame.Unit(int64(high)*pt.Value/largest); largest > 1 && !near(got, want, 5) {
				t.Errorf("%s: %d stands %d over the axis, want %d", s.ID, pt.Value, got, want)
			}
			if triangle := len(r.marks[k].Segs) == 4; triangle != pt.MoreThan {
				t.Errorf("%s: the marker of %d is a triangle: %v", s.ID, pt.Value, triangle)
			}
			if hollow := *r.marks[k].Fill == white; hollow != pt.Outside {
				t.Errorf("%s: the marker of %d is hollow: %v", s.ID, pt.Value, hollow)
			}
		}
	}
}
