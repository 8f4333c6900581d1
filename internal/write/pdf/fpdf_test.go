package pdf

import (
	"bytes"
	"image"
	"testing"
	"time"

	"github.com/go-pdf/fpdf"

	"briefing/internal/page/font"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/golden"
	"briefing/internal/write/pdf/tag"
)

// FPDFOutput sends a document's pages through fpdf's own writer: the same painter, but on a document that fpdf puts
// out itself, with its own fonts and pictures. It proves that the assembler changes nothing that can be seen.
func FPDFOutput(doc *frame.Document, fonts *font.Set) ([]byte, error) {
	pdf := newDocument()
	pdf.SetCatalogSort(true)
	pdf.SetCreationDate(time.Unix(0, 0))
	pdf.SetModificationDate(time.Unix(0, 0))
	p := painter{fonts: fonts}
	for i := range p.runes {
		p.runes[i] = new(runeSet)
	}
	p.choose = func(style int, size frame.Unit) { pdf.SetFont(families[style], "", size.Points()) }
	p.encode = func(text string) string { return text }
	for style, family := range families {
		pdf.AddUTF8FontFromBytes(family, "", bytes.Clone(fonts.Face(style).TTF())) // fpdf writes into the bytes it gets
	}
	p.place = func(im *frame.Image, x, y, w, h float64) {
		opt := fpdf.ImageOptions{ImageType: "PNG"}
		pdf.RegisterImageOptionsReader(im.Key, opt, bytes.NewReader(im.Data))
		pdf.ImageOptions(im.Key, x, y, w, h, false, opt, 0, "")
	}
	plan, _ := tag.New(doc, nil, "")
	for i, page := range doc.Pages {
		w, h := page.Sheet()
		pdf.AddPageFormat("P", fpdf.SizeType{Wd: w.Points(), Ht: h.Points()})
		p.draw(pdf, i, page, plan.MCIDs(i))
	}
	var out bytes.Buffer
	err := pdf.Output(&out)
	return out.Bytes(), err
}

// TestSamePixelsAsFPDF compares in both forms of fonts.
func TestSamePixelsAsFPDF(t *testing.T) {
	golden.NeedTool(t, "pdftoppm")
	var b *builder
	var got []image.Image
	for _, make := range []func(testing.TB) *builder{manyLetters, sample} {
		b = make(t)
		theirs, err := FPDFOutput(b.doc, b.fonts)
		if err != nil {
			t.Fatal(err)
		}
		want := golden.PDFPages(t, theirs, 100)
		got = golden.PDFPages(t, mustWrite(t, b, Options{}), 100)
		if len(want) != 4 || len(got) != 4 {
			t.Fatalf("%d and %d pages", len(want), len(got))
		}
		for i := range want {
			d := golden.CompareImages(want[i], got[i], golden.Tolerance{})
			if !d.Within(golden.Tolerance{}) {
				t.Errorf("page %d: %d of %d pixels differ, by up to %d", i+1, d.Differing, d.Total, d.Largest)
			}
		}
	}
	// The comparison can fail: a line more is seen.
	b.mark(nil, line(5000, 5000, 9000, 5000, 100, blue, nil, frame.Butt))
	changed := golden.PDFPages(t, mustWrite(t, b, Options{}), 100)
	if golden.CompareImages(got[3], changed[3], golden.Tolerance{}).Within(golden.Tolerance{}) {
		t.Error("another line makes no difference")
	}
}
