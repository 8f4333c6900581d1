// Package beside does things side by side.
//
// In: how many things there are, and what does one of them. Out: all of them done. Where things stand never hangs on which was
// done first: each has a place of its own, by its number.
package beside

import (
	"runtime"
	"sync"
)

// Each calls do for every number below n, in as many goroutines as there are processors, and returns when all are done. What
// they panic with is the caller's panic: of several that of the lowest number.
func Each(n int, do func(i int)) {
	faults := make([]any, n)
	turns := make(chan struct{}, runtime.GOMAXPROCS(0))
	var wg sync.WaitGroup
	for i := range n {
		turns <- struct{}{}
		wg.Go(func() {
			defer func() { <-turns }()
			defer func() { faults[i] = recover() }()
			do(i)
		})
	}
	wg.Wait()
	for _, fault := range faults {
		if fault != nil {
			panic(fault)
		}
	}
}
