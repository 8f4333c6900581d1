package charts

import (
	"slices"

	"briefing/internal/diag"
	"briefing/internal/doc/span"
	"briefing/internal/page/frame"
)

// Fit draws a chart at a width into a height, for cards and pictures of fixed sizes. Rows, bars and plots grow and
// shrink within limits. What does not fit even then loses what the form can do without: captions, lines under labels,
// events under years, first the size of marks, then the marks, at last a part of the size of panels' numbers. Other type
// never shrinks and no value is ever left out: a chart that is still too high is an error. The drawing may be lower than the height.
func Fit(spec *Spec, st Style, width, height frame.Unit) (Drawing, diag.List) {
	if spec == nil {
		spec = &Spec{}
	}
	var first diag.List
	least := frame.Unit(0)
	for _, v := range st.Metrics.without(spec) {
		st.Metrics = v.m
		d, list := fitAs(v.spec, st, width, height)
		switch {
		case list.HasErrors():
			if first == nil {
				first = list
			}
			continue
		case d.H <= height:
			return d, nil
		}
		if least == 0 || d.H < least {
			least = d.H
		}
	}
	d := &desk{id: spec.ID, st: st}
	if least == 0 {
		return Drawing{}, first
	}
	d.fail("chart-fit", "shorten title and note, or show fewer rows", "needs %s of height, there are %s", d.long(least), d.long(height))
	return Drawing{}, d.list
}

// Within draws a chart at a width as Draw does. Bars that are higher than a page's height come closer, down to what
// can be read: thinner bars and a smaller pitch; then no captions, whose figures stand in the table too, and labels in up
// to half of the width, on fewer lines. Type never shrinks. What is too high even then is drawn as low as it can be, for
// the page to say that it has no room.
func Within(spec *Spec, st Style, width, height frame.Unit) (Drawing, diag.List) {
	best, list := Draw(spec, st, width)
	if list.HasErrors() || best.H <= height || spec.Bars == nil {
		return best, list
	}
	lower := func(d Drawing, found diag.List) bool {
		if !found.HasErrors() && d.H < best.H {
			best, list = d, found
		}
		return best.H <= height
	}
	if lower(fitAs(spec, st, width, height)) {
		return best, list
	}
	d := &desk{id: spec.ID, st: st}
	m := &st.Metrics.Bars
	m.Most, m.Apart = max(50, m.Most), m.Apart*6/10
	if captioned(spec.Bars, m) {
		m.NoCaptions = true
		d.tell("chart-captions", "show fewer rows", "leaves out its captions, because with them it is higher than a page")
	}
	for _, column := range []frame.Unit{0, width / 2} {
		m.Column, m.NarrowColumn = max(m.Column, column), max(m.NarrowColumn, column)
		for _, draw := range []func() (Drawing, diag.List){
			func() (Drawing, diag.List) { return Draw(spec, st, width) },
			func() (Drawing, diag.List) { return fitAs(spec, st, width, height) },
		} {
			drawn, found := draw()
			if lower(drawn, append(slices.Clip(d.list), found...)) {
				return best, list
			}
		}
	}
	return best, list
}

// fitAs draws with one set of sizes, then stretches or closes up what can be.
func fitAs(spec *Spec, st Style, width, height frame.Unit) (Drawing, diag.List) {
	base := st.Metrics
	d, list := Draw(spec, st, width)
	by := height - d.H
	for try := 0; try < 8 && !list.HasErrors(); try++ {
		next := st
		if !next.Metrics.stretch(&base, spec, width, by) {
			break
		}
		drawn, more := Draw(spec, next, width)
		if more.HasErrors() || d.H <= height && drawn.H > height {
			by /= 2 // a lower plot may have no room for a label, a higher one may lose its place under the height
			continue
		}
		d, list, st = drawn, more, next
		by = height - d.H
	}
	return d, list
}

// variant is a chart in one of the ways to draw it.
type variant struct {
	spec *Spec
	m    Metrics
}

// without lists the ways to try, the fullest first.
func (m Metrics) without(s *Spec) []variant {
	out := []variant{{s, m}}
	add := func(spec *Spec, m Metrics) { out = append(out, variant{spec, m}) }
	switch {
	case s.Bars != nil:
		if !m.Bars.NoCaptions {
			m.Bars.NoCaptions = true
			add(s, m)
		}
		if !m.Bars.Above && !m.Bars.NoDetails && detailed(m.Bars.drawn(s.Bars)) {
			m.Bars.NoDetails = true
			add(s, m)
		}
	case s.Time != nil && !m.Time.NoEvents && len(s.Time.Bars) > 0:
		m.Time.NoEvents = true
		add(s, m)
	case s.Panels != nil && m.Panels.Width == 0 && !m.Panels.NoMarks:
		// Smaller marks; more panels side by side; both; no marks.
		wide := m
		wide.Panels.Across, wide.Panels.Least = 5, m.Panels.Least*4/5
		wide.Panels.LabelLines = m.Panels.labelLines() + 1
		smaller := func(m Metrics) Metrics {
			p := &m.Panels
			p.Mark, p.Pitch, p.Block = p.Mark*4/5, p.Pitch*4/5, p.Block*4/5
			return m
		}
		m = smaller(m)
		add(s, m)
		add(s, smaller(m))
		for range 3 {
			add(s, wide)
			wide = smaller(wide)
		}
		m.Panels.NoMarks = true
		add(s, m)
		wide.Panels.NoMarks = true
		add(s, wide)
		m.Panels.compact(70)
		m.Panels.RowGap /= 2
		add(s, m)
	case s.Whole != nil && m.Bars.WholeValue.Size > 0:
		m.Bars.WholeValue = TextSize{}
		add(s, m)
	case s.Steps != nil && len(s.Steps.Panels) > 1:
		if m.Steps.Across == 1 {
			m.Steps.Across = 2
		}
		m.Steps.Least = 0
		add(s, m)
	}
	return out
}

