package timeline

import (
	"strconv"

	"briefing/internal/charts/kit"
	"briefing/internal/input/brand"
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
	nowRow  int        // the bar they stand beside
	nowBase frame.Unit // their baseline where they have a row of their own
	above   bool       // all labels stand over their bars
	bar     frame.Unit // height
	listed  bool       // events stand in a list
	bars    []placedBar
	columns []eventColumn
}

// eventColumn holds the events of a year; year is set in a list.
type eventColumn struct {
	x      frame.Unit
	year   string
	yearY  frame.Unit // baseline
	events []placedEvent
}

type placedBar struct {
	Bar
	from, to frame.Unit
	solid    [2]frame.Unit // the stretch that is stated and past; empty: from == to
	top      frame.Unit
	label    frame.Unit // left end
	inside   bool
	over     bool     // the label stands over the bar
	lines    []string // of a label over its bar
	labelTop frame.Unit
}

type placedEvent struct {
	base  frame.Unit // of the first line
	lines [][]kit.Run
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
		if above {
			c.placeAbove(x)
		} else {
			y := c.rule + c.m.FirstBar
			for _, b := range t.Bars {
				bar := c.placeBar(b, x)
				c.wrapLabel(&bar)
				if n := frame.Unit(len(bar.lines)); n > 0 {
					bar.labelTop = y
					y += c.m.BarLabel.Lead*n + c.m.AboveGap
				}
				bar.top = y
				c.bars = append(c.bars, bar)
				y += c.m.Pitch
			}
			if c.placeNow(y) > len(c.bars) {
				y += c.m.Pitch
			}
			c.barsEnd = y - c.m.Pitch + c.bar + c.m.BarsEnd
		}
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

// How much of the width the years take at least where labels need room right of them, in percent: where labels over bars
// have up to three lines, and where they have as many as they need.
const (
	leastAxis  = 60
	leastEver  = 20
	leastFirst = 80 // where all labels may stand over thinner bars, and before any does
)

// fitAxis finds the widest axis that leaves every label room from where its bar begins on: no label begins before its bar,
// as if that began earlier.
func (c *planned) fitAxis() bool {
	missing := ""
	type try struct {
		least frame.Unit
		lines int
	}
	tries := []try{{leastAxis, 2}, {leastAxis, 3}, {leastEver, 100}}
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
		if n, ok := c.CountLines(b.Label.S, frame.Bold, c.m.BarLabel.Size, c.width-t.from); !ok || n > lines {
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

// placeBar finds a bar's ends and the place of its label: inside its solid part, else right of the bar, else over it.
func (c *planned) placeBar(b Bar, x kit.Range) placedBar {
	t := c.barEnds(b, x)
	w := c.Width(b.Label.S, frame.Bold, c.m.BarLabel.Size)
	room := t.solid[1] - t.solid[0] - 2*c.m.LabelIn
	if c.arrowed(t) {
		room -= c.m.Arrow - c.m.LabelIn
	}
	switch {
	case w <= room && !c.above:
		t.label, t.inside = t.solid[0]+c.m.LabelIn, true
	case t.to+c.m.LabelIn+w <= c.width && !c.above:
		t.label = t.to + c.m.LabelIn
	default:
		t.label, t.over = t.from, true
	}
	return t
}

// wrapLabel breaks a label that stands over its bar.
func (c *planned) wrapLabel(t *placedBar) {
	if t.over {
		t.lines, _ = c.Wrap(t.Label.S, frame.Bold, c.m.BarLabel.Size, c.width-t.from)
	}
}

// barEnds finds where a bar starts and ends, and what of it is solid: what is stated and past.
func (c *planned) barEnds(b Bar, x kit.Range) placedBar {
	t := placedBar{Bar: b, from: kit.At(x, float64(b.Start)) + c.m.Inset}
	switch {
	case b.RunsOut, b.NoEnd && (c.now < 0 || b.Start > c.Now):
		t.to = c.axis
	case b.NoEnd:
		t.to = c.now
	default:
		t.to = kit.At(x, float64(b.End))
	}
	t.from = max(0, min(t.from, t.to-c.m.Inset))
	solid := [2]frame.Unit{t.from, t.to}
	if c.now >= 0 {
		solid[1] = min(t.to, c.now)
	}
	if b.YearStart {
		solid[0] = kit.At(x, float64(b.Start/12*12+12))
	}
	if b.YearEnd && !b.NoEnd && !b.RunsOut {
		solid[1] = min(solid[1], kit.At(x, float64((b.End-1)/12*12)))
	}
	if solid[1] > solid[0] {
		t.solid = solid
	} else {
		t.solid = [2]frame.Unit{t.from, t.from}
	}
	return t
}

// placeAbove sets the bars under their labels, which begin where they do, and the words of the dashed line on a row of
// their own.
func (c *planned) placeAbove(x kit.Range) {
	y := c.rule + c.m.FirstBar
	c.nowRow = -1
	for i, b := range c.Bars {
		t := c.placeBar(b, x)
		c.wrapLabel(&t)
		if i > 0 {
			y += c.m.Pitch - c.m.Bar
		}
		t.labelTop = y
		t.top = y + c.m.BarLabel.Lead*frame.Unit(len(t.lines)) + c.m.AboveGap
		y = t.top + c.bar
		c.bars = append(c.bars, t)
	}
	if c.now >= 0 && c.NowLabel.S != "" && !c.m.NoNowLabel {
		w := c.Width(c.NowLabel.S, frame.Regular, c.m.NowLabel.Size)
		if c.nowX = c.now + c.m.NowGap; c.nowX+w > c.width {
			if c.nowX = c.now - c.m.NowGap - w; c.nowX < 0 {
				c.Fail("chart-fit", "shorten it", "has no room for \"%s\" beside its line", c.NowLabel.S)
			}
		}
		y += c.m.AboveGap
		c.nowRow, c.nowBase = len(c.bars), y+c.m.NowLabel.Baseline()
		y += c.m.NowLabel.Lead
	}
	c.barsEnd = y + c.m.BarsEnd
}

// arrowed says whether a bar ends in an arrowhead: no end date is given, and it has begun.
func (c *planned) arrowed(t placedBar) bool {
	return t.NoEnd && t.Start <= c.Now && t.to-max(t.from, t.solid[0]) > c.m.Arrow
}

// placeNow puts the words of the dashed line beside the first bar that leaves room right of the line, or on a row of
// their own under the last one, which begins at a height. It returns the number of rows.
func (c *planned) placeNow(below frame.Unit) int {
	rows := len(c.bars)
	c.nowRow = -1
	if c.now < 0 || c.NowLabel.S == "" || c.m.NoNowLabel {
		return rows
	}
	w := c.Width(c.NowLabel.S, frame.Regular, c.m.NowLabel.Size)
	c.nowBase = below + c.bar/2 + c.m.NowLabel.Middle()
	c.nowX = c.now + c.m.NowGap
	if c.nowX+w > c.width {
		if c.nowX = c.now - c.m.NowGap - w; c.nowX < 0 {
			c.Fail("chart-fit", "shorten it", "has no room for \"%s\" beside its line", c.NowLabel.S)
			return rows
		}
	}
	from, to := min(c.now, c.nowX)-c.m.NowGap, max(c.now, c.nowX+w)+c.m.NowGap
	for i, b := range c.bars {
		left, right := b.from, b.to
		if !b.inside && len(b.lines) == 0 {
			right = max(right, b.label+c.Width(b.Label.S, frame.Bold, c.m.BarLabel.Size))
		}
		if c.nowX > c.now {
			from = c.nowX // a bar may end right at the line
		}
		if right <= from || left >= to {
			c.nowRow = i
			return rows
		}
	}
	c.nowRow = rows
	return rows + 1
}

// placeEvents sets the events of each year under it, one under the other.
func (c *planned) placeEvents(x kit.Range) {
	top := c.barsEnd + c.m.EventPad
	if len(c.bars) > 0 {
		c.hair = c.barsEnd + c.m.EventsTop
		top = c.hair + c.m.EventPad
	}
	listAt := c.Width("0000", frame.Bold, c.m.Event.Size) + c.m.Event.Size
	y := top
	for i, evs := range c.Events {
		col := eventColumn{x: kit.At(x, float64(12*i)) + c.m.TextIn}
		room := kit.At(x, float64(12*(i+1))) - kit.At(x, float64(12*i)) - c.m.TextIn - c.m.TextTo
		if c.listed {
			col = eventColumn{x: listAt, year: strconv.Itoa(c.FirstYear + i), yearY: y + c.m.Event.Baseline()}
			room = c.width - listAt
			if len(evs) == 0 {
				continue
			}
		} else {
			y = top
		}
		for _, e := range evs {
			lines, ok := c.Paragraph(c.m.Event.Size).Add(e.Date.S, frame.Bold).Add(e.Text.S, frame.Regular).Wrapped(room)
			if !ok {
				c.Fail("chart-fit", "use a shorter word", "has no room for a word of the event \"%s\" in %d", kit.Joined(e.Date.S, e.Text.S), c.FirstYear+i)
			}
			col.events = append(col.events, placedEvent{y + c.m.Event.Baseline(), lines})
			y += c.m.Event.Lead * frame.Unit(len(lines))
			c.bottom = max(c.bottom, y+c.m.EventEnd)
			y += c.m.EventGap
		}
		c.columns = append(c.columns, col)
	}
}

func (c *planned) drawYears(p *kit.Pen, _ kit.Box, x, _ kit.Range) {
	thin := kit.Stroke{Width: c.Style.Form.Rule, Color: brand.Rule}
	p.Box(0, c.rule, c.axis, c.Style.Form.Strong, brand.Blue)
	for i := 0; i < c.years; i++ {
		left := kit.At(x, float64(12*i))
		if i > 0 {
			p.Rule(left, c.rule, left, c.barsEnd, thin)
			if below := max(c.barsEnd, c.hair); !c.listed && c.bottom > below {
				p.Rule(left, below, left, c.bottom, thin)
			}
		}
		if i%c.every != 0 {
			continue
		}
		p.Text(strconv.Itoa(c.FirstYear+i), left+c.m.TextIn, c.m.Year.Baseline(), kit.Face(frame.Bold, c.m.Year.Size, brand.Ink))
	}
	if c.hair >= 0 {
		p.Rule(0, c.hair, c.width, c.hair, thin)
	}
}

func (c *planned) drawBars(p *kit.Pen, _ kit.Box, _, _ kit.Range) {
	for _, b := range c.bars {
		c.drawBar(p, b)
	}
	if c.now >= 0 {
		p.Rule(c.now, c.rule, c.now, c.barsEnd, kit.Stroke{Width: c.m.Now, Color: brand.Ink, Dash: []frame.Unit{c.m.NowOn, c.m.NowOff}})
	}
	for i, b := range c.bars {
		l := kit.Face(frame.Bold, c.m.BarLabel.Size, brand.White)
		for k, s := range b.lines {
			l.Color = brand.Ink
			base := b.labelTop + c.m.BarLabel.Lead*frame.Unit(k) + c.m.BarLabel.Baseline()
			c.clearBehind(p, s, b.label, base, l)
			p.Text(s, b.label, base, l)
		}
		if base := b.top + c.bar/2 + c.m.BarLabel.Middle(); len(b.lines) == 0 {
			if !b.inside {
				l.Color = brand.Ink
				c.clearBehind(p, b.Label.S, b.label, base, l)
			}
			p.Text(b.Label.S, b.label, base, l)
		}
		if i == c.nowRow {
			c.drawNowLabel(p, b.top+c.bar/2+c.m.NowLabel.Middle())
		}
	}
	if n := len(c.bars); n > 0 && c.nowRow == n {
		c.drawNowLabel(p, c.nowBase)
	}
}

func (c *planned) drawNowLabel(p *kit.Pen, base frame.Unit) {
	l := kit.Face(frame.Regular, c.m.NowLabel.Size, brand.Secondary)
	c.clearBehind(p, c.NowLabel.S, c.nowX, base, l)
	p.Text(c.NowLabel.S, c.nowX, base, l)
}

// clearBehind interrupts the year lines behind a label that stands on the page's own ground.
func (c *planned) clearBehind(p *kit.Pen, s string, x, base frame.Unit, l kit.Letters) {
	pad := c.MM(0.4)
	from, to := max(x-pad, 0), min(x+c.Width(s, l.Style, l.Size)+pad, c.width)
	p.Box(from, base-l.Size*80/100, to-from, l.Size*105/100, brand.White)
}

// drawBar draws what is stated and past solid, and pale what is not: the first and the last year where no more than these
// is stated, and the time still to run. A bar that runs past the last year has no right side; the end of one without an
// end date is an arrowhead.
func (c *planned) drawBar(p *kit.Pen, b placedBar) {
	arrow := c.arrowed(b)
	if b.solid[0] == b.solid[1] {
		c.pale(p, b, b.from, b.to, !arrow && (b.RunsOut || b.NoEnd), arrow)
		return
	}
	if b.solid[0] > b.from {
		c.pale(p, b, b.from, b.solid[0], false, false)
	}
	if arrow {
		c.arrow(p, b, b.solid[0], brand.Blue)
		return
	}
	p.Box(b.solid[0], b.top, b.solid[1]-b.solid[0], c.bar, brand.Blue)
	if b.to > b.solid[1] {
		c.pale(p, b, b.solid[1], b.to, b.RunsOut || b.NoEnd, false)
	}
}

// arrow draws a bar from a place on that ends in an arrowhead.
func (c *planned) arrow(p *kit.Pen, b placedBar, from frame.Unit, fill brand.Token) {
	foot := b.top + c.bar
	p.Shape(fill, frame.Point{X: from, Y: b.top}, frame.Point{X: b.to - c.m.Arrow, Y: b.top},
		frame.Point{X: b.to, Y: b.top + c.bar/2}, frame.Point{X: b.to - c.m.Arrow, Y: foot}, frame.Point{X: from, Y: foot})
}

// pale draws a stretch that is not stated, or still to come, with an outline; open: without a right side; arrow: with an
// arrowhead.
func (c *planned) pale(p *kit.Pen, b placedBar, from, to frame.Unit, open, arrow bool) {
	in, foot := c.m.Outline/2, b.top+c.bar
	switch {
	case arrow:
		p.Lined(brand.Pale, kit.Stroke{Width: c.m.Outline, Color: brand.Blue}, frame.Point{X: from + in, Y: b.top + in}, frame.Point{X: to - c.m.Arrow, Y: b.top + in},
			frame.Point{X: to - in, Y: b.top + c.bar/2}, frame.Point{X: to - c.m.Arrow, Y: foot - in}, frame.Point{X: from + in, Y: foot - in})
	case open:
		p.Box(from, b.top, to-from, c.bar, brand.Pale)
		p.Path(kit.Stroke{Width: c.m.Outline, Color: brand.Blue},
			frame.Point{X: to, Y: b.top + in}, frame.Point{X: from + in, Y: b.top + in},
			frame.Point{X: from + in, Y: foot - in}, frame.Point{X: to, Y: foot - in})
	default:
		p.Outlined(from, b.top, to-from, c.bar, c.m.Outline, brand.Pale, brand.Blue)
	}
}

func (c *planned) drawEvents(p *kit.Pen, _ kit.Box, _, _ kit.Range) {
	for _, col := range c.columns {
		if col.year != "" {
			p.Text(col.year, 0, col.yearY, kit.Face(frame.Bold, c.m.Event.Size, brand.Ink))
		}
		for _, e := range col.events {
			y := e.base
			for _, l := range e.lines {
				for _, r := range l {
					p.Text(r.S, col.x+r.X, y, kit.Face(r.Style, c.m.Event.Size, brand.Body))
				}
				y += c.m.Event.Lead
			}
		}
	}
}
