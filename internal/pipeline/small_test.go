package pipeline_test

import (
	"os"
	"strings"
	"testing"

	"briefing/internal/edition/plan"
	"briefing/internal/pipeline"
)

// smallFiles are testdata/small, a dataset of another subject than the shipped one. Brands, English words and PowerPoint
// template are the shipped ones.
func smallFiles() files {
	small := files{}
	for name, text := range shippedFiles() {
		for _, shared := range []string{"brands", "messages", "pptx"} {
			if strings.HasPrefix(name, "templates/"+shared+"/") {
				small[name] = text
			}
		}
	}
	small.read(os.DirFS("testdata/small"), "")
	return small
}

// TestSmallDataset makes all there is to make of the small dataset, in both of its languages: briefs, charts and the handout.
func TestSmallDataset(t *testing.T) {
	small := smallFiles()
	for _, language := range []string{"en", "de"} {
		options := small.options("eu")
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
