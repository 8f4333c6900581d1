package flow

import (
	"sort"

	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/page/frame"
	"briefing/internal/page/furniture"
	"briefing/internal/page/list"
	"briefing/internal/page/notes"
	"briefing/internal/page/prose"
	"briefing/internal/page/table"
	"briefing/internal/page/typeset"
)

// breakable is a piece that may stand on several pages. first is nil where nothing of it may stand between top and
// bottom; rest is nil where all of it does.
type breakable interface {
	typeset.Piece
	Least() frame.Unit // the smallest height in which it can begin
	Cut(top, bottom frame.Unit) (first, rest typeset.Piece)
}

var _ = []breakable{(*prose.Prose)(nil), (*table.Part)(nil), (*notes.Block)(nil), (*list.List)(nil)}

// role decides on the space before a block and on what it must stay with.
type role uint8

const (
	noRole role = iota
	cover
	heading
	bodyText
	lead       // one line under a heading
	unbroken   // a chart, a box, columns: on one page
	summaryBox // on one page
	bigNumbers // on one page
	tableRows  // a table, divided between its rows
	pointList  // a list, divided between its points and within them
	boxText    // running text in a box
	endNotes   // on the last page; on several where one cannot hold them
	pageBreak  // what follows begins a page
)

// isText says that something is read as one text with what stands before and behind it: paragraphs and lists.
func (r role) isText() bool { return r == bodyText || r == pointList }

// entry is a block in the flow.
type entry struct {
	typeset.Piece
	role  role
	level int // of a heading
	order int // in the document

	follows bool // it never stands before the entry before it
	from    *diag.Pos
}

// placed is an entry, or a part of one, with its place.
type placed struct {
	typeset.Piece
	role  role
	order int
	from  *diag.Pos
	at    typeset.Spot
}

// flow places entries on pages.
type flow struct {
	m         *layout
	queue     []entry
	placed    []placed
	page      int
	y         frame.Unit // bottom of what stands on the page
	prev      role       // of what stands last on the page; noRole on a fresh page
	order     int
	top       frame.Unit
	bottom    frame.Unit
	x         frame.Unit
	overflows bool // the one page of a one-pager runs over
}

func newFlow(m *layout) *flow {
	f := &flow{m: m, top: mm(typeset.AreaTop), bottom: m.Foot(typeset.AreaBottom + typeset.Slack), x: m.Left(0)}
	if m.OnePage() {
		f.bottom = m.Foot(278)
	}
	f.y = f.top
	f.queue = make([]entry, 0, len(m.Doc.Blocks))
	return f
}

// add measures a block over the full width and puts it into the queue.
func (f *flow) add(b doc.Block) {
	for _, e := range entriesOf(f.m, b, mm(typeset.LiveW)) {
		e.order = f.order
		f.order++
		f.queue = append(f.queue, e)
	}
}

// paginate places everything. It always ends: what fits no page is put on a page of its own and reported.
func (f *flow) paginate() {
	f.placed, f.page, f.y, f.prev, f.overflows = nil, 0, f.top, noRole, false
	queue := f.queue
	for len(queue) > 0 {
		e := queue[0]
		f.m.At = e.from
		if e.role == pageBreak {
			if queue = queue[1:]; f.prev != noRole {
				f.alignLastBox()
				f.nextPage()
			}
			continue
		}
		if fits(f.m, queue, f.y, f.bottom, f.prev) {
			f.put(queue)
			queue = queue[1:]
			continue
		}
		if first, rest := f.cutEntry(e); first != nil {
			f.putAt(e, first, topOf(f.m, e, f.y, f.prev))
			if rest == nil {
				queue = queue[1:]
				continue
			}
			queue[0].Piece = rest
			f.newPage()
			continue
		}
		if f.prev == noRole {
			f.force(queue)
			queue = queue[1:]
			continue
		}
		if f.m.OnePage() {
			f.force(queue)
			queue = queue[1:]
			continue
		}
		queue = f.fill(queue)
		f.newPage()
	}
}

