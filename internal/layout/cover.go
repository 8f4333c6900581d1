package layout

import (
	"strconv"

	"briefing/internal/brand"
	"briefing/internal/doc"
	"briefing/internal/frame"
)

// coverForm is the geometry of the head of a first page, in mm from the top of the sheet.
type coverForm struct {
	emblemY, emblemH   float64
	emblemGap          float64
	nameBase, topic    float64 // baselines
	bandTop, bandEnd   float64
	goldY, goldH       float64
	titleTop           float64
	standfirstGap      float64
	standfirstMeasure  float64
	goldW, titleLines  float64
	standfirstMaxLines int
}

func coverFormOf(format doc.Format) coverForm {
	if format == doc.OnePager {
		return coverForm{7, 8, 3, 11.4, 14.6, 20, 64, 27, 1.2, 31.4, 2.1, 174, 18, 2, 2}
	}
	return coverForm{8, 10, 3.5, 12.3, 17, 24, 93, 36, 1.5, 42.5, 4, 140, 24, 2, 2}
}

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
	if n := len(c.standfirst.lines); n > c.form.standfirstMaxLines {
		m.errorf("standfirst-too-long", []string{"shorten it"}, "the line under the title takes %d lines, at most %d fit", n, c.form.standfirstMaxLines)
	} else if end := c.standfirstTop() + c.standfirst.height(); end > mm(c.form.bandEnd) {
		m.errorf("title-too-long", []string{"shorten it, or the line under it"}, "%s and the line under it are %.1f mm too high for the band",
			c.name(), (end - mm(c.form.bandEnd)).Millimetres())
	}
	return c
}

func (c *coverPiece) height(frame.Unit) frame.Unit { return mm(c.form.bandEnd) }

func (c *coverPiece) standfirstTop() frame.Unit {
	return mm(c.form.titleTop) + c.title.height() + mm(c.form.standfirstGap)
}

func (c *coverPiece) draw(at spot) {
	m, f := c.m, c.form
	m.hasCover = true
	m.artifact(at.page, frame.Background)
	m.fill(-frame.Bleed, mm(f.bandTop), mm(sheetW)+2*frame.Bleed, mm(f.bandEnd)-mm(f.bandTop), &m.col.blue)
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
		n.Alt = l.Alt
		if m.d.Messages.EmblemAlt != "" {
			n.Alt = m.d.Messages.EmblemAlt
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
	left := x + max(m.advance(&m.st.brandName, m.b.Name), m.advance(&m.st.topic, topic))
	right := mm(sheetW-margin) - max(m.advance(&m.st.kind, m.d.Kind), m.advance(&m.st.date, m.d.Date))
	if over := left + mm(gutter) - right; over > 0 {
		m.errorf("head-too-long", []string{"shorten the brand's name, the topic or the kind of document"},
			"the texts over the title band are %.1f mm too wide to stand side by side", over.Millimetres())
	}
	line := func(st *style, s string, base float64, right bool) {
		if s == "" {
			return
		}
		m.on(page, m.node(m.sect, "P"))
		if right {
			m.wordsRight(st, s, mm(sheetW-margin), mm(base))
		} else {
			m.words(st, s, x, mm(base))
		}
		m.shut()
	}
	line(&m.st.brandName, m.b.Name, f.nameBase, false)
	line(&m.st.topic, topic, f.topic, false)
	line(&m.st.kind, m.d.Kind, f.nameBase, true)
	line(&m.st.date, m.d.Date, f.topic, true)
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
		g := m.logo(m.b.Logo, mm(6))
		g.At = frame.Point{X: g.At.X + mm(margin), Y: g.At.Y + mm(9)}
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
	}
}

// runningTitleX is the leftmost place for the title in the running head.
func (m *maker) runningTitleX() frame.Unit {
	x := mm(margin)
	if l := m.b.Logo; l != nil {
		x += l.Width(mm(6)) + mm(2.5)
	}
	return x + m.advance(&m.st.runningName, m.b.Name) + mm(gutter)
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
	m.fill(mm(margin), mm(18), mm(liveW), mm(0.2), &m.col.rule)
	x := mm(margin)
	if emblem != nil {
		m.put(emblem)
		x += m.b.Logo.Width(mm(6)) + mm(2.5)
	}
	base := mm(13.2)
	m.words(&m.st.runningName, m.b.Name, x, base)
	m.wordsRight(&m.st.running, m.runningTitle(), mm(sheetW-margin), base)
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
