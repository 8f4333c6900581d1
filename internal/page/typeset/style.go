package typeset

import (
	"briefing/internal/doc"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
	"briefing/internal/page/text"
)

// The text area of a page, in millimetres. The live width is six columns of 24 with gutters of 6 on every paper, so that lines
// and charts are the same on all of them: a wider sheet has wider margins. What stands at the foot of a page is given as on A4.
const (
	sheetH     = 297
	LiveW      = 174
	Gutter     = 6
	AreaTop    = 22.5
	AreaBottom = 274.5
	Slack      = 0.1  // takes up the rounding of up to 56 line heights to 1/100 pt
	BodyLead   = 4.7  // one line of running text
	ParaGap    = 2.35 // between paragraphs of running text
	FactGap    = 1.85 // between two entries of a short list
	Hairline   = 0.2  // a thin rule
)

// mm is short for the conversion that stands in nearly every line of this package.
func mm(v float64) frame.Unit { return frame.MM(v) }

// ColumnSpan is the width of n of the six columns.
func ColumnSpan(n int) frame.Unit { return mm(float64(30*n - Gutter)) }

// TwoLines is what must be free under a heading, even if its text is shorter.
func TwoLines() frame.Unit { return mm(2 * BodyLead) }

// Palette is the brand's colours in a scheme; paper is always light.
type Palette struct {
	Blue, Ink, Body, Secondary, Rule, Tint, Gold, White frame.Color
}

// Styles are the type roles of a page form.
type Styles struct {
	Title, TitleSmall, Standfirst text.Style
	Number, Unit, Label           text.Style
	H2, H3, ChartTitle, Subtitle  text.Style
	Body, Lead                    text.Style
	BoxTitle, BoxNumber, BoxItem  text.Style
	Small                         text.Style
	Caption, CaptionUnit          text.Style
	Cell, Name, Figure, Faint     text.Style
	CellHead, Group, Total        text.Style
	Note, NoteNumber, ChartNote   text.Style
	More                          text.Style // the way to the full brief
	BrandName, Topic, Kind, Date  text.Style
	Running, RunningName, Page    text.Style
	FactsTitle                    text.Style
	Kicker, Definition            text.Style // slides
	Summary, SummaryLabel         text.Style
	Closing                       text.Style // slides: the points of a numbered list
	Notice, TopicBeside           text.Style // that a dataset is an example; the topic where that takes its line
}

// PaletteOf is the colours of a scheme.
func PaletteOf(p brand.Palette) *Palette {
	c := p.Color
	return &Palette{
		Blue: c(brand.Blue), Ink: c(brand.Ink), Body: c(brand.Body), Secondary: c(brand.Secondary),
		Rule: c(brand.Rule), Tint: c(brand.Tint), Gold: c(brand.Gold), White: c(brand.White),
	}
}

// Style makes a style from its size in points and the distance of its lines in millimetres. Bold words in running text are
// darker than it.
func (c *Palette) Style(size, lead float64, face frame.FontStyle, color frame.Color) text.Style {
	s := text.Style{Size: frame.Pt(size), Lead: mm(lead), Face: face, Color: color, Strong: color}
	if color == c.Body {
		s.Strong = c.Ink
	}
	return s
}

// pageStyles are the type roles of briefs, one-pagers and handouts.
func pageStyles(c *Palette, format doc.Format) *Styles {
	set := c.Style
	const r, b, i = frame.Regular, frame.Bold, frame.Italic
	s := &Styles{
		Title:        set(29, 12, b, c.White),
		TitleSmall:   set(24, 10, b, c.White),
		Standfirst:   set(12, 5.6, r, c.White),
		Number:       set(24, 9, b, c.Blue),
		Unit:         set(12, 9, b, c.Blue),
		Label:        set(8.5, 4, r, c.Body),
		H2:           set(16, 6.8, b, c.Ink),
		H3:           set(12, 5.4, b, c.Ink),
		ChartTitle:   set(11, 5, b, c.Ink),
		Subtitle:     set(9, 4.5, r, c.Secondary),
		Body:         set(10, 4.7, r, c.Body),
		Lead:         set(10, 4.7, r, c.Body),
		Summary:      set(11, 5.2, r, c.Body),
		SummaryLabel: set(14, 6, b, c.Blue),
		BoxTitle:     set(11, 5, b, c.Ink),
		BoxNumber:    set(19, 7, b, c.Blue),
		BoxItem:      set(9.5, 4.2, b, c.Ink),
		Small:        set(9, 4.25, r, c.Body),
		Caption:      set(9, 4.5, b, c.Ink),
		CaptionUnit:  set(9, 4.5, i, c.Secondary),
		Cell:         set(8.5, 3.75, r, c.Body),
		Name:         set(8.5, 3.75, b, c.Ink),
		Figure:       set(8.5, 3.75, r, c.Body),
		Faint:        set(8.5, 3.75, r, c.Secondary),
		CellHead:     set(8.5, 3.75, b, c.White),
		Group:        set(9, 3.75, b, c.Ink),
		Total:        set(9.5, 3.75, b, c.Ink),
		Note:         set(8, 3.75, r, c.Secondary),
		More:         set(8, 3.75, r, c.Ink),
		NoteNumber:   set(8, 3.75, b, c.Blue),
		ChartNote:    set(8, 3.75, r, c.Secondary),
		BrandName:    set(11, 5, b, c.Ink),
		Topic:        set(8.5, 4, r, c.Secondary),
		Kind:         set(8.5, 4, b, c.Ink),
		Date:         set(8.5, 4, r, c.Secondary),
		Running:      set(8, 4, r, c.Secondary),
		RunningName:  set(9, 4, b, c.Ink),
		Notice:       set(9, 4, r, c.Secondary),
		TopicBeside:  set(11, 5, r, c.Secondary),
		Page:         set(8, 3.75, b, c.Ink),
	}
	s.FactsTitle = s.ChartTitle
	if format == doc.OnePage {
		s.Title = set(22, 9.2, b, c.White)
		s.TitleSmall = set(18, 7.6, b, c.White)
		s.Standfirst = set(11, 5.2, r, c.White)
		s.Summary = set(10, 4.7, r, c.Body)
		s.H2, s.H3, s.FactsTitle = s.ChartTitle, s.ChartTitle, s.ChartTitle
		s.Subtitle = set(8.5, 4, r, c.Secondary)
		s.Note, s.More = set(9, 4.3, r, c.Body), set(9, 4.3, r, c.Ink)
		s.More.Strong = c.Blue
		s.Small = set(9, 4.3, r, c.Body)
		s.Topic = set(8, 4, r, c.Secondary)
	}
	return s
}
