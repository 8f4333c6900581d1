package flow

import (
	"fmt"
	"strconv"

	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
	"briefing/internal/page/text"
)

// Slides are 13.333 by 7.5 in, in mm here. Nothing on them is set smaller than 18 pt, the foot excepted, which has 14.
const (
	slideW, slideH   = 338.667, 190.5
	slideMargin      = 20.0
	slideLive        = slideW - 2*slideMargin
	slideTitleTop    = 20.0
	slideTop         = 44.0 // of the content under a title of one line
	slideTitleGap    = 6.0  // from a title of two lines, or a subtitle under one, to the content
	slideSubtitleGap = 3.4
	slideBottom      = 168.0
	slideRule        = 171.5
	slideFootBase    = 178.9 // of the source line over a notice
	slideNoticeBase  = 184.9
	slideFootAlone   = 182.6 // of the source line without one
	slideFootEmblem  = 177.6 // top of the emblem
	slideTitleLines  = 2
)

// sheet is the page form that running heads, feet and pages are made for.
type sheet struct{ w, h frame.Unit }

func a4Sheet() sheet { return sheet{mm(sheetW), mm(sheetH)} }

func slideSheet() sheet { return sheet{mm(slideW), mm(slideH)} }

// slidePage is one slide, measured.
type slidePage struct {
	m        *maker
	b        *doc.Slide
	number   int // from 1
	title    *para
	subtitle *para
	foot     *para
	body     slideStack
	top      frame.Unit // of the body
}

// slides lays out a deck, one page a slide. bleed is how far the colour of the title slide is drawn over the page's
// edge.
func (mem *Memory) slides(d *doc.Document, b *brand.Brand, bleed frame.Unit) *maker {
	m := mem.maker(d, b)
	m.sheet, m.bleed = slideSheet(), bleed
	var all []*slidePage
	for _, blk := range d.Blocks {
		s, ok := blk.(*doc.Slide)
		if !ok {
			m.errorf("no-slide", nil, "a deck holds a block that is no slide")
			continue
		}
		all = append(all, m.measured(s, len(all)+1))
	}
	for i, s := range all {
		m.page(i)
		m.told(s.b, func() { s.draw(i, len(all)) })
	}
	m.resolveLinks()
	return m
}

// told runs f for a slide and puts its name before what is reported.
func (m *maker) told(s *doc.Slide, f func()) {
	was := m.at
	m.at = s.At()
	found := m.diags.During(f)
	m.at = was
	for i := range found {
		found[i].Message = fmt.Sprintf("the slide %q: %s", s.ID, found[i].Message)
	}
	m.diags.Append(found)
}

func (m *maker) measured(b *doc.Slide, number int) *slidePage {
	s := &slidePage{m: m, b: b, number: number}
	m.told(b, func() {
		st, sub := &m.st.h2, &m.st.subtitle
		if b.Opening {
			st, sub = &m.st.title, &m.st.standfirst
		}
		s.title = m.fitHeading(m.para(st, b.Title), mm(slideLive), s)
		s.subtitle = m.fit(m.para(sub, b.Subtitle), mm(slideLive), s)
		most := slideTitleLines
		if b.Opening {
			most = 3
		}
		if n := len(s.title.lines); n > most {
			m.errorf("title-too-long", []string{"shorten it"}, "its title takes %d lines, at most %d fit", n, most)
			m.about("its title")
		}
		if n := len(s.subtitle.lines); !b.Opening && n > 1 {
			m.errorf("subtitle-too-long", []string{"shorten it"}, "the line under its title is %.1f mm too long for one line",
				(text.OneLine(s.subtitle.atoms) - mm(slideLive)).Millimetres())
			m.about("its subtitle")
		}
		if b.Opening {
			s.fitOpening()
			return
		}
		s.fitFoot()
		s.top = s.contentTop()
		s.body = m.slideStack(b.Blocks, mm(slideLive), mm(slideBottom)-s.top)
		if over := s.body.fitInto(mm(slideBottom) - s.top); over > 0 {
			m.at = s.body.lastAt(m.at)
			m.errorf("does-not-fit", []string{"shorten it, or make two slides of it"},
				"%s ends %.1f mm below the area of the slide", s.body.last(), over.Millimetres())
			m.about("its height")
		}
	})
	return s
}

func (s *slidePage) name() string { return "its title" }

// contentTop is where the blocks begin: at one height under every title of one line, lower where the title, or the
// line under it, needs the room. Rows begin with a rule and stand higher.
func (s *slidePage) contentTop() frame.Unit {
	end := mm(slideTitleTop) + s.title.height()
	if len(s.b.Blocks) > 0 && inRows(s.b.Blocks[0]) {
		return max(mm(rowsTop), end+s.subtitle.height()+mm(rowsGap))
	}
	if len(s.subtitle.lines) > 0 {
		return max(mm(slideTop), end+s.subtitle.height()+mm(slideSubtitleGap))
	}
	return max(mm(slideTop), end+mm(slideTitleGap))
}

