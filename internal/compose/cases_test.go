package compose_test

import (
	"os"
	"testing"

	"briefing/internal/testkit/golden"
	"briefing/internal/testkit/world"
)

func TestMain(m *testing.M) { os.Exit(golden.Main(m)) }

// TestCases runs what stands in testdata/cases: templates that are read without errors, and what is found where they are
// composed.
func TestCases(t *testing.T) {
	golden.Txtar(t, "testdata/cases/*.txtar", world.Case)
}
