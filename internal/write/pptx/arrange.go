package pptx

import (
	"briefing/internal/doc"
	"briefing/internal/input/brand"
)

// foreign chooses the layout for a slide that none of ours serves: two contents for what stands side by side, the
// title alone for a drawing, else title and content.
func (w *writer) foreign(s *doc.Slide, usual *layout) *layout {
	if single(s) {
		if len(s.Blocks) == 1 {
			if c, ok := s.Blocks[0].(*doc.Chart); ok && c.Plot != nil && !isBars(c.Plot) && !isSteps(c.Plot) {
				return w.t.roles[roleOnly]
			}
			if _, ok := s.Blocks[0].(*doc.Columns); ok {
				return w.t.roles[roleTwo]
			}
		}
		return usual
	}
	return usual
}

// Text boxes of slides that have no layout of ours.
var (
	boxStyle    = textStyle{size: 1800, spacing: 100000, before: 600}
	labelStyle  = textStyle{size: 1800, spacing: 100000}
	numberStyle = textStyle{size: 3600, spacing: 100000, bold: true}
	headStyle   = textStyle{size: 2000, spacing: 100000, bold: true}
	footStyle   = textStyle{size: 1400, spacing: 100000}
)

// anySlide puts a slide into the content of a layout. The subtitle takes a strip from the content's top, the source
// line one from its foot; what is left is the content placeholder's if one block fills it, else it is divided.
func (p *page) anySlide(s *doc.Slide) {
	any, text := p.lay.content()
	main := mainHolder(any, text)
	area := p.w.contentArea()
	if main != nil && main.box.h >= p.w.t.h/3 {
		area = main.box
	} else {
		main = nil // a strip for a subtitle or a source
	}
	two := len(any) >= 2 && any[0].idx != any[1].idx && beside(any[0].box, any[1].box)
	if two {
		area = around(any[0].box, any[1].box)
	}
	strip := func(st textStyle, spans []doc.Span) emu {
		h, _ := p.w.ruler.height(spansPara(spans), st, area.w/perUnit, 100)
		return h*perUnit + 1*perMM
	}
	subtitle := s.Subtitle
	if len(s.Blocks) == 1 && len(subtitle) == 0 {
		if c, ok := s.Blocks[0].(*doc.Chart); ok {
			subtitle = c.Subtitle
		}
	}
	if len(subtitle) > 0 {
		h := strip(labelStyle, subtitle)
		p.textBox("Subtitle", box{area.x, area.y, area.w, h}, spansPara(subtitle), labelStyle, brand.Secondary, "its subtitle")
		area.y, area.h = area.y+h+2*perMM, area.h-h-2*perMM
	}
	foot := box{}
	source := p.lay.find(needSource.name, needSource.idx)
	foots := p.footText(s)
	if len(foots) > 0 && source == nil {
		h, _ := p.w.ruler.height(foots, footStyle, area.w/perUnit, 100)
		h = h*perUnit + 1*perMM
		area.h -= h + 2*perMM
		foot = box{area.x, area.y + area.h + 2*perMM, area.w, h}
	}
	if area.h < 20*perMM {
		p.w.fail("slide-fit", "use a layout with more room for content", "the layout “%s” has no room for its content", p.lay.name)
		return
	}
	p.content(s, main, any, two, area)
	if source != nil {
		p.foot(source, s)
	}
	if foot.h > 0 {
		p.textBox("Source", foot, foots, footStyle, brand.Secondary, "its source line")
	}
}

// contentArea is the room for content where a layout does not say: that of the content layout.
func (w *writer) contentArea() box {
	any, text := w.t.roles[roleContent].content()
	return mainHolder(any, text).box
}

func around(a, b box) box {
	x, y := min(a.x, b.x), min(a.y, b.y)
	return box{x, y, max(a.x+a.w, b.x+b.w) - x, max(a.y+a.h, b.y+b.h) - y}
}

