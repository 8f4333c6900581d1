package steps

import (
	"slices"

	"briefing/internal/charts/kit"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
)

// planned is what all panels of a step-line chart share: one axis of time and one width, so that they can be read side by
// side.
type planned struct {
	*kit.Layout
	m           Sizes
	width       frame.Unit // of a panel
	first, last int        // days
	gutter      frame.Unit
	lead, trail frame.Unit // from the plot's sides to the first and last day
	titleLines  int
	mostTitle   int // lines of a title; 0: any number
	scale       timeScale
	time        timeAxis
	key         key
	dates       Dates
	gapWords    string
}

// panel is one panel with everything placed. Lengths count from the panel's top left corner.
type panel struct {
	*planned
	Panel
	first         bool // of the chart: it has the key
	title         []string
	ticks         []kit.Tick
	top           float64 // value at the plot's upper edge
	spots         []frame.Point
	breaks        []gap
	labels        []label
	firstUnplaced bool // the first point's label found no room
}

// planAs plans the chart with so many panels side by side.
func planAs(l *kit.Layout, chart *Chart, m Sizes, width frame.Unit, across int) []kit.Area {
	c := &planned{Layout: l, m: m, width: (width - m.Gap*frame.Unit(across-1)) / frame.Unit(across)}
	if across > 1 {
		c.mostTitle = 2
	}
	c.key.entries, c.dates, c.gapWords = keyEntries(chart), chart.Dates, chart.GapWords.S
	var panels []*panel
	for i, p := range chart.Panels {
		panels = append(panels, &panel{planned: c, Panel: p, first: i == 0})
	}
	if !c.fitPanels(panels) {
		return nil
	}
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
			Plot: frame.Rect{X: c.gutter + c.lead, Y: c.plotTop(), W: c.plotWidth(), H: m.Plot},
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

func (c *planned) plotTop() frame.Unit {
	return c.m.Title.Lead*frame.Unit(c.titleLines) + c.m.TitleGap
}

func (c *planned) axis() frame.Unit { return c.plotTop() + c.m.Plot }

func (c *planned) height() frame.Unit {
	return c.axis() + c.m.YearTop + c.m.Number.Lead*frame.Unit(c.time.lines())
}

func (c *planned) rowTop(row int) frame.Unit {
	y := (c.height() + c.m.RowGap) * frame.Unit(row)
	if row > 0 {
		y += c.keyHeight()
	}
	return y
}

// plotWidth is the length from the first to the last day.
func (c *planned) plotWidth() frame.Unit { return c.width - c.gutter - c.lead - c.trail }

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
		p.ticks = p.ticksUpTo(largest)
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
	if c.plotWidth() < c.MM(15) {
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
		c.scale = newTimeScale(c.first, c.last, c.gutter+c.lead, c.plotWidth())
		c.time = c.fitTime()
		for _, p := range panels {
			p.placeSpots()
		}
		c.placeKey(panels[0])
		allPlaced := placeAllLabels(panels)
		if c.key.corner != nil && len(c.List) > len(before) {
			// The key may stand where a label has to.
			c.List = before[:len(before):len(before)]
			c.setKeyBelow()
			allPlaced = placeAllLabels(panels)
		}
		if allPlaced {
			return
		}
	}
}

// placeAllLabels places the labels of all panels and says whether every first point has its own.
func placeAllLabels(panels []*panel) bool {
	all := true
	for _, p := range panels {
		p.placeLabels()
		all = all && !p.firstUnplaced
	}
	return all
}

// widenLead makes room left of the first points for the labels that found none, up to 45 % of the plot.
func (c *planned) widenLead(panels []*panel) bool {
	lead := c.lead
	for _, p := range panels {
		if p.firstUnplaced {
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
	w, _ := c.labelType().size(pt, false)
	return w + c.m.LabelGap + c.m.reach() + c.m.LabelGap
}

func (c *planned) labelType() labelType { return labelType{c.Layout, c.m.Value, c.m.Date} }

// placeSpots finds the place of every point. The ranges are those that go-chart makes of the same numbers.
func (p *panel) placeSpots() {
	p.spots = make([]frame.Point, 0, len(p.Points))
	for _, pt := range p.Points {
		day, _ := pt.day()
		p.spots = append(p.spots, frame.Point{X: p.scale.place(day), Y: p.heightOf(float64(pt.Value))})
	}
	p.placeBreaks()
}

// heightOf is where a value lies.
func (p *panel) heightOf(v float64) frame.Unit {
	return p.axis() - kit.At(kit.Scaled(p.top, p.m.Plot), v)
}

// gridlines are the heights of the gridlines over the axis.
func (p *panel) gridlines() []frame.Unit {
	var out []frame.Unit
	for _, t := range p.ticks {
		if t.Value > 0 {
			out = append(out, p.heightOf(t.Value))
		}
	}
	return out
}

// drawGrid draws title, gridlines with numbers, axis and years. go-chart's own axes stay hidden, because their
// spacings are constants in pixels.
func (p *panel) drawGrid(pn *kit.Pen, _ kit.Box, _, _ kit.Range) {
	for i, l := range p.title {
		pn.Text(l, 0, p.m.Title.Lead*frame.Unit(i)+p.m.Title.Baseline(), kit.Face(frame.Bold, p.m.Title.Size, brand.Ink))
	}
	number := kit.Face(frame.Regular, p.m.Number.Size, brand.Secondary)
	for _, t := range slices.Backward(p.ticks) {
		y := p.heightOf(t.Value)
		if t.Value > 0 {
			p.drawGridline(pn, y)
		}
		pn.TextRight(t.Label, p.gutter-p.m.NumberGap, y+p.m.Number.Middle(), number)
	}
	p.drawTime(pn)
}

// drawGridline draws a gridline that ends in a halo around each text it would strike through.
func (p *panel) drawGridline(pn *kit.Pen, y frame.Unit) {
	thin := kit.Stroke{Width: p.Style.Form.Rule, Color: brand.Rule}
	var gaps []frame.Rect
	through := func(r frame.Rect) {
		if y > r.Y && y < r.Y+r.H {
			gaps = append(gaps, r)
		}
	}
	for _, l := range p.labels {
		for _, r := range p.labelType().halos(&l) {
			through(r)
		}
	}
	for _, b := range p.breaks {
		if b.words {
			through(b.box)
		}
	}
	if p.first && p.key.corner != nil {
		through(*p.key.corner)
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
			pn.StrokedShape(brand.White, ring, tri...)
		} else {
			pn.Shape(brand.Blue, tri...)
		}
	case hollow:
		pn.Circle(s.X, s.Y, p.m.Hollow, brand.White, ring)
	default:
		pn.Circle(s.X, s.Y, p.m.Solid, brand.Blue, kit.Stroke{})
	}
}
