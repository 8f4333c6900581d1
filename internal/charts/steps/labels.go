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

// placeLabels finds a place for every label. Value and date stand together and at their point: nearer to it than to any
// other marker. Where there is no such place, a leader line leads from the marker to the label. It must not touch the line,
// a marker, the key or another label, nor may its leader.
func (p *panel) placeLabels() {
	before := p.List
	type result struct {
		list          diag.List
		labels        []label
		breaks        []gap
		firstUnplaced bool
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
			best = result{p.List, p.labels, p.breaks, p.firstUnplaced}
		}
		if len(p.List) == len(before) || try == 1 && len(breaks) == 0 {
			break
		}
	}
	p.List, p.labels, p.breaks, p.firstUnplaced = best.list, best.labels, best.breaks, best.firstUnplaced
}

// placeLabelsFrom places the labels from the first point on, or from the last one back.
func (p *panel) placeLabelsFrom(last bool) {
	p.labels, p.firstUnplaced = nil, false
	area := frame.Rect{X: p.gutter, Y: p.m.Title.Lead * frame.Unit(p.titleLines), W: p.width - p.gutter}
	area.H = p.axis() - p.m.Axis/2 - area.Y
	s := surroundings{p.labelType(), p.m, p.spots, p.gridlines(), area, p.obstacles()}
	if p.first && p.key.corner != nil {
		s.taken = append(s.taken, obstacle{Rect: *p.key.corner, own: -1})
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
		l, ok := s.place(i, pt)
		if !ok && pt.Date.S != "" {
			// The value never drops; its date may.
			p.Tell("chart-captions", "", "leaves out the date %s under the label \"%s\", because it has no room there", pt.Date.S, pt.Label.S)
			pt.Date = span.Plain("")
			l, ok = s.place(i, pt)
		}
		p.firstUnplaced = p.firstUnplaced || i == 0 && (!ok || pt.Date.S != p.Points[i].Date.S)
		if !ok {
			p.Fail("chart-fit", "do not label the point, or shorten its label", "has no room for the label \"%s\" in the panel \"%s\"",
				kit.Joined(pt.Label.S, pt.Date.S), p.Title.S)
			continue
		}
		p.labels = append(p.labels, l)
		s.taken = append(s.taken, obstacle{Rect: l.box, own: -1})
		if l.leader != (leader{}) {
			s.taken = append(s.taken, obstacle{Rect: l.leader.box(), own: -1})
		}
	}
	if last {
		slices.Reverse(p.labels)
	}
}

// obstacle is something a label must keep off; own is the point whose marker it is, or -1. A leader may cross the line,
// or the mark of a break, where nothing else is possible, and nothing else ever.
type obstacle struct {
	frame.Rect
	own  int
	line bool
}

