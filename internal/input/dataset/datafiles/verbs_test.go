package datafiles_test

import (
	"strings"
	"testing"

	"briefing/internal/input/dataset"
	"briefing/internal/input/dataset/subset"
	"briefing/internal/testkit/golden"
)

// verbWorld is a dataset with figures for each verb; verbWorld + an entry below derived: is a dataset.
const verbWorld = `dataset:
  id: county
  title: The county
  language: en
  edition: 2025-03
  publication: {publisher: County, contact: desk, status: final, reuse: free}
  one_payer: true
units:
- {id: per-100k, kind: rate, per: 100000, words: "per 100,000 people"}
- {id: per-1000, kind: rate, per: 1000, words: "per 1,000 people"}
- {id: per-1000-women, kind: rate, per: 1000, words: "per 1,000 women"}
- {id: sek-per-eur, kind: rate, per: 1, currency: SEK, per_currency: EUR, words: SEK per EUR}
sources:
- {id: survey, title: Survey, publisher: County, date: 2025-02-10}
defaults: {source: survey}
dimensions:
- {id: branch, name: Branch, codes: [{id: centre, name: Centre}, {id: harbour, name: Harbour}]}
- {id: sex, name: Sex, codes: [{id: f, name: Women}]}
indicators:
- id: visits
  name: Visits
  noun: {one: visit, other: visits}
  counting: single_year
  by: branch
  adds_up: true
  observations: [{branch: centre, period: 2023-Q4, value: 20}, {branch: centre, period: 2024-Q1, value: 30}, {branch: harbour, period: 2023-Q4, value: 10}, {branch: harbour, period: 2024-Q1, value: 12}]
- id: seats
  name: Seats
  noun: {one: seat, other: seats}
  counting: level
  by: [branch]
  observations: [{branch: centre, period: 2024-03, value: 400}, {branch: harbour, period: 2024-03, value: 100}]
- id: deaths
  name: Deaths
  noun: {one: death, other: deaths}
  counting: single_year
  observations: [{period: 2022, value: 390}, {period: 2023, value: 399}, {period: 2024, value: 412}]
- id: people
  name: People
  noun: {one: inhabitant, other: inhabitants}
  counting: level
  observations: [{period: 2024, value: 9950000}]
- id: covered
  name: Covered
  unit: percent
  counting: level
  observations: [{period: 2023, value: 41.5}, {period: 2024, value: 44}]
- id: budget
  name: Budget
  unit: sek
  counting: single_year
  observations: [{period: 2024, value: 412000000}]
- id: ecb
  name: Rate of exchange
  unit: sek-per-eur
  counting: level
  observations: [{period: 2024, value: 11.4325}]
derived:
`

// verbForms are the verbs as people write them.
const verbForms = `- {id: both, name: Both, sum: [deaths@2023, deaths@2024]}
- {id: part, name: Part, share: deaths@2024, whole: both, decimals: 2}
- {id: rest, name: Rest, difference: [both, deaths@2023]}
- {id: since-edition, name: Since, change: deaths, since: edition}
- {id: latest, name: Latest, change: deaths}
- {id: rise, name: Rise, change: deaths, between: [2023, 2024], in: percent}
- {id: points, name: Points, change: covered, between: [2023, 2024]}
- {id: number, name: Number, change: deaths, between: [2022, 2024], in: number}
- {id: rate, name: Rate, rate: deaths, per_unit_of: people, per: 100000, decimals: 0}
- {id: rate-named, name: Rate, rate: deaths, per_unit_of: people, unit: per-1000}
- {id: mean, name: Mean, mean: deaths, periods: {from: 2022, to: 2024}}
- {id: mean-list, name: Mean, mean: deaths, periods: [2022, 2024]}
- {id: index, name: Index, index: deaths, base: 2022}
- {id: index-at, name: Index, index: deaths@2023, base: 2022}
- {id: euros, name: In euros, convert: budget, into: eur, rate: ecb}
- {id: per-seat, name: Visits per 1000 seats, rate: visits, per_unit_of: seats, unit: per-1000, by: branch}
- {id: more, name: More visits, change: visits, between: [2023-Q4, 2024-Q1], by: [branch]}
- {id: usual, name: Usual visits, mean: visits, periods: {from: 2023-Q4, to: 2024-Q1}, by: branch}
- {id: all-more, name: All, sum: [more/centre, more/harbour]}
`

