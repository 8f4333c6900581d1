// Package card draws a chart as a picture that stands alone: a card of a fixed size, a figure of a web page, its plot or a
// thumbnail.
//
// In: a doc.Chart and a checked brand, light or dark. Out: a drawing, which a writer turns into SVG or PNG. Title, subtitle,
// note, source and the brand's mark are set by page/typeset; the plot comes from charts, at the sizes of the form.
// It never leaves out a word of note and source: a card whose words leave too little room for its plot is refused.
package card

import (
	"fmt"

	"briefing/internal/charts/kit"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
	"briefing/internal/page/text"
	"briefing/internal/page/typeset"
)

// Form is a size of card. Its geometry is the design's table of chart cards; one px is one pt of the frame.
type Form struct {
	Name string // "1200x675"
	W, H frame.Unit
	form kit.FormName

	margin                      frame.Unit
	accentY, accentW, accentH   frame.Unit
	titleGap                    frame.Unit // from the accent bar to the title
	title, titleLead            frame.Unit
	subtitleGap                 frame.Unit
	subtitle, subtitleLead      frame.Unit
	plotGap                     frame.Unit // from the subtitle to the plot
	footGap                     frame.Unit // from the plot to the foot rule, at least
	noteGap                     frame.Unit // from the foot rule to the note
	note, noteLead, noteBottom  frame.Unit // noteBottom: from the last line to the card's edge
	emblem, brandGap, brandSize frame.Unit
	rule                        frame.Unit
}

// Forms lists the cards, the social preview last: that is the largest card with 47 px less plot.
func Forms() []Form {
	px := frame.Pt
	landscape := Form{
		Name: "1200x675", W: px(1200), H: px(675), form: kit.CardLandscape,
		margin: px(52), accentY: px(39), accentW: px(66), accentH: px(9), titleGap: px(10), title: px(38), titleLead: px(44),
		subtitleGap: px(6), subtitle: px(23), subtitleLead: px(30), plotGap: px(16), footGap: px(16), noteGap: px(13),
		note: px(17), noteLead: px(22), noteBottom: px(34), emblem: px(28), brandGap: px(10), brandSize: px(17), rule: px(2),
	}
	small := Form{
		Name: "800x450", W: px(800), H: px(450), form: kit.CardSmall,
		margin: px(34), accentY: px(25), accentW: px(44), accentH: px(6), titleGap: px(7), title: px(25), titleLead: px(30),
		subtitleGap: px(3), subtitle: px(16), subtitleLead: px(20), plotGap: px(9), footGap: px(10), noteGap: px(9),
		note: px(13), noteLead: px(17), noteBottom: px(20), emblem: px(21), brandGap: px(8), brandSize: px(13), rule: px(1),
	}
	square := Form{
		Name: "1080x1080", W: px(1080), H: px(1080), form: kit.CardSquare,
		margin: px(64), accentY: px(48), accentW: px(81), accentH: px(8), titleGap: px(10), title: px(50), titleLead: px(60),
		subtitleGap: px(7), subtitle: px(29), subtitleLead: px(38), plotGap: px(24), footGap: px(24), noteGap: px(17),
		note: px(22), noteLead: px(30), noteBottom: px(42), emblem: px(37), brandGap: px(13), brandSize: px(22), rule: px(1.5),
	}
	social := landscape
	social.Name, social.H = "1200x628", px(628)
	return []Form{landscape, small, square, social}
}

// picture is a card or a figure while it is made.
type picture struct {
	m                       *typeset.Layout
	c                       *doc.Chart
	colors                  brand.Palette
	name                    string
	x, width                frame.Unit
	title, subtitle         *typeset.Para
	note, source, brandName *typeset.Para
	notice                  *typeset.Para // that the dataset is an example
	titleSt, subtitleSt     text.Style
	noteSt, nameSt          text.Style
	plot                    kit.Drawing
	foot                    frame.Unit // height of note, source and notice
	emblem, emblemW, brandW frame.Unit // side: width of the brand mark
}

// Card lays out a chart as a picture of a fixed size that makes sense alone: accent bar, finding, what is shown, plot,
// note, source and the brand's mark. The plot takes what the words leave. Long titles are set smaller, by a tenth and
// by a fifth, before a card is refused; nothing is left out of note and source. With errors in the list the drawing is
// empty. Chart texts must hold no reference numbers: a card has no notes to lead to; they are dropped.
func Card(c *doc.Chart, b *brand.Brand, form Form, dark bool) (kit.Drawing, diag.List) {
	var last diag.List
	for _, percent := range []frame.Unit{100, 90, 80} {
		s := newPicture(c, b, dark, fmt.Sprintf("the card %s of the chart “%s”", form.Name, c.ID))
		d := s.card(form, percent)
		if !s.m.Found.HasErrors() {
			return d, s.m.Found
		}
		if last == nil {
			last = s.m.Found
		}
	}
	return kit.Drawing{}, last
}

