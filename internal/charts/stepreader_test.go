package charts

import (
	"math"
	"strings"
	"testing"

	"briefing/internal/doc/span"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/drawings"
)

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
func readSteps(t testing.TB, s *Spec, d Drawing, m Metrics) []stepReading {
	t.Helper()
	st := testStyle(t, m)
	blue, white, ink, secondary := st.Colors.Color(brand.Blue), st.Colors.Color(brand.White), st.Colors.Color(brand.Ink), st.Colors.Color(brand.Secondary)
	out := make([]stepReading, len(s.Steps.Panels))
	at := -1
	for _, item := range d.Group.Items {
		switch it := item.(type) {
		case *frame.Path:
			switch {
			case it.Fill == nil && it.Width == m.Steps.Axis && *it.Stroke == ink:
				at++ // the axis is the last of the grid
				b := drawings.PathBox(it)
				out[at].foot = b.Y + b.H/2
			case at < 0:
			case it.Fill == nil && it.Width == m.Steps.Line && *it.Stroke == blue:
				out[at].lines = append(out[at].lines, it)
			case it.Fill == nil && it.Width == m.Rule && *it.Stroke == secondary:
				out[at].leaders = append(out[at].leaders, it)
			case it.Fill != nil && (*it.Fill == blue || *it.Fill == white) && len(out[at].spots) < len(s.Steps.Panels[at].Points):
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
		t.Fatalf("%s: %d axes for %d panels", s.ID, at+1, len(out))
	}
	return out
}

func distance(p frame.Point, r frame.Rect) float64 {
	dx := max(r.X-p.X, p.X-r.X-r.W, 0)
	dy := max(r.Y-p.Y, p.Y-r.Y-r.H, 0)
	return math.Hypot(float64(dx), float64(dy))
}

// checkStepPins sees that each label belongs to its point: value and date stand together, and either near to it and
// farther from all others, or at the end of a leader that begins at it and touches nothing.
func checkStepPins(t testing.TB, s *Spec, d Drawing, m Metrics) {
	t.Helper()
	for i, r := range readSteps(t, s, d, m) {
		p := s.Steps.Panels[i]
		texts := r.texts
		find := func(words string) (found *frame.Text, n int) {
			for _, x := range texts {
				if x.Style == frame.Bold && strings.TrimRight(x.S, " ") == words {
					found = x
					n++
				}
			}
			return found, n
		}
		for k, pt := range p.Points {
			if pt.Place == NoLabel {
				continue
			}
			value, n := find(pt.Label.S)
			if n == 0 {
				t.Errorf("%s: the label %q of %q is not drawn", s.ID, pt.Label.S, p.Title.S)
			}
			if n != 1 {
				continue // of two equal counts it cannot be told which is which
			}
			boxes := []frame.Rect{drawings.TextBox(value)}
			if pt.Date.S != "" {
				for _, x := range texts {
					if x.Style == frame.Regular && strings.TrimRight(x.S, " ") == pt.Date.S {
						if b := drawings.TextBox(x); gapOf(b, boxes[0]) < float64(value.Size) {
							boxes = append(boxes, b)
							break
						}
					}
				}
			}
			near := func(q frame.Point) float64 {
				best := math.Inf(1)
				for _, b := range boxes {
					best = min(best, distance(q, b))
				}
				return best
			}
			own := r.spots[k]
			led := false
			for _, l := range r.leaders {
				a, b := l.Segs[0].P[0], l.Segs[1].P[0]
				if math.Hypot(float64(a.X-own.X), float64(a.Y-own.Y)) < float64(m.Steps.Hollow+m.Steps.Ring+m.mm(1)) && near(b) < float64(m.mm(1.5)) {
					led = true
				}
			}
			if led {
				continue
			}
			for q, other := range r.spots {
				if q != k && near(other) <= near(own) {
					t.Errorf("%s: the label %q of %q stands %.0f from its point, and %.0f from that of %d, without a leader", s.ID, pt.Label.S, p.Title.S, near(own), near(other), p.Points[q].Value)
				}
			}
			if far := float64(m.Steps.Hollow + m.Steps.Ring + max(m.Steps.LabelGap, m.Steps.AboveGap) + m.mm(2)); near(own) > far {
				t.Errorf("%s: the label %q of %q stands %.0f from its point without a leader, at most %.0f", s.ID, pt.Label.S, p.Title.S, near(own), far)
			}
		}
		checkLeaders(t, s, p, r, m)
	}
}

func gapOf(a, b frame.Rect) float64 {
	dx := max(b.X-a.X-a.W, a.X-b.X-b.W, 0)
	dy := max(b.Y-a.Y-a.H, a.Y-b.Y-b.H, 0)
	return math.Hypot(float64(dx), float64(dy))
}

// checkLeaders finds leaders that run through text or through the marker of another point than theirs.
func checkLeaders(t testing.TB, s *Spec, p StepPanel, r stepReading, m Metrics) {
	t.Helper()
	for _, l := range r.leaders {
		a, b := l.Segs[0].P[0], l.Segs[1].P[0]
		for _, x := range r.texts {
			if crosses(a, b, drawings.TextBox(x)) {
				t.Errorf("%s: a leader of %q runs through %q", s.ID, p.Title.S, x.S)
			}
		}
		touched := 0
		for _, q := range r.spots {
			if crosses(a, b, frame.Rect{X: q.X - m.Steps.Hollow, Y: q.Y - m.Steps.Hollow, W: 2 * m.Steps.Hollow, H: 2 * m.Steps.Hollow}) {
				touched++
			}
		}
		if touched > 1 {
			t.Errorf("%s: a leader of %q runs through %d markers", s.ID, p.Title.S, touched)
		}
	}
}

// checkStepBreaks sees that a line breaks where nothing is stated, and nowhere else, and that each break is marked.
func checkStepBreaks(t testing.TB, s *Spec, d Drawing, m Metrics) {
	t.Helper()
	secondary := testStyle(t, m).Colors.Color(brand.Secondary)
	for i, r := range readSteps(t, s, d, m) {
		p := s.Steps.Panels[i]
		covers := func(x frame.Unit) bool {
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
		breaks := 0
		for k := 1; k < len(p.Points); k++ {
			before, _ := p.Points[k-1].day()
			next, _ := p.Points[k].day()
			from := -1
			for _, g := range p.Gaps {
				if day := dayOf(g.Year, g.Month, g.Day); from < 0 && day >= before && day < next {
					from = day
				}
			}
			a, b := r.spots[k-1].X, r.spots[k].X
			if from < 0 {
				if mid := (a + b) / 2; b-a > 4 && !covers(mid) {
					t.Errorf("%s: the line of %q breaks after %d, though the next count follows", s.ID, p.Title.S, p.Points[k-1].Value)
				}
				continue
			}
			breaks++
			at := a + (b-a)*frame.Unit(from-before)/frame.Unit(next-before)
			if mid := (at + b) / 2; b-at > 8 && covers(mid) {
				t.Errorf("%s: the line of %q runs on after %d, where nothing is stated", s.ID, p.Title.S, p.Points[k-1].Value)
			}
			if mid := (a + at) / 2; at-a > 8 && !covers(mid) {
				t.Errorf("%s: the line of %q breaks before nothing is stated after %d", s.ID, p.Title.S, p.Points[k-1].Value)
			}
		}
		marks := 0
		for _, x := range r.texts {
			if strings.TrimRight(x.S, " ") == s.Steps.GapWords.S && s.Steps.GapWords.S != "" {
				marks += 2
			}
		}
		for _, item := range d.Group.Items {
			if l, ok := item.(*frame.Path); ok && i == 0 && l.Fill == nil && l.Width == m.mm(0.4) && *l.Stroke == secondary {
				marks++
			}
		}
		if len(s.Steps.Panels) == 1 && marks != 2*breaks {
			t.Errorf("%s: %d marks for %d breaks", s.ID, marks/2, breaks)
		}
	}
}

func TestLineBreaksWhereNothingIsStated(t *testing.T) {
	s := sophiaSpec()
	s.Steps.GapWords = span.Plain("not stated")
	s.Steps.Panels = s.Steps.Panels[:1]
	p := &s.Steps.Panels[0]
	p.Gaps = []StepDay{{2017, 10, 1}, {2018, 6, 1}, {2014, 1, 1}, {2016, 8, 1}, {2020, 1, 1}}
	for _, f := range []struct {
		style func() Metrics
		width frame.Unit
	}{{A4, frame.MM(174)}, {A4, frame.MM(84)}, {Slide, frame.MM(298.7)}, {EmbedNarrow, frame.Pt(292)}} {
		d := draw(t, s, f.style(), f.width)
		checkDrawingWithin(t, "breaks", d, frame.MM(0.7))
		checkStepBreaks(t, s, d, f.style())
		checkStepPins(t, s, d, f.style())
	}
	d := draw(t, s, A4(), frame.MM(174))
	if all := strings.Join(drawings.Texts(d.Group.Items), ""); strings.Count(all, "not stated ") != 2 {
		t.Errorf("of three breaks two have room for words: %q", all)
	}
}

// Days, weeks, months, years and decades on the axis, by the time it spans.
func TestNamesOfTheAxisOfTime(t *testing.T) {
	var dates StepDates
	for m, name := range strings.Fields("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec") {
		dates.Months[m], dates.Days[m] = name, "{day}\u00a0"+name
	}
	for _, c := range []struct {
		name     string
		from, to StepDay
		width    float64
		byMonth  bool
		want     string
	}{
		{"days", StepDay{2020, 2, 28}, StepDay{2020, 3, 2}, 84, false, "28\u00a0Feb 29 1\u00a0Mar 2 2020"},
		{"one day", StepDay{2020, 2, 28}, StepDay{2020, 2, 28}, 84, false, "28\u00a0Feb 2020"},
		{"over the turn of a year", StepDay{2019, 12, 30}, StepDay{2020, 1, 2}, 84, false, "30\u00a0Dec 31 1\u00a0Jan 2 2019 2020"},
		{"weeks", StepDay{2020, 2, 28}, StepDay{2020, 3, 30}, 84, false, "2\u00a0Mar 9\u00a0Mar 16\u00a0Mar 23\u00a0Mar 30\u00a0Mar 2020"},
		{"months, of which no day is known", StepDay{2020, 2, 15}, StepDay{2020, 3, 15}, 84, true, "Feb Mar 2020"},
		{"months", StepDay{2020, 2, 28}, StepDay{2020, 8, 30}, 84, false, "Feb Mar Apr May Jun Jul Aug Sep 2020"},
		{"months of two years", StepDay{2019, 10, 15}, StepDay{2020, 9, 15}, 174, false, "Oct Nov Dec Jan Feb Mar Apr May Jun Jul Aug Sep 2019 2020"},
		{"years", StepDay{2015, 12, 2}, StepDay{2019, 3, 15}, 84, false, "2015 2016 2017 2018 2019"},
		{"forty years", StepDay{1980, 6, 1}, StepDay{2019, 6, 1}, 174, false, "1980 1985 1990 1995 2000 2005 2010 2015"},
		{"seventy years", StepDay{1950, 6, 1}, StepDay{2020, 6, 1}, 174, false, "1950 1960 1970 1980 1990 2000 2010 2020"},
	} {
		pts := []StepPoint{{Year: c.from.Year, Month: c.from.Month, Day: c.from.Day, Value: 5}}
		if c.to != c.from {
			pts = append(pts, StepPoint{Year: c.to.Year, Month: c.to.Month, Day: c.to.Day, Value: 9})
		}
		s := &Spec{Steps: &Steps{Dates: dates, Panels: []StepPanel{{Title: span.Plain("t"), Points: pts}}}}
		s.Steps.Dates.ByMonth = c.byMonth
		m := A4()
		d := draw(t, s, m, frame.MM(c.width))
		checkDrawing(t, c.name, d)
		var names []string
		foot := m.Steps.Title.Lead + m.Steps.TitleGap + m.Steps.Plot
		for _, item := range d.Group.Items {
			if x, ok := item.(*frame.Text); ok && x.At.Y > foot+m.Steps.YearTop && x.At.X >= m.Steps.Gutter {
				names = append(names, strings.TrimRight(x.S, " "))
			}
		}
		if got := strings.Join(names, " "); got != c.want {
			t.Errorf("%s: the axis names %q, want %q", c.name, got, c.want)
		}
	}
}
