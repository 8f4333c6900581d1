package pdf

import (
	"regexp"
	"strings"
	"testing"

	"briefing/internal/testkit/golden"
)

// The structure tree, as text for review: types, order, attributes, and the words that belong to each element.
func TestStructure(t *testing.T) {
	golden.Text(t, "testdata/structure.golden", read(t, mustWrite(t, sample(t), Options{})).dump())
}

func TestQPDF(t *testing.T) {
	for _, opt := range []Options{{}, {NoAttachments: true}} {
		data := mustWrite(t, sample(t), opt)
		out := golden.Tool(t, data, "qpdf", "--check", "{}")
		if !strings.Contains(out, "No syntax or stream encoding errors found") || strings.Contains(strings.ToLower(out), "warning") {
			t.Errorf("qpdf says\n%s", out)
		}
	}
}

func TestPDFInfo(t *testing.T) {
	data := mustWrite(t, sample(t), Options{})
	out := golden.Tool(t, data, "pdfinfo", "{}")
	for _, want := range []string{`Title: +Counter-smuggling: sample & test\n`, `Author: +Sample Office\n`, `Tagged: +yes\n`, `Suspects: +no\n`,
		`Pages: +4\n`, `Page size: +595\.28 x 841\.89 pts \(A4\)`, `PDF version: +1\.7\n`, `Metadata Stream: +yes\n`, `JavaScript: +no\n`, `Encrypted: +no\n`} {
		if !regexp.MustCompile(want).MatchString(out) {
			t.Errorf("no %s in\n%s", want, out)
		}
	}
	out = golden.Tool(t, data, "pdfinfo", "-f", "3", "-l", "3", "{}")
	if !strings.Contains(out, "960 x 540 pts") {
		t.Errorf("the wide page is not 960 by 540:\n%s", out)
	}
	out = golden.Tool(t, data, "pdfinfo", "-struct-text", "{}")
	for _, want := range []string{"H1 (block)\n      \"Partners against smuggling", "/Scope /Column", "more than 13\u202f000 arrests",
		"\"This paragraph begins on one page \"\n      \"and ends on the next"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in the structure:\n%s", want, out)
		}
	}
}

func TestPDFToText(t *testing.T) {
	data := mustWrite(t, sample(t), Options{})
	out := golden.Tool(t, data, "pdftotext", "-raw", "{}", "-")
	for _, want := range []string{"Partners against smuggling", "more than 13 000 arrests – €471.3 million, café, naïve, in North Africa",
		"Funding 1 €7.0 million", "Second (with brackets) and \\ a backslash", "Ελλάδα, България", "Région 0/0 Région 0/1", "Une phrase en français."} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
}

func TestPDFFonts(t *testing.T) {
	for kind, b := range map[string]*builder{`TrueType +\S+`: sample(t), "CID TrueType +Identity-H": manyLetters(t)} {
		out := golden.Tool(t, mustWrite(t, b, Options{}), "pdffonts", "{}")
		lines := strings.Split(strings.TrimSpace(out), "\n")[2:]
		if len(lines) != 3 {
			t.Fatalf("want three fonts:\n%s", out)
		}
		for _, l := range lines {
			if !regexp.MustCompile(`^[A-Z]{6}\+LiberationSans(-Bold|-Italic)? +` + kind + ` +yes yes yes`).MatchString(l) {
				t.Errorf("got %s", l)
			}
		}
	}
}

// Letters of many alphabets are read out of the file as they were set.
func TestPDFManyLetters(t *testing.T) {
	b := manyLetters(t)
	out := golden.Tool(t, mustWrite(t, b, Options{}), "pdftotext", "-raw", "{}", "-")
	for _, line := range alphabets(b.fonts.Face(0)) {
		if !strings.Contains(out, line) {
			t.Errorf("no %q in\n%s", line, out)
		}
	}
}

func TestPDFDetach(t *testing.T) {
	out := golden.Tool(t, mustWrite(t, sample(t), Options{}), "pdfdetach", "-list", "{}")
	for _, want := range []string{"3 embedded files", "dataset.yaml", "chart-größe.csv", "a chart.csv"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %s in\n%s", want, out)
		}
	}
}
