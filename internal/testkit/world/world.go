// Package world is the small world that tests of loading, composing and citing share: a dataset of a few figures, the words
// of one language, and the stages one after the other. No product code imports it.
//
// In: templates as strings, and edits of the dataset. Out: a document or what was found. Tests that want whole briefs read
// those of package small through it, too.
package world

import (
	_ "embed"
	"io/fs"
	"os"
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
	"briefing/internal/testkit/golden"
	"briefing/internal/testkit/small"
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
func Path(name string) string { return golden.Path(name) }

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

// Small loads the small dataset of package small and its templates, in which nothing may be found.
func Small(t testing.TB) (*template.Library, *dataset.Dataset) {
	t.Helper()
	lib, ds, diags := smallWith(t, nil)
	if len(diags) > 0 {
		t.Fatal(diags.Text())
	}
	return lib, ds
}

// SmallWith loads the small dataset with one more brief. What its dataset says is not used may be used here.
func SmallWith(t testing.TB, name, brief string) (*template.Library, *dataset.Dataset) {
	t.Helper()
	lib, ds, diags := smallWith(t, map[string]string{"briefs/" + name + ".yaml": brief})
	if diags.HasErrors() {
		t.Fatal(diags.Text())
	}
	return lib, ds
}

func smallWith(t testing.TB, more map[string]string) (*template.Library, *dataset.Dataset, diag.List) {
	t.Helper()
	ds := SmallData(t)
	if more != nil {
		ds.Unused = nil
	}
	fsys := small.With(more)
	lib, diags := reading.Load(fsys, Catalog(fsys), ds, reading.Options{Shown: "templates"})
	return lib, ds, diags
}

// SmallData loads the small dataset.
func SmallData(t testing.TB) *dataset.Dataset {
	t.Helper()
	ds, diags := datafiles.Load(small.Data(), small.Entry, datafiles.Options{Shown: "data"})
	if ds == nil || diags.HasErrors() {
		t.Fatal(diags.Text())
	}
	return ds
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
