package compose_test

import (
	"testing"

	"briefing/internal/testkit/world"
)

// A capital comes by itself where a sentence begins, and nowhere else.
func TestCapitals(t *testing.T) {
	for s, want := range map[string]string{
		"{{rescued}} came.":                             "More than 13\u202f000 came.",
		"They came. {{rescued}} came.":                  "They came. More than 13\u202f000 came.",
		"They came! “{{rescued}}” came.":                "They came! “More than 13\u202f000” came.",
		"They came ({{rescued}}).":                      "They came (more than 13\u202f000).",
		"E.g. {{rescued}}, i.e. {{rescued}}.":           "E.g. more than 13\u202f000, i.e. more than 13\u202f000.",
		"As told: {{rescued}}.":                         "As told: more than 13\u202f000.",
		"**Fact.** {{arrests.period}} it was.":          "Fact. In 2018 it was.",
		"*{{rescued}}*, {{rescued|cap}}.":               "More than 13\u202f000, More than 13\u202f000.",
		"What? {{hosts.count|words}} hosts.":            "What? Two hosts.",
		"{{hosts.count|words}}: {{hosts.count|words}}.": "Two: two.",
		"Came in {{arrests.period}}. {{rescued}} came.": "Came in in 2018. More than 13\u202f000 came.",
		"{{morocco.purpose}}.":                          "Border authorities.",
		"{{arrests}} {{rescued}}":                       "607 more than 13\u202f000",
	} {
		d, diags := world.Build(t, map[string]string{"blocks": "- prose: |\n    " + s + "\n"})
		if diags.HasErrors() {
			t.Errorf("%s: %s", s, diags.Text())
			continue
		}
		if got := world.Flat(world.Paragraphs(d)[0]); got != want {
			t.Errorf("%s gives %q, want %q", s, got, want)
		}
	}
}
