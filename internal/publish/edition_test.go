package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func open(t *testing.T, out string) *Edition {
	t.Helper()
	e, err := Open(out, "2019-03")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = e.Close() })
	return e
}

func edition(version string) ([]File, *Manifest) {
	files := []File{
		{Path: "en/factsheet.pdf", Data: []byte("factsheet " + version)},
		{Path: "en/one-pager.pdf", Data: []byte("one-pager " + version)},
	}
	m := &Manifest{Tool: Tool{"briefing", "1"}, Edition: "2019-03"}
	for _, f := range files {
		m.Outputs = append(m.Outputs, Output{Path: f.Path, SHA256: Sum(f.Data), Bytes: len(f.Data)})
	}
	return files, m
}

// tree lists every file below out but the lock, with its content, one a line.
func tree(t *testing.T, out string) string {
	t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(out, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(p, ".lock") || d.Name() == ManifestName {
			return err
		}
		data, err := os.ReadFile(p)
		rel, _ := filepath.Rel(out, p)
		b.WriteString(filepath.ToSlash(rel) + ": " + string(data) + "\n")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

const (
	treeOne = "2019-03/en/factsheet.pdf: factsheet one\n2019-03/en/one-pager.pdf: one-pager one\n"
	treeTwo = "2019-03/en/factsheet.pdf: factsheet two\n2019-03/en/one-pager.pdf: one-pager two\n"
)

func TestPublishReplacesTheWholeEdition(t *testing.T) {
	for _, way := range []struct {
		name string
		swap func(a, b string) error
	}{
		{"in one step", exchange},
		{"by two renames", func(_, _ string) error { return errors.ErrUnsupported }},
	} {
		t.Run(way.name, func(t *testing.T) {
			out := t.TempDir()
			e := open(t, out)
			e.swap = way.swap
			for i, version := range []string{"one", "two"} {
				changed, err := e.Publish(edition(version))
				if err != nil || !changed {
					t.Fatalf("changed %v, %v", changed, err)
				}
				if got, want := tree(t, out), []string{treeOne, treeTwo}[i]; got != want {
					t.Fatalf("got\n%swant\n%s", got, want)
				}
			}
			before, err := os.Stat(e.Dir())
			if err != nil {
				t.Fatal(err)
			}
			if changed, err := e.Publish(edition("two")); err != nil || changed {
				t.Fatalf("same bytes again: changed %v, %v", changed, err)
			}
			after, err := os.Stat(e.Dir())
			if err != nil || !os.SameFile(before, after) {
				t.Fatalf("the folder was replaced although nothing changed (%v)", err)
			}
		})
	}
}

// A run is cut off at every step; the next command must find either version one or version two, whole.
func TestOpenMendsWhatWasCutOff(t *testing.T) {
	cut := errors.New("cut off")
	for _, c := range []struct {
		name string
		do   func(t *testing.T, e *Edition)
		want string
	}{
		{"while staging", func(t *testing.T, e *Edition) {
			files, _ := edition("two")
			mkdir(t, e.staging, "en")
			write(t, filepath.Join(e.staging, "en", "factsheet.pdf"), files[0].Data)
		}, treeOne},
		{"staged, not yet exchanged", func(t *testing.T, e *Edition) { stageTwo(t, e) }, treeOne},
		{"exchanged, old version not yet removed", func(t *testing.T, e *Edition) {
			stageTwo(t, e)
			rename(t, e.dir, e.old)
			rename(t, e.staging, e.dir)
			rename(t, e.old, e.staging)
		}, treeTwo},
		{"between the renames", func(t *testing.T, e *Edition) {
			stageTwo(t, e)
			rename(t, e.dir, e.old)
		}, treeTwo},
		{"between the renames, staged version harmed", func(t *testing.T, e *Edition) {
			stageTwo(t, e)
			rename(t, e.dir, e.old)
			write(t, filepath.Join(e.staging, "en", "factsheet.pdf"), []byte("half"))
		}, treeOne},
		{"after the renames", func(t *testing.T, e *Edition) {
			stageTwo(t, e)
			rename(t, e.dir, e.old)
			rename(t, e.staging, e.dir)
		}, treeTwo},
		{"the exchange failed", func(t *testing.T, e *Edition) {
			e.swap = func(_, _ string) error { return cut }
			if _, err := e.Publish(edition("two")); !errors.Is(err, cut) {
				t.Fatalf("got %v", err)
			}
		}, treeOne},
	} {
		t.Run(c.name, func(t *testing.T) {
			out := t.TempDir()
			e := open(t, out)
			if _, err := e.Publish(edition("one")); err != nil {
				t.Fatal(err)
			}
			c.do(t, e)
			if err := e.Close(); err != nil {
				t.Fatal(err)
			}
			open(t, out)
			if got := tree(t, out); got != c.want {
				t.Fatalf("got\n%swant\n%s", got, c.want)
			}
		})
	}
}

func TestOneRunAtATime(t *testing.T) {
	out := t.TempDir()
	e := open(t, out)
	if _, err := Open(out, "2019-03"); !errors.Is(err, ErrLocked) {
		t.Fatalf("a second run got %v", err)
	}
	other, err := Open(out, "2019-04")
	if err != nil {
		t.Fatalf("another edition: %v", err)
	}
	_ = other.Close()
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	open(t, out)
}

func TestPublishRefusesNamesOutsideTheEdition(t *testing.T) {
	e := open(t, t.TempDir())
	for _, name := range []string{"../x", "/x", "a//b", "", ManifestName} {
		if _, err := e.Publish([]File{{Path: name}}, &Manifest{}); err == nil {
			t.Errorf("%q was accepted", name)
		}
	}
}

func TestReadManifestRefusesNamesOutsideTheEdition(t *testing.T) {
	for _, name := range []string{"../x", "/x", "a/../b", ".", ManifestName} {
		dir := t.TempDir()
		write(t, filepath.Join(dir, ManifestName), (&Manifest{Outputs: []Output{{Path: name}}}).Encode())
		if _, err := ReadManifest(os.DirFS(dir)); err == nil {
			t.Errorf("%q was accepted", name)
		}
	}
}

func TestDigestIsFreeOfOrder(t *testing.T) {
	a := Digest([]string{"a 1", "b 2"})
	if a != Digest([]string{"b 2", "a 1"}) || a == Digest([]string{"a 2", "b 1"}) {
		t.Fatal("order changes the digest, or content does not")
	}
}

func stageTwo(t *testing.T, e *Edition) {
	t.Helper()
	files, m := edition("two")
	if err := e.stage(append(files, File{Path: ManifestName, Data: m.Encode()}), own{}); err != nil {
		t.Fatal(err)
	}
}

func mkdir(t *testing.T, parts ...string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Join(parts...), 0o755); err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func rename(t *testing.T, from, to string) {
	t.Helper()
	if err := os.Rename(from, to); err != nil {
		t.Fatal(err)
	}
}
