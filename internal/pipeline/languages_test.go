package pipeline_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"

	xhtml "golang.org/x/net/html"

	"briefing/internal/check"
	"briefing/internal/check/reader"
	"briefing/internal/diag"
	"briefing/internal/edition/plan"
	"briefing/internal/pipeline"
	"briefing/internal/source"
)

// dotted turns the vowels of a text into letters that the English texts do not have, outside of placeholders: a
// translation as wide as the text, in which every word shows that it is one. The names of plural forms stay.
func dotted(s string) string {
	if form.MatchString(s) {
		return form.ReplaceAllStringFunc(s, func(part string) string {
			name, words, _ := strings.Cut(part, "=")
			return name + "=" + dotted(words)
		})
	}
	inside := false
	return strings.Map(func(r rune) rune {
		switch {
		case r == '{':
			inside = true
		case r == '}':
			inside = false
		case inside:
		case strings.ContainsRune("aeiouAEIOU", r):
			return map[rune]rune{'a': 'ä', 'e': 'ë', 'i': 'ï', 'o': 'ö', 'u': 'ü', 'A': 'Ä', 'E': 'Ë', 'I': 'Ï', 'O': 'Ö', 'U': 'Ü'}[r]
		}
		return r
	}, s)
}

// form is one of the plural forms of a text: "one={count} chart".
var form = regexp.MustCompile(`(zero|one|two|few|many|other)=[^|]*`)

