// Package office holds a deck with every kind of block, for the tests of the writer and of the linter.
//
// In: nothing. Out: a document, the shipped brands and the built-in template. It is for tests only and must never be
// imported by anything that ships.
package office

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"briefing/internal/charts/bars"
	"briefing/internal/charts/kit"
	"briefing/internal/charts/panels"
	"briefing/internal/charts/steps"
	"briefing/internal/charts/timeline"
	"briefing/internal/doc"
	"briefing/internal/doc/span"
	"briefing/internal/input/brand"
	"briefing/internal/testkit/samples"
	"briefing/internal/write/pptx/potx"
)

// Templates is the folder of the shipped templates, found from the test's package upwards.
func Templates(t testing.TB) fs.FS {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "templates", "brands")); err == nil {
			return os.DirFS(filepath.Join(dir, "templates"))
		}
		if dir == filepath.Dir(dir) {
			t.Fatal("the folder templates was not found")
		}
	}
}

// Brand loads a shipped brand.
func Brand(t testing.TB, name string) *brand.Brand {
	t.Helper()
	b, diags := brand.Load(Templates(t), name, "en")
	if b == nil {
		t.Fatal(diags.Text())
	}
	return b
}

// Builtin opens the built-in template.
func Builtin(t testing.TB, b *brand.Brand) *potx.Template {
	t.Helper()
	parts, diags := potx.ReadBuiltin(Templates(t))
	if diags.HasErrors() {
		t.Fatal(diags.Text())
	}
	tpl, diags := potx.Builtin(parts, b)
	if tpl == nil {
		t.Fatal(diags.Text())
	}
	return tpl
}

func line(s string) []doc.Span { return []doc.Span{{S: s}} }

// Bars is a chart of amounts with a group, an open end, a missing value and two fills.
func Bars() *bars.Chart {
	return &bars.Chart{
		SolidKey: span.Plain("payer named"), SolidKeyShort: span.Plain("named"), OutlinedKey: span.Plain("payer not named"), OutlinedKeyShort: span.Plain("not named"),
		Groups: []bars.Group{
			{Rows: []bars.Row{
				{Label: span.Plain("North"), Value: span.Plain("231.3 + 15.0"), Parts: []kit.Part{{Size: 140000}, {Size: 91300}, {Size: 15000, Fill: kit.Outlined}}},
				{Label: span.Plain("South"), Value: span.Plain("46.0"), Parts: []kit.Part{{Size: 46000, Fill: kit.Outlined}}},
				{Label: span.Plain("East"), Value: span.Plain("not stated"), Missing: true},
			}},
			{Label: span.Plain("Not tied to one region"), Rows: []bars.Row{
				{Label: span.Plain("Information"), Value: span.Plain("more than 23"), MoreThan: true, Parts: []kit.Part{{Size: 23000, Fill: kit.Outlined}}},
			}},
		},
	}
}

// Above is a chart whose bars have a line of text.
func Above() *bars.Chart {
	return &bars.Chart{Groups: []bars.Group{{Rows: []bars.Row{
		{Label: span.Plain("Morocco"), Detail: span.Plain("EU, mobilised"), Value: span.Plain("140.0"), Parts: []kit.Part{{Size: 140000}}},
		{Label: span.Plain("Libya"), Detail: span.Plain("Trust Fund"), Value: span.Plain("91.3"), Parts: []kit.Part{{Size: 91300}}},
		{Label: span.Plain("Regional"), Detail: span.Plain("with partners"), Value: span.Plain("15.0"), Aside: span.Plain("payer not named"), Parts: []kit.Part{{Size: 15000, Fill: kit.Outlined}}},
	}}}}
}

