package png

import (
	"math/bits"

	"briefing/internal/page/frame"
)

// stroke paints the line of a path. Straight pieces along an axis, which rules and gridlines are, have sharp edges;
// of others every piece is a polygon, with a mitred corner between two, all turning the same way, so that where they
// overlap nothing is taken away.
func (c *canvas) stroke(p *frame.Path, traces []polyline) {
	half := max(1, c.length(p.Width)/2)
	var shapes []contour
	for _, t := range traces {
		lines := []polyline{t}
		if len(p.Dash) > 0 {
			lines = c.dashed(t, p.Dash)
		}
		for _, l := range lines {
			if b, ok := c.straight(l, half, p.Cap); ok {
				c.rect(b, *p.Stroke)
				continue
			}
			shapes = outline(shapes, l, half, p.Cap)
		}
	}
	c.fill(shapes, *p.Stroke)
}

// straight says whether a line is one piece along an axis with butt ends, and what it covers.
func (c *canvas) straight(t polyline, half int64, end frame.Cap) (box, bool) {
	if len(t.points) != 2 || t.closed || end != frame.Butt {
		return box{}, false
	}
	a, b := t.points[0], t.points[1]
	switch {
	case a.y == b.y && a.x != b.x:
		return snapped(min(a.x, b.x), a.y-half, max(a.x, b.x), a.y+half), true
	case a.x == b.x && a.y != b.y:
		return snapped(a.x-half, min(a.y, b.y), a.x+half, max(a.y, b.y)), true
	}
	return box{}, false
}

// dashed cuts a line into its dashes. A dash of no length is a dot.
func (c *canvas) dashed(t polyline, dash []frame.Unit) []polyline {
	pts := t.points
	if t.closed {
		pts = append(append([]point(nil), pts...), pts[0])
	}
	// Lengths are carried in 1/100 of 1/1024 px, so that many dashes do not drift.
	const fine = 100
	list := make([]int64, len(dash))
	for i, d := range dash {
		list[i] = int64(d) * c.scale * perPx
	}
	if len(list)%2 == 1 {
		list = append(list, list...)
	}
	var out []polyline
	k, left, on := 0, list[0], true
	cur := []point{pts[0]}
	for i := 1; i < len(pts); i++ {
		a, b := pts[i-1], pts[i]
		length := hypot(b.x-a.x, b.y-a.y) * fine
		if length == 0 {
			continue
		}
		at := int64(0)
		for at+left <= length {
			at += left
			q := point{a.x + mulDiv(b.x-a.x, at, length), a.y + mulDiv(b.y-a.y, at, length)}
			if on {
				out = append(out, polyline{points: append(cur, q)})
			}
			on, cur = !on, []point{q}
			k = (k + 1) % len(list)
			left = list[k]
			if len(out) > 100_000 {
				return out
			}
		}
		left -= length - at
		if on {
			cur = append(cur, b)
		}
	}
	if on && len(cur) > 1 {
		out = append(out, polyline{points: cur})
	}
	return out
}

// mulDiv is a*b/c rounded to the nearest, with a product of up to 127 bits.
func mulDiv(a, b, c int64) int64 {
	neg := (a < 0) != (b < 0)
	hi, lo := bits.Mul64(uint64(abs(a)), uint64(abs(b)))
	lo, carry := bits.Add64(lo, uint64(c)/2, 0)
	q, _ := bits.Div64(hi+carry, lo, uint64(c))
	if neg {
		return -int64(q)
	}
	return int64(q)
}

func hypot(x, y int64) int64 { return int64(squareRoot(uint64(x*x + y*y))) }

