package slides_test

import (
	"fmt"

	"briefing/internal/check/slides"
)

// What is no presentation is a finding, never a panic.
func ExamplePPTX() {
	fmt.Print(slides.PPTX([]byte("no presentation at all")).Text())
	// Output:
	// error: the file is no zip archive [file-readable]
}
