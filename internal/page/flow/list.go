package flow

import (
	"briefing/internal/doc"
	"briefing/internal/page/frame"
	"briefing/internal/page/list"
	"briefing/internal/page/text"
	"briefing/internal/page/typeset"
)

// newList is a list in a style of pages.
func newList(m *layout, b *doc.List, st *text.Style, width frame.Unit) *list.List {
	return list.New(m.Layout, b, list.Form{Style: st, Indent: mm(4.5), Numbers: mm(7), Gap: mm(2), GapBelow: mm(1)}, width)
}

// breakPiece is a page break, which takes no room.
type breakPiece struct{}

func (breakPiece) Name() string { return "the page break" }

func (breakPiece) Height(frame.Unit) frame.Unit { return 0 }

func (breakPiece) Draw(typeset.Spot) {}
