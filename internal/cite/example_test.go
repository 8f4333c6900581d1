package cite_test

import (
	"fmt"

	"briefing/internal/cite"
	"briefing/internal/compose"
	"briefing/internal/doc"
	"briefing/internal/testkit/world"
)

// A cited text has the numbers of its notes behind what they belong to.
func ExampleDocument() {
	lib, set := world.Sample("- prose: \"{{arrests}} arrests, and {{fund}}.\"\n")
	d, _ := compose.Brief(lib, set, "test", compose.Options{})
	d, _ = cite.Document(lib, set, d, compose.Options{})
	for _, s := range d.Blocks[0].(*doc.Prose).Paragraphs[0] {
		fmt.Printf("%q note %d\n", s.S, s.Note)
	}
	for _, n := range d.Notes {
		fmt.Printf("%d. %q\n", n.Number, world.Flat(n.Text))
	}
	// Output:
	// "607 arrests," note 1
	// " and €100.7\u00a0million." note 2
	// 1. "Suspects are not convicted persons."
	// 2. "€100.7\u00a0million =\u00a091.3\u00a0+\u00a09.4."
}
