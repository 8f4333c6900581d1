package drawingml_test

import (
	"fmt"

	"briefing/internal/testkit/world"
	"briefing/internal/write/pptx/drawingml"
)

// A ruler says in how many lines Office sets a text, here in two widths.
func ExampleRuler_Lines() {
	ruler := drawingml.NewRuler(world.Brand().Fonts, "Liberation Sans")
	text := []drawingml.Run{{S: "607 suspects were arrested in 2018.", Bold: true}}
	for _, width := range []int{40000, 20000} {
		fmt.Printf("in %d pt: %d lines\n", width/100, ruler.Lines(text, drawingml.Style{Size: 2000}, width))
	}
	// Output:
	// in 400 pt: 1 lines
	// in 200 pt: 2 lines
}
