package flow_test

import (
	"fmt"

	"briefing/internal/doc"
	"briefing/internal/doc/span"
	"briefing/internal/page/flow"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/world"
)

// A laid-out page is a list of marks. Each belongs to an element of the structure, or is an artefact that is not read out.
func ExamplePages() {
	d := &doc.Document{
		ID: "test", Lang: "en-GB", Format: doc.Pages, Title: span.Plain("A test"), ShortTitle: span.Plain("Test"), Date: "March 2019",
		Blocks: []doc.Block{
			&doc.Heading{Level: 2, Text: []doc.Span{{S: "Arrests rose"}}, ID: "arrests"},
			&doc.Prose{Columns: 1, Paragraphs: [][]doc.Span{{{S: "607", Bold: true}, {S: " suspects were arrested."}}}},
		},
	}
	pages, found := flow.Pages(d, world.Brand())
	fmt.Println(len(pages.Pages), "page,", len(found), "findings")
	for _, mark := range pages.Pages[0].Marks {
		for _, item := range mark.Items {
			if text, ok := item.(*frame.Text); ok && mark.Node != nil {
				fmt.Printf("%s at %.1f, %.1f mm: %q\n", mark.Node.Type, text.At.X.Millimetres(), text.At.Y.Millimetres(), text.S)
			}
		}
	}
	// Output:
	// 1 page, 0 findings
	// H1 at 18.0, 27.9 mm: "Arrests rose "
	// P at 18.0, 35.2 mm: "607"
	// P at 23.9, 35.2 mm: " suspects were arrested. "
}
