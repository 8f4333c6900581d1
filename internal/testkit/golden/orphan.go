package golden

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"sync"
	"testing"
)

// Main runs the tests of a package and then looks for golden files under dirs (default: testdata) that no test has
// asked for. Use it as
//
//	func TestMain(m *testing.M) { os.Exit(golden.Main(m)) }
//
// What AtEnd was given is called when the tests have run. Golden files are those whose names end in .golden, .png or .txtar. A run that was narrowed (-run, -skip,
// -short, -list, a benchmark or fuzzing run) or that skipped a test for want of a tool proves nothing about orphans
// and looks for none. With -update, orphans are removed.
func Main(m *testing.M, dirs ...string) int {
	code := m.Run()
	for _, end := range ends {
		end()
	}
	if code != 0 || narrowed() {
		return code
	}
	if len(dirs) == 0 {
		dirs = []string{"testdata"}
	}
	used.Lock()
	paths, skipped := used.paths, used.skipped
	used.Unlock()
	if skipped {
		return code
	}
	orphans, err := findOrphans(paths, dirs)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	for _, o := range orphans {
		if *update {
			if err := os.Remove(o); err != nil {
				fmt.Fprintln(os.Stderr, err)
				return 1
			}
			fmt.Fprintf(os.Stderr, "removed %s: no test reads it\n", o)
			continue
		}
		fmt.Fprintf(os.Stderr, "%s: no test reads this golden file (-update removes it)\n", o)
		code = 1
	}
	return code
}

var (
	endsLock sync.Mutex
	ends     []func()
)

// AtEnd has Main call a function when all tests have run, for what they share.
func AtEnd(f func()) {
	endsLock.Lock()
	defer endsLock.Unlock()
	ends = append(ends, f)
}

func narrowed() bool {
	if testing.Short() {
		return true
	}
	for _, name := range []string{"test.run", "test.skip", "test.list", "test.fuzz", "test.bench"} {
		if f := flag.Lookup(name); f != nil && f.Value.String() != "" {
			return true
		}
	}
	return false
}

// findOrphans lists the golden files under dirs that are not in paths, sorted. A folder that does not exist holds
// none.
func findOrphans(paths map[string]bool, dirs []string) ([]string, error) {
	var out []string
	for _, dir := range dirs {
		err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
			switch {
			case os.IsNotExist(err) && p == dir:
				return fs.SkipAll
			case err != nil:
				return err
			case !d.IsDir() && isGolden(p) && !paths[filepath.Clean(p)]:
				out = append(out, p)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	sort.Strings(out)
	return out, nil
}

func isGolden(p string) bool {
	return strings.HasSuffix(p, ".golden") || strings.HasSuffix(p, ".png") || strings.HasSuffix(p, ".txtar")
}
