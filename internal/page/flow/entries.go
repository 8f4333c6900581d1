package flow

import (
	"briefing/internal/doc"
	"briefing/internal/page/frame"
	"briefing/internal/page/furniture"
	"briefing/internal/page/notes"
	"briefing/internal/page/prose"
	"briefing/internal/page/table"
	"briefing/internal/page/typeset"
)

// entriesOf measures a block at a width.
func entriesOf(m *layout, b doc.Block, width frame.Unit) []entry {
	was := m.At
	m.At = b.At()
	list := piecesOf(m, b, width)
	for i := range list {
		list[i].from = m.At
	}
	m.At = was
	return list
}

func piecesOf(m *layout, b doc.Block, width frame.Unit) []entry {
	switch b := b.(type) {
	case *doc.Cover:
		return []entry{{Piece: furniture.NewCover(m.Layout, b), role: cover}}
	case *doc.Summary:
		if len(b.Sentences) == 0 {
			return nil
		}
		return []entry{{Piece: newSummary(m, b, width), role: summaryBox}}
	case *doc.Heading:
		return []entry{{Piece: newHeading(m, b, width), role: heading, level: b.Level}}
	case *doc.Prose:
		p := prose.New(m.Layout, b, width)
		switch {
		case p.Lines() == 0:
			return nil
		case b.Lead:
			return []entry{{Piece: p, role: lead}}
		}
		return []entry{{Piece: p, role: bodyText, follows: b.Follows}}
	case *doc.KeyFigures:
		return []entry{{Piece: newTiles(m, b, width), role: bigNumbers}}
	case *doc.Chart:
		return []entry{{Piece: newChart(m, b, width), role: unbroken}}
	case *doc.Box:
		return []entry{{Piece: newBox(m, b, width), role: unbroken}}
	case *doc.Facts:
		return []entry{{Piece: newFacts(m, b, width), role: unbroken}}
	case *doc.List:
		p := newList(m, b, &m.Styles.Body, width)
		if p.Lines() == 0 {
			return nil
		}
		return []entry{{Piece: p, role: pointList}}
	case *doc.PageBreak:
		return []entry{{Piece: breakPiece{}, role: pageBreak}}
	case *doc.Columns:
		return []entry{{Piece: newColumns(m, b, width), role: unbroken}}
	case *doc.Table:
		return []entry{{Piece: table.New(m.Layout, b, width), role: tableRows}}
	case *doc.NotesBlock:
		if b.Inline {
			return []entry{{Piece: notes.NewFoot(m.Layout, b, width), role: endNotes}}
		}
		return []entry{{Piece: notes.New(m.Layout, b, width), role: endNotes}}
	}
	m.Found.Append(doc.Unknown("a page", b))
	return nil
}

// stack is blocks below each other that never part: a column, or the inside of a box.
type stack struct {
	m       *layout
	entries []entry
}

func newStack(m *layout, blocks []doc.Block, width frame.Unit) stack {
	s := stack{m: m}
	for _, b := range blocks {
		s.entries = append(s.entries, entriesOf(m, b, width)...)
	}
	return s
}

// each calls fn with every entry and its top edge, and returns the bottom of the last.
func (s *stack) each(top frame.Unit, fn func(entry, frame.Unit)) frame.Unit {
	y, prev := top, noRole
	for _, e := range s.entries {
		t := topOf(s.m, e, y, prev)
		if fn != nil {
			fn(e, t)
		}
		y = t + e.Height(t)
		if prev == heading {
			y = max(y, t+typeset.TwoLines())
		}
		prev = e.role
	}
	return y
}

func (s *stack) height(top frame.Unit) frame.Unit { return s.each(top, nil) - top }

func (s *stack) draw(at typeset.Spot) {
	s.each(at.Y, func(e entry, top frame.Unit) {
		e.Draw(typeset.Spot{Page: at.Page, X: at.X, Y: top})
		s.m.CloseMark()
	})
}

// columnsPiece is stacks side by side.
type columnsPiece struct {
	m    *layout
	cols []stack
	x    []frame.Unit
}

func newColumns(m *layout, b *doc.Columns, width frame.Unit) *columnsPiece {
	c := &columnsPiece{m: m}
	x := frame.Unit(0)
	total := 0
	for _, w := range b.Widths {
		total += w
	}
	if total != 6 || len(b.Widths) != len(b.Cols) {
		m.Errorf("column-widths", []string{"the widths are counted in grid columns of six, one for each column"},
			"columns side by side have %d widths that sum to %d, allowed is one for each of the %d columns and a sum of 6", len(b.Widths), total, len(b.Cols))
		return c
	}
	for i, blocks := range b.Cols {
		w := typeset.ColumnSpan(b.Widths[i])
		c.cols = append(c.cols, newStack(m, blocks, w))
		c.x = append(c.x, x)
		x += mm(float64(30 * b.Widths[i]))
	}
	c.evenHeads()
	return c
}

// evenHeads gives headings at the head of all columns one height, so that the text below starts on one line.
func (c *columnsPiece) evenHeads() {
	h := frame.Unit(0)
	for _, s := range c.cols {
		if len(s.entries) == 0 || s.entries[0].role != heading {
			return
		}
		h = max(h, s.entries[0].Height(0))
	}
	for _, s := range c.cols {
		s.entries[0].Piece.(*headingPiece).even = h
	}
}

func (c *columnsPiece) Name() string {
	if len(c.cols) > 0 && len(c.cols[0].entries) > 0 {
		return "the columns that begin with " + c.cols[0].entries[0].Name()
	}
	return "the columns"
}

func (c *columnsPiece) Height(top frame.Unit) frame.Unit {
	h := frame.Unit(0)
	for i := range c.cols {
		h = max(h, c.cols[i].height(top))
	}
	return h
}

func (c *columnsPiece) Draw(at typeset.Spot) {
	for i := range c.cols {
		c.cols[i].draw(at.Right(c.x[i]))
	}
}
