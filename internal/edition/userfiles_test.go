package edition

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"briefing/internal/diag"
	"briefing/internal/edition/provenance"
)

const treeOne = "2019-03/en/factsheet.pdf: en/factsheet.pdf one\n2019-03/en/one-pager.pdf: en/one-pager.pdf one\n"

// addMine puts a user's things into a published edition: a file beside ours, a folder with a file, an empty folder and
// a link.
func addMine(t *testing.T, dir string) {
	t.Helper()
	mkdir(t, dir, "my", "deep")
	mkdir(t, dir, "empty")
	write(t, filepath.Join(dir, "my", "deep", "notes.txt"), []byte("precious\n"))
	write(t, filepath.Join(dir, "en", "notes.txt"), []byte("about en\n"))
	if err := os.Chmod(filepath.Join(dir, "my"), 0o700); err != nil {
		t.Fatal(err)
	}
	day := time.Unix(1e9, 0)
	if err := os.Chtimes(filepath.Join(dir, "en", "notes.txt"), day, day); err != nil {
		t.Fatal(err)
	}
}

func TestPublishKeepsWhatIsNotInTheManifest(t *testing.T) {
	for name, swap := range ways {
		t.Run(name, func(t *testing.T) {
			out := tempDir(t)
			e := open(t, out)
			e.disk.swap = swap
			publish(t, e, edition("one"))
			addMine(t, e.dir)
			if err := os.Symlink("my/deep/notes.txt", filepath.Join(e.dir, "link")); err != nil {
				t.Fatal(err)
			}
			// The same bytes again: nothing is written although there is more in the folder.
			o := publish(t, e, edition("one"))[0]
			if want := []string{"empty/", "en/notes.txt", "link", "my/"}; o.State != Unchanged || !reflect.DeepEqual(o.Own, want) {
				t.Fatalf("got %v; want %q", o, want)
			}
			// A second version has one file less: the file is gone, the user's folder beside it is not.
			two := version("2019-03", "two", KeepNothing, "en/factsheet.pdf")
			if o := publish(t, e, two)[0]; o.State != Written {
				t.Fatal(o)
			}
			want := "2019-03/en/factsheet.pdf: en/factsheet.pdf two\n2019-03/en/notes.txt: about en\n2019-03/link -> my/deep/notes.txt\n2019-03/my/deep/notes.txt: precious\n"
			if got := tree(t, out); got != want {
				t.Fatalf("got\n%swant\n%s", got, want)
			}
			if leads, err := os.Readlink(filepath.Join(e.dir, "link")); err != nil || leads != "my/deep/notes.txt" {
				t.Errorf("the link leads to %q, %v", leads, err)
			}
			if info, err := os.Stat(filepath.Join(e.dir, "my")); err != nil || info.Mode().Perm() != 0o700 {
				t.Errorf("the user's folder is %v, %v", info, err)
			}
			if info, err := os.Stat(filepath.Join(e.dir, "empty")); err != nil || !info.IsDir() {
				t.Errorf("the empty folder is %v, %v", info, err)
			}
			if info, err := os.Stat(filepath.Join(e.dir, "en", "notes.txt")); err != nil || info.ModTime().Unix() != 1e9 {
				t.Errorf("the file is dated %v, %v", info, err)
			}
			if left := e.leftovers(); left != nil {
				t.Errorf("left: %q", left)
			}
		})
	}
}

// Where files have no second names they are copied.
func TestCopyKeepsModeAndDay(t *testing.T) {
	dir := tempDir(t)
	src, dst := filepath.Join(dir, "src"), filepath.Join(dir, "dst")
	write(t, src, []byte("precious\n"))
	day := time.Unix(1e9, 0)
	if err := errors.Join(os.Chtimes(src, day, day), os.Chmod(src, 0o440)); err != nil {
		t.Fatal(err)
	}
	info, err := os.Lstat(src)
	if err != nil {
		t.Fatal(err)
	}
	if err := copyFile(src, dst, info); err != nil {
		t.Fatal(err)
	}
	got, err := os.Lstat(dst)
	if err != nil || got.Mode() != info.Mode() || !got.ModTime().Equal(day) || !sameFile(src, dst) {
		t.Errorf("got %v, %v", got, err)
	}
	if err := copyFile(src, dst, info); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a file was written over: %v", err)
	}
}

