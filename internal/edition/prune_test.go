package edition

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"briefing/internal/diag"
	"briefing/internal/edition/provenance"
)

// months is an output folder with editions and what runs put beside them.
func months(t *testing.T, names ...string) string {
	t.Helper()
	out := tempDir(t)
	for _, name := range names {
		e, err := Open(t.Context(), out, name, Locking{})
		if err != nil {
			t.Fatal(err)
		}
		v, latest := version(name, name, KeepNothing, "en/factsheet.pdf", "en/one-pager.pdf"), chart("money", name)
		day := name + "-28"
		if len(name) == len(day) {
			day = name
		}
		v.Manifest.Edition, v.Manifest.AsOf = name, day
		latest.Manifest.Edition, latest.Manifest.AsOf = name, day
		publish(t, e, version(FrozenPath(hashOne), "one", KeepWhole, "chart.svg"), latest, v)
		if err := e.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// editionsIn are the names in an output folder that editions have, and hidden ones but locks.
func editionsIn(t *testing.T, out string) string {
	t.Helper()
	entries, err := os.ReadDir(out)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		if n := e.Name(); n != "charts" && n != "frozen" && !strings.HasSuffix(n, ".lock") {
			names = append(names, n)
		}
	}
	return strings.Join(names, " ")
}

func prune(t *testing.T, out string, keep int) *Pruned {
	t.Helper()
	p, err := Prune(t.Context(), out, keep, false, Locking{})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// The latest editions stay, by the day they are of and not by name; so do the addresses of charts, and all is sound.
func TestPrune(t *testing.T) {
	out := months(t, "2018-12", "2019-01", "2019-02-10", "2019-02", "2019-03")
	before := everything(t, out)
	dry, err := Prune(t.Context(), out, 2, true, Locking{})
	if err != nil {
		t.Fatal(err)
	}
	removed, kept := []string{"2018-12", "2019-01", "2019-02-10"}, []string{"2019-03", "2019-02"}
	if !slices.Equal(dry.Removed, removed) || !slices.Equal(dry.Kept, kept) || everything(t, out) != before {
		t.Errorf("dry: got %+v", dry)
	}
	if p := prune(t, out, 5); len(p.Removed) != 0 || len(p.Kept) != 5 || everything(t, out) != before {
		t.Errorf("as many as there are: got %+v", p)
	}
	p := prune(t, out, 2)
	if !slices.Equal(p.Removed, removed) || !slices.Equal(p.Kept, kept) || len(p.Findings) != 0 {
		t.Errorf("got %+v", p)
	}
	if got := editionsIn(t, out); got != "2019-02 2019-03" {
		t.Errorf("left are %s", got)
	}
	if got := found(t, out); got != nil {
		t.Errorf("verify finds %q", got)
	}
	if got := tree(t, out); !strings.Contains(got, "frozen/"+hashOne+"/chart.svg") || !strings.Contains(got, "charts/en/money/chart.svg: chart.svg 2019-03") {
		t.Errorf("got\n%s", got)
	}
	if p := prune(t, out, 2); len(p.Removed) != 0 || len(p.Kept) != 2 {
		t.Errorf("once more: got %+v", p)
	}
}

func TestPruneRefuses(t *testing.T) {
	out := months(t, "2019-01", "2019-02")
	file := filepath.Join(tempDir(t), "file")
	write(t, file, nil)
	before := everything(t, out)
	for _, c := range []struct {
		out    string
		keep   int
		matter diag.Matter
	}{{out, 0, diag.Command}, {out, -1, diag.Command}, {out + "-none", 1, diag.Files}, {file, 1, diag.Files}} {
		p, err := Prune(t.Context(), c.out, c.keep, false, Locking{})
		var r *diag.Refusal
		if p != nil || !errors.As(err, &r) || r.Matter != c.matter || len(r.Hints) == 0 {
			t.Errorf("%s, %d: got %v, %v", c.out, c.keep, p, err)
		}
	}
	if isThere(out + "-none") {
		t.Error("a folder was made")
	}
	held, err := Open(t.Context(), out, "2019-01", Locking{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := pruneOn(t.Context(), out, 1, false, Locking{}, &disk{swap: exchange, patience: 50 * time.Millisecond}); !errors.Is(err, ErrLocked) {
		t.Errorf("while a run holds the edition: %v", err)
	}
	_ = held.Close()
	if got := everything(t, out); got != before {
		t.Errorf("got\n%s", got)
	}
}

// What is yours is never removed: an edition with a file of yours, or with one that you changed, stays and is named; what no
// build has made is not touched, and no link is followed.
func TestPruneKeepsWhatIsYours(t *testing.T) {
	for _, c := range []struct {
		name string
		do   func(t *testing.T, dir string)
		want string // of the finding; empty: the edition goes
	}{
		{"a file", func(t *testing.T, dir string) { write(t, filepath.Join(dir, "notes.txt"), []byte("mine")) }, "holds notes.txt"},
		{"a folder", func(t *testing.T, dir string) { mkdir(t, dir, "en", "my") }, "holds en/my/"},
		{"a link", func(t *testing.T, dir string) { _ = os.Symlink("/", filepath.Join(dir, "root")) }, "holds root"},
		{"a changed file", func(t *testing.T, dir string) { write(t, filepath.Join(dir, "en", "factsheet.pdf"), []byte("mine")) }, "en/factsheet.pdf was changed"},
		{"changed sums", func(t *testing.T, dir string) { write(t, filepath.Join(dir, provenance.SumsName), []byte("mine")) }, provenance.SumsName + " was changed"},
		{"a missing file", func(t *testing.T, dir string) { _ = os.Remove(filepath.Join(dir, "en", "factsheet.pdf")) }, ""},
		{"missing sums", func(t *testing.T, dir string) { _ = os.Remove(filepath.Join(dir, provenance.SumsName)) }, ""},
		{"a damaged manifest", func(t *testing.T, dir string) { write(t, filepath.Join(dir, provenance.Name), []byte("{")) }, "is damaged"},
		{"a newer manifest", func(t *testing.T, dir string) {
			write(t, filepath.Join(dir, provenance.Name), []byte(`{"format": 9, "tool": {"name": "briefing", "version": "3.0.0"}}`))
		}, "was written by briefing 3.0.0"},
		{"a copy under another name", func(t *testing.T, dir string) {
			if err := errors.Join(os.RemoveAll(dir), os.CopyFS(dir, os.DirFS(filepath.Join(filepath.Dir(dir), "2019-02")))); err != nil {
				t.Fatal(err)
			}
		}, "that of the edition 2019-02"},
	} {
		out := months(t, "2019-01", "2019-02", "2019-03")
		dir := filepath.Join(out, "2019-01")
		c.do(t, dir)
		before := everything(t, dir)
		p := prune(t, out, 1)
		if c.want == "" {
			if isThere(dir) || len(p.Findings) != 0 {
				t.Errorf("%s: got %+v", c.name, p)
			}
			continue
		}
		if everything(t, dir) != before || !slices.Equal(p.Removed, []string{"2019-02"}) {
			t.Errorf("%s: got %+v", c.name, p)
		}
		if len(p.Findings) != 1 || !strings.Contains(p.Findings[0].Message, c.want) || p.Findings[0].Pos.File != filepath.ToSlash(dir) {
			t.Errorf("%s: told is %s", c.name, p.Findings.Text())
		}
	}

	out, elsewhere := months(t, "2019-01", "2019-02"), months(t, "2018-01")
	if err := os.Symlink(filepath.Join(elsewhere, "2018-01"), filepath.Join(out, "2018-01")); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(out, "2018-02"), []byte("a file"))
	mkdir(t, out, "2018-03", "mine")
	mkdir(t, out, "notes")
	before := everything(t, elsewhere)
	if p := prune(t, out, 1); !slices.Equal(p.Removed, []string{"2019-01"}) || len(p.Findings) != 0 {
		t.Errorf("got %+v", p)
	}
	if got := editionsIn(t, out); got != "2018-01 2018-02 2018-03 2019-02 notes" || everything(t, elsewhere) != before {
		t.Errorf("left are %s", got)
	}
}

// A file that comes into an edition at the last moment brings the edition back.
func TestPruneKeepsWhatComesLate(t *testing.T) {
	out := months(t, "2019-01", "2019-02")
	late := filepath.Join(out, "2019-01", "late.txt")
	d := &disk{swap: exchange, patience: Patience, before: func(change, name string) error {
		if change == "rename" && strings.HasSuffix(name, "2019-01") {
			write(t, late, []byte("mine"))
		}
		return nil
	}}
	p, err := pruneOn(t.Context(), out, 1, false, Locking{}, d)
	if err != nil || len(p.Removed) != 0 || len(p.Findings) != 1 || !isThere(late) || editionsIn(t, out) != "2019-01 2019-02" {
		t.Errorf("got %+v, %v; left are %s", p, err, editionsIn(t, out))
	}
}

// TestPruningChild is the body of another process, which kills itself before a step.
func TestPruningChild(t *testing.T) {
	out := os.Getenv("PRUNE_OUT")
	if out == "" {
		t.Skip("runs as a child of other tests only")
	}
	step, _ := strconv.Atoi(os.Getenv("PRUNE_STEP"))
	count := 0
	d := &disk{swap: exchange, patience: Patience, before: func(_, _ string) error {
		if count++; count == step {
			self, _ := os.FindProcess(os.Getpid())
			_ = self.Kill()
			select {}
		}
		return nil
	}}
	if _, err := pruneOn(t.Context(), out, 1, false, Locking{}, d); err != nil {
		t.Fatal(err)
	}
}

// Pruning is killed, or fails, before each change to the disk: each edition is whole or gone, and the next command, whichever
// it is, takes away what is left of one.
func TestPruningIsCutOff(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long under the race detector, which short tests run under")
	}
	kills, failures := 0, 0
	for step := 1; ; step++ {
		out := months(t, "2019-01", "2019-02", "2019-03")
		c := exec.Command(os.Args[0], "-test.run=^TestPruningChild$")
		c.Env = append(os.Environ(), "PRUNE_OUT="+out, "PRUNE_STEP="+strconv.Itoa(step))
		said, err := c.CombinedOutput()
		if err == nil {
			break
		}
		if c.ProcessState.Exited() {
			t.Fatalf("step %d: %v: %s", step, err, said)
		}
		kills++
		mended(t, out, step)
	}
	for step := 1; ; step++ {
		out := months(t, "2019-01", "2019-02", "2019-03")
		count := 0
		d := &disk{swap: exchange, patience: Patience, before: func(change, name string) error {
			if count++; count == step {
				return &fs.PathError{Op: change, Path: name, Err: syscall.EIO}
			}
			return nil
		}}
		p, err := pruneOn(t.Context(), out, 1, false, Locking{}, d)
		if count < step {
			break
		}
		failures++
		for _, name := range []string{"2019-01", "2019-02"} {
			if isThere(filepath.Join(out, name)) == slices.Contains(p.Removed, name) {
				t.Errorf("step %d: %s, and %v are said to be removed", step, editionsIn(t, out), p.Removed)
			}
		}
		if err != nil && (strings.Contains(err.Error(), "/.") || !strings.Contains(err.Error(), "hint: ")) {
			t.Errorf("step %d: said as %v", step, err)
		}
		mended(t, out, step)
	}
	if kills < 6 || failures < 6 {
		t.Errorf("%d kills, %d failures", kills, failures)
	}
}

// mended runs the next command and fails unless the output folder then holds whole editions and nothing else.
func mended(t *testing.T, out string, step int) {
	t.Helper()
	e, err := Open(t.Context(), out, "2020-01", Locking{})
	if err != nil {
		t.Fatalf("step %d: %v", step, err)
	}
	_ = e.Close()
	if got := found(t, out); got != nil {
		t.Errorf("step %d: verify finds %q", step, got)
	}
	if got := editionsIn(t, out); !slices.Contains([]string{"2019-01 2019-02 2019-03", "2019-02 2019-03", "2019-03"}, got) {
		t.Errorf("step %d: left are %s", step, got)
	}
}
