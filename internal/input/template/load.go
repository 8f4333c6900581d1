package template

import (
	"cmp"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
	"briefing/internal/source/files"
)

// LoadOptions say how templates are read.
type LoadOptions struct {
	Shown  string          // put before file names in messages: "templates"
	Covers func(rune) bool // whether the brand's face has a character; nil: not checked
	Briefs []string        // whose faults are told, "charts" for all charts; nil: all. Build tells those of the others
}

// inLanguage is a string in a language other than the library's; an empty one is the library's.
type inLanguage struct{ lang, s string }

// ChartInfo is a chart for lists.
type ChartInfo struct{ ID, Kind string }

// Names lists the briefs by id, which is the name of their file, in the order of the files.
func (lib *Library) Names() []string {
	var names []string
	for _, b := range lib.briefs {
		names = append(names, b.ID)
	}
	return names
}

// File returns the template a brief was read from, as messages show it; empty if there is none of that name.
func (lib *Library) File(name string) string {
	for _, b := range lib.briefs {
		if b.ID == name {
			return b.Pos.File
		}
	}
	return ""
}

// Form returns the page form of a brief; empty if there is none of that name.
func (lib *Library) Form(name string) string {
	for _, b := range lib.briefs {
		if b.ID == name {
			return b.Format
		}
	}
	return ""
}

// Counted lists the briefs whose number of pages a brief prints.
func (lib *Library) Counted(name string) []string {
	for _, b := range lib.briefs {
		if b.ID == name {
			return b.Counted
		}
	}
	return nil
}

// briefNames lists the files of briefs in alphabetical order. That there is no such folder is no error.
func briefNames(fsys fs.FS) ([]string, error) {
	entries, err := fs.ReadDir(fsys, "briefs")
	if err != nil && !files.Missing(err) {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		if path.Ext(e.Name()) == ".yaml" {
			names = append(names, path.Join("briefs", e.Name()))
		}
	}
	return names, nil
}

// chartsName is what all charts are built by; no brief may have it.
const chartsName = "charts"

// shown are the charts that briefs show or speak of, and those that these speak of.
func (lib *Library) shown() map[*Chart]bool {
	set := map[*Chart]bool{}
	for _, b := range lib.briefs {
		for _, c := range reached(b.charts) {
			set[c] = true
		}
	}
	return set
}

// asShown returns a chart's faults; that a figure is not in the data is only a warning where no brief shows the chart,
// because a dataset may hold just what the briefs at hand need.
func asShown(c *Chart, shown map[*Chart]bool) diag.List {
	if shown[c] {
		return c.faults
	}
	list := slices.Clone(c.faults)
	for i := range list {
		if list[i].ID == "unknown-reference" {
			list[i].Severity = diag.Warning
		}
	}
	return list
}

type pendingSee struct {
	id  string
	pos diag.Pos
}

// chart returns a chart by its id, nil if there is none, and notes that the brief or chart being read uses it.
func (l *loader) chart(id string) *Chart {
	c := l.lib.byID[id]
	var used *[]*Chart
	switch {
	case c == nil:
		return nil
	case l.brief != nil:
		used = &l.brief.charts
	case l.of != nil:
		used = &l.of.charts
	default:
		return c
	}
	if !slices.Contains(*used, c) {
		*used = append(*used, c)
	}
	return c
}

// unknownChart reports an id that names no chart.
func (l *loader) unknownChart(id string, pos diag.Pos) {
	if l.noCharts || l.lostCharts[id] {
		return
	}
	message, hint := source.Unknown("chart", id, l.chartNames())
	l.diags.Add(pos, diag.Error, "unknown-reference", message, hint)
}

// file reads one file into a form. It says whether there is something to go on with, and whether the form has all that
// the file holds: it was parsed without errors, and decoded without errors.
func (l *loader) file(fsys fs.FS, name string, opt LoadOptions, form any) (read, parsed, decoded bool) {
	f, diags := source.Read(fsys, name, path.Join(opt.Shown, name))
	l.diags.Append(diags)
	if f == nil {
		return false, false, false
	}
	root, diags := source.Parse(f)
	l.diags.Append(diags)
	if root == nil {
		return false, false, false
	}
	parsed = !diags.HasErrors()
	l.diags.Append(source.CheckPrintable(root, opt.Covers))
	diags = source.Decode(root, form)
	l.diags.Append(diags)
	return root.Kind == source.Map, parsed, !diags.HasErrors() // of a list or a word there is no more to say
}

