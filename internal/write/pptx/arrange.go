package pptx

import (
	"briefing/internal/doc"
	"briefing/internal/input/brand"
	"briefing/internal/write/pptx/drawingml"
	"briefing/internal/write/pptx/potx"
)

// foreign chooses the layout for a slide that none of ours serves: two contents for what stands side by side, the
// title alone for a drawing, else title and content.
func (w *writer) foreign(s *doc.Slide, usual *potx.Layout) *potx.Layout {
	if single(s) {
		if len(s.Blocks) == 1 {
			if c, ok := s.Blocks[0].(*doc.Chart); ok && c.Spec != nil && c.Spec.Bars == nil && c.Spec.Steps == nil {
				return w.t.Layout(potx.RoleOnly)
			}
			if _, ok := s.Blocks[0].(*doc.Columns); ok {
				return w.t.Layout(potx.RoleTwo)
			}
		}
		return usual
	}
	return usual
}

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
func (p *page) anySlide(s *doc.Slide) {
	main := p.lay.Main()
	area := p.w.contentArea()
	if main != nil && main.Box.H >= p.w.t.H/3 {
		area = main.Box
	} else {
		main = nil // a strip for a subtitle or a source
	}
	left, right, two := p.lay.Pair()
	if two {
		area = around(left.Box, right.Box)
	}
	strip := func(st drawingml.Style, spans []doc.Span) drawingml.EMU {
		h, _ := p.w.ruler.Height(spansPara(spans), st, area.W/drawingml.PerUnit, 100)
		return h*drawingml.PerUnit + 1*drawingml.PerMM
	}
	subtitle := s.Subtitle
	if len(s.Blocks) == 1 && len(subtitle) == 0 {
		if c, ok := s.Blocks[0].(*doc.Chart); ok {
			subtitle = c.Subtitle
		}
	}
	if len(subtitle) > 0 {
		h := strip(labelStyle, subtitle)
		p.textBox("Subtitle", drawingml.Box{X: area.X, Y: area.Y, W: area.W, H: h}, spansPara(subtitle), labelStyle, brand.Secondary, "its subtitle")
		area.Y, area.H = area.Y+h+2*drawingml.PerMM, area.H-h-2*drawingml.PerMM
	}
	foot := drawingml.Box{}
	source := p.lay.Find(potx.Source)
	foots := p.footText(s)
	if len(foots) > 0 && source == nil {
		h, _ := p.w.ruler.Height(foots, footStyle, area.W/drawingml.PerUnit, 100)
		h = h*drawingml.PerUnit + 1*drawingml.PerMM
		area.H -= h + 2*drawingml.PerMM
		foot = drawingml.Box{X: area.X, Y: area.Y + area.H + 2*drawingml.PerMM, W: area.W, H: h}
	}
	if area.H < 20*drawingml.PerMM {
		p.w.fail("slide-fit", "use a layout with more room for content", "the layout “%s” has no room for its content", p.lay.Name)
		return
	}
	p.content(s, main, area)
	if source != nil {
		p.foot(source, s)
	}
	if foot.H > 0 {
		p.textBox("Source", foot, foots, footStyle, brand.Secondary, "its source line")
	}
}

// contentArea is the room for content where a layout does not say: that of the content layout.
func (w *writer) contentArea() drawingml.Box {
	return w.t.Layout(potx.RoleContent).Main().Box
}

func around(a, b drawingml.Box) drawingml.Box {
	x, y := min(a.X, b.X), min(a.Y, b.Y)
	return drawingml.Box{X: x, Y: y, W: max(a.X+a.W, b.X+b.W) - x, H: max(a.Y+a.H, b.Y+b.H) - y}
}

