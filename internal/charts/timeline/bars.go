package timeline

import (
	"briefing/internal/charts/kit"
	"briefing/internal/page/frame"
)

type placedBar struct {
	Bar
	from, to frame.Unit
	solid    [2]frame.Unit // the stretch that is stated and past; empty: from == to
	top      frame.Unit
	label    frame.Unit // left end
	inside   bool
	over     bool     // the label stands over the bar
	lines    []string // of a label over its bar
	labelTop frame.Unit
}

// placeBars sets the bars below each other, each under its label where that stands over it, and the words of the dashed
// line.
func (c *planned) placeBars(x kit.Range) {
	y := c.rule + c.m.FirstBar
	for i, b := range c.Bars {
		t := c.placeBar(b, x)
		if i > 0 {
			y += c.m.Pitch - c.m.Bar
		}
		if t.over {
			t.lines, _ = c.Wrap(t.Label.S, frame.Bold, c.m.BarLabel.Size, c.width-t.from)
			t.labelTop = y
			y += c.m.BarLabel.Lead*frame.Unit(len(t.lines)) + c.m.AboveGap
		}
		t.top = y
		y += c.bar
		c.bars = append(c.bars, t)
	}
	c.barsEnd = c.placeNow(y) + c.m.BarsEnd
}

// placeBar finds a bar's ends and the place of its label: inside its solid part, else right of the bar, else over it.
func (c *planned) placeBar(b Bar, x kit.Range) placedBar {
	t := c.barEnds(b, x)
	w := c.Width(b.Label.S, frame.Bold, c.m.BarLabel.Size)
	room := t.solid[1] - t.solid[0] - 2*c.m.LabelIn
	if c.arrowed(t) {
		room -= c.m.Arrow - c.m.LabelIn
	}
	switch {
	case w <= room && !c.above:
		t.label, t.inside = t.solid[0]+c.m.LabelIn, true
	case t.to+c.m.LabelIn+w <= c.width && !c.above:
		t.label = t.to + c.m.LabelIn
	default:
		t.label, t.over = t.from, true
	}
	return t
}

// barEnds finds where a bar starts and ends, and what of it is solid: what is stated and past.
func (c *planned) barEnds(b Bar, x kit.Range) placedBar {
	t := placedBar{Bar: b, from: kit.At(x, float64(b.Start)) + c.m.Inset}
	switch {
	case b.RunsOut, b.NoEnd && (c.now < 0 || b.Start > c.Now):
		t.to = c.axis
	case b.NoEnd:
		t.to = c.now
	default:
		t.to = kit.At(x, float64(b.End))
	}
	t.from = max(0, min(t.from, t.to-c.m.Inset))
	solid := [2]frame.Unit{t.from, t.to}
	if c.now >= 0 {
		solid[1] = min(t.to, c.now)
	}
	if b.YearStart {
		solid[0] = kit.At(x, float64(b.Start/12*12+12))
	}
	if b.YearEnd && !b.NoEnd && !b.RunsOut {
		solid[1] = min(solid[1], kit.At(x, float64((b.End-1)/12*12)))
	}
	if solid[1] > solid[0] {
		t.solid = solid
	} else {
		t.solid = [2]frame.Unit{t.from, t.from}
	}
	return t
}

// arrowed says whether a bar ends in an arrowhead: no end date is given, and it has begun.
func (c *planned) arrowed(t placedBar) bool {
	return t.NoEnd && t.Start <= c.Now && t.to-max(t.from, t.solid[0]) > c.m.Arrow
}

// placeNow sets the words of the dashed line beside the first bar that leaves room for them, or on a row of their own under
// the bars, as always where labels stand over bars. It returns where both end.
func (c *planned) placeNow(end frame.Unit) frame.Unit {
	c.nowRow = -1
	if c.now < 0 || c.NowLabel.S == "" || c.m.NoNowLabel {
		return end
	}
	w := c.Width(c.NowLabel.S, frame.Regular, c.m.NowLabel.Size)
	if c.nowX = c.now + c.m.NowGap; c.nowX+w > c.width {
		if c.nowX = c.now - c.m.NowGap - w; c.nowX < 0 {
			c.Fail("chart-fit", "shorten it", "has no room for \"%s\" beside its line", c.NowLabel.S)
			return end
		}
	}
	if c.above {
		top := end + c.m.AboveGap
		c.nowRow, c.nowBase = len(c.bars), top+c.m.NowLabel.Baseline()
		return top + c.m.NowLabel.Lead
	}
	c.nowRow = c.barBesideNow(w)
	top := end + c.m.Pitch - c.m.Bar
	if c.nowRow < len(c.bars) {
		top = c.bars[c.nowRow].top
	} else {
		end = top + c.bar
	}
	c.nowBase = top + c.bar/2 + c.m.NowLabel.Middle()
	return end
}

// barBesideNow is the first bar that leaves room for the words of the dashed line, of a width; if there is none, the number
// of bars.
func (c *planned) barBesideNow(w frame.Unit) int {
	from, to := min(c.now, c.nowX)-c.m.NowGap, max(c.now, c.nowX+w)+c.m.NowGap
	if c.nowX > c.now {
		from = c.nowX // a bar may end right at the line
	}
	for i, b := range c.bars {
		left, right := b.from, b.to
		if !b.inside && !b.over {
			right = max(right, b.label+c.Width(b.Label.S, frame.Bold, c.m.BarLabel.Size))
		}
		if right <= from || left >= to {
			return i
		}
	}
	return len(c.bars)
}
