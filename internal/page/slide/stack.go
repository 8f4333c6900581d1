package slide

import (
	"briefing/internal/charts/kit"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/page/frame"
	"briefing/internal/page/prose"
	"briefing/internal/page/table"
	"briefing/internal/page/typeset"
)

// Distances between the blocks of a slide and inside their columns, in mm.
const (
	gap       = 7.0 // between blocks
	paraGap   = 4.4
	columnGap = 18.0 // with a rule in its middle
	wide      = 178.0
	narrow    = liveW - wide - columnGap
)

// block is a block of a slide. It can have any height from its least, which is Height, to its preferred one.
type block interface {
	piece
	preferred() frame.Unit // at least Height(0)
	stretch(extra frame.Unit)
}

// piece is a measured block: drawn here, or told as boxes to what draws slides by itself.
type piece interface {
	typeset.Piece
	boxes(at frame.Point) []Box
}

// fixedHeight is a block that has one height.
type fixedHeight struct{ piece }

func (s fixedHeight) preferred() frame.Unit { return s.Height(0) }

func (s fixedHeight) stretch(frame.Unit) {}

// stack is the blocks of a slide, or of a column of it, below each other.
type stack struct {
	m      *deck
	blocks []block
	of     []doc.Block
	at     []*diag.Pos // of the blocks
}

// newStack measures blocks. room is the height there is for all of them.
func newStack(m *deck, blocks []doc.Block, width, room frame.Unit) stack {
	s := stack{m: m}
	was := m.At
	for _, b := range blocks {
		m.At = b.At()
		if p := newBlock(m, b, width, room); p != nil {
			s.blocks, s.of = append(s.blocks, p), append(s.of, b)
			s.at = append(s.at, m.At)
		}
	}
	m.At = was
	return s
}

func newBlock(m *deck, b doc.Block, width, room frame.Unit) block {
	switch b := b.(type) {
	case *doc.KeyFigures:
		switch {
		case len(b.Tiles) == 0:
			return nil
		case width < mm(wide):
			return newSideTiles(m, b, width, room)
		case len(b.Tiles) == 1:
			return fixedHeight{newBand(m, &b.Tiles[0], width)}
		}
		return newTiles(m, b, width)
	case *doc.Prose:
		p := prose.Column(m.Layout, b.Paragraphs, &m.Styles.Body, width, mm(paraGap))
		if p.Lines() == 0 {
			return nil
		}
		return fixedHeight{prosePiece{p, m, b, width}}
	case *doc.Summary:
		return newRows(m, "the sentence", b.Sentences, false, width)
	case *doc.List:
		return newList(m, b, width)
	case *doc.Facts:
		return newFacts(m, b, width)
	case *doc.Box:
		if len(b.Items) > 0 {
			return newNumbered(m, b, width)
		}
		return fixedHeight{newBox(m, b, width, room)}
	case *doc.Chart:
		return newChart(m, b, width, room)
	case *doc.Table:
		return newTable(m, b, width)
	case *doc.Columns:
		return newColumns(m, b, width, room)
	}
	m.Found.Append(doc.Unknown("a slide", b))
	return nil
}

func (s *stack) least() frame.Unit {
	h := frame.Unit(0)
	for i, b := range s.blocks {
		if i > 0 {
			h += mm(gap)
		}
		h += b.Height(0)
	}
	return h
}

func (s *stack) preferred() frame.Unit {
	h := s.least()
	for _, b := range s.blocks {
		h += b.preferred() - b.Height(0)
	}
	return h
}

// fitInto gives the blocks the heights they want, or as much of that as there is room for, and returns how much is
// lacking for the least.
func (s *stack) fitInto(room frame.Unit) (over frame.Unit) {
	spare, wanted := room-s.least(), s.preferred()-s.least()
	if spare < 0 {
		return -spare
	}
	for _, b := range s.blocks {
		extra := b.preferred() - b.Height(0)
		if wanted > spare {
			extra = frame.Unit(int64(extra) * int64(spare) / int64(wanted))
		}
		if extra > 0 {
			b.stretch(extra)
		}
	}
	return 0
}

// lastName names the block at the foot, for messages.
func (s *stack) lastName() string {
	if n := len(s.blocks); n > 0 {
		return s.blocks[n-1].Name()
	}
	return "it"
}

// lastPos is where that block is written; without blocks, where the slide is.
func (s *stack) lastPos(slide *diag.Pos) *diag.Pos {
	n := len(s.blocks)
	if n == 0 {
		return slide
	}
	if c, ok := s.blocks[n-1].(*columnsPiece); ok && len(c.cols) > 0 {
		return c.cols[c.tallest()].lastPos(s.at[n-1])
	}
	return s.at[n-1]
}

func (s *stack) draw(at typeset.Spot) {
	for i, b := range s.blocks {
		s.m.At = s.at[i]
		b.Draw(at)
		s.m.CloseMark()
		at.Y += b.Height(0) + mm(gap)
	}
}

// prosePiece is running text.
type prosePiece struct {
	*prose.Prose
	m     *deck
	b     *doc.Prose
	width frame.Unit
}

// tablePiece is a table. What it draws is a part of page/table.
type tablePiece struct {
	typeset.Piece
	m     *deck
	b     *doc.Table
	part  *table.Part
	width frame.Unit
}

func newTable(m *deck, b *doc.Table, width frame.Unit) block {
	if !m.g.Ours {
		b = m.fitColumns(b, width)
	}
	t := table.New(m.Layout, b, width)
	return fixedHeight{tablePiece{t, m, b, t, width}}
}

