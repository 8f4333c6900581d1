package list_test

import (
	"fmt"

	"briefing/internal/doc"
	"briefing/internal/page/frame"
	"briefing/internal/page/list"
	"briefing/internal/page/typeset"
	"briefing/internal/testkit/world"
)

// A list is measured first. At the foot of a page it is divided, and both parts are drawn into one element of the structure.
func ExampleNew() {
	m := typeset.New(&doc.Document{Format: doc.Pages}, world.Brand())
	points := &doc.List{Items: []doc.ListItem{
		{Text: []doc.Span{{S: "First"}}, Below: [][]doc.Span{{{S: "Below"}}}}, {Text: []doc.Span{{S: "Second"}}}},
	}
	l := list.New(m, points, list.Form{Style: &m.Styles.Body, Indent: frame.MM(5), Gap: frame.MM(2)}, frame.MM(100))
	first, rest := l.Cut(0, l.Least())
	first.Draw(typeset.Spot{})
	rest.Draw(typeset.Spot{Page: 1})
	m.CloseMark()
	top := m.Root.Kids[0].Node
	fmt.Println(l.Lines(), "lines,", top.Type, top.Numbering, len(top.Kids), "points on", len(m.Pages), "pages")
	// Output:
	// 3 lines, L Disc 2 points on 2 pages
}
