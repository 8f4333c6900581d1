package flow

import (
	"briefing/internal/doc"
	"briefing/internal/page/frame"
)

// entries measures a block at a width.
func (m *maker) entries(b doc.Block, width frame.Unit) []entry {
	was := m.at
	m.at = b.At()
	list := m.pieces(b, width)
	for i := range list {
		list[i].from = m.at
	}
	m.at = was
	return list
}

func (m *maker) pieces(b doc.Block, width frame.Unit) []entry {
	switch b := b.(type) {
	case *doc.Cover:
		return []entry{{piece: m.cover(b), role: cover}}
	case *doc.Summary:
		if len(b.Sentences) == 0 {
			return nil
		}
		return []entry{{piece: m.summary(b, width), role: brief}}
	case *doc.Heading:
		return []entry{{piece: m.heading(b, width), role: heading, level: b.Level}}
	case *doc.Prose:
		p := m.prose(b, width)
		switch {
		case p.to == 0:
			return nil
		case b.Lead:
			return []entry{{piece: p, role: lead}}
		}
		return []entry{{piece: p, role: bodyText}}
	case *doc.KeyFigures:
		return []entry{{piece: m.tiles(b, width), role: big}}
	case *doc.Chart:
		return []entry{{piece: m.chart(b, width), role: solid}}
	case *doc.Box:
		return []entry{{piece: m.box(b, width), role: solid}}
	case *doc.Facts:
		return []entry{{piece: m.facts(b, width), role: solid}}
	case *doc.Numbered:
		if len(b.Items) == 0 {
			return nil
		}
		return []entry{{piece: m.numberedList(b, width), role: list}}
	case *doc.Columns:
		return []entry{{piece: m.columns(b, width), role: solid}}
	case *doc.Table:
		return []entry{{piece: m.table(b, width), role: grid}}
	case *doc.NotesBlock:
		if b.Inline {
			return []entry{{piece: m.inlineNotes(b, width), role: notes}}
		}
		return []entry{{piece: m.notes(b, width), role: notes}}
	}
	return nil
}

// stack is blocks below each other that never part: a column, or the inside of a box.
type stack struct {
	m       *maker
	entries []entry
}

func (m *maker) stack(blocks []doc.Block, width frame.Unit) stack {
	s := stack{m: m}
	for _, b := range blocks {
		s.entries = append(s.entries, m.entries(b, width)...)
	}
	return s
}

// each calls fn with every entry and its top edge, and returns the bottom of the last.
func (s *stack) each(top frame.Unit, fn func(entry, frame.Unit)) frame.Unit {
	y, prev := top, noRole
	for _, e := range s.entries {
		t := s.m.topOf(e, y, prev)
		if fn != nil {
			fn(e, t)
		}
		y = t + e.height(t)
		if prev == heading {
			y = max(y, t+twoLines())
		}
		prev = e.role
	}
	return y
}

func (s *stack) height(top frame.Unit) frame.Unit { return s.each(top, nil) - top }

func (s *stack) draw(at spot) {
	s.each(at.y, func(e entry, top frame.Unit) {
		e.draw(spot{at.page, at.x, top})
		s.m.shut()
	})
}

// columnsPiece is stacks side by side.
type columnsPiece struct {
	m    *maker
	cols []stack
	x    []frame.Unit
}

func (m *maker) columns(b *doc.Columns, width frame.Unit) *columnsPiece {
	c := &columnsPiece{m: m}
	x := frame.Unit(0)
	total := 0
	for _, w := range b.Widths {
		total += w
	}
	if total != 6 || len(b.Widths) != len(b.Cols) {
		m.errorf("column-widths", []string{"the widths are counted in grid columns of six, one for each column"},
			"columns side by side have %d widths that sum to %d, allowed is one for each of the %d columns and a sum of 6", len(b.Widths), total, len(b.Cols))
		return c
	}
	for i, blocks := range b.Cols {
		w := columnSpan(b.Widths[i])
		c.cols = append(c.cols, m.stack(blocks, w))
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
		h = max(h, s.entries[0].height(0))
	}
	for _, s := range c.cols {
		s.entries[0].piece.(*headingPiece).even = h
	}
}

func (c *columnsPiece) name() string {
	if len(c.cols) > 0 && len(c.cols[0].entries) > 0 {
		return "the columns that begin with " + c.cols[0].entries[0].name()
	}
	return "the columns"
}

func (c *columnsPiece) height(top frame.Unit) frame.Unit {
	h := frame.Unit(0)
	for i := range c.cols {
		h = max(h, c.cols[i].height(top))
	}
	return h
}

func (c *columnsPiece) draw(at spot) {
	for i := range c.cols {
		c.cols[i].draw(at.right(c.x[i]))
	}
}
