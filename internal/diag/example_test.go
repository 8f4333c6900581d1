package diag_test

import (
	"fmt"

	"briefing/internal/diag"
)

// Findings are gathered as they come and printed by their places, each with what can be done about it.
func ExampleList() {
	var found diag.List
	found.Add(diag.Pos{File: "b.yaml", Line: 2, Col: 1}, diag.Warning, "unused", `nothing shows "arrests"`)
	found.Add(diag.Pos{File: "a.yaml", Line: 7, Col: 3}, diag.Error, "unknown-key", `unknown key "titel"`, `write "title"`)
	fmt.Print(found.Text())
	fmt.Println("may be used:", !found.HasErrors())
	// Output:
	// a.yaml:7:3: error: unknown key "titel" [unknown-key]
	//   hint: write "title"
	// b.yaml:2:1: warning: nothing shows "arrests" [unused]
	// may be used: false
}

func ExamplePos_String() {
	fmt.Println(diag.Pos{File: "data/visits.csv", Line: 7, Col: 3})
	cell := diag.Pos{File: "data/visits.xlsx", Sheet: "Table 3", Line: 7, Col: 28}
	fmt.Println(cell)
	fmt.Println(cell.Short())
	// Output:
	// data/visits.csv:7:3
	// data/visits.xlsx:'Table 3'!AB7
	// cell AB7
}
