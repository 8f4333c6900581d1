// Package slide turns a deck into placed slides, or into a handout.
//
// In: a doc.Document whose blocks are slides, and a checked brand. Out: a frame.Document, one page a slide (Pages), or pages
// to take along (Handout), on which the same slides stand smaller, as text, with notes and figures beside them; or boxes
// (Measure), for a program that draws slides by itself, on layouts whose places are given as grounds. Each block is one measured
// piece, which is drawn or told as boxes, so that the two cannot differ. What slides
// share with pages is made by page/typeset, page/table, page/prose and page/furniture; here is what is a slide's own: its
// sizes, its title and foot, and blocks that fill the height there is. It never shrinks type to make something fit: what does
// not fit is an error that names the slide and the block.
//
// Order of work: measure every slide, give its blocks the heights they want as far as there is room, draw.
package slide

import (
	"fmt"
	"strconv"

	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/doc/span"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
	"briefing/internal/page/text"
	"briefing/internal/page/typeset"
)

// Slides are 13.333 by 7.5 in, in mm here. Nothing on them is set smaller than 18 pt, the foot excepted, which has 14.
const (
	sheetW, sheetH = 338.667, 190.5
	margin         = 20.0
	liveW          = sheetW - 2*margin
	titleTop       = 20.0
	top            = 44.0 // of the content under a title of one line
	titleGap       = 6.0  // from a title of two lines, or a subtitle under one, to the content
	subtitleGap    = 3.4
	bottom         = 168.0
	footRule       = 171.5
	footBase       = 178.9 // of the source line over a notice
	noticeBase     = 184.9
	footAlone      = 182.6 // of the source line without one
	footEmblem     = 177.6 // top of the emblem
	titleLines     = 2
)

func sheet() typeset.Sheet { return typeset.Sheet{W: mm(sheetW), H: mm(sheetH)} }

// page is one slide, measured.
type page struct {
	m        *deck
	g        *Ground
	b        *doc.Slide
	number   int // from 1
	title    *typeset.Para
	subtitle *typeset.Para
	foot     *typeset.Para
	body     stack
	top      frame.Unit // of the body
	left     frame.Unit // of the body, on a layout of another house

	// On a layout of another house:
	strips []Box      // title, subtitle and foot
	lists  []Box      // what stands in the layout's places for text and in its halves
	alone  *doc.Chart // the one block, whose subtitle is the slide's
}

// deck is a deck while its slides are laid out.
type deck struct {
	*typeset.Layout
	g      *Ground      // of the slide at hand
	office Office       // what draws charts by itself; nil: they are drawn here
	bleed  frame.Unit   // how far the colour of the title slide is drawn over the page's edge
	emblem *frame.Group // one drawing for all slides
}

// newDeck lays out a deck, one page a slide. bleed is how far the colour of the title slide is drawn over the page's
// edge.
func newDeck(d *doc.Document, b *brand.Brand, bleed frame.Unit) *deck {
	m := &deck{Layout: typeset.New(d, b), bleed: bleed}
	m.Sheet, m.Styles = sheet(), styles(m.Colors)
	var all []*page
	for _, blk := range d.Blocks {
		s, ok := blk.(*doc.Slide)
		if !ok {
			m.Found.Append(doc.Unknown("a deck", blk))
			continue
		}
		all = append(all, m.measured(s, len(all)+1, ours(&m.Styles.H2)))
	}
	for i, s := range all {
		m.Page(i)
		m.g = s.g
		reportFor(m.Layout, s.b, func() { s.draw(i, len(all)) })
	}
	m.ResolveLinks()
	return m
}

// reportFor runs f for a slide and puts the name of the slide before what f reports.
func reportFor(m *typeset.Layout, s *doc.Slide, f func()) {
	was := m.At
	m.At = s.At()
	found := m.Found.During(f)
	m.At = was
	for i := range found {
		found[i].Message = fmt.Sprintf("the slide %q: %s", s.ID, found[i].Message)
	}
	m.Found.Append(found)
}

