package words_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"briefing/internal/compose"
	"briefing/internal/compose/words"
	"briefing/internal/testkit/outline"
	"briefing/internal/testkit/world"
)

// A tilde stands for a space at which no line ends.
func TestGlue(t *testing.T) {
	for s, want := range map[string]string{
		"140 + 91.3":                  "140~+~91.3",
		"€231.3~million = 140 + 91.3": "€231.3~million =~140~+~91.3",
		"414 − 100 = 314, and more":   "414~−~100~=~314, and more",
		"€5 + €6":                     "€5~+~€6",
		"98% = 49 / 50.":              "98%~=~49~/~50.",
		"a word = 100 people":         "a word =~100 people",
		"19 named + 5 not named":      "19 named +~5 not named",
		"North + South, A / B":        "North + South, A / B",
		"= 5":                         "=~5",
		"5 =":                         "5 =",
		"+":                           "+",
		"":                            "",
		"5  +  6":                     "5  +  6",
		"It is 2018.":                 "It is 2018.",
		// Too long for a narrow column: the line goes on with a sign.
		"100 + 200 + 300 + 400 + 500 + 600 + 700": "100~+~200~+~300~+~400~+~500~+~600 +~700",
	} {
		if got := strings.ReplaceAll(words.NoBreakSums(strings.ReplaceAll(s, "~", words.NoBreakSpace)), words.NoBreakSpace, "~"); got != want {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
	}
}

// No text of a brief, slide, note or chart can end a line inside a sum, nor one of a brief that prints all sums of a dataset.
func TestSumsAreNotBroken(t *testing.T) {
	lib, ds := world.SmallWith(t, "sums", `brief: {id: sums, kind: Brief, format: pages, title: Sums, holds: none, short_title: Sums, keywords: [sums]}
blocks:
- prose:
  - "Town: {{money-town.sum}} = {{money-town}}; with the hills {{money-hill.sum}} = {{money-hill}}; all: {{money-mixed.sum}} = {{money-mixed}}."
  - "Visits: {{visits-county.sum}} = {{visits-county}}; all others pledged {{gala-others.sum}} = {{gala-others}}."
- notes: {}
`)
	set := world.Resolve(t, ds, ds.Edition)
	sums := 0
	look := func(name, text string) {
		list := strings.Fields(strings.NewReplacer(words.NoBreakSpace, "~").Replace(text))
		for i, w := range list {
			sums += strings.Count(w, "~+~")
			sign, _, held := strings.Cut(w, "~")
			if words.IsSign(sign) && i > 0 && words.EndsNumber(list[i-1]) && (held || i+1 < len(list) && words.BeginsNumber(list[i+1])) &&
				utf8.RuneCountInString(list[i-1]+" "+w) <= words.MostGlued {
				t.Errorf("%s: %q can be broken", name, list[i-1]+" "+w)
			}
		}
	}
	for _, name := range lib.Names() {
		d, diags := world.Document(lib, set, name, compose.Options{Tables: true, Pages: world.EightPages})
		if d == nil {
			t.Fatal(diags.Text())
		}
		for _, line := range strings.Split(world.DumpWhole(t, d), "\n") {
			look(name, strings.ReplaceAll(line, "~", words.NoBreakSpace))
		}
	}
	for _, id := range lib.ChartIDs() {
		page, diags := world.ChartPage(lib, set, id, compose.Options{})
		if page == nil {
			t.Fatal(diags.Text())
		}
		look(id, outline.Text(page.Chart.Note))
		look(id, page.Chart.Alt.S)
		for _, g := range page.Table.Groups {
			look(id, g.Value.S)
			for _, r := range g.Rows {
				for _, c := range r {
					look(id, c.S)
				}
			}
		}
	}
	if sums < 10 {
		t.Errorf("only %d sums were found", sums)
	}
}
