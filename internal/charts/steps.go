package charts

import (
	"slices"

	gochart "github.com/wcharczuk/go-chart/v2"

	"briefing/internal/diag"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
)

// stepChart is what all panels of a step-line chart share: one stretch of time and one width, so that they can be
// read side by side.
type stepChart struct {
	*desk
	m           StepMetrics
	width       frame.Unit // of a panel
	first, last int        // days
	gutter      frame.Unit
	lead, trail frame.Unit // from the plot's sides to the first and last day
	titleLines  int
	time        timeAxis
	timeLines   int  // of names under the axis
	mostTitle   int  // lines of a title; 0: any number
	keyBelow    bool // the first panel's corner is not empty
	keyLines    int  // of the key under the years
	keys        []stepKey
	dates       StepDates
	gapWords    string
}

// stepKey is one line of the key.
type stepKey struct {
	text   string
	hollow bool
}

// stepPanel is one panel with everything placed. Lengths count from the panel's top left corner.
type stepPanel struct {
	*stepChart
	StepPanel
	title    []string
	ticks    []gochart.Tick
	grid     []frame.Unit // heights of the gridlines
	top      float64      // value at the plot's upper edge
	spots    []frame.Point
	breaks   []stepBreak
	labels   []stepLabel
	key      *frame.Rect // the key's box in the plot's corner; nil: not there
	stuck    bool        // the first point's label found no room
	keyOwner bool        // the key belongs to this panel
}

// planSteps puts fewer panels side by side than the form says where their titles (of two lines) or labels have no room, then
// makes the plots higher, by a quarter and by half. Panels that have the whole width have titles of as many lines as they
// need.
func planSteps(d *desk, s *Spec, width frame.Unit) []hosted {
	if !d.checkSteps(s.Steps) {
		return nil
	}
	before := d.list
	var first diag.List
	for _, percent := range []frame.Unit{100, 125, 150} {
		for across := d.st.Metrics.Steps.across(len(s.Steps.Panels), width); across > 0; across-- {
			d.list = slices.Clip(before)
			if h := planStepsAs(d, s, width, across, percent); !d.failed() {
				return h
			}
		}
		if first == nil {
			first = d.list
		}
	}
	d.list = first
	return nil
}

func planStepsAs(d *desk, s *Spec, width frame.Unit, across int, percent frame.Unit) []hosted {
	m := d.st.Metrics.Steps
	m.Plot = m.Plot * percent / 100
	c := &stepChart{desk: d, m: m, width: (width - m.Gap*frame.Unit(across-1)) / frame.Unit(across)}
	if across > 1 {
		c.mostTitle = 2
	}
	c.keys, c.dates, c.gapWords = stepKeys(s.Steps), s.Steps.Dates, s.Steps.GapWords.S
	var panels []*stepPanel
	for _, p := range s.Steps.Panels {
		panels = append(panels, &stepPanel{stepChart: c, StepPanel: p})
	}
	c.timeLines = 1
	if !c.fitPanels(panels) {
		return nil
	}
	panels[0].keyOwner = true
	c.placeAll(panels)
	if c.failed() {
		return nil
	}
	var out []hosted
	height := c.height()
	for i, p := range panels {
		h := height
		if i < across {
			h += c.keyHeight()
		}
		out = append(out, hosted{
			at: frame.Point{X: (c.width + m.Gap) * frame.Unit(i%across), Y: c.rowTop(i / across)},
			w:  c.width, h: h,
			plot: frame.Rect{X: c.gutter + c.lead, Y: c.plotTop(), W: c.span(), H: m.Plot},
			x:    [2]float64{float64(c.first), float64(c.last)}, y: [2]float64{0, p.top},
			parts: []series{{"grid", p.drawGrid}, {"line", p.drawLine}, {"breaks", p.drawBreaks}, {"labels", p.drawLabels}},
		})
	}
	return out
}

// across is how many panels stand side by side.
func (m *StepMetrics) across(panels int, width frame.Unit) int {
	n := min(panels, m.Across)
	if m.Least > 0 {
		n = max(1, min(n, int((width+m.Gap)/(m.Least+m.Gap))))
	}
	return n
}

// stepKeys is empty where only one kind of source is shown and it is the brief's own.
func stepKeys(s *Steps) []stepKey {
	own, outside := false, false
	for _, p := range s.Panels {
		for _, pt := range p.Points {
			own, outside = own || !pt.Outside, outside || pt.Outside
		}
	}
	var out []stepKey
	if outside && own && s.MainKey.S != "" {
		out = append(out, stepKey{s.MainKey.S, false})
	}
	if outside && s.OutsideKey.S != "" {
		out = append(out, stepKey{s.OutsideKey.S, true})
	}
	return out
}

func (c *stepChart) plotTop() frame.Unit {
	return c.m.Title.Lead*frame.Unit(c.titleLines) + c.m.TitleGap
}

func (c *stepChart) axis() frame.Unit { return c.plotTop() + c.m.Plot }

