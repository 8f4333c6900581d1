package datafiles

import (
	"reflect"
	"slices"
	"testing"

	"briefing/internal/source"
)

// Every list of the loader is in the schema of a kind of file.
func TestSchemasHaveEveryList(t *testing.T) {
	for _, k := range source.KeysOf(reflect.TypeFor[part]()) {
		file := k.Field.Tag.Get("file")
		if !slices.ContainsFunc(partKinds(), func(p partKind) bool { return p.name == file }) {
			t.Errorf("the list %s is of the kind of file %q, which there is not", k.Name, file)
		}
	}
}
