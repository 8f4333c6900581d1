package reader

import "briefing/internal/check/object"

type point struct{ x, y float64 }

// matrix maps places of one space to another (ISO 32000-1, 8.3.4).
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

func matrixOf(list []any) (t matrix, ok bool) {
	if len(list) != len(t) {
		return identity, false
	}
	for i, v := range list {
		if t[i], ok = object.Number(v); !ok {
			return identity, false
		}
	}
	return t, true
}

func (t matrix) apply(x, y float64) point {
	return point{t[0]*x + t[2]*y + t[4], t[1]*x + t[3]*y + t[5]}
}

// times applies t first, then u.
func (t matrix) times(u matrix) matrix {
	return matrix{
		t[0]*u[0] + t[1]*u[2], t[0]*u[1] + t[1]*u[3],
		t[2]*u[0] + t[3]*u[2], t[2]*u[1] + t[3]*u[3],
		t[4]*u[0] + t[5]*u[2] + u[4], t[4]*u[1] + t[5]*u[3] + u[5],
	}
}

// Bounds is the smallest box around some points: left, bottom, right, top.
type Bounds struct {
	Box [4]float64
	Any bool // false: no points yet
}

func (b *Bounds) add(points ...point) {
	for _, p := range points {
		if !b.Any {
			b.Box, b.Any = [4]float64{p.x, p.y, p.x, p.y}, true
			continue
		}
		b.Box = [4]float64{min(b.Box[0], p.x), min(b.Box[1], p.y), max(b.Box[2], p.x), max(b.Box[3], p.y)}
	}
}

// path is a shape being built, curves as short lines.
type path struct{ loops [][]point }

func (p *path) move(at point) { p.loops = append(p.loops, []point{at}) }

func (p *path) line(at point) {
	if len(p.loops) == 0 {
		p.move(at)
		return
	}
	n := len(p.loops) - 1
	p.loops[n] = append(p.loops[n], at)
}

func (p *path) last() point {
	if len(p.loops) == 0 {
		return point{}
	}
	loop := p.loops[len(p.loops)-1]
	return loop[len(loop)-1]
}

func (p *path) curve(a, b, to point) {
	from := p.last()
	const steps = 8
	for i := 1; i <= steps; i++ {
		t := float64(i) / steps
		u := 1 - t
		p.line(point{
			u*u*u*from.x + 3*u*u*t*a.x + 3*u*t*t*b.x + t*t*t*to.x,
			u*u*u*from.y + 3*u*u*t*a.y + 3*u*t*t*b.y + t*t*t*to.y,
		})
	}
}

func (p *path) close() {
	if len(p.loops) > 0 {
		p.line(p.loops[len(p.loops)-1][0])
	}
}

// Shape is a filled area or a picture.
type Shape struct {
	Color *Color // nil: a picture, or a colour that is not known
	Order int
	loops [][]point
	box   Bounds
}

// Covers says whether a place lies in the shape, by the nonzero rule.
func (s *Shape) Covers(x, y float64) bool {
	if !s.box.Any {
		for _, loop := range s.loops {
			s.box.add(loop...)
		}
	}
	if b := s.box.Box; !s.box.Any || x < b[0] || x > b[2] || y < b[1] || y > b[3] {
		return false
	}
	turns := 0
	for _, loop := range s.loops {
		for i, a := range loop {
			b := loop[(i+1)%len(loop)]
			side := (b.x-a.x)*(y-a.y) - (x-a.x)*(b.y-a.y)
			switch {
			case a.y <= y && b.y > y && side > 0:
				turns++
			case a.y > y && b.y <= y && side < 0:
				turns--
			}
		}
	}
	return turns != 0
}

// Join widens the box so that it also holds another.
func (b *Bounds) Join(other Bounds) {
	if other.Any {
		b.add(point{other.Box[0], other.Box[1]}, point{other.Box[2], other.Box[3]})
	}
}