// rules are those for texts of a language, which may be another one than the library's where a text is not translated.
// Where nothing is known of a language, its texts are judged as those of the library's.
func (l *loader) rules(lang string) *phrase.Rules {
	r := l.figures[lang]
	if r == nil {
		r = l.figures[""]
		if slices.Contains(language.AvailableLanguages(l.fsys, messagesDir), lang) {
			// What is wrong with the file is told where that language is built.
			if cat, _ := language.Load(l.fsys, messagesDir, lang); cat != nil {
				r = phrase.NewRules(cat, l.lib.Dataset)
			}
		}
		l.figures[lang] = r
	}
	return r
}

// messagesDir holds the words of each language.
const messagesDir = "messages"

// text reads a printed string of a template and checks it.
func (l *loader) text(raw rawText, u phrase.Use) *phrase.Text {
	if !raw.given() {
		return nil
	}
	chosen := raw.langs[0]
	found := false
	for _, want := range []string{l.lib.Lang, ""} {
		for _, c := range raw.langs {
			if !found && (c.lang == want || want == "" && c.lang == l.lib.Dataset.Language) {
				chosen, found = c, c.lang != "" || l.lib.Lang == l.lib.Dataset.Language
			}
		}
	}
	if !found && chosen.lang != l.lib.Lang {
		l.diags.Add(raw.pos, diag.Warning, "not-translated", "this text is not given in "+language.LanguageName(l.lib.Lang),
			"add a line "+l.lib.Lang+": with the text")
	}
	t := phrase.Parse(chosen.node.Value, chosen.node.At, u, &l.diags)
	t.Lang = l.lib.Foreign(cmp.Or(chosen.lang, l.lib.Dataset.Language))
	l.check(t)
	return t
}

// foreign is a language where it is not the library's own, else empty.
func (lib *Library) Foreign(lang string) string {
	if lang == lib.Lang {
		return ""
	}
	return lang
}

// line reads a text of one paragraph.
func (l *loader) line(raw rawText, u phrase.Use) *phrase.Text {
	t := l.text(raw, u)
	if t != nil && len(t.Paragraphs) > 1 {
		l.diags.Add(t.Pos(), diag.Error, "bad-markdown", "this text has an empty line in it, but is printed as one paragraph", "take the empty line out")
	}
	return t
}

// lines reads a list of texts.
func (l *loader) lines(raw rawTexts, u phrase.Use) []*phrase.Text {
	var out []*phrase.Text
	for _, r := range raw {
		if t := l.text(r, u); t != nil {
			out = append(out, t)
		}
	}
	return out
}

// titles reads titles and claims.
func (l *loader) titles(t rawTitles, pos diag.Pos, what string) []Title {
	if t.TitleOf.S != "" && !t.Title.given() && t.Titles == nil {
		switch c := l.chart(t.TitleOf.S); {
		case l.brief == nil:
			l.diags.Add(t.TitleOf.Pos, diag.Error, "bad-title", "a chart has titles of its own and takes none of another chart", "")
			return nil
		case c != nil:
			return c.Titles
		}
		l.unknownChart(t.TitleOf.S, t.TitleOf.Pos)
		return nil
	}
	list := t.list(pos, what, &l.diags)
	var out []Title
	for i, raw := range list {
		one := Title{Text: l.line(raw.Text, phrase.Title)}
		l.fairTitle("title", raw.Text, one.Text, false)
		if !l.claim(raw, &one) {
			continue
		}
		if one.Claim.None() && i+1 < len(list) {
			l.diags.Add(raw.Holds.Pos, diag.Error, "title-order", "the titles after this one are never used, because it claims nothing",
				"put the title with holds: none last")
		}
		if one.Text != nil {
			out = append(out, one)
		}
	}
	return out
}

// claim reads what a title claims, and says whether it could be read.
func (l *loader) claim(raw rawTitle, t *Title) bool {
	if raw.Holds.S == "" {
		return false // missing or no text; that was reported
	}
	c, p := phrase.ParseClaim(raw.Holds.S)
	if p != nil {
		l.diags.AddProblem(raw.Holds.Pos, diag.Error, p)
		return false
	}
	t.Claim, t.Pos = c, raw.Holds.Pos
	l.checkClaim(*t)
	return true
}

func (l *loader) chartNames() []string {
	var names []string
	for _, c := range l.lib.charts {
		if c.ID != "" {
			names = append(names, c.ID)
		}
	}
	return names
}

