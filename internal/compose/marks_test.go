package compose_test

import (
	"fmt"
	"strings"
	"testing"

	"briefing/internal/charts/panels"
	"briefing/internal/doc"
	"briefing/internal/testkit/world"
)

// One key for all panels of a unit, whatever their numbers: 1, 2 or 5 times a power of ten, of which the largest panel
// has 50 to 150 marks (all of them where it is less than 50); every other has as many as its number has, to a thousandth
// of one, and none if that is less than one.
func TestOneMarkForAUnit(t *testing.T) {
	sizes := map[string]bool{}
	for _, numbers := range [][2]int64{
		{1, 1}, {2, 49}, {50, 7}, {149, 1}, {150, 150}, {151, 2}, {300, 299}, {301, 1}, {607, 13000}, {750, 749}, {751, 1}, {999, 9}, {1500, 10}, {1501, 10},
		{13000, 99}, {76000, 151}, {123456789, 1000000}, {5, 9999999}, {998, 1000}, {10000, 3999},
	} {
		edits := fmt.Sprintf("{value: 607, qualifier: exact, printed: \"607\", => {value: %d, qualifier: exact, printed: \"%d\",\n", numbers[0], numbers[0]) +
			fmt.Sprintf("{value: 13000, qualifier: more_than, printed: over 13 000, => {value: %d, qualifier: more_than, printed: \"over %d\",", numbers[1], numbers[1])
		d, diags := world.Build(t, map[string]string{"edits": edits, "charts": `- id: results
  kind: panels
  title: Results
  holds: none
  subtitle: People
  panels:
  - {of: arrests, kicker: EU, label: arrested}
  - {of: rescued, kicker: Niger, label: rescued}
  alt: Panels.
`, "blocks": "- chart: results\n"})
		if diags.HasErrors() {
			t.Fatal(diags.Text())
		}
		spec := specOf(d.Blocks)
		if spec == nil || len(spec.Keys) != 1 {
			t.Fatalf("%v: no panels with one key", numbers)
		}
		digits := strings.Map(func(r rune) rune {
			if r >= '0' && r <= '9' {
				return r
			}
			return -1
		}, spec.Keys[0])
		size := int64(0)
		fmt.Sscan(digits, &size)
		if s := strings.TrimRight(digits, "0"); s != "1" && s != "2" && s != "5" {
			t.Errorf("%v: one mark is %s", numbers, spec.Keys[0])
		}
		sizes[digits] = true
		for i, p := range spec.Panels {
			n := numbers[i]
			full, part := n/size, (n%size*1000)/size
			if n%size > 0 {
				part = max(1, part)
			}
			if n < size {
				full, part = 0, 0
			}
			if int64(p.Marks) != full || int64(p.Part) != part {
				t.Errorf("%v with a mark of %d: %d has %d marks and %d thousandths, want %d and %d", numbers, size, n, p.Marks, p.Part, full, part)
			}
		}
		largest := max(numbers[0], numbers[1])
		if marks := float64(largest) / float64(size); marks > 150 || marks < 50 && size > 1 {
			t.Errorf("%v: the largest panel has %.1f marks of %d", numbers, marks, size)
		}
	}
	if len(sizes) < 8 {
		t.Errorf("only %d sizes of marks were tried", len(sizes))
	}
}

func specOf(blocks []doc.Block) *panels.Chart {
	for _, b := range blocks {
		if c, ok := b.(*doc.Chart); ok {
			p, _ := c.Plot.(*panels.Chart)
			return p
		}
	}
	return nil
}
