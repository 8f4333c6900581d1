package pdf_test

import (
	"io/fs"
	"testing"

	"briefing/data"
	"briefing/internal/doc"
	"briefing/internal/page/flow"
	"briefing/internal/page/furniture"
	"briefing/internal/page/slide"
	"briefing/internal/pipeline"
	"briefing/internal/testkit/golden"
	"briefing/internal/write/pdf"
	"briefing/templates"
)

// TestShippedSamePixelsAsFPDF sends the pages of the shipped briefs through fpdf's own writer and finds the same
// pixels, on the page and on the sheet of a print shop. A usual run takes one of the two for each brief, by turns.
func TestShippedSamePixelsAsFPDF(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: a short run renders no pages")
	}
	golden.NeedTool(t, "pdftoppm")
	sub, err := fs.Sub(data.FS, "eu-counter-smuggling")
	if err != nil {
		t.Fatal(err)
	}
	pages, dpi := 0, golden.Amount(100, 60, 60)
	for i, brand := range []string{"eu", "plain"} {
		p, diags := pipeline.Load(pipeline.Options{
			Data:      pipeline.Folder{FS: sub, Entry: "dataset.yaml"},
			Templates: pipeline.Folder{FS: templates.FS},
			Brand:     brand,
		})
		if p == nil {
			t.Fatal(diags.Text())
		}
		for j, name := range p.Library.Names() {
			if !golden.Long() && i != j%2 {
				continue
			}
			d, diags := p.Document(name)
			if d == nil || diags.HasErrors() {
				t.Fatalf("%s:\n%s", name, diags.Text())
			}
			lay := flow.Pages
			if d.Format == doc.Deck {
				lay = slide.Pages
			}
			laid, diags := lay(d, p.Brand)
			if diags.HasErrors() {
				t.Fatalf("%s:\n%s", name, diags.Text())
			}
			if brand == "plain" {
				furniture.PrintMarks(laid)
			}
			theirs, err := pdf.FPDFOutput(laid, p.Brand.Fonts)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			ours, diags := pdf.Write(laid, p.Brand.Fonts, pdf.Options{})
			if diags.HasErrors() {
				t.Fatalf("%s:\n%s", name, diags.Text())
			}
			want, got := golden.PDFPages(t, theirs, dpi), golden.PDFPages(t, ours, dpi)
			if len(want) != len(laid.Pages) || len(got) != len(want) {
				t.Fatalf("%s: %d and %d pages, want %d", name, len(want), len(got), len(laid.Pages))
			}
			for i := range want {
				if diff := golden.CompareImages(want[i], got[i], golden.Tolerance{}); !diff.Within(golden.Tolerance{}) {
					t.Errorf("%s, brand %s, page %d: %d of %d pixels differ, by up to %d", name, brand, i+1, diff.Differing, diff.Total, diff.Largest)
				}
				pages++
			}
		}
	}
	if want := golden.Amount(44, 22, 22); pages < want {
		t.Errorf("%d pages were compared, want %d", pages, want)
	}
}
