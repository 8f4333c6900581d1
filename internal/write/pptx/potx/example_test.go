package potx_test

import (
	"fmt"
	"os"

	"briefing/internal/testkit/world"
	"briefing/internal/write/pptx/potx"
)

// A template is told apart by what its layouts hold: each use of a slide has a layout, or another use that stands in.
func ExampleBuiltin() {
	parts, _ := potx.ReadBuiltin(os.DirFS(world.Path("templates")))
	template, _ := potx.Builtin(parts, world.Brand())
	for _, use := range template.Uses()[:4] {
		if use.Layout != "" {
			fmt.Printf("%s: the layout %q\n", use.Role, use.Layout)
		} else {
			fmt.Printf("%s: %s\n", use.Role, use.Instead)
		}
	}
	// Output:
	// title: the layout "Briefing title"
	// content: the layout "Briefing text"
	// two-content: the layout "Briefing two charts"
	// title-only: the layout "Briefing text"
}
