package pptx

import (
	"slices"

	"briefing/internal/doc"
	"briefing/internal/write/ooxml"
	"briefing/internal/write/pptx/drawingml"
)

// notesMaster adds a notes master where slides have speaker notes and the template has none, and returns the id of its
// relationship, if it is new.
func (w *writer) notesMaster(slides []*doc.Slide) string {
	if w.t.Notes != "" || !slices.ContainsFunc(slides, hasNotes) {
		return ""
	}
	main := w.pkg.Part(w.t.Main)
	theme := w.pkg.Add(&ooxml.Part{Name: w.freeName("ppt/theme/theme"), Type: ooxml.TypeTheme, Data: w.t.NotesTheme()})
	part := w.pkg.Add(&ooxml.Part{Name: w.freeName("ppt/notesMasters/notesMaster"), Type: ooxml.TypeNotesMaster, Data: []byte(plainNotesMaster)})
	part.Relate(ooxml.RelTheme, theme.Name, false)
	return main.Relate(ooxml.RelNotesMaster, part.Name, false)
}

// freeName is the name of an XML part that is not taken: before, a number from 1 and .xml.
func (w *writer) freeName(before string) string {
	for n := 1; ; n++ {
		if name := before + itoa(n) + ".xml"; w.pkg.Part(name) == nil {
			return name
		}
	}
}

// hasNotes says whether a slide has speaker notes.
func hasNotes(s *doc.Slide) bool { return len(s.Speaker)+len(s.Evidence)+len(s.Beside) > 0 }

// notes writes a slide's speaker notes. The slide and its notes lead to each other.
func (w *writer) notes(slide *ooxml.Part, s *doc.Slide) {
	if !hasNotes(s) {
		return
	}
	master := w.t.Notes
	for _, r := range w.pkg.Part(w.t.Main).Rels {
		if master == "" && r.Type == ooxml.RelNotesMaster {
			master = r.Target
		}
	}
	part := w.pkg.Add(&ooxml.Part{Name: w.freeName("ppt/notesSlides/notesSlide"), Type: ooxml.TypeNotes})
	part.Relate(ooxml.RelNotesMaster, master, false)
	part.Relate(ooxml.RelSlide, slide.Name, false)
	p := newShapes(w, part)
	var paras []para
	for _, spans := range s.Speaker {
		paras = append(paras, spansPara(spans)...)
	}
	if evidence := append(slices.Clone(s.Evidence), s.Beside); len(s.Evidence)+len(s.Beside) > 0 {
		if head := ooxml.Clean(w.d.Messages.Evidence); head != "" {
			paras = append(paras, para{item: true, runs: []drawingml.Run{{S: head, Bold: true}}})
		}
		for _, spans := range evidence {
			paras = append(paras, spansPara(spans)...)
		}
	}
	p.Put(ooxml.Header, `<p:notes `, ooxml.Prefixes, `><p:cSld><p:spTree>`, emptyGroup,
		`<p:sp><p:nvSpPr><p:cNvPr id="`, p.id(), `" name="Slide image"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>`,
		`<p:sp><p:nvSpPr><p:cNvPr id="`, p.id(), `" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" idx="`, w.notesBody(), `"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>`)
	p.paras(paras)
	p.Put(`</p:txBody></p:sp></p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>`)
	part.Set([]byte(p.String()))
	slide.Relate(ooxml.RelNotes, part.Name, false)
}

// notesBody is the index of the notes master's placeholder for text.
func (w *writer) notesBody() string {
	switch {
	case w.t.NotesIndex != "":
		return w.t.NotesIndex
	case w.t.Notes != "":
		return "1"
	}
	return "3" // of plainNotesMaster
}

const clrMap = `<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>`

// plainNotesMaster is for templates without one.
const plainNotesMaster = ooxml.Header + `<p:notesMaster ` + ooxml.Prefixes + `><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>` + emptyGroup +
	`<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide image"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="685800" y="1143000"/><a:ext cx="5486400" cy="3086100"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr></p:sp>` +
	`<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" sz="quarter" idx="3"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="685800" y="4400550"/><a:ext cx="5486400" cy="3600450"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-GB"/></a:p></p:txBody></p:sp>` +
	`</p:spTree></p:cSld>` + clrMap + `<p:notesStyle><a:lvl1pPr><a:spcBef><a:spcPts val="600"/></a:spcBef><a:defRPr sz="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill></a:defRPr></a:lvl1pPr></p:notesStyle></p:notesMaster>`
