package edition

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"briefing/internal/diag"
	"briefing/internal/testkit/golden"
)

// scene is what stands in an output folder before a run.
type scene struct {
	name    string
	prepare func(t *testing.T, out string)
	before  string // the tree then
	after   string // the tree after a run that came to its end
}

// scenes are the starts that a run can have: nothing, an earlier version of all, and one whose folders are harmed in a
// way that their manifests do not show, so that the new manifests are those that stand there.
func scenes(t *testing.T) []scene {
	t.Helper()
	all := func(t *testing.T, out, name string) {
		e := open(t, out)
		publish(t, e, run(name)...)
		_ = e.Close()
	}
	harm := func(t *testing.T, out string) {
		all(t, out, "two")
		write(t, filepath.Join(out, "2019-03", "en", "factsheet.pdf"), []byte("harmed\n"))
		write(t, filepath.Join(out, "charts", "en", "money", "chart.svg"), []byte("harmed\n"))
	}
	two := treeOf(t, run("two"))
	harmed := strings.NewReplacer("en/factsheet.pdf two", "harmed", "money/chart.svg: chart.svg two", "money/chart.svg: harmed").Replace(two)
	return []scene{
		{"nothing", func(*testing.T, string) {}, "", two},
		{"an earlier version", func(t *testing.T, out string) { all(t, out, "one") }, treeOf(t, run("one")), treeOf(t, run("one"), run("two"))},
		{"a harmed version", harm, harmed, two},
	}
}

// start is an output folder as a run finds it.
func (s scene) start(t *testing.T) string {
	t.Helper()
	out := tempDir(t)
	s.prepare(t, out)
	if got := tree(t, out); got != s.before {
		t.Fatalf("the scene %q is wrong:\n%swant\n%s", s.name, got, s.before)
	}
	return out
}

// whole fails unless every folder that was published holds one version whole, the one before or the one after. Between
// two renames, where folders cannot be exchanged, a folder may be missing.
func (s scene) whole(t *testing.T, out, when string, missing bool) {
	t.Helper()
	for _, at := range []string{"2019-03/", "charts/en/money/", "frozen/" + hashOne + "/"} {
		part := func(tree string) string {
			var b strings.Builder
			for line := range strings.Lines(tree) {
				if strings.HasPrefix(line, at) {
					b.WriteString(line)
				}
			}
			return b.String()
		}
		got := part(tree(t, out))
		if got != part(s.before) && got != part(s.after) && (!missing || got != "") {
			t.Errorf("%s, %s: a reader finds\n%s", s.name, when, got)
		}
	}
}

// child runs the test binary again as another process, to be ended there.
func child(out, way, edition string, step int) *exec.Cmd {
	c := exec.Command(os.Args[0], "-test.run=^TestChild$")
	c.Env = append(os.Environ(), "PUBLISH_CHILD="+out, "PUBLISH_WAY="+way, "PUBLISH_EDITION="+edition, "PUBLISH_STEP="+strconv.Itoa(step))
	return c
}

// TestChild is the body of the other process: it publishes the second version, and kills itself before a step.
func TestChild(t *testing.T) {
	out := os.Getenv("PUBLISH_CHILD")
	if out == "" {
		t.Skip("runs as a child of other tests only")
	}
	step, _ := strconv.Atoi(os.Getenv("PUBLISH_STEP"))
	count := 0
	d := &disk{swap: ways[os.Getenv("PUBLISH_WAY")], patience: Patience, before: func(_, _ string) error {
		if count++; count == step {
			self, _ := os.FindProcess(os.Getpid())
			_ = self.Kill()
			select {}
		}
		return nil
	}}
	e, err := openOn(context.Background(), out, os.Getenv("PUBLISH_EDITION"), Locking{}, d)
	if err != nil {
		t.Fatal(err)
	}
	versions := run("two")
	switch name := os.Getenv("PUBLISH_THOUSAND"); {
	case name != "":
		versions = []Version{thousand(name)}
	case os.Getenv("PUBLISH_EDITION") != "2019-03":
		versions = nil
	}
	if _, err := e.Publish(context.Background(), versions); err != nil {
		t.Fatal(err)
	}
}

