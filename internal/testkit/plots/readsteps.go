package plots

import (
	"math"
	"slices"
	"strings"
	"testing"

	"briefing/internal/charts/steps"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/drawings"
)

// StepsDrawn are step lines with their drawing.
type StepsDrawn = Drawn[*steps.Chart, steps.Sizes]

// stepReading is a panel of a drawing: the middles of its markers, its label texts, its leaders and its line.
type stepReading struct {
	foot    frame.Unit // height of the axis
	marks   []*frame.Path
	spots   []frame.Point
	texts   []*frame.Text
	leaders []*frame.Path
	lines   []*frame.Path
}

// readSteps takes a drawing of step lines apart: panels follow each other, and each begins with its title.
func readSteps(t testing.TB, x StepsDrawn) []stepReading {
	t.Helper()
	c := Colors()
	blue, white, ink, secondary := c.Color(brand.Blue), c.Color(brand.White), c.Color(brand.Ink), c.Color(brand.Secondary)
	out := make([]stepReading, len(x.Chart.Panels))
	at := -1
	for _, item := range x.Group.Items {
		switch it := item.(type) {
		case *frame.Path:
			switch {
			case it.Fill == nil && it.Width == x.Sizes.Axis && *it.Stroke == ink:
				at++ // the axis is the last of the grid
				b := drawings.PathBox(it)
				out[at].foot = b.Y + b.H/2
			case at < 0:
			case it.Fill == nil && it.Width == x.Sizes.Line && *it.Stroke == blue:
				out[at].lines = append(out[at].lines, it)
			case it.Fill == nil && it.Width == x.Form.Rule && *it.Stroke == secondary:
				out[at].leaders = append(out[at].leaders, it)
			case it.Fill != nil && (*it.Fill == blue || *it.Fill == white) && len(out[at].spots) < len(x.Chart.Panels[at].Points):
				b := drawings.PathBox(it)
				out[at].marks = append(out[at].marks, it)
				out[at].spots = append(out[at].spots, frame.Point{X: b.X + b.W/2, Y: b.Y + b.H/2})
			}
		case *frame.Text:
			if at >= 0 {
				out[at].texts = append(out[at].texts, it)
			}
		}
	}
	if at != len(out)-1 {
		t.Fatalf("%s: %d axes for %d panels", x.Name, at+1, len(out))
	}
	return out
}

// CheckStepsClear finds text that the line or a marker runs through.
func CheckStepsClear(t testing.TB, x StepsDrawn) {
	t.Helper()
	var marks []frame.Rect
	for _, p := range Paths(x.Drawing, func(*frame.Path) bool { return true }) {
		if p.Fill != nil {
			marks = append(marks, drawings.PathBox(p))
		} else if p.Width == x.Sizes.Line {
			for i := 1; i < len(p.Segs); i++ {
				one := *p
				one.Segs = []frame.Seg{{Op: frame.MoveTo, P: p.Segs[i-1].P}, p.Segs[i]}
				marks = append(marks, drawings.PathBox(&one))
			}
		}
	}
	for _, item := range x.Group.Items {
		if txt, ok := item.(*frame.Text); ok {
			for _, b := range marks {
				if drawings.Meet(drawings.TextBox(txt), b, 10) {
					t.Errorf("%s: line or marker runs through %q", x.Name, txt.S)
				}
			}
		}
	}
}

// CheckStepMarks compares the points with their numbers: their height over the axis, a triangle for "more than", a
// hollow marker for an outside source.
func CheckStepMarks(t testing.TB, x StepsDrawn) {
	t.Helper()
	white := Colors().Color(brand.White)
	for i, r := range readSteps(t, x) {
		panel := x.Chart.Panels[i]
		if len(r.marks) < len(panel.Points) {
			t.Fatalf("%s: the panel %q lacks markers", x.Name, panel.Title.S)
		}
		largest, high := int64(1), frame.Unit(0)
		for _, pt := range panel.Points {
			largest = max(largest, pt.Value)
		}
		for k, pt := range panel.Points {
			if pt.Value == largest {
				high = r.foot - r.spots[k].Y
			}
		}
		// The largest has a share of the plot, which may be a quarter or a half higher where labels need it.
		full := x.Sizes.Plot * frame.Unit(x.Sizes.TopPercent) / 100
		if largest > 1 && !Near(high, full, 8) && !Near(high, full*125/100, 8) && !Near(high, full*150/100, 8) {
			t.Errorf("%s: the largest count of %q stands %d over the axis, want %d", x.Name, panel.Title.S, high, full)
		}
		for k, pt := range panel.Points {
			if got, want := r.foot-r.spots[k].Y, frame.Unit(int64(high)*pt.Value/largest); largest > 1 && !Near(got, want, 5) {
				t.Errorf("%s: %d stands %d over the axis, want %d", x.Name, pt.Value, got, want)
			}
			if triangle := len(r.marks[k].Segs) == 4; triangle != pt.MoreThan {
				t.Errorf("%s: the marker of %d is a triangle: %v", x.Name, pt.Value, triangle)
			}
			if hollow := *r.marks[k].Fill == white; hollow != pt.Outside {
				t.Errorf("%s: the marker of %d is hollow: %v", x.Name, pt.Value, hollow)
			}
		}
	}
}