func newPicture(c *doc.Chart, b *brand.Brand, dark bool, what string) *picture {
	s := &picture{m: typeset.New(&doc.Document{}, b), c: c, colors: b.Light, name: what}
	if dark {
		s.colors = b.Dark
	}
	s.m.At = c.At()
	s.m.Colors = typeset.PaletteOf(s.colors)
	return s
}

// withoutLinks is spans without reference numbers and links.
func withoutLinks(spans []doc.Span) []doc.Span {
	out := make([]doc.Span, 0, len(spans))
	for _, s := range spans {
		out = append(out, doc.Span{S: s.S, Bold: s.Bold, Italic: s.Italic})
	}
	return out
}

func (s *picture) styleOf(size, lead frame.Unit, face frame.FontStyle, color frame.Color) text.Style {
	return text.Style{Size: size, Lead: lead, Face: face, Color: color, Strong: color}
}

// texts breaks all texts. Note and source keep clear of the brand mark beside them.
func (s *picture) texts(side frame.Unit) {
	m, name := s.m, typeset.Name(s.name)
	s.title = m.FitHeading(m.Para(&s.titleSt, withoutLinks(s.c.Title)), s.width, name)
	s.subtitle = m.Fit(m.Para(&s.subtitleSt, withoutLinks(s.c.Subtitle)), s.width, name)
	s.note = m.Fit(m.Para(&s.noteSt, withoutLinks(s.c.Note)), s.width-side, name)
	s.source = m.Fit(m.Para(&s.noteSt, withoutLinks(s.c.Source)), s.width-side, name)
	s.notice = m.Fit(m.Plain(&s.noteSt, s.c.Notice.S), s.width-side, name)
	s.foot = s.note.Height() + s.source.Height() + s.notice.Height()
	if len(s.title.Lines) == 0 {
		m.Errorf("card-text", []string{"give the chart a title"}, "%s has no title, and a card must make sense alone", s.name)
	}
	if len(s.source.Lines) == 0 {
		m.Errorf("card-text", []string{"give the chart a source"}, "%s has no source", s.name)
	}
}

// measureBrand measures the brand mark of an emblem of a height.
func (s *picture) measureBrand(height, gap frame.Unit) {
	s.emblem = height
	s.brandName = s.m.Plain(&s.nameSt, s.m.Brand.Name)
	s.m.Fit(s.brandName, s.width/2, typeset.Name(s.name))
	s.brandW = s.brandName.Widest()
	if logo := s.m.Brand.Logo; logo != nil {
		s.emblemW = logo.Width(height)
		s.brandW += s.emblemW + gap
	}
}

func (s *picture) card(f Form, percent frame.Unit) kit.Drawing {
	m, c := s.m, s.m.Colors
	s.x, s.width = f.margin, f.W-2*f.margin
	s.titleSt = s.styleOf(f.title*percent/100, f.titleLead*percent/100, frame.Bold, c.Ink)
	s.subtitleSt = s.styleOf(f.subtitle, f.subtitleLead, frame.Regular, c.Secondary)
	s.noteSt = s.styleOf(f.note, f.noteLead, frame.Regular, c.Secondary)
	s.nameSt = s.styleOf(f.brandSize, f.noteLead, frame.Bold, c.Ink)
	s.measureBrand(f.emblem, f.brandGap)
	s.texts(s.brandW + f.brandGap*3)
	if n := len(s.title.Lines); n > 2 {
		m.Errorf("card-fit", []string{"give the chart a shorter title"}, "the title of %s takes %d lines, allowed are 2", s.name, n)
	}
	titleY := f.accentY + f.accentH + f.titleGap
	y := titleY + s.title.Height()
	subtitleY := y + f.subtitleGap
	if len(s.subtitle.Lines) > 0 {
		y = subtitleY + s.subtitle.Height()
	}
	top := y + f.plotGap
	if len(s.subtitle.Lines) == 0 {
		top += f.subtitleGap
	}
	noteY := f.H - f.noteBottom - max(s.foot, f.emblem)
	ruleY := noteY - f.noteGap
	room := ruleY - f.footGap - top
	if m.Found.HasErrors() {
		return kit.Drawing{}
	}
	if room < f.H/5 {
		m.Errorf("card-fit", []string{"shorten the title, the subtitle or the note"}, "the words of %s leave %.0f px of its height for the plot", s.name, max(room, 0).Points())
		return kit.Drawing{}
	}
	plot, list := s.c.Plot.Fit(s.style(f.form), s.width, room)
	s.plotFaults(list)
	// What is left stays below the plot; a lot of it is shared, so that a low plot does not hang under the title.
	spare := room - plot.H
	if spare > room/8 {
		top += (spare - room/8) / 2
	}
	m.Fill(0, 0, f.W, f.H, &c.White)
	m.Fill(s.x, f.accentY, f.accentW, f.accentH, &c.Blue)
	m.Text(s.title, typeset.Spot{X: s.x, Y: titleY}, nil)
	m.Text(s.subtitle, typeset.Spot{X: s.x, Y: subtitleY}, nil)
	s.put(plot.Group, s.x, top)
	m.Fill(s.x, ruleY-f.rule/2, s.width, f.rule, &c.Rule)
	s.drawFoot(noteY, max(s.foot, f.emblem), f.brandGap, f.W-f.margin)
	return kit.Drawing{Group: frame.Group{Items: m.Items}, W: f.W, H: f.H}
}

