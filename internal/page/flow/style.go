package flow

import (
	"briefing/internal/doc"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
	"briefing/internal/page/text"
)

// The sheet and its text area, in millimetres. The live width is six columns of 24 with gutters of 6.
const (
	sheetW, sheetH = 210, 297
	margin         = 18
	liveW          = sheetW - 2*margin
	gutter         = 6
	areaTop        = 22.5
	areaBottom     = 274.5
	bodyLead       = 4.7 // one line of running text
	paraGap        = 2.35
)

// mm is short for the conversion that stands in nearly every line of this package.
func mm(v float64) frame.Unit { return frame.MM(v) }

// span is the width of n of the six columns.
func columnSpan(n int) frame.Unit { return mm(float64(30*n - gutter)) }

// palette holds the brand's light colours, because paper is always light.
type palette struct {
	blue, ink, body, secondary, rule, tint, gold, white frame.Color
}

// styles are the type roles of a page form.
type styles struct {
	title, titleSmall, standfirst text.Style
	number, unit, label           text.Style
	h2, h3, chartTitle, subtitle  text.Style
	body, lead                    text.Style
	boxTitle, boxNumber, boxItem  text.Style
	small                         text.Style
	caption, captionUnit          text.Style
	cell, name, figure, faint     text.Style
	cellHead, group, total        text.Style
	note, noteNumber, chartNote   text.Style
	more                          text.Style // the way to the full brief
	brandName, topic, kind, date  text.Style
	running, runningName, page    text.Style
	factsTitle                    text.Style
	kicker, definition            text.Style // slides
	summary, summaryLabel         text.Style
	closing                       text.Style // slides: the points of a numbered list
	notice, topicBeside           text.Style // that a dataset is an example; the topic where that takes its line
}

func newPalette(b *brand.Brand) *palette { return paletteOf(b.Light) }

func paletteOf(p brand.Palette) *palette {
	c := p.Color
	return &palette{
		blue: c(brand.Blue), ink: c(brand.Ink), body: c(brand.Body), secondary: c(brand.Secondary),
		rule: c(brand.Rule), tint: c(brand.Tint), gold: c(brand.Gold), white: c(brand.White),
	}
}

func newStyles(c *palette, format doc.Format) *styles {
	if format == doc.Deck {
		return slideStyles(c)
	}
	return pageStyles(c, format)
}

// setter makes styles from points and millimetres. Bold words in running text are darker than it.
func (c *palette) setter() func(size, lead float64, face frame.FontStyle, color frame.Color) text.Style {
	return func(size, lead float64, face frame.FontStyle, color frame.Color) text.Style {
		s := text.Style{Size: frame.Pt(size), Lead: mm(lead), Face: face, Color: color, Strong: color}
		if color == c.body {
			s.Strong = c.ink
		}
		return s
	}
}

// slideStyles are the type roles of slides: what people read from some metres away.
func slideStyles(c *palette) *styles {
	set := c.setter()
	const r, b, i = frame.Regular, frame.Bold, frame.Italic
	s := &styles{
		title:       set(48, 20, b, c.white),
		standfirst:  set(26, 11, r, c.white),
		number:      set(66, 24, b, c.blue),
		unit:        set(36, 24, b, c.blue),
		label:       set(22, 9, r, c.body),
		kicker:      set(18, 7.6, r, c.secondary),
		h2:          set(30, 12, b, c.ink),
		chartTitle:  set(22, 9, b, c.ink),
		subtitle:    set(20, 8.6, r, c.secondary),
		body:        set(20, 8.8, r, c.body),
		summary:     set(30, 13.2, r, c.body),
		closing:     set(closingRow, closingGap, r, c.body),
		boxTitle:    set(22, 9, b, c.ink),
		boxItem:     set(26, 10, b, c.ink),
		small:       set(20, 8.4, r, c.body),
		definition:  set(20, 8.4, b, c.blue),
		caption:     set(20, 8.4, b, c.ink),
		captionUnit: set(20, 8.4, i, c.secondary),
		cell:        set(18, 7.6, r, c.body),
		name:        set(18, 7.6, b, c.ink),
		figure:      set(18, 7.6, r, c.body),
		faint:       set(18, 7.6, r, c.secondary),
		cellHead:    set(18, 7.6, b, c.white),
		group:       set(18, 7.6, b, c.ink),
		total:       set(18, 7.6, b, c.ink),
		note:        set(18, 7.6, r, c.secondary),
		more:        set(18, 7.6, r, c.ink),
		chartNote:   set(14, 5.6, r, c.secondary),
		notice:      set(14, 5.6, r, c.secondary),
		brandName:   set(22, 9, b, c.ink),
		topic:       set(18, 7.6, r, c.secondary),
		date:        set(18, 7.6, r, c.secondary),
		page:        set(14, 5.6, b, c.ink),
	}
	s.summary.Color, s.summary.Strong = c.ink, c.blue
	s.closing.Color, s.closing.Strong = c.ink, c.blue
	return s
}

