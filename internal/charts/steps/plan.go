package steps

import (
	"slices"

	"briefing/internal/charts/kit"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
)

// planned is what all panels of a step-line chart share: one stretch of time and one width, so that they can be
// read side by side.
type planned struct {
	*kit.Layout
	m           Sizes
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
	keys        []keyEntry
	dates       Dates
	gapWords    string
}

// keyEntry is one line of the key.
type keyEntry struct {
	text   string
	hollow bool
}

// panel is one panel with everything placed. Lengths count from the panel's top left corner.
type panel struct {
	*planned
	Panel
	title    []string
	ticks    []kit.Tick
	grid     []frame.Unit // heights of the gridlines
	top      float64      // value at the plot's upper edge
	spots    []frame.Point
	breaks   []gap
	labels   []label
	key      *frame.Rect // the key's box in the plot's corner; nil: not there
	stuck    bool        // the first point's label found no room
	keyOwner bool        // the key belongs to this panel
}

// planAs plans the chart with so many panels side by side.
func planAs(l *kit.Layout, chart *Chart, m Sizes, width frame.Unit, across int) []kit.Area {
	c := &planned{Layout: l, m: m, width: (width - m.Gap*frame.Unit(across-1)) / frame.Unit(across)}
	if across > 1 {
		c.mostTitle = 2
	}
	c.keys, c.dates, c.gapWords = keysOf(chart), chart.Dates, chart.GapWords.S
	var panels []*panel
	for _, p := range chart.Panels {
		panels = append(panels, &panel{planned: c, Panel: p})
	}
	c.timeLines = 1
	if !c.fitPanels(panels) {
		return nil
	}
	panels[0].keyOwner = true
	c.placeAll(panels)
	if c.Failed() {
		return nil
	}
	var out []kit.Area
	height := c.height()
	for i, p := range panels {
		h := height
		if i < across {
			h += c.keyHeight()
		}
		out = append(out, kit.Area{
			At: frame.Point{X: (c.width + m.Gap) * frame.Unit(i%across), Y: c.rowTop(i / across)},
			W:  c.width, H: h,
			Plot: frame.Rect{X: c.gutter + c.lead, Y: c.plotTop(), W: c.span(), H: m.Plot},
			X:    [2]float64{float64(c.first), float64(c.last)}, Y: [2]float64{0, p.top},
			Parts: []kit.Series{
				{Name: "grid", Draw: p.drawGrid}, {Name: "line", Draw: p.drawLine}, {Name: "breaks", Draw: p.drawBreaks}, {Name: "labels", Draw: p.drawLabels},
			},
		})
	}
	return out
}

// across is how many panels stand side by side.
func (m *Sizes) across(panels int, width frame.Unit) int {
	n := min(panels, m.Across)
	if m.Least > 0 {
		n = max(1, min(n, int((width+m.Gap)/(m.Least+m.Gap))))
	}
	return n
}

// keysOf is empty where only one kind of source is shown and it is the brief's own.
func keysOf(s *Chart) []keyEntry {
	own, outside := false, false
	for _, p := range s.Panels {
		for _, pt := range p.Points {
			own, outside = own || !pt.Outside, outside || pt.Outside
		}
	}
	var out []keyEntry
	if outside && own && s.MainKey.S != "" {
		out = append(out, keyEntry{s.MainKey.S, false})
	}
	if outside && s.OutsideKey.S != "" {
		out = append(out, keyEntry{s.OutsideKey.S, true})
	}
	return out
}

func (c *planned) plotTop() frame.Unit {
	return c.m.Title.Lead*frame.Unit(c.titleLines) + c.m.TitleGap
}

func (c *planned) axis() frame.Unit { return c.plotTop() + c.m.Plot }

func (c *planned) height() frame.Unit {
	return c.axis() + c.m.YearTop + c.m.Number.Lead*frame.Unit(c.timeLines)
}

func (c *planned) rowTop(row int) frame.Unit {
	y := (c.height() + c.m.RowGap) * frame.Unit(row)
	if row > 0 {
		y += c.keyHeight()
	}
	return y
}

// keyHeight is the height of the key under the years.
func (c *planned) keyHeight() frame.Unit {
	if !c.keyBelow {
		return 0
	}
	return c.m.Key.Lead * frame.Unit(c.keyLines)
}

// extent is the length from the first to the last day.
func (c *planned) span() frame.Unit { return c.width - c.gutter - c.lead - c.trail }

