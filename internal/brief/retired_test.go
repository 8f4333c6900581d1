package brief

import (
	"slices"
	"testing"
	"testing/fstest"
)

// However long a chain of retired charts is, in whatever order, each leads to the chart at its end.
func TestRetiredChains(t *testing.T) {
	charts := "charts:\n- {id: a, kind: tiles, title: A, holds: none, alt: A., tiles: [{value: \"{{arrests}}\", label: arrests}]}\n" +
		"retired: {oldest: older, old: a, older: old, other: a}\n"
	lib, diags := Load(fstest.MapFS{"charts.yaml": {Data: []byte(charts)}, "briefs/test.yaml": {Data: []byte(testHead + "blocks:\n- prose: Words.\n- notes: {}\n")}}, english(), world(t, ""), LoadOptions{})
	if diags.HasErrors() {
		t.Fatal(diags.Text())
	}
	if want := []Retired{{"oldest", "a"}, {"old", "a"}, {"older", "a"}, {"other", "a"}}; !slices.Equal(lib.Retired(), want) {
		t.Errorf("got %v, want %v", lib.Retired(), want)
	}
}
