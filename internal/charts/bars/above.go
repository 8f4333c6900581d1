package bars

import "briefing/internal/page/frame"

// Bars with their labels above them: for places too narrow for a label column, and for slides, whose rows say more
// than a name. A row is, from above, its label, the line under it, in the first row the key, and the bar with its
// value. All bars start at the chart's left side, so that the whole width is their scale.

// fitLabelsAbove wraps all labels to the chart's width.
func fitLabelsAbove(c *planned) bool {
	for r := range c.rows {
		switch long := wrapRow(c, r, c.width); long {
		case "":
		case r.Label.S:
			c.TooWide("label", long, frame.Bold, c.m.Label.Size, c.width)
			return false
		default:
			c.TooWide("line under the label", long, frame.Regular, c.m.Detail.Size, c.width)
			return false
		}
	}
	return true
}

// placeAbove sets the heights of all rows and returns the chart's own.
func placeAbove(c *planned) frame.Unit {
	over := frame.Unit(0)
	if c.m.Zero > 0 {
		over = c.zeroOver()
	}
	y, bottom := frame.Unit(0), frame.Unit(0)
	for i := range c.groups {
		g := &c.groups[i]
		if i > 0 {
			y += max(c.m.GroupGap, over)
			g.hairline = y
			y += c.m.GroupTop
		}
		if g.label != "" {
			g.labelBase = y + c.m.Group.Baseline()
			y += c.m.Group.Lead*frame.Unit(len(g.labels)) + c.m.GroupEnd
		}
		for j := range g.rows {
			r := &g.rows[j]
			if j > 0 {
				y += max(c.m.RowGap, over)
			}
			r.head = y
			y += c.headHeight(r)
			if i == 0 && j == 0 {
				c.key.top = y
				y += c.key.height
			}
			if i > 0 || j > 0 || c.key.height == 0 {
				y += max(c.m.LabelEnd, over)
			}
			r.top = y
			if j == 0 {
				g.top = y
			}
			y += c.bar
			g.end = y
			if c.rowCaptioned(r) {
				y += c.m.CaptionTop + c.m.Caption.Lead
			}
			bottom = max(y, g.end+over)
		}
	}
	return bottom
}
