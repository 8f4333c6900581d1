package flow

import (
	"strings"
	"testing"

	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/testkit/samples"
)

// strange is a block that no writer knows.
type strange struct{ doc.Written }

// A block that pages do not know is a finding that names its type and its place, wherever it stands.
func TestUnknownBlock(t *testing.T) {
	b := &strange{doc.Written{Pos: diag.Pos{File: "t.yaml", Line: 7, Col: 3}}}
	for name, blk := range map[string]doc.Block{
		"by itself":   b,
		"in a column": &doc.Columns{Widths: []int{3, 3}, Cols: [][]doc.Block{{filler(1)}, {b}}},
		"in a box":    &doc.Box{Heading: samples.Sp("Box"), Body: []doc.Block{b}},
	} {
		_, l := Pages(blocks(blk, filler(3)), samples.Brand(t))
		if want := "t.yaml:7:3: error: a page cannot hold a block of the type *flow.strange [internal]"; !strings.Contains(l.Text(), want) {
			t.Errorf("%s: no finding says %q:\n%s", name, want, l.Text())
		}
	}
}
