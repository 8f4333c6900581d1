package flow

import (
	"fmt"
	"unicode/utf8"

	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/input/brand"
	"briefing/internal/page/font"
	"briefing/internal/page/frame"
)

// maker holds what all blocks share while one document is made: faces, colours, memory, the pages and the tree.
type maker struct {
	d     *doc.Document
	b     *brand.Brand
	col   *palette
	st    *styles
	diags diag.List
	at    *diag.Pos // where the block at hand, or else the document, is written: for diags
	tight int       // how far the blocks of a one-pager are closed up: 0 to tightest
	tried int       // divisions of two columns looked at: what long texts cost

	pages []*frame.Page
	root  *frame.Node
	sect  *frame.Node // where the next block goes
	level int         // of the last heading

	hasCover    bool
	sheet       sheet
	bleed       frame.Unit
	slideEmblem *frame.Group

	heads     []headEntry
	blocks    map[string]frame.Dest // places of blocks by id, for links
	noteAt    map[int]frame.Dest    // places of the notes
	refAt     map[int]frame.Dest    // places of the first reference to each note
	pending   []pendingLink
	open      *frame.Mark // the mark being filled, on page openPage
	openPage  int
	items     []frame.Item  // of the open mark
	openLinks []*frame.Link // boxes of the open mark's link: children after the text

	*workspace
	*Memory
}

// headEntry is a heading that the outline lists.
type headEntry struct {
	title string
	dest  frame.Dest
}

// pendingLink waits for the place it leads to.
type pendingLink struct {
	link *frame.Link
	to   *target
}

// namer names a block for messages: `the chart "funding-by-region"`.
type namer interface{ name() string }

// blockName names a block by what it is and its first words: `the box “What was done”`. It reads the document alone: while
// a block is being made there is nothing else to read yet, and that is when most is found.
type blockName struct {
	what  string
	words []doc.Span
}

func (n blockName) name() string { return n.what + " “" + clip(wordsOf(n.words)) + "”" }

// wordsOf returns the text of spans without their reference numbers, for messages.
func wordsOf(spans []doc.Span) string {
	s := ""
	for _, x := range spans {
		s += x.S
	}
	return s
}

func newMaker(d *doc.Document, b *brand.Brand) *maker { return new(Memory).maker(d, b) }

func (mem *Memory) maker(d *doc.Document, b *brand.Brand) *maker {
	col := newPalette(b)
	m := &maker{
		d: d, b: b, at: d.At(), col: col, st: newStyles(col, d.Format), sheet: a4Sheet(), workspace: workspaces.Get().(*workspace), Memory: mem,
		blocks: map[string]frame.Dest{}, noteAt: map[int]frame.Dest{}, refAt: map[int]frame.Dest{},
	}
	m.root = mem.nodes.One()
	m.root.Type = "Document"
	m.sect = m.root
	return m
}

func (m *maker) face(s frame.FontStyle) *font.Face { return m.b.Fonts.Face(int(s)) }

func (m *maker) onePager() bool { return m.d.Format == doc.OnePager }

func (m *maker) errorf(id string, hints []string, format string, args ...any) {
	m.diags.Add(*m.at, diag.Error, id, fmt.Sprintf(format, args...), hints...)
}

func (m *maker) warnf(id string, hints []string, format string, args ...any) {
	m.diags.Add(*m.at, diag.Warning, id, fmt.Sprintf(format, args...), hints...)
}

// about says what the last finding is about, as the other writers of slides say it.
func (m *maker) about(what string) { m.diags[len(m.diags)-1].About = what }

// drawn takes over what a chart says of itself, which does not know where it stands.
func (m *maker) drawn(found diag.List) {
	for _, d := range found {
		m.diags.Add(*m.at, d.Severity, d.ID, d.Message, d.Hints...)
	}
}

// clip shortens a text for a message.
func clip(s string) string {
	const most = 40
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most-1]) + "…"
}

// page returns a page, adding pages up to it.
func (m *maker) page(n int) *frame.Page {
	for len(m.pages) <= n {
		p := m.pageSlab.One()
		p.W, p.H = m.sheet.w, m.sheet.h
		m.pages = append(m.pages, p)
	}
	return m.pages[n]
}

// node adds an element to the tree.
func (m *maker) node(parent *frame.Node, typ string) *frame.Node {
	n := m.nodes.One()
	n.Type = typ
	m.addKid(parent, frame.Kid{Node: n})
	return n
}

func (m *maker) addKid(n *frame.Node, k frame.Kid) {
	n.Kids = m.kids.Append(n.Kids, k)
}

// on makes the mark of a node on a page the open one: an open mark of the same node and page goes on.
func (m *maker) on(page int, n *frame.Node) {
	if m.open != nil && m.open.Node == n && m.openPage == page {
		return
	}
	m.shut()
	m.open, m.openPage = m.marks.One(), page
	m.open.Node = n
}

// artifact opens a mark that is no part of the structure.
func (m *maker) artifact(page int, kind frame.Artifact) {
	m.shut()
	m.open, m.openPage = m.marks.One(), page
	m.open.Artifact = kind
}

// shut ends the open mark. A mark without items leaves no trace.
func (m *maker) shut() {
	k := m.open
	if k == nil {
		return
	}
	m.open = nil
	if len(m.items) == 0 {
		return
	}
	k.Items = m.itemSlab.Keep(m.items)
	m.items = m.items[:0]
	p := m.page(m.openPage)
	p.Marks = m.pageMarks.Append(p.Marks, k)
	if k.Node != nil {
		m.addKid(k.Node, frame.Kid{Mark: k})
	}
	for _, l := range m.openLinks {
		m.addKid(k.Node, frame.Kid{Link: l})
	}
	m.openLinks = m.openLinks[:0]
}

func (m *maker) put(it frame.Item) { m.items = append(m.items, it) }

// shape collects rectangles of one colour into one path.
type shape struct {
	segs  []frame.Seg
	color *frame.Color
}

func (s *shape) rect(x, y, w, h frame.Unit) {
	s.segs = append(s.segs,
		frame.Seg{Op: frame.MoveTo, P: [3]frame.Point{{X: x, Y: y}}},
		frame.Seg{Op: frame.LineTo, P: [3]frame.Point{{X: x + w, Y: y}}},
		frame.Seg{Op: frame.LineTo, P: [3]frame.Point{{X: x + w, Y: y + h}}},
		frame.Seg{Op: frame.LineTo, P: [3]frame.Point{{X: x, Y: y + h}}},
		frame.Seg{Op: frame.Close})
}

// fill puts one filled rectangle into the open mark.
func (m *maker) fill(x, y, w, h frame.Unit, color *frame.Color) {
	s := shape{m.segs.List(5)[:0], color}
	s.rect(x, y, w, h)
	m.paint(&s)
}

// paint puts a shape into the open mark.
func (m *maker) paint(s *shape) {
	if len(s.segs) == 0 {
		return
	}
	p := m.paths.One()
	p.Segs, p.Fill = s.segs, s.color
	m.put(p)
}
