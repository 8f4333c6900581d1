package pipeline_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"briefing/internal/check"
	"briefing/internal/doc"
	"briefing/internal/edition/plan"
	"briefing/internal/figures"
	"briefing/internal/input/language"
	"briefing/internal/pipeline"
	"briefing/internal/testkit/golden"
)

// formsOf lists every way in which a value's figure may be printed, spaces as plain ones.
func formsOf(p *pipeline.Project, v *figures.Value) []string {
	c := p.Catalog
	var out []string
	add := func(figure string) {
		for _, s := range []string{figure, c.Qualify(v.Qualifier, language.InText, figure), c.Qualify(v.Qualifier, language.InTable, figure)} {
			if s = strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(s); !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
	}
	switch {
	case !v.Rat.Den.IsZero():
		add(c.Share(v.Rat.Num, v.Rat.Den))
	case v.Unit.Kind == "money":
		for _, n := range []figures.Value{*v, {Number: language.RoundAmount(v.Number)}} {
			add(c.Money(n.Number, v.Unit.Currency, language.Symbol))
			add(c.Millions(n.Number, language.Exact))
			add(c.Millions(n.Number, 1))
		}
	case v.Unit.Kind == "percent":
		add(c.Percent(v.Number, language.Exact))
	default:
		add(c.Number(v.Number, language.Exact))
		if w, ok := c.Word(int(v.Number.IntPart())); ok {
			add(w)
		}
	}
	return out
}

// printed says whether a text holds a figure as a whole, and not as a part of a longer one.
func printed(text, figure string) bool {
	return regexp.MustCompile(`(?i)(^|[^\d.,\pL]|[^\d][.,])` + regexp.QuoteMeta(figure) + `($|[^\d.,\pL]|[.,]($|[^\d]))`).MatchString(text)
}

// visible is all that a reader of the pages sees: no speaker notes, no lists for handouts.
func visible(d *doc.Document) string {
	var s strings.Builder
	for _, u := range unitsOf(d) {
		if !strings.Contains(u.where, " of slide ") {
			s.WriteString(u.all() + "\n")
		}
	}
	return s.String()
}

// TestDeckPrintsTheFactsheetsFigures holds every figure that slides share with the factsheet to the form it has there,
// to the character.
func TestDeckPrintsTheFactsheetsFigures(t *testing.T) {
	p, diags := pipeline.Load(shippedFiles().options("eu"))
	if p == nil {
		t.Fatal(diags.Text())
	}
	text := map[string]string{}
	refs := map[string][]string{}
	for _, name := range []string{"deck", "factsheet"} {
		d, diags := p.Document(name)
		if d == nil || diags.HasErrors() {
			t.Fatal(diags.Text())
		}
		text[name] = visible(d)
		for _, u := range d.Uses {
			if !strings.HasPrefix(u.Block, "speaker notes") && !slices.Contains(refs[name], u.Ref) {
				refs[name] = append(refs[name], u.Ref)
			}
		}
	}
	shared := 0
	for _, ref := range refs["deck"] {
		v, problem := p.Set.Value(ref)
		if problem != nil || v.Missing || v.NotExact || !slices.Contains(refs["factsheet"], ref) {
			continue
		}
		any := false
		for _, figure := range formsOf(p, v) {
			if printed(text["deck"], figure) {
				any = true
				// Where the factsheet prints an amount in a column alone, that has one decimal for all: 46.0.
				number := strings.NewReplacer("€", "", " million", "").Replace(figure)
				if !printed(text["factsheet"], figure) && !printed(text["factsheet"], number+".0") {
					t.Errorf("%s: the deck prints %q, the factsheet does not", ref, figure)
				}
			}
		}
		if any {
			shared++
		}
	}
	if shared < 25 {
		t.Errorf("only %d figures are shared", shared)
	}
	t.Logf("%d shared figures", shared)
	for text, want := range map[string]bool{"231.3 + 15.0": true, "1231.3": false, "231.35": false, "231.3.": true, "(231.3)": true} {
		if printed(text, "231.3") != want {
			t.Errorf("%q holds 231.3: %v", text, !want)
		}
	}
}

// handoutOf builds the handout of the shipped deck.
func handoutOf(t *testing.T, brand string) []byte {
	t.Helper()
	out := t.TempDir()
	r := pipeline.Request{Options: shippedFiles().options(brand), Plan: plan.Request{Names: []string{"deck"}, Handout: true}, Out: out, Version: "0"}
	if _, diags, err := pipeline.Run(t.Context(), r, nil); err != nil || len(diags) > 0 {
		t.Fatal(err, diags.Text())
	}
	data, err := os.ReadFile(filepath.Join(out, "2019-03", "en", "deck-handout.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestHandoutConforms holds the handout to the standards of all PDFs, and its structure and two of its pages to what
// was looked at.
func TestHandoutConforms(t *testing.T) {
	for _, brand := range []string{"eu", "plain"} {
		data := handoutOf(t, brand)
		if found := check.PDF(data); len(found) > 0 {
			t.Errorf("%s:\n%s", brand, found.Text())
		}
		golden.NeedTool(t, "qpdf", "pdfinfo")
		if out := golden.Tool(t, data, "qpdf", "--check", "{}"); strings.Contains(strings.ToLower(out), "warning") {
			t.Errorf("%s: qpdf says\n%s", brand, out)
		}
		if brand != "eu" {
			continue
		}
		told := golden.Tool(t, data, "pdfinfo", "-struct-text", "{}")
		golden.Text(t, "testdata/pages/deck-handout.struct.golden", objectNumber.ReplaceAllString(told, "Object"))
		needPictures(t)
		pages := golden.PDFPages(t, data, pageDPI, "-l", "4")
		for _, n := range []int{1, 4} {
			golden.Image(t, fmt.Sprintf("testdata/pages/deck-handout-%d.png", n), pages[n-1], golden.Rendering)
		}
	}
}

// TestHandoutNamesSourcesOnce sees that what the spoken notes name beside the main source stands in the handout's list
// of sources, in full, and there alone.
func TestHandoutNamesSourcesOnce(t *testing.T) {
	d, diags := shippedFiles().document("deck")
	if d == nil {
		t.Fatal(diags.Text())
	}
	squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
	golden.NeedTool(t, "pdftotext")
	printed := squeeze(golden.Tool(t, handoutOf(t, "eu"), "pdftotext", "-raw", "{}", "-"))
	named := 0
	for _, b := range d.Blocks {
		s := b.(*doc.Slide)
		list := ""
		for _, src := range s.Sources {
			list += plainOf(src) + "\n"
		}
		if len(s.Evidence) > 0 && !strings.HasPrefix(list, "European Union, The EU's global engagement") {
			t.Errorf("%s: the list of sources does not begin with the main one: %s", s.ID, list)
		}
		_, names, _ := strings.Cut(strings.TrimSuffix(plainOf(s.Beside), "."), ": ")
		for _, name := range strings.Split(names, "; ") {
			if name == "" {
				continue
			}
			named++
			if !strings.Contains(list, name) {
				t.Errorf("%s: the list of sources lacks %q", s.ID, name)
			}
		}
		if s.Beside != nil && strings.Contains(printed, squeeze(plainOf(s.Beside))) {
			t.Errorf("%s: the handout's notes name the sources that its list has", s.ID)
		}
	}
	if named < 10 {
		t.Errorf("%d sources beside the main one were found", named)
	}
}

// TestHandoutsAlike builds handouts at once and finds the same bytes.
func TestHandoutsAlike(t *testing.T) {
	var wg sync.WaitGroup
	made := make([][]byte, 4)
	for i := range made {
		wg.Go(func() { made[i] = handoutOf(t, "eu") })
	}
	wg.Wait()
	for _, data := range made[1:] {
		if !bytes.Equal(data, made[0]) {
			t.Fatal("two handouts of one deck differ")
		}
	}
}

// TestDeckIsSixteenByNine asks another program for the size of every slide.
func TestDeckIsSixteenByNine(t *testing.T) {
	golden.NeedTool(t, "pdfinfo")
	p, diags := pipeline.Load(shippedFiles().options("eu"))
	if p == nil {
		t.Fatal(diags.Text())
	}
	data, diags := p.PDF("deck")
	if diags.HasErrors() {
		t.Fatal(diags.Text())
	}
	out := golden.Tool(t, data, "pdfinfo", "-box", "-l", "99", "{}")
	if n := len(regexp.MustCompile(`MediaBox: +0\.00 +0\.00 +960\.00 +540\.00\n`).FindAllString(out, -1)); n != 13 || strings.Count(out, "MediaBox") != 13 {
		t.Errorf("%d slides of 960 by 540 pt, want 13:\n%s", n, out)
	}
	if bytes.Contains(data, []byte("/Subtype /Image")) {
		t.Error("a slide holds a picture")
	}
}
