package charts

import (
	"slices"

	gochart "github.com/wcharczuk/go-chart/v2"

	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
)

// stepBreak is where a line breaks: from the first day of which nothing is stated to the next point.
type stepBreak struct {
	next     int // the point that the line goes on at
	from, to frame.Unit
	y        frame.Unit // height of the count before it
	words    bool       // they have room; else two short strokes stand for them
	box      frame.Rect // of words or strokes
}

// placeBreaks finds the breaks of a line. What is not stated before the first point or after the last breaks nothing.
func (p *stepPanel) placeBreaks(x gochart.Range) {
	p.breaks = nil
	for i := 1; i < len(p.Points); i++ {
		before, _ := p.Points[i-1].day()
		next, _ := p.Points[i].day()
		for _, g := range p.Gaps {
			if day := dayOf(g.Year, g.Month, g.Day); day >= before && day < next {
				b := stepBreak{next: i, from: p.gutter + p.lead + at(x, float64(day)), to: p.spots[i].X, y: p.spots[i-1].Y}
				p.markBreak(&b)
				p.breaks = append(p.breaks, b)
				break
			}
		}
	}
}

// markBreak sets the mark of a break on its middle, on the height of the line before it: the words, where they are at
// least 0.8 em shorter than the break and the markers at its ends, else two strokes that lean.
func (p *stepPanel) markBreak(b *stepBreak) {
	size := p.m.Number.Size
	w := p.desk.width(p.gapWords, frame.Regular, size)
	mid := (b.from + b.to) / 2
	if b.words = p.gapWords != "" && w+size*8/10 <= b.to-b.from-2*p.reach(); b.words {
		b.box = frame.Rect{X: mid - w/2, Y: b.y - size*36/100, W: w, H: size * 94 / 100}
		b.box.Y = min(b.box.Y, p.axis()-p.m.Axis-b.box.H)
		return
	}
	p.strokeBreak(b)
}

func (p *stepPanel) strokeBreak(b *stepBreak) {
	half := p.mm(1.5)
	b.words = false
	b.box = frame.Rect{X: (b.from+b.to)/2 - p.mm(1.2), Y: b.y - half, W: p.mm(2.4), H: 2 * half}
	b.box.Y = min(b.box.Y, p.axis()-p.m.Axis-b.box.H)
}

// strokes are the breaks with strokes in place of words.
func (p *stepPanel) strokes(breaks []stepBreak) []stepBreak {
	out := slices.Clone(breaks)
	for i := range out {
		p.strokeBreak(&out[i])
	}
	return out
}

func (p *stepPanel) drawBreaks(pn *pen, _ gochart.Box, _, _ gochart.Range) {
	for _, b := range p.breaks {
		if b.words {
			size := p.m.Number.Size
			pn.text(p.gapWords, b.box.X, b.box.Y+size*73/100, letters{frame.Regular, size, brand.Secondary})
			continue
		}
		// 3 mm high and leaning by 20 degrees, 1.3 mm apart.
		mid, lean := b.box.X+b.box.W/2, b.box.H*36/200
		for _, dx := range []frame.Unit{-p.mm(0.65), p.mm(0.65)} {
			pn.rule(mid+dx-lean, b.box.Y+b.box.H, mid+dx+lean, b.box.Y, line{width: p.mm(0.4), color: brand.Secondary})
		}
	}
}
