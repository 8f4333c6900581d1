package timeline

import (
	"strconv"

	"briefing/internal/charts/kit"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
)

// drawYears draws the names of the years, the rule under them and the lines between them.
func (c *planned) drawYears(p *kit.Pen, _ kit.Box, x, _ kit.Range) {
	p.Object()
	thin := kit.Stroke{Width: c.Style.Form.Rule, Color: brand.Rule}
	p.Box(0, c.rule, c.axis, c.Style.Form.Strong, brand.Blue)
	for i := 0; i < c.years; i++ {
		left := kit.At(x, float64(12*i))
		if i > 0 {
			p.Rule(left, c.rule, left, c.barsEnd, thin)
			if below := max(c.barsEnd, c.hair); !c.listed && c.bottom > below {
				p.Rule(left, below, left, c.bottom, thin)
			}
		}
		if i%c.every != 0 {
			continue
		}
		p.Text(strconv.Itoa(c.FirstYear+i), left+c.m.TextIn, c.m.Year.Baseline(), kit.Face(frame.Bold, c.m.Year.Size, brand.Ink))
	}
	if c.hair >= 0 {
		p.Rule(0, c.hair, c.width, c.hair, thin)
	}
}

// drawBars draws the bars, the dashed line and, in the order of reading, the words of both. A bar is one object with its
// words, so that they go where it goes.
func (c *planned) drawBars(p *kit.Pen, _ kit.Box, _, _ kit.Range) {
	objects := make([]int, len(c.bars))
	for i, b := range c.bars {
		objects[i] = p.Object()
		c.drawBar(p, b)
	}
	now := p.Object()
	if c.now >= 0 {
		p.Rule(c.now, c.rule, c.now, c.barsEnd, kit.Stroke{Width: c.m.Now, Color: brand.Ink, Dash: []frame.Unit{c.m.NowOn, c.m.NowOff}})
	}
	for i, b := range c.bars {
		if c.acrossNow(b) {
			p.Object()
		} else {
			p.Resume(objects[i])
		}
		l := kit.Face(frame.Bold, c.m.BarLabel.Size, brand.White)
		for k, s := range b.lines {
			l.Color = brand.Ink
			base := b.labelTop + c.m.BarLabel.Lead*frame.Unit(k) + c.m.BarLabel.Baseline()
			c.clearBehind(p, s, b.label, base, l)
			p.Text(s, b.label, base, l)
		}
		if base := b.top + c.bar/2 + c.m.BarLabel.Middle(); len(b.lines) == 0 {
			if !b.inside {
				l.Color = brand.Ink
				c.clearBehind(p, b.Label.S, b.label, base, l)
			}
			p.Text(b.Label.S, b.label, base, l)
		}
		if i == c.nowRow {
			p.Resume(now)
			c.drawNowLabel(p)
		}
	}
	if n := len(c.bars); n > 0 && c.nowRow == n {
		p.Resume(now)
		c.drawNowLabel(p)
	}
}

// acrossNow says whether the words of a bar interrupt the dashed line, which is drawn over the bar itself: they are no part
// of it then, since an object is drawn as a whole, before the line.
func (c *planned) acrossNow(b placedBar) bool {
	if c.now < 0 || b.inside {
		return false
	}
	w := frame.Unit(0)
	for _, s := range b.lines {
		w = max(w, c.Width(s, frame.Bold, c.m.BarLabel.Size))
	}
	if len(b.lines) == 0 {
		w = c.Width(b.Label.S, frame.Bold, c.m.BarLabel.Size)
	}
	pad := c.clearance() + c.m.Now
	return b.label-pad < c.now && c.now < b.label+w+pad
}

// clearance is how far the ground of a label reaches beyond it.
func (c *planned) clearance() frame.Unit { return c.MM(0.4) }

func (c *planned) drawNowLabel(p *kit.Pen) {
	l := kit.Face(frame.Regular, c.m.NowLabel.Size, brand.Secondary)
	c.clearBehind(p, c.NowLabel.S, c.nowX, c.nowBase, l)
	p.Text(c.NowLabel.S, c.nowX, c.nowBase, l)
}

// clearBehind interrupts the year lines behind a label that stands on the page's own ground.
func (c *planned) clearBehind(p *kit.Pen, s string, x, base frame.Unit, l kit.TextStyle) {
	pad := c.clearance()
	from, to := max(x-pad, 0), min(x+c.Width(s, l.Style, l.Size)+pad, c.width)
	p.Box(from, base-l.Size*80/100, to-from, l.Size*105/100, brand.White)
}

// drawBar draws what is stated and past solid, and pale what is not: the first and the last year where no more than these
// is stated, and the time still to run. A bar that runs past the last year has no right side; the end of one without an
// end date is an arrowhead.
func (c *planned) drawBar(p *kit.Pen, b placedBar) {
	arrow := c.arrowed(b)
	if b.solid[0] == b.solid[1] {
		c.pale(p, b, b.from, b.to, !arrow && (b.RunsOut || b.NoEnd), arrow)
		return
	}
	if b.solid[0] > b.from {
		c.pale(p, b, b.from, b.solid[0], false, false)
	}
	if arrow {
		c.arrow(p, b, b.solid[0], brand.Blue)
		return
	}
	p.Box(b.solid[0], b.top, b.solid[1]-b.solid[0], c.bar, brand.Blue)
	if b.to > b.solid[1] {
		c.pale(p, b, b.solid[1], b.to, b.RunsOut || b.NoEnd, false)
	}
}

// arrow draws a bar from a place on that ends in an arrowhead.
func (c *planned) arrow(p *kit.Pen, b placedBar, from frame.Unit, fill brand.Token) {
	foot := b.top + c.bar
	p.Shape(fill, frame.Point{X: from, Y: b.top}, frame.Point{X: b.to - c.m.Arrow, Y: b.top},
		frame.Point{X: b.to, Y: b.top + c.bar/2}, frame.Point{X: b.to - c.m.Arrow, Y: foot}, frame.Point{X: from, Y: foot})
}

// pale draws a stretch that is not stated, or still to come, with an outline; open: without a right side; arrow: with an
// arrowhead.
func (c *planned) pale(p *kit.Pen, b placedBar, from, to frame.Unit, open, arrow bool) {
	in, foot := c.m.Outline/2, b.top+c.bar
	switch {
	case arrow:
		p.StrokedShape(brand.Pale, kit.Stroke{Width: c.m.Outline, Color: brand.Blue}, frame.Point{X: from + in, Y: b.top + in}, frame.Point{X: to - c.m.Arrow, Y: b.top + in},
			frame.Point{X: to - in, Y: b.top + c.bar/2}, frame.Point{X: to - c.m.Arrow, Y: foot - in}, frame.Point{X: from + in, Y: foot - in})
	case open:
		p.Box(from, b.top, to-from, c.bar, brand.Pale)
		p.Path(kit.Stroke{Width: c.m.Outline, Color: brand.Blue},
			frame.Point{X: to, Y: b.top + in}, frame.Point{X: from + in, Y: b.top + in},
			frame.Point{X: from + in, Y: foot - in}, frame.Point{X: to, Y: foot - in})
	default:
		p.Outlined(from, b.top, to-from, c.bar, c.m.Outline, brand.Pale, brand.Blue)
	}
}
