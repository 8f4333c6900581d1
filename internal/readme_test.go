package internal_test

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// A test that a README names is there: what it is said to prove is proved by something.
func TestNamedTestsExist(t *testing.T) {
	root := os.DirFS("..")
	there := map[string]bool{}
	declared := regexp.MustCompile(`(?m)^func ((?:Test|Fuzz)\w+)\(`)
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, "_test.go") {
			return err
		}
		data, err := fs.ReadFile(root, name)
		for _, m := range declared.FindAllSubmatch(data, -1) {
			there[string(m[1])] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	named := regexp.MustCompile("`((?:Test|Fuzz)[A-Z]\\w*)")
	for _, readme := range []string{"README.md", "internal/README.md", "data/README.md", "templates/README.md", ".github/CONTRIBUTING.md"} {
		data, err := fs.ReadFile(root, readme)
		if err != nil {
			t.Fatal(err)
		}
		names := named.FindAllSubmatch(data, -1)
		if readme == "README.md" && len(names) < 100 {
			t.Errorf("%s names only %d tests", readme, len(names))
		}
		for _, m := range names {
			if !there[string(m[1])] {
				t.Errorf("%s names the test %s, which is not there", readme, m[1])
			}
		}
	}
}

// Every fuzz target begins with inputs that are kept beside it, besides those that its code adds: what a run has found is put
// there, and go test tries it ever after.
func TestFuzzTargetsHaveACorpus(t *testing.T) {
	root, targets := os.DirFS("."), map[string]bool{}
	declared := regexp.MustCompile(`(?m)^func (Fuzz\w+)\(`)
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, "_test.go") {
			return err
		}
		data, err := fs.ReadFile(root, name)
		for _, m := range declared.FindAllSubmatch(data, -1) {
			folder := path.Join(path.Dir(name), "testdata", "fuzz", string(m[1]))
			targets[folder] = true
			kept, _ := fs.Glob(root, folder+"/*")
			if len(kept) < 2 {
				t.Errorf("%s: %s has %d inputs in internal/%s, at least 2 are meant", name, m[1], len(kept), folder)
			}
			for _, file := range kept {
				if info, err := fs.Stat(root, file); err != nil || info.Size() > 4096 {
					t.Errorf("internal/%s is no small file: %v", file, err)
				}
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	// Go passes over inputs of a target that was renamed.
	kept, err := filepath.Glob(filepath.Join("*", "testdata", "fuzz", "*"))
	for _, deeper := range []string{"*/*", "*/*/*"} {
		more, _ := filepath.Glob(filepath.Join(filepath.FromSlash(deeper), "testdata", "fuzz", "*"))
		kept = append(kept, more...)
	}
	for _, folder := range kept {
		if !targets[filepath.ToSlash(folder)] {
			t.Errorf("internal/%s holds inputs of no target", filepath.ToSlash(folder))
		}
	}
	if err != nil || len(targets) < 20 || len(kept) < len(targets) {
		t.Errorf("%d targets and %d folders of inputs were found: %v", len(targets), len(kept), err)
	}
}
