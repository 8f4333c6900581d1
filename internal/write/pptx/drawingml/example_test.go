package drawingml_test

import (
	"fmt"

	"briefing/internal/testkit/world"
	"briefing/internal/write/pptx/drawingml"
)

// A ruler says how high a text will be when Office sets it, here in two widths.
func ExampleRuler_Height() {
	ruler := drawingml.NewRuler(world.Brand().Fonts, "Liberation Sans")
	text := []drawingml.Para{{Runs: []drawingml.Run{{S: "607 suspects were arrested in 2018.", Bold: true}}}}
	for _, width := range []int{40000, 20000} {
		height, lines := ruler.Height(text, drawingml.Style{Size: 2000, Spacing: 100_000}, width, 100)
		fmt.Printf("in %d pt: %d lines, %.1f pt\n", width/100, lines, float64(height)/100)
	}
	// Output:
	// in 400 pt: 1 lines, 23.0 pt
	// in 200 pt: 2 lines, 46.0 pt
}
