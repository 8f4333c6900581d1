package template

import (
	"briefing/internal/diag"
	"briefing/internal/input/phrase"
)

// title is one of the titles of a heading.
type Title struct {
	Text  *phrase.Text
	Claim *phrase.Claim
	Pos   diag.Pos
}
