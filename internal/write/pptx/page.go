package pptx

import (
	"strings"

	"briefing/internal/doc"
	"briefing/internal/input/brand"
	"briefing/internal/write/ooxml"
	"briefing/internal/write/pptx/drawingml"
	"briefing/internal/write/pptx/potx"
)

// Lengths of slides in EMU: a millimetre, and a unit of package page/frame, 1/100 pt.
const (
	mm   = drawingml.PerMM
	unit = drawingml.PerUnit
)

// page is one slide in the making.
type page struct {
	w   *writer
	s   *doc.Slide
	lay *potx.Layout
	out *shapes
}

// makeSlide writes a slide with its notes. n counts from 1.
func (w *writer) makeSlide(s *doc.Slide, n int) *ooxml.Part {
	part := w.pkg.Part(w.slides[s.ID])
	role, parts := roleOf(s)
	if (role == potx.RoleSummary || role == potx.RolePoints) && !w.inRows(role, s, parts.rows) {
		role = potx.RoleText
	}
	lay := w.t.Layout(role)
	own := lay != nil
	if !own {
		lay = w.anyLayout(s)
	}
	p := &page{w: w, s: s, lay: lay, out: newShapes(w, part)}
	part.Relate(ooxml.RelLayout, lay.Part, false)
	p.out.Put(ooxml.Header, `<p:sld `, ooxml.Prefixes, `><p:cSld><p:spTree>`, emptyGroup)
	p.fill(lay.Title(), titleOf(s), "its title", nil)
	switch {
	case s.Opening:
		p.opening()
	case own:
		p.ownSlide(role, parts)
	default:
		p.anySlide()
	}
	if h := lay.Of("sldNum"); h != nil {
		p.out.slideNumber(h, n)
	}
	p.out.Put(`</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`)
	w.notes(part, s)
	part.Set([]byte(p.out.String()))
	return part
}

// titleOf is a slide's title. There is a paragraph even for one that has no words, so that it is found missing.
func titleOf(s *doc.Slide) []drawingml.Para { return []drawingml.Para{{Runs: runsOf(s.Title)}} }

// heightAt is the height of paragraphs in a placeholder that stands in a place, and how many lines they have.
func (w *writer) heightAt(list []drawingml.Para, h *potx.Placeholder, at drawingml.Box) (height drawingml.EMU, lines int) {
	width, _ := h.Inner(at)
	height, lines = w.ruler.Height(list, h.Style, width/unit, 100)
	return height * unit, lines
}

// heightIn is the height of paragraphs of a style in a width.
func (w *writer) heightIn(width drawingml.EMU, list []drawingml.Para, st drawingml.Style) drawingml.EMU {
	h, _ := w.ruler.Height(list, st, width/unit, 100)
	return h * unit
}

