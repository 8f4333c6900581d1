package slide_test

import (
	"fmt"

	"briefing/internal/doc"
	"briefing/internal/page/frame"
	"briefing/internal/page/slide"
	"briefing/internal/page/text"
	"briefing/internal/testkit/world"
)

// A slide is a page of another form. As a handout, the same slide stands smaller on a page with what the speaker says.
func ExamplePages() {
	d := world.Deck("Arrests rose", "607 suspects were arrested in 2018.")
	slides, _ := slide.Pages(d, world.Brand())
	handout, _ := slide.Handout(d, world.Brand())
	for _, f := range []*frame.Document{slides, handout} {
		page := f.Pages[0]
		fmt.Printf("%.0f by %.0f mm:\n", page.W.Millimetres(), page.H.Millimetres())
		for _, mark := range page.Marks {
			for _, item := range mark.Items {
				if text, ok := item.(*frame.Text); ok && mark.Node != nil {
					fmt.Printf("  %s of %.0f pt: %q\n", mark.Node.Type, text.Size.Points(), text.S)
				}
			}
		}
	}
	// Output:
	// 339 by 190 mm:
	//   H1 of 30 pt: "Arrests rose "
	//   P of 20 pt: "607 suspects were arrested in 2018. "
	// 210 by 297 mm:
	//   H1 of 15 pt: "Arrests rose "
	//   P of 10 pt: "607 suspects were arrested in 2018. "
	//   P of 16 pt: "Arrests rose "
	//   P of 11 pt: "Say it slowly. "
}

// A slide is measured on the places of a layout: what it says goes into the layout's own place for text.
func ExampleMeasure() {
	d := world.Deck("Arrests rose", "607 suspects were arrested in 2018.")
	title := slide.Place{Box: frame.Rect{X: 8000, Y: 3000, W: 80000, H: 10000}, Style: text.Style{Size: 3200, Lead: 3840}}
	list := slide.Place{Box: frame.Rect{X: 8000, Y: 14000, W: 80000, H: 34000}, Style: text.Style{Size: 2400, Lead: 2880}}
	ground := &slide.Ground{W: 96000, Title: title, Body: list.Box, List: &list}
	laid, _ := slide.Measure(d, world.Brand(), func(*doc.Slide) []*slide.Ground { return []*slide.Ground{ground} }, nil)
	for _, b := range laid[0].Boxes {
		fmt.Printf("%.0f by %.0f mm: %s\n", b.At.W.Millimetres(), b.At.H.Millimetres(), b.Text[0].Runs[0].S)
	}
	// Output:
	// 282 by 35 mm: Arrests rose
	// 282 by 120 mm: 607 suspects were arrested in 2018.
}