// plotFaults hands on what a plot says, with the card's name before it.
func (s *picture) plotFaults(list diag.List) {
	for _, d := range list {
		s.m.Found.Add(*s.m.At, d.Severity, d.ID, s.name+": "+d.Message, d.Hints...)
	}
}

func (s *picture) put(g frame.Group, x, y frame.Unit) {
	if len(g.Items) > 0 {
		g.At = frame.Point{X: g.At.X + x, Y: g.At.Y + y}
		s.m.Put(&g)
	}
}

// drawFoot draws note, source and notice and, on their middle at the right side, the brand mark.
func (s *picture) drawFoot(y, height, gap, right frame.Unit) {
	at := typeset.Spot{X: s.x, Y: y + (height-s.foot)/2}
	s.m.Text(s.note, at, nil)
	s.m.Text(s.source, at.Down(s.note.Height()), nil)
	s.m.Text(s.notice, at.Down(s.note.Height()+s.source.Height()), nil)
	s.drawBrand(right-s.brandW, y+height/2, gap)
}

// drawBrand draws emblem and name with their middle at a height.
func (s *picture) drawBrand(x, middle, gap frame.Unit) {
	if logo := s.m.Brand.Logo; logo != nil {
		// With its white border in both schemes, so that both are one drawing; on white it does not show.
		s.put(logo.OnColor(s.emblem), x, middle-s.emblem/2)
		x += s.emblemW + gap
	}
	s.m.Text(s.brandName, typeset.Spot{X: x, Y: middle - s.brandName.Height()/2}, nil)
}

// FigureWidth is the width of a chart as a picture in a web page.
const FigureWidth frame.Unit = 64000

// Figure lays out a chart as a picture that makes sense alone, of a width from 280 px up and as high as it needs:
// accent bar, title, subtitle, plot, note, rule, source and brand mark, with the sizes of embed pages. It is narrow
// in form under 420 px.
func Figure(c *doc.Chart, b *brand.Brand, width frame.Unit, dark bool) (kit.Drawing, diag.List) {
	s := newPicture(c, b, dark, fmt.Sprintf("the figure of the chart “%s”", c.ID))
	d := s.figure(width)
	if s.m.Found.HasErrors() {
		return kit.Drawing{}, s.m.Found
	}
	return d, s.m.Found
}

// Plot draws a chart's plot alone, in the form that belongs to its width: narrow where it would stand in a page under
// 420 px, which is a plot under 380.
func Plot(c *doc.Chart, b *brand.Brand, width frame.Unit, dark bool) (kit.Drawing, diag.List) {
	s := newPicture(c, b, dark, fmt.Sprintf("the plot of the chart “%s”", c.ID))
	s.drawPlot(width, width < kit.NarrowBelow-2*figurePad)
	return s.plot, s.m.Found
}

// figurePad is the margin of figures from 420 px up.
const figurePad frame.Unit = 2000

// style is how the chart looks in a form.
func (s *picture) style(form kit.FormName) kit.Style {
	return kit.Style{Chart: s.c.ID, Colors: s.colors, Fonts: s.m.Brand.Fonts, Form: kit.FormOf(form)}
}

func (s *picture) drawPlot(width frame.Unit, narrow bool) {
	form := kit.EmbedWide
	if narrow {
		form = kit.EmbedNarrow
	}
	plot, list := s.c.Plot.Draw(s.style(form), width)
	for _, d := range list {
		if d.Severity != diag.Note { // what a form leaves out stands in the table beside it
			s.m.AddFindings(diag.List{d})
		}
	}
	s.plot = plot
}

