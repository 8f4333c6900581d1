package flow

import (
	"cmp"
	"strings"

	"briefing/internal/doc"
	"briefing/internal/page/frame"
	"briefing/internal/page/text"
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
	if format == doc.OnePager {
		return coverForm{6.2, 9, 3, 9.8, 14.6, 20, 26, 1.2, 18, 30.2, 0.8, 174, 6.4}
	}
	return coverForm{7.6, 10, 3.5, 11.9, 16.7, 24, 32, 1.5, 24, 37.2, 4, 140, 7.3}
}

// standfirstLines is how many lines a standfirst may take.
const standfirstLines = 2

// coverPiece is the white strip and the title band. It stands at the top of the first sheet, whatever the text area.
type coverPiece struct {
	BlockName
	m          *Maker
	form       coverForm
	title      *Para
	standfirst *Para
}

func newCover(m *Maker, b *doc.Cover) *coverPiece {
	c := &coverPiece{BlockName: BlockName{"the title", b.Title}, m: m, form: coverFormOf(m.Doc.Format)}
	c.title = m.FitHeading(m.Para(&m.Styles.Title, b.Title), mm(LiveW), c)
	if len(c.title.Lines) > 2 {
		c.title = m.FitHeading(m.Para(&m.Styles.TitleSmall, b.Title), mm(LiveW), c)
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
func (c *coverPiece) Height(frame.Unit) frame.Unit {
	end := mm(c.form.titleTop) + c.title.Height()
	if len(c.standfirst.Lines) > 0 {
		end = c.standfirstTop() + c.standfirst.Height()
	}
	return end + mm(c.form.under)
}

func (c *coverPiece) standfirstTop() frame.Unit {
	return mm(c.form.titleTop) + c.title.Height() + mm(c.form.standfirstGap)
}

func (c *coverPiece) Draw(at Spot) {
	m, f := c.m, c.form
	m.HasCover = true
	m.Artifact(at.Page, frame.Background)
	m.Fill(-frame.Bleed, mm(f.bandTop), mm(SheetW)+2*frame.Bleed, c.Height(0)-mm(f.bandTop), &m.Colors.Blue)
	m.Artifact(at.Page, frame.Decoration)
	m.Fill(mm(Margin), mm(f.goldY), mm(f.goldW), mm(f.goldH), &m.Colors.Gold)
	m.Shut()
	c.strip(at.Page)
	h := m.Node(m.Sect, "H1")
	m.Level = 1
	m.Text(c.title, Spot{at.Page, mm(Margin), mm(f.titleTop)}, h)
	m.Shut()
	m.Paragraph(c.standfirst, Spot{at.Page, mm(Margin), c.standfirstTop()})
}

// strip draws the head of the cover: emblem, name and topic, then kind and date. It is content, not a running head:
// it stands only here.
func (c *coverPiece) strip(page int) {
	m, f := c.m, c.form
	x := mm(Margin)
	if l := m.Brand.Logo; l != nil {
		h := mm(f.emblemH)
		n := m.Node(m.Sect, "Figure")
		n.Alt, n.Lang = l.Alt, m.BrandLanguage(l.Alt)
		if m.Doc.Messages.EmblemAlt != "" {
			n.Alt, n.Lang = m.Doc.Messages.EmblemAlt, ""
		}
		n.BBox = &frame.Rect{X: x, Y: mm(f.emblemY), W: l.Width(h), H: h}
		m.On(page, n)
		m.Emblem(l, h, x, mm(f.emblemY))
		m.Shut()
		x += l.Width(h) + mm(f.emblemGap)
	}
	topic := m.Doc.Topic
	if topic == "" {
		topic = m.Brand.Topic
	}
	// Where a notice takes the second line, the topic stands behind the brand's name.
	topicX, topicBase, topicStyle := x, f.second, &m.Styles.Topic
	if m.Doc.Notice.S != "" {
		topicX, topicBase, topicStyle = x+m.Advance(&m.Styles.BrandName, m.Brand.Name)+mm(2.6), f.nameBase, &m.Styles.TopicBeside
	}
	first := max(x+m.Advance(&m.Styles.BrandName, m.Brand.Name), topicX+m.Advance(topicStyle, topic)) + m.Advance(&m.Styles.Kind, m.Doc.Kind.S)
	second := max(x+m.Advance(&m.Styles.Notice, m.Doc.Notice.S), topicX+m.Advance(topicStyle, topic)) + m.Advance(&m.Styles.Date, m.Doc.Date)
	if m.Doc.Notice.S != "" {
		second = x + m.Advance(&m.Styles.Notice, m.Doc.Notice.S) + m.Advance(&m.Styles.Date, m.Doc.Date)
	}
	if over := max(first, second) + mm(gutter) - mm(SheetW-Margin); over > 0 {
		remedy := "shorten the brand's name, the topic or the kind of document"
		if second > first && m.Doc.Notice.S != "" {
			remedy = "shorten notice: of the dataset's publication"
		}
		m.Errorf("head-too-long", []string{remedy},
			"the texts over the title band are %.1f mm too wide to stand side by side", over.Millimetres())
	}
	line := func(st *text.Style, s string, x frame.Unit, base float64, right bool) {
		if s == "" {
			return
		}
		p := m.Node(m.Sect, "P")
		p.Lang = m.Doc.Foreign[s]
		if s == m.Brand.Name || s == m.Brand.Topic {
			p.Lang = m.BrandLanguage(s)
		}
		m.On(page, p)
		if right {
			m.WordsRight(st, s, x, mm(base))
		} else {
			m.Words(st, s, x, mm(base))
		}
		m.Shut()
	}
	line(&m.Styles.BrandName, m.Brand.Name, x, f.nameBase, false)
	line(topicStyle, topic, topicX, topicBase, false)
	line(&m.Styles.Notice, m.Doc.Notice.S, x, f.second, false)
	line(&m.Styles.Kind, m.Doc.Kind.S, mm(SheetW-Margin), f.nameBase, true)
	line(&m.Styles.Date, m.Doc.Date, mm(SheetW-Margin), f.second, true)
}

// BrandLanguage is the language of a word of the brand where it is another one than the document's.
func (m *Maker) BrandLanguage(s string) string {
	primary := func(tag string) string { p, _, _ := strings.Cut(tag, "-"); return strings.ToLower(p) }
	lang := cmp.Or(m.Brand.Foreign[s], m.Brand.Lang)
	if lang == "" || primary(lang) == primary(m.Doc.Lang) {
		return ""
	}
	return lang
}
