package columns_test

import (
	"fmt"

	"briefing/internal/charts/columns"
	"briefing/internal/charts/kit"
	"briefing/internal/doc/span"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/drawings"
	"briefing/internal/testkit/world"
)

// A column is a period; the value stands over it, and words under its name say how sure it is.
func ExampleChart_Draw() {
	chart := &columns.Chart{Gap: span.Plain("not stated"), Columns: []columns.Column{
		{Label: span.Plain("2016"), Size: 500_000, Value: span.Plain("500")},
		{Label: span.Plain("2017"), Missing: true},
		{Label: span.Plain("2018"), Words: span.Plain("provisional"), Size: 607_000, Value: span.Plain("607"), Status: columns.Provisional, Highlight: true},
	}}
	b := world.Brand()
	drawing, found := chart.Draw(kit.Style{Colors: b.Light, Fonts: b.Fonts, Form: kit.FormOf(kit.Page)}, frame.MM(174))
	fmt.Println(len(found), "findings")
	for _, s := range drawings.Texts(drawing.Group.Items) {
		fmt.Printf("%q\n", s)
	}
	// Output:
	// 0 findings
	// "500 "
	// "2016 "
	// "not stated "
	// "2017 "
	// "607 "
	// "2018 "
	// "provisional "
}
