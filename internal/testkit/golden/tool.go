package golden

import (
	"os"
	"os/exec"
	"testing"
)

// RequireTools is the environment variable that turns a skip for want of a tool into a failure. Continuous
// integration sets it to 1, so that a missing tool cannot hide a failing test.
const RequireTools = "BRIEFING_REQUIRE_TOOLS"

// longRun is the variable by which tests try every case. .ci/long sets it; .ci/run does not, and tries a part of each
// property's cases, the same part in every run.
const longRun = "BRIEFING_LONG"

// Long says whether tests that otherwise try some of many like cases are to try them all.
func Long() bool { return os.Getenv(longRun) != "" }

// Amount is how much a test tries, such as how many generated cases, or every how many'th of a list: long where all are
// tried (Long), short under -short, which is for the race detector, and usual otherwise.
func Amount(long, usual, short int) int {
	switch {
	case testing.Short():
		return short
	case Long():
		return long
	}
	return usual
}

// NeedLong skips a test that tries in another way, which takes long, what others try, unless all cases are tried. It is for
// tests that read no golden files: those would count as files that no test reads.
func NeedLong(t testing.TB) {
	t.Helper()
	if testing.Short() || !Long() {
		t.Skipf("skipped: it takes long; %s=1 runs it, as .ci/long does", longRun)
	}
}

// NeedTool skips the test if a program is not on the path, with a line that names it; it fails the test instead
// where RequireTools is 1. With -short outside tools are left out: they have nothing to say to the race detector, and
// everything runs without it, too.
func NeedTool(t testing.TB, names ...string) {
	t.Helper()
	skipShort(t)
	for _, name := range names {
		if _, err := exec.LookPath(name); err == nil {
			continue
		}
		if os.Getenv(RequireTools) == "1" {
			t.Fatalf("%s is not installed, and %s=1 demands it", name, RequireTools)
		}
		noteSkip()
		t.Skipf("skipped: this test needs %s, which is not installed", name)
	}
}

func skipShort(t testing.TB) {
	t.Helper()
	if testing.Short() {
		noteSkip()
		t.Skip("skipped: -short leaves outside tools out")
	}
}

// Tool runs a program on a file that holds data and returns what it printed. The name of the file takes the place
// of "{}" in args. A program that fails, fails the test with its output.
func Tool(t testing.TB, data []byte, name string, args ...string) string {
	t.Helper()
	NeedTool(t, name)
	file := t.TempDir() + "/in.pdf"
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	full := make([]string, len(args))
	for i, a := range args {
		if a == "{}" {
			a = file
		}
		full[i] = a
	}
	out, err := exec.Command(name, full...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %q: %v\n%s", name, args, err, out)
	}
	return string(out)
}
