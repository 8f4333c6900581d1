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
	text    string
	x, y, w frame.Unit
}

func planPanels(d *desk, s *Spec, width frame.Unit) []hosted {
	m := d.st.Metrics.Panels
	if !d.checkPanels(s.Panels, m) {
		return nil
	}
	cols := s.Panels.Columns
	across := len(cols)
	if m.Width == 0 {
		m, across = m.shared(width, across)
	}
	if m.Width > width {
		d.fail("chart-fit", "give the chart more width", "needs %s for a panel, there are %s", d.long(m.Width), d.long(width))
		return nil
	}
	// Columns that have no room beside the others stand under them.
	across = min(across, int((width+m.Gap)/(m.Width+m.Gap)))
	m = d.shrunk(cols, m)
	h := hosted{w: width}
	y := frame.Unit(0)
	for from := 0; from < len(cols); from += across {
		block := cols[from:min(from+across, len(cols))]
		heads, top := d.columnHeads(block, m)
		if across == 1 && from > 0 && block[0].Head == cols[from-1].Head {
			heads[0].text, top = "", 0 // the head above holds for it too
		}
		grid := make([][]unitPanel, len(block))
		for i, c := range block {
			heads[i].y = y
			for _, p := range c.Panels {
				if m.NoMarks {
					p.Marks, p.Key = 0, ""
				}
				grid[i] = append(grid[i], unitPanel{Panel: p, x: columnAt(i, m), lines: d.fitPanel(p, m)})
			}
		}
		h.h = placePanels(grid, y+top, m)
		y = h.h + m.RowGap
		for i := range grid {
			if hd := heads[i]; hd.text != "" {
				h.parts = append(h.parts, series{"head", func(p *pen, _ gochart.Box, _, _ gochart.Range) { p.columnHead(hd, m) }})
			}
			for _, u := range grid[i] {
				h.parts = append(h.parts, series{"panel", func(p *pen, _ gochart.Box, _, _ gochart.Range) { p.unitPanel(u, m) }})
			}
		}
	}
	return []hosted{h}
}

// shared gives panels that have no width of their own their share of it, and their marks their share of that. The
// sizes of marks and gaps keep the proportions of the printed page.
func (m PanelMetrics) shared(width frame.Unit, columns int) (PanelMetrics, int) {
	across := max(1, min(columns, m.Across, int((width+m.Gap)/(m.Least+m.Gap))))
	m.Width = (width - m.Gap*frame.Unit(across-1)) / frame.Unit(across)
	pitch := m.Pitch
	for ; ; m.PerRow += 10 {
		// A row is PerRow-1 pitches, a mark of 0.70 pitches, a gap of 0.517 pitches after each ten but the last, and the
		// quarter that a line of dots reaches past its last one.
		thousandths := frame.Unit(1000*(m.PerRow-1) + 700 + 517*(m.PerRow/10-1) + 250)
		if m.Pitch = m.Width * 1000 / thousandths; m.Pitch <= pitch {
			break
		}
	}
	m.Mark, m.Block, m.Hole = m.Pitch*70/100, m.Pitch*517/1000, m.Pitch*356/1000
	return m, across
}

// shrunk makes all numbers as small as the longest one needs to fit, down to the least that the form allows, and what
// stands before them.
func (d *desk) shrunk(cols []PanelColumn, m PanelMetrics) PanelMetrics {
	number, qualifier, base, label := m.Number, m.Qualifier, m.NumberBase, m.LabelTop
	for percent := frame.Unit(100); percent >= frame.Unit(m.Smallest) && m.Smallest > 0; percent -= 5 {
		m.Number = number * percent / 100
		m.NumberBase, m.LabelTop = base-(number-m.Number)*95/100, label-(number-m.Number)*113/100
		m.Qualifier = max(qualifier*percent/100, min(qualifier, m.Kicker.Size))
		fits := true
		for _, c := range cols {
			for _, p := range c.Panels {
				fits = fits && d.numberWidth(p, m) <= m.Width
			}
		}
		if fits {
			break
		}
	}
	return m
}

func (d *desk) numberWidth(p Panel, m PanelMetrics) frame.Unit {
	w := d.width(p.Number, frame.Bold, m.Number)
	if p.Qualifier != "" {
		w += d.width(p.Qualifier+" ", frame.Regular, m.Qualifier)
	}
	return w
}

func (m PanelMetrics) labelLines() int {
	if m.LabelLines == 0 {
		return 2
	}
	return m.LabelLines
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
		h := columnHead{text: cols[i].Head, x: columnAt(i, m), w: columnAt(j-1, m) + m.Width - columnAt(i, m)}
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
	if most := m.labelLines(); !ok || len(lines) > most {
		d.fail("chart-fit", "shorten the label", "has no room for the label \"%s\": it takes more than %s lines", p.Label, countWord(most))
	}
	if d.width(p.Kicker, frame.Regular, m.Kicker.Size) > m.Width {
		d.fail("chart-fit", "shorten it", "has no room for \"%s\" over %s", p.Kicker, p.Number)
	}
	if d.numberWidth(p, m) > m.Width {
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
	p.text(h.text, h.x, h.y+m.Head.baseline(), letters{frame.Bold, m.Head.Size, brand.Ink})
	y := h.y + m.Head.Lead
	p.rule(h.x, y, h.x+h.w, y, line{width: p.metrics.Rule, color: brand.Rule})
}

func (p *pen) unitPanel(u unitPanel, m PanelMetrics) {
	p.box(u.x, u.y, m.Width, p.metrics.Strong, brand.Blue)
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
	pieces := make([][2]frame.Point, 0, (u.Marks+ten-1)/ten)
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
