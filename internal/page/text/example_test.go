package text_test

import (
	"fmt"

	"briefing/internal/page/font"
	"briefing/internal/page/frame"
	"briefing/internal/page/text"
)

// Runs are cut into atoms, which are measured once; lines are ranges of atoms. A no-break space is no place to end a line.
func ExampleCut() {
	fonts, _ := font.Liberation()
	runs := []text.Run{{S: "Cases and action days led to the arrest of 607\u00a0suspects.", Size: frame.Pt(9.5)}}
	atoms := text.Cut(nil, runs, text.Ruler{Fonts: fonts}, text.Rules{})
	lines, wide := text.Fit(atoms, frame.MM(40))
	for _, l := range lines {
		first, last := atoms[l.From], atoms[l.To-1]
		fmt.Printf("%q %.1f mm\n", runs[0].S[first.From:last.To], text.Units(l.W).Millimetres())
	}
	fmt.Println("no word is wider than the line:", wide < 0)
	// Output:
	// "Cases and action days led" 39.3 mm
	// "to the arrest of" 21.6 mm
	// "607\u00a0suspects." 20.7 mm
	// no word is wider than the line: true
}
