package flow

import (
	"briefing/internal/charts"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/page/frame"
)

// Distances between the blocks of a slide and inside their columns, in mm.
const (
	slideGap       = 7.0 // between blocks
	slideParaGap   = 4.4
	slideColumnGap = 18.0 // with a rule in its middle
	slideWide      = 178.0
	slideNarrow    = slideLive - slideWide - slideColumnGap
)

// slideBlock is a block of a slide. It can be set between its least height and the one it is meant to have.
type slideBlock interface {
	piece
	want() frame.Unit // at least height(0)
	stretch(extra frame.Unit)
}

// stiff is a block that has one height.
type stiff struct{ piece }

func (s stiff) want() frame.Unit { return s.height(0) }

func (s stiff) stretch(frame.Unit) {}

// slideStack is the blocks of a slide, or of a column of it, below each other.
type slideStack struct {
	m      *maker
	blocks []slideBlock
	at     []*diag.Pos // of the blocks
}

// slideStack measures blocks. room is the height there is for all of them.
func (m *maker) slideStack(blocks []doc.Block, width, room frame.Unit) slideStack {
	s := slideStack{m: m}
	was := m.at
	for _, b := range blocks {
		m.at = b.At()
		if p := m.slideBlock(b, width, room); p != nil {
			s.blocks = append(s.blocks, p)
			s.at = append(s.at, m.at)
		}
	}
	m.at = was
	return s
}

func (m *maker) slideBlock(b doc.Block, width, room frame.Unit) slideBlock {
	switch b := b.(type) {
	case *doc.KeyFigures:
		switch {
		case len(b.Tiles) == 0:
			return nil
		case width < mm(slideWide):
			return m.sideTiles(b, width)
		case len(b.Tiles) == 1:
			return stiff{m.band(&b.Tiles[0], width)}
		}
		return m.slideTiles(b, width)
	case *doc.Prose:
		p := m.slideProse(b, width)
		if p.to == 0 {
			return nil
		}
		return stiff{p}
	case *doc.Summary:
		return m.rows("the sentence", b.Sentences, false, width)
	case *doc.Numbered:
		return m.rows("the point", b.Items, true, width)
	case *doc.Facts:
		return stiff{m.definitions(b, width)}
	case *doc.Box:
		if len(b.Items) > 0 {
			return m.numbered(b, width)
		}
		return stiff{m.slideBox(b, width, room)}
	case *doc.Chart:
		return stiff{m.slideChart(b, width, room)}
	case *doc.Table:
		return stiff{m.table(b, width)}
	case *doc.Columns:
		return m.slideColumns(b, width, room)
	}
	m.errorf("bad-block", nil, "it holds a block that no slide can hold")
	return nil
}

func (s *slideStack) least() frame.Unit {
	h := frame.Unit(0)
	for i, b := range s.blocks {
		if i > 0 {
			h += mm(slideGap)
		}
		h += b.height(0)
	}
	return h
}

func (s *slideStack) want() frame.Unit {
	h := s.least()
	for _, b := range s.blocks {
		h += b.want() - b.height(0)
	}
	return h
}

// fitInto gives the blocks the heights they want, or as much of that as there is room for, and returns how much is
// lacking for the least.
func (s *slideStack) fitInto(room frame.Unit) (over frame.Unit) {
	spare, wanted := room-s.least(), s.want()-s.least()
	if spare < 0 {
		return -spare
	}
	for _, b := range s.blocks {
		extra := b.want() - b.height(0)
		if wanted > spare {
			extra = frame.Unit(int64(extra) * int64(spare) / int64(wanted))
		}
		if extra > 0 {
			b.stretch(extra)
		}
	}
	return 0
}

// last names the block at the foot, for messages.
func (s *slideStack) last() string {
	if n := len(s.blocks); n > 0 {
		return s.blocks[n-1].name()
	}
	return "it"
}

// lastAt is where that block is written; without blocks, where the slide is.
func (s *slideStack) lastAt(slide *diag.Pos) *diag.Pos {
	n := len(s.blocks)
	if n == 0 {
		return slide
	}
	if c, ok := s.blocks[n-1].(*slideColumnsPiece); ok && len(c.cols) > 0 {
		return c.cols[c.tallest()].lastAt(s.at[n-1])
	}
	return s.at[n-1]
}

