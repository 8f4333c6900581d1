package pptx

import (
	"cmp"
	"fmt"
	"net/url"
	"strings"

	"briefing/internal/charts/kit"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
	"briefing/internal/write/ooxml"
)

// page is one slide in the making.
type page struct {
	xmlBuilder
	w    *writer
	part *ooxml.Part
	lay  *layout
	next int // the next shape id
}

func (p *page) id() string {
	p.next++
	return itoa(p.next - 1)
}

// paras writes paragraphs; there is always one, because a text body without is damaged.
func (p *page) paras(list []para) {
	lang := esc(p.w.d.Lang)
	if len(list) == 0 {
		p.put(`<a:p><a:endParaRPr lang="`, lang, `"/></a:p>`)
		return
	}
	for _, para := range list {
		p.put(`<a:p>`)
		if para.flush {
			p.put(`<a:pPr marL="0" indent="0"><a:buNone/></a:pPr>`)
		}
		for _, r := range para.runs {
			p.run(r)
		}
		p.put(`</a:p>`)
	}
}

// language is that of a run: its own, or that of the plain string it is, or the document's.
func (w *writer) language(r run) string {
	return cmp.Or(r.lang, w.d.Foreign[strings.TrimSpace(r.s)], w.d.Lang)
}

func (p *page) run(r run) {
	p.put(`<a:r><a:rPr lang="`, esc(p.w.language(r)), `"`)
	if r.size > 0 {
		p.put(` sz="`, itoa(r.size), `"`)
	}
	if r.bold {
		p.put(` b="1"`)
	}
	if r.italic {
		p.put(` i="1"`)
	}
	link := ""
	// Notes lead to their own slide and nowhere else.
	if to := p.w.slides[r.see]; to != "" && r.url == "" && p.part.Type == typeSlide && to != p.part.Name {
		link = `<a:hlinkClick r:id="` + p.part.Relate(relSlide, to, false) + `" action="ppaction://hlinksldjump"/>`
	}
	if r.url != "" {
		if target, ok := webAddress(r.url); ok {
			link = `<a:hlinkClick r:id="` + p.part.Relate(relLink, target, true) + `"/>`
		} else {
			p.w.fail("slide-link", "write an address that begins with https://", "“%s” is no web address", shorten(r.url))
		}
	}
	switch {
	case r.color == "" && link == "":
		p.put(`/><a:t>`)
	default:
		p.put(`>`)
		if r.color != "" {
			p.put(`<a:solidFill>`, r.color, `</a:solidFill>`)
		}
		p.put(link)
		p.put(`</a:rPr><a:t>`)
	}
	p.text(r.s)
	p.put(`</a:t></a:r>`)
}

