package steps

import (
	"iter"
	"slices"

	"briefing/internal/charts/kit"
	"briefing/internal/diag"
	"briefing/internal/doc/span"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
)

// label is a placed label: the value, and the date under it or beside it.
type label struct {
	value, date   string
	x, base, dbas frame.Unit // left ends and baselines; the date's baseline is dbas
	dx            frame.Unit // left end of the date
	box           frame.Rect // what it covers
	leader        leader     // from the marker to the label; the zero one: it stands at its point
}

// leader is a straight line.
type leader struct{ from, to frame.Point }

// labelSize returns the size of a point's label: the value's line from the top of its digits, and the date's under it, or
// beside it on one line.
func (c *planned) labelSize(pt Point, line bool) (w, h frame.Unit) {
	w, h = c.Width(pt.Label.S, frame.Bold, c.m.Value.Size), c.m.Value.Size*95/100
	if pt.Date.S == "" {
		return w, h
	}
	d := c.Width(pt.Date.S, frame.Regular, c.m.Date.Size)
	if line {
		return w + c.wordGap() + d, h
	}
	return max(w, d), c.rise() + c.m.Date.Lead + c.m.Date.Size*21/100
}

// wordGap is the distance of value and date on one line.
func (c *planned) wordGap() frame.Unit { return c.m.Date.Size * 30 / 100 }

// rise is the height of digits and capitals over the baseline.
func (c *planned) rise() frame.Unit { return c.m.Value.Size * 74 / 100 }

// obstacle is something a label must keep off; own is the point whose marker it is, or -1. A leader may cross the line,
// or the mark of a break, where nothing else is possible, and nothing else ever.
type obstacle struct {
	frame.Rect
	own  int
	line bool
}

// placeLabels finds a place for every label. Value and date stand together and at their point: nearer to it than to any
// other marker. Where there is no such place, a leader line leads from the marker to the label. It must not touch the line,
// a marker, the key or another label, nor may its leader.
func (p *panel) placeLabels() {
	before := p.List
	type result struct {
		list   diag.List
		labels []label
		breaks []gap
		stuck  bool
	}
	var best result
	// The last label may have found its place taken: then all again from the last on. The words of breaks may take too much
	// room: then all again with strokes in their place.
	for try, breaks := 0, p.breaks; try < 4; try++ {
		p.List = before[:len(before):len(before)]
		if p.breaks = breaks; try >= 2 {
			p.breaks = p.strokes(breaks)
		}
		p.placeLabelsFrom(try%2 == 1)
		if try == 0 || len(p.List) < len(best.list) {
			best = result{p.List, p.labels, p.breaks, p.stuck}
		}
		if len(p.List) == len(before) || try == 1 && len(breaks) == 0 {
			break
		}
	}
	p.List, p.labels, p.breaks, p.stuck = best.list, best.labels, best.breaks, best.stuck
}

func (p *panel) placeLabelsFrom(last bool) {
	p.labels, p.stuck = nil, false
	taken := p.obstacles()
	if p.key != nil {
		taken = append(taken, obstacle{Rect: *p.key, own: -1})
	}
	for k := range p.Points {
		i := k
		if last {
			i = len(p.Points) - 1 - k
		}
		pt := p.Points[i]
		if pt.Place == NoLabel {
			continue
		}
		l, ok := p.placeLabel(i, pt, taken)
		if !ok && pt.Date.S != "" {
			// The value never drops; its date may.
			p.Tell("chart-captions", "", "leaves out the date %s under the label \"%s\", because it has no room there", pt.Date.S, pt.Label.S)
			pt.Date = span.Plain("")
			l, ok = p.placeLabel(i, pt, taken)
		}
		p.stuck = p.stuck || i == 0 && (!ok || pt.Date.S != p.Points[i].Date.S)
		if !ok {
			p.Fail("chart-fit", "do not label the point, or shorten its label", "has no room for the label \"%s\" in the panel \"%s\"",
				kit.Joined(pt.Label.S, pt.Date.S), p.Title.S)
			continue
		}
		p.labels = append(p.labels, l)
		taken = append(taken, obstacle{Rect: l.box, own: -1})
		if l.leader != (leader{}) {
			taken = append(taken, obstacle{Rect: l.leader.box(), own: -1})
		}
	}
	if last {
		slices.Reverse(p.labels)
	}
}