// What is the user's is never written over, and nothing changes then.
func TestPublishRefusesNamesThatAreTaken(t *testing.T) {
	for _, c := range []struct{ taken, file string }{
		{"en/deck.pdf", "en/deck.pdf"},     // a file where a file must go
		{"fr", "fr/factsheet.pdf"},         // a file where a folder must go
		{"en/deck/mine.txt", "en/deck"},    // a folder where a file must go
		{"fr/deep/mine", "fr/deep/mine/x"}, // deeper
	} {
		out := tempDir(t)
		e := open(t, out)
		publish(t, e, edition("one"))
		p := filepath.Join(e.dir, filepath.FromSlash(c.taken))
		mkdir(t, filepath.Dir(p))
		write(t, p, []byte("precious\n"))
		before := tree(t, out)
		two := edition("two")
		two.Files = append(two.Files, File{Path: c.file, Data: []byte("ours")})
		_, err := e.Publish(t.Context(), []Version{chart("money", "two"), two})
		var r *diag.Refusal
		if !errors.As(err, &r) || !strings.Contains(r.Message, "is not in the manifest") || len(r.Hints) == 0 {
			t.Errorf("%s: got %v", c.taken, err)
		}
		if got := tree(t, out); got != before {
			t.Errorf("%s: got\n%swant\n%s", c.taken, got, before)
		}
	}
	// A folder of the user's may get files of ours.
	e := open(t, tempDir(t))
	publish(t, e, edition("one"))
	mkdir(t, e.dir, "fr")
	write(t, filepath.Join(e.dir, "fr", "mine.txt"), []byte("precious\n"))
	publish(t, e, version("2019-03", "one", KeepNothing, "en/factsheet.pdf", "fr/factsheet.pdf"))
	if data, err := os.ReadFile(filepath.Join(e.dir, "fr", "mine.txt")); err != nil || string(data) != "precious\n" {
		t.Errorf("got %q, %v", data, err)
	}
}

// What the tool has not made is refused and stays, at an edition's name and at a chart's address.
func TestOpenRefusesWhatItHasNotMade(t *testing.T) {
	for _, c := range []struct {
		name string
		make func(t *testing.T, p string)
		want string
	}{
		{"a file", func(t *testing.T, p string) { write(t, p, []byte("precious\n")) }, "is a file"},
		{"a link to a folder", func(t *testing.T, p string) {
			mkdir(t, filepath.Dir(p), "elsewhere")
			if err := os.Symlink("elsewhere", p); err != nil {
				t.Fatal(err)
			}
		}, "is a symbolic link to elsewhere"},
		{"a link to nothing", func(t *testing.T, p string) {
			if err := os.Symlink("nowhere", p); err != nil {
				t.Fatal(err)
			}
		}, "is a symbolic link to nowhere"},
		{"a folder with a file", func(t *testing.T, p string) {
			mkdir(t, p)
			write(t, filepath.Join(p, "notes.txt"), []byte("precious\n"))
		}, "holds notes.txt but no manifest.json"},
		{"a folder with a folder", func(t *testing.T, p string) { mkdir(t, p, "my") }, "holds my/ but no manifest.json"},
		{"a damaged manifest", func(t *testing.T, p string) {
			mkdir(t, p)
			write(t, filepath.Join(p, provenance.Name), []byte("{"))
			write(t, filepath.Join(p, "notes.txt"), []byte("precious\n"))
		}, "manifest.json is damaged"},
		{"a manifest of a later tool", func(t *testing.T, p string) {
			mkdir(t, p)
			write(t, filepath.Join(p, provenance.Name), []byte(`{"format": 3, "tool": {"name": "briefing", "version": "2.0.0"}}`))
		}, "manifest.json was written by briefing 2.0.0, in format 3, and this version reads formats 1 to 2"},
		{"a manifest that is a folder", func(t *testing.T, p string) { mkdir(t, p, provenance.Name) }, provenance.Name},
	} {
		t.Run(c.name, func(t *testing.T) {
			refused := func(what, out string, do func() error) {
				t.Helper()
				before := everything(t, out)
				var r *diag.Refusal
				if err := do(); !errors.As(err, &r) || !strings.Contains(r.Message, c.want) || len(r.Hints) == 0 {
					t.Errorf("%s: got %v", what, err)
				}
				if got := everything(t, out); got != before {
					t.Errorf("%s: got\n%swant\n%s", what, got, before)
				}
			}
			out := tempDir(t)
			c.make(t, filepath.Join(out, "2019-03"))
			refused("edition", out, func() error { _, err := Open(t.Context(), out, "2019-03", Locking{}); return err })

			out = tempDir(t)
			e := open(t, out)
			mkdir(t, out, "charts", "en")
			c.make(t, filepath.Join(out, "charts", "en", "money"))
			refused("chart", out, func() error {
				_, err := e.Publish(t.Context(), []Version{edition("one"), chart("money", "one")})
				return err
			})
		})
	}
	// An empty folder is nobody's loss.
	out := tempDir(t)
	mkdir(t, out, "2019-03")
	publish(t, open(t, out), edition("one"))
}

