package pipeline_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"briefing/internal/charts/bars"
	"briefing/internal/charts/kit"
	"briefing/internal/charts/panels"
	"briefing/internal/charts/steps"
	"briefing/internal/charts/whole"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/testkit/golden"
	"briefing/internal/testkit/outline"
)

// How a rule of honest comparison is kept.
type kept string

const (
	refused      kept = "fields: refused with rule id"
	footnoted    kept = "fields: footnoted"
	mustStand    kept = "words: must stand"
	mustNotStand kept = "words: must not stand"
)

// honest is one row of the table: a rule, how it is kept, and what tries it. A rule that is kept in several ways has
// several rows.
type honest struct {
	about string // "rule 1" to "rule 17", "trap ID", "never 1" to "never 9"
	says  string
	kind  kept
	tried []string // refused and footnoted: archives of testdata/comparability; words: names of word checks
	want  []string // refused: ids of rules that must refuse each archive; footnoted: words that must stand in each document
}

// TestComparabilityTableIsComplete sees that every rule of comparison, every trap of the source document and every
// computation that must never be made has a row, and that each row is tried by something.
func TestComparabilityTableIsComplete(t *testing.T) {
	want := map[string]bool{}
	for i := 1; i <= 17; i++ {
		want[fmt.Sprintf("rule %d", i)] = true
	}
	for i := 1; i <= 9; i++ {
		want[fmt.Sprintf("never %d", i)] = true
	}
	for _, id := range strings.Fields(traps) {
		want["trap "+id] = true
	}
	seen, used := map[string]bool{}, map[string]bool{}
	for _, row := range comparability() {
		seen[row.about] = true
		if !want[row.about] {
			t.Errorf("%s is no rule, trap or computation", row.about)
		}
		if len(row.says) < 15 || len(row.tried) == 0 {
			t.Errorf("%s, %s: says too little or is not tried", row.about, row.kind)
		}
		byFields := row.kind == refused || row.kind == footnoted
		if byFields != (len(row.want) > 0) {
			t.Errorf("%s, %s: what is wanted does not fit the kind", row.about, row.kind)
		}
		for _, name := range row.tried {
			used[name] = true
			if !byFields && checkOf(name) == nil {
				t.Errorf("%s: there is no word check %q", row.about, name)
			}
		}
	}
	for about := range want {
		if !seen[about] {
			t.Errorf("%s has no row", about)
		}
	}
	archives, err := filepath.Glob("testdata/comparability/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range archives {
		if name := strings.TrimSuffix(filepath.Base(a), ".txtar"); !used[name] {
			t.Errorf("%s is tried by no row", a)
		}
	}
	for _, c := range wordChecks() {
		if !used[c.name] {
			t.Errorf("the word check %q belongs to no row", c.name)
		}
	}
}

// traps are the ids of what is easily said wrongly about the source document.
const traps = `
	g5-414-contains-100 senegal-filed-under-horn bmm-46-not-all-eu gloact-11-not-all-eu border-mixed-with-smuggling
	cumulative-vs-single-year prosecutions-vs-networks lower-bounds hailings-are-arms emlo-12-countries iru-35-and-98
	eucap-niger-only nigerien-not-nigerian guinea somaliland cic-undated gloact-abbr-absent smuggling-vs-trafficking
	suspects sanctions-un-origin headings-flattened missing-is-not-zero promotional-wording one-source`

// TestComparabilityByFields builds each archive: data, charts and blocks on top of testdata/world. The archive holds
// where and by which rule it is refused; the words of findings and pages are other tests' business. What a page must
// say stands in the table.
func TestComparabilityByFields(t *testing.T) {
	golden.Txtar(t, "testdata/comparability/*.txtar", func(t *testing.T, in map[string]string) map[string]string {
		d, diags := worldWith(in["data"], in["charts"], in["blocks"]).document("case")
		document := ""
		if d != nil && !diags.HasErrors() {
			document = dumpOf(t, d)
		}
		expect(t, filepath.Base(t.Name()), document, diags)
		out := map[string]string{}
		for _, f := range diags {
			out["findings"] += fmt.Sprintf("%s: %s [%s]\n", f.Pos, f.Severity, f.ID)
		}
		if in["findings"] != "" && out["findings"] == "" {
			out["findings"] = "" // an archive that says it is refused must be
		}
		return out
	})
}

