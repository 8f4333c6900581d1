package slide

import (
	"briefing/internal/doc"
	"briefing/internal/page/frame"
	"briefing/internal/page/list"
	"briefing/internal/page/text"
)

// Distances of a list on a slide, in mm.
const (
	listIndent   = 9.0  // from a bullet's left to the words
	listNumbers  = 13.0 // from a number's left to the words
	listGap      = 3.4  // between points
	listGapBelow = 1.6  // over points of the second level
)

// listInRows says that each point of a list has a row of its own, beside a large number.
func listInRows(b *doc.List) bool { return b.Numbered && !b.Deep() }

func newList(m *deck, b *doc.List, width frame.Unit) block {
	if listInRows(b) {
		var points [][]doc.Span
		for _, it := range b.Items {
			points = append(points, it.Text)
		}
		return newRows(m, "the point", points, true, width)
	}
	form := list.Form{Style: &m.Styles.Body, Indent: mm(listIndent), Numbers: mm(listNumbers), Gap: mm(listGap), GapBelow: mm(listGapBelow)}
	l := list.New(m.Layout, b, form, width)
	if l.Lines() == 0 {
		return nil
	}
	return fixedHeight{listPiece{l, m, b, width}}
}

// listPiece is a list of points with bullets, or with numbers and letters.
type listPiece struct {
	*list.List
	m     *deck
	b     *doc.List
	width frame.Unit
}

// boxes are one text, whose labels are those of the program that shows it.
func (p listPiece) boxes(at frame.Point) []Box {
	var all []Paragraph
	for i, it := range p.b.Items {
		all = p.add(all, it.Text, 1, i)
		for k, s := range it.Below {
			all = p.add(all, s, 2, k)
		}
	}
	return []Box{{Kind: Text, At: frame.Rect{X: at.X, Y: at.Y, W: p.width, H: p.Height(0)}, Text: all, Name: p.Name()}}
}

func (p listPiece) add(all []Paragraph, spans []doc.Span, level, number int) []Paragraph {
	if len(spans) == 0 {
		return all
	}
	st := &p.m.Styles.Body
	digit := text.Style{Size: st.Size, Color: p.m.Colors.Blue}
	left, hang := p.Indents(level)
	q := Paragraph{Runs: runs(spans, st), Level: level, Lead: st.Lead, Before: mm(listGap), Left: left, Indent: hang, Label: p.b.Label(level, number), Digit: &digit}
	for i := range q.Runs { // a place for a subtitle, where a list may stand, has a colour of its own, and one for each level
		q.Runs[i].Differs = true
	}
	if level > 1 {
		q.Before = mm(listGapBelow)
	}
	if p.b.Numbered {
		q.Number = number + 1
	}
	return append(all, q)
}
