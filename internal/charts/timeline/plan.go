package timeline

import (
	"briefing/internal/charts/kit"
	"briefing/internal/page/frame"
)

// planned is a timeline with everything placed.
type planned struct {
	*kit.Layout
	*Chart
	m       Sizes
	width   frame.Unit
	axis    frame.Unit // width of the years; what is left of the width is room for labels
	years   int
	every   int        // year that is named, of so many
	rule    frame.Unit // top of the rule under the years
	barsEnd frame.Unit // where the year lines stop
	hair    frame.Unit // hairline over the events; negative: no events
	bottom  frame.Unit
	now     frame.Unit // the dashed line; negative: outside of the years
	nowX    frame.Unit // its words
	nowRow  int        // the bar they stand beside; as many as there are bars: a row of their own; negative: there are none
	nowBase frame.Unit // their baseline
	above   bool       // all labels stand over their bars
	bar     frame.Unit // height
	listed  bool       // events stand in a list
	bars    []placedBar
	columns []eventColumn
}

// planAs plans the chart with all labels above their bars or not, and with events in a list or not.
func planAs(l *kit.Layout, t *Chart, m Sizes, width frame.Unit, above, listed bool) []kit.Area {
	c := &planned{Layout: l, Chart: t, m: m, width: width, years: t.LastYear - t.FirstYear + 1, hair: -1, now: -1, above: above, listed: listed}
	c.bar = c.m.Bar
	if above && c.m.AboveBar > 0 {
		c.bar = c.m.AboveBar
	}
	months := 12 * c.years
	c.rule = c.m.Year.Lead + c.m.RuleTop
	c.barsEnd = c.rule + c.Style.Form.Strong
	if !c.fitAxis() {
		return nil
	}
	x := kit.Scaled(float64(months), c.axis)
	if c.every = c.namedYears(); c.every == 0 {
		l.Fail("chart-fit", "show fewer years", "has no room for %d years side by side", c.years)
		return nil
	}
	if len(t.Bars) > 0 {
		c.placeBars(x)
	}
	c.bottom = c.barsEnd
	if t.hasEvents() && !c.m.NoEvents {
		c.placeEvents(x)
	}
	return []kit.Area{{
		W: width, H: c.bottom, X: [2]float64{0, float64(months)}, Plot: frame.Rect{W: c.axis, H: c.bottom},
		Parts: []kit.Series{{Name: "years", Draw: c.drawYears}, {Name: "bars", Draw: c.drawBars}, {Name: "events", Draw: c.drawEvents}},
	}}
}

// The least share of the width that the years take, in percent, where labels need room right of them.
const (
	leastFirst = 80 // before all labels stand over thinner bars
	leastUsual = 60 // where labels over bars have up to three lines
	leastEver  = 20 // where they have as many as they need
)

// fitAxis finds the widest axis that leaves every label room from where its bar begins on: no label begins before its bar,
// as if that began earlier.
func (c *planned) fitAxis() bool {
	missing := ""
	type try struct {
		least frame.Unit
		lines int
	}
	tries := []try{{leastUsual, 2}, {leastUsual, 3}, {leastEver, 100}}
	if !c.above && c.m.AboveBar > 0 {
		tries = []try{{leastFirst, 2}, {leastFirst, 3}}
	}
	if !c.above && (c.m.NoEvents || !c.hasEvents()) {
		// Without events to stand under them years may be a little narrower, which costs no height.
		tries = append([]try{{leastFirst, 0}}, tries...)
	}
	for _, t := range tries {
		for percent := frame.Unit(100); percent >= t.least; percent -= 2 {
			c.axis = c.width * percent / 100
			if missing = c.lacksRoom(t.lines); missing == "" {
				return true
			}
		}
	}
	c.Fail("chart-fit", "use a shorter word, or put a hyphen where it may be broken", "has no room for a word of the label \"%s\" over its bar", missing)
	return false
}

// lacksRoom returns a label that has no room with the axis there is, in its bar, right of it, or over it on so many lines.
func (c *planned) lacksRoom(lines int) string {
	months := 12 * c.years
	x := kit.Scaled(float64(months), c.axis)
	c.now = -1
	if len(c.Bars) > 0 && c.Now < months {
		c.now = kit.At(x, float64(c.Now)+0.5)
	}
	over := 0
	for _, b := range c.Bars {
		t := c.placeBar(b, x)
		if !t.over {
			continue
		}
		if on, ok := c.Wrap(b.Label.S, frame.Bold, c.m.BarLabel.Size, c.width-t.from); !ok || len(on) > lines {
			return b.Label.S
		}
		if over++; !c.above && c.m.AboveBar > 0 && 2*over > len(c.Bars) {
			return b.Label.S
		}
	}
	return ""
}

// namedYears is 1 where every year has room for its name, 2, 5, ... where every second, fifth, ... one has, counted from the
// first; 0 if not even two have.
func (c *planned) namedYears() int {
	need := c.Width("0000", frame.Bold, c.m.Year.Size) + 2*c.m.TextIn
	for _, every := range []int{1, 2, 5, 10, 20, 50} {
		if c.axis*frame.Unit(every)/frame.Unit(c.years) > need && (every == 1 || every < c.years) {
			return every
		}
	}
	return 0
}
