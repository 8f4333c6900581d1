package outline

import (
	"errors"
	"os"
	"strings"
	"testing"

	"briefing/internal/charts/kit"
	"briefing/internal/doc"
	"briefing/internal/doc/span"
	"briefing/internal/testkit/golden"
)

func TestMain(m *testing.M) { os.Exit(golden.Main(m)) }

func line(s string) []doc.Span { return []doc.Span{{S: s}} }

// every holds each kind of block once.
func every() *doc.Document {
	return &doc.Document{
		ID: "every", Lang: "en-GB", Format: doc.Pages, Title: span.Plain("Every block"), ShortTitle: span.Plain("Every"), Kind: span.Plain("Factsheet"), Topic: "Tests", Date: "March 2019", DateISO: "2019-03-31",
		Author: "Nobody", Subject: span.Plain("All"), Keywords: []string{"one", "two"},
		Blocks: []doc.Block{
			&doc.Cover{Title: line("Every block"), Standfirst: line("Once.")},
			&doc.KeyFigures{Small: true, Tiles: []doc.Tile{{Qualifier: span.Plain("more than"), Number: span.Plain("13\u202f000"), Label: []doc.Span{{S: "migrants", Note: 1}}}, {Number: span.Plain("€471"), Unit: span.Plain("million"), Label: line("named")}}},
			&doc.Heading{Level: 2, Text: line("A finding"), ID: "finding"},
			&doc.Prose{Columns: 1, Lead: true, Paragraphs: [][]doc.Span{line("One line.")}},
			&doc.Prose{Columns: 2, Paragraphs: [][]doc.Span{{{S: "Sahel.", Bold: true}, {S: " Worth €91.3\u00a0million, see "}, {S: "Table 1", See: "amounts"}, {S: " and "}, {S: "here", URL: "https://example.org", Italic: true}, {S: "."}, {Note: 2}}}},
			&doc.Columns{Widths: []int{4, 2}, Cols: [][]doc.Block{
				{&doc.Chart{ID: "funding", Title: line("Title"), Subtitle: line("Unit"), Plot: barPlot{}, Note: line("Note."), Source: line("Source."), Alt: span.Plain("Bars.")}},
				{&doc.List{Numbered: true, Items: []doc.ListItem{{Text: line("First."), Below: [][]doc.Span{line("Below.")}}, {Text: line("Second.")}}}, &doc.PageBreak{}, &doc.List{Items: []doc.ListItem{{Text: line("A bullet."), Below: [][]doc.Span{line("A lower one.")}}}}, &doc.Facts{Heading: line("What to know"), Items: [][]doc.Span{line("One.")}, Accent: true}},
			}},
			&doc.Box{Heading: line("Four"), Items: []doc.BoxItem{{Heading: line("Police"), Text: line("Text.")}}},
			&doc.Box{Heading: line("Free"), Body: []doc.Block{&doc.Prose{Columns: 1, Paragraphs: [][]doc.Span{line("Inside.")}}}},
			&doc.Table{ID: "amounts", Number: 1, Caption: line("Amounts"), Unit: line("(million EUR)"), Columns: []doc.TableColumn{{Head: span.Plain("Where"), Width: 2100}, {Head: span.Plain("Amount"), Right: true}},
				Groups: []doc.TableGroup{{Label: line("Sahel"), Sum: line("1.0"), Rows: [][]doc.Cell{{{Spans: line("Niger"), Head: true}, {Spans: line("not stated"), Faint: true}}}}},
				Total:  []doc.Cell{{Spans: line("Total")}, {Spans: line("1.0")}}, Note: line("None.")},
			&doc.NotesBlock{Heading: line("Notes"), Imprint: [][]doc.Span{line("Imprint.")}},
			&doc.Slide{ID: "first", Opening: true, Title: line("Every block"), Subtitle: line("Once")},
			&doc.Slide{ID: "second", Title: line("A finding"), Blocks: []doc.Block{&doc.KeyFigures{Tiles: []doc.Tile{{Kicker: span.Plain("Inside the EU, 2018"), Number: span.Plain("607"), Label: line("suspects")}}}},
				Foot: line("Source."), Speaker: [][]doc.Span{line("Say this."), line("And that.")}, Sources: [][]doc.Span{line("A source.")},
				Figures: []doc.SlideFigure{{Label: span.Plain("Sahel"), Unit: "EUR m"}, {Label: span.Plain("payer not named"), Part: true, Value: span.Plain("46.0"), Unit: "EUR m"}}},
		},
		Notes:  []doc.Note{{Number: 1, ID: "sum", Text: line("A sum.")}, {Number: 2, Text: line("A source.")}},
		Charts: []doc.ChartData{{ID: "funding", Title: span.Plain("Title"), Rows: [][]string{{"region", "amount"}, {"Sahel", "231.0"}}}},
		Uses:   []doc.Use{{Ref: "funding-sahel", Block: "chart funding", File: "charts.yaml", Line: 7}},
	}
}

func TestOutline(t *testing.T) {
	var b strings.Builder
	if err := Document(&b, every()); err != nil {
		t.Fatal(err)
	}
	golden.Text(t, "testdata/every.golden", b.String())
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestDumpReportsAFailedWrite(t *testing.T) {
	if err := Document(full{}, every()); err == nil || err.Error() != "disk full" {
		t.Errorf("got %v, want the writer's error", err)
	}
}

// barPlot is a plot of which no more is known than its kind.
type barPlot struct{ kit.Plot }

func (barPlot) Kind() string { return "bars" }
