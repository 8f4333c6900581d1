package pptx

import (
	"cmp"
	"strings"

	"briefing/internal/input/brand"
	"briefing/internal/write/ooxml"
	"briefing/internal/write/pptx/drawingml"
	"briefing/internal/write/pptx/potx"
)

// texts writes paragraphs into a part.
type texts struct {
	ooxml.Builder
	w    *writer
	part *ooxml.Part // whose relationships links get
}

// paras writes paragraphs; there is always one, because a text body without is damaged.
func (t *texts) paras(list []drawingml.Para) {
	if len(list) == 0 {
		t.Put(`<a:p><a:endParaRPr lang="`, ooxml.Esc(t.w.d.Lang), `"/></a:p>`)
		return
	}
	for _, para := range list {
		t.Put(`<a:p>`)
		if para.Flush {
			t.Put(`<a:pPr marL="0" indent="0"><a:buNone/></a:pPr>`)
		}
		for _, r := range para.Runs {
			t.run(r)
		}
		t.Put(`</a:p>`)
	}
}

// run writes a run. Its language is its own, or that of the plain string it is, or the document's.
func (t *texts) run(r drawingml.Run) {
	lang := cmp.Or(r.Lang, t.w.d.Foreign[strings.TrimSpace(r.S)], t.w.d.Lang)
	t.Put(`<a:r><a:rPr lang="`, ooxml.Esc(lang), `"`)
	if r.Size > 0 {
		t.Put(` sz="`, itoa(r.Size), `"`)
	}
	if r.Bold {
		t.Put(` b="1"`)
	}
	if r.Italic {
		t.Put(` i="1"`)
	}
	link := t.link(r)
	switch {
	case r.Color == "" && link == "":
		t.Put(`/><a:t>`)
	default:
		t.Put(`>`)
		if r.Color != "" {
			t.Put(`<a:solidFill>`, r.Color, `</a:solidFill>`)
		}
		t.Put(link, `</a:rPr><a:t>`)
	}
	t.Text(r.S)
	t.Put(`</a:t></a:r>`)
}

// link is where a run leads: to an address or to another slide. Notes lead to their own slide and nowhere else.
func (t *texts) link(r drawingml.Run) string {
	if r.URL != "" {
		target, ok := ooxml.WebAddress(r.URL)
		if !ok {
			t.w.fail("slide-link", "write an address that begins with https://", "“%s” is no web address", shorten(r.URL))
			return ""
		}
		return `<a:hlinkClick r:id="` + t.part.Relate(ooxml.RelLink, target, true) + `"/>`
	}
	if to := t.w.slides[r.See]; to != "" && t.part.Type == ooxml.TypeSlide && to != t.part.Name {
		return `<a:hlinkClick r:id="` + t.part.Relate(ooxml.RelSlide, to, false) + `" action="ppaction://hlinksldjump"/>`
	}
	return ""
}

// shapes writes the shapes of a slide, or of the notes of one, in their order.
type shapes struct {
	texts
	next int // the next shape id
}

// newShapes begins the shapes of a part. The group of all has the id 1.
func newShapes(w *writer, part *ooxml.Part) *shapes {
	return &shapes{texts: texts{w: w, part: part}, next: 2}
}

// emptyGroup begins every tree of shapes.
const emptyGroup = `<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>`

func (s *shapes) id() string {
	s.next++
	return itoa(s.next - 1)
}

// placeholder puts text into a placeholder of the layout: nothing but the text stands on the slide, place and style are
// the layout's. at moves it for this slide alone. body is the properties of the text's body.
func (s *shapes) placeholder(h *potx.Placeholder, list []drawingml.Para, body string, at *drawingml.Box) {
	s.Put(`<p:sp><p:nvSpPr><p:cNvPr id="`, s.id(), `" name="`, ooxml.Esc(h.Name), `"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>`, h.Element(), `</p:nvPr></p:nvSpPr><p:spPr>`)
	if at != nil {
		s.Put(at.Xfrm())
	}
	s.Put(`</p:spPr><p:txBody>`, body, `<a:lstStyle/>`)
	s.paras(list)
	s.Put(`</p:txBody></p:sp>`)
}

// slideNumber puts the slide's number and how many there are.
func (s *shapes) slideNumber(h *potx.Placeholder, n int) {
	lang := ooxml.Esc(s.w.d.Lang)
	s.Put(`<p:sp><p:nvSpPr><p:cNvPr id="`, s.id(), `" name="`, ooxml.Esc(h.Name), `"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>`, h.Element(), `</p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p>`,
		`<a:fld id="{0F5B1C52-7B8D-4B3C-8C5A-2A6D5E1F0B01}" type="slidenum"><a:rPr lang="`, lang, `"/><a:t>`, itoa(n), `</a:t></a:fld><a:r><a:rPr lang="`, lang, `"/><a:t>/`, itoa(s.w.pages), `</a:t></a:r><a:endParaRPr lang="`, lang, `"/></a:p></p:txBody></p:sp>`)
}

// textBox puts text where no placeholder is. What its runs do not say of their style is that of the box.
func (s *shapes) textBox(name string, at drawingml.Box, list []drawingml.Para, st drawingml.Style, color brand.Token) {
	s.Put(`<p:sp><p:nvSpPr><p:cNvPr id="`, s.id(), `" name="`, ooxml.Esc(name), `"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>`, at.Xfrm(), `<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>`,
		`<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0"><a:noAutofit/></a:bodyPr><a:lstStyle/>`)
	for i := range list {
		runs := append([]drawingml.Run(nil), list[i].Runs...)
		for k := range runs {
			runs[k].Size = cmp.Or(runs[k].Size, st.Size)
			runs[k].Bold = runs[k].Bold || st.Bold
			runs[k].Color = cmp.Or(runs[k].Color, s.w.theme.Color(color))
		}
		list[i].Runs = runs
	}
	s.paras(list)
	s.Put(`</p:txBody></p:sp>`)
}

// rule puts a decorative line, which screen readers skip.
func (s *shapes) rule(at drawingml.Box, color brand.Token) {
	s.Put(`<p:sp><p:nvSpPr><p:cNvPr id="`, s.id(), `" name="Rule" descr="">`, decorative, `</p:cNvPr><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>`, at.Xfrm(),
		`<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`, s.w.theme.Fill(color), `<a:ln><a:noFill/></a:ln></p:spPr></p:sp>`)
}

const decorative = `<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>`

// graphic puts a chart or table into a placeholder, or where none is. A frame always says where it stands.
func (s *shapes) graphic(name, alt string, h *potx.Placeholder, at drawingml.Box, data string) {
	ph := ""
	if h != nil {
		ph = h.Element()
	}
	s.Put(`<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="`, s.id(), `" name="`, ooxml.Esc(name), `" descr="`, ooxml.Esc(alt), `"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr>`, ph, `</p:nvPr></p:nvGraphicFramePr>`,
		`<p:xfrm><a:off x="`, itoa(at.X), `" y="`, itoa(at.Y), `"/><a:ext cx="`, itoa(at.W), `" cy="`, itoa(at.H), `"/></p:xfrm><a:graphic>`, data, `</a:graphic></p:graphicFrame>`)
}