// dataTexts reads every printed string of the dataset: it may hold references, and must hold no typed figure.
func (l *loader) dataTexts() {
	ds := l.lib.Dataset
	add := l.dataText
	add(ds.Title)
	p := ds.Publication
	for _, t := range []dataset.Text{p.Publisher, p.Contact, p.Reuse, p.Notice} {
		add(t)
	}
	for _, u := range ds.Units {
		add(u.Name)
	}
	for _, c := range ds.Counts {
		add(c.Name)
	}
	for _, a := range ds.Areas {
		add(a.Name)
	}
	for _, c := range ds.Countries {
		add(c.Name)
	}
	for _, c := range ds.Lists {
		add(c.Name)
		add(c.Note)
		for _, o := range c.Others {
			add(o)
		}
	}
	for _, s := range ds.Sources {
		add(s.Short)
		add(s.DateNote)
		add(s.Note)
	}
	for _, ind := range ds.Indicators {
		for _, t := range []dataset.Text{ind.Name, ind.Short, ind.Payer.Name, ind.FundingStatus, ind.Purpose} {
			add(t)
		}
		for _, m := range ind.Members {
			add(m.Name)
		}
		for _, c := range ind.Caveats {
			add(c.Text)
		}
		for _, o := range ind.Observations {
			add(o.Note)
		}
	}
	for _, d := range ds.Derived {
		add(d.Name)
		add(d.Short)
		for _, c := range d.Caveats {
			add(c.Text)
		}
	}
	for _, a := range ds.Actions {
		add(a.Label)
		add(a.Name)
		add(a.Note)
	}
	for _, a := range ds.Actors {
		add(a.Name)
		add(a.Sentence)
		add(a.Note)
	}
	for _, r := range ds.Relations {
		add(r.Note)
	}
	for _, s := range ds.Statements {
		add(s.Text)
		add(s.Note)
	}
	for _, t := range l.dataRead { // now that those they print are read, too
		l.block(func() { l.gather(t) })
	}
}

func (l *loader) dataText(t dataset.Text) {
	s, pos, exact := t.In(l.lib.Lang)
	key := l.lib.key(t)
	if s == "" || l.lib.data[key] != nil {
		return
	}
	if !exact {
		l.diags.Add(pos, diag.Warning, "not-translated", "this text is not given in "+language.LanguageName(l.lib.Lang),
			"write it for each language: "+l.lib.Dataset.Language+": ..., "+l.lib.Lang+": ...")
	}
	parsed := phrase.Parse(s, func(int) diag.Pos { return pos }, phrase.Prose, &l.diags)
	parsed.Lang = key.lang
	l.lib.data[key] = parsed
	l.check(parsed)
	l.dataRead = append(l.dataRead, parsed)
}

// key is what a string of the dataset is found by.
func (lib *Library) key(t dataset.Text) inLanguage {
	return inLanguage{lib.Foreign(t.Language(lib.Lang)), lib.Pick(t)}
}

// datum returns a string of the dataset as it was read at Load.
func (lib *Library) Datum(t dataset.Text) *phrase.Text {
	return lib.data[lib.key(t)]
}

// Library is every brief and chart of a set of templates, read and checked for one language. It is never changed
// after Load and may be used from several goroutines.
type Library struct {
	Catalog *language.Catalog
	Dataset *dataset.Dataset
	Lang    string
	Index   *Index
	briefs  []*Brief
	charts  []*Chart
	byID    map[string]*Chart
	data    map[inLanguage]*phrase.Text // strings of the dataset, by content
	names   map[string]string           // short names of sources
	unused  []Unused
	retired []Retired
}

// Charts lists the charts in the order of charts.yaml.
func (lib *Library) Charts() []ChartInfo {
	var list []ChartInfo
	for _, c := range lib.charts {
		list = append(list, ChartInfo{c.ID, c.Kind})
	}
	return list
}

// Load reads charts.yaml, if there is one, and briefs/*.yaml of fsys, and checks every string that could be printed, those of the
// dataset included. All faults come back at once; with errors among them the library must not be used. Where a dataset
// holds only what one brief shows, opt.Briefs leaves the faults of the others untold until they are built.
func Load(fsys fs.FS, cat *language.Catalog, ds *dataset.Dataset, opt LoadOptions) (*Library, diag.List) {
	lib := &Library{
		Catalog: cat, Dataset: ds, Lang: cat.Lang(), Index: newIndex(ds),
		byID: map[string]*Chart{}, data: map[inLanguage]*phrase.Text{}, names: map[string]string{},
	}
	for i := range ds.Sources {
		lib.names[ds.Sources[i].ID] = lib.nameOf(&ds.Sources[i]) // every row of data repeats it
	}
	l := &loader{lib: lib, fsys: fsys, lostCharts: map[string]bool{}, headlines: map[*phrase.Text]bool{}, figures: map[string]*phrase.Rules{"": phrase.NewRules(cat, ds)}}
	l.dataTexts()
	var charts chartsForm
	var read bool
	if _, err := fs.Stat(fsys, "charts.yaml"); !errors.Is(err, fs.ErrNotExist) {
		var parsed bool
		read, parsed, _ = l.file(fsys, "charts.yaml", opt, &charts)
		l.noCharts = !parsed || charts.Broken || slices.ContainsFunc(charts.Charts, func(c chartEntry) bool { return c.id == "" })
	}
	if read {
		l.chartForms(charts)
	}
	names, err := briefNames(fsys)
	if err != nil {
		l.diags.Append(source.FolderFault(diag.Pos{File: path.Join(opt.Shown, "briefs")}, err))
	} else if len(names) == 0 {
		l.diags.Add(diag.Pos{File: path.Join(opt.Shown, "briefs")}, diag.Error, "no-briefs", "no brief was found: briefs holds no file that ends in .yaml", "")
	}
	for _, name := range names {
		var form briefForm
		read, parsed, decoded := l.file(fsys, name, opt, &form)
		l.noFootnotes, l.noBlocks, l.partial = !parsed || form.Broken, !parsed || form.Broken, !parsed || !decoded
		if read {
			l.briefForm(form, name)
		}
	}
	lib.unused = l.unused()
	l.diags.Append(lib.Faults(opt.Briefs))
	return lib, l.diags.Sorted()
}

