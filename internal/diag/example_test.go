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
