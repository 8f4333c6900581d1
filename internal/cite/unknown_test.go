package cite_test

import (
	"strings"
	"testing"

	"briefing/internal/cite"
	"briefing/internal/compose"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/testkit/world"
)

// strange is a block that no stage knows.
type strange struct{ doc.Written }

// A block without a case in cite is a finding that names its type and its place, wherever it stands.
func TestUnknownBlock(t *testing.T) {
	lib, ds := world.Small(t)
	set := world.Resolve(t, ds, ds.Edition)
	opt := compose.Options{Author: "Desk", Topic: "Topic", Pages: world.EightPages}
	b := &strange{doc.Written{Pos: diag.Pos{File: "t.yaml", Line: 7, Col: 3}}}
	for name, blk := range map[string]doc.Block{
		"by itself":   b,
		"in a column": &doc.Columns{Widths: []int{3, 3}, Cols: [][]doc.Block{{}, {b}}},
		"in a box":    &doc.Box{Body: []doc.Block{b}},
		"on a slide":  &doc.Slide{ID: "s", Blocks: []doc.Block{b}},
	} {
		d, diags := compose.Brief(lib, set, "report", opt)
		if diags.HasErrors() {
			t.Fatal(diags.Text())
		}
		d.Blocks = append(d.Blocks, blk)
		_, l := cite.Document(lib, set, d, opt)
		if want := "t.yaml:7:3: error: a document whose sources are named cannot hold a block of the type *cite_test.strange [internal]"; !strings.Contains(l.Text(), want) {
			t.Errorf("%s: no finding says %q:\n%s", name, want, l.Text())
		}
	}
}