// faults are those of the named briefs and of the charts they use; with nil, of all briefs and charts.
func (lib *Library) Faults(names []string) diag.List {
	var all diag.List
	charts := func(name string) bool { return name == chartsName || strings.HasPrefix(name, chartsName+"/") }
	if names == nil || slices.ContainsFunc(names, charts) {
		shown := lib.shown()
		for _, c := range lib.charts {
			all.Append(asShown(c, shown))
		}
	}
	for _, b := range lib.briefs {
		// Who asks for an id may mean the file that claims it.
		if names != nil && !contains(names, b.ID) && !contains(names, b.claimed) {
			continue
		}
		all.Append(b.faults)
		all.Append(faultsOf(b.charts...))
	}
	return all.Sorted()
}

// loader gathers what is wrong with the templates.
type loader struct {
	lib     *Library
	diags   diag.List
	fsys    fs.FS
	figures map[string]*phrase.Rules // by the language of a text; "" is the library's
	brief   *Brief                   // being read; nil while charts are read
	of      *Chart                   // being read; nil while briefs are read
	sees    []*pendingSee            // pointers to blocks of the brief
	depth   int                      // of sections
	slide   *slideForm               // being read; nil outside of slides
	slides  int                      // read so far of the brief

	beside    []*besides            // figures of the block being read, and of those around it
	headlines map[*phrase.Text]bool // which are told of mixed figures by themselves
	names     *knownNames           // nil before the first question
	dataRead  []*phrase.Text        // texts of the dataset, in the order they were read

	// Definitions may stand in what could not be read, where none is known to be missing.
	noCharts    bool // charts.yaml, or a chart's id
	noFootnotes bool // those of the brief
	noBlocks    bool // one of its blocks, or its id
	partial     bool // anything of the brief

	lostCharts map[string]bool // by id: they are there, but nothing else is known of them
}

// ChartIDs lists the charts that stand on their own with this dataset, in the order of charts.yaml: all but those of
// embed: false, which are forms for one place in a brief. A chart that no brief shows and whose figures the dataset
// does not hold is left out: a dataset may hold just what one brief needs, and Load has warned of it.
func (lib *Library) ChartIDs() []string {
	var ids []string
	shown := lib.shown()
	for _, c := range lib.charts {
		if c.InBriefs {
			continue
		}
		lacking := func(d diag.Diagnostic) bool { return d.ID == "unknown-reference" }
		if slices.ContainsFunc(c.faults, lacking) && !slices.ContainsFunc(asShown(c, shown), func(d diag.Diagnostic) bool { return lacking(d) && d.Severity == diag.Error }) {
			continue
		}
		ids = append(ids, c.ID)
	}
	return ids
}

// Retired lists the charts that are no longer made, in the order of charts.yaml.
func (lib *Library) Retired() []Retired { return lib.retired }

// shown is what a brief or a chart shows: what its texts and drawings refer to, where they do first, and its words, which
// may name an actor without a reference. Titles to spare count, so that what is shown does not change with the figures.
type shown struct {
	ids   map[string]diag.Pos
	words []string
}

// Brief returns a brief by its id; nil if there is none.
func (lib *Library) Brief(name string) *Brief {
	for _, b := range lib.briefs {
		if b.ID == name {
			return b
		}
	}
	return nil
}

// Chart returns a chart by its id; nil if there is none.
func (lib *Library) Chart(id string) *Chart { return lib.byID[id] }

// Faults are what is wrong with a chart and with those it speaks of.
func (c *Chart) Faults() diag.List { return faultsOf(c) }