// fit says whether paragraphs fit a place, and at which share of their size, if the placeholder lets them shrink.
// what names the block in messages.
func (w *writer) fit(list []drawingml.Para, st drawingml.Style, width, height drawingml.EMU, shrinks bool, what string) (percent int) {
	room := height/unit + height/unit/50 + 20
	for _, percent = range []int{100, 90, 80, 70, 62} {
		high, _ := w.ruler.Height(list, st, width/unit, percent)
		if high <= room {
			return percent
		}
		if !shrinks {
			break
		}
	}
	high, lines := w.ruler.Height(list, st, width/unit, 100)
	w.fail("slide-fit", "shorten it", "%s does not fit: “%s” takes %d lines, %.0f mm high, and there are %.0f mm", what, shorten(firstWords(list)), lines,
		float64(high)*254/72000, float64(height)/float64(mm))
	w.about(what)
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

// fill puts text into a placeholder of the layout, if there are both. at moves it for this slide alone; what names it in
// messages.
func (p *page) fill(h *potx.Placeholder, list []drawingml.Para, what string, at *drawingml.Box) {
	if h == nil || len(list) == 0 {
		return
	}
	body := `<a:bodyPr/>`
	if h == p.lay.Title() {
		body = evenLines(p.w.ruler, h, list)
	}
	place := h.Box
	if at != nil {
		place = *at
	}
	width, height := h.Inner(place)
	if percent := p.w.fit(list, h.Style, width, height, h.Shrinks, what); percent < 100 {
		body = `<a:bodyPr><a:normAutofit fontScale="` + itoa(percent*1000) + `" lnSpcReduction="0"/></a:bodyPr>`
	}
	p.out.placeholder(h, list, body, at)
}

// evenLines widens the right margin of a title of two lines in steps of 1 % until they come out even, as in the
// documents on paper; 2 % are kept, so that another program's measure does not make three lines of it. Only widths that
// are known exactly allow it.
func evenLines(ruler drawingml.Ruler, h *potx.Placeholder, list []drawingml.Para) string {
	room, _ := h.Inner(h.Box)
	_, lines := ruler.Height(list, h.Style, room/unit, 100)
	if !ruler.Exact() || lines != 2 || h.Shrinks {
		return `<a:bodyPr/>`
	}
	width := room
	for width > room/2 {
		if _, n := ruler.Height(list, h.Style, (width-room/100)/unit, 100); n > 2 {
			break
		}
		width -= room / 100
	}
	width = min(room, width+room/50)
	return `<a:bodyPr rIns="` + itoa(h.Insets[2]+room-width) + `"/>`
}

// textBox puts text where no placeholder is, if there is any; what names it in messages.
func (p *page) textBox(name string, at drawingml.Box, list []drawingml.Para, st drawingml.Style, color brand.Token, what string) {
	if len(list) == 0 {
		return
	}
	p.w.fit(list, st, at.W, at.H, false, what)
	p.out.textBox(name, at, list, st, color)
}

// footText is the source line with the notice behind it, for layouts that have no place for a notice.
func footText(source []doc.Span, words string) []drawingml.Para {
	list, notice := spansPara(source), plain(words)
	if len(list) == 0 || len(notice) == 0 {
		return append(list, notice...)
	}
	list[0].Runs = append(list[0].Runs, drawingml.Run{S: " "}, notice[0].Runs[0])
	return list
}

const (
	itsNotice = "its notice"
	itsSource = "its source line"
)

// foot fills the source line and, under it, the notice, or behind it where the layout has no place of its own for one. A
// source of two lines moves both apart.
func (p *page) foot(source *potx.Placeholder) {
	list := spansPara(p.s.Foot)
	notice := p.lay.Find(potx.Notice)
	if notice == nil || p.w.d.Notice.S == "" {
		p.fill(source, footText(p.s.Foot, p.w.d.Notice.S), itsSource, nil)
		return
	}
	// A footer says where it stands even if that is its layout's place: LibreOffice takes it for the master's otherwise.
	up, down := (*drawingml.Box)(nil), &notice.Box
	if source != nil && len(list) > 0 {
		high, lines := p.w.heightAt(list, source, source.Box)
		if more := high - source.Box.H; lines == 2 && more > 0 {
			a, b := source.Box, notice.Box
			a.Y, a.H, b.Y = a.Y-more/2, a.H+more, b.Y+more/2
			up, down = &a, &b
		}
	}
	p.fill(source, list, itsSource, up)
	p.fill(notice, plain(p.w.d.Notice.S), itsNotice, down)
}

// texts fills a placeholder with blocks of text. What does not fit stands at its end, so the last block names the place.
func (p *page) texts(h *potx.Placeholder, blocks []doc.Block, hang bool, at *drawingml.Box) {
	if len(blocks) == 0 {
		return
	}
	p.w.on(blocks[len(blocks)-1], func() {
		list := p.listParagraphs(blocks, hang)
		found := p.w.diags.During(func() { p.fill(h, list, "its text", at) })
		if p.w.diags.Append(found); len(found) > 0 {
			p.w.about(itsHeight)
		}
	})
}

// listParagraphs is blocks of text as the paragraphs of one placeholder; others are refused.
func (p *page) listParagraphs(blocks []doc.Block, hang bool) []drawingml.Para {
	list, others := paragraphs(blocks, p.w.d.Notes, p.w.theme, hang)
	for _, b := range others {
		p.w.unknown(b)
	}
	return list
}