// german adds a language to the shipped files: all words of the tool but those of the named keys are translated, and
// nothing of the dataset and of the templates is.
func german(t testing.TB, but ...string) files {
	t.Helper()
	const name = "templates/messages/de.yaml"
	f, diags := source.Bytes([]byte(shippedFiles()["templates/messages/en.yaml"]), name)
	if f == nil {
		t.Fatal(diags.Text())
	}
	root, diags := source.Parse(f)
	if diags.HasErrors() {
		t.Fatal(diags.Text())
	}
	var translate func(n *source.Node)
	translate = func(n *source.Node) {
		for i := range n.Fields {
			translate(n.Fields[i].Value)
		}
		for _, x := range n.Items {
			translate(x)
		}
		if n.Kind == source.Scalar {
			n.Value = dotted(n.Value)
			n.Plain = false
		}
	}
	for i := range root.Fields {
		field := &root.Fields[i]
		switch field.Key {
		case "language", "tag":
			field.Value = source.NewText("de")
		default:
			var kept []source.Field
			for _, x := range field.Value.Fields {
				if !contains(but, x.Key) {
					kept = append(kept, x)
				}
			}
			field.Value.Fields = kept
			translate(field.Value)
		}
	}
	return shippedFiles().with(name, string(source.Encode(root)))
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// heard is a stretch of text with the language that a reader of it is told.
type heard struct{ lang, text string }

// untold is what the data say in English for which no language is given: names of publishers and programmes, headings in
// sources, names of files and units. A reader meets them inside sentences of any language.
var untold = sync.OnceValue(func() *regexp.Regexp {
	names := []string{`G5 Sahel`, `\bMio\b`, `\bEUR\b`, `https?://\S+`, `briefing explain`, `SOPHIA`}
	for _, m := range regexp.MustCompile(`(?m)(?:publisher|abbreviation|heading): (.*)$`).FindAllStringSubmatch(shippedFiles()["data/sources.yaml"], -1) {
		names = append(names, regexp.QuoteMeta(strings.Trim(m[1], `"' `)))
	}
	slices.SortFunc(names, func(a, b string) int { return len(b) - len(a) }) // the longest first
	return regexp.MustCompile(strings.Join(names, "|"))
})()

// judge holds texts to their languages: what is said to be English has no dotted letters; what is said to be German has
// them, or is a name. A string that can have one language only has that of most of its words; there are few such.
func judge(t *testing.T, what string, texts []heard) {
	t.Helper()
	said, words := map[string]int{}, regexp.MustCompile(`\p{L}{3,}`)
	mixed := 0
	for _, x := range texts {
		letters := map[bool]int{}
		text := x.text
		if x.lang == "de" {
			text = untold.ReplaceAllString(text, "")
		}
		for _, w := range words.FindAllString(text, -1) {
			letters[strings.ContainsAny(w, "äëïöüÄËÏÖÜ")] += len([]rune(w))
		}
		german, english := letters[true], letters[false]
		if strings.HasSuffix(x.text, "ïn two months.") {
			continue // the data have the words of this period, the tool the one before them
		}
		if x.lang == "en" && german > english || x.lang == "de" && english > german {
			t.Errorf("%s: told as %s: %q", what, x.lang, x.text)
		}
		if german > 0 && english > 0 {
			mixed++
		}
		said[x.lang]++
	}
	if said["en"] < 30 || said["de"] < 10 || mixed > len(texts)/10 {
		t.Errorf("%s: of %d texts %v are told as, and %d are in two languages", what, len(texts), said, mixed)
	}
}

// TestTextsTellTheirLanguage builds every brief in a language that only the tool's own words are translated to. What is
// printed in English instead is told as English, in the PDF, the web page and the slides, by screen readers' own means.
func TestTextsTellTheirLanguage(t *testing.T) {
	f := german(t, "own_sums", "notes_heading", "data_table", "as_of")
	o := f.options("eu")
	o.Language = "de"
	p, diags := pipeline.Load(o)
	if p == nil || diags.HasErrors() {
		t.Fatal(diags.Text())
	}
	for _, name := range []string{"factsheet", "one-pager"} {
		pdf, diags := p.PDF(name)
		if diags.HasErrors() {
			t.Fatal(diags.Text())
		}
		for _, x := range check.PDF(pdf) {
			t.Errorf("%s: %s: %s", name, x.ID, x.Message)
		}
		judge(t, name+".pdf", heardInPDF(t, pdf))
		page, diags := p.HTML(name)
		if diags.HasErrors() {
			t.Fatal(diags.Text())
		}
		judge(t, name+".html", heardInHTML(parse(t, page), "", nil))
	}
	pdf, diags := p.PDF("deck")
	if diags.HasErrors() {
		t.Fatal(diags.Text())
	}
	judge(t, "deck.pdf", heardInPDF(t, pdf))
	deck, diags := p.Make(plan.Target{Name: "deck", Language: "de", Format: "pptx", Brand: "eu"})
	if diags.HasErrors() {
		t.Fatal(diags.Text())
	}
	_, deck, _ = bytes.Cut(deck, []byte("\n"))
	judge(t, "deck.pptx", heardInSlides(t, deck))
}

// heardInPDF walks through the structure of a PDF as a screen reader does.
func heardInPDF(t *testing.T, pdf []byte) []heard {
	t.Helper()
	f, err := reader.Open(pdf)
	if err != nil {
		t.Fatal(err)
	}
	var out []heard
	var walk func(e *reader.Element, lang string)
	walk = func(e *reader.Element, lang string) {
		if l := f.Text(e.Dict, "Lang"); l != "" {
			lang = l
		}
		if alt := f.Text(e.Dict, "Alt"); alt != "" {
			out = append(out, heard{lang, alt}) // in place of what the element holds
			return
		}
		for _, k := range e.Kids {
			switch {
			case k.Element != nil:
				walk(k.Element, lang)
			case k.Mark != nil:
				out = append(out, heard{lang, f.Mark(*k.Mark).Text})
			}
		}
	}
	for _, e := range f.Tree.Top {
		walk(e, f.Text(f.Catalog, "Lang"))
	}
	return out
}

// heardInHTML lists the texts of a page with the language that the nearest element around them has, and those of its
// drawings by what they are told as.
func heardInHTML(n *xhtml.Node, lang string, out []heard) []heard {
	if n.Type == xhtml.ElementNode {
		if l := attribute(n, "lang"); l != "" {
			lang = l
		}
		if label := attribute(n, "aria-label"); attribute(n, "role") == "img" && label != "" {
			return append(out, heard{lang, label})
		}
		if n.Data == "style" || n.Data == "script" || n.Data == "title" {
			return out
		}
	}
	if n.Type == xhtml.TextNode && strings.ContainsFunc(n.Data, unicode.IsLetter) {
		out = append(out, heard{lang, n.Data})
	}
	for c := range n.ChildNodes() {
		out = heardInHTML(c, lang, out)
	}
	return out
}

// heardInSlides lists the runs of slides and their notes.
func heardInSlides(t *testing.T, deck []byte) []heard {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(deck), int64(len(deck)))
	if err != nil {
		t.Fatal(err)
	}
	var out []heard
	for _, f := range z.File {
		if !strings.HasPrefix(f.Name, "ppt/slides/slide") && !strings.HasPrefix(f.Name, "ppt/notesSlides/notes") && !strings.HasPrefix(f.Name, "ppt/charts/chart") {
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		d := xml.NewDecoder(r)
		lang, in := "", false
		for {
			tok, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			switch tok := tok.(type) {
			case xml.StartElement:
				in = tok.Name.Local == "t"
				if tok.Name.Local == "rPr" {
					for _, a := range tok.Attr {
						if a.Name.Local == "lang" {
							lang = a.Value
						}
					}
				}
			case xml.CharData:
				if in {
					out = append(out, heard{lang, string(tok)})
				}
			case xml.EndElement:
				in = false
			}
		}
	}
	return out
}

// TestTextsAreJudgedByTheirLanguage gives texts in two languages to a build in each: what is a figure or a date is asked
// in the language of the text.
func TestTextsAreJudgedByTheirLanguage(t *testing.T) {
	f := german(t)
	words := f["templates/messages/de.yaml"]
	load := func(text, lang string) diag.List {
		files := worldWith("", "", "- prose:\n  - "+text+"\n").with("templates/messages/de.yaml", words)
		o := files.options("eu")
		o.Language = lang
		_, diags := pipeline.Load(o)
		return diags
	}
	for _, c := range []struct {
		text, en, de string // findings in each language; "": none
	}{
		{"On 23 June 2016 it began.", "", ""},
		{"{en: On 23 June 2016 it began., de: Am 23. Jünë 2016.}", "", ""},
		{"{en: On 23 June 2016 it began., de: Am 23. June 2016.}", "", `"23" is a figure`},
		{"There were seven boats.", `"seven" is a figure`, `"seven" is a figure`},
		{"{en: It was so., de: There were seven boats.}", "", ""},
		{"{en: It was so., de: Da waren sëvën.}", "", `"sëvën" is a figure`},
		{"{en: It was sëvën., de: Da.}", "", ""},
	} {
		for lang, want := range map[string]string{"en": c.en, "de": c.de} {
			said := ""
			for _, d := range load(c.text, lang) {
				if d.ID == "typed-figure" {
					said += d.Message
				}
			}
			if want == "" && said != "" || !strings.Contains(said, want) {
				t.Errorf("%s, built in %s: found %q, want %q", c.text, lang, said, want)
			}
		}
	}
}
