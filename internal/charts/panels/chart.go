// Package panels is the chart of unit panels: one number each, of any unit, with marks as a measure for the eye.
package panels

import (
	"slices"

	"briefing/internal/charts/kit"
	"briefing/internal/diag"
	"briefing/internal/doc/span"
	"briefing/internal/page/frame"
)

// Chart are unit panels: one number each, of any unit. Marks are a measure for the eye and no axis: those of one unit
// stand for one size in all panels of the chart.
type Chart struct {
	Panels   []Panel
	Keys     []string  // what one mark is, for each unit that has marks: "= 100 people"
	PartKey  span.Span // words of the mark that is filled in part; empty: there is none
	AloneKey span.Span // says of which figures there are no marks; may be empty
	Narrow   *Chart    // what slides and cards show instead: the first of them; nil: the same
	Rest     span.Span // words under the last panel, of Narrow: how many panels are left out, and where they are
}

// Panel is one figure, with marks or without.
type Panel struct {
	Kicker    span.Span // who: "Team in Niger"
	When      span.Span // "2018"
	Qualifier span.Span // "more than"; empty: exact
	Number    span.Span // "13 000"
	Label     span.Span // what is counted
	Marks     int       // full marks
	Part      int       // of one more mark, in thousandths of it: 607 with a mark of 100 is 6 and 70
}

// Name is the kind as templates write it.
const Name = "panels"

// Kind returns the kind's name.
func (c *Chart) Kind() string { return Name }

// Native is nil: Office has no such chart.
func (c *Chart) Native() kit.Native { return nil }

// Small is what is drawn on slides and cards.
func (c *Chart) Small() *Chart {
	if c.Narrow != nil {
		return c.Narrow
	}
	return c
}

// Shorter leaves out the last of the panels that cards show, but never the one of the most marks, which is the largest.
func (c *Chart) Shorter() kit.Plot {
	small := c.Small()
	last := len(small.Panels) - 1
	if last < 1 {
		return nil
	}
	out := *small
	out.Rest = span.Plain("") // its number would be wrong
	if last == widest(small.Panels) {
		last--
	}
	out.Panels = slices.Delete(slices.Clone(small.Panels), last, last+1)
	return &out
}

// mostMarks is how many marks a panel may have: enough to see a size, too few to count.
const mostMarks = 150

// check finds what no drawing can mend.
func (c *Chart) check(l *kit.Layout) bool {
	if len(c.Panels) == 0 {
		l.Fail("chart-empty", "", "has no panels")
	}
	for _, p := range c.Panels {
		switch {
		case p.Number.S == "":
			l.Fail("chart-label", "", "has a panel%s without a number", kit.Quoted(p.Label.S))
		case kit.Blank(p.Label.S):
			l.Fail("chart-label", "", "does not say what %s counts", p.Number.S)
		case p.Marks < 0 || p.Part < 0:
			l.Fail("chart-negative", "", "has less than no marks for %s", p.Number.S)
		case p.Marks > mostMarks || p.Part >= 1000:
			l.Fail("chart-marks", "let one mark stand for more, and say so in the key", "has %d marks and %d thousandths of one for %s, allowed are up to %d", p.Marks, p.Part, p.Number.S, mostMarks)
		case p.Marks+p.Part > 0 && len(c.Keys) == 0:
			l.Fail("chart-key", "say what one mark stands for", "has no key for the marks of %s", p.Number.S)
		}
	}
	return !l.Failed()
}

// Plan puts fewer panels side by side than the form says where their texts have no room, if that makes them wider.
func (c *Chart) Plan(l *kit.Layout, m Sizes, width frame.Unit) []kit.Area {
	if !c.check(l) {
		return nil
	}
	shown := c
	if m.Small && c.Small() != c {
		if shown = c.Small(); !shown.check(l) {
			return nil
		}
	}
	if m.Width > width {
		l.Fail("chart-fit", "give the chart more width", "needs %s for a panel, there are %s", l.Length(m.Width), l.Length(width))
		return nil
	}
	across := min(len(shown.Panels)+spareColumn(shown), m.Across)
	if m.Width > 0 {
		return planAs(l, shown, m, width, min(across, int((width+m.Gap)/(m.Width+m.Gap))))
	}
	var plans []func() []kit.Area
	for n := max(1, min(across, int((width+m.Gap)/(m.Least+m.Gap)))); n > 0; n-- {
		plans = append(plans, func() []kit.Area { return planAs(l, shown, m, width, n) })
	}
	return l.FirstOf(plans, 0)
}

