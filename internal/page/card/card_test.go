package card_test

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"briefing/internal/charts/bars"
	"briefing/internal/charts/kit"
	"briefing/internal/doc"
	"briefing/internal/doc/span"
	"briefing/internal/input/brand"
	"briefing/internal/page/card"
	"briefing/internal/page/frame"
	"briefing/internal/pipeline"
	"briefing/internal/testkit/cards"
	"briefing/internal/testkit/drawings"
	"briefing/internal/testkit/small"
	"briefing/internal/write/svg"
)

// alone are the charts of the small dataset, each on its own, by brand.
var alone = sync.OnceValues(func() (map[*brand.Brand][]*doc.ChartPage, error) {
	out := map[*brand.Brand][]*doc.ChartPage{}
	for _, name := range []string{"eu", "plain"} {
		p, diags := pipeline.Load(pipeline.Options{Data: pipeline.Folder{FS: small.Data(), Entry: small.Entry}, Templates: pipeline.Folder{FS: small.Templates()}, Brand: name})
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

func everyChart(t testing.TB) map[*brand.Brand][]*doc.ChartPage {
	t.Helper()
	out, err := alone()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestCardsAndFigures(t *testing.T) {
	for b, pages := range everyChart(t) {
		for _, page := range pages {
			for _, dark := range []bool{false, true} {
				for _, p := range cards.Of(t, b, page, dark) {
					cards.Check(t, p, b, page)
				}
			}
		}
	}
}

func TestCardsHaveTheirSizes(t *testing.T) {
	for b, pages := range everyChart(t) {
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
	for b, pages := range everyChart(t) {
		for _, page := range pages {
			light, dark := cards.Of(t, b, page, false), cards.Of(t, b, page, true)
			for i := range light {
				for _, inline := range []bool{false, true} {
					out, list := svg.Write(svg.Drawing{Light: light[i].D.Group, Dark: dark[i].D.Group, W: light[i].D.W, H: light[i].D.H},
						svg.Options{ID: page.Chart.ID, Inline: inline, Tokens: svg.Tokens(b.Light, b.Dark)})
					if len(list) > 0 {
						t.Errorf("%s: %s", light[i].Name, list.Text())
					}
					if limit := 15 << 10; page.Kind == "bars" && len(out) > limit {
						t.Errorf("%s takes %d bytes as SVG", light[i].Name, len(out))
					}
				}
			}
		}
	}
}

// The plot fills a card, even one of a few bars: no large hole over the foot.
func TestPlotsFillTheirCards(t *testing.T) {
	for b, pages := range everyChart(t) {
		for _, page := range pages {
			cards.CheckFilled(t, b, page, 25)
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
	for have := range everyChart(t) {
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
	for b := range everyChart(t) {
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
	for br, pages := range everyChart(b) {
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
