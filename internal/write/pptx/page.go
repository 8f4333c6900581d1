package pptx

import (
	"slices"
	"strings"

	"briefing/internal/doc"
	"briefing/internal/page/frame"
	"briefing/internal/page/slide"
	"briefing/internal/page/text"
	"briefing/internal/write/ooxml"
	"briefing/internal/write/pptx/drawingml"
	"briefing/internal/write/pptx/potx"
)

// Lengths of slides in EMU.
const mm = drawingml.PerMM

// page is one slide in the making.
type page struct {
	w   *writer
	s   *doc.Slide
	own bool // its layout is one of ours
	on  candidate
	lay *potx.Layout
	out *shapes

	taken map[*potx.Placeholder]bool // filled already
}

// makeSlide writes a measured slide with its notes. n counts from 1.
func (w *writer) makeSlide(laid *slide.Laid, on candidate, n int) *ooxml.Part {
	s := laid.Slide
	part := w.pkg.Part(w.slides[s.ID])
	p := &page{w: w, s: s, own: on.ground.Ours, on: on, lay: on.lay, out: newShapes(w, part)}
	if p.own && !s.Opening {
		p.lay = w.own(laid.Boxes, on.lay)
	}
	part.Relate(ooxml.RelLayout, p.lay.Part, false)
	p.out.Put(ooxml.Header, `<p:sld `, ooxml.Prefixes, `><p:cSld><p:spTree>`, emptyGroup)
	alone := len(slices.DeleteFunc(slices.Clone(laid.Boxes), func(b slide.Box) bool { return b.Of == nil || b.Kind == slide.Rule })) == 1
	for _, b := range laid.Boxes {
		if b.Of != nil {
			w.on(b.Of, func() { p.put(b, alone) })
		} else {
			p.put(b, alone)
		}
	}
	p.foot(n)
	p.out.Put(`</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`)
	w.notes(part, s)
	part.Set([]byte(p.out.String()))
	return part
}

// foot fills the layout's own places for the date and the number of a slide. The date is the edition's: a field would show
// the day on which the slides are looked at.
func (p *page) foot(n int) {
	if h := p.lay.Foot("dt"); h != nil && p.w.d.Date != "" && (!p.own || p.s.Opening) {
		p.out.placeholder(h, []para{{runs: []drawingml.Run{{S: p.w.d.Date, Size: p.atLeast(h, slide.LeastFoot)}}}}, `<a:bodyPr/>`, nil)
	}
	if h := p.lay.Foot("sldNum"); h != nil {
		p.out.slideNumber(h, n, p.atLeast(h, slide.LeastFoot))
	}
}

// atLeast is the least size where a placeholder's own is smaller, else 0: the placeholder's.
func (p *page) atLeast(h *potx.Placeholder, least frame.Unit) int {
	if size := p.w.size(least); h.Style.Size < size {
		return size
	}
	return 0
}

// put writes a box. alone says that nothing but it stands on the slide, but for title and foot.
func (p *page) put(b slide.Box, alone bool) {
	switch b.Kind {
	case slide.Rule, slide.Tint:
		p.out.rect(p.w.box(b.At), p.w.theme.Of(p.w.b.Light)(b.Color))
	case slide.Chart:
		p.chart(b, p.chartHolders(b, alone)...)
	case slide.Table:
		p.table(b, p.holder(b, potx.Table, alone))
	default:
		p.words(b, alone)
	}
}

// holder is the placeholder for a chart or table: that of ours, or that for content, where it is the one thing there.
func (p *page) holder(b slide.Box, ours potx.Need, alone bool) *potx.Placeholder {
	switch {
	case p.own:
		return p.lay.Find(ours)
	case p.on.halves[0] != nil:
		if b.N > 0 {
			return p.on.halves[b.N-1]
		}
	case alone:
		return p.lay.Main()
	}
	return nil
}

func (p *page) chartHolders(b slide.Box, alone bool) []*potx.Placeholder {
	if b.Drawn {
		return nil
	}
	switch {
	case p.own:
		return []*potx.Placeholder{p.lay.Find(potx.Chart), p.lay.Find(potx.SecondChart)}
	case p.on.halves[0] != nil && b.N == 0 && alone:
		return p.on.halves[:]
	}
	return []*potx.Placeholder{p.holder(b, potx.Chart, alone)}
}

