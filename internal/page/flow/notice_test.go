package flow

import (
	"strings"
	"testing"

	"briefing/internal/doc"
	"briefing/internal/page/frame"
)

const example = "An example made from a public document, no official publication"

// noticesOn lists where a page says the notice, and whether as content.
func noticesOn(p *frame.Page, text string) (content, running []*frame.Text) {
	for _, k := range p.Marks {
		eachText(k.Items, func(it *frame.Text) {
			switch {
			case !strings.Contains(it.S, text):
			case k.Node != nil:
				content = append(content, it)
			default:
				running = append(running, it)
			}
		})
	}
	return content, running
}

// TestNoticeOnEveryPage: pages say it in 9 pt, slides in 14; the first page as text that is read, the others in what is
// passed over.
func TestNoticeOnEveryPage(t *testing.T) {
	b := testBrand(t)
	pages, l1 := Pages(factsheet(), b)
	one, l2 := Pages(onePager(), b)
	slides, l3 := Pages(everySlide(), b)
	if len(l1)+len(l2)+len(l3) > 0 {
		t.Fatal(l1.Text() + l2.Text() + l3.Text())
	}
	for name, c := range map[string]struct {
		f    *frame.Document
		size float64
	}{"pages": {pages, 9}, "one page": {one, 9}, "slides": {slides, 14}} {
		for i, p := range c.f.Pages {
			content, running := noticesOn(p, example)
			if i == 0 && (len(content) != 1 || len(running) != 0) || i > 0 && (len(content) != 0 || len(running) != 1) {
				t.Errorf("%s, page %d: the notice stands %d times as text and %d times in head or foot", name, i+1, len(content), len(running))
				continue
			}
			if at := append(content, running...)[0]; at.Size < frame.Pt(c.size) {
				t.Errorf("%s, page %d: the notice has %g pt, want %g", name, i+1, at.Size.Points(), c.size)
			}
		}
	}
	// Each page of a handout says it in its head, too, where the scaled slide's is too small to count.
	handout, l := Handout(everySlide(), b)
	if len(l) > 0 {
		t.Fatal(l.Text())
	}
	for i, p := range handout.Pages {
		content, running := noticesOn(p, example)
		large := 0
		for _, at := range running {
			if at.Size >= frame.Pt(9) {
				large++
			}
		}
		if large != 1 || i == 0 != (len(content) == 1) {
			t.Errorf("handout, page %d: the head says it %d times, the text %d times", i+1, large, len(content))
		}
	}
}

// TestNoticeThatIsTooLong names the key that is to be shortened.
func TestNoticeThatIsTooLong(t *testing.T) {
	long := strings.Repeat("An example and nothing else, ", 12)
	for name, d := range map[string]*doc.Document{"pages": factsheet(), "slides": everySlide()} {
		d.Notice = long
		_, l := Pages(d, testBrand(t))
		if !strings.Contains(l.Text(), "shorten notice: of the dataset's publication") {
			t.Errorf("%s: %s", name, l.Text())
		}
	}
}

// TestNoticeOnPicturesOfCharts: cards and figures say it at their source, in 13 px or more, in both schemes.
func TestNoticeOnPicturesOfCharts(t *testing.T) {
	c := &doc.Chart{ID: "x", Title: sp("A finding"), Subtitle: sp("Amounts"), Source: sp("Source: a sheet."), Alt: "Bars.", Spec: fundingSpec(), Notice: example}
	b := testBrand(t)
	least := func(what string, items []frame.Item) {
		words, size := "", frame.Unit(1<<30)
		eachText(items, func(it *frame.Text) {
			if strings.Contains(it.S, "example") || strings.Contains(it.S, "official publication") {
				size = min(size, it.Size)
			}
			words += it.S + " "
		})
		if flat := strings.Join(strings.Fields(words), " "); !strings.Contains(flat, example) || size < frame.Pt(13) {
			t.Errorf("%s says it in %g px: %s", what, size.Points(), flat)
		}
	}
	for _, dark := range []bool{false, true} {
		for _, form := range CardForms() {
			d, l := Card(c, b, form, dark)
			if len(l) > 0 {
				t.Fatal(l.Text())
			}
			least("the card "+form.Name, d.Group.Items)
		}
		for _, w := range []float64{280, 419, 420, 640, 840} {
			d, l := Figure(c, b, frame.Pt(w), dark)
			if len(l) > 0 {
				t.Fatal(l.Text())
			}
			least("a figure", d.Group.Items)
		}
	}
	without := *c
	without.Notice = ""
	d, _ := Figure(&without, b, frame.Pt(640), false)
	eachText(d.Group.Items, func(it *frame.Text) {
		if strings.Contains(it.S, "example") {
			t.Error("a chart that is no example says that it is one")
		}
	})
}

// eachText calls f for every text of a drawing.
func eachText(items []frame.Item, f func(*frame.Text)) {
	for _, it := range items {
		switch it := it.(type) {
		case *frame.Group:
			eachText(it.Items, f)
		case *frame.Text:
			f(it)
		}
	}
}
