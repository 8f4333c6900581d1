package charts

import (
	"strconv"

	gochart "github.com/wcharczuk/go-chart/v2"

	"briefing/internal/diag"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
)

// timeChart is a timeline with everything placed.
type timeChart struct {
	*desk
	*Timeline
	m       TimeMetrics
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
	list    bool       // events stand in a list
	bars    []timeBar
	columns []eventColumn
}

// eventColumn holds the events of a year; year is set in a list.
type eventColumn struct {
	x      frame.Unit
	year   string
	yearY  frame.Unit // baseline
	events []timeEvent
}

type timeBar struct {
	TimeBar
	from, to frame.Unit
	solid    [2]frame.Unit // the stretch that is stated and past; empty: from == to
	top      frame.Unit
	label    frame.Unit // left end
	inside   bool
	over     bool     // the label stands over the bar
	lines    []string // of a label over its bar
	labelTop frame.Unit
}

type timeEvent struct {
	base  frame.Unit // of the first line
	lines [][]run
}

func planTimeline(d *desk, s *Spec, width frame.Unit) []hosted {
	if !d.checkTimeline(s.Time) {
		return nil
	}
	m := d.st.Metrics.Time
	years := frame.Unit(s.Time.LastYear - s.Time.FirstYear + 1)
	list := m.List || width/years < m.ListBelow
	// In this order: labels in their bars, right of them or, up to half of them, over them; all labels over bars that are
	// thinner, if the form has such; events in a list; both.
	type try struct{ above, list bool }
	var all [4]try
	tries := append(all[:0], try{m.Above, list})
	if m.AboveBar > 0 && !m.Above {
		tries = append(tries, try{true, list})
	}
	if m.ListBelow > 0 && !list {
		for _, t := range tries {
			tries = append(tries, try{t.above, true})
		}
	}
	before := d.list
	var first diag.List
	for i, t := range tries {
		d.list = before[:len(before):len(before)]
		if h := planTimelineAs(d, s.Time, width, t.above, t.list); !d.failed() {
			return h
		}
		if i == 0 {
			first = d.list
		}
	}
	d.list = first
	return nil
}