func (s *slideStack) draw(at spot) {
	for i, b := range s.blocks {
		s.m.at = s.at[i]
		b.draw(at)
		s.m.shut()
		at.y += b.height(0) + mm(slideGap)
	}
}

// slideProse is running text at the size of slides.
func (m *maker) slideProse(b *doc.Prose, width frame.Unit) *prose {
	p := &prose{m: m, cols: 1, colW: width, lead: m.st.body.Lead, gap: mm(slideParaGap)}
	p.setParas(b, &m.st.body)
	p.breakAt(p.colW)
	p.nodes = make([]*frame.Node, len(p.paras))
	return p
}

// slideChartPiece is a chart on a slide: its title, if it has one beside the slide's, its subtitle and the plot.
type slideChartPiece struct {
	m        *maker
	b        *doc.Chart
	title    *para
	subtitle *para
	drawing  charts.Drawing
	width    frame.Unit
}

const (
	slideToPlot = 3.6
	besideFrom  = 250 // width from which names with a line of text stand beside their bars
)

func (m *maker) slideChart(b *doc.Chart, width, room frame.Unit) *slideChartPiece {
	c := &slideChartPiece{m: m, b: b, width: width}
	c.title = m.fitHeading(m.para(&m.st.chartTitle, b.Title), width, c)
	c.subtitle = m.fit(m.para(&m.st.subtitle, b.Subtitle), width, c)
	if b.Alt == "" {
		m.errorf("chart-alt", []string{"say in words what the chart shows"}, "%s has no alternative text", c.name())
	}
	if b.Spec != nil {
		st := charts.Style{Colors: m.b.Light, Fonts: m.b.Fonts, Memory: &m.charts}
		most := room - c.plotTop()
		drawing, diags := charts.Drawing{}, diag.List(nil)
		if rows := detailedRows(b.Spec); rows > 0 {
			drawing, diags = detailedBars(b.Spec, st, width, most, rows)
		} else {
			drawing, diags = charts.OnSlide(b.Spec, st, width, most)
		}
		c.drawing = drawing
		m.drawn(diags)
	}
	return c
}

// detailedBars draws bars whose names have a line of text: beside their names where the slide's whole width is theirs
// and all has room, else under them.
func detailedBars(s *charts.Spec, st charts.Style, width, most frame.Unit, rows int) (charts.Drawing, diag.List) {
	if width >= mm(besideFrom) {
		closer := frame.Unit(0)
		for range 2 {
			st.Metrics = charts.SlideBeside(closer)
			d, diags := charts.Draw(s, st, width)
			if diags.HasErrors() {
				break
			}
			if d.H <= most {
				return d, diags
			}
			gaps := frame.Unit(max(1, rows-1))
			closer = (d.H - most + gaps - 1) / gaps
		}
	}
	st.Metrics = charts.SlideAbove(rows, most)
	return charts.Draw(s, st, width)
}

// detailedRows counts the bars of a chart whose names have a line of text: 0 for others.
func detailedRows(s *charts.Spec) int {
	if s.Bars == nil {
		return 0
	}
	rows, detailed := 0, false
	for _, g := range s.Bars.Small().Groups {
		for _, r := range g.Rows {
			rows++
			detailed = detailed || r.Detail != ""
		}
	}
	if !detailed {
		return 0
	}
	return rows
}

func (c *slideChartPiece) name() string { return "the chart “" + c.b.ID + "”" }

func (c *slideChartPiece) plotTop() frame.Unit {
	h := c.title.height() + c.subtitle.height()
	if h > 0 {
		h += mm(slideToPlot)
	}
	return h
}

func (c *slideChartPiece) height(frame.Unit) frame.Unit { return c.plotTop() + c.drawing.H }

