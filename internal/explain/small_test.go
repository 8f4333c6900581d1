package explain

import (
	"testing"
	"testing/fstest"

	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/testkit/golden"
)

// Each archive holds a dataset in one file, and what is told of every value in it that is computed, missing or revised.
func TestSmallDatasets(t *testing.T) {
	golden.Txtar(t, "testdata/*.txtar", func(t *testing.T, files map[string]string) map[string]string {
		lib := loaded(t, fstest.MapFS{"dataset.yaml": {Data: []byte(files["dataset.yaml"])}}, oneBrief)
		set, _ := figures.Resolve(lib.Texts.Dataset, dataset.Date{})
		out := map[string]string{}
		for _, v := range set.All() {
			r, problem := Indicator(lib, set, v.Ref, []Use{{Brief: "brief", Block: "table", Ref: "growth"}})
			if problem != nil {
				t.Fatal(problem.Message)
			}
			checkColumns(t, v.Ref, r.Text())
			checkJSON(t, r.JSON())
			if v.Derived != nil || v.Missing || len(v.Revised) > 0 {
				out[v.Ref] = r.Text()
			}
		}
		out["list"] = List(lib, set).Text()
		return out
	})
}
