package whole_test

import (
	"fmt"

	"briefing/internal/charts/kit"
	"briefing/internal/charts/whole"
	"briefing/internal/doc/span"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/drawings"
	"briefing/internal/testkit/world"
)

// One bar is the whole, its part first. The rest is known too, since the whole is stated.
func ExampleChart_Draw() {
	chart := &whole.Chart{
		Part: kit.Part{Size: 100_000, Caption: span.Plain("EU"), Value: span.Plain("100")},
		Rest: kit.Part{Size: 314_000, Caption: span.Plain("others"), Value: span.Plain("314"), Fill: kit.White},
	}
	b := world.Brand()
	drawing, found := chart.Draw(kit.Style{Colors: b.Light, Fonts: b.Fonts, Form: kit.FormOf(kit.Page)}, frame.MM(174))
	fmt.Println(len(found), "findings")
	for _, s := range drawings.Texts(drawing.Group.Items) {
		fmt.Printf("%q\n", s)
	}
	// Output:
	// 0 findings
	// "EU "
	// "100 "
	// "others "
	// "314 "
}
