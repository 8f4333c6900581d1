package pipeline_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"briefing/internal/check/reader"
	"briefing/internal/doc"
	"briefing/internal/pipeline"
	"briefing/internal/testkit/golden"
)

// openPDF reads a finished file as a stranger does.
func openPDF(t *testing.T, data []byte) *reader.File {
	t.Helper()
	f, err := reader.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// shippedPDFs are the shipped briefs and the deck's handout, finished, by name.
func shippedPDFs(t *testing.T) (*pipeline.Project, map[string][]byte) {
	t.Helper()
	p, diags := pipeline.Load(shippedFiles().options("eu"))
	if p == nil {
		t.Fatal(diags.Text())
	}
	out := map[string][]byte{"deck-handout": handoutOf(t, "eu")}
	for _, name := range p.Library.Names() {
		data, diags := p.PDF(name)
		if diags.HasErrors() {
			t.Fatalf("%s:\n%s", name, diags.Text())
		}
		out[name] = data
	}
	return p, out
}

// TestRunningHeadsAreTold keeps what a program that leaves out running heads, or shows them apart, is told of each page:
// which artefacts are its head and its foot, and what these say.
func TestRunningHeadsAreTold(t *testing.T) {
	_, files := shippedPDFs(t)
	var told strings.Builder
	for _, name := range slices.Sorted(maps.Keys(files)) {
		for _, page := range openPDF(t, files[name]).Pages {
			heads := map[string]int{}
			for _, m := range page.Marks {
				switch {
				case !m.Artifact:
				case m.Kind == "Pagination":
					heads[m.Subtype]++
					fmt.Fprintf(&told, "%s %d: %s %s: %s\n", name, page.Number, m.Kind, m.Subtype, plainSpaces(m.Text))
				case strings.TrimSpace(m.Text) != "":
					t.Errorf("%s, page %d: the decoration %q has words, but is neither head nor foot", name, page.Number, m.Text)
				}
			}
			// Only the first page of a brief and a title slide stand without, and the handout's slides are pictures.
			if name == "factsheet" && (heads["Footer"] == 0 || page.Number > 1 && heads["Header"] == 0) {
				t.Errorf("%s, page %d: heads and feet are %v", name, page.Number, heads)
			}
		}
	}
	golden.Text(t, "testdata/pages/running-heads.golden", told.String())
}

// TestAltsAreTold compares the descriptions of figures in the files with those of the documents, each to its last letter.
func TestAltsAreTold(t *testing.T) {
	p, files := shippedPDFs(t)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		d, diags := p.Document(strings.TrimSuffix(name, "-handout"))
		if diags.HasErrors() {
			t.Fatal(diags.Text())
		}
		want := []string{p.Brand.Logo.Alt}
		var walk func(blocks []doc.Block)
		walk = func(blocks []doc.Block) {
			for _, b := range blocks {
				switch b := b.(type) {
				case *doc.Chart:
					want = append(want, b.Alt.S)
				case *doc.Columns:
					for _, c := range b.Cols {
						walk(c)
					}
				case *doc.Box:
					walk(b.Body)
				case *doc.Slide:
					walk(b.Blocks)
				}
			}
		}
		walk(d.Blocks)
		var got []string
		f := openPDF(t, files[name])
		for _, e := range f.Tree.All {
			if e.Type == "Figure" {
				got = append(got, f.Text(e.Dict, "Alt"))
			}
		}
		if len(want) < 2 || !slices.Equal(got, want) {
			t.Errorf("%s: the descriptions are\n%q\nwant\n%q", name, got, want)
		}
	}
}
