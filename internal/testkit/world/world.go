// Package world is the small world that tests of loading, composing and citing share: a dataset of a few figures, the words
// of one language, and the stages one after the other. No product code imports it.
//
// In: templates as strings, and edits of the dataset. Out: a document or what was found. Tests of the shipped data and
// templates read them through it, too.
package world

import (
	_ "embed"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"briefing/internal/diag"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/dataset/datafiles"
	"briefing/internal/input/language"
	"briefing/internal/input/template"
	"briefing/internal/input/template/reading"
	"briefing/internal/source"
)

//go:embed testdata/data.yaml
var data string

//go:embed testdata/words.yaml
var someWords []byte

// English are the words of testdata/words.yaml; what they lack is taken from the shipped file, which may have grown.
var English = sync.OnceValue(func() *language.Catalog {
	words := yamlTree(someWords, "words.yaml")
	shipped, err := os.ReadFile(Path("templates/messages/en.yaml"))
	if err != nil {
		panic(err)
	}
	for _, f := range yamlTree(shipped, "en.yaml").Fields {
		have := words.Get(f.Key)
		if have == nil {
			words.Set(f.Key, f.Value)
			continue
		}
		for _, x := range f.Value.Fields {
			if have.Get(x.Key) == nil {
				have.Set(x.Key, x.Value)
			}
		}
	}
	return Catalog(fstest.MapFS{"messages/en.yaml": {Data: source.Encode(words)}})
})

func yamlTree(data []byte, name string) *source.Node {
	f, diags := source.Bytes(data, name)
	if f == nil {
		panic(diags.Text())
	}
	root, diags := source.Parse(f)
	if root == nil || diags.HasErrors() {
		panic(diags.Text())
	}
	return root
}

// Catalog is the English catalogue of a folder of templates.
func Catalog(fsys fs.FS) *language.Catalog {
	cat, diags := language.Load(fsys, "messages", "en")
	if cat == nil || diags.HasErrors() {
		panic(diags.Text())
	}
	return cat
}

// Path is where a file of this repository lies, whatever package's tests are run.
func Path(name string) string {
	dir, err := os.Getwd()
	if err != nil {
		panic(err)
	}
	for ; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return filepath.Join(dir, filepath.FromSlash(name))
		}
		if dir == filepath.Dir(dir) {
			panic("the tests run outside of the repository")
		}
	}
}

// Dataset is the test data with changes of the form "old => new", one a line; \n stands for a line end.
func Dataset(t testing.TB, edits string) *dataset.Dataset {
	t.Helper()
	data := data
	for _, line := range strings.Split(strings.TrimSpace(edits), "\n") {
		if line == "" {
			continue
		}
		from, to, ok := strings.Cut(line, " => ")
		if !ok || strings.Count(data, from) != 1 {
			t.Fatalf("the edit %q must name text that stands in the data once", line)
		}
		data = strings.Replace(data, from, strings.ReplaceAll(to, `\n`, "\n"), 1)
	}
	ds, diags := datafiles.Load(fstest.MapFS{"dataset.yaml": {Data: []byte(data)}}, "dataset.yaml", datafiles.Options{Shown: "data"})
	if ds == nil || diags.HasErrors() {
		t.Fatal(diags.Text())
	}
	return ds
}

// Shipped loads the data and templates of this repository, in which nothing may be found.
func Shipped(t testing.TB) (*template.Library, *dataset.Dataset) {
	t.Helper()
	ds := ShippedData(t)
	fsys := os.DirFS(Path("templates"))
	lib, diags := reading.Load(fsys, Catalog(fsys), ds, reading.Options{Shown: "templates"})
	if len(diags) > 0 {
		t.Fatal(diags.Text())
	}
	return lib, ds
}

// ShippedData loads the dataset of this repository.
func ShippedData(t testing.TB) *dataset.Dataset {
	t.Helper()
	ds, diags := datafiles.Load(os.DirFS(Path("data/eu-counter-smuggling")), "dataset.yaml", datafiles.Options{Shown: "data"})
	if ds == nil || diags.HasErrors() {
		t.Fatal(diags.Text())
	}
	return ds
}

// ShippedWith loads the templates of this repository with one more brief. What its dataset says is not used may be used here.
func ShippedWith(t testing.TB, name, brief string) (*template.Library, *dataset.Dataset) {
	t.Helper()
	ds := ShippedData(t)
	ds.Unused = nil
	shipped := os.DirFS(Path("templates"))
	fsys := fstest.MapFS{"briefs/" + name + ".yaml": {Data: []byte(brief)}}
	if err := fs.WalkDir(shipped, ".", func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(shipped, p)
		fsys[p] = &fstest.MapFile{Data: data}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	lib, diags := reading.Load(fsys, Catalog(fsys), ds, reading.Options{Shown: "templates"})
	if diags.HasErrors() {
		t.Fatal(diags.Text())
	}
	return lib, ds
}

// Resolve resolves the figures of a day, in which there may be no error.
func Resolve(t testing.TB, ds *dataset.Dataset, asOf dataset.Date) *figures.Set {
	t.Helper()
	set, diags := figures.Resolve(ds, asOf)
	if diags.HasErrors() {
		t.Fatal(diags.Text())
	}
	return set
}

// EightPages is how many pages the factsheet has when it is laid out, which it is not here.
func EightPages(string) int { return 8 }

// Has says whether something of an id was found.
func Has(diags diag.List, id string) bool {
	for _, d := range diags {
		if d.ID == id {
			return true
		}
	}
	return false
}
