package layout

import (
	"strconv"

	"briefing/internal/doc"
	"briefing/internal/frame"
)

// handoutLists is what stands right: figures, then sources.
type handoutLists struct {
	items []handoutItem
	list  *frame.Node
}

// handoutItem is a heading, a row or a source.
type handoutItem struct {
	text    *para
	value   *para
	indent  frame.Unit
	heading bool
	row     bool
	h       frame.Unit
	before  frame.Unit
}

func (h *handout) lists(s *doc.Slide, width frame.Unit) *handoutLists {
	l := &handoutLists{}
	bold := h.st.boxItem
	small := h.st.small
	faint := small
	faint.color = h.col.secondary
	unit := ""
	for i, f := range s.Figures {
		if i == 0 || f.Unit != unit {
			unit = f.Unit
			it := handoutItem{heading: true, h: mm(handoutRow), before: mm(2)}
			if i == 0 {
				it.text, it.before = h.fit(h.plain(&bold, h.d.Messages.Figures), width, l), 0
			}
			it.value = h.fit(h.plain(&faint, unit), width, l)
			if i == 0 || unit != "" {
				l.items = append(l.items, it)
			}
		}
		it := handoutItem{row: true}
		st, color := small, small
		if f.Part {
			it.indent, st = mm(3), faint
		}
		color.face, color.color = frame.Regular, h.col.ink
		it.value = h.fit(h.plain(&color, f.Value), width, l)
		room := width - it.indent - it.value.widest() - mm(2)
		it.text = h.fit(h.plain(&st, f.Label), max(room, mm(16)), l)
		if len(it.value.lines) > 1 || room < mm(16) { // the value stands below its words
			it.text = h.fit(h.plain(&st, f.Label), width-it.indent, l)
			it.h = it.value.height()
		}
		it.h += mm(handoutRow) - small.lead + it.text.height()
		l.items = append(l.items, it)
	}
	for i, src := range s.Sources {
		if i == 0 {
			before := mm(6)
			if len(l.items) == 0 {
				before = 0
			}
			l.items = append(l.items, handoutItem{text: h.fit(h.plain(&bold, h.d.Messages.Sources), width, l), heading: true, h: mm(5), before: before})
		}
		p := h.fit(h.para(&faint, src), width, l)
		l.items = append(l.items, handoutItem{text: p, h: p.height(), before: mm(1)})
	}
	return l
}

func (l *handoutLists) name() string { return "the list of its figures and sources" }

// pages divides the items into what each page holds, of so many pages at most, and says with which item the rest begins.
func (l *handoutLists) pages(top frame.Unit, most int) (out [][]handoutItem, rest int) {
	for rest < len(l.items) && len(out) < most {
		n := fitting(l.items[rest:], mm(areaBottom)-top)
		out = append(out, l.items[rest:rest+n])
		rest += n
		top = mm(handoutTop)
	}
	return out, rest
}

// fitting says how many items a height holds, one at least. The first begins at its top; a heading stays with what
// follows.
func fitting(items []handoutItem, room frame.Unit) int {
	y := frame.Unit(0)
	for i := range items {
		it := &items[i]
		if i > 0 {
			y += it.before
		}
		need := it.h
		if it.heading && i+1 < len(items) {
			need += items[i+1].before + items[i+1].h
		}
		if y+need > room && i > 0 {
			return i
		}
		y += it.h
	}
	return len(items)
}

// wide lays the items of a slide from one on out in two columns over the whole width, page by page: they go on where
// the notes beside them have ended. The columns of the last page are of one height.
func (h *handout) wide(s *doc.Slide, from int) [][2][]handoutItem {
	var out [][2][]handoutItem
	items := h.lists(s, mm(handoutHalf)).items[from:]
	for len(items) > 0 {
		room := mm(areaBottom) - mm(handoutTop) - (*handoutNotes)(nil).headH(true)
		a := fitting(items, room)
		b := a
		if a < len(items) {
			b += fitting(items[a:], room)
		}
		for low := mm(1); b == len(items) && low < room; low += mm(1) {
			n := fitting(items, low)
			if n < len(items) && n+fitting(items[n:], low) == len(items) {
				a = n
				break
			}
		}
		out = append(out, [2][]handoutItem{items[:a], items[a:b]})
		items = items[b:]
	}
	return out
}

// draw draws a page's items into a column and returns where they end.
func (l *handoutLists) draw(h *handout, items []handoutItem, page int, x, width, top frame.Unit) frame.Unit {
	right := x + width
	h.artifact(page, frame.Decoration)
	rules := shape{color: &h.col.rule}
	y := top
	for i, it := range items {
		if i > 0 {
			y += it.before
		}
		y += it.h
		if it.row || it.heading && i+1 < len(items) && items[i+1].row {
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
		case it.heading && it.text != nil:
			l.list = nil
			n := h.node(h.sect, "H"+strconv.Itoa(h.level+1))
			h.text(it.text, at, n)
			h.shut()
			if it.value != nil && len(it.value.lines) > 0 {
				h.textRight(it.value, spot{page, right, y}, h.node(h.sect, "P"))
				h.shut()
			}
		case it.heading:
			l.list = nil
			h.textRight(it.value, spot{page, right, y}, h.node(h.sect, "P"))
			h.shut()
		default:
			if l.list == nil {
				l.list = h.node(h.sect, "L")
			}
			body := h.node(h.node(l.list, "LI"), "LBody")
			pad := frame.Unit(0)
			if it.row {
				pad = (mm(handoutRow) - it.text.st.lead) / 2
			}
			h.text(it.text, at.down(pad), body)
			if it.value != nil && len(it.value.lines) > 0 {
				down := pad
				if it.h > mm(handoutRow)-it.text.st.lead+it.text.height() {
					down += it.text.height()
				}
				h.textRight(it.value, spot{page, right, y + down}, body)
			}
			h.shut()
		}
		y += it.h
	}
	return y
}