// Every form loads, meets the schema, is known by its operation and parts, and is the same when it was written into a subset and
// read again.
func TestVerbs(t *testing.T) {
	text := verbWorld + verbForms
	ds, l := loadShort(text)
	if len(l) > 0 {
		t.Fatal(l.Text())
	}
	if err := openSchema(t, "complete").Check(t, []byte(text), "verbs.yaml"); err != nil {
		t.Error(err)
	}
	want := map[string]string{
		"both": "sum deaths@2023 deaths@2024", "part": "share deaths@2024 both", "rest": "difference both deaths@2023",
		"since-edition": "difference deaths", "latest": "difference deaths", "rise": "percent_change deaths@2024 deaths@2023",
		"points": "point_change covered@2024 covered@2023", "number": "difference deaths@2024 deaths@2022",
		"rate": "rate deaths people", "rate-named": "rate deaths people", "mean": "mean deaths@2022 deaths@2023 deaths@2024",
		"mean-list": "mean deaths@2022 deaths@2024", "index": "index deaths deaths@2022", "index-at": "index deaths@2023 deaths@2022",
		"euros": "conversion budget ecb", "per-seat": "rate visits seats", "more": "difference visits@2024-Q1 visits@2023-Q4",
		"usual": "mean visits@2023-Q4 visits@2024-Q1", "all-more": "sum more/centre more/harbour",
	}
	forms := func(ds *dataset.Dataset) {
		t.Helper()
		if len(ds.Derived) != len(want) {
			t.Errorf("%d values, want %d", len(ds.Derived), len(want))
		}
		for _, d := range ds.Derived {
			if got := string(d.Operation) + " " + strings.Join(d.Of, " "); got != want[d.ID] {
				t.Errorf("%s is %q, want %q", d.ID, got, want[d.ID])
			}
		}
	}
	forms(ds)
	var all subset.Selection
	for _, d := range ds.Derived {
		all.Derived = append(all.Derived, d.ID)
	}
	written := string(subset.New(ds).Append(nil, all))
	again, l := loadShort(written)
	if len(l) > 0 {
		t.Fatal(l.Text(), written)
	}
	forms(again)
	if u := again.DerivedValue("rate").RateUnit(again.Units); u == nil || u.ID != "per-100k" || again.Unit("eur") == nil {
		t.Errorf("the subset lacks a unit: %v", again.Units)
	}
	if *again.DerivedValue("part").Decimals != 2 || *again.DerivedValue("rate").Decimals != 0 {
		t.Error("decimals are lost in the subset")
	}
	for _, d := range ds.Derived { // each alone
		if _, l := loadShort(string(subset.New(ds).Append(nil, subset.Selection{Derived: []string{d.ID}}))); l.HasErrors() {
			t.Errorf("%s alone: %s", d.ID, l.Text())
		}
	}
}

