package flow

import (
	"strconv"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
)

// The page of a handout, in mm: the slide at its head, what is spoken below it, lines for the reader's own notes at the
// foot. The evidence stands behind all slides, in two columns.
const (
	handoutTop     = 24.0
	handoutTexts   = 6.0 // from the slide to the texts
	handoutMeasure = 144.0
	handoutHalf    = 80.0
	handoutBetween = liveW - 2*handoutHalf
	handoutFoot    = 277.0
	handoutLines   = 9.0
	handoutRow     = 5.8
	handoutLeast   = 22.0 // in which lines are worth drawing
)

// Handout lays a deck out as pages to take along: one slide a page, as text that is scaled and not as a picture, with
// what the speaker says. What bears the slides out, their figures and sources are an annex, slide by slide. Notes that
// are too long go on on a page of their own.
func Handout(d *doc.Document, b *brand.Brand) (*frame.Document, diag.List) {
	return new(Memory).Handout(d, b)
}

// Handout is the function of that name in this memory.
func (mem *Memory) Handout(d *doc.Document, b *brand.Brand) (*frame.Document, diag.List) {
	deck := mem.slides(d, b, 0)
	defer deck.release()
	form := *d
	form.Format = doc.A4
	form.Title = strings.ReplaceAll(d.Messages.Handout, "{title}", d.Title)
	h := &handout{maker: mem.maker(&form, b), deck: deck}
	defer h.release()
	h.diags.Append(deck.diags)
	h.scale = scaler{num: mm(liveW), den: mm(slideW), at: frame.Point{X: mm(margin), Y: mm(handoutTop)}, done: map[frame.Item]bool{}}
	number := 0
	for _, blk := range d.Blocks {
		if s, ok := blk.(*doc.Slide); ok {
			number++
			h.told(s, func() { h.slide(s, number) })
		}
	}
	h.moveLinks()
	h.annex()
	h.resolveLinks()
	h.furniture()
	return h.finished(form.Title), h.maker.diags
}

type handout struct {
	*maker
	deck  *maker
	scale scaler
	first []int // page of each slide
}

// height is that of the scaled slide.
func (h *handout) height() frame.Unit { return h.scale.of(mm(slideH)) }

// slide makes the page of a slide, and those on which its notes go on.
func (h *handout) slide(s *doc.Slide, number int) {
	page := len(h.pages)
	h.first = append(h.first, page)
	h.takeOver(number-1, page)
	notes := h.notes(s, h.label(number))
	top := mm(handoutTop) + h.height() + mm(handoutTexts)
	end := top
	for i, part := range h.cutNotes(notes, top) {
		h.page(page + i)
		if i > 0 {
			top = mm(handoutTop)
			h.again(notes.label, page+i)
		}
		end = h.drawNotes(part, notes, page+i, top, i > 0)
	}
	h.ownNotes(len(h.pages)-1, end)
}

func (h *handout) label(number int) string {
	return strings.ReplaceAll(h.d.Messages.SlideLabel, "{n}", strconv.Itoa(number))
}

// takeOver puts the slide's drawing and structure on a page, scaled, inside a thin border.
func (h *handout) takeOver(n, page int) {
	p := h.page(page)
	border := &frame.Path{Stroke: &h.col.rule, Width: mm(0.3)}
	x, y, w, d := mm(margin), mm(handoutTop), mm(liveW), h.height()
	for i, pt := range []frame.Point{{X: x, Y: y}, {X: x + w, Y: y}, {X: x + w, Y: y + d}, {X: x, Y: y + d}} {
		op := frame.LineTo
		if i == 0 {
			op = frame.MoveTo
		}
		border.Segs = append(border.Segs, frame.Seg{Op: op, P: [3]frame.Point{pt}})
	}
	border.Segs = append(border.Segs, frame.Seg{Op: frame.Close})
	old, sect := h.deck.pages[n], h.deck.root.Kids[n].Node
	h.scale.page(old)
	h.scale.tree(sect)
	p.Marks = append(p.Marks, old.Marks...)
	p.Marks = append(p.Marks, &frame.Mark{Artifact: frame.Decoration, Items: []frame.Item{border}})
	p.Links = append(p.Links, old.Links...)
	h.addKid(h.root, frame.Kid{Node: sect})
	h.sect = sect
	h.level = 2
	if n == 0 && h.deck.hasCover {
		h.level = 1
	}
}

