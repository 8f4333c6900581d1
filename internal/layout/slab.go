package layout

import "strings"

// slab hands out values from blocks of memory, so that a page of a thousand small things costs a few allocations.
// Values are never given back: they live as long as the document they stand in.
type slab[T any] struct {
	free []T
	next int
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

// grow takes a new block: small at first, so that a one-page brief stays small, and twice as large each time up to
// a limit that keeps the unused rest of the last block cheap.
func (s *slab[T]) grow(least int) {
	const first, most = 64, 4096
	s.next = min(max(2*s.next, first), most)
	s.free = make([]T, max(s.next, least))
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
