package compose

import (
	"maps"
	"slices"
	"testing"

	"briefing/internal/input/template/reading"
)

// Every kind of block that a template can have is made by a function, and no function is left over.
func TestKindsHaveFunctions(t *testing.T) {
	read, made := slices.Sorted(slices.Values(reading.BlockKinds())), slices.Sorted(maps.Keys(blockMakers()))
	if !slices.Equal(read, made) {
		t.Errorf("templates have %v, functions are there for %v", read, made)
	}
	for kind, f := range blockMakers() {
		if f == nil {
			t.Errorf("the block %s has no function", kind)
		}
	}
}
