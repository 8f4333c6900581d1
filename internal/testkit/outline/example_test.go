package outline_test

import (
	"fmt"

	"briefing/internal/doc"
	"briefing/internal/testkit/outline"
)

// Texts are shown with their styles, notes and links, and with the blanks at which no line may end: ~ is U+00A0.
func ExampleText() {
	fmt.Println(outline.Text([]doc.Span{
		{S: "€91.3\u00a0million", Bold: true, Note: 1},
		{S: " for "},
		{S: "Mali", Lang: "fr"},
		{S: ": see "},
		{S: "Table 1", See: "amounts"},
	}))
	// Output:
	// **€91.3~million**[^1] for {fr|Mali}: see [Table 1](#amounts)
}