// CheckStepPins sees that each label belongs to its point: value and date stand together, and either near to it and
// farther from all others, or at the end of a leader that begins at it and touches nothing.
func CheckStepPins(t testing.TB, x StepsDrawn) {
	t.Helper()
	for i, r := range readSteps(t, x) {
		p := x.Chart.Panels[i]
		for k, pt := range p.Points {
			if pt.Place == steps.NoLabel {
				continue
			}
			boxes, n := r.labelOf(pt)
			if n == 0 {
				t.Errorf("%s: the label %q of %q is not drawn", x.Name, pt.Label.S, p.Title.S)
			}
			if n == 1 { // of two equal counts it cannot be told which is which
				checkPin(t, x, p, r, k, boxes)
			}
		}
		checkLeaders(t, x, p, r)
	}
}

// labelOf finds the boxes of a point's value and date, and how often the value is drawn.
func (r *stepReading) labelOf(pt steps.Point) (boxes []frame.Rect, n int) {
	var value *frame.Text
	for _, txt := range r.texts {
		if txt.Style == frame.Bold && strings.TrimRight(txt.S, " ") == pt.Label.S {
			value = txt
			n++
		}
	}
	if n == 0 {
		return nil, 0
	}
	boxes = []frame.Rect{drawings.TextBox(value)}
	if pt.Date.S == "" {
		return boxes, n
	}
	for _, txt := range r.texts {
		if txt.Style == frame.Regular && strings.TrimRight(txt.S, " ") == pt.Date.S {
			if b := drawings.TextBox(txt); gapOf(b, boxes[0]) < float64(value.Size) {
				return append(boxes, b), n
			}
		}
	}
	return boxes, n
}

// checkPin sees that the label in these boxes belongs to the point of a number.
func checkPin(t testing.TB, x StepsDrawn, p steps.Panel, r stepReading, k int, boxes []frame.Rect) {
	t.Helper()
	m, label := x.Sizes, p.Points[k].Label.S
	near := func(q frame.Point) float64 {
		best := math.Inf(1)
		for _, b := range boxes {
			best = min(best, distance(q, b))
		}
		return best
	}
	own := r.spots[k]
	for _, l := range r.leaders {
		a, b := l.Segs[0].P[0], l.Segs[1].P[0]
		if math.Hypot(float64(a.X-own.X), float64(a.Y-own.Y)) < float64(m.Hollow+m.Ring+x.Form.MM(1)) && near(b) < float64(x.Form.MM(1.5)) {
			return // led to its point
		}
	}
	for q, other := range r.spots {
		if q != k && near(other) <= near(own) {
			t.Errorf("%s: the label %q of %q stands %.0f from its point, and %.0f from that of %d, without a leader", x.Name, label, p.Title.S, near(own), near(other), p.Points[q].Value)
		}
	}
	if far := float64(m.Hollow + m.Ring + max(m.LabelGap, m.AboveGap) + x.Form.MM(2)); near(own) > far {
		t.Errorf("%s: the label %q of %q stands %.0f from its point without a leader, at most %.0f", x.Name, label, p.Title.S, near(own), far)
	}
}

func distance(p frame.Point, r frame.Rect) float64 { return gapOf(frame.Rect{X: p.X, Y: p.Y}, r) }

func gapOf(a, b frame.Rect) float64 {
	dx := max(b.X-a.X-a.W, a.X-b.X-b.W, 0)
	dy := max(b.Y-a.Y-a.H, a.Y-b.Y-b.H, 0)
	return math.Hypot(float64(dx), float64(dy))
}

// crosses says whether a straight line runs through a box: it comes near in both directions, and corners lie on both sides
// of it.
func crosses(a, b frame.Point, r frame.Rect) bool {
	if max(a.X, b.X) <= r.X || min(a.X, b.X) >= r.X+r.W || max(a.Y, b.Y) <= r.Y || min(a.Y, b.Y) >= r.Y+r.H {
		return false
	}
	left, right := false, false
	for _, c := range []frame.Point{{X: r.X, Y: r.Y}, {X: r.X + r.W, Y: r.Y}, {X: r.X, Y: r.Y + r.H}, {X: r.X + r.W, Y: r.Y + r.H}} {
		side := int64(b.X-a.X)*int64(c.Y-a.Y) - int64(b.Y-a.Y)*int64(c.X-a.X)
		left, right = left || side < 0, right || side > 0
	}
	return left && right
}

