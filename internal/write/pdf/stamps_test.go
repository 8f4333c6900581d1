package pdf

import (
	"bytes"
	"testing"

	"briefing/internal/page/frame"
	"briefing/internal/testkit/golden"
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

// A drawing is known again by what it shows: another document's equal one is drawn the same, one that differs in a single corner,
// colour or place is not.
func TestStampsOfManyDocuments(t *testing.T) {
	w := new(Writer)
	document := func(change func(g *frame.Group)) []byte {
		g := &frame.Group{At: frame.Point{X: 5000, Y: 3000}, Items: []frame.Item{rect(0, 0, 4000, 2500, &blue, nil), rect(500, 500, 900, 900, &pale, nil)}}
		change(g)
		b := newBuilder(t)
		b.mark(nil, g)
		b.para(b.doc.Root, "H1", "Words on a page")
		b.newPage(b.page.W, b.page.H)
		b.mark(nil, g)
		b.para(b.doc.Root, "P", "Words on a page")
		warm, diags := w.Write(b.doc, b.fonts, Options{})
		if len(diags) > 0 {
			t.Fatal(diags.Text())
		}
		if cold, _ := new(Writer).Write(b.doc, b.fonts, Options{}); !bytes.Equal(cold, warm) {
			t.Error("what a writer wrote before changes what it writes")
		}
		return warm
	}
	path := func(g *frame.Group) *frame.Path { return g.Items[1].(*frame.Path) }
	seen := map[string]int{}
	for i, change := range []func(g *frame.Group){
		func(*frame.Group) {},
		func(g *frame.Group) { g.At.X++ },
		func(g *frame.Group) { path(g).Segs[2].P[0].Y++ },
		func(g *frame.Group) { path(g).Fill = &blue },
		func(g *frame.Group) { g.Items = g.Items[:1] },
		func(g *frame.Group) { path(g).Segs[3].Op = frame.MoveTo },
	} {
		content := string(document(change))
		if first, twice := seen[content]; twice {
			t.Errorf("documents %d and %d are the same", first, i)
		}
		seen[content] = i
	}
	if len(w.stamps) != len(seen) {
		t.Errorf("%d drawings are kept of %d", len(w.stamps), len(seen))
	}
	document(func(*frame.Group) {})
	if len(w.stamps) != len(seen) {
		t.Error("an equal drawing is kept twice")
	}
}
