package whole

import (
	"briefing/internal/charts/kit"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
)

// planned is the chart with its captions placed.
type planned struct {
	*kit.Layout
	m     Sizes
	width frame.Unit
}

// Plan lays out one bar over the whole width: the declared part, then the known rest in white, a caption with
// its value under each. Values never drop, so captions that do not fit under their parts take their short form, then
// move: the rest's to the right of the part's, or to the bar's right end. If that is not enough, both take several lines
// side by side.
func (w *Chart) Plan(l *kit.Layout, m Sizes, width frame.Unit) []kit.Area {
	if !w.check(l) {
		return nil
	}
	c := &planned{Layout: l, m: m, width: width}
	parts := []kit.Part{w.Part, w.Rest}
	at := kit.Extents(parts, kit.Scaled(float64(kit.Total(parts)), width), l.Style.Form.Least)
	if forms, restAt, ok := c.captions(parts, at[1].From); ok {
		x, h := [2]frame.Unit{0, restAt}, c.captionHeight()
		return c.drawn(parts, at, h, h, func(p *kit.Pen, i int, top frame.Unit) { caption(p, c.m, forms[i], parts[i].Value.S, x[i], top) })
	}
	if b, ok := c.blocks(parts, at[1].From); ok {
		return c.drawn(parts, at, b[0].height(c), b[1].height(c), func(p *kit.Pen, i int, top frame.Unit) { b[i].draw(p, c, top) })
	}
	l.Fail("chart-fit", "shorten the captions, or give the chart more width", "has no room for the captions \"%s\" and \"%s\"",
		kit.Joined(parts[0].Caption.S, parts[0].Value.S), kit.Joined(parts[1].Caption.S, parts[1].Value.S))
	return nil
}

// drawn is the bar with what draws its captions, of two heights.
func (c *planned) drawn(parts []kit.Part, at []kit.Extent, h0, h1 frame.Unit, caption func(p *kit.Pen, i int, top frame.Unit)) []kit.Area {
	top := c.m.Bar + c.m.CaptionTop
	pen := kit.BarPen{Height: c.m.Bar, Gap: c.m.Gap, Outline: c.m.Outline}
	return []kit.Area{{
		W: c.width, H: top + max(h0, h1), X: [2]float64{0, float64(kit.Total(parts))},
		Parts: []kit.Series{{Name: "whole", Draw: func(p *kit.Pen, _ kit.Box, _, _ kit.Range) {
			pen.Bar(p, parts, at, 0, 0)
			caption(p, 0, top)
			caption(p, 1, top)
		}}},
	}}
}

// caption sets a value and its caption: the value over it where the form has a size for that.
func caption(p *kit.Pen, m Sizes, name, value string, x, top frame.Unit) {
	if m.Value.Size == 0 {
		p.Caption(m.Caption, name, value, x, top)
		return
	}
	p.Text(value, x, top+m.Value.Baseline(), kit.Face(frame.Bold, m.Value.Size, brand.Ink))
	p.Text(name, x, top+m.Value.Lead+m.ValueCaption.Baseline(), kit.Face(frame.Regular, m.ValueCaption.Size, brand.Secondary))
}

func (c *planned) captionHeight() frame.Unit {
	if c.m.Value.Size == 0 {
		return c.m.Caption.Lead
	}
	return c.m.Value.Lead + c.m.ValueCaption.Lead
}

func (c *planned) captionWidth(name, value string) frame.Unit {
	if c.m.Value.Size == 0 {
		return c.CaptionWidth(name, value, c.m.Caption.Size)
	}
	return max(c.Width(name, frame.Regular, c.m.ValueCaption.Size), c.Width(value, frame.Bold, c.m.Value.Size))
}

// captions chooses the forms of both captions and where the rest's stands.
func (c *planned) captions(parts []kit.Part, rest frame.Unit) (forms [2]string, x frame.Unit, ok bool) {
	em := c.m.Caption.Size
	for _, moved := range []bool{false, true} {
		for _, short := range []bool{false, true} {
			var w [2]frame.Unit
			for i, p := range parts {
				forms[i] = p.Caption.S
				if short && p.Short.S != "" {
					forms[i] = p.Short.S
				}
				w[i] = c.captionWidth(forms[i], p.Value.S)
			}
			if !moved && w[0]+em/2 <= rest && rest+w[1] <= c.width {
				return forms, rest, true
			}
			if x := min(max(rest, w[0]+em), c.width-w[1]); moved && x >= w[0]+em {
				return forms, x, true
			}
		}
	}
	return forms, 0, false
}

// block is a caption of several lines. Where the form sets the value over them, it is not one of the lines.
type block struct {
	x     frame.Unit
	value string
	lines [][]kit.Run
}

// blocks wraps both captions into columns, the rest's beginning as near to its part as leaves both enough width.
// Full captions come before short ones.
func (c *planned) blocks(parts []kit.Part, rest frame.Unit) (out [2]block, ok bool) {
	em := c.m.Caption.Size
	third := c.width / 3
	for _, short := range []bool{false, true} {
		for _, x := range []frame.Unit{max(third, min(rest, c.width-third)), c.width / 2} {
			ok = true
			for i, p := range parts {
				b := block{x: x}
				room := c.width - x
				if i == 0 {
					b.x, room = 0, x-em
				}
				name := p.Caption.S
				if short && p.Short.S != "" {
					name = p.Short.S
				}
				var caption kit.Paragraph
				if c.m.Value.Size == 0 {
					caption = c.Paragraph(c.m.Caption.Size).Add(name, frame.Regular).Word(p.Value.S, frame.Bold)
				} else {
					caption = c.Paragraph(c.m.ValueCaption.Size).Add(name, frame.Regular)
					b.value = p.Value.S
					ok = ok && c.Width(p.Value.S, frame.Bold, c.m.Value.Size) <= room
				}
				var fits bool
				b.lines, fits = caption.Wrapped(room)
				ok = ok && fits
				out[i] = b
			}
			if ok {
				return out, true
			}
		}
	}
	return out, false
}

// sizes are those of a block's lines and of the value over them.
func (b *block) sizes(m *Sizes) (text, value kit.TextSize) {
	if b.value == "" {
		return m.Caption, kit.TextSize{}
	}
	return m.ValueCaption, m.Value
}

func (b *block) height(c *planned) frame.Unit {
	text, value := b.sizes(&c.m)
	return value.Lead + text.Lead*frame.Unit(len(b.lines))
}

func (b *block) draw(p *kit.Pen, c *planned, top frame.Unit) {
	text, value := b.sizes(&c.m)
	if b.value != "" {
		p.Text(b.value, b.x, top+value.Baseline(), kit.Face(frame.Bold, value.Size, brand.Ink))
	}
	for i, l := range b.lines {
		for _, r := range l {
			p.Text(r.S, b.x+r.X, top+value.Lead+text.Lead*frame.Unit(i)+text.Baseline(), kit.Face(r.Style, text.Size, brand.Secondary))
		}
	}
}