// measured is a slide whose texts are broken and whose blocks have their heights.
func (m *deck) measured(b *doc.Slide, number int, g *Ground) *page {
	m.g, m.Percent = g, g.Percent
	s := &page{m: m, g: g, b: b, number: number}
	reportFor(m.Layout, b, func() {
		if !g.Ours {
			s.measureForeign()
			return
		}
		st, sub := &m.Styles.H2, &m.Styles.Subtitle
		if b.Opening {
			st, sub = &m.Styles.Title, &m.Styles.Standfirst
		}
		s.title = m.FitHeading(m.Para(st, b.Title), g.Title.Box.W, s)
		s.subtitle = m.Fit(m.Para(sub, b.Subtitle), g.Title.Box.W, s)
		most := titleLines
		if b.Opening {
			most = 3
		}
		if n := len(s.title.Lines); n > most {
			m.Errorf("title-too-long", []string{"shorten it"}, "its title takes %d lines, at most %d fit", n, most)
			m.About(itsTitle)
		}
		if n := len(s.subtitle.Lines); !b.Opening && n > 1 {
			m.Errorf("subtitle-too-long", []string{"shorten it"}, "the line under its title is %.1f mm too long for one line",
				(text.OneLine(s.subtitle.Atoms) - g.Title.Box.W).Millimetres())
			m.About("its subtitle")
		}
		if b.Opening {
			s.fitOpening()
			return
		}
		s.fitFoot()
		s.top = s.contentTop()
		s.body = newStack(m, b.Blocks, g.Body.W, g.end()-s.top)
		if over := s.body.fitInto(g.end() - s.top); over > 0 {
			m.At = s.body.lastPos(m.At)
			m.Errorf("does-not-fit", []string{"shorten it, or make two slides of it"},
				"%s ends %.1f mm below the area of the slide", s.body.lastName(), over.Millimetres())
			m.About(itsHeight)
		}
	})
	return s
}

func (s *page) Name() string { return itsTitle }

// contentTop is where the blocks begin: at one height under every title of one line, lower where the title, or the
// line under it, needs the room. Rows begin with a rule and stand higher.
func (s *page) contentTop() frame.Unit {
	end := s.g.Title.Box.Y + s.title.Height()
	down := s.g.Title.Box.Y - mm(titleTop) // of a layout whose title stands lower than on paper
	if len(s.b.Blocks) > 0 && inRows(s.b.Blocks[0]) {
		return max(mm(rowsTop)+down, end+s.subtitle.Height()+mm(rowsGap))
	}
	if len(s.subtitle.Lines) > 0 {
		return max(mm(top)+down, end+s.subtitle.Height()+mm(subtitleGap))
	}
	return max(mm(top)+down, end+mm(titleGap))
}

// inRows says that a block is set in rows on a slide.
func inRows(b doc.Block) bool {
	switch b := b.(type) {
	case *doc.Summary:
		return true
	case *doc.List:
		return listInRows(b)
	}
	return false
}

// footLines is how many lines a source line may take. One is meant; next month's figures may bring another source,
// and that must not stop an edition.
const footLines = 2

// fitFoot sets the source line between the emblem and the slide's number.
func (s *page) fitFoot() {
	m := s.m
	st := &m.Styles.Page
	n := strconv.Itoa(len(m.Doc.Blocks))
	room := mm(sheetW-margin) - s.footX() - m.Advance(st, n+"/"+n) - mm(6)
	if s.g.Source != nil {
		room = s.g.Source.Inner().W
	}
	s.foot = m.Fit(m.Para(&m.Styles.ChartNote, s.footWords()), room, typeset.Name("its source line"))
	if n := len(s.foot.Lines); n > footLines {
		m.Errorf("foot-too-long", []string{"shorten the words of foot:"}, "its source line takes %d lines, at most %d fit", n, footLines)
		m.About("its source line")
	}
	if over := m.Advance(&m.Styles.Notice, m.Doc.Notice.S) - room; over > 0 && (m.office == nil || s.g.Notice != nil) {
		m.Errorf("foot-too-long", []string{"shorten notice: of the dataset's publication"}, "the notice “%s” is %.1f mm too wide for its foot", typeset.Clip(m.Doc.Notice.S), over.Millimetres())
		m.About("its notice")
	}
}