// A run is killed before every change it makes to the disk, in each scene and each way. Readers find every folder whole;
// the next run, of whatever edition, finishes or undoes all of it, and leaves nothing lying about, even if it is killed
// in its turn.
func TestKilledRuns(t *testing.T) {
	kills := 0
	for way := range ways {
		for _, s := range scenes(t) {
			// A usual run kills before every second step, one under the race detector, which sees nothing of a killed run, before a few.
			for step := 1; ; step += golden.Amount(1, 2, 5) {
				out := s.start(t)
				c := child(out, way, "2019-03", step)
				if said, err := c.CombinedOutput(); err == nil || c.ProcessState.Exited() {
					if err != nil {
						t.Fatalf("%s, %s, step %d: not killed, but %v: %s", way, s.name, step, err, said)
					}
					if got := tree(t, out); got != s.after {
						t.Errorf("%s, %s: a run that was not killed leaves\n%swant\n%s", way, s.name, got, s.after)
					}
					break
				}
				kills++
				when := fmt.Sprintf("%s, killed before step %d", way, step)
				s.whole(t, out, when, way == "by two renames")
				if step%3 == 0 {
					// The run that mends is killed, too.
					if child(out, way, "2018-12", step/3).Run() != nil {
						kills++
					}
					s.whole(t, out, when+" and killed in mending", way == "by two renames")
				}
				e, err := Open(t.Context(), out, "2018-11", Locking{})
				if err != nil {
					t.Fatalf("%s: %v", when, err)
				}
				_ = e.Close()
				if got := tree(t, out); got != s.before && got != s.after {
					t.Errorf("%s, %s: mended to\n%s", s.name, when, got)
				}
			}
		}
	}
	t.Logf("%d kills", kills)
	if kills < golden.Amount(200, 100, 40) {
		t.Errorf("only %d kills", kills)
	}
}

// Every change to the disk fails in turn, once or from then on. After an error all is as it was before; where that
// cannot be, the error lists what changed, and the next run mends it.
func TestFailingDisk(t *testing.T) {
	for way, swap := range ways {
		for _, s := range scenes(t) {
			for _, forEver := range []bool{false, true} {
				for step := 1; ; step++ {
					out := s.start(t)
					count := 0
					e, err := openOn(t.Context(), out, "2019-03", Locking{}, &disk{swap: swap, patience: Patience})
					if err != nil {
						t.Fatal(err)
					}
					e.disk.before = func(change, name string) error {
						if count++; count == step || forEver && count > step {
							return &fs.PathError{Op: change, Path: name, Err: syscall.EIO}
						}
						return nil
					}
					_, err = e.Publish(t.Context(), run("two"))
					_ = e.Close()
					if count < step {
						break
					}
					when := fmt.Sprintf("%s, %s, step %d fails (for ever: %v)", s.name, way, step, forEver)
					got := tree(t, out)
					var n *NotUndone
					switch {
					case errors.As(err, &n):
						changed := published(got) != published(s.before)
						if !forEver || changed != (len(n.Changed) > 0) || changed && !strings.Contains(err.Error(), n.Changed[0]) {
							t.Errorf("%s: got %v and\n%s", when, err, got)
						}
					case err != nil && !forEver:
						if got != s.before {
							t.Errorf("%s: %v, and the folder holds\n%s", when, err, got)
						}
					case err != nil:
						if published(got) != published(s.before) {
							t.Errorf("%s: %v, and the folder holds\n%s", when, err, got)
						}
					case published(got) != published(s.after):
						t.Errorf("%s: no error, and the folder holds\n%s", when, got)
					}
					before, after := published(s.before), published(s.after)
					if err != nil && (strings.Contains(err.Error(), "/.") || !strings.Contains(err.Error(), "\n  hint: ")) {
						t.Errorf("%s: said as %v", when, err)
					}
					_ = open(t, out).Close()
					if got := tree(t, out); got != before && got != after || err != nil && n == nil && got != before {
						t.Errorf("%s: %v; mended to\n%s", when, err, got)
					}
				}
			}
		}
	}
}

