package diag_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"briefing/internal/diag"
)

// caught runs f as a stage is run.
func caught(f func()) (list diag.List) {
	defer func() {
		if r := recover(); r != nil {
			list = diag.Caught("it stopped", r)
		}
	}()
	f()
	return nil
}

type thing struct{ next *thing }

func (x *thing) far() *thing { return x.next.next }

// here is the line after the one that calls it.
func here() int {
	_, _, line, _ := runtime.Caller(1)
	return line + 1
}

func TestCaughtNamesTheLine(t *testing.T) {
	line := 0
	for name, c := range map[string]struct {
		run  func()
		says string
	}{
		"a word": {func() {
			line = here()
			panic("no reason")
		}, "it stopped: no reason"},
		"an index": {func() {
			line = here()
			_ = make([]int, line)[2*line]
		}, "index out of range"},
		"in a library": {func() {
			line = here()
			_ = strings.Repeat("x", -1)
		}, "negative Repeat count"},
		"in a deferred call": {func() {
			defer func() {
				line = here()
				panic(fmt.Errorf("later"))
			}()
		}, "it stopped: later"},
	} {
		list := caught(c.run)
		if len(list) != 1 || list[0].ID != "internal" || list[0].Severity != diag.Error || !strings.Contains(list[0].Message, c.says) {
			t.Errorf("%s: %s", name, list.Text())
			continue
		}
		if want := fmt.Sprintf(", at internal/diag/fault_test.go:%d", line); !strings.HasSuffix(list[0].Message, want) {
			t.Errorf("%s: %q does not end in %q", name, list[0].Message, want)
		}
	}
	list := caught(func() { new(thing).far() })
	if !strings.Contains(list[0].Message, "nil pointer") || !strings.Contains(list[0].Message, "at internal/diag/fault_test.go:") {
		t.Error(list.Text())
	}
	if list := caught(func() {}); list != nil {
		t.Error("a finding without a panic")
	}
}

func TestStacksAreForThoseWhoAsk(t *testing.T) {
	list := caught(func() { new(thing).far() })
	stack := list[0].Stack
	if !strings.Contains(stack, "(*thing).far") || !strings.Contains(stack, "\tinternal/diag/fault_test.go:") || !strings.Contains(stack, "diag_test.caught") {
		t.Errorf("the stack does not lead to its origin:\n%s", stack)
	}
	if strings.Contains(stack, "/home/") || strings.Contains(stack, "/tmp/") || strings.Contains(stack, "0x") {
		t.Errorf("the stack differs from machine to machine:\n%s", stack)
	}
	if strings.Contains(list.Text(), stack) || !strings.Contains(list.Stacks(), stack) || !strings.Contains(string(list.JSONLines()), `"stack"`) {
		t.Errorf("text %s, stacks %s, JSON %s", list.Text(), list.Stacks(), list.JSONLines())
	}
	bare := list.WithoutStacks()
	if bare.Stacks() != "" || strings.Contains(string(bare.JSONLines()), "stack") || bare.Text() != list.Text() || list[0].Stack == "" {
		t.Error("a list without stacks has one, or lost more than that")
	}
}

func TestArticles(t *testing.T) {
	for noun, want := range map[string]string{"figure": "a figure", "action": "an action", "indicator": "an indicator", "unit": "a unit", "image": "an image"} {
		if got := diag.A(noun); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
