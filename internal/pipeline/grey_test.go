package pipeline_test

import (
	"fmt"
	"image"
	"image/color"
	"math"
	"testing"

	"briefing/internal/charts/bars"
	"briefing/internal/charts/kit"
	"briefing/internal/doc/span"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
	"briefing/internal/pipeline"
)

// leastApart is how far two fills that mean different things must be apart in lightness, so that a black and white
// print still tells them apart.
const leastApart = 25

const greyDPI = 160

// lightness is L* of CIE 1976 (ISO/CIE 11664-4): 0 is black, 100 is white. The luminance it rests on is that of sRGB
// (IEC 61966-2-1) relative to its white.
func lightness(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		s := float64(v) / 0xFFFF
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	y := 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
	const delta = 6.0 / 29
	if y > delta*delta*delta {
		return 116*math.Cbrt(y) - 16
	}
	return 116*(y/(3*delta*delta)+4.0/29) - 16
}

func TestLightness(t *testing.T) {
	for _, c := range []struct {
		color color.RGBA
		want  float64
	}{
		{color.RGBA{0, 0, 0, 255}, 0}, {color.RGBA{255, 255, 255, 255}, 100}, {color.RGBA{119, 119, 119, 255}, 50.03},
		{color.RGBA{255, 0, 0, 255}, 53.24}, {color.RGBA{0, 255, 0, 255}, 87.73}, {color.RGBA{0, 0, 255, 255}, 32.30},
		{color.RGBA{3, 3, 3, 255}, 0.82},
	} {
		if got := lightness(c.color); math.Abs(got-c.want) > 0.02 {
			t.Errorf("L* of %v is %.2f, want %.2f", c.color, got, c.want)
		}
	}
}

// greys renders a page twice without colour, as a printer may: by lightness, from the colours, and by the renderer's
// own mixture of red, green and blue.
func greys(t *testing.T, p *pipeline.Project, d *frame.Document, page int) map[string]image.Image {
	t.Helper()
	return map[string]image.Image{
		"by lightness":    drawPage(t, p, d, page, greyDPI),
		"by the renderer": drawPage(t, p, d, page, greyDPI, "-gray"),
	}
}

// shade is the lightness of a filled box on a picture of its page: in its middle, and darkest along its outline.
type shade struct{ fill, edge float64 }

// shades measures all boxes of charts on a page by the colour they are filled with.
func shades(page *frame.Page, im image.Image) map[frame.Color][]shade {
	out := map[frame.Color][]shade{}
	at := func(x, y frame.Unit) float64 {
		return lightness(im.At(int(x)*greyDPI/7200, int(y)*greyDPI/7200))
	}
	var walk func(items []frame.Item, from frame.Point)
	walk = func(items []frame.Item, from frame.Point) {
		for _, it := range items {
			switch it := it.(type) {
			case *frame.Group:
				walk(it.Items, frame.Point{X: from.X + it.At.X, Y: from.Y + it.At.Y})
			case *frame.Path:
				box, ok := boxOf(it)
				if it.Fill == nil || !ok {
					continue
				}
				mid := box.Y + from.Y + box.H/2
				s := shade{at(box.X+from.X+box.W/2, mid), 100}
				for dx := frame.Unit(-60); dx <= 60; dx += 10 {
					s.edge = min(s.edge, at(box.X+from.X+dx, mid))
				}
				out[*it.Fill] = append(out[*it.Fill], s)
			}
		}
	}
	for _, m := range page.Marks {
		if m.Node != nil && m.Node.Type == "Figure" {
			walk(m.Items, frame.Point{})
		}
	}
	return out
}

// boxOf is the box around a path of straight lines that is at least 2 mm wide and high.
func boxOf(p *frame.Path) (frame.Rect, bool) {
	lo, hi := p.Segs[0].P[0], p.Segs[0].P[0]
	for _, s := range p.Segs {
		switch s.Op {
		case frame.CurveTo:
			return frame.Rect{}, false
		case frame.Close:
		default:
			lo = frame.Point{X: min(lo.X, s.P[0].X), Y: min(lo.Y, s.P[0].Y)}
			hi = frame.Point{X: max(hi.X, s.P[0].X), Y: max(hi.Y, s.P[0].Y)}
		}
	}
	w, h := hi.X-lo.X, hi.Y-lo.Y
	return frame.Rect{X: lo.X, Y: lo.Y, W: w, H: h}, w > frame.MM(2) && h > frame.MM(2)
}

