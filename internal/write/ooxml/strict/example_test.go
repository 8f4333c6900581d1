package strict_test

import (
	"fmt"

	"briefing/internal/write/ooxml/strict"
)

// A part of a theme as PowerPoint saves it in the strict form.
func ExampleConvert() {
	part, err := strict.Convert([]byte(`<a:gs xmlns:a="http://purl.oclc.org/ooxml/drawingml/main" pos="50%"/>`))
	fmt.Println(string(part.Data), part.Strict, err)
	fmt.Println(strict.Relationship("http://purl.oclc.org/ooxml/officeDocument/relationships/customProperties"))
	// Output:
	// <a:gs xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" pos="50000"/> true <nil>
	// http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties true
}
