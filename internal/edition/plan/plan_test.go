package plan

import (
	"strings"
	"testing"
)

var have = Existing{
	Names:     []Name{{"deck", []string{"pdf", "pptx"}, true}, {"factsheet", []string{"html", "pdf"}, false}, {"one-pager", []string{"pdf"}, false}},
	Languages: []string{"en", "fr"},
}

func TestTargets(t *testing.T) {
	for _, c := range []struct {
		name string
		req  Request
		want string
	}{
		{"everything", Request{Languages: []string{"en"}}, "en/deck.pdf en/deck.pptx en/factsheet.html en/factsheet.pdf en/one-pager.pdf"},
		{"every language", Request{Names: []string{"one-pager"}}, "en/one-pager.pdf fr/one-pager.pdf"},
		{"all that has a format", Request{Formats: []string{"html", "pptx"}, Languages: []string{"fr"}}, "fr/deck.pptx fr/factsheet.html"},
		{"names of which one has the format", Request{Names: []string{"deck", "factsheet"}, Formats: []string{"pptx", "html"}, Languages: []string{"en"}}, "en/deck.pptx en/factsheet.html"},
		{"one name, one language", Request{Names: []string{"one-pager"}, Languages: []string{"fr"}}, "fr/one-pager.pdf"},
		{"named twice and out of order", Request{Names: []string{"one-pager", "factsheet", "one-pager"}, Languages: []string{"en"}}, "en/factsheet.html en/factsheet.pdf en/one-pager.pdf"},
		{"for a print shop", Request{Names: []string{"one-pager"}, PrintMarks: true}, "en/one-pager-print.pdf fr/one-pager-print.pdf"},
	} {
		t.Run(c.name, func(t *testing.T) {
			targets, err := Targets(c.req, have)
			if err != nil {
				t.Fatal(err)
			}
			var paths []string
			for _, target := range targets {
				paths = append(paths, target.Path())
			}
			if got := strings.Join(paths, " "); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestTargetsRefusesWhatIsNotThere(t *testing.T) {
	for _, c := range []struct {
		req  Request
		want string
	}{
		{Request{Names: []string{"fatcsheet"}}, "there is no brief named \"fatcsheet\"; there are: deck, factsheet, one-pager\n  hint: did you mean \"factsheet\"?"},
		{Request{Formats: []string{"docx"}}, "there is no format named \"docx\"; there are: html, pdf, pptx"},
		{Request{Names: []string{"deck", "one-pager"}, Formats: []string{"pptx", "html"}}, "\"one-pager\" is not made as html or pptx\n  hint: its formats are: pdf"},
		{Request{Languages: []string{"zz"}}, "there is no language named \"zz\"; there are: en, fr"},
	} {
		if _, err := Targets(c.req, have); err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("got %v, want %s", err, c.want)
		}
	}
}

// Lists print charts by their id; whoever builds one by it is told the name.
func TestBareChartIDs(t *testing.T) {
	have := Existing{
		Names: []Name{{ID: "charts", Formats: []string{Web}}, {ID: "charts/funding-by-region", Formats: []string{Web}}, {ID: "charts/outcomes", Formats: []string{Web}},
			{ID: "factsheet", Formats: []string{"pdf"}}},
		Languages: []string{"en"},
	}
	for name, want := range map[string]string{
		"funding-by-region": `there is no brief named "funding-by-region": that is a chart, and charts are built as "charts/funding-by-region"` +
			"\n  hint: write charts/funding-by-region, or charts for all charts",
		"fundng-by-region": `there is no brief named "fundng-by-region"; there are: charts, factsheet` + "\n  hint: did you mean \"charts/funding-by-region\"?",
		"outcome":          `there is no brief named "outcome"; there are: charts, factsheet` + "\n  hint: did you mean \"charts/outcomes\"?",
		"nothing-like-it":  `there is no brief named "nothing-like-it"; there are: charts, factsheet`,
	} {
		if _, err := Targets(Request{Names: []string{name}}, have); err == nil || err.Error() != want {
			t.Errorf("%s:\ngot  %v\nwant %s", name, err, want)
		}
	}
}

// Print marks are for PDF: other formats are left out, and refused where they are asked for.
func TestPrintMarks(t *testing.T) {
	both := []string{"html", "pdf"}
	have := Existing{Names: []Name{{ID: "factsheet", Formats: both}, {ID: "factsheet-print", Formats: both}}, Languages: []string{"en"}}
	targets, err := Targets(Request{Names: []string{"factsheet-print"}, PrintMarks: true}, have)
	if err != nil || len(targets) != 1 || targets[0].Path() != "en/factsheet-print-print.pdf" || !targets[0].PrintMarks {
		t.Errorf("got %v, %v", targets, err)
	}
	for _, c := range []struct {
		req  Request
		want string
	}{
		{Request{Formats: []string{"pdf", "html"}, PrintMarks: true}, "--print-marks is for PDF only, not for html\n  hint: use it with --format pdf"},
		{Request{PrintMarks: true}, "the print file of \"factsheet\" would have the name of the brief \"factsheet-print\"\n  hint: give that brief another id"},
	} {
		if _, err := Targets(c.req, have); err == nil || err.Error() != c.want {
			t.Errorf("got %v, want %s", err, c.want)
		}
	}
	have.Names[1].Formats = []string{"html"}
	if _, err := Targets(Request{Names: []string{"factsheet-print"}, PrintMarks: true}, have); err == nil {
		t.Error("print marks without PDF are not refused")
	}
}

// Handouts are made of decks alone, as PDF.
func TestHandouts(t *testing.T) {
	for _, r := range []Request{{Handout: true}, {Handout: true, Names: []string{"deck"}, Formats: []string{"pdf"}}} {
		r.Languages = []string{"en"}
		targets, err := Targets(r, have)
		if err != nil || len(targets) != 1 || targets[0].Path() != "en/deck-handout.pdf" || !targets[0].Handout {
			t.Errorf("%v: got %v, %v", r, targets, err)
		}
	}
	clash := have
	clash.Names = append([]Name{{ID: "deck-handout", Formats: []string{"pdf"}}}, have.Names...)
	for _, c := range []struct {
		req  Request
		have Existing
		want string
	}{
		{Request{Names: []string{"factsheet"}}, have, `"factsheet" is no deck, and only decks have handouts`},
		{Request{Names: []string{"deck", "one-pager"}}, have, `"one-pager" is no deck, and only decks have handouts`},
		{Request{Names: []string{"deck"}, Formats: []string{"pptx"}}, have, "--handout makes a PDF, not pptx"},
		{Request{Names: []string{"deck"}, PrintMarks: true}, have, "--handout and --print-marks cannot go together"},
		{Request{}, Existing{Names: have.Names[1:], Languages: []string{"en"}}, "there is no deck to make a handout of"},
		{Request{Names: []string{"deck"}}, clash, `the handout of "deck" would have the name of the brief "deck-handout"`},
	} {
		c.req.Handout = true
		if _, err := Targets(c.req, c.have); err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("got %v, want %s", err, c.want)
		}
	}
}
