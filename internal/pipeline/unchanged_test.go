package pipeline

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"briefing/internal/diag"
)

// everyEntry lists every file and folder below a folder but locks, with what would change if it were written or replaced.
func everyEntry(t *testing.T, out string) map[string]fs.FileInfo {
	t.Helper()
	list := map[string]fs.FileInfo{}
	err := filepath.WalkDir(out, func(name string, d fs.DirEntry, err error) error {
		if err != nil || strings.HasSuffix(name, ".lock") {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		list[name] = info
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// smallRun is a run of three briefs and a chart.
func smallRun(t *testing.T) Request {
	t.Helper()
	r := Request{Options: shippedOptions(t), Out: t.TempDir(), Version: "0"}
	r.Plan.Names = []string{"factsheet", "one-pager", "deck", "charts/timeline"}
	return r
}

// runOf runs, and says how many targets were made.
func runOf(t *testing.T, r Request) (*Result, diag.List, int) {
	t.Helper()
	total := -1
	result, diags, err := Run(t.Context(), r, func(e Event) { total = e.Total })
	if err != nil || diags.HasErrors() {
		t.Fatal(err, diags.Text())
	}
	return result, diags, total
}

// A run in which nothing has changed makes nothing and writes nothing: every file and every folder stays the one it was.
// It says of every file what the run that made it said.
func TestUnchangedRunWritesNothing(t *testing.T) {
	r := smallRun(t)
	first, _, made := runOf(t, r)
	if !first.Changed || made != 7 {
		t.Fatalf("%d targets, changed: %v", made, first.Changed)
	}
	before := everyEntry(t, r.Out)
	again, _, made := runOf(t, r)
	if again.Changed || len(again.ChangedFiles) != 0 || made != 0 {
		t.Errorf("%d targets are made again, and changed are %v", made, again.ChangedFiles)
	}
	after := everyEntry(t, r.Out)
	for name, was := range before {
		if is := after[name]; is == nil || !os.SameFile(is, was) || !is.ModTime().Equal(was.ModTime()) || is.Mode() != was.Mode() || is.Size() != was.Size() {
			t.Errorf("%s was written", name)
		}
	}
	if len(after) != len(before) || len(before) < 40 {
		t.Errorf("%d entries, before %d", len(after), len(before))
	}
	pages := map[string]int{}
	for _, f := range first.Files {
		pages[f.Path] = f.Pages
	}
	for _, f := range again.Files {
		if !f.Carried || f.Pages != pages[f.Path] || f.SHA256 == "" {
			t.Errorf("got %+v, first with %d pages", f, pages[f.Path])
		}
	}
}

// What could have changed is made again: everything with Fresh, briefs where the program is newer than the edition, and a
// brief that has something to tell, which is told each time.
func TestWhatIsMadeAgain(t *testing.T) {
	r := smallRun(t)
	runOf(t, r)
	fresh := r
	fresh.Fresh = true
	if result, _, made := runOf(t, fresh); made != 7 || result.Changed {
		t.Errorf("--fresh: %d targets made, changed %v", made, result.ChangedFiles)
	}
	rebuilt := r
	rebuilt.Built = time.Now().Add(time.Hour)
	if _, _, made := runOf(t, rebuilt); made != 6 {
		t.Errorf("a newer program: %d targets made, and not all six files of briefs", made)
	}
	rebuilt.Built = time.Now().Add(-time.Hour)
	if _, _, made := runOf(t, rebuilt); made != 0 {
		t.Errorf("an older program: %d targets made", made)
	}
	harmed := filepath.Join(r.Out, "2019-03", "en", "one-pager.pdf")
	if err := os.WriteFile(harmed, []byte("harmed"), 0o644); err != nil {
		t.Fatal(err)
	}
	if result, _, made := runOf(t, r); made != 1 || len(result.ChangedFiles) != 1 {
		t.Errorf("a harmed file: %d targets made, changed %v", made, result.ChangedFiles)
	}
}

// A warning about a brief is told by every run, not by the one alone that made its files.
func TestUnchangedBriefsAreToldAgain(t *testing.T) {
	r := Request{Options: chattyOptions(t), Out: t.TempDir(), Version: "0"}
	r.Plan.Names = []string{"deck"}
	_, first, _ := runOf(t, r)
	if len(first) == 0 {
		t.Fatal("the deck has nothing to tell")
	}
	result, again, made := runOf(t, r)
	if again.Text() != first.Text() || made == 0 || result.Changed {
		t.Errorf("%d targets made; told is\n%sfirst\n%s", made, again.Text(), first.Text())
	}
}

// chattyOptions are the shipped files with a title of the deck whose claim does not hold, so that another one is printed.
func chattyOptions(t *testing.T) Options {
	t.Helper()
	o := shippedOptions(t)
	changed := fstest.MapFS{}
	err := fs.WalkDir(o.Templates.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(o.Templates.FS, name)
		if name == "briefs/deck.yaml" {
			text = bytes.ReplaceAll(text, []byte("holds: niger-migrants-rescued > 0"), []byte("holds: niger-migrants-rescued > 1000000"))
		}
		changed[name] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	o.Templates.FS = changed
	return o
}
