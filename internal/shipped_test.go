package internal_test

import (
	"io/fs"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"
)

// readsShipped are the files of tests outside of package pipeline that read the shipped data, each with the reason. None of
// them holds a figure of it: pipeline alone does, so that a figure that is corrected fails nowhere else. .ci/long corrects
// one and tries it.
var readsShipped = map[string]string{
	"cmd/briefing/deploy_test.go":                     "runs what README says on the shipped files, and looks at names of files",
	"cmd/briefing/memory_test.go":                     "measures the full build that README promises",
	"cmd/briefing/script_test.go":                     "puts the shipped files where scripts run the command on them, as README does",
	"cmd/briefing/special_unix_test.go":               "puts the shipped files beside what is no file",
	"internal/input/dataset/datafiles/bench_test.go":  "measures loading, and asserts nothing",
	"internal/input/dataset/datafiles/load_test.go":   "adds the example of data/README.md to the shipped files, as it says",
	"internal/input/dataset/datafiles/schema_test.go": "holds the shipped files against their JSON Schemas",
	"internal/deps_test.go":                           "says who may import it",
	"internal/pipeline/":                              "holds what the shipped data and templates come to",
	"internal/source/limits_test.go":                  "reads a table of data/README.md",
}

// shippedFolder is how code names the shipped dataset.
var shippedFolder = regexp.MustCompile(`"briefing/data"|\.\./data\b|data/eu-counter`)

// Tests of behaviour have worlds of their own.
func TestShippedDataIsReadInOnePlace(t *testing.T) {
	seen := map[string]bool{}
	root := os.DirFS("..")
	err := fs.WalkDir(root, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() && (e.Name() == ".git" || e.Name() == "node_modules") {
			return fs.SkipDir
		}
		// What tests share reads it for them.
		if !strings.HasSuffix(name, "_test.go") && !(strings.HasPrefix(name, "internal/testkit/") && path.Ext(name) == ".go") || name == "internal/shipped_test.go" {
			return nil
		}
		data, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		if !shippedFolder.Match(data) {
			return nil
		}
		for allowed := range readsShipped {
			if name == allowed || strings.HasSuffix(allowed, "/") && strings.HasPrefix(name, allowed) {
				seen[allowed] = true
				return nil
			}
		}
		t.Errorf("%s reads the shipped data (%s): make it a small world, or move what it holds of the data to internal/pipeline", name, shippedFolder.Find(data))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, reason := range readsShipped {
		if !seen[name] || reason == "" {
			t.Errorf("%s does not read the shipped data, or has no reason: take it off the list", name)
		}
	}
}

// Counts of allocations hang on the compiler and its libraries, so that benchmarks report them and no test asserts them; bytes
// are promises of the product.
func TestAllocationsAreBenchmarkedOnly(t *testing.T) {
	counted := regexp.MustCompile(`AllocsPerRun|\.Mallocs\b|AllocsPerOp|MemAllocs`)
	root, seen := os.DirFS(".."), 0
	err := fs.WalkDir(root, ".", func(name string, e fs.DirEntry, err error) error {
		if err == nil && e.IsDir() && (e.Name() == ".git" || e.Name() == "node_modules") {
			return fs.SkipDir
		}
		if err != nil || !strings.HasSuffix(name, "_test.go") || name == "internal/shipped_test.go" {
			return err
		}
		seen++
		data, err := fs.ReadFile(root, name)
		if m := counted.Find(data); m != nil {
			t.Errorf("%s counts allocations (%s): make it a benchmark", name, m)
		}
		return err
	})
	if err != nil || seen < 100 {
		t.Errorf("%d files of tests were read: %v", seen, err)
	}
}
