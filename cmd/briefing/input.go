package main

import (
	"cmp"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"briefing/data"
	"briefing/internal/diag"
	"briefing/internal/edition/plan"
	"briefing/internal/input/brand"
	"briefing/internal/input/dataset/datafiles"
	"briefing/internal/input/language"
	"briefing/internal/pipeline"
	"briefing/internal/source"
	"briefing/internal/source/files"
	"briefing/templates"
)

// entryName is a dataset's entry file.
const entryName = "dataset.yaml"

// defaultBrand is the brand where neither a flag nor the dataset names one.
const defaultBrand = "plain"

// inputs are the flags for what a verb reads, as they were given.
type inputs struct {
	dataPath, templatesPath string
	example                 bool // the built-in data and templates
	brand, lang             string
	asOf, timeZone          string
}

// inputFlags adds the flags of every verb that reads a dataset.
func (a *inputs) inputFlags(c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&a.dataPath, "data", "", "folder or file of the dataset (default: the project here)")
	f.StringVar(&a.templatesPath, "templates", "", "folder of briefs, charts, messages and brands (default: the project here)")
	a.exampleFlags(c, "use the built-in example, its data and its templates")
	f.StringVar(&a.brand, "brand", "", "brand, a folder below brands (default: the dataset's)")
	f.StringVar(&a.lang, "lang", "", "language (default: the dataset's)")
	f.StringVar(&a.asOf, "as-of", "", "last day or month of publication that counts: 2019-03, 2019-03-31, previous-month (default: the dataset's edition)")
	f.StringVar(&a.timeZone, "time-zone", "", "whose clock tells which month it is: Europe/Brussels (default: UTC)")
	_ = c.RegisterFlagCompletionFunc("brand", a.completeBrands)
	_ = c.RegisterFlagCompletionFunc("lang", a.completeLanguages)
}

// brandFor is the brand where no flag names one: that of the dataset, else the usual one. A name in the dataset that is no brand
// here is an error.
func brandFor(o pipeline.Options) (string, diag.List) {
	of := datafiles.BrandOf(o.Data.FS, o.Data.Entry, o.Data.Shown)
	names := brand.Names(o.Templates.FS)
	if of.S == "" || slices.Contains(names, of.S) {
		return cmp.Or(of.S, defaultBrand), nil
	}
	var l diag.List
	message, hint := source.Unknown("brand", of.S, names)
	l.Add(of.Pos, diag.Error, "unknown-brand", message, hint, "or name another when you build: --brand "+defaultBrand)
	return "", l
}

// exampleFlags adds the flag that asks for what is built in, and its earlier name.
func (a *inputs) exampleFlags(c *cobra.Command, help string) {
	c.Flags().BoolVar(&a.example, "example", false, help)
	c.Flags().BoolVar(&a.example, "embedded", false, help)
	_ = c.Flags().MarkHidden("embedded")
}

// options finds data and templates and says on standard error which they are.
func (a *app) options() (pipeline.Options, error) {
	o := pipeline.Options{Brand: a.brand, Language: a.lang}
	where, err := zone(a.timeZone)
	if err != nil {
		return o, err
	}
	now := time.Now().In(where)
	if o.AsOf, err = resolveAsOf(a.asOf, now); err != nil {
		return o, err
	}
	dataPath, templatesPath, err := a.folders()
	if err != nil {
		return o, err
	}
	if o.Data, err = dataFolder(dataPath); err != nil {
		return o, err
	}
	if o.Templates, err = templatesFolder(templatesPath); err != nil {
		return o, err
	}
	switch {
	case dataPath != "" && templatesPath == "":
		o.Templates = filled(embed.FS{}, "templates")
		a.say("data from " + shownOrigin(dataPath) + ", no templates")
	case dataPath != "" && sameFolder(dataPath, templatesPath):
		o.Data.Others = []string{briefsFolder, "charts.yaml", "messages", brand.Folder, "pptx", deployFolder}
		a.say("project in " + shownOrigin(templatesPath))
	default:
		a.say(fmt.Sprintf("data from %s, templates from %s", shownOrigin(dataPath), shownOrigin(templatesPath)))
	}
	a.sayMonth(o.AsOf, now)
	if o.Brand == "" {
		var found diag.List
		if o.Brand, found = brandFor(o); len(found) > 0 {
			return o, a.printFindings(found)
		}
	}
	return o, a.inputs.checkNames(o.Templates)
}

// sameFolder says whether the dataset, a folder or a file, lies in the folder of templates itself.
func sameFolder(data, templates string) bool {
	if isFile(data) {
		data = filepath.Dir(data)
	}
	return filepath.Clean(data) == filepath.Clean(templates)
}