// force places an entry that fits no page. A heading is no fault by itself: what it must stay with is.
func (f *flow) force(queue []entry) {
	e := queue[0]
	top := topOf(f.m, e, f.y, f.prev)
	need, have := e.Height(top), f.bottom-top
	switch {
	case f.m.OnePage():
		if need > have && !f.overflows {
			f.overflows = true // what follows does not fit either
			f.m.Errorf("does-not-fit", []string{"leave out the timeline, then the box, or shorten the text"},
				"%s does not fit on the one page: it ends %.1f mm below the text area", e.Name(), (need - have).Millimetres())
		}
	case need > have:
		f.m.Errorf("does-not-fit", []string{"shorten it or make two of it"},
			"%s is %.1f mm high, a page has room for %.1f mm", e.Name(), need.Millimetres(), (f.bottom - f.top).Millimetres())
	case len(queue) > 1 && !begins(f.m, queue[1:], top+need, f.bottom, e.role):
		next := queue[1]
		f.m.Errorf("does-not-fit", []string{"shorten one of them"},
			"%s and %s do not fit on one page together", e.Name(), next.Name())
	}
	f.put(queue)
}

// put places the first entry below what stands on the page.
func (f *flow) put(queue []entry) {
	e := queue[0]
	f.putAt(e, e.Piece, topOf(f.m, e, f.y, f.prev))
}

func (f *flow) putAt(e entry, p typeset.Piece, top frame.Unit) {
	if e.role == endNotes && f.m.OnePage() {
		top = max(top, min(f.m.Foot(notes.FootTop), f.bottom-p.Height(top)))
	}
	f.placed = append(f.placed, placed{p, e.role, e.order, e.from, typeset.Spot{Page: f.page, X: f.x, Y: top}})
	f.y = top + p.Height(top)
	f.prev = e.role
}

// cutEntry divides an entry that may be divided at the foot of the page. The one page of a one-pager has no other behind it.
func (f *flow) cutEntry(e entry) (first, rest typeset.Piece) {
	b, ok := e.Piece.(breakable)
	if !ok || e.role == lead || f.m.OnePage() {
		return nil, nil
	}
	return b.Cut(topOf(f.m, e, f.y, f.prev), f.bottom)
}

// fill lets following text stand before a block that did not fit. Text of the same section comes first; whole
// sections of text follow only where the page would otherwise stay more than a fifth empty. What is not used stays
// in the queue in its order, with the block at its head.
func (f *flow) fill(queue []entry) []entry {
	if queue[0].role == heading || f.prev == heading || f.prev == lead {
		return queue
	}
	rest := append([]entry(nil), queue[0])
	i := 1
	for i < len(queue) {
		e := queue[i]
		if e.role == heading {
			if i+1 >= len(queue) || queue[i+1].role != bodyText || !f.mostlyEmpty() || !fits(f.m, queue[i:], f.y, f.bottom, f.prev) {
				break
			}
		} else if e.role != bodyText || e.follows {
			break
		}
		if !fits(f.m, queue[i:], f.y, f.bottom, f.prev) {
			if first, remains := f.cutEntry(e); first != nil {
				f.putAt(e, first, topOf(f.m, e, f.y, f.prev))
				queue[i].Piece = remains
			}
			break
		}
		f.put(queue[i:])
		i++
	}
	return append(rest, queue[i:]...)
}

// A box that stands last on the first page is moved down to end at boxFoot where boxFootMost or less is left below it, in mm.
const (
	boxFoot     = 270.0
	boxFootMost = 8.0
)

func (f *flow) alignLastBox() {
	n := len(f.placed)
	if n == 0 || f.page > 0 || !f.cover() {
		return
	}
	last := &f.placed[n-1]
	if _, ok := last.Piece.(*boxPiece); ok && f.y < f.m.Foot(boxFoot) && f.m.Foot(boxFoot)-f.y <= mm(boxFootMost) {
		last.at.Y += f.m.Foot(boxFoot) - f.y
		f.y = f.m.Foot(boxFoot)
	}
}

// cover says whether the first page has a title band.
func (f *flow) cover() bool {
	_, ok := f.placed[0].Piece.(*furniture.Cover)
	return ok
}

// mostlyEmpty says whether more than a fifth of the text area is empty below what stands there.
func (f *flow) mostlyEmpty() bool { return (f.bottom-f.y)*5 > f.bottom-f.top }

func (f *flow) newPage() {
	f.alignLastBox()
	if f.mostlyEmpty() {
		part := (f.bottom - f.y) * 100 / (f.bottom - f.top)
		f.m.Warnf("page-empty", []string{"move a block, or shorten or lengthen the text before it"},
			"page %d ends %d %% empty, at most 20 %% looks finished", f.page+1, part)
	}
	f.nextPage()
}

