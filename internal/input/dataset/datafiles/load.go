// Package datafiles reads the files of a dataset.
//
// In: a file system, the name of the entry file, and the characters the printing face has. Out: a dataset.Dataset in which every
// reference resolves, every date exists and every text is printable, or the list of everything that is wrong with the files;
// and the JSON Schemas of the files, made of the types that read them.
//
// It must never guess. A reference to nothing, a date that does not exist or a figure without a source stops the build,
// because nobody who reads the page could see that it was wrong.
package datafiles

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"sort"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/input/dataset/cells"
	"briefing/internal/source"
	"briefing/internal/source/sheet"
)

// Options says how a dataset is read.
type Options struct {
	// Shown is put before file names in messages: the folder as the user knows it.
	Shown string
	// Covers says whether the face that prints the texts has a character. Nil checks nothing.
	Covers func(rune) bool
	// Others are files and folders beside the entry file that hold no data, such as the briefs of a project.
	Others []string
}

// Load reads a dataset: the entry file and the files it includes, which stand beside or below it. Every fault of
// every file is in the list, sorted by place; with an error in it the dataset is nil. Warnings do not hinder the use.
func Load(fsys fs.FS, entry string, opt Options) (*dataset.Dataset, diag.List) {
	ld := loader{fsys: fsys, dir: path.Dir(entry), opt: opt, named: map[string]bool{}, tables: map[string]*sheet.Table{}}
	var raw entryFile
	ld.file(path.Base(entry), &raw)
	raw.withDefaults() // before those of other files join them
	ld.include(raw.Include, path.Base(entry), &raw.part)
	ld.l.Append(readDefaults(raw.Defaults))
	for i := range raw.Indicators {
		ld.l.Append(readDefaults(raw.Indicators[i].Defaults))
		ld.l.Append(raw.Indicators[i].readObservations(raw.dimensionIDs(), func(e *indicatorEntry, form cells.Form) (*cells.Rows, diag.List) {
			return ld.table(e, form, raw.Units, raw.dimensionIDs())
		}))
		if raw.Indicators[i].rows != nil {
			ld.l.Append(source.CheckPrintable(raw.Indicators[i].rows.Texts(), ld.opt.Covers))
		}
	}
	ld.unusedTables()
	raw.fillIn()
	var d *dataset.Dataset
	if !ld.unreadable {
		// Where a file cannot be read, checks would report all that it defines as missing.
		newChecker(&raw, &ld.l, ld.partial || raw.Broken || raw.part.Broken).checkAll()
		d = raw.dataset()
		d.Files = ld.files
		own := d.Language
		if !source.IsLanguage(own) {
			own = "" // reported once, not again at every text that lacks it
		}
		ld.l.Append(d.Complete(own))
	}
	l := ld.l.Sorted()
	if l.HasErrors() {
		return nil, l
	}
	return d, l
}

// BrandOf is the brand that the entry file of a dataset names; empty where it names none or cannot be read, which Load tells. Faces
// belong to the brand, and say which characters Load lets pass, so that it is asked for first. Shown is as in Options.
func BrandOf(fsys fs.FS, entry, shown string) source.String {
	n := source.Load(fsys, entry, path.Join(shown, entry)).Root.Get("dataset").Get("brand")
	if n == nil || n.Kind != source.Scalar {
		return source.String{}
	}
	return source.String{S: n.Value, Pos: n.Pos}
}

type loader struct {
	fsys       fs.FS
	dir        string // of the entry file
	opt        Options
	l          diag.List
	ahead      *source.Ahead
	files      []dataset.File
	named      map[string]bool         // files that indicators name
	tables     map[string]*sheet.Table // by file, sheet, range and separator; nil of one that cannot be read
	unreadable bool                    // a file is missing or no YAML
	partial    bool                    // a part of a file is no YAML
}

// file reads one file, named relative to the dataset's folder, into v.
func (ld *loader) file(name string, v any) {
	f := ld.ahead.Load(ld.fsys, path.Join(ld.dir, name), path.Join(ld.opt.Shown, name))
	ld.l.Append(f.Read)
	if f.File != nil {
		ld.files = append(ld.files, dataset.File{Path: name, SHA256: f.File.SHA256})
	}
	ld.l.Append(f.Wrong)
	if f.Root == nil {
		ld.unreadable = true
		return
	}
	ld.partial = ld.partial || f.Wrong.HasErrors()
	ld.l.Append(source.CheckPrintable(f.Root, ld.opt.Covers))
	ld.l.Append(source.Decode(f.Root, v))
}

