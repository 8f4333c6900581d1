package pptx

import (
	"fmt"

	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/source"
)

// findings are what is found in a deck, each with the slide and the block that it is about.
type findings struct {
	diags diag.List
	slide string    // id of the slide being made; empty: the deck
	pos   *diag.Pos // where the block being made is written
}

// fail adds an error about the slide being made.
func (f *findings) fail(id, hint, format string, args ...any) {
	f.add(diag.Error, id, hint, format, args...)
}

// add adds a finding about the slide being made.
func (f *findings) add(severity diag.Severity, id, hint, format string, args ...any) {
	msg := fmt.Sprintf(format, args...)
	if f.slide != "" {
		msg = "the slide " + source.Quote(f.slide) + ": " + msg
	}
	f.diags.Add(*f.pos, severity, id, msg, hint)
}

// on runs do for a block, so that findings name its place.
func (f *findings) on(b doc.Block, do func()) {
	was := f.pos
	f.pos = b.At()
	do()
	f.pos = was
}
