package pptx

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/input/brand"
	"briefing/internal/page/slide"
	"briefing/internal/write/ooxml"
	"briefing/internal/write/pptx/drawingml"
	"briefing/internal/write/pptx/potx"
)

// writer makes one deck.
type writer struct {
	findings
	d      *doc.Document
	b      *brand.Brand
	t      *potx.Template
	pkg    *ooxml.Package
	ruler  drawingml.Ruler
	theme  drawingml.Theme
	at     *doc.Slide        // that is measured
	tried  map[room]*made    // charts, by the room they were tried in
	slides map[string]string // part of each slide by its id
	pages  int               // how many slides there are
	charts int               // how many names of charts were tried
}

func newWriter(d *doc.Document, b *brand.Brand, t *potx.Template) *writer {
	return &writer{findings: findings{pos: d.At()}, d: d, b: b, t: t, pkg: t.Package(), ruler: drawingml.NewRuler(b.Fonts, t.Face), theme: t.Theme()}
}

// Write makes a presentation of a deck and says how many slides it has. tool is named in the file's properties. With
// errors in the list there is no file: a text that does not fit its place is one, by the name of its slide and block.
func Write(d *doc.Document, b *brand.Brand, t *potx.Template, tool string) ([]byte, int, diag.List) {
	w := newWriter(d, b, t)
	if d.Format != doc.Deck {
		w.fail("pptx-deck", "", "the brief “%s” is no deck: PowerPoint files are made of slides", d.ID)
		return nil, 0, w.diags
	}
	if !w.ruler.Exact() {
		w.diags.Add(diag.Pos{File: t.Name}, diag.Note, "template-font",
			fmt.Sprintf("texts are set in %s, which the program does not have; they were measured in %s, taken as %d %% of its width", t.Face, b.Fonts.Face(0).Name(), w.ruler.Percent()),
			"look through the slides for texts that stand close to the end of their place")
	}
	slides := w.slidesOf(d)
	if w.diags.HasErrors() {
		return nil, 0, w.diags
	}
	laid, on := w.measure()
	if w.diags.HasErrors() {
		return nil, 0, w.diags
	}
	data := w.presentation(slides, laid, on, tool)
	if w.diags.HasErrors() {
		return nil, 0, w.diags
	}
	return data, len(slides), w.diags
}

// measure lays the slides out on the layouts of the template, and says which of the layouts a slide could stand on it took.
func (w *writer) measure() ([]slide.Laid, map[*doc.Slide][]candidate) {
	on := map[*doc.Slide][]candidate{}
	laid, found := slide.Measure(w.d, w.b, func(s *doc.Slide) []*slide.Ground {
		w.at = s
		on[s] = w.candidates(s)
		var grounds []*slide.Ground
		for _, c := range on[s] {
			grounds = append(grounds, c.ground)
		}
		return grounds
	}, w.office)
	w.diags.Append(found)
	return laid, on
}

// slidesOf lists the slides of a deck, which has nothing else.
func (w *writer) slidesOf(d *doc.Document) []*doc.Slide {
	var slides []*doc.Slide
	for _, block := range d.Blocks {
		if s, ok := block.(*doc.Slide); ok {
			slides = append(slides, s)
		} else {
			w.on(block, func() {
				w.fail("slide-block", "", "a block of the kind %T stands beside the slides of the deck, which has nothing else", block)
			})
		}
	}
	if len(slides) == 0 {
		w.fail("pptx-deck", "", "the deck “%s” has no slides", d.ID)
		return nil
	}
	w.titles(slides)
	return slides
}

// presentation writes the file.
func (w *writer) presentation(slides []*doc.Slide, laid []slide.Laid, on map[*doc.Slide][]candidate, tool string) []byte {
	w.pages = len(slides)
	newNotes := w.notesMaster(slides)
	w.slides = map[string]string{}
	for _, s := range slides {
		w.slides[s.ID] = w.pkg.Add(&ooxml.Part{Name: w.freeName("ppt/slides/slide"), Type: ooxml.TypeSlide}).Name
	}
	var list ooxml.Builder
	main := w.pkg.Part(w.t.Main)
	for i, s := range slides {
		w.slide, w.pos = s.ID, s.At()
		part := w.makeSlide(&laid[i], on[s][laid[i].Ground], i+1)
		list.Put(`<p:sldId id="`, itoa(256+i), `" r:id="`, main.Relate(ooxml.RelSlide, part.Name, false), `"/>`)
	}
	w.slide, w.pos = "", w.d.At()
	if w.diags.HasErrors() {
		return nil
	}
	data, err := withSlides(main.Data, list.String(), newNotes)
	if err == nil {
		main.Set(data)
		w.properties(tool)
		data, err = w.pkg.Write()
	}
	if err != nil {
		w.fail("pptx-write", "", "the presentation could not be written: %v", err)
	}
	return data
}

