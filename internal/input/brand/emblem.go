package brand

import "briefing/internal/page/frame"

// euEmblem is the name a brand file gives to the emblem of the European Union, which is drawn from its geometry and
// not read from a file: "drawn:eu-emblem".
const euEmblem = "eu-emblem"

// The emblem's own colours, which no brand changes.
var (
	emblemBlue = frame.Color{R: 0x00, G: 0x33, B: 0x99}
	emblemGold = frame.Color{R: 0xFF, G: 0xCC, B: 0x00}
	pureWhite  = frame.Color{R: 0xFF, G: 0xFF, B: 0xFF}
)

// Sines and cosines in thousand millionths: integers keep the drawing the same on every machine.
const (
	billionth = 1_000_000_000
	half      = 500_000_000
	cos30     = 866_025_404
	sin36     = 587_785_252
	cos36     = 809_016_994
	sin72     = 951_056_516
	cos72     = 309_016_994
	// innerStar is the inner radius of a five-pointed star whose sides run from point to point: sin 18° / sin 54°.
	innerStar = 381_966_011
)

// direction is a unit vector, y down.
type direction struct{ x, y int64 }

// hours are the twelve positions of a clock's hours, from twelve o'clock on.
var hours = [12]direction{
	{0, -billionth}, {half, -cos30}, {cos30, -half}, {billionth, 0}, {cos30, half}, {half, cos30},
	{0, billionth}, {-half, cos30}, {-cos30, half}, {-billionth, 0}, {-cos30, -half}, {-half, -cos30},
}

// corners are the ten corners of a star with one point up: points and inner corners in turn.
var corners = [10]direction{
	{0, -billionth}, inner(sin36, -cos36), {sin72, -cos72}, inner(sin72, cos72), {sin36, cos36},
	inner(0, billionth), {-sin36, cos36}, inner(-sin72, cos72), {-sin72, -cos72}, inner(-sin36, -cos36),
}

func inner(x, y int64) direction {
	return direction{x * innerStar / billionth, y * innerStar / billionth}
}

// drawEmblem draws the emblem of the European Union at a height, its top left corner at the group's origin. Geometry:
// Interinstitutional Style Guide, annex A1: a blue field of 3 to 2; twelve gold stars, upright, their centres at the
// hours of a clock on a circle of a third of the height; each star in a circle of an eighteenth of the height.
func drawEmblem(h frame.Unit) frame.Group {
	w := h * 3 / 2
	blue, gold := emblemBlue, emblemGold
	field := &frame.Path{Segs: rectangle(0, 0, w, h), Fill: &blue}
	stars := &frame.Path{Fill: &gold, Segs: make([]frame.Seg, 0, len(hours)*(len(corners)+1))}
	for _, hour := range hours {
		for i, c := range corners {
			op := frame.LineTo
			if i == 0 {
				op = frame.MoveTo
			}
			// Centre h/3 away from the middle, corner h/18 away from the centre: 6/18 and 1/18 of the height.
			p := frame.Point{X: w/2 + part(h, 6*hour.x+c.x), Y: h/2 + part(h, 6*hour.y+c.y)}
			stars.Segs = append(stars.Segs, frame.Seg{Op: op, P: [3]frame.Point{p}})
		}
		stars.Segs = append(stars.Segs, frame.Seg{Op: frame.Close})
	}
	return frame.Group{Items: []frame.Item{field, stars}}
}

// part returns h·v/18 for v in thousand millionths, rounded to the nearest unit.
func part(h frame.Unit, v int64) frame.Unit {
	const whole = 18 * billionth
	n := int64(h) * v
	if n < 0 {
		return -frame.Unit((-n + whole/2) / whole)
	}
	return frame.Unit((n + whole/2) / whole)
}

// bordered puts a white border of a twenty-fifth of the height around a drawing of that size, as the emblem needs it
// on any ground but white. The border lies outside the drawing's box.
func bordered(g frame.Group, w, h frame.Unit) frame.Group {
	white := pureWhite
	b := (h + 12) / 25
	border := &frame.Path{Segs: rectangle(-b, -b, w+2*b, h+2*b), Fill: &white}
	g.Items = append([]frame.Item{border}, g.Items...)
	return g
}

func rectangle(x, y, w, h frame.Unit) []frame.Seg {
	at := func(op frame.Op, x, y frame.Unit) frame.Seg {
		return frame.Seg{Op: op, P: [3]frame.Point{{X: x, Y: y}}}
	}
	return []frame.Seg{at(frame.MoveTo, x, y), at(frame.LineTo, x+w, y), at(frame.LineTo, x+w, y+h), at(frame.LineTo, x, y+h), {Op: frame.Close}}
}
