package brief

import (
	"briefing/internal/diag"
	"briefing/internal/input/phrase"
)

// title is one of the titles of a heading.
type title struct {
	text  *phrase.Text
	claim *phrase.Claim
	pos   diag.Pos
}