// include reads the listed files and adds their lists to what the entry file holds itself.
func (ld *loader) include(names []source.String, entry string, into *part) {
	ld.readAhead(names, entry)
	seen := map[string]diag.Pos{}
	for _, n := range names {
		if n.S == "" {
			ld.partial = true
			continue
		}
		if first, ok := seen[n.S]; ok {
			ld.l.Add(n.Pos, diag.Error, "duplicate-include", fmt.Sprintf("the file %s is listed a second time; the first is in line %d", source.Quote(n.S), first.Line), "keep one of the two")
			continue
		}
		seen[n.S] = n.Pos
		if !fs.ValidPath(n.S) || n.S == "." || n.S == entry || strings.Contains(n.S, `\`) {
			ld.partial = true
			ld.l.Add(n.Pos, diag.Error, "include", fmt.Sprintf("%s cannot be included", source.Quote(n.S)),
				"list files beside or below this one, with / between folders: indicators/funding.yaml")
			continue
		}
		if _, err := fs.Stat(ld.fsys, path.Join(ld.dir, n.S)); err != nil && isMissing(err) {
			_, hint := source.Unknown("file", n.S, ld.yamlFiles(entry))
			if len(ld.yamlFiles(entry)) == 0 {
				hint = "there is no other YAML file in the folder or below it"
			}
			ld.l.Add(n.Pos, diag.Error, "file-missing", fmt.Sprintf("the file %s does not exist", source.Quote(n.S)), hint)
			ld.unreadable = true
			continue
		}
		var more part
		ld.file(n.S, &more)
		ld.l.Append(readDefaults(more.Defaults))
		into.add(more)
	}
	if len(names) == 0 {
		return
	}
	// A file that lies there and is not read looks like data and is none.
	for _, name := range ld.yamlFiles(entry) {
		if _, ok := seen[name]; !ok {
			ld.l.Add(diag.Pos{File: path.Join(ld.opt.Shown, name)}, diag.Warning, "not-included", "the file is not used",
				fmt.Sprintf("list it under include in %s, or move it out of the folder", entry))
		}
	}
}

// unusedTables warns of files that look like data and that no indicator names. Where nothing was read at all, or a file could not be,
// that says nothing.
func (ld *loader) unusedTables() {
	if ld.unreadable || ld.partial {
		return
	}
	for _, name := range ld.filesOf(tableEndings...) {
		if !slices.ContainsFunc(ld.files, func(f dataset.File) bool { return f.Path == name }) && !ld.named[name] {
			ld.l.Add(diag.Pos{File: path.Join(ld.opt.Shown, name)}, diag.Warning, "not-included", "the file is not used",
				"name it at an indicator: observations: {file: "+name+"}, or move it out of the folder")
		}
	}
}

// readAhead begins to read the files that are listed.
func (ld *loader) readAhead(names []source.String, entry string) {
	var list []string
	for _, n := range names {
		if fs.ValidPath(n.S) && n.S != "." && n.S != entry && !strings.Contains(n.S, `\`) {
			list = append(list, path.Join(ld.dir, n.S))
		}
	}
	ld.ahead = source.NewAhead(ld.fsys, list, func(name string) string {
		if ld.dir != "." {
			name = strings.TrimPrefix(name, ld.dir+"/")
		}
		return path.Join(ld.opt.Shown, name)
	})
}

// isPublished says that a folder holds an edition, or a chart of one, which a build has published: its manifest lies there.
func (ld *loader) isPublished(dir string) bool {
	_, err := fs.Stat(ld.fsys, path.Join(dir, "manifest.json"))
	return err == nil
}

func isMissing(err error) bool { return errors.Is(err, fs.ErrNotExist) }

// yamlFiles lists the folder's YAML files except the entry file, relative to the folder.
func (ld *loader) yamlFiles(entry string) []string {
	return slices.DeleteFunc(ld.filesOf(".yaml", ".yml"), func(name string) bool { return name == entry })
}

// filesOf lists the files with some endings in the folder and below it, relative to the folder. Folders that cannot be listed are
// passed over: the files that are named are what counts.
func (ld *loader) filesOf(endings ...string) []string {
	var names []string
	_ = fs.WalkDir(ld.fsys, ld.dir, func(p string, e fs.DirEntry, err error) error {
		if err != nil {
			return nil
		}
		name := p
		if ld.dir != "." {
			name = strings.TrimPrefix(p, ld.dir+"/")
		}
		switch {
		case e.IsDir() && name != "." && (strings.HasPrefix(e.Name(), ".") || ld.isPublished(p)):
			return fs.SkipDir
		case slices.Contains(ld.opt.Others, name) && e.IsDir():
			return fs.SkipDir
		case slices.Contains(ld.opt.Others, name):
			return nil
		}
		if !e.IsDir() && slices.Contains(endings, strings.ToLower(path.Ext(name))) {
			names = append(names, name)
		}
		return nil
	})
	sort.Strings(names)
	return names
}
