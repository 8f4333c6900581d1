package chart

import (
	"slices"

	"briefing/internal/diag"
	"briefing/internal/frame"
)

// Fit draws a chart at a width into a height, for cards and pictures of fixed sizes. Rows, bars and plots grow and
// shrink within limits. What does not fit even then loses, in this order, what the form can do without: captions,
// events under years, the largest marks. Type never shrinks and no value is ever left out: a chart that is still too
// high is an error. The drawing may be lower than the height.
func Fit(spec *Spec, st Style, width, height frame.Unit) (Drawing, diag.List) {
	if spec == nil {
		spec = &Spec{}
	}
	var first diag.List
	least := frame.Unit(0)
	for _, m := range st.Metrics.without(spec) {
		st.Metrics = m
		d, list := fitAs(spec, st, width, height)
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

// fitAs draws with one set of sizes, then stretches or closes up what can be.
func fitAs(spec *Spec, st Style, width, height frame.Unit) (Drawing, diag.List) {
	base := st.Metrics
	d, list := Draw(spec, st, width)
	for try := 0; try < 4 && !list.HasErrors(); try++ {
		m := st.Metrics
		if !m.stretch(&base, spec, height-d.H) {
			break
		}
		next := st
		next.Metrics = m
		drawn, more := Draw(spec, next, width)
		if more.HasErrors() {
			break // a lower plot may have no room for a label
		}
		if d.H <= height && drawn.H > height {
			break
		}
		d, list, st = drawn, more, next
	}
	return d, list
}

// without lists the metrics to try, the fullest first.
func (m Metrics) without(s *Spec) []Metrics {
	out := []Metrics{m}
	switch {
	case s.Bars != nil && !m.Bars.NoCaptions:
		m.Bars.NoCaptions = true
		out = append(out, m)
	case s.Time != nil && !m.Time.NoEvents && len(s.Time.Bars) > 0:
		m.Time.NoEvents = true
		out = append(out, m)
	case s.Panels != nil && m.Panels.Width == 0 && !m.Panels.NoMarks:
		for range 3 {
			m.Panels.Pitch = m.Panels.Pitch * 4 / 5
			out = append(out, m)
		}
	case s.Whole != nil && m.Bars.WholeValue.Size > 0:
		m.Bars.WholeValue = TextSize{}
		out = append(out, m)
	case s.Steps != nil && len(s.Steps.Panels) > 1:
		if m.Steps.Across == 1 {
			m.Steps.Across = 2
		}
		m.Steps.Least = 0
		out = append(out, m)
	}
	return out
}

// stretch changes what a form lets grow or shrink, so that a drawing gets higher by some length, and says whether
// anything changed. base holds the sizes that the limits count from.
func (m *Metrics) stretch(base *Metrics, s *Spec, by frame.Unit) bool {
	before := *m
	switch {
	case s.Bars != nil:
		rows := 0
		for _, g := range s.Bars.Groups {
			rows += len(g.Rows)
		}
		b, o := &m.Bars, &base.Bars
		if b.Above {
			b.RowGap = within(b.RowGap+by/frame.Unit(rows), o.RowGap*2/3, o.RowGap*3)
			break
		}
		more := by / frame.Unit(rows)
		// A row with captions needs its bar, its caption and a little air.
		least := max(o.Bar*4/5+o.CaptionTop+o.Caption.Lead*5/4, o.Pitch*3/4)
		b.Pitch = within(b.Pitch+more, least, o.Pitch*3/2)
		b.Bar = within(o.Bar*b.Pitch/o.Pitch, o.Bar*4/5, o.Bar*5/4)
		b.PlainPitch = within(b.PlainPitch+more, o.PlainPitch*3/4, o.PlainPitch*3/2)
		b.PlainBar = within(o.PlainBar*b.PlainPitch/o.PlainPitch, o.PlainBar*4/5, o.PlainBar*5/4)
	case s.Whole != nil:
		m.Bars.Whole = within(m.Bars.Whole+by, base.Bars.Whole/2, base.Bars.Whole*3/2)
	case s.Time != nil:
		rows := frame.Unit(max(1, len(s.Time.Bars)))
		t, o := &m.Time, &base.Time
		t.Pitch = within(t.Pitch+by/rows, o.Pitch*4/5, o.Pitch*8/5)
		t.Bar = within(o.Bar*t.Pitch/o.Pitch, o.Bar*4/5, o.Bar*4/3)
	case s.Steps != nil:
		rows := (len(s.Steps.Panels) + m.Steps.Across - 1) / m.Steps.Across
		m.Steps.Plot = within(m.Steps.Plot+by/frame.Unit(max(1, rows)), base.Steps.Plot/3, base.Steps.Plot*5/2)
	}
	return *m != before
}

func within(v, least, most frame.Unit) frame.Unit { return max(least, min(v, most)) }

// Shorter returns a chart with its last row, panel or tile left out, and false where nothing can be spared. It is for
// previews that lead to the whole chart.
func (s *Spec) Shorter() (*Spec, bool) {
	out := *s
	switch {
	case s.Bars != nil:
		b := *s.Bars
		b.Groups = slices.Clone(b.Groups)
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
	case s.Panels != nil:
		p := *s.Panels
		p.Columns = slices.Clone(p.Columns)
		last := len(p.Columns) - 1
		if n := len(p.Columns[last].Panels); n > 1 {
			p.Columns[last].Panels = p.Columns[last].Panels[:n-1]
		} else if p.Columns = p.Columns[:last]; last == 0 {
			return nil, false
		}
		out.Panels = &p
	default:
		return nil, false
	}
	return &out, true
}
