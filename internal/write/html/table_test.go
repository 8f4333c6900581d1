package html

import (
	"strings"
	"testing"

	"briefing/internal/doc"
	"briefing/internal/doc/span"
)

// A row that names what the row above names says so to those who ask, and shows it once; lines of a cell end as they are
// meant to; what is not known is pale line by line.
func TestRowsOfText(t *testing.T) {
	w := &briefPage{d: &doc.Document{Messages: doc.Messages{Table: "Table"}}, ids: map[string]bool{}}
	lines := []doc.Span{{S: "Libya;"}, {S: " ", Break: true}, {S: "start not stated", Faint: true}}
	row := func(again bool, where []doc.Span, figure string) []doc.Cell {
		return []doc.Cell{{Spans: sp("Mission"), Head: true, Again: again}, {Spans: where}, {Spans: sp(figure)}}
	}
	out, err := Fragment(w.docTable(&doc.Table{ID: "bodies", Number: 1, Caption: sp("Bodies"), Columns: []doc.TableColumn{{Head: span.Plain("Name")}, {Head: span.Plain("Where")}, {Head: span.Plain("Figure"), Right: true}},
		Groups: []doc.TableGroup{{Rows: [][]doc.Cell{row(false, lines, "1"), row(true, sp("Niger"), "2")}}}}))
	if err != nil {
		t.Fatal(err)
	}
	for want, n := range map[string]int{
		`class="rows blocks"`: 1, `class="goes-on"`: 1, `class="short again"`: 1, `<span>Mission</span>`: 1, "Mission": 2,
		"Libya; <br>": 1, `<span class="faint">start not stated</span>`: 1,
	} {
		if got := strings.Count(strings.ReplaceAll(out, "\n", ""), want); got != n {
			t.Errorf("%q stands %d times in the table, want %d:\n%s", want, got, n, out)
		}
	}
	if n := longestLine(lines); n != len("start not stated") {
		t.Errorf("the longest line has %d characters", n)
	}
}

// What stands beside numbers has a box as wide in all cells of its column, so that the numbers end at one line; a column without
// such has none.
func TestNumbersEndAtOneLine(t *testing.T) {
	w := &briefPage{d: &doc.Document{Messages: doc.Messages{Table: "Table"}}, ids: map[string]bool{}}
	row := func(n, beside string) []doc.Cell {
		figure := sp(n)
		if beside != "" {
			figure = append(figure, doc.Span{S: "\u202f" + beside, Spoken: " (provisional)", Beside: true})
		}
		return []doc.Cell{{Spans: sp("Italy"), Head: true}, {Spans: sp("1")}, {Spans: figure}}
	}
	out, err := Fragment(w.docTable(&doc.Table{ID: "made", Number: 1, Caption: sp("Made"), Columns: []doc.TableColumn{{Head: span.Plain("Country")}, {Head: span.Plain("2023"), Right: true}, {Head: span.Plain("2024"), Right: true}},
		Groups: []doc.TableGroup{{Rows: [][]doc.Cell{row("12", "p"), row("7", "")}}}, Total: row("19", "pe")}))
	if err != nil {
		t.Fatal(err)
	}
	for want, n := range map[string]int{`<span class="aligned">`: 3, `<span class="beside b3">`: 3, `7<span class="beside b3"></span>`: 1} {
		if got := strings.Count(strings.ReplaceAll(out, "\n", ""), want); got != n {
			t.Errorf("%q stands %d times in the table, want %d:\n%s", want, got, n, out)
		}
	}
}
