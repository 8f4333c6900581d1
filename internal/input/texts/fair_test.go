package texts_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/input/template/reading"
	"briefing/internal/testkit/world"
)

// Every place that a reader takes in alone, with WORDS where its text stands and VALUE where its figure does.
func headlinePlaces() map[string]map[string]string {
	section := "- section:\n    title: A part\n    holds: none\n"
	chart := func(kind string) string {
		return "- id: c\n  kind: " + kind + "\n  title: C\n  holds: none\n  subtitle: S\n  alt: A.\n"
	}
	return map[string]map[string]string{
		"a heading":           {"blocks": "- section:\n    title: \"WORDS\"\n    holds: none\n"},
		"a heading to spare":  {"blocks": "- section:\n    titles:\n    - {text: First, holds: arrests > 5}\n    - {text: \"WORDS\", holds: none}\n"},
		"in another language": {"blocks": "- section:\n    title: {en: First, fr: \"WORDS\"}\n    holds: none\n"},
		"the title":           {"brief": strings.Replace(world.Head, "title: A test", "title: \"WORDS\"", 1) + "blocks:\n" + section + "- notes: {}\n"},
		"the short title":     {"brief": strings.Replace(world.Head, "short_title: Test", "short_title: \"WORDS\"", 1) + "blocks:\n" + section + "- notes: {}\n"},
		"a box":               {"blocks": "- box:\n    title: \"WORDS\"\n    holds: none\n    items: [{title: A, text: B}]\n"},
		"an item of a box":    {"blocks": "- box:\n    title: A\n    holds: none\n    items: [{title: \"WORDS\", text: B}]\n"},
		"a list":              {"blocks": "- facts:\n    title: \"WORDS\"\n    holds: none\n    items: [One.]\n"},
		"the notes":           {"blocks": section + "- notes: {title: \"WORDS\", holds: none}\n"},
		"a label":             {"blocks": "- tiles:\n    tiles: [{value: \"{{arrests}}\", label: \"WORDS\"}]\n"},
		"a tile":              {"blocks": "- key_figures:\n    tiles: [{value: \"VALUE\", label: \"REST\"}]\n"},
		"a chart":             {"blocks": section, "charts": strings.Replace(chart("bars"), "title: C", "title: \"WORDS\"", 1) + "  unit: eur\n  groups: [{rows: [{label: L, parts: [{of: libya}]}]}]\n"},
		"a panel":             {"blocks": section, "charts": chart("panels") + "  panels: [{of: ID, kicker: Who, label: \"REST\"}]\n"},
		"a line":              {"blocks": section, "charts": chart("step-lines") + "  keys: {main: m, outside: o}\n  panels: [{title: \"WORDS\", of: sophia-vessels}]\n"},
	}
}

// foundIn loads templates that say words about a figure in one of the places.
func foundIn(t *testing.T, ds *dataset.Dataset, files map[string]string, id, words string) diag.List {
	t.Helper()
	filled := map[string]string{"charts": world.NoCharts}
	for name, s := range files {
		s = strings.ReplaceAll(s, "WORDS", strings.ReplaceAll(words, "FIGURE", "{{"+id+"}}"))
		s = strings.ReplaceAll(s, "VALUE", "{{"+id+"}}")
		s = strings.ReplaceAll(s, "REST", strings.TrimSpace(strings.ReplaceAll(words, "FIGURE", "")))
		filled[name] = strings.ReplaceAll(s, "of: ID", "of: "+id)
	}
	if b, ok := filled["blocks"]; ok {
		if !strings.Contains(b, "- notes:") {
			b += "- notes: {}\n"
		}
		filled["brief"] = world.Head + "blocks:\n" + b
	}
	charts := filled["charts"]
	if !strings.HasPrefix(charts, "charts:") {
		charts = "charts:\n" + charts
	}
	_, diags := reading.Load(world.Templates(charts, filled["brief"]), world.English(), ds, reading.Options{})
	return diags
}

// TestNoSumIsGivenToASource tries every place, every way to name a source, and every kind of computed figure.
func TestNoSumIsGivenToASource(t *testing.T) {
	names := map[string]bool{ // what is said, and whether it names a source
		"The Test sheet names FIGURE":               true,
		"FIGURE, says the test\u00a0sheet":          true,
		"“The 2019 sheet with 12 facts”: FIGURE":    true,
		"FIGURE in the SOPHIA IN NUMBERS":           true,
		"FIGURE by {{sheet.short}}":                 true,
		"FIGURE by {{council.name}}":                true,
		"FIGURE by {{arrests.source}}":              true,
		"The Test sheets name FIGURE":               false,
		"The latest sheet names FIGURE":             false,
		"The Council names FIGURE":                  false, // its own short name belongs to another source than the main one
		"FIGURE known in {{sheet.date}}":            false,
		"FIGURE for the European Migrant Smuggling": false,
	}
	ds := world.Dataset(t, "- {id: others, => - {id: unpledged, name: Not pledged, share: pledge, whole: all-donors}\\n- {id: others,")
	for where, files := range headlinePlaces() {
		for words, source := range names {
			for _, id := range []string{"fund", "others", "unpledged", "morocco"} {
				want := source && id != "morocco"
				if where == "in another language" && strings.Contains(words, "12 facts") {
					continue // a typed figure of another language is told when that one is read
				}
				diags := foundIn(t, ds, files, id, words)
				if got := world.Has(diags, "figure-of-source"); got != want {
					t.Errorf("%s, %q of %s: refused %v, want %v\n%s", where, words, id, got, want, diags.Text())
				}
			}
		}
	}
}