// webAddress percent-encodes what an address may not hold: PowerPoint repairs decks with a space or a quotation mark in
// one.
func webAddress(s string) (string, bool) {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if c := s[i]; c > ' ' && c < 127 && !strings.ContainsRune(`"<>\^{|}`+"`", rune(c)) {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	u, err := url.Parse(b.String())
	if err != nil || len(s) > 2000 {
		return "", false
	}
	switch u.Scheme {
	case "http", "https":
		return b.String(), u.Host != ""
	case "mailto":
		return b.String(), u.Opaque != ""
	}
	return "", false
}

// fit says whether paragraphs fit a place, and at which share of their size, if the placeholder lets them shrink.
// what names the block in messages.
func (p *page) fit(list []para, st textStyle, w, h emu, shrinks bool, what string) (percent int) {
	room := h/perUnit + h/perUnit/50 + 20
	for _, percent = range []int{100, 90, 80, 70, 62} {
		high, _ := p.w.ruler.height(list, st, w/perUnit, percent)
		if high <= room {
			return percent
		}
		if !shrinks {
			break
		}
	}
	high, lines := p.w.ruler.height(list, st, w/perUnit, 100)
	p.w.fail("slide-fit", "shorten it", "%s does not fit: “%s” takes %d lines, %.0f mm high, and there are %.0f mm", what, shorten(firstWords(list)), lines,
		float64(high)*254/72000, float64(h)/float64(perMM))
	p.w.about(what)
	return 100
}

func firstWords(list []para) string {
	var b strings.Builder
	for _, q := range list {
		for _, r := range q.runs {
			b.WriteString(r.s)
		}
		if b.Len() > 0 {
			break
		}
	}
	return clean(b.String())
}

// fill puts text into a placeholder of the layout: nothing but the text stands on the slide, place and style are the
// layout's. at moves it for this slide alone.
func (p *page) fill(h *holder, list []para, what string, at *box) {
	if h == nil || len(list) == 0 {
		return
	}
	body := `<a:bodyPr/>`
	if h == p.lay.title() {
		body = p.evenLines(h, list)
	}
	place := h.box
	if at != nil {
		place = *at
	}
	percent := p.fit(list, h.style, place.w-h.insets[0]-h.insets[2], place.h-h.insets[1]-h.insets[3], h.shrinks, what)
	p.put(`<p:sp><p:nvSpPr><p:cNvPr id="`, p.id(), `" name="`, esc(h.name), `"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>`, h.ph(), `</p:nvPr></p:nvSpPr><p:spPr>`)
	if at != nil {
		p.put(xfrm(*at))
	}
	p.put(`</p:spPr><p:txBody>`)
	if percent < 100 {
		body = `<a:bodyPr><a:normAutofit fontScale="` + itoa(percent*1000) + `" lnSpcReduction="0"/></a:bodyPr>`
	}
	p.put(body, `<a:lstStyle/>`)
	p.paras(list)
	p.put(`</p:txBody></p:sp>`)
}

// evenLines widens the right margin of a title of two lines in steps of 1 % until they come out even, as in the
// documents on paper; 2 % are kept, so that another program's measure does not make three lines of it. Only widths that
// are known exactly allow it.
func (p *page) evenLines(h *holder, list []para) string {
	w := p.w
	room := h.box.w - h.insets[0] - h.insets[2]
	_, lines := w.ruler.height(list, h.style, room/perUnit, 100)
	if w.ruler.percent != 100 || lines != 2 || h.shrinks {
		return `<a:bodyPr/>`
	}
	width := room
	for width > room/2 {
		if _, n := w.ruler.height(list, h.style, (width-room/100)/perUnit, 100); n > 2 {
			break
		}
		width -= room / 100
	}
	width = min(room, width+room/50)
	return `<a:bodyPr rIns="` + itoa(h.insets[2]+room-width) + `"/>`
}

// ph is the placeholder's element on a slide.
func (h *holder) ph() string {
	s := `<p:ph`
	if h.typ != "" {
		s += ` type="` + esc(h.typ) + `"`
	}
	if h.hasIdx {
		s += ` idx="` + itoa(h.idx) + `"`
	}
	return s + `/>`
}

// textBox puts text where no placeholder is.
func (p *page) textBox(name string, at box, list []para, st textStyle, color brand.Token, what string) {
	if len(list) == 0 {
		return
	}
	p.fit(list, st, at.w, at.h, false, what)
	p.put(`<p:sp><p:nvSpPr><p:cNvPr id="`, p.id(), `" name="`, esc(name), `"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>`, xfrm(at), `<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>`,
		`<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0"><a:noAutofit/></a:bodyPr><a:lstStyle/>`)
	for i := range list {
		runs := append([]run(nil), list[i].runs...)
		for k := range runs {
			if runs[k].size == 0 {
				runs[k].size = st.size
			}
			runs[k].bold = runs[k].bold || st.bold
			if runs[k].color == "" {
				runs[k].color = tokenColor(color, p.w.own)
			}
		}
		list[i].runs = runs
	}
	p.paras(list)
	p.put(`</p:txBody></p:sp>`)
}

// rule puts a decorative line, which screen readers skip.
func (p *page) rule(at box, color brand.Token) {
	p.put(`<p:sp><p:nvSpPr><p:cNvPr id="`, p.id(), `" name="Rule" descr="">`, decorative, `</p:cNvPr><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>`, xfrm(at),
		`<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill>`, tokenColor(color, p.w.own), `</a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>`)
}

const decorative = `<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>`

// graphic puts a chart or table into a placeholder, or beside them. A frame always says where it stands.
func (p *page) graphic(name, alt string, h *holder, at box, data string) {
	ph := ""
	if h != nil {
		ph = h.ph()
	}
	p.put(`<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="`, p.id(), `" name="`, esc(name), `" descr="`, esc(alt), `"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr>`, ph, `</p:nvPr></p:nvGraphicFramePr>`,
		`<p:xfrm><a:off x="`, itoa(at.x), `" y="`, itoa(at.y), `"/><a:ext cx="`, itoa(at.w), `" cy="`, itoa(at.h), `"/></p:xfrm><a:graphic>`, data, `</a:graphic></p:graphicFrame>`)
}

func (p *page) chart(name, alt string, h *holder, at box, c *chartXML) {
	rel := p.w.chartPart(p.part, c)
	p.graphic(name, alt, h, at, `<a:graphicData uri="`+nsChart+`"><c:chart xmlns:c="`+nsChart+`" r:id="`+rel+`"/></a:graphicData>`)
}

// drawing puts what PowerPoint has no chart for as a group of shapes, drawn for the width there is. Where a template
// has less room than our slides, it is drawn at full width and made smaller as a whole, type included.
func (p *page) drawing(plot kit.Plot, id, alt string, at box) {
	w := p.w
	full := frame.MM(298.667)
	width := frame.Unit(at.w / perUnit)
	scale := func(u frame.Unit) emu { return emu(u) * perUnit }
	if width < full*95/100 {
		num, den := int64(at.w), int64(full)
		scale = func(u frame.Unit) emu { return emu(int64(u) * num / den) }
		width = full
	}
	room := frame.Unit(int64(at.h) * int64(width) / int64(scale(width)))
	d, found := plot.OnSlide(kit.Style{Chart: id, Colors: w.b.Light, Fonts: w.b.Fonts}, width, room)
	for _, d := range found {
		w.add(d.Severity, d.ID, strings.Join(d.Hints, "; "), "%s", cut(d.Message, 300))
	}
	if found.HasErrors() {
		return
	}
	if high := scale(d.H); high > at.h+at.h/50 {
		w.fail("slide-fit", "show less of it", "the drawing %q is %.0f mm high, and there are %.0f mm", id, float64(high)/float64(perMM), float64(at.h)/float64(perMM))
		w.about(itsHeight)
		return
	}
	dr := &drawer{pkg: w.pkg, part: p.part, lang: esc(w.d.Lang), foreign: w.d.Foreign, next: p.next, color: w.color, alt: alt,
		scale: scale, x: at.x, y: at.y}
	p.put(dr.group(&d.Group, "Drawing "+id, alt, frame.Rect{W: d.W, H: d.H}))
	p.next = dr.next
}
