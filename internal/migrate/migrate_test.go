package migrate_test

import (
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"briefing/internal/diag"
	"briefing/internal/migrate"
	"briefing/internal/testkit/golden"
)

func TestMain(m *testing.M) { os.Exit(golden.Main(m)) }

// Each file of testdata holds files in old forms, and what becomes of them: the files that change, and their lines that differ.
func TestCases(t *testing.T) {
	golden.Txtar(t, "testdata/*.txtar", func(t *testing.T, files map[string]string) map[string]string {
		fsys := fstest.MapFS{}
		for name, text := range files {
			if !strings.HasPrefix(name, "now/") && name != "told" {
				fsys[name] = &fstest.MapFile{Data: []byte(text)}
			}
		}
		inputs, l := inputsOf(fsys)
		r, found := migrate.Files(inputs)
		if l.Append(found); l.HasErrors() {
			return map[string]string{"told": l.Text()}
		}
		out := map[string]string{"told": ""}
		for _, f := range r.Files {
			out["now/"+f.Shown] = string(f.Now)
			fsys[f.Shown] = &fstest.MapFile{Data: f.Now}
			for _, c := range f.Changes {
				out["told"] += fmt.Sprintf("%s:%d: %d become %d\n", f.Shown, c.Line, len(c.Old), len(c.New))
			}
		}
		inputs, _ = inputsOf(fsys)
		if again, l := migrate.Files(inputs); l.HasErrors() || len(again.Files) > 0 {
			t.Errorf("a second run finds something to do: %s %+v", l.Text(), again)
		}
		return out
	})
}

func inputsOf(fsys fs.FS) (list []migrate.Input, l diag.List) {
	if _, err := fs.Stat(fsys, "dataset.yaml"); err == nil {
		list, l = migrate.Dataset(fsys, "dataset.yaml", "")
	}
	more, found := migrate.Templates(fsys, "")
	return append(list, more...), append(l, found...)
}
