package chart

import (
	gochart "github.com/wcharczuk/go-chart/v2"

	"briefing/internal/brand"
	"briefing/internal/frame"
)

// unitPanel is one panel with its place and its wrapped label.
type unitPanel struct {
	Panel
	x, y  frame.Unit
	lines []string
}

// columnHead stands over one column, or over neighbours with the same head.
type columnHead struct {
	text string
	x, w frame.Unit
}

func planPanels(d *desk, s *Spec, width frame.Unit) []hosted {
	m := d.st.Metrics.Panels
	if !d.checkPanels(s.Panels, m) {
		return nil
	}
	cols := s.Panels.Columns
	if need := m.Width*frame.Unit(len(cols)) + m.Gap*frame.Unit(len(cols)-1); need > width {
		d.fail("chart-fit", "", "needs %.0f mm for %d columns, there are %.0f mm", need.Millimetres(), len(cols), width.Millimetres())
		return nil
	}
	heads, top := d.columnHeads(cols, m)
	grid := make([][]unitPanel, len(cols))
	for i, c := range cols {
		for _, p := range c.Panels {
			grid[i] = append(grid[i], unitPanel{Panel: p, x: columnAt(i, m), lines: d.fitPanel(p, m)})
		}
	}
	h := hosted{w: width, h: placePanels(grid, top, m)}
	for i := range grid {
		if hd := heads[i]; hd.text != "" {
			h.parts = append(h.parts, series{"head", func(p *pen, _ gochart.Box, _, _ gochart.Range) { p.columnHead(hd, m) }})
		}
		for _, u := range grid[i] {
			h.parts = append(h.parts, series{"panel", func(p *pen, _ gochart.Box, _, _ gochart.Range) { p.unitPanel(u, m) }})
		}
	}
	return []hosted{h}
}

func columnAt(i int, m PanelMetrics) frame.Unit { return (m.Width + m.Gap) * frame.Unit(i) }

// columnHeads joins neighbours with one head and returns where the panels begin. The head of a column that another
// one's head covers is empty.
func (d *desk) columnHeads(cols []PanelColumn, m PanelMetrics) ([]columnHead, frame.Unit) {
	out := make([]columnHead, len(cols))
	top := frame.Unit(0)
	for i := 0; i < len(cols); {
		j := i + 1
		for j < len(cols) && cols[j].Head == cols[i].Head {
			j++
		}
		h := columnHead{cols[i].Head, columnAt(i, m), columnAt(j-1, m) + m.Width - columnAt(i, m)}
		if h.text != "" {
			top = m.Head.Lead + m.HeadGap
			if d.width(h.text, frame.Bold, m.Head.Size) > h.w {
				d.fail("chart-fit", "shorten it", "has no room for the column head \"%s\"", h.text)
			}
		}
		out[i] = h
		i = j
	}
	return out, top
}

// fitPanel wraps a panel's label and finds texts that are too long.
func (d *desk) fitPanel(p Panel, m PanelMetrics) []string {
	lines, ok := d.wrap(p.Label, frame.Regular, m.Label.Size, m.Width)
	if !ok || len(lines) > 2 {
		d.fail("chart-fit", "shorten the label", "has no room for the label \"%s\": it takes more than two lines", p.Label)
	}
	if d.width(p.Kicker, frame.Regular, m.Kicker.Size) > m.Width {
		d.fail("chart-fit", "shorten it", "has no room for \"%s\" over %s", p.Kicker, p.Number)
	}
	number := d.width(p.Number, frame.Bold, m.Number)
	if p.Qualifier != "" {
		number += d.width(p.Qualifier+" ", frame.Regular, m.Qualifier)
	}
	if number > m.Width {
		d.fail("chart-fit", "use a larger unit", "has no room for the number \"%s\"", captionText(p.Qualifier, p.Number))
	}
	if d.width(p.Key, frame.Regular, m.Key.Size) > m.Width {
		d.fail("chart-fit", "shorten it", "has no room for the key \"%s\"", p.Key)
	}
	return lines
}

// placePanels stacks the panels of all columns: a further row starts at one height, below the lowest panel above it.
// It returns the height of all.
func placePanels(grid [][]unitPanel, top frame.Unit, m PanelMetrics) frame.Unit {
	bottom, y := frame.Unit(0), top
	for row := 0; ; row++ {
		found, next := false, frame.Unit(0)
		for i := range grid {
			if row >= len(grid[i]) {
				continue
			}
			found = true
			u := &grid[i][row]
			u.y = y
			foot := y + u.height(m)
			bottom = max(bottom, foot)
			if row+1 < len(grid[i]) {
				next = max(next, foot)
			}
		}
		if !found {
			return bottom
		}
		y = next + m.RowGap
	}
}