// obstacles are the boxes of line, markers and breaks.
func (p *panel) obstacles() []obstacle {
	half, reach := p.m.Line/2, p.reach()
	var out []obstacle
	for _, path := range p.pieces() {
		for i := 1; i < len(path); i++ {
			a, b := path[i-1], path[i]
			x, y := min(a.X, b.X), min(a.Y, b.Y)
			out = append(out, obstacle{frame.Rect{X: x - half, Y: y - half, W: max(a.X, b.X) - x + 2*half, H: max(a.Y, b.Y) - y + 2*half}, -1, true})
		}
	}
	for i, s := range p.spots {
		out = append(out, obstacle{frame.Rect{X: s.X - reach, Y: s.Y - reach, W: 2 * reach, H: 2 * reach}, i, false})
	}
	for _, b := range p.breaks {
		out = append(out, obstacle{b.box, -1, true})
	}
	return out
}

// What a place for a label costs, in 1/100 pt: a leader its length and more, a place other than the asked one, a
// gridline behind it, a line that the leader crosses. Of all places the cheapest is taken, of equals the first.
const (
	leaderCost   = 1500
	elsewhere    = 1200
	gridlineCost = 3000
	crossingCost = 9000
)

func (p *panel) placeLabel(i int, pt Point, taken []obstacle) (label, bool) {
	area := frame.Rect{X: p.gutter, Y: p.m.Title.Lead * frame.Unit(p.titleLines), W: p.width - p.gutter}
	area.H = p.axis() - p.m.Axis/2 - area.Y
	best, cost := label{}, frame.Unit(-1)
	forms := []bool{false, true}
	if pt.Date.S == "" {
		forms = forms[:1]
	}
	for _, line := range forms {
		w, h := p.labelSize(pt, line)
		for c := range p.candidates(pt.Place, p.spots[i], w, h) {
			box, price := frame.Rect{X: c.X, Y: c.Y, W: w, H: h}, c.cost
			if cost >= 0 && price >= cost || !inside(box, area) {
				continue
			}
			price += p.gridlinesBehind(box) * gridlineCost
			if cost >= 0 && price >= cost || !isFree(box, taken, p.MM(0.3)) {
				continue
			}
			var lead leader
			if !p.standsAt(i, box) {
				var crossed frame.Unit
				if lead, crossed = p.leaderTo(i, box, taken); lead == (leader{}) {
					continue
				}
				price += leaderCost + lead.length() + crossingCost*crossed
			}
			if cost < 0 || price < cost {
				best, cost = p.labelIn(pt, p.spots[i], box, line), price
				best.leader = lead
			}
		}
	}
	return best, cost >= 0
}

// standsAt says whether a label in a box is seen to belong to its point: it begins close to the marker, and every other
// marker is clearly farther away.
func (p *panel) standsAt(i int, box frame.Rect) bool {
	own := p.apart(i, box)
	if own > p.nearby() {
		return false
	}
	for k := range p.spots {
		if k != i && p.apart(k, box) < own+2*p.reach() {
			return false
		}
	}
	return true
}

// nearby is how far from its marker a label may stand without a leader.
func (p *panel) nearby() frame.Unit { return max(p.m.LabelGap, p.m.AboveGap) + p.MM(1) }

// apart is the distance of a point's marker from a box.
func (p *panel) apart(i int, box frame.Rect) frame.Unit {
	s := p.spots[i]
	dx := max(box.X-s.X, s.X-box.X-box.W, 0)
	dy := max(box.Y-s.Y, s.Y-box.Y-box.H, 0)
	return max(0, kit.Root(dx*dx+dy*dy)-p.reach())
}

// leaderTo is a straight line from a marker to the nearest place of a label's box, a little off both, and how often it
// crosses the panel's line. There is none where it would be too short to be seen, or meets anything else.
func (p *panel) leaderTo(i int, box frame.Rect, taken []obstacle) (l leader, crossed frame.Unit) {
	s := p.spots[i]
	to := frame.Point{X: kit.Within(s.X, box.X, box.X+box.W), Y: kit.Within(s.Y, box.Y, box.Y+box.H)}
	dx, dy := to.X-s.X, to.Y-s.Y
	d := kit.Root(dx*dx + dy*dy)
	from, gap := p.reach()+p.MM(0.2), p.MM(0.35)
	if d-from-gap < p.MM(0.8) {
		return l, 0
	}
	a := frame.Point{X: s.X + dx*from/d, Y: s.Y + dy*from/d}
	b := frame.Point{X: to.X - dx*gap/d, Y: to.Y - dy*gap/d}
	for _, o := range taken {
		switch {
		case o.own == i || !crosses(a, b, grown(o.Rect, p.MM(0.2))):
		case o.line:
			crossed++
		default:
			return leader{}, 0
		}
	}
	return leader{a, b}, crossed
}