// everything lists all names below out, with what links lead to and files hold.
func everything(t *testing.T, out string) string {
	t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(out, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		leads, _ := os.Readlink(p)
		data, _ := os.ReadFile(p)
		b.WriteString(p + " " + d.Type().String() + " " + leads + " " + string(data) + "\n")
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// At every step of a run a user puts a file into the edition and rewrites another, and the run is cut off there, or goes
// on. After the next command all that is the user's is there, once.
func TestRunsKeepWhatComesLate(t *testing.T) {
	type cut struct{}
	for name, swap := range ways {
		for _, goesOn := range []bool{false, true} {
			steps := 0
			for n := 1; ; n++ {
				out := tempDir(t)
				e := open(t, out)
				e.disk.swap = swap
				publish(t, e, edition("one"))
				addMine(t, e.dir)
				count := 0
				e.disk.before = func(_, _ string) error {
					if count++; count != n {
						return nil
					}
					at := e.dir
					if !isThere(at) {
						at = filepath.Join(out, ".2019-03.old") // between two renames
					}
					write(t, filepath.Join(at, "late.txt"), []byte("came late\n"))
					// As editors do: a new file takes the name of the old one.
					write(t, filepath.Join(at, "new"), []byte("about en, more\n"))
					rename(t, filepath.Join(at, "new"), filepath.Join(at, "en", "notes.txt"))
					if !goesOn {
						panic(cut{})
					}
					return nil
				}
				func() {
					defer func() {
						if r := recover(); r != nil && r != (cut{}) {
							panic(r)
						}
					}()
					publish(t, e, run("two")...)
				}()
				e.disk.before = nil
				if err := e.Close(); err != nil {
					t.Fatal(err)
				}
				if count < n {
					steps = n
					break
				}
				_ = open(t, out).Close()
				got := tree(t, out)
				for _, want := range []string{"my/deep/notes.txt: precious\n", "late.txt: came late\n", ": about en, more\n"} {
					if strings.Count(got, want) != 1 {
						t.Fatalf("%s, step %d: %q is not there once:\n%s", name, n, want, got)
					}
				}
				if strings.Count(got, "/.")+strings.Count("\n"+got, "\n.") > 0 {
					t.Fatalf("%s, step %d: something is left:\n%s", name, n, got)
				}
			}
			if steps < 30 {
				t.Errorf("%s: only %d steps: the hook is in the wrong place", name, steps)
			}
		}
	}
}

// An earlier version that cannot be removed is told of, blocks no later run, and goes when it can.
func TestLeftOversBlockNoLaterRun(t *testing.T) {
	for name, swap := range ways {
		t.Run(name, func(t *testing.T) {
			out := tempDir(t)
			e := open(t, out)
			e.disk.swap = swap
			publish(t, e, edition("one"))
			e.disk.before = func(change, name string) error {
				if change == "remove" && !strings.Contains(name, "journal") {
					return fs.ErrPermission
				}
				return nil
			}
			for i, v := range []string{"two", "three"} {
				r, err := e.Publish(t.Context(), []Version{edition(v)})
				if err != nil || r.Outcomes[0].State != Written {
					t.Fatalf("got %v, %v", r, err)
				}
				if len(r.Leftovers) != i+1 || !strings.Contains(r.Leftovers[0], "/.2019-03.left") {
					t.Fatalf("left: %q", r.Leftovers)
				}
			}
			if err := e.Close(); err != nil {
				t.Fatal(err)
			}
			if left := open(t, out).leftovers(); left != nil {
				t.Errorf("still left: %q", left)
			}
			if got, want := tree(t, out), strings.ReplaceAll(treeOne, " one\n", " three\n"); got != want {
				t.Errorf("got\n%swant\n%s", got, want)
			}
		})
	}
}

// Errors of the operating system name a folder of the user's and a remedy, and no name that only the tool uses.
func TestFaultsAreSaidForPeople(t *testing.T) {
	out := tempDir(t)
	write(t, filepath.Join(out, "file"), nil)
	for _, c := range []struct{ out, want string }{
		{"", "the folder for editions has no name"},
		{filepath.Join(out, "file"), "/file cannot be made: a part of that path is a file"},
		{filepath.Join(out, "file", "below"), "/file/below cannot be made: a part of that path is a file"},
		{filepath.Join(out, strings.Repeat("x", 300)), "is too long a path"},
	} {
		_, err := Open(t.Context(), c.out, "2019-03", Locking{})
		var r *diag.Refusal
		if !errors.As(err, &r) || !strings.HasSuffix(r.Message, c.want) || len(r.Hints) == 0 {
			t.Errorf("%q: got %v", c.out, err)
		}
	}
	staging := filepath.Join(out, ".2019-03.staging", "en", "x")
	for _, cause := range []error{fs.ErrPermission, fs.ErrNotExist, fs.ErrExist, errors.New("input/output error")} {
		err := fault(&fs.PathError{Op: "unlinkat", Path: staging, Err: cause}, filepath.Join(out, "2019-03"))
		if s := err.Error(); strings.Contains(s, "unlinkat") || strings.Contains(s, ".staging") || !strings.Contains(s, "2019-03") || !strings.Contains(s, "\n  hint: ") || !errors.Is(err, cause) {
			t.Errorf("got %v", err)
		}
	}
}