// planAs plans panels, so many side by side.
func planAs(l *kit.Layout, shown *Chart, m Sizes, width frame.Unit, across int) []kit.Area {
	if m.Width == 0 {
		m.Width = (width - m.Gap*frame.Unit(across-1)) / frame.Unit(across)
	}
	c := &planned{Layout: l, width: width, across: across, m: shrunk(l, shown.Panels, m)}
	c.fitKey(shown)
	panels, wide := arranged(shown.Panels, across)
	for i, p := range panels {
		if m.NoMarks {
			p.Marks, p.Part = 0, 0
		}
		u := placed{Panel: p, w: m.Width}
		if i == wide && !m.NoMarks {
			u.w += m.Width + m.Gap
		}
		c.fitPanel(&u)
		c.panels = append(c.panels, u)
	}
	if l.Failed() {
		return nil
	}
	area := kit.Area{W: width, H: c.place()}
	if shown.Rest.S != "" {
		bottom, ok := c.rest.Place(l, shown.Rest.S, c.m.Key, width, area.H+c.m.RowGap, c.m.KeyEnd)
		if area.H = bottom; !ok {
			l.Fail("chart-fit", "shorten it", "has no room for the line under the panels \"%s\"", shown.Rest.S)
			return nil
		}
	}
	add := func(name string, draw func(p *kit.Pen)) {
		area.Parts = append(area.Parts, kit.Series{Name: name, Draw: func(p *kit.Pen, _ kit.Box, _, _ kit.Range) { draw(p) }})
	}
	add("key", c.drawKey)
	for i := range c.panels {
		add("panel", func(p *kit.Pen) { c.drawPanel(p, &c.panels[i]) })
	}
	add("rest", func(p *kit.Pen) { c.rest.Draw(p, width) })
	return []kit.Area{area}
}

// Draw draws the chart at a width.
func (c *Chart) Draw(st kit.Style, width frame.Unit) (kit.Drawing, diag.List) {
	return kit.Draw(c, st, width)
}

// Fit draws the chart into a height. Without room the marks get smaller, then they go, at last numbers get smaller, too.
func (c *Chart) Fit(st kit.Style, width, height frame.Unit) (kit.Drawing, diag.List) {
	return kit.Fit(c, st, width, height)
}

// OnPage draws as Draw does: panels keep their sizes.
func (c *Chart) OnPage(st kit.Style, width, _ frame.Unit) (kit.Drawing, diag.List) {
	return kit.Draw(c, st, width)
}

// OnSlide draws the chart for a slide: with less air, then without marks, at last with smaller numbers.
func (c *Chart) OnSlide(st kit.Style, width, height frame.Unit) (kit.Drawing, diag.List) {
	st.Form = kit.FormOf(kit.Slide)
	plain, tight := c.Sizes(st.Form), c.Sizes(kit.FormOf(kit.SlideTight))
	bare, bareTight := plain, tight
	bare.NoMarks, bareTight.NoMarks = true, true
	least := bareTight
	least.compact(80)
	least.RowGap = frame.MM(3)
	return kit.FirstThatFits(c, st, width, height, plain, tight, bare, bareTight, least)
}

// Leaner are smaller marks; more panels side by side; both; no marks; at last smaller numbers.
func (c *Chart) Leaner(m Sizes) (ways []Sizes) {
	if m.Width > 0 || m.NoMarks {
		return nil
	}
	add := func(m Sizes) { ways = append(ways, m) }
	wide := m
	wide.Across, wide.Least, wide.LabelLines = 5, m.Least*4/5, m.labelLines()+1
	smaller := func(m Sizes) Sizes {
		m.Mark, m.Pitch, m.Block = m.Mark*4/5, m.Pitch*4/5, m.Block*4/5
		return m
	}
	m = smaller(m)
	add(m)
	add(smaller(m))
	for range 3 {
		add(wide)
		wide = smaller(wide)
	}
	m.NoMarks = true
	add(m)
	wide.NoMarks = true
	add(wide)
	m.compact(70)
	m.RowGap /= 2
	add(m)
	return ways
}

// Stretched changes nothing: panels are as high as their texts.
func (c *Chart) Stretched(m, _ Sizes, _, _ frame.Unit) Sizes { return m }

// Load are the numbers of panels and what they count.
func (c *Chart) Load() (l kit.Load) {
	for _, p := range c.Small().Panels {
		l.Numbers++
		l.Words = append(l.Words, p.Label.S)
	}
	return l
}
