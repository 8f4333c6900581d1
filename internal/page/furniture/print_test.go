package furniture

import (
	"testing"

	"briefing/internal/page/frame"
)

// TestPrintMarks finds two marks at every corner of a page, in line with its edges, clear of the bleed and on the sheet.
func TestPrintMarks(t *testing.T) {
	d := &frame.Document{Pages: []*frame.Page{{W: mm(210), H: mm(297)}, {W: mm(297), H: mm(210)}}}
	PrintMarks(d)
	for i, p := range d.Pages {
		if p.Bleed != mm(3) || p.Around != mm(10) {
			t.Errorf("page %d: %d of bleed on %d of sheet", i+1, p.Bleed, p.Around)
		}
		if len(p.Marks) != 1 || p.Marks[0].Node != nil || p.Marks[0].Artifact != frame.Production || len(p.Marks[0].Items) != 1 {
			t.Fatalf("page %d: %d marks, or not one artefact for the print shop", i+1, len(p.Marks))
		}
		path := p.Marks[0].Items[0].(*frame.Path)
		if len(path.Segs) != 16 {
			t.Errorf("page %d: %d lines, want two at each corner", i+1, len(path.Segs)/2)
		}
		for n := 0; n+1 < len(path.Segs); n += 2 {
			a, b := path.Segs[n].P[0], path.Segs[n+1].P[0]
			onEdge := a.X == b.X && (a.X == 0 || a.X == p.W) || a.Y == b.Y && (a.Y == 0 || a.Y == p.H)
			if long := max(a.X, b.X) - min(a.X, b.X) + max(a.Y, b.Y) - min(a.Y, b.Y); !onEdge || long != mm(5) {
				t.Errorf("page %d: the line from %v to %v is no crop mark", i+1, a, b)
			}
			for _, at := range []frame.Point{a, b} {
				out := max(-at.X, at.X-p.W, -at.Y, at.Y-p.H)
				if out < p.Bleed+mm(1) || out > p.Around-mm(1) {
					t.Errorf("page %d: a crop mark comes %d near to the page, on a sheet of %d", i+1, out, p.Around)
				}
			}
		}
	}
}
