package chart

import (
	"strconv"

	gochart "github.com/wcharczuk/go-chart/v2"

	"briefing/internal/brand"
	"briefing/internal/diag"
	"briefing/internal/frame"
)

// timeChart is a timeline with everything placed.
type timeChart struct {
	*desk
	*Timeline
	m       TimeMetrics
	width   frame.Unit
	years   int
	rule    frame.Unit // top of the rule under the years
	barsEnd frame.Unit // where the year lines stop
	hair    frame.Unit // hairline over the events; negative: no events
	bottom  frame.Unit
	now     frame.Unit // the dashed line; negative: outside of the years
	nowX    frame.Unit // its words
	nowRow  int        // the bar they stand beside
	nowBase frame.Unit // their baseline where they have a row of their own
	above   bool       // labels stand over their bars
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
	top      frame.Unit
	label    frame.Unit // left end
	inside   bool
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
	// In this order: as the form says; labels over their bars; events in a list; both.
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
	x := &gochart.ContinuousRange{Max: float64(months), Domain: int(width)}
	if d.width("0000", frame.Bold, c.m.Year.Size) > width/frame.Unit(c.years)-2*c.m.TextIn {
		d.fail("chart-fit", "show fewer years", "has no room for %d years side by side", c.years)
		return nil
	}
	c.rule = c.m.Year.Lead + c.m.RuleTop
	c.barsEnd = c.rule + c.st.Metrics.Strong
	if len(t.Bars) > 0 {
		if t.Now < months {
			c.now = at(x, float64(t.Now)+0.5)
		}
		if above {
			c.placeAbove(x)
		} else {
			for i, b := range t.Bars {
				c.bars = append(c.bars, c.placeBar(b, x, c.rule+c.m.FirstBar+c.m.Pitch*frame.Unit(i)))
			}
			rows := c.placeNow()
			c.barsEnd = c.rule + c.m.FirstBar + c.m.Pitch*frame.Unit(rows-1) + c.bar + c.m.BarsEnd
		}
	}
	c.bottom = c.barsEnd
	if t.hasEvents() && !c.m.NoEvents {
		c.placeEvents(x)
	}
	return []hosted{{
		w: width, h: c.bottom, x: [2]float64{0, float64(months)},
		parts: []series{{"years", c.drawYears}, {"bars", c.drawBars}, {"events", c.drawEvents}},
	}}
}

// at maps a value into a range as a length.
func at(r gochart.Range, v float64) frame.Unit { return frame.Unit(r.Translate(v)) }

// placeBar finds a bar's ends and the place of its label: inside the solid part, else right of the bar, else left.
func (c *timeChart) placeBar(b TimeBar, x gochart.Range, top frame.Unit) timeBar {
	t := c.barEnds(b, x)
	t.top = top
	w := c.desk.width(b.Label, frame.Bold, c.m.BarLabel.Size)
	room := c.solidTo(t) - t.from - 2*c.m.LabelIn
	if c.arrowed(t) {
		room -= c.m.Arrow - c.m.LabelIn
	}
	switch {
	case w <= room:
		t.label, t.inside = t.from+c.m.LabelIn, true
	case t.to+c.m.LabelIn+w <= c.width:
		t.label = t.to + c.m.LabelIn
	case t.from-c.m.LabelIn-w >= 0:
		t.label = t.from - c.m.LabelIn - w
	default:
		c.fail("chart-fit", "shorten the label", "has no room for the label \"%s\", neither in its bar nor beside it", b.Label)
	}
	return t
}

// barEnds finds where a bar starts and ends.
func (c *timeChart) barEnds(b TimeBar, x gochart.Range) timeBar {
	t := timeBar{TimeBar: b, from: at(x, float64(b.Start)) + c.m.Inset}
	switch {
	case b.RunsOut, b.NoEnd && (c.now < 0 || b.Start > c.Now):
		t.to = c.width
	case b.NoEnd:
		t.to = c.now
	default:
		t.to = at(x, float64(b.End))
	}
	t.from = min(t.from, t.to-c.m.Inset)
	return t
}

// placeAbove sets the bars under their labels, which begin with them or as far left as they need, and the words of
// the dashed line on a row of their own.
func (c *timeChart) placeAbove(x gochart.Range) {
	y := c.rule + c.m.FirstBar
	c.nowRow = -1
	for i, b := range c.Bars {
		t := c.barEnds(b, x)
		lines, ok := c.wrap(b.Label, frame.Bold, c.m.BarLabel.Size, c.width)
		if !ok {
			c.fail("chart-fit", "use a shorter word, or put a hyphen where it may be broken", "has no room for a word of the label \"%s\"", b.Label)
			return
		}
		if i > 0 {
			y += c.m.Pitch - c.m.Bar
		}
		w := frame.Unit(0)
		for _, l := range lines {
			w = max(w, c.desk.width(l, frame.Bold, c.m.BarLabel.Size))
		}
		t.lines, t.labelTop, t.label = lines, y, max(0, min(t.from, c.width-w))
		t.top = y + c.m.BarLabel.Lead*frame.Unit(len(lines)) + c.m.AboveGap
		y = t.top + c.bar
		c.bars = append(c.bars, t)
	}
	if c.now >= 0 && c.NowLabel != "" && !c.m.NoNowLabel {
		w := c.desk.width(c.NowLabel, frame.Regular, c.m.NowLabel.Size)
		if c.nowX = c.now + c.m.NowGap; c.nowX+w > c.width {
			if c.nowX = c.now - c.m.NowGap - w; c.nowX < 0 {
				c.fail("chart-fit", "shorten it", "has no room for \"%s\" beside its line", c.NowLabel)
			}
		}
		y += c.m.AboveGap
		c.nowRow, c.nowBase = len(c.bars), y+c.m.NowLabel.baseline()
		y += c.m.NowLabel.Lead
	}
	c.barsEnd = y + c.m.BarsEnd
}

