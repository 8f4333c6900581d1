package world_test

import (
	"testing"

	"briefing/internal/testkit/world"
)

// A snapshot tells a change wherever it is made, and nothing else.
func TestSnapshot(t *testing.T) {
	type leaf struct {
		n    int
		next *leaf
	}
	type tree struct {
		list   []leaf
		byName map[string]*leaf
		any    any
		f      func()
	}
	ring := &leaf{n: 1}
	ring.next = ring
	x := &tree{list: []leaf{{n: 1}, {n: 2}}, byName: map[string]*leaf{"a": ring, "b": {n: 3}, "c": nil}, any: &leaf{n: 4}}
	before := world.Snapshot(x)
	if again := world.Snapshot(x); again != before {
		t.Fatalf("two snapshots of one value differ:\n%s\n%s", before, again)
	}
	for what, change := range map[string]func() func(){
		"an element": func() func() { x.list[1].n = 5; return func() { x.list[1].n = 2 } },
		"an entry":   func() func() { x.byName["b"].n = 5; return func() { x.byName["b"].n = 3 } },
		"a key":      func() func() { x.byName["d"] = nil; return func() { delete(x.byName, "d") } },
		"inside any": func() func() { x.any.(*leaf).n = 5; return func() { x.any.(*leaf).n = 4 } },
		"a function": func() func() { x.f = func() {}; return func() { x.f = nil } },
		"the ring":   func() func() { ring.next = nil; return func() { ring.next = ring } },
	} {
		undo := change()
		if world.Snapshot(x) == before {
			t.Errorf("%s: the change is not told", what)
		}
		undo()
		if world.Snapshot(x) != before {
			t.Errorf("%s: the change is told though it was taken back", what)
		}
	}
}
