package reading_test

import (
	"fmt"

	"briefing/internal/input/template/reading"
	"briefing/internal/testkit/world"
)

// A template refers to figures. One that is typed by hand is an error, since nobody could trace it.
func ExampleLoad() {
	lib, _ := world.Sample("")
	brief := world.Head + "blocks:\n- prose: \"{{arrests}} arrests in 12 countries.\"\n- notes: {}\n"
	_, found := reading.Load(world.Templates("", brief), lib.Texts.Catalog, lib.Texts.Dataset, reading.Options{Shown: "templates"})
	fmt.Print(found.Text())

	brief = world.Head + "blocks:\n- prose: \"{{arrests}} arrests.\"\n- notes: {}\n"
	lib, _ = reading.Load(world.Templates("", brief), lib.Texts.Catalog, lib.Texts.Dataset, reading.Options{Shown: "templates"})
	for _, b := range lib.Brief("test").Blocks {
		fmt.Printf("%s: %s %T\n", b.Pos, b.Kind, b.Body)
	}
	// Output:
	// templates/briefs/test.yaml:10:34: error: "12" is a figure typed by hand; figures are references to the data [typed-figure]
	//   hint: if it is one of these, refer to it: {{hosts-count}}
	//   hint: a number that is no figure of the data is written {{plain:12|why=REASON}}; a name that holds a number is listed under names in the dataset
	// templates/briefs/test.yaml:10:3: prose *template.Prose
	// templates/briefs/test.yaml:11:3: notes *template.Notes
}
