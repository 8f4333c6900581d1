package compose_test

import (
	"reflect"
	"testing"

	"briefing/internal/compose"
	"briefing/internal/testkit/world"
)

// Composing reads the library and the values of an edition and changes neither: each document comes out the same
// however often it is made.
func TestComposingChangesNothing(t *testing.T) {
	lib, ds := world.Small(t)
	set := world.Resolve(t, ds, ds.Edition)
	before, values := world.Snapshot(lib), world.Snapshot(set)
	opt := compose.Options{Author: "Desk", Topic: "Topic", Tables: true, Pages: world.EightPages}
	for _, name := range lib.Names() {
		d, diags := compose.Brief(lib, set, name, opt)
		if d == nil || diags.HasErrors() {
			t.Fatal(diags.Text())
		}
		again, found := compose.Brief(lib, set, name, opt)
		if !reflect.DeepEqual(d, again) || !reflect.DeepEqual(diags, found) {
			t.Errorf("%s is composed in two ways", name)
		}
	}
	for _, id := range lib.ChartIDs() {
		page, diags := compose.Chart(lib, set, id, opt)
		if page == nil {
			t.Fatal(diags.Text())
		}
		again, found := compose.Chart(lib, set, id, opt)
		if !reflect.DeepEqual(page, again) || !reflect.DeepEqual(diags, found) {
			t.Errorf("the chart %s is composed in two ways", id)
		}
	}
	if world.Snapshot(lib) != before {
		t.Error("composing changed the library")
	}
	if world.Snapshot(set) != values {
		t.Error("composing changed the values")
	}
}