// markTop is where the marks begin, from the panel's top.
func (u unitPanel) markTop(m PanelMetrics) frame.Unit {
	return m.LabelTop + m.Label.Lead*frame.Unit(len(u.lines)) + m.MarkTop
}

// keyTop is where the key begins.
func (u unitPanel) keyTop(m PanelMetrics) frame.Unit {
	rows := frame.Unit((u.Marks + m.PerRow - 1) / m.PerRow)
	return u.markTop(m) + rows*m.Pitch - (m.Pitch - m.Mark) + m.KeyTop
}

func (u unitPanel) height(m PanelMetrics) frame.Unit {
	if u.Marks == 0 {
		return m.LabelTop + m.Label.Lead*frame.Unit(len(u.lines))
	}
	return u.keyTop(m) + m.Key.Lead
}

// columnHead sets a head over a thin line as long as the columns it holds for.
func (p *pen) columnHead(h columnHead, m PanelMetrics) {
	p.text(h.text, h.x, m.Head.baseline(), letters{frame.Bold, m.Head.Size, brand.Ink})
	p.rule(h.x, m.Head.Lead, h.x+h.w, m.Head.Lead, line{width: frame.MM(0.2), color: brand.Rule})
}

func (p *pen) unitPanel(u unitPanel, m PanelMetrics) {
	p.box(u.x, u.y, m.Width, frame.MM(0.6), brand.Blue)
	p.text(u.Kicker, u.x, u.y+m.KickerTop+m.Kicker.baseline(), letters{frame.Regular, m.Kicker.Size, brand.Secondary})
	x, y := u.x, u.y+m.NumberBase
	if u.Qualifier != "" {
		l := letters{frame.Regular, m.Qualifier, brand.Secondary}
		x += p.text(u.Qualifier, x, y, l) + p.face(" ", l)
	}
	p.text(u.Number, x, y, letters{frame.Bold, m.Number, brand.Blue})
	y = u.y + m.LabelTop + m.Label.baseline()
	for _, l := range u.lines {
		p.text(l, u.x, y, letters{frame.Regular, m.Label.Size, brand.Body})
		y += m.Label.Lead
	}
	if u.Marks > 0 {
		p.marks(u, m)
		p.text(u.Key, u.x, u.y+u.keyTop(m)+m.Key.baseline(), letters{frame.Regular, m.Key.Size, brand.Secondary})
	}
}

// marks draws the field of marks as one dashed line with a piece for each ten: a path of its own for each dot would
// make pages slow to open. Round marks are dashes of no length with round ends, squares are dashes as long as wide;
// a ring is a dot with a smaller white one on it.
func (p *pen) marks(u unitPanel, m PanelMetrics) {
	const ten = 10
	var pieces [][2]frame.Point
	for i := 0; i < u.Marks; i += ten {
		n := frame.Unit(min(ten, u.Marks-i, m.PerRow-i%m.PerRow))
		x := u.x + m.Pitch*frame.Unit(i%m.PerRow) + m.Block*frame.Unit(i%m.PerRow/ten)
		y := u.y + u.markTop(m) + m.Pitch*frame.Unit(i/m.PerRow) + m.Mark/2
		from, to := frame.Point{X: x, Y: y}, frame.Point{X: x + m.Pitch*(n-1) + m.Mark, Y: y}
		if u.Mark != Square {
			// A little past the last dot, which might else be lost to rounding at the line's very end.
			from.X += m.Mark / 2
			to.X = from.X + m.Pitch*(n-1) + m.Pitch/4
		}
		pieces = append(pieces, [2]frame.Point{from, to})
	}
	dots := line{width: m.Mark, color: brand.Blue, dash: []frame.Unit{0, m.Pitch}, cap: frame.RoundCap}
	if u.Mark == Square {
		dots.dash, dots.cap = []frame.Unit{m.Mark, m.Pitch - m.Mark}, frame.Butt
	}
	p.pieces(dots, pieces)
	if u.Mark == Ring {
		dots.width, dots.color = m.Hole, brand.White
		p.pieces(dots, pieces)
	}
}

// pieces draws separate straight lines as one path; dashes begin anew with each.
func (p *pen) pieces(l line, pieces [][2]frame.Point) {
	p.begin(p.stroked(l), l.cap)
	for _, s := range pieces {
		p.rec.MoveTo(int(s[0].X), int(s[0].Y))
		p.rec.LineTo(int(s[1].X), int(s[1].Y))
	}
	p.rec.Stroke()
}
