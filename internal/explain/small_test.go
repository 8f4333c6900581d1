package explain

import (
	"os"
	"testing"
	"testing/fstest"

	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
	"briefing/internal/testkit/golden"
)

// Each archive holds a dataset in one file, and what is told of every value in it that is computed, missing or revised.
func TestSmallDatasets(t *testing.T) {
	cat, l := language.Load(os.DirFS("../../templates"), "messages", "en")
	if l.HasErrors() {
		t.Fatal(l.Text())
	}
	golden.Txtar(t, "testdata/*.txtar", func(t *testing.T, files map[string]string) map[string]string {
		ds, l := dataset.Load(fstest.MapFS{"dataset.yaml": {Data: []byte(files["dataset.yaml"])}}, "dataset.yaml", dataset.LoadOptions{})
		if l.HasErrors() {
			t.Fatalf("the test's own data do not load:\n%s", l.Text())
		}
		set, _ := figures.Resolve(ds, dataset.Date{})
		out := map[string]string{}
		for _, v := range set.All() {
			r, problem := Indicator(set, cat, v.Ref, []Use{{Brief: "brief", Block: "table", Ref: "growth"}})
			if problem != nil {
				t.Fatal(problem.Message)
			}
			checkColumns(t, v.Ref, r.Text())
			checkJSON(t, r.JSON())
			if v.Derived != nil || v.Missing || len(v.Revised) > 0 {
				out[v.Ref] = r.Text()
			}
		}
		out["list"] = List(set, cat).Text()
		return out
	})
}
