package pipeline_test

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"briefing/internal/charts/bars"
	"briefing/internal/doc"
	"briefing/internal/pipeline"
	"briefing/internal/testkit/golden"
)

// shippedDeck is the deck of this repository.
func shippedDeck(t *testing.T) []*doc.Slide {
	t.Helper()
	d, diags := shippedFiles().document("deck")
	if d == nil || diags.HasErrors() {
		t.Fatal(diags.Text())
	}
	var slides []*doc.Slide
	for _, b := range d.Blocks {
		slides = append(slides, b.(*doc.Slide))
	}
	return slides
}

func spokenOf(s *doc.Slide) string {
	var all []string
	for _, p := range s.Speaker {
		all = append(all, plainOf(p))
	}
	return strings.Join(all, "\n")
}

// TestShippedDeckInOrder sees that the conclusion stands first and last: the summary behind the title, then the key
// figures; the messages to take away before sources and method.
func TestShippedDeckInOrder(t *testing.T) {
	slides := shippedDeck(t)
	n := len(slides)
	if n != 13 || !slides[0].Opening {
		t.Fatalf("%d slides", n)
	}
	if s, ok := slides[1].Blocks[0].(*doc.Summary); !ok || len(s.Sentences) != 3 || plainOf(slides[1].Title) != "In brief" {
		t.Error("the second slide is not the summary")
	}
	if k, ok := slides[2].Blocks[0].(*doc.KeyFigures); !ok || len(k.Tiles) != 4 {
		t.Error("the third slide does not hold the key figures")
	}
	if s, ok := slides[n-2].Blocks[0].(*doc.List); !ok || !s.Numbered || len(s.Items) != 3 {
		t.Error("the last but one does not hold three messages")
	}
	if plainOf(slides[n-1].Title) != "Sources and method" {
		t.Errorf("the last slide is %q", plainOf(slides[n-1].Title))
	}
	for _, s := range slides[1 : n-1] {
		if s.Opening || plainOf(s.Title) == "Sources and method" {
			t.Errorf("the slide %s stands in a wrong place", s.ID)
		}
	}
}

// unspeakable is what nobody reads out: places in sources, addresses, arithmetic, lines of a text.
var unspeakable = regexp.MustCompile(`section “|https?:|www\.|\bline \d| = |\bSource: |\.pdf\b|\[`)

// TestShippedDeckIsSpoken sees that every slide says what is spoken, in 90 words at most, and that the evidence is
// apart.
func TestShippedDeckIsSpoken(t *testing.T) {
	for _, s := range shippedDeck(t) {
		spoken := spokenOf(s)
		words := len(slices.DeleteFunc(strings.Fields(spoken), func(w string) bool {
			return !strings.ContainsFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
		}))
		if words < 15 || words > 90 {
			t.Errorf("%s: %d words are spoken", s.ID, words)
		}
		if found := unspeakable.FindString(spoken); found != "" {
			t.Errorf("%s: nobody can speak %q", s.ID, found)
		}
		evidence := ""
		for _, p := range append(slices.Clone(s.Evidence), s.Beside) {
			evidence += plainOf(p) + "\n"
		}
		if !s.Opening && s.ID != "sources" && !strings.Contains(evidence, "section “") {
			t.Errorf("%s: its evidence names no section of a source: %s", s.ID, evidence)
		}
		if found := regexp.MustCompile(`\bline \d+`).FindString(evidence); found != "" {
			t.Errorf("%s: its evidence names a line of our copy: %s", s.ID, found)
		}
	}
}

// TestSpokenTooLong tells the place of a speaker's text that is too long.
func TestSpokenTooLong(t *testing.T) {
	f := shippedFiles()
	const name = "templates/briefs/deck.yaml"
	before, _, ok := strings.Cut(f[name], "    - >-\n      If you keep only")
	if !ok {
		t.Fatal("the deck has another text")
	}
	f = f.with(name, strings.Replace(f[name], "If you keep only", strings.Repeat("more ", 90)+"If you keep only", 1))
	_, diags := f.document("deck")
	if want := fmt.Sprintf("briefs/deck.yaml:%d:", strings.Count(before, "\n")+2); !strings.Contains(diags.Text(), want) || !strings.Contains(diags.Text(), "[speaker-words]") {
		t.Errorf("want a finding at %s, got\n%s", want, diags.Text())
	}
}

// amountsOn lists what a slide prints of money in millions, as printed.
func amountsOn(s *doc.Slide) []string {
	var out []string
	text := func(spans []doc.Span) {
		for _, m := range regexp.MustCompile(`€(\d+(?:\.\d+)?) million`).FindAllStringSubmatch(plainOf(spans), -1) {
			out = append(out, m[1])
		}
	}
	text(s.Title)
	text(s.Subtitle)
	text(s.Foot)
	eachBlock(s.Blocks, func(b doc.Block) {
		switch b := b.(type) {
		case *doc.Chart:
			text(b.Title)
			plot, ok := b.Plot.(*bars.Chart)
			if !ok {
				return
			}
			for _, g := range plot.Small().Groups {
				for _, r := range g.Rows {
					out = append(out, regexp.MustCompile(`\d+(\.\d+)?$`).FindString(r.Value.S))
				}
			}
		case *doc.KeyFigures:
			for _, tile := range b.Tiles {
				if n, ok := strings.CutPrefix(tile.Number.S, "€"); ok {
					out = append(out, n)
				}
				text(tile.Label)
			}
		case *doc.Summary:
			for _, p := range b.Sentences {
				text(p)
			}
		case *doc.List:
			for _, it := range b.Items {
				text(it.Text)
				for _, p := range it.Below {
					text(p)
				}
			}
		case *doc.Box:
			for _, it := range b.Items {
				text(it.Text)
			}
		}
	})
	return out
}

