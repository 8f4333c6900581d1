package beside_test

import (
	"fmt"
	"runtime"
	"sync/atomic"
	"testing"

	"briefing/internal/beside"
)

func ExampleEach() {
	squares := make([]int, 4)
	beside.Each(len(squares), func(i int) { squares[i] = i * i })
	fmt.Println(squares)
	// Output:
	// [0 1 4 9]
}

// All are done, each once, never more at a time than there are processors.
func TestEach(t *testing.T) {
	for _, n := range []int{0, 1, 2, 1000} {
		done := make([]int, n)
		var at, most atomic.Int64
		beside.Each(n, func(i int) {
			now := at.Add(1)
			for most.Load() < now && !most.CompareAndSwap(most.Load(), now) {
				runtime.Gosched()
			}
			done[i]++
			at.Add(-1)
		})
		for i, times := range done {
			if times != 1 {
				t.Errorf("number %d of %d was done %d times", i, n, times)
			}
		}
		if limit := int64(runtime.GOMAXPROCS(0)); most.Load() > limit {
			t.Errorf("%d at a time, with %d processors", most.Load(), limit)
		}
	}
}

// A panic comes to the caller when all are done, the same one each time.
func TestEachPanics(t *testing.T) {
	for range 100 {
		var done atomic.Int64
		func() {
			defer func() {
				if fault := recover(); fault != "number 3" || done.Load() != 8 {
					t.Errorf("got %v with %d done", fault, done.Load())
				}
			}()
			beside.Each(10, func(i int) {
				if i == 3 || i == 7 {
					panic(fmt.Sprint("number ", i))
				}
				done.Add(1)
			})
		}()
	}
}