func (p *page) content(s *doc.Slide, main *potx.Placeholder, area drawingml.Box) {
	left, right, two := p.lay.Pair()
	texts := len(s.Blocks) > 0
	for _, b := range s.Blocks {
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
		p.texts(main, s.Blocks, false, at)
	case len(s.Blocks) == 1 && !two:
		p.block(s.Blocks[0], s, main, area)
	case len(s.Blocks) == 1:
		if c, ok := s.Blocks[0].(*doc.Columns); ok && len(c.Cols) == 2 {
			// The two contents of the layout, each with the height there is.
			for i, col := range c.Cols {
				h := [2]*potx.Placeholder{left, right}[i]
				at := h.Box
				at.Y, at.H = area.Y, area.H
				if len(col) == 1 {
					p.column(col[0], s, h, at)
				} else {
					p.stack(col, s, at)
				}
			}
			return
		}
		p.block(s.Blocks[0], s, nil, area)
	default:
		p.stack(s.Blocks, s, area)
	}
}

// column puts a block into one of two contents: text into its placeholder.
func (p *page) column(b doc.Block, s *doc.Slide, h *potx.Placeholder, at drawingml.Box) {
	if _, tiles := b.(*doc.KeyFigures); tiles || isText(b) {
		p.texts(h, []doc.Block{b}, false, &at)
		return
	}
	p.block(b, s, h, at)
}

// block puts one block into a place.
func (p *page) block(b doc.Block, s *doc.Slide, h *potx.Placeholder, at drawingml.Box) {
	p.w.on(b, func() { p.putBlock(b, s, h, at) })
}

func (p *page) putBlock(b doc.Block, s *doc.Slide, h *potx.Placeholder, at drawingml.Box) {
	switch b := b.(type) {
	case *doc.Chart:
		top := at
		for _, t := range []struct {
			spans []doc.Span
			st    drawingml.Style
			color brand.Token
		}{{b.Title, headStyle, brand.Ink}, {b.Subtitle, labelStyle, brand.Secondary}} {
			if len(t.spans) == 0 || flat(t.spans) == flat(s.Subtitle) || len(s.Blocks) == 1 && len(s.Subtitle) == 0 && flat(t.spans) == flat(b.Subtitle) && s.Blocks[0] == doc.Block(b) {
				continue
			}
			high, _ := p.w.ruler.Height(spansPara(t.spans), t.st, at.W/drawingml.PerUnit, 100)
			strip := drawingml.Box{X: top.X, Y: top.Y, W: top.W, H: high*drawingml.PerUnit + drawingml.PerMM}
			p.textBox("Chart title", strip, spansPara(t.spans), t.st, t.color, "the title of the chart “"+b.ID+"”")
			top.Y, top.H = top.Y+strip.H+drawingml.PerMM, top.H-strip.H-drawingml.PerMM
		}
		p.nativeChart(b, s, h, top)
	case *doc.Table:
		p.table(b, h, at)
	case *doc.Columns:
		p.columns(b, s, at)
	case *doc.KeyFigures:
		p.tiles(b, at)
	case *doc.Box:
		p.textBox("Text", at, p.listed([]doc.Block{b}, false), boxStyle, brand.Body, "its text")
	default:
		if !isText(b) {
			p.w.fail("slide-block", "", "a block of the kind %T has no place on a slide", b)
			return
		}
		p.textBox("Text", at, p.listed([]doc.Block{b}, false), boxStyle, brand.Body, "its text")
	}
}

// columns divides a place by the widths of its columns.
func (p *page) columns(c *doc.Columns, s *doc.Slide, at drawingml.Box) {
	sum := 0
	for _, w := range c.Widths {
		sum += w
	}
	if len(c.Widths) != len(c.Cols) || sum == 0 {
		p.w.fail("column-widths", "", "columns side by side have %d widths, there are %d columns", len(c.Widths), len(c.Cols))
		return
	}
	gap := 8 * drawingml.PerMM
	x := at.X
	for i, col := range c.Cols {
		w := (at.W - gap*(len(c.Cols)-1)) * c.Widths[i] / sum
		p.stack(col, s, drawingml.Box{X: x, Y: at.Y, W: w, H: at.H})
		x += w + gap
	}
}

