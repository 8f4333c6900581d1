package brief

import (
	"strings"
	"testing"
	"testing/fstest"

	"briefing/internal/doc"
)

// The summary is the file's description, without its notes; a brief without one is described by its title.
func TestSummaryIsTheDescription(t *testing.T) {
	for blocks, want := range map[string]string{
		"- prose: Words.\n": "A test",
		"- summary:\n  - {text: \"There were **{{arrests}}** arrests.\", holds: none}\n  - {text: \"And {{rescued}} rescued.\", holds: none}\n" +
			"  - {text: \"Many: {{arrests}}.\", holds: arrests > 700}\n": "There were 607 arrests. And more than 13\u202f000 rescued.",
	} {
		d, diags := buildTest(t, map[string]string{"blocks": blocks})
		if d == nil || diags.HasErrors() {
			t.Fatal(diags.Text())
		}
		if d.Subject != want {
			t.Errorf("the description is %q, want %q", d.Subject, want)
		}
	}
}

// A sentence whose figure an edition does not have yet is left out of it, whatever it claims.
func TestSummaryOfAnEarlierEdition(t *testing.T) {
	for sentence, left := range map[string]bool{
		"{text: \"Vessels: {{sophia-vessels@2018-05}}.\", holds: none}":                           true,
		"{text: \"Vessels: {{sophia-vessels}}.\", holds: sophia-vessels@2018-05 > 5}":             true,
		"{text: \"Vessels: {{sophia-vessels}}.\", holds: sophia-vessels@2017 > 5}":                false,
		"{text: \"The {{emsc.sentence}}, {{sophia-vessels}}.\", holds: none}":                     true, // through a text of the dataset
		"{text: \"Vessels: {{sophia-vessels}}.\", holds: \"arrests > 5 and sophia-vessels > 5\"}": true,
		"{text: \"Vessels: {{sophia-vessels}}, {{libya.period}}.\", holds: none}":                 true,
		"{text: \"Vessels: {{sophia-vessels}}, {{libya.payer}}.\", holds: none}":                  false,
	} {
		blocks := "- summary:\n  - " + sentence + "\n  - {text: \"A {{sophia-vessels}}.\", holds: none}\n  - {text: \"B {{sophia-vessels}}.\", holds: none}\n"
		d, diags := buildTest(t, map[string]string{"edits": "edition: 2019-03 => edition: 2017-03", "blocks": blocks})
		if d == nil || diags.HasErrors() {
			t.Fatalf("%s\n%s", sentence, diags.Text())
		}
		want := 3
		if left {
			want = 2
		}
		if got := len(d.Blocks[0].(*doc.Summary).Sentences); got != want || has(diags, "left-out") != left {
			t.Errorf("%s: %d sentences are printed, want %d\n%s", sentence, got, want, diags.Text())
		}
	}
}

// TestSubjectIsRefused pastes what the message shows and finds nothing wrong with it.
func TestSubjectIsRefused(t *testing.T) {
	deck := strings.Replace(testHead, "format: a4", "format: deck", 1)
	slides := "- slide: {id: a, opening: true}\n" +
		"- slide: {id: b, title: B, holds: none, blocks: [{prose: \"Of {{rescued}}.\"}]}\n- slide: {id: c, method: true, title: C, holds: none, blocks: [{prose: C}]}\n"
	pages := "- cover: {}\n- prose: \"{{sophia-vessels@2018-05}} and {{removal}}, {{removal}}.\"\n- notes: {}\n"
	for _, c := range []struct{ head, subject, blocks, marker, want string }{
		{testHead, "What was done, and \"when\"", pages, "behind the cover, ", `What was done, and "when". Vessels removed by Operation Sophia: 545. Content removed: 98%.`},
		{testHead, "{en: What was done since 2012., fr: Bilan}", pages, "behind the cover, ", "What was done since 2012. Vessels removed"},
		{testHead, "What was done", "- cover: {}\n- prose: Words\n- notes: {}\n", "behind the cover, ", "What was done. Support to Morocco: €140"},
		{deck, "What was done", slides, "behind the first slide, ", "What was done. Stranded migrants rescued in Niger: more than 13"},
	} {
		brief := c.head + "  subject: " + c.subject + "\nblocks:\n" + c.blocks
		_, diags := buildTest(t, map[string]string{"brief": brief})
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
		d, diags := buildTest(t, map[string]string{"brief": c.head + "blocks:\n" + first + "\n" + block + "\n" + rest})
		if d == nil || diags.HasErrors() {
			t.Errorf("pasting %s does not help:\n%s", block, diags.Text())
		} else if !strings.HasPrefix(d.Subject, strings.ReplaceAll(c.want, "~", "\u00a0")) {
			t.Errorf("the description is %q, want %q", d.Subject, c.want)
		}
	}
	// Where there is a summary already, nothing is to be written.
	_, diags := buildTest(t, map[string]string{"brief": testHead + "  subject: A\nblocks:\n- summary: [{text: \"{{arrests}}\", holds: none}, {text: \"{{rescued}}\", holds: none}]\n- notes: {}\n"})
	if !has(diags, "no-subject") || strings.Contains(diags.Text(), "behind the cover") {
		t.Error(diags.Text())
	}
}

// A standfirst may be left out, be words alone, or make a claim.
func TestStandfirst(t *testing.T) {
	for cover, want := range map[string]string{
		"{}":                       "",
		"{standfirst: Some words}": "Some words",
		"{standfirst: {en: Some words, fr: Des mots}}":                                     "Some words",
		"{standfirst: {text: \"{{arrests}} arrests\", holds: arrests > 600}}":              "607 arrests",
		"{standfirst: {text: {en: \"{{arrests}} arrests\", fr: x}, holds: arrests > 700}}": "",
		"{standfirst: [{text: A, holds: arrests > 700}, {text: B, holds: none}]}":          "B",
		"{standfirst: {text: \"{{convictions}} convictions\", holds: none}}":               "",
		"{standfirst: [{text: \"{{convictions}} convictions\", holds: none}]}":             "",
	} {
		d, diags := buildTest(t, map[string]string{"blocks": "- cover: " + cover + "\n"})
		if d == nil || diags.HasErrors() {
			t.Errorf("%s: %s", cover, diags.Text())
			continue
		}
		if got := flatText(d.Blocks[0].(*doc.Cover).Standfirst); got != want {
			t.Errorf("%s: the standfirst is %q, want %q", cover, got, want)
		}
	}
}

// Whatever stands in a file where a summary or standfirst should be, something is said and nothing stops.
func FuzzSummary(f *testing.F) {
	for _, s := range []string{"summary: x", "summary: {text: x}", "summary: [x, {text: , holds: none}]", "cover: {standfirst: [a, {text: b}]}", "cover: {standfirst: {holds: none}}", "cover: {standfirst: {text: {en: {}}, holds: [a]}}"} {
		f.Add(s)
	}
	ds := world(f, "")
	f.Fuzz(func(t *testing.T, s string) {
		if strings.Contains(s, "\n") {
			t.Skip()
		}
		Load(fstest.MapFS{"charts.yaml": {Data: []byte("charts:\n" + noCharts)}, "briefs/test.yaml": {Data: []byte(testHead + "blocks:\n- " + s + "\n- notes: {}\n")}}, english(), ds, LoadOptions{})
	})
}
