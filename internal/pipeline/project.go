package pipeline

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"briefing/internal/cite"
	"briefing/internal/compose"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/edition/plan"
	"briefing/internal/edition/provenance"
	"briefing/internal/figures"
	"briefing/internal/input/brand"
	"briefing/internal/input/dataset"
	"briefing/internal/input/dataset/datafiles"
	"briefing/internal/input/dataset/subset"
	"briefing/internal/input/language"
	"briefing/internal/input/template"
	"briefing/internal/input/template/reading"
	"briefing/internal/page/frame"
)

// Folder is where input comes from.
type Folder struct {
	FS     fs.FS
	Entry  string   // data only: the dataset's entry file
	Shown  string   // put before file names in messages: "data/eu-counter-smuggling"
	Origin string   // for the manifest: "embedded", "folder", "file"
	Others []string // data only: files and folders in it that hold no data, such as briefs
}

// Options are the choices that inputs are read with.
type Options struct {
	Data      Folder
	Templates Folder
	Brand     string   // folder name below brands
	Language  string   // empty: the dataset's
	AsOf      string   // month or day in ISO form; empty: the dataset's edition
	Briefs    []string // whose templates must be without fault; nil: all of them
	Slides    Slides
}

// Project is everything a run needs: what was read and checked, in one language, and what it says on a day.
type Project struct {
	*inputs
	Set     *figures.Set
	Edition string // names the edition folder: the as-of date as it was given

	run     *run // nil where single files are made
	subsets *subset.Writer

	// What several targets of a run ask for.
	documents shared[string, found[*doc.Document]]
	layouts   shared[layout, found[*frame.Document]]
	charts    shared[string, found[*doc.ChartPage]]
	sums      shared[string, string] // of what charts say and draw: SHA-256
}

// inputs are what was read and checked, whatever the edition.
type inputs struct {
	Dataset  *dataset.Dataset
	Catalog  *language.Catalog
	Brand    *brand.Brand
	Library  *template.Library
	Language string

	options   Options
	data      *recorder
	templates *recorder
	entries   *subset.Writer // whatever the edition

	pdfs pdfWriters
	deck deckTemplate
}

// Load reads dataset, messages, brand and templates and resolves the figures of the as-of date. All faults of all
// files come back at once, as far as they can be told without each other.
func Load(o Options) (*Project, diag.List) {
	p, diags := load(o)
	return p, untranslated(diags)
}

// untranslated makes one warning a file of its texts that are not translated: a language that was just added has
// hundreds, and they must not bury what else was found.
func untranslated(diags diag.List) diag.List {
	const id, few = "not-translated", 3
	count := map[string]int{}
	for _, d := range diags {
		if d.ID == id {
			count[d.Pos.File] += 1 + d.More
		}
	}
	var kept diag.List
	for _, d := range diags {
		n := count[d.Pos.File]
		switch {
		case d.ID != id || n > 0 && n <= few:
			kept = append(kept, d)
		case n > few:
			d.Message = fmt.Sprintf("%d texts of this file are not given in this language; the dataset's own language is printed instead. The first: %s", n, d.Message)
			kept = append(kept, d)
			count[d.Pos.File] = 0
		}
	}
	return kept
}

