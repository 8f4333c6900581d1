package golden

import (
	"os"
	"path/filepath"
	"testing"
)

// NPM returns the path of a file below .ci/npm/node_modules, where continuous integration installs the validators
// that exist as npm packages only; it skips the test if it is not there, and fails it where RequireTools is 1. The
// folder is looked for from the test's package upwards, so that no test has to know how deep it lies.
func NPM(t testing.TB, name string) string {
	t.Helper()
	skipShort(t)
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for up := dir; ; up = filepath.Dir(up) {
		file := filepath.Join(up, ".ci", "npm", "node_modules", filepath.FromSlash(name))
		if _, err := os.Stat(file); err == nil {
			return file
		}
		if up == filepath.Dir(up) {
			break
		}
	}
	if os.Getenv(RequireTools) == "1" {
		t.Fatalf("the npm package file %s is not installed, and %s=1 demands it: run npm install --no-save in .ci/npm", name, RequireTools)
	}
	noteSkip()
	t.Skipf("skipped: this test needs the npm package file %s; run npm install --no-save in .ci/npm", name)
	return ""
}