func pageStyles(c *palette, format doc.Format) *styles {
	set := c.setter()
	const r, b, i = frame.Regular, frame.Bold, frame.Italic
	s := &styles{
		title:        set(29, 12, b, c.white),
		titleSmall:   set(24, 10, b, c.white),
		standfirst:   set(12, 5.6, r, c.white),
		number:       set(24, 9, b, c.blue),
		unit:         set(12, 9, b, c.blue),
		label:        set(8.5, 4, r, c.body),
		h2:           set(16, 6.8, b, c.ink),
		h3:           set(12, 5.4, b, c.ink),
		chartTitle:   set(11, 5, b, c.ink),
		subtitle:     set(9, 4.5, r, c.secondary),
		body:         set(10, 4.7, r, c.body),
		lead:         set(10, 4.7, r, c.body),
		summary:      set(11, 5.2, r, c.body),
		summaryLabel: set(14, 6, b, c.blue),
		boxTitle:     set(11, 5, b, c.ink),
		boxNumber:    set(19, 7, b, c.blue),
		boxItem:      set(9.5, 4.2, b, c.ink),
		small:        set(9, 4.25, r, c.body),
		caption:      set(9, 4.5, b, c.ink),
		captionUnit:  set(9, 4.5, i, c.secondary),
		cell:         set(8.5, 3.75, r, c.body),
		name:         set(8.5, 3.75, b, c.ink),
		figure:       set(8.5, 3.75, r, c.body),
		faint:        set(8.5, 3.75, r, c.secondary),
		cellHead:     set(8.5, 3.75, b, c.white),
		group:        set(9, 3.75, b, c.ink),
		total:        set(9.5, 3.75, b, c.ink),
		note:         set(8, 3.75, r, c.secondary),
		more:         set(8, 3.75, r, c.ink),
		noteNumber:   set(8, 3.75, b, c.blue),
		chartNote:    set(8, 3.75, r, c.secondary),
		brandName:    set(11, 5, b, c.ink),
		topic:        set(8.5, 4, r, c.secondary),
		kind:         set(8.5, 4, b, c.ink),
		date:         set(8.5, 4, r, c.secondary),
		running:      set(8, 4, r, c.secondary),
		runningName:  set(9, 4, b, c.ink),
		notice:       set(9, 4, r, c.secondary),
		topicBeside:  set(11, 5, r, c.secondary),
		page:         set(8, 3.75, b, c.ink),
	}
	s.factsTitle = s.chartTitle
	if format == doc.OnePager {
		s.title = set(22, 9.2, b, c.white)
		s.titleSmall = set(18, 7.6, b, c.white)
		s.standfirst = set(11, 5.2, r, c.white)
		s.summary = set(10, 4.7, r, c.body)
		s.chartTitle = set(11, 5, b, c.ink)
		s.h2, s.h3, s.factsTitle = s.chartTitle, s.chartTitle, s.chartTitle
		s.subtitle = set(8.5, 4, r, c.secondary)
		s.note, s.more = set(9, 4.3, r, c.body), set(9, 4.3, r, c.ink)
		s.more.Strong = c.blue
		s.small = set(9, 4.3, r, c.body)
		s.topic = set(8, 4, r, c.secondary)
	}
	return s
}
