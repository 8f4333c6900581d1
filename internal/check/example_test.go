package check_test

import (
	"fmt"

	"briefing/internal/check"
)

// A finding ends with the id of the rule that is broken; every rule says where it comes from and what to do.
func ExamplePDF() {
	fmt.Print(check.PDF([]byte("no PDF at all")).Text())
	for _, r := range check.Rules()[:3] {
		fmt.Printf("%s: %s (%s)\n", r.ID, r.Text, r.Clause)
	}
	// Output:
	// error: the file cannot be read as a PDF: its objects cannot be found (PDF 7.5) [file-readable]
	//   hint: build the document again: the file may have been changed or cut off on its way
	// file-readable: the file can be opened and its objects are found (PDF 7.5)
	// file-objects: every object stands where the file says, every stream is as long as it says (PDF 7.5.4; 7.3.8)
	// file-header: the file begins with its version and a line that is plainly not text (PDF/A 6.1.2-1; 6.1.2-2)
}
