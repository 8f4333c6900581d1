package pptx

import (
	"briefing/internal/doc"
	"briefing/internal/input/brand"
	"briefing/internal/write/pptx/drawingml"
	"briefing/internal/write/pptx/potx"
)

// Text boxes of slides that have no layout of ours.
var (
	boxStyle    = drawingml.Style{Size: 1800, Spacing: 100000, Before: 600}
	labelStyle  = drawingml.Style{Size: 1800, Spacing: 100000}
	numberStyle = drawingml.Style{Size: 3600, Spacing: 100000, Bold: true}
	headStyle   = drawingml.Style{Size: 2000, Spacing: 100000, Bold: true}
	footStyle   = drawingml.Style{Size: 1400, Spacing: 100000}
)

// anySlide puts a slide into the content of a layout. The subtitle takes a strip from the content's top, the source
// line one from its foot; what is left is the content placeholder's if one block fills it, else it is divided.
func (p *page) anySlide() {
	main := p.lay.Main()
	area := p.w.t.Layout(potx.RoleContent).Main().Box // the room for content where the layout does not say
	if main != nil && main.Box.H >= p.w.t.H/3 {
		area = main.Box
	} else {
		main = nil // a strip for a subtitle or a source
	}
	if left, right, two := p.lay.Pair(); two {
		area = union(left.Box, right.Box)
	}
	subtitle := p.s.Subtitle
	if len(p.s.Blocks) == 1 && len(subtitle) == 0 {
		if c, ok := p.s.Blocks[0].(*doc.Chart); ok {
			subtitle = c.Subtitle
		}
	}
	if len(subtitle) > 0 {
		list := spansPara(subtitle)
		h := p.w.heightIn(area.W, list, labelStyle) + 1*mm
		p.textBox("Subtitle", drawingml.Box{X: area.X, Y: area.Y, W: area.W, H: h}, list, labelStyle, brand.Secondary, "its subtitle")
		area.Y, area.H = area.Y+h+2*mm, area.H-h-2*mm
	}
	foot := drawingml.Box{}
	source := p.lay.Find(potx.Source)
	foots := footText(p.s.Foot, p.w.d.Notice.S)
	if len(foots) > 0 && source == nil {
		h := p.w.heightIn(area.W, foots, footStyle) + 1*mm
		area.H -= h + 2*mm
		foot = drawingml.Box{X: area.X, Y: area.Y + area.H + 2*mm, W: area.W, H: h}
	}
	if area.H < 20*mm {
		p.w.fail("slide-fit", "use a layout with more room for content", "the layout “%s” has no room for its content", p.lay.Name)
		return
	}
	p.content(main, area)
	if source != nil {
		p.foot(source)
	}
	if foot.H > 0 {
		p.textBox("Source", foot, foots, footStyle, brand.Secondary, itsSource)
	}
}

func union(a, b drawingml.Box) drawingml.Box {
	x, y := min(a.X, b.X), min(a.Y, b.Y)
	return drawingml.Box{X: x, Y: y, W: max(a.X+a.W, b.X+b.W) - x, H: max(a.Y+a.H, b.Y+b.H) - y}
}

// content fills an area with the blocks of the slide. main is the placeholder for content; nil where there is none.
func (p *page) content(main *potx.Placeholder, area drawingml.Box) {
	blocks := p.s.Blocks
	left, right, two := p.lay.Pair()
	texts := len(blocks) > 0
	for _, b := range blocks {
		// In a template of another house big numbers are a list, as all its slides are; in ours they stay big.
		_, tiles := b.(*doc.KeyFigures)
		texts = texts && (tiles && !p.w.theme.Own || isText(b))
	}
	switch {
	case texts && main != nil:
		at := &area
		if area == main.Box {
			at = nil
		}
		p.texts(main, blocks, false, at)
	case len(blocks) != 1:
		p.stack(blocks, area)
	case !two:
		p.block(blocks[0], main, area)
	default:
		c, ok := blocks[0].(*doc.Columns)
		if !ok || len(c.Cols) != 2 {
			p.block(blocks[0], nil, area)
			return
		}
		// The two contents of the layout, each with the height there is.
		for i, h := range []*potx.Placeholder{left, right} {
			p.column(c.Cols[i], h, drawingml.Box{X: h.Box.X, Y: area.Y, W: h.Box.W, H: area.H})
		}
	}
}

