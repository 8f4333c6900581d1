// Package cite finishes a composed document: it numbers its notes and writes them, puts the numbers behind what they belong
// to, and adds source lines, the evidence of slides, the imprint and the record of what is used where.
//
// In: a document of package compose, whose spans say what of the dataset they speak of, and whose charts and tables say what
// they show. Out: a new document in which every string is final; the one it was given is not changed. It reads a document
// from its beginning to its end, and what it writes itself like the rest. Each page form has a file: notes with numbers,
// notes that one block gathers, the evidence of slides, a chart that stands alone.
package cite

import (
	"slices"

	"briefing/internal/compose"
	"briefing/internal/compose/words"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/doc/span"
	"briefing/internal/figures"
	"briefing/internal/input/template"
)

// Document finishes the document of a brief, with the options it was composed with: its notes are texts as its blocks are. One
// with tables also lists all that its figures and dates come from.
func Document(lib *template.Library, set *figures.Set, d *doc.Document, opt compose.Options) (*doc.Document, diag.List) {
	var diags diag.List
	c := newCiter(lib, set, lib.Brief(d.ID), &diags, d.Foreign, opt)
	c.incomplete = d.Incomplete
	out := *d
	c.use("document", d.Mentions)
	for _, b := range d.Blocks {
		if t, is := b.(*doc.Table); is {
			c.inTable = append(c.inTable, t.Changes...)
		}
	}
	out.Blocks = c.blocks(d.Blocks, nil)
	if c.Brief.Deck() {
		out.Blocks = imprintOfDeck(c, out.Blocks)
	}
	out.Notes, out.Uses, out.Foreign = c.notes, c.uses, foreign(c)
	if opt.Tables {
		for _, s := range sourcesUsed(c, c.uses) {
			out.Sources = append(out.Sources, words.InFull(c.Printer, s))
		}
	}
	return &out, diags.Sorted()
}

// foreign is the strings in other languages; nil of none.
func foreign(c *citer) doc.Foreign {
	if len(c.Foreign) == 0 {
		return nil
	}
	return c.Foreign
}

// citer reads one document. What it gathers only grows.
type citer struct {
	*compose.Composer
	notes      []doc.Note
	numbers    map[noteKey]int
	referred   map[int]bool // notes that running text has referred to
	uses       []doc.Use
	used       map[usedIn]bool
	computed   bool            // a value was computed here: the imprint says so
	noted      map[string]bool // references of amounts of which a note has said how they are counted
	inTable    []string        // changes of which a table prints both values
	collected  collected
	incomplete bool // what shows nothing may be what could not be composed, which was told
}

func newCiter(lib *template.Library, set *figures.Set, brief *template.Brief, diags *diag.List, foreign doc.Foreign, opt compose.Options) *citer {
	c := &citer{
		Composer: compose.NewComposer(lib, set, brief, diags, opt),
		numbers:  map[noteKey]int{}, referred: map[int]bool{}, used: map[usedIn]bool{}, noted: map[string]bool{},
	}
	for s, lang := range foreign {
		c.Foreign[s] = lang
	}
	return c
}

// usedIn is a reference in a part of the document.
type usedIn struct{ ref, part string }

// use records what a part of the document speaks of.
func (c *citer) use(part string, list []doc.Mention) {
	for _, m := range list {
		if m.Kind != doc.Named && m.Kind != doc.Dated {
			if v, fault := c.Set.Value(m.Ref); fault == nil && v.Derived != nil {
				c.computed = true
			}
		}
		key := usedIn{m.Ref, part}
		if !c.used[key] {
			c.used[key] = true
			c.uses = append(c.uses, doc.Use{Ref: m.Ref, Block: part, File: m.Pos.File, Line: m.Pos.Line})
		}
	}
}

// notePlacing is how the notes of a text are placed.
type notePlacing struct {
	notes  noteMode
	atEnd  bool      // they stand at the end, as in titles and labels
	always bool      // they stand at every use, not at the first alone: in tables
	made   bool      // in a table that is made from figures: a whole that is added up has no note of its arithmetic
	slide  *evidence // of the slide that the text stands on; nil outside of slides
}

// noteMode says which notes the values of a text bring with them.
type noteMode uint8

const (
	noNotes   noteMode = iota // labels inside charts, notes themselves
	exactOnly                 // of rounded values; the rest stands in the chart's own note and source line
	sumsOnly                  // the arithmetic of computed values
	allNotes
)

// title is how the notes of headings are placed.
func title(slide *evidence) notePlacing {
	return notePlacing{notes: allNotes, atEnd: true, slide: slide}
}

// running is how the notes of running text are placed.
func running(slide *evidence) notePlacing { return notePlacing{notes: allNotes, slide: slide} }

// blocks finishes blocks in their order.
func (c *citer) blocks(list []doc.Block, slide *evidence) []doc.Block {
	var out []doc.Block
	for _, b := range list {
		out = append(out, c.block(b, slide))
	}
	return out
}

