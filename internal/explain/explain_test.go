package explain

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/dataset/datafiles"
	"briefing/internal/input/language"
	"briefing/internal/input/template"
	"briefing/internal/input/template/reading"
	"briefing/internal/testkit/golden"
	"briefing/internal/testkit/small"
)

func TestMain(m *testing.M) { os.Exit(golden.Main(m)) }

// smallOn resolves the small dataset on a day.
func smallOn(t testing.TB, asOf string) (*template.Library, *figures.Set) {
	t.Helper()
	day, err := dataset.ParseDate(asOf)
	if err != nil {
		t.Fatal(err)
	}
	lib := loaded(t, small.Data(), small.Templates())
	set, l := figures.Resolve(lib.Texts.Dataset, day)
	if l.HasErrors() {
		t.Fatal(l.Text())
	}
	return lib, set
}

// oneBrief are the templates of datasets that are made up.
var oneBrief = fstest.MapFS{"briefs/brief.yaml": {Data: []byte(`
brief: {id: brief, kind: Test, format: pages, title: Small, holds: none, short_title: Small, keywords: [small]}
blocks:
- prose: Words.
- notes: {}
`)}}

// loaded reads templates for a dataset.
func loaded(t testing.TB, data, templates fs.FS) *template.Library {
	t.Helper()
	good := func(l diag.List) {
		t.Helper()
		if l.HasErrors() {
			t.Fatalf("the test's own input is wrong:\n%s", l.Text())
		}
	}
	ds, l := datafiles.Load(data, "dataset.yaml", datafiles.Options{})
	good(l)
	cat, l := language.Load(os.DirFS("../../templates"), "messages", "en")
	good(l)
	lib, l := reading.Load(templates, cat, ds, reading.Options{})
	good(l)
	return lib
}

// places is where an imagined brief uses figures.
func places() []Use {
	file := "templates/briefs/report.yaml"
	return UsesOf(
		&doc.Document{ID: "report", Uses: []doc.Use{
			{Ref: "money-mixed", Block: "key figures", File: file, Line: 12},
			{Ref: "town-building", Block: "key figures", File: file, Line: 20},
			{Ref: "town-building", Block: "section “Who pays”", File: file, Line: 41},
			{Ref: "staff-trained@2018-02", Block: "chart counts", File: "templates/charts.yaml", Line: 77},
			{Ref: "staff-trained", Block: "chart counts", File: "templates/charts.yaml", Line: 77},
			{Ref: "bus-runs", Block: "timeline", File: "templates/charts.yaml", Line: 90}, // an action
			{Ref: "visits/town", Block: "Table 2", File: file, Line: 99},
		}},
		&doc.Document{ID: "page", Uses: []doc.Use{{Ref: "money-town", Block: "chart money-by-district"}}},
	)
}

func TestTextOfFigures(t *testing.T) {
	lib, set := smallOn(t, "2019-06")
	for _, ref := range []string{
		"town-building", "town-books", "coast-bus", "coast-harbour", "hill-shelves", "digital-desk", "gala-all", "gala-others", "money-town",
		"money-mixed", "books-share", "visits", "visits/town", "visits-county", "loans", "loans@2016", "staff-trained", "staff-trained@2018-02",
		"devices-lent", "pleased", "visits-rise", "readers-by-age/65-plus",
	} {
		t.Run(strings.NewReplacer("/", "_", "@", "_").Replace(ref), func(t *testing.T) {
			r, problem := Indicator(lib, set, ref, places())
			if problem != nil {
				t.Fatal(problem.Message)
			}
			name := "testdata/" + strings.NewReplacer("/", "_", "@", "_").Replace(ref)
			golden.Text(t, name+".txt.golden", r.Text())
			if ref == "town-building" || ref == "money-mixed" || ref == "coast-bus" || ref == "visits" {
				golden.Text(t, name+".json.golden", string(r.JSON()))
			}
		})
	}
}