// folders are those of data and templates that a verb reads. They are, in this order: those that are named; a project here, which is
// ./dataset.yaml with its briefs beside it; ./data with ./templates. Both are empty where the built-in example is asked for, and that of
// templates where there are none for the data that are named.
func (a *inputs) folders() (dataPath, templatesPath string, err error) {
	dataPath, templatesPath = a.dataPath, a.templatesPath
	if a.example {
		if dataPath != "" || templatesPath != "" {
			return "", "", diag.Refuse(diag.Command, "flags", "--example does not go with --data or --templates")
		}
		return "", "", nil
	}
	if dataPath != "" && templatesPath == "" && isDir(filepath.Join(dataPath, briefsFolder)) {
		return dataPath, dataPath, nil // a project in another folder
	}
	isProject, hasFolders := isFile(entryName), isDir("data") && isDir("templates")
	switch {
	case dataPath != "" && templatesPath != "":
	case isProject && hasFolders:
		return "", "", diag.Refuse(diag.Input, "two-projects", "here are two projects: ./"+entryName+", and ./data with ./templates",
			"name the one that you mean: --data . --templates . or --data data --templates templates")
	case isProject && (dataPath == "" || isDir(briefsFolder)):
		dataPath, templatesPath = cmp.Or(dataPath, "."), cmp.Or(templatesPath, ".")
	case hasFolders:
		dataPath, templatesPath = cmp.Or(dataPath, "data"), cmp.Or(templatesPath, "templates")
	case dataPath == "":
		return "", "", noProject()
	}
	return dataPath, templatesPath, nil
}

// briefsFolder is where the briefs of a project stand.
const briefsFolder = "briefs"

// noProject is the refusal where neither a flag nor the folder says what to read.
func noProject() error {
	here, err := os.Getwd()
	if err != nil {
		here = "."
	}
	return diag.Refuse(diag.Input, "no-project", diag.Visible(filepath.ToSlash(here))+" holds no project: neither "+entryName+" with briefs/ beside it nor data/ with templates/",
		"go to the folder of your project, or name it: --data FOLDER", "to see what briefings look like: briefing build --example")
}

// checkNames refuses a brand or a language that does not exist, before any file is read.
func (a *inputs) checkNames(in pipeline.Folder) error {
	for _, c := range []struct {
		kind, name, folder string
		have               []string
	}{
		{"brand", a.brand, brand.Folder, brand.Names(in.FS)},
		{"language", a.lang, "messages", language.AvailableLanguages(in.FS, "messages")},
	} {
		if _, err := fs.ReadDir(in.FS, c.folder); err != nil && !files.Missing(err) {
			return fault(path.Join(in.Shown, c.folder), "read", err)
		}
		if c.name != "" && !slices.Contains(c.have, c.name) {
			return plan.Unknown(c.kind, c.name, c.have)
		}
	}
	return nil
}

// shownOrigin is a folder as messages name it; empty: what is embedded in the program.
func shownOrigin(name string) string {
	if name == "" {
		return "the built-in example"
	}
	if filepath.Clean(name) == "." {
		return "this folder"
	}
	if filepath.IsLocal(name) {
		name = "./" + filepath.ToSlash(filepath.Clean(name))
	}
	return diag.Visible(name)
}

func isDir(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

func isFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && !info.IsDir()
}

// dataFolder finds the dataset in a file, in a folder with an entry file, or in the only dataset below a folder.
func dataFolder(name string) (pipeline.Folder, error) {
	if name == "" {
		return datasetIn(data.FS, "", "embedded")
	}
	info, err := os.Stat(name)
	if err != nil {
		return pipeline.Folder{}, fault(name, "read", err)
	}
	shown := filepath.ToSlash(filepath.Clean(name))
	if !info.IsDir() {
		fsys, entry, err := files.OpenBeside(name)
		if err != nil {
			return pipeline.Folder{}, fault(name, "read", err)
		}
		return pipeline.Folder{FS: fsys, Entry: entry, Shown: dirShown(shown), Origin: "file"}, nil
	}
	fsys, err := files.Open(name)
	if err != nil {
		return pipeline.Folder{}, fault(name, "read", err)
	}
	return datasetIn(fsys, shown, "folder")
}

func dirShown(file string) string {
	if d := path.Dir(file); d != "." {
		return d
	}
	return ""
}

