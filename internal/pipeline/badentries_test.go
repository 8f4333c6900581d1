package pipeline_test

import (
	"strings"
	"testing"

	"briefing/internal/diag"
)

// badEntry is one fault inside a file: old text, new text, and the id of the finding. The finding stands on the first
// line that differs, or lines further down.
type badEntry struct {
	name, file, old, new, id string
	down                     int
}

// badEntries are the cases of what a person types wrongly, for every kind of file that can have them.
func badEntries() []badEntry {
	const (
		dataset  = "data/dataset.yaml"
		figures  = "data/figures.yaml"
		charts   = "templates/charts.yaml"
		brief    = "templates/briefs/case.yaml"
		brand    = "templates/brands/eu/_brand.yml"
		messages = "templates/messages/en.yaml"
	)
	list := []badEntry{
		{"misspelt key", dataset, "  language: en", "  langauge: en", "unknown-key", 0},
		{"misspelt key", figures, "  reference_area: north-africa", "  referense_area: north-africa", "unknown-key", 0},
		{"misspelt key", charts, "  subtitle: Amounts by", "  subtitel: Amounts by", "unknown-key", 0},
		{"misspelt claim", charts, "{text: More years, holds: none}", "{text: More years, hlods: none}", "unknown-key", 0},
		{"misspelt key", brief, "  short_title: Case", "  short_titel: Case", "unknown-key", 0},
		{"misspelt block", brief, "- cover:", "- covers:", "unknown-block", 0},
		{"misspelt key", brand, "typography:", "typograhpy:", "unknown-key", 0},
		{"misspelt key", messages, "  table: Table", "  tabel: Table", "unknown-key", 0},

		{"missing key", dataset, "  edition: 2019-03\n", "", "missing-key", -4},
		{"missing key", figures, "  name: Support to border authorities\n", "", "missing-key", -1},
		{"missing alt text", charts, "  alt: Panels.\n", "", "missing-key", -8},
		{"missing unit", charts, "  unit: eur\n", "", "missing-key", -5},
		{"missing subtitle", charts, "  subtitle: Each panel has its own unit\n", "", "missing-key", -4},
		{"missing claim", charts, "  holds: round(border-support) > 1000000\n", "", "missing-holds", -1},
		{"missing key", brief, "  short_title: Case\n", "", "missing-key", -5},
		{"a subject", brief, "  keywords: [case]\n", "  keywords: [case]\n  subject: A case\n", "no-subject", 1},
		{"missing key", brand, "  primary: {", "  # primary: {", "", -99},
		{"missing text", messages, "  table: Table\n", "", "missing-key", -199},

		{"duplicate key", dataset, "  language: en", "  language: en\n  language: fr", "duplicate-key", 1},
		{"duplicate key", figures, "  unit: eur\n", "  unit: eur\n  unit: eur\n", "duplicate-key", 1},
		{"duplicate key", charts, "  unit: eur\n", "  unit: eur\n  unit: eur\n", "duplicate-key", 1},
		{"duplicate key", brief, "  kind: Case\n", "  kind: Case\n  kind: Case\n", "duplicate-key", 1},
		{"duplicate key", brand, "headings: Liberation Sans", "headings: Liberation Sans\n  headings: Liberation Sans", "duplicate-key", 1},
		{"duplicate key", messages, "  table: Table\n", "  table: Table\n  table: Table\n", "duplicate-key", 1},
		{"duplicate id", dataset, "- {id: cases, kind", "- {id: eur, kind", "duplicate-id", 0},
		{"duplicate id", figures, "- id: fund-programmes\n", "- id: border-support\n", "duplicate-id", 0},
		{"duplicate id", charts, "- id: results", "- id: regions", "duplicate-id", 0},
		{"duplicate id of a block", brief, "        id: amounts", "        id: regions", "duplicate-id", 0},

		{"dangling reference", dataset, "source: {source: sheet, section: all}}\n- {id: plan", "source: {source: sheets, section: all}}\n- {id: plan", "unknown-source", 0},
		{"dangling reference", figures, "  unit: eur\n", "  unit: euros\n", "unknown-unit", 0},
		{"dangling figure", charts, "of: niger-rescued,", "of: niger-resuced,", "unknown-reference", 0},
		{"dangling area", charts, "area: north-africa", "area: north-afrika", "unknown-reference", 0},
		{"dangling unit", charts, "unit: eur\n", "unit: euro\n", "unknown-reference", 0},
		{"dangling action", charts, "of: plan-runs", "of: plan-run", "unknown-reference", 0},
		{"dangling chart in a claim", charts, "count(actions@2015) > 0", "max(region) > 0", "unknown-reference", 0},
		{"dangling chart", brief, "chart: years", "chart: yeers", "unknown-reference", 0},
		{"dangling figure", brief, "{{sea-vessels}}", "{{sea-vesels}}", "unknown-reference", 0},
		{"dangling figure in a row", brief, "of: border-support", "of: boarder-support", "unknown-reference", 0},
		{"dangling period", brief, "@2018-05}}", "@2014}}", "no-such-period", 0},
		{"dangling footnote", brief, "Much remains to be said here.", "\"Much[^x] remains.\"", "unknown-footnote", 0},
		{"dangling block", brief, "Much remains to be said here.", "\"See {{see:nothing}}.\"", "unknown-block", 0},
		{"dangling colour", brand, "primary: {light: blue,", "primary: {light: bleu,", "", 0},
		{"unknown words to fill in", messages, `source_line: "Source: {source}."`, `source_line: "Source: {sauce}."`, "", 0},

		{"wrong type", dataset, "  title: A small dataset", "  title: [A, dataset]", "wrong-type", 0},
		{"wrong type", figures, "value: 140000000,", "value: many,", "wrong-type", 0},
		{"wrong type", charts, "  first_year: 2015", "  first_year: then", "wrong-type", 0},
		{"wrong type", charts, "  bars: [{of: plan-runs}]", "  bars: plan-runs", "wrong-type", 0},
		{"wrong type", brief, "        columns: 2", "        columns: two", "wrong-type", 0},
		{"wrong type", brief, "right: true", "right: yes", "wrong-type", 0},
		{"wrong type", brand, "topic: Migration and security", "topic: [Migration]", "wrong-type", 0},
		{"wrong type", messages, "  table: Table", "  table: [Table]", "wrong-type", 0},

		{"date that does not exist", dataset, "date: 2018-05-14", "date: 2018-02-30", "", 0},
		{"date that does not exist", figures, "time_period: 2018-12,", "time_period: 2018-13,", "", 0},
		{"date that does not exist", brief, "@2018-05}}", "@2018-02-30}}", "", 0},
		{"date that does not exist in a claim", charts, "count(actions@2015)", "count(actions@2015-13)", "bad-claim", 0},
		{"period that ends before it starts", figures, "time_period: 2018-08/2018-10", "time_period: 2018-10/2018-08", "", 0},
		{"years that end before they start", charts, "  last_year: 2019", "  last_year: 2014", "bad-years", -7},
		{"observation twice", figures, "time_period: 2018-05-14, published: 2018-05-14, source: {source: council}", "time_period: 2018-04-13, published: 2018-04-13, source: {source: navy}", "duplicate-observation", 0},

		{"text cut at a sign", dataset, "  title: A small dataset", "  title: A dataset #12", "cut-text", 0},
		{"text cut at a sign", figures, "  name: Regional programme", "  name: Programme #12", "cut-text", 0},
		{"text cut at a sign", charts, "  title: Results", "  title: Results #12", "cut-text", 0},
		{"text cut at a sign", brief, "standfirst: What there is.", "standfirst: What #12 is.", "yaml", 0},
		{"text cut at a sign", brand, "    topic: Migration and security", "    topic: Migration #12", "cut-text", 0},
		{"text cut at a sign", messages, "  table: Table", "  table: Table #12", "cut-text", 0},
		{"colour without quotes", brand, `ink: "#051036"`, "ink: #051036", "", 0},

		{"reference without quotes", dataset, "  title: A small dataset", "  title: {{centre-arrests}} arrests", "unquoted-reference", 0},
		{"reference without quotes", figures, "  name: Regional programme", "  name: {{centre-arrests}} arrests", "unquoted-reference", 0},
		{"reference without quotes", charts, "  title: Results", "  title: {{centre-arrests}} arrests", "unquoted-reference", 0},
		{"reference without quotes", brief, "    title: What was done", "    title: {{centre-arrests}} arrests", "unquoted-reference", 0},

		{"emoji", dataset, "  title: A small dataset", "  title: A small dataset 🙂", "not-in-face", 0},
		{"emoji", figures, "  name: Regional programme", "  name: Regional 🙂", "not-in-face", 0},
		{"emoji", charts, "  title: Results", "  title: Results 🙂", "not-in-face", 0},
		{"emoji", brief, "standfirst: What there is.", "standfirst: What there is 🙂.", "not-in-face", 0},
		{"emoji", brand, "topic: Migration and security", "topic: Migration 🙂", "not-in-face", 0},
		{"emoji", messages, "  table: Table", "  table: Table 🙂", "not-in-face", 0},

		{"figure typed by hand", figures, "  name: Regional programme", "  name: Regional programme of 15 million", "typed-figure", 0},
		{"figure typed by hand", charts, "  alt: Panels.", "  alt: 13 000 people.", "typed-figure", 0},
		{"figure typed by hand", brief, "Much remains", "Half remains", "typed-figure", 0},
		{"broken reference", brief, "{{sea-vessels}}", "{{sea-vessels", "", 0},
		{"broken claim", brief, "holds: centre-arrests > 600", "holds: centre-arrests >> 600", "bad-claim", 0},
		{"claim of several numbers", charts, "> 1000000", "> 1,000,000", "bad-claim", 0},
		{"row with a cell too few", brief, "cells: [.name, .amount]", "cells: [.name]", "bad-row", 0},
	}
	// Numbers that are none, in every file that has numbers.
	for _, n := range []string{"010", "1_000", "1,000", ".nan", ".inf", "-.inf", "-5", "1e3", "0x1F", "\"5\"", "''", "~"} {
		list = append(list,
			badEntry{"number " + n, figures, "{value: 140000000,", "{value: " + n + ",", "", 0},
			badEntry{"lines " + n, dataset, "  text_lines: 100", "  text_lines: " + n, "", 0},
			badEntry{"year " + n, charts, "  first_year: 2015", "  first_year: " + n, "", -6},
			badEntry{"largest " + n, charts, "largest: 1", "largest: " + n, "", -1},
			badEntry{"decimals " + n, brief, "        decimals: 1", "        decimals: " + n, "", -4},
			badEntry{"width " + n, brief, "width: 16", "width: " + n, "", -4},
			badEntry{"columns " + n, brief, "        columns: 2", "        columns: " + n, "", -1})
	}
	return list
}