// titles finds slides without a title and those with the same: people find slides by their titles, and those who listen
// to them can do so by nothing else.
func (w *writer) titles(slides []*doc.Slide) {
	seen, ids := map[string]string{}, map[string]bool{}
	for _, s := range slides {
		w.slide, w.pos = s.ID, s.At()
		if ids[s.ID] {
			w.fail("slide-title", "give each its own", "two slides have this id")
		}
		ids[s.ID] = true
		title := titleWords(s)
		if title == "" {
			w.fail("slide-title", "say in one sentence what it shows", "it has no title")
			continue
		}
		if other, twice := seen[title]; twice {
			w.fail("slide-title", "give each its own", "its title is that of the slide “%s”", other)
		}
		seen[title] = s.ID
	}
	w.slide, w.pos = "", w.d.At()
}

// properties writes who made the deck, of what and when: the day is the edition's, not the clock's.
func (w *writer) properties(tool string) {
	d := w.d
	var b ooxml.Builder
	b.Put(ooxml.Header, `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	put := func(name, value string) {
		if value != "" {
			b.Put(`<`, name, `>`, ooxml.Esc(value), `</`, name, `>`)
		}
	}
	put("dc:title", d.Title.S)
	put("dc:subject", d.Subject.S)
	put("dc:creator", d.Author)
	put("cp:keywords", strings.Join(d.Keywords, ", "))
	put("cp:lastModifiedBy", d.Author)
	if len(d.DateISO) == len("2019-03-31") {
		for _, n := range []string{"created", "modified"} {
			b.Put(`<dcterms:`, n, ` xsi:type="dcterms:W3CDTF">`, ooxml.Esc(d.DateISO), `T00:00:00Z</dcterms:`, n, `>`)
		}
	}
	put("dc:language", d.Lang)
	b.Put(`</cp:coreProperties>`)
	core := w.pkg.Add(&ooxml.Part{Name: "docProps/core.xml", Type: ooxml.TypeCore, Data: []byte(b.String())})
	var a ooxml.Builder
	a.Put(ooxml.Header, `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>`, ooxml.Esc(tool), `</Application><PresentationFormat>Widescreen</PresentationFormat><Slides>`, itoa(w.pages), `</Slides></Properties>`)
	app := w.pkg.Add(&ooxml.Part{Name: "docProps/app.xml", Type: ooxml.TypeExtended, Data: []byte(a.String())})
	w.pkg.Relate(ooxml.RelCore, core.Name)
	w.pkg.Relate(ooxml.RelExtended, app.Name)
}

// withSlides puts the list of slides, and that of the notes master if it is new, where the schema has them.
func withSlides(data []byte, slides, notesMaster string) ([]byte, error) {
	root, err := ooxml.Scan(data, 1)
	if err != nil {
		return nil, err
	}
	at := -1
	for _, k := range root.Kids {
		switch k.Local {
		case "sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst":
			at = k.End
		}
	}
	if at < 0 {
		return nil, errors.New("it has no slide master")
	}
	// Prefixes are the template's choice; ours are declared where they are used.
	decl := ` xmlns:p="` + ooxml.NSMain + `" xmlns:r="` + ooxml.NSRelationships + `"`
	edits := []ooxml.Edit{{Start: at, End: at, Text: `<p:sldIdLst` + decl + `>` + slides + `</p:sldIdLst>`}}
	if notesMaster != "" {
		after := root.Kid("sldMasterIdLst").End
		edits = append([]ooxml.Edit{{Start: after, End: after, Text: `<p:notesMasterIdLst` + decl + `><p:notesMasterId r:id="` + notesMaster + `"/></p:notesMasterIdLst>`}}, edits...)
	}
	return ooxml.Replace(data, edits...)
}

func itoa(n int) string { return strconv.Itoa(n) }
