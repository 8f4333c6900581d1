package pipeline

import (
	"slices"
	"sync"

	"briefing/internal/diag"
)

// shared keeps what was made for each key. What several targets of a run need is made once, by whoever asks first; others wait
// for it. Nobody may change it. The zero value is empty. Safe for concurrent use.
type shared[K comparable, V any] struct {
	mu   sync.Mutex
	kept map[K]func() V
}

// of gives what is kept for a key, and makes it if there is nothing yet. A panic comes to all who ask.
func (s *shared[K, V]) of(key K, make func() V) V {
	return s.getter(key, make)()
}

func (s *shared[K, V]) getter(key K, make func() V) func() V {
	s.mu.Lock()
	defer s.mu.Unlock()
	get := s.kept[key]
	if get == nil {
		if s.kept == nil {
			s.kept = map[K]func() V{}
		}
		get = sync.OnceValue(make)
		s.kept[key] = get
	}
	return get
}

// found is what a stage gives: what it made, and what it found.
type found[V any] struct {
	made  V
	diags diag.List
}

func foundIn[V any](made V, diags diag.List) found[V] { return found[V]{made, diags} }

// all gives both; the list is the caller's own.
func (f found[V]) all() (V, diag.List) { return f.made, slices.Clone(f.diags) }

// begin begins to make something, and returns what waits for it. A panic comes to those who wait.
func begin[V any](make func() V) func() V {
	get := sync.OnceValue(make)
	go func() {
		defer func() { _ = recover() }() // whoever waits gets it again
		get()
	}()
	return get
}
