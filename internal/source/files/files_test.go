package files_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"briefing/internal/source/files"
)

func TestReadUpToTheLimit(t *testing.T) {
	dir := t.TempDir()
	folder, err := files.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	for _, kind := range files.Kinds() {
		if kind.String() == "" || kind.Limit() <= 0 {
			t.Errorf("kind %d has no name or no limit", kind)
		}
		if kind.Limit() > 16<<20 || testing.Short() && kind.Limit() > 4<<20 {
			continue // the same code, and hundreds of megabytes
		}
		name := filepath.Join(dir, "f")
		for _, more := range []int64{0, 1} {
			if err := os.WriteFile(name, nil, 0o600); err != nil {
				t.Fatal(err)
			}
			if err := os.Truncate(name, kind.Limit()+more); err != nil {
				t.Fatal(err)
			}
			memory := fstest.MapFS{"f": {Data: make([]byte, kind.Limit()+more)}}
			for where, read := range map[string]func() ([]byte, error){
				"folder": func() ([]byte, error) { return files.Read(folder, "f", kind) },
				"path":   func() ([]byte, error) { return files.ReadPath(name, kind) },
				"memory": func() ([]byte, error) { return files.Read(memory, "f", kind) },
			} {
				data, err := read()
				var large *files.TooLarge
				switch {
				case more == 0 && (err != nil || int64(len(data)) != kind.Limit()):
					t.Errorf("%s from a %s: %d bytes, %v", kind, where, len(data), err)
				case more == 1 && !errors.As(err, &large):
					t.Errorf("%s from a %s that is too large: %v", kind, where, err)
				case more == 1 && !strings.Contains(err.Error(), kind.Size()):
					t.Errorf("the limit is not told: %v", err)
				}
			}
		}
	}
}

// A file whose entry says that it is small is read no further all the same.
func TestReadDoesNotTrustTheEntry(t *testing.T) {
	_, err := files.Read(liar{fstest.MapFS{"f": {Data: make([]byte, files.YAML.Limit()+1)}}}, "f", files.YAML)
	var large *files.TooLarge
	if !errors.As(err, &large) {
		t.Errorf("got %v", err)
	}
}

type liar struct{ fstest.MapFS }

func (l liar) Open(name string) (fs.File, error) {
	f, err := l.MapFS.Open(name)
	return small{f}, err
}

type small struct{ fs.File }

func (s small) Stat() (fs.FileInfo, error) {
	info, err := s.File.Stat()
	return none{info}, err
}

type none struct{ fs.FileInfo }

func (none) Size() int64 { return 0 }

func TestMissing(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "f"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	folder, err := files.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	for _, name := range []string{"none", "f/none"} {
		if _, err := files.Read(folder, name, files.YAML); !files.Missing(err) {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := files.ReadPath(filepath.Join(dir, name), files.YAML); !files.Missing(err) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := files.Open(filepath.Join(dir, "none")); !files.Missing(err) {
		t.Errorf("a folder that is missing: %v", err)
	}
	var no *files.NotRegular
	if _, err := files.Read(folder, ".", files.YAML); !errors.As(err, &no) || no.What() != "a folder" {
		t.Errorf("a folder: %v", err)
	}
	if _, err := files.Read(folder, "../f", files.YAML); !errors.Is(err, fs.ErrInvalid) {
		t.Errorf("a name that leads out: %v", err)
	}
}

func TestFolderIsAFileSystem(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.yaml", "sub/b.yaml", "sub/deep/c.yaml"} {
		if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	folder, err := files.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	if err := fstest.TestFS(folder, "a.yaml", "sub/b.yaml", "sub/deep/c.yaml"); err != nil {
		t.Error(err)
	}
	sub, err := fs.Sub(folder, "sub")
	if err != nil {
		t.Fatal(err)
	}
	if err := fstest.TestFS(sub, "b.yaml", "deep/c.yaml"); err != nil {
		t.Error(err)
	}
}

// Links are followed as far as they stay in the folder.
func TestLinks(t *testing.T) {
	top := t.TempDir()
	dir := filepath.Join(top, "dir")
	for _, d := range []string{dir + "/sub/deep", top + "/outside"} {
		if err := os.MkdirAll(d, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range []string{dir + "/a.yaml", dir + "/sub/b.yaml", top + "/outside/secret.yaml"} {
		if err := os.WriteFile(f, []byte("text"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, l := range []struct{ name, target string }{
		{"near.yaml", "a.yaml"},
		{"sub/up.yaml", "../a.yaml"},
		{"sub/deep/folder", "../../sub"},
		{"out.yaml", "../outside/secret.yaml"},
		{"absolute.yaml", filepath.Join(top, "outside/secret.yaml")},
		{"self.yaml", filepath.Join(dir, "a.yaml")},
		{"outfolder", "../outside"},
		{"chain.yaml", "sub/../out.yaml"},
		{"loop.yaml", "loop.yaml"},
		{"dangling.yaml", "none.yaml"},
		{"outandin.yaml", "../dir/a.yaml"},
	} {
		if err := os.Symlink(l.target, filepath.Join(dir, l.name)); err != nil {
			t.Skip("this system makes no links:", err)
		}
	}
	folder, err := files.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	sub, err := fs.Sub(folder, "sub")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		fsys         fs.FS
		name         string
		link, target string // empty: the file is read
	}{
		{folder, "near.yaml", "", ""},
		{folder, "sub/up.yaml", "", ""},
		{sub, "up.yaml", "", ""},
		{folder, "sub/deep/folder/b.yaml", "", ""},
		{folder, "out.yaml", "out.yaml", "../outside/secret.yaml"},
		{folder, "absolute.yaml", "absolute.yaml", filepath.Join(top, "outside/secret.yaml")},
		{folder, "self.yaml", "self.yaml", filepath.Join(dir, "a.yaml")},
		{folder, "outfolder/secret.yaml", "outfolder", "../outside"},
		{folder, "outfolder/none.yaml", "outfolder", "../outside"},
		{folder, "chain.yaml", "out.yaml", "../outside/secret.yaml"},
		{folder, "outandin.yaml", "outandin.yaml", "../dir/a.yaml"},
	} {
		data, err := files.Read(c.fsys, c.name, files.YAML)
		var out *files.LeadsOut
		switch {
		case c.link == "" && (err != nil || string(data) != "text"):
			t.Errorf("%s: %q, %v", c.name, data, err)
		case c.link != "" && !errors.As(err, &out):
			t.Errorf("%s: %q, %v", c.name, data, err)
		case c.link != "" && (out.Link != c.link || out.Target != c.target || out.Name != c.name):
			t.Errorf("%s: got %+v", c.name, out)
		}
	}
	for _, name := range []string{"loop.yaml", "dangling.yaml"} {
		var out *files.LeadsOut
		if _, err := files.Read(folder, name, files.YAML); err == nil || errors.As(err, &out) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := fs.ReadDir(folder, "outfolder"); err == nil {
		t.Error("a folder outside was listed")
	}
	// What the user names may be a link, and only that.
	named, entry, err := files.OpenBeside(filepath.Join(dir, "out.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	defer named.Close()
	if data, err := files.Read(named, entry, files.YAML); err != nil || string(data) != "text" {
		t.Errorf("the file that was named: %q, %v", data, err)
	}
	if _, err := files.Read(named, "absolute.yaml", files.YAML); err == nil {
		t.Error("a link beside the file that was named was followed out of the folder")
	}
	if data, err := files.ReadPath(filepath.Join(dir, "absolute.yaml"), files.YAML); err != nil || string(data) != "text" {
		t.Errorf("a path: %q, %v", data, err)
	}
}