func (c *stepChart) height() frame.Unit {
	return c.axis() + c.m.YearTop + c.m.Number.Lead*frame.Unit(c.timeLines)
}

func (c *stepChart) rowTop(row int) frame.Unit {
	y := (c.height() + c.m.RowGap) * frame.Unit(row)
	if row > 0 {
		y += c.keyHeight()
	}
	return y
}

// keyHeight is the height of the key under the years.
func (c *stepChart) keyHeight() frame.Unit {
	if !c.keyBelow {
		return 0
	}
	return c.m.Key.Lead * frame.Unit(c.keyLines)
}

// extent is the length from the first to the last day.
func (c *stepChart) span() frame.Unit { return c.width - c.gutter - c.lead - c.trail }

// fitPanels settles titles, gridlines, gutter and the stretch of time.
func (c *stepChart) fitPanels(panels []*stepPanel) bool {
	c.gutter, c.lead, c.trail, c.titleLines = c.m.Gutter, c.m.Edge, c.m.Edge, 1
	for i, p := range panels {
		var ok bool
		p.title, ok = c.wrap(p.Title.S, frame.Bold, c.m.Title.Size, c.width)
		switch {
		case !ok:
			c.fail("chart-fit", "use a shorter word, or put a hyphen where it may be broken", "has no room for a word of the panel title \"%s\"", p.Title.S)
		case c.mostTitle > 0 && len(p.title) > c.mostTitle:
			c.fail("chart-fit", "shorten it", "has no room for the panel title \"%s\": it takes more than %s lines", p.Title.S, countWord(c.mostTitle))
		}
		c.titleLines = max(c.titleLines, len(p.title))
		largest := p.largest()
		p.top = float64(largest*100) / float64(c.m.TopPercent)
		p.ticks = c.ticks(p, largest)
		for _, t := range p.ticks {
			c.gutter = max(c.gutter, c.desk.width(t.Label, frame.Regular, c.m.Number.Size)+c.m.NumberGap)
		}
		first, _ := p.Points[0].day()
		last, _ := p.Points[len(p.Points)-1].day()
		if i == 0 {
			c.first, c.last = first, last
		}
		c.first, c.last = min(c.first, first), max(c.last, last)
	}
	for _, p := range panels {
		// A label left of a first point needs its own length before it. One too long for that stands elsewhere.
		if pt := p.Points[0]; pt.Place == LabelLeft {
			if need := c.leadFor(pt); need <= (c.width-c.gutter)/3 {
				c.lead = max(c.lead, need)
			}
		}
	}
	if c.span() < c.mm(15) {
		c.fail("chart-fit", "give the chart more width", "has no room for its lines beside their numbers and labels")
	}
	return !c.failed()
}

// placeAll places points, key and labels. If a first point's label finds no room, all is done again with as much
// room before the first points as the label needs, since nothing else can stand there.
func (c *stepChart) placeAll(panels []*stepPanel) {
	before := c.list
	for _, wider := range []bool{false, true} {
		if wider && !c.widenLead(panels) {
			return
		}
		c.list = before[:len(before):len(before)]
		c.keyBelow = false
		c.time = c.fitTime()
		c.timeLines = c.time.lines()
		for _, p := range panels {
			p.placeSpots()
		}
		c.placeKey(panels[0])
		stuck := false
		for _, p := range panels {
			p.placeLabels()
			stuck = stuck || p.stuck
		}
		if first := panels[0]; first.key != nil && len(c.list) > len(before) {
			// The key may stand where a label has to.
			c.list = before[:len(before):len(before)]
			first.key, c.keyBelow = nil, true
			c.fitKeyBelow()
			stuck = false
			for _, p := range panels {
				p.placeLabels()
				stuck = stuck || p.stuck
			}
		}
		if !stuck {
			return
		}
	}
}

// widenLead makes room left of the first points for the labels that found none, up to 45 % of the plot.
func (c *stepChart) widenLead(panels []*stepPanel) bool {
	lead := c.lead
	for _, p := range panels {
		if p.stuck {
			if need := c.leadFor(p.Points[0]); need <= (c.width-c.gutter)*45/100 {
				lead = max(lead, need)
			}
		}
	}
	grown := lead > c.lead
	c.lead = lead
	return grown
}

// leadFor is the room that a label needs left of its marker.
func (c *stepChart) leadFor(pt StepPoint) frame.Unit {
	w, _ := c.labelSize(pt, false)
	return w + c.m.LabelGap + c.reach() + c.m.LabelGap
}

// reach is how far a marker reaches from its middle.
func (c *stepChart) reach() frame.Unit { return max(c.m.Solid, c.m.Hollow+c.m.Ring/2) }

// placeSpots finds the place of every point. The ranges are those that go-chart makes of the same numbers.
func (p *stepPanel) placeSpots() {
	x, y := valueRange([2]float64{float64(p.first), float64(p.last)}), valueRange([2]float64{0, p.top})
	x.SetDomain(int(p.span()))
	y.SetDomain(int(p.m.Plot))
	p.spots = p.spotsIn(p.gutter+p.lead, p.axis(), x, y)
	p.grid = p.grid[:0]
	for _, t := range p.ticks {
		p.grid = append(p.grid, p.axis()-at(y, t.Value))
	}
	p.placeBreaks(x)
}

