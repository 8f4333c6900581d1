package datafiles_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"briefing/internal/input/dataset/datafiles"
)

// heat is a dataset of one figure in each kind of unit, of a subject that is not the shipped one.
const heat = `dataset:
  id: heat
  title: Heat
  language: en
  edition: 2025-03
  publication: {publisher: A, contact: A, status: final, reuse: free}
sources: [{id: report, title: Report, publisher: Health Office, date: 2025-02-10}]
units:
- {id: per-100k, kind: rate, per: 100000, words: {en: "per 100,000 people"}}
- {id: celsius, kind: measure, symbol: °C, decimals: 1}
- {id: wages, kind: index, base: 2015}
- {id: gap, kind: points, name: percentage points, noun: {one: percentage point, other: percentage points}}
defaults: {source: report, period: 2024}
indicators:
- {id: deaths, name: Deaths in heat waves, unit: per-100k, counting: level, observations: [{value: 14.1}]}
- {id: hottest, name: Hottest day, unit: celsius, observations: [{value: -41.25}]}
- {id: pay, name: Pay of nurses, unit: wages, observations: [{value: 104.25}]}
- {id: more, name: Rise of the share, unit: gap, observations: [{value: -1.5}]}
- {id: warned, name: People who were warned, unit: percent, counting: level, observations: [{value: 81.5}]}
- {id: fans, name: Fans for schools, unit: sek, observations: [{value: 1250000.5}]}
- {id: water, name: Water for schools, unit: jpy, observations: [{value: 9000}]}
`

func TestUnits(t *testing.T) {
	load := func(text string) (string, bool) {
		ds, l := datafiles.Load(fstest.MapFS{"d.yaml": &fstest.MapFile{Data: []byte(text)}}, "d.yaml", datafiles.Options{})
		return l.Text(), ds != nil
	}
	if text, ok := load(heat); !ok {
		t.Fatal(text)
	}
	if err := openSchema(t, "complete").Check(t, []byte(heat), "heat.yaml"); err != nil {
		t.Error(err)
	}
	for _, c := range []struct{ name, old, new, want string }{
		{"rate without its number", "per: 100000, ", "", "the rate per-100k does not say its per"},
		{"rate without words", `, words: {en: "per 100,000 people"}`, "", "the rate per-100k does not say its words"},
		{"measure without a sign", "symbol: °C, ", "", "the measure celsius does not say its symbol"},
		{"index without a base", ", base: 2015", "", "the index wages does not say its base"},
		{"a sign on a rate", "kind: rate,", "kind: rate, symbol: x,", "only a unit with kind: measure has the key symbol"},
		{"per of nothing", "per: 100000", "per: 0", "expected a whole number from 1 on, found 0"},
		{"too many decimals", "decimals: 1", "decimals: 7", "decimals are 0 to 6"},
		{"unknown kind", "kind: index", "kind: indices", `unknown value "indices"`},
		{"unknown unit", "unit: sek", "unit: sekk", `unknown unit "sekk"`},
		{"no currency", "unit: sek", "unit: xyz", `unknown unit "xyz"`},
		{"half a yen", "value: 9000", "value: 9000.5", "an amount in JPY has at most 0 digits after the point"},
		{"a thousandth of a crown", "1250000.5", "1250000.505", "an amount in SEK has at most 2 digits after the point"},
		{"unknown payer", "unit: sek,", "unit: sek, payer: ministry,", "add to the vocabulary: payers: [{id: ministry, name: Ministry, side: ministry}]"},
		{"negative rate", "value: 14.1", "value: -14.1", "the value must not be below zero"},
		{"more than all", "value: 81.5", "value: 181.5", "a level in percent is at most 100"},
		{"decimals of what is counted", "unit: percent, counting: level", "noun: {one: person, other: people}", "are counted in whole numbers, found 81.5"},
		{"unit of our own that is no currency", "- {id: wages,", "- {id: gold, kind: money, currency: ABC, name: gold, noun: {other: gold}}\n- {id: wages,", `"ABC" is no currency of ISO 4217`},
	} {
		changed := strings.Replace(heat, c.old, c.new, 1)
		if changed == heat {
			t.Errorf("%s: nothing was changed", c.name)
		}
		if text, ok := load(changed); ok || !strings.Contains(text, c.want) || strings.Count(text, "error: ") != 1 {
			t.Errorf("%s: want %q alone, found\n%s", c.name, c.want, text)
		}
	}
}
