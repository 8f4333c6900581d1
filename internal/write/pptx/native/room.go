package native

import (
	"slices"
	"strconv"

	"briefing/internal/charts/kit"
	"briefing/internal/page/frame"
	"briefing/internal/write/pptx/drawingml"
)

// titleShare is how much of a chart's width its title can have, in percent: programs break longer ones.
const titleShare = 75

// titleSize is the size of the panel's title: smaller than that of others where it would be broken, but no smaller than numbers.
func (c *pointChart) titleSize() int {
	size, least := int(c.chart.Sizes.Title), int(c.chart.Sizes.Number)
	for size > least && c.Ruler.Width(c.Title, true, false, size)*drawingml.PerUnit > c.frame.w*titleShare/100 {
		size -= 50
	}
	return max(size, least)
}

// fitLabels leaves out labels that have no room in a narrow panel: one that would stand over the numbers of the axis, but for
// that of the first point, which moves over its marker, and words under a label that would run out of the chart. The workbook
// and the text alternative have all values.
func (c *pointChart) fitLabels() {
	panel := *c.PointPanel
	panel.Points = slices.Clone(panel.Points)
	c.PointPanel = &panel
	from, _ := strconv.ParseFloat(c.scale.from, 64)
	to, _ := strconv.ParseFloat(c.scale.to, 64)
	left, right := drawingml.EMU(c.chart.Sizes.Gutter)*drawingml.PerUnit, c.mm(40)
	plot := c.frame.w - left - right
	if to <= from || plot <= 0 {
		return
	}
	marker := c.Scale.times(circleSize*100) * drawingml.PerUnit
	wide := func(s string, bold bool, size frame.Unit) drawingml.EMU {
		return c.Ruler.Width(s, bold, false, int(size))*drawingml.PerUnit + marker
	}
	for i := range panel.Points {
		p := &panel.Points[i]
		if p.Label == "" || p.Place == kit.NoLabel {
			continue
		}
		x := drawingml.EMU((float64(serialOf(p.Date)) - from) / (to - from) * float64(plot))
		label, under := wide(p.Label, true, c.chart.Sizes.Value), wide(p.Under, false, c.chart.Sizes.Under)
		switch p.Place {
		case kit.LabelLeft:
			switch {
			case label <= x && under <= x:
			case label <= x:
				p.Under = ""
			case i == 0:
				p.Place = kit.LabelAbove
			default:
				p.Label, p.Under = "", ""
			}
		case kit.LabelBelow:
			if room := plot + right - x; under > room {
				p.Under = ""
			}
		}
	}
}
