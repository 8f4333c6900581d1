package cite_test

import (
	"os"
	"testing"

	"briefing/internal/testkit/golden"
	"briefing/internal/testkit/world"
)

func TestMain(m *testing.M) { os.Exit(golden.Main(m)) }

// TestCases runs what stands in testdata/cases: templates, and the document that they must give, with what is found in
// them.
func TestCases(t *testing.T) {
	golden.Txtar(t, "testdata/cases/*.txtar", world.Case)
}