// TestBadEntries tries each fault and sees that it is found at its place, in plain words.
func TestBadEntries(t *testing.T) {
	for _, c := range badEntries() {
		t.Run(c.file+"/"+c.name, func(t *testing.T) {
			t.Parallel()
			sound := badWorld()[c.file]
			at := strings.Index(sound, c.old)
			if at < 0 {
				t.Fatalf("%s does not hold %q", c.file, c.old)
			}
			f := badWorld().with(c.file, strings.Replace(sound, c.old, c.new, 1))
			diags := outcome(f.options("eu"))
			wantFinding(t, diags, c.id, diag.Pos{File: c.file})
			inside(t, f, diags)
			plainWords(t, diags)
			first := strings.Count(sound[:at+commonPrefix(c.old, c.new)], "\n") + 1
			wantNear(t, diags, c, first)
		})
	}
}

// wantNear sees that an error stands on the line of the fault; of a key that is missing, where its group begins.
func wantNear(t *testing.T, diags diag.List, c badEntry, line int) {
	t.Helper()
	for _, d := range diags {
		if d.Severity != diag.Error || d.Pos.File != c.file || c.id != "" && d.ID != c.id {
			continue
		}
		if d.Pos.Line >= line+min(c.down, 0) && d.Pos.Line <= line+max(c.down, 0) {
			return
		}
	}
	t.Errorf("no error at line %d:\n%s", line, diags.Text())
}

func commonPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}
