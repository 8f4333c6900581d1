package compose_test

import (
	"fmt"

	"briefing/internal/compose"
	"briefing/internal/doc"
	"briefing/internal/testkit/world"
)

// A composed text has no numbers of notes yet, but each figure in it says what it is.
func ExampleBrief() {
	lib, set := world.Sample("- prose: \"{{arrests}} arrests, and {{fund}}.\"\n")
	d, _ := compose.Brief(lib, set, "test", compose.Options{})
	for _, s := range d.Blocks[0].(*doc.Prose).Paragraphs[0] {
		fmt.Printf("%q", s.S)
		for _, m := range s.Of {
			fmt.Printf(" is %s", m.Ref)
		}
		fmt.Println()
	}
	// Output:
	// "607" is arrests
	// " arrests, and "
	// "€100.7\u00a0million" is fund
	// "."
}
