package pipeline_test

import (
	"slices"
	"strings"
	"testing"

	"briefing/internal/diag"
	"briefing/internal/pipeline"
	"briefing/internal/testkit/golden"
)

// refusal is a wrong edit of the second dataset: what is written in place of what, or behind the end of a file where old is empty,
// the rule that must refuse it, and what its message must name: both figures and what differs.
type refusal struct {
	rule     string
	says     string
	file     string
	old, new string
	id       string
	names    []string
}

// refusals try each rule by which figures are kept apart, on a subject that has nothing of the shipped one.
func refusals() []refusal {
	derived := func(rule, says, text, id string, names ...string) refusal {
		return refusal{rule, says, "data/derived.yaml", "", text + "\n", id, names}
	}
	chart := func(rule, says, of, with, id string, names ...string) refusal {
		return refusal{rule, says, "templates/charts.yaml", "- {label: Spain, parts: [{of: " + of + "}]}", "- {label: Spain, parts: [{of: " + with + "}]}", id, names}
	}
	return []refusal{
		chart("one axis", "one unit", "death-rate/es@2023", "deaths/es@2023", "one-unit", "death-rate/it@2023", "deaths/es@2023", "per 100,000 people", "is in deaths"),
		{"one axis", "one way of counting", "data/money.yaml", "counts: money\n  counting: single_year\n  payer: ministry-it\n  funding_status: spent\n  purpose: cooling",
			"counts: money\n  counting: pledge\n  payer: ministry-it\n  funding_status: spent\n  purpose: cooling", "one-counting", []string{"cooling-it", "fund-it", "pledge", "single year"}},
		{"one axis", "one payer, or segments by payer", "data/vocabulary.yaml", "fill: outlined}", "fill: alone}", "payer-sides", []string{"cooling-it", "fund-it", "money of Italy", "money of the Union"}},
		derived("sum", "one unit", "- {id: wrong, name: Wrong, sum: [plan-it, plan-se]}", "one-unit", "plan-it", "plan-se", "EUR", "SEK"),
		derived("sum", "one way of counting", "- {id: wrong, name: Wrong, noun: {one: nurse, other: nurses}, sum: [nurses, population/mt]}", "one-counting", "nurses", "population/mt", "running total", "stock"),
		derived("sum", "one thing that is counted", "- {id: wrong, name: Wrong, sum: [calls, alerts]}", "one-unit", "calls", "alerts"),
		derived("sum", "one side of payers", "- {id: wrong, name: Wrong, sum: [plan-it, fund-it]}", "payer-sides", "plan-it", "fund-it", "money of Italy", "money of the Union"),
		derived("sum", "no part beside its whole", "- {id: wrong, name: Wrong, noun: {one: death, other: deaths}, sum: [deaths/it, deaths/it/f]}", "part-and-whole", "deaths/it", "deaths/it/f"),
		{"sum", "no stack of codes that are not said to add up", "templates/charts.yaml", "parts: [{of: fund-it, caption: Italy}, {of: fund-gr, caption: Greece}]",
			"parts: [{of: deaths-by-age/5-64, caption: A}, {of: deaths-by-age/65-79, caption: B}]", "dimension-codes", []string{"deaths-by-age/5-64", "deaths-by-age/65-79", "add up"}},
		derived("sum", "no rates", "- {id: wrong, name: Wrong, sum: [death-rate/it, death-rate/es]}", "percentages", "death-rate/it", "death-rate/es"),
		derived("more than", "never a divisor", "- {id: wrong, name: Wrong, rate: alerts, per_unit_of: nurses, per: 100000}", "lower-bound", "nurses", "more than"),
		derived("more than", "nor part of a difference", "- {id: wrong, name: Wrong, difference: [nurses, population/mt]}", "one-counting", "nurses"),
		derived("share", "only of its whole", "- {id: wrong, name: Wrong, share: deaths/it/f, whole: deaths/es}", "share-of-its-whole", "deaths/it/f", "deaths/es"),
		derived("place", "a rate is of one place", "- {id: wrong, name: Wrong, rate: deaths/it, per_unit_of: population/es, per: 100000}", "rate-area", "deaths/it", "population/es", "Italy", "Spain"),
		derived("period", "a rate is of one period", "- {id: wrong, name: Wrong, rate: deaths/it@2020, per_unit_of: population/it@2024, per: 100000}", "rate-period", "2020", "2024"),
		derived("period", "a change since an edition is of published values, not of a whole that is added up", "- {id: wrong, name: Wrong, change: deaths/gr, since: edition}", "one-series", "deaths/gr", "added up"),
		derived("period", "years and quarters have no change", "- {id: wrong, name: Wrong, change: plan-it, between: [2023-Q4, 2024], in: percent}", "no-such-period", "plan-it", "2024", "2024-Q4"),
		derived("period", "nothing is measured across a break", "- {id: wrong, name: Wrong, change: deaths/fr, between: [2017, 2018], in: percent}", "one-method", "deaths/fr", "2018"),
		{"one axis", "periods of one length", "data/money.yaml", "{period: 2023-Q1, value: 4250000}", "{period: 2022, value: 4250000}", "one-period", []string{"plan-it@2022", "plan-it@2023-Q2", "period 2022", "of 2023-Q2"}},
		derived("period", "a rate of exchange is of the amount’s period", "- {id: wrong, name: Wrong, convert: plan-se@2024, into: eur, rate: sek-per-eur@2023}", "exchange", "plan-se", "sek-per-eur", "2024", "2023"),
		derived("missing", "is never zero", "- {id: wrong, name: Wrong, noun: {one: death, other: deaths}, sum: [deaths/hr/f@2017, deaths/it/f@2017]}", "missing-not-zero", "deaths/hr/f@2017"),
		derived("missing", "nor what is withheld", "- {id: wrong, name: Wrong, noun: {one: death, other: deaths}, sum: [deaths/mt/f@2016, deaths/it/f@2016]}", "missing-not-zero", "deaths/mt/f@2016"),
		{"typed", "a number on a page is a reference", "templates/briefs/heat.yaml", "{{deaths/it@2023}} people died", "12,380 people died", "typed-figure", []string{"12,380", "{{deaths/it@2023}}"}},
	}
}