// column puts blocks into one of two contents: one of text into its placeholder.
func (p *page) column(blocks []doc.Block, h *potx.Placeholder, at drawingml.Box) {
	if len(blocks) != 1 {
		p.stack(blocks, at)
		return
	}
	if _, tiles := blocks[0].(*doc.KeyFigures); tiles || isText(blocks[0]) {
		p.texts(h, blocks, false, &at)
		return
	}
	p.block(blocks[0], h, at)
}

// block puts one block into a place. h is the placeholder that stands there; nil where there is none.
func (p *page) block(b doc.Block, h *potx.Placeholder, at drawingml.Box) {
	p.w.on(b, func() {
		switch b := b.(type) {
		case *doc.Chart:
			p.chart(b, h, p.chartTitles(b, at))
		case *doc.Table:
			p.table(b, h, at)
		case *doc.Columns:
			p.columns(b, at)
		case *doc.KeyFigures:
			p.tiles(b, at)
		default: // text, or what is refused
			p.textBox("Text", at, p.listParagraphs([]doc.Block{b}, false), boxStyle, brand.Body, "its text")
		}
	})
}

// chartTitles puts a chart's title and subtitle over it, if the slide does not say them, and returns the place below.
func (p *page) chartTitles(c *doc.Chart, at drawingml.Box) drawingml.Box {
	below := at
	alone := len(p.s.Blocks) == 1 && p.s.Blocks[0] == doc.Block(c) && len(p.s.Subtitle) == 0
	for _, t := range []struct {
		spans []doc.Span
		st    drawingml.Style
		color brand.Token
	}{{c.Title, headStyle, brand.Ink}, {c.Subtitle, labelStyle, brand.Secondary}} {
		said := flat(t.spans) == flat(p.s.Subtitle) || alone && flat(t.spans) == flat(c.Subtitle)
		if len(t.spans) == 0 || said {
			continue
		}
		list := spansPara(t.spans)
		strip := drawingml.Box{X: below.X, Y: below.Y, W: below.W, H: p.w.heightIn(at.W, list, t.st) + mm}
		p.textBox("Chart title", strip, list, t.st, t.color, "the title of the chart “"+c.ID+"”")
		below.Y, below.H = below.Y+strip.H+mm, below.H-strip.H-mm
	}
	return below
}

// columns divides a place by the widths of its columns.
func (p *page) columns(c *doc.Columns, at drawingml.Box) {
	sum := 0
	for _, w := range c.Widths {
		sum += w
	}
	if len(c.Widths) != len(c.Cols) || sum == 0 {
		p.w.fail("column-widths", "", "columns side by side have %d widths, there are %d columns", len(c.Widths), len(c.Cols))
		return
	}
	gap := 8 * mm
	x := at.X
	for i, col := range c.Cols {
		w := (at.W - gap*(len(c.Cols)-1)) * c.Widths[i] / sum
		p.stack(col, drawingml.Box{X: x, Y: at.Y, W: w, H: at.H})
		x += w + gap
	}
}

// stack puts blocks under each other: texts and tables as high as they are, charts share what is left.
func (p *page) stack(blocks []doc.Block, at drawingml.Box) {
	gap := 4 * mm
	heights := make([]drawingml.EMU, len(blocks))
	left, open := at.H-gap*max(len(blocks)-1, 0), 0
	for i, b := range blocks {
		switch b := b.(type) {
		case *doc.Chart, *doc.Table, *doc.Columns:
			open++
		case *doc.KeyFigures:
			heights[i] = p.w.tilesHeight(b, at.W)
		default: // text; what is none is refused when it is put
			list, _ := paragraphs(blocks[i:i+1], p.w.d.Notes, p.w.theme, false)
			heights[i] = p.w.heightIn(at.W, list, boxStyle) + mm
		}
		left -= heights[i]
	}
	if len(blocks) > 0 && (left < 0 || open > 0 && left/open < 25*mm) {
		p.w.on(blocks[len(blocks)-1], func() {
			p.w.fail("slide-fit", "shorten it, or make two slides of it", "its %d blocks do not fit under each other", len(blocks))
			p.w.about(itsHeight)
		})
		return
	}
	y := at.Y
	for i, b := range blocks {
		if heights[i] == 0 {
			heights[i] = left / open
		}
		p.block(b, nil, drawingml.Box{X: at.X, Y: y, W: at.W, H: heights[i]})
		y += heights[i] + gap
	}
}