// checkLeaders finds leaders that run through text or through the marker of another point than theirs.
func checkLeaders(t testing.TB, x StepsDrawn, p steps.Panel, r stepReading) {
	t.Helper()
	h := x.Sizes.Hollow
	for _, l := range r.leaders {
		a, b := l.Segs[0].P[0], l.Segs[1].P[0]
		for _, txt := range r.texts {
			if crosses(a, b, drawings.TextBox(txt)) {
				t.Errorf("%s: a leader of %q runs through %q", x.Name, p.Title.S, txt.S)
			}
		}
		touched := 0
		for _, q := range r.spots {
			if crosses(a, b, frame.Rect{X: q.X - h, Y: q.Y - h, W: 2 * h, H: 2 * h}) {
				touched++
			}
		}
		if touched > 1 {
			t.Errorf("%s: a leader of %q runs through %d markers", x.Name, p.Title.S, touched)
		}
	}
}

// CheckStepBreaks sees that a line breaks where nothing is stated, and nowhere else, and that each break is marked.
func CheckStepBreaks(t testing.TB, x StepsDrawn) {
	t.Helper()
	secondary := Colors().Color(brand.Secondary)
	for i, r := range readSteps(t, x) {
		breaks := checkLine(t, x.Name, x.Chart.Panels[i], r)
		marks := 0
		for _, txt := range r.texts {
			if strings.TrimRight(txt.S, " ") == x.Chart.GapWords.S && x.Chart.GapWords.S != "" {
				marks += 2
			}
		}
		marks += len(Paths(x.Drawing, func(l *frame.Path) bool {
			return i == 0 && l.Fill == nil && l.Width == x.Form.MM(0.4) && *l.Stroke == secondary
		}))
		if len(x.Chart.Panels) == 1 && marks != 2*breaks {
			t.Errorf("%s: %d marks for %d breaks", x.Name, marks/2, breaks)
		}
	}
}

// checkLine sees that a panel's line is there where a count holds, and not where nothing is stated; it counts the breaks.
func checkLine(t testing.TB, name string, p steps.Panel, r stepReading) (breaks int) {
	t.Helper()
	for k := 1; k < len(p.Points); k++ {
		before, next := dayOf(p.Points[k-1].Year, p.Points[k-1].Month, p.Points[k-1].Day), dayOf(p.Points[k].Year, p.Points[k].Month, p.Points[k].Day)
		from := -1
		for _, g := range p.Gaps {
			if day := dayOf(g.Year, g.Month, g.Day); from < 0 && day >= before && day < next {
				from = day
			}
		}
		a, b := r.spots[k-1].X, r.spots[k].X
		if from < 0 && slices.ContainsFunc(p.Anew, func(d steps.Day) bool { return dayOf(d.Year, d.Month, d.Day) == next }) {
			breaks++
			if r.rises(r.spots[k-1], r.spots[k]) {
				t.Errorf("%s: the line of %q leads up to %d, which another method counts", name, p.Title.S, p.Points[k].Value)
			}
			continue
		}
		if from < 0 {
			if mid := (a + b) / 2; b-a > 4 && !r.covers(mid) {
				t.Errorf("%s: the line of %q breaks after %d, though the next count follows", name, p.Title.S, p.Points[k-1].Value)
			}
			continue
		}
		breaks++
		at := a + (b-a)*frame.Unit(from-before)/frame.Unit(next-before)
		if mid := (at + b) / 2; b-at > 8 && r.covers(mid) {
			t.Errorf("%s: the line of %q runs on after %d, where nothing is stated", name, p.Title.S, p.Points[k-1].Value)
		}
		if mid := (a + at) / 2; at-a > 8 && !r.covers(mid) {
			t.Errorf("%s: the line of %q breaks before nothing is stated after %d", name, p.Title.S, p.Points[k-1].Value)
		}
	}
	return breaks
}

// rises says whether an upright piece of the line leads from the height of a point to the next.
func (r *stepReading) rises(from, to frame.Point) bool {
	for _, l := range r.lines {
		for k := 1; k < len(l.Segs); k++ {
			a, b := l.Segs[k-1].P[0], l.Segs[k].P[0]
			if a.X == b.X && a.X == to.X && (a.Y == from.Y && b.Y == to.Y || b.Y == from.Y && a.Y == to.Y) && a.Y != b.Y {
				return true
			}
		}
	}
	return false
}

// covers says whether a level piece of the line lies over or under a place.
func (r *stepReading) covers(x frame.Unit) bool {
	for _, l := range r.lines {
		for k := 1; k < len(l.Segs); k++ {
			a, b := l.Segs[k-1].P[0], l.Segs[k].P[0]
			if a.Y == b.Y && a.X <= x && x <= b.X {
				return true
			}
		}
	}
	return false
}
