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

// Lists have the bullets and the numbers of the program, on two levels, in our template. Points below have a level of their own.
func TestListsHaveLabelsOfTheProgram(t *testing.T) {
	xml := func(id string) string {
		p, err := ooxml.Read(write(t, only(office.Deck(), id), office.Builtin(t, office.Brand(t, "eu"))), ooxml.Usual, nil)
		if err != nil {
			t.Fatal(err)
		}
		return string(p.Part("ppt/slides/slide1.xml").Data)
	}
	for id, want := range map[string][]string{
		"list":     {`<a:buChar char="•"/>`, `lvl="1"`, `<a:buChar char="◦"/>`},
		"lettered": {`<a:buAutoNum type="arabicPeriod"/>`, `<a:buAutoNum type="alphaLcPeriod"/>`, `lvl="1"`, `<a:buAutoNum type="alphaLcPeriod" startAt="2"/>`, `<a:buAutoNum type="arabicPeriod" startAt="2"/>`},
	} {
		got := xml(id)
		for _, s := range want {
			if !strings.Contains(got, s) {
				t.Errorf("%s: %s is missing in\n%s", id, s, got)
			}
		}
	}
}

// only is a deck of one of its slides.
func only(d *doc.Document, id string) *doc.Document {
	d.Blocks = []doc.Block{slide(d, id)}
	return d
}
