package typeset

import (
	"fmt"
	"unicode/utf8"

	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/page/frame"
)

// Report is what was found while a document is laid out.
type Report struct {
	Found diag.List
	At    *diag.Pos // where the block at hand, or else the document, is written
}

// Errorf reports an error about the block at hand: its id, what can be done about it, and what is wrong.
func (r *Report) Errorf(id string, hints []string, format string, args ...any) {
	r.Found.Add(*r.At, diag.Error, id, fmt.Sprintf(format, args...), hints...)
}

// Warnf is Errorf for what fits, but badly.
func (r *Report) Warnf(id string, hints []string, format string, args ...any) {
	r.Found.Add(*r.At, diag.Warning, id, fmt.Sprintf(format, args...), hints...)
}

// About says what the last finding is about, as the other writers of slides say it.
func (r *Report) About(what string) { r.Found[len(r.Found)-1].About = what }

// AddFindings adds the findings of a chart, which does not know where it stands, as findings about the block at hand.
func (r *Report) AddFindings(found diag.List) {
	for _, d := range found {
		r.Found.Add(*r.At, d.Severity, d.ID, d.Message, d.Hints...)
	}
}

// Piece is a block with its text broken into lines, ready to be drawn.
type Piece interface {
	Namer
	Height(top frame.Unit) frame.Unit // when it stands at top
	Draw(at Spot)
}

// Namer names a block for messages: `the chart "funding-by-region"`.
type Namer interface{ Name() string }

// Name is what messages call a block whose name is always the same.
type Name string

// Name returns it.
func (n Name) Name() string { return string(n) }

// BlockName names a block by what it is and its first words: `the box “What was done”`. It reads the document alone: while
// a block is being made there is nothing else to read yet, and that is when most is found.
type BlockName struct {
	What  string
	Words []doc.Span
}

// Name returns it.
func (n BlockName) Name() string { return n.What + " “" + Clip(wordsOf(n.Words)) + "”" }

// wordsOf returns the text of spans without their reference numbers, for messages.
func wordsOf(spans []doc.Span) string {
	s := ""
	for _, x := range spans {
		s += x.S
	}
	return s
}

// Clip shortens a text for a message.
func Clip(s string) string {
	const most = 40
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most-1]) + "…"
}
