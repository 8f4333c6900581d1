package reading

import (
	"errors"
	"io/fs"
	"path"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
	"briefing/internal/input/template"
	"briefing/internal/input/texts"
	"briefing/internal/source"
	"briefing/internal/source/files"
)

// Options say how templates are read.
type Options struct {
	Shown  string          // put before file names in messages: "templates"
	Covers func(rune) bool // whether the brand's face has a character; nil: not checked
	Briefs []string        // whose faults are told, "charts" for all charts; nil: all. Build tells those of the others
	Ahead  *source.Ahead   // of files that are being read already; may be nil
}

// Load reads charts.yaml, if there is one, and briefs/*.yaml of fsys, and checks every string that could be printed, those of the
// dataset included. All faults come back at once; with errors among them the library must not be used. Where a dataset
// holds only what one brief shows, opt.Briefs leaves the faults of the others untold until they are built.
func Load(fsys fs.FS, cat *language.Catalog, ds *dataset.Dataset, opt Options) (*template.Library, diag.List) {
	l := &loader{fsys: fsys, opt: opt, byID: map[string]*chart{}, placed: map[*template.Chart]bool{}}
	l.texts = texts.NewReader(cat, ds, fsys, &l.diags)
	l.lib = &template.Library{Texts: l.texts.Texts}
	if _, err := fs.Stat(fsys, chartsFile); !errors.Is(err, fs.ErrNotExist) {
		l.readCharts()
	}
	names, err := briefNames(fsys)
	if err != nil {
		l.diags.Append(source.FolderFault(diag.Pos{File: path.Join(opt.Shown, briefsDir)}, err))
	} else if asked := opt.Briefs == nil || len(opt.Briefs) > 0; len(names) == 0 && asked {
		l.diags.Add(diag.Pos{File: path.Join(opt.Shown, briefsDir)}, diag.Error, "no-briefs", "no brief was found: briefs holds no file that ends in .yaml", "write one into briefs/, or name the folder that has briefs/: --templates FOLDER")
	}
	l.readBriefs(names)
	for _, c := range l.charts {
		l.exempt, l.others = append(l.exempt, c.owner.Exempt...), append(l.others, c.owner.Others...)
		if !c.InBriefs || l.placed[c.Chart] {
			l.shown.Take(&c.owner.Shown)
		}
	}
	l.lib.Unused = l.shown.Unused(l.lib.Texts, &l.diags)
	l.lib.Exempt = l.lib.Texts.Exempted(l.exempt)
	if faults := l.lib.Faults(nil); !faults.HasErrors() && !l.diags.HasErrors() {
		l.lib.Texts.UnusedNames(l.lib.Exempt, l.others, &l.diags)
	}
	l.diags.Append(l.lib.Faults(opt.Briefs))
	return l.lib, l.diags.Sorted()
}

// Ahead begins to read the files of templates, before the dataset is there that they are checked with.
func Ahead(fsys fs.FS, shown string) *source.Ahead {
	names, _ := briefNames(fsys) // what is wrong with the folder is told when it is read
	if _, err := fs.Stat(fsys, chartsFile); err == nil {
		names = append(names, chartsFile)
	}
	return source.NewAhead(fsys, names, func(name string) string { return path.Join(shown, name) })
}

// loader reads the files of templates and keeps what is wrong with them.
type loader struct {
	fsys   fs.FS
	opt    Options
	lib    *template.Library
	texts  *texts.Reader
	diags  diag.List
	charts []*chart                 // in the order of charts.yaml
	byID   map[string]*chart        // those that have an id
	placed map[*template.Chart]bool // in briefs
	shown  texts.Shown              // by all briefs, and by the charts that stand in one or on their own
	exempt []texts.Exempt           // in all briefs and charts
	others []string                 // their texts in other languages
}

// The files of templates.
const (
	chartsFile = "charts.yaml"
	briefsDir  = "briefs"
)

// briefNames lists the files of briefs in alphabetical order. That there is no such folder is no error.
func briefNames(fsys fs.FS) ([]string, error) {
	entries, err := fs.ReadDir(fsys, briefsDir)
	if err != nil && !files.Missing(err) {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		if path.Ext(e.Name()) == ".yaml" {
			names = append(names, path.Join(briefsDir, e.Name()))
		}
	}
	return names, nil
}

// file reads one file into a form, and adds what is wrong to a list. It says whether there is something to go on with,
// and whether the form has all that the file holds: it was parsed without errors, and decoded without errors.
func (l *loader) file(name string, form any, to *diag.List) (read, parsed, decoded bool) {
	f := l.opt.Ahead.Load(l.fsys, name, path.Join(l.opt.Shown, name))
	to.Append(f.Read)
	to.Append(f.Wrong)
	root := f.Root
	if root == nil {
		return false, false, false
	}
	parsed = !f.Wrong.HasErrors()
	to.Append(source.CheckPrintable(root, l.opt.Covers))
	diags := source.Decode(root, form)
	to.Append(diags)
	return root.Kind == source.Map, parsed, !diags.HasErrors() // of a list or a word there is no more to say
}
