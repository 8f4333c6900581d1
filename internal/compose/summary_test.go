package compose_test

import (
	"testing"

	"briefing/internal/doc"
	"briefing/internal/testkit/world"
)

// The summary is the file's description, without its notes; a brief without one is described by its title.
func TestSummaryIsTheDescription(t *testing.T) {
	for blocks, want := range map[string]string{
		"- prose: Words.\n": "A test",
		"- summary:\n  - {text: \"There were **{{arrests}}** arrests.\", holds: none}\n  - {text: \"And {{rescued}} rescued.\", holds: none}\n" +
			"  - {text: \"Many: {{arrests}}.\", holds: arrests > 700}\n": "There were 607 arrests. And more than 13\u202f000 rescued.",
	} {
		d, diags := world.Build(t, map[string]string{"blocks": blocks})
		if d == nil || diags.HasErrors() {
			t.Fatal(diags.Text())
		}
		if d.Subject.S != want {
			t.Errorf("the description is %q, want %q", d.Subject.S, want)
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
		d, diags := world.Build(t, map[string]string{"edits": "edition: 2019-03 => edition: 2017-03", "blocks": blocks})
		if d == nil || diags.HasErrors() {
			t.Fatalf("%s\n%s", sentence, diags.Text())
		}
		want := 3
		if left {
			want = 2
		}
		if got := len(d.Blocks[0].(*doc.Summary).Sentences); got != want || world.Has(diags, "left-out") != left {
			t.Errorf("%s: %d sentences are printed, want %d\n%s", sentence, got, want, diags.Text())
		}
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
		d, diags := world.Build(t, map[string]string{"blocks": "- cover: " + cover + "\n"})
		if d == nil || diags.HasErrors() {
			t.Errorf("%s: %s", cover, diags.Text())
			continue
		}
		if got := world.Flat(d.Blocks[0].(*doc.Cover).Standfirst); got != want {
			t.Errorf("%s: the standfirst is %q, want %q", cover, got, want)
		}
	}
}