// outline adds the polygons of a line: a quadrilateral a piece, a corner between two, and round ends.
func outline(out []contour, t polyline, half int64, end frame.Cap) []contour {
	pts := distinct(t)
	if len(pts) == 1 {
		if end == frame.RoundCap {
			out = append(out, circle(pts[0], half))
		}
		return out
	}
	n := len(pts)
	last := n - 1
	if t.closed {
		last = n
	}
	var before point // normal of the piece before
	var firstNormal point
	for i := 0; i < last; i++ {
		a, b := pts[i], pts[(i+1)%n]
		nrm := normal(a, b, half)
		out = append(out, contour{{a.x + nrm.x, a.y + nrm.y}, {b.x + nrm.x, b.y + nrm.y}, {b.x - nrm.x, b.y - nrm.y}, {a.x - nrm.x, a.y - nrm.y}})
		if i == 0 {
			firstNormal = nrm
		} else {
			out = corner(out, a, before, nrm, half)
		}
		before = nrm
	}
	if t.closed {
		out = corner(out, pts[0], before, firstNormal, half)
	} else if end == frame.RoundCap {
		out = append(out, circle(pts[0], half), circle(pts[n-1], half))
	}
	return out
}

// distinct leaves out points that repeat the one before.
func distinct(t polyline) []point {
	out := t.points[:1:1]
	for _, p := range t.points[1:] {
		if p != out[len(out)-1] {
			out = append(out, p)
		}
	}
	if n := len(out); t.closed && n > 1 && out[n-1] == out[0] {
		out = out[:n-1]
	}
	return out
}

// normal is the left normal of a piece, as long as half the line is wide.
func normal(a, b point, half int64) point {
	dx, dy := b.x-a.x, b.y-a.y
	l := max(1, hypot(dx, dy))
	return point{round(dy*half, l), round(-dx*half, l)}
}

// corner adds the mitre on the outer side of a corner with the normals u and v: its tip lies at p + (u+v)·h²/(h²+u·v).
// A tip further out than ten times the width is cut off, as PDF does.
func corner(out []contour, p, u, v point, half int64) []contour {
	cross := u.x*v.y - u.y*v.x
	if cross == 0 {
		return out
	}
	side := int64(1)
	if cross < 0 { // the line turns to the left: the outer side is the right one
		side = -1
	}
	dot := u.x*v.x + u.y*v.y
	h2 := half * half
	a, b := point{p.x + side*u.x, p.y + side*u.y}, point{p.x + side*v.x, p.y + side*v.y}
	shape := contour{p, a, b}
	if d := h2 + dot; d > h2/50 { // 1/sin²(angle/2) = 2h²/(h²+u·v) up to 100
		tip := point{p.x + side*mulDiv(u.x+v.x, h2, d), p.y + side*mulDiv(u.y+v.y, h2, d)}
		shape = contour{p, a, tip, b}
	}
	return append(out, oriented(shape))
}

// oriented reverses a contour that runs the other way than all pieces of lines do.
func oriented(s contour) contour {
	if area(s) < 0 {
		for i, j := 0, len(s)-1; i < j; i, j = i+1, j-1 {
			s[i], s[j] = s[j], s[i]
		}
	}
	return s
}

// area is twice the signed area; pieces of lines have a positive one.
func area(s contour) int64 {
	sum := int64(0)
	for i, a := range s {
		b := s[(i+1)%len(s)]
		sum += (a.x-s[0].x)*(b.y-s[0].y) - (b.x-s[0].x)*(a.y-s[0].y)
	}
	return sum
}

// circle is a circle of four cubic quarters.
func circle(m point, r int64) contour {
	k := round(r*5523, 10000)
	pts := []point{{m.x + r, m.y}}
	pts = cubic(pts, point{m.x + r, m.y - k}, point{m.x + k, m.y - r}, point{m.x, m.y - r})
	pts = cubic(pts, point{m.x - k, m.y - r}, point{m.x - r, m.y - k}, point{m.x - r, m.y})
	pts = cubic(pts, point{m.x - r, m.y + k}, point{m.x - k, m.y + r}, point{m.x, m.y + r})
	pts = cubic(pts, point{m.x + k, m.y + r}, point{m.x + r, m.y + k}, point{m.x + r, m.y})
	return oriented(pts[:len(pts)-1])
}