// detailed says whether a bar has a line under its label.
func detailed(b *Bars) bool {
	for _, g := range b.Groups {
		for _, r := range g.Rows {
			if r.Detail.S != "" {
				return true
			}
		}
	}
	return false
}

// stretch changes what a form lets grow or shrink, so that a drawing gets higher by some length, and says whether
// anything changed. base holds the sizes that the limits count from.
func (m *Metrics) stretch(base *Metrics, s *Spec, width, by frame.Unit) bool {
	before := *m
	switch {
	case s.Bars != nil:
		rows := 0
		for _, g := range m.Bars.drawn(s.Bars).Groups {
			rows += len(g.Rows)
		}
		b, o := &m.Bars, &base.Bars
		if b.Above {
			b.RowGap = within(b.RowGap+perRow(by, rows), o.RowGap*2/3, o.RowGap*3)
			break
		}
		more := perRow(by, rows)
		if g, o := b.grouped(width), o.grouped(width); g.At > 0 && m.Bars.drawn(s.Bars).grouped() {
			g.Pitch = within(g.Pitch+more, o.Pitch*7/10, o.Pitch*3/2)
			g.Bar = within(o.Bar*g.Pitch/o.Pitch, o.Bar*4/5, o.Bar*5/4)
			break
		}
		// A row with captions needs its bar, its caption and a little air.
		least := max(o.Bar*7/10+o.CaptionTop+o.Caption.Lead*6/5, o.Pitch*7/10)
		b.Pitch = within(b.Pitch+more, least, o.Pitch*3/2)
		b.Bar = within(o.Bar*b.Pitch/o.Pitch, o.Bar*7/10, o.Bar*5/4)
		b.PlainPitch = within(b.PlainPitch+more, o.PlainPitch*7/10, o.PlainPitch*3/2)
		b.PlainBar = within(o.PlainBar*b.PlainPitch/o.PlainPitch, o.PlainBar*4/5, o.PlainBar*5/4)
	case s.Whole != nil:
		m.Bars.Whole = within(m.Bars.Whole+by, base.Bars.Whole/2, base.Bars.Whole*3/2) // a bar, no slab
	case s.Time != nil:
		rows := max(1, len(s.Time.Bars))
		t, o := &m.Time, &base.Time
		t.Pitch = within(t.Pitch+perRow(by, rows), o.Pitch*4/5, o.Pitch*8/5)
		t.AboveBar = within(o.AboveBar*t.Pitch/o.Pitch*t.Pitch/o.Pitch, o.AboveBar, o.AboveBar*2)
		t.Bar = within(o.Bar*t.Pitch/o.Pitch, o.Bar*4/5, o.Bar*4/3)
	case s.Steps != nil:
		across := m.Steps.across(len(s.Steps.Panels), width)
		rows := (len(s.Steps.Panels) + across - 1) / across
		m.Steps.Plot = within(m.Steps.Plot+perRow(by, rows), base.Steps.Plot/3, base.Steps.Plot*5/2)
	}
	return *m != before
}

// perRow shares a length among rows, rounded down, so that what is to be saved is.
func perRow(by frame.Unit, rows int) frame.Unit {
	n := frame.Unit(rows)
	if by < 0 {
		return (by - n + 1) / n
	}
	return by / n
}

func within(v, least, most frame.Unit) frame.Unit { return max(least, min(v, most)) }

// Shorter returns a chart with its last row, panel or tile left out, and false where nothing can be spared. It is for
// previews that lead to the whole chart.
func (s *Spec) Shorter() (*Spec, bool) {
	out := *s
	switch {
	case s.Bars != nil:
		b := *s.Bars.Small()
		b.Groups, b.Rest = slices.Clone(b.Groups), span.Plain("") // its number would be wrong
		last := len(b.Groups) - 1
		if n := len(b.Groups[last].Rows); n > 1 {
			b.Groups[last].Rows = b.Groups[last].Rows[:n-1]
		} else if b.Groups = b.Groups[:last]; last == 0 {
			return nil, false
		}
		out.Bars = &b
	case s.Steps != nil && len(s.Steps.Panels) > 1:
		p := *s.Steps
		p.Panels = p.Panels[:len(p.Panels)-1]
		out.Steps = &p
	case s.Tiles != nil && len(s.Tiles.Tiles) > 1:
		t := *s.Tiles
		t.Tiles = t.Tiles[:len(t.Tiles)-1]
		out.Tiles = &t
	case s.Time != nil && len(s.Time.Bars) > 1:
		t := *s.Time
		t.Bars = t.Bars[:len(t.Bars)-1]
		out.Time = &t
	case s.Panels != nil && len(s.Panels.Small().Panels) > 1:
		out.Panels = s.Panels.Small().without()
	default:
		return nil, false
	}
	return &out, true
}
