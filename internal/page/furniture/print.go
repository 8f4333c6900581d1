package furniture

import "briefing/internal/page/frame"

// The sheet around a page that is to be cut reaches 10 mm beyond it. Crop marks are 5 mm long and begin 1 mm outside
// the bleed, so that none of them is left on a page that is cut a little off.
const (
	around    = 2835
	cropFrom  = frame.Bleed + 283
	cropTo    = cropFrom + 1417
	cropWidth = 25
)

// PrintMarks puts every page of a laid-out document on a larger sheet for a print shop: with room for the bleed, and
// with crop marks at the corners, which are no part of the structure. Nothing on the pages moves. The document must
// not have them already.
func PrintMarks(d *frame.Document) {
	for _, p := range d.Pages {
		p.Around, p.Bleed = around, frame.Bleed
		p.Marks = append(p.Marks, &frame.Mark{Artifact: frame.Production, Items: []frame.Item{cropMarks(p.W, p.H)}})
	}
}

// cropMarks is two lines at each corner, in line with the edges to be cut. Black is all three colours at none, which
// a print shop separates into all of its inks.
func cropMarks(w, h frame.Unit) *frame.Path {
	p := &frame.Path{Stroke: &frame.Color{}, Width: cropWidth}
	line := func(x1, y1, x2, y2 frame.Unit) {
		p.Segs = append(p.Segs,
			frame.Seg{Op: frame.MoveTo, P: [3]frame.Point{{X: x1, Y: y1}}},
			frame.Seg{Op: frame.LineTo, P: [3]frame.Point{{X: x2, Y: y2}}})
	}
	for _, y := range []frame.Unit{0, h} {
		line(-cropTo, y, -cropFrom, y)
		line(w+cropFrom, y, w+cropTo, y)
	}
	for _, x := range []frame.Unit{0, w} {
		line(x, -cropTo, x, -cropFrom)
		line(x, h+cropFrom, x, h+cropTo)
	}
	return p
}
