package card_test

import (
	"fmt"

	"briefing/internal/charts/kit"
	"briefing/internal/charts/whole"
	"briefing/internal/doc"
	"briefing/internal/doc/span"
	"briefing/internal/page/card"
	"briefing/internal/testkit/drawings"
	"briefing/internal/testkit/world"
)

// A card makes sense alone: it has the finding, the plot, the source and the brand's name.
func ExampleCard() {
	chart := &doc.Chart{
		ID: "pledges", Title: []doc.Span{{S: "The EU pledged a quarter"}}, Source: []doc.Span{{S: "Source: EU factsheet, March 2019."}},
		Plot: &whole.Chart{
			Part: kit.Part{Size: 100_000, Caption: span.Plain("EU"), Value: span.Plain("100")},
			Rest: kit.Part{Size: 314_000, Caption: span.Plain("others"), Value: span.Plain("314"), Fill: kit.White},
		},
	}
	drawing, found := card.Card(chart, world.Brand(), card.Forms()[0], false)
	fmt.Printf("%.0f by %.0f px, %d findings\n", drawing.W.Points(), drawing.H.Points(), len(found))
	for _, s := range drawings.Texts(drawing.Group.Items) {
		fmt.Printf("%q\n", s)
	}
	// Output:
	// 1200 by 675 px, 0 findings
	// "The EU pledged a quarter "
	// "100 "
	// "EU "
	// "314 "
	// "others "
	// "Source: EU factsheet, March 2019. "
	// "Policy briefing "
}
