package charts

import (
	gochart "github.com/wcharczuk/go-chart/v2"

	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
)

// planWhole lays out one bar over the whole width: the declared part, then the known rest in white, a caption with
// its value under each. Values never drop, so captions that do not fit under their parts take their short form, then
// move: the rest's to the right of the part's, or to the bar's right end. If that is not enough, both take several lines
// side by side.
func planWhole(d *desk, s *Spec, width frame.Unit) []hosted {
	if !d.checkWhole(s.Whole) {
		return nil
	}
	parts := []BarPart{s.Whole.Part, s.Whole.Rest}
	c := &barChart{desk: d, m: d.st.Metrics.Bars, width: width, bar: d.st.Metrics.Bars.Bar, max: total(parts)}
	if c.m.Whole > 0 {
		c.bar = c.m.Whole
	}
	x := &gochart.ContinuousRange{Max: float64(c.max), Domain: int(width)}
	at := c.spans(parts, x)
	forms, restAt, ok := c.wholeCaptions(parts, at[1].from)
	if !ok {
		if b, ok := c.wholeBlocks(parts, at[1].from); ok {
			return c.wholeDrawn(parts, at, b[0].height(c), b[1].height(c), func(p *pen, i int, top frame.Unit) { b[i].draw(p, c, top) })
		}
		d.fail("chart-fit", "shorten the captions, or give the chart more width", "has no room for the captions \"%s\" and \"%s\"",
			captionText(parts[0].Caption.S, parts[0].Value.S), captionText(parts[1].Caption.S, parts[1].Value.S))
		return nil
	}
	x1 := [2]frame.Unit{0, restAt}
	h := c.wholeCaptionHeight()
	return c.wholeDrawn(parts, at, h, h, func(p *pen, i int, top frame.Unit) { p.wholeCaption(c.m, forms[i], parts[i].Value.S, x1[i], top) })
}

// wholeDrawn is the bar with what draws its captions, of two heights.
func (c *barChart) wholeDrawn(parts []BarPart, at []extent, h0, h1 frame.Unit, caption func(p *pen, i int, top frame.Unit)) []hosted {
	top := c.bar + c.m.CaptionTop
	return []hosted{{
		w: c.width, h: top + max(h0, h1), x: [2]float64{0, float64(c.max)},
		parts: []series{{"whole", func(p *pen, _ gochart.Box, _, _ gochart.Range) {
			c.marks(p, parts, at, 0, 0)
			caption(p, 0, top)
			caption(p, 1, top)
		}}},
	}}
}

// wholeCaption sets a value and its caption: the value over it where the form has a size for that.
func (p *pen) wholeCaption(m BarMetrics, name, value string, x, top frame.Unit) {
	if m.WholeValue.Size == 0 {
		p.caption(m, name, value, x, top)
		return
	}
	p.text(value, x, top+m.WholeValue.baseline(), letters{frame.Bold, m.WholeValue.Size, brand.Ink})
	p.text(name, x, top+m.WholeValue.Lead+m.WholeCaption.baseline(), letters{frame.Regular, m.WholeCaption.Size, brand.Secondary})
}

func (c *barChart) wholeCaptionHeight() frame.Unit {
	if c.m.WholeValue.Size == 0 {
		return c.m.Caption.Lead
	}
	return c.m.WholeValue.Lead + c.m.WholeCaption.Lead
}

func (c *barChart) wholeCaptionWidth(name, value string) frame.Unit {
	if c.m.WholeValue.Size == 0 {
		return c.captionWidth(name, value)
	}
	return max(c.desk.width(name, frame.Regular, c.m.WholeCaption.Size), c.desk.width(value, frame.Bold, c.m.WholeValue.Size))
}

// wholeCaptions chooses the forms of both captions and where the rest's stands.
func (c *barChart) wholeCaptions(parts []BarPart, rest frame.Unit) (forms [2]string, x frame.Unit, ok bool) {
	em := c.m.Caption.Size
	for _, moved := range []bool{false, true} {
		for _, short := range []bool{false, true} {
			var w [2]frame.Unit
			for i, p := range parts {
				forms[i] = p.Caption.S
				if short && p.Short.S != "" {
					forms[i] = p.Short.S
				}
				w[i] = c.wholeCaptionWidth(forms[i], p.Value.S)
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

// wholeBlock is a caption of several lines. Where the form sets the value over them, it is not one of the lines.
type wholeBlock struct {
	x     frame.Unit
	value string
	lines [][]run
}

// wholeBlocks wraps both captions into columns, the rest's beginning as near to its part as leaves both enough width.
// Full captions come before short ones.
func (c *barChart) wholeBlocks(parts []BarPart, rest frame.Unit) (out [2]wholeBlock, ok bool) {
	em := c.m.Caption.Size
	third := c.width / 3
	for _, short := range []bool{false, true} {
		for _, x := range []frame.Unit{max(third, min(rest, c.width-third)), c.width / 2} {
			ok = true
			for i, p := range parts {
				b := wholeBlock{x: x}
				room := c.width - x
				if i == 0 {
					b.x, room = 0, x-em
				}
				name := p.Caption.S
				if short && p.Short.S != "" {
					name = p.Short.S
				}
				var caption paragraph
				if c.m.WholeValue.Size == 0 {
					caption = c.paragraph(c.m.Caption.Size).add(name, frame.Regular).word(p.Value.S, frame.Bold)
				} else {
					caption = c.paragraph(c.m.WholeCaption.Size).add(name, frame.Regular)
					b.value = p.Value.S
					ok = ok && c.desk.width(p.Value.S, frame.Bold, c.m.WholeValue.Size) <= room
				}
				var fits bool
				b.lines, fits = caption.wrapped(room)
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
func (b *wholeBlock) sizes(m *BarMetrics) (text, value TextSize) {
	if b.value == "" {
		return m.Caption, TextSize{}
	}
	return m.WholeCaption, m.WholeValue
}

func (b *wholeBlock) height(c *barChart) frame.Unit {
	text, value := b.sizes(&c.m)
	return value.Lead + text.Lead*frame.Unit(len(b.lines))
}

func (b *wholeBlock) draw(p *pen, c *barChart, top frame.Unit) {
	text, value := b.sizes(&c.m)
	if b.value != "" {
		p.text(b.value, b.x, top+value.baseline(), letters{frame.Bold, value.Size, brand.Ink})
	}
	for i, l := range b.lines {
		for _, r := range l {
			p.text(r.s, b.x+r.x, top+value.Lead+text.Lead*frame.Unit(i)+text.baseline(), letters{r.style, text.Size, brand.Secondary})
		}
	}
}
