package flow

import (
	"strconv"

	"briefing/internal/doc"
	"briefing/internal/page/frame"
)

// annexItem is a heading, a paragraph, a row of the list of figures, or a source.
type annexItem struct {
	text    *para
	value   *para
	indent  frame.Unit
	level   int // of a heading, under that of the annex; 0: none
	heading bool
	row     bool
	plain   bool // a paragraph, which is no entry of a list
	h       frame.Unit
	before  frame.Unit
}

// annex is what bears the slides out, in two columns: slide by slide the evidence, the figures and the sources. The
// columns of its last page are of one height.
type annex struct {
	h    *handout
	list *frame.Node
}

func (a *annex) name() string { return "the annex of the handout" }

// annex lays it out behind the slides, on pages of its own.
func (h *handout) annex() {
	a := &annex{h: h}
	var items []annexItem
	number := 0
	for _, blk := range h.d.Blocks {
		if s, ok := blk.(*doc.Slide); ok {
			number++
			items = append(items, a.items(s, h.label(number))...)
		}
	}
	if len(items) == 0 {
		return
	}
	h.sect = h.node(h.root, "Sect")
	title := h.fitHeading(h.plain(&h.st.h2, h.d.Messages.Evidence), mm(liveW), a)
	if h.level = 1; h.deck.hasCover {
		h.level = 2
	}
	for first := true; len(items) > 0; first = false {
		page := len(h.pages)
		h.page(page)
		top := mm(handoutTop)
		if first && len(title.lines) > 0 {
			h.heads = append(h.heads, headEntry{title.words(), frame.Dest{Page: page, Y: top}})
			h.text(title, spot{page, mm(margin), top}, h.node(h.sect, "H"+strconv.Itoa(h.level)))
			h.shut()
			top += title.height() + mm(4)
		}
		room := mm(areaBottom) - top
		left, both := columnsOf(items, room)
		for _, it := range items[:both] {
			if it.h > room {
				h.errorf("does-not-fit", []string{"make several paragraphs of it"}, "the annex of the handout has a paragraph “%s” that is %.1f mm high, a page has room for %.1f mm",
					clip(it.text.words()), it.h.Millimetres(), room.Millimetres())
			}
		}
		a.draw(items[:left], page, mm(margin), top)
		a.draw(items[left:both], page, mm(margin+handoutHalf+handoutBetween), top)
		items = items[both:]
	}
}

// columnsOf says how many items stand in the left column and how many in both. Where all that is left fits, the columns
// are as short as they can be.
func columnsOf(items []annexItem, room frame.Unit) (left, both int) {
	left = fitting(items, room)
	both = left
	if left < len(items) {
		both += fitting(items[left:], room)
	}
	for low := mm(1); both == len(items) && low < room; low += mm(1) {
		n := fitting(items, low)
		if n == len(items) {
			return n, n
		}
		if n+fitting(items[n:], low) == len(items) && columnHeight(items[:n]) <= low && columnHeight(items[n:]) <= low {
			return n, len(items)
		}
	}
	return left, both
}

func columnHeight(items []annexItem) frame.Unit {
	y := frame.Unit(0)
	for i, it := range items {
		if i > 0 {
			y += it.before
		}
		y += it.h
	}
	return y
}

// items are those of a slide, under a heading that says which one it is; none if nothing bears it out.
func (a *annex) items(s *doc.Slide, label string) []annexItem {
	h, width := a.h, mm(handoutHalf)
	bold, small := h.st.boxItem, h.st.small
	title := bold
	title.Strong = h.col.blue
	var items []annexItem
	for i, p := range s.Evidence {
		text := h.fit(h.para(&small, p), width, a)
		before := mm(factGap)
		if i == 0 {
			before = mm(1)
		}
		items = append(items, annexItem{text: text, plain: true, h: text.height(), before: before})
	}
	items = append(items, a.figures(s, width)...)
	items = append(items, a.sources(s, width)...)
	if len(items) == 0 {
		return nil
	}
	heading := h.fitHeading(h.para(&title, append([]doc.Span{{S: label, Bold: true}, {S: " "}}, s.Title...)), width, a)
	return append([]annexItem{{text: heading, heading: true, level: 1, h: heading.height() + mm(0.8), before: mm(7)}}, items...)
}

