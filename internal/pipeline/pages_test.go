package pipeline_test

import (
	"fmt"
	"image"
	"image/draw"
	"slices"
	"strconv"
	"strings"
	"testing"

	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/page/flow"
	"briefing/internal/page/frame"
	"briefing/internal/page/slide"
	"briefing/internal/pipeline"
	"briefing/internal/testkit/golden"
	"briefing/internal/write/pdf"
)

// Resolutions in dots per inch: of whole pages, which are looked at side by side, of pages that differ from these in what is
// around them, and of the chart in README.md.
const (
	pageDPI  = 80
	otherDPI = 50
	chartDPI = 120
)

// grey is a page in 16 steps of grey, for a small picture file.
func grey(im image.Image) image.Image {
	out := image.NewGray(im.Bounds())
	draw.Draw(out, out.Bounds(), im, im.Bounds().Min, draw.Src)
	for i, v := range out.Pix {
		out.Pix[i] = uint8((int(v) + 8) / 17 * 17)
	}
	return out
}

// needPictures skips what looks at rendered pages where that cannot be done, and in short runs: it takes long under the
// race detector, which sees nothing of the renderer.
func needPictures(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("skipped: a short run renders no pages")
	}
	golden.NeedTool(t, "pdftoppm")
}

// shippedPages are the shipped briefs of a brand on their pages, by name.
func shippedPages(t *testing.T, brand string) (*pipeline.Project, map[string]*frame.Document) {
	t.Helper()
	p, diags := pipeline.Load(shippedFiles().options(brand))
	if p == nil {
		t.Fatal(diags.Text())
	}
	out := map[string]*frame.Document{}
	for _, name := range p.Library.Names() {
		d, diags := p.Document(name)
		if d == nil || diags.HasErrors() {
			t.Fatalf("%s:\n%s", name, diags.Text())
		}
		var found diag.List
		lay := flow.Pages
		if d.Format == doc.Deck {
			lay = slide.Pages
		}
		if out[name], found = lay(d, p.Brand); found.HasErrors() {
			t.Fatalf("%s:\n%s", name, found.Text())
		}
	}
	return p, out
}

// drawPages renders the pages of a document, drawPage one of them, counted from 0.
func drawPages(t *testing.T, p *pipeline.Project, d *frame.Document, dpi int, options ...string) []image.Image {
	t.Helper()
	data, diags := pdf.Write(d, p.Brand.Fonts, pdf.Options{})
	if diags.HasErrors() {
		t.Fatal(diags.Text())
	}
	return golden.PDFPages(t, data, dpi, options...)
}

func drawPage(t *testing.T, p *pipeline.Project, d *frame.Document, page, dpi int, options ...string) image.Image {
	t.Helper()
	number := strconv.Itoa(page + 1)
	return drawPages(t, p, d, dpi, append(options, "-f", number, "-l", number)...)[0]
}

// TestPages compares every page of the shipped briefs with the picture that was looked at, in the brand without emblem the
// first of each in colour and the others small and in grey.
func TestPages(t *testing.T) {
	needPictures(t)
	count := map[string]int{"factsheet": 8, "one-pager": 1, "deck": 13, "monthly": 3}
	for _, brand := range []string{"eu", "plain"} {
		p, docs := shippedPages(t, brand)
		for name, d := range docs {
			if len(d.Pages) != count[name] {
				t.Errorf("%s, brand %s: %d pages, want %d", name, brand, len(d.Pages), count[name])
			}
			for i, im := range drawPages(t, p, d, pageDPI) {
				switch {
				case brand == "eu":
					golden.Image(t, fmt.Sprintf("testdata/pages/%s-%d.png", name, i+1), im, golden.Rendering)
				case i == 0:
					golden.Image(t, fmt.Sprintf("testdata/pages/%s-%s-%d.png", brand, name, i+1), im, golden.Rendering)
				}
			}
			if brand == "eu" || len(d.Pages) == 1 {
				continue
			}
			for i, im := range drawPages(t, p, d, otherDPI, "-f", "2") {
				golden.Image(t, fmt.Sprintf("testdata/pages/%s-%s-%d.png", brand, name, i+2), grey(im), golden.Rendering)
			}
		}
	}
}