func grown(r frame.Rect, by frame.Unit) frame.Rect {
	return frame.Rect{X: r.X - by, Y: r.Y - by, W: r.W + 2*by, H: r.H + 2*by}
}

// crosses says whether a straight line runs through a box, by what is left of it when each side cuts off what lies beyond.
func crosses(a, b frame.Point, r frame.Rect) bool {
	from, to := 0.0, 1.0
	cut := func(p, d, lo, hi frame.Unit) bool {
		if d == 0 {
			return p > lo && p < hi
		}
		t0, t1 := float64(lo-p)/float64(d), float64(hi-p)/float64(d)
		from, to = max(from, min(t0, t1)), min(to, max(t0, t1))
		return from < to
	}
	return cut(a.X, b.X-a.X, r.X, r.X+r.W) && cut(a.Y, b.Y-a.Y, r.Y, r.Y+r.H)
}

func (l leader) length() frame.Unit {
	dx, dy := l.to.X-l.from.X, l.to.Y-l.from.Y
	return kit.Root(dx*dx + dy*dy)
}

// box is what a leader covers at most.
func (l leader) box() frame.Rect {
	x, y := min(l.from.X, l.to.X), min(l.from.Y, l.to.Y)
	return frame.Rect{X: x, Y: y, W: max(l.from.X, l.to.X) - x, H: max(l.from.Y, l.to.Y) - y}
}

// isFree says whether a box keeps clear of all others, by a little.
func isFree(box frame.Rect, taken []obstacle, clear frame.Unit) bool {
	box = grown(box, clear)
	for _, t := range taken {
		if meet(box, t.Rect) {
			return false
		}
	}
	return true
}

// gridlinesBehind counts the gridlines that run through a box or its halo.
func (p *panel) gridlinesBehind(box frame.Rect) frame.Unit {
	n, clear := frame.Unit(0), p.m.Value.Size*16/100+p.Style.Form.Rule
	for i, line := range p.grid {
		if p.ticks[i].Value > 0 && line > box.Y-clear && line < box.Y+box.H+clear {
			n++
		}
	}
	return n
}

// labelIn sets value and date in a box, both as near to their marker as the box allows. On one line the value stands at
// the side of the marker.
func (p *panel) labelIn(pt Point, s frame.Point, box frame.Rect, line bool) label {
	l := label{value: pt.Label.S, date: pt.Date.S, base: box.Y + p.rise(), box: box}
	value, date := p.Width(pt.Label.S, frame.Bold, p.m.Value.Size), p.Width(pt.Date.S, frame.Regular, p.m.Date.Size)
	switch {
	case !line:
		l.dbas = l.base + p.m.Date.Lead
		l.x = kit.Within(s.X-value/2, box.X, box.X+box.W-value)
		l.dx = kit.Within(s.X-date/2, box.X, box.X+box.W-date)
	case box.X+box.W/2 < s.X:
		l.dbas, l.dx, l.x = l.base, box.X, box.X+date+p.wordGap()
	default:
		l.dbas, l.x, l.dx = l.base, box.X, box.X+value+p.wordGap()
	}
	return l
}

// halos are the places of a label's texts, with a little around them.
func (l *label) halos(p *panel) []frame.Rect {
	text := func(s string, style frame.FontStyle, x, base, size frame.Unit) frame.Rect {
		return grown(frame.Rect{X: x, Y: base - size*73/100, W: p.Width(s, style, size), H: size * 94 / 100}, size*16/100)
	}
	out := []frame.Rect{text(l.value, frame.Bold, l.x, l.base, p.m.Value.Size)}
	if l.date != "" {
		out = append(out, text(l.date, frame.Regular, l.dx, l.dbas, p.m.Date.Size))
	}
	return out
}

// candidate is a top left corner that a label may take, and what it costs to take it.
type candidate struct {
	frame.Point
	cost frame.Unit
}

