package bars

import (
	"briefing/internal/charts/kit"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
)

// fitGroups wraps the labels of groups to the chart's width, or to that of their column.
func fitGroups(c *planned) bool {
	style, width := frame.Regular, c.width
	if c.way.grouped {
		style, width = frame.Bold, c.names-c.labelGap()
	}
	for i := range c.groups {
		g := &c.groups[i]
		var ok bool
		if g.labels, ok = c.Wrap(g.label, style, c.m.Group.Size, width); !ok {
			c.TooWide("group label", g.label, style, c.m.Group.Size, width)
			return false
		}
	}
	return true
}

// groupLabel sets the label of a group.
func groupLabel(c *planned, p *kit.Pen, g *group) {
	face := kit.Face(frame.Regular, c.m.Group.Size, brand.Secondary)
	if c.way.grouped {
		face.Style, face.Color = frame.Bold, brand.Ink
	}
	for i, l := range g.labels {
		p.Text(l, 0, g.labelBase+c.m.Group.Lead*frame.Unit(i), face)
	}
}

// fitLabels wraps the category labels to the lines they may take, then widens their column up to its share of the
// width.
func fitLabels(c *planned) bool {
	if c.m.Above {
		return fitLabelsAbove(c)
	}
	if c.way.grouped {
		return fitNames(c)
	}
	most := c.width * frame.Unit(max(c.m.columnPercent(), c.way.columnPercent)) / 100
	c.column = c.m.Column
	if c.width < c.m.NarrowBelow {
		c.column = c.m.NarrowColumn
	}
	c.column = min(c.column, most)
	for {
		long := tryLabels(c)
		if long == "" {
			return true
		}
		if c.column >= most {
			c.Fail("chart-fit", "shorten the label", "has no room for the label \"%s\": it takes more than %s lines of %s",
				long, kit.CountWord(c.way.lines), c.Length(most-c.labelGap()))
			return false
		}
		c.column = min(c.column+c.m.Apart, most)
	}
}

// columnPercent is the largest part of the width that the label column may take where labels have two lines.
func (m *Sizes) columnPercent() int {
	if m.Most == 0 {
		return 38
	}
	return m.Most
}

// labelStyle is bold, but where the label of a group stands beside it.
func (c *planned) labelStyle() frame.FontStyle {
	if c.way.grouped {
		return frame.Regular
	}
	return frame.Bold
}

// labelGap is kept free between a label and the zero line.
func (c *planned) labelGap() frame.Unit { return c.m.Label.Size * 45 / 100 }

func tryLabels(c *planned) (tooLong string) {
	for r := range c.rows {
		if long := wrapRow(c, r, c.column-c.labelGap()); long != "" {
			return long
		}
	}
	return ""
}

// wrapRow sets the label and the line under it, each on as many lines as it may take, and returns the one that is too
// long.
func wrapRow(c *planned, r *row, width frame.Unit) (tooLong string) {
	most := c.way.lines
	var ok bool
	if r.lines, ok = c.Wrap(r.Label.S, c.labelStyle(), c.m.Label.Size, width); !ok || most > 0 && len(r.lines) > most {
		return r.Label.S
	}
	if c.m.NoDetails {
		return ""
	}
	if r.detail, ok = c.Wrap(r.Detail.S, frame.Regular, c.m.Detail.Size, width); !ok || most > 0 && len(r.detail) > most {
		return r.Detail.S
	}
	return ""
}

// headHeight is the height of a row's label and of the line under it.
func (c *planned) headHeight(r *row) frame.Unit {
	return c.m.Label.Lead*frame.Unit(len(r.lines)) + c.m.Detail.Lead*frame.Unit(len(r.detail))
}
