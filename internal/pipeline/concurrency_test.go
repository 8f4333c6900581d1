package pipeline_test

import (
	"bytes"
	"fmt"
	"sync"
	"testing"

	"briefing/internal/edition/plan"
	"briefing/internal/input/dataset"
	"briefing/internal/pipeline"
)

// everyTarget is all kinds of what can be made of the shipped files in a brand: each brief in each format, with and without
// attachments and print marks, the deck's handout, the gallery and the folder of one chart, another one for each brand.
func everyTarget(t *testing.T, p *pipeline.Project, brand string) []plan.Target {
	t.Helper()
	var out []plan.Target
	for _, r := range []plan.Request{
		{Brand: brand, BaseURL: "https://example.org/briefings"},
		{Brand: brand, Formats: []string{"pdf"}, NoAttachments: true},
		{Brand: brand, Formats: []string{"pdf"}, PrintMarks: true},
		{Brand: brand, Names: []string{"deck"}, Handout: true},
	} {
		targets, err := plan.Targets(r, p.Existing())
		if err != nil {
			t.Fatal(err)
		}
		for _, target := range targets {
			id, chart := target.Chart()
			if !chart || id == map[string]string{"eu": "sophia-counts", "plain": "funding-by-region"}[brand] {
				out = append(out, target)
			}
		}
	}
	return out
}

// TestParallelDocuments makes 100 documents of all kinds, brands and options at once from projects that have made nothing yet,
// and finds the bytes that making one after the other from other projects gives: a project is never changed by what is made
// of it. With -race it also shows that nothing is shared that is written to.
func TestParallelDocuments(t *testing.T) {
	type document struct {
		target plan.Target
		want   []byte
	}
	var all []document
	kinds := map[string]bool{}
	fresh, read := map[string]*pipeline.Project{}, map[string]string{}
	for _, brand := range []string{"eu", "plain"} {
		load := func() *pipeline.Project {
			p, diags := pipeline.Load(shippedFiles().options(brand))
			if p == nil {
				t.Fatal(diags.Text())
			}
			return p
		}
		p := load()
		for _, target := range everyTarget(t, p, brand) {
			all = append(all, document{target, made(t, p, target)})
			kinds[fmt.Sprintf("%s marks %v handout %v bare %v", target.Format, target.PrintMarks, target.Handout, target.NoAttachments)] = true
		}
		fresh[brand], read[brand] = load(), p.Shown()
	}
	if len(kinds) < 7 {
		t.Fatalf("only these kinds are made: %v", kinds)
	}
	start := make(chan struct{})
	var wg sync.WaitGroup
	for i := range 100 {
		d := all[i*7%len(all)] // kinds and brands mixed
		wg.Go(func() {
			<-start // all at once, not each when the one before has run
			got, diags := fresh[d.target.Brand].Make(d.target)
			if diags.HasErrors() || !bytes.Equal(got, d.want) {
				t.Errorf("document %d, %+v: differs from the one made alone\n%s", i, d.target, diags.Text())
			}
		})
	}
	close(start)
	wg.Wait()
	for brand, p := range fresh {
		if p.Shown() != read[brand] {
			t.Errorf("brand %s: making documents at once reads other files than one by one", brand)
		}
	}
}

// TestSharedDocuments makes all documents of a run at once, each three times, from a project that composes and lays out each brief
// once for all of them, and finds the bytes that making each from its own document gives: no writer changes what others share.
func TestSharedDocuments(t *testing.T) {
	load := func() *pipeline.Project {
		p, diags := pipeline.Load(shippedFiles().options("eu"))
		if p == nil {
			t.Fatal(diags.Text())
		}
		return p
	}
	alone, shared := load(), load()
	shared.ShareInRun()
	var wg sync.WaitGroup
	for _, target := range everyTarget(t, alone, "eu") {
		if target.Format == plan.Web {
			continue // charts are never shared with briefs
		}
		want := made(t, alone, target)
		for range 3 {
			wg.Go(func() {
				if got, diags := shared.Make(target); diags.HasErrors() || !bytes.Equal(got, want) {
					t.Errorf("%+v: differs from the one made of its own document\n%s", target, diags.Text())
				}
			})
		}
	}
	wg.Wait()
}

// made is what a target comes to: its files one after the other, with their names.
func made(t *testing.T, p *pipeline.Project, target plan.Target) []byte {
	t.Helper()
	data, diags := p.Make(target)
	if diags.HasErrors() || len(data) == 0 {
		t.Fatalf("%+v: %d bytes\n%s", target, len(data), diags.Text())
	}
	return data
}

// What was loaded says on another day what it says when it is loaded for that day.
func TestResolveOnAnotherDay(t *testing.T) {
	options := shippedFiles().options("eu")
	loaded, diags := pipeline.Load(options)
	if loaded == nil {
		t.Fatal(diags.Text())
	}
	for _, day := range []string{"2019-04-01", "2019-07", "2021-12-31"} {
		date, err := dataset.ParseDate(day)
		if err != nil {
			t.Fatal(err)
		}
		options.AsOf = day
		want, diags := pipeline.Load(options)
		if want == nil {
			t.Fatal(diags.Text())
		}
		got, diags := loaded.Resolve(date)
		if got == nil || got.Edition != day {
			t.Fatal(day, got, diags.Text())
		}
		for _, name := range []string{"one-pager", "factsheet", "deck"} {
			target := plan.Target{Name: name, Language: "en", Format: "pdf", Brand: "eu"}
			if !bytes.Equal(made(t, got, target), made(t, want, target)) {
				t.Errorf("%s as of %s differs from the one that was loaded for that day", name, day)
			}
		}
	}
}
