package pipeline_test

import (
	"strings"
	"testing"

	"briefing/internal/edition/plan"
	"briefing/internal/pipeline"
	"briefing/internal/testkit/outline"
)

// A brief that prints how many pages another one has prints those it has, and is made again when the other changes.
func TestPagesOfAnotherBrief(t *testing.T) {
	const other = "brief: {id: other, kind: Test, format: pages, title: Other, holds: none, short_title: Other}\nblocks:\n"
	long := "- prose: \"" + strings.Repeat("Many words fill the lines of a page, one after the other, until it is full. ", 90) + "\"\n"
	digest := map[string]bool{}
	for text, want := range map[string]string{"- prose: Words.\n": "1\u00a0page.", long: "2\u00a0pages."} {
		f := worldWith("", "", "- prose: \"It has {{pages:other}}.\"\n").with("templates/briefs/other.yaml", other+text+"- notes: {}\n")
		p, diags := pipeline.Load(f.options("eu"))
		if p == nil {
			t.Fatal(diags.Text())
		}
		d, diags := p.Document("case")
		if d == nil || diags.HasErrors() {
			t.Fatal(diags.Text())
		}
		var b strings.Builder
		if err := outline.Document(&b, d); err != nil {
			t.Fatal(err)
		}
		if got := b.String(); !strings.Contains(strings.ReplaceAll(got, "~", "\u00a0"), "It has "+want) {
			t.Errorf("no %q in\n%s", want, got)
		}
		digest[p.DigestOf(plan.Target{Name: "case", Language: "en", Format: "pdf", Brand: "eu"})] = true
	}
	if len(digest) != 2 {
		t.Error("the other brief does not change the digest")
	}
}
