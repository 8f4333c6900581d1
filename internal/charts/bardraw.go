package charts

import (
	"math"

	gochart "github.com/wcharczuk/go-chart/v2"

	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
)

func (c *barChart) drawRows(p *pen, box gochart.Box, x, _ gochart.Range) {
	x0 := frame.Unit(box.Left)
	over := c.bar * 18 / 100
	for i := range c.groups {
		g := &c.groups[i]
		if g.hairline >= 0 {
			p.rule(0, g.hairline, c.width, g.hairline, line{width: c.st.Metrics.Rule, color: brand.Rule})
		}
		if g.label != "" && (i > 0 || c.way.grouped) { // the first group's label over its bars comes before the key
			c.groupLabel(p, g)
		}
		for k := range g.rows {
			c.drawRow(p, &g.rows[k], x0, x)
		}
		if !c.m.Above {
			p.rule(x0, g.top-over, x0, g.end+over, line{width: c.m.Zero, color: brand.Ink})
		}
	}
	if len(c.rest.lines) > 0 {
		c.rest.draw(p, c.width, c.m.GroupTop, c.m.Detail)
	}
}

func (c *barChart) drawRow(p *pen, r *barLine, x0 frame.Unit, x gochart.Range) {
	mid := r.top + c.bar/2
	if c.m.Above {
		c.drawHead(p, r, r.head)
	} else {
		c.drawHead(p, r, mid-c.headHeight(r)/2)
	}
	at := c.spans(r.Parts, x)
	c.marks(p, r.Parts, at, x0, r.top)
	if r.MoreThan {
		c.arrowhead(p, r.Parts[len(r.Parts)-1].Fill, x0+c.barEnd(r, at)-c.arrow(), r.top)
	}
	for i, form := range r.captions {
		p.caption(c.m, form, r.Parts[i].Value.S, x0+c.captionAt(at[i]), r.top+c.bar+c.m.CaptionTop)
	}
	base := mid + c.m.Value.middle()
	end := x0 + c.valueAt(r, at)
	end += p.text(r.Value.S, end, base, c.valueFace(r))
	if r.Aside.S != "" {
		p.text(r.Aside.S, end+c.m.Value.Size*45/100, base, letters{frame.Regular, c.m.Detail.Size, brand.Secondary})
	}
	if r.key != "" {
		p.text(r.key, x0+r.keyX, base, letters{frame.Regular, c.m.Key.Size, brand.Secondary})
	}
	if c.m.Above && c.m.Zero > 0 {
		// Inside the chart, which begins where the bars do.
		over, half := c.bar*18/100, c.m.Zero/2
		p.rule(x0+half, r.top-over, x0+half, r.top+c.bar+over, line{width: c.m.Zero, color: brand.Ink})
	}
}

// drawHead sets a row's label and the line under it from a top edge on.
func (c *barChart) drawHead(p *pen, r *barLine, y frame.Unit) {
	for _, l := range r.lines {
		p.text(l, c.names, y+c.m.Label.baseline(), letters{c.labelStyle(), c.m.Label.Size, brand.Ink})
		y += c.m.Label.Lead
	}
	for _, l := range r.detail {
		p.text(l, c.names, y+c.m.Detail.baseline(), letters{frame.Regular, c.m.Detail.Size, brand.Secondary})
		y += c.m.Detail.Lead
	}
}

// colors returns the fill of a part and the colour of its outline, if it has one.
func (f Fill) colors() (fill, outline brand.Token) {
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

// marks draws the parts of a bar, each as long as its value, and over each boundary a line in the background's colour.
// Between parts of one fill it lies on the boundary's middle; where the fill changes it begins there, so that the sum of
// the fill before it is seen to end where its value is. An outlined part keeps its side beside that line.
func (c *barChart) marks(p *pen, parts []BarPart, at []extent, x0, y frame.Unit) {
	last := -1
	for i, part := range parts {
		if at[i].length() > 0 {
			c.mark(p, part.Fill, x0+at[i].from, y, at[i].length())
		}
	}
	for i, part := range parts {
		if at[i].length() == 0 {
			continue
		}
		if last >= 0 {
			before, after := at[last].length()/3, at[i].length()/3
			x, w := x0+at[i].from, min(c.m.Gap, after)
			if part.Fill == parts[last].Fill {
				w = min(w, before)
				x -= w / 2
				c.side(p, part.Fill, x, y, -before)
			}
			p.box(x, y, w, c.bar, brand.White)
			c.side(p, part.Fill, x+w, y, after)
		}
		last = i
	}
}

// side draws the side of an outlined part again, from x on to the right, or to the left where most is negative. It is no
// wider than most.
func (c *barChart) side(p *pen, f Fill, x, y, most frame.Unit) {
	_, outline := f.colors()
	if outline == "" {
		return
	}
	w := max(1, min(c.m.Outline, max(most, -most)))
	if most < 0 {
		x -= w
	}
	p.rule(x+w/2, y, x+w/2, y+c.bar, line{width: w, color: outline})
}

func (c *barChart) mark(p *pen, f Fill, x, y, w frame.Unit) {
	fill, outline := f.colors()
	switch {
	case outline == "":
		p.box(x, y, w, c.bar, fill)
	case f == White:
		p.outlined(x, y, w, c.bar, c.m.Outline, fill, outline)
	default:
		// As long as its value by its fill alone, too; the line lies inside of it.
		p.box(x, y, w, c.bar, fill)
		p.framed(x, y, w, c.bar, c.m.Outline, outline)
	}
}

// arrowhead says that the bar goes on. Its outline lies inside its own size: the edges move in by half a line, the
// left one by d, the slanted ones so far that left corners sit at d(h+l)/w and the tip at w - dl/h, where l is the
// length of a slanted edge over the half height h.
func (c *barChart) arrowhead(p *pen, f Fill, x, y frame.Unit) {
	fill, outline := f.colors()
	w, h := c.arrow(), c.bar/2
	if outline == "" {
		p.shape(fill, frame.Point{X: x, Y: y}, frame.Point{X: x + w, Y: y + h}, frame.Point{X: x, Y: y + c.bar})
		return
	}
	d, l := c.m.Outline/2, root(w*w+h*h)
	in := d * (h + l) / w
	p.lined(fill, line{width: c.m.Outline, color: outline},
		frame.Point{X: x + d, Y: y + in}, frame.Point{X: x + w - d*l/h, Y: y + h}, frame.Point{X: x + d, Y: y + c.bar - in})
}

// root is the whole square root. The machine's own is exact to the last bit everywhere.
func root(n frame.Unit) frame.Unit {
	if n <= 0 {
		return 0
	}
	r := frame.Unit(math.Sqrt(float64(n)))
	for r*r > n {
		r--
	}
	for (r+1)*(r+1) <= n {
		r++
	}
	return r
}
