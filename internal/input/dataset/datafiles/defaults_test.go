package datafiles_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/input/dataset/datafiles"
	"briefing/internal/input/dataset/subset"
)

// short is a dataset that says of its figures only what nobody can guess: a line a figure.
const short = `dataset:
  id: libraries
  title: Public libraries in Westmark
  language: en
  edition: 2025-03
  publication: {publisher: County, contact: desk, status: final, reuse: free}
sources:
- {id: survey, title: Library survey 2024, publisher: County of Westmark, date: 2025-02-10, address: "https://example.org/survey"}
- {id: leaflet, title: A leaflet, publisher: County of Westmark}
defaults: {confidence: high}
dimensions:
- {id: branch, name: Branch, codes: [{id: centre, name: Centre}, {id: harbour, name: Harbour}]}
indicators:
- id: visits
  name: Visits to public libraries
  noun: {one: visit, other: visits}
  by: branch
  defaults: {source: survey, period: 2024}
  observations:
  - {branch: centre, value: 310200}
  - {branch: harbour, value: 101100, confidence: low}
  - {branch: harbour, value: 99800, period: 2023}
- id: loans
  name: Books lent
  noun: {one: loan, other: loans}
  defaults: {source: survey}
  observations:
  - {period: 2023, value: 412300}
  - {period: 2024, value: 431900, status: provisional}
  - {period: 2022, value: 400000, source: leaflet}
`

func loadShort(text string) (*dataset.Dataset, diag.List) {
	return datafiles.Load(fstest.MapFS{"d.yaml": &fstest.MapFile{Data: []byte(text)}}, "d.yaml", datafiles.Options{})
}

// What an observation does not say its indicator says, else its file, else the tool; and what an indicator does not say makes
// it less comparable.
func TestDefaults(t *testing.T) {
	ds, l := loadShort(short)
	if ds == nil {
		t.Fatal(l.Text())
	}
	if err := openSchema(t, "complete").Check(t, []byte(short), "short.yaml"); err != nil {
		t.Error(err)
	}
	got := func(o dataset.Observation) string {
		return strings.Join([]string{string(o.Key), o.TimePeriod.String(), o.Value.String(), o.Source.Source, o.Published.String(), string(o.Confidence), string(o.Qualifier), o.Status.String()}, " ")
	}
	for i, want := range []string{
		"centre 2024 310200 survey 2025-02-10 high exact final",
		"harbour 2024 101100 survey 2025-02-10 low exact final",
		"harbour 2023 99800 survey 2025-02-10 high exact final",
	} {
		if s := got(ds.Indicator("visits").Observations[i]); s != want {
			t.Errorf("observation %d is %q, want %q", i+1, s, want)
		}
	}
	loans := ds.Indicator("loans")
	for i, want := range []string{
		" 2023 412300 survey 2025-02-10 high exact final",
		" 2024 431900 survey 2025-02-10 high exact provisional",
		" 2022 400000 leaflet 2022 high exact final", // a source without a date: the end of the period
	} {
		if s := got(loans.Observations[i]); s != want {
			t.Errorf("observation %d is %q, want %q", i+1, s, want)
		}
	}
	unit := ds.Unit(loans.Unit)
	if loans.Counts != "loans" || loans.Counting != dataset.CountingNotStated || unit == nil || unit.Kind != dataset.UnitCount {
		t.Errorf("loans counts %q, %q, in %+v", loans.Counts, loans.Counting, unit)
	}
	if s, _, _ := ds.Source("leaflet").Short.In("en"); s != "A leaflet" {
		t.Errorf("the short name of the leaflet is %q", s)
	}
	// What is attached to a document is a complete dataset all the same.
	again, l := loadShort(string(subset.New(ds).Append(nil, subset.Selection{Indicators: []subset.Indicator{{ID: "visits"}, {ID: "loans"}}})))
	if again == nil {
		t.Fatal(l.Text())
	}
	for _, id := range []string{"visits", "loans"} {
		for i, o := range ds.Indicator(id).Observations {
			if a, b := got(o), got(again.Indicator(id).Observations[i]); a != b {
				t.Errorf("%q became %q in the attached data", a, b)
			}
		}
	}
}

// Wrong defaults are told once, where they stand.
func TestWrongDefaults(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"a value", "defaults: {source: survey}", "defaults: {source: survey, value: 3}", `d.yaml:26:30: error: unknown key "value"`},
		{"an unknown source", "defaults: {source: survey}", "defaults: {source: survy}", `d.yaml:26:22: error: unknown source "survy"`},
		{"an unknown confidence", "defaults: {confidence: high}", "defaults: {confidence: hgh}", `d.yaml:10:24: error: unknown value "hgh"`},
		{"no group", "defaults: {confidence: high}", "defaults: high", "d.yaml:10:11: error: expected a group of keys"},
		{"a period twice", "{period: 2023, value: 412300}", "{period: 2023, time_period: 2023, value: 412300}", "d.yaml:28:20: error: period is short for time_period"},
		{"no source", "defaults: {source: survey}", "defaults: {note: a}", `error: the key "source" is missing here`},
		{"no period", "{branch: harbour, value: 99800, period: 2023}", "{branch: harbour, value: 99800, period: not given}", "d.yaml:22:45: error: expected a period"},
		{"neither unit nor noun", "  noun: {one: loan, other: loans}\n", "", "error: the indicator says neither in what unit it is nor what it counts"},
	} {
		ds, l := loadShort(strings.Replace(short, c.old, c.new, 1))
		text := l.Text()
		if ds != nil || !strings.Contains(text, c.want) || strings.Count(text, "error: ") != map[bool]int{false: 1, true: 2}[c.name == "no source"] {
			t.Errorf("%s: want %s alone, found\n%s", c.name, c.want, text)
		}
	}
}
