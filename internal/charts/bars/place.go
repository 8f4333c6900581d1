package bars

import "briefing/internal/page/frame"

// place sets the heights of all rows and returns the chart's own. Rows stand a pitch apart, or more where labels of
// two lines would touch.
func place(c *planned) frame.Unit {
	over := c.zeroOver()
	groupEnd := c.m.GroupEnd
	if !c.captions {
		groupEnd = c.m.PlainGroupEnd
	}
	y, bottom := frame.Unit(0), frame.Unit(0)
	for i := range c.groups {
		g := &c.groups[i]
		if i > 0 {
			g.hairline = y
			y += c.m.GroupTop
		}
		if g.label != "" {
			g.labelBase = y + c.m.Group.Baseline()
			y += c.m.Group.Lead*frame.Unit(len(g.labels)) + groupEnd
		}
		if i == 0 {
			c.key.top = y
			y += c.key.height
		}
		if g.label == "" && (i > 0 || c.key.height == 0) {
			y += over
		}
		y += c.labelOver(&g.rows[0])
		g.top = y
		for j := range g.rows {
			r := &g.rows[j]
			if j > 0 {
				need := c.bar + c.labelOver(&g.rows[j-1]) + c.labelOver(r) + c.apart()
				y += max(c.pitch, need)
			}
			r.top = y
			g.end = y + c.bar
			bottom = max(bottom, g.end+over, g.end+c.labelOver(r))
			if c.rowCaptioned(r) {
				bottom = max(bottom, g.end+c.m.CaptionTop+c.m.Caption.Lead)
			}
		}
		y = max(g.top+c.pitch*frame.Unit(len(g.rows)), bottom+c.apart())
	}
	return bottom
}

// zeroOver is how far the zero line stands over the bars, above and below.
func (c *planned) zeroOver() frame.Unit { return c.bar * 18 / 100 }

// apart is kept between labels of several lines. Where a label has more than two, it takes more to see which lines
// belong together.
func (c *planned) apart() frame.Unit {
	if c.way.lines > 2 {
		return 2 * c.m.Apart
	}
	return c.m.Apart
}

// labelOver is how far a label of several lines stands over its bar, above and below.
func (c *planned) labelOver(r *row) frame.Unit {
	return max(0, (c.headHeight(r)-c.bar)/2)
}

func (c *planned) rowCaptioned(r *row) bool {
	for i := range r.captions {
		if r.captions[i] != "" || r.Parts[i].Value.S != "" {
			return true
		}
	}
	return false
}