// block finishes one block; slide is the evidence of the slide it stands on, nil outside of slides.
func (c *citer) block(b doc.Block, slide *evidence) doc.Block {
	w := b.Origin()
	if _, drawn := b.(*doc.Chart); !drawn { // of a chart the drawing comes first
		c.use(w.Part, w.Claims)
	}
	switch b := b.(type) {
	case *doc.Cover:
		out := *b
		out.Title = c.text(b.Part, b.Title, title(slide))
		out.Standfirst = c.text(b.Part, b.Standfirst, running(slide))
		c.use(b.Part, b.Mentions)
		return &out
	case *doc.Summary:
		out := *b
		out.Sentences = c.texts(b.Part, b.Sentences, running(slide))
		c.use(b.Part, b.Mentions)
		return &out
	case *doc.KeyFigures:
		return keyFigures(c, b, slide)
	case *doc.Heading:
		out := *b
		out.Text = c.text(b.Part, b.Text, title(slide))
		return &out
	case *doc.Prose:
		out := *b
		out.Paragraphs = c.texts(b.Part, b.Paragraphs, running(slide))
		return &out
	case *doc.Columns:
		return columns(c, b, slide)
	case *doc.Box:
		return box(c, b, slide)
	case *doc.Facts:
		out := *b
		out.Heading = c.text(b.Part, b.Heading, title(slide))
		out.Items = c.texts(b.Part, b.Items, running(slide))
		return &out
	case *doc.List:
		out := *b
		out.Items = nil
		for _, it := range b.Items {
			out.Items = append(out.Items, doc.ListItem{Text: c.text(b.Part, it.Text, running(slide)), Below: c.texts(b.Part, it.Below, running(slide))})
		}
		c.use(b.Part, b.Mentions)
		return &out
	case *doc.PageBreak:
		return b
	case *doc.Chart:
		return chart(c, b, slide)
	case *doc.Table:
		return table(c, b, slide)
	case *doc.NotesBlock:
		return notesBlock(c, b)
	case *doc.Slide:
		return finishSlide(c, b)
	}
	c.Diags.Append(doc.Unknown("a document whose sources are named", b))
	return b
}

func keyFigures(c *citer, b *doc.KeyFigures, slide *evidence) doc.Block {
	out := *b
	out.Tiles = slices.Clone(b.Tiles)
	for i := range out.Tiles {
		out.Tiles[i].Label = tile(c, b.Part, &b.Tiles[i], slide)
	}
	return &out
}

func columns(c *citer, b *doc.Columns, slide *evidence) doc.Block {
	out := *b
	out.Cols = nil
	for _, col := range b.Cols {
		out.Cols = append(out.Cols, c.blocks(col, slide))
	}
	return &out
}

func box(c *citer, b *doc.Box, slide *evidence) doc.Block {
	out := *b
	out.Heading = c.text(b.Part, b.Heading, title(slide))
	out.Items = nil
	for _, it := range b.Items {
		out.Items = append(out.Items, doc.BoxItem{Heading: c.text(b.Part, it.Heading, running(slide)), Text: c.text(b.Part, it.Text, running(slide))})
	}
	out.Body = c.blocks(b.Body, slide)
	return &out
}

// tile finishes the label of a big number. The number's own notes stand at its end, where they disturb nothing.
func tile(c *citer, part string, t *doc.Tile, slide *evidence) []doc.Span {
	if t.Of.Ref == "" {
		return nil
	}
	c.use(part, []doc.Mention{t.Of})
	if slide != nil { // its own figure stands before those of its label
		slide.mention(c, t.Of)
	}
	p := placer{c: c, part: part, how: title(slide)}
	p.figure(t.Of)
	label := p.place(t.Label)
	c.use(part, t.Mentions)
	if slide != nil {
		slide.mentions(c, t.Mentions)
		name := c.PlainString(lines(label)[0]) // without its changes
		if t.Kicker.S != "" {
			name = t.Kicker.S + ": " + name
		}
		slide.addFigure(doc.SlideFigure{Label: span.Plain(name), Value: span.Plain(t.Of.Printed), Of: []string{t.Of.Ref}})
	}
	return label
}

// texts finishes texts one by one.
func (c *citer) texts(part string, list [][]doc.Span, how notePlacing) [][]doc.Span {
	out := make([][]doc.Span, 0, len(list))
	for _, s := range list {
		out = append(out, c.text(part, s, how))
	}
	return out
}

// text finishes a text: it records what it speaks of, puts the numbers of notes in their places, and joins neighbours of
// one style.
func (c *citer) text(part string, spans []doc.Span, how notePlacing) []doc.Span {
	if len(spans) == 0 {
		return nil
	}
	if s := &spans[0]; len(spans) == 1 && !s.Quoted && len(s.Of) == 0 && words.NoBreakSums(s.S) == s.S {
		return spans // mere words, as most texts of labels are
	}
	p := placer{c: c, part: part, how: how}
	return p.place(spans)
}

// withoutNotes is a text without numbers of notes.
func (c *citer) withoutNotes(part string, spans []doc.Span) []doc.Span {
	return c.text(part, spans, notePlacing{})
}

// chart finishes a chart in a brief.
func chart(c *citer, b *doc.Chart, slide *evidence) doc.Block {
	out := *b
	c.use(b.Part, b.Shows.Drawn)
	if slide != nil {
		slide.mentions(c, b.Shows.Drawn)
		for _, f := range b.Listed {
			slide.addFigure(f)
		}
	}
	c.use(b.Part, b.Claims)
	out.Title = c.text(b.Part, b.Title, notePlacing{notes: exactOnly, atEnd: true, slide: slide})
	out.Subtitle = c.text(b.Part, b.Subtitle, notePlacing{slide: slide})
	switch {
	case slide != nil:
		evidenceOfChart(c, b, &out, slide)
	case c.Brief.NotesAsBlock:
		collectChart(c, b, &out)
	default:
		noteChart(c, b, &out)
	}
	c.use(b.Part, b.Mentions)
	return &out
}
