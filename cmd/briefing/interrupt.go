package main

import (
	"cmp"
	"context"
	"os"
	"os/signal"
	"sync"
	"syscall"
)

// interruption is the cause of a context that a signal cancelled.
type interruption struct {
	signal syscall.Signal
	done   string // what was done by then; empty: nothing was changed
}

func (i *interruption) Error() string {
	return "stopped by " + map[syscall.Signal]string{syscall.SIGINT: "an interrupt", syscall.SIGTERM: "a request to end", syscall.SIGHUP: "the end of its terminal"}[i.signal] + "; " + cmp.Or(i.done, "nothing was changed")
}

// code is the exit code of a program that a signal ended, as shells count it.
func (i *interruption) code() int { return 128 + int(i.signal) }

// interruptible returns a context that SIGINT, SIGTERM and SIGHUP cancel, and committing, which the run must call before
// it writes its first file. Until then a signal ends the process at once, for there is nothing to undo. From then on the
// run itself undoes what it began, or finishes it; a second signal ends the process all the same, and the next command
// finishes or undoes what was cut off. Before the process ends, stopped is called. After end the
// run is over: a signal that comes then changes nothing any more, not even the exit code.
func interruptible(stopped func(*interruption)) (ctx context.Context, committing, end func()) {
	ctx, cancel := context.WithCancelCause(context.Background())
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	done := make(chan struct{})
	var mu sync.Mutex // held for good once files are written, or the process ends
	go func() {
		select {
		case s := <-signals:
			signal.Stop(signals)
			i := &interruption{signal: s.(syscall.Signal)}
			cancel(i)
			if mu.TryLock() {
				stopped(i)
				os.Exit(i.code())
			}
		case <-done:
		}
	}()
	return ctx, mu.Lock, func() { close(done) } // signals go on to be caught: one that ended the program now would belie what it says
}