// inRows says that a block is set in rows on a slide.
func inRows(b doc.Block) bool {
	switch b.(type) {
	case *doc.Summary, *doc.Numbered:
		return true
	}
	return false
}

// slideFootLines is how many lines a source line may take. One is meant; next month's figures may bring another source,
// and that must not stop an edition.
const slideFootLines = 2

// fitFoot sets the source line between the emblem and the slide's number.
func (s *slidePage) fitFoot() {
	m := s.m
	st := &m.st.page
	n := strconv.Itoa(len(m.d.Blocks))
	room := mm(slideW-slideMargin) - s.footX() - m.advance(st, n+"/"+n) - mm(6)
	s.foot = m.fit(m.para(&m.st.chartNote, s.b.Foot), room, footName{})
	if n := len(s.foot.lines); n > slideFootLines {
		m.errorf("foot-too-long", []string{"shorten the words of foot:"}, "its source line takes %d lines, at most %d fit", n, slideFootLines)
		m.about("its source line")
	}
	if over := m.advance(&m.st.notice, m.d.Notice) - room; over > 0 {
		m.errorf("foot-too-long", []string{"shorten notice: of the dataset's publication"}, "the notice “%s” is %.1f mm too wide for its foot", clip(m.d.Notice), over.Millimetres())
		m.about("its notice")
	}
}

// footBases are the baselines of the first line of the source and of the notice. A source of two lines stands higher by
// half a line without a notice; with one, the three lines share the foot.
func (s *slidePage) footBases() (foot, notice frame.Unit) {
	two := len(s.foot.lines) > 1
	lead := s.m.st.chartNote.Lead
	switch {
	case s.m.d.Notice == "" && two:
		return mm(slideFootAlone) - lead/2, 0
	case s.m.d.Notice == "":
		return mm(slideFootAlone), 0
	case two:
		return mm(slideFootBase) - mm(2.4), mm(slideFootBase) - mm(2.4) + 2*lead
	}
	return mm(slideFootBase), mm(slideNoticeBase)
}

type footName struct{}

func (footName) name() string { return "its source line" }

func (s *slidePage) footX() frame.Unit {
	x := mm(slideMargin)
	if l := s.m.b.Logo; l != nil {
		x += l.Width(mm(6.6)) + mm(3.2)
	}
	return x
}

func (s *slidePage) draw(page, pages int) {
	m := s.m
	m.sect = m.node(m.root, "Sect")
	if s.b.Opening {
		s.drawOpening(page)
		return
	}
	m.artifact(page, frame.Decoration)
	m.fill(mm(slideMargin), mm(14), mm(24), mm(2.2), &m.col.blue)
	m.shut()
	at := spot{page, mm(slideMargin), mm(slideTitleTop)}
	level := min(2, m.level+1)
	m.level = level
	if len(s.title.lines) > 0 {
		m.heads = append(m.heads, headEntry{s.title.words(), frame.Dest{Page: page, Y: at.y}})
		m.text(s.title, at, m.node(m.sect, "H"+strconv.Itoa(level)))
		m.shut()
	}
	m.anchor(s.b.ID, spot{page, 0, 0})
	m.paragraph(s.subtitle, at.down(s.title.height()))
	s.body.draw(spot{page, mm(slideMargin), s.top})
	m.shut()
	base, _ := s.footBases()
	m.paragraph(s.foot, spot{page, s.footX(), base - m.st.chartNote.Baseline()})
	s.furniture(page, pages)
}

// furniture draws rule, emblem, notice and number at the foot. The title slide has the notice as text; here it is no
// content, so that it is not read out on every slide.
func (s *slidePage) furniture(page, pages int) {
	m := s.m
	m.artifact(page, frame.Footer)
	m.fill(mm(slideMargin), mm(slideRule), mm(slideLive), mm(0.5), &m.col.rule)
	if l := m.b.Logo; l != nil {
		if m.slideEmblem == nil {
			g := m.logo(l, mm(6.6))
			g.At = frame.Point{X: g.At.X + mm(slideMargin), Y: g.At.Y + mm(slideFootEmblem)}
			m.slideEmblem = &g // one drawing for all slides
		}
		m.put(m.slideEmblem)
	}
	base, notice := s.footBases()
	if m.d.Notice != "" {
		m.words(&m.st.notice, m.d.Notice, s.footX(), notice)
	}
	m.wordsRight(&m.st.page, strconv.Itoa(s.number)+"/"+strconv.Itoa(pages), mm(slideW-slideMargin), base)
	m.shut()
}

