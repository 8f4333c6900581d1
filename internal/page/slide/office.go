package slide

import (
	"cmp"
	"slices"

	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
	"briefing/internal/page/text"
	"briefing/internal/page/typeset"
)

// Laid is a measured slide: the ground it stands on, by its number in what was offered, and its boxes in the order in which
// they are read.
type Laid struct {
	Slide  *doc.Slide
	Ground int
	Boxes  []Box
}

// Measure lays a deck out for a program that draws slides by itself, as PowerPoint does. grounds lists what a slide can stand
// on, the best first: it stands on the first where everything fits. office is asked for charts that the program draws.
func Measure(d *doc.Document, b *brand.Brand, grounds func(*doc.Slide) []*Ground, office Office) ([]Laid, diag.List) {
	m := &deck{Layout: typeset.New(d, b), office: office}
	m.Sheet, m.Styles = sheet(), styles(m.Colors)
	var list []Laid
	for _, blk := range d.Blocks {
		s, ok := blk.(*doc.Slide)
		if !ok {
			m.Found.Append(doc.Unknown("a deck", blk))
			continue
		}
		list = append(list, m.best(s, len(list)+1, grounds(s)))
	}
	return list, m.Found
}

// best is a slide on the first ground where it fits. Where it fits none, the findings are those of the first.
func (m *deck) best(s *doc.Slide, number int, grounds []*Ground) Laid {
	var first diag.List
	for i, g := range grounds {
		laid := Laid{Slide: s, Ground: i}
		found := m.Found.During(func() { laid.Boxes = m.measured(s, number, g).boxes() })
		if !found.HasErrors() {
			m.Found.Append(found)
			return laid
		}
		if i == 0 {
			first = found
		}
	}
	m.Found.Append(first)
	return Laid{Slide: s}
}

// columnGap is the distance of columns with a rule in its middle. Narrower slides have narrower ones.
func (m *deck) columnGap() frame.Unit {
	return min(mm(columnGap), mm(columnGap)*m.g.Body.W/mm(liveW))
}

// fitOffice asks the program that draws charts how high one is, and says whether it draws it.
func (m *deck) fitOffice(c *chartPiece, room frame.Unit) bool {
	if m.office == nil || c.b.Plot == nil {
		return false
	}
	high, misfit, ok := m.office(c.b, c.width, room)
	if !ok {
		return false
	}
	c.native, c.h, c.room = true, min(high, mm(leastPlot)), high
	if misfit != nil {
		m.Errorf("slide-fit", hints(misfit.Hint), "%s: %s", c.Name(), misfit.Message)
		if misfit.High {
			m.About(itsHeight)
		}
	}
	return true
}