// textHolder is the placeholder for a text; nil where it stands in a box of its own.
func (p *page) textHolder(b slide.Box, alone bool) *potx.Placeholder {
	switch b.Kind {
	case slide.Title:
		return p.lay.Title()
	case slide.Notice:
		if p.own {
			return p.lay.Find(potx.Notice)
		}
		return p.lay.Foot("ftr")
	case slide.List:
		if b.N > 0 {
			return p.on.halves[b.N-1]
		}
		return p.lay.Main()
	case slide.Subtitle:
		if p.s.Opening {
			if h := p.lay.Of("subTitle"); h != nil {
				return h
			}
			return p.lay.Main()
		}
	}
	if !p.own {
		return nil
	}
	switch b.Kind {
	case slide.Subtitle:
		return p.lay.Find(potx.Subtitle)
	case slide.Source:
		return p.lay.Find(potx.Source)
	case slide.Tile:
		return p.lay.Find(potx.Tile(b.N))
	case slide.Sentence:
		return p.lay.Find(potx.Sentence(b.N))
	case slide.Point:
		return p.lay.Find(potx.Point(b.N))
	case slide.Item:
		return p.lay.Find(potx.Item(b.N))
	case slide.Band:
		return p.lay.Find(potx.Band)
	case slide.Text:
		if alone {
			return p.lay.Find(potx.Text)
		}
		return p.lay.Find(potx.Subtitle) // of the one chart or table
	}
	return nil
}

// words writes a text: into its placeholder, which says how it looks, or into a box of its own, which says it itself.
func (p *page) words(b slide.Box, alone bool) {
	h := p.textHolder(b, alone)
	if h != nil && p.taken[h] {
		h = nil
	}
	if h == nil {
		p.out.textBox(boxNames[b.Kind], p.w.box(b.At), p.paragraphs(b, nil), b.Middle, p.tint(b), p.w.emu(b.Inset))
		return
	}
	if p.taken == nil {
		p.taken = map[*potx.Placeholder]bool{}
	}
	p.taken[h] = true
	body := `<a:bodyPr/>`
	if b.Percent > 0 && b.Percent != 100 || b.Tight > 0 {
		// Sizes are written: a share of them is what programs compute anew, and each as it likes.
		body = `<a:bodyPr><a:noAutofit/></a:bodyPr>`
	}
	var at *drawingml.Box
	switch place := p.w.box(b.At); {
	case !same(place, h.Box):
		at = &place
	case h.Moves:
		at = &h.Box
	}
	p.out.placeholder(h, p.paragraphs(b, h), body, at)
}

// tint is the fill of the box of a text; empty: none.
func (p *page) tint(b slide.Box) string {
	if b.Kind != slide.Band {
		return ""
	}
	return p.w.theme.Of(p.w.b.Light)(b.Color)
}

// same says that two places are the same but for rounding: measured slides count in 1/100 pt.
func same(a, b drawingml.Box) bool {
	near := func(x, y drawingml.EMU) bool { return max(x-y, y-x) <= 3*drawingml.PerUnit }
	return near(a.X, b.X) && near(a.Y, b.Y) && near(a.W, b.W) && near(a.H, b.H)
}

// boxNames name the boxes of texts that stand in no placeholder.
var boxNames = map[slide.Kind]string{
	slide.Subtitle: "Subtitle", slide.Text: "Text", slide.Tile: "Figure", slide.Band: "Figure", slide.Sentence: "Sentence", slide.Point: "Point",
	slide.Item: "Point", slide.Source: "Source", slide.Notice: "Notice", slide.List: "Text",
}

