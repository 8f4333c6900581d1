package html

import (
	"strings"
	"testing"

	"briefing/internal/diag"
	"briefing/internal/doc"
)

// strange is a block that no writer knows.
type strange struct{ doc.Written }

// A block that web pages do not know is a finding that names its type and its place, wherever it stands.
func TestUnknownBlock(t *testing.T) {
	b := &strange{doc.Written{Pos: diag.Pos{File: "t.yaml", Line: 7, Col: 3}}}
	for name, blk := range map[string]doc.Block{
		"by itself":   b,
		"in a column": &doc.Columns{Widths: []int{3, 3}, Cols: [][]doc.Block{{}, {b}}},
		"in a box":    &doc.Box{Heading: sp("Box"), Body: []doc.Block{b}},
	} {
		d := sample()
		d.Blocks = append(d.Blocks, blk)
		page, l := Write(d, testBrand(t), sampleOptions())
		if want := "t.yaml:7:3: error: a web page cannot hold a block of the type *html.strange [internal]"; page != nil || !strings.Contains(l.Text(), want) {
			t.Errorf("%s: no finding says %q:\n%s", name, want, l.Text())
		}
	}
}