// footWords are the source line, and behind it the notice where the layout that the slide stands on has no place for one.
func (s *page) footWords() []doc.Span {
	line := append([]doc.Span(nil), s.b.Foot...)
	notice := s.m.Doc.Notice
	if s.m.office == nil || s.g.Notice != nil || notice.S == "" {
		return line
	}
	if len(line) > 0 {
		line = append(line, doc.Span{S: " "})
	}
	return append(line, span.Plain(notice.S))
}

// footBases are the baselines of the first line of the source and of the notice. A source of two lines stands higher by
// half a line without a notice; with one, the three lines share the foot.
func (s *page) footBases() (foot, notice frame.Unit) {
	two := len(s.foot.Lines) > 1
	lead := s.m.Styles.ChartNote.Lead
	switch {
	case s.m.Doc.Notice.S == "" && two:
		return mm(footAlone) - lead/2, 0
	case s.m.Doc.Notice.S == "":
		return mm(footAlone), 0
	case two:
		return mm(footBase) - mm(2.4), mm(footBase) - mm(2.4) + 2*lead
	}
	return mm(footBase), mm(noticeBase)
}

func (s *page) footX() frame.Unit {
	x := mm(margin)
	if l := s.m.Brand.Logo; l != nil {
		x += l.Width(mm(6.6)) + mm(3.2)
	}
	return x
}

func (s *page) draw(page, pages int) {
	m := s.m
	m.Sect = m.Root.Add("Sect")
	if s.b.Opening {
		s.drawOpening(page)
		return
	}
	m.OpenArtifact(page, frame.Decoration)
	m.Fill(mm(margin), mm(14), mm(24), mm(2.2), &m.Colors.Blue)
	m.CloseMark()
	at := typeset.Spot{Page: page, X: mm(margin), Y: mm(titleTop)}
	level := min(2, m.Level+1)
	m.Level = level
	if len(s.title.Lines) > 0 {
		m.Headings = append(m.Headings, frame.Outline{Title: s.title.Words(), Dest: frame.Dest{Page: page, Y: at.Y}})
		m.Text(s.title, at, m.Sect.Add("H"+strconv.Itoa(level)))
		m.CloseMark()
	}
	m.Anchor(s.b.ID, typeset.Spot{Page: page, X: 0, Y: 0})
	m.Paragraph(s.subtitle, at.Down(s.title.Height()))
	s.body.draw(typeset.Spot{Page: page, X: mm(margin), Y: s.top})
	m.CloseMark()
	base, _ := s.footBases()
	m.Paragraph(s.foot, typeset.Spot{Page: page, X: s.footX(), Y: base - m.Styles.ChartNote.Baseline()})
	s.furniture(page, pages)
}

// furniture draws rule, emblem, notice and number at the foot. The title slide has the notice as text; here it is no
// content, so that it is not read out on every slide.
func (s *page) furniture(page, pages int) {
	m := s.m
	m.OpenArtifact(page, frame.Footer)
	m.Fill(mm(margin), mm(footRule), mm(liveW), mm(0.5), &m.Colors.Rule)
	if l := m.Brand.Logo; l != nil {
		if m.emblem == nil {
			g := l.Drawing(mm(6.6))
			g.At = frame.Point{X: g.At.X + mm(margin), Y: g.At.Y + mm(footEmblem)}
			m.emblem = &g // one drawing for all slides
		}
		m.Put(m.emblem)
	}
	base, notice := s.footBases()
	if m.Doc.Notice.S != "" {
		m.Words(&m.Styles.Notice, m.Doc.Notice.S, s.footX(), notice)
	}
	m.WordsRight(&m.Styles.Page, strconv.Itoa(s.number)+"/"+strconv.Itoa(pages), mm(sheetW-margin), base)
	m.CloseMark()
}

// The title slide, in mm from its top.
const (
	openingBand  = 149.0
	openingGold  = 40.0
	openingTitle = 52.4
	openingGap   = 4.5
	openingLogo  = 158.0
)

