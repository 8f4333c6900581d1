package pdf

import (
	"bytes"
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/go-pdf/fpdf"

	"briefing/internal/page/font"
	"briefing/internal/page/frame"
	"briefing/internal/write/pdf/object"
	"briefing/internal/write/pdf/tag"
)

// families are what the faces of the three styles are called as resources of a page.
var families = [3]string{"F1", "F2", "F3"}

// engine draws the pages of one document with fpdf. Pages are templates, in fpdf's word, of a document of fpdf's that is never
// written out itself, here called the prototype; what a painter draws on them is the content of our pages.
type engine struct {
	pdf    *fpdf.Fpdf  // the prototype
	codes  *font.Codes // of the document's characters; nil: two bytes each, as in Unicode
	sheet  sheet       // of the page that is being drawn
	stamps []stamp
	painter
}

// newEngine makes ready for a document: it looks through all its texts for the characters they hold.
func newEngine(doc *frame.Document, fonts *font.Set) *engine {
	// No face is loaded into the prototype: texts are measured and faces are cut and embedded by other code, so that what fpdf
	// makes of a font file (1 MB of tables in 2 ms a face) would be thrown away.
	e := &engine{pdf: newDocument(), painter: painter{fonts: fonts}}
	for i := range e.runes {
		e.runes[i] = new(runeSet)
	}
	e.scan(doc)
	e.codes = font.NewCodes(slices.Concat(e.runes[0].list(), e.runes[1].list(), e.runes[2].list()))
	e.choose, e.encode, e.place, e.stamp = e.chooseFace, e.encodeText, e.placeImage, e.useStamp
	return e
}

// newDocument starts fpdf with points as its unit, since it rounds positions to two decimals: 1/100 pt come out exact.
func newDocument() *fpdf.Fpdf {
	pdf := fpdf.NewCustom(&fpdf.InitType{OrientationStr: "P", UnitStr: "pt", Size: fpdf.SizeType{Wd: 595.28, Ht: 841.89}})
	pdf.SetAutoPageBreak(false, 0)
	return pdf
}

// chooseFace writes the operator that chooses a face by the name it has on our pages (ISO 32000-1, 9.3.1).
func (e *engine) chooseFace(style int, size frame.Unit) {
	b := append(append(e.buf[:0], '/'), families[style]...)
	e.buf = append(object.AppendUnit(append(b, ' '), size), " Tf"...)
	e.painter.pdf.RawWriteStr(string(e.buf))
}

// encodeText writes a text as the codes that its characters have in our file (faces.go).
func (e *engine) encodeText(s string) string {
	if e.codes != nil && isASCII(s) {
		return s
	}
	coded := make([]byte, 0, 2*len(s))
	for _, r := range s {
		if e.codes == nil {
			coded = append(coded, byte(r>>8), byte(r))
		} else {
			coded = append(coded, e.codes.Of(r))
		}
	}
	return string(coded)
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// template draws on a template of a size.
func (e *engine) template(s sheet, draw func(pdf *fpdf.Fpdf)) fpdf.Template {
	size := fpdf.SizeType{Wd: s.w.Points(), Ht: s.h.Points()}
	return e.pdf.CreateTemplateCustom(fpdf.PointType{}, size, func(pdf *fpdf.Tpl) { draw(&pdf.Fpdf) })
}

// page draws one page on a template and returns its content stream.
func (e *engine) page(number int, p *frame.Page, plan *tag.Plan) (content []byte, err error) {
	e.sheet = sheetOf(p)
	content = e.template(e.sheet, func(pdf *fpdf.Fpdf) {
		e.draw(pdf, number, p, plan.MCIDs(number))
		err = pdf.Error() // CreateTemplateCustom drops it
	}).Bytes()
	return tighten(content), err
}

// placeImage writes the operators that draw a picture of ours: fpdf would embed it in a way of its own.
func (e *engine) placeImage(im *frame.Image, x, y, w, h float64) {
	n := 0
	for n < len(e.images) && e.images[n].Key != im.Key {
		n++
	}
	if n == len(e.images) {
		e.images = append(e.images, im)
	} else if !bytes.Equal(e.images[n].Data, im.Data) {
		e.fault("pdf-image", "two different pictures have the key %q", im.Key)
	}
	e.painter.pdf.RawWriteStr(fmt.Sprintf("q %.2f 0 0 %.2f %.2f %.2f cm /Im%d Do Q", w, h, x, e.height.Points()-y-h, n+1))
}

// sheet is the size of a page, and where the page's own corner is on it.
type sheet struct{ w, h, around frame.Unit }

func sheetOf(p *frame.Page) sheet {
	w, h := p.Sheet()
	return sheet{w, h, p.Around}
}
