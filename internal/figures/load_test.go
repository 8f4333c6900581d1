package figures

import (
	"os"
	"testing"
	"testing/fstest"

	"briefing/internal/input/dataset"
	"briefing/internal/input/dataset/datafiles"
)

// load reads a small dataset: the vocabulary and sources of testdata/common.yaml, and the indicators, derived values
// and relations of a test.
func load(t testing.TB, yaml string) *dataset.Dataset {
	t.Helper()
	common, err := os.ReadFile("testdata/common.yaml")
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{
		"dataset.yaml": {Data: append(common, "include: [case.yaml]\n"...)},
		"case.yaml":    {Data: []byte(yaml)},
	}
	ds, l := datafiles.Load(fsys, "dataset.yaml", datafiles.Options{})
	if l.HasErrors() {
		t.Fatalf("the test's own data do not load:\n%s", l.Text())
	}
	return ds
}
