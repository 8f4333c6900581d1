package reading

import (
	"slices"
	"strconv"
	"strings"

	"briefing/internal/beside"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/input/phrase"
	"briefing/internal/input/template"
	"briefing/internal/input/texts"
	"briefing/internal/source"
)

// briefForm is a file of templates/briefs.
type briefForm struct {
	Broken    bool        `yaml:",broken"`
	Brief     headForm    `yaml:"brief,required"`
	Footnotes namedTexts  `yaml:"footnotes" help:"Notes by name; a text refers to one with [^name]."`
	Blocks    []blockForm `yaml:"blocks,required,nonempty" help:"What the brief is made of, in reading order."`
}

type headForm struct {
	Pos        diag.Pos         `yaml:",pos"`
	ID         source.String    `yaml:"id,required,id" help:"Small letters, digits and hyphens; the file's name."`
	Kind       phrase.Raw       `yaml:"kind,required" help:"The words on the cover: Factsheet."`
	Format     formatWord       `yaml:"format,required" help:"pages: pages that flow, with a cover; one-page: one dense page; deck: slides, 16:9."`
	Paper      string           `yaml:"paper,enum=a4|letter" help:"The sheet of its pages, in portrait; of a deck that of the handout. Left out: a4."`
	Pages      pagesForm        `yaml:"pages" help:"How many pages a brief of format: pages may have."`
	ShortTitle phrase.Raw       `yaml:"short_title,required" help:"For the foot of the page."`
	Subject    phrase.Raw       `yaml:"subject,gone"`
	Keywords   phrase.RawList   `yaml:"keywords"`
	Sources    string           `yaml:"sources,enum=charts|notes" help:"Where notes and sources of charts are printed: below each chart, or gathered in the notes block."`
	Titled     phrase.RawTitles `yaml:",inline"`
}

// pagesForm is how many pages a brief may have.
type pagesForm struct {
	Pos    diag.Pos `yaml:",pos"`
	Broken bool     `yaml:",broken"`
	Most   *int     `yaml:"most,required" help:"With more pages it is not built: 2."`
}

// formatWord is what a brief is made as.
type formatWord string

// The names of formats in earlier versions, and those of today.
var oldFormats = map[string]string{"a4": string(doc.Pages), "one-pager": string(doc.OnePage)}

// formatWords are the names of formats.
func formatWords() []string {
	return []string{string(doc.Pages), string(doc.OnePage), string(doc.Deck)}
}

// UnmarshalSource takes a format, and tells what an old one is called.
func (f *formatWord) UnmarshalSource(n *source.Node) diag.List {
	var l diag.List
	if n.Kind != source.Scalar {
		return source.Wrong(n, "one of "+strings.Join(formatWords(), ", "))
	}
	if now := oldFormats[n.Value]; now != "" {
		l.Add(n.Pos, diag.Error, "old-form", "the format "+n.Value+" is called "+now+", and the paper has a key of its own", "write format: "+now+", and beside it paper: a4")
		*f = formatWord(now)
		return l
	}
	if !slices.Contains(formatWords(), n.Value) {
		message, hint := source.Unknown("value", n.Value, formatWords())
		l.Add(n.Pos, diag.Error, "unknown-value", message, hint)
		return l
	}
	*f = formatWord(n.Value)
	return l
}

// checkPages reads how many pages the brief may have.
func (b *briefReader) checkPages(f pagesForm) {
	switch {
	case f.Most == nil || f.Broken: // the key is not there, or the decoder has told of it
	case *f.Most < 1:
		b.diags.Add(f.Pos, diag.Error, "bad-pages", "a brief has one page at least, found most: "+strconv.Itoa(*f.Most), "write pages: {most: 2}, or take it out")
	case b.brief.Deck():
		b.diags.Add(f.Pos, diag.Error, "bad-pages", "a deck has slides, and pages: is for pages", "take it out")
	case b.brief.Format == string(doc.OnePage):
		b.diags.Add(f.Pos, diag.Error, "bad-pages", "a brief with format: one-page has one page anyway", "take it out, or write format: pages")
	default:
		b.brief.Most = doc.Most{Pages: *f.Most, Pos: f.Pos}
	}
}

// namedTexts is a group of names, each with a text: the footnotes of a brief.
type namedTexts []namedText

type namedText struct {
	name string
	pos  diag.Pos
	text phrase.Raw
}

// UnmarshalSource takes a group of names, each with its text.
func (t *namedTexts) UnmarshalSource(n *source.Node) diag.List {
	if n.Kind != source.Map {
		return source.Wrong(n, "a group of names, each with its text")
	}
	var l diag.List
	for _, f := range n.Fields {
		one := namedText{name: f.Key, pos: f.KeyPos}
		if !phrase.IsID(f.Key) {
			l.Add(f.KeyPos, diag.Error, "id", "a footnote's name is made of small letters, digits and hyphens, found "+source.Quote(f.Key))
		}
		l.Append(one.text.UnmarshalSource(f.Value))
		*t = append(*t, one)
	}
	return l
}

// briefReader reads one brief.
type briefReader struct {
	lib    *template.Library
	texts  *texts.Reader
	diags  *diag.List
	charts map[string]*chart // by id
	brief  *template.Brief
	owner  texts.Owner

	placed     []*template.Chart // that stand in it
	summary    *template.Summary // nil: none was read yet
	tables     int               // read so far
	slides     int               // read so far
	depth      int               // how many blocks stand around the one being read
	unbroken   int               // how many of them are on one page
	onSlide    bool
	moreBlocks bool // a block or its id could not be read, so that none is known to be missing
}

