package markup_test

import (
	"fmt"

	"briefing/internal/write/markup"
)

// Whatever a text holds, it stays a text.
func ExampleText() {
	fmt.Printf("<p>%s</p>\n", markup.Text(nil, "R&D <script>", nil))
	fmt.Printf("<p title=\"%s\">\n", markup.Attr(nil, `the "main" source`, nil))
	// Output:
	// <p>R&amp;D &lt;script&gt;</p>
	// <p title="the &quot;main&quot; source">
}