// TestSheets compares the sheets for the print shop and the pages of the handout with the pictures that were looked at.
func TestSheets(t *testing.T) {
	needPictures(t)
	files := publishBoth(t)
	for name, data := range map[string][]byte{
		"factsheet-print": files["factsheet-print.pdf"], "one-pager-print": files["one-pager-print.pdf"],
		"deck-print": files["deck-print.pdf"], "deck-handout": handoutOf(t, "eu"),
	} {
		pages := golden.PDFPages(t, data, otherDPI)
		if len(pages) < 1 || name == "deck-handout" && len(pages) != 20 {
			t.Errorf("%s has %d pages", name, len(pages))
		}
		for i, im := range pages {
			switch {
			case name == "deck-print" && i > 1: // all slides stand on one kind of sheet
			case name == "deck-handout" && (i == 0 || i == 3): // larger and in colour: TestHandoutConforms
			case name == "deck-handout" && i > 9 && i < 19: // as the ten before
			default:
				golden.Image(t, fmt.Sprintf("testdata/pages/%s-%d.png", name, i+1), grey(im), golden.Rendering)
			}
		}
	}
}

// TestPagesSeeSmallChanges holds the tolerance to its word: a digit, a line that moved by half a millimetre and a
// running head that is missing make another page.
func TestPagesSeeSmallChanges(t *testing.T) {
	needPictures(t)
	p, docs := shippedPages(t, "eu")
	d := docs["factsheet"]
	want := drawPages(t, p, d, pageDPI)
	texts(d.Pages[0], func(_ *frame.Mark, text *frame.Text) {
		if strings.TrimSpace(text.S) == "607" {
			text.S = strings.Replace(text.S, "7", "8", 1)
		}
	})
	moved := false
	texts(d.Pages[1], func(m *frame.Mark, text *frame.Text) {
		if !moved && m.Node != nil && m.Node.Type == "P" {
			text.At.Y += frame.MM(0.5)
			moved = true
		}
	})
	d.Pages[3].Marks = slices.DeleteFunc(d.Pages[3].Marks, func(m *frame.Mark) bool { return m.Artifact == frame.Header })
	got := drawPages(t, p, d, pageDPI)
	for i, changed := range []bool{true, true, false, true} {
		diff := golden.CompareImages(want[i], got[i], golden.Rendering)
		if diff.Within(golden.Rendering) == changed {
			t.Errorf("page %d: %d of %d pixels differ; changed: %v", i+1, diff.Differing, diff.Total, changed)
		}
	}
}

// TestChartPicture keeps the chart in README.md true: the funding chart of page 2, from its accent bar to its source.
func TestChartPicture(t *testing.T) {
	needPictures(t)
	p, docs := shippedPages(t, "eu")
	d := docs["factsheet"]
	top, foot := chartOn(t, d.Pages[1])
	full := drawPage(t, p, d, 1, chartDPI)
	dots := func(u frame.Unit) int { return int(u) * chartDPI / 7200 }
	margin := frame.MM(15)
	box := image.Rect(dots(margin), dots(top-frame.MM(9)), dots(d.Pages[1].W-margin), dots(foot+frame.MM(3)))
	golden.Image(t, "testdata/pages/chart-funding.png", part(full, box), golden.Rendering)
}

// chartOn finds the first chart of a page: the baselines of its title and of the last line under it.
func chartOn(t *testing.T, page *frame.Page) (title, last frame.Unit) {
	t.Helper()
	at := slices.IndexFunc(page.Marks, func(m *frame.Mark) bool { return m.Node != nil && m.Node.Type == "Figure" })
	if at < 0 {
		t.Fatal("no chart on the page")
	}
	figure := page.Marks[at].Node
	before := true
	texts(page, func(m *frame.Mark, text *frame.Text) {
		switch {
		case m.Node == nil:
		case m.Node == figure:
			before = false
		case before && strings.HasPrefix(m.Node.Type, "H"):
			title = text.At.Y
		case !before && m.Node.Type == "P" && (last == 0 || text.At.Y-last < frame.MM(8)):
			last = text.At.Y
		}
	})
	return title, last
}

// texts visits the texts of a page in the order of reading. Those of a chart have places within it.
func texts(page *frame.Page, visit func(m *frame.Mark, text *frame.Text)) {
	for _, m := range page.Marks {
		var walk func(items []frame.Item)
		walk = func(items []frame.Item) {
			for _, it := range items {
				switch it := it.(type) {
				case *frame.Text:
					visit(m, it)
				case *frame.Group:
					walk(it.Items)
				}
			}
		}
		walk(m.Items)
	}
}
