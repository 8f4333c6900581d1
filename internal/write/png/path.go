package png

import (
	"briefing/internal/page/frame"
)

// polyline is a part of a path as a line of points.
type polyline struct {
	points []point
	closed bool
}

func (c *canvas) path(p *frame.Path, at frame.Point) {
	if len(p.Segs) == 0 || p.Fill == nil && p.Stroke == nil {
		return
	}
	switch {
	case p.Segs[0].Op != frame.MoveTo:
		c.fault("png-path", "a shape does not begin with a starting point")
		return
	case p.Stroke != nil && p.Width <= 0:
		c.fault("png-path", "a line has no width")
		return
	case !frame.Shows(p.Dash):
		c.fault("png-path", "a dashed line has dashes without length")
		return
	}
	if r, ok := rectangle(p.Segs); ok && len(p.Dash) == 0 {
		c.rectangle(p, r, at)
		return
	}
	traces := c.flatten(p.Segs, at)
	if p.Fill != nil {
		var shapes []contour
		for _, t := range traces {
			if len(t.points) > 2 {
				shapes = append(shapes, t.points)
			}
		}
		c.fill(shapes, *p.Fill)
	}
	if p.Stroke != nil {
		c.stroke(p, traces)
	}
}

// rectangle recognises four sides along the axes.
func rectangle(segs []frame.Seg) (r frame.Rect, ok bool) {
	p, ok := frame.Corners(segs)
	a, b, c, d := p[0], p[1], p[2], p[3]
	r = frame.Rect{X: min(a.X, c.X), Y: min(a.Y, c.Y), W: max(a.X, c.X) - min(a.X, c.X), H: max(a.Y, c.Y) - min(a.Y, c.Y)}
	return r, ok && r.W > 0 && r.H > 0 && (b.X == c.X && b.Y == a.Y && d.X == a.X && d.Y == c.Y || b.X == a.X && b.Y == c.Y && d.X == c.X && d.Y == a.Y)
}

// rectangle draws a rectangle with sharp edges; a line around it lies half outside.
func (c *canvas) rectangle(p *frame.Path, r frame.Rect, at frame.Point) {
	a, b := c.at(frame.Point{X: r.X, Y: r.Y}, at), c.at(frame.Point{X: r.X + r.W, Y: r.Y + r.H}, at)
	if p.Stroke == nil {
		c.rect(snapped(a.x, a.y, b.x, b.y), *p.Fill)
		return
	}
	half := c.length(p.Width) / 2
	out := snapped(a.x-half, a.y-half, b.x+half, b.y+half)
	w := int(max(1, round(2*half, perPx)))
	in := box{out.x0 + w, out.y0 + w, out.x1 - w, out.y1 - w}
	if in.empty() {
		c.rect(out, *p.Stroke)
		return
	}
	if p.Fill != nil {
		c.rect(in, *p.Fill)
	}
	for _, side := range []box{{out.x0, out.y0, out.x1, in.y0}, {out.x0, in.y1, out.x1, out.y1}, {out.x0, in.y0, in.x0, in.y1}, {in.x1, in.y0, out.x1, in.y1}} {
		c.rect(side, *p.Stroke)
	}
}

// flatten turns a path into lines of points.
func (c *canvas) flatten(segs []frame.Seg, at frame.Point) []polyline {
	var out []polyline
	var cur polyline
	end := func() {
		if len(cur.points) > 0 {
			out = append(out, cur)
		}
		cur = polyline{}
	}
	for _, s := range segs {
		switch s.Op {
		case frame.MoveTo:
			end()
			cur.points = append(cur.points, c.at(s.P[0], at))
		case frame.LineTo:
			cur.points = append(cur.points, c.at(s.P[0], at))
		case frame.CurveTo:
			cur.points = cubic(cur.points, c.at(s.P[0], at), c.at(s.P[1], at), c.at(s.P[2], at))
		case frame.Close:
			if len(cur.points) == 0 {
				continue
			}
			start := cur.points[0]
			if n := len(cur.points); n > 1 && cur.points[n-1] == start {
				cur.points = cur.points[:n-1]
			}
			cur.closed = true
			end()
			// What follows without a starting point of its own goes on from there.
			cur.points = append(cur.points, start)
		}
	}
	if len(cur.points) > 1 || len(segs) == 1 || len(segs) > 0 && segs[len(segs)-1].Op != frame.Close {
		end()
	}
	return out
}

// pieces is how many straight pieces a curve is cut into, by how far its control points bend it: none is off by more
// than a hundredth of a px or so.
func pieces(off int64) int64 { return 1 + int64(squareRoot(uint64(off*50/perPx)))*7/8 }

// cubic adds a cubic curve from the last point on. Bernstein's polynomials in integers: coordinates stay below 2^24
// and pieces below 2^10, so that products fit.
func cubic(out []point, a, b, to point) []point {
	from := out[len(out)-1]
	off := max(abs(from.x-2*a.x+b.x)+abs(from.y-2*a.y+b.y), abs(a.x-2*b.x+to.x)+abs(a.y-2*b.y+to.y))
	n := min(pieces(off), 200)
	d := n * n * n
	for i := int64(1); i < n; i++ {
		j := n - i
		w0, w1, w2, w3 := j*j*j, 3*j*j*i, 3*j*i*i, i*i*i
		out = append(out, point{
			round(from.x*w0+a.x*w1+b.x*w2+to.x*w3, d),
			round(from.y*w0+a.y*w1+b.y*w2+to.y*w3, d),
		})
	}
	return append(out, to)
}

// quadratic adds a quadratic curve from the last point on.
func quadratic(out []point, a, to point) []point {
	from := out[len(out)-1]
	n := min(pieces(abs(from.x-2*a.x+to.x)+abs(from.y-2*a.y+to.y)), 200)
	d := n * n
	for i := int64(1); i < n; i++ {
		j := n - i
		w0, w1, w2 := j*j, 2*j*i, i*i
		out = append(out, point{round(from.x*w0+a.x*w1+to.x*w2, d), round(from.y*w0+a.y*w1+to.y*w2, d)})
	}
	return append(out, to)
}

func abs(v int64) int64 {
	if v < 0 {
		return -v
	}
	return v
}
