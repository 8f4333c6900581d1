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
)

func TestMain(m *testing.M) { os.Exit(golden.Main(m)) }

// shipped resolves the shipped dataset on a day.
func shipped(t testing.TB, asOf string) (*template.Library, *figures.Set) {
	t.Helper()
	day, err := dataset.ParseDate(asOf)
	if err != nil {
		t.Fatal(err)
	}
	lib := loaded(t, os.DirFS("../../data/eu-counter-smuggling"), os.DirFS("../../templates"))
	set, l := figures.Resolve(lib.Texts.Dataset, day)
	if l.HasErrors() {
		t.Fatal(l.Text())
	}
	return lib, set
}

// oneBrief are the templates of datasets that are made up.
var oneBrief = fstest.MapFS{"briefs/brief.yaml": {Data: []byte(`
brief: {id: brief, kind: Test, format: a4, title: Small, holds: none, short_title: Small, keywords: [small]}
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
	file := "templates/briefs/factsheet.yaml"
	return UsesOf(
		&doc.Document{ID: "factsheet", Uses: []doc.Use{
			{Ref: "funding-named", Block: "key figures", File: file, Line: 12},
			{Ref: "emsc-arrests", Block: "key figures", File: file, Line: 20},
			{Ref: "emsc-arrests", Block: "section “Two crimes”", File: file, Line: 41},
			{Ref: "sophia-vessels@2018-05", Block: "chart operation-sophia", File: "templates/charts.yaml", Line: 77},
			{Ref: "sophia-vessels", Block: "chart operation-sophia", File: "templates/charts.yaml", Line: 77},
			{Ref: "cop-senegal-adopted", Block: "timeline", File: "templates/charts.yaml", Line: 90}, // an action
			{Ref: "eutf-approved/horn-of-africa", Block: "Table 2", File: file, Line: 99},
		}},
		&doc.Document{ID: "one-pager", Uses: []doc.Use{{Ref: "funding-north-africa", Block: "chart funding-by-region"}}},
	)
}

func TestTextOfShippedFigures(t *testing.T) {
	lib, set := shipped(t, "2019-03")
	for _, ref := range []string{
		"emsc-arrests", "libya-eutf-programmes", "awareness-funding", "gloact-funding", "g5-conference-eu", "g5-conference-all-donors",
		"g5-other-donors", "funding-named", "funding-not-named", "sophia-vessels", "vessels-since-edition", "trained-in-a-year", "sahel-approvals-since-edition", "sophia-vessels@2018-05", "sophia-coastguard-trained",
		"eutf-approved", "eutf-approved/horn-of-africa", "iru-removal-rate", "bmm-children-rescued", "niger-migrants-rescued",
	} {
		t.Run(strings.NewReplacer("/", "_", "@", "_").Replace(ref), func(t *testing.T) {
			r, problem := Indicator(lib, set, ref, places())
			if problem != nil {
				t.Fatal(problem.Message)
			}
			name := "testdata/" + strings.NewReplacer("/", "_", "@", "_").Replace(ref)
			golden.Text(t, name+".txt.golden", r.Text())
			if ref == "emsc-arrests" || ref == "funding-named" || ref == "awareness-funding" || ref == "eutf-approved" {
				golden.Text(t, name+".json.golden", string(r.JSON()))
			}
		})
	}
}

func TestListOfShippedFigures(t *testing.T) {
	lib, set := shipped(t, "2019-03")
	l := List(lib, set)
	golden.Text(t, "testdata/list.txt.golden", l.Text())
	if len(l.Figures) != len(set.All()) {
		t.Errorf("%d figures, %d in the set", len(l.Figures), len(set.All()))
	}
}

// Every figure of every edition can be told, in 80 columns, and its JSON can be read.
func TestEveryFigureOfEveryEdition(t *testing.T) {
	for _, asOf := range []string{"2015-01", "2018-03", "2019-02-19", "2019-03", "2020"} {
		lib, set := shipped(t, asOf)
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
	lib, set := shipped(t, "2019-03")
	for ref, want := range map[string]string{
		"awareness-funding": "23000000", "libya-eutf-programmes": "91300000", "funding-named": "471300000", "iru-removal-rate": "98", "emsc-arrests": "607",
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
	lib, set := shipped(t, "2019-03")
	for ref, want := range map[string]string{
		"emsc-arests":            "emsc-arrests",
		"sophia-vessels@2014":    "2015-12-02",
		"eutf-approved/horn":     "horn-of-africa",
		"funding-named@2018":     "declare a sum",
		"sophia-vessels@2018-13": "2015-12-02",
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
