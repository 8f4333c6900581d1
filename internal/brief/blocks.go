package brief

import (
	"sort"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

// briefTemplate is a brief that was read and checked.
type briefTemplate struct {
	id           string // the name of its file, which no other brief can have
	claimed      string // the id it gives itself; another one is a fault
	format       string
	pos          diag.Pos
	kind         *phrase.Text
	shortTitle   *phrase.Text
	summary      *summaryBlock // nil: there is none
	shown        shown
	placed       []*chartTemplate // charts that stand in it
	counted      []string         // briefs whose number of pages it prints
	prints       []string         // references to figures in its texts, in their order
	keywords     []*phrase.Text
	titles       []title
	footnotes    []footnote
	inFootnote   bool
	usedFoot     map[string]bool
	blocks       []blockForm
	blockIDs     map[string]blockID
	tables       int
	notesAsBlock bool             // charts' notes and sources stand in the notes block
	charts       []*chartTemplate // that the brief places or speaks of
	faults       diag.List        // of the brief's own template
}

type footnote struct {
	name string
	text *phrase.Text
}

// blockID is a block that can be pointed to.
type blockID struct {
	table  int // number of a table; 0 for others
	slide  int // number of the slide it stands on; 0 outside of decks
	titles []title
}

func (t *briefTemplate) foot(name string) *footnote {
	for i := range t.footnotes {
		if t.footnotes[i].name == name {
			return &t.footnotes[i]
		}
	}
	return nil
}

func (t *briefTemplate) blockNames() []string {
	var names []string
	for n := range t.blockIDs {
		names = append(names, n)
	}
	sort.Strings(names)
	return names
}

// briefForm checks a brief.
func (l *loader) briefForm(f briefForm, name string) {
	var t *briefTemplate
	faults := l.diags.During(func() { t = l.briefTexts(f, name) })
	t.faults = faults
	l.lib.briefs = append(l.lib.briefs, t)
}

// briefTexts reads the texts of a brief.
func (l *loader) briefTexts(f briefForm, name string) *briefTemplate {
	h := f.Brief
	t := &briefTemplate{
		id: strings.TrimSuffix(strings.TrimPrefix(name, "briefs/"), ".yaml"), claimed: h.ID.S, format: h.Format, pos: h.Pos, blocks: f.Blocks,
		usedFoot: map[string]bool{}, blockIDs: map[string]blockID{}, notesAsBlock: h.Sources == "notes",
	}
	if t.claimed != "" && t.claimed != t.id {
		l.diags.Add(h.ID.Pos, diag.Error, "brief-id", "the id is "+source.Quote(t.claimed)+", but the file's name says "+source.Quote(t.id), "give both the same name")
	}
	if t.id == chartsName {
		l.diags.Add(h.ID.Pos, diag.Error, "brief-id", "a brief cannot have the id "+source.Quote(t.id)+", which is what all charts are built by", "give brief and file another name")
	}
	l.brief, l.sees, l.slides = t, nil, 0
	defer func() { l.brief = nil }()
	for _, n := range f.Footnotes {
		t.footnotes = append(t.footnotes, footnote{name: n.name})
	}
	t.inFootnote = true
	for i, n := range f.Footnotes {
		l.block(func() { t.footnotes[i].text = l.line(n.text, phrase.Prose) })
	}
	t.inFootnote = false
	l.block(func() {
		t.kind, t.shortTitle = l.line(h.Kind, phrase.Label), l.line(h.ShortTitle, phrase.Label)
		t.keywords = l.lines(h.Keywords, phrase.Label)
		t.titles = l.titles(h.Titled, h.Pos, "the brief")
		l.fairTitle("short title", h.ShortTitle, t.shortTitle, false)
	})
	l.blocks(f.Blocks)
	for _, s := range l.sees {
		if _, ok := t.blockIDs[s.id]; !ok && !l.noBlocks {
			message, hint := source.Unknown("block", s.id, t.blockNames())
			l.diags.Add(s.pos, diag.Error, "unknown-block", message, hint)
		}
	}
	for _, n := range f.Footnotes {
		if !t.usedFoot[n.name] && !l.partial {
			l.diags.Add(n.pos, diag.Warning, "unused-footnote", "no text refers to the footnote "+source.Quote(n.name), "write [^"+n.name+"] where it belongs, or take it out")
		}
	}
	if k := len(f.Blocks); t.deck() {
		l.deckForm(f.Blocks)
	} else if k > 0 && t.format != "" {
		if _, ok := f.Blocks[k-1].body.(*notesBlock); !ok && f.Blocks[k-1].body != nil {
			l.diags.Add(f.Blocks[k-1].pos, diag.Error, "no-imprint", "the last block is no notes: block, in which notes and imprint are printed", "end the list of blocks with - notes: {}")
		}
	}
	if h.Subject.given() {
		l.noSubject(h.Subject)
	}
	return t
}

func (l *loader) blocks(list []blockForm) {
	for i, f := range list {
		if f.body == nil {
			l.noBlocks = true
			continue
		}
		if _, ok := f.body.(*notesBlock); ok && !l.brief.deck() && (l.depth > 0 || i+1 < len(list)) {
			l.diags.Add(f.pos, diag.Error, "no-imprint", "the notes: block stands last and outside sections", "")
		}
		if l.misplaced(f) {
			continue
		}
		l.block(func() { f.body.prepare(l, f.pos) })
	}
}

// name makes a block one that can be pointed to.
func (l *loader) name(id source.String, b blockID) {
	if id.S == "" || l.brief == nil {
		l.noBlocks = l.noBlocks || !id.Pos.IsZero()
		return
	}
	if _, ok := l.brief.blockIDs[id.S]; ok {
		l.diags.Add(id.Pos, diag.Error, "duplicate-id", "two blocks of this brief have the id "+source.Quote(id.S), "")
		return
	}
	b.slide = l.slides // no block of a deck stands outside of slides
	l.brief.blockIDs[id.S] = b
}

// coverBlock is the title band.
type coverBlock struct {
	Standfirst standfirstForm `yaml:"standfirst"`

	standfirst []title
}

func (c *coverBlock) prepare(l *loader, _ diag.Pos) { c.standfirst = l.standfirst(c.Standfirst) }

func (c *coverBlock) build(b *builder) []doc.Block {
	out := &doc.Cover{}
	b.in("cover", func() {
		if t := b.choose(b.brief.titles); t != nil {
			out.Title = b.heading(t.text, allNotes)
		}
		out.Standfirst = b.standfirst(c.standfirst)
	})
	return []doc.Block{out}
}

// sectionBlock is a heading and what stands under it.
type sectionBlock struct {
	Broken bool          `yaml:",broken"`
	ID     source.String `yaml:"id,id"`
	Titled rawTitles     `yaml:",inline"`
	Blocks []blockForm   `yaml:"blocks"`

	titles []title
}

func (s *sectionBlock) prepare(l *loader, pos diag.Pos) {
	s.titles = l.titles(s.Titled, pos, "the section")
	l.name(s.ID, blockID{titles: s.titles})
	l.noBlocks = l.noBlocks || s.Broken
	l.depth++
	l.blocks(s.Blocks)
	l.depth--
}

func (s *sectionBlock) build(b *builder) []doc.Block {
	t := b.choose(s.titles)
	if t == nil {
		return b.blocks(s.Blocks)
	}
	h := &doc.Heading{Level: min(b.level, 3), ID: s.ID.S}
	b.in("heading", func() { h.Text = b.heading(t.text, allNotes) })
	out := []doc.Block{h}
	b.level++
	b.in("section "+flatText(h.Text), func() { out = append(out, b.blocks(s.Blocks)...) })
	b.level--
	return out
}

// leadBlock is one introductory line.
type leadBlock struct {
	raw  rawText
	text *phrase.Text
}

// UnmarshalSource takes the line itself.
func (p *leadBlock) UnmarshalSource(n *source.Node) diag.List { return p.raw.UnmarshalSource(n) }

func (p *leadBlock) prepare(l *loader, _ diag.Pos) { p.text = l.line(p.raw, phrase.Prose) }

func (p *leadBlock) build(b *builder) []doc.Block {
	return []doc.Block{&doc.Prose{Columns: 1, Lead: true, Paragraphs: [][]doc.Span{b.spans(p.text)}}}
}

// proseBlock is running text: a text, a list of paragraphs, or both under text: with the number of columns.
type proseBlock struct {
	Columns int      `yaml:"columns"`
	Text    rawTexts `yaml:"text,required"`

	pos  diag.Pos
	text []*phrase.Text
}

// UnmarshalSource takes the short forms, too.
func (p *proseBlock) UnmarshalSource(n *source.Node) diag.List {
	p.pos = n.Pos
	if n.Kind != source.Map || isTexts(n) {
		return p.Text.UnmarshalSource(n)
	}
	type form proseBlock
	return source.Decode(n, (*form)(p))
}

func (p *proseBlock) prepare(l *loader, _ diag.Pos) {
	if p.Columns == 0 {
		p.Columns = 1
	}
	if p.Columns > 1 && l.slide != nil {
		l.diags.Add(p.pos, diag.Error, "bad-columns", "prose on a slide has one column", "leave columns: out, or put blocks side by side with columns:")
	}
	if p.Columns < 1 || p.Columns > 2 {
		l.diags.Add(p.pos, diag.Error, "bad-columns", "prose has one or two columns, found "+l.lib.cat.Integer(p.Columns), "")
	}
	p.text = l.lines(p.Text, phrase.Prose)
}

func (p *proseBlock) build(b *builder) []doc.Block {
	out := &doc.Prose{Columns: p.Columns}
	for _, t := range p.text {
		for _, para := range t.Paragraphs {
			out.Paragraphs = append(out.Paragraphs, b.paragraph(t, para))
		}
	}
	return []doc.Block{out}
}

// columnsBlock sets blocks side by side on a grid of six.
type columnsBlock struct {
	pos    diag.Pos
	cols   []columnForm
	broken bool // it is no list
}

type columnForm struct {
	Broken bool        `yaml:",broken"`
	Width  int         `yaml:"width,required"`
	Blocks []blockForm `yaml:"blocks,required,nonempty"`
}

// UnmarshalSource takes the list of columns.
func (c *columnsBlock) UnmarshalSource(n *source.Node) diag.List {
	c.pos, c.broken = n.Pos, n.Kind != source.Seq
	return source.Decode(n, &c.cols)
}

func (c *columnsBlock) prepare(l *loader, _ diag.Pos) {
	sum, broken := 0, c.broken
	for _, col := range c.cols {
		sum += col.Width
		broken = broken || col.Broken
		if col.Width < 1 {
			sum = -6 * len(c.cols)
		}
	}
	l.noBlocks = l.noBlocks || broken
	if !broken && (sum != 6 || len(c.cols) < 2) {
		l.diags.Add(c.pos, diag.Error, "bad-columns", "the page has six grid columns, and the widths of two or more columns must make six", "two halves are width: 3 each")
	}
	l.depth++
	for _, col := range c.cols {
		l.blocks(col.Blocks)
	}
	l.depth--
}

func (c *columnsBlock) build(b *builder) []doc.Block {
	out := &doc.Columns{}
	was := b.level
	b.level = 3
	for _, col := range c.cols {
		out.Widths = append(out.Widths, col.Width)
		out.Cols = append(out.Cols, b.blocks(col.Blocks))
	}
	b.level = was
	return []doc.Block{out}
}

// boxBlock is a tinted box of numbered items or of blocks.
type boxBlock struct {
	Broken bool          `yaml:",broken"`
	ID     source.String `yaml:"id,id"`
	Titled rawTitles     `yaml:",inline"`
	Items  []boxItemForm `yaml:"items"`
	Blocks []blockForm   `yaml:"blocks"`

	titles []title
}

type boxItemForm struct {
	Title rawText `yaml:"title,required"`
	Text  rawText `yaml:"text,required"`

	title, text *phrase.Text
}

func (x *boxBlock) prepare(l *loader, pos diag.Pos) {
	x.titles = l.blockTitles(x.Titled, pos, "the box")
	l.name(x.ID, blockID{titles: x.titles})
	if !x.Broken && (len(x.Items) > 0) == (len(x.Blocks) > 0) {
		l.diags.Add(pos, diag.Error, "bad-box", "a box has either items or blocks", "")
	}
	if len(x.Items) > 4 {
		l.diags.Add(pos, diag.Error, "bad-box", "a box has up to four items side by side, found "+l.lib.cat.Integer(len(x.Items)), "make it two boxes")
	}
	l.noBlocks = l.noBlocks || x.Broken
	for i := range x.Items {
		x.Items[i].title = l.line(x.Items[i].Title, phrase.Label)
		l.fairTitle("title", x.Items[i].Title, x.Items[i].title, false)
		x.Items[i].text = l.line(x.Items[i].Text, phrase.Prose)
	}
	l.depth++
	l.blocks(x.Blocks)
	l.depth--
}

func (x *boxBlock) build(b *builder) []doc.Block {
	out := &doc.Box{}
	b.in("box", func() {
		if t := b.choose(x.titles); t != nil {
			out.Heading = b.heading(t.text, allNotes)
		}
		for _, it := range x.Items {
			out.Items = append(out.Items, doc.BoxItem{Heading: b.spans(it.title), Text: b.spans(it.text)})
		}
		out.Body = b.blocks(x.Blocks)
	})
	return []doc.Block{out}
}

// factsBlock is a short list of bold leads with a sentence each.
type factsBlock struct {
	Titled rawTitles `yaml:",inline"`
	Items  rawTexts  `yaml:"items,required,nonempty"`
	Accent *bool     `yaml:"accent"`

	titles []title
	items  []*phrase.Text
}

func (f *factsBlock) prepare(l *loader, pos diag.Pos) {
	f.titles = l.blockTitles(f.Titled, pos, "the list of facts")
	f.items = l.lines(f.Items, phrase.Prose)
}

func (f *factsBlock) build(b *builder) []doc.Block {
	out := &doc.Facts{Accent: f.Accent == nil || *f.Accent}
	b.in("facts", func() {
		if t := b.choose(f.titles); t != nil {
			out.Heading = b.heading(t.text, allNotes)
		}
		for _, it := range f.items {
			out.Items = append(out.Items, b.spans(it))
		}
	})
	return []doc.Block{out}
}
