package panels_test

import (
	"fmt"

	"briefing/internal/charts/kit"
	"briefing/internal/charts/panels"
	"briefing/internal/doc/span"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/drawings"
	"briefing/internal/testkit/world"
)

// A panel is one number of any unit; marks of one unit stand for one size, which the key says.
func ExampleChart_Draw() {
	chart := &panels.Chart{
		Keys: []string{"= 100 people"}, PartKey: span.Plain("the last mark is filled in proportion"), AloneKey: span.Plain("Networks have a number alone."),
		Panels: []panels.Panel{
			{Kicker: span.Plain("Inside the EU"), When: span.Plain("2018"), Number: span.Plain("607"), Label: span.Plain("suspects arrested"), Marks: 6, Part: 70},
			{Kicker: span.Plain("Team in Niger"), When: span.Plain("since 2017"), Number: span.Plain("33"), Label: span.Plain("networks dismantled")},
		},
	}
	b := world.Brand()
	drawing, found := chart.Draw(kit.Style{Colors: b.Light, Fonts: b.Fonts, Form: kit.FormOf(kit.Page)}, frame.MM(174))
	fmt.Println(len(found), "findings")
	for _, s := range drawings.Texts(drawing.Group.Items) {
		fmt.Printf("%q\n", s)
	}
	// Output:
	// 0 findings
	// "= 100 people "
	// "the last mark is filled in proportion "
	// "Networks have a number alone. "
	// "Inside the EU "
	// "2018 "
	// "607 "
	// "suspects arrested "
	// "Team in Niger "
	// "since 2017 "
	// "33 "
	// "networks dismantled "
}
