package pipeline_test

import (
	"testing"

	"briefing/internal/edition/plan"
	"briefing/internal/pipeline"
	"briefing/internal/testkit/small"
)

// smallFiles are the small dataset, of another subject than the shipped one, with its templates.
func smallFiles() files {
	f := files{}
	f.read(small.Data(), "data")
	f.read(small.Templates(), "templates")
	return f
}

// TestSmallDataset makes all there is to make of the small dataset, in both of its languages: briefs, charts and the handout.
func TestSmallDataset(t *testing.T) {
	f := smallFiles()
	for _, language := range []string{"en", "de"} {
		options := f.options("eu")
		options.Language = language
		p, diags := pipeline.Load(options)
		if p == nil || diags.HasErrors() {
			t.Fatal(language, diags.Text())
		}
		for _, request := range []plan.Request{
			{Brand: "eu", Languages: []string{language}},
			{Brand: "eu", Languages: []string{language}, Names: []string{"talk"}, Handout: true},
		} {
			targets, err := plan.Targets(request, p.Existing())
			if err != nil {
				t.Fatal(err)
			}
			for _, target := range targets {
				made(t, p, target)
			}
		}
	}
}