// expect holds an archive's outcome against the rows that name it.
func expect(t *testing.T, archive, document string, diags diag.List) {
	t.Helper()
	for _, row := range comparability() {
		if !slices.Contains(row.tried, archive) {
			continue
		}
		for _, want := range row.want {
			switch {
			case row.kind == refused && (document != "" || !slices.ContainsFunc(diags, func(d diag.Diagnostic) bool {
				return d.Severity == diag.Error && d.ID == want
			})):
				t.Errorf("%s: is not refused by %s:\n%s", row.about, want, diags.Text())
			case row.kind == footnoted && !strings.Contains(document, want):
				t.Errorf("%s: the document does not say %q:\n%s%s", row.about, want, document, diags.Text())
			}
		}
	}
}

// dumpOf is a document without its head and its record of uses, and what its charts draw.
func dumpOf(t *testing.T, d *doc.Document) string {
	t.Helper()
	var s strings.Builder
	if err := outline.Document(&s, d); err != nil {
		t.Fatal(err)
	}
	var keep []string
	head := true
	for _, line := range strings.SplitAfter(s.String(), "\n") {
		head = head && (strings.HasPrefix(line, "document ") || strings.HasPrefix(line, "  "))
		if !head && !strings.HasPrefix(line, "uses ") {
			keep = append(keep, line)
		}
	}
	return strings.Join(keep, "") + drawn(d.Blocks)
}

// drawn says how charts show their values: filled, outlined, hollow, open at the end.
func drawn(blocks []doc.Block) string {
	var b strings.Builder
	for _, block := range blocks {
		c, ok := block.(*doc.Chart)
		if !ok || c.Plot == nil {
			continue
		}
		switch s := c.Plot.(type) {
		case *bars.Chart:
			for _, g := range s.Groups {
				for _, r := range g.Rows {
					fmt.Fprintf(&b, "bar %s %q%s%s:", r.Label.S, r.Value.S, when(r.MoreThan, ", open end"), when(r.Missing, ", no bar"))
					for _, p := range r.Parts {
						fmt.Fprintf(&b, " %s %d", map[kit.Fill]string{kit.Solid: "filled", kit.Outlined: "outlined", kit.White: "white"}[p.Fill], p.Size)
					}
					b.WriteString("\n")
				}
			}
		case *whole.Chart:
			fmt.Fprintf(&b, "whole: filled %d %q, white %d %q\n", s.Part.Size, s.Part.Value.S, s.Rest.Size, s.Rest.Value.S)
		case *steps.Chart:
			fmt.Fprintf(&b, "key: full %q, hollow %q\n", s.MainKey.S, s.OutsideKey.S)
			for _, p := range s.Panels {
				for _, x := range p.Points {
					fmt.Fprintf(&b, "point %d-%02d %d%s%s\n", x.Year, x.Month, x.Value, when(x.Outside, ", hollow"), when(x.MoreThan, ", more than"))
				}
			}
		case *panels.Chart:
			for _, p := range s.Panels {
				fmt.Fprintf(&b, "panel %q: %s %s %s, %d marks\n", p.When.S, p.Qualifier.S, p.Number.S, p.Label.S, p.Marks)
			}
		}
	}
	return b.String()
}

func when(on bool, s string) string {
	if on {
		return s
	}
	return ""
}

// The world that cases are built on is sound itself; otherwise every case would be refused for the wrong reason.
func TestWorldIsSound(t *testing.T) {
	d, diags := worldWith("", "", "").document("case")
	if d == nil || len(diags) > 0 {
		t.Fatal(diags.Text())
	}
	if _, err := os.Stat("testdata/world/figures.yaml"); err != nil {
		t.Fatal(err)
	}
}
