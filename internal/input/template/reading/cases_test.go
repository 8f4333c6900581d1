package reading_test

import (
	"os"
	"testing"

	"briefing/internal/testkit/golden"
	"briefing/internal/testkit/world"
)

func TestMain(m *testing.M) { os.Exit(golden.Main(m)) }

// TestCases runs what stands in testdata/cases: templates, and what is wrong with them.
func TestCases(t *testing.T) {
	golden.Txtar(t, "testdata/cases/*.txtar", world.Case)
}
