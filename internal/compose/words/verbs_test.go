package words_test

import (
	"os"
	"testing"
	"testing/fstest"

	"briefing/internal/compose/words"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/dataset/datafiles"
	"briefing/internal/input/language"
)

const verbsData = `dataset:
  id: county
  title: The county
  language: en
  edition: 2025-03
  publication: {publisher: County, contact: desk, status: final, reuse: free}
  one_payer: true
units:
- {id: per-100k, kind: rate, per: 100000, words: "per 100,000"}
- {id: per-head, kind: rate, per: 1, words: SEK a head}
- {id: sek-per-eur, kind: rate, per: 1, currency: SEK, per_currency: EUR, words: SEK per EUR}
- {id: eur-per-sek, kind: rate, per: 1, currency: EUR, per_currency: SEK, words: EUR per SEK}
- {id: eur-per-100-sek, kind: rate, per: 100, currency: EUR, per_currency: SEK, words: EUR per 100 SEK}
sources:
- {id: survey, title: Survey, publisher: County, date: 2025-02-10}
defaults: {source: survey, period: 2024}
indicators:
- {id: cases, name: Cases, noun: {one: case, other: cases}, counting: single_year, observations: [{value: 1234}, {period: 2023, value: 1195}, {period: 2022, value: 1300}]}
- {id: small, name: Small, noun: {one: case, other: cases}, counting: single_year, observations: [{value: 412}, {period: 2023, value: 399}, {period: 2022, value: 400}]}
- {id: people, name: People, noun: {one: inhabitant, other: inhabitants}, counting: level, observations: [{value: 9950000}]}
- {id: covered, name: Covered, unit: percent, counting: level, observations: [{value: 44}, {period: 2023, value: 41.5}, {period: 2022, value: 42.5}]}
- {id: budget, name: Budget, unit: sek, counting: single_year, observations: [{value: 412000000}, {period: 2023, value: 400000000}]}
- {id: fee, name: Fee, unit: sek, counting: single_year, observations: [{value: 250}]}
- {id: by, name: B, unit: sek-per-eur, counting: level, observations: [{value: 11.4325}]}
- {id: times, name: T, unit: eur-per-sek, counting: level, observations: [{value: 0.0877}]}
- {id: hundred, name: H, unit: eur-per-100-sek, counting: level, observations: [{value: 8.77}]}
- {id: monthly, name: Monthly, noun: {one: case, other: cases}, counting: single_year, observations: [
  {period: 2023-01, value: 1}, {period: 2023-02, value: 2}, {period: 2023-03, value: 3}, {period: 2023-04, value: 4}, {period: 2023-05, value: 5}, {period: 2023-06, value: 6}, {period: 2023-07, value: 7},
  {period: 2023-08, value: 8}, {period: 2023-09, value: 9}, {period: 2023-10, value: 10}, {period: 2023-11, value: 11}, {period: 2023-12, value: 12}, {period: 2024-01, value: 13}]}
derived:
- {id: rate, name: X, rate: cases, per_unit_of: people, per: 100000}
- {id: rate-two, name: X, rate: cases, per_unit_of: people, per: 100000, decimals: 2}
- {id: head, name: X, rate: budget, per_unit_of: people, unit: per-head}
- {id: rise, name: X, change: small, between: [2023, 2024], in: percent}
- {id: fall, name: X, change: cases, between: [2022, 2024], in: percent, decimals: 1}
- {id: number, name: X, change: small}
- {id: points, name: X, change: covered}
- {id: one-point, name: X, change: covered, between: [2022, 2023], decimals: 0}
- {id: mean, name: X, mean: small, periods: {from: 2022, to: 2024}}
- {id: mean-money, name: X, mean: budget, periods: [2023, 2024]}
- {id: mean-months, name: X, mean: monthly, periods: {from: 2023-01, to: 2024-01}}
- {id: index, name: X, index: cases, base: 2023}
- {id: divided, name: X, convert: budget, into: eur, rate: by}
- {id: multiplied, name: X, convert: budget, into: eur, rate: times}
- {id: by-hundred, name: X, convert: budget, into: eur, rate: hundred, decimals: 3}
- {id: fee-eur, name: X, convert: fee, into: eur, rate: by}
`