// TestShippedDeckHasOneRuleOfDecimals sees that no slide prints 140.0 beside 125.
func TestShippedDeckHasOneRuleOfDecimals(t *testing.T) {
	found := 0
	for _, s := range shippedDeck(t) {
		rules := map[int]string{}
		for _, a := range amountsOn(s) {
			found++
			_, after, _ := strings.Cut(a, ".")
			rules[len(after)] = a
		}
		if len(rules) > 1 {
			t.Errorf("%s: amounts have unlike decimals: %v", s.ID, rules)
		}
	}
	if found < 12 {
		t.Errorf("only %d amounts were found", found)
	}
}

// TestShippedDeckSaysNoMore holds the deck to what was struck out of it: no sum in a title, no payer that the source does
// not name, nothing that is said of other donors' money.
func TestShippedDeckSaysNoMore(t *testing.T) {
	d, diags := shippedFiles().document("deck")
	if d == nil {
		t.Fatal(diags.Text())
	}
	var all strings.Builder
	for _, u := range unitsOf(d) {
		all.WriteString(u.all() + "\n")
	}
	for _, no := range []string{"sum up the EU effort", "in one factsheet", "pools other", "joint payers", "(joint)", "471", "231.3", "231.0"} {
		if strings.Contains(all.String(), no) {
			t.Errorf("the deck says %q", no)
		}
	}
	for _, s := range shippedDeck(t) {
		if title := plainOf(s.Title); strings.Contains(title, "225") {
			t.Errorf("a sum stands in the title %q", title)
		}
	}
	for _, must := range []string{"European Migrant Smuggling Centre", "Better Migration Management", "North Africa", "European Migration Liaison Officers", "Joint Investigation Team", "Operation Sophia", "Horn of Africa", "West Africa"} {
		if !strings.Contains(visible(d), must) {
			t.Errorf("no slide names %q in full", must)
		}
	}
}

// pagesOf is the text of each page of a PDF.
func pagesOf(t *testing.T, data []byte) []string {
	t.Helper()
	golden.NeedTool(t, "pdftotext")
	pages := strings.Split(golden.Tool(t, data, "pdftotext", "-raw", "{}", "-"), "\f")
	return pages[:len(pages)-1]
}

// TestHandoutHasAPageASlide sees that each slide has one page, with what is spoken, and that the evidence stands behind
// all of them, by the slides' numbers.
func TestHandoutHasAPageASlide(t *testing.T) {
	slides := shippedDeck(t)
	pages := pagesOf(t, handoutOf(t, "eu"))
	squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
	if len(pages) <= len(slides) {
		t.Fatalf("%d pages for %d slides and an annex", len(pages), len(slides))
	}
	for i, s := range slides {
		page := squeeze(pages[i])
		for _, p := range s.Speaker {
			if !strings.Contains(page, squeeze(plainOf(p))) {
				t.Errorf("page %d lacks what is spoken: %s", i+1, plainOf(p))
			}
		}
		if !strings.Contains(page, squeeze("Slide "+strconv.Itoa(i+1))) || !strings.Contains(page, squeeze("Your notes")) {
			t.Errorf("page %d is not that of slide %d", i+1, i+1)
		}
		if strings.Contains(page, "section“") {
			t.Errorf("page %d has evidence", i+1)
		}
	}
	annex := squeeze(strings.Join(pages[len(slides):], " "))
	if !strings.Contains(squeeze(pages[len(slides)]), "Evidence") {
		t.Error("the annex does not say what it is")
	}
	at := 0
	for i, s := range slides {
		for _, p := range s.Speaker {
			if strings.Contains(annex, squeeze(plainOf(p))) {
				t.Errorf("the annex has what is spoken on slide %d", i+1)
			}
		}
		if len(s.Evidence) == 0 {
			continue
		}
		k := strings.Index(annex[at:], squeeze("Slide "+strconv.Itoa(i+1)+" "+plainOf(s.Title)))
		if k < 0 {
			t.Errorf("the annex lacks slide %d, or has it in a wrong place", i+1)
			continue
		}
		at += k
	}
}

// TestShippedOnePager sees that all of it stands on one page, and what that page must name.
func TestShippedOnePager(t *testing.T) {
	p, diags := pipeline.Load(shippedFiles().options("eu"))
	if p == nil {
		t.Fatal(diags.Text())
	}
	page := func(name string) []string {
		data, diags := p.PDF(name)
		if diags.HasErrors() {
			t.Fatal(diags.Text())
		}
		return pagesOf(t, data)
	}
	pages := page("one-pager")
	if len(pages) != 1 {
		t.Fatalf("%d pages", len(pages))
	}
	text := strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(strings.Join(strings.Fields(pages[0]), " "))
	for _, want := range []string{
		"In brief", "mobilised €140 million", "worth €91.3 million", "607 suspects", "551 vessels", "13 000", "Morocco", "Libya", "Joint Investigation Team", "G5 Sahel",
		"Better Migration", "46.0", "restrictions on the export or transit of inflatable boats", "Read with care", "none is stated as a payment", "factsheet.pdf", "funding-by-region.csv", "no payer named",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the one-pager lacks %q", want)
		}
	}
	if want := fmt.Sprintf("factsheet.pdf, %d pages", len(page("factsheet"))); !strings.Contains(text, want) {
		t.Errorf("the one-pager does not say %q", want)
	}
}
