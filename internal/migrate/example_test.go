package migrate_test

import (
	"fmt"

	"briefing/internal/migrate"
)

// A computed value in the form of an earlier version becomes one of today's; its comment stays.
func ExampleFiles() {
	r, _ := migrate.Files([]migrate.Input{{Kind: migrate.Data, Shown: "dataset.yaml", Data: []byte(`derived:
- id: both
  operation: sum   # ours
  of: [visits, loans]
`)}})
	for _, f := range r.Files {
		fmt.Print(string(f.Now))
	}
	// Output:
	// derived:
	// - id: both
	//   # ours
	//   sum: [visits, loans]
}
