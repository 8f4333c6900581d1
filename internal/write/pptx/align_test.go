package pptx_test

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"briefing/internal/doc"
	"briefing/internal/testkit/office"
	"briefing/internal/write/ooxml"
)

// A cell without a sign beside its number ends farther from the right side of its column than one with a sign, as far as the sign is
// wide: the numbers end at one line.
func TestNumbersOfTablesEndAtOneLine(t *testing.T) {
	d := office.Deck()
	tb := slide(d, "table").Blocks[0].(*doc.Table)
	rows := tb.Groups[0].Rows
	last := len(rows[0]) - 1
	rows[0][last].Spans = append(slices.Clone(rows[0][last].Spans), doc.Span{S: "\u202fp", Spoken: " (provisional)", Beside: true})
	p, err := ooxml.Read(write(t, d, office.Builtin(t, office.Brand(t, "eu"))), ooxml.Usual, nil)
	if err != nil {
		t.Fatal(err)
	}
	margins := map[int]int{}
	for _, name := range p.Names() {
		if !strings.HasPrefix(name, "ppt/slides/slide") {
			continue
		}
		for _, m := range regexp.MustCompile(`marR="(\d+)" marT`).FindAllSubmatch(p.Part(name).Data, -1) {
			n, _ := strconv.Atoi(string(m[1]))
			margins[n]++
		}
	}
	if len(margins) != 2 {
		t.Errorf("the cells have the right margins %v, want that of a cell with a sign and a wider one", margins)
	}
}
