package bars

import (
	"briefing/internal/charts/kit"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
)

// fitScale finds the length of the longest bar: the smallest of room/value over all rows. Where parts are so short
// that they are drawn longer than they are, the bars shrink until every value label fits again.
func fitScale(c *planned) bool {
	var room frame.Unit
	var of int64
	c.max = 0
	least := max(c.m.LeastRoom, c.width*frame.Unit(c.way.barsPercent)/100)
	for r := range c.rows {
		left := c.width - c.column - c.rightOfBar(r)
		if left <= 0 || (kit.Total(r.Parts) > 0 && left < least) {
			c.Fail("chart-fit", "shorten the value or the labels, or give the chart more width",
				"has no room for the bar and the value \"%s\" of \"%s\"", r.Value.S, r.Label.S)
			return false
		}
		t := kit.Total(r.Parts)
		c.max = max(c.max, t)
		if t > 0 && (of == 0 || int64(left)*of < int64(room)*t) {
			room, of = left, t
		}
	}
	if of == 0 { // nothing but zero and missing values
		c.max, c.length = 1, c.m.LeastRoom
		return true
	}
	c.length = frame.Unit(int64(room) * c.max / of)
	for try := 0; try < 50; try++ {
		over := frame.Unit(0)
		x := kit.Scaled(float64(c.max), c.length)
		for r := range c.rows {
			over = max(over, c.column+c.valueAt(r, c.extents(r.Parts, x))+c.valueWidth(r)-c.width)
		}
		if over == 0 {
			return true
		}
		if c.length -= over; c.length < c.m.LeastScale {
			break
		}
	}
	c.Fail("chart-fit", "give the chart more width, or fewer parts to a bar", "has no room for its bars")
	return false
}

// rightOfBar is what stands right of a bar: gap and arrow, 0.45 em, the value with the words after it, and 0.1 em to
// spare.
func (c *planned) rightOfBar(r *row) frame.Unit {
	w := c.valueWidth(r) + c.m.Value.Size*55/100
	if r.MoreThan {
		w += c.m.Gap + c.pen().Arrow()
	}
	return w
}

// valueWidth is the width of a row's value and, 0.45 em on, of the words after it.
func (c *planned) valueWidth(r *row) frame.Unit {
	w := c.Width(r.Value.S, c.valueFace(r).Style, c.m.Value.Size)
	if r.Aside.S != "" {
		w += c.m.Value.Size*45/100 + c.Width(r.Aside.S, frame.Regular, c.m.Detail.Size)
	}
	return w
}

func (c *planned) valueFace(r *row) kit.TextStyle {
	if r.Missing {
		return kit.Face(frame.Regular, c.m.Value.Size, brand.Secondary)
	}
	return kit.Face(frame.Bold, c.m.Value.Size, brand.Ink)
}

// pen draws the bars. Before the bars' height is settled, the taller one counts.
func (c *planned) pen() kit.BarPen {
	bar := c.bar
	if bar == 0 {
		bar = c.m.Bar
	}
	return kit.BarPen{Height: bar, Gap: c.m.Gap, Outline: c.m.Outline}
}

// extents places the parts of a bar.
func (c *planned) extents(parts []kit.Part, x kit.Range) []kit.Extent {
	return kit.Extents(parts, x, c.Style.Form.Least)
}

// barEnd is where the bar ends, arrow included.
func (c *planned) barEnd(r *row, s []kit.Extent) frame.Unit {
	end := frame.Unit(0)
	for _, p := range s {
		end = max(end, p.To)
	}
	if r.MoreThan {
		end += c.m.Gap + c.pen().Arrow()
	}
	return end
}

func (c *planned) valueAt(r *row, s []kit.Extent) frame.Unit {
	return c.barEnd(r, s) + c.m.Value.Size*45/100
}

// rows goes through the rows of all groups.
func (c *planned) rows(yield func(*row) bool) {
	for i := range c.groups {
		for j := range c.groups[i].rows {
			if !yield(&c.groups[i].rows[j]) {
				return
			}
		}
	}
}
