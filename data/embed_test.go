package data

import (
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"
)

// Embedding leaves files out without a word; so the folder and what the program carries are compared, both ways.
func TestEmbeddedIsTheFolder(t *testing.T) {
	list := func(fsys fs.FS) map[string]string {
		files := map[string]string{}
		err := fs.WalkDir(fsys, ".", func(p string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() || path.Ext(p) == ".go" {
				return err
			}
			b, err := fs.ReadFile(fsys, p)
			files[p] = string(b)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return files
	}
	folder, embedded := list(os.DirFS(".")), list(FS)
	for name, text := range folder {
		if got, ok := embedded[name]; !ok {
			t.Errorf("%s is not embedded", name)
		} else if got != text {
			t.Errorf("%s is embedded with other content", name)
		}
		if strings.Contains(text, "\r") {
			t.Errorf("%s has carriage returns", name)
		}
	}
	for name := range embedded {
		if _, ok := folder[name]; !ok {
			t.Errorf("%s is embedded and not in the folder", name)
		}
	}
	if len(folder) < 15 {
		t.Errorf("only %d files were compared", len(folder))
	}
}
