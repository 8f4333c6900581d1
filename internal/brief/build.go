package brief

import (
	"slices"

	"briefing/internal/dataset"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/i18n"
	"briefing/internal/indicator"
	"briefing/internal/source"
)

// docBlock is a block of the document.
type docBlock = doc.Block

// BuildOptions are what a document takes from its brand.
type BuildOptions struct {
	Author string // of the file: the brand's name
	Topic  string // the line under it on a cover
	Web    bool   // for a web page: with its sources in full and each chart's data as a table
	// Pages says how many pages another brief has, 0 where it cannot be laid out.
	Pages func(id string) int
}

// Build makes the document of a brief from the values of an edition. It reads the library and the set and changes
// neither. With errors in the list the document must not be used.
func (lib *Library) Build(name string, set *indicator.Set, opt BuildOptions) (*doc.Document, diag.List) {
	var t *briefTemplate
	for _, b := range lib.briefs {
		if b.id == name {
			t = b
		}
	}
	if t == nil {
		var diags diag.List
		message, hint := source.Unknown("brief", name, lib.Names())
		diags.Add(diag.Pos{}, diag.Error, "unknown-brief", message, hint)
		return nil, diags
	}
	if faults := lib.faults([]string{name}); faults.HasErrors() {
		return nil, faults
	}
	b := &builder{
		lib: lib, cat: lib.cat, set: set, brief: t, web: opt.Web, pages: opt.Pages,
		scratch: scratches.Get().(*scratch),
	}
	defer b.release()
	b.d = &doc.Document{
		Written: doc.Written{Pos: t.pos}, ID: t.id, Lang: lib.cat.Tag(), Format: doc.Format(t.format), Topic: opt.Topic, Author: opt.Author,
		Date: lib.cat.MonthYear(day(set.AsOf)), DateISO: set.AsOf.String(), Messages: lib.words, Notice: lib.Notice(),
	}
	for _, w := range lib.strange {
		b.mark(w.s, w.lang)
	}
	b.document()
	return b.d, b.diags.Sorted()
}

// Notice is what stands under the brand's name on everything that is made from an example; empty where the dataset is none.
func (lib *Library) Notice() string {
	if t := lib.datum(lib.ds.Publication.Notice); lib.ds.Example && !t.empty() {
		s := ""
		for _, seg := range t.single() { // it holds no references
			s += seg.lit
		}
		return s
	}
	return ""
}

// builder makes one document.
type builder struct {
	lib   *Library
	cat   *i18n.Catalog
	set   *indicator.Set
	brief *briefTemplate
	web   bool
	alone bool // a chart without a brief
	pages func(id string) int
	d     *doc.Document
	diags diag.List

	*scratch
	room    []doc.Span // memory for spans of the document
	told    []bool     // by number, notes that running text has referred to
	where   string     // block that is being made, for the record of uses
	depth   int        // of texts in texts
	level   int        // of headings
	derived bool       // a value was computed here: the imprint says so
	gather  gathered
	limits  map[string][]string // caveats by the value's ref, which speaker notes ask for again and again; nil before the first
	slide   *slideRecord        // of the slide being made; nil outside of slides and for what a slide does not print
}

// gathered is what charts and tables would print below themselves, where the notes block prints it for all of them.
type gathered struct {
	notes   [][]doc.Span
	limits  [][]doc.Span       // of values in charts
	noted   []string           // refs of amounts of which a numbered note has said how they are counted
	mixed   []*indicator.Value // values of which several ways of counting stand together
	sources []*dataset.Source
	outside int
}

func (b *builder) document() {
	t := b.brief
	b.where = "document"
	b.d.Kind = b.plain(t.kind)
	b.d.ShortTitle = b.plain(t.shortTitle)
	for _, k := range t.keywords {
		b.d.Keywords = append(b.d.Keywords, b.plain(k))
	}
	if chosen := b.choose(t.titles); chosen != nil {
		b.d.Title = b.plain(chosen.text)
	}
	b.d.Subject = b.d.Title // a summary says more
	b.level = 2
	b.d.Blocks = b.blocks(t.blocks)
	b.imprintOfDeck()
	b.d.Uses = slices.Clone(b.uses)
	if b.web {
		b.d.Sources = b.allSources()
	}
}

func (b *builder) blocks(list []blockForm) []doc.Block {
	var out []doc.Block
	for _, f := range list {
		if f.body == nil {
			continue
		}
		for _, made := range f.body.build(b) {
			if at := made.At(); at.IsZero() { // blocks of a section have their own place
				*at = f.pos
			}
			out = append(out, made)
		}
	}
	return out
}

// in runs f for a block; values met there are recorded under its name.
func (b *builder) in(where string, f func()) {
	was := b.where
	b.where = where
	f()
	b.where = was
}

// use records that a value stands in the block being made.
func (b *builder) use(ref string, pos diag.Pos) {
	last := b.lastUse[ref]
	for i := last; i > 0; i = b.usedTo[i-1] { // few blocks speak of one figure
		if b.uses[i-1].Block == b.where {
			return
		}
	}
	b.uses, b.usedTo = append(b.uses, doc.Use{Ref: ref, Block: b.where, File: pos.File, Line: pos.Line}), append(b.usedTo, last)
	b.lastUse[ref] = len(b.uses)
}

// value resolves a reference to a figure; nil after an error.
func (b *builder) value(ref string, pos diag.Pos) *indicator.Value {
	v, p := b.set.Value(ref)
	if p != nil {
		b.diags.Add(pos, diag.Error, p.Rule, p.Message, p.Hint)
		return nil
	}
	b.use(ref, pos)
	b.slide.value(v)
	if v.Derived != nil {
		b.derived = true
	}
	return v
}

// points are the points of a step line.
func (b *builder) points(ref string) []*indicator.Value { return b.set.Series(ref) }

func (lib *Library) messages() doc.Messages {
	m := func(key i18n.Key, args ...string) string {
		s := lib.cat.Msg(key, args...)
		if lang := lib.cat.Language(key); lang != "" {
			lib.strange = append(lib.strange, inLanguage{lang, s})
		}
		return s
	}
	return doc.Messages{
		Table: m(i18n.KeyTable), Continued: m(i18n.KeyContinued),
		ContinuesOn:    m(i18n.KeyContinuesOn, "table", "{table}", "page", "{page}"),
		NotesHeading:   m(i18n.KeyNotesHeading),
		PageOf:         m(i18n.KeyPageShort, "page", "{page}", "pages", "{pages}"),
		NoteWord:       m(i18n.KeyNote),
		ReferenceLabel: m(i18n.KeyNoteLabel, "number", "{n}"),
		BackLabel:      m(i18n.KeyBackLabel, "number", "{n}"),
		SlideLabel:     m(i18n.KeySlide, "number", "{n}"),
		Handout:        m(i18n.KeyHandout, "title", "{title}"),
		Figures:        m(i18n.KeySlideFigures),
		Sources:        m(i18n.KeySourcesWord),
		OwnNotes:       m(i18n.KeyOwnNotes),
		Evidence:       m(i18n.KeyEvidence),
		Web: doc.WebMessages{
			Contents: m(i18n.KeyWebContents), Skip: m(i18n.KeyWebSkip), DataTable: m(i18n.KeyWebDataTable), DataFile: m(i18n.KeyWebDataFile),
			ChartPage: m(i18n.KeyWebChartPage),
			Sources:   m(i18n.KeyWebSources), Briefs: m(i18n.KeyWebBriefs), Files: m(i18n.KeyWebFiles),
		},
	}
}