func load(o Options) (*Project, diag.List) {
	var diags diag.List
	p := &inputs{options: o, data: record(o.Data.FS), templates: record(o.Templates.FS)}

	ahead := reading.Ahead(p.templates, o.Templates.Shown)
	likely := cmp.Or(o.Language, language.English) // whose messages are needed, or fill in for others
	messages := begin(func() found[*language.Catalog] { return foundIn(language.Load(p.templates, "messages", likely)) })
	// The brand comes first: which characters can be printed hangs on its faces.
	p.Brand = stage(&diags, func() (*brand.Brand, diag.List) {
		b, found := brand.Load(p.templates, o.Brand, cmp.Or(o.Language, "en"))
		return b, below(o.Templates.Shown, found)
	})
	covers := func(rune) bool { return true }
	if p.Brand != nil {
		covers = p.Brand.Covers
	}
	p.Dataset = stage(&diags, func() (*dataset.Dataset, diag.List) {
		return datafiles.Load(p.data, o.Data.Entry, datafiles.Options{Shown: o.Data.Shown, Covers: covers, Others: o.Data.Others})
	})
	if p.Dataset == nil {
		return nil, diags
	}
	if p.Brand != nil {
		p.Brand.SetTextLanguage(p.Dataset.Language)
	}
	p.Language = o.Language
	if p.Language == "" {
		p.Language = p.Dataset.Language
	}
	p.Catalog = stage(&diags, func() (*language.Catalog, diag.List) {
		if p.Language != likely {
			messages = func() found[*language.Catalog] { return foundIn(language.Load(p.templates, "messages", p.Language)) }
		}
		c, found := messages().all()
		if c != nil {
			found.Append(c.CheckCharacters(covers))
			c = c.SetIn(covers)
		}
		return c, below(o.Templates.Shown, found)
	})
	if p.Catalog == nil {
		return nil, diags
	}
	var missing diag.List
	asOf, ok := asOf(o.AsOf, p.Dataset, &missing)
	set := begin(func() found[*figures.Set] {
		if !ok {
			return found[*figures.Set]{}
		}
		return foundIn(figures.Resolve(p.Dataset, asOf))
	})
	p.Library = stage(&diags, func() (*template.Library, diag.List) {
		return reading.Load(p.templates, p.Catalog, p.Dataset, reading.Options{Shown: o.Templates.Shown, Covers: covers, Briefs: o.Briefs, Ahead: ahead})
	})
	if diags.Append(missing); !ok || diags.HasErrors() {
		return nil, diags
	}
	p.entries = subset.New(p.Dataset)
	resolved := p.on(asOf, cmp.Or(o.AsOf, asOf.String()))
	resolved.Set = stage(&diags, func() (*figures.Set, diag.List) {
		set, found := set().all()
		return set, p.asked(found)
	})
	if resolved.Set == nil || p.Brand == nil || p.Library == nil || diags.HasErrors() {
		return nil, diags
	}
	if slices.ContainsFunc(p.Library.Names(), func(name string) bool { return doc.Format(p.Library.Format(name)) == doc.Deck }) {
		p.deck.read(p.templates, o.Templates.Shown)
	}
	return resolved, diags
}

// on is a project of these inputs in an edition; its figures are for the caller to resolve. What is attached to a document is
// of the edition, too.
func (p *inputs) on(asOf dataset.Date, edition string) *Project {
	return &Project{inputs: p, Edition: edition, subsets: p.entries.At(asOf)}
}

// Resolve is what the same inputs say on another month or day, without reading them again.
func (p *Project) Resolve(asOf dataset.Date) (*Project, diag.List) {
	var diags diag.List
	other := p.on(asOf, asOf.String())
	other.Set = stage(&diags, func() (*figures.Set, diag.List) {
		set, found := figures.Resolve(p.Dataset, asOf)
		return set, p.asked(found)
	})
	if other.Set == nil || diags.HasErrors() {
		return nil, diags
	}
	return other, diags
}

// asked leaves out what is missing from the edition and what no brief that is asked for shows: an edition before the first
// publications of a subject says so of what it prints.
func (p *inputs) asked(found diag.List) diag.List {
	if len(p.options.Briefs) == 0 || p.Library == nil {
		return found
	}
	shown := p.Library.Shown(p.options.Briefs)
	others := map[diag.Pos]bool{}
	for _, ind := range p.Dataset.Indicators {
		others[ind.Pos] = !shown[ind.ID]
	}
	for _, d := range p.Dataset.Derived {
		others[d.Pos] = !shown[d.ID]
	}
	return slices.DeleteFunc(found, func(d diag.Diagnostic) bool {
		return others[d.Pos] && slices.Contains([]string{"not-yet-published", "low-confidence", "missing-not-zero"}, d.ID)
	})
}

// stage runs one stage, adds what it found, and turns a fault of ours into a finding: no panic leaves the build.
func stage[T any](diags *diag.List, run func() (T, diag.List)) (value T) {
	defer func() {
		if r := recover(); r != nil {
			diags.Append(diag.Caught("the program stopped", r))
		}
	}()
	value, found := run()
	diags.Append(found)
	return value
}

// below puts the folder that was given before the file names of findings.
func below(shown string, found diag.List) diag.List {
	for i := range found {
		if f := &found[i].Pos.File; *f != "" && shown != "" {
			*f = path.Join(shown, *f)
		}
	}
	return found
}

// asOf is the day or month that figures are resolved for: the one that is asked for, or else the dataset's edition.
func asOf(asked string, ds *dataset.Dataset, diags *diag.List) (dataset.Date, bool) {
	if asked == "" {
		return ds.Edition, true
	}
	date, err := dataset.ParseDate(asked)
	if err != nil || date.Month == 0 {
		diags.Add(diag.Pos{}, diag.Error, "as-of", "--as-of "+asked+" is no month or day that exists",
			"write it as 2019-03 or 2019-03-31")
		return dataset.Date{}, false
	}
	return date, true
}

