package templates

import (
	"bytes"
	"io/fs"
	"os"
	"strings"
	"testing"
)

// TestEverythingIsEmbedded compares the embedded tree with the folder, because embedding leaves out hidden files
// without a word unless it is told otherwise.
func TestEverythingIsEmbedded(t *testing.T) {
	folder, embedded := os.DirFS("."), files(t, FS)
	onDisk := files(t, folder)
	for name := range onDisk {
		if strings.HasSuffix(name, ".go") && !strings.Contains(name, "/") {
			delete(onDisk, name)
			continue
		}
		if !embedded[name] {
			t.Errorf("%s is in the folder but not in the program", name)
			continue
		}
		want, err := fs.ReadFile(folder, name)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := fs.ReadFile(FS, name); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s differs in the program: %v", name, err)
		}
	}
	if len(embedded) != len(onDisk) {
		t.Errorf("%d files in the program, %d in the folder", len(embedded), len(onDisk))
	}
	for _, name := range []string{"brands/eu/_brand.yml", "brands/plain/_brand.yml", "messages/en.yaml", "schema/brand.schema.json", "schema/messages.schema.json"} {
		if !embedded[name] {
			t.Errorf("%s is missing from the program", name)
		}
	}
}

func files(t *testing.T, fsys fs.FS) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			out[name] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
