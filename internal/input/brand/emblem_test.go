package brand

import (
	"math"
	"testing"

	"briefing/internal/page/frame"
)

// parts returns the field and the stars of an emblem.
func parts(t *testing.T, g frame.Group) (field *frame.Path, stars [][]frame.Point) {
	t.Helper()
	if len(g.Items) != 2 {
		t.Fatalf("%d items, want the field and the stars", len(g.Items))
	}
	field = g.Items[0].(*frame.Path)
	path := g.Items[1].(*frame.Path)
	if *field.Fill != emblemBlue || *path.Fill != emblemGold || field.Stroke != nil || path.Stroke != nil {
		t.Errorf("colours: %v and %v", field.Fill, path.Fill)
	}
	var star []frame.Point
	for _, s := range path.Segs {
		switch s.Op {
		case frame.MoveTo, frame.LineTo:
			star = append(star, s.P[0])
		case frame.Close:
			stars = append(stars, star)
			star = nil
		default:
			t.Errorf("a star has no curves: %v", s)
		}
	}
	return field, stars
}

func TestEmblemGeometry(t *testing.T) {
	for _, h := range []frame.Unit{frame.MM(6), frame.MM(10), frame.MM(18), 100_000} {
		field, stars := parts(t, drawEmblem(h))
		if c := field.Segs[2].P[0]; c != (frame.Point{X: h * 3 / 2, Y: h}) {
			t.Errorf("the field's corner is %v at height %d", c, h)
		}
		if len(stars) != 12 {
			t.Fatalf("%d stars", len(stars))
		}
		// The reference is computed in floating point from the description, not from the tables.
		H, midX, midY := float64(h), float64(h*3/2)/2, float64(h)/2
		for n, star := range stars {
			hour := float64(n) * math.Pi / 6
			cx, cy := midX+H/3*math.Sin(hour), midY-H/3*math.Cos(hour)
			if len(star) != 10 {
				t.Fatalf("star %d has %d corners", n, len(star))
			}
			for i, p := range star {
				r := H / 18
				if i%2 == 1 {
					r *= math.Sin(math.Pi/10) / math.Sin(3*math.Pi/10)
				}
				a := float64(i) * math.Pi / 5
				x, y := cx+r*math.Sin(a), cy-r*math.Cos(a)
				if math.Abs(float64(p.X)-x) > 1.1 || math.Abs(float64(p.Y)-y) > 1.1 {
					t.Errorf("height %d, star %d, corner %d: %v, want %.1f %.1f", h, n, i, p, x, y)
				}
			}
			if star[0].Y >= star[1].Y || star[0].Y >= star[9].Y {
				t.Errorf("star %d does not stand upright", n)
			}
		}
	}
}

func TestEmblemIsSymmetrical(t *testing.T) {
	const h = 3600 // even, so that the middle is a whole unit
	_, stars := parts(t, drawEmblem(h))
	for n := range stars {
		mirror := stars[(12-n)%12]
		for i, p := range stars[n] {
			if q := mirror[(10-i)%10]; p.Y != q.Y || p.X+q.X != h*3/2 {
				t.Errorf("star %d corner %d at %v has no mirror image: %v", n, i, p, q)
			}
		}
	}
}

func TestEmblemOnColour(t *testing.T) {
	logo := load(t, "eu").Logo
	h := frame.Unit(2500)
	g := logo.OnColor(h)
	if len(g.Items) != 3 {
		t.Fatalf("%d items", len(g.Items))
	}
	border := g.Items[0].(*frame.Path)
	if *border.Fill != pureWhite {
		t.Errorf("the border is %v", border.Fill)
	}
	if a, b := border.Segs[0].P[0], border.Segs[2].P[0]; a != (frame.Point{X: -100, Y: -100}) || b != (frame.Point{X: 3850, Y: 2600}) {
		t.Errorf("the border runs from %v to %v", a, b)
	}
	if n := len(logo.Drawing(h).Items); n != 2 {
		t.Errorf("on white the emblem has %d items, want no border", n)
	}
	// Each call gives a drawing of its own: a caller may move or recolour it.
	one, two := logo.Drawing(h), logo.Drawing(h)
	*one.Items[0].(*frame.Path).Fill = frame.Color{}
	if *two.Items[0].(*frame.Path).Fill != emblemBlue {
		t.Error("two drawings share a colour")
	}
}