// Steps are two lines with outside points.
func Steps() *steps.Chart {
	return &steps.Chart{MainKey: span.Plain("factsheet"), OutsideKey: span.Plain("other sources"), Panels: []steps.Panel{
		{Title: span.Plain("Vessels"), Points: []steps.Point{
			{Year: 2015, Month: 12, Day: 15, Value: 46, Label: span.Plain("46"), Outside: true, Place: steps.LabelLeft},
			{Year: 2017, Month: 1, Day: 15, Value: 381, Outside: true},
			{Year: 2018, Month: 5, Day: 14, Value: 545, Label: span.Plain("545"), Date: span.Plain("14 May 2018"), Outside: true, Place: steps.LabelBelow},
			{Year: 2019, Month: 3, Day: 15, Value: 551, Label: span.Plain("551"), Place: steps.LabelAbove},
		}},
		{Title: span.Plain("Suspects"), Thousands: "\u202f", Points: []steps.Point{
			{Year: 2016, Month: 2, Day: 15, Value: 1043, Label: span.Plain("1\u202f043"), Outside: true, Place: steps.LabelLeft},
			{Year: 2018, Month: 3, Day: 15, Value: 1137, Label: span.Plain("more than 1\u202f137"), MoreThan: true, Outside: true, Place: steps.LabelLeft},
			{Year: 2019, Month: 3, Day: 15, Value: 1151, Label: span.Plain("1\u202f151"), Place: steps.LabelAbove},
		}},
	}}
}

func tiles(n int, kicker bool) *doc.KeyFigures {
	k := &doc.KeyFigures{}
	for i := range n {
		t := doc.Tile{Number: span.Plain(fmt.Sprint(100 + i)), Label: line("things counted")}
		if i == 1 {
			t.Qualifier, t.Number, t.Unit = span.Plain("more than"), span.Plain("€13"), span.Plain("million")
		}
		if kicker {
			t.Kicker = span.Plain("Since 2015")
		}
		k.Tiles = append(k.Tiles, t)
	}
	return k
}

