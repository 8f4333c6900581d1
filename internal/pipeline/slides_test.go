package pipeline

import (
	"html"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"briefing/internal/charts/bars"
	"briefing/internal/charts/kit"
	lint "briefing/internal/check/slides"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/edition/plan"
	"briefing/internal/testkit/golden"
	"briefing/internal/testkit/office"
	"briefing/internal/write/ooxml"
	"briefing/internal/write/pptx"
)

func pptxTarget() plan.Target {
	t := pdfTarget("deck")
	t.Format = "pptx"
	return t
}

// The shipped deck keeps every rule of the linter and the size that was promised.
func TestDeckAsPowerPoint(t *testing.T) {
	p := shippedProject(t)
	data := render(t, p, pptxTarget())
	if found := lint.PPTX(data); len(found) > 0 {
		t.Error(found.Text())
	}
	d, diags := p.Document("deck")
	if d == nil {
		t.Fatal(diags.Text())
	}
	if promised := len(d.Blocks) * 8 << 10; len(data) > promised {
		t.Errorf("the deck has %d bytes, at most 8 KB a slide, %d, are promised", len(data), promised)
	}
	within(t, "bytes of the deck", len(data), 94_500)
}

// Numbers on slides are those of the factsheet, to the character: in the labels of the chart, in the cells that they
// are read from, and in the big numbers.
func TestSlideNumbersAreTheFactsheets(t *testing.T) {
	p := shippedProject(t)
	pkg, err := ooxml.Read(render(t, p, pptxTarget()), ooxml.Usual, nil)
	if err != nil {
		t.Fatal(err)
	}
	sheet, diags := p.Document("factsheet")
	if sheet == nil {
		t.Fatal(diags.Text())
	}
	const id = "funding-by-region"
	var plot *bars.Chart
	numbers := map[string]bool{}
	var walk func([]doc.Block)
	walk = func(blocks []doc.Block) {
		for _, b := range blocks {
			switch b := b.(type) {
			case *doc.Chart:
				if b.ID == id {
					plot, _ = b.Plot.(*bars.Chart)
				}
			case *doc.KeyFigures:
				for _, tile := range b.Tiles {
					numbers[tile.Number.S] = true
				}
			case *doc.Columns:
				for _, c := range b.Cols {
					walk(c)
				}
			}
		}
	}
	walk(sheet.Blocks)
	if plot == nil || len(numbers) < 4 {
		t.Fatalf("the factsheet has no such chart, or %d numbers only", len(numbers))
	}
	slides, shown := map[string]string{}, ""
	for _, n := range pkg.Names() {
		if strings.HasPrefix(n, "ppt/slides/") {
			slides[n] = string(pkg.Part(n).Data)
			shown += slides[n]
		}
	}
	for n := range numbers {
		if !strings.Contains(shown, "<a:t>"+n+"</a:t>") {
			t.Errorf("no slide shows the factsheet's number %q", n)
		}
	}
	labels := ""
	for _, n := range pkg.Names() {
		part := pkg.Part(n)
		if strings.HasPrefix(n, "ppt/charts/") && strings.Contains(string(part.Data), "Sahel, December 2018") {
			labels = string(part.Data)
		}
	}
	for _, g := range plot.Small().Groups {
		for _, r := range g.Rows {
			// The label is the value in a number format, which prints as many decimals as the factsheet does.
			_, decimals, _ := strings.Cut(r.Value.S, ".")
			want := regexp.MustCompile(`formatCode="[^"]*;?0` + strings.TrimSuffix(`\.`+strings.Repeat("0", len(decimals)), `\.`) + `"`)
			if !strings.Contains(labels, `<c:showVal val="1"/>`) || !want.MatchString(labels) {
				t.Errorf("the label of %s is not printed as %q, as the factsheet has it: %s is not in the chart", r.Label.S, r.Value.S, want)
			}
			for _, want := range regexp.MustCompile(`\d+(\.\d+)?`).FindAllString(r.Value.S, -1) {
				want = strings.TrimSuffix(want, ".0")
				if !strings.Contains(labels, "<c:v>"+want+"</c:v>") {
					t.Errorf("no bar of %s is %s long", r.Label.S, want)
				}
			}
		}
	}
}

