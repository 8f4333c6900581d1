package steps

import (
	"briefing/internal/charts/kit"
	"briefing/internal/page/frame"
)

// leader is a straight line from a marker to a label that stands away from it.
type leader struct{ from, to frame.Point }

func (l leader) length() frame.Unit {
	dx, dy := l.to.X-l.from.X, l.to.Y-l.from.Y
	return kit.Root(dx*dx + dy*dy)
}

// box is what a leader covers at most.
func (l leader) box() frame.Rect {
	x, y := min(l.from.X, l.to.X), min(l.from.Y, l.to.Y)
	return frame.Rect{X: x, Y: y, W: max(l.from.X, l.to.X) - x, H: max(l.from.Y, l.to.Y) - y}
}

// grown is a box that is larger on each side.
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

func inside(r, in frame.Rect) bool {
	return r.X >= in.X && r.Y >= in.Y && r.X+r.W <= in.X+in.W && r.Y+r.H <= in.Y+in.H
}
