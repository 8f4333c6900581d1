package columns

import (
	"briefing/internal/charts/kit"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
)

// drawGrid draws the gridlines with their numbers, where not every value is named.
func (p *planned) drawGrid(pen *kit.Pen, box kit.Box, _, y kit.Range) {
	face := kit.Face(frame.Regular, p.m.Words.Size, brand.Secondary)
	for i := len(p.ticks) - 1; i >= 0; i-- {
		at := frame.Unit(box.Bottom) - kit.At(y, float64(p.ticks[i]))
		if p.ticks[i] != 0 {
			pen.Rule(p.left, at, p.left+p.plot.W, at, kit.Stroke{Width: p.Style.Form.Rule, Color: brand.Rule})
		}
		pen.TextRight(p.number(p.ticks[i]), p.left-p.m.Words.Size/2, at+p.m.Words.Middle(), face)
	}
}

// drawColumns draws each column with its value, its name and the words under it.
func (p *planned) drawColumns(pen *kit.Pen, box kit.Box, _, y kit.Range) {
	foot := frame.Unit(box.Bottom)
	zero := foot - kit.At(y, 0)
	for i := range p.Columns {
		x := &p.Columns[i]
		middle := p.left + p.pitch*frame.Unit(i) + p.pitch/2
		if !x.Missing {
			end := foot - kit.At(y, float64(x.Size))
			p.drawColumn(pen, x, middle-p.column/2, zero, end)
			if p.named[i] {
				p.drawValue(pen, x, middle, end)
			}
		}
		for _, g := range p.gaps {
			if g.from == i {
				p.drawGap(pen, &g, zero)
			}
		}
		p.drawLabel(pen, i, middle, zero)
	}
}

// drawColumn draws a column of at least the least mark, if its value is not zero. A provisional one is dashed, an estimated
// one dotted, both open at zero; one that goes on ends in an arrowhead behind a gap.
func (p *planned) drawColumn(pen *kit.Pen, x *Column, left, zero, end frame.Unit) {
	top, bottom := min(zero, end), max(zero, end)
	if x.Size == 0 {
		return
	}
	if least := p.Style.Form.Least; bottom-top < least {
		if x.Size > 0 {
			top = bottom - least
		} else {
			bottom = top + least
		}
	}
	fill := p.fill(x)
	color, _ := fill.Colors()
	if x.Status == Stated {
		pen.Mark(fill, left, top, p.column, bottom-top, p.m.Outline)
	} else {
		in := p.m.Outline / 2
		line := kit.Stroke{Width: p.m.Outline, Color: color, Dash: []frame.Unit{p.m.Dash, p.m.Space}}
		if x.Status == Estimated {
			line.Dash, line.Cap = []frame.Unit{0, p.m.Dot}, frame.RoundCap
		}
		a, b := zero, top+in
		if x.Size < 0 {
			b = bottom - in
		}
		pen.Path(line, frame.Point{X: left + in, Y: a}, frame.Point{X: left + in, Y: b},
			frame.Point{X: left + p.column - in, Y: b}, frame.Point{X: left + p.column - in, Y: a})
	}
	if x.Qualifier.S != "" {
		foot := top - p.m.ArrowGap
		pen.Shape(color, frame.Point{X: left, Y: foot}, frame.Point{X: left + p.column/2, Y: foot - p.arrow()}, frame.Point{X: left + p.column, Y: foot})
	}
}

// drawValue sets a value over its column, or under one below zero.
func (p *planned) drawValue(pen *kit.Pen, x *Column, middle, end frame.Unit) {
	face := kit.Face(frame.Bold, p.m.Value.Size, brand.Ink)
	if x.Highlight {
		face.Color = brand.Blue
	}
	base := end - p.m.ValueGap - p.m.Value.Lead + p.m.Value.Baseline()
	switch {
	case x.Size < 0:
		base = end + p.m.ValueGap + p.m.Value.Baseline()
	case x.Qualifier.S != "":
		base -= p.m.ArrowGap + p.arrow()
		p.overGrid(pen, x.Qualifier.S, middle, base-p.m.Value.Baseline()-p.m.Words.Lead+p.m.Words.Baseline(), kit.Face(frame.Regular, p.m.Words.Size, brand.Secondary))
	}
	p.overGrid(pen, x.Value.S, middle, base, face)
}

// centred sets a text around a middle, inside the chart.
func (p *planned) centred(pen *kit.Pen, s string, middle, base frame.Unit, face kit.TextStyle) {
	w := pen.Measure(s, face)
	pen.Text(s, kit.Within(middle-w/2, 0, p.width-w), base, face)
}

// overGrid is centred for a text that gridlines run behind: they end around it.
func (p *planned) overGrid(pen *kit.Pen, s string, middle, base frame.Unit, face kit.TextStyle) {
	if len(p.ticks) > 0 {
		w, pad := pen.Measure(s, face), face.Size*16/100
		x := kit.Within(middle-w/2, 0, p.width-w)
		from, to := max(0, x-pad), min(p.width, x+w+pad)
		pen.Box(from, base-face.Size*74/100-pad, to-from, face.Size*80/100+2*pad, brand.White)
	}
	p.centred(pen, s, middle, base, face)
}

// drawGap sets the words where nothing is stated on the zero line.
func (p *planned) drawGap(pen *kit.Pen, g *gap, zero frame.Unit) {
	middle := p.left + p.pitch*frame.Unit(g.from+g.to+1)/2
	face := kit.Face(frame.Regular, p.m.Words.Size, brand.Secondary)
	top := zero - p.m.ValueGap/2 - p.m.Words.Lead*frame.Unit(len(g.lines))
	for i, line := range g.lines {
		base := top + p.m.Words.Lead*frame.Unit(i) + p.m.Words.Baseline()
		p.overGrid(pen, line, middle, base, face)
	}
}

// drawLabel sets a column's name under the axis, bold for the finding, and the words under it. A period that is not named
// has a tick.
func (p *planned) drawLabel(pen *kit.Pen, i int, middle, zero frame.Unit) {
	x := &p.Columns[i]
	face := kit.Face(frame.Regular, p.label().Size, brand.Secondary)
	if x.Highlight {
		face = kit.Face(frame.Bold, p.label().Size, brand.Ink)
	}
	if !p.marked[i] {
		pen.Rule(middle, zero, middle, zero+p.m.Tick, kit.Stroke{Width: p.Style.Form.Rule, Color: brand.Ink})
	}
	y := p.labelTop
	for _, line := range p.labels[i] {
		p.centred(pen, line, middle, y+p.label().Baseline(), face)
		y += p.label().Lead
	}
	from, to := p.roomAround(i)
	words := kit.Face(frame.Regular, p.m.Words.Size, brand.Secondary)
	for _, line := range p.words[i] {
		w := pen.Measure(line, words)
		pen.Text(line, kit.Within(middle-w/2, from, to-w), y+p.m.Words.Baseline(), words)
		y += p.m.Words.Lead
	}
}

// drawAxis draws the zero line.
func (p *planned) drawAxis(pen *kit.Pen, box kit.Box, _, y kit.Range) {
	zero := frame.Unit(box.Bottom) - kit.At(y, 0)
	pen.Rule(p.left, zero, p.left+p.plot.W, zero, kit.Stroke{Width: p.m.Zero, Color: brand.Ink})
}