func (p *stepPanel) spotsIn(left, foot frame.Unit, x, y gochart.Range) []frame.Point {
	out := make([]frame.Point, 0, len(p.Points))
	for _, pt := range p.Points {
		day, _ := pt.day()
		out = append(out, frame.Point{X: left + at(x, float64(day)), Y: foot - at(y, float64(pt.Value))})
	}
	return out
}

// drawGrid draws title, gridlines with numbers, axis and years. go-chart's own axes stay hidden, because their
// spacings are constants in pixels.
func (p *stepPanel) drawGrid(pn *pen, box gochart.Box, x, y gochart.Range) {
	for i, l := range p.title {
		pn.text(l, 0, p.m.Title.Lead*frame.Unit(i)+p.m.Title.baseline(), letters{frame.Bold, p.m.Title.Size, brand.Ink})
	}
	number := letters{frame.Regular, p.m.Number.Size, brand.Secondary}
	foot := frame.Unit(box.Bottom)
	for i := len(p.ticks) - 1; i >= 0; i-- {
		t := p.ticks[i]
		ty := foot - at(y, t.Value)
		if t.Value > 0 {
			p.gridline(pn, ty)
		}
		pn.textRight(t.Label, p.gutter-p.m.NumberGap, ty+p.m.Number.middle(), number)
	}
	p.drawTime(pn, frame.Unit(box.Left), foot, x)
}

// gridline draws a gridline that ends in a halo around each text it would strike through.
func (p *stepPanel) gridline(pn *pen, y frame.Unit) {
	thin := line{width: p.st.Metrics.Rule, color: brand.Rule}
	var gaps []frame.Rect
	through := func(r frame.Rect) {
		if y > r.Y && y < r.Y+r.H {
			gaps = append(gaps, r)
		}
	}
	for _, l := range p.labels {
		for _, r := range l.halos(p) {
			through(r)
		}
	}
	for _, b := range p.breaks {
		if b.words {
			through(b.box)
		}
	}
	if p.key != nil && p.keyOwner {
		through(*p.key)
	}
	slices.SortFunc(gaps, func(a, b frame.Rect) int { return int(a.X - b.X) })
	x, pad := p.gutter, p.mm(0.4)
	for _, g := range gaps {
		if g.X-pad > x {
			pn.rule(x, y, g.X-pad, y, thin)
		}
		x = max(x, g.X+g.W+pad)
	}
	if x < p.width {
		pn.rule(x, y, p.width, y, thin)
	}
}

// drawLine holds each count until the next, or until nothing is stated: nothing is interpolated, and nothing is drawn
// before the first point or after the last.
func (p *stepPanel) drawLine(pn *pen, _ gochart.Box, _, _ gochart.Range) {
	for _, path := range p.pieces() {
		if len(path) > 1 {
			pn.path(line{width: p.m.Line, color: brand.Blue}, path...)
		}
	}
	for i, s := range p.spots {
		p.marker(pn, s, p.Points[i].Outside, p.Points[i].MoreThan)
	}
}

// pieces are the line's pieces: one, or several where it breaks.
func (p *stepPanel) pieces() [][]frame.Point {
	var out [][]frame.Point
	var cur []frame.Point
	add := func(pt frame.Point) {
		if n := len(cur); n == 0 || cur[n-1] != pt {
			cur = append(cur, pt)
		}
	}
	for i, s := range p.spots {
		if i > 0 {
			before := p.spots[i-1]
			if b := p.breakBefore(i); b != nil {
				add(frame.Point{X: b.from, Y: before.Y})
				out = append(out, cur)
				cur = nil
			} else {
				add(frame.Point{X: s.X, Y: before.Y})
			}
		}
		add(s)
	}
	return append(out, cur)
}

func (p *stepPanel) breakBefore(i int) *stepBreak {
	for k := range p.breaks {
		if p.breaks[k].next == i {
			return &p.breaks[k]
		}
	}
	return nil
}

// marker draws a point: hollow for an outside source, a triangle for "more than".
func (p *stepPanel) marker(pn *pen, s frame.Point, hollow, moreThan bool) {
	ring := line{width: p.m.Ring, color: brand.Blue}
	switch {
	case moreThan:
		w, h := p.m.HalfTri, p.m.Tri/2
		tri := []frame.Point{{X: s.X - w, Y: s.Y + h}, {X: s.X, Y: s.Y - h}, {X: s.X + w, Y: s.Y + h}}
		if hollow {
			pn.lined(brand.White, ring, tri...)
		} else {
			pn.shape(brand.Blue, tri...)
		}
	case hollow:
		pn.circle(s.X, s.Y, p.m.Hollow, brand.White, ring)
	default:
		pn.circle(s.X, s.Y, p.m.Solid, brand.Blue, line{})
	}
}