// Every title and every chart value reaches another program; nothing in it offends Microsoft's validator.
func TestDeckInOtherPrograms(t *testing.T) {
	t.Parallel() // it waits for another program
	golden.NPM(t, "pptxtojson/dist/index.js")
	p := shippedProject(t)
	data := render(t, p, pptxTarget())
	d, diags := p.Document("deck")
	if d == nil {
		t.Fatal(diags.Text())
	}
	got := office.ReadBack(t, data)
	if len(got) != len(d.Blocks) {
		t.Fatalf("%d slides, want %d", len(got), len(d.Blocks))
	}
	plain := strings.NewReplacer("\u00a0", " ", "\u202f", " ")
	squeeze := func(s string) string { return strings.Join(strings.Fields(html.UnescapeString(s)), "") }
	for i, b := range d.Blocks {
		s := b.(*doc.Slide)
		title := ""
		for _, span := range s.Title {
			title += span.S
		}
		if plain.Replace(got[i].Title) != plain.Replace(title) {
			t.Errorf("slide %d is called %q, want %q", i+1, got[i].Title, title)
		}
		if len(s.Speaker) > 0 && got[i].Notes == "" {
			t.Errorf("slide %d lost its notes", i+1)
		}
		beside := ""
		for _, span := range s.Beside {
			beside += span.S
		}
		if !strings.HasSuffix(squeeze(got[i].Notes), squeeze(beside)) {
			t.Errorf("the notes of slide %d end with %q, not with %q", i+1, got[i].Notes[max(0, len(got[i].Notes)-200):], beside)
		}
		for _, c := range s.Blocks {
			c, ok := c.(*doc.Chart)
			if !ok {
				continue
			}
			plot, ok := c.Plot.(*bars.Chart)
			if !ok {
				continue
			}
			var want, have []float64
			for _, g := range plot.Small().Groups {
				for _, r := range g.Rows {
					sums := map[kit.Fill]int64{}
					for _, part := range r.Parts {
						sums[part.Fill] += part.Size
					}
					for _, v := range sums {
						want = append(want, float64(v)/1000)
					}
				}
			}
			for _, series := range got[i].Charts[0].Series {
				if strings.TrimSpace(plain.Replace(series.Name)) != "" {
					have = append(have, slices.DeleteFunc(series.Values, func(v float64) bool { return v == 0 })...) // 0 draws no bar
				}
			}
			slices.Sort(want)
			slices.Sort(have)
			if !slices.Equal(want, have) {
				t.Errorf("the bars of slide %d are %v, want %v", i+1, have, want)
			}
		}
	}
	// Each version takes its time: a usual run asks the oldest and the newest.
	versions := office.Ends
	if golden.Long() {
		versions = office.Versions
	}
	for _, e := range office.Validate(t, versions, data) {
		t.Error(e)
	}
}

// Speaker notes say first what is spoken, in 90 words at most; under the heading "Evidence" follows what nobody speaks.
func TestNotesOfTheDeck(t *testing.T) {
	p := shippedProject(t)
	pkg, err := ooxml.Read(render(t, p, pptxTarget()), ooxml.Usual, nil)
	if err != nil {
		t.Fatal(err)
	}
	d, diags := p.Document("deck")
	if d == nil {
		t.Fatal(diags.Text())
	}
	paragraph, run := regexp.MustCompile(`(?s)<a:p>.*?</a:p>`), regexp.MustCompile(`<a:t>([^<]*)</a:t>`)
	for i, b := range d.Blocks {
		s := b.(*doc.Slide)
		part := pkg.Part("ppt/notesSlides/notesSlide" + strconv.Itoa(i+1) + ".xml")
		if part == nil {
			t.Errorf("slide %d has no notes", i+1)
			continue
		}
		var lines []string
		for _, p := range paragraph.FindAllString(string(part.Data), -1) {
			line := ""
			for _, r := range run.FindAllStringSubmatch(p, -1) {
				line += html.UnescapeString(r[1])
			}
			lines = append(lines, line)
		}
		at := slices.Index(lines, "Evidence")
		if len(s.Evidence) == 0 {
			at = len(lines)
		}
		if at != len(s.Speaker) || len(lines) != len(s.Speaker)+len(s.Evidence)+min(len(s.Evidence), 1)+min(len(s.Beside), 1) {
			t.Errorf("slide %d: %d paragraphs, the evidence begins behind %d, and %d are spoken", i+1, len(lines), at, len(s.Speaker))
			continue
		}
		if n := len(strings.Fields(strings.Join(lines[:at], " "))); n > 90 {
			t.Errorf("slide %d: %d words are spoken", i+1, n)
		}
		if strings.Contains(strings.Join(lines[:at], " "), "section “") || len(s.Evidence) > 0 && i < len(d.Blocks)-1 && !strings.Contains(strings.Join(lines[at:], " "), "section “") {
			t.Errorf("slide %d: the places in the source do not stand under the heading: %q", i+1, lines)
		}
	}
}

