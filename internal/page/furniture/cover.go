package furniture

import (
	"briefing/internal/doc"
	"briefing/internal/page/frame"
	"briefing/internal/page/typeset"
)

// coverForm is the geometry of the head of a first page, in mm from the top of the sheet. The band is as high as its
// text needs, with the same room above the gold bar and, nearly, under the text.
type coverForm struct {
	emblemY, emblemH  float64
	emblemGap         float64
	nameBase, second  float64 // baselines
	bandTop           float64
	goldY, goldH      float64
	goldW             float64
	titleTop          float64
	standfirstGap     float64
	standfirstMeasure float64
	under             float64 // from the text to the band's end
}

func coverFormOf(format doc.Format) coverForm {
	if format == doc.OnePage {
		return coverForm{6.2, 9, 3, 9.8, 14.6, 20, 26, 1.2, 18, 30.2, 0.8, 174, 6.4}
	}
	return coverForm{7.6, 10, 3.5, 11.9, 16.7, 24, 32, 1.5, 24, 37.2, 4, 140, 7.3}
}

// standfirstLines is how many lines a standfirst may take.
const standfirstLines = 2

// Cover is the white strip and the title band. It stands at the top of the first sheet, whatever the text area.
type Cover struct {
	typeset.BlockName
	m          *typeset.Layout
	form       coverForm
	title      *typeset.Para
	standfirst *typeset.Para
}

// NewCover is the head of a first page, measured.
func NewCover(m *typeset.Layout, b *doc.Cover) *Cover {
	c := &Cover{BlockName: typeset.BlockName{What: "the title", Words: b.Title}, m: m, form: coverFormOf(m.Doc.Format)}
	c.title = m.FitHeading(m.Para(&m.Styles.Title, b.Title), mm(typeset.LiveW), c)
	if len(c.title.Lines) > 2 {
		c.title = m.FitHeading(m.Para(&m.Styles.TitleSmall, b.Title), mm(typeset.LiveW), c)
	}
	if n := len(c.title.Lines); n > 3 {
		m.Errorf("title-too-long", []string{"shorten it"}, "%s takes %d lines, at most 3 fit", c.Name(), n)
	}
	c.standfirst = m.Fit(m.Para(&m.Styles.Standfirst, b.Standfirst), mm(c.form.standfirstMeasure), c)
	if n := len(c.standfirst.Lines); n > standfirstLines {
		m.Errorf("standfirst-too-long", []string{"shorten it"}, "the line under the title takes %d lines, at most %d fit", n, standfirstLines)
	}
	return c
}

// Height is where the band ends, since the cover begins at the top of the sheet.
func (c *Cover) Height(frame.Unit) frame.Unit {
	end := mm(c.form.titleTop) + c.title.Height()
	if len(c.standfirst.Lines) > 0 {
		end = c.standfirstTop() + c.standfirst.Height()
	}
	return end + mm(c.form.under)
}

func (c *Cover) standfirstTop() frame.Unit {
	return mm(c.form.titleTop) + c.title.Height() + mm(c.form.standfirstGap)
}

// Draw draws strip, band and texts.
func (c *Cover) Draw(at typeset.Spot) {
	m, f := c.m, c.form
	m.HasCover = true
	m.OpenArtifact(at.Page, frame.Background)
	m.Fill(-frame.Bleed, mm(f.bandTop), m.Sheet.W+2*frame.Bleed, c.Height(0)-mm(f.bandTop), &m.Colors.Blue)
	m.OpenArtifact(at.Page, frame.Decoration)
	m.Fill(m.Left(0), mm(f.goldY), mm(f.goldW), mm(f.goldH), &m.Colors.Gold)
	m.CloseMark()
	c.strip(at.Page)
	h := m.Sect.Add("H1")
	m.Level = 1
	m.Text(c.title, typeset.Spot{Page: at.Page, X: m.Left(0), Y: mm(f.titleTop)}, h)
	m.CloseMark()
	m.Paragraph(c.standfirst, typeset.Spot{Page: at.Page, X: m.Left(0), Y: c.standfirstTop()})
}

// strip draws the head of the cover: emblem, name and topic, then kind and date. It is content, not a running head:
// it stands only here.
func (c *Cover) strip(page int) {
	m, f := c.m, c.form
	x := m.Left(0)
	if l := m.Brand.Logo; l != nil {
		h := mm(f.emblemH)
		m.Emblem(l, h, typeset.Spot{Page: page, X: x, Y: mm(f.emblemY)})
		x += l.Width(h) + mm(f.emblemGap)
	}
	topic := m.Topic()
	// Where a notice takes the second line, the topic stands behind the brand's name.
	topicX, topicBase, topicStyle := x, f.second, &m.Styles.Topic
	if m.Doc.Notice.S != "" {
		topicX, topicBase, topicStyle = x+m.Advance(&m.Styles.BrandName, m.Brand.Name)+mm(2.6), f.nameBase, &m.Styles.TopicBeside
	}
	c.checkStrip(x, topicX+m.Advance(topicStyle, topic))
	right := m.Right()
	m.BrandWords(page, &m.Styles.BrandName, m.Brand.Name, x, mm(f.nameBase))
	m.BrandWords(page, topicStyle, topic, topicX, mm(topicBase))
	m.BrandWords(page, &m.Styles.Notice, m.Doc.Notice.S, x, mm(f.second))
	m.BrandWords(page, &m.Styles.Kind, m.Doc.Kind.S, right-m.Advance(&m.Styles.Kind, m.Doc.Kind.S), mm(f.nameBase))
	m.BrandWords(page, &m.Styles.Date, m.Doc.Date, right-m.Advance(&m.Styles.Date, m.Doc.Date), mm(f.second))
}

// checkStrip reports texts of the strip that run into each other. x is where those at the left begin, topicEnd where the
// topic ends.
func (c *Cover) checkStrip(x, topicEnd frame.Unit) {
	m := c.m
	kind, date, notice := m.Advance(&m.Styles.Kind, m.Doc.Kind.S), m.Advance(&m.Styles.Date, m.Doc.Date), m.Advance(&m.Styles.Notice, m.Doc.Notice.S)
	first := max(x+m.Advance(&m.Styles.BrandName, m.Brand.Name), topicEnd) + kind
	second := max(x, topicEnd) + date
	if m.Doc.Notice.S != "" {
		second = x + notice + date
	}
	over := max(first, second) + mm(typeset.Gutter) - m.Right()
	if over <= 0 {
		return
	}
	remedy := "shorten the brand's name, the topic or the kind of document"
	if second > first && m.Doc.Notice.S != "" {
		remedy = "shorten notice: of the dataset's publication"
	}
	m.Errorf("head-too-long", []string{remedy},
		"the texts over the title band are %.1f mm too wide to stand side by side", over.Millimetres())
}