// The title slide, in mm from its top.
const (
	openingBand  = 149.0
	openingGold  = 40.0
	openingTitle = 52.4
	openingGap   = 4.5
	openingLogo  = 158.0
)

func (s *slidePage) fitOpening() {
	m := s.m
	end := mm(openingTitle) + s.title.height() + mm(openingGap) + s.subtitle.height()
	if over := end + mm(6) - mm(openingBand); over > 0 {
		m.errorf("title-too-long", []string{"shorten it, or the line under it"}, "its title and the line under it are %.1f mm too high for the blue field", over.Millimetres())
		m.about("its title")
	}
	if over := s.openingX() + max(m.advance(&m.st.brandName, m.b.Name), m.advance(&m.st.topic, s.topic())) + mm(12) + m.advance(&m.st.date, m.d.Date) -
		mm(slideW-slideMargin); over > 0 {
		m.errorf("head-too-long", []string{"shorten the brand's name or the topic"}, "the texts under the blue field are %.1f mm too wide to stand side by side", over.Millimetres())
	}
	if over := s.openingX() + m.advance(&m.st.notice, m.d.Notice) - mm(slideW-slideMargin); m.d.Notice != "" && over > 0 {
		m.errorf("head-too-long", []string{"shorten notice: of the dataset's publication"}, "the notice “%s” is %.1f mm too wide", clip(m.d.Notice), over.Millimetres())
		m.about("its notice")
	}
}

func (s *slidePage) topic() string {
	if s.m.d.Topic != "" {
		return s.m.d.Topic
	}
	return s.m.b.Topic
}

func (s *slidePage) openingX() frame.Unit {
	x := mm(slideMargin)
	if l := s.m.b.Logo; l != nil {
		x += l.Width(mm(18)) + mm(6)
	}
	return x
}

func (s *slidePage) drawOpening(page int) {
	m := s.m
	m.hasCover = true
	m.artifact(page, frame.Background)
	m.fill(-m.bleed, -m.bleed, mm(slideW)+2*m.bleed, mm(openingBand)+m.bleed, &m.col.blue)
	m.artifact(page, frame.Decoration)
	m.fill(mm(slideMargin), mm(openingGold), mm(36), mm(2.6), &m.col.gold)
	m.shut()
	at := spot{page, mm(slideMargin), mm(openingTitle)}
	m.level = 1
	m.text(s.title, at, m.node(m.sect, "H1"))
	m.shut()
	m.anchor(s.b.ID, spot{page, 0, 0})
	m.paragraph(s.subtitle, at.down(s.title.height()+mm(openingGap)))
	if l := m.b.Logo; l != nil {
		h := mm(18)
		n := m.node(m.sect, "Figure")
		n.Alt, n.Lang = l.Alt, m.brandLanguage(l.Alt)
		if m.d.Messages.EmblemAlt != "" {
			n.Alt, n.Lang = m.d.Messages.EmblemAlt, ""
		}
		n.BBox = &frame.Rect{X: mm(slideMargin), Y: mm(openingLogo), W: l.Width(h), H: h}
		m.on(page, n)
		m.emblem(l, h, mm(slideMargin), mm(openingLogo))
		m.shut()
	}
	line := func(st *text.Style, w string, x, base frame.Unit) {
		if w != "" {
			p := m.node(m.sect, "P")
			p.Lang = m.d.Foreign[w]
			if w == m.b.Name || w == m.b.Topic {
				p.Lang = m.brandLanguage(w)
			}
			m.on(page, p)
			m.words(st, w, x, base)
			m.shut()
		}
	}
	line(&m.st.brandName, m.b.Name, s.openingX(), mm(165.9))
	line(&m.st.topic, s.topic(), s.openingX(), mm(173.8))
	line(&m.st.notice, m.d.Notice, s.openingX(), mm(180.6))
	line(&m.st.date, m.d.Date, mm(slideW-slideMargin)-m.advance(&m.st.date, m.d.Date), mm(173.8))
}

// deckPages is Pages for a deck.
func (mem *Memory) deckPages(d *doc.Document, b *brand.Brand) (*frame.Document, diag.List) {
	m := mem.slides(d, b, frame.Bleed)
	defer m.release()
	return m.finished(d.Title), m.diags
}

// finished is what the maker laid out, as a document.
func (m *maker) finished(title string) *frame.Document {
	d := m.d
	return &frame.Document{
		Meta: frame.Meta{
			Title:    title,
			Author:   d.Author,
			Subject:  d.Subject,
			Keywords: append([]string(nil), d.Keywords...),
			Lang:     d.Lang,
			Date:     d.DateISO,
		},
		Pages:   m.pages,
		Root:    m.root,
		Outline: m.outline(),
	}
}
