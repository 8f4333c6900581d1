package heat_test

import (
	"os"
	"testing"

	"briefing/internal/testkit/golden"
	"briefing/internal/testkit/heat"
)

func TestMain(m *testing.M) { os.Exit(golden.Main(m)) }

// The figures that are kept are those that the seed makes.
func TestFiguresAreThoseOfTheSeed(t *testing.T) {
	golden.Text(t, "testdata/heat/data/figures.yaml", heat.Figures())
}