func hints(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

// percents are the shares at which a text is tried in the style of a layout's place, down to the least size.
var percents = []int{100, 95, 90, 85, 80, 75, 70, 66, 62, 58, 54, 50, 46, 42, 38, 34, 30}

// fitPlace says at which share of its size text fits a place with so much room, and by how much closer its lines then stand, both
// in percent. Text whose style is smaller than the least size is made larger.
func (m *deck) fitPlace(p *Place, list []Paragraph, room frame.Rect, what string) (percent, tight int) {
	floor := int((LeastText*100 + p.Style.Size - 1) / p.Style.Size)
	at := []int{max(100, floor)}
	for _, s := range percents[1:] {
		if s > floor {
			at = append(at, s)
		}
	}
	if floor < 100 {
		at = append(at, floor)
	}
	for _, percent = range at {
		if m.heightIn(p, list, room.W, percent) <= room.H+room.H/50 {
			return percent, 0
		}
	}
	high := m.heightIn(p, list, room.W, percent)
	if high*(100-tightest)/100 <= room.H {
		return percent, tightest
	}
	m.Errorf("slide-fit", []string{"shorten it"}, "%s does not fit: “%s” is %.0f mm high in type of %.0f pt, and there are %.0f mm", what, typeset.Clip(firstWords(list)),
		high.Millimetres(), (p.Style.Size * frame.Unit(percent) / 100).Points(), room.H.Millimetres())
	m.About(what)
	return percent, 0
}

// tightest is by how many percent the distance of lines is made less where text of the least size has no room otherwise.
const tightest = 10

func firstWords(list []Paragraph) string {
	for _, p := range list {
		s := ""
		for _, r := range p.Runs {
			s += r.S
		}
		if s != "" {
			return s
		}
	}
	return ""
}

// heightIn is the height of paragraphs in a place's style, at a share of its size, in a width. A word that is wider is broken,
// as Office does it.
func (m *deck) heightIn(p *Place, list []Paragraph, width frame.Unit, percent int) frame.Unit {
	sum := frame.Unit(0)
	for i, q := range list {
		st := p.Style
		st.Size, st.Lead = st.Size*frame.Unit(percent)/100, st.Lead*frame.Unit(percent)/100
		largest := frame.Unit(0)
		var words []text.Run
		for _, r := range q.Runs {
			one := text.Run{S: text.SingleSpaced(r.S), Size: st.Size, Face: st.Face}
			if r.Style != nil {
				one.Size, one.Face = r.Style.Size, r.Style.Face
			}
			if r.Bold {
				one.Face = frame.Bold
			} else if r.Italic && one.Face == frame.Regular {
				one.Face = frame.Italic
			}
			largest = max(largest, one.Size)
			words = append(words, one)
		}
		rules := text.Rules{Long: text.Anywhere}
		atoms := text.Cut(nil, words, text.Ruler{Fonts: m.Brand.Fonts, Percent: cmp.Or(m.Percent, 100)}, rules)
		room := width
		if q.Item && q.Label != "" {
			room -= q.Left
		} else if q.Item && q.Number > 0 {
			room -= NumberIndent
		} else if q.Item {
			room -= p.Indent
		}
		lines, _ := text.Break(nil, atoms, max(room, 1), rules)
		lead := st.Lead
		if largest != st.Size && st.Size > 0 {
			lead = lead * largest / st.Size
		}
		sum += frame.Unit(max(len(lines), 1)) * lead
		if i > 0 {
			sum += max(p.Before*frame.Unit(percent)/100, q.Before)
		}
	}
	return sum
}

// NumberIndent is the indent of numbered points in a place of a layout, which says only that of points.
var NumberIndent = frame.MM(9)

// placeBox is a box of a place of the layout with text in the place's own style.
func (m *deck) placeBox(kind Kind, p *Place, list []Paragraph, what string) Box {
	b := Box{Kind: kind, At: p.Box, Text: list, Name: what}
	b.Percent, b.Tight = m.fitPlace(p, list, p.Inner(), what)
	return b
}

// In what of a slide texts that say where they stand are found too long, as both writers of slides name it.
const (
	itsTitle    = "its title"
	itsSubtitle = "its subtitle"
	itsNotice   = "its notice"
	itsSource   = "its source line"
	itsHeight   = "its height"
)

// measureForeign lays the slide out on a layout of another house.
func (s *page) measureForeign() {
	m := s.m
	if p := s.g.Notice; p != nil && m.Doc.Notice.S != "" {
		notice := []Paragraph{{Runs: plainRun(m.Doc.Notice, &m.Styles.Notice)}}
		if room := p.Inner(); m.heightIn(p, notice, room.W, 100) > p.Box.H {
			without := *s.g
			without.Notice = nil // it stands behind the source line, or under the subtitle
			s.g = &without
		}
	}
	g := s.g
	s.strips = append(s.strips, m.placeBox(Title, &g.Title, []Paragraph{{Runs: runs(s.b.Title, nil)}}, itsTitle))
	if s.b.Opening {
		s.foreignOpening()
		return
	}
	area := g.Body
	subtitle := s.b.Subtitle
	if c, ok := only[*doc.Chart](s.b.Blocks); ok && len(subtitle) == 0 {
		subtitle = c.Subtitle
		bare := *c
		bare.Subtitle = nil
		s.alone = &bare
	}
	if len(subtitle) > 0 {
		p := m.Fit(m.Para(&m.Styles.Subtitle, subtitle), area.W, typeset.Name(itsSubtitle))
		b := textBox(frame.Rect{X: area.X, Y: area.Y, W: area.W, H: p.Height()}, subtitle, &m.Styles.Subtitle, itsSubtitle)
		b.Kind = Subtitle
		s.strips = append(s.strips, b)
		area.Y, area.H = area.Y+p.Height()+mm(2), area.H-p.Height()-mm(2)
	}
	area.H -= s.foreignFoot(&area)
	if area.H < mm(20) {
		m.Errorf("slide-fit", []string{"use a layout with more room for content"}, "the layout has no room for its content")
		m.About(itsHeight)
		return
	}
	s.content(area)
}

// only is the one block of a slide, if it is of a type.
func only[T doc.Block](blocks []doc.Block) (one T, ok bool) {
	if len(blocks) == 1 {
		one, ok = blocks[0].(T)
	}
	return one, ok
}

// foreignOpening fills a title slide. Where no place is for the notice, it ends the subtitle.
func (s *page) foreignOpening() {
	m, g := s.m, s.g
	var list []Paragraph
	if len(s.b.Subtitle) > 0 {
		list = append(list, Paragraph{Runs: runs(s.b.Subtitle, nil)})
	}
	small := m.Styles.Notice
	notice := Paragraph{Runs: plainRun(m.Doc.Notice, &small)}
	switch {
	case len(notice.Runs) == 0:
	case g.Notice != nil:
		s.strips = append(s.strips, Box{Kind: Notice, At: g.Notice.Box, Text: []Paragraph{notice}, Name: itsNotice})
	default:
		list = append(list, notice)
	}
	if g.Subtitle != nil && len(list) > 0 {
		s.strips = slices.Insert(s.strips, 1, m.placeBox(Subtitle, g.Subtitle, list, itsSubtitle))
		return
	}
	// A layout with a title alone: what else the slide says stands under it.
	at := frame.Rect{X: g.Title.Box.X, Y: g.Title.Box.Y + g.Title.Box.H + mm(4), W: g.Title.Box.W}
	for _, q := range list {
		st := &m.Styles.Subtitle
		for i := range q.Runs {
			if q.Runs[i].Style == nil {
				q.Runs[i].Style = st
			}
		}
		spans := make([]doc.Span, len(q.Runs))
		for i, r := range q.Runs {
			spans[i] = r.Span
		}
		p := m.Fit(m.Para(q.Runs[0].Style, spans), at.W, typeset.Name(itsSubtitle))
		at.H = p.Height()
		s.strips = append(s.strips, Box{Kind: Text, At: at, Text: []Paragraph{{Runs: q.Runs, Lead: q.Runs[0].Style.Lead}}, Name: itsSubtitle})
		at.Y += at.H + mm(2)
	}
	if over := at.Y - Height; over > 0 {
		m.Errorf("slide-fit", []string{"use a layout with a place for a subtitle"}, "its subtitle ends %.1f mm below the slide", over.Millimetres())
	}
}

// foreignFoot puts the source line, and behind it the notice where the layout has no place for one, at the foot of an area
// or into its place, and returns the height that it takes.
func (s *page) foreignFoot(area *frame.Rect) frame.Unit {
	m, g := s.m, s.g
	st := &m.Styles.ChartNote
	line := s.footWords()
	if n := m.Doc.Notice; n.S != "" && g.Notice != nil {
		s.strips = append(s.strips, Box{Kind: Notice, At: g.Notice.Box, Text: []Paragraph{{Runs: plainRun(n, &m.Styles.Notice)}}, Name: itsNotice})
	}
	if len(line) == 0 {
		return 0
	}
	p := m.Fit(m.Para(st, line), area.W, typeset.Name(itsSource))
	high := p.Height() + mm(1)
	b := textBox(frame.Rect{X: area.X, Y: area.Y + area.H - high, W: area.W, H: high}, line, st, itsSource)
	b.Kind = Source
	s.strips = append(s.strips, b)
	return high + mm(2)
}

// content puts the blocks into an area: words into the layout's place for them, columns of two into its halves.
func (s *page) content(area frame.Rect) {
	m, g := s.m, s.g
	blocks := s.b.Blocks
	if s.alone != nil {
		blocks = []doc.Block{s.alone}
	}
	if f, ok := only[*doc.Facts](blocks); ok {
		// A table, where it is one and has room.
		one := stack{}
		found := m.Found.During(func() {
			one = newStack(m, []doc.Block{f}, area.W, area.H)
			s.fit(&one, area)
		})
		if len(one.blocks) == 1 && isTable(one.blocks[0]) && !found.HasErrors() {
			s.body, s.top, s.left = one, area.Y, area.X
			return
		}
	}
	if g.List != nil && allWords(blocks) && len(blocks) > 0 {
		s.lists = append(s.lists, m.listBox(g.List, blocks, area, 0))
		return
	}
	if c, ok := only[*doc.Columns](blocks); ok && len(g.Halves) == 2 && len(c.Cols) == 2 {
		for i, half := range g.Halves {
			at := frame.Rect{X: half.X, Y: area.Y, W: half.W, H: area.H}
			if g.Lists[i] != nil && allWords(c.Cols[i]) && len(c.Cols[i]) > 0 {
				s.lists = append(s.lists, m.listBox(g.Lists[i], c.Cols[i], at, i+1))
				continue
			}
			one := newStack(m, c.Cols[i], at.W, at.H)
			s.fit(&one, at)
			s.lists = append(s.lists, one.boxes(frame.Point{X: at.X, Y: at.Y})...)
		}
		return
	}
	s.top = area.Y
	s.body = newStack(m, blocks, area.W, area.H)
	s.fit(&s.body, area)
	s.left = area.X
}

func isTable(b block) bool {
	fixed, ok := b.(fixedHeight)
	if !ok {
		return false
	}
	_, ok = fixed.piece.(tablePiece)
	return ok
}

// fit gives blocks the heights they want in an area, and reports what has no room.
func (s *page) fit(body *stack, area frame.Rect) {
	m := s.m
	if over := body.fitInto(area.H); over > 0 {
		m.At = body.lastPos(m.At)
		m.Errorf("slide-fit", []string{"shorten it, or make two slides of it"}, "%s ends %.1f mm below the area of the slide", body.lastName(), over.Millimetres())
		m.About(itsHeight)
	}
}

// listBox is blocks of words in a place of the layout, which for this slide may be lower.
func (m *deck) listBox(p *Place, blocks []doc.Block, at frame.Rect, n int) Box {
	place := *p
	place.Box.Y, place.Box.H = at.Y, at.H
	if at.W < place.Box.W {
		place.Box.X, place.Box.W = at.X, at.W
	}
	list := indented(m.words(blocks), p)
	for i := range list {
		if i > 0 && !list[i].Item && place.Before < place.Style.Lead/4 { // paragraphs that nothing would part
			list[i].Before = place.Style.Lead / 2
		}
	}
	was := m.At
	m.At = blocks[len(blocks)-1].At()
	b := Box{Kind: List, N: n, At: place.Box, Text: list, Name: "its text", Of: blocks[len(blocks)-1]}
	found := m.Found.During(func() { b.Percent, b.Tight = m.fitPlace(&place, list, place.Inner(), b.Name) })
	for i := range found {
		found[i].About = itsHeight
	}
	m.Found.Append(found)
	m.At = was
	return b
}

// indented gives points of the second level their place, beside the points of the first as the layout indents them.
func indented(list []Paragraph, p *Place) []Paragraph {
	above := frame.Unit(0) // from the left of the place to the text of the point above
	for i := range list {
		q := &list[i]
		switch {
		case q.Item && q.Label != "":
			q.Left, q.Indent = above+NumberIndent, NumberIndent
		case q.Item && q.Number > 0:
			above = NumberIndent
		case q.Item:
			above = p.Indent
		}
	}
	return list
}

// boxes are those of the slide in the order in which they are read: title, subtitle, blocks, foot.
func (s *page) boxes() []Box {
	if !s.g.Ours {
		return s.foreignBoxes()
	}
	m, g := s.m, s.g
	list := []Box{{Kind: Title, At: s.titleBox(), Text: []Paragraph{{Runs: runs(s.b.Title, s.title.Style), Lead: s.title.Style.Lead}}, Name: itsTitle}}
	sub := Box{Kind: Subtitle, Name: itsSubtitle}
	if len(s.subtitle.Lines) > 0 {
		sub.At = frame.Rect{X: g.Title.Box.X, Y: g.Title.Box.Y + s.title.Height(), W: g.Title.Box.W, H: s.subtitle.Height()}
		if s.b.Opening {
			sub.At.Y += mm(openingGap)
		}
		sub.Text = []Paragraph{{Runs: runs(s.b.Subtitle, s.subtitle.Style), Lead: s.subtitle.Style.Lead}}
	}
	if n := m.Doc.Notice; s.b.Opening && g.Notice == nil && n.S != "" {
		sub.Text = append(sub.Text, Paragraph{Runs: plainRun(n, &m.Styles.Notice)})
		sub.At = g.Subtitle.Box
	}
	if len(sub.Text) > 0 {
		list = append(list, sub)
	}
	if !s.b.Opening {
		list = append(list, s.body.boxes(frame.Point{X: g.Body.X, Y: s.top})...)
	}
	return append(list, s.footBoxes()...)
}

// titleBox is the place of the layout for the title, but narrower where its last line would be a word or two.
func (s *page) titleBox() frame.Rect {
	at := s.g.Title.Box
	lines, _ := text.Fit(s.title.Atoms, at.W)
	if n := len(lines); n > 1 && text.Units(lines[n-1].W) < at.W/4 {
		at.W = min(at.W, s.title.Widest()*51/50)
	}
	return at
}

func (s *page) foreignBoxes() []Box {
	var foot, list []Box
	for _, b := range s.strips {
		if b.Kind == Source || b.Kind == Notice {
			foot = append(foot, b)
		} else {
			list = append(list, b)
		}
	}
	list = append(list, s.lists...)
	list = append(list, s.body.boxes(frame.Point{X: s.left, Y: s.top})...)
	return append(list, foot...)
}

// footBoxes are source line and notice in the places of the layout. A source of two lines moves both apart.
func (s *page) footBoxes() []Box {
	m, g := s.m, s.g
	var list []Box
	up, down := frame.Unit(0), frame.Unit(0)
	if g.Source != nil && s.foot != nil && len(s.foot.Lines) > 0 {
		at := g.Source.Box
		if more := s.foot.Height() - at.H; len(s.foot.Lines) > 1 && more > 0 {
			if up, down = more, 0; g.Notice != nil && m.Doc.Notice.S != "" {
				up, down = more/2, more/2
			}
			at.Y, at.H = at.Y-up, at.H+more
		}
		list = append(list, Box{Kind: Source, At: at, Text: []Paragraph{{Runs: runs(s.footWords(), s.foot.Style), Lead: s.foot.Style.Lead}}, Name: itsSource})
	}
	if g.Notice != nil && m.Doc.Notice.S != "" {
		at := g.Notice.Box
		at.Y += down
		list = append(list, Box{Kind: Notice, At: at, Text: []Paragraph{{Runs: plainRun(m.Doc.Notice, &m.Styles.Notice), Lead: m.Styles.Notice.Lead}}, Name: itsNotice})
	}
	return list
}