// Thumbnail draws a chart's plot for the gallery, 317 px wide and up to 186 high. What has no room there is left out:
// events, marks, captions, and, where all of them are too many, rows, panels and years from the end; cut says so.
func Thumbnail(c *doc.Chart, b *brand.Brand, dark bool) (d kit.Drawing, cut bool, list diag.List) {
	s := newPicture(c, b, dark, "")
	st := s.style(kit.Thumbnail)
	for plot := c.Plot; plot != nil; plot = plot.Shorter() {
		drawn, found := plot.Fit(st, kit.ThumbW, kit.ThumbH)
		if !found.HasErrors() {
			return drawn, plot != c.Plot, nil
		}
		if list == nil {
			s.m.AddFindings(found)
			list = s.m.Found
		}
	}
	return kit.Drawing{}, false, list
}

func (s *picture) figure(width frame.Unit) kit.Drawing {
	px := frame.Pt
	m, c := s.m, s.m.Colors
	pad := figurePad
	s.titleSt = s.styleOf(px(23), px(28), frame.Bold, c.Ink)
	s.subtitleSt = s.styleOf(px(15), px(20), frame.Regular, c.Secondary)
	if width < kit.NarrowBelow {
		pad = px(14)
		s.titleSt.Size, s.titleSt.Lead = px(19), px(24)
		s.subtitleSt.Size = px(14)
	}
	s.noteSt = s.styleOf(px(13), px(18), frame.Regular, c.Secondary)
	s.nameSt = s.styleOf(px(13), px(18), frame.Bold, c.Ink)
	s.x, s.width = pad, width-2*pad
	if width < 28000 {
		m.Errorf("figure-width", nil, "%s is to be %.0f px wide, allowed are 280 and more", s.name, width.Points())
		return kit.Drawing{}
	}
	s.measureBrand(figureEmblem, figureEmblemGap)
	beside := width >= kit.NarrowBelow
	s.texts(0)
	if beside {
		s.source = m.Fit(m.Para(&s.noteSt, withoutLinks(s.c.Source)), s.width-s.brandW-px(24), typeset.Name(s.name))
		s.notice = m.Fit(m.Plain(&s.noteSt, s.c.Notice.S), s.width-s.brandW-px(24), typeset.Name(s.name))
	}
	s.drawPlot(s.width, width < kit.NarrowBelow)
	if m.Found.HasErrors() {
		return kit.Drawing{}
	}
	h := s.drawFigure(pad, width, beside)
	on := m.Items
	m.Items = nil
	m.Fill(0, 0, width, h, &c.White) // the ground, since the height is known
	return kit.Drawing{Group: frame.Group{Items: append(m.Items, on...)}, W: width, H: h}
}

// The brand mark of a figure.
const figureEmblem, figureEmblemGap frame.Unit = 2000, 900

// drawFigure draws everything but the ground from top to bottom and returns the figure's height. beside says that the brand
// mark stands at the right of the source and not below it.
func (s *picture) drawFigure(pad, width frame.Unit, beside bool) frame.Unit {
	px := frame.Pt
	m, c := s.m, s.m.Colors
	y := pad
	m.Fill(s.x, y, px(56), px(6), &c.Blue)
	y += px(6) + px(9)
	m.Text(s.title, typeset.Spot{X: s.x, Y: y}, nil)
	y += s.title.Height() + px(3)
	m.Text(s.subtitle, typeset.Spot{X: s.x, Y: y}, nil)
	y += s.subtitle.Height() + px(14)
	s.put(s.plot.Group, s.x, y)
	y += s.plot.H + px(16)
	if len(s.note.Lines) > 0 {
		m.Text(s.note, typeset.Spot{X: s.x, Y: y}, nil)
		y += s.note.Height() + px(12)
	}
	m.Fill(s.x, y, s.width, px(1), &c.Rule)
	y += px(1) + px(12)
	h := s.source.Height() + s.notice.Height()
	m.Text(s.source, typeset.Spot{X: s.x, Y: y}, nil)
	m.Text(s.notice, typeset.Spot{X: s.x, Y: y + s.source.Height()}, nil)
	if beside {
		h = max(h, figureEmblem)
		s.drawBrand(width-pad-s.brandW, y+h/2, figureEmblemGap)
	} else {
		y += px(10)
		s.drawBrand(s.x, y+h+figureEmblem/2, figureEmblemGap)
		h += figureEmblem
	}
	return y + h + pad
}
