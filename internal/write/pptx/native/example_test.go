package native_test

import (
	"fmt"
	"strings"

	"briefing/internal/charts/kit"
	"briefing/internal/testkit/world"
	"briefing/internal/write/ooxml"
	"briefing/internal/write/pptx/drawingml"
	"briefing/internal/write/pptx/native"
)

// A chart that Office draws is XML and the workbook that opens for its data, made of one table.
func ExampleBars() {
	chart := &kit.CategoryChart{
		Categories: []kit.Category{{Name: "Sahel", Parts: []kit.Part{{Size: 231_000}}, Value: "231.0"}, {Name: "West Africa", Parts: []kit.Part{{Size: 9_000}}, Value: "9.0"}},
		Sizes: kit.CategorySizes{
			Name: 1800, Detail: 1800, Value: 1800, Heading: 1800,
			Plain: kit.BarSizes{Names: 20000, Pitch: 4000, Bar: 2400}, Detailed: kit.BarSizes{Names: 20000, Pitch: 6000, Bar: 2400},
		},
	}
	setting := native.Setting{Ruler: drawingml.NewRuler(world.Brand().Fonts, "Liberation Sans"), Lang: "en-GB"}
	made, err := native.Bars(chart, setting, 250*drawingml.PerMM, 100*drawingml.PerMM, "Amounts")
	if err != nil {
		panic(err)
	}
	fmt.Println("shows West Africa:", strings.Contains(string(made.XML), "West Africa"))
	workbook, _ := ooxml.Read(made.Workbook, ooxml.Usual, nil)
	for _, name := range workbook.Names() {
		fmt.Println(name)
	}
	// Output:
	// shows West Africa: true
	// xl/styles.xml
	// xl/workbook.xml
	// xl/worksheets/sheet1.xml
}
