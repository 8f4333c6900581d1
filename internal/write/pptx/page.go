package pptx

import (
	"cmp"
	"strings"

	"briefing/internal/charts"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
	"briefing/internal/write/ooxml"
	"briefing/internal/write/pptx/drawingml"
	"briefing/internal/write/pptx/potx"
)

// page is one slide in the making.
type page struct {
	ooxml.Builder
	w    *writer
	part *ooxml.Part
	lay  *potx.Layout
	next int // the next shape id
}

func (p *page) id() string {
	p.next++
	return itoa(p.next - 1)
}

// paras writes paragraphs; there is always one, because a text body without is damaged.
func (p *page) paras(list []drawingml.Para) {
	lang := ooxml.Esc(p.w.d.Lang)
	if len(list) == 0 {
		p.Put(`<a:p><a:endParaRPr lang="`, lang, `"/></a:p>`)
		return
	}
	for _, para := range list {
		p.Put(`<a:p>`)
		if para.Flush {
			p.Put(`<a:pPr marL="0" indent="0"><a:buNone/></a:pPr>`)
		}
		for _, r := range para.Runs {
			p.run(r)
		}
		p.Put(`</a:p>`)
	}
}

// language is that of a run: its own, or that of the plain string it is, or the document's.
func (w *writer) language(r drawingml.Run) string {
	return cmp.Or(r.Lang, w.d.Foreign[strings.TrimSpace(r.S)], w.d.Lang)
}

func (p *page) run(r drawingml.Run) {
	p.Put(`<a:r><a:rPr lang="`, ooxml.Esc(p.w.language(r)), `"`)
	if r.Size > 0 {
		p.Put(` sz="`, itoa(r.Size), `"`)
	}
	if r.Bold {
		p.Put(` b="1"`)
	}
	if r.Italic {
		p.Put(` i="1"`)
	}
	link := ""
	// Notes lead to their own slide and nowhere else.
	if to := p.w.slides[r.See]; to != "" && r.URL == "" && p.part.Type == ooxml.TypeSlide && to != p.part.Name {
		link = `<a:hlinkClick r:id="` + p.part.Relate(ooxml.RelSlide, to, false) + `" action="ppaction://hlinksldjump"/>`
	}
	if r.URL != "" {
		if target, ok := ooxml.WebAddress(r.URL); ok {
			link = `<a:hlinkClick r:id="` + p.part.Relate(ooxml.RelLink, target, true) + `"/>`
		} else {
			p.w.fail("slide-link", "write an address that begins with https://", "“%s” is no web address", shorten(r.URL))
		}
	}
	switch {
	case r.Color == "" && link == "":
		p.Put(`/><a:t>`)
	default:
		p.Put(`>`)
		if r.Color != "" {
			p.Put(`<a:solidFill>`, r.Color, `</a:solidFill>`)
		}
		p.Put(link)
		p.Put(`</a:rPr><a:t>`)
	}
	p.Text(r.S)
	p.Put(`</a:t></a:r>`)
}

// fit says whether paragraphs fit a place, and at which share of their size, if the placeholder lets them shrink.
// what names the block in messages.
func (p *page) fit(list []drawingml.Para, st drawingml.Style, w, h drawingml.EMU, shrinks bool, what string) (percent int) {
	room := h/drawingml.PerUnit + h/drawingml.PerUnit/50 + 20
	for _, percent = range []int{100, 90, 80, 70, 62} {
		high, _ := p.w.ruler.Height(list, st, w/drawingml.PerUnit, percent)
		if high <= room {
			return percent
		}
		if !shrinks {
			break
		}
	}
	high, lines := p.w.ruler.Height(list, st, w/drawingml.PerUnit, 100)
	p.w.fail("slide-fit", "shorten it", "%s does not fit: “%s” takes %d lines, %.0f mm high, and there are %.0f mm", what, shorten(firstWords(list)), lines,
		float64(high)*254/72000, float64(h)/float64(drawingml.PerMM))
	p.w.about(what)
	return 100
}

func firstWords(list []drawingml.Para) string {
	var b strings.Builder
	for _, q := range list {
		for _, r := range q.Runs {
			b.WriteString(r.S)
		}
		if b.Len() > 0 {
			break
		}
	}
	return ooxml.Clean(b.String())
}

// fill puts text into a placeholder of the layout: nothing but the text stands on the slide, place and style are the
// layout's. at moves it for this slide alone.
func (p *page) fill(h *potx.Placeholder, list []drawingml.Para, what string, at *drawingml.Box) {
	if h == nil || len(list) == 0 {
		return
	}
	body := `<a:bodyPr/>`
	if h == p.lay.Title() {
		body = p.evenLines(h, list)
	}
	place := h.Box
	if at != nil {
		place = *at
	}
	width, height := h.Inner(place)
	percent := p.fit(list, h.Style, width, height, h.Shrinks, what)
	p.Put(`<p:sp><p:nvSpPr><p:cNvPr id="`, p.id(), `" name="`, ooxml.Esc(h.Name), `"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>`, h.Element(), `</p:nvPr></p:nvSpPr><p:spPr>`)
	if at != nil {
		p.Put(at.Xfrm())
	}
	p.Put(`</p:spPr><p:txBody>`)
	if percent < 100 {
		body = `<a:bodyPr><a:normAutofit fontScale="` + itoa(percent*1000) + `" lnSpcReduction="0"/></a:bodyPr>`
	}
	p.Put(body, `<a:lstStyle/>`)
	p.paras(list)
	p.Put(`</p:txBody></p:sp>`)
}

