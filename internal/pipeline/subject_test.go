package pipeline_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"briefing/internal/input/dataset"
	"briefing/internal/testkit/golden"
)

// ordinary are ids and names of the shipped dataset that are words of the language, too, with what the program means by them.
var ordinary = map[string]string{
	"none":            "no unit, no claim, no value of an attribute",
	"global":          "an area that is no place, in the data about charts for search engines",
	"mission":         "a word",
	"eu":              "the brand and its emblem",
	"European Union":  "the emblem, which is drawn",
	"not named":       "of a payer: what a chart's colour for it is called",
	"Payer not named": "the same",
}

// The program knows no subject: no text in its code has an id or a name of a figure, an action, a body, a payer or an area of the
// shipped dataset. A hint that named one would mean nothing to people with data of their own.
func TestNoTextNamesTheExample(t *testing.T) {
	ds := shipped().Dataset
	ids, names := map[string]bool{}, map[string]bool{}
	add := func(id string, text dataset.Text) {
		ids[id] = true
		name, _, _ := text.In("en")
		if len(strings.Fields(name)) > 1 {
			names[name] = true
		}
	}
	for _, x := range ds.Indicators {
		add(x.ID, x.Name)
	}
	for _, x := range ds.Derived {
		add(x.ID, x.Name)
	}
	for _, x := range ds.Actions {
		add(x.ID, x.Label)
	}
	for _, x := range ds.Actors {
		add(x.ID, x.Name)
	}
	for _, x := range ds.Payers {
		add(x.ID, x.Name)
	}
	for _, x := range ds.Areas {
		add(x.ID, x.Name)
	}
	if len(ids) < 100 {
		t.Fatalf("only %d ids were found", len(ids))
	}
	word := regexp.MustCompile(`[a-z0-9]+(-[a-z0-9]+)*`)
	for _, file := range productFiles(t) {
		fset := token.NewFileSet()
		tree, err := parser.ParseFile(fset, file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			lit, ok := n.(*ast.BasicLit)
			if !ok || lit.Kind != token.STRING {
				return true
			}
			s, err := strconv.Unquote(lit.Value)
			if err != nil {
				return true
			}
			for _, w := range word.FindAllString(s, -1) {
				if ids[w] && ordinary[w] == "" {
					t.Errorf("%s names %q of the shipped dataset: %s", fset.Position(n.Pos()), w, s)
				}
			}
			for name := range names {
				if strings.Contains(s, name) && ordinary[name] == "" {
					t.Errorf("%s names %q of the shipped dataset", fset.Position(n.Pos()), name)
				}
			}
			return true
		})
	}
}

// productFiles are the Go files of the program, without tests and what only they use.
func productFiles(t *testing.T) (files []string) {
	t.Helper()
	for _, root := range []string{"internal", "cmd"} {
		err := filepath.WalkDir(golden.Path(root), func(p string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() && e.Name() != "testkit" {
				return err
			}
			if e.IsDir() {
				return filepath.SkipDir
			}
			if strings.HasSuffix(p, ".go") && !strings.HasSuffix(p, "_test.go") {
				files = append(files, p)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return files
}
