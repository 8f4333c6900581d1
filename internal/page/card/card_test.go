package card_test

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"testing"

	"briefing/data"
	"briefing/internal/charts/bars"
	"briefing/internal/charts/kit"
	"briefing/internal/doc"
	"briefing/internal/doc/span"
	"briefing/internal/input/brand"
	"briefing/internal/page/card"
	"briefing/internal/page/frame"
	"briefing/internal/pipeline"
	"briefing/internal/testkit/drawings"
	"briefing/internal/write/svg"
	"briefing/templates"
)

// alone are the shipped charts, each on its own, by brand.
var alone = sync.OnceValues(func() (map[*brand.Brand][]*doc.ChartPage, error) {
	sub, err := fs.Sub(data.FS, "eu-counter-smuggling")
	if err != nil {
		return nil, err
	}
	out := map[*brand.Brand][]*doc.ChartPage{}
	for _, name := range []string{"eu", "plain"} {
		p, diags := pipeline.Load(pipeline.Options{Data: pipeline.Folder{FS: sub, Entry: "dataset.yaml"}, Templates: pipeline.Folder{FS: templates.FS}, Brand: name})
		if p == nil {
			return nil, errors.New(diags.Text())
		}
		for _, id := range p.Library.ChartIDs() {
			page, diags := p.Chart(id)
			if page == nil {
				return nil, errors.New(diags.Text())
			}
			out[p.Brand] = append(out[p.Brand], page)
		}
	}
	return out, nil
})