// stack puts blocks under each other: texts and tables as high as they are, charts share what is left.
func (p *page) stack(blocks []doc.Block, s *doc.Slide, at drawingml.Box) {
	gap := 4 * drawingml.PerMM
	heights := make([]drawingml.EMU, len(blocks))
	left, open := at.H-gap*max(len(blocks)-1, 0), 0
	for i, b := range blocks {
		switch b := b.(type) {
		case *doc.Chart, *doc.Table, *doc.Columns:
			open++
		case *doc.KeyFigures:
			heights[i] = p.tilesHigh(b, at.W)
		default:
			h, _ := p.w.ruler.Height(p.listed([]doc.Block{b}, false), boxStyle, at.W/drawingml.PerUnit, 100)
			heights[i] = h*drawingml.PerUnit + drawingml.PerMM
		}
		left -= heights[i]
	}
	if len(blocks) > 0 && (left < 0 || open > 0 && left/open < 25*drawingml.PerMM) {
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
		p.block(b, s, nil, drawingml.Box{X: at.X, Y: y, W: at.W, H: heights[i]})
		y += heights[i] + gap
	}
}

// across is how many big numbers stand side by side in a width.
func across(n int, w drawingml.EMU) int { return max(1, min(n, 3, w/(70*drawingml.PerMM))) }

func (p *page) tilesHigh(k *doc.KeyFigures, w drawingml.EMU) drawingml.EMU {
	n := across(len(k.Tiles), w)
	rows := (len(k.Tiles) + n - 1) / n
	each := (w - 8*drawingml.PerMM*(n-1)) / n
	high := 0
	for _, t := range k.Tiles {
		high = max(high, p.tile(t, drawingml.Box{W: each}, false))
	}
	return high*rows + 6*drawingml.PerMM*(rows-1)
}

// tiles puts big numbers in rows, each under a rule.
func (p *page) tiles(k *doc.KeyFigures, at drawingml.Box) {
	n := across(len(k.Tiles), at.W)
	rows := (len(k.Tiles) + n - 1) / n
	each := (at.W - 8*drawingml.PerMM*(n-1)) / n
	need := p.tilesHigh(k, at.W)
	if need > at.H+at.H/50 {
		p.w.fail("slide-fit", "show fewer, or shorten their labels", "its %d numbers do not fit", len(k.Tiles))
		p.w.about(itsHeight)
		return
	}
	pitch := (need - 6*drawingml.PerMM*(rows-1)) / rows
	for i, t := range k.Tiles {
		p.tile(t, drawingml.Box{X: at.X + (each+8*drawingml.PerMM)*(i%n), Y: at.Y + (pitch+6*drawingml.PerMM)*(i/n), W: each, H: pitch}, true)
	}
}

// tile measures a number with its words and, if asked to, puts it.
func (p *page) tile(t doc.Tile, at drawingml.Box, put bool) drawingml.EMU {
	what := numberName(t)
	y := at.Y
	if put {
		p.rule(drawingml.Box{X: at.X, Y: at.Y, W: at.W, H: drawingml.PerMM}, brand.Blue)
	}
	y += 2 * drawingml.PerMM
	line := func(name string, list []drawingml.Para, st drawingml.Style, color brand.Token) {
		if len(list) == 0 {
			return
		}
		h, _ := p.w.ruler.Height(list, st, at.W/drawingml.PerUnit, 100)
		strip := drawingml.Box{X: at.X, Y: y, W: at.W, H: h * drawingml.PerUnit}
		if put {
			p.textBox(name, strip, list, st, color, what)
		}
		y += strip.H
	}
	line("Kicker", plain(t.Kicker.S), labelStyle, brand.Secondary)
	line("Qualifier", plain(t.Qualifier.S), labelStyle, brand.Secondary)
	line("Number", plain(number(t)), numberStyle, brand.Blue)
	line("Label", spansPara(t.Label), labelStyle, brand.Body)
	return y - at.Y
}
