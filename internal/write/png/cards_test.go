package png_test

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	stdpng "image/png"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"briefing/internal/charts/kit"
	"briefing/internal/doc"
	"briefing/internal/input/brand"
	"briefing/internal/page/card"
	"briefing/internal/page/frame"
	"briefing/internal/pipeline"
	"briefing/internal/testkit/browser"
	"briefing/internal/testkit/drawings"
	"briefing/internal/testkit/golden"
	"briefing/internal/testkit/small"
	"briefing/internal/write/pdf"
	"briefing/internal/write/png"
	"briefing/internal/write/svg"
)

func TestMain(m *testing.M) { os.Exit(golden.Main(m)) }

// project is the small dataset and its templates in the first brand.
var project = sync.OnceValues(func() (*pipeline.Project, error) {
	p, diags := pipeline.Load(pipeline.Options{Data: pipeline.Folder{FS: small.Data(), Entry: small.Entry}, Templates: pipeline.Folder{FS: small.Templates()}, Brand: "eu"})
	if p == nil {
		return nil, errors.New(diags.Text())
	}
	return p, nil
})

func chartsOf(t testing.TB) (*pipeline.Project, []*doc.ChartPage, *png.Writer) {
	t.Helper()
	p, err := project()
	if err != nil {
		t.Fatal(err)
	}
	var out []*doc.ChartPage
	for _, id := range p.Library.ChartIDs() {
		page, diags := p.Chart(id)
		if page == nil {
			t.Fatal(diags.Text())
		}
		out = append(out, page)
	}
	w, diags := png.New(p.Brand.Fonts, png.NewCanvases(1))
	if w == nil {
		t.Fatal(diags.Text())
	}
	return p, out, w
}

func cardOf(t testing.TB, p *pipeline.Project, page *doc.ChartPage, form card.Form, dark bool) kit.Drawing {
	t.Helper()
	d, diags := card.Card(&page.Chart, p.Brand, form, dark)
	if diags.HasErrors() {
		t.Fatal(diags.Text())
	}
	return d
}

// Every card is a picture of its very size, under 300 KB, whose colours are at most 3 levels off.
func TestCards(t *testing.T) {
	p, pages, w := chartsOf(t)
	scales := []int{1, 2}[:golden.Amount(2, 1, 1)]
	for _, page := range pages {
		for _, form := range card.Forms() {
			d := cardOf(t, p, page, form, false)
			for _, scale := range scales {
				name := fmt.Sprintf("%s %s@%d", page.Chart.ID, form.Name, scale)
				o := png.Options{Scale: scale, Background: p.Brand.Light.Color(brand.White)}
				b, diags := w.Write(d.Group, d.W, d.H, o)
				if diags.HasErrors() {
					t.Fatal(diags.Text())
				}
				if len(b) > 300_000 {
					t.Errorf("%s takes %d bytes", name, len(b))
				}
				im, err := stdpng.Decode(bytes.NewReader(b))
				if err != nil {
					t.Fatalf("%s: %v", name, err)
				}
				pal, ok := im.(*image.Paletted)
				if !ok {
					t.Fatalf("%s is a %T", name, im)
				}
				var width, height int
				if _, err := fmt.Sscanf(form.Name, "%dx%d", &width, &height); err != nil || pal.Rect.Dx() != width*scale || pal.Rect.Dy() != height*scale {
					t.Errorf("%s has %v", name, pal.Rect)
				}
				drawn, _ := w.Draw(d.Group, d.W, d.H, o)
				for i, v := range drawn.Pixels {
					r, g, b, _ := pal.Palette[pal.Pix[i]].RGBA()
					if far(v, uint32(r>>8)<<16|uint32(g>>8)<<8|uint32(b>>8)) > 3 {
						t.Fatalf("%s: px %d is too far off", name, i)
					}
				}
			}
		}
	}
}

func far(a, b uint32) int {
	most := 0
	for shift := 0; shift < 24; shift += 8 {
		d := int(a>>shift&255) - int(b>>shift&255)
		most = max(most, d, -d)
	}
	return most
}

