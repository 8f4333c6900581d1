package flow

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/testkit/samples"
)

// A brief with more pages than it may have is an error that says how many there are, how much is too much, and what is long.
func TestMostPages(t *testing.T) {
	b := samples.Brand(t)
	long := func(n int) *doc.Prose {
		return &doc.Prose{Columns: 1, Paragraphs: [][]doc.Span{samples.Sp("Begins here. " + strings.Repeat("It has some words and is long. ", n))}}
	}
	short := &doc.List{Items: []doc.ListItem{{Text: samples.Sp("A point.")}, {Text: samples.Sp("And one more.")}}}
	for paper, most := range map[doc.Paper]int{doc.A4: 1, doc.Letter: 2} {
		d := samples.Factsheet()
		d.Paper = paper
		d.Notes = nil
		d.Blocks = []doc.Block{d.Blocks[0], short, long(60), long(90), d.Blocks[len(d.Blocks)-1]}
		if most == 2 {
			d.Blocks = append(d.Blocks[:3], &doc.PageBreak{}, long(100), &doc.PageBreak{}, d.Blocks[len(d.Blocks)-1])
		}
		free, l := Pages(d, b)
		if l.HasErrors() || len(free.Pages) != most+1 {
			t.Fatalf("%s: %d pages, findings\n%s", paper, len(free.Pages), l.Text())
		}
		d.Most = doc.Most{Pages: most + 1, Pos: diag.Pos{File: "briefs/test.yaml", Line: 3, Col: 5}}
		if _, l := Pages(d, b); l.HasErrors() {
			t.Errorf("%s: as many pages as allowed are refused:\n%s", paper, l.Text())
		}
		d.Most.Pages = most
		_, l = Pages(d, b)
		got := l.Text()
		for _, want := range []string{
			fmt.Sprintf("briefs/test.yaml:3:5: error: the brief has %d pages, at most %d are allowed: it is ", most+1, most), " mm too long, about ", "lines of text [too-many-pages]",
			"hint: shorten the longest of its blocks: the text “Begins here.", fmt.Sprintf("hint: or write pages: {most: %d}", most+1),
		} {
			if !strings.Contains(got, want) {
				t.Errorf("%s: %q is missing in\n%s", paper, want, got)
			}
		}
	}
}

// No page is left empty by a page break at the top of a page, and what follows one stands on a page of its own.
func TestPageBreaks(t *testing.T) {
	b := samples.Brand(t)
	d := samples.Factsheet()
	text := func(s string) doc.Block {
		return &doc.Prose{Columns: 1, Paragraphs: [][]doc.Span{samples.Sp(s)}}
	}
	last := d.Blocks[len(d.Blocks)-1]
	d.Blocks = []doc.Block{d.Blocks[0], text("One."), &doc.PageBreak{}, &doc.PageBreak{}, samples.H2("A finding", "finding"), text("On the second."), &doc.PageBreak{}, last}
	f, l := Pages(d, b)
	if len(l) > 0 || len(f.Pages) != 3 {
		t.Fatalf("%d pages, findings\n%s", len(f.Pages), l.Text())
	}
	for page, want := range []string{"One.", "On the second.", "Notes"} {
		said := ""
		for _, x := range samples.FlatPage(f.Pages[page]) {
			if x.Text != nil && x.Mark.Node != nil {
				said += x.Text.S
			}
		}
		if !strings.Contains(said, want) {
			t.Errorf("page %d says %q, want %q", page+1, said, want)
		}
	}
}

// On paper of another size all that stands on the pages keeps its measure: the same lines, between margins that are even.
func TestLetterHasTheLinesOfA4(t *testing.T) {
	b := samples.Brand(t)
	lines := func(p doc.Paper) (out []string) {
		d := samples.Factsheet()
		d.Paper = p
		f, l := Pages(d, b)
		if l.HasErrors() {
			t.Fatal(l.Text())
		}
		w, h := p.Size()
		for i, page := range f.Pages {
			if page.W != mm(w) || page.H != mm(h) {
				t.Errorf("%s: page %d is %s by %s", p, i+1, samples.InMM(page.W), samples.InMM(page.H))
			}
			for _, x := range samples.FlatPage(page) {
				if x.Text != nil && x.Mark.Node != nil && x.Mark.Node.Type == "P" {
					out = append(out, x.Text.S)
				}
			}
		}
		return out
	}
	a4, letter := lines(doc.A4), lines(doc.Letter)
	slices.Sort(a4) // a block that has no room on the lower page lets others stand before it
	slices.Sort(letter)
	if len(a4) < 20 || !slices.Equal(a4, letter) {
		t.Errorf("lines on A4:\n%s\non letter:\n%s", strings.Join(a4, "\n"), strings.Join(letter, "\n"))
	}
}
