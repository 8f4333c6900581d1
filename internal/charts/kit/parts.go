package kit

import (
	"briefing/internal/doc/span"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
)

// Fill says what a mark states.
type Fill uint8

// The fills. Solid means stated, Outlined means payer not named or time still to run, White the known rest of a
// whole, Muted a bar that is not the finding.
const (
	Solid Fill = iota
	Outlined
	White
	Muted
	Fills = iota // how many there are
)

// Colors returns the fill of a mark and the colour of its outline, if it has one.
func (f Fill) Colors() (fill, outline brand.Token) {
	switch f {
	case Outlined:
		return brand.Pale, brand.Blue
	case White:
		return brand.White, brand.Blue
	case Muted:
		return brand.Context, ""
	default:
		return brand.Blue, ""
	}
}

// Part is a segment of a bar. Size is not negative.
type Part struct {
	Size    int64     // thousandths of the unit
	Caption span.Span // "Morocco"
	Short   span.Span // shorter caption; empty: none
	Value   span.Span // "140", set bold after the caption
	Fill    Fill
}

// MaxSize is the largest sum of a bar, in thousandths: ten thousand million units.
const MaxSize = 10_000_000_000_000

// Total is the sum of parts.
func Total(parts []Part) int64 {
	t := int64(0)
	for _, p := range parts {
		t += p.Size
	}
	return t
}

// CheckSizes finds parts that no bar can show; label names the bar in messages.
func (l *Layout) CheckSizes(label string, parts []Part) {
	sum := int64(0)
	for _, p := range parts {
		if p.Size < 0 {
			l.Fail("chart-negative", "bars start at zero and cannot show less", "has a negative part of \"%s\"", label)
			return
		}
		if p.Size > MaxSize-sum {
			l.Fail("chart-too-large", "use a larger unit", "has a bar of \"%s\" that is longer than ten thousand million", label)
			return
		}
		sum += p.Size
	}
}

// Extent is a part as drawn, from the zero line.
type Extent struct{ From, To frame.Unit }

// Length is that of the part.
func (s Extent) Length() frame.Unit { return s.To - s.From }

// Extents places the parts of a bar, each from the sum of those before it to its own end: a drawn length is the value,
// and nothing is taken out of it. No part that is not zero is shorter than the least mark. What such parts take too
// much comes out of the bar's longest ones, so that the bar's end stays where the value is, unless the whole bar has no
// room for its marks.
func Extents(parts []Part, x Range, least frame.Unit) []Extent {
	out := make([]Extent, len(parts))
	sum, over := int64(0), frame.Unit(0)
	for i, p := range parts {
		from := frame.Unit(x.Translate(float64(sum)))
		sum += p.Size
		out[i] = Extent{from, frame.Unit(x.Translate(float64(sum)))}
		if less := least - out[i].Length(); p.Size > 0 && less > 0 {
			over += less
			out[i].To += less
		}
	}
	if over > 0 {
		shorten(out, over, least)
	}
	return out
}

// shorten takes a length out of the longest parts of a bar, but leaves each the least mark, and closes them up.
func shorten(parts []Extent, over, least frame.Unit) {
	for over > 0 {
		longest := 0
		for i := range parts {
			if parts[i].Length() > parts[longest].Length() {
				longest = i
			}
		}
		gives := min(over, parts[longest].Length()-least)
		if gives <= 0 {
			break
		}
		parts[longest].To -= gives
		over -= gives
	}
	end := frame.Unit(0)
	for i := range parts {
		parts[i] = Extent{end, end + parts[i].Length()}
		end = parts[i].To
	}
}

// BarPen draws bars of parts that lie: their height, the line in the background's colour over the boundary of two parts,
// and the width of outlines.
type BarPen struct{ Height, Gap, Outline frame.Unit }

// Arrow is the length of an arrowhead.
func (b BarPen) Arrow() frame.Unit { return b.Height * 42 / 100 }

