package compose

import (
	"maps"
	"slices"
	"testing"

	"briefing/internal/input/template"
)

// Every kind of block and of chart that a template can have is made by a function, and no function is left over.
func TestKindsHaveFunctions(t *testing.T) {
	for what, lists := range map[string][2][]string{
		"blocks": {template.BlockKinds(), slices.Collect(maps.Keys(blockMakers()))},
		"charts": {template.ChartKinds(), slices.Collect(maps.Keys(chartMakers()))},
	} {
		read, made := slices.Sorted(slices.Values(lists[0])), slices.Sorted(slices.Values(lists[1]))
		if !slices.Equal(read, made) {
			t.Errorf("%s: templates have %v, functions are there for %v", what, read, made)
		}
	}
	for kind, f := range blockMakers() {
		if f == nil {
			t.Errorf("the block %s has no function", kind)
		}
	}
	for kind, f := range chartMakers() {
		if f.draw == nil || f.table == nil {
			t.Errorf("the chart %s lacks a function", kind)
		}
	}
}
