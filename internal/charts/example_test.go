package charts_test

import (
	"fmt"

	"briefing/internal/charts"
	"briefing/internal/source"
)

// A kind is a row of the registry. Its form says what a template may write of such a chart, beside what every chart has.
func ExampleKinds() {
	for _, k := range charts.Kinds() {
		common := map[string]bool{}
		form := k.New()
		for _, key := range source.Keys(form.Common()) {
			common[key] = true
		}
		fmt.Print(k.Name, ":")
		for _, key := range source.Keys(form) {
			if !common[key] {
				fmt.Print(" ", key)
			}
		}
		fmt.Println()
	}
	// Output:
	// bars: unit scale order narrow keys groups
	// part-to-whole: unit scale part whole rest
	// panels: marks narrow panels
	// timeline: first_year last_year bars events
	// step-lines: keys panels
	// columns: of axis scale highlight
}
