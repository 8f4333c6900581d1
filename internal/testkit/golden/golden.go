// Package golden compares what a test made with what a reviewed file says.
//
// In: a test's result and the path of a file under testdata. Out: a failure that shows the differing lines, or, with
// the flag -update, the file rewritten. It is for tests only and must never be imported by anything that ships. It
// also keeps the folder honest: a golden that no test reads any more is a failure (Main), because a stale golden
// looks like a promise that nobody keeps.
package golden

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden files with what the tests made")

// Updating says whether the run was started with -update.
func Updating() bool { return *update }

// Text compares got with the file at path (relative to the package's folder) and fails with the differing lines.
// Line ends are compared as LF, so that a checkout with CRLF does not fail. With -update the file is rewritten.
func Text(t testing.TB, path, got string) {
	t.Helper()
	want, ok := prepare(t, path, []byte(got))
	if !ok {
		return
	}
	w := strings.ReplaceAll(string(want), "\r\n", "\n")
	if w != got {
		t.Errorf("%s differs (run the test with -update if the change is meant):\n%s", path, Diff(w, got))
	}
}

// Bytes compares got with the file at path, byte for byte.
func Bytes(t testing.TB, path string, got []byte) {
	t.Helper()
	want, ok := prepare(t, path, got)
	if !ok || bytes.Equal(want, got) {
		return
	}
	at := 0
	for at < len(want) && at < len(got) && want[at] == got[at] {
		at++
	}
	t.Errorf("%s differs: want %d bytes, got %d, first difference at byte %d", path, len(want), len(got), at)
}

// prepare notes the file as used and reads it; with -update it writes got instead and says that there is nothing
// to compare.
func prepare(t testing.TB, path string, got []byte) (want []byte, ok bool) {
	t.Helper()
	touch(path)
	if *update {
		write(t, path, got)
		return nil, false
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Errorf("%s cannot be read (run the test with -update to make it): %v", path, err)
		return nil, false
	}
	return want, true
}

func write(t testing.TB, path string, data []byte) {
	t.Helper()
	if old, err := os.ReadFile(path); err == nil && bytes.Equal(old, data) {
		return
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// used remembers which golden files the tests of this binary asked for.
var used struct {
	sync.Mutex
	paths   map[string]bool
	skipped bool
}

func touch(path string) {
	used.Lock()
	defer used.Unlock()
	if used.paths == nil {
		used.paths = map[string]bool{}
	}
	used.paths[filepath.Clean(path)] = true
}

func noteSkip() {
	used.Lock()
	defer used.Unlock()
	used.skipped = true
}

// Path is where a file of this repository lies, whatever package's tests are run: its root is the first folder with a go.mod
// from the test's own folder upwards. Outside of the repository no test can run.
func Path(name string) string {
	dir, err := os.Getwd()
	if err != nil {
		panic(err)
	}
	for ; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return filepath.Join(dir, filepath.FromSlash(name))
		}
		if dir == filepath.Dir(dir) {
			panic("the tests run outside of the repository")
		}
	}
}
