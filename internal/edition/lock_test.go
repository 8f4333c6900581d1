package edition

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"briefing/internal/diag"
)

// TestHoldingChild is the body of another process: it holds an edition, or the whole output folder, until its input ends.
func TestHoldingChild(t *testing.T) {
	out := os.Getenv("HOLD_OUT")
	if out == "" {
		t.Skip("runs as a child of other tests only")
	}
	e, err := Open(t.Context(), out, "2019-03", Locking{Holder: Holder{"briefing build", os.Getpid(), "here"}})
	if err != nil {
		t.Fatal(err)
	}
	wait := func() error {
		fmt.Println("\nheld")
		_, _ = io.Copy(io.Discard, os.Stdin)
		return nil
	}
	if os.Getenv("HOLD_ALL") != "" {
		err = e.exclusively(t.Context(), wait)
	} else {
		err = wait()
	}
	if err := errors.Join(err, e.Close()); err != nil {
		t.Fatal(err)
	}
}

// holding starts another process that holds the edition, or all of the output folder.
func holding(t *testing.T, out string, all bool) (pid int, end, kill func()) {
	t.Helper()
	c := exec.Command(os.Args[0], "-test.run=^TestHoldingChild$")
	c.Env = append(os.Environ(), "HOLD_OUT="+out)
	if all {
		c.Env = append(c.Env, "HOLD_ALL=1")
	}
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	said, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Process.Kill(); _ = c.Wait() })
	lines := bufio.NewReader(said)
	for {
		line, err := lines.ReadString('\n')
		if err != nil {
			t.Fatalf("the other process: %q, %v", line, err)
		}
		if line == "held\n" {
			break
		}
	}
	return c.Process.Pid, func() { _ = in.Close() }, func() { _ = c.Process.Kill(); _ = c.Wait() }
}

// A second run on one folder waits until the first is done. Where that takes too long it says who holds the folder, by
// process and machine, and how to end it. A run that was killed holds nothing.
func TestSecondRunWaits(t *testing.T) {
	for _, all := range []bool{false, true} {
		out := tempDir(t)
		pid, end, _ := holding(t, out, all)
		about := filepath.ToSlash(out)
		if !all {
			about += "/2019-03"
		}
		// One edition's run is nobody's business but that edition's; publishing concerns all.
		other, err := openOn(t.Context(), out, "2019-04", Locking{}, &disk{swap: exchange, patience: 50 * time.Millisecond})
		if all == (err == nil) {
			t.Errorf("all %v: another edition got %v", all, err)
		}
		if err == nil {
			_ = other.Close()
		}
		edition := "2019-03"
		if all {
			edition = "2019-05"
		}
		var waited []Holder
		impatient := Locking{Holder{"briefing build", os.Getpid(), "here"}, func(by Holder) { waited = append(waited, by) }}
		_, err = openOn(t.Context(), out, edition, impatient, &disk{swap: exchange, patience: 100 * time.Millisecond})
		var r *diag.Refusal
		want := about + ": another run is writing there (briefing build, process " + strconv.Itoa(pid) + " on here); nothing was changed"
		if !errors.Is(err, ErrLocked) || !errors.As(err, &r) || r.Message != want || !strings.Contains(r.Error(), "kill "+strconv.Itoa(pid)) {
			t.Errorf("all %v: got %v\nwant %s", all, err, want)
		}
		if len(waited) != 1 || waited[0] != (Holder{"briefing build", pid, "here"}) {
			t.Errorf("all %v: told of %v", all, waited)
		}
		elsewhere := Locking{Holder: Holder{"briefing build", 1, "elsewhere"}}
		if _, err = openOn(t.Context(), out, edition, elsewhere, &disk{swap: exchange}); err == nil || strings.Contains(err.Error(), "kill") || !strings.Contains(err.Error(), "end it on here") {
			t.Errorf("all %v: from another machine: %v", all, err)
		}
		ctx, stop := context.WithCancelCause(t.Context())
		stopped := errors.New("stopped")
		time.AfterFunc(50*time.Millisecond, func() { stop(stopped) })
		if _, err = openOn(ctx, out, edition, impatient, &disk{swap: exchange, patience: Patience}); !errors.Is(err, stopped) {
			t.Errorf("all %v: interrupted while it waited: %v", all, err)
		}
		time.AfterFunc(100*time.Millisecond, end)
		e, err := Open(t.Context(), out, edition, impatient)
		if err != nil {
			t.Fatalf("all %v: the second run does not wait: %v", all, err)
		}
		publish(t, e, run("one")...)
		if err := e.Close(); err != nil {
			t.Error(err)
		}
		if got := holderOf(filepath.Join(out, lockName(edition))); got != (Holder{}) {
			t.Errorf("after it is done, %v holds the edition", got)
		}
		if left, err := os.ReadFile(filepath.Join(out, lockName(edition))); err != nil || len(left) > 0 {
			t.Errorf("after it is done, its lock holds %q, %v", left, err)
		}
	}
	out := tempDir(t)
	_, _, kill := holding(t, out, true)
	kill()
	e, err := openOn(t.Context(), out, "2019-03", Locking{}, &disk{swap: exchange})
	if err != nil {
		t.Fatalf("after the first run was killed: %v", err)
	}
	_ = e.Close()
}

// What stands in the file of a lock is read as far as it makes sense, and never harms a run.
func TestHolderOf(t *testing.T) {
	name := filepath.Join(tempDir(t), "lock")
	for text, want := range map[string]Holder{
		"":       {},
		"\x00":   {},
		"{}":     {},
		"\x00{}": {},
		"\x00{\"command\":\"briefing build\",\"pid\":7,\"host\":\"h\"}\nbriefing prune\"}": {"briefing build", 7, "h"},
		"\x00{\"pid\":\"seven\"}":                {},
		"\x00" + strings.Repeat("[", 10_000_000): {},
	} {
		write(t, name, []byte(text))
		if got := holderOf(name); got != want {
			t.Errorf("%.40q: got %v", text, got)
		}
	}
}
