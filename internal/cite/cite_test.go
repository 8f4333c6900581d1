package cite_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"briefing/internal/cite"
	"briefing/internal/compose"
	"briefing/internal/doc"
	"briefing/internal/testkit/world"
)

// Citing makes a new document and changes neither the one it was given nor the library: it comes out the same however
// often it is made.
func TestCitingChangesNothing(t *testing.T) {
	lib, ds := world.Small(t)
	set := world.Resolve(t, ds, ds.Edition)
	library, values := world.Snapshot(lib), world.Snapshot(set)
	opt := compose.Options{Author: "Desk", Topic: "Topic", Tables: true, Pages: world.EightPages}
	for _, name := range lib.Names() {
		d, diags := compose.Brief(lib, set, name, opt)
		if d == nil || diags.HasErrors() {
			t.Fatal(diags.Text())
		}
		before := world.Snapshot(d)
		cited, diags := cite.Document(lib, set, d, opt)
		if world.Snapshot(d) != before {
			t.Errorf("citing changed what was composed of %s", name)
		}
		again, found := cite.Document(lib, set, d, opt)
		if !reflect.DeepEqual(cited, again) || !reflect.DeepEqual(diags, found) {
			t.Errorf("%s is cited in two ways", name)
		}
	}
	for _, id := range lib.ChartIDs() {
		page, diags := compose.Chart(lib, set, id, opt)
		if page == nil {
			t.Fatal(diags.Text())
		}
		before := world.Snapshot(page)
		cited, diags := cite.Chart(lib, set, page)
		if world.Snapshot(page) != before {
			t.Errorf("citing changed what was composed of the chart %s", id)
		}
		again, found := cite.Chart(lib, set, page)
		if !reflect.DeepEqual(cited, again) || !reflect.DeepEqual(diags, found) {
			t.Errorf("the chart %s is cited in two ways", id)
		}
	}
	if world.Snapshot(lib) != library || world.Snapshot(set) != values {
		t.Error("citing changed the library or the values")
	}
}

// A figure in the subtitle of a chart is used, too, where the subtitle is only the caption of the chart's table.
func TestUsesInCaptions(t *testing.T) {
	lib, ds, diags := world.Load(t, map[string]string{
		"charts": strings.Replace(strings.TrimPrefix(world.NoCharts, "charts:\n"), "subtitle: People", `subtitle: "Beside {{rescued}} people"`, 1),
		"blocks": "- chart: {id: unused, subtitle: false}\n",
	})
	if diags.HasErrors() {
		t.Fatal(diags.Text())
	}
	d, diags := world.Document(lib, world.Resolve(t, ds, ds.Edition), "test", compose.Options{Tables: true})
	if diags.HasErrors() {
		t.Fatal(diags.Text())
	}
	if !slices.ContainsFunc(d.Uses, func(u doc.Use) bool { return u.Ref == "rescued" && u.Block == "chart unused" }) {
		t.Errorf("%+v", d.Uses)
	}
}
