package pdf

import (
	"bytes"
	"testing"

	"briefing/internal/frame"
	"briefing/internal/golden"
)

// A drawing that stands at one place of several pages is written once, and only then: shapes alone are drawn ahead,
// and a page of another size has coordinates of its own.
func TestStamps(t *testing.T) {
	emblem := func() *frame.Group {
		return &frame.Group{At: frame.Point{X: 5000, Y: 3000}, Items: []frame.Item{rect(0, 0, 4000, 2500, &blue, nil), rect(500, 500, 900, 900, &pale, nil)}}
	}
	same, outlined := emblem(), emblem()
	outlined.Items = append(outlined.Items, rect(0, 0, 4000, 2500, &pale, &blue))
	for _, c := range []struct {
		name   string
		pages  int
		group  func() *frame.Group
		width  func(page int) frame.Unit
		stamps int
	}{
		{"on three pages", 3, func() *frame.Group { return same }, func(int) frame.Unit { return frame.MM(210) }, 1},
		{"on one page", 1, func() *frame.Group { return same }, func(int) frame.Unit { return frame.MM(210) }, 0},
		{"drawn anew on each page", 3, emblem, func(int) frame.Unit { return frame.MM(210) }, 0},
		{"with a stroke", 3, func() *frame.Group { return outlined }, func(int) frame.Unit { return frame.MM(210) }, 0},
		{"on pages of two sizes", 3, func() *frame.Group { return same }, func(i int) frame.Unit { return frame.MM(float64(210 + 10*i)) }, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := newBuilder(t)
			for i := range c.pages {
				if i > 0 {
					b.newPage(c.width(i), frame.MM(297))
				}
				b.mark(nil, c.group())
				b.para(b.doc.Root, []string{"H1", "P", "P"}[i], "Words on a page")
			}
			data, diags := Write(b.doc, b.fonts, Options{})
			if len(diags) > 0 {
				t.Fatal(diags.Text())
			}
			if n := bytes.Count(data, []byte("/Subtype /Form")); n != c.stamps {
				t.Errorf("%d drawings are written ahead, want %d", n, c.stamps)
			}
			golden.NeedTool(t, "pdftoppm")
			for i, page := range golden.PDFPages(t, data, 40) {
				x, y := int(frame.Unit(5200).Points()*40/72), int(frame.Unit(3200).Points()*40/72)
				if r, g, bl, _ := page.At(x, y).RGBA(); uint8(r>>8) != blue.R || uint8(g>>8) != blue.G || uint8(bl>>8) != blue.B {
					t.Errorf("page %d does not show the drawing", i+1)
				}
			}
		})
	}
}
