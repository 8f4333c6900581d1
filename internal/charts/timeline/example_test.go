package timeline_test

import (
	"fmt"

	"briefing/internal/charts/kit"
	"briefing/internal/charts/timeline"
	"briefing/internal/doc/span"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/drawings"
	"briefing/internal/testkit/world"
)

// Bars run over years, counted in months from the first January; events stand under their year.
func ExampleChart_Draw() {
	chart := &timeline.Chart{
		FirstYear: 2017, LastYear: 2019, Now: 26, NowLabel: span.Plain("March 2019"),
		Bars:   []timeline.Bar{{Label: span.Plain("Team in Niger"), Start: 2, NoEnd: true}, {Label: span.Plain("Global action"), Start: 0, End: 36}},
		Events: [][]timeline.Event{nil, {{Date: span.Plain("14 Jun"), Text: span.Plain("Sanctions")}}, nil},
	}
	b := world.Brand()
	drawing, found := chart.Draw(kit.Style{Colors: b.Light, Fonts: b.Fonts, Form: kit.FormOf(kit.Page)}, frame.MM(174))
	fmt.Println(len(found), "findings")
	for _, s := range drawings.Texts(drawing.Group.Items) {
		fmt.Printf("%q\n", s)
	}
	// Output:
	// 0 findings
	// "2017 "
	// "2018 "
	// "2019 "
	// "Team in Niger "
	// "March 2019 "
	// "Global action "
	// "14 Jun "
	// "Sanctions "
}
