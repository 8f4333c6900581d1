package doc

import (
	"errors"
	"os"
	"strings"
	"testing"

	"briefing/internal/charts/kit"
	"briefing/internal/doc/span"
	"briefing/internal/testkit/golden"
)

func TestMain(m *testing.M) { os.Exit(golden.Main(m)) }

func line(s string) []Span { return []Span{{S: s}} }

// every holds each kind of block once.
func every() *Document {
	return &Document{
		ID: "every", Lang: "en-GB", Format: A4, Title: span.Plain("Every block"), ShortTitle: span.Plain("Every"), Kind: span.Plain("Factsheet"), Topic: "Tests", Date: "March 2019", DateISO: "2019-03-31",
		Author: "Nobody", Subject: span.Plain("All"), Keywords: []string{"one", "two"},
		Blocks: []Block{
			&Cover{Title: line("Every block"), Standfirst: line("Once.")},
			&KeyFigures{Small: true, Tiles: []Tile{{Qualifier: span.Plain("more than"), Number: span.Plain("13\u202f000"), Label: []Span{{S: "migrants", Note: 1}}}, {Number: span.Plain("€471"), Unit: span.Plain("million"), Label: line("named")}}},
			&Heading{Level: 2, Text: line("A finding"), ID: "finding"},
			&Prose{Columns: 1, Lead: true, Paragraphs: [][]Span{line("One line.")}},
			&Prose{Columns: 2, Paragraphs: [][]Span{{{S: "Sahel.", Bold: true}, {S: " Worth €91.3\u00a0million, see "}, {S: "Table 1", See: "amounts"}, {S: " and "}, {S: "here", URL: "https://example.org", Italic: true}, {S: "."}, {Note: 2}}}},
			&Columns{Widths: []int{4, 2}, Cols: [][]Block{
				{&Chart{ID: "funding", Title: line("Title"), Subtitle: line("Unit"), Plot: barPlot{}, Note: line("Note."), Source: line("Source."), Alt: span.Plain("Bars.")}},
				{&Numbered{Items: [][]Span{line("First."), line("Second.")}}, &Facts{Heading: line("What to know"), Items: [][]Span{line("One.")}, Accent: true}},
			}},
			&Box{Heading: line("Four"), Items: []BoxItem{{Heading: line("Police"), Text: line("Text.")}}},
			&Box{Heading: line("Free"), Body: []Block{&Prose{Columns: 1, Paragraphs: [][]Span{line("Inside.")}}}},
			&Table{ID: "amounts", Number: 1, Caption: line("Amounts"), Unit: line("(million EUR)"), Columns: []TableColumn{{Head: span.Plain("Where"), Width: 2100}, {Head: span.Plain("Amount"), Right: true}},
				Groups: []TableGroup{{Label: line("Sahel"), Sum: line("1.0"), Rows: [][]Cell{{{Spans: line("Niger"), Head: true}, {Spans: line("not stated"), Faint: true}}}}},
				Total:  []Cell{{Spans: line("Total")}, {Spans: line("1.0")}}, Note: line("None.")},
			&NotesBlock{Heading: line("Notes"), Imprint: [][]Span{line("Imprint.")}},
			&Slide{ID: "first", Opening: true, Title: line("Every block"), Subtitle: line("Once")},
			&Slide{ID: "second", Title: line("A finding"), Blocks: []Block{&KeyFigures{Tiles: []Tile{{Kicker: span.Plain("Inside the EU, 2018"), Number: span.Plain("607"), Label: line("suspects")}}}},
				Foot: line("Source."), Speaker: [][]Span{line("Say this."), line("And that.")}, Sources: [][]Span{line("A source.")},
				Figures: []SlideFigure{{Label: span.Plain("Sahel"), Unit: "EUR m"}, {Label: span.Plain("payer not named"), Part: true, Value: span.Plain("46.0"), Unit: "EUR m"}}},
		},
		Notes:  []Note{{Number: 1, ID: "sum", Text: line("A sum.")}, {Number: 2, Text: line("A source.")}},
		Charts: []ChartData{{ID: "funding", Title: span.Plain("Title"), Rows: [][]string{{"region", "amount"}, {"Sahel", "231.0"}}}},
		Uses:   []Use{{Ref: "funding-sahel", Block: "chart funding", File: "charts.yaml", Line: 7}},
	}
}

func TestDump(t *testing.T) {
	var b strings.Builder
	if err := Dump(&b, every()); err != nil {
		t.Fatal(err)
	}
	golden.Text(t, "testdata/every.golden", b.String())
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestDumpReportsAFailedWrite(t *testing.T) {
	if err := Dump(full{}, every()); err == nil || err.Error() != "disk full" {
		t.Errorf("got %v, want the writer's error", err)
	}
}

// barPlot is a plot of which no more is known than its kind.
type barPlot struct{ kit.Plot }

func (barPlot) Kind() string { return "bars" }