// datasetIn finds the dataset in a file system: its entry file in the root, or in the only folder that has one.
func datasetIn(fsys fs.FS, shown, origin string) (pipeline.Folder, error) {
	if _, err := fs.Stat(fsys, entryName); !files.Missing(err) { // a file that cannot be read is reported when it is read
		return pipeline.Folder{FS: fsys, Entry: entryName, Shown: shown, Origin: origin}, nil
	}
	below, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return pipeline.Folder{}, fault(shown, "read", err)
	}
	var entries []string
	for _, e := range below {
		entry := path.Join(e.Name(), entryName)
		_, err := fs.Stat(fsys, entry)
		var out *files.LeadsOut
		if errors.As(err, &out) && out.Link == e.Name() {
			return pipeline.Folder{}, fault(shown, "read", err)
		}
		if !files.Missing(err) {
			entries = append(entries, entry)
		}
	}
	if len(entries) == 0 {
		return pipeline.Folder{}, diag.Refuse(diag.Files, "no-dataset",
			fmt.Sprintf("%s holds no dataset: no %s in it or in a folder of it", diag.Visible(shown), entryName), "name the dataset's folder or its file: --data FOLDER")
	}
	if len(entries) > 1 {
		return pipeline.Folder{}, diag.Refuse(diag.Command, "several-datasets", fmt.Sprintf("%s holds %d datasets", diag.Visible(shown), len(entries)),
			"choose one, as in --data "+diag.Visible(path.Join(shown, path.Dir(entries[0]))))
	}
	dir := path.Dir(entries[0])
	sub, err := fs.Sub(fsys, dir)
	if err != nil {
		return pipeline.Folder{}, fault(dir, "read", err)
	}
	if shown == "" {
		shown = "data"
	}
	return pipeline.Folder{FS: sub, Entry: entryName, Shown: path.Join(shown, dir), Origin: origin}, nil
}

// templatesFolder opens the folder of templates, in which the program fills in what is missing; an empty name is the built-in one.
func templatesFolder(name string) (pipeline.Folder, error) {
	if name == "" {
		return pipeline.Folder{FS: templates.FS, Shown: "templates", Origin: "embedded"}, nil
	}
	if !isDir(name) {
		return pipeline.Folder{}, diag.Refuse(diag.Files, "no-templates", "--templates: there is no folder "+diag.Visible(name),
			"correct the name, or leave --templates away for the built-in ones")
	}
	fsys, err := files.Open(name)
	if err != nil {
		return pipeline.Folder{}, fault(name, "read", err)
	}
	shown := filepath.ToSlash(filepath.Clean(name))
	if shown == "." {
		shown = ""
	}
	return filled(fsys, shown), nil
}

// filled is a folder of templates, in which the program fills in what is missing.
func filled(own fs.FS, shown string) pipeline.Folder {
	return pipeline.Folder{FS: &files.Filled{Own: own, Rest: templates.FS, Units: filledIn()}, Shown: shown, Origin: "folder"}
}

// filledIn is what comes from the program where a project has none of its own: words of a language, brands, the parts of PowerPoint
// files, and the files that run a build every month.
func filledIn() []string { return []string{"messages/*", "brands/*", "pptx", "deploy"} }

// slideFile reads a file of the user's for PowerPoint output; an empty name is none.
func slideFile(name string, kind files.Kind) (pipeline.File, error) {
	if name == "" {
		return pipeline.File{}, nil
	}
	data, err := files.ReadPath(name, kind)
	if err != nil {
		return pipeline.File{}, fault(name, "read", err)
	}
	return pipeline.File{Name: filepath.ToSlash(name), Data: data}, nil
}

// slideInputs reads what --pptx-template and --pptx-layouts name.
func slideInputs(template, layouts string) (pipeline.Slides, error) {
	if layouts != "" && template == "" {
		return pipeline.Slides{}, diag.Refuse(diag.Command, "flags", "--pptx-layouts names layouts of the presentation that --pptx-template gives")
	}
	t, err := slideFile(template, files.Template)
	if err != nil {
		return pipeline.Slides{}, err
	}
	l, err := slideFile(layouts, files.YAML)
	return pipeline.Slides{Template: t, Layouts: l}, err
}

// load reads the inputs for a verb that builds nothing. Faults of briefs do not stop it: a dataset may hold only what
// one of them shows.
func (a *app) load() (*pipeline.Project, error) {
	o, err := a.options()
	if err != nil {
		return nil, err
	}
	o.Briefs = []string{}
	p, diags := pipeline.Load(o)
	// Of an early edition hundreds of figures are not yet published; here only what stops the verb is of interest.
	diags = slices.DeleteFunc(diags, func(d diag.Diagnostic) bool { return d.Severity != diag.Error })
	if err := a.printFindings(diags); err != nil {
		return nil, err
	}
	return p, nil
}

func (a *inputs) completeBrands(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return a.complete(brand.Names)
}

func (a *inputs) completeLanguages(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return a.complete(func(fsys fs.FS) []string { return language.AvailableLanguages(fsys, "messages") })
}

func (a *inputs) complete(names func(fs.FS) []string) ([]string, cobra.ShellCompDirective) {
	folder, err := templatesFolder(strings.TrimSpace(a.templatesPath))
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	return names(folder.FS), cobra.ShellCompDirectiveNoFileComp
}
