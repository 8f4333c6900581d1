package flow

import (
	"cmp"
	"strconv"
	"strings"

	"briefing/internal/doc"
	"briefing/internal/input/brand"
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
	blockName
	m          *maker
	form       coverForm
	title      *para
	standfirst *para
}

func (m *maker) cover(b *doc.Cover) *coverPiece {
	c := &coverPiece{blockName: blockName{"the title", b.Title}, m: m, form: coverFormOf(m.d.Format)}
	c.title = m.fitHeading(m.para(&m.st.title, b.Title), mm(liveW), c)
	if len(c.title.lines) > 2 {
		c.title = m.fitHeading(m.para(&m.st.titleSmall, b.Title), mm(liveW), c)
	}
	if n := len(c.title.lines); n > 3 {
		m.errorf("title-too-long", []string{"shorten it"}, "%s takes %d lines, at most 3 fit", c.name(), n)
	}
	c.standfirst = m.fit(m.para(&m.st.standfirst, b.Standfirst), mm(c.form.standfirstMeasure), c)
	if n := len(c.standfirst.lines); n > standfirstLines {
		m.errorf("standfirst-too-long", []string{"shorten it"}, "the line under the title takes %d lines, at most %d fit", n, standfirstLines)
	}
	return c
}

// height is where the band ends, since the cover begins at the top of the sheet.
func (c *coverPiece) height(frame.Unit) frame.Unit {
	end := mm(c.form.titleTop) + c.title.height()
	if len(c.standfirst.lines) > 0 {
		end = c.standfirstTop() + c.standfirst.height()
	}
	return end + mm(c.form.under)
}

func (c *coverPiece) standfirstTop() frame.Unit {
	return mm(c.form.titleTop) + c.title.height() + mm(c.form.standfirstGap)
}

func (c *coverPiece) draw(at spot) {
	m, f := c.m, c.form
	m.hasCover = true
	m.artifact(at.page, frame.Background)
	m.fill(-frame.Bleed, mm(f.bandTop), mm(sheetW)+2*frame.Bleed, c.height(0)-mm(f.bandTop), &m.col.blue)
	m.artifact(at.page, frame.Decoration)
	m.fill(mm(margin), mm(f.goldY), mm(f.goldW), mm(f.goldH), &m.col.gold)
	m.shut()
	c.strip(at.page)
	h := m.node(m.sect, "H1")
	m.level = 1
	m.text(c.title, spot{at.page, mm(margin), mm(f.titleTop)}, h)
	m.shut()
	m.paragraph(c.standfirst, spot{at.page, mm(margin), c.standfirstTop()})
}

// strip draws the head of the cover: emblem, name and topic, then kind and date. It is content, not a running head:
// it stands only here.
func (c *coverPiece) strip(page int) {
	m, f := c.m, c.form
	x := mm(margin)
	if l := m.b.Logo; l != nil {
		h := mm(f.emblemH)
		n := m.node(m.sect, "Figure")
		n.Alt, n.Lang = l.Alt, m.brandLanguage(l.Alt)
		if m.d.Messages.EmblemAlt != "" {
			n.Alt, n.Lang = m.d.Messages.EmblemAlt, ""
		}
		n.BBox = &frame.Rect{X: x, Y: mm(f.emblemY), W: l.Width(h), H: h}
		m.on(page, n)
		m.emblem(l, h, x, mm(f.emblemY))
		m.shut()
		x += l.Width(h) + mm(f.emblemGap)
	}
	topic := m.d.Topic
	if topic == "" {
		topic = m.b.Topic
	}
	// Where a notice takes the second line, the topic stands behind the brand's name.
	topicX, topicBase, topicStyle := x, f.second, &m.st.topic
	if m.d.Notice != "" {
		topicX, topicBase, topicStyle = x+m.advance(&m.st.brandName, m.b.Name)+mm(2.6), f.nameBase, &m.st.topicBeside
	}
	first := max(x+m.advance(&m.st.brandName, m.b.Name), topicX+m.advance(topicStyle, topic)) + m.advance(&m.st.kind, m.d.Kind)
	second := max(x+m.advance(&m.st.notice, m.d.Notice), topicX+m.advance(topicStyle, topic)) + m.advance(&m.st.date, m.d.Date)
	if m.d.Notice != "" {
		second = x + m.advance(&m.st.notice, m.d.Notice) + m.advance(&m.st.date, m.d.Date)
	}
	if over := max(first, second) + mm(gutter) - mm(sheetW-margin); over > 0 {
		remedy := "shorten the brand's name, the topic or the kind of document"
		if second > first && m.d.Notice != "" {
			remedy = "shorten notice: of the dataset's publication"
		}
		m.errorf("head-too-long", []string{remedy},
			"the texts over the title band are %.1f mm too wide to stand side by side", over.Millimetres())
	}
	line := func(st *text.Style, s string, x frame.Unit, base float64, right bool) {
		if s == "" {
			return
		}
		p := m.node(m.sect, "P")
		p.Lang = m.d.Foreign[s]
		if s == m.b.Name || s == m.b.Topic {
			p.Lang = m.brandLanguage(s)
		}
		m.on(page, p)
		if right {
			m.wordsRight(st, s, x, mm(base))
		} else {
			m.words(st, s, x, mm(base))
		}
		m.shut()
	}
	line(&m.st.brandName, m.b.Name, x, f.nameBase, false)
	line(topicStyle, topic, topicX, topicBase, false)
	line(&m.st.notice, m.d.Notice, x, f.second, false)
	line(&m.st.kind, m.d.Kind, mm(sheetW-margin), f.nameBase, true)
	line(&m.st.date, m.d.Date, mm(sheetW-margin), f.second, true)
}

