package subset_test

import (
	"fmt"
	"testing/fstest"

	"briefing/internal/input/dataset/datafiles"
	"briefing/internal/input/dataset/subset"
	"briefing/internal/testkit/world"
)

// A document that shows one figure takes along that figure and what it needs to be read: its unit, its source.
func ExampleWriter_Append() {
	lib, _ := world.Sample("")
	file := subset.New(lib.Texts.Dataset).Append(nil, subset.Selection{Indicators: []subset.Indicator{{ID: "arrests"}}})
	part, _ := datafiles.Load(fstest.MapFS{"dataset.yaml": {Data: file}}, "dataset.yaml", datafiles.Options{})
	fmt.Println(len(lib.Texts.Dataset.Indicators), "indicators, kept:", len(part.Indicators), part.Indicators[0].ID)
	fmt.Println(len(lib.Texts.Dataset.Units), "units, kept:", len(part.Units), part.Units[0].ID)
	// Output:
	// 15 indicators, kept: 1 arrests
	// 5 units, kept: 1 persons
}
