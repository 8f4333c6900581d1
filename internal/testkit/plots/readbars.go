package plots

import (
	"slices"
	"testing"

	"briefing/internal/charts/bars"
	"briefing/internal/charts/kit"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/drawings"
)

// BarsDrawn are bars with their drawing.
type BarsDrawn = Drawn[*bars.Chart, bars.Sizes]

// barReading is a row as drawn.
type barReading struct {
	row   *bars.Row
	value *frame.Text
	end   frame.Unit // of the last text
	bar   frame.Unit // the bar's length
	least frame.Unit // what its marks take at least
}

// size is the sum of the row's parts.
func (r *barReading) size() int64 { return kit.Total(r.row.Parts) }

// CheckBars reads a bar chart: all labels, keys and captions (or the note that says they are left out), bars as long as
// their values from one zero line, an arrowhead for "more than", words and no bar for a missing value.
func CheckBars(t testing.TB, x BarsDrawn, captions bool) {
	t.Helper()
	b, r := x.Chart, read(t, x.Name, x.Drawing)
	var rows []barReading
	for i := range b.Groups {
		g := &b.Groups[i]
		r.must(g.Label.S)
		if i == 0 {
			readKeys(r, b)
		}
		for j := range g.Rows {
			row := &g.Rows[j]
			reading := barReading{row: row}
			r.must(row.Label.S)
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
	checkZeroLines(t, x, rows)
	checkBarLengths(t, x, rows)
}

// readKeys reads the words of the key: those of each fill that occurs, in either form and order.
func readKeys(r *reader, b *bars.Chart) {
	r.t.Helper()
	var solid, outlined bool
	for _, g := range b.Groups {
		for _, row := range g.Rows {
			for _, p := range row.Parts {
				solid, outlined = solid || p.Fill == kit.Solid && p.Size > 0, outlined || p.Fill == kit.Outlined && p.Size > 0
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

// ZeroLines returns the upright ink lines of the width of the zero line.
func ZeroLines(x BarsDrawn) (out []frame.Rect) {
	ink := Colors().Color(brand.Ink)
	for _, p := range Paths(x.Drawing, func(p *frame.Path) bool {
		return p.Stroke != nil && *p.Stroke == ink && p.Width == x.Sizes.Zero && p.Segs[0].P[0].X == p.Segs[1].P[0].X
	}) {
		out = append(out, drawings.PathBox(p))
	}
	return out
}

// checkZeroLines finds one line for each group, over all its rows, or one for each bar whose label stands over it.
func checkZeroLines(t testing.TB, x BarsDrawn, rows []barReading) {
	t.Helper()
	if x.Sizes.Zero == 0 {
		return
	}
	lines := ZeroLines(x)
	if want := len(x.Chart.Groups); len(lines) != want && len(lines) != len(rows) {
		t.Errorf("%s: %d zero lines, want %d, one a group, or %d, one a row", x.Name, len(lines), want, len(rows))
	}
	for _, row := range rows {
		covered := false
		for _, l := range lines {
			covered = covered || l.Y < middle(row.value)-100 && l.Y+l.H > middle(row.value)+100
			if l.X != lines[0].X {
				t.Errorf("%s: zero stands at %d and at %d", x.Name, lines[0].X, l.X)
			}
		}
		if !covered {
			t.Errorf("%s: no zero line beside %q", x.Name, row.row.Value.S)
		}
	}
}

// checkBarLengths compares the bars with the numbers.
func checkBarLengths(t testing.TB, x BarsDrawn, rows []barReading) {
	t.Helper()
	zero := frame.Unit(0)
	if lines := ZeroLines(x); len(lines) > 0 && lines[0].X > x.Sizes.Zero {
		zero = lines[0].X + lines[0].W/2
	}
	longest, used := 0, frame.Unit(0)
	for i := range rows {
		row := &rows[i]
		checkBar(t, x, row, zero)
		if row.size() > rows[longest].size() {
			longest = i
		}
		if row.size() > 0 {
			used = max(used, row.end)
		}
	}
	most := rows[longest].size()
	if most == 0 {
		return
	}
	// Some row uses the width, so that the scale is as large as can be.
	if used > 0 && used < x.W-x.Sizes.Value.Size {
		t.Errorf("%s: the bars and values end at %d of %d", x.Name, used, x.W)
	}
	scale := rows[longest].bar
	for _, row := range rows {
		// Only a bar that is too short for its marks is longer than its value.
		want := max(frame.Unit(int64(scale)*row.size()/most), row.least)
		if !Near(row.bar, want, 3) {
			t.Errorf("%s: the bar of %q is %d long for %d, the longest %d for %d", x.Name, row.row.Label.S, row.bar, row.size(), scale, most)
		}
	}
	checkOrderOfLengths(t, x.Name, rows)
	for _, row := range rows {
		checkPartLengths(t, x, row, scale, most)
	}
}

// checkBar looks at the marks of a row: they begin at the zero line and at each other, an arrowhead stands after them where
// the value is a lower bound, and the value stands beside what is last. It keeps how long they are.
func checkBar(t testing.TB, x BarsDrawn, row *barReading, zero frame.Unit) {
	t.Helper()
	em := x.Sizes.Value.Size
	marks, arrows := marksBeside(x.Drawing, row.value)
	end := zero
	for k, b := range marks {
		if k == 0 && !Near(b.X, zero, 2) {
			t.Errorf("%s: the bar of %q starts at %d, zero is at %d", x.Name, row.row.Label.S, b.X, zero)
		}
		if k > 0 && !Near(b.X, end, 2) {
			t.Errorf("%s: a part of %q starts at %d after one that ends at %d: nothing is taken out of a length", x.Name, row.row.Label.S, b.X, end)
		}
		end = b.X + b.W
	}
	switch sum := row.size(); {
	case row.row.Missing && (len(marks) > 0 || len(arrows) > 0):
		t.Errorf("%s: a missing value has a bar", x.Name)
	case sum == 0 && len(marks) > 0 || sum > 0 && len(marks) == 0:
		t.Errorf("%s: %q has %d marks for %d", x.Name, row.row.Label.S, len(marks), sum)
	}
	row.bar, row.least = end-zero, x.Form.Least*frame.Unit(len(marks))
	if want := row.row.MoreThan; (len(arrows) == 1) != want || len(arrows) > 1 {
		t.Errorf("%s: %q has %d arrowheads, more than: %v", x.Name, row.row.Label.S, len(arrows), want)
	} else if want {
		if !Near(arrows[0].X, end+x.Sizes.Gap, x.Sizes.Outline) {
			t.Errorf("%s: the arrowhead of %q is at %d, its bar ends at %d", x.Name, row.row.Label.S, arrows[0].X, end)
		}
		end = max(end, arrows[0].X+arrows[0].W)
	}
	if gap := row.value.At.X - end; gap < em*3/10 || gap > em*6/10 {
		t.Errorf("%s: the value %q stands %d after its bar", x.Name, row.row.Value.S, gap)
	}
}

// checkOrderOfLengths finds a bar that is longer than one of a larger value, except where marks are drawn longer than
// they are to be seen at all.
func checkOrderOfLengths(t testing.TB, name string, rows []barReading) {
	t.Helper()
	for _, a := range rows {
		for _, b := range rows {
			if a.size() < b.size() && a.bar > b.bar && a.bar > a.least+1 {
				t.Errorf("%s: %q is %d long for %d, %q %d for %d", name, a.row.Label.S, a.bar, a.size(), b.row.Label.S, b.bar, b.size())
			}
		}
	}
}

// checkPartLengths compares the parts of a bar with their values, and finds the line over each boundary. Neighbours of
// one fill are one part where no captions tell them apart.
func checkPartLengths(t testing.TB, x BarsDrawn, row barReading, scale frame.Unit, most int64) {
	t.Helper()
	marks, _ := marksBeside(x.Drawing, row.value)
	parts := slices.DeleteFunc(slices.Clone(row.row.Parts), func(p kit.Part) bool { return p.Size == 0 })
	if len(marks) != len(parts) {
		parts = Merged(parts)
	}
	if len(marks) != len(parts) {
		t.Errorf("%s: %q has %d marks for %d parts", x.Name, row.row.Label.S, len(marks), len(parts))
		return
	}
	less := frame.Unit(0)
	for _, p := range parts {
		less += max(0, x.Form.Least-frame.Unit(int64(scale)*p.Size/most))
	}
	for i, p := range parts {
		// What marks too short to be seen take, others give.
		if want := max(x.Form.Least, frame.Unit(int64(scale)*p.Size/most)); marks[i].W > want+4 || marks[i].W < want-less-4 {
			t.Errorf("%s: a part of %q is %d long for %d, the longest bar %d for %d", x.Name, row.row.Label.S, marks[i].W, p.Size, scale, most)
		}
	}
	lines := boundariesBeside(x.Drawing, row.value)
	if len(lines) != len(marks)-1 && len(marks) > 0 {
		t.Errorf("%s: %d lines over the %d boundaries of %q", x.Name, len(lines), len(marks)-1, row.row.Label.S)
		return
	}
	for i, l := range lines {
		begins := l.X + l.W/2
		if parts[i].Fill != parts[i+1].Fill {
			begins = l.X
		}
		if at := marks[i+1].X; l.W > x.Sizes.Gap || !Near(begins, at, 3) {
			t.Errorf("%s: the line over a boundary of %q at %d is %v", x.Name, row.row.Label.S, at, l)
		}
	}
}

// Merged makes one part of neighbours of one fill.
func Merged(parts []kit.Part) []kit.Part {
	var out []kit.Part
	for _, p := range parts {
		if n := len(out); n > 0 && out[n-1].Fill == p.Fill {
			out[n-1].Size += p.Size
			continue
		}
		out = append(out, p)
	}
	return out
}

func boundariesBeside(d kit.Drawing, value *frame.Text) []frame.Rect {
	mid := middle(value)
	var out []frame.Rect
	for _, p := range Paths(d, boundary) {
		if b := drawings.PathBox(p); b.Y <= mid && b.Y+b.H >= mid {
			out = append(out, b)
		}
	}
	return out
}

// marksBeside finds the bars and arrowheads on the height of a value, from left to right.
func marksBeside(d kit.Drawing, value *frame.Text) (marks, arrows []frame.Rect) {
	mid := middle(value)
	for _, p := range Paths(d, func(p *frame.Path) bool { return p.Fill != nil && !boundary(p) }) {
		b := drawings.PathBox(p)
		if b.Y > mid || b.Y+b.H < mid || b.H > 3*value.Size {
			continue
		}
		if len(p.Segs) == 4 {
			arrows = append(arrows, b)
		} else {
			marks = append(marks, b)
		}
	}
	return marks, arrows
}