// Deck is a deck with every role of a layout, and with slides that no layout of ours serves.
// It is long, since it is a document written out.
func Deck() *doc.Document {
	d := &doc.Document{
		ID: "sample", Lang: "en-GB", Format: doc.Deck, Title: span.Plain("A sample deck"), Kind: span.Plain("Slides"), Date: "March 2019", DateISO: "2019-03-31",
		Author: "Nobody", Subject: span.Plain("All there is"), Notice: span.Plain("An example made from a public document, no official publication"), Keywords: []string{"one", "two"},
		Messages: doc.Messages{Evidence: "Evidence"},
	}
	add := func(id string, s doc.Slide) {
		s.ID = id
		if s.Title == nil {
			s.Title = line("What the slide " + id + " finds")
		}
		if !s.Opening && s.Foot == nil {
			s.Foot = line("Source: a factsheet, March 2019.")
		}
		s.Speaker, s.Evidence = [][]doc.Span{line("What to say of " + id + ".")}, [][]doc.Span{{{S: "More is "}, {S: "here", URL: "https://example.org/a b?c=\"d\""}, {S: "."}}}
		d.Blocks = append(d.Blocks, &s)
	}
	items := &doc.Box{Items: []doc.BoxItem{
		{Heading: line("Police"), Text: line("Trained.")}, {Heading: line("Courts"), Text: line("Advised.")},
		{Heading: line("Rescue"), Text: line("Supported.")}, {Heading: line("Advice"), Text: line("Given.")},
	}}
	table := &doc.Table{ID: "amounts", Number: 1, Caption: line("Amounts"), Unit: line("(million EUR)"),
		Columns: []doc.TableColumn{{Head: span.Plain("Where"), Width: 5000}, {Head: span.Plain("What for")}, {Head: span.Plain("Amount"), Width: 3000, Right: true}},
		Groups: []doc.TableGroup{
			{Label: line("North"), Sum: line("1.0"), Rows: [][]doc.Cell{{{Spans: line("Morocco"), Head: true}, {Spans: line("Borders")}, {Spans: line("1.0")}}}},
			{Rows: [][]doc.Cell{{{Spans: line("Libya"), Head: true}, {Spans: line("Rescue")}, {Spans: line("not stated"), Faint: true}}}},
		},
		Total: []doc.Cell{{Spans: line("Together")}, {}, {Spans: line("1.0")}},
	}
	timeline := &timeline.Chart{FirstYear: 2015, LastYear: 2019, Now: 50, NowLabel: span.Plain("March 2019"),
		Bars:   []timeline.Bar{{Label: span.Plain("Action plan, to 2020"), Start: 0, End: 72, RunsOut: true}, {Label: span.Plain("Operation"), Start: 5, NoEnd: true}},
		Events: [][]timeline.Event{nil, nil, {{Text: span.Plain("Limits")}}, {{Date: span.Plain("14 Jun"), Text: span.Plain("Sanctions")}}, nil}}
	panels := &panels.Chart{Keys: []string{"= 100 people"}, PartKey: span.Plain("the last mark is filled in proportion"), Panels: []panels.Panel{
		{Kicker: span.Plain("Niger"), When: span.Plain("since 2017"), Qualifier: span.Plain("more than"), Number: span.Plain("13 000"), Label: span.Plain("rescued"), Marks: 130},
		{Kicker: span.Plain("EU"), When: span.Plain("2018"), Number: span.Plain("607"), Label: span.Plain("arrested"), Marks: 6, Part: 70},
	}}
	barChart := func(id string, b *bars.Chart) *doc.Chart {
		return &doc.Chart{ID: id, Subtitle: line("Amounts, million EUR"), Alt: span.Plain("Bars of amounts."), Plot: b}
	}
	facts := &doc.Facts{Items: [][]doc.Span{
		{{S: "Source.", Bold: true}, {S: " A factsheet, "}, {S: "in full", Italic: true}, {S: "."}},
		{{S: "Plain."}},
	}}
	add("opening", doc.Slide{Opening: true, Title: line("A sample deck"), Subtitle: line("With everything")})
	add("four", doc.Slide{Blocks: []doc.Block{tiles(4, false)}})
	add("six", doc.Slide{Blocks: []doc.Block{tiles(6, true)}})
	add("bars", doc.Slide{Blocks: []doc.Block{barChart("bars", Bars())}})
	add("beside", doc.Slide{Blocks: []doc.Block{&doc.Columns{Widths: []int{4, 2}, Cols: [][]doc.Block{{barChart("above", Above())}, {tiles(2, false)}}}}})
	add("items", doc.Slide{Blocks: []doc.Block{items, tiles(1, false)}})
	add("steps", doc.Slide{Subtitle: line("Running totals"), Blocks: []doc.Block{&doc.Chart{ID: "steps", Alt: span.Plain("Step lines."), Plot: Steps()}}})
	add("timeline", doc.Slide{Blocks: []doc.Block{&doc.Chart{ID: "timeline", Alt: span.Plain("Timeline."), Plot: timeline}}})
	add("panels", doc.Slide{Blocks: []doc.Block{&doc.Chart{ID: "panels", Alt: span.Plain("Panels."), Subtitle: line("Each with its own unit"), Plot: panels}}})
	add("table", doc.Slide{Blocks: []doc.Block{table}})
	add("text", doc.Slide{Blocks: []doc.Block{facts}})
	add("summary", doc.Slide{Title: line("In brief"), Blocks: []doc.Block{&doc.Summary{Label: span.Plain("In brief"), Sentences: [][]doc.Span{
		{{S: "The EU mobilised "}, {S: "€140 million", Bold: true}, {S: " in 2018."}}, line("It reports 607 arrests."), line("Rescued were more than 13 000."),
	}}}})
	add("points", doc.Slide{Title: line("What to take away"), Blocks: []doc.Block{samples.Numbered(
		[]doc.Span{{S: "Morocco has the "}, {S: "largest amount", Bold: true}, {S: "."}}, line("It reports 607 arrests."), line("No amount is a payment."),
	)}})
	add("two-points", doc.Slide{Blocks: []doc.Block{samples.Numbered(line("The first."), line("The second."))}})
	add("three", doc.Slide{Blocks: []doc.Block{tiles(3, false)}})
	add("list", doc.Slide{Blocks: []doc.Block{samples.List(false)}})
	add("lettered", doc.Slide{Blocks: []doc.Block{samples.List(true)}})
	add("mixed", doc.Slide{Subtitle: line("Two things"), Blocks: []doc.Block{&doc.Prose{Paragraphs: [][]doc.Span{line("A sentence.")}}, barChart("small", &bars.Chart{Groups: []bars.Group{{Rows: Bars().Groups[0].Rows[:2]}}, SolidKey: span.Plain("named"), OutlinedKey: span.Plain("not named")})}})
	return d
}
