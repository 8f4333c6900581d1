package slide

import (
	"strconv"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/doc/span"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
	"briefing/internal/page/furniture"
	"briefing/internal/page/prose"
	"briefing/internal/page/typeset"
)

// The page of a handout, in mm: the slide at its head, what is spoken below it, lines for the reader's own notes at the
// foot. The evidence stands behind all slides, in two columns.
const (
	handoutTop     = 24.0
	handoutTexts   = 6.0 // from the slide to the texts
	handoutMeasure = 144.0
	handoutHalf    = 80.0
	handoutBetween = typeset.LiveW - 2*handoutHalf
	handoutFoot    = 277.0
	handoutLines   = 9.0
	handoutRow     = 5.8
	handoutLeast   = 22.0 // in which lines are worth drawing
)

// Handout lays a deck out as pages to take along: one slide a page, as text that is scaled and not as a picture, with
// what the speaker says. Evidence, figures and sources of the slides are an annex, slide by slide. Notes that are too long
// go on on a page of their own.
func Handout(d *doc.Document, b *brand.Brand) (*frame.Document, diag.List) {
	deck := newDeck(d, b, 0)
	form := *d
	form.Format = doc.Pages
	form.Title = span.Plain(strings.ReplaceAll(d.Messages.Handout, "{title}", d.Title.S))
	h := &handout{Layout: typeset.New(&form, b), deck: deck}
	h.Found.Append(deck.Found)
	h.scale = scaler{num: mm(typeset.LiveW), den: mm(sheetW), at: frame.Point{X: h.Left(0), Y: mm(handoutTop)}, done: map[frame.Item]bool{}}
	number := 0
	for _, blk := range d.Blocks {
		if s, ok := blk.(*doc.Slide); ok {
			number++
			reportFor(h.Layout, s, func() { h.slide(s, number) })
		}
	}
	h.moveLinks()
	h.annex()
	h.ResolveLinks()
	furniture.Draw(h.Layout)
	return h.Finished(form.Title.S), h.Layout.Found
}

type handout struct {
	*typeset.Layout
	deck  *deck
	scale scaler
	first []int // page of each slide
}

// height is that of the scaled slide.
func (h *handout) height() frame.Unit { return h.scale.length(mm(sheetH)) }

// slide makes the page of a slide, and those on which its notes go on.
func (h *handout) slide(s *doc.Slide, number int) {
	page := len(h.Pages)
	h.first = append(h.first, page)
	h.placeSlide(number-1, page)
	notes := h.notes(s, h.label(number))
	top := mm(handoutTop) + h.height() + mm(handoutTexts)
	end := top
	for i, part := range h.cutNotes(notes, top) {
		h.Page(page + i)
		if i > 0 {
			top = mm(handoutTop)
			h.repeatLabel(notes.label, page+i)
		}
		end = h.drawNotes(part, notes, page+i, top, i > 0)
	}
	h.drawNoteLines(len(h.Pages)-1, end)
}

func (h *handout) label(number int) string {
	return strings.ReplaceAll(h.Doc.Messages.SlideLabel, "{n}", strconv.Itoa(number))
}

