package pipeline_test

import (
	"bytes"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"briefing/internal/edition/plan"
	"briefing/internal/explain"
	"briefing/internal/pipeline"
)

// A figure that is changed in a cell of a CSV file or a spreadsheet is changed on the page, the web page and the slide, and explain names
// the cell.
func TestACellIsFollowed(t *testing.T) {
	old := printedBy(t, heatFiles())
	for _, x := range []struct {
		what, ref, was, is, place string
		change                    func(f files) files
	}{
		{"a CSV file", "death-rate/it@2023", "20.3\u00a0per 100,000 people", "20.9\u00a0per 100,000 people", "data/rates.csv:90:3", func(f files) files {
			return f.edited(t, []change{{"data/rates.csv", "IT;2023;20,3;", "IT;2023;20,9;"}})
		}},
		{"a spreadsheet", "summer-temperature/it", "22.8\u00a0°C", "31.4\u00a0°C", "data/climate.xlsx:'summer'!K12", func(f files) files {
			book, err := excelize.OpenReader(strings.NewReader(f["data/climate.xlsx"]))
			if err == nil {
				err = book.SetCellFloat("summer", "K12", 31.4, -1, 64)
			}
			var out bytes.Buffer
			if err == nil {
				err = book.Write(&out)
			}
			if err != nil {
				t.Fatal(err)
			}
			return f.with("data/climate.xlsx", out.String())
		}},
	} {
		after := x.change(heatFiles())
		now := printedBy(t, after)
		for name := range old {
			was, is := plainBlanks(x.was), plainBlanks(x.is)
			if strings.Count(now[name], was) >= strings.Count(old[name], was) || strings.Count(now[name], is) <= strings.Count(old[name], is) {
				t.Errorf("%s: %s prints %q %d and then %d times, %q %d and then %d times", x.what, name, x.was, strings.Count(old[name], was),
					strings.Count(now[name], was), x.is, strings.Count(old[name], is), strings.Count(now[name], is))
			}
		}
		p, diags := pipeline.Load(after.options("eu"))
		if p == nil {
			t.Fatal(diags.Text())
		}
		report, problem := explain.Indicator(p.Library, p.Set, x.ref, nil)
		if problem != nil {
			t.Fatal(problem)
		}
		if said := report.Text(); !strings.Contains(said, x.place) || !strings.Contains(plainBlanks(said), plainBlanks(x.is)) {
			t.Errorf("%s: explain does not name %s and %s:\n%s", x.what, x.place, x.is, said)
		}
	}
}

// printedBy is what the brief and the deck of the second dataset print: the pages, the web page and the slides.
func printedBy(t *testing.T, f files) map[string]string {
	t.Helper()
	out := t.TempDir()
	result, diags, err := pipeline.Run(t.Context(), pipeline.Request{Options: f.options("eu"), Plan: plan.Request{Names: []string{"heat", "heat-deck"}}, Out: out, Version: "test"}, nil)
	if err != nil || diags.HasErrors() {
		t.Fatalf("%v\n%s", err, diags.Text())
	}
	said := map[string]string{}
	for _, file := range result.Files {
		data, err := os.ReadFile(filepath.Join(out, result.Edition, file.Path))
		if err != nil {
			continue // the charts' folders
		}
		switch name := path.Base(file.Path); {
		case !strings.HasPrefix(name, "heat"):
		case path.Ext(name) == ".pdf":
			said[name] = plainBlanks(wordsOf(t, data))
		case path.Ext(name) == ".html":
			said[name] = plainBlanks(string(data))
		case path.Ext(name) == ".pptx":
			said[name] = plainBlanks(slidesOf(t, data))
		}
	}
	if len(said) < 4 {
		t.Fatalf("only %d documents were made", len(said))
	}
	return said
}