// A template of the user's is an input: another one makes another digest of the deck, and of nothing else.
func TestSlideTemplateIsAnInput(t *testing.T) {
	p := shippedProject(t)
	tpl, diags := p.SlideTemplate()
	if tpl == nil {
		t.Fatal(diags.Text())
	}
	exported, err := tpl.Export(false)
	if err != nil {
		t.Fatal(err)
	}
	o := shippedOptions(t)
	o.Slides.Template = File{"house/mine.pptx", exported}
	own, diags := Load(o)
	if own == nil {
		t.Fatal(diags.Text())
	}
	mine := pptxTarget()
	mine.Slides = o.Slides.digest()
	if p.digest("1", pptxTarget()) == own.digest("1", mine) {
		t.Error("the template does not change the digest of the deck")
	}
	if p.digest("1", pdfTarget("deck")) != own.digest("1", pdfTarget("deck")) {
		t.Error("the template changes the digest of the PDF")
	}
	listed := false
	for _, in := range own.Inputs() {
		listed = listed || in.Path == "slides/mine.pptx"
	}
	if !listed {
		t.Error("the template is not among the inputs")
	}
	if string(render(t, p, pptxTarget())) != string(render(t, own, pptxTarget())) {
		t.Error("the built-in template exported and read back makes another deck")
	}
}

// BenchmarkDeckPPTX is the shipped deck, its template open.
func BenchmarkDeckPPTX(b *testing.B) {
	p := shippedProject(b)
	p.SlideTemplate()
	benchTarget(b, pptxTarget())
}

// BenchmarkDeckPPTXWrite is the writer alone.
func BenchmarkDeckPPTXWrite(b *testing.B) {
	p := shippedProject(b)
	tpl, _ := p.SlideTemplate()
	d, _ := p.Document("deck")
	bench(b, func() {
		if data, _, diags := pptx.Write(d, p.Brand, tpl, "briefing"); data == nil {
			b.Fatal(diags.Text())
		}
	})
}

// What two formats of a deck find of one text is told once; what only one of them finds, or one finds of two texts, is
// told as it is.
func TestToldOnce(t *testing.T) {
	finding := func(line int, about, message string) diag.Diagnostic {
		return diag.Diagnostic{Pos: diag.Pos{File: "deck.yaml", Line: line}, ID: "x", Message: message, About: about}
	}
	german := pptxTarget()
	german.Language = "de"
	told := map[subject]string{}
	var got []string
	for _, m := range []made{
		{target: pdfTarget("deck"), diags: diag.List{finding(1, "its title", "pdf title"), finding(1, "", "pdf other"), finding(2, "its title", "pdf second title"), finding(2, "its title", "pdf third title")}},
		{target: pptxTarget(), diags: diag.List{finding(1, "its title", "pptx title"), finding(1, "its foot", "pptx foot"), finding(1, "", "pptx other"), finding(3, "its title", "pptx fourth title")}},
		{target: german, diags: diag.List{finding(1, "its title", "german title")}},
	} {
		for _, d := range once(told, m) {
			got = append(got, d.Message)
		}
	}
	want := []string{"pdf title", "pdf other", "pdf second title", "pdf third title", "pptx foot", "pptx other", "pptx fourth title", "german title"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