// What is wrong with a verb is told in the words of the file, with what to write; schema says whether the schema sees it, too.
func TestWrongVerbs(t *testing.T) {
	schema := openSchema(t, "complete")
	var out strings.Builder
	for _, c := range []struct {
		entry string // the keys behind id and name
		seen  bool   // by the schema
	}{
		{"rate: visits, per_unit_of: seats, unit: per-1000, by: branches", false},
		{"rate: visits, per_unit_of: people, unit: per-1000, by: branch", false},
		{"rate: visits/centre, per_unit_of: seats, unit: per-1000, by: branch", false},
		{"rate: visits, per_unit_of: seats, unit: per-1000, by: [branch, branch]", true},
		{"share: visits, whole: seats, by: sex", false},
		{"mean: visits, periods: {from: 2023-Q4, to: 2024}, by: branch", false},
		{"mean: visits, periods: {from: 2024-Q1, to: 2023-Q4}, by: branch", false},
		{"change: visits/centre, between: [2024-Q1, 2023-Q4]", false},
		{"index: visits/centre, base: 2023-Q4", true},
		{"operation: sum, of: [deaths@2023, deaths@2024]", true},
		{"operation: share, of: [deaths@2023, deaths@2024]", true},
		{"operation: difference, of: [deaths@2023, deths@2024]", true},
		{"operation: mean, of: [deaths@2023, deaths@2024]", true},
		{"sum: [deaths@2023, deaths@2024], share: deaths", true},
		{"sum: [deaths@2023, deaths@2024], whole: people", true},
		{"sum: [deaths]", true},
		{"share: deaths", true},
		{"whole: deaths", true},
		{"share: deaths, whole: deaths", false},
		{"share: deaths, whole: dearths", false},
		{"difference: [deaths, deaths@2023, people]", true},
		{"difference: [deaths, people], base: 2023", true},
		{"change: deaths, since: year, between: [2023, 2024]", true},
		{"change: deaths, since: year, in: percent", true},
		{"change: deaths, between: [2024, 2023]", false},
		{"change: deaths, between: [2022, 2023, 2024]", true},
		{"change: deaths, between: [2021, 2024]", false},
		{"change: deaths, in: points", false},
		{"change: covered, in: percent", false},
		{"change: covered, in: number", false},
		{"change: deaths, in: per cent", true},
		{"change: other", false},
		{"rate: deaths, per: 100000", true},
		{"rate: deaths, per_unit_of: people, per: 1000", false},
		{"rate: deaths, per_unit_of: people, per: 10000", false},
		{"rate: deaths, per_unit_of: people, unit: per-100k, per: 1000", false},
		{"rate: deaths, per_unit_of: people, unit: percent", false},
		{"rate: deaths, per_unit_of: people, unit: sek-per-eur", false},
		{"rate: deaths, per_unit_of: peple, per: 100000", false},
		{"rate: deaths, per_unit_of: people, per: 0", true},
		{"rate: deaths, into: eur", true},
		{"mean: deaths", true},
		{"mean: deaths, periods: [2024]", true},
		{"mean: deaths, periods: [2023, 2023]", true},
		{"mean: deaths, periods: {from: 2024, to: 2022}", false},
		{"mean: deaths, periods: {from: 2019, to: 2024}", false},
		{"mean: deaths, periods: 2024", true},
		{"mean: other, periods: [2023, 2024]", false},
		{"index: deaths", true},
		{"index: deaths, base: 2019", false},
		{"index: other, base: 2023", false},
		{"index: deaths, base: 2023, periods: [2023, 2024]", true},
		{"convert: budget, rate: ecb", true},
		{"convert: budget, into: euro, rate: ecb", false},
		{"convert: budget, into: per-100k, rate: ecb", false},
		{"convert: deaths, into: eur, rate: ecb", false},
		{"convert: budget, into: eur, rate: people", false},
		{"convert: budget, into: eur, rate: ebc", false},
		{"decimals: 2", true},
		{"sum: [deaths@2023, deaths@2024], decimals: 9", true},
		{"index: deaths, base: 2023, decimals: two", true},
	} {
		text := verbWorld + "- {id: other, name: Other, sum: [deaths@2022, deaths@2023]}\n- {id: x, name: X, " + c.entry + "}\n"
		ds, l := loadShort(text)
		if ds != nil {
			t.Errorf("%s: was loaded", c.entry)
		}
		if err := schema.Check(t, []byte(text), "x.yaml"); (err != nil) != c.seen {
			t.Errorf("%s: the schema says %v", c.entry, err)
		}
		out.WriteString("## " + c.entry + "\n" + strings.ReplaceAll(l.Text(), "d.yaml:", "") + "\n")
	}
	// In block style the new form stands on two lines.
	_, l := loadShort(verbWorld + "- id: x\n  name: X\n  operation: share\n  of: [deaths@2023, deaths@2024]\n")
	out.WriteString("## on lines of its own\n" + strings.ReplaceAll(l.Text(), "d.yaml:", "") + "\n")
	golden.Text(t, "testdata/verbs.golden", out.String())
}

// A unit of a rate of exchange names two currencies.
func TestExchangeUnits(t *testing.T) {
	const good = "currency: SEK, per_currency: EUR, words"
	for _, c := range []struct{ write, want string }{
		{"per_currency: EUR, words", "a rate of exchange names two currencies, found one"},
		{"currency: SEK, words", "only a unit of money has a currency"},
		{"currency: EUR, per_currency: EUR, words", "found EUR twice"},
		{"currency: SEK, per_currency: XYZ, words", `"XYZ" is no currency`},
	} {
		if _, l := loadShort(strings.Replace(verbWorld+verbForms, good, c.write, 1)); !strings.Contains(l.Text(), c.want) {
			t.Errorf("%s: %s", c.write, l.Text())
		}
	}
}

// A reference to a value that is computed for each code names one, unless what refers to it is computed for each code, too.
func TestReferencesToValuesByCode(t *testing.T) {
	for _, c := range []struct{ entry, want string }{
		{"sum: [more, more/harbour]", "more is computed for each branch"},
		{"sum: [more/centre, more/west]", `unknown branch of more "west"`},
		{"sum: [more/centre/f, more/harbour]", "more is by branch, found 2 codes"},
		{"difference: [more/centre, more/harbour@2024]", "more is computed and has neither codes nor periods"},
		{"difference: [more, usual], by: branch", ""},
		{"difference: [more, usual], by: sex", "x is to be computed for each sex, and more is not by that"},
	} {
		_, l := loadShort(verbWorld + verbForms + "- {id: x, name: X, " + c.entry + "}\n")
		switch {
		case c.want == "" && len(l) > 0, c.want != "" && !strings.Contains(l.Text(), c.want):
			t.Errorf("%s: want %q, found\n%s", c.entry, c.want, l.Text())
		}
	}
}
