package bars_test

import (
	"fmt"

	"briefing/internal/charts/bars"
	"briefing/internal/charts/kit"
	"briefing/internal/doc/span"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/drawings"
	"briefing/internal/testkit/world"
)

// A bar may have parts; what is only a lower bound is open at its end, and what is not stated has no bar.
func ExampleChart_Draw() {
	chart := &bars.Chart{Groups: []bars.Group{{Rows: []bars.Row{
		{Label: span.Plain("North Africa"), Value: span.Plain("231.3"), Parts: []kit.Part{
			{Size: 140_000, Caption: span.Plain("Morocco"), Value: span.Plain("140")},
			{Size: 91_300, Caption: span.Plain("Libya"), Value: span.Plain("91.3")},
		}},
		{Label: span.Plain("Sahel"), Value: span.Plain("more than 23"), MoreThan: true, Parts: []kit.Part{{Size: 23_000}}},
		{Label: span.Plain("West Africa"), Value: span.Plain("not stated"), Missing: true},
	}}}}
	b := world.Brand()
	drawing, found := chart.Draw(kit.Style{Colors: b.Light, Fonts: b.Fonts, Form: kit.FormOf(kit.Page)}, frame.MM(174))
	fmt.Println(len(found), "findings")
	for _, s := range drawings.Texts(drawing.Group.Items) {
		fmt.Printf("%q\n", s)
	}
	// Output:
	// 0 findings
	// "North Africa "
	// "Morocco "
	// "140 "
	// "Libya "
	// "91.3 "
	// "231.3 "
	// "Sahel "
	// "more than 23 "
	// "West Africa "
	// "not stated "
}
