package chart

import (
	"iter"

	gochart "github.com/wcharczuk/go-chart/v2"

	"briefing/internal/brand"
	"briefing/internal/frame"
)

// stepLabel is a placed label: the value and, under it, the date.
type stepLabel struct {
	value, date   string
	x, base, dbas frame.Unit // left ends and baselines; the date's baseline is dbas
	dx            frame.Unit // left end of the date
	box           frame.Rect // what it covers
}

// labelSize returns the size of a point's label: the value's line from the top of its digits, and the date's.
func (c *stepChart) labelSize(pt StepPoint) (w, h frame.Unit) {
	w, h = c.desk.width(pt.Label, frame.Bold, c.m.Value.Size), c.m.Value.Size*95/100
	if pt.Date != "" {
		w = max(w, c.desk.width(pt.Date, frame.Regular, c.m.Date.Size))
		h = c.rise() + c.m.Date.Lead + c.m.Date.Size*21/100
	}
	return w, h
}

// rise is the height of digits and capitals over the baseline.
func (c *stepChart) rise() frame.Unit { return c.m.Value.Size * 74 / 100 }

// placeLabels finds room for every label: where it was asked to stand, then ever farther from there, then in the
// other places, always in the same order. A label must not touch the line, a marker, the key or another label.
func (p *stepPanel) placeLabels() {
	p.labels, p.stuck = nil, false
	taken := p.obstacles()
	if p.key != nil {
		taken = append(taken, *p.key)
	}
	for i, pt := range p.Points {
		if pt.Place == NoLabel {
			continue
		}
		l, ok := p.placeLabel(i, pt, taken)
		if !ok && pt.Date != "" {
			// The value never drops; its date may.
			p.tell("chart-captions", "", "leaves out the date %s under the label \"%s\", because it has no room there", pt.Date, pt.Label)
			pt.Date = ""
			l, ok = p.placeLabel(i, pt, taken)
		}
		p.stuck = p.stuck || i == 0 && (!ok || pt.Date != p.Points[i].Date)
		if !ok {
			p.fail("chart-fit", "do not label the point, or shorten its label", "has no room for the label \"%s\" in the panel \"%s\"",
				captionText(pt.Label, pt.Date), p.Title)
			continue
		}
		p.labels = append(p.labels, l)
		taken = append(taken, l.box)
	}
}

// obstacles are the boxes of line and markers.
func (p *stepPanel) obstacles() []frame.Rect {
	half, reach := p.m.Line/2, p.reach()
	path := stepPath(p.spots)
	out := make([]frame.Rect, 0, len(path)+2*len(p.spots)+1) // with room for key and labels
	for i := 1; i < len(path); i++ {
		a, b := path[i-1], path[i]
		x, y := min(a.X, b.X), min(a.Y, b.Y)
		out = append(out, frame.Rect{X: x - half, Y: y - half, W: max(a.X, b.X) - x + 2*half, H: max(a.Y, b.Y) - y + 2*half})
	}
	for _, s := range p.spots {
		out = append(out, frame.Rect{X: s.X - reach, Y: s.Y - reach, W: 2 * reach, H: 2 * reach})
	}
	return out
}

func (p *stepPanel) placeLabel(i int, pt StepPoint, taken []frame.Rect) (stepLabel, bool) {
	s := p.spots[i]
	w, h := p.labelSize(pt)
	area := frame.Rect{X: p.gutter, Y: p.m.Title.Lead * frame.Unit(p.titleLines), W: p.width - p.gutter}
	area.H = p.axis() - p.m.Axis/2 - area.Y
	// Near its place a label also keeps off the gridlines; farther on it interrupts them.
	for _, near := range []bool{true, false} {
		for c := range p.candidates(pt.Place, s, w, h) {
			box := frame.Rect{X: c.X, Y: c.Y, W: w, H: h}
			if near && (!c.near || p.onGridline(box)) || !inside(box, area) || !isFree(box, taken, p.mm(0.3)) {
				continue
			}
			return p.labelIn(pt, s, box), true
		}
	}
	return stepLabel{}, false
}

// isFree says whether a box keeps clear of all others, by a little.
func isFree(box frame.Rect, taken []frame.Rect, clear frame.Unit) bool {
	box = frame.Rect{X: box.X - clear, Y: box.Y - clear, W: box.W + 2*clear, H: box.H + 2*clear}
	for _, t := range taken {
		if meet(box, t) {
			return false
		}
	}
	return true
}

// onGridline says whether a gridline runs through a box or along its edge.
func (p *stepPanel) onGridline(box frame.Rect) bool {
	y := valueRange([2]float64{0, p.top})
	y.SetDomain(int(p.m.Plot))
	clear := p.mm(0.2)
	for _, t := range p.ticks {
		line := p.axis() - at(y, t.Value)
		if t.Value > 0 && line > box.Y-clear && line < box.Y+box.H+clear {
			return true
		}
	}
	return false
}

// labelIn sets value and date in a box. A label left of its marker ends at it, any other starts at the box's left,
// but the value of one that ends above its marker ends there too.
func (p *stepPanel) labelIn(pt StepPoint, s frame.Point, box frame.Rect) stepLabel {
	l := stepLabel{value: pt.Label, date: pt.Date, x: box.X, dx: box.X, base: box.Y + p.rise(), box: box}
	l.dbas = l.base + p.m.Date.Lead
	if box.X < s.X-p.reach() {
		right := box.X + box.W
		l.x = right - p.desk.width(pt.Label, frame.Bold, p.m.Value.Size)
		l.dx = right - p.desk.width(pt.Date, frame.Regular, p.m.Date.Size)
	}
	return l
}

// candidate is a top left corner that a label may take; near says that it is the asked place or close to it.
type candidate struct {
	frame.Point
	near bool
}