// obstacles are the boxes of line, markers and breaks.
func (p *panel) obstacles() []obstacle {
	half, reach := p.m.Line/2, p.m.reach()
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

// surroundings are what the labels of a panel have around them.
type surroundings struct {
	labelType
	m         Sizes
	spots     []frame.Point
	gridlines []frame.Unit // their heights
	area      frame.Rect   // that labels stand in
	taken     []obstacle   // grows by each placed label
}

// What a place for a label costs, in 1/100 pt: a leader its length and more, a place other than the asked one, a
// gridline behind it, a line that the leader crosses. Of all places the cheapest is taken, of equals the first.
const (
	leaderCost   = 1500
	elsewhere    = 1200
	gridlineCost = 3000
	crossingCost = 9000
)

// place finds the cheapest place for the label of a point; ok is false if there is none.
func (s *surroundings) place(i int, pt Point) (best label, ok bool) {
	cost := frame.Unit(-1)
	forms := []bool{false, true}
	if pt.Date.S == "" {
		forms = forms[:1]
	}
	for _, line := range forms {
		w, h := s.size(pt, line)
		for c := range s.candidates(pt.Place, s.spots[i], w, h) {
			box, price := frame.Rect{X: c.X, Y: c.Y, W: w, H: h}, c.cost
			if cost >= 0 && price >= cost || !inside(box, s.area) {
				continue
			}
			price += s.gridlinesBehind(box) * gridlineCost
			if cost >= 0 && price >= cost || !s.isFree(box) {
				continue
			}
			var lead leader
			if !s.standsAt(i, box) {
				var crossed frame.Unit
				if lead, crossed = s.leaderTo(i, box); lead == (leader{}) {
					continue
				}
				price += leaderCost + lead.length() + crossingCost*crossed
			}
			if cost < 0 || price < cost {
				best, cost = s.in(pt, s.spots[i], box, line), price
				best.leader = lead
			}
		}
	}
	return best, cost >= 0
}

// standsAt says whether a label in a box is seen to belong to its point: it begins close to the marker, and every other
// marker is clearly farther away.
func (s *surroundings) standsAt(i int, box frame.Rect) bool {
	own := s.apart(i, box)
	if own > s.nearby() {
		return false
	}
	for k := range s.spots {
		if k != i && s.apart(k, box) < own+2*s.m.reach() {
			return false
		}
	}
	return true
}

// nearby is how far from its marker a label may stand without a leader.
func (s *surroundings) nearby() frame.Unit { return max(s.m.LabelGap, s.m.AboveGap) + s.MM(1) }

// apart is the distance of a point's marker from a box.
func (s *surroundings) apart(i int, box frame.Rect) frame.Unit {
	at := s.spots[i]
	dx := max(box.X-at.X, at.X-box.X-box.W, 0)
	dy := max(box.Y-at.Y, at.Y-box.Y-box.H, 0)
	return max(0, kit.Root(dx*dx+dy*dy)-s.m.reach())
}

// leaderTo is a straight line from a marker to the nearest place of a label's box, a little off both, and how often it
// crosses the panel's line. There is none where it would be too short to be seen, or meets anything else.
func (s *surroundings) leaderTo(i int, box frame.Rect) (l leader, crossed frame.Unit) {
	at := s.spots[i]
	to := frame.Point{X: kit.Within(at.X, box.X, box.X+box.W), Y: kit.Within(at.Y, box.Y, box.Y+box.H)}
	dx, dy := to.X-at.X, to.Y-at.Y
	d := kit.Root(dx*dx + dy*dy)
	from, gap := s.m.reach()+s.MM(0.2), s.MM(0.35)
	if d-from-gap < s.MM(0.8) {
		return l, 0
	}
	a := frame.Point{X: at.X + dx*from/d, Y: at.Y + dy*from/d}
	b := frame.Point{X: to.X - dx*gap/d, Y: to.Y - dy*gap/d}
	for _, o := range s.taken {
		switch {
		case o.own == i || !crosses(a, b, grown(o.Rect, s.MM(0.2))):
		case o.line:
			crossed++
		default:
			return leader{}, 0
		}
	}
	return leader{a, b}, crossed
}

// isFree says whether a box keeps clear of all others, by a little.
func (s *surroundings) isFree(box frame.Rect) bool {
	box = grown(box, s.MM(0.3))
	for _, t := range s.taken {
		if kit.Overlap(box, t.Rect) {
			return false
		}
	}
	return true
}

// gridlinesBehind counts the gridlines that run through a box or its halo.
func (s *surroundings) gridlinesBehind(box frame.Rect) frame.Unit {
	n, clear := frame.Unit(0), s.m.Value.Size*16/100+s.Style.Form.Rule
	for _, line := range s.gridlines {
		if line > box.Y-clear && line < box.Y+box.H+clear {
			n++
		}
	}
	return n
}

// candidate is a top left corner that a label may take, and what it costs to take it.
type candidate struct {
	frame.Point
	cost frame.Unit
}

// candidates yields where a label may stand, the asked place first: beside the marker, over it or under it, and ever
// farther from there, in longer steps.
func (s *surroundings) candidates(place Place, at frame.Point, w, h frame.Unit) iter.Seq[candidate] {
	reach, step := s.m.reach(), s.MM(0.5)
	left := at.X - reach - s.m.LabelGap - w
	right := at.X + reach + s.m.LabelGap
	mid := at.Y + s.m.Value.Middle() - s.rise()
	above, below := at.Y-reach-s.m.AboveGap-h+s.m.Value.Size*21/100, at.Y+reach+s.m.AboveGap
	// A way leads from a corner up, down or aside. How far left a label above or below may start: over or under its
	// marker's middle, ending with the marker, or starting there.
	type way struct{ x, y, dx, dy frame.Unit }
	lefts := []way{{left, mid, 0, -1}, {left, mid, 0, 1}, {left, mid, -1, 0}, {left, mid, -1, -1}, {left, mid, -1, 1}}
	rights := []way{{right, mid, 0, -1}, {right, mid, 0, 1}, {right, mid, 1, 0}, {right, mid, 1, 1}, {right, mid, 1, -1}}
	aboves := []way{{at.X + reach - w, above, 0, -1}, {at.X - w/2, above, 0, -1}, {at.X - reach, above, 0, -1}, {at.X - w, above, -1, -1}, {at.X, above, 1, -1}}
	belows := []way{{at.X - w/2, below, 0, 1}, {at.X - reach, below, 0, 1}, {at.X + reach - w, below, 0, 1}, {right, below, 1, 1}, {left, below, -1, 1}}
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
				for d := frame.Unit(0); d <= 4*s.m.LabelDistance; d += step {
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

func (p *panel) drawLabels(pn *kit.Pen, _ kit.Box, _, _ kit.Range) {
	for _, l := range p.labels {
		if l.leader != (leader{}) {
			pn.Rule(l.leader.from.X, l.leader.from.Y, l.leader.to.X, l.leader.to.Y, kit.Stroke{Width: p.Style.Form.Rule, Color: brand.Secondary})
		}
		pn.Text(l.value.s, l.value.at.X, l.value.at.Y, kit.Face(frame.Bold, p.m.Value.Size, brand.Ink))
		if l.date.s != "" {
			pn.Text(l.date.s, l.date.at.X, l.date.at.Y, kit.Face(frame.Regular, p.m.Date.Size, brand.Secondary))
		}
	}
	if p.first {
		p.drawKey(pn)
	}
}
