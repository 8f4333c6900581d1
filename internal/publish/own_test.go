package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
)

// ways are the two ways in which a folder is replaced.
var ways = map[string]func(a, b string) error{
	"in one step":    exchange,
	"by two renames": func(_, _ string) error { return errors.ErrUnsupported },
}

const mine = "2019-03/en/notes.txt: about en\n2019-03/my/deep/notes.txt: precious\n"

// addMine puts a user's things into a published edition: a file beside ours, a folder with a file, an empty folder and
// a link.
func addMine(t *testing.T, dir string) {
	t.Helper()
	mkdir(t, dir, "my", "deep")
	mkdir(t, dir, "empty")
	write(t, filepath.Join(dir, "my", "deep", "notes.txt"), []byte("precious"))
	write(t, filepath.Join(dir, "en", "notes.txt"), []byte("about en"))
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
			out := t.TempDir()
			e := open(t, out)
			e.swap = swap
			if _, err := e.Publish(edition("one")); err != nil {
				t.Fatal(err)
			}
			addMine(t, e.dir)
			if err := os.Symlink("my/deep/notes.txt", filepath.Join(e.dir, "link")); err != nil {
				t.Fatal(err)
			}
			own, err := e.Own()
			if want := []string{"empty/", "en/notes.txt", "link", "my/"}; err != nil || !reflect.DeepEqual(own, want) {
				t.Fatalf("got %q, %v; want %q", own, err, want)
			}
			// The same bytes again: nothing is written although there is more in the folder.
			if changed, err := e.Publish(edition("one")); err != nil || changed {
				t.Fatalf("changed %v, %v", changed, err)
			}
			// A second version has one file less: the file is gone, the user's folder beside it is not.
			files, m := edition("two")
			m.Outputs = m.Outputs[:1]
			if changed, err := e.Publish(files[:1], m); err != nil || !changed {
				t.Fatalf("changed %v, %v", changed, err)
			}
			want := "2019-03/en/factsheet.pdf: factsheet two\n2019-03/en/notes.txt: about en\n2019-03/link: precious\n2019-03/my/deep/notes.txt: precious\n"
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
			if left := e.Left(); left != nil {
				t.Errorf("left: %q", left)
			}
		})
	}
}

// Where files have no second names they are copied.
func TestCopyKeepsModeAndDay(t *testing.T) {
	dir := t.TempDir()
	src, dst := filepath.Join(dir, "src"), filepath.Join(dir, "dst")
	write(t, src, []byte("precious"))
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
	if err != nil || got.Mode() != info.Mode() || !got.ModTime().Equal(day) || !alike(src, dst) {
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
		out := t.TempDir()
		e := open(t, out)
		if _, err := e.Publish(edition("one")); err != nil {
			t.Fatal(err)
		}
		p := filepath.Join(e.dir, filepath.FromSlash(c.taken))
		mkdir(t, filepath.Dir(p))
		write(t, p, []byte("precious"))
		before := tree(t, out)
		files, m := edition("two")
		files = append(files, File{Path: c.file, Data: []byte("ours")})
		_, err := e.Publish(files, m)
		var r *Refusal
		if !errors.As(err, &r) || !strings.Contains(r.Message, "is not in the manifest") || r.Hint == "" {
			t.Errorf("%s: got %v", c.taken, err)
		}
		if got := tree(t, out); got != before {
			t.Errorf("%s: got\n%swant\n%s", c.taken, got, before)
		}
	}
	// A folder of the user's may get files of ours.
	e := open(t, t.TempDir())
	files, m := edition("one")
	if _, err := e.Publish(files, m); err != nil {
		t.Fatal(err)
	}
	mkdir(t, e.dir, "fr")
	write(t, filepath.Join(e.dir, "fr", "mine.txt"), []byte("precious"))
	if _, err := e.Publish(append(files, File{Path: "fr/factsheet.pdf", Data: []byte("ours")}), m); err != nil {
		t.Fatal(err)
	}
	if data, err := os.ReadFile(filepath.Join(e.dir, "fr", "mine.txt")); err != nil || string(data) != "precious" {
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
		{"a file", func(t *testing.T, p string) { write(t, p, []byte("precious")) }, "is a file"},
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
			write(t, filepath.Join(p, "notes.txt"), []byte("precious"))
		}, "holds notes.txt but no manifest.json"},
		{"a folder with a folder", func(t *testing.T, p string) { mkdir(t, p, "my") }, "holds my/ but no manifest.json"},
		{"a damaged manifest", func(t *testing.T, p string) {
			mkdir(t, p)
			write(t, filepath.Join(p, ManifestName), []byte("{"))
			write(t, filepath.Join(p, "notes.txt"), []byte("precious"))
		}, "manifest.json is damaged"},
		{"a manifest of a later tool", func(t *testing.T, p string) {
			mkdir(t, p)
			write(t, filepath.Join(p, ManifestName), []byte(`{"format": 2}`))
		}, "manifest.json has format 2"},
		{"a manifest that is a folder", func(t *testing.T, p string) { mkdir(t, p, ManifestName) }, ManifestName},
	} {
		t.Run(c.name, func(t *testing.T) {
			refused := func(what, out string, do func() error) {
				t.Helper()
				before := everything(t, out)
				var r *Refusal
				if err := do(); !errors.As(err, &r) || !strings.Contains(r.Message, c.want) || r.Hint == "" {
					t.Errorf("%s: got %v", what, err)
				}
				if got := everything(t, out); got != before {
					t.Errorf("%s: got\n%swant\n%s", what, got, before)
				}
			}
			out := t.TempDir()
			c.make(t, filepath.Join(out, "2019-03"))
			refused("edition", out, func() error { _, err := Open(out, "2019-03"); return err })

			out = t.TempDir()
			charts := openCharts(t, out)
			mkdir(t, out, "charts", "en")
			c.make(t, filepath.Join(out, "charts", "en", "money"))
			files, m := chart("one", "2019-03", "2019-03-31")
			refused("check", out, func() error { _, err := charts.Check(StablePath("en", "money"), files); return err })
			refused("chart", out, func() error { _, _, err := charts.Stable("en", "money", files, m); return err })
		})
	}
	// An empty folder is nobody's loss.
	out := t.TempDir()
	mkdir(t, out, "2019-03")
	if _, err := open(t, out).Publish(edition("one")); err != nil {
		t.Error(err)
	}
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

