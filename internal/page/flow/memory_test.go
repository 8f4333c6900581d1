package flow

import (
	"testing"

	"briefing/internal/doc"
	"briefing/internal/testkit/samples"
)

// What is laid out in memory that was used before is what is laid out in memory of its own, whatever was in it.
func TestMemoryIsUsedAgain(t *testing.T) {
	b := samples.Brand(t)
	mem := new(Memory)
	for round := range 3 {
		for _, c := range []struct {
			name string
			d    *doc.Document
		}{{"factsheet", samples.Factsheet()}, {"one-pager", samples.OnePager()}} {
			want, diags := Pages(c.d, b)
			got, found := mem.Pages(c.d, b)
			if diags.Text() != found.Text() {
				t.Errorf("round %d, %s: other findings:\n%swant\n%s", round, c.name, found.Text(), diags.Text())
			}
			if a, b := samples.Everything(got), samples.Everything(want); a != b {
				t.Errorf("round %d, %s: other pages", round, c.name)
			}
			mem.Reuse()
		}
	}
}