func (p *page) content(s *doc.Slide, main *holder, any []*holder, two bool, area box) {
	texts := len(s.Blocks) > 0
	for _, b := range s.Blocks {
		// In a template of another house big numbers are a list, as all its slides are; in ours they stay big.
		_, tiles := b.(*doc.KeyFigures)
		texts = texts && (tiles && !p.w.own || isText(b))
	}
	switch {
	case texts && main != nil:
		at := &area
		if area == main.box {
			at = nil
		}
		p.texts(main, s.Blocks, false, at)
	case len(s.Blocks) == 1 && !two:
		p.block(s.Blocks[0], s, main, area)
	case len(s.Blocks) == 1:
		if c, ok := s.Blocks[0].(*doc.Columns); ok && len(c.Cols) == 2 {
			// The two contents of the layout, each with the height there is.
			for i, col := range c.Cols {
				at := any[i].box
				at.y, at.h = area.y, area.h
				if len(col) == 1 {
					p.column(col[0], s, any[i], at)
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
func (p *page) column(b doc.Block, s *doc.Slide, h *holder, at box) {
	if _, tiles := b.(*doc.KeyFigures); tiles || isText(b) {
		p.texts(h, []doc.Block{b}, false, &at)
		return
	}
	p.block(b, s, h, at)
}

// block puts one block into a place.
func (p *page) block(b doc.Block, s *doc.Slide, h *holder, at box) {
	p.w.on(b, func() { p.putBlock(b, s, h, at) })
}

func (p *page) putBlock(b doc.Block, s *doc.Slide, h *holder, at box) {
	switch b := b.(type) {
	case *doc.Chart:
		top := at
		for _, t := range []struct {
			spans []doc.Span
			st    textStyle
			color brand.Token
		}{{b.Title, headStyle, brand.Ink}, {b.Subtitle, labelStyle, brand.Secondary}} {
			if len(t.spans) == 0 || flat(t.spans) == flat(s.Subtitle) || len(s.Blocks) == 1 && len(s.Subtitle) == 0 && flat(t.spans) == flat(b.Subtitle) && s.Blocks[0] == doc.Block(b) {
				continue
			}
			high, _ := p.w.ruler.height(spansPara(t.spans), t.st, at.w/perUnit, 100)
			strip := box{top.x, top.y, top.w, high*perUnit + perMM}
			p.textBox("Chart title", strip, spansPara(t.spans), t.st, t.color, "the title of the chart “"+b.ID+"”")
			top.y, top.h = top.y+strip.h+perMM, top.h-strip.h-perMM
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
func (p *page) columns(c *doc.Columns, s *doc.Slide, at box) {
	sum := 0
	for _, w := range c.Widths {
		sum += w
	}
	if len(c.Widths) != len(c.Cols) || sum == 0 {
		p.w.fail("column-widths", "", "columns side by side have %d widths, there are %d columns", len(c.Widths), len(c.Cols))
		return
	}
	gap := 8 * perMM
	x := at.x
	for i, col := range c.Cols {
		w := (at.w - gap*(len(c.Cols)-1)) * c.Widths[i] / sum
		p.stack(col, s, box{x, at.y, w, at.h})
		x += w + gap
	}
}

// stack puts blocks under each other: texts and tables as high as they are, charts share what is left.
func (p *page) stack(blocks []doc.Block, s *doc.Slide, at box) {
	gap := 4 * perMM
	heights := make([]emu, len(blocks))
	left, open := at.h-gap*max(len(blocks)-1, 0), 0
	for i, b := range blocks {
		switch b := b.(type) {
		case *doc.Chart, *doc.Table, *doc.Columns:
			open++
		case *doc.KeyFigures:
			heights[i] = p.tilesHigh(b, at.w)
		default:
			h, _ := p.w.ruler.height(p.listed([]doc.Block{b}, false), boxStyle, at.w/perUnit, 100)
			heights[i] = h*perUnit + perMM
		}
		left -= heights[i]
	}
	if len(blocks) > 0 && (left < 0 || open > 0 && left/open < 25*perMM) {
		p.w.on(blocks[len(blocks)-1], func() {
			p.w.fail("slide-fit", "shorten it, or make two slides of it", "its %d blocks do not fit under each other", len(blocks))
			p.w.about(itsHeight)
		})
		return
	}
	y := at.y
	for i, b := range blocks {
		if heights[i] == 0 {
			heights[i] = left / open
		}
		p.block(b, s, nil, box{at.x, y, at.w, heights[i]})
		y += heights[i] + gap
	}
}

// across is how many big numbers stand side by side in a width.
func across(n int, w emu) int { return max(1, min(n, 3, w/(70*perMM))) }

func (p *page) tilesHigh(k *doc.KeyFigures, w emu) emu {
	n := across(len(k.Tiles), w)
	rows := (len(k.Tiles) + n - 1) / n
	each := (w - 8*perMM*(n-1)) / n
	high := 0
	for _, t := range k.Tiles {
		high = max(high, p.tile(t, box{w: each}, false))
	}
	return high*rows + 6*perMM*(rows-1)
}

// tiles puts big numbers in rows, each under a rule.
func (p *page) tiles(k *doc.KeyFigures, at box) {
	n := across(len(k.Tiles), at.w)
	rows := (len(k.Tiles) + n - 1) / n
	each := (at.w - 8*perMM*(n-1)) / n
	need := p.tilesHigh(k, at.w)
	if need > at.h+at.h/50 {
		p.w.fail("slide-fit", "show fewer, or shorten their labels", "its %d numbers do not fit", len(k.Tiles))
		p.w.about(itsHeight)
		return
	}
	pitch := (need - 6*perMM*(rows-1)) / rows
	for i, t := range k.Tiles {
		p.tile(t, box{at.x + (each+8*perMM)*(i%n), at.y + (pitch+6*perMM)*(i/n), each, pitch}, true)
	}
}

// tile measures a number with its words and, if asked to, puts it.
func (p *page) tile(t doc.Tile, at box, put bool) emu {
	what := numberName(t)
	y := at.y
	if put {
		p.rule(box{at.x, at.y, at.w, perMM}, brand.Blue)
	}
	y += 2 * perMM
	line := func(name string, list []para, st textStyle, color brand.Token) {
		if len(list) == 0 {
			return
		}
		h, _ := p.w.ruler.height(list, st, at.w/perUnit, 100)
		strip := box{at.x, y, at.w, h * perUnit}
		if put {
			p.textBox(name, strip, list, st, color, what)
		}
		y += strip.h
	}
	line("Kicker", plain(t.Kicker.S), labelStyle, brand.Secondary)
	line("Qualifier", plain(t.Qualifier.S), labelStyle, brand.Secondary)
	line("Number", plain(number(t)), numberStyle, brand.Blue)
	line("Label", spansPara(t.Label), labelStyle, brand.Body)
	return y - at.y
}
