package template_test

import (
	"fmt"

	"briefing/internal/input/template"
	"briefing/internal/testkit/world"
)

// A library is asked for its briefs and charts, and holds what they say as plain data.
func ExampleLibrary() {
	lib, _ := world.Sample("- section: {title: Arrests, holds: arrests > 500, blocks: [{prose: \"{{arrests}} in all.\"}]}\n")
	fmt.Println(lib.Names(), lib.ChartIDs())
	s := lib.Brief("test").Blocks[0].Body.(*template.Section)
	fmt.Printf("%s: %s %T\n", s.Blocks[0].Pos, s.Blocks[0].Kind, s.Blocks[0].Body)
	fmt.Println(s.Titles[0].Text.Raw, len(s.Titles[0].Claim.Tests))
	// Output:
	// [test] [unused]
	// briefs/test.yaml:10:60: prose *template.Prose
	// Arrests 1
}
