// Package slab hands out many small values from few blocks of memory.
//
// In: how many are wanted. Out: zero values, each for as long as it is used or, where its owner takes all of them back
// at once, until then. It never gives back single values and never runs a finaliser: a page is a thousand small things
// that live and die together, and one allocation for each is what laying it out would mostly cost.
package slab

import "strings"

// Slab hands out values of one sort. The zero value is ready. It is not safe for several goroutines.
type Slab[T any] struct {
	free  []T
	block []T // the last one, of which free is the rest
	taken int
}

// One returns a pointer to a fresh zero value.
func (s *Slab[T]) One() *T {
	if len(s.free) == 0 {
		s.grow(1)
	}
	p := &s.free[0]
	s.free = s.free[1:]
	return p
}

// List returns a slice of n zero values that cannot grow into its neighbour.
func (s *Slab[T]) List(n int) []T {
	if len(s.free) < n {
		s.grow(n)
	}
	l := s.free[:n:n]
	s.free = s.free[n:]
	return l
}

// Keep returns a copy of a scratch list.
func (s *Slab[T]) Keep(scratch []T) []T {
	l := s.List(len(scratch))
	copy(l, scratch)
	return l
}

// Append is append with memory of the slab where the list must grow: to twice what it has room for.
func (s *Slab[T]) Append(list []T, v T) []T {
	if len(list) == cap(list) {
		grown := s.List(max(1, 2*cap(list)))
		list = grown[:copy(grown, list)]
	}
	return append(list, v)
}

// grow takes a new block: small at first, so that a one-page brief stays small, then half of what there is so far, up
// to a limit, so that the unused rest of the last block stays cheap.
func (s *Slab[T]) grow(least int) {
	const first, most = 64, 4096
	s.block = make([]T, max(min(s.taken/2, most), first, least))
	s.taken += len(s.block)
	s.free = s.block
}

// Reuse takes everything back that was handed out, and keeps the last block for what comes next.
func (s *Slab[T]) Reuse() {
	if s.taken > len(s.block) && s.taken <= mostKept {
		s.block = make([]T, s.taken) // in one piece from now on
	} else {
		clear(s.block[:len(s.block)-len(s.free)])
	}
	s.free, s.taken = s.block, len(s.block)
}

// mostKept is how many values of a sort wait for what comes next: a long table needs many, most briefs few.
const mostKept = 4096

// Spacer appends a space to strings, many in one block of memory: every line of text ends with one. Strings are never
// taken back.
type Spacer struct{ b strings.Builder }

// Add returns the string with a space behind it.
func (p *Spacer) Add(s string) string {
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
