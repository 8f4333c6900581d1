package pptx

import (
	"cmp"
	"slices"
	"strings"

	"briefing/internal/page/slide"
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

// para is a paragraph. What it does not say of its style is its placeholder's.
type para struct {
	runs    []drawingml.Run
	level   int // from 1; 0: the first
	lead    int // distance of lines, in 1/100 pt; 0: the placeholder's
	spacing int // distance of lines in 1/1000 % of the typeface's; 0: the placeholder's
	before  int // over it, in 1/100 pt, where spaced says so
	spaced  bool
	item    bool          // it has the placeholder's bullet, or a number
	number  int           // that stands before it; 0: none
	digit   int           // size of the number, in percent of the text's; 0: the text's
	indent  drawingml.EMU // of its text but the number, or but what stands before a tab
	left    drawingml.EMU // of a point that brings its own label: where its text stands
	label   string        // that it brings: a bullet, or with a number the first of them; empty: none

	digitColor string
}

// paras writes paragraphs; there is always one, because a text body without is damaged.
func (t *texts) paras(list []para) {
	if len(list) == 0 {
		t.Put(`<a:p><a:endParaRPr lang="`, ooxml.Esc(t.w.d.Lang), `"/></a:p>`)
		return
	}
	for _, p := range list {
		t.Put(`<a:p>`)
		t.paraProps(p)
		for _, r := range p.runs {
			t.run(r)
		}
		if len(p.runs) == 0 {
			t.Put(`<a:endParaRPr lang="`, ooxml.Esc(t.w.d.Lang), `"/>`)
		}
		t.Put(`</a:p>`)
	}
}

// paraProps writes what a paragraph says of itself. Numbers are those of the program, which counts on when a point is added.
func (t *texts) paraProps(p para) {
	attr, in := "", ""
	switch {
	case p.label != "":
		attr = ` marL="` + itoa(p.left) + `" indent="-` + itoa(p.indent) + `"`
	case p.indent > 0:
		attr = ` marL="` + itoa(p.indent) + `" indent="-` + itoa(p.indent) + `"`
		if p.number == 0 && !hasTab(p.runs) {
			attr = ` marL="` + itoa(p.indent) + `" indent="0"`
		}
	case p.item && p.number > 0:
		hang := itoa(t.w.emu(slide.NumberIndent))
		attr = ` marL="` + hang + `" indent="-` + hang + `"`
	case p.item:
	default:
		attr = ` marL="0" indent="0"`
	}
	if p.level > 1 {
		attr += ` lvl="` + itoa(p.level-1) + `"`
	}
	if p.lead > 0 {
		in += `<a:lnSpc><a:spcPts val="` + itoa(p.lead) + `"/></a:lnSpc>`
	}
	if p.spacing > 0 {
		in += `<a:lnSpc><a:spcPct val="` + itoa(p.spacing) + `"/></a:lnSpc>`
	}
	if p.spaced {
		in += `<a:spcBef><a:spcPts val="` + itoa(p.before) + `"/></a:spcBef>`
	}
	switch {
	case p.label != "":
		in += p.ownLabel()
	case p.number > 0:
		if p.digitColor != "" {
			in += `<a:buClr>` + p.digitColor + `</a:buClr>`
		}
		kind := "arabicPeriod"
		if p.digit > 0 {
			in += `<a:buSzPct val="` + itoa(p.digit*1000) + `"/>`
			kind = "arabicPlain"
		}
		in += `<a:buFont typeface="+mj-lt"/><a:buAutoNum type="` + kind + `"`
		if p.number > 1 {
			in += ` startAt="` + itoa(p.number) + `"`
		}
		in += `/>`
	case !p.item:
		in += `<a:buNone/>`
	}
	if hasTab(p.runs) && p.indent > 0 {
		in += `<a:tabLst><a:tab pos="` + itoa(p.indent) + `" algn="l"/></a:tabLst>`
	}
	if attr+in != "" {
		t.Put(`<a:pPr`, attr, `>`, in, `</a:pPr>`)
	}
}

// ownLabel is the label of a point that brings it: a bullet, or a number or letter, which the program counts.
func (p *para) ownLabel() string {
	color := ""
	if p.digitColor != "" {
		color = `<a:buClr>` + p.digitColor + `</a:buClr>`
	}
	if p.number == 0 {
		return color + `<a:buFont typeface="Arial"/><a:buChar char="` + ooxml.Esc(p.label) + `"/>`
	}
	kind := "arabicPeriod"
	if p.level > 1 {
		kind = "alphaLcPeriod"
	}
	start := ""
	if p.number > 1 {
		start = ` startAt="` + itoa(p.number) + `"`
	}
	return color + `<a:buFont typeface="+mj-lt"/><a:buAutoNum type="` + kind + `"` + start + `/>`
}

func hasTab(runs []drawingml.Run) bool {
	return slices.ContainsFunc(runs, func(r drawingml.Run) bool { return r.S == slide.Tab })
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
func (s *shapes) placeholder(h *potx.Placeholder, list []para, body string, at *drawingml.Box) {
	s.Put(`<p:sp><p:nvSpPr><p:cNvPr id="`, s.id(), `" name="`, ooxml.Esc(h.Name), `"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>`, h.Element(), `</p:nvPr></p:nvSpPr><p:spPr>`)
	if at != nil {
		s.Put(at.Xfrm())
	}
	s.Put(`</p:spPr><p:txBody>`, body, `<a:lstStyle/>`)
	s.paras(list)
	s.Put(`</p:txBody></p:sp>`)
}

// slideNumber puts the slide's number, as a field. How many slides there are is not said: no field says it, and a number
// would be wrong as soon as one is added.
func (s *shapes) slideNumber(h *potx.Placeholder, n, size int) {
	lang, sz := ooxml.Esc(s.w.d.Lang), ""
	if size > 0 {
		sz = ` sz="` + itoa(size) + `"`
	}
	s.Put(`<p:sp><p:nvSpPr><p:cNvPr id="`, s.id(), `" name="`, ooxml.Esc(h.Name), `"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>`, h.Element(), `</p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p>`,
		`<a:fld id="{0F5B1C52-7B8D-4B3C-8C5A-2A6D5E1F0B01}" type="slidenum"><a:rPr lang="`, lang, `"`, sz, `/><a:t>`, itoa(n), `</a:t></a:fld><a:endParaRPr lang="`, lang, `"`, sz, `/></a:p></p:txBody></p:sp>`)
}

// textBox puts text where no placeholder is, on a fill where there is one.
func (s *shapes) textBox(name string, at drawingml.Box, list []para, middle bool, fill string, in drawingml.EMU) {
	if len(list) == 0 {
		return
	}
	anchor, paint, inset := "t", `<a:noFill/>`, itoa(in)
	if middle {
		anchor = "ctr"
	}
	if fill != "" {
		paint = `<a:solidFill>` + fill + `</a:solidFill>`
	}
	s.Put(`<p:sp><p:nvSpPr><p:cNvPr id="`, s.id(), `" name="`, ooxml.Esc(name), `"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>`, at.Xfrm(), `<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`, paint, `</p:spPr>`,
		`<p:txBody><a:bodyPr wrap="square" lIns="`, inset, `" tIns="0" rIns="`, inset, `" bIns="0" anchor="`, anchor, `"><a:noAutofit/></a:bodyPr><a:lstStyle/>`)
	s.paras(list)
	s.Put(`</p:txBody></p:sp>`)
}

// rect puts a decorative rectangle, which screen readers skip.
func (s *shapes) rect(at drawingml.Box, color string) {
	s.Put(`<p:sp><p:nvSpPr><p:cNvPr id="`, s.id(), `" name="Rule" descr="">`, decorative, `</p:cNvPr><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>`, at.Xfrm(),
		`<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill>`, color, `</a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>`)
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
