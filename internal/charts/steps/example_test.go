package steps_test

import (
	"fmt"

	"briefing/internal/charts/kit"
	"briefing/internal/charts/steps"
	"briefing/internal/doc/span"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/drawings"
	"briefing/internal/testkit/world"
)

// A line holds each count until the next one. Gridlines and years are chosen here; labels are given.
func ExampleChart_Draw() {
	chart := &steps.Chart{MainKey: span.Plain("EU factsheet"), OutsideKey: span.Plain("other public sources"), Panels: []steps.Panel{{
		Title: span.Plain("Vessels removed"),
		Points: []steps.Point{
			{Year: 2015, Month: 12, Day: 15, Value: 46, Label: span.Plain("46"), Place: steps.LabelAbove, Outside: true},
			{Year: 2017, Month: 2, Day: 1, Value: 422, Outside: true},
			{Year: 2019, Month: 3, Day: 15, Value: 551, Label: span.Plain("551"), Place: steps.LabelAbove},
		},
	}}}
	b := world.Brand()
	drawing, found := chart.Draw(kit.Style{Colors: b.Light, Fonts: b.Fonts, Form: kit.FormOf(kit.Page)}, frame.MM(174))
	fmt.Println(len(found), "findings")
	for _, s := range drawings.Texts(drawing.Group.Items) {
		fmt.Printf("%q\n", s)
	}
	// Output:
	// 0 findings
	// "Vessels removed "
	// "500 "
	// "250 "
	// "0 "
	// "2015 "
	// "2016 "
	// "2017 "
	// "2018 "
	// "2019 "
	// "46 "
	// "551 "
	// "EU factsheet "
	// "other public sources "
}