// brandLanguage is the language of a word of the brand where it is another one than the document's.
func (m *maker) brandLanguage(s string) string {
	primary := func(tag string) string { p, _, _ := strings.Cut(tag, "-"); return strings.ToLower(p) }
	lang := cmp.Or(m.b.Foreign[s], m.b.Lang)
	if lang == "" || primary(lang) == primary(m.d.Lang) {
		return ""
	}
	return lang
}

// emblem puts the logo into the open mark.
func (m *maker) emblem(l *brand.Logo, h, x, y frame.Unit) {
	g := m.logo(l, h)
	g.At = frame.Point{X: g.At.X + x, Y: g.At.Y + y}
	m.put(&g)
}

// furniture draws running heads and footers, last of all on each page: their number is known only now.
func (m *maker) furniture() {
	n := len(m.pages)
	m.checkFurniture(n)
	var emblem *frame.Group
	if m.b.Logo != nil && (n > 1 || !m.hasCover) {
		g := m.logo(m.b.Logo, mm(headEmblem))
		g.At = frame.Point{X: g.At.X + mm(margin), Y: g.At.Y + mm(headEmblemY)}
		emblem = &g // one drawing for all pages
	}
	for i := range m.pages {
		if i > 0 || !m.hasCover {
			m.runningHead(i, emblem)
		}
		m.footer(i, n)
	}
}

// checkFurniture reports texts of head and foot that would run into each other. They are checked once: they are the
// same on every page but for the page number, which is widest on the last.
func (m *maker) checkFurniture(pages int) {
	date := m.advance(&m.st.chartNote, m.d.Date)
	side := (mm(liveW) - date) / 2
	if w := m.advance(&m.st.chartNote, m.d.ShortTitle); w+mm(2) > side {
		m.errorf("short-title-too-long", []string{"give the document a shorter short title"},
			"the short title “%s” is %.1f mm wide, the foot of the page has room for %.1f mm", clip(m.d.ShortTitle), w.Millimetres(), (side - mm(2)).Millimetres())
	}
	if pages > 1 || !m.hasCover {
		title := m.runningTitle()
		if over := m.runningTitleX() + m.advance(&m.st.running, title) - mm(sheetW-margin); over > 0 {
			m.errorf("short-title-too-long", []string{"give the document a shorter short title, or the brand a shorter name"},
				"the running head “%s” is %.1f mm too wide", clip(title), over.Millimetres())
		}
		if over := m.headX() + m.advance(&m.st.notice, m.d.Notice) - mm(sheetW-margin); m.d.Notice != "" && over > 0 {
			m.errorf("head-too-long", []string{"shorten notice: of the dataset's publication"},
				"the notice “%s” is %.1f mm too wide for the running head", clip(m.d.Notice), over.Millimetres())
		}
	}
}

// The running head, in mm from the top of the sheet. A notice stands under the brand's name.
const (
	headEmblem    = 6.6
	headEmblemY   = 8.6
	headBase      = 11.4
	headNotice    = 15.2
	headAlone     = 13.2 // baseline of a head without a notice
	headRule      = 18.4
	headEmblemGap = 2.5
)

// headX is where the brand's name begins.
func (m *maker) headX() frame.Unit {
	if l := m.b.Logo; l != nil {
		return mm(margin) + l.Width(mm(headEmblem)) + mm(headEmblemGap)
	}
	return mm(margin)
}

// runningTitleX is the leftmost place for the title in the running head.
func (m *maker) runningTitleX() frame.Unit {
	return m.headX() + m.advance(&m.st.runningName, m.b.Name) + mm(gutter)
}

// runningTitle is the full title where it fits beside the brand's name, else the short one.
func (m *maker) runningTitle() string {
	if m.runningTitleX()+m.advance(&m.st.running, m.d.Title) > mm(sheetW-margin) {
		return m.d.ShortTitle
	}
	return m.d.Title
}

func (m *maker) runningHead(page int, emblem *frame.Group) {
	m.artifact(page, frame.Header)
	m.fill(mm(margin), mm(headRule), mm(liveW), mm(0.2), &m.col.rule)
	if emblem != nil {
		m.put(emblem)
	}
	base := mm(headAlone)
	if m.d.Notice != "" {
		base = mm(headBase)
	}
	m.words(&m.st.runningName, m.b.Name, m.headX(), base)
	m.wordsRight(&m.st.running, m.runningTitle(), mm(sheetW-margin), base)
	if m.d.Notice != "" {
		m.words(&m.st.notice, m.d.Notice, m.headX(), mm(headNotice))
	}
	m.shut()
}

func (m *maker) footer(page, pages int) {
	m.artifact(page, frame.Footer)
	m.fill(mm(margin), mm(281), mm(liveW), mm(0.2), &m.col.rule)
	base := mm(286)
	m.words(&m.st.chartNote, m.d.ShortTitle, mm(margin), base)
	w := m.advance(&m.st.chartNote, m.d.Date)
	m.words(&m.st.chartNote, m.d.Date, (mm(sheetW)-w)/2, base)
	m.wordsRight(&m.st.page, strconv.Itoa(page+1)+"/"+strconv.Itoa(pages), mm(sheetW-margin), base)
	m.shut()
}
