package bars

import (
	"slices"

	"briefing/internal/charts/kit"
	"briefing/internal/doc/span"
	"briefing/internal/page/frame"
)

// Bars in groups that all have labels: one column for the labels of groups, one for the names of bars with the line
// under them, and the bars. Groups are parted by a hairline. The key stands where the eye is: what fills the first bar
// over it, on the zero line that goes on upwards, another fill beside the first bar that has it.

// grouped says whether all groups have labels.
func (b *Chart) grouped() bool {
	return len(b.Groups) > 0 && !slices.ContainsFunc(b.Groups, func(g Group) bool { return g.Label.S == "" })
}

// grouped are the sizes of such a chart of a width.
func (m *Sizes) grouped(width frame.Unit) *GroupedSizes {
	if width < m.NarrowBelow {
		return &m.GroupedNarrow
	}
	return &m.Grouped
}

// takeGroupedSizes takes the sizes of the form's columns.
func takeGroupedSizes(c *planned) {
	g := c.m.grouped(c.width)
	c.names, c.column = g.Names*c.width/g.At, g.Column*c.width/g.At
	c.m.Bar, c.m.PlainBar, c.m.PlainPitch = g.Bar, g.Bar, g.Pitch
	c.m.Pitch = max(g.Pitch, g.Bar+c.m.CaptionTop+c.m.Caption.Lead*6/5)
	c.m.Label, c.m.Detail, c.m.Group = g.Label, g.Detail, g.Group
	c.m.Value.Size = min(c.m.Value.Size, g.Group.Size)
	c.m.GroupTop, c.m.GroupEnd = g.Top, g.End
	c.m.NoDetails, c.m.ShortKey = g.Short, g.Short || c.m.ShortKey
}

// fitNames wraps the names to their column. In a short form a name that takes more than one line gives way to its short
// one.
func fitNames(c *planned) bool {
	room := c.column - c.names - c.labelGap()
	for r := range c.rows {
		if c.m.NoDetails && r.Short.S != "" && c.Width(r.Label.S, c.labelStyle(), c.m.Label.Size) > room {
			r.Label = r.Short
		}
		if long := wrapRow(c, r, room); long != "" {
			c.Fail("chart-fit", "shorten the label", "has no room for the label \"%s\": it takes more than %s lines", long, kit.CountWord(c.way.lines))
			return false
		}
	}
	return true
}

// keysBesideBars sets the words for a fill that the first bar lacks beside the first bar that has it and room for them, and
// returns the chart with the words that are left.
func keysBesideBars(c *planned, b *Chart) *Chart {
	left := *b
	if keyBesideBar(c, kit.Solid, b.SolidKey.S, b.SolidKeyShort.S) {
		left.SolidKey, left.SolidKeyShort = span.Plain(""), span.Plain("")
	}
	if keyBesideBar(c, kit.Outlined, b.OutlinedKey.S, b.OutlinedKeyShort.S) {
		left.OutlinedKey, left.OutlinedKeyShort = span.Plain(""), span.Plain("")
	}
	return &left
}

func keyBesideBar(c *planned, f kit.Fill, full, short string) bool {
	if full == "" || has(c.groups[0].rows[0].Parts, f) {
		return false
	}
	x := kit.Scaled(float64(c.max), c.length)
	for r := range c.rows {
		if !has(r.Parts, f) || r.Aside.S != "" || r.key != "" {
			continue
		}
		end := c.valueAt(r, c.extents(r.Parts, x)) + c.valueWidth(r)
		for _, words := range []string{full, short} {
			wide := c.Width(words, frame.Regular, c.m.Key.Size)
			for _, percent := range []frame.Unit{170, 120} { // of an em between value and words
				if at := end + c.m.Key.Size*percent/100; words != "" && c.column+at+wide <= c.width {
					r.key, r.keyX = words, at
					return true
				}
			}
		}
	}
	return false
}

// has says whether a bar has a part of a fill that is not zero.
func has(parts []kit.Part, f kit.Fill) bool {
	return slices.ContainsFunc(parts, func(p kit.Part) bool { return p.Fill == f && p.Size > 0 })
}

// placeGrouped sets the heights of all rows and returns the chart's own. The label of a group stands on the line of its
// first bar's name; a group is as high as what is highest of it.
func placeGrouped(c *planned) frame.Unit {
	over := c.zeroOver()
	y, bottom := c.key.height, frame.Unit(0)
	for i := range c.groups {
		g := &c.groups[i]
		first := c.labelOver(&g.rows[0])
		if i > 0 {
			g.hairline = bottom + c.m.GroupEnd
			y = g.hairline + c.m.GroupTop
			first = max(first, over-c.m.GroupTop)
		} else {
			first = max(first, over)
		}
		y += first
		g.top = y
		for j := range g.rows {
			r := &g.rows[j]
			if j > 0 {
				y += max(c.pitch, c.bar+c.labelOver(&g.rows[j-1])+c.labelOver(r)+c.apart())
			}
			r.top = y
			g.end = y + c.bar
			bottom = g.end + c.labelOver(r)
			if c.rowCaptioned(r) {
				bottom = max(bottom, g.end+c.m.CaptionTop+c.m.Caption.Lead)
			}
		}
		g.labelBase = g.top + (c.bar-c.headHeight(&g.rows[0]))/2 + c.m.Label.Baseline()
		bottom = max(bottom, g.labelBase-c.m.Group.Baseline()+c.m.Group.Lead*frame.Unit(len(g.labels)))
	}
	last := &c.groups[len(c.groups)-1]
	return max(bottom, last.end+over)
}