// Each wrong edit is refused by its rule; the message names both figures and what differs. All messages are kept to be read.
func TestHeatIsKeptApart(t *testing.T) {
	var told strings.Builder
	for _, r := range refusals() {
		f := heatFiles()
		text := f[r.file]
		if r.old != "" && strings.Count(text, r.old) != 1 {
			t.Fatalf("%s, %s: what is edited stands %d times in %s", r.rule, r.says, strings.Count(text, r.old), r.file)
		}
		if r.old == "" {
			text += r.new
		} else {
			text = strings.Replace(text, r.old, r.new, 1)
		}
		f = f.with(r.file, text)
		var diags diag.List
		p, found := pipeline.Load(f.options("eu"))
		diags.Append(found)
		if p != nil {
			_, found = p.Document("heat")
			diags.Append(found)
			for _, id := range p.Library.ChartIDs() {
				_, found = p.Chart(id)
				diags.Append(found)
			}
		}
		told.WriteString("== " + r.rule + ": " + r.says + "\n")
		var hit []string
		for _, d := range diags.Sorted() {
			if d.Severity != diag.Note {
				told.WriteString(d.String() + "\n")
				if d.ID == r.id {
					hit = append(hit, d.String())
				}
			}
		}
		told.WriteString("\n")
		if !slices.ContainsFunc(hit, func(s string) bool {
			return !slices.ContainsFunc(r.names, func(n string) bool { return !strings.Contains(plainBlanks(s), n) })
		}) {
			t.Errorf("%s, %s: no message of %s names %q:\n%s", r.rule, r.says, r.id, r.names, diags.Text())
		}
	}
	golden.Text(t, "testdata/heat/refused.golden", told.String())
}