// readBriefs reads the files of briefs side by side, now that all charts are known.
func (l *loader) readBriefs(names []string) {
	briefs, found := make([]*briefReader, len(names)), make([]diag.List, len(names))
	beside.Each(len(names), func(i int) { briefs[i] = l.readBrief(names[i], &found[i]) })
	for i, b := range briefs {
		if l.diags.Append(found[i]); b == nil {
			continue
		}
		l.lib.Briefs = append(l.lib.Briefs, b.brief)
		l.shown.Take(&b.owner.Shown)
		l.exempt, l.others = append(l.exempt, b.owner.Exempt...), append(l.others, b.owner.Others...)
		for _, c := range b.placed {
			l.placed[c] = true
		}
	}
}

// readBrief reads a file of a brief and checks it; nil where there is nothing to go on with.
func (l *loader) readBrief(name string, diags *diag.List) *briefReader {
	var f briefForm
	read, parsed, decoded := l.file(name, &f, diags)
	if !read {
		return nil
	}
	b := &briefReader{lib: l.lib, texts: l.texts.Apart(diags), diags: diags, charts: l.byID, moreBlocks: !parsed || f.Broken}
	b.brief = &template.Brief{
		ID: strings.TrimSuffix(strings.TrimPrefix(name, briefsDir+"/"), ".yaml"), WrittenID: f.Brief.ID.S, Format: string(f.Brief.Format), Paper: doc.Paper(f.Brief.Paper),
		Pos: f.Brief.Pos, BlockIDs: map[string]template.BlockID{}, NotesAsBlock: f.Brief.Sources == "notes",
	}
	b.owner = texts.Owner{ID: b.brief.ID, IsBrief: true, MoreFootnotes: !parsed || f.Broken, Cited: map[string]bool{}}
	b.texts.Owner = &b.owner
	b.brief.Faults = diags.During(func() { b.read(f, parsed && decoded) })
	b.brief.Shown = b.owner.Shown.IDs(l.lib.Texts)
	b.brief.Counted, b.brief.Charts = b.owner.Briefs, l.chartsOf(&b.owner)
	return b
}

// read reads the texts of a brief; complete says that the form has all that the file holds.
func (b *briefReader) read(f briefForm, complete bool) {
	h, t := f.Brief, b.brief
	if t.WrittenID != "" && t.WrittenID != t.ID {
		b.diags.Add(h.ID.Pos, diag.Error, "brief-id", "the id is "+source.Quote(t.WrittenID)+", but the file's name says "+source.Quote(t.ID), "give both the same name")
	}
	if t.ID == template.AllCharts {
		b.diags.Add(h.ID.Pos, diag.Error, "brief-id", "a brief cannot have the id "+source.Quote(t.ID)+", which is what all charts are built by", "give brief and file another name")
	}
	b.checkPages(h.Pages)
	b.footnotes(f.Footnotes)
	b.texts.Block(func() {
		t.Kind, t.ShortTitle = b.texts.Line(h.Kind, phrase.Label), b.texts.Line(h.ShortTitle, phrase.Label)
		t.Keywords = b.texts.Lines(h.Keywords, phrase.Label)
		t.Titles = b.titles(h.Titled, h.Pos, "the brief")
		b.texts.FairTitle("short title", h.ShortTitle, t.ShortTitle, false)
	})
	t.Blocks = b.blocks(f.Blocks)
	for _, to := range b.owner.Blocks {
		if _, ok := t.BlockIDs[to.S]; !ok && !b.moreBlocks {
			message, hint := source.Unknown("block", to.S, t.BlockNames())
			b.diags.Add(to.Pos, diag.Error, "unknown-block", message, hint)
		}
	}
	for _, n := range f.Footnotes {
		if !b.owner.Cited[n.name] && complete {
			b.diags.Add(n.pos, diag.Warning, "unused-footnote", "no text refers to the footnote "+source.Quote(n.name), "write [^"+n.name+"] where it belongs, or take it out")
		}
	}
	b.checkEnd(f.Blocks)
	if !t.Deck() {
		b.checkBreaks(f.Blocks)
	}
	if h.Subject.Given() {
		b.noSubject(h.Subject)
	}
}

// footnotes reads the footnotes. All are known before the first is read.
func (b *briefReader) footnotes(list namedTexts) {
	for _, n := range list {
		b.owner.Footnotes = append(b.owner.Footnotes, n.name)
	}
	b.owner.InFootnote = true
	for _, n := range list {
		one := template.Footnote{Name: n.name}
		b.texts.Block(func() { one.Text = b.texts.Line(n.text, phrase.Prose) })
		b.brief.Footnotes = append(b.brief.Footnotes, one)
	}
	b.owner.InFootnote = false
}

// checkEnd sees that a brief ends with its imprint.
func (b *briefReader) checkEnd(list []blockForm) {
	if b.brief.Deck() {
		b.checkSlides(list)
	} else if k := len(list); k > 0 && b.brief.Format != "" {
		if _, ok := list[k-1].form.(*notesForm); !ok && list[k-1].form != nil {
			b.diags.Add(list[k-1].pos, diag.Error, "no-imprint", "the last block is no notes: block, in which notes and imprint are printed", "end the list of blocks with - notes: {}")
		}
	}
}
