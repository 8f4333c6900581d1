package internal_test

import (
	"io/fs"
	"os"
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