func planTimelineAs(d *desk, t *Timeline, width frame.Unit, above, list bool) []hosted {
	c := &timeChart{desk: d, Timeline: t, m: d.st.Metrics.Time, width: width, years: t.LastYear - t.FirstYear + 1, hair: -1, now: -1, above: above, list: list}
	c.bar = c.m.Bar
	if above && c.m.AboveBar > 0 {
		c.bar = c.m.AboveBar
	}
	months := 12 * c.years
	c.rule = c.m.Year.Lead + c.m.RuleTop
	c.barsEnd = c.rule + c.st.Metrics.Strong
	if !c.fitAxis() {
		return nil
	}
	x := &gochart.ContinuousRange{Max: float64(months), Domain: int(c.axis)}
	if c.every = c.namedYears(); c.every == 0 {
		d.fail("chart-fit", "show fewer years", "has no room for %d years side by side", c.years)
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
	return []hosted{{
		w: width, h: c.bottom, x: [2]float64{0, float64(months)}, plot: frame.Rect{W: c.axis, H: c.bottom},
		parts: []series{{"years", c.drawYears}, {"bars", c.drawBars}, {"events", c.drawEvents}},
	}}
}

// at maps a value into a range as a length.
func at(r gochart.Range, v float64) frame.Unit { return frame.Unit(r.Translate(v)) }

// How much of the width the years take at least where labels need room right of them, in percent: where labels over bars
// have up to three lines, and where they have as many as they need.
const (
	leastAxis  = 60
	leastEver  = 20
	leastFirst = 80 // where all labels may stand over thinner bars, and before any does
)

// fitAxis finds the widest axis that leaves every label room from where its bar begins on: no label begins before its bar,
// as if that began earlier.
func (c *timeChart) fitAxis() bool {
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
	c.fail("chart-fit", "use a shorter word, or put a hyphen where it may be broken", "has no room for a word of the label \"%s\" over its bar", missing)
	return false
}

// lacksRoom returns a label that has no room with the axis there is, in its bar, right of it, or over it on so many lines.
func (c *timeChart) lacksRoom(lines int) string {
	months := 12 * c.years
	x := &gochart.ContinuousRange{Max: float64(months), Domain: int(c.axis)}
	c.now = -1
	if len(c.Bars) > 0 && c.Now < months {
		c.now = at(x, float64(c.Now)+0.5)
	}
	over := 0
	for _, b := range c.Bars {
		t := c.placeBar(b, x)
		if !t.over {
			continue
		}
		if n, ok := c.countLines(b.Label.S, frame.Bold, c.m.BarLabel.Size, c.width-t.from); !ok || n > lines {
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
func (c *timeChart) namedYears() int {
	need := c.desk.width("0000", frame.Bold, c.m.Year.Size) + 2*c.m.TextIn
	for _, every := range []int{1, 2, 5, 10, 20, 50} {
		if c.axis*frame.Unit(every)/frame.Unit(c.years) > need && (every == 1 || every < c.years) {
			return every
		}
	}
	return 0
}

// placeBar finds a bar's ends and the place of its label: inside its solid part, else right of the bar, else over it.
func (c *timeChart) placeBar(b TimeBar, x gochart.Range) timeBar {
	t := c.barEnds(b, x)
	w := c.desk.width(b.Label.S, frame.Bold, c.m.BarLabel.Size)
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
func (c *timeChart) wrapLabel(t *timeBar) {
	if t.over {
		t.lines, _ = c.wrap(t.Label.S, frame.Bold, c.m.BarLabel.Size, c.width-t.from)
	}
}

// barEnds finds where a bar starts and ends, and what of it is solid: what is stated and past.
func (c *timeChart) barEnds(b TimeBar, x gochart.Range) timeBar {
	t := timeBar{TimeBar: b, from: at(x, float64(b.Start)) + c.m.Inset}
	switch {
	case b.RunsOut, b.NoEnd && (c.now < 0 || b.Start > c.Now):
		t.to = c.axis
	case b.NoEnd:
		t.to = c.now
	default:
		t.to = at(x, float64(b.End))
	}
	t.from = max(0, min(t.from, t.to-c.m.Inset))
	solid := [2]frame.Unit{t.from, t.to}
	if c.now >= 0 {
		solid[1] = min(t.to, c.now)
	}
	if b.YearStart {
		solid[0] = at(x, float64(b.Start/12*12+12))
	}
	if b.YearEnd && !b.NoEnd && !b.RunsOut {
		solid[1] = min(solid[1], at(x, float64((b.End-1)/12*12)))
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
func (c *timeChart) placeAbove(x gochart.Range) {
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
		w := c.desk.width(c.NowLabel.S, frame.Regular, c.m.NowLabel.Size)
		if c.nowX = c.now + c.m.NowGap; c.nowX+w > c.width {
			if c.nowX = c.now - c.m.NowGap - w; c.nowX < 0 {
				c.fail("chart-fit", "shorten it", "has no room for \"%s\" beside its line", c.NowLabel.S)
			}
		}
		y += c.m.AboveGap
		c.nowRow, c.nowBase = len(c.bars), y+c.m.NowLabel.baseline()
		y += c.m.NowLabel.Lead
	}
	c.barsEnd = y + c.m.BarsEnd
}

// arrowed says whether a bar ends in an arrowhead: no end date is given, and it has begun.
func (c *timeChart) arrowed(t timeBar) bool {
	return t.NoEnd && t.Start <= c.Now && t.to-max(t.from, t.solid[0]) > c.m.Arrow
}

// placeNow puts the words of the dashed line beside the first bar that leaves room right of the line, or on a row of
// their own under the last one, which begins at a height. It returns the number of rows.
func (c *timeChart) placeNow(below frame.Unit) int {
	rows := len(c.bars)
	c.nowRow = -1
	if c.now < 0 || c.NowLabel.S == "" || c.m.NoNowLabel {
		return rows
	}
	w := c.desk.width(c.NowLabel.S, frame.Regular, c.m.NowLabel.Size)
	c.nowBase = below + c.bar/2 + c.m.NowLabel.middle()
	c.nowX = c.now + c.m.NowGap
	if c.nowX+w > c.width {
		if c.nowX = c.now - c.m.NowGap - w; c.nowX < 0 {
			c.fail("chart-fit", "shorten it", "has no room for \"%s\" beside its line", c.NowLabel.S)
			return rows
		}
	}
	from, to := min(c.now, c.nowX)-c.m.NowGap, max(c.now, c.nowX+w)+c.m.NowGap
	for i, b := range c.bars {
		left, right := b.from, b.to
		if !b.inside && len(b.lines) == 0 {
			right = max(right, b.label+c.desk.width(b.Label.S, frame.Bold, c.m.BarLabel.Size))
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
func (c *timeChart) placeEvents(x gochart.Range) {
	top := c.barsEnd + c.m.EventPad
	if len(c.bars) > 0 {
		c.hair = c.barsEnd + c.m.EventsTop
		top = c.hair + c.m.EventPad
	}
	listAt := c.desk.width("0000", frame.Bold, c.m.Event.Size) + c.m.Event.Size
	y := top
	for i, evs := range c.Events {
		col := eventColumn{x: at(x, float64(12*i)) + c.m.TextIn}
		room := at(x, float64(12*(i+1))) - at(x, float64(12*i)) - c.m.TextIn - c.m.TextTo
		if c.list {
			col = eventColumn{x: listAt, year: strconv.Itoa(c.FirstYear + i), yearY: y + c.m.Event.baseline()}
			room = c.width - listAt
			if len(evs) == 0 {
				continue
			}
		} else {
			y = top
		}
		for _, e := range evs {
			lines, ok := c.paragraph(c.m.Event.Size).add(e.Date.S, frame.Bold).add(e.Text.S, frame.Regular).wrapped(room)
			if !ok {
				c.fail("chart-fit", "use a shorter word", "has no room for a word of the event \"%s\" in %d", captionText(e.Date.S, e.Text.S), c.FirstYear+i)
			}
			col.events = append(col.events, timeEvent{y + c.m.Event.baseline(), lines})
			y += c.m.Event.Lead * frame.Unit(len(lines))
			c.bottom = max(c.bottom, y+c.m.EventEnd)
			y += c.m.EventGap
		}
		c.columns = append(c.columns, col)
	}
}

func (c *timeChart) drawYears(p *pen, _ gochart.Box, x, _ gochart.Range) {
	thin := line{width: c.st.Metrics.Rule, color: brand.Rule}
	p.box(0, c.rule, c.axis, c.st.Metrics.Strong, brand.Blue)
	for i := 0; i < c.years; i++ {
		left := at(x, float64(12*i))
		if i > 0 {
			p.rule(left, c.rule, left, c.barsEnd, thin)
			if below := max(c.barsEnd, c.hair); !c.list && c.bottom > below {
				p.rule(left, below, left, c.bottom, thin)
			}
		}
		if i%c.every != 0 {
			continue
		}
		p.text(strconv.Itoa(c.FirstYear+i), left+c.m.TextIn, c.m.Year.baseline(), letters{frame.Bold, c.m.Year.Size, brand.Ink})
	}
	if c.hair >= 0 {
		p.rule(0, c.hair, c.width, c.hair, thin)
	}
}

func (c *timeChart) drawBars(p *pen, _ gochart.Box, _, _ gochart.Range) {
	for _, b := range c.bars {
		c.drawBar(p, b)
	}
	if c.now >= 0 {
		p.rule(c.now, c.rule, c.now, c.barsEnd, line{width: c.m.Now, color: brand.Ink, dash: []frame.Unit{c.m.NowOn, c.m.NowOff}})
	}
	for i, b := range c.bars {
		l := letters{frame.Bold, c.m.BarLabel.Size, brand.White}
		for k, s := range b.lines {
			l.color = brand.Ink
			base := b.labelTop + c.m.BarLabel.Lead*frame.Unit(k) + c.m.BarLabel.baseline()
			c.clearBehind(p, s, b.label, base, l)
			p.text(s, b.label, base, l)
		}
		if base := b.top + c.bar/2 + c.m.BarLabel.middle(); len(b.lines) == 0 {
			if !b.inside {
				l.color = brand.Ink
				c.clearBehind(p, b.Label.S, b.label, base, l)
			}
			p.text(b.Label.S, b.label, base, l)
		}
		if i == c.nowRow {
			c.drawNowLabel(p, b.top+c.bar/2+c.m.NowLabel.middle())
		}
	}
	if n := len(c.bars); n > 0 && c.nowRow == n {
		c.drawNowLabel(p, c.nowBase)
	}
}

func (c *timeChart) drawNowLabel(p *pen, base frame.Unit) {
	l := letters{frame.Regular, c.m.NowLabel.Size, brand.Secondary}
	c.clearBehind(p, c.NowLabel.S, c.nowX, base, l)
	p.text(c.NowLabel.S, c.nowX, base, l)
}

// clearBehind interrupts the year lines behind a label that stands on the page's own ground.
func (c *timeChart) clearBehind(p *pen, s string, x, base frame.Unit, l letters) {
	pad := c.mm(0.4)
	from, to := max(x-pad, 0), min(x+c.desk.width(s, l.style, l.size)+pad, c.width)
	p.box(from, base-l.size*80/100, to-from, l.size*105/100, brand.White)
}

// drawBar draws what is stated and past solid, and pale what is not: the first and the last year where no more than these
// is stated, and the time still to run. A bar that runs past the last year has no right side; the end of one without an
// end date is an arrowhead.
func (c *timeChart) drawBar(p *pen, b timeBar) {
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
	p.box(b.solid[0], b.top, b.solid[1]-b.solid[0], c.bar, brand.Blue)
	if b.to > b.solid[1] {
		c.pale(p, b, b.solid[1], b.to, b.RunsOut || b.NoEnd, false)
	}
}

// arrow draws a bar from a place on that ends in an arrowhead.
func (c *timeChart) arrow(p *pen, b timeBar, from frame.Unit, fill brand.Token) {
	foot := b.top + c.bar
	p.shape(fill, frame.Point{X: from, Y: b.top}, frame.Point{X: b.to - c.m.Arrow, Y: b.top},
		frame.Point{X: b.to, Y: b.top + c.bar/2}, frame.Point{X: b.to - c.m.Arrow, Y: foot}, frame.Point{X: from, Y: foot})
}

// pale draws a stretch that is not stated, or still to come, with an outline; open: without a right side; arrow: with an
// arrowhead.
func (c *timeChart) pale(p *pen, b timeBar, from, to frame.Unit, open, arrow bool) {
	in, foot := c.m.Outline/2, b.top+c.bar
	switch {
	case arrow:
		p.lined(brand.Pale, line{width: c.m.Outline, color: brand.Blue}, frame.Point{X: from + in, Y: b.top + in}, frame.Point{X: to - c.m.Arrow, Y: b.top + in},
			frame.Point{X: to - in, Y: b.top + c.bar/2}, frame.Point{X: to - c.m.Arrow, Y: foot - in}, frame.Point{X: from + in, Y: foot - in})
	case open:
		p.box(from, b.top, to-from, c.bar, brand.Pale)
		p.path(line{width: c.m.Outline, color: brand.Blue},
			frame.Point{X: to, Y: b.top + in}, frame.Point{X: from + in, Y: b.top + in},
			frame.Point{X: from + in, Y: foot - in}, frame.Point{X: to, Y: foot - in})
	default:
		p.outlined(from, b.top, to-from, c.bar, c.m.Outline, brand.Pale, brand.Blue)
	}
}

func (c *timeChart) drawEvents(p *pen, _ gochart.Box, _, _ gochart.Range) {
	for _, col := range c.columns {
		if col.year != "" {
			p.text(col.year, 0, col.yearY, letters{frame.Bold, c.m.Event.Size, brand.Ink})
		}
		for _, e := range col.events {
			y := e.base
			for _, l := range e.lines {
				for _, r := range l {
					p.text(r.s, col.x+r.x, y, letters{r.style, c.m.Event.Size, brand.Body})
				}
				y += c.m.Event.Lead
			}
		}
	}
}