// paragraphs are those of a box, for a placeholder or, where that is nil, with their whole style.
func (p *page) paragraphs(b slide.Box, h *potx.Placeholder) []para {
	var list []para
	for i, q := range b.Text {
		out := para{level: q.Level, number: q.Number, indent: p.w.emu(q.Indent), item: q.Item, label: q.Label, left: p.w.emu(q.Left)}
		if h == nil || !h.Spaced(q.Level, p.spacing(q.Lead)) {
			out.lead = p.spacing(q.Lead)
		}
		if i > 0 && (h == nil || p.own && q.Lead > 0 || b.Kind == slide.List && q.Before > 0) {
			out.before, out.spaced = p.spacing(q.Before), true
		}
		if scaled := h != nil && b.Percent > 0 && (b.Percent != 100 || b.Tight > 0); scaled {
			out.spacing = h.Style.Spacing * (100 - b.Tight) / 100
			if before := p.w.place(h).Before; i > 0 && !out.spaced {
				out.before, out.spaced = p.spacing(before*frame.Unit(b.Percent)/100), true
			}
			if h.Style.Spacing < 0 {
				out.lead, out.spacing = -out.spacing*b.Percent/100, 0
			}
		}
		if h != nil && h.Level(q.Level) == nil && q.Label == "" {
			out.level = 0
		}
		for _, r := range q.Runs {
			out.runs = append(out.runs, p.run(r, b, q.Level, h)...)
		}
		if q.Label != "" && q.Level > 1 && h != nil {
			p.sizeBelow(out.runs, b, h)
		}
		if q.Label != "" && q.Digit != nil {
			out.digitColor = p.w.theme.Of(p.w.b.Light)(q.Digit.Color)
		} else if q.Digit != nil && q.Number > 0 && len(q.Runs) > 0 && q.Runs[0].Style != nil {
			out.digit = int(q.Digit.Size) * 100 / int(q.Runs[0].Style.Size)
			out.digitColor = p.w.theme.Of(p.w.b.Light)(q.Digit.Color)
		}
		list = append(list, out)
	}
	if len(list) == 0 {
		list = []para{{}}
	}
	return list
}

// sizeBelow gives points of the second level the size of those of the first, with which they were measured: what a layout has for
// that level may be another one.
func (p *page) sizeBelow(runs []drawingml.Run, b slide.Box, h *potx.Placeholder) {
	for i := range runs {
		switch r := &runs[i]; {
		case r.Size > 0:
		case b.Kind != slide.List && b.Text[0].Runs[0].Style != nil:
			r.Size = p.w.size(b.Text[0].Runs[0].Style.Size)
		default:
			r.Size = h.Style.Size
		}
	}
}

// spacing is a distance of lines in 1/100 pt.
func (p *page) spacing(u frame.Unit) int {
	return (p.w.emu(u) + drawingml.PerUnit/2) / drawingml.PerUnit
}

// run is a run with what its placeholder does not say of its style.
func (p *page) run(r slide.Run, b slide.Box, level int, h *potx.Placeholder) []drawingml.Run {
	if r.S == "" {
		return nil
	}
	out := drawingml.Run{S: ooxml.Clean(r.S), Bold: r.Bold, Italic: r.Italic, URL: r.URL, See: r.See, Lang: r.Lang}
	st := r.Style
	if r.S == slide.Tab {
		out.S = slide.Tab
	}
	color := p.w.theme.Of(p.w.b.Light)
	switch {
	case st == nil && b.Percent > 0 && b.Percent != 100 && h != nil:
		out.Size = max(h.Style.Size*b.Percent/100, p.w.size(slide.LeastText))
	case st == nil:
	case h == nil:
		out.Size, out.Bold, out.Color = p.w.size(st.Size), r.Bold || st.Face == frame.Bold, color(colorOf(r, st))
	default:
		inherited := h.Level(level)
		if inherited == nil {
			inherited = &h.Style
		}
		size := p.w.size(st.Size)
		if b.Kind == slide.Notice || b.Kind == slide.Source {
			size = p.w.size(slide.LeastFoot)
			if inherited.Size >= size {
				size = inherited.Size
			}
		} else if p.own && (b.Kind == slide.Title || b.Kind == slide.Subtitle) {
			size = inherited.Size
		}
		if size != inherited.Size {
			out.Size = size
		}
		if st.Face == frame.Bold && !inherited.Bold {
			out.Bold = true
		}
		if r.Bold && st.Strong != st.Color || r.Differs {
			out.Color = color(colorOf(r, st))
		}
	}
	return []drawingml.Run{out}
}

func colorOf(r slide.Run, st *text.Style) frame.Color {
	if r.Bold {
		return st.Strong
	}
	return st.Color
}

// titleWords are the words of a slide's title.
func titleWords(s *doc.Slide) string { return strings.TrimSpace(ooxml.Clean(flat(s.Title))) }
