package pipeline_test

import (
	"strings"
	"testing"

	"briefing/internal/diag"
	"briefing/internal/edition/plan"
	"briefing/internal/pipeline"
)

// fuzzed are the files that FuzzFiles changes, by its first argument.
var fuzzed = []string{
	"templates/briefs/case.yaml", "templates/charts.yaml", "templates/brands/eu/_brand.yml", "templates/messages/en.yaml",
	"data/figures.yaml", "data/dataset.yaml",
}

// FuzzFiles changes one file of a sound small world: `cut` bytes from `at` on become `put`, which may be the whole file. All
// documents are made of what comes out, as PDF and as a page. There is never a panic, the answer is the same twice, each
// finding stands on a line and in a column that its file has, and each error but those about whole files has them. Inputs
// are small however large the file is, so that the fuzzer spends its time on trying and not on shortening.
func FuzzFiles(f *testing.F) {
	world := badWorld()
	for i, c := range badEntries() {
		if i%12 != 0 {
			continue // TestBadEntries tries every one of them
		}
		for kind, file := range fuzzed {
			if at := strings.Index(world[file], c.old); file == c.file && at >= 0 && at < 1<<16 {
				f.Add(uint8(kind), uint16(at), uint16(len(c.old)), c.new)
			}
		}
	}
	for kind, whole := range []string{
		caseHead + "- prose: \"{{centre-arrests}} arrests.\"\n- chart: regions\n- notes: {}\n",
		"charts:\n" + noCharts,
		"color: {palette: {ink: \"#051036\"}}\ntypography: {base: Liberation Sans}\n",
		"language: en\nwords:\n  table: Table\n",
	} {
		f.Add(uint8(kind), uint16(0), uint16(1<<16-1), whole)
		f.Add(uint8(kind), uint16(0), uint16(1<<16-1), "")
		f.Add(uint8(kind), uint16(9), uint16(3), "{{")
		f.Add(uint8(kind), uint16(20), uint16(0), "\n- {a: [\n")
	}
	f.Fuzz(func(t *testing.T, kind uint8, at, cut uint16, put string) {
		file := fuzzed[int(kind)%len(fuzzed)]
		text := world[file]
		from := min(int(at), len(text))
		to := min(from+int(cut), len(text))
		changed := world.with(file, text[:from]+put+text[to:])
		diags := everything(changed)
		for _, d := range diags {
			switch wrong := outOf(changed, d); {
			case d.ID == "internal":
				t.Fatalf("the program has a fault: %s", d)
			case wrong != "" && d.Pos.File != "":
				t.Fatalf("%s: %s", wrong, d)
			case d.Pos.Line > 0 && d.Pos.Col < 1:
				t.Fatalf("no column: %s", d)
			case d.Severity == diag.Error && d.Pos.Line < 1 && !ofWholeFiles[d.ID]:
				t.Fatalf("no line: %s", d)
			}
		}
		if again := everything(changed); again.Text() != diags.Text() {
			t.Fatalf("two answers:\n%s\n%s", diags.Text(), again.Text())
		}
	})
}

// everything makes what there is to make of some files, but for charts' folders, whose pictures take long, and returns what
// was found.
func everything(f files) diag.List {
	p, diags := pipeline.Load(f.options("eu"))
	if p == nil {
		return diags.Sorted()
	}
	for _, name := range p.Library.Names() {
		for _, format := range []string{"pdf", "html"} {
			_, found := p.Make(plan.Target{Name: name, Language: p.Language, Format: format, Brand: "eu"})
			diags.Append(found)
		}
	}
	return diags.Sorted()
}