func (c *slideChartPiece) draw(at spot) {
	m := c.m
	m.anchor(c.b.ID, at)
	plot := at.down(c.plotTop())
	if len(c.title.lines) > 0 {
		m.title(c.title, 3, at)
		at.y += c.title.height()
	}
	m.paragraph(c.subtitle, at)
	// A value at the right edge ends with a space, which has no ink but belongs to what is painted.
	m.plot(c.drawing, c.b.Alt, c.width+mm(3), plot)
}

// plot draws a chart's drawing as a figure.
func (m *maker) plot(d charts.Drawing, alt string, width frame.Unit, at spot) {
	if len(d.Group.Items) == 0 {
		return
	}
	n := m.node(m.sect, "Figure")
	n.Alt, n.Lang = alt, m.d.Foreign[alt]
	n.BBox = &frame.Rect{X: at.x, Y: at.y, W: width, H: d.H}
	m.on(at.page, n)
	g := d.Group
	g.At = frame.Point{X: g.At.X + at.x, Y: g.At.Y + at.y}
	m.put(&g)
	m.shut()
}

// slideColumnsPiece is stacks side by side with a rule between them.
type slideColumnsPiece struct {
	m    *maker
	cols []slideStack
	x, w []frame.Unit
	h    frame.Unit
}

func (m *maker) slideColumns(b *doc.Columns, width, room frame.Unit) *slideColumnsPiece {
	c := &slideColumnsPiece{m: m}
	c.w = slideColumnWidths(b.Widths, width)
	if len(c.w) != len(b.Cols) {
		m.errorf("column-widths", nil, "columns side by side have %d widths, there are %d columns", len(c.w), len(b.Cols))
		return c
	}
	x := frame.Unit(0)
	for i, blocks := range b.Cols {
		c.cols = append(c.cols, m.slideStack(blocks, c.w[i], room))
		c.x = append(c.x, x)
		x += c.w[i] + mm(slideColumnGap)
		c.h = max(c.h, c.cols[i].least())
	}
	c.stretch(0) // the shorter columns have room already
	return c
}

// slideColumnWidths divides the width. Two thirds beside one third are 178 and 102.7: the wide one holds bars with
// their values, the narrow one numbers.
func slideColumnWidths(sixths []int, width frame.Unit) []frame.Unit {
	n := len(sixths)
	full := width == mm(slideLive)
	switch {
	case full && n == 2 && sixths[0] == 4:
		return []frame.Unit{mm(slideWide), mm(slideNarrow)}
	case full && n == 2 && sixths[0] == 2:
		return []frame.Unit{mm(slideNarrow), mm(slideWide)}
	}
	out := make([]frame.Unit, n)
	left := width - mm(slideColumnGap)*frame.Unit(max(n-1, 0))
	sum := 0
	for _, w := range sixths {
		sum += w
	}
	for i, w := range sixths {
		out[i] = left * frame.Unit(w) / frame.Unit(max(sum, 1))
	}
	return out
}

func (c *slideColumnsPiece) name() string {
	if len(c.cols) > 0 {
		return c.cols[c.tallest()].last()
	}
	return "its columns"
}

func (c *slideColumnsPiece) tallest() int {
	tallest := 0
	for i := range c.cols {
		if c.cols[i].least() > c.cols[tallest].least() {
			tallest = i
		}
	}
	return tallest
}

func (c *slideColumnsPiece) height(frame.Unit) frame.Unit { return c.h }

func (c *slideColumnsPiece) want() frame.Unit {
	h := c.h
	for i := range c.cols {
		h = max(h, c.cols[i].want())
	}
	return h
}

func (c *slideColumnsPiece) stretch(extra frame.Unit) {
	c.h += extra
	for i := range c.cols {
		c.cols[i].fitInto(c.h)
	}
}

func (c *slideColumnsPiece) draw(at spot) {
	m := c.m
	if len(c.cols) > 1 {
		m.artifact(at.page, frame.Decoration)
		rules := shape{color: &m.col.rule}
		for i := 1; i < len(c.cols); i++ {
			rules.rect(at.x+c.x[i]-mm(slideColumnGap)/2-mm(0.25), at.y, mm(0.5), c.h)
		}
		m.paint(&rules)
		m.shut()
	}
	for i := range c.cols {
		c.cols[i].draw(at.right(c.x[i]))
	}
}
