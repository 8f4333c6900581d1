package edition

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"briefing/internal/diag"
	"briefing/internal/edition/provenance"
)

// found are the findings of a look at an output folder, as "id path".
func found(t *testing.T, out string) []string {
	t.Helper()
	v, err := Verify(out, frozenAs)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, d := range v.Findings {
		rel, err := filepath.Rel(out, d.Pos.File)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, d.ID+" "+filepath.ToSlash(rel))
	}
	return list
}

func publishedRun(t *testing.T) string {
	t.Helper()
	out := tempDir(t)
	publish(t, open(t, out), run("two")...)
	if got := found(t, out); got != nil {
		t.Fatalf("what was just published: %q", got)
	}
	return out
}

// Whatever file is harmed, taken away or put beside the others is found, and nothing else is said.
func TestVerifyEveryFile(t *testing.T) {
	out := publishedRun(t)
	var files []string
	err := filepath.WalkDir(out, func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() && filepath.Ext(name) != ".lock" {
			files = append(files, name)
		}
		return err
	})
	if err != nil || len(files) < 11 {
		t.Fatalf("%d files: %v", len(files), err)
	}
	for _, name := range files {
		rel, _ := filepath.Rel(out, name)
		rel = filepath.ToSlash(rel)
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		isManifest := filepath.Base(name) == provenance.Name
		expect := func(what, want string) {
			t.Helper()
			if got := found(t, out); !slices.Equal(got, []string{want}) {
				t.Errorf("%s %s: got %q, want %q", rel, what, got, want)
			}
		}
		if !isManifest {
			write(t, name, append(slices.Clone(data[:len(data)-1]), '?'))
			expect("with another byte", "changed "+rel)
		}
		write(t, name, data[:len(data)/2])
		if isManifest {
			expect("cut off", "bad-manifest "+rel)
		} else {
			expect("cut off", "changed "+rel)
		}
		if err := os.Remove(name); err != nil {
			t.Fatal(err)
		}
		if isManifest {
			expect("taken away", "no-manifest "+filepath.ToSlash(filepath.Dir(rel)))
		} else {
			expect("taken away", "missing "+rel)
		}
		if err := os.Mkdir(name, 0o755); err != nil {
			t.Fatal(err)
		}
		if got := found(t, out); len(got) == 0 {
			t.Errorf("%s as a folder: nothing is found", rel)
		}
		if err := os.Remove(name); err != nil {
			t.Fatal(err)
		}
		write(t, name, data)
		write(t, name+".bak", data)
		expect("with another file beside it", "stray "+rel+".bak")
		if err := os.Remove(name + ".bak"); err != nil {
			t.Fatal(err)
		}
	}
	if got := found(t, out); got != nil {
		t.Errorf("everything as it was: %q", got)
	}
}

// What lies beside editions and addresses, and what a run that was cut off left, is found where it lies.
func TestVerifyBesideFolders(t *testing.T) {
	for _, c := range []struct{ path, want string }{
		{"notes.txt", "stray notes.txt"},
		{"charts/readme.txt", "stray charts/readme.txt"},
		{"charts/en/readme.txt", "stray charts/en/readme.txt"},
		{"frozen/readme.txt", "stray frozen/readme.txt"},
		{"2019-13x/file", "stray 2019-13x"},
		{".2019-03.staging/file", "left-over .2019-03.staging"},
		{"charts/en/.money.old/file", "left-over charts/en/.money.old"},
		{".briefing.journal", "unfinished .briefing.journal"},
		{".briefing.journal.new", "unfinished .briefing.journal.new"},
		{".2019-03.pruned/file", "left-over .2019-03.pruned"},
		{".gitignore", ""},
		{".git/config", ""},
		{"charts/.DS_Store", ""},
		{"2019-03/en/.DS_Store", "stray 2019-03/en/.DS_Store"},
	} {
		out := publishedRun(t)
		name := filepath.Join(out, filepath.FromSlash(c.path))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		write(t, name, []byte("x"))
		want := []string{c.want}
		if c.want == "" {
			want = nil
		}
		if got := found(t, out); !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", c.path, got, c.want)
		}
	}
}

// An address of a chart that a later edition in the same folder has passed is stale.
func TestVerifyStale(t *testing.T) {
	out := tempDir(t)
	e := open(t, out)
	publish(t, e, run("two")...)
	later := version("2019-05", "three", KeepNothing, "en/charts/money/chart.svg", "en/charts/index.html")
	later.Manifest.Edition, later.Manifest.AsOf = "2019-05", "2019-05-31"
	publish(t, e, version(FrozenPath(hashOne), "three", KeepWhole, "chart.svg"), later)
	if got, want := found(t, out), []string{"stale charts/en/money"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// An address of a chart of an edition that is not there is missing, the lasting one as the frozen.
func TestVerifyMissingAddresses(t *testing.T) {
	out := tempDir(t)
	v := version("2019-03", "one", KeepNothing, "en/charts/money/chart.svg", "en/charts/index.html", "en/factsheet.pdf")
	publish(t, open(t, out), version(FrozenPath(hashOne), "one", KeepWhole, "chart.svg"), chart("money", "one"), v)
	if got := found(t, out); got != nil {
		t.Fatalf("as it was published: %q", got)
	}
	for _, at := range []string{"charts/en/money", "frozen/" + hashOne} {
		aside := filepath.Join(tempDir(t), "aside")
		rename(t, filepath.Join(out, at), aside)
		if got := found(t, out); !slices.Equal(got, []string{"missing " + at}) {
			t.Errorf("without %s: got %q", at, got)
		}
		rename(t, aside, filepath.Join(out, at))
	}
}

func TestVerifyWhatCannotBeRead(t *testing.T) {
	file := filepath.Join(tempDir(t), "file")
	write(t, file, nil)
	for _, out := range []string{filepath.Join(filepath.Dir(file), "nothing"), file} {
		_, err := Verify(out, frozenAs)
		var r *diag.Refusal
		if !errors.As(err, &r) || r.Matter != diag.Files {
			t.Errorf("%s: got %v", out, err)
		}
	}
}
