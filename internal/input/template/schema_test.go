package template

import (
	"reflect"
	"testing"

	"briefing/internal/source"
	"briefing/internal/testkit/golden"
)

// The files that editors check templates with are those that are made of the types that decode templates; after a change,
// run the tests with -update.
func TestSchemas(t *testing.T) {
	golden.Text(t, "../../../templates/schema/brief.schema.json", string(BriefSchema()))
	golden.Text(t, "../../../templates/schema/charts.schema.json", string(ChartsSchema()))
}

// Help stands for keys and blocks that there are.
func TestHelpIsOfKeysThatThereAre(t *testing.T) {
	asked := map[string]bool{}
	g := newSchemaMaker()
	g.Help = func(k source.Key) string { asked[k.In.Name()+"."+k.Name] = true; return "" }
	g.Struct(reflect.TypeFor[briefForm]())
	g.Struct(reflect.TypeFor[chartsForm]())
	g.definitions()
	for typ, keys := range help() {
		for key := range keys {
			if !asked[typ+"."+key] {
				t.Errorf("%s has no key %s", typ, key)
			}
		}
	}
	kinds := map[string]bool{}
	for _, k := range blockKinds() {
		kinds[k.name] = true
	}
	for name := range blockHelp() {
		if !kinds[name] {
			t.Errorf("there is no block %s", name)
		}
	}
}
