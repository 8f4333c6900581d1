// Package compose makes documents of templates and figures: it decides which title holds, prints every text and fills
// every block, in the order a reader meets them.
//
// In: a library of templates and the values of an edition. Out: doc.Document without reference numbers, notes and source
// lines, which package cite adds: each span says what of the dataset it speaks of, and each chart and table what it shows.
// A heading is a claim about the data and gives way to the next one when the data no longer bear it out.
//
// It is a table of functions, one a kind of block and one a kind of chart, over plain data; none of them knows what another
// made. It knows no sizes, no pages and no colours, and adds no fact of its own: where values may not stand together the
// rules of package figures decide.
package compose

import (
	"slices"

	"briefing/internal/charts/kind"
	"briefing/internal/compose/words"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/phrase"
	"briefing/internal/input/template"
	"briefing/internal/source"
)

// Options are what a document takes from its brand, and what its page form needs.
type Options struct {
	Author string // of the file: the brand's name
	Topic  string // the line under it on a cover
	Tables bool   // for web pages: each chart's data as a table that people read, and all sources in full
	// Pages says how many pages another brief has, 0 where it cannot be laid out.
	Pages func(id string) int
}

// Composer makes documents of one edition. It is not changed by what it makes but for what it found, and for the strings
// in other languages that it met.
type Composer struct {
	*words.Printer
	Lib   *template.Library
	Brief *template.Brief // whose blocks texts point to; nil for a chart that stands alone
	Diags *diag.List      // what is found is added here
	Date  string          // of the edition, as it is printed

	opt         Options
	blockMakers map[string]blockMaker
}

// NewComposer makes a composer of texts: those of a brief, or of a chart that stands alone where brief is nil. What it finds is
// added to diags.
func NewComposer(lib *template.Library, set *figures.Set, brief *template.Brief, diags *diag.List, opt Options) *Composer {
	p := words.NewPrinter(lib.Texts.Catalog, set)
	return &Composer{Printer: p, Lib: lib, Brief: brief, Diags: diags, Date: p.Cat.MonthYear(words.Day(set.AsOf)), opt: opt}
}

// withMakers lets a composer of texts make blocks, too.
func withMakers(c *Composer) *Composer {
	c.blockMakers = blockMakers()
	return c
}

// place is where a block stands.
type place struct {
	level int    // of a heading here
	part  string // of the brief, for the record of uses
	slide bool
}

// in is the same place as a part of its own.
func (p place) in(part string) place {
	p.part = part
	return p
}

// alone says that the composer makes a chart without a brief.
func (c *Composer) alone() bool { return c.Brief == nil }

// Brief makes the document of a brief from the values of an edition. It reads the library and the set and changes
// neither. With errors in the list the document must not be used. Package cite finishes it.
func Brief(lib *template.Library, set *figures.Set, name string, opt Options) (*doc.Document, diag.List) {
	t := lib.Brief(name)
	if t == nil {
		var diags diag.List
		message, hint := source.Unknown("brief", name, lib.Names())
		diags.Add(diag.Pos{}, diag.Error, "unknown-brief", message, hint)
		return nil, diags
	}
	if faults := lib.Faults([]string{name}); faults.HasErrors() {
		return nil, faults
	}
	var diags diag.List
	d := document(withMakers(NewComposer(lib, set, t, &diags, opt)), t)
	d.Incomplete = diags.HasErrors()
	return d, diags.Sorted()
}

func document(c *Composer, t *template.Brief) *doc.Document {
	d := &doc.Document{
		Written: doc.Written{Pos: t.Pos, Part: "document"}, ID: t.ID, Lang: c.Cat.Tag(), Format: doc.Format(t.Format), Paper: t.Paper, Most: t.Most, Topic: c.opt.Topic, Author: c.opt.Author,
		Date: c.Date, DateISO: c.Set.AsOf.String(), Messages: messages(c), Foreign: c.Foreign,
	}
	l := c.labels()
	d.Notice = c.notice(l)
	d.Kind = l.Plain(t.Kind)
	d.ShortTitle = l.Plain(t.ShortTitle)
	for _, k := range t.Keywords {
		d.Keywords = append(d.Keywords, l.Plain(k).S)
	}
	if chosen, claims := c.choose(t.Titles); chosen != nil {
		l.Mentions = append(l.Mentions, claims...)
		d.Title = l.Plain(chosen.Text)
	}
	d.Mentions = l.Mentions
	d.Blocks = c.blocks(place{level: 2, part: "document"}, t.Blocks)
	d.Subject = d.Title // a summary says more
	if s := summaryIn(d.Blocks); s != nil {
		d.Subject = subject(s)
	}
	d.Charts = chartData(c, d.Blocks)
	return d
}

// notice is what stands under the brand's name on everything that is made from an example; empty where the dataset is none.
func (c *Composer) notice(l *kind.Labels) doc.Span {
	if !c.Data.Example {
		return doc.Span{}
	}
	return l.Plain(c.Lib.Texts.Datum(c.Data.Publication.Notice))
}

// labels makes plain strings for one block and gathers what they speak of.
func (c *Composer) labels() *kind.Labels { return &kind.Labels{Printer: c.Printer, Texts: c} }

// Datum is a text of the dataset.
func (c *Composer) Datum(t dataset.Text) *phrase.Text { return c.Lib.Texts.Datum(t) }

// Part prints what the dataset says of a figure, by the name that references have for it.
func (c *Composer) Part(of *figures.Value, part string) (s string, mentioned []doc.Mention, faint, ok bool) {
	d, ok := c.Lib.Texts.Wording(&phrase.Ref{ID: of.ID, Target: of.Ref, Part: part})
	if !ok {
		return "", nil, false, false
	}
	s, mentioned = wordingText(c, d)
	return s, mentioned, d.Faint, true
}

// altText is a text alternative: words that are only heard.
func (c *Composer) altText(t *phrase.Text, sc *words.Scale) doc.Span {
	s, mentioned := c.PlainIn(t, sc)
	out := doc.Span{S: s, Lang: c.Foreign[s], Of: slices.Clone(mentioned)}
	for i := range out.Of {
		out.Of[i].InAlt = true
	}
	return out
}

// value resolves a reference to a figure; nil after an error.
func (c *Composer) value(ref string, pos diag.Pos) *figures.Value {
	v, p := c.Set.Value(ref)
	if p != nil {
		c.Diags.AddProblem(pos, diag.Error, p)
		return nil
	}
	return v
}