// chartPiece is a chart on a slide: its title, if it has one beside the slide's, its subtitle and the plot.
type chartPiece struct {
	m        *deck
	b        *doc.Chart
	title    *typeset.Para
	subtitle *typeset.Para
	drawing  kit.Drawing
	width    frame.Unit
	native   bool       // what shows the deck draws it by itself
	h        frame.Unit // of such a one
	room     frame.Unit // that it can have
}

const (
	toPlot    = 3.6
	leastPlot = 40.0 // of a chart that takes the height there is
)

func newChart(m *deck, b *doc.Chart, width, room frame.Unit) *chartPiece {
	c := &chartPiece{m: m, b: b, width: width}
	c.title = m.FitHeading(m.Para(&m.Styles.ChartTitle, b.Title), width, c)
	c.subtitle = m.Fit(m.Para(&m.Styles.Subtitle, b.Subtitle), width, c)
	if b.Alt.S == "" {
		m.Errorf("chart-alt", []string{"say in words what the chart shows"}, "%s has no alternative text", c.Name())
	}
	if m.fitOffice(c, room-c.plotTop()) {
		return c
	}
	if b.Plot != nil {
		drawing, diags := b.Plot.OnSlide(m.ChartStyle(b, kit.Slide), width, room-c.plotTop())
		c.drawing = drawing
		m.AddFindings(diags)
	}
	return c
}

func (c *chartPiece) Name() string { return "the chart “" + c.b.ID + "”" }

func (c *chartPiece) plotTop() frame.Unit {
	h := c.title.Height() + c.subtitle.Height()
	if h > 0 {
		h += mm(toPlot)
	}
	return h
}

func (c *chartPiece) Height(frame.Unit) frame.Unit { return c.plotTop() + c.high() }

// high is the height of the plot.
func (c *chartPiece) high() frame.Unit {
	if c.native {
		return c.h
	}
	return c.drawing.H
}

func (c *chartPiece) preferred() frame.Unit {
	if c.native {
		return c.plotTop() + max(c.h, c.room)
	}
	return c.Height(0)
}

func (c *chartPiece) stretch(extra frame.Unit) {
	if c.native {
		c.h += extra
	}
}

func (c *chartPiece) Draw(at typeset.Spot) {
	m := c.m
	m.Anchor(c.b.ID, at)
	plot := at.Down(c.plotTop())
	if len(c.title.Lines) > 0 {
		m.Title(c.title, 3, at)
		at.Y += c.title.Height()
	}
	m.Paragraph(c.subtitle, at)
	// A value at the right edge ends with a space, which has no ink but belongs to what is painted.
	m.Plot(c.drawing, c.b.Alt.S, c.width+mm(3), plot)
}

// columnsPiece is stacks side by side with a rule between them.
type columnsPiece struct {
	m    *deck
	cols []stack
	x, w []frame.Unit
	h    frame.Unit
	gap  frame.Unit // with a rule in its middle
}

func newColumns(m *deck, b *doc.Columns, width, room frame.Unit) *columnsPiece {
	c := &columnsPiece{m: m, gap: m.columnGap()}
	c.w = m.columnWidths(b.Widths, width)
	if len(c.w) != len(b.Cols) {
		m.Errorf("column-widths", nil, "columns side by side have %d widths, there are %d columns", len(c.w), len(b.Cols))
		return c
	}
	x := frame.Unit(0)
	for i, blocks := range b.Cols {
		c.cols = append(c.cols, newStack(m, blocks, c.w[i], room))
		c.x = append(c.x, x)
		x += c.w[i] + c.gap
		c.h = max(c.h, c.cols[i].least())
	}
	c.stretch(0) // the shorter columns have room already
	return c
}

// columnWidths divides the width. Two thirds beside one third are 178 and 102.7: the wide one holds bars with
// their values, the narrow one numbers.
func (m *deck) columnWidths(sixths []int, width frame.Unit) []frame.Unit {
	n := len(sixths)
	full := m.g.Ours && width == mm(liveW)
	switch {
	case full && n == 2 && sixths[0] == 4:
		return []frame.Unit{mm(wide), mm(narrow)}
	case full && n == 2 && sixths[0] == 2:
		return []frame.Unit{mm(narrow), mm(wide)}
	}
	out := make([]frame.Unit, n)
	left := width - m.columnGap()*frame.Unit(max(n-1, 0))
	sum := 0
	for _, w := range sixths {
		sum += w
	}
	for i, w := range sixths {
		out[i] = left * frame.Unit(w) / frame.Unit(max(sum, 1))
	}
	return out
}

func (c *columnsPiece) Name() string {
	if len(c.cols) > 0 {
		return c.cols[c.tallest()].lastName()
	}
	return "its columns"
}

func (c *columnsPiece) tallest() int {
	tallest := 0
	for i := range c.cols {
		if c.cols[i].least() > c.cols[tallest].least() {
			tallest = i
		}
	}
	return tallest
}

func (c *columnsPiece) Height(frame.Unit) frame.Unit { return c.h }

func (c *columnsPiece) preferred() frame.Unit {
	h := c.h
	for i := range c.cols {
		h = max(h, c.cols[i].preferred())
	}
	return h
}

func (c *columnsPiece) stretch(extra frame.Unit) {
	c.h += extra
	for i := range c.cols {
		c.cols[i].fitInto(c.h)
	}
}

func (c *columnsPiece) Draw(at typeset.Spot) {
	m := c.m
	if len(c.cols) > 1 {
		m.OpenArtifact(at.Page, frame.Decoration)
		rules := typeset.Shape{Color: &m.Colors.Rule}
		for i := 1; i < len(c.cols); i++ {
			rules.Rect(at.X+c.x[i]-c.gap/2-mm(0.25), at.Y, mm(0.5), c.h)
		}
		m.Paint(&rules)
		m.CloseMark()
	}
	for i := range c.cols {
		c.cols[i].draw(at.Right(c.x[i]))
	}
}