// fitPanels settles titles, gridlines, gutter and the stretch of time.
func (c *planned) fitPanels(panels []*panel) bool {
	c.gutter, c.lead, c.trail, c.titleLines = c.m.Gutter, c.m.Edge, c.m.Edge, 1
	for i, p := range panels {
		var ok bool
		p.title, ok = c.Wrap(p.Title.S, frame.Bold, c.m.Title.Size, c.width)
		switch {
		case !ok:
			c.Fail("chart-fit", "use a shorter word, or put a hyphen where it may be broken", "has no room for a word of the panel title \"%s\"", p.Title.S)
		case c.mostTitle > 0 && len(p.title) > c.mostTitle:
			c.Fail("chart-fit", "shorten it", "has no room for the panel title \"%s\": it takes more than %s lines", p.Title.S, kit.CountWord(c.mostTitle))
		}
		c.titleLines = max(c.titleLines, len(p.title))
		largest := p.largest()
		p.top = float64(largest*100) / float64(c.m.TopPercent)
		p.ticks = c.ticks(p, largest)
		for _, t := range p.ticks {
			c.gutter = max(c.gutter, c.Width(t.Label, frame.Regular, c.m.Number.Size)+c.m.NumberGap)
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
	if c.span() < c.MM(15) {
		c.Fail("chart-fit", "give the chart more width", "has no room for its lines beside their numbers and labels")
	}
	return !c.Failed()
}

// placeAll places points, key and labels. If a first point's label finds no room, all is done again with as much
// room before the first points as the label needs, since nothing else can stand there.
func (c *planned) placeAll(panels []*panel) {
	before := c.List
	for _, wider := range []bool{false, true} {
		if wider && !c.widenLead(panels) {
			return
		}
		c.List = before[:len(before):len(before)]
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
		if first := panels[0]; first.key != nil && len(c.List) > len(before) {
			// The key may stand where a label has to.
			c.List = before[:len(before):len(before)]
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
func (c *planned) widenLead(panels []*panel) bool {
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
func (c *planned) leadFor(pt Point) frame.Unit {
	w, _ := c.labelSize(pt, false)
	return w + c.m.LabelGap + c.reach() + c.m.LabelGap
}

// reach is how far a marker reaches from its middle.
func (c *planned) reach() frame.Unit { return max(c.m.Solid, c.m.Hollow+c.m.Ring/2) }

// placeSpots finds the place of every point. The ranges are those that go-chart makes of the same numbers.
func (p *panel) placeSpots() {
	x, y := kit.NewRange(float64(p.first), float64(p.last)), kit.NewRange(0, p.top)
	x.SetDomain(int(p.span()))
	y.SetDomain(int(p.m.Plot))
	p.spots = p.spotsIn(p.gutter+p.lead, p.axis(), x, y)
	p.grid = p.grid[:0]
	for _, t := range p.ticks {
		p.grid = append(p.grid, p.axis()-kit.At(y, t.Value))
	}
	p.placeBreaks(x)
}

func (p *panel) spotsIn(left, foot frame.Unit, x, y kit.Range) []frame.Point {
	out := make([]frame.Point, 0, len(p.Points))
	for _, pt := range p.Points {
		day, _ := pt.day()
		out = append(out, frame.Point{X: left + kit.At(x, float64(day)), Y: foot - kit.At(y, float64(pt.Value))})
	}
	return out
}

// drawGrid draws title, gridlines with numbers, axis and years. go-chart's own axes stay hidden, because their
// spacings are constants in pixels.
func (p *panel) drawGrid(pn *kit.Pen, box kit.Box, x, y kit.Range) {
	for i, l := range p.title {
		pn.Text(l, 0, p.m.Title.Lead*frame.Unit(i)+p.m.Title.Baseline(), kit.Face(frame.Bold, p.m.Title.Size, brand.Ink))
	}
	number := kit.Face(frame.Regular, p.m.Number.Size, brand.Secondary)
	foot := frame.Unit(box.Bottom)
	for i := len(p.ticks) - 1; i >= 0; i-- {
		t := p.ticks[i]
		ty := foot - kit.At(y, t.Value)
		if t.Value > 0 {
			p.gridline(pn, ty)
		}
		pn.TextRight(t.Label, p.gutter-p.m.NumberGap, ty+p.m.Number.Middle(), number)
	}
	p.drawTime(pn, frame.Unit(box.Left), foot, x)
}

// gridline draws a gridline that ends in a halo around each text it would strike through.
func (p *panel) gridline(pn *kit.Pen, y frame.Unit) {
	thin := kit.Stroke{Width: p.Style.Form.Rule, Color: brand.Rule}
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
	x, pad := p.gutter, p.MM(0.4)
	for _, g := range gaps {
		if g.X-pad > x {
			pn.Rule(x, y, g.X-pad, y, thin)
		}
		x = max(x, g.X+g.W+pad)
	}
	if x < p.width {
		pn.Rule(x, y, p.width, y, thin)
	}
}

// drawLine holds each count until the next, or until nothing is stated: nothing is interpolated, and nothing is drawn
// before the first point or after the last.
func (p *panel) drawLine(pn *kit.Pen, _ kit.Box, _, _ kit.Range) {
	for _, path := range p.pieces() {
		if len(path) > 1 {
			pn.Path(kit.Stroke{Width: p.m.Line, Color: brand.Blue}, path...)
		}
	}
	for i, s := range p.spots {
		p.marker(pn, s, p.Points[i].Outside, p.Points[i].MoreThan)
	}
}

// pieces are the line's pieces: one, or several where it breaks.
func (p *panel) pieces() [][]frame.Point {
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

func (p *panel) breakBefore(i int) *gap {
	for k := range p.breaks {
		if p.breaks[k].next == i {
			return &p.breaks[k]
		}
	}
	return nil
}

// marker draws a point: hollow for an outside source, a triangle for "more than".
func (p *panel) marker(pn *kit.Pen, s frame.Point, hollow, moreThan bool) {
	ring := kit.Stroke{Width: p.m.Ring, Color: brand.Blue}
	switch {
	case moreThan:
		w, h := p.m.HalfTri, p.m.Tri/2
		tri := []frame.Point{{X: s.X - w, Y: s.Y + h}, {X: s.X, Y: s.Y - h}, {X: s.X + w, Y: s.Y + h}}
		if hollow {
			pn.Lined(brand.White, ring, tri...)
		} else {
			pn.Shape(brand.Blue, tri...)
		}
	case hollow:
		pn.Circle(s.X, s.Y, p.m.Hollow, brand.White, ring)
	default:
		pn.Circle(s.X, s.Y, p.m.Solid, brand.Blue, kit.Stroke{})
	}
}
