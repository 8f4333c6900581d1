package compose_test

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"briefing/internal/compose"
	"briefing/internal/diag"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/dataset/datafiles"
	"briefing/internal/input/template"
	"briefing/internal/input/template/reading"
	"briefing/internal/testkit/golden"
	"briefing/internal/testkit/world"
)

// madeLibrary loads blocks of a brief over a dataset. The blocks may have faults, the dataset has none.
func madeLibrary(t *testing.T, data, head, blocks string) (*template.Library, *dataset.Dataset, diag.List) {
	t.Helper()
	ds, found := datafiles.Load(fstest.MapFS{"dataset.yaml": {Data: []byte(data)}}, "dataset.yaml", datafiles.Options{Shown: "data"})
	if ds == nil || found.HasErrors() {
		t.Fatal(found.Text())
	}
	if head == "" {
		head = world.Head
	}
	if !strings.Contains(head, "deck") {
		blocks += "- notes: {}\n"
	}
	lib, diags := reading.Load(fstest.MapFS{"briefs/test.yaml": {Data: []byte(head + "blocks:\n" + blocks)}}, world.English(), ds, reading.Options{})
	return lib, ds, diags
}

// TestMadeTables runs what stands in testdata/made: tables that are made from the figures of one small dataset, as they are
// composed and cited, and what is found where they are written wrongly. "as-of" is the month of the edition.
func TestMadeTables(t *testing.T) {
	data, err := os.ReadFile("testdata/made/data.yaml")
	if err != nil {
		t.Fatal(err)
	}
	golden.Txtar(t, "testdata/made/*.txtar", func(t *testing.T, files map[string]string) map[string]string {
		lib, ds, diags := madeLibrary(t, string(data), files["head"], files["blocks"])
		out := map[string]string{}
		if !diags.HasErrors() {
			asOf := ds.Edition
			if s := strings.TrimSpace(files["as-of"]); s != "" {
				asOf, _ = dataset.ParseDate(s)
			}
			set, _ := figures.Resolve(ds, asOf)
			d, found := world.Document(lib, set, "test", compose.Options{})
			if diags.Append(found); d != nil && !diags.HasErrors() {
				out["document"] = world.Dump(t, d)
			}
		}
		if len(diags) > 0 {
			out["findings"] = diags.Sorted().Text()
		}
		return out
	})
}