// nextPage begins a page.
func (f *flow) nextPage() {
	f.page++
	f.y, f.prev = f.top, noRole
}

// draw draws everything in document order, so that on every page paint order is reading order.
func (f *flow) draw() {
	sort.SliceStable(f.placed, func(i, j int) bool { return f.placed[i].order < f.placed[j].order })
	f.m.Page(f.page)
	for _, p := range f.placed {
		f.m.At = p.from
		p.Draw(p.at)
		f.m.CloseMark()
	}
	f.m.At = f.m.Doc.At()
}

// fits says whether the first entry can stand in full between y and bottom, together with what it must stay with.
func fits(m *layout, queue []entry, y, bottom frame.Unit, prev role) bool {
	e := queue[0]
	top := topOf(m, e, y, prev)
	end := top + e.Height(top)
	if end > bottom {
		return false
	}
	return !keepsNext(e) || begins(m, queue[1:], end, bottom, e.role)
}

// keepsNext says whether an entry may not stand last on a page.
func keepsNext(e entry) bool { return e.role == heading || e.role == lead }

// begins says whether enough of the first entry can stand between y and bottom: the first two lines of text, the
// head and two rows of a table, the whole of anything else.
func begins(m *layout, queue []entry, y, bottom frame.Unit, prev role) bool {
	if len(queue) == 0 || queue[0].role == pageBreak {
		return true
	}
	e := queue[0]
	if b, ok := e.Piece.(breakable); ok && e.role != lead {
		top := topOf(m, e, y, prev)
		if p, ok := b.(*prose.Prose); ok && prev == heading && p.Lines() == 1 && len(queue) > 1 && queue[1].role != heading && queue[1].role != endNotes {
			// One line is too little to stand under a heading at the foot, but where it is all that is said.
			return begins(m, queue[1:], top+e.Height(top), bottom, e.role)
		}
		need := b.Least()
		if prev == heading {
			need = max(need, typeset.TwoLines())
		}
		return top+need <= bottom
	}
	return fits(m, queue, y, bottom, prev)
}

// topOf returns where an entry's top edge stands below y.
func topOf(m *layout, e entry, y frame.Unit, prev role) frame.Unit {
	if e.role == cover {
		return 0
	}
	return y + space(m, prev, e)
}

// tightened is a distance on a one-pager, given in mm: wide where there is room, and in even steps down to narrow.
func tightened(m *layout, wide, narrow float64) frame.Unit {
	return mm(wide) - (mm(wide)-mm(narrow))*frame.Unit(m.tight)/tightest
}

// space is the least distance between two blocks, in the order of what was tried on printed pages: 6 between blocks,
// more before a finding, less between things that belong together.
func space(m *layout, prev role, e entry) frame.Unit {
	dense := m.OnePage()
	switch {
	case prev == noRole:
		switch {
		case e.role == tableRows:
			return mm(table.TopOnPage)
		}
		return 0
	case prev == cover:
		if dense {
			return tightened(m, 6, 4)
		}
		return mm(6.5)
	case prev == heading && e.role == heading:
		return mm(2)
	case prev == heading && (e.role.isText() || e.role == lead || e.role == boxText):
		if dense || !e.role.isText() {
			return mm(1.2)
		}
		return mm(2.3)
	case prev == heading && dense:
		return mm(2.3)
	case prev == heading && e.role == tableRows:
		return mm(2)
	case prev == heading:
		return mm(3.7)
	case prev == lead:
		return mm(2)
	case prev == boxText && e.role == boxText:
		return mm(typeset.FactGap)
	case dense && e.role == endNotes:
		return tightened(m, 5, 2.5)
	case dense && e.role.isText() && prev.isText():
		return mm(1.9)
	case dense:
		return tightened(m, 6.8, 2.2)
	case prev == summaryBox && e.role == bigNumbers:
		return mm(7.2)
	case e.role == heading && e.level == 2 && prev == bigNumbers:
		return mm(9.3)
	case e.role == heading && e.level == 2:
		return mm(8)
	case e.role == endNotes:
		return mm(6)
	case e.role == heading:
		return mm(5)
	case prev.isText() && e.role.isText():
		return mm(typeset.ParaGap)
	}
	return mm(6)
}