func TestListOfFigures(t *testing.T) {
	lib, set := smallOn(t, "2019-06")
	l := List(lib, set)
	golden.Text(t, "testdata/list.txt.golden", l.Text())
	if len(l.Figures) != len(set.All()) {
		t.Errorf("%d figures, %d in the set", len(l.Figures), len(set.All()))
	}
}

// Every figure of every edition can be told, in 80 columns, and its JSON can be read.
func TestEveryFigureOfEveryEdition(t *testing.T) {
	for _, asOf := range []string{"2015-01", "2017-06", "2018-02-20", "2019-06", "2020"} {
		lib, set := smallOn(t, asOf)
		checkColumns(t, "list "+asOf, List(lib, set).Text())
		checkJSON(t, List(lib, set).JSON())
		for _, v := range set.All() {
			r, problem := Indicator(lib, set, v.Ref, places())
			if problem != nil {
				t.Errorf("%s as of %s: %s", v.Ref, asOf, problem.Message)
				continue
			}
			checkColumns(t, v.Ref+" "+asOf, r.Text())
			checkJSON(t, r.JSON())
			if v.Missing && (r.Value != nil || r.State == "" || r.Why == "") {
				t.Errorf("%s as of %s is missing and told as %v, %q, %q", v.Ref, asOf, r.Value, r.State, r.Why)
			}
		}
	}
}

func checkColumns(t *testing.T, what, text string) {
	t.Helper()
	for _, line := range strings.Split(text, "\n") {
		if utf8.RuneCountInString(line) > columns && !strings.Contains(line, "://") {
			t.Errorf("%s: more than %d columns: %s", what, columns, line)
		}
		if line != strings.TrimRight(line, " ") {
			t.Errorf("%s: spaces at the end of %q", what, line)
		}
		if strings.Contains(line, "{{") {
			t.Errorf("%s: a reference is left: %s", what, line)
		}
	}
}

func checkJSON(t *testing.T, data []byte) {
	t.Helper()
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		t.Errorf("%v in %s", err, data)
	}
}

// The value in JSON is a number in the unit itself, with every digit and no quotes.
func TestValueInJSON(t *testing.T) {
	lib, set := smallOn(t, "2019-06")
	for ref, want := range map[string]string{
		"coast-bus": "1350000", "town-books": "912500", "money-town": "7712500", "visits-rise": "4.5", "loans": "1204300",
	} {
		r, problem := Indicator(lib, set, ref, nil)
		if problem != nil {
			t.Fatal(problem.Message)
		}
		if !bytes.Contains(r.JSON(), []byte("\n  \"value\": "+want+",\n")) {
			t.Errorf("%s: no value %s in %s", ref, want, r.JSON())
		}
		var back Report
		if err := json.Unmarshal(r.JSON(), &back); err != nil || back.Value == nil || string(*back.Value) != want {
			t.Errorf("%s: reads back as %v, %v", ref, back.Value, err)
		}
	}
}

func TestUnknownReference(t *testing.T) {
	lib, set := smallOn(t, "2019-06")
	for ref, want := range map[string]string{
		"loanss":              "loans",
		"loans@2014":          "2016",
		"visits/twon":         "town",
		"money-town@2018":     "as in sum: ",
		"staff-trained@18-13": "2018-02",
	} {
		r, problem := Indicator(lib, set, ref, nil)
		if r != nil || problem == nil || !strings.Contains(strings.Join(problem.Hints, " "), want) {
			t.Errorf("%s: %v, %+v", ref, r, problem)
		}
	}
}

func TestRuleText(t *testing.T) {
	for _, r := range figures.Rules() {
		text, ok := RuleText(r.ID)
		if !ok || !strings.HasPrefix(text, r.ID+"\n") {
			t.Errorf("rule %s: %q", r.ID, text)
		}
		checkColumns(t, r.ID, text)
	}
	if _, ok := RuleText("no-such-rule"); ok {
		t.Error("a rule that does not exist was told")
	}
}