// wantApart wants each of the dark boxes darker than each of the light ones, by far enough.
func wantApart(t *testing.T, where string, dark, light []shade) {
	t.Helper()
	for _, a := range dark {
		for _, b := range light {
			if b.fill-a.fill < leastApart {
				t.Errorf("%s: a dark box has L* %.1f, a light one %.1f", where, a.fill, b.fill)
			}
		}
	}
}

// The bars that are the finding stay darker than those around them, by 25 steps of lightness, in every brand.
func TestGreyKeepsFindingsApart(t *testing.T) {
	needPictures(t)
	for _, name := range []string{"eu", "plain"} {
		p, _ := shippedPages(t, name)
		d := contextChart(t, p)
		finding, context := p.Brand.Light.Color(brand.Blue), p.Brand.Light.Color(brand.Context)
		for how, im := range greys(t, p, d, 0) {
			found := shades(d.Pages[0], im)
			if len(found[finding]) != 2 || len(found[context]) != 3 {
				t.Fatalf("brand %s: %d bars of the finding and %d around it", name, len(found[finding]), len(found[context]))
			}
			wantApart(t, "brand "+name+", grey "+how, found[finding], found[context])
		}
	}
}

// contextChart is a page with one chart in which two bars are the finding and three are not.
func contextChart(t *testing.T, p *pipeline.Project) *frame.Document {
	t.Helper()
	spec := &bars.Chart{Groups: []bars.Group{{}}}
	for i, fill := range []kit.Fill{kit.Solid, kit.Muted, kit.Solid, kit.Muted, kit.Muted} {
		spec.Groups[0].Rows = append(spec.Groups[0].Rows, bars.Row{
			Label: span.Plain(fmt.Sprintf("Row %d", i+1)), Value: span.Plain(fmt.Sprint(50 - 5*i)),
			Parts: []kit.Part{{Size: int64(50-5*i) * 1000, Fill: fill}},
		})
	}
	style := kit.Style{Colors: p.Brand.Light, Fonts: p.Brand.Fonts, Form: kit.FormOf(kit.Page)}
	drawing, diags := spec.Draw(style, frame.MM(174))
	if diags.HasErrors() {
		t.Fatal(diags.Text())
	}
	at := frame.Point{X: frame.MM(18), Y: frame.MM(40)}
	drawing.Group.At = at
	figure := &frame.Node{Type: "Figure", Alt: "Two bars of five stand out.", BBox: &frame.Rect{X: at.X, Y: at.Y, W: drawing.W, H: drawing.H}}
	mark := &frame.Mark{Node: figure, Items: []frame.Item{&drawing.Group}}
	figure.Kids = []frame.Kid{{Mark: mark}}
	return &frame.Document{
		Meta:  frame.Meta{Title: "Focus", Lang: "en-GB", Date: "2019-03-31", CreatorTool: "briefing"},
		Pages: []*frame.Page{{W: frame.MM(210), H: frame.MM(297), Marks: []*frame.Mark{mark}}},
		Root:  &frame.Node{Type: "Document", Kids: []frame.Kid{{Node: figure}}},
	}
}

// On page 2 of the factsheet, money with a named payer stays darker than money without, whose outline stays visible.
func TestGreyKeepsPayersApart(t *testing.T) {
	needPictures(t)
	for _, name := range []string{"eu", "plain"} {
		p, docs := shippedPages(t, name)
		d := docs["factsheet"]
		solid, outlined := p.Brand.Light.Color(brand.Blue), p.Brand.Light.Color(brand.Pale)
		for how, im := range greys(t, p, d, 1) {
			found := shades(d.Pages[1], im)
			// Named: Morocco, Libya, two pledges, Niger, Senegal. Not named: North Africa, the Horn, awareness, global
			// action.
			if len(found[solid]) != 6 || len(found[outlined]) != 4 {
				t.Fatalf("brand %s: %d parts with a named payer and %d without", name, len(found[solid]), len(found[outlined]))
			}
			wantApart(t, "brand "+name+", grey "+how, found[solid], found[outlined])
			for _, b := range found[outlined] {
				if b.fill-b.edge < leastApart {
					t.Errorf("brand %s, grey %s: the outline has L* %.1f, what it is around %.1f", name, how, b.edge, b.fill)
				}
			}
		}
	}
}