func (s *page) fitOpening() {
	m := s.m
	if m.office != nil {
		s.fitOpeningLayout()
		return
	}
	end := mm(openingTitle) + s.title.Height() + mm(openingGap) + s.subtitle.Height()
	if over := end + mm(6) - mm(openingBand); over > 0 {
		m.Errorf("title-too-long", []string{"shorten it, or the line under it"}, "its title and the line under it are %.1f mm too high for the blue field", over.Millimetres())
		m.About(itsTitle)
	}
	if over := s.openingX() + max(m.Advance(&m.Styles.BrandName, m.Brand.Name), m.Advance(&m.Styles.Topic, m.Topic())) + mm(12) + m.Advance(&m.Styles.Date, m.Doc.Date) -
		mm(sheetW-margin); over > 0 {
		m.Errorf("head-too-long", []string{"shorten the brand's name or the topic"}, "the texts under the blue field are %.1f mm too wide to stand side by side", over.Millimetres())
	}
	if over := s.openingX() + m.Advance(&m.Styles.Notice, m.Doc.Notice.S) - mm(sheetW-margin); m.Doc.Notice.S != "" && over > 0 {
		m.Errorf("head-too-long", []string{"shorten notice: of the dataset's publication"}, "the notice “%s” is %.1f mm too wide", typeset.Clip(m.Doc.Notice.S), over.Millimetres())
		m.About("its notice")
	}
}

// fitOpeningLayout holds title and subtitle above the end of the layout's place for a subtitle and above that for the notice.
func (s *page) fitOpeningLayout() {
	m, g := s.m, s.g
	end := g.Title.Box.Y + s.title.Height() + mm(openingGap) + s.subtitle.Height()
	limit := Height
	for _, p := range []*Place{g.Subtitle, g.Notice} {
		switch {
		case p == nil || p.Box.Y < g.Title.Box.Y: // it stands over the title
		case p == g.Notice:
			limit = min(limit, p.Box.Y)
		default:
			limit = min(limit, p.Box.Y+p.Box.H)
		}
	}
	if over := end - limit; over > 0 {
		m.Errorf("title-too-long", []string{"shorten it, or the line under it, or give them more room in the layout"}, "its title and the line under it are %.1f mm too high for the layout", over.Millimetres())
		m.About(itsTitle)
	}
}

func (s *page) openingX() frame.Unit {
	x := mm(margin)
	if l := s.m.Brand.Logo; l != nil {
		x += l.Width(mm(18)) + mm(6)
	}
	return x
}

func (s *page) drawOpening(page int) {
	m := s.m
	m.HasCover = true
	m.OpenArtifact(page, frame.Background)
	m.Fill(-m.bleed, -m.bleed, mm(sheetW)+2*m.bleed, mm(openingBand)+m.bleed, &m.Colors.Blue)
	m.OpenArtifact(page, frame.Decoration)
	m.Fill(mm(margin), mm(openingGold), mm(36), mm(2.6), &m.Colors.Gold)
	m.CloseMark()
	at := typeset.Spot{Page: page, X: mm(margin), Y: mm(openingTitle)}
	m.Level = 1
	m.Text(s.title, at, m.Sect.Add("H1"))
	m.CloseMark()
	m.Anchor(s.b.ID, typeset.Spot{Page: page, X: 0, Y: 0})
	m.Paragraph(s.subtitle, at.Down(s.title.Height()+mm(openingGap)))
	if l := m.Brand.Logo; l != nil {
		m.Emblem(l, mm(18), typeset.Spot{Page: page, X: mm(margin), Y: mm(openingLogo)})
	}
	m.BrandWords(page, &m.Styles.BrandName, m.Brand.Name, s.openingX(), mm(165.9))
	m.BrandWords(page, &m.Styles.Topic, m.Topic(), s.openingX(), mm(173.8))
	m.BrandWords(page, &m.Styles.Notice, m.Doc.Notice.S, s.openingX(), mm(180.6))
	m.BrandWords(page, &m.Styles.Date, m.Doc.Date, mm(sheetW-margin)-m.Advance(&m.Styles.Date, m.Doc.Date), mm(173.8))
}

// Pages lays a deck out, one page a slide. The list holds errors for what does not fit (the document is returned all the
// same, so that a preview can show it).
func Pages(d *doc.Document, b *brand.Brand) (*frame.Document, diag.List) {
	m := newDeck(d, b, frame.Bleed)
	return m.Finished(d.Title.S), m.Found
}