// published is what readers see of a tree: not what stands beside the folders.
func published(tree string) string {
	var b strings.Builder
	for line := range strings.Lines(tree) {
		if !strings.HasPrefix(line, ".") && !strings.Contains(line, "/.") {
			b.WriteString(line)
		}
	}
	return b.String()
}

// A run is interrupted before every change it makes: it undoes all, or it was so far that it comes to its end.
func TestInterruptedRuns(t *testing.T) {
	stopped := errors.New("stopped")
	for way, swap := range ways {
		for _, s := range scenes(t) {
			undone, done := 0, 0
			for step := 1; ; step++ {
				out := s.start(t)
				ctx, cancel := context.WithCancelCause(t.Context())
				count := 0
				e, err := openOn(t.Context(), out, "2019-03", Locking{}, &disk{swap: swap, patience: Patience})
				if err != nil {
					t.Fatal(err)
				}
				e.disk.before = func(_, _ string) error {
					if count++; count == step {
						cancel(stopped)
					}
					return nil
				}
				_, err = e.Publish(ctx, run("two"))
				_ = e.Close()
				cancel(nil)
				if count < step {
					break
				}
				got := tree(t, out)
				switch {
				case errors.Is(err, stopped) && got == s.before:
					undone++
				case err == nil && got == s.after:
					done++
				default:
					t.Errorf("%s, %s, step %d: got %v and\n%s", s.name, way, step, err, got)
				}
			}
			if undone == 0 || done == 0 {
				t.Errorf("%s, %s: %d runs undone, %d done: the interruption is in the wrong place", s.name, way, undone, done)
			}
		}
	}
}

// Links at the names that the tool uses beside a folder lead nowhere it goes.
func TestLinksAreNotFollowed(t *testing.T) {
	for _, at := range []string{".2019-03.staging", ".2019-03.old", ".2019-03.left", "charts/en/.money.staging", "frozen/." + hashTwo + ".staging", journalName, journalName + draftSuffix} {
		for _, whole := range []bool{false, true} {
			out, elsewhere := tempDir(t), tempDir(t)
			e := open(t, out)
			publish(t, e, run("one")...)
			_ = e.Close()
			// What the link leads to is a whole version, which would be shown if it were taken for one of ours.
			target := filepath.Join(elsewhere, "target")
			if whole {
				other := open(t, elsewhere)
				publish(t, other, edition("three"))
				target = filepath.Join(elsewhere, "2019-03")
			} else {
				write(t, target, []byte("precious\n"))
			}
			before := everything(t, elsewhere)
			if err := os.Symlink(target, filepath.Join(out, filepath.FromSlash(at))); err != nil {
				t.Fatal(err)
			}
			e, err := Open(t.Context(), out, "2019-03", Locking{})
			if err == nil {
				_, err = e.Publish(t.Context(), run("two"))
				_ = e.Close()
			}
			var r *diag.Refusal
			if at == journalName {
				if !errors.As(err, &r) || !strings.Contains(r.Error(), "delete it") {
					t.Errorf("%s: got %v", at, err)
				}
			} else if want := treeOf(t, run("one"), run("two")); err != nil || tree(t, out) != want {
				t.Errorf("%s: got %v and\n%swant\n%s", at, err, tree(t, out), want)
			}
			if got := everything(t, elsewhere); got != before {
				t.Errorf("%s: what the link leads to is now\n%swas\n%s", at, got, before)
			}
		}
	}
}