// A name that a body, a payer or an area has, too, is no source; nor is one that is part of such a name.
func TestNamesThatAreNoSource(t *testing.T) {
	for _, c := range []struct {
		edits, words string
		want         bool
	}{
		{"short: Test sheet => short: EU Trust Fund", "The EU Trust Fund has FIGURE", false}, // a payer
		{"short: Test sheet => short: EMSC", "The EMSC has FIGURE", false},                   // a body, by its abbreviation
		{"short: Test sheet => short: Sahel", "The Sahel has FIGURE", false},                 // an area
		{"short: Test sheet => short: Smuggling Centre", "The European Migrant Smuggling Centre has FIGURE", false},
		{"short: Test sheet => short: Smuggling Centre", "The Smuggling Centre has FIGURE", true},
		{"short: Test sheet => short: Sahel", "{{sheet.short}} has FIGURE", true}, // a reference says which is meant
		{"short: Test sheet => short: {en: Test sheet, fr: Fiche}", "Fiche: FIGURE", true},
		{"title: Navy news => title: Figures", "Some figures: FIGURE", false}, // a title of one word is matched as it is written
		{"title: Navy news => title: Figures", "The Figures say FIGURE", true},
		{"name: Support to Morocco => name: What the Test sheet calls support", "{{morocco.name}}: FIGURE", true}, // through a name of the dataset
		{"name: Support to Morocco => name: \"Support, of {{fund}}\"", "The Test sheet on {{morocco.name}}", true},
	} {
		diags := foundIn(t, world.Dataset(t, c.edits), map[string]string{"blocks": "- section:\n    title: \"WORDS\"\n    holds: none\n"}, "fund", c.words)
		if got := world.Has(diags, "figure-of-source"); got != c.want {
			t.Errorf("%s, %q: refused %v, want %v\n%s", c.edits, c.words, got, c.want, diags.Text())
		}
	}
}

// TestMixedFiguresAreNoHeadline: in every place a figure that mixes ways of counting is refused, and its parts are not.
func TestMixedFiguresAreNoHeadline(t *testing.T) {
	ds := world.Dataset(t, "- {id: others, => - {id: deeper, name: Deeper, sum: [named-north, pledge], mixes: [single_year, stock, pledge]}\\n- {id: others,")
	for where, files := range headlinePlaces() {
		for id, want := range map[string]bool{"named": true, "named-north": true, "pledge-share": true, "deeper": true, "fund": false, "others": false, "libya": false} {
			diags := foundIn(t, ds, files, id, "FIGURE in all")
			if got := world.Has(diags, "mixed-figure"); got != want {
				t.Errorf("%s, %s: refused %v, want %v\n%s", where, id, got, want, diags.Text())
			}
		}
	}
}

