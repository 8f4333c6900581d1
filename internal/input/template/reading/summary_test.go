package reading_test

import (
	"strings"
	"testing"

	"briefing/internal/input/template/reading"
	"briefing/internal/testkit/world"
)

// TestSubjectIsRefused pastes what the message shows and finds nothing wrong with it.
func TestSubjectIsRefused(t *testing.T) {
	deck := strings.Replace(world.Head, "format: pages", "format: deck", 1)
	slides := "- slide: {id: a, opening: true}\n" +
		"- slide: {id: b, title: B, holds: none, blocks: [{prose: \"Of {{rescued}}.\"}]}\n- slide: {id: c, method: true, title: C, holds: none, blocks: [{prose: C}]}\n"
	pages := "- cover: {}\n- prose: \"{{sophia-vessels@2018-05}} and {{removal}}, {{removal}}.\"\n- notes: {}\n"
	for _, c := range []struct{ head, subject, blocks, marker, want string }{
		{world.Head, "What was done, and \"when\"", pages, "behind the cover, ", `What was done, and "when". Vessels removed by Operation Sophia: 545. Content removed: 98%.`},
		{world.Head, "{en: What was done since 2012., fr: Bilan}", pages, "behind the cover, ", "What was done since 2012. Vessels removed"},
		{world.Head, "What was done", "- cover: {}\n- prose: Words\n- notes: {}\n", "behind the cover, ", "What was done. Support to Morocco: €140"},
		{deck, "What was done", slides, "behind the first slide, ", "What was done. Stranded migrants rescued in Niger: more than 13"},
	} {
		brief := c.head + "  subject: " + c.subject + "\nblocks:\n" + c.blocks
		_, diags := world.Build(t, map[string]string{"brief": brief})
		hint := ""
		for _, d := range diags {
			if d.ID == "no-subject" {
				hint = d.Hints[len(d.Hints)-1]
			} else if d.Severity.String() == "error" {
				t.Errorf("more is told than the subject: %s", d)
			}
		}
		_, block, ok := strings.Cut(hint, c.marker)
		if !ok {
			t.Errorf("no summary to write is shown:\n%s", diags.Text())
			continue
		}
		first, rest, _ := strings.Cut(c.blocks, "\n")
		d, diags := world.Build(t, map[string]string{"brief": c.head + "blocks:\n" + first + "\n" + block + "\n" + rest})
		if d == nil || diags.HasErrors() {
			t.Errorf("pasting %s does not help:\n%s", block, diags.Text())
		} else if !strings.HasPrefix(d.Subject.S, strings.ReplaceAll(c.want, "~", "\u00a0")) {
			t.Errorf("the description is %q, want %q", d.Subject.S, c.want)
		}
	}
	// Where there is a summary already, nothing is to be written.
	_, diags := world.Build(t, map[string]string{"brief": world.Head + "  subject: A\nblocks:\n- summary: [{text: \"{{arrests}}\", holds: none}, {text: \"{{rescued}}\", holds: none}]\n- notes: {}\n"})
	if !world.Has(diags, "no-subject") || strings.Contains(diags.Text(), "behind the cover") {
		t.Error(diags.Text())
	}
}

// Whatever stands in a file where a summary or standfirst should be, something is said and nothing stops.
func FuzzSummary(f *testing.F) {
	for _, s := range []string{"summary: x", "summary: {text: x}", "summary: [x, {text: , holds: none}]", "cover: {standfirst: [a, {text: b}]}", "cover: {standfirst: {holds: none}}", "cover: {standfirst: {text: {en: {}}, holds: [a]}}"} {
		f.Add(s)
	}
	ds := world.Dataset(f, "")
	f.Fuzz(func(t *testing.T, s string) {
		if strings.Contains(s, "\n") {
			t.Skip()
		}
		reading.Load(world.Templates(world.NoCharts, world.Head+"blocks:\n- "+s+"\n- notes: {}\n"), world.English(), ds, reading.Options{})
	})
}