// A run is cut off at every step with a user's things in the folder; the next command must find them there, once.
func TestOpenKeepsWhatIsNotInTheManifest(t *testing.T) {
	stage := func(t *testing.T, e *Edition) {
		t.Helper()
		files, m := edition("two")
		o, err := e.own()
		if err == nil {
			err = e.stage(append(files, File{Path: ManifestName, Data: m.Encode()}), o)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	late := func(t *testing.T, dir string) { write(t, filepath.Join(dir, "late.txt"), []byte("came late")) }
	const cameLate = "2019-03/late.txt: came late\n"
	for _, c := range []struct {
		name string
		do   func(t *testing.T, e *Edition)
		want []string
	}{
		{"while staging", func(t *testing.T, e *Edition) {
			stage(t, e)
			if err := os.Remove(filepath.Join(e.staging, ManifestName)); err != nil {
				t.Fatal(err)
			}
		}, []string{treeOne, mine}},
		{"staged, not yet exchanged", stage, []string{treeOne, mine}},
		{"exchanged, old version not yet removed", func(t *testing.T, e *Edition) {
			stage(t, e)
			late(t, e.dir) // while the run staged
			rename(t, e.dir, e.old)
			rename(t, e.staging, e.dir)
			rename(t, e.old, e.staging)
		}, []string{treeTwo, mine, cameLate}},
		{"exchanged, and a file was rewritten meanwhile", func(t *testing.T, e *Edition) {
			stage(t, e)
			// As editors do: a new file takes the name of the old one.
			write(t, filepath.Join(e.dir, "new"), []byte("about en, more"))
			rename(t, filepath.Join(e.dir, "new"), filepath.Join(e.dir, "en", "notes.txt"))
			rename(t, e.dir, e.old)
			rename(t, e.staging, e.dir)
			rename(t, e.old, e.staging)
		}, []string{treeTwo, mine, "2019-03/en/notes.txt.earlier: about en, more\n"}},
		{"between the renames", func(t *testing.T, e *Edition) {
			stage(t, e)
			late(t, e.dir)
			rename(t, e.dir, e.old)
		}, []string{treeTwo, mine, cameLate}},
		{"between the renames, staged version harmed", func(t *testing.T, e *Edition) {
			stage(t, e)
			rename(t, e.dir, e.old)
			write(t, filepath.Join(e.staging, "en", "factsheet.pdf"), []byte("half"))
		}, []string{treeOne, mine}},
		{"after the renames", func(t *testing.T, e *Edition) {
			stage(t, e)
			late(t, e.dir)
			rename(t, e.dir, e.old)
			rename(t, e.staging, e.dir)
		}, []string{treeTwo, mine, cameLate}},
	} {
		t.Run(c.name, func(t *testing.T) {
			out := t.TempDir()
			e := open(t, out)
			if _, err := e.Publish(edition("one")); err != nil {
				t.Fatal(err)
			}
			addMine(t, e.dir)
			c.do(t, e)
			if err := e.Close(); err != nil {
				t.Fatal(err)
			}
			open(t, out)
			got, want := lines(tree(t, out)), lines(strings.Join(c.want, ""))
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("got\n%v\nwant\n%v", got, want)
			}
		})
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

// An earlier version that cannot be removed is told of, blocks no later run, and goes when it can.
func TestLeftOversBlockNoLaterRun(t *testing.T) {
	for name, swap := range ways {
		t.Run(name, func(t *testing.T) {
			out := t.TempDir()
			stuck := func(string) error { return fs.ErrPermission }
			e := open(t, out)
			e.swap = swap
			if _, err := e.Publish(edition("one")); err != nil {
				t.Fatal(err)
			}
			e.remove = stuck
			for i, version := range []string{"two", "three"} {
				if changed, err := e.Publish(edition(version)); err != nil || !changed {
					t.Fatalf("changed %v, %v", changed, err)
				}
				if left := e.Left(); len(left) != i+1 || !strings.Contains(left[0], "/.2019-03.left") {
					t.Fatalf("left: %q", left)
				}
			}
			if err := e.Close(); err != nil {
				t.Fatal(err)
			}
			if left := open(t, out).Left(); left != nil {
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
	out := t.TempDir()
	write(t, filepath.Join(out, "file"), nil)
	for _, c := range []struct{ out, want string }{
		{"", "the folder for editions has no name"},
		{filepath.Join(out, "file"), "/file cannot be made: a part of that path is a file"},
		{filepath.Join(out, "file", "below"), "/file/below cannot be made: a part of that path is a file"},
		{filepath.Join(out, strings.Repeat("x", 300)), "is too long a path"},
	} {
		_, err := Open(c.out, "2019-03")
		var r *Refusal
		if !errors.As(err, &r) || !strings.HasSuffix(r.Message, c.want) || r.Hint == "" {
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
