package doc

import (
	"fmt"

	"briefing/internal/diag"
)

// Unknown is what a stage or a writer says of a block whose type it does not know: a page, a slide or a stage cannot hold
// it. A switch over blocks ends with it, so that a new type of block that one of them forgets is not left out in silence.
func Unknown(where string, b Block) diag.List {
	return diag.List{{
		Pos: *b.At(), Severity: diag.Error, ID: "internal", Message: fmt.Sprintf("%s cannot hold a block of the type %T", where, b),
		Hints: []string{"this is a fault of the program: please report it with the file that caused it"},
	}}
}
