package internal_test

import (
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"
)

// noExample lists the packages without an example, each with the reason. All others show in one what goes in and what comes out.
var noExample = map[string]string{
	"page/frame":     "types alone; the examples of page/flow and of the writers show what they hold",
	"doc/span":       "types alone; the example of compose shows spans",
	"charts/kind":    "an interface; the examples of charts and of its kinds show what lies behind it",
	"page/typeset":   "the means of page/flow, which shows them",
	"page/prose":     "a block of page/flow",
	"page/table":     "a block of page/flow",
	"page/notes":     "a block of page/flow",
	"page/furniture": "drawn around the blocks of page/flow",
}

// Every package of the order of imports has an example that is run, and go vet sees that it names something of the package.
// Tests' own packages need none, nor do folders that belong to the package above them.
func TestPackagesHaveAnExample(t *testing.T) {
	seen := map[string]bool{}
	for _, line := range ranks {
		for _, pkg := range line {
			if strings.HasPrefix(pkg, "testkit/") {
				continue
			}
			seen[pkg] = true
			reason, excepted := noExample[pkg]
			switch names := examplesOf(t, pkg); {
			case len(names) == 0 && !excepted:
				t.Errorf("internal/%s has no example with an output: write one for what other packages call first, in example_test.go", pkg)
			case len(names) > 0 && excepted:
				t.Errorf("internal/%s has the example %s: take it off the list of packages without one", pkg, names[0])
			case excepted && reason == "":
				t.Errorf("internal/%s has no example and no reason", pkg)
			}
		}
	}
	for pkg := range noExample {
		if !seen[pkg] {
			t.Errorf("internal/%s is no package of the order of imports", pkg)
		}
	}
	if len(seen) < 10 {
		t.Fatalf("only %d packages were read: the test looks in the wrong place", len(seen))
	}
}

// examplesOf lists the examples of a package that go test runs.
func examplesOf(t *testing.T, pkg string) (names []string) {
	t.Helper()
	tests, err := filepath.Glob(filepath.Join(filepath.FromSlash(pkg), "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	var files []*ast.File
	for _, name := range tests {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	for _, e := range doc.Examples(files...) {
		if e.Output != "" {
			names = append(names, e.Name)
		}
	}
	return names
}
