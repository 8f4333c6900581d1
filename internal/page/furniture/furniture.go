// Package furniture draws what stands on the pages of a document around its blocks: the head of the first page with its title,
// running heads and feet, and the marks for a print shop.
//
// In: the layout of a document, complete but for this. Out: the same pages with their furniture. The head of the first page is
// content that is read; running heads and feet are passed over. Texts that are too wide for their place are errors, never cut.
package furniture

import (
	"strconv"

	"briefing/internal/page/frame"
	"briefing/internal/page/typeset"
)

// mm is short for the conversion that stands in nearly every line of this package.
func mm(v float64) frame.Unit { return frame.MM(v) }

// Draw draws running heads and footers, last of all on each page: their number is known only now.
func Draw(maker *typeset.Layout) {
	m := furniture{maker}
	n := len(m.Pages)
	m.check(n)
	var emblem *frame.Group
	if m.Brand.Logo != nil && (n > 1 || !m.HasCover) {
		g := m.Brand.Logo.Drawing(mm(headEmblem))
		g.At = frame.Point{X: g.At.X + m.Left(0), Y: g.At.Y + mm(headEmblemY)}
		emblem = &g // one drawing for all pages
	}
	for i := range m.Pages {
		if i > 0 || !m.HasCover {
			m.runningHead(i, emblem)
		}
		m.footer(i, n)
	}
}

// furniture is a document whose running heads and footers are drawn.
type furniture struct{ *typeset.Layout }

// check reports texts of head and foot that would run into each other. They are checked once: they are the
// same on every page but for the page number, which is widest on the last.
func (m furniture) check(pages int) {
	date := m.Advance(&m.Styles.ChartNote, m.Doc.Date)
	side := (mm(typeset.LiveW) - date) / 2
	if w := m.Advance(&m.Styles.ChartNote, m.Doc.ShortTitle.S); w+mm(2) > side {
		m.Errorf("short-title-too-long", []string{"give the document a shorter short title"},
			"the short title “%s” is %.1f mm wide, the foot of the page has room for %.1f mm", typeset.Clip(m.Doc.ShortTitle.S), w.Millimetres(), (side - mm(2)).Millimetres())
	}
	if pages > 1 || !m.HasCover {
		title := m.runningTitle()
		if over := m.runningTitleX() + m.Advance(&m.Styles.Running, title) - m.Right(); over > 0 {
			m.Errorf("short-title-too-long", []string{"give the document a shorter short title, or the brand a shorter name"},
				"the running head “%s” is %.1f mm too wide", typeset.Clip(title), over.Millimetres())
		}
		if over := m.headX() + m.Advance(&m.Styles.Notice, m.Doc.Notice.S) - m.Right(); m.Doc.Notice.S != "" && over > 0 {
			m.Errorf("head-too-long", []string{"shorten notice: of the dataset's publication"},
				"the notice “%s” is %.1f mm too wide for the running head", typeset.Clip(m.Doc.Notice.S), over.Millimetres())
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
func (m furniture) headX() frame.Unit {
	if l := m.Brand.Logo; l != nil {
		return m.Left(0) + l.Width(mm(headEmblem)) + mm(headEmblemGap)
	}
	return m.Left(0)
}

// runningTitleX is the leftmost place for the title in the running head.
func (m furniture) runningTitleX() frame.Unit {
	return m.headX() + m.Advance(&m.Styles.RunningName, m.Brand.Name) + mm(typeset.Gutter)
}

// runningTitle is the full title where it fits beside the brand's name, else the short one.
func (m furniture) runningTitle() string {
	if m.runningTitleX()+m.Advance(&m.Styles.Running, m.Doc.Title.S) > m.Right() {
		return m.Doc.ShortTitle.S
	}
	return m.Doc.Title.S
}

func (m furniture) runningHead(page int, emblem *frame.Group) {
	m.OpenArtifact(page, frame.Header)
	m.Fill(m.Left(0), mm(headRule), mm(typeset.LiveW), mm(0.2), &m.Colors.Rule)
	if emblem != nil {
		m.Put(emblem)
	}
	base := mm(headAlone)
	if m.Doc.Notice.S != "" {
		base = mm(headBase)
	}
	m.Words(&m.Styles.RunningName, m.Brand.Name, m.headX(), base)
	m.WordsRight(&m.Styles.Running, m.runningTitle(), m.Right(), base)
	if m.Doc.Notice.S != "" {
		m.Words(&m.Styles.Notice, m.Doc.Notice.S, m.headX(), mm(headNotice))
	}
	m.CloseMark()
}

func (m furniture) footer(page, pages int) {
	m.OpenArtifact(page, frame.Footer)
	m.Fill(m.Left(0), m.Foot(281), mm(typeset.LiveW), mm(0.2), &m.Colors.Rule)
	base := m.Foot(286)
	m.Words(&m.Styles.ChartNote, m.Doc.ShortTitle.S, m.Left(0), base)
	w := m.Advance(&m.Styles.ChartNote, m.Doc.Date)
	m.Words(&m.Styles.ChartNote, m.Doc.Date, (m.Sheet.W-w)/2, base)
	m.WordsRight(&m.Styles.Page, strconv.Itoa(page+1)+"/"+strconv.Itoa(pages), m.Right(), base)
	m.CloseMark()
}
