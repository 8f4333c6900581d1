package layout

import (
	"strings"
	"sync"
)

// slab hands out values from blocks of memory, so that a page of a thousand small things costs a few allocations.
// Values are never given back: they live as long as the document they stand in.
type slab[T any] struct {
	free  []T
	block []T // the last one, of which free is the rest
	taken int
}

// one returns a pointer to a fresh zero value.
func (s *slab[T]) one() *T {
	if len(s.free) == 0 {
		s.grow(1)
	}
	p := &s.free[0]
	s.free = s.free[1:]
	return p
}

// list returns a slice of n zero values that cannot grow into its neighbour.
func (s *slab[T]) list(n int) []T {
	if len(s.free) < n {
		s.grow(n)
	}
	l := s.free[:n:n]
	s.free = s.free[n:]
	return l
}

// keep returns a copy of a scratch list.
func (s *slab[T]) keep(scratch []T) []T {
	l := s.list(len(scratch))
	copy(l, scratch)
	return l
}

// grow takes a new block: small at first, so that a one-page brief stays small, then half of what there is so far, up
// to a limit, so that the unused rest of the last block stays cheap.
func (s *slab[T]) grow(least int) {
	const first, most = 64, 4096
	s.block = make([]T, max(min(s.taken/2, most), first, least))
	s.taken += len(s.block)
	s.free = s.block
}

// reuse takes everything back that was handed out, and keeps the last block for what comes next.
func (s *slab[T]) reuse() {
	if s.taken > len(s.block) && s.taken <= mostKept {
		s.block = make([]T, s.taken) // in one piece from now on
	}
	clear(s.block)
	s.free, s.taken = s.block, len(s.block)
}

// mostKept is how many values of a sort wait for the next document: a long table needs many, most briefs few.
const mostKept = 4096

// workspace is the memory of what is measured and broken: none of it outlives the layout of one document, so the next
// one takes it over. What stands in the result is in slabs of the maker's own.
type workspace struct {
	runs          []run // scratch of text.go
	atoms         []atom
	links         []*target
	lines, lines2 []line

	paras    slab[para]
	runSlab  slab[run]
	atomSlab slab[atom]
	lineSlab slab[line]
	targets  slab[target]
	cells    slab[*para]
	flags    slab[bool]
}

var workspaces = sync.Pool{New: func() any { return new(workspace) }}

// release lets go of the document and gives the memory to the next.
func (w *workspace) release() {
	clear(w.runs[:cap(w.runs)])
	clear(w.links[:cap(w.links)])
	w.paras.reuse()
	w.runSlab.reuse()
	w.atomSlab.reuse()
	w.lineSlab.reuse()
	w.targets.reuse()
	w.cells.reuse()
	w.flags.reuse()
	workspaces.Put(w)
}

// spacer appends a space to strings, many in one block of memory: every line of text ends with one.
type spacer struct{ b strings.Builder }

func (p *spacer) add(s string) string {
	const block = 4096
	if p.b.Cap()-p.b.Len() <= len(s) {
		p.b = strings.Builder{} // strings handed out keep the old block
		p.b.Grow(max(block, len(s)+1))
	}
	start := p.b.Len()
	p.b.WriteString(s)
	p.b.WriteByte(' ')
	return p.b.String()[start:]
}