// A mixed figure stands where its parts stand beside it, in the same block.
func TestMixedFiguresStandWithTheirParts(t *testing.T) {
	table := func(sum string) string {
		return "- table:\n    id: a\n    caption: A\n    unit: EUR m\n    columns: [{head: W}, {head: Amount}]\n    groups:\n" +
			"    - label: G\n      sum: \"" + sum + "\"\n      rows:\n      - {of: morocco, cells: [.short, .amount]}\n      - {of: libya, cells: [.short, .amount]}\n"
	}
	for blocks, want := range map[string]bool{ // whether it is refused
		"- prose: \"{{named-north}}.\"\n":                                                                                             true,
		"- prose: \"{{named-north}} is {{morocco}} and {{libya}}.\"\n":                                                                false,
		"- prose: \"{{named-north}} is {{morocco}} and more.\"\n":                                                                     true,
		"- prose: \"{{named-north.sum}} = {{named-north.number}}.\"\n":                                                                false,
		"- prose: [\"{{named-north}}.\", \"{{morocco}} and {{libya}}.\"]\n":                                                           false,
		"- prose: \"{{named-north}}.\"\n- prose: \"{{morocco}} and {{libya}}.\"\n":                                                    true,
		"- lead: \"{{named-north}}.\"\n- prose: \"{{morocco}} and {{libya}}.\"\n":                                                     true,
		"- prose: \"{{named}} is {{named-north}}: {{morocco}}, {{libya}}; and {{pledge}}.\"\n":                                        false,
		"- prose: \"{{named-north.name}}, {{named-north.count}} parts.\"\n":                                                           false,
		table("{{named-north.number}}"):                                                                                               false,
		table("{{named.number}}"):                                                                                                     true,
		"- facts: {title: F, holds: none, items: [\"**Sum.** {{named-north}}.\", \"{{morocco}}\", \"{{libya}}\"]}\n":                  false,
		"- facts: {title: F, holds: none, items: [\"**Sum.** {{named-north}}.\", \"{{morocco}}\"]}\n":                                 true,
		"- box: {title: F, holds: none, items: [{title: S, text: \"{{named-north}}: {{morocco}}, {{libya}}\"}]}\n":                    false,
		"- box: {title: F, holds: none, items: [{title: S, text: \"{{named-north}}\"}]}\n":                                            true,
		"- columns: [{width: 3, blocks: [{prose: \"{{named-north}}\"}]}, {width: 3, blocks: [{prose: \"{{morocco}} {{libya}}\"}]}]\n": true,
	} {
		_, diags := world.Build(t, map[string]string{"blocks": blocks})
		if got := world.Has(diags, "mixed-figure"); got != want {
			t.Errorf("%s refused %v, want %v\n%s", blocks, got, want, diags.Text())
		}
	}
	for note, want := range map[string]bool{"Sum {{named-north}}.": false, "Sum {{named}}.": false, "Sum {{deeper}}.": true} {
		_, diags := world.Build(t, map[string]string{
			"edits":  "- {id: others, => - {id: deeper, name: Deeper, sum: [libya, tunisia, pledge], mixes: [stock, pledge]}\\n- {id: others,",
			"blocks": "- chart: regions\n",
			"charts": strings.Replace(world.RegionBars, "  alt: Bars.", "  mixes: [single_year, stock, programme_value, pledge]\n  note: \""+note+"\"\n  alt: Bars.", 1),
		})
		if got := world.Has(diags, "mixed-figure"); got != want {
			t.Errorf("a chart's note %q: refused %v, want %v\n%s", note, got, want, diags.Text())
		}
	}
}

// What the messages offer can be pasted: it stands where the refused figure stood, and nothing is wrong then.
func TestFairRemediesCanBePasted(t *testing.T) {
	const blocks = "- section:\n    title: \"The Test sheet names %s\"\n    holds: none\n    blocks: [{prose: \"In all %s.\"}]\n"
	_, diags := world.Build(t, map[string]string{"blocks": fmt.Sprintf(blocks, "{{named}}", "{{named}}")})
	reference := regexp.MustCompile(`\{\{[^}]*\}\}`)
	tried := 0
	for _, d := range diags {
		for _, h := range d.Hints {
			for _, part := range reference.FindAllString(h[strings.LastIndex(h, ":")+1:], -1) {
				if strings.Contains(part, "number}}") || strings.Contains(part, "sum}}") {
					continue
				}
				tried++
				if _, after := world.Build(t, map[string]string{"blocks": fmt.Sprintf(blocks, part, part)}); after.HasErrors() {
					t.Errorf("%s does not help:\n%s", part, after.Text())
				}
			}
			if strings.Contains(h, "{{named.sum}} = {{named.number}}") {
				tried++
				if _, after := world.Build(t, map[string]string{"blocks": fmt.Sprintf(blocks, "{{morocco}}", "{{named.sum}} = {{named.number}}")}); after.HasErrors() {
					t.Errorf("%s does not help:\n%s", h, after.Text())
				}
			}
		}
	}
	if tried < 8 {
		t.Errorf("only %d remedies are offered:\n%s", tried, diags.Text())
	}
}

// Titles and tiles that print a sum of our own as the words of a source, or money of several payers or ways of counting as
// one payer's, are refused.
func TestMixedSumsInTitlesAreRefused(t *testing.T) {
	title := func(text string) string { return "- section: {title: \"" + text + "\", holds: none}\n" }
	tile := "- key_figures: {tiles: [{value: \"{{named|round}}\", label: named as EU or EU Trust Fund money for partner regions}]}\n"
	ds := world.Dataset(t, "")
	for blocks, id := range map[string]string{
		title("The Test sheet names {{named|round}} as EU or EU Trust Fund money"): "figure-of-source",
		title("{{named|round}} is EU or EU Trust Fund money"):                      "mixed-figure",
		tile: "mixed-figure",
		title("Morocco and Libya have {{named-north|round}} together"):           "mixed-figure",
		title("{{pledge|round}} of {{named|round}} was pledged to the G5 Sahel"): "mixed-figure",
		title("The Test sheet lists programmes of {{fund|round}} for Libya"):     "figure-of-source",
	} {
		fsys := fstest.MapFS{"charts.yaml": {Data: []byte(world.NoCharts)}}
		fsys["briefs/test.yaml"] = &fstest.MapFile{Data: []byte(world.Head + "blocks:\n" + blocks + "- notes: {}\n")}
		if _, diags := reading.Load(fsys, world.English(), ds, reading.Options{}); !world.Has(diags, id) {
			t.Errorf("%s is not refused:\n%s", blocks, diags.Text())
		}
	}
}
