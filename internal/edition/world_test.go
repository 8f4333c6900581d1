package edition

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"briefing/internal/edition/provenance"
)

// ways are the two ways in which a folder is replaced.
var ways = map[string]func(a, b string) error{
	"in one step":    exchange,
	"by two renames": func(_, _ string) error { return errors.ErrUnsupported },
}

const hashOne, hashTwo = "1111111111111111", "2222222222222222"

// version is a folder with some files that name the version.
func version(path, name string, keep Keep, files ...string) Version {
	v := Version{Path: path, Keep: keep, Manifest: &provenance.Manifest{Tool: provenance.Tool{Name: "briefing", Version: "1"}, Edition: "2019-03", AsOf: "2019-03-31"}}
	for _, f := range files {
		v.Files = append(v.Files, File{Path: f, Data: []byte(f + " " + name + "\n")})
	}
	for _, f := range v.Files {
		v.Manifest.Outputs = append(v.Manifest.Outputs, provenance.Output{Path: f.Path, SHA256: provenance.Sum(f.Data), Bytes: len(f.Data)})
	}
	return v
}

// edition is the folder of March 2019.
func edition(name string) Version {
	return version("2019-03", name, KeepNothing, "en/factsheet.pdf", "en/one-pager.pdf")
}

// chart is the lasting address of a chart.
func chart(id, name string) Version {
	return version(StablePath("en", id), name, KeepLater, "chart.svg", "index.html")
}

// run is all that one run publishes: an edition, and what its charts are at their lasting and frozen addresses. The
// second version has a chart more.
func run(name string) []Version {
	hash, ids := hashOne, []string{"money"}
	if name != "one" {
		hash, ids = hashTwo, []string{"money", "people"}
	}
	all := []Version{version(FrozenPath(hash), name, KeepWhole, "chart.svg")}
	for _, id := range ids {
		all = append(all, chart(id, name))
	}
	return append(all, edition(name))
}

// frozenAs names the version of a chart: all that an edition here has are the first.
func frozenAs(map[string]string) string { return hashOne }

// tempDir is a folder that goes with the test; in memory where that can be had, because runs wait for the disk at every
// step and no test sees the difference.
func tempDir(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "publish")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return dir
}

func open(t *testing.T, out string) *Edition {
	t.Helper()
	e, err := Open(t.Context(), out, "2019-03", Locking{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = e.Close() })
	return e
}

func publish(t *testing.T, e *Edition, versions ...Version) []Outcome {
	t.Helper()
	r, err := e.Publish(t.Context(), versions)
	if err != nil {
		t.Fatal(err)
	}
	return r.Outcomes
}

// tree lists every name below out but locks, folders, manifests and sums, with what files hold and links lead to, one a line.
func tree(t *testing.T, out string) string {
	t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(out, func(p string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) && p == out {
			return nil
		}
		if err != nil || strings.HasSuffix(p, ".lock") || d.Name() == provenance.Name || d.Name() == provenance.SumsName {
			return err
		}
		rel, _ := filepath.Rel(out, p)
		rel = filepath.ToSlash(rel)
		switch {
		case d.IsDir() && strings.HasPrefix(d.Name(), "."):
			b.WriteString(rel + "/\n")
		case d.IsDir():
		case d.Type()&fs.ModeSymlink != 0:
			leads, _ := os.Readlink(p)
			b.WriteString(rel + " -> " + leads + "\n")
		case strings.HasPrefix(d.Name(), "."):
			b.WriteString(rel + "\n")
		default:
			data, err := os.ReadFile(p)
			b.WriteString(rel + ": " + string(data))
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// treeOf is the tree of versions that were published.
func treeOf(t *testing.T, runs ...[]Version) string {
	t.Helper()
	out := tempDir(t)
	e := open(t, out)
	for _, r := range runs {
		publish(t, e, r...)
	}
	_ = e.Close()
	return tree(t, out)
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

// lines are the lines of a text as a set.
func lines(s string) map[string]int {
	set := map[string]int{}
	for line := range strings.Lines(s) {
		set[line]++
	}
	return set
}
