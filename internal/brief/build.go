package brief

import (
	"slices"

	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
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
func (lib *Library) Build(name string, set *figures.Set, opt BuildOptions) (*doc.Document, diag.List) {
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
		Date: lib.cat.MonthYear(day(set.AsOf)), DateISO: set.AsOf.String(), Messages: lib.words,
	}
	for _, w := range lib.strange {
		b.mark(w.s, w.lang)
	}
	b.d.Notice = b.notice()
	b.document()
	return b.d, b.diags.Sorted()
}

// notice is what stands under the brand's name on everything that is made from an example; empty where the dataset is none.
func (b *builder) notice() string {
	if !b.lib.ds.Example {
		return ""
	}
	return b.plain(b.lib.datum(b.lib.ds.Publication.Notice))
}

// builder makes one document.
type builder struct {
	lib   *Library
	cat   *language.Catalog
	set   *figures.Set
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
	limits  [][]doc.Span     // of values in charts
	noted   []string         // refs of amounts of which a numbered note has said how they are counted
	mixed   []*figures.Value // values of which several ways of counting stand together
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
func (b *builder) value(ref string, pos diag.Pos) *figures.Value {
	v, p := b.set.Value(ref)
	if p != nil {
		b.diags.AddProblem(pos, diag.Error, p)
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
func (b *builder) points(ref string) []*figures.Value { return b.set.Series(ref) }

func (lib *Library) messages() doc.Messages {
	m := func(key language.Key, args ...string) string {
		s := lib.cat.Msg(key, args...)
		if lang := lib.cat.Language(key); lang != "" {
			lib.strange = append(lib.strange, inLanguage{lang, s})
		}
		return s
	}
	return doc.Messages{
		Table: m(language.KeyTable), Continued: m(language.KeyContinued),
		ContinuesOn:    m(language.KeyContinuesOn, "table", "{table}", "page", "{page}"),
		NotesHeading:   m(language.KeyNotesHeading),
		PageOf:         m(language.KeyPageShort, "page", "{page}", "pages", "{pages}"),
		NoteWord:       m(language.KeyNote),
		ReferenceLabel: m(language.KeyNoteLabel, "number", "{n}"),
		BackLabel:      m(language.KeyBackLabel, "number", "{n}"),
		SlideLabel:     m(language.KeySlide, "number", "{n}"),
		Handout:        m(language.KeyHandout, "title", "{title}"),
		Figures:        m(language.KeySlideFigures),
		Sources:        m(language.KeySourcesWord),
		OwnNotes:       m(language.KeyOwnNotes),
		Evidence:       m(language.KeyEvidence),
		Web: doc.WebMessages{
			Contents: m(language.KeyWebContents), Skip: m(language.KeyWebSkip), DataTable: m(language.KeyWebDataTable), DataFile: m(language.KeyWebDataFile),
			ChartPage: m(language.KeyWebChartPage),
			Sources:   m(language.KeyWebSources), Briefs: m(language.KeyWebBriefs), Files: m(language.KeyWebFiles),
		},
	}
}
