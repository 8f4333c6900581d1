package pipeline

import (
	"bytes"
	"encoding/base64"
	"encoding/csv"
	"regexp"
	"strings"
	"testing"

	"briefing/internal/edition/plan"
)

// Every CSV file that people may open begins with a byte order mark and is otherwise UTF-8 that reads back: the charts'
// data in PDFs, behind the links of web pages and in the charts' folders.
func TestCSVBeginsWithItsMark(t *testing.T) {
	found := map[string]int{}
	see := func(kind, name string, data []byte) {
		found[kind]++
		rest, marked := bytes.CutPrefix(data, []byte("\xef\xbb\xbf"))
		if rows, err := csv.NewReader(bytes.NewReader(rest)).ReadAll(); !marked || err != nil || len(rows) < 2 || bytes.Contains(rest, []byte("\xef\xbb\xbf")) {
			t.Errorf("%s: it begins with %q, and reads back as %d rows, %v", name, data[:min(len(data), 12)], len(rows), err)
		}
	}
	p := shippedProject(t)
	d, diags := p.Document("factsheet")
	if diags.HasErrors() {
		t.Fatal(diags.Text())
	}
	for _, a := range p.attachments(d) {
		if a.MediaType == "text/csv" {
			see("attachment", a.Name, a.Data)
		}
	}
	page := render(t, p, pageTarget("factsheet"))
	for _, m := range regexp.MustCompile(`data:text/csv;charset=utf-8;base64,([^"]*)`).FindAllSubmatch(page, -1) {
		data, err := base64.StdEncoding.DecodeString(string(m[1]))
		if err != nil {
			t.Fatal(err)
		}
		see("link", "a link of the page", data)
	}
	m := renderOne("0", job{plan.Target{Name: "charts/" + p.Library.ChartIDs()[0], Language: "en", Format: "web", Brand: "eu"}, p})
	if m.diags.HasErrors() {
		t.Fatal(m.diags.Text())
	}
	for _, f := range m.files {
		if strings.HasSuffix(f.path, ".csv") {
			see("file", f.path, f.data)
		}
	}
	if found["attachment"] < 2 || found["link"] < 2 || found["file"] != 1 {
		t.Errorf("too few files were found: %v", found)
	}
}
