package migrate

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// twoFiles are files on the disk with what they become.
func twoFiles(t *testing.T) (dir string, r *Result) {
	t.Helper()
	dir = t.TempDir()
	r = new(Result)
	for _, name := range []string{"a.yaml", "b.yaml"} {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte("old "+name), 0o640); err != nil {
			t.Fatal(err)
		}
		r.Files = append(r.Files, Changed{Shown: filepath.ToSlash(file), Was: []byte("old " + name), Now: []byte("new " + name)})
	}
	return dir, r
}

// holds fails unless the folder has these files and no others.
func holds(t *testing.T, dir string, want map[string]string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if _, ok := want[e.Name()]; !ok {
			t.Errorf("%s is left", e.Name())
		}
	}
	for name, text := range want {
		got, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil || string(got) != text {
			t.Errorf("%s holds %q, %v; want %q", name, got, err, text)
		}
	}
}

var (
	oldFiles = map[string]string{"a.yaml": "old a.yaml", "b.yaml": "old b.yaml"}
	newFiles = map[string]string{"a.yaml": "new a.yaml", "b.yaml": "new b.yaml"}
)

func TestWrite(t *testing.T) {
	dir, r := twoFiles(t)
	if err := r.Write(); err != nil {
		t.Fatal(err)
	}
	holds(t, dir, newFiles)
	info, err := os.Stat(filepath.Join(dir, "a.yaml"))
	if err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("the mode is %v, %v", info.Mode(), err)
	}
}

// All files are replaced or none: whichever cannot be, those before it are brought back.
func TestWriteAllOrNone(t *testing.T) {
	for at := 1; at <= 2; at++ {
		dir, r := twoFiles(t)
		calls, full := 0, errors.New("full")
		err := r.write(disk{func(from, to string) error {
			if calls++; calls == at {
				return full
			}
			return os.Rename(from, to)
		}})
		if !errors.Is(err, full) {
			t.Errorf("rename %d: %v", at, err)
		}
		holds(t, dir, oldFiles)
	}
}

// A file that somebody changed since it was read, or took away, stops all.
func TestWriteOverAChange(t *testing.T) {
	dir, r := twoFiles(t)
	if err := os.WriteFile(filepath.Join(dir, "b.yaml"), []byte("mine"), 0o640); err != nil {
		t.Fatal(err)
	}
	if err := r.Write(); err == nil {
		t.Error("it was written over")
	}
	holds(t, dir, map[string]string{"a.yaml": "old a.yaml", "b.yaml": "mine"})
	if err := os.Remove(filepath.Join(dir, "b.yaml")); err != nil {
		t.Fatal(err)
	}
	if err := r.Write(); err == nil {
		t.Error("it was made")
	}
	holds(t, dir, map[string]string{"a.yaml": "old a.yaml"})
}

// A link stays a link, and the file behind it is replaced.
func TestWriteThroughALink(t *testing.T) {
	dir, r := twoFiles(t)
	elsewhere := t.TempDir()
	behind := filepath.Join(elsewhere, "behind.yaml")
	link := filepath.Join(dir, "a.yaml")
	if err := os.Rename(link, behind); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(behind, link); err != nil {
		t.Skip("this system makes no links:", err)
	}
	if err := r.Write(); err != nil {
		t.Fatal(err)
	}
	holds(t, dir, newFiles)
	holds(t, elsewhere, map[string]string{"behind.yaml": "new a.yaml"})
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("%s is no link any more", link)
	}
}
