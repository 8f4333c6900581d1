package bars

import (
	"slices"

	"briefing/internal/charts/kit"
	"briefing/internal/diag"
	"briefing/internal/page/frame"
)

// Draw draws the chart at a width.
func (b *Chart) Draw(st kit.Style, width frame.Unit) (kit.Drawing, diag.List) {
	return kit.Draw(b, st, width)
}

// Fit draws the chart into a height. Without room captions go first, then the lines under labels.
func (b *Chart) Fit(st kit.Style, width, height frame.Unit) (kit.Drawing, diag.List) {
	return kit.Fit(b, st, width, height)
}

// Leaner leaves out captions, then the lines under labels.
func (b *Chart) Leaner(m Sizes) (ways []Sizes) {
	if !m.NoCaptions {
		m.NoCaptions = true
		ways = append(ways, m)
	}
	if !m.Above && !m.NoDetails && detailed(m.shown(b)) {
		m.NoDetails = true
		ways = append(ways, m)
	}
	return ways
}

// Stretched moves rows apart or closer, with bars that are thicker or thinner.
func (b *Chart) Stretched(m, o Sizes, width, by frame.Unit) Sizes {
	more := kit.PerRow(by, m.shown(b).rowCount())
	if m.Above {
		m.RowGap = kit.Within(m.RowGap+more, o.RowGap*2/3, o.RowGap*3)
		return m
	}
	if g, o := m.grouped(width), o.grouped(width); g.At > 0 && m.shown(b).grouped() {
		g.Pitch = kit.Within(g.Pitch+more, o.Pitch*7/10, o.Pitch*3/2)
		g.Bar = kit.Within(o.Bar*g.Pitch/o.Pitch, o.Bar*4/5, o.Bar*5/4)
		return m
	}
	// A row with captions needs its bar, its caption and a little air.
	least := max(o.Bar*7/10+o.CaptionTop+o.Caption.Lead*6/5, o.Pitch*7/10)
	m.Pitch = kit.Within(m.Pitch+more, least, o.Pitch*3/2)
	m.Bar = kit.Within(o.Bar*m.Pitch/o.Pitch, o.Bar*7/10, o.Bar*5/4)
	m.PlainPitch = kit.Within(m.PlainPitch+more, o.PlainPitch*7/10, o.PlainPitch*3/2)
	m.PlainBar = kit.Within(o.PlainBar*m.PlainPitch/o.PlainPitch, o.PlainBar*4/5, o.PlainBar*5/4)
	return m
}

// OnPage draws as Draw does. Bars that are higher than a page's height come closer, down to what can be read: thinner bars
// and a smaller pitch; then no captions, whose figures stand in the table too, and labels in up to half of the width, on
// fewer lines. Type never shrinks.
func (b *Chart) OnPage(st kit.Style, width, height frame.Unit) (kit.Drawing, diag.List) {
	m := b.Sizes(st.Form)
	best, list := kit.DrawAs(b, st, m, width)
	if list.HasErrors() || best.H <= height {
		return best, list
	}
	lower := func(d kit.Drawing, found diag.List) bool {
		if !found.HasErrors() && d.H < best.H {
			best, list = d, found
		}
		return best.H <= height
	}
	if lower(kit.Stretch(b, st, m, width, height)) {
		return best, list
	}
	l := &kit.Layout{Style: st}
	m.Most, m.Apart = max(50, m.Most), m.Apart*6/10
	if captioned(b, &m) {
		m.NoCaptions = true
		l.Tell("chart-captions", "show fewer rows", "leaves out its captions, because with them it is higher than a page")
	}
	for _, column := range []frame.Unit{0, width / 2} {
		m.Column, m.NarrowColumn = max(m.Column, column), max(m.NarrowColumn, column)
		for _, draw := range []func() (kit.Drawing, diag.List){
			func() (kit.Drawing, diag.List) { return kit.DrawAs(b, st, m, width) },
			func() (kit.Drawing, diag.List) { return kit.Stretch(b, st, m, width, height) },
		} {
			drawn, found := draw()
			if lower(drawn, append(slices.Clip(l.List), found...)) {
				return best, list
			}
		}
	}
	return best, list
}

// besideFrom is the width of a slide from which names with a line of text stand beside their bars.
var besideFrom = frame.MM(250)

// OnSlide draws the chart for a slide. Bars whose names have a line of text stand beside their names where the slide's
// whole width is theirs and all has room, else under them.
func (b *Chart) OnSlide(st kit.Style, width, height frame.Unit) (kit.Drawing, diag.List) {
	st.Form = kit.FormOf(kit.Slide)
	if !detailed(b.Small()) {
		return kit.FirstThatFits(b, st, width, height, b.Sizes(st.Form), b.Sizes(kit.FormOf(kit.SlideTight)))
	}
	rows := b.Small().rowCount()
	if width >= besideFrom {
		closer := frame.Unit(0)
		for range 2 {
			d, list := kit.DrawAs(b, st, slideBeside(closer), width)
			if list.HasErrors() {
				break
			}
			if d.H <= height {
				return d, list
			}
			gaps := frame.Unit(max(1, rows-1))
			closer = (d.H - height + gaps - 1) / gaps
		}
	}
	return kit.DrawAs(b, st, slideAbove(rows, height), width)
}