// candidates yields where a label may stand, the asked place first: beside the marker, over it or under it, and ever
// farther from there, in longer steps.
func (p *panel) candidates(place Place, s frame.Point, w, h frame.Unit) iter.Seq[candidate] {
	reach, step := p.reach(), p.MM(0.5)
	left := s.X - reach - p.m.LabelGap - w
	right := s.X + reach + p.m.LabelGap
	mid := s.Y + p.m.Value.Middle() - p.rise()
	above, below := s.Y-reach-p.m.AboveGap-h+p.m.Value.Size*21/100, s.Y+reach+p.m.AboveGap
	// A way leads from a corner up, down or aside. How far left a label above or below may start: over or under its
	// marker's middle, ending with the marker, or starting there.
	type way struct{ x, y, dx, dy frame.Unit }
	lefts := []way{{left, mid, 0, -1}, {left, mid, 0, 1}, {left, mid, -1, 0}, {left, mid, -1, -1}, {left, mid, -1, 1}}
	rights := []way{{right, mid, 0, -1}, {right, mid, 0, 1}, {right, mid, 1, 0}, {right, mid, 1, 1}, {right, mid, 1, -1}}
	aboves := []way{{s.X + reach - w, above, 0, -1}, {s.X - w/2, above, 0, -1}, {s.X - reach, above, 0, -1}, {s.X - w, above, -1, -1}, {s.X, above, 1, -1}}
	belows := []way{{s.X - w/2, below, 0, 1}, {s.X - reach, below, 0, 1}, {s.X + reach - w, below, 0, 1}, {right, below, 1, 1}, {left, below, -1, 1}}
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
			for k, way := range ways {
				for d := frame.Unit(0); d <= 4*p.m.LabelDistance; d += step {
					if d > 5*step {
						d += step
					}
					if !yield(candidate{frame.Point{X: way.x + way.dx*d, Y: way.y + way.dy*d}, elsewhere*min(frame.Unit(i), 1) + 100*frame.Unit(i+k) + d}) {
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
func (c *planned) placeKey(p *panel) {
	p.key = nil
	if len(c.keys) == 0 {
		return
	}
	w := frame.Unit(0)
	for _, k := range c.keys {
		w = max(w, c.Width(k.text, frame.Regular, c.m.Key.Size))
	}
	w += c.m.KeyGap + c.reach()
	h := c.m.Key.Lead*frame.Unit(len(c.keys)-1) + c.m.Key.Size*3/4
	box := frame.Rect{X: c.width - c.m.KeyIn - w, Y: c.axis() - c.m.KeyUp - h, W: w, H: h}
	clear := c.MM(1)
	grown := frame.Rect{X: box.X - clear, Y: box.Y - clear, W: w + clear, H: h + clear}
	for _, t := range p.obstacles() {
		if meet(grown, t.Rect) {
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
func (c *planned) fitKeyBelow() {
	c.keyLines = 1
	if c.keyBelowAt(len(c.keys)) <= c.width+c.m.Key.Size*2 {
		return
	}
	c.keyLines = len(c.keys)
	widest := frame.Unit(0)
	for _, k := range c.keys {
		widest = max(widest, c.reach()+c.m.KeyGap+c.Width(k.text, frame.Regular, c.m.Key.Size))
	}
	if widest > c.width {
		c.Fail("chart-fit", "shorten the words of the key", "has no room for the key \"%s\"", c.keys[len(c.keys)-1].text)
	}
}

// keyBelowAt is where the n-th entry of the key under the years starts.
func (c *planned) keyBelowAt(n int) frame.Unit {
	x := frame.Unit(0)
	for _, k := range c.keys[:n] {
		x += c.reach() + c.m.KeyGap + c.Width(k.text, frame.Regular, c.m.Key.Size) + c.m.Key.Size*2
	}
	return x
}

func (p *panel) drawLabels(pn *kit.Pen, _ kit.Box, _, _ kit.Range) {
	for _, l := range p.labels {
		if l.leader != (leader{}) {
			pn.Rule(l.leader.from.X, l.leader.from.Y, l.leader.to.X, l.leader.to.Y, kit.Stroke{Width: p.Style.Form.Rule, Color: brand.Secondary})
		}
		pn.Text(l.value, l.x, l.base, kit.Face(frame.Bold, p.m.Value.Size, brand.Ink))
		if l.date != "" {
			pn.Text(l.date, l.dx, l.dbas, kit.Face(frame.Regular, p.m.Date.Size, brand.Secondary))
		}
	}
	words := kit.Face(frame.Regular, p.m.Key.Size, brand.Secondary)
	for i, k := range p.keys {
		x, base := frame.Unit(0), frame.Unit(0)
		switch {
		case p.key != nil:
			x = p.key.X + p.reach()
			base = p.axis() - p.m.KeyUp - p.m.Key.Lead*frame.Unit(len(p.keys)-1-i)
		case p.keyBelow && p.keyOwner:
			x = p.keyBelowAt(i) + p.reach()
			base = p.height() + p.m.Key.Baseline()
			if p.keyLines > 1 {
				x, base = p.reach(), base+p.m.Key.Lead*frame.Unit(i)
			}
		default:
			return
		}
		p.marker(pn, frame.Point{X: x, Y: base - p.m.Key.Middle()}, k.hollow, false)
		pn.Text(k.text, x+p.m.KeyGap, base, words)
	}
}