// Bar draws the parts of a bar, each as long as its value, and over each boundary a line in the background's colour.
// Between parts of one fill it lies on the boundary's middle; where the fill changes it begins there, so that the sum of
// the fill before it is seen to end where its value is. An outlined part keeps its side beside that line.
func (b BarPen) Bar(p *Pen, parts []Part, at []Extent, x0, y frame.Unit) {
	last := -1
	for i, part := range parts {
		if at[i].Length() > 0 {
			b.mark(p, part.Fill, x0+at[i].From, y, at[i].Length())
		}
	}
	for i, part := range parts {
		if at[i].Length() == 0 {
			continue
		}
		if last >= 0 {
			before, after := at[last].Length()/3, at[i].Length()/3
			x, w := x0+at[i].From, min(b.Gap, after)
			if part.Fill == parts[last].Fill {
				w = min(w, before)
				x -= w / 2
				b.side(p, part.Fill, x, y, -before)
			}
			p.Box(x, y, w, b.Height, brand.White)
			b.side(p, part.Fill, x+w, y, after)
		}
		last = i
	}
}

// side draws the side of an outlined part again, from x on to the right, or to the left where most is negative. It is no
// wider than most.
func (b BarPen) side(p *Pen, f Fill, x, y, most frame.Unit) {
	_, outline := f.Colors()
	if outline == "" {
		return
	}
	w := max(1, min(b.Outline, max(most, -most)))
	if most < 0 {
		x -= w
	}
	p.Rule(x+w/2, y, x+w/2, y+b.Height, Stroke{Width: w, Color: outline})
}

func (b BarPen) mark(p *Pen, f Fill, x, y, w frame.Unit) { p.Mark(f, x, y, w, b.Height, b.Outline) }

// Mark fills a rectangle with a fill and its outline, of a width, whose line lies inside of it.
func (p *Pen) Mark(f Fill, x, y, w, h, width frame.Unit) {
	fill, outline := f.Colors()
	switch {
	case outline == "":
		p.Box(x, y, w, h, fill)
	case f == White:
		p.Outlined(x, y, w, h, width, fill, outline)
	default:
		// As long as its value by its fill alone, too.
		p.Box(x, y, w, h, fill)
		p.Framed(x, y, w, h, width, outline)
	}
}

// Arrowhead says that the bar goes on. Its outline lies inside its own size: the edges move in by half a line, the
// left one by d, the slanted ones so far that left corners sit at d(h+l)/w and the tip at w - dl/h, where l is the
// length of a slanted edge over the half height h.
func (b BarPen) Arrowhead(p *Pen, f Fill, x, y frame.Unit) {
	fill, outline := f.Colors()
	w, h := b.Arrow(), b.Height/2
	if outline == "" {
		p.Shape(fill, frame.Point{X: x, Y: y}, frame.Point{X: x + w, Y: y + h}, frame.Point{X: x, Y: y + b.Height})
		return
	}
	d, l := b.Outline/2, Root(w*w+h*h)
	in := d * (h + l) / w
	p.StrokedShape(fill, Stroke{Width: b.Outline, Color: outline},
		frame.Point{X: x + d, Y: y + in}, frame.Point{X: x + w - d*l/h, Y: y + h}, frame.Point{X: x + d, Y: y + b.Height - in})
}

// CaptionWidth is the width of a name with its value in bold behind it.
func (l *Layout) CaptionWidth(name, value string, size frame.Unit) frame.Unit {
	w := l.Width(name, frame.Regular, size)
	if name != "" && value != "" {
		w += l.Width(" ", frame.Regular, size)
	}
	return w + l.Width(value, frame.Bold, size)
}

// Caption sets a name and its value in bold behind it, from a top edge on.
func (p *Pen) Caption(t TextSize, name, value string, x, top frame.Unit) {
	y := top + t.Baseline()
	if name != "" {
		l := Face(frame.Regular, t.Size, brand.Secondary)
		x += p.Text(name, x, y, l) + p.Measure(" ", l)
	}
	if value != "" {
		p.Text(value, x, y, Face(frame.Bold, t.Size, brand.Secondary))
	}
}
