package golden

import (
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
)

// archive is a text archive: a comment, then files, each behind a line "-- name --". testscript reads the same form.
type archive struct {
	comment string
	files   []archiveFile
}

type archiveFile struct{ name, data string }

func parseArchive(s string) archive {
	var a archive
	for _, line := range strings.SplitAfter(s, "\n") {
		if name, ok := markerName(line); ok {
			a.files = append(a.files, archiveFile{name: name})
		} else if n := len(a.files); n > 0 {
			a.files[n-1].data += line
		} else {
			a.comment += line
		}
	}
	for i := range a.files {
		a.files[i].data = withLineEnd(a.files[i].data)
	}
	return a
}

func markerName(line string) (string, bool) {
	line = strings.TrimRight(line, "\n")
	if len(line) < 7 || !strings.HasPrefix(line, "-- ") || !strings.HasSuffix(line, " --") {
		return "", false
	}
	name := strings.TrimSpace(line[3 : len(line)-3])
	return name, name != ""
}

func (a archive) String() string {
	var b strings.Builder
	b.WriteString(withLineEnd(a.comment))
	for _, f := range a.files {
		b.WriteString("-- " + f.name + " --\n" + withLineEnd(f.data))
	}
	return b.String()
}

// Txtar runs fn as a subtest on every archive that matches glob. fn gets the archive's files by name and returns
// the files it made by name; each must equal the file of that name in the archive. So input and expected output
// stand together in one reviewed file. With -update the returned files are replaced, or added at the end. A glob
// that matches nothing is a failure.
func Txtar(t *testing.T, glob string, fn func(t *testing.T, files map[string]string) map[string]string) {
	t.Helper()
	paths, err := filepath.Glob(glob)
	if err != nil || len(paths) == 0 {
		t.Fatalf("no file matches %s", glob)
	}
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
		t.Run(name, func(t *testing.T) {
			touch(path)
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			ar := parseArchive(strings.ReplaceAll(string(data), "\r\n", "\n"))
			files := map[string]string{}
			for _, f := range ar.files {
				files[f.name] = f.data
			}
			got := fn(t, files)
			if *update {
				write(t, path, []byte(merge(ar, got).String()))
				return
			}
			for _, n := range sortedNames(got) {
				want, ok := files[n]
				if g := withLineEnd(got[n]); !ok {
					t.Errorf("%s holds no file %s (run the test with -update to add it):\n%s", path, n, g)
				} else if want != g {
					t.Errorf("%s: %s differs (run the test with -update if the change is meant):\n%s", path, n, Diff(want, g))
				}
			}
		})
	}
}

// merge puts what the test made into the archive, keeping its order and comment.
func merge(ar archive, got map[string]string) archive {
	out := archive{comment: ar.comment}
	seen := map[string]bool{}
	for _, f := range ar.files {
		if g, ok := got[f.name]; ok {
			f.data = withLineEnd(g)
			seen[f.name] = true
		}
		out.files = append(out.files, f)
	}
	for _, n := range sortedNames(got) {
		if !seen[n] {
			out.files = append(out.files, archiveFile{n, withLineEnd(got[n])})
		}
	}
	return out
}

func sortedNames(m map[string]string) []string {
	var names []string
	for n := range m {
		names = append(names, n)
	}
	sort.Strings(names)
	return names
}

// withLineEnd ends a text as the archive format must: it cannot hold a last line without a line end.
func withLineEnd(s string) string {
	if s == "" || strings.HasSuffix(s, "\n") {
		return s
	}
	return s + "\n"
}
