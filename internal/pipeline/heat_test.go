package pipeline_test

import (
	"archive/zip"
	"bytes"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"briefing/internal/check"
	"briefing/internal/check/reader"
	"briefing/internal/edition/plan"
	"briefing/internal/explain"
	"briefing/internal/input/dataset/datafiles"
	"briefing/internal/pipeline"
	"briefing/internal/testkit/golden"
	"briefing/internal/testkit/heat"
	"briefing/internal/testkit/outline"
)

// heatFiles are the second dataset with its templates, and the shipped brands, words and PowerPoint template.
func heatFiles() files {
	f := files{}
	f.read(heat.Data(), "data")
	f.read(heat.Templates(), "templates")
	for name, text := range shippedFiles() {
		for _, folder := range []string{"brands", "messages", "pptx"} {
			if strings.HasPrefix(name, "templates/"+folder+"/") {
				f[name] = text
			}
		}
	}
	return f
}

func heatProject(t *testing.T) *pipeline.Project {
	t.Helper()
	p, diags := pipeline.Load(heatFiles().options("eu"))
	if p == nil || len(diags) > 0 {
		t.Fatal(diags.Text())
	}
	return p
}

// What the pages and the slides of the second dataset say is kept to be read; nothing in them is without sense.
func TestHeatTexts(t *testing.T) {
	p := heatProject(t)
	for _, name := range []string{"heat", "heat-deck"} {
		d, diags := p.Document(name)
		if d == nil || diags.HasErrors() {
			t.Fatal(diags.Text())
		}
		var text strings.Builder
		if err := outline.Document(&text, d); err != nil {
			t.Fatal(err)
		}
		said, _, _ := strings.Cut(text.String(), "\nuses ")
		golden.Text(t, "testdata/heat/"+name+".golden", said+"\n\n"+diags.Text())
		for _, wrong := range []string{`by −`, `\bin in\b`, `\b1 (deaths|alerts|calls)`, `NaN`, `%!`, `\{\{`} {
			if m := regexp.MustCompile(wrong).FindString(said); m != "" {
				t.Errorf("%s says %q", name, m)
			}
		}
	}
}

// The second dataset is built in every format by a run. Its PDFs keep every rule of the independent reader, and one value is the
// same from the line that states it to the page, the web page, the slide and what explain tells of it.
func TestHeatIsBuilt(t *testing.T) {
	out := t.TempDir()
	options := heatFiles().options("eu")
	result, diags, err := pipeline.Run(t.Context(), pipeline.Request{Options: options, Plan: plan.Request{}, Out: out, Version: "test"}, nil)
	if err != nil || diags.HasErrors() {
		t.Fatalf("%v\n%s", err, diags.Text())
	}
	made := map[string][]byte{}
	for _, f := range result.Files {
		data, err := os.ReadFile(filepath.Join(out, result.Edition, f.Path))
		if err != nil {
			continue // the charts' folders
		}
		made[path.Base(f.Path)] = data
		if path.Ext(f.Path) == ".pdf" {
			if found := check.PDF(data); len(found) > 0 {
				t.Errorf("%s:\n%s", f.Path, found.Text())
			}
		}
	}
	for _, name := range []string{"heat.pdf", "heat.html", "heat-deck.pdf", "heat-deck.pptx"} {
		if len(made[name]) == 0 {
			t.Fatalf("%s was not made", name)
		}
	}

	line := regexp.MustCompile(`IT;2023;([0-9.]+);([0-9.]+);([0-9.]+);;`).FindStringSubmatch(strings.ReplaceAll(heatFiles()["data/rates.csv"], ",", "."))
	if line == nil {
		t.Fatal("the rate of Italy in 2023 is not in the data")
	}
	value := line[1] + "\u00a0per 100,000 people"
	if pages := wordsOf(t, made["heat.pdf"]); !strings.Contains(pages, plainBlanks(value)) {
		t.Errorf("no page prints %q", value)
	}
	if !strings.Contains(plainBlanks(string(made["heat.html"])), plainBlanks(value)) {
		t.Errorf("the web page does not print %q", value)
	}
	if !strings.Contains(slidesOf(t, made["heat-deck.pptx"]), plainBlanks(value)) {
		t.Errorf("no slide prints %q", value)
	}
	for _, said := range []string{"about ", "at least ", "less than ", "more than ", " (provisional)", " (estimated)", " (revised)", " (break in the series)"} {
		if !strings.Contains(string(made["heat.html"]), `<span class="away">`+said+`</span>`) {
			t.Errorf("no sign of the web page is spoken as %q", said)
		}
	}
	p := heatProject(t)
	report, problem := explain.Indicator(p.Library, p.Set, "death-rate/it@2023", nil)
	if problem != nil {
		t.Fatal(problem)
	}
	for _, want := range []string{value, "95% confidence interval: " + line[2] + " to " + line[3], "Heat and health 2025"} {
		if !strings.Contains(plainBlanks(report.Text()), plainBlanks(want)) {
			t.Errorf("explain does not say %q:\n%s", want, report.Text())
		}
	}

	attached := attachedTo(t, made["heat.pdf"])
	ds, found := datafiles.Load(fstest.MapFS{"dataset.yaml": {Data: attached}}, "dataset.yaml", datafiles.Options{})
	if ds == nil || len(found) > 0 {
		t.Fatalf("the attached dataset does not load without a word:\n%s", found.Text())
	}
	for _, id := range []string{"deaths", "death-rate", "calls", "alerts", "plan-se", "sek-per-eur"} {
		if ds.Indicator(id) == nil {
			t.Errorf("%s is printed and not in the attached dataset", id)
		}
	}
	if ds.Indicator("cooling-se") != nil {
		t.Error("cooling-se is in the attached dataset, and nothing prints it")
	}
	if !strings.Contains(string(attached), "low: "+line[2]) {
		t.Error("the attached dataset has lost the interval of the rate")
	}
}

// plainBlanks has spaces for blanks of every kind.
func plainBlanks(s string) string {
	return strings.Join(strings.Fields(strings.NewReplacer("\u00a0", " ", "\u202f", " ", "&nbsp;", " ").Replace(s)), " ")
}

// wordsOf is all that the marked content of a PDF says, in its order.
func wordsOf(t *testing.T, data []byte) string {
	t.Helper()
	var b strings.Builder
	for _, page := range pagesOf(t, data) {
		b.WriteString(page + " ")
	}
	return plainBlanks(b.String())
}

// slidesOf is the text of all slides of a PowerPoint file.
func slidesOf(t *testing.T, data []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	names, err := fs.Glob(z, "ppt/slides/slide*.xml")
	if err != nil || len(names) == 0 {
		t.Fatal("there are no slides", err)
	}
	var b strings.Builder
	for _, name := range names {
		f, err := z.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(f)
		if err != nil {
			t.Fatal(err)
		}
		b.WriteString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(string(text), "") + " ")
	}
	return plainBlanks(b.String())
}

// attachedTo is the dataset that is attached to a PDF.
func attachedTo(t *testing.T, data []byte) []byte {
	t.Helper()
	f, err := reader.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	keys, values, _ := f.NameTree(f.Dict(f.Catalog, "Names")["EmbeddedFiles"])
	for i, v := range values {
		if s := f.Stream(f.Dict(v), "EF", "F"); keys[i].Text() == "dataset.yaml" && s != nil {
			text, err := s.Bytes()
			if err != nil {
				t.Fatal(err)
			}
			return text
		}
	}
	t.Fatal("no dataset is attached")
	return nil
}