// moveLinks leads links and bookmarks of the slides to their places on the handout's pages.
func (h *handout) moveLinks() {
	move := func(d frame.Dest) frame.Dest {
		if d.Page < len(h.first) {
			d = frame.Dest{Page: h.first[d.Page], Y: h.scale.place(frame.Point{Y: d.Y}).Y}
		}
		return d
	}
	for _, p := range h.deck.pending {
		if p.link.Dest != nil {
			*p.link.Dest = move(*p.link.Dest)
		}
	}
	for _, e := range h.deck.heads {
		h.heads = append(h.heads, headEntry{e.title, move(e.dest)})
	}
	for id, d := range h.deck.blocks {
		h.blocks[id] = move(d)
	}
}

// handoutNotes is which slide it is, its title, and what is spoken.
type handoutNotes struct {
	label string
	title *para
	text  *prose
}

func (h *handout) notes(s *doc.Slide, label string) *handoutNotes {
	n := &handoutNotes{label: label}
	title := h.st.h2
	n.title = h.fitHeading(h.para(&title, s.Title), mm(handoutMeasure), n)
	spoken := h.st.body
	spoken.Size, spoken.Lead = frame.Pt(11), mm(5.2)
	n.text = &prose{m: h.maker, cols: 1, colW: mm(handoutMeasure), lead: spoken.Lead, gap: mm(2.5)}
	n.text.setParas(&doc.Prose{Paragraphs: s.Speaker}, &spoken)
	n.text.breakAt(n.text.colW)
	n.text.nodes = make([]*frame.Node, len(n.text.paras))
	return n
}

func (n *handoutNotes) name() string { return "its notes" }

// headH is what stands over the text: on further pages only the label.
func (n *handoutNotes) headH(again bool) frame.Unit {
	if again {
		return mm(4.5) + mm(2)
	}
	return mm(4.5) + n.title.height() + mm(2)
}

// cutNotes divides the notes into what each page holds.
func (h *handout) cutNotes(n *handoutNotes, top frame.Unit) []piece {
	if n.text.to == 0 {
		return []piece{n.text}
	}
	var out []piece
	var rest piece = n.text
	for rest != nil {
		p := rest.(*prose)
		from := top + n.headH(len(out) > 0)
		first, more := p.cut(from, mm(areaBottom))
		if first == nil { // no page is that small
			first, more = p, nil
		}
		out = append(out, first)
		if q, ok := more.(*prose); ok && q != nil {
			rest = q
		} else {
			rest = nil
		}
		top = mm(handoutTop)
	}
	return out
}

// again says on a further page of a slide which one it is.
func (h *handout) again(label string, page int) {
	st := h.st.boxItem
	st.Color = h.col.blue
	h.artifact(page, frame.Header)
	h.words(&st, label+" "+h.d.Messages.Continued, mm(margin), mm(handoutTop)+mm(3.2))
	h.shut()
}

// drawNotes draws a page's part and returns where it ends.
func (h *handout) drawNotes(part piece, n *handoutNotes, page int, top frame.Unit, again bool) frame.Unit {
	st := h.st.boxItem
	st.Color = h.col.blue
	at := spot{page, mm(margin), top}
	if !again {
		h.on(page, h.node(h.sect, "H"+strconv.Itoa(h.level+1)))
		h.words(&st, n.label, at.x, top+mm(3.2))
		h.shut()
		h.paragraph(n.title, at.down(mm(4.5)))
	}
	at.y += n.headH(again)
	part.draw(at)
	h.shut()
	return at.y + part.height(0)
}

// ownNotes draws lines for the reader's notes where there is room for them.
func (h *handout) ownNotes(page int, end frame.Unit) {
	top := end + mm(6.5)
	if mm(handoutFoot)-top < mm(handoutLeast) {
		return
	}
	st := h.st.boxItem
	h.on(page, h.node(h.sect, "P"))
	h.words(&st, h.d.Messages.OwnNotes, mm(margin), top+mm(3.2))
	h.shut()
	h.artifact(page, frame.Decoration)
	lines := shape{color: &h.col.rule}
	for y := top + mm(13); y <= mm(handoutFoot); y += mm(handoutLines) {
		lines.rect(mm(margin), y, mm(liveW), mm(hairline))
	}
	h.paint(&lines)
	h.shut()
}
