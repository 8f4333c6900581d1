package bars

import (
	"briefing/internal/charts/kit"
	"briefing/internal/page/frame"
)

// planned is a bar chart with everything measured but the bars, whose ends go-chart's range gives.
type planned struct {
	*kit.Layout
	m        Sizes
	way      way
	width    frame.Unit
	names    frame.Unit // where the names of the bars start
	column   frame.Unit // where the bars start
	length   frame.Unit // of a bar of the value max
	max      int64
	captions bool
	bar      frame.Unit
	pitch    frame.Unit
	groups   []group
	key      key
	rest     kit.Remark
}

type group struct {
	label     string
	labels    []string   // its lines
	hairline  frame.Unit // above the label; negative: none
	labelBase frame.Unit // of the first line
	rows      []row
	top, end  frame.Unit // first bar's top, last bar's foot
}

type row struct {
	Row
	lines    []string   // of the label
	detail   []string   // lines under the label
	key      string     // words after the value that explain the bar's fill
	keyX     frame.Unit // where they begin, from the bars' start
	head     frame.Unit // Above: top of the label
	top      frame.Unit
	captions []string // chosen form for each part; empty strings: none
}

// planAs plans a chart in one way.
func planAs(l *kit.Layout, b *Chart, sizes Sizes, width frame.Unit, way way) []kit.Area {
	c := &planned{Layout: l, m: sizes, width: width, way: way}
	if way.above {
		c.m.setAbove()
	}
	if way.grouped {
		takeGroupedSizes(c)
	}
	c.groups = make([]group, len(b.Groups))
	for i, g := range b.Groups {
		c.groups[i] = group{label: g.Label.S, hairline: -1, rows: make([]row, len(g.Rows))}
		for k, r := range g.Rows {
			c.groups[i].rows[k].Row = r
		}
	}
	if !fitGroups(c) || !fitLabels(c) || !fitScale(c) {
		return nil
	}
	c.captions = captioned(b, &c.m) && fitCaptions(c)
	c.bar, c.pitch = c.m.Bar, c.m.Pitch
	if !c.captions {
		c.bar, c.pitch = c.m.PlainBar, c.m.PlainPitch
		merge(c)
		// The gaps that went with the parts leave room, the narrower arrow too.
		if !fitScale(c) {
			return nil
		}
	}
	if !fitKey(c, b) {
		return nil
	}
	checkOutlinedExplained(c, b)
	h := frame.Unit(0)
	switch {
	case c.m.Above:
		h = placeAbove(c)
	case way.grouped:
		h = placeGrouped(c)
	default:
		h = place(c)
	}
	if h = placeRest(c, b.Rest.S, h); c.Failed() {
		return nil
	}
	return []kit.Area{{
		W: width, H: h,
		Plot: frame.Rect{X: c.column, W: c.length, H: h},
		X:    [2]float64{0, float64(c.max)},
		Parts: []kit.Series{
			{Name: "key", Draw: func(p *kit.Pen, _ kit.Box, _, _ kit.Range) { drawKey(c, p) }},
			{Name: "bars", Draw: func(p *kit.Pen, box kit.Box, x, _ kit.Range) { drawRows(c, p, frame.Unit(box.Left), x) }},
		},
	}}
}

// placeRest sets the words about what is left out under the bars, and returns the height of all.
func placeRest(c *planned, words string, bottom frame.Unit) frame.Unit {
	if words == "" {
		return bottom
	}
	bottom, ok := c.rest.Place(c.Layout, words, c.m.Detail, c.width, bottom+max(c.m.GroupTop, c.apart()), c.m.GroupTop)
	if !ok {
		c.TooWide("line under the bars", words, frame.Regular, c.m.Detail.Size, c.width)
	}
	return bottom
}
