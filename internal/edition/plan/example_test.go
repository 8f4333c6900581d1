package plan_test

import (
	"fmt"

	"briefing/internal/edition/plan"
)

// Nothing asked for by name means everything there is. A name that does not exist is refused with the nearest one.
func ExampleTargets() {
	have := plan.Existing{
		Names:     []plan.Name{{ID: "factsheet", Formats: []string{"pdf", "html"}}, {ID: "deck", Formats: []string{"pdf", "pptx"}, Handouts: true}},
		Languages: []string{"en"},
	}
	targets, _ := plan.Targets(plan.Request{Brand: "plain"}, have)
	for _, t := range targets {
		fmt.Println(t.Path())
	}
	_, err := plan.Targets(plan.Request{Names: []string{"fact-sheet"}}, have)
	fmt.Println(err)
	// Output:
	// en/factsheet.html
	// en/factsheet.pdf
	// en/deck.pdf
	// en/deck.pptx
	// there is no brief named "fact-sheet"; there are: deck, factsheet
	//   hint: did you mean "factsheet"?
}