// candidates yields where a label may stand, the best first.
func (p *stepPanel) candidates(place Place, s frame.Point, w, h frame.Unit) iter.Seq[candidate] {
	reach, step, nearby := p.reach(), p.mm(0.25), p.mm(2)
	left := s.X - reach - p.m.LabelGap - w
	right := s.X + reach + p.m.LabelGap
	mid := s.Y + p.m.Value.middle() - p.rise()
	above, below := s.Y-reach-p.m.AboveGap-h+p.m.Value.Size*21/100, s.Y+reach+p.m.AboveGap
	// A way leads from a corner up or down. How far left a label above or below may start: it ends with the marker,
	// stands over its middle, or starts there.
	type way struct{ x, y, dir frame.Unit }
	lefts := []way{{left, mid, -1}, {left, mid, 1}}
	aboves := []way{{s.X + reach - w, above, -1}, {s.X - w/2, above, -1}, {s.X, above, -1}}
	belows := []way{{s.X, below, 1}, {right, below, 1}, {s.X - w/2, below, 1}, {s.X + reach - w, below, 1}}
	rights := []way{{right, mid, -1}, {right, mid, 1}}
	order := [][]way{rights}
	switch place {
	case LabelLeft:
		order = [][]way{lefts, aboves, belows, rights}
	case LabelAbove:
		order = [][]way{aboves, lefts, belows, rights}
	case LabelBelow:
		order = [][]way{belows, lefts, aboves, rights}
	}
	return func(yield func(candidate) bool) {
		for i, ways := range order {
			for _, way := range ways {
				for d := frame.Unit(0); d <= p.m.LabelDistance; d += step {
					if !yield(candidate{frame.Point{X: way.x, Y: way.y + way.dir*d}, i == 0 && d <= nearby}) {
						return
					}
				}
			}
		}
	}
}

func inside(r, in frame.Rect) bool {
	return r.X >= in.X && r.Y >= in.Y && r.X+r.W <= in.X+in.W && r.Y+r.H <= in.Y+in.H
}

func meet(a, b frame.Rect) bool {
	return a.X < b.X+b.W && b.X < a.X+a.W && a.Y < b.Y+b.H && b.Y < a.Y+a.H
}

// placeKey looks for the key's place in the lower right corner of the first panel. If line or markers run there, it
// goes under the years.
func (c *stepChart) placeKey(p *stepPanel) {
	p.key = nil
	if len(c.keys) == 0 {
		return
	}
	w := frame.Unit(0)
	for _, k := range c.keys {
		w = max(w, c.desk.width(k.text, frame.Regular, c.m.Key.Size))
	}
	w += c.m.KeyGap + c.reach()
	h := c.m.Key.Lead*frame.Unit(len(c.keys)-1) + c.m.Key.Size*3/4
	box := frame.Rect{X: c.width - c.m.KeyIn - w, Y: c.axis() - c.m.KeyUp - h, W: w, H: h}
	clear := c.mm(1)
	grown := frame.Rect{X: box.X - clear, Y: box.Y - clear, W: w + clear, H: h + clear}
	for _, t := range p.obstacles() {
		if meet(grown, t) {
			c.keyBelow = true
		}
	}
	if box.X < c.gutter || c.keyBelow {
		c.keyBelow = true
		c.fitKeyBelow()
		return
	}
	p.key = &box
}

// fitKeyBelow sets the key on one line under the first panel's years, or its entries under each other.
func (c *stepChart) fitKeyBelow() {
	c.keyLines = 1
	if c.keyBelowAt(len(c.keys)) <= c.width+c.m.Key.Size*2 {
		return
	}
	c.keyLines = len(c.keys)
	widest := frame.Unit(0)
	for _, k := range c.keys {
		widest = max(widest, c.reach()+c.m.KeyGap+c.desk.width(k.text, frame.Regular, c.m.Key.Size))
	}
	if widest > c.width {
		c.fail("chart-fit", "shorten the words of the key", "has no room for the key \"%s\"", c.keys[len(c.keys)-1].text)
	}
}

// keyBelowAt is where the n-th entry of the key under the years starts.
func (c *stepChart) keyBelowAt(n int) frame.Unit {
	x := frame.Unit(0)
	for _, k := range c.keys[:n] {
		x += c.reach() + c.m.KeyGap + c.desk.width(k.text, frame.Regular, c.m.Key.Size) + c.m.Key.Size*2
	}
	return x
}

func (p *stepPanel) drawLabels(pn *pen, _ gochart.Box, _, _ gochart.Range) {
	for _, l := range p.labels {
		pn.text(l.value, l.x, l.base, letters{frame.Bold, p.m.Value.Size, brand.Ink})
		if l.date != "" {
			pn.text(l.date, l.dx, l.dbas, letters{frame.Regular, p.m.Date.Size, brand.Secondary})
		}
	}
	words := letters{frame.Regular, p.m.Key.Size, brand.Secondary}
	for i, k := range p.keys {
		x, base := frame.Unit(0), frame.Unit(0)
		switch {
		case p.key != nil:
			x = p.key.X + p.reach()
			base = p.axis() - p.m.KeyUp - p.m.Key.Lead*frame.Unit(len(p.keys)-1-i)
		case p.keyBelow && p.keyOwner:
			x = p.keyBelowAt(i) + p.reach()
			base = p.height() + p.m.Key.baseline()
			if p.keyLines > 1 {
				x, base = p.reach(), base+p.m.Key.Lead*frame.Unit(i)
			}
		default:
			return
		}
		p.marker(pn, frame.Point{X: x, Y: base - p.m.Key.middle()}, k.hollow, false)
		pn.text(k.text, x+p.m.KeyGap, base, words)
	}
}