// solidTo is where a bar stops being solid: at its end or, if time is still to run, at the publication date.
func (c *timeChart) solidTo(t timeBar) frame.Unit {
	if c.now < 0 {
		return t.to
	}
	return max(t.from, min(t.to, c.now))
}

// arrowed says whether a bar ends in an arrowhead: no end date is given, and it has begun.
func (c *timeChart) arrowed(t timeBar) bool {
	return t.NoEnd && t.Start <= c.Now && t.to-t.from > c.m.Arrow
}

// placeNow puts the words of the dashed line beside the first bar that leaves room right of the line, or on a row of
// their own under the last one. It returns the number of rows.
func (c *timeChart) placeNow() int {
	rows := len(c.bars)
	c.nowRow = -1
	if c.now < 0 || c.NowLabel == "" || c.m.NoNowLabel {
		return rows
	}
	w := c.desk.width(c.NowLabel, frame.Regular, c.m.NowLabel.Size)
	c.nowBase = c.rule + c.m.FirstBar + c.m.Pitch*frame.Unit(rows) + c.bar/2 + c.m.NowLabel.middle()
	c.nowX = c.now + c.m.NowGap
	if c.nowX+w > c.width {
		if c.nowX = c.now - c.m.NowGap - w; c.nowX < 0 {
			c.fail("chart-fit", "shorten it", "has no room for \"%s\" beside its line", c.NowLabel)
			return rows
		}
	}
	from, to := min(c.now, c.nowX)-c.m.NowGap, max(c.now, c.nowX+w)+c.m.NowGap
	for i, b := range c.bars {
		left, right := b.from, b.to
		if !b.inside {
			left = min(left, b.label)
			right = max(right, b.label+c.desk.width(b.Label, frame.Bold, c.m.BarLabel.Size))
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
			c.words = appendWords(appendWords(c.words[:0], e.Date, frame.Bold), e.Text, frame.Regular)
			lines, ok := c.wrapWords(c.words, c.m.Event.Size, room)
			if !ok {
				c.fail("chart-fit", "use a shorter word", "has no room for a word of the event \"%s\" in %d", captionText(e.Date, e.Text), c.FirstYear+i)
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
	p.box(0, c.rule, c.width, c.st.Metrics.Strong, brand.Blue)
	for i := 0; i < c.years; i++ {
		left := at(x, float64(12*i))
		if i > 0 {
			p.rule(left, c.rule, left, c.barsEnd, thin)
			if below := max(c.barsEnd, c.hair); !c.list && c.bottom > below {
				p.rule(left, below, left, c.bottom, thin)
			}
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
		if c.above {
			continue
		}
		base := b.top + c.bar/2 + c.m.BarLabel.middle()
		if !b.inside {
			l.color = brand.Ink
			c.clearBehind(p, b.Label, b.label, base, l)
		}
		p.text(b.Label, b.label, base, l)
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
	c.clearBehind(p, c.NowLabel, c.nowX, base, l)
	p.text(c.NowLabel, c.nowX, base, l)
}

// clearBehind interrupts the year lines behind a label that stands on the page's own ground.
func (c *timeChart) clearBehind(p *pen, s string, x, base frame.Unit, l letters) {
	pad := c.mm(0.4)
	from, to := max(x-pad, 0), min(x+c.desk.width(s, l.style, l.size)+pad, c.width)
	p.box(from, base-l.size*80/100, to-from, l.size*105/100, brand.White)
}

// drawBar draws the solid part and the time still to run. A bar that runs past the last year has no right side; the
// end of one without an end date is an arrowhead.
func (c *timeChart) drawBar(p *pen, b timeBar) {
	solid, foot := c.solidTo(b), b.top+c.bar
	if c.arrowed(b) {
		p.shape(brand.Blue, frame.Point{X: b.from, Y: b.top}, frame.Point{X: b.to - c.m.Arrow, Y: b.top},
			frame.Point{X: b.to, Y: b.top + c.bar/2}, frame.Point{X: b.to - c.m.Arrow, Y: foot}, frame.Point{X: b.from, Y: foot})
		return
	}
	if solid > b.from {
		p.box(b.from, b.top, solid-b.from, c.bar, brand.Blue)
	}
	if b.to <= solid {
		return
	}
	if !b.RunsOut && !b.NoEnd {
		p.outlined(solid, b.top, b.to-solid, c.bar, c.m.Outline, brand.Pale, brand.Blue)
		return
	}
	in := c.m.Outline / 2
	p.box(solid, b.top, b.to-solid, c.bar, brand.Pale)
	p.path(line{width: c.m.Outline, color: brand.Blue},
		frame.Point{X: b.to, Y: b.top + in}, frame.Point{X: solid + in, Y: b.top + in},
		frame.Point{X: solid + in, Y: foot - in}, frame.Point{X: b.to, Y: foot - in})
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