func (a *annex) figures(s *doc.Slide, width frame.Unit) []annexItem {
	h := a.h
	bold, small := h.st.boxItem, h.st.small
	faint := small
	faint.Color = h.col.secondary
	var items []annexItem
	unit := ""
	for i, f := range s.Figures {
		if i == 0 || f.Unit != unit {
			unit = f.Unit
			it := annexItem{heading: true, level: 2, h: mm(handoutRow), before: mm(2)}
			if i == 0 {
				it.text, it.before = h.fit(h.plain(&bold, h.d.Messages.Figures), width, a), mm(4)
			}
			it.value = h.fit(h.plain(&faint, unit), width, a)
			if i == 0 || unit != "" {
				items = append(items, it)
			}
		}
		it := annexItem{row: true}
		st, color := small, small
		if f.Part {
			it.indent, st = mm(3), faint
		}
		color.Face, color.Color = frame.Regular, h.col.ink
		it.value = h.fit(h.plain(&color, f.Value), width, a)
		room := width - it.indent - it.value.widest() - mm(2)
		it.text = h.fit(h.plain(&st, f.Label), max(room, mm(16)), a)
		if len(it.value.lines) > 1 || room < mm(16) { // the value stands below its words
			it.text = h.fit(h.plain(&st, f.Label), width-it.indent, a)
			it.h = it.value.height()
		}
		it.h += mm(handoutRow) - small.Lead + it.text.height()
		items = append(items, it)
	}
	return items
}

func (a *annex) sources(s *doc.Slide, width frame.Unit) []annexItem {
	h := a.h
	bold, faint := h.st.boxItem, h.st.small
	faint.Color = h.col.secondary
	var items []annexItem
	for i, src := range s.Sources {
		if i == 0 {
			items = append(items, annexItem{text: h.fit(h.plain(&bold, h.d.Messages.Sources), width, a), heading: true, level: 2, h: mm(5), before: mm(4)})
		}
		p := h.fit(h.para(&faint, src), width, a)
		items = append(items, annexItem{text: p, h: p.height(), before: mm(1)})
	}
	return items
}

// fitting says how many items a height holds, one at least. The first begins at its top; a heading stays with what
// follows.
func fitting(items []annexItem, room frame.Unit) int {
	y := frame.Unit(0)
	for i := range items {
		it := &items[i]
		if i > 0 {
			y += it.before
		}
		need := it.h
		for k := i; items[k].heading && k+1 < len(items); k++ {
			need += items[k+1].before + items[k+1].h
		}
		if y+need > room && i > 0 {
			return i
		}
		y += it.h
	}
	return len(items)
}

// draw draws a page's items into a column.
func (a *annex) draw(items []annexItem, page int, x, top frame.Unit) {
	h, width := a.h, mm(handoutHalf)
	right := x + width
	h.artifact(page, frame.Decoration)
	rules := shape{color: &h.col.rule}
	y := top
	for i, it := range items {
		if i > 0 {
			y += it.before
		}
		y += it.h
		if it.row || it.level == 2 && i+1 < len(items) && items[i+1].row {
			rules.rect(x, y-mm(hairline), width, mm(hairline))
		}
	}
	h.paint(&rules)
	h.shut()
	y = top
	for i, it := range items {
		if i > 0 {
			y += it.before
		}
		at := spot{page, x + it.indent, y}
		switch {
		case it.heading:
			a.list = nil
			if it.text != nil && len(it.text.lines) > 0 {
				h.text(it.text, at, h.node(h.sect, "H"+strconv.Itoa(h.level+it.level)))
				h.shut()
			}
			if it.value != nil && len(it.value.lines) > 0 {
				h.textRight(it.value, spot{page, right, y}, h.node(h.sect, "P"))
				h.shut()
			}
		case it.plain:
			a.list = nil
			h.paragraph(it.text, at)
		default:
			if a.list == nil {
				a.list = h.node(h.sect, "L")
			}
			body := h.node(h.node(a.list, "LI"), "LBody")
			pad := frame.Unit(0)
			if it.row {
				pad = (mm(handoutRow) - it.text.st.Lead) / 2
			}
			h.text(it.text, at.down(pad), body)
			if it.value != nil && len(it.value.lines) > 0 {
				down := pad
				if it.h > mm(handoutRow)-it.text.st.Lead+it.text.height() {
					down += it.text.height()
				}
				h.textRight(it.value, spot{page, right, y + down}, body)
			}
			h.shut()
		}
		y += it.h
	}
}
