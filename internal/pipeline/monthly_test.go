package pipeline_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"briefing/internal/charts/steps"
	"briefing/internal/check"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/edition/plan"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/pipeline"
	"briefing/internal/testkit/golden"
	"briefing/internal/testkit/outline"
)

// months are those from January 2016 to March 2019.
func months() []string {
	var list []string
	for n := 2016 * 12; n <= 2019*12+2; n++ {
		list = append(list, fmt.Sprintf("%04d-%02d", n/12, n%12+1))
	}
	return list
}

// The monthly brief is made for each of 39 months from what was published by then. What each says is kept to be read; and it
// names nothing of its future.
func TestMonthlyBriefs(t *testing.T) {
	var told strings.Builder
	for _, month := range months() {
		o := shippedFiles().options("eu")
		o.AsOf, o.Briefs = month, []string{"monthly"}
		p, diags := pipeline.Load(o)
		if p == nil || diags.HasErrors() {
			t.Fatalf("%s does not load:\n%s", month, diags.Text())
		}
		d, diags := p.Document("monthly")
		if d == nil || diags.HasErrors() {
			t.Fatalf("%s is not made:\n%s", month, diags.Text())
		}
		if strings.Contains(diags.Text(), "[no-title]") {
			t.Errorf("%s: %s", month, diags.Text())
		}
		var text strings.Builder
		if err := outline.Document(&text, d); err != nil {
			t.Fatal(err)
		}
		said, _, _ := strings.Cut(text.String(), "\ndata of chart ")
		front, _, _ := strings.Cut(said, "\nnotes: ")
		fmt.Fprintf(&told, "== %s\n%s\n\n", month, front)
		nothingLater(t, month, p.Set, d, said)
	}
	golden.Text(t, "testdata/monthly.golden", told.String())
}

// nothingLater sees that a document of an edition shows nothing that was published after its day, draws no line of one point,
// and names the main source and its key only once it is published.
func nothingLater(t *testing.T, month string, set *figures.Set, d *doc.Document, said string) {
	t.Helper()
	for _, u := range d.Uses {
		v, fault := set.Value(u.Ref)
		if fault != nil {
			continue
		}
		for _, leaf := range figures.AppendLeaves(nil, v) {
			if leaf.Obs != nil && leaf.Obs.Published.Last().Compare(set.AsOf.Last()) > 0 {
				t.Errorf("%s shows %s, which was published %s", month, u.Ref, leaf.Obs.Published)
			}
		}
	}
	published := set.AsOf.Last().Compare(dataset.Date{Year: 2019, Month: 3}.Last()) >= 0
	if strings.Contains(said, "EU factsheet") != published || strings.Contains(said, "Main source:") != published {
		t.Errorf("%s names the factsheet as a source, or does not: it was published in March 2019", month)
	}
	if strings.Contains(said, "Outside source") && !published {
		t.Errorf("%s calls a source an outside one, although the main one was not published", month)
	}
	eachBlock(d.Blocks, func(b doc.Block) {
		c, is := b.(*doc.Chart)
		if !is {
			return
		}
		for _, p := range c.Plot.(*steps.Chart).Panels {
			if len(p.Points) < 2 {
				t.Errorf("%s draws a line of %d points", month, len(p.Points))
			}
		}
	})
	if !strings.Contains(said, "Not yet published") && !strings.Contains(said, "Published, but not used") && set.AsOf.Compare(dataset.Date{Year: 2018, Month: 10}) < 0 {
		t.Errorf("%s does not say what was not published yet", month)
	}
}

// Six of the months are laid out, and keep every rule of the independent reader.
func TestMonthlyPages(t *testing.T) {
	for _, month := range []string{"2016-01", "2016-02", "2017-06", "2018-04", "2018-12", "2019-02"} {
		t.Run(month, func(t *testing.T) {
			t.Parallel()
			o := shippedFiles().options("eu")
			o.AsOf = month
			out := t.TempDir()
			result, diags, err := pipeline.Run(t.Context(), pipeline.Request{Options: o, Plan: plan.Request{Names: []string{"monthly"}, Formats: []string{"pdf"}}, Out: out, Version: "test"}, nil)
			if err != nil || diags.HasErrors() || len(result.Files) == 0 {
				t.Fatalf("%v\n%s", err, diags.Text())
			}
			data, err := os.ReadFile(filepath.Join(out, month, "en", "monthly.pdf"))
			if err != nil {
				t.Fatal(err)
			}
			if found := check.PDF(data); len(found) > 0 {
				t.Error(found.Text())
			}
		})
	}
}

// What an edition lacks without a condition is an error that says how to write one.
func TestEditionsThatLackFigures(t *testing.T) {
	o := shippedFiles().options("eu")
	o.AsOf, o.Briefs = "2018-05", []string{"factsheet"}
	p, _ := pipeline.Load(o)
	_, diags := p.Document("factsheet")
	if !diags.HasErrors() || !strings.Contains(diags.Text(), "when: available") {
		t.Errorf("the factsheet of May 2018 gives\n%s", diags.Text())
	}
	if slices.ContainsFunc(diags, func(d diag.Diagnostic) bool { return d.Pos.Line == 0 }) {
		t.Errorf("a finding has no place:\n%s", diags.Text())
	}
}
