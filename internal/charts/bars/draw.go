package bars

import (
	"briefing/internal/charts/kit"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
)

func drawRows(c *planned, p *kit.Pen, x0 frame.Unit, x kit.Range) {
	over := c.zeroOver()
	for i := range c.groups {
		g := &c.groups[i]
		if g.hairline >= 0 {
			p.Rule(0, g.hairline, c.width, g.hairline, kit.Stroke{Width: c.Style.Form.Rule, Color: brand.Rule})
		}
		if g.label != "" && (i > 0 || c.way.grouped) { // the first group's label over its bars comes before the key
			groupLabel(c, p, g)
		}
		for k := range g.rows {
			drawRow(c, p, &g.rows[k], x0, x)
		}
		if !c.m.Above {
			p.Rule(x0, g.top-over, x0, g.end+over, kit.Stroke{Width: c.m.Zero, Color: brand.Ink})
		}
	}
	c.rest.Draw(p, c.width)
}

func drawRow(c *planned, p *kit.Pen, r *row, x0 frame.Unit, x kit.Range) {
	mid := r.top + c.bar/2
	if c.m.Above {
		drawHead(c, p, r, r.head)
	} else {
		drawHead(c, p, r, mid-c.headHeight(r)/2)
	}
	at := c.extents(r.Parts, x)
	pen := c.pen()
	pen.Bar(p, r.Parts, at, x0, r.top)
	if r.MoreThan {
		pen.Arrowhead(p, r.Parts[len(r.Parts)-1].Fill, x0+c.barEnd(r, at)-pen.Arrow(), r.top)
	}
	for i, form := range r.captions {
		p.Caption(c.m.Caption, form, r.Parts[i].Value.S, x0+c.captionAt(at[i]), r.top+c.bar+c.m.CaptionTop)
	}
	base := mid + c.m.Value.Middle()
	end := x0 + c.valueAt(r, at)
	end += p.Text(r.Value.S, end, base, c.valueFace(r))
	if r.Aside.S != "" {
		p.Text(r.Aside.S, end+c.m.Value.Size*45/100, base, kit.Face(frame.Regular, c.m.Detail.Size, brand.Secondary))
	}
	if r.key != "" {
		p.Text(r.key, x0+r.keyX, base, kit.Face(frame.Regular, c.m.Key.Size, brand.Secondary))
	}
	if c.m.Above && c.m.Zero > 0 {
		// Inside the chart, which begins where the bars do.
		over, half := c.zeroOver(), c.m.Zero/2
		p.Rule(x0+half, r.top-over, x0+half, r.top+c.bar+over, kit.Stroke{Width: c.m.Zero, Color: brand.Ink})
	}
}

// drawHead sets a row's label and the line under it from a top edge on.
func drawHead(c *planned, p *kit.Pen, r *row, y frame.Unit) {
	for _, l := range r.lines {
		p.Text(l, c.names, y+c.m.Label.Baseline(), kit.Face(c.labelStyle(), c.m.Label.Size, brand.Ink))
		y += c.m.Label.Lead
	}
	for _, l := range r.detail {
		p.Text(l, c.names, y+c.m.Detail.Baseline(), kit.Face(frame.Regular, c.m.Detail.Size, brand.Secondary))
		y += c.m.Detail.Lead
	}
}
