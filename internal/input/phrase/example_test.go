package phrase_test

import (
	"fmt"

	"briefing/internal/diag"
	"briefing/internal/input/phrase"
)

// A text is its words and its references, each with its style; nothing is looked up.
func ExampleParse() {
	var diags diag.List
	at := func(offset int) diag.Pos { return diag.Pos{Line: 1, Col: offset + 1} }
	text := phrase.Parse("**{{arrests}}** arrests {{arrests.period}}.", at, phrase.Prose, &diags)
	for _, s := range text.Paragraphs[0] {
		if s.Ref != nil {
			fmt.Printf("reference to %q, part %q, bold %v\n", s.Ref.ID, s.Ref.Part, s.Bold)
		} else {
			fmt.Printf("words %q\n", s.Literal)
		}
	}
	// Output:
	// reference to "arrests", part "", bold true
	// words " arrests "
	// reference to "arrests", part "period", bold false
	// words "."
}
