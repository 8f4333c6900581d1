package slide_test

import (
	"fmt"

	"briefing/internal/page/frame"
	"briefing/internal/page/slide"
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