// The card that has them all: bars, outlines, an arrowhead, text, the emblem. A changed picture shows here.
func TestCardPicture(t *testing.T) {
	p, pages, w := chartsOf(t)
	form := card.Forms()[1]
	for _, dark := range []bool{false, true} {
		colors, name := p.Brand.Light, "card"
		if dark {
			colors, name = p.Brand.Dark, "card-dark"
		}
		d := cardOf(t, p, pages[0], form, dark)
		b, diags := w.Write(d.Group, d.W, d.H, png.Options{Background: colors.Color(brand.White)})
		if diags.HasErrors() {
			t.Fatal(diags.Text())
		}
		im, err := stdpng.Decode(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		golden.Image(t, "testdata/"+name+".png", im, golden.Tolerance{Channel: 10}) // the kept picture has fewer colours
	}
}

// places checks a picture against the frame it was made from: inside of every bar lies its colour, just outside of it
// another, and text lies where it was measured and nowhere else. There are so many bars, at least.
func places(t *testing.T, name string, im image.Image, d kit.Drawing, slack frame.Unit, least int) {
	t.Helper()
	items := drawings.Flatten(d.Group.Items)
	at := func(x, y frame.Unit) uint32 {
		r, g, b, _ := im.At(int(x)/100, int(y)/100).RGBA()
		return uint32(r>>8)<<16 | uint32(g>>8)<<8 | uint32(b>>8)
	}
	bars, texts := 0, 0
	for i, item := range items {
		switch it := item.(type) {
		case *frame.Path:
			b := drawings.PathBox(it)
			if it.Fill == nil || it.Stroke != nil || len(it.Segs) != 5 || b.W < 2*boundary || b.H < 600 || b.W >= d.W {
				continue
			}
			want := uint32(it.Fill.R)<<16 | uint32(it.Fill.G)<<8 | uint32(it.Fill.B)
			if want == 0xffffff || covered(items[i+1:], b) || lined(items[i+1:], b) {
				continue
			}
			bars++
			for _, in := range [][2]frame.Unit{{b.X + slack + edge(items[i+1:], b, b.X), b.Y + b.H/2}, {b.X + b.W - slack - edge(items[i+1:], b, b.X+b.W), b.Y + b.H/2}, {b.X + b.W/2, b.Y + slack}, {b.X + b.W/2, b.Y + b.H - slack}} {
				if got := at(in[0], in[1]); far(got, want) > 12 {
					t.Errorf("%s: at %d,%d inside of a bar is %06x, want %06x", name, in[0], in[1], got, want)
				}
			}
			for _, out := range [][2]frame.Unit{{b.X + b.W/3, b.Y - slack}, {b.X + b.W/3, b.Y + b.H + slack}} {
				if got := at(out[0], out[1]); far(got, want) <= 12 {
					t.Errorf("%s: at %d,%d outside of a bar is its colour", name, out[0], out[1])
				}
			}
		case *frame.Text:
			b := drawings.TextBox(it)
			ground := at(b.X-slack, b.Y-slack)
			inked := func(x0, x1 frame.Unit) bool {
				for x := x0; x < x1; x += 50 {
					for y := b.Y; y < b.Y+b.H; y += 50 {
						if far(at(x, y), ground) > 60 {
							return true
						}
					}
				}
				return false
			}
			texts++
			if !inked(b.X-slack/2, b.X+it.Size/2) || !inked(b.X+b.W-it.Size/2-slack/2, b.X+b.W) {
				t.Errorf("%s: %q does not fill its place", name, it.S)
			}
		}
	}
	if bars < least || texts < 15 {
		t.Errorf("%s: only %d bars and %d texts were looked at", name, bars, texts)
	}
}

// boundary is how wide a line over the boundary of two parts of a bar is at most.
const boundary = 500

// edge is how far such a line reaches into a bar at one of its sides.
func edge(items []frame.Item, bar frame.Rect, side frame.Unit) frame.Unit {
	for _, item := range items {
		if p, ok := item.(*frame.Path); ok && p.Fill != nil && p.Stroke == nil {
			if b := drawings.PathBox(p); b.W <= boundary && b.X <= side && b.X+b.W > side && drawings.Meet(b, bar, 0) {
				return max(side-b.X, b.X+b.W-side)
			}
		}
	}
	return 0
}

// lined says whether a box has a line of its own, drawn next, so that its colour begins inside of it.
func lined(items []frame.Item, b frame.Rect) bool {
	if len(items) == 0 {
		return false
	}
	p, ok := items[0].(*frame.Path)
	return ok && p.Fill == nil && drawings.PathBox(p) == b
}

// covered says whether something wider than the line over a boundary is drawn on a box later.
func covered(items []frame.Item, b frame.Rect) bool {
	for _, item := range items {
		switch it := item.(type) {
		case *frame.Text:
			if drawings.Meet(drawings.TextBox(it), b, 0) {
				return true
			}
		case *frame.Path:
			if box := drawings.PathBox(it); it.Fill != nil && box.W > boundary && drawings.Meet(box, b, 0) {
				return true
			}
		}
	}
	return false
}

// TestSamePlacesEverywhere draws frames as PNG and as PDF, one of bars as SVG, too, and finds bars and words in the same places.
func TestSamePlacesEverywhere(t *testing.T) {
	p, pages, w := chartsOf(t)
	form := card.Forms()[0]
	for _, c := range []struct {
		id   string
		bars int // that are looked at, at least
		svg  bool
	}{{"money-by-district", 3, true}, {"visits-by-year", 8, false}} {
		page := pages[slices.IndexFunc(pages, func(p *doc.ChartPage) bool { return p.Chart.ID == c.id })]
		light, dark := cardOf(t, p, page, form, false), cardOf(t, p, page, form, true)
		t.Run(c.id+"/png", func(t *testing.T) {
			b, diags := w.Write(light.Group, light.W, light.H, png.Options{Background: p.Brand.Light.Color(brand.White)})
			if diags.HasErrors() {
				t.Fatal(diags.Text())
			}
			im, err := stdpng.Decode(bytes.NewReader(b))
			if err != nil {
				t.Fatal(err)
			}
			places(t, "png", im, light, 150, c.bars)
		})
		t.Run(c.id+"/pdf", func(t *testing.T) {
			golden.NeedTool(t, "pdftoppm")
			places(t, "pdf", golden.PDFPages(t, pdfOf(t, p, light), 72)[0], light, 150, c.bars)
		})
		if !c.svg {
			continue
		}
		t.Run(c.id+"/svg", func(t *testing.T) {
			golden.NeedTool(t, browser.Program())
			b, diags := svg.Write(svg.Drawing{Light: light.Group, Dark: dark.Group, W: light.W, H: light.H}, svg.Options{ID: "card", Title: "Card"})
			if diags.HasErrors() {
				t.Fatal(diags.Text())
			}
			places(t, "svg", screenshot(t, b, int(light.W)/100, int(light.H)/100), light, 150, c.bars)
		})
	}
}

// pdfOf is a page that holds a drawing and nothing else.
func pdfOf(t *testing.T, p *pipeline.Project, d kit.Drawing) []byte {
	t.Helper()
	root := &frame.Node{Type: "Document"}
	fig := root.Add("Figure")
	fig.Alt, fig.BBox = "card", &frame.Rect{W: d.W, H: d.H}
	mark := &frame.Mark{Node: fig, Items: []frame.Item{&d.Group}}
	fig.Kids = append(fig.Kids, frame.Kid{Mark: mark})
	b, diags := pdf.Write(&frame.Document{
		Meta:  frame.Meta{Title: "Card", Author: "Office", Lang: "en-GB", Date: "2019-03-31"},
		Pages: []*frame.Page{{W: d.W, H: d.H, Marks: []*frame.Mark{mark}}}, Root: root,
	}, p.Brand.Fonts, pdf.Options{})
	if diags.HasErrors() {
		t.Fatal(diags.Text())
	}
	return b
}

// screenshot shows an SVG in Chromium.
func screenshot(t *testing.T, b []byte, width, height int) image.Image {
	t.Helper()
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in.svg"), filepath.Join(dir, "out.png")
	if err := os.WriteFile(in, b, 0o600); err != nil {
		t.Fatal(err)
	}
	args := strings.Fields("--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync --hide-scrollbars")
	args = append(args, "--user-data-dir="+filepath.Join(dir, "profile"), fmt.Sprintf("--window-size=%d,%d", width, height), "--screenshot="+out, "file://"+in)
	if msg, err := exec.Command(browser.Program(), args...).CombinedOutput(); err != nil {
		t.Fatalf("the browser: %v\n%s", err, msg)
	}
	f, err := os.Open(out)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	im, err := stdpng.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return im
}

// BenchmarkFolder makes all pictures of one chart: four cards at two scales.
func BenchmarkFolder(b *testing.B) {
	p, pages, w := chartsOf(b)
	for _, page := range pages {
		b.Run(page.Chart.ID, func(b *testing.B) {
			b.ReportAllocs()
			bytes := 0
			for b.Loop() {
				bytes = 0
				for _, form := range card.Forms() {
					d := cardOf(b, p, page, form, false)
					for scale := 1; scale <= 2; scale++ {
						out, _ := w.Write(d.Group, d.W, d.H, png.Options{Scale: scale, Background: p.Brand.Light.Color(brand.White)})
						bytes += len(out)
					}
				}
			}
			b.ReportMetric(float64(bytes), "bytes")
		})
	}
}