// Each verb is printed with its decimals, and its arithmetic can be followed by hand.
func TestVerbArithmetic(t *testing.T) {
	ds, l := datafiles.Load(fstest.MapFS{"d.yaml": &fstest.MapFile{Data: []byte(verbsData)}}, "d.yaml", datafiles.Options{})
	if ds == nil {
		t.Fatal(l.Text())
	}
	cat, l := language.Load(os.DirFS("../../../templates"), "messages", "en")
	if l.HasErrors() {
		t.Fatal(l.Text())
	}
	set, l := figures.Resolve(ds, dataset.Date{})
	if l.HasErrors() {
		t.Fatal(l.Text())
	}
	p := words.NewPrinter(cat, set)
	const nb, thin = "\u00a0", "\u202f"
	for id, want := range map[string][2]string{
		"rate":        {"12.4" + nb + "per 100,000", "12.4" + nb + "per 100,000 = 1" + thin + "234 / 9" + thin + "950" + thin + "000 × 100" + thin + "000"},
		"rate-two":    {"12.40" + nb + "per 100,000", "12.40" + nb + "per 100,000 = 1" + thin + "234 / 9" + thin + "950" + thin + "000 × 100" + thin + "000"},
		"head":        {"41.4" + nb + "SEK a head", "41.4" + nb + "SEK a head = SEK" + nb + "412" + nb + "million / 9" + thin + "950" + thin + "000"},
		"rise":        {"3.3%", "+3.3% = (412 − 399) / 399"},
		"fall":        {"−5.1%", "−5.1% = (1" + thin + "234 − 1" + thin + "300) / 1" + thin + "300"},
		"number":      {"13", "13 = 412 in 2024 − 399 in 2023"},
		"points":      {"2.5 percentage points", "+2.5 percentage points = 44 − 41.5"},
		"one-point":   {"−1 percentage point", "−1 percentage point = 41.5 − 42.5"},
		"mean":        {"403.7", "403.7 = (400 + 399 + 412) / 3"},
		"mean-money":  {"SEK" + nb + "406" + nb + "million", "SEK" + nb + "406" + nb + "million = (400 + 412) / 2"},
		"mean-months": {"7.0", "7.0: mean of 13 values, Jan 2023–Jan 2024"},
		"index":       {"103.3", "103.3 = 1" + thin + "234 / 1" + thin + "195 × 100"},
		"divided":     {"€36" + nb + "million", "€36" + nb + "million = SEK" + nb + "412" + nb + "million / 11.4325" + nb + "SEK per EUR"},
		"multiplied":  {"€36.1" + nb + "million", "€36.1" + nb + "million = SEK" + nb + "412" + nb + "million × 0.0877" + nb + "EUR per SEK"},
		"by-hundred":  {"€36.132" + nb + "million", "€36.132" + nb + "million = SEK" + nb + "412" + nb + "million × 8.77" + nb + "EUR per 100 SEK / 100"},
		"fee-eur":     {"€21.87", "€21.87 = SEK" + nb + "250 / 11.4325" + nb + "SEK per EUR"},
	} {
		v, problem := set.Value(id)
		if problem != nil {
			t.Fatal(problem)
		}
		if got := p.Figure(v, words.Form{}, nil); got != want[0] {
			t.Errorf("%s is printed as %q, want %q", id, got, want[0])
		}
		if got := words.Flat(p.Calculation(v, p.Result(v))); got != want[1] {
			t.Errorf("%s: %q, want %q", id, got, want[1])
		}
		if words.IsRounded(v) != (id != "number" && id != "points" && id != "one-point" && id != "mean-money" && id != "mean-months") {
			t.Errorf("%s: rounded %v", id, words.IsRounded(v))
		}
	}
	// Which way a change between two periods goes, and how much without a sign.
	for id, way := range map[string]string{"rise": "up", "fall": "down", "number": "up", "one-point": "down"} {
		v, _ := set.Value(id)
		if got := words.WayOf(v); got != way {
			t.Errorf("%s goes %s, want %s", id, got, way)
		}
	}
}
