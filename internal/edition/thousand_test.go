package edition

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"briefing/internal/testkit/golden"
)

// thousand is an edition of a thousand files.
func thousand(name string) Version {
	var files []string
	for i := range 1000 {
		files = append(files, fmt.Sprintf("en/pages/chapter-%02d/file-%02d.svg", i/20, i%20))
	}
	return version("2019-03", name, KeepNothing, files...)
}

// thousandOut is an output folder with the first version of it.
func thousandOut(t *testing.T) string {
	t.Helper()
	out := tempDir(t)
	e := open(t, out)
	publish(t, e, thousand("one"))
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	return out
}

// holdsThousand runs the next command, of another edition, and says which version the folder then holds, which must verify as
// that one whole.
func holdsThousand(t *testing.T, out, when string) string {
	t.Helper()
	e, err := Open(t.Context(), out, "2018-11", Locking{})
	if err != nil {
		t.Fatalf("%s: %v", when, err)
	}
	_ = e.Close()
	v, err := Verify(out, frozenAs)
	if err != nil || v.Files != 1000 || len(v.Findings) > 0 {
		t.Fatalf("%s: verified as %+v, %v", when, v, err)
	}
	first, err := os.ReadFile(filepath.Join(out, "2019-03", "en", "pages", "chapter-00", "file-00.svg"))
	if err != nil {
		t.Fatalf("%s: %v", when, err)
	}
	return strings.TrimSpace(string(first[strings.LastIndex(string(first), " ")+1:]))
}

// stepsOfThousand are the changes to the disk of a run that replaces the first version by the second, some to cut it off at:
// a few of the files, and all from the journal on. But in long tests it is one of either.
func stepsOfThousand(t *testing.T, swap func(a, b string) error) []int {
	t.Helper()
	e := open(t, thousandOut(t))
	count, journal := 0, 0
	e.disk.swap = swap
	e.disk.before = func(_, name string) error {
		count++
		if journal == 0 && strings.HasSuffix(name, journalName+draftSuffix) {
			journal = count
		}
		return nil
	}
	publish(t, e, thousand("two"))
	if journal < 1000 || count < journal+5 {
		t.Fatalf("%d changes, the journal is number %d", count, journal)
	}
	if !golden.Long() {
		return []int{500, journal + 3} // at the first exchange or rename of the edition
	}
	steps := []int{1, 2, 500, journal - 1}
	for step := journal; step <= count; step++ {
		steps = append(steps, step)
	}
	return steps
}

// A run over a thousand files is killed while it stages, at its journal, and at every step after it.
func TestThousandFilesKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long under the race detector, which short tests run under")
	}
	for way, swap := range ways {
		left := map[string]int{}
		for _, step := range stepsOfThousand(t, swap) {
			out := thousandOut(t)
			c := child(out, way, "2019-03", step)
			c.Env = append(c.Env, "PUBLISH_THOUSAND=two")
			if said, err := c.CombinedOutput(); err == nil || c.ProcessState.Exited() {
				t.Fatalf("%s, step %d: not killed: %v: %s", way, step, err, said)
			}
			left[holdsThousand(t, out, fmt.Sprintf("%s, killed before step %d", way, step))]++
		}
		if left["one"] == 0 || left["two"] == 0 || len(left) != 2 {
			t.Errorf("%s: what was left: %v", way, left)
		}
	}
}

// The disk is full, or a file of the edition is open in another program, from a step on: nothing changes, the message says
// why and what to do, and the next run publishes.
func TestThousandFilesFail(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long under the race detector, which short tests run under")
	}
	for way, swap := range ways {
		for _, c := range []struct {
			err  error
			says string
		}{{syscall.ENOSPC, "the disk is full"}, {inUse, "is open in another program"}} {
			for _, step := range stepsOfThousand(t, swap) {
				out := thousandOut(t)
				e := open(t, out)
				e.disk.swap = swap
				count := 0
				e.disk.before = func(change, name string) error {
					// What is open cannot be renamed, but all else works; a full disk takes no more files.
					fails := change == "write" || change == "mkdir"
					if c.err == inUse {
						fails = (change == "rename" || change == "exchange") && !strings.HasPrefix(filepath.Base(name), journalName)
					}
					if count++; count >= step && fails {
						return &fs.PathError{Op: change, Path: name, Err: c.err}
					}
					return nil
				}
				_, err := e.Publish(t.Context(), []Version{thousand("two")})
				_ = e.Close()
				when := fmt.Sprintf("%s, %v from step %d on", way, c.err, step)
				got := holdsThousand(t, out, when)
				var n *NotUndone
				if !errors.As(err, &n) && (err == nil) != (got == "two") {
					t.Errorf("%s: %v, and the folder holds %s", when, err, got)
				}
				if err != nil && (!strings.Contains(err.Error(), c.says) && !errors.As(err, &n) || !strings.Contains(err.Error(), "hint: ")) {
					t.Errorf("%s: said as %v", when, err)
				}
				if step != 500 {
					continue
				}
				publish(t, open(t, out), thousand("two"))
				if got := holdsThousand(t, out, when); got != "two" {
					t.Errorf("%s: the next run leaves %s", when, got)
				}
			}
		}
	}
}

// Who has a file of an edition open goes on to read the one that was opened, whole, while the edition is replaced.
func TestOpenOutputsAreReadToTheirEnd(t *testing.T) {
	out := thousandOut(t)
	f, err := os.Open(filepath.Join(out, "2019-03", "en", "pages", "chapter-07", "file-07.svg"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	e := open(t, out)
	if _, err := e.Publish(t.Context(), []Version{thousand("two")}); err != nil {
		var refused interface{ Error() string }
		if inUse == syscall.EBUSY || !errors.As(err, &refused) {
			t.Fatal(err)
		}
	}
	got, err := io.ReadAll(f)
	if err != nil || string(got) != "en/pages/chapter-07/file-07.svg one\n" {
		t.Errorf("read is %q, %v", got, err)
	}
	_ = e.Close()
	if got := holdsThousand(t, out, "after it"); got != "two" && inUse == syscall.EBUSY {
		t.Errorf("the folder holds %s", got)
	}
}

// Two runs replace one edition of a thousand files at once: one waits, and the folder holds the version of one of them.
func TestTwoRunsOverThousandFiles(t *testing.T) {
	out := thousandOut(t)
	var runs []*exec.Cmd
	for _, name := range []string{"two", "three"} {
		c := child(out, "in one step", "2019-03", 0)
		c.Env = append(c.Env, "PUBLISH_THOUSAND="+name)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		runs = append(runs, c)
	}
	for _, c := range runs {
		if err := c.Wait(); err != nil {
			t.Error(err)
		}
	}
	if got := holdsThousand(t, out, "after both"); got != "two" && got != "three" {
		t.Errorf("the folder holds %s", got)
	}
}
