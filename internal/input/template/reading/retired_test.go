package reading_test

import (
	"slices"
	"testing"

	"briefing/internal/input/template"
	"briefing/internal/input/template/reading"
	"briefing/internal/testkit/world"
)

// However long a chain of retired charts is, in whatever order, each leads to the chart at its end.
func TestRetiredChains(t *testing.T) {
	charts := "charts:\n- {id: a, kind: panels, title: A, holds: none, alt: A., subtitle: S, panels: [{of: arrests, kicker: K, label: arrests}]}\n" +
		"retired: {oldest: older, old: a, older: old, other: a}\n"
	lib, diags := reading.Load(world.Templates(charts, world.Head+"blocks:\n- prose: Words.\n- notes: {}\n"), world.English(), world.Dataset(t, ""), reading.Options{})
	if diags.HasErrors() {
		t.Fatal(diags.Text())
	}
	if want := []template.Retired{{ID: "oldest", Successor: "a"}, {ID: "old", Successor: "a"}, {ID: "older", Successor: "a"}, {ID: "other", Successor: "a"}}; !slices.Equal(lib.Retired, want) {
		t.Errorf("got %v, want %v", lib.Retired, want)
	}
}
