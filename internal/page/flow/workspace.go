package flow

import (
	"sync"

	"briefing/internal/page/slab"
	"briefing/internal/page/text"
)

// workspace is the memory of what is measured and broken: none of it outlives the layout of one document, so the next
// one takes it over. What stands in the result is in a Memory.
type workspace struct {
	runs    []text.Run // scratch of text.go
	atoms   []text.Atom
	links   []*target
	langs   []*foreign
	breaker text.Breaker

	paras    slab.Slab[Para]
	runSlab  slab.Slab[text.Run]
	atomSlab slab.Slab[text.Atom]
	lineSlab slab.Slab[text.Line]
	targets  slab.Slab[target]
	cells    slab.Slab[*Para]
	flags    slab.Slab[bool]
}

var workspaces = sync.Pool{New: func() any { return new(workspace) }}

// Release lets go of the document and gives the memory to the next.
func (w *workspace) Release() {
	clear(w.runs[:cap(w.runs)])
	clear(w.links[:cap(w.links)])
	clear(w.langs[:cap(w.langs)])
	w.paras.Reuse()
	w.runSlab.Reuse()
	w.atomSlab.Reuse()
	w.lineSlab.Reuse()
	w.targets.Reuse()
	w.cells.Reuse()
	w.flags.Reuse()
	workspaces.Put(w)
}
