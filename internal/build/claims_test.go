package build_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"briefing/internal/doc"
)

// TestShippedClaims makes every claimed title of the shipped templates false by a changed observation and sees that
// its words stand nowhere on the page any more. The table must name every claim of the templates.
func TestShippedClaims(t *testing.T) {
	type edit struct{ file, from, to string }
	const funding, inside, sea, partner = "data/indicators/funding.yaml", "data/indicators/inside-eu.yaml", "data/indicators/at-sea.yaml", "data/indicators/partner-countries.yaml"
	lessLibya := edit{funding, "value: 91300000\n    qualifier: exact\n    printed: €91.3 million", "value: 51300000\n    qualifier: exact\n    printed: €51.3 million"}
	moreLibya := edit{funding, lessLibya.from, "value: 191300000\n    qualifier: exact\n    printed: €191.3 million"}
	arrests := func(n string) edit {
		return edit{inside, "value: 607\n    qualifier: exact\n    printed: \"607\"", "value: " + n + "\n    qualifier: exact\n    printed: \"" + n + "\""}
	}
	cases := []struct {
		claim, brief string
		words        string // that the title prints while it holds
		edits        []edit
	}{
		{"round(funding-north-africa) = round(funding-sahel)", "factsheet", "North Africa and the Sahel have", []edit{lessLibya}},
		{"round(funding-north-africa) = round(funding-sahel)", "one-pager", "North Africa and the Sahel have", []edit{moreLibya}},
		{"max(funding-by-region) = north-africa", "factsheet", "North Africa has the largest", []edit{lessLibya}},
		{"max(funding-by-region) = sahel", "factsheet", "The Sahel has the largest", []edit{moreLibya}},
		{"g5-conference-eu < g5-conference-all-donors", "claims", "announced for the Sahel", []edit{
			{funding, "value: 414000000\n    qualifier: exact\n    printed: €414 million", "value: 100000000\n    qualifier: exact\n    printed: €100 million"}}},
		{"emsc-arrests > 600", "claims", "Operations report", []edit{arrests("600")}},
		{"sophia-vessels@2018-05 < sophia-vessels", "factsheet", "vessels counted to date", []edit{
			{sea, "value: 545", "value: 551"}, {sea, "printed: 545 vessels", "printed: 551 vessels"}}},
		{"count(actions@2015) > 0 and count(actions@2016) > 0 and count(actions@2017) > 0 and count(actions@2018) > 0 and count(actions@2019) > 0",
			"one-pager", "Measures have built up every year", []edit{{"data/actions.yaml", "  time: 2016\n", "  time: 2017\n"}}},
		{"action-plan-priorities = 4", "factsheet", "The action plan sets", []edit{
			{inside, "value: 4\n    qualifier: exact\n    printed: 4 PRIORITIES", "value: 5\n    qualifier: exact\n    printed: 5 PRIORITIES"}}},
		{"emsc-priority-cases > 100", "factsheet", "smuggling centre backed", []edit{
			{inside, "value: 101\n    qualifier: exact\n    printed: \"101\"", "value: 99\n    qualifier: exact\n    printed: \"99\""}}},
		{"emsc-arrests > 0 and sophia-vessels > 0", "factsheet", "vessels removed at sea", []edit{arrests("0")}},
		{"emsc-arrests > 0 and sophia-vessels > 0", "one-pager", "vessels removed at sea", []edit{arrests("0")}},
		{"emsc-arrests > 0 and sophia-vessels > 0", "deck", "and, at sea,", []edit{arrests("0")}},
		{"round(funding-north-africa) = round(funding-sahel)", "deck", "North Africa and the Sahel have", []edit{lessLibya}},
		{"sophia-vessels@2018-05 < sophia-vessels", "deck", "vessels counted to date", []edit{
			{sea, "value: 545", "value: 551"}, {sea, "printed: 545 vessels", "printed: 551 vessels"}}},
		{"bmm-fronts = 4", "deck", "tasks in the Horn of Africa", []edit{
			{partner, "value: 4\n    qualifier: exact\n    printed: four fronts", "value: 5\n    qualifier: exact\n    printed: five fronts"}}},
		{"morocco-border-support > libya-eutf-programmes and morocco-border-support > 0", "deck", "The EU mobilised", []edit{moreLibya}},
		{"g5-eu-pledges < funding-sahel and g5-eu-pledges > jit-niger-funding", "deck", "was pledged to the G5 Sahel", []edit{
			{funding, "value: 6000000\n    qualifier: exact\n    printed: €6 million", "value: 300000000\n    qualifier: exact\n    printed: €300 million"}}},
	}
	shipped := shippedFiles().with("templates/briefs/claims.yaml", strings.Replace(caseHead, "id: case", "id: claims", 1)+
		"- chart: sahel-conference\n- chart: outcomes\n- notes: {}\n")
	for _, c := range cases {
		t.Run(c.claim+" in "+c.brief, func(t *testing.T) {
			held := text(t, shipped, c.brief)
			changed := shipped
			for _, e := range c.edits {
				if strings.Count(changed[e.file], e.from) != 1 {
					t.Fatalf("%q stands %d times in %s", e.from, strings.Count(changed[e.file], e.from), e.file)
				}
				changed = changed.with(e.file, strings.Replace(changed[e.file], e.from, e.to, 1))
			}
			if strings.Contains(text(t, changed, c.brief), c.words) {
				t.Errorf("%q is printed although %s is false", c.words, c.claim)
			}
			first := !strings.HasPrefix(c.claim, "max(")
			if first && !strings.Contains(held, c.words) {
				t.Errorf("%q is not printed while %s holds: the case tests nothing", c.words, c.claim)
			}
		})
	}
	claimed := map[string]bool{}
	for _, c := range cases {
		claimed[c.claim] = true
	}
	for name, content := range shippedFiles() {
		if !strings.HasPrefix(name, "templates/briefs/") && name != "templates/charts.yaml" {
			continue
		}
		for _, m := range holds.FindAllStringSubmatch(content, -1) {
			claim := strings.Join(strings.Fields(strings.TrimPrefix(strings.TrimSpace(m[1]), ">-")), " ")
			if claim = strings.TrimRight(claim, "}"); claim != "none" && !claimed[claim] {
				t.Errorf("%s: no case makes the claim %q false", name, claim)
			}
		}
	}
}

// holds finds a condition of a template: to the end of its line or flow, or the folded lines below it.
var holds = regexp.MustCompile(`(?m)^[^#\n]*\bholds: (>-\n(?:\s{6,}.*\n)+|[^\n]+)`)

// text is everything a brief says, as a dump.
func text(t *testing.T, f files, name string) string {
	t.Helper()
	d, diags := f.document(name)
	if d == nil || diags.HasErrors() {
		t.Fatalf("%s is not built:\n%s", name, diags.Text())
	}
	var b bytes.Buffer
	if err := doc.Dump(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