// placeSlide puts the drawing and the structure of slide n, from 0, on a page, scaled, inside a thin border.
func (h *handout) placeSlide(n, page int) {
	p := h.Page(page)
	border := &frame.Path{Stroke: &h.Colors.Rule, Width: mm(0.3)}
	x, y, w, d := h.Left(0), mm(handoutTop), mm(typeset.LiveW), h.height()
	for i, pt := range []frame.Point{{X: x, Y: y}, {X: x + w, Y: y}, {X: x + w, Y: y + d}, {X: x, Y: y + d}} {
		op := frame.LineTo
		if i == 0 {
			op = frame.MoveTo
		}
		border.Segs = append(border.Segs, frame.Seg{Op: op, P: [3]frame.Point{pt}})
	}
	border.Segs = append(border.Segs, frame.Seg{Op: frame.Close})
	old, sect := h.deck.Pages[n], h.deck.Root.Kids[n].Node
	h.scale.page(old)
	h.scale.tree(sect)
	p.Marks = append(p.Marks, old.Marks...)
	p.Marks = append(p.Marks, &frame.Mark{Artifact: frame.Decoration, Items: []frame.Item{border}})
	p.Links = append(p.Links, old.Links...)
	h.Root.Kids = append(h.Root.Kids, frame.Kid{Node: sect})
	h.Sect = sect
	h.Level = 2
	if n == 0 && h.deck.HasCover {
		h.Level = 1
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
	for _, p := range h.deck.Pending {
		if p.Link.Dest != nil {
			*p.Link.Dest = move(*p.Link.Dest)
		}
	}
	for _, e := range h.deck.Headings {
		h.Headings = append(h.Headings, frame.Outline{Title: e.Title, Dest: move(e.Dest)})
	}
	for id, d := range h.deck.Blocks {
		h.Blocks[id] = move(d)
	}
}

// handoutNotes is which slide it is, its title, and what is spoken.
type handoutNotes struct {
	label string
	title *typeset.Para
	text  *prose.Prose
}

func (h *handout) notes(s *doc.Slide, label string) *handoutNotes {
	n := &handoutNotes{label: label}
	title := h.Styles.H2
	n.title = h.FitHeading(h.Para(&title, s.Title), mm(handoutMeasure), n)
	spoken := h.Styles.Body
	spoken.Size, spoken.Lead = frame.Pt(11), mm(5.2)
	n.text = prose.Column(h.Layout, s.Speaker, &spoken, mm(handoutMeasure), mm(2.5))
	return n
}

func (n *handoutNotes) Name() string { return "its notes" }

// headHeight is what stands over the text: on further pages only the label.
func (n *handoutNotes) headHeight(again bool) frame.Unit {
	if again {
		return mm(4.5) + mm(2)
	}
	return mm(4.5) + n.title.Height() + mm(2)
}

// cutNotes divides the notes into what each page holds.
func (h *handout) cutNotes(n *handoutNotes, top frame.Unit) []typeset.Piece {
	if n.text.Lines() == 0 {
		return []typeset.Piece{n.text}
	}
	var out []typeset.Piece
	var rest typeset.Piece = n.text
	for rest != nil {
		p := rest.(*prose.Prose)
		from := top + n.headHeight(len(out) > 0)
		first, more := p.Cut(from, h.Foot(typeset.AreaBottom))
		if first == nil { // no page is that small
			first, more = p, nil
		}
		out = append(out, first)
		if q, ok := more.(*prose.Prose); ok && q != nil {
			rest = q
		} else {
			rest = nil
		}
		top = mm(handoutTop)
	}
	return out
}

// repeatLabel says on a further page of a slide which one it is.
func (h *handout) repeatLabel(label string, page int) {
	st := h.Styles.BoxItem
	st.Color = h.Colors.Blue
	h.OpenArtifact(page, frame.Header)
	h.Words(&st, label+" "+h.Doc.Messages.Continued, h.Left(0), mm(handoutTop)+mm(3.2))
	h.CloseMark()
}

// drawNotes draws a page's part and returns where it ends.
func (h *handout) drawNotes(part typeset.Piece, n *handoutNotes, page int, top frame.Unit, again bool) frame.Unit {
	st := h.Styles.BoxItem
	st.Color = h.Colors.Blue
	at := typeset.Spot{Page: page, X: h.Left(0), Y: top}
	if !again {
		h.OpenMark(page, h.Sect.Add("H"+strconv.Itoa(h.Level+1)))
		h.Words(&st, n.label, at.X, top+mm(3.2))
		h.CloseMark()
		h.Paragraph(n.title, at.Down(mm(4.5)))
	}
	at.Y += n.headHeight(again)
	part.Draw(at)
	h.CloseMark()
	return at.Y + part.Height(0)
}

// drawNoteLines draws lines for the reader's notes where there is room for them.
func (h *handout) drawNoteLines(page int, end frame.Unit) {
	top := end + mm(6.5)
	if h.Foot(handoutFoot)-top < mm(handoutLeast) {
		return
	}
	st := h.Styles.BoxItem
	h.OpenMark(page, h.Sect.Add("P"))
	h.Words(&st, h.Doc.Messages.OwnNotes, h.Left(0), top+mm(3.2))
	h.CloseMark()
	h.OpenArtifact(page, frame.Decoration)
	lines := typeset.Shape{Color: &h.Colors.Rule}
	for y := top + mm(13); y <= h.Foot(handoutFoot); y += mm(handoutLines) {
		lines.Rect(h.Left(0), y, mm(typeset.LiveW), mm(typeset.Hairline))
	}
	h.Paint(&lines)
	h.CloseMark()
}