func shippedCharts(t testing.TB) map[*brand.Brand][]*doc.ChartPage {
	t.Helper()
	out, err := alone()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// picture is a card or figure in one scheme.
type picture struct {
	name   string
	d      kit.Drawing
	margin frame.Unit
}

// pictures draws everything there is of a chart in a scheme.
func pictures(t testing.TB, b *brand.Brand, page *doc.ChartPage, dark bool) []picture {
	t.Helper()
	var out []picture
	add := func(name string, margin frame.Unit, d kit.Drawing, text string) {
		if text != "" {
			t.Errorf("%s: %s", name, text)
			return
		}
		out = append(out, picture{fmt.Sprintf("%s, %s, dark %v, %s", b.ID, page.Chart.ID, dark, name), d, margin})
	}
	for _, f := range card.Forms() {
		d, list := card.Card(&page.Chart, b, f, dark)
		margin := map[string]frame.Unit{"1200x675": 52, "1200x628": 52, "800x450": 34, "1080x1080": 64}[f.Name]
		add(f.Name, frame.Pt(float64(margin)), d, list.Text())
	}
	for _, w := range []frame.Unit{280, 320, 419, 420, 600, 640, 1000} {
		d, list := card.Figure(&page.Chart, b, w*100, dark)
		margin := frame.Pt(20)
		if w < 420 {
			margin = frame.Pt(14)
		}
		add(fmt.Sprint("figure ", w), margin, d, list.Text())
		plot, list := card.Plot(&page.Chart, b, w*100-2*margin, dark)
		add(fmt.Sprint("plot ", w), 0, plot, list.Text())
	}
	d, _, list := card.Thumbnail(&page.Chart, b, dark)
	add("thumbnail", 0, d, list.Text())
	return out
}

func TestShippedCardsAndFigures(t *testing.T) {
	for b, pages := range shippedCharts(t) {
		for _, page := range pages {
			for _, dark := range []bool{false, true} {
				for _, p := range pictures(t, b, page, dark) {
					checkPicture(t, p, b, page, dark)
				}
			}
		}
	}
}

func checkPicture(t *testing.T, p picture, b *brand.Brand, page *doc.ChartPage, dark bool) {
	t.Helper()
	items := drawings.Flatten(p.d.Group.Items)
	colors := b.Light
	if dark {
		colors = b.Dark
	}
	for _, f := range drawings.Overlaps(items) {
		t.Errorf("%s: %s", p.name, f)
	}
	for _, f := range drawings.Outside(items, p.d.W, p.d.H, 100) {
		t.Errorf("%s: %s", p.name, f)
	}
	for i, item := range items {
		txt, ok := item.(*frame.Text)
		if !ok {
			continue
		}
		box := drawings.TextBox(txt)
		if box.X < p.margin || box.X+box.W > p.d.W-p.margin {
			t.Errorf("%s: %q leaves the margins", p.name, txt.S)
		}
		if txt.Size < frame.Pt(12) {
			t.Errorf("%s: %q is %.1f px high", p.name, txt.S, txt.Size.Points())
		}
		ground := colors.Color(brand.White)
		for _, under := range items[:i] {
			if q, ok := under.(*frame.Path); ok && q.Fill != nil {
				if r := drawings.PathBox(q); box.X+box.W/2 >= r.X && box.X+box.W/2 <= r.X+r.W && box.Y+box.H/2 >= r.Y && box.Y+box.H/2 <= r.Y+r.H {
					ground = *q.Fill
				}
			}
		}
		if c := brand.Contrast(txt.Color, ground); c < brand.MinText {
			t.Errorf("%s: %q has %.2f to 1", p.name, txt.S, c)
		}
	}
	if p.margin == 0 {
		return // plots and thumbnails have no words of their own
	}
	// A card makes sense alone: finding, what is shown, note, source and brand.
	all := squeezed(strings.Join(drawings.Texts(items), ""))
	for _, want := range [][]doc.Span{page.Chart.Title, page.Chart.Subtitle, page.Chart.Note, page.Chart.Source, {{S: b.Name}}} {
		s := ""
		for _, span := range want {
			s += span.S
		}
		if !strings.Contains(all, squeezed(s)) {
			t.Errorf("%s lacks %q", p.name, s)
		}
	}
}

func squeezed(s string) string { return strings.ReplaceAll(s, " ", "") }

func TestCardsHaveTheirSizes(t *testing.T) {
	for b, pages := range shippedCharts(t) {
		for _, f := range card.Forms() {
			d, list := card.Card(&pages[0].Chart, b, f, false)
			if list.HasErrors() {
				t.Fatal(list.Text())
			}
			if got := fmt.Sprintf("%dx%d", d.W/100, d.H/100); got != f.Name || d.W%100+d.H%100 != 0 {
				t.Errorf("%s is %s", f.Name, got)
			}
			ground := drawings.PathBox(drawings.Flatten(d.Group.Items)[0].(*frame.Path))
			if ground != (frame.Rect{W: d.W, H: d.H}) {
				t.Errorf("%s: the ground covers %v", f.Name, ground)
			}
		}
	}
}

// Light and dark are one drawing: an SVG can hold both.
func TestSchemesAreOneDrawing(t *testing.T) {
	for b, pages := range shippedCharts(t) {
		for _, page := range pages {
			light, dark := pictures(t, b, page, false), pictures(t, b, page, true)
			for i := range light {
				for _, inline := range []bool{false, true} {
					out, list := svg.Write(svg.Drawing{Light: light[i].d.Group, Dark: dark[i].d.Group, W: light[i].d.W, H: light[i].d.H},
						svg.Options{ID: page.Chart.ID, Inline: inline, Tokens: svg.Tokens(b.Light, b.Dark)})
					if len(list) > 0 {
						t.Errorf("%s: %s", light[i].name, list.Text())
					}
					if limit := 15 << 10; page.Kind == "bars" && len(out) > limit {
						t.Errorf("%s takes %d bytes as SVG", light[i].name, len(out))
					}
				}
			}
		}
	}
}

// The plot fills a card: no large hole over the foot.
func TestPlotsFillTheirCards(t *testing.T) {
	for b, pages := range shippedCharts(t) {
		for _, page := range pages {
			for _, f := range card.Forms() {
				d, _ := card.Card(&page.Chart, b, f, false)
				// Where something stands, row by row: the largest empty stretch.
				filled := make([]bool, d.H/100+1)
				for _, item := range drawings.Flatten(d.Group.Items)[1:] {
					var r frame.Rect
					switch it := item.(type) {
					case *frame.Text:
						r = drawings.TextBox(it)
					case *frame.Path:
						r = drawings.PathBox(it)
					}
					for y := max(0, r.Y/100); y <= min((r.Y+r.H)/100, d.H/100); y++ {
						filled[y] = true
					}
				}
				hole, most := frame.Unit(0), frame.Unit(0)
				for _, on := range filled {
					if hole++; on {
						hole = 0
					}
					most = max(most, hole)
				}
				if limit := d.H / 100 * 22 / 100; most > limit {
					t.Errorf("%s, %s: %d px are empty, allowed are %d", page.Chart.ID, f.Name, most, limit)
				}
			}
		}
	}
}

func barChart(title, note string, rows int) *doc.Chart {
	s := &bars.Chart{Groups: []bars.Group{{}}}
	for i := range rows {
		s.Groups[0].Rows = append(s.Groups[0].Rows, bars.Row{Label: span.Plain(fmt.Sprint("Row ", i+1)), Value: span.Plain(fmt.Sprint(i + 1)), Parts: []kit.Part{{Size: int64(i+1) * 1000}}})
	}
	return &doc.Chart{ID: "bars", Title: []doc.Span{{S: title, Note: 3}}, Note: []doc.Span{{S: note}}, Source: []doc.Span{{S: "Source: office"}}, Plot: s}
}

func TestCardFaults(t *testing.T) {
	var b *brand.Brand
	for have := range shippedCharts(t) {
		b = have
	}
	form := card.Forms()[1]
	long := strings.Repeat("words that go on and on ", 30)
	untitled, unsourced := barChart("", "", 3), barChart("Finding", "", 3)
	unsourced.Source = nil
	for want, c := range map[string]*doc.Chart{
		"the title of the card 800x450 of the chart “bars” takes":                  barChart(long, "", 3),
		"the words of the card 800x450 of the chart “bars” leave":                  barChart("Finding", long+long+long, 3),
		"the card 800x450 of the chart “bars”: chart \"bars\" needs":               barChart("Finding", "", 40),
		"the card 800x450 of the chart “bars” has no title":                        untitled,
		"the card 800x450 of the chart “bars” has no source":                       unsourced,
		"the card 800x450 of the chart “bars”: the word “Wordwordwordwordwordword": barChart(strings.Repeat("Word", 40), "", 3),
	} {
		d, list := card.Card(c, b, form, false)
		if !list.HasErrors() || d.W != 0 || !strings.Contains(strings.ToLower(list.Text()), strings.ToLower(want)) {
			t.Errorf("want %q, got %s", want, list.Text())
		}
	}
	// A title that needs three lines is set smaller first.
	d, list := card.Card(barChart("The quick answer to the question of which of the many rows that are drawn in this chart is the longest one of them all is the last one", "", 3), b, form, false)
	if list.HasErrors() {
		t.Fatal(list.Text())
	}
	largest := frame.Unit(0)
	for _, item := range drawings.Flatten(d.Group.Items) {
		if txt, ok := item.(*frame.Text); ok {
			largest = max(largest, txt.Size)
			if txt.S == "3 " && txt.Style == frame.Regular {
				t.Error("a reference number stands on a card")
			}
		}
	}
	if largest >= frame.Pt(25) || largest < frame.Pt(20) {
		t.Errorf("the title is %.1f px high", largest.Points())
	}
	if _, list := card.Figure(barChart("Finding", "", 3), b, 27900, false); !list.HasErrors() || !strings.Contains(list.Text(), "allowed are 280 and more") {
		t.Errorf("a figure too narrow: %s", list.Text())
	}
}

func TestThumbnailsSayWhatIsCut(t *testing.T) {
	for b := range shippedCharts(t) {
		if _, cut, list := card.Thumbnail(barChart("Finding", "", 5), b, false); cut || list.HasErrors() {
			t.Errorf("five rows: cut %v, %s", cut, list.Text())
		}
		d, cut, list := card.Thumbnail(barChart("Finding", "", 40), b, false)
		if !cut || list.HasErrors() || d.H > kit.ThumbH || d.H < kit.ThumbH/2 {
			t.Errorf("forty rows: cut %v, height %d, %s", cut, d.H, list.Text())
		}
	}
}

func BenchmarkCard(b *testing.B) {
	for br, pages := range shippedCharts(b) {
		if br.ID != "eu" {
			continue
		}
		for _, page := range pages {
			b.Run(page.Chart.ID, func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					card.Card(&page.Chart, br, card.Forms()[0], false)
				}
			})
		}
	}
}
