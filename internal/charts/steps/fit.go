package steps

import (
	"briefing/internal/charts/kit"
	"briefing/internal/diag"
	"briefing/internal/page/frame"
)

// Draw draws the chart at a width.
func (c *Chart) Draw(st kit.Style, width frame.Unit) (kit.Drawing, diag.List) {
	return kit.Draw(c, st, width)
}

// Fit draws the chart into a height. Without room two panels stand side by side, however narrow.
func (c *Chart) Fit(st kit.Style, width, height frame.Unit) (kit.Drawing, diag.List) {
	return kit.Fit(c, st, width, height)
}

// OnPage draws as Draw does: step lines keep their sizes.
func (c *Chart) OnPage(st kit.Style, width, _ frame.Unit) (kit.Drawing, diag.List) {
	return kit.Draw(c, st, width)
}

// OnSlide draws the chart for a slide, with lower plots where there is too little height.
func (c *Chart) OnSlide(st kit.Style, width, height frame.Unit) (kit.Drawing, diag.List) {
	st.Form = kit.FormOf(kit.Slide)
	return kit.FirstThatFits(c, st, width, height, c.Sizes(st.Form), c.Sizes(kit.FormOf(kit.SlideTight)))
}

// Leaner puts two panels side by side.
func (c *Chart) Leaner(m Sizes) []Sizes {
	if len(c.Panels) < 2 {
		return nil
	}
	if m.Across == 1 {
		m.Across = 2
	}
	m.Least = 0
	return []Sizes{m}
}

// Stretched makes the plots higher or lower.
func (c *Chart) Stretched(m, o Sizes, width, by frame.Unit) Sizes {
	across := m.across(len(c.Panels), width)
	rows := (len(c.Panels) + across - 1) / across
	m.Plot = kit.Within(m.Plot+kit.PerRow(by, rows), o.Plot/3, o.Plot*5/2)
	return m
}

// Plan puts fewer panels side by side than the form says where their titles (of two lines) or labels have no room, then
// makes the plots higher, by a quarter and by half. Panels that have the whole width have titles of as many lines as they
// need.
func (c *Chart) Plan(l *kit.Layout, m Sizes, width frame.Unit) []kit.Area {
	if !c.check(l) {
		return nil
	}
	most := m.across(len(c.Panels), width)
	var plans []func() []kit.Area
	for _, percent := range []frame.Unit{100, 125, 150} {
		for across := most; across > 0; across-- {
			sizes := m
			sizes.Plot = m.Plot * percent / 100
			plans = append(plans, func() []kit.Area { return planAs(l, c, sizes, width, across) })
		}
	}
	return l.FirstOf(plans, most-1)
}
