package font_test

import (
	"fmt"

	"briefing/internal/page/font"
)

// A face says how wide a text is, in 1/100 pt, and which of its characters it lacks.
func ExampleFace_Width() {
	fonts, _ := font.Liberation()
	face := fonts.Faces[0]
	fmt.Println(face.Name(), face.Width("607 arrests", 950))
	fmt.Printf("%q\n", face.Missing("607 arrests 🙂"))
	// Output:
	// Liberation Sans 4752
	// ['🙂']
}
