package pdf_test

import (
	"testing"

	"briefing/internal/doc"
	"briefing/internal/page/flow"
	"briefing/internal/page/furniture"
	"briefing/internal/page/slide"
	"briefing/internal/pipeline"
	"briefing/internal/testkit/golden"
	"briefing/internal/testkit/small"
	"briefing/internal/write/pdf"
)

// TestBriefsSamePixelsAsFPDF sends the pages of whole briefs through fpdf's own writer and finds the same
// pixels, on the page and on the sheet of a print shop. A usual run takes one of the two for each brief, by turns.
func TestBriefsSamePixelsAsFPDF(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: a short run renders no pages")
	}
	golden.NeedTool(t, "pdftoppm")
	compared, want, dpi := 0, 0, golden.Amount(100, 60, 60)
	for i, brand := range []string{"eu", "plain"} {
		p, diags := pipeline.Load(pipeline.Options{
			Data:      pipeline.Folder{FS: small.Data(), Entry: small.Entry},
			Templates: pipeline.Folder{FS: small.Templates()},
			Brand:     brand,
		})
		if p == nil {
			t.Fatal(diags.Text())
		}
		want += golden.Amount(2, 1, 1) * len(p.Library.Names())
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
			theirPages, ourPages := golden.PDFPages(t, theirs, dpi), golden.PDFPages(t, ours, dpi)
			if len(theirPages) != len(laid.Pages) || len(ourPages) != len(theirPages) {
				t.Fatalf("%s: %d and %d pages, want %d", name, len(theirPages), len(ourPages), len(laid.Pages))
			}
			for n := range theirPages {
				if diff := golden.CompareImages(theirPages[n], ourPages[n], golden.Tolerance{}); !diff.Within(golden.Tolerance{}) {
					t.Errorf("%s, brand %s, page %d: %d of %d pixels differ, by up to %d", name, brand, n+1, diff.Differing, diff.Total, diff.Largest)
				}
			}
			compared++
		}
	}
	if want /= 2; compared != want || want < 4 {
		t.Errorf("%d documents were compared, want %d", compared, want)
	}
}
