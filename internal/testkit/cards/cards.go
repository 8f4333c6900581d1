// Package cards draws all that package card makes of a chart and says what must hold of it.
//
// In: a chart as it stands alone, a brand and a scheme of colours. Out: its pictures, and failures where one cannot be read or
// does not make sense alone. It is for tests only and must never be imported by anything that ships.
package cards

import (
	"fmt"
	"strings"
	"testing"

	"briefing/internal/charts/kit"
	"briefing/internal/doc"
	"briefing/internal/input/brand"
	"briefing/internal/page/card"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/drawings"
)

// Picture is a card, a figure, a plot or a thumbnail in one scheme of colours. Texts keep Margin from its sides; plots and
// thumbnails, which have no words of their own, have none.
type Picture struct {
	Name   string
	D      kit.Drawing
	Margin frame.Unit
	colors brand.Palette
}

// Of draws everything there is of a chart in a scheme.
func Of(t testing.TB, b *brand.Brand, page *doc.ChartPage, dark bool) []Picture {
	t.Helper()
	colors := b.Light
	if dark {
		colors = b.Dark
	}
	var out []Picture
	add := func(name string, margin frame.Unit, d kit.Drawing, text string) {
		if text != "" {
			t.Errorf("%s: %s", name, text)
			return
		}
		out = append(out, Picture{fmt.Sprintf("%s, %s, dark %v, %s", b.ID, page.Chart.ID, dark, name), d, margin, colors})
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

// Check fails where texts of a picture meet, leave it or its margins, are smaller than 12 px or too pale, and where a card
// lacks what it needs to make sense alone.
func Check(t testing.TB, p Picture, b *brand.Brand, page *doc.ChartPage) {
	t.Helper()
	items := drawings.Flatten(p.D.Group.Items)
	for _, f := range drawings.Overlaps(items) {
		t.Errorf("%s: %s", p.Name, f)
	}
	for _, f := range drawings.Outside(items, p.D.W, p.D.H, 100) {
		t.Errorf("%s: %s", p.Name, f)
	}
	for i, item := range items {
		txt, ok := item.(*frame.Text)
		if !ok {
			continue
		}
		box := drawings.TextBox(txt)
		if box.X < p.Margin || box.X+box.W > p.D.W-p.Margin {
			t.Errorf("%s: %q leaves the margins", p.Name, txt.S)
		}
		if txt.Size < frame.Pt(12) {
			t.Errorf("%s: %q is %.1f px high", p.Name, txt.S, txt.Size.Points())
		}
		ground := p.colors.Color(brand.White)
		for _, under := range items[:i] {
			if q, ok := under.(*frame.Path); ok && q.Fill != nil {
				if r := drawings.PathBox(q); box.X+box.W/2 >= r.X && box.X+box.W/2 <= r.X+r.W && box.Y+box.H/2 >= r.Y && box.Y+box.H/2 <= r.Y+r.H {
					ground = *q.Fill
				}
			}
		}
		if c := brand.Contrast(txt.Color, ground); c < brand.MinText {
			t.Errorf("%s: %q has %.2f to 1", p.Name, txt.S, c)
		}
	}
	if p.Margin == 0 {
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
			t.Errorf("%s lacks %q", p.Name, s)
		}
	}
}

func squeezed(s string) string { return strings.ReplaceAll(s, " ", "") }

// CheckFilled fails where the plot leaves a hole in one of a chart's cards of more than so many hundredths of its height.
func CheckFilled(t testing.TB, b *brand.Brand, page *doc.ChartPage, hundredths frame.Unit) {
	t.Helper()
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
		if limit := d.H / 100 * hundredths / 100; most > limit {
			t.Errorf("%s, %s: %d px are empty, allowed are %d", page.Chart.ID, f.Name, most, limit)
		}
	}
}
