package slide

import (
	"strconv"

	"briefing/internal/doc"
	"briefing/internal/page/frame"
	"briefing/internal/page/typeset"
)

// annexItem is a heading, a paragraph, a row of the list of figures, or a source.
type annexItem struct {
	text    *typeset.Para
	value   *typeset.Para
	indent  frame.Unit
	level   int // of a heading, under that of the annex; 0: none
	heading bool
	row     bool
	plain   bool // a paragraph, which is no entry of a list
	h       frame.Unit
	before  frame.Unit
}

// annex is two columns that list, slide by slide, the evidence, the figures and the sources. The
// columns of its last page are of one height.
type annex struct {
	h    *handout
	list *frame.Node
}

func (a *annex) Name() string { return "the annex of the handout" }

// annex lays it out behind the slides, on pages of its own.
func (h *handout) annex() {
	a := &annex{h: h}
	var items []annexItem
	number := 0
	for _, blk := range h.Doc.Blocks {
		if s, ok := blk.(*doc.Slide); ok {
			number++
			items = append(items, a.items(s, h.label(number))...)
		}
	}
	if len(items) == 0 {
		return
	}
	h.Sect = h.Root.Add("Sect")
	title := h.FitHeading(h.Plain(&h.Styles.H2, h.Doc.Messages.Evidence), mm(typeset.LiveW), a)
	if h.Level = 1; h.deck.HasCover {
		h.Level = 2
	}
	for first := true; len(items) > 0; first = false {
		page := len(h.Pages)
		h.Page(page)
		top := mm(handoutTop)
		if first && len(title.Lines) > 0 {
			h.Headings = append(h.Headings, frame.Outline{Title: title.Words(), Dest: frame.Dest{Page: page, Y: top}})
			h.Text(title, typeset.Spot{Page: page, X: h.Left(0), Y: top}, h.Sect.Add("H"+strconv.Itoa(h.Level)))
			h.CloseMark()
			top += title.Height() + mm(4)
		}
		room := h.Foot(typeset.AreaBottom) - top
		left, both := columnsOf(items, room)
		for _, it := range items[:both] {
			if it.h > room {
				h.Errorf("does-not-fit", []string{"make several paragraphs of it"}, "the annex of the handout has a paragraph “%s” that is %.1f mm high, a page has room for %.1f mm",
					typeset.Clip(it.text.Words()), it.h.Millimetres(), room.Millimetres())
			}
		}
		a.draw(items[:left], page, h.Left(0), top)
		a.draw(items[left:both], page, h.Left(handoutHalf+handoutBetween), top)
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

// items are those of a slide, under a heading that says which one it is; none if it has no evidence, figures or sources.
func (a *annex) items(s *doc.Slide, label string) []annexItem {
	h, width := a.h, mm(handoutHalf)
	bold, small := h.Styles.BoxItem, h.Styles.Small
	title := bold
	title.Strong = h.Colors.Blue
	var items []annexItem
	for i, p := range s.Evidence {
		text := h.Fit(h.Para(&small, p), width, a)
		before := mm(typeset.FactGap)
		if i == 0 {
			before = mm(1)
		}
		items = append(items, annexItem{text: text, plain: true, h: text.Height(), before: before})
	}
	items = append(items, a.figures(s, width)...)
	items = append(items, a.sources(s, width)...)
	if len(items) == 0 {
		return nil
	}
	heading := h.FitHeading(h.Para(&title, append([]doc.Span{{S: label, Bold: true}, {S: " "}}, s.Title...)), width, a)
	return append([]annexItem{{text: heading, heading: true, level: 1, h: heading.Height() + mm(0.8), before: mm(7)}}, items...)
}

func (a *annex) figures(s *doc.Slide, width frame.Unit) []annexItem {
	h := a.h
	bold, small := h.Styles.BoxItem, h.Styles.Small
	faint := small
	faint.Color = h.Colors.Secondary
	var items []annexItem
	unit := ""
	for i, f := range s.Figures {
		if i == 0 || f.Unit != unit {
			unit = f.Unit
			it := annexItem{heading: true, level: 2, h: mm(handoutRow), before: mm(2)}
			if i == 0 {
				it.text, it.before = h.Fit(h.Plain(&bold, h.Doc.Messages.Figures), width, a), mm(4)
			}
			it.value = h.Fit(h.Plain(&faint, unit), width, a)
			if i == 0 || unit != "" {
				items = append(items, it)
			}
		}
		it := annexItem{row: true}
		st, color := small, small
		if f.Part {
			it.indent, st = mm(3), faint
		}
		color.Face, color.Color = frame.Regular, h.Colors.Ink
		it.value = h.Fit(h.Plain(&color, f.Value.S), width, a)
		room := width - it.indent - it.value.Widest() - mm(2)
		it.text = h.Fit(h.Plain(&st, f.Label.S), max(room, mm(16)), a)
		if len(it.value.Lines) > 1 || room < mm(16) { // the value stands below its words
			it.text = h.Fit(h.Plain(&st, f.Label.S), width-it.indent, a)
			it.h = it.value.Height()
		}
		it.h += mm(handoutRow) - small.Lead + it.text.Height()
		items = append(items, it)
	}
	return items
}

func (a *annex) sources(s *doc.Slide, width frame.Unit) []annexItem {
	h := a.h
	bold, faint := h.Styles.BoxItem, h.Styles.Small
	faint.Color = h.Colors.Secondary
	var items []annexItem
	for i, src := range s.Sources {
		if i == 0 {
			items = append(items, annexItem{text: h.Fit(h.Plain(&bold, h.Doc.Messages.Sources), width, a), heading: true, level: 2, h: mm(5), before: mm(4)})
		}
		p := h.Fit(h.Para(&faint, src), width, a)
		items = append(items, annexItem{text: p, h: p.Height(), before: mm(1)})
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
	h.OpenArtifact(page, frame.Decoration)
	rules := typeset.Shape{Color: &h.Colors.Rule}
	y := top
	for i, it := range items {
		if i > 0 {
			y += it.before
		}
		y += it.h
		if it.row || it.level == 2 && i+1 < len(items) && items[i+1].row {
			rules.Rect(x, y-mm(typeset.Hairline), width, mm(typeset.Hairline))
		}
	}
	h.Paint(&rules)
	h.CloseMark()
	y = top
	for i, it := range items {
		if i > 0 {
			y += it.before
		}
		at := typeset.Spot{Page: page, X: x + it.indent, Y: y}
		switch {
		case it.heading:
			a.list = nil
			if it.text != nil && len(it.text.Lines) > 0 {
				h.Text(it.text, at, h.Sect.Add("H"+strconv.Itoa(h.Level+it.level)))
				h.CloseMark()
			}
			if it.value != nil && len(it.value.Lines) > 0 {
				h.TextRight(it.value, typeset.Spot{Page: page, X: right, Y: y}, h.Sect.Add("P"))
				h.CloseMark()
			}
		case it.plain:
			a.list = nil
			h.Paragraph(it.text, at)
		default:
			if a.list == nil {
				a.list = h.Sect.Add("L")
			}
			body := a.list.Add("LI").Add("LBody")
			pad := frame.Unit(0)
			if it.row {
				pad = (mm(handoutRow) - it.text.Style.Lead) / 2
			}
			h.Text(it.text, at.Down(pad), body)
			if it.value != nil && len(it.value.Lines) > 0 {
				down := pad
				if it.h > mm(handoutRow)-it.text.Style.Lead+it.text.Height() {
					down += it.text.Height()
				}
				h.TextRight(it.value, typeset.Spot{Page: page, X: right, Y: y + down}, body)
			}
			h.CloseMark()
		}
		y += it.h
	}
}
