package steps

import (
	"slices"

	"briefing/internal/charts/kit"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
)

// gap is where a line breaks: from the first day of which nothing is stated to the next point, or shortly before a point from
// which on another method counts.
type gap struct {
	next     int // the point that the line goes on at
	from, to frame.Unit
	y        frame.Unit // height of the count before it
	words    bool       // they have room; else two short strokes stand for them
	box      frame.Rect // of words or strokes
}

// placeBreaks finds the breaks of a line. What is not stated before the first point or after the last breaks nothing.
func (p *panel) placeBreaks() {
	p.breaks = nil
	for i := 1; i < len(p.Points); i++ {
		before, _ := p.Points[i-1].day()
		next, _ := p.Points[i].day()
		for _, g := range p.Gaps {
			if day := dayOf(g.Year, g.Month, g.Day); day >= before && day < next {
				b := gap{next: i, from: p.scale.place(day), to: p.spots[i].X, y: p.spots[i-1].Y}
				p.markBreak(&b)
				p.breaks = append(p.breaks, b)
				break
			}
		}
		if k := len(p.breaks); (k == 0 || p.breaks[k-1].next != i) && p.anew(next) {
			b := gap{next: i, from: max(p.spots[i-1].X, p.spots[i].X-p.MM(4)), to: p.spots[i].X, y: p.spots[i-1].Y}
			p.strokeBreak(&b)
			p.breaks = append(p.breaks, b)
		}
	}
}

// anew says that from a day on another method counts.
func (p *panel) anew(day int) bool {
	return slices.ContainsFunc(p.Anew, func(d Day) bool { return dayOf(d.Year, d.Month, d.Day) == day })
}

// markBreak sets the mark of a break on its middle, on the height of the line before it: the words, where they are at
// least 0.8 em shorter than the break and the markers at its ends, else two strokes that lean.
func (p *panel) markBreak(b *gap) {
	size := p.m.Number.Size
	w := p.Width(p.gapWords, frame.Regular, size)
	mid := (b.from + b.to) / 2
	if b.words = p.gapWords != "" && w+size*8/10 <= b.to-b.from-2*p.m.reach(); b.words {
		b.box = frame.Rect{X: mid - w/2, Y: b.y - size*36/100, W: w, H: size * 94 / 100}
		b.box.Y = min(b.box.Y, p.axis()-p.m.Axis-b.box.H)
		return
	}
	p.strokeBreak(b)
}

func (p *panel) strokeBreak(b *gap) {
	half := p.MM(1.5)
	b.words = false
	b.box = frame.Rect{X: (b.from+b.to)/2 - p.MM(1.2), Y: b.y - half, W: p.MM(2.4), H: 2 * half}
	b.box.Y = min(b.box.Y, p.axis()-p.m.Axis-b.box.H)
}

// strokes are the breaks with strokes in place of words.
func (p *panel) strokes(breaks []gap) []gap {
	out := slices.Clone(breaks)
	for i := range out {
		p.strokeBreak(&out[i])
	}
	return out
}

func (p *panel) drawBreaks(pn *kit.Pen, _ kit.Box, _, _ kit.Range) {
	for _, b := range p.breaks {
		if b.words {
			size := p.m.Number.Size
			pn.Text(p.gapWords, b.box.X, b.box.Y+size*73/100, kit.Face(frame.Regular, size, brand.Secondary))
			continue
		}
		// 3 mm high and leaning by 20 degrees, 1.3 mm apart.
		mid, lean := b.box.X+b.box.W/2, b.box.H*36/200
		for _, dx := range []frame.Unit{-p.MM(0.65), p.MM(0.65)} {
			pn.Rule(mid+dx-lean, b.box.Y+b.box.H, mid+dx+lean, b.box.Y, kit.Stroke{Width: p.MM(0.4), Color: brand.Secondary})
		}
	}
}
