package scaffold

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
)

var tree = fstest.MapFS{
	"a/one":     {Data: []byte("one")},
	"a/b/two":   {Data: []byte("two")},
	".c/three":  {Data: []byte("three")},
	"four.conf": {Data: []byte("four")},
}

// below lists all files and folders of a folder, with the contents of files.
func below(t *testing.T, dir string) string {
	t.Helper()
	var all []string
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || name == dir {
			return err
		}
		rel, _ := filepath.Rel(dir, name)
		if d.IsDir() {
			all = append(all, filepath.ToSlash(rel)+"/")
			return nil
		}
		data, err := os.ReadFile(name)
		all = append(all, filepath.ToSlash(rel)+"="+string(data))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(all)
	return strings.Join(all, " ")
}

const whole = ".c/ .c/three=three a/ a/b/ a/b/two=two a/one=one four.conf=four"

func TestWrite(t *testing.T) {
	dir := t.TempDir()
	names, err := Write(dir, tree)
	if err != nil || strings.Join(names, " ") != ".c/three a/b/two a/one four.conf" {
		t.Fatal(names, err)
	}
	if got := below(t, dir); got != whole {
		t.Errorf("got %s", got)
	}
}

// One file that exists is enough for none to be written, and whatever stands there stays, also a link that leads nowhere.
func TestNothingIsWrittenOver(t *testing.T) {
	for name := range tree {
		dir := t.TempDir()
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte("mine"), 0o644); err != nil {
			t.Fatal(err)
		}
		before := below(t, dir)
		_, err := Write(dir, tree)
		var there *Exists
		if !errors.As(err, &there) || !slices.Equal(there.Names, []string{name}) {
			t.Errorf("%s: %v", name, err)
		}
		if after := below(t, dir); after != before {
			t.Errorf("%s: %s became %s", name, before, after)
		}
	}
	dir := t.TempDir()
	if err := os.Symlink("nowhere", filepath.Join(dir, "four.conf")); err != nil {
		t.Skip(err)
	}
	var there *Exists
	if _, err := Write(dir, tree); !errors.As(err, &there) {
		t.Error(err)
	}
	if names, _ := os.ReadDir(dir); len(names) != 1 {
		t.Errorf("%v was written beside a link", names)
	}
}

// Where a later file cannot be written, the earlier ones and their folders are taken away again.
func TestAllOrNothing(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a"), []byte("a file"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Write(dir, tree); err == nil {
		t.Error("a folder was made where a file stands")
	}
	if got := below(t, dir); got != "a=a file" {
		t.Errorf("left %s", got)
	}
	broken := fstest.MapFS{"a/one": tree["a/one"], "b": {Mode: fs.ModeNamedPipe}}
	other := t.TempDir()
	if _, err := Write(other, broken); err == nil {
		t.Error("a pipe was copied")
	}
	if got := below(t, other); got != "" {
		t.Errorf("left %s", got)
	}
}

// A folder of the project that leads out of it is not followed.
func TestNoLinkIsFollowedOut(t *testing.T) {
	dir, outside := t.TempDir(), t.TempDir()
	if err := os.Symlink(outside, filepath.Join(dir, "a")); err != nil {
		t.Skip(err)
	}
	if _, err := Write(dir, tree); err == nil {
		t.Error("files were written outside")
	}
	if got := below(t, outside); got != "" {
		t.Errorf("outside there is %s", got)
	}
}

// Of two that write at the same time at most one succeeds, and if one does, its files are whole.
func TestTwoAtOnce(t *testing.T) {
	for range 50 {
		dir := t.TempDir()
		var wg sync.WaitGroup
		done := make([]error, 2)
		for i := range done {
			wg.Go(func() { _, done[i] = Write(dir, tree) })
		}
		wg.Wait()
		if done[0] == nil && done[1] == nil {
			t.Fatal("both wrote the same files")
		}
		if got := below(t, dir); (done[0] == nil || done[1] == nil) && got != whole {
			t.Fatalf("%v: got %s", done, got)
		}
	}
}
