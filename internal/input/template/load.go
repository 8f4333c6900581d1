package template

import (
	"cmp"
	"errors"
	"io/fs"
	"path"
	"slices"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/input/index"
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

// Load reads charts.yaml, if there is one, and briefs/*.yaml of fsys, and checks every string that could be printed, those of the
// dataset included. All faults come back at once; with errors among them the library must not be used. Where a dataset
// holds only what one brief shows, opt.Briefs leaves the faults of the others untold until they are built.
func Load(fsys fs.FS, cat *language.Catalog, ds *dataset.Dataset, opt LoadOptions) (*Library, diag.List) {
	lib := &Library{
		Catalog: cat, Dataset: ds, Lang: cat.Lang(), Index: index.New(ds),
		byID: map[string]*Chart{}, data: map[inLanguage]*phrase.Text{},
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

// loader reads templates and keeps what is wrong with them.
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

// messagesDir holds the words of each language.
const messagesDir = "messages"

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

// text reads a printed string of a template and checks it.
func (l *loader) text(raw phrase.Raw, u phrase.Use) *phrase.Text {
	if !raw.Given() {
		return nil
	}
	chosen := raw.Versions[0]
	found := false
	for _, want := range []string{l.lib.Lang, ""} {
		for _, c := range raw.Versions {
			if !found && (c.Lang == want || want == "" && c.Lang == l.lib.Dataset.Language) {
				chosen, found = c, c.Lang != "" || l.lib.Lang == l.lib.Dataset.Language
			}
		}
	}
	if !found && chosen.Lang != l.lib.Lang {
		l.diags.Add(raw.Pos, diag.Warning, "not-translated", "this text is not given in "+language.LanguageName(l.lib.Lang),
			"add a line "+l.lib.Lang+": with the text")
	}
	t := phrase.Parse(chosen.Node.Value, chosen.Node.At, u, &l.diags)
	t.Lang = l.lib.Foreign(cmp.Or(chosen.Lang, l.lib.Dataset.Language))
	l.check(t)
	return t
}

// line reads a text of one paragraph.
func (l *loader) line(raw phrase.Raw, u phrase.Use) *phrase.Text {
	t := l.text(raw, u)
	if t != nil && len(t.Paragraphs) > 1 {
		l.diags.Add(t.Pos(), diag.Error, "bad-markdown", "this text has an empty line in it, but is printed as one paragraph", "take the empty line out")
	}
	return t
}

// lines reads a list of texts.
func (l *loader) lines(raw phrase.RawList, u phrase.Use) []*phrase.Text {
	var out []*phrase.Text
	for _, r := range raw {
		if t := l.text(r, u); t != nil {
			out = append(out, t)
		}
	}
	return out
}

// titles reads titles and claims.
func (l *loader) titles(t phrase.RawTitles, pos diag.Pos, what string) []Title {
	if t.TitleOf.S != "" && !t.Title.Given() && t.Titles == nil {
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
	list := t.List(pos, what, &l.diags)
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
func (l *loader) claim(raw phrase.RawTitle, t *Title) bool {
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

func (l *loader) chartNames() []string {
	var names []string
	for _, c := range l.lib.charts {
		if c.ID != "" {
			names = append(names, c.ID)
		}
	}
	return names
}

// unknownChart reports an id that names no chart.
func (l *loader) unknownChart(id string, pos diag.Pos) {
	if l.noCharts || l.lostCharts[id] {
		return
	}
	message, hint := source.Unknown("chart", id, l.chartNames())
	l.diags.Add(pos, diag.Error, "unknown-reference", message, hint)
}

type pendingSee struct {
	id  string
	pos diag.Pos
}
