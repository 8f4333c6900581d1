package template

import (
	"briefing/internal/charts/kind"
	"briefing/internal/diag"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

// Block is an entry of a list of blocks.
type Block struct {
	Pos  diag.Pos
	Kind string // as templates write it: "key_figures"
	Body any    // what it holds: *Tiles, *Prose and so on, one type a kind
}

// blocks reads a list of blocks in its order.
func (l *loader) blocks(list []blockForm) []Block {
	var out []Block
	for i, f := range list {
		if f.form == nil {
			l.noBlocks = true
			continue
		}
		if _, ok := f.form.(*notesForm); ok && !l.brief.Deck() && (l.depth > 0 || i+1 < len(list)) {
			l.diags.Add(f.pos, diag.Error, "no-imprint", "the notes: block stands last and outside sections", "")
		}
		if l.misplaced(f) {
			continue
		}
		l.block(func() { out = append(out, Block{f.pos, f.kind, f.form.read(l, f.pos)}) })
	}
	return out
}

// name makes a block one that can be pointed to.
func (l *loader) name(id source.String, b BlockID) {
	if id.S == "" || l.brief == nil {
		l.noBlocks = l.noBlocks || !id.Pos.IsZero()
		return
	}
	if _, ok := l.brief.BlockIDs[id.S]; ok {
		l.diags.Add(id.Pos, diag.Error, "duplicate-id", "two blocks of this brief have the id "+source.Quote(id.S), "")
		return
	}
	b.Slide = l.slides // no block of a deck stands outside of slides
	l.brief.BlockIDs[id.S] = b
}

// Cover is the title band.
type Cover struct {
	Standfirst []Title // the first whose claim holds is printed; none need to
}

type coverForm struct {
	Standfirst standfirstForm `yaml:"standfirst"`
}

func (f *coverForm) read(l *loader, _ diag.Pos) any {
	return &Cover{Standfirst: l.standfirst(f.Standfirst)}
}

// Section is a heading and what stands under it.
type Section struct {
	ID     string
	Titles []Title
	Blocks []Block
}

type sectionForm struct {
	Broken bool             `yaml:",broken"`
	ID     source.String    `yaml:"id,id"`
	Titled phrase.RawTitles `yaml:",inline"`
	Blocks []blockForm      `yaml:"blocks"`
}

func (f *sectionForm) read(l *loader, pos diag.Pos) any {
	s := &Section{ID: f.ID.S, Titles: l.titles(f.Titled, pos, "the section")}
	l.name(f.ID, BlockID{Titles: s.Titles})
	l.noBlocks = l.noBlocks || f.Broken
	l.depth++
	s.Blocks = l.blocks(f.Blocks)
	l.depth--
	return s
}

// Lead is one introductory line.
type Lead struct{ Text *phrase.Text }

type leadForm struct{ raw phrase.Raw }

// UnmarshalSource takes the line itself.
func (f *leadForm) UnmarshalSource(n *source.Node) diag.List { return f.raw.UnmarshalSource(n) }

func (f *leadForm) read(l *loader, _ diag.Pos) any { return &Lead{l.line(f.raw, phrase.Prose)} }

// Prose is running text in one or two columns.
type Prose struct {
	Columns int
	Texts   []*phrase.Text
}

// proseForm is a text, a list of paragraphs, or both under text: with the number of columns.
type proseForm struct {
	Columns int            `yaml:"columns"`
	Text    phrase.RawList `yaml:"text,required"`

	pos diag.Pos
}

// UnmarshalSource takes the short forms, too.
func (f *proseForm) UnmarshalSource(n *source.Node) diag.List {
	f.pos = n.Pos
	if n.Kind != source.Map || isTexts(n) {
		return f.Text.UnmarshalSource(n)
	}
	type form proseForm
	return source.Decode(n, (*form)(f))
}

func (f *proseForm) read(l *loader, _ diag.Pos) any {
	p := &Prose{Columns: f.Columns}
	if p.Columns == 0 {
		p.Columns = 1
	}
	if p.Columns > 1 && l.slide != nil {
		l.diags.Add(f.pos, diag.Error, "bad-columns", "prose on a slide has one column", "leave columns: out, or put blocks side by side with columns:")
	}
	if p.Columns < 1 || p.Columns > 2 {
		l.diags.Add(f.pos, diag.Error, "bad-columns", "prose has one or two columns, found "+l.lib.Catalog.Integer(p.Columns), "")
	}
	p.Texts = l.lines(f.Text, phrase.Prose)
	return p
}

// Columns are blocks side by side on a grid of six.
type Columns struct{ Columns []Column }

// Column is one of them; widths are in grid columns and sum to six.
type Column struct {
	Width  int
	Blocks []Block
}

type columnsForm struct {
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
func (f *columnsForm) UnmarshalSource(n *source.Node) diag.List {
	f.pos, f.broken = n.Pos, n.Kind != source.Seq
	return source.Decode(n, &f.cols)
}

func (f *columnsForm) read(l *loader, _ diag.Pos) any {
	sum, broken := 0, f.broken
	for _, col := range f.cols {
		sum += col.Width
		broken = broken || col.Broken
		if col.Width < 1 {
			sum = -6 * len(f.cols)
		}
	}
	l.noBlocks = l.noBlocks || broken
	if !broken && (sum != 6 || len(f.cols) < 2) {
		l.diags.Add(f.pos, diag.Error, "bad-columns", "the page has six grid columns, and the widths of two or more columns must make six", "two halves are width: 3 each")
	}
	c := &Columns{}
	l.depth++
	for _, col := range f.cols {
		c.Columns = append(c.Columns, Column{col.Width, l.blocks(col.Blocks)})
	}
	l.depth--
	return c
}

// Box is a tinted box of numbered items or of blocks.
type Box struct {
	Titles []Title
	Items  []BoxItem
	Blocks []Block
}

// BoxItem is one numbered item.
type BoxItem struct{ Title, Text *phrase.Text }

type boxForm struct {
	Broken bool             `yaml:",broken"`
	ID     source.String    `yaml:"id,id"`
	Titled phrase.RawTitles `yaml:",inline"`
	Items  []boxItemForm    `yaml:"items"`
	Blocks []blockForm      `yaml:"blocks"`
}

type boxItemForm struct {
	Title phrase.Raw `yaml:"title,required"`
	Text  phrase.Raw `yaml:"text,required"`
}

func (f *boxForm) read(l *loader, pos diag.Pos) any {
	x := &Box{Titles: l.blockTitles(f.Titled, pos, "the box")}
	l.name(f.ID, BlockID{Titles: x.Titles})
	if !f.Broken && (len(f.Items) > 0) == (len(f.Blocks) > 0) {
		l.diags.Add(pos, diag.Error, "bad-box", "a box has either items or blocks", "")
	}
	if len(f.Items) > 4 {
		l.diags.Add(pos, diag.Error, "bad-box", "a box has up to four items side by side, found "+l.lib.Catalog.Integer(len(f.Items)), "make it two boxes")
	}
	l.noBlocks = l.noBlocks || f.Broken
	for _, it := range f.Items {
		title := l.line(it.Title, phrase.Label)
		l.fairTitle("title", it.Title, title, false)
		x.Items = append(x.Items, BoxItem{title, l.line(it.Text, phrase.Prose)})
	}
	l.depth++
	x.Blocks = l.blocks(f.Blocks)
	l.depth--
	return x
}

// Facts is a short list of bold leads with a sentence each.
type Facts struct {
	Titles []Title
	Items  []*phrase.Text
	Accent bool // an accent bar stands beside it
}

type factsForm struct {
	Titled phrase.RawTitles `yaml:",inline"`
	Items  phrase.RawList   `yaml:"items,required,nonempty"`
	Accent *bool            `yaml:"accent"`
}

func (f *factsForm) read(l *loader, pos diag.Pos) any {
	return &Facts{Titles: l.blockTitles(f.Titled, pos, "the list of facts"), Items: l.lines(f.Items, phrase.Prose), Accent: kind.On(f.Accent)}
}