// At is what was published by another month or day.
func (p *Project) At(asOf dataset.Date) *figures.Set {
	set, _ := figures.Resolve(p.Dataset, asOf) // what it lacks is what the two are compared for
	return set
}

// Document resolves one brief as it is built by default: in a run once, for all formats and for the pages that link to it.
func (p *Project) Document(name string) (*doc.Document, diag.List) {
	if p.run == nil {
		return p.resolve(name, compose.Options{})
	}
	return p.documents.of(name, func() found[*doc.Document] { return foundIn(p.resolve(name, compose.Options{})) }).all()
}

// resolve composes a brief and cites what it says. A document with tables also lists its sources, for web pages.
func (p *Project) resolve(name string, o compose.Options) (*doc.Document, diag.List) {
	o.Author, o.Topic = p.Brand.Name, p.Brand.Topic
	if o.Pages == nil {
		o.Pages = p.pagesOf
	}
	var diags diag.List
	d := stage(&diags, func() (*doc.Document, diag.List) { return compose.Brief(p.Library, p.Set, name, o) })
	if d != nil {
		d = stage(&diags, func() (*doc.Document, diag.List) { return cite.Document(p.Library, p.Set, d, o) })
	}
	return d, diags.Sorted()
}

// pagesOf lays another brief out and counts its pages; 0 where it has errors, which are told where it is made. A number of
// pages that it prints itself is not counted in turn: two briefs may name each other.
func (p *Project) pagesOf(name string) int {
	if len(p.Library.Counted(name)) == 0 {
		return p.pageCount(plan.Target{Name: name}) // it is the document that is built, and in a run at hand
	}
	d, diags := p.resolve(name, compose.Options{Pages: func(string) int { return 1 }})
	if d == nil || diags.HasErrors() {
		return 0
	}
	pages, diags := lay(d, p.Brand, false)
	if pages == nil || diags.HasErrors() {
		return 0
	}
	return len(pages.Pages)
}

// Existing is what can be built from these inputs.
func (p *Project) Existing() plan.Existing {
	have := plan.Existing{Languages: []string{p.Language}}
	for _, name := range p.Library.Names() {
		have.Names = append(have.Names, plan.Name{ID: name, Formats: formatsOf(doc.Format(p.Library.Format(name))), Handouts: doc.Format(p.Library.Format(name)) == doc.Deck})
	}
	if ids := p.Library.ChartIDs(); len(ids) > 0 {
		have.Names = append(have.Names, plan.Name{ID: plan.Charts, Formats: []string{plan.Web}})
		for _, id := range ids {
			have.Names = append(have.Names, plan.Name{ID: plan.ChartName(id), Formats: []string{plan.Web}})
		}
	}
	return have
}

// templateOf is the file that a target is described in, as messages show it.
func (p *Project) templateOf(t plan.Target) string {
	if id, chart := t.Chart(); chart {
		return p.Library.ChartFile(id)
	}
	return p.Library.File(t.Name)
}

// Inputs lists every file read, by path.
func (p *Project) Inputs() []provenance.Input {
	list := append(p.data.inputs("data/"), p.options.Slides.inputs()...)
	return append(list, p.templates.inputs("templates/")...)
}

// digest is the SHA-256 of everything a target's bytes depend on: the tool, the dataset, the templates it uses
// and its parameters. Other briefs' templates are left out: editing one must not remake the others, unless they print how
// many pages it has.
func (p *Project) digest(version string, t plan.Target) string {
	if t.Format == plan.Web {
		return p.chartDigest(version, t)
	}
	lines := []string{
		"version " + version,
		"as-of " + p.Edition,
		"name " + t.Name, "language " + t.Language, "format " + t.Format, "brand " + t.Brand,
	}
	if t.NoAttachments {
		lines = append(lines, "no-attachments")
	}
	if t.PrintMarks {
		lines = append(lines, "print-marks")
	}
	if t.Slides != "" {
		lines = append(lines, "slides "+t.Slides)
	}
	if t.Handout {
		lines = append(lines, "handout")
	}
	if t.Format == formatHTML {
		lines = append(lines, p.besideDigest(version, t)...)
	}
	for _, in := range p.Inputs() {
		if !matters(in, t) {
			continue
		}
		uses := func(name string) bool { return in.Path == "templates/briefs/"+name+".yaml" }
		if strings.HasPrefix(in.Path, "templates/briefs/") && !uses(t.Name) && !slices.ContainsFunc(p.Library.Counted(t.Name), uses) {
			continue
		}
		lines = append(lines, in.Path+" "+in.SHA256)
	}
	return provenance.Digest(lines)
}