// evenLines widens the right margin of a title of two lines in steps of 1 % until they come out even, as in the
// documents on paper; 2 % are kept, so that another program's measure does not make three lines of it. Only widths that
// are known exactly allow it.
func (p *page) evenLines(h *potx.Placeholder, list []drawingml.Para) string {
	w := p.w
	room, _ := h.Inner(h.Box)
	_, lines := w.ruler.Height(list, h.Style, room/drawingml.PerUnit, 100)
	if !w.ruler.Exact() || lines != 2 || h.Shrinks {
		return `<a:bodyPr/>`
	}
	width := room
	for width > room/2 {
		if _, n := w.ruler.Height(list, h.Style, (width-room/100)/drawingml.PerUnit, 100); n > 2 {
			break
		}
		width -= room / 100
	}
	width = min(room, width+room/50)
	return `<a:bodyPr rIns="` + itoa(h.Insets[2]+room-width) + `"/>`
}

// textBox puts text where no placeholder is.
func (p *page) textBox(name string, at drawingml.Box, list []drawingml.Para, st drawingml.Style, color brand.Token, what string) {
	if len(list) == 0 {
		return
	}
	p.fit(list, st, at.W, at.H, false, what)
	p.Put(`<p:sp><p:nvSpPr><p:cNvPr id="`, p.id(), `" name="`, ooxml.Esc(name), `"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>`, at.Xfrm(), `<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>`,
		`<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0"><a:noAutofit/></a:bodyPr><a:lstStyle/>`)
	for i := range list {
		runs := append([]drawingml.Run(nil), list[i].Runs...)
		for k := range runs {
			if runs[k].Size == 0 {
				runs[k].Size = st.Size
			}
			runs[k].Bold = runs[k].Bold || st.Bold
			if runs[k].Color == "" {
				runs[k].Color = p.w.theme.Color(color)
			}
		}
		list[i].Runs = runs
	}
	p.paras(list)
	p.Put(`</p:txBody></p:sp>`)
}

// rule puts a decorative line, which screen readers skip.
func (p *page) rule(at drawingml.Box, color brand.Token) {
	p.Put(`<p:sp><p:nvSpPr><p:cNvPr id="`, p.id(), `" name="Rule" descr="">`, decorative, `</p:cNvPr><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>`, at.Xfrm(),
		`<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`, p.w.theme.Fill(color), `<a:ln><a:noFill/></a:ln></p:spPr></p:sp>`)
}

const decorative = `<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>`

// graphic puts a chart or table into a placeholder, or beside them. A frame always says where it stands.
func (p *page) graphic(name, alt string, h *potx.Placeholder, at drawingml.Box, data string) {
	ph := ""
	if h != nil {
		ph = h.Element()
	}
	p.Put(`<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="`, p.id(), `" name="`, ooxml.Esc(name), `" descr="`, ooxml.Esc(alt), `"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr>`, ph, `</p:nvPr></p:nvGraphicFramePr>`,
		`<p:xfrm><a:off x="`, itoa(at.X), `" y="`, itoa(at.Y), `"/><a:ext cx="`, itoa(at.W), `" cy="`, itoa(at.H), `"/></p:xfrm><a:graphic>`, data, `</a:graphic></p:graphicFrame>`)
}

func (p *page) chart(name, alt string, h *potx.Placeholder, at drawingml.Box, c *chartXML) {
	rel := p.w.chartPart(p.part, c)
	p.graphic(name, alt, h, at, `<a:graphicData uri="`+ooxml.NSChart+`"><c:chart xmlns:c="`+ooxml.NSChart+`" r:id="`+rel+`"/></a:graphicData>`)
}

// drawing puts what PowerPoint has no chart for as a group of shapes, drawn for the width there is. Where a template
// has less room than our slides, it is drawn at full width and made smaller as a whole, type included.
func (p *page) drawing(spec *charts.Spec, alt string, at drawingml.Box) {
	w := p.w
	full := frame.MM(298.667)
	width := frame.Unit(at.W / drawingml.PerUnit)
	scale := func(u frame.Unit) drawingml.EMU { return drawingml.EMU(u) * drawingml.PerUnit }
	if width < full*95/100 {
		num, den := int64(at.W), int64(full)
		scale = func(u frame.Unit) drawingml.EMU { return drawingml.EMU(int64(u) * num / den) }
		width = full
	}
	room := frame.Unit(int64(at.H) * int64(width) / int64(scale(width)))
	d, found := charts.OnSlide(spec, charts.Style{Colors: w.b.Light, Fonts: w.b.Fonts}, width, room)
	for _, d := range found {
		w.add(d.Severity, d.ID, strings.Join(d.Hints, "; "), "%s", cut(d.Message, 300))
	}
	if found.HasErrors() {
		return
	}
	if high := scale(d.H); high > at.H+at.H/50 {
		w.fail("slide-fit", "show less of it", "the drawing %q is %.0f mm high, and there are %.0f mm", spec.ID, float64(high)/float64(drawingml.PerMM), float64(at.H)/float64(drawingml.PerMM))
		w.about(itsHeight)
		return
	}
	dr := &drawingml.Drawer{Package: w.pkg, Part: p.part, Lang: ooxml.Esc(w.d.Lang), Language: w.d.Foreign.Line, Next: p.next, Color: w.color,
		Scale: scale, X: at.X, Y: at.Y}
	p.Put(dr.Group(&d.Group, "Drawing "+spec.ID, alt, frame.Rect{W: d.W, H: d.H}))
	p.next = dr.Next
}
