package texts_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"briefing/internal/input/template/reading"
	"briefing/internal/testkit/world"
)

// unusedWith lists what is not shown by a brief and charts, with reasons that the dataset gives.
func unusedWith(t *testing.T, reasons, charts, blocks string) ([]string, string) {
	t.Helper()
	edits := ""
	if reasons != "" {
		edits = "names: {G5 Sahel: => unused: {" + reasons + "}\\nnames: {G5 Sahel:"
	}
	ds := world.Dataset(t, edits)
	if charts == "" {
		charts = strings.Replace(world.NoCharts, "  kind: panels\n", "  kind: panels\n  embed: false\n", 1)
	}
	if !strings.HasPrefix(charts, "charts:") {
		charts = "charts:\n" + charts
	}
	lib, diags := reading.Load(world.Templates(charts, world.Head+"blocks:\n"+blocks+"- notes: {}\n"), world.English(), ds, reading.Options{})
	var list []string
	for _, u := range lib.Unused {
		s := u.Kind + " " + u.ID
		if u.Reason != "" {
			s += ": " + u.Reason
		}
		list = append(list, s)
	}
	return list, diags.Text()
}

// TestUnused shows a thing in every way there is, and looks that it alone is no longer listed.
func TestUnused(t *testing.T) {
	all, said := unusedWith(t, "", "", "- prose: Words.\n")
	if len(all) < 25 || said != "" || !slices.Contains(all, "figure named") || !slices.Contains(all, "action paiera") || !slices.Contains(all, "actor emsc") {
		t.Fatalf("%v\n%s", all, said)
	}
	stepLines := "- id: c\n  kind: step-lines\n  title: C\n  holds: none\n  subtitle: S\n  alt: A.\n  keys: {main: m, outside: o}\n  panels: [{title: T, of: sophia-vessels}]\n"
	timeline := "- id: c\n  kind: timeline\n  title: C\n  holds: none\n  alt: A.\n  first_year: 2015\n  last_year: 2019\n  bars: [{of: paiera%s}]\n"
	for _, c := range []struct{ what, charts, blocks, want string }{
		{"a text", "", "- prose: \"{{rescued}}\"\n", "figure rescued"},
		{"what is said of it", "", "- prose: \"{{rescued.period}}\"\n", "figure rescued"},
		{"a noun", "", "- prose: \"{{rescued|one=a|other=b}}\"\n", "figure rescued"},
		{"a tile", "", "- tiles: {tiles: [{value: \"{{rescued}}\", label: people}]}\n", "figure rescued"},
		{"a title to spare", "", "- section: {titles: [{text: A, holds: arrests > 1}, {text: \"{{rescued}}\", holds: none}]}\n", "figure rescued"},
		{"a footnote of a heading", "", "- section: {title: A, holds: none, blocks: [{lead: \"{{rescued}}\"}]}\n", "figure rescued"},
		{"a table", "", "- table: {id: a, caption: A, unit: U, columns: [{head: W}, {head: N}], groups: [{rows: [{of: rescued, cells: [.name, .amount]}]}]}\n", "figure rescued"},
		{"an action's date", "", "- prose: \"{{paiera.date}}\"\n", "action paiera"},
		{"an actor by reference", "", "- prose: \"{{emsc.name}}\"\n", "actor emsc"},
		{"an actor's sentence", "", "- prose: \"{{emsc.sentence}}\"\n", "actor emsc, figure arrests"},
		{"an actor's name in words", "", "- prose: \"At the European Migrant\u00a0Smuggling Centre.\"\n", "actor emsc"},
		{"an actor's short form", "", "- prose: \"The EMSC’s.\"\n", "actor emsc"},
		{"another word", "", "- prose: \"The EMSCs.\"\n", ""},
		{"the parts of a sum", "", "- prose: \"{{fund}}\"\n", "figure fund, figure libya, figure tunisia"},
		{"a chart on its own", stepLines, "- prose: Words.\n", "figure sophia-vessels"},
		{"a chart for briefs that stands in none", stepLines + "  embed: false\n", "- prose: Words.\n", ""},
		{"a chart for briefs that stands in one", stepLines + "  embed: false\n", "- chart: c\n", "figure sophia-vessels"},
		{"a timeline", fmt.Sprintf(timeline, ""), "- prose: Words.\n", "action paiera"},
		{"a claim shows nothing", "", "- section: {titles: [{text: A, holds: rescued > 1}, {text: B, holds: none}]}\n", ""},
	} {
		left, said := unusedWith(t, "", c.charts, c.blocks)
		var shown []string
		for _, s := range all {
			if !slices.Contains(left, s) {
				shown = append(shown, s)
			}
		}
		slices.Sort(shown)
		if got := strings.Join(shown, ", "); got != c.want || strings.Contains(said, "error") {
			t.Errorf("%s: shown is %q, want %q\n%s", c.what, got, c.want, said)
		}
	}
}

// A reason stands beside what is unused; one for what is used is an error with both places.
func TestReasonsForWhatIsUsed(t *testing.T) {
	list, said := unusedWith(t, "rescued: kept for checking, emsc: named in short", "", "- prose: Words.\n")
	if said != "" || !slices.Contains(list, "figure rescued: kept for checking") || !slices.Contains(list, "actor emsc: named in short") {
		t.Errorf("%v\n%s", list, said)
	}
	for blocks, want := range map[string]string{
		"- prose: \"{{rescued}} rescued.\"\n":        `data/dataset.yaml:32:10: error: there is a reason why "rescued" is not used, but it is shown in briefs/test.yaml:10:11 [not-unused]`,
		"- prose: \"The EMSC at work.\"\n":           `"emsc" is not used, but its name is printed [not-unused]`,
		"- prose: \"{{emsc.short}} {{rescued}}.\"\n": `"emsc" is not used, but it is shown in briefs/test.yaml:10`,
	} {
		if _, said := unusedWith(t, "rescued: kept for checking, emsc: named in short", "", blocks); !strings.Contains(said, want) {
			t.Errorf("%s: %s\nwant %s", blocks, said, want)
		}
	}
}
