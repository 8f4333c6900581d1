// Package pdf writes a laid-out document as a tagged, archival PDF: PDF/UA-1 together with PDF/A-3a if files are
// attached, PDF/A-2a if not.
//
// In: a frame.Document and the faces it is set in. Out: the bytes of the file, or a list of all that keeps the
// document from meeting the standards. It never measures, breaks or moves anything, never drops a character and never
// draws a sign for a missing one; what it is given is what is printed, and what a screen reader hears.
//
// Every glyph, line, curve and fill is placed by fpdf (draw.go, engine.go and stamps.go, the only files that know it), on the pages of its
// templates. The file around the pages is written here, because fpdf's own writer has no structure tree, metadata,
// colour profile or attachments that the standards accept, and its file differs from run to run: nothing in this
// package reads a clock or walks a map in its own order, so that equal documents are equal bytes.
package pdf

import (
	"briefing/internal/diag"
	"briefing/internal/page/font"
	"briefing/internal/page/frame"
	"briefing/internal/write/pdf/object"
	"briefing/internal/write/pdf/tag"
)

// Options are the choices of one document.
type Options struct {
	NoAttachments bool   // leave the attachments out; the file then claims PDF/A-2a
	Producer      string // name and version of the program; empty: the document's CreatorTool
}

// Writer keeps what is dear to make and the same for many documents: cut faces, decoded pictures, the deflater. One goroutine
// at a time may use it. The zero value is ready.
type Writer struct {
	deflater object.Deflater
	faces    map[faceKey]*facePart
	images   map[[32]byte]*imagePart
	stamps   map[[32]byte][]byte // deflated, by what they show
	profile  []byte              // the colour profile, deflated
}

// Write writes one document. The list holds errors if and only if there are no bytes.
func Write(doc *frame.Document, fonts *font.Set, opt Options) ([]byte, diag.List) {
	return new(Writer).Write(doc, fonts, opt)
}

// Write writes a document as the function of that name does.
func (w *Writer) Write(doc *frame.Document, fonts *font.Set, opt Options) (data []byte, list diag.List) {
	defer func() {
		if r := recover(); r != nil {
			// What was being written may be half done: start afresh next time.
			*w = Writer{}
			data = nil
			list.Append(diag.Caught("the PDF could not be written", r))
		}
	}()
	if fonts == nil || fonts.Faces[0] == nil || fonts.Faces[1] == nil || fonts.Faces[2] == nil {
		list.Errorf(diag.Pos{}, "pdf-fonts", "the document has no complete font family: regular, bold and italic are needed")
		return nil, list
	}
	if doc == nil || doc.Root == nil || len(doc.Pages) == 0 {
		list.Errorf(diag.Pos{}, "pdf-empty", "the document has no pages")
		return nil, list
	}
	if opt.Producer == "" {
		opt.Producer = doc.Meta.CreatorTool
	}
	attached := doc.Attachments
	if opt.NoAttachments {
		attached = nil
	}
	plan, found := tag.New(doc, attached, opt.Producer)
	list.Append(found)
	e := newEngine(doc, fonts)
	pages := w.paint(e, doc, plan, &list)
	if list.HasErrors() {
		return nil, list
	}
	a := assembly{w: w, engine: e, doc: doc, producer: opt.Producer, attached: attached, plan: plan, file: object.NewFile(&w.deflater)}
	if err := a.write(pages, fonts); err != nil {
		list.Errorf(diag.Pos{}, "pdf-fonts", "%v", err)
		return nil, list
	}
	return a.file.Bytes(), list
}

// paint draws all pages and returns their content streams, deflated: a long document has much more of them than memory should
// hold. Faults of texts and pictures go to the list; whatever else is wrong with the document, they are all found in one run.
func (w *Writer) paint(e *engine, doc *frame.Document, plan *tag.Plan, list *diag.List) [][]byte {
	w.drawStamps(e, doc)
	pages := make([][]byte, len(doc.Pages))
	for i, p := range doc.Pages {
		if !tag.PageFits(p) {
			continue // the plan has complained
		}
		data, err := e.page(i, p, plan)
		if err != nil {
			list.Errorf(diag.Pos{}, "pdf-internal", "page %d could not be drawn: %v", i+1, err)
		}
		pages[i] = w.deflater.Pack(data)
	}
	for _, im := range e.images {
		if _, err := w.image(im); err != nil {
			list.Errorf(diag.Pos{}, "pdf-image", "the picture %q cannot be used: %v", im.Key, err)
		}
	}
	list.Append(e.faults)
	return pages
}
