// Package tag makes the structure of a laid-out document flat and checks it against what PDF/UA-1 (ISO 14289-1) and the
// conformance level A of PDF/A ask for.
//
// In: a frame.Document. Out: a Plan that says which element owns which marked content and link, with its number and page,
// and a list of all that is wrong, in words that name the place on the page. It never repairs: a skipped heading or a
// missing alternative text is for the author to mend. It draws nothing and knows nothing of files.
package tag

import (
	"fmt"
	"slices"

	"briefing/internal/diag"
	"briefing/internal/page/frame"
)

// The smallest and largest page that PDF/A allows (ISO 19005-2, 6.1.13).
const (
	minPage = 3 * 100
	maxPage = 14400 * 100
)

// Plan is the document's structure made flat: which structure element owns which marked content and link, and on
// which page it stands. It is made, and checked, before anything is written.
type Plan struct {
	Nodes []Element // in reading order, the root first
	marks []Mark
	Links []Link
	pages []pagePlan

	markOf map[*frame.Mark]int // index into marks
	linkOf map[*frame.Link]int // index into links
	nodeOf map[*frame.Node]int // index into nodes
	mcid   []int               // of all marks, page by page

	list *diag.List
	doc  *frame.Document
}

// Element is a structure element with its place in the tree.
type Element struct {
	*frame.Node
	Parent int // index into Nodes, Nobody for the root
	Page   int // of its first own or inherited content, Nobody if it has none
}

// Mark is where marked content stands: its page, its number there, and its owner as an index into Nodes.
type Mark struct{ Page, MCID, Owner int }

// Link is a link with its page and its owner.
type Link struct {
	*frame.Link
	Page, Owner int
}

// pagePlan says which part of marks, links and mcid belongs to a page.
type pagePlan struct{ mark, marks, link, links, first int }

// Nobody stands for "none" where an index is meant.
const Nobody = -1

// MCIDs returns the marked content numbers of a page in the order of its marks, Nobody for artefacts. They begin at 0 on
// each page.
func (p *Plan) MCIDs(page int) []int {
	pp := p.pages[page]
	return p.mcid[pp.first : pp.first+len(p.doc.Pages[page].Marks)]
}

// Owners returns the tagged marks of a page in the order of their numbers.
func (p *Plan) Owners(page int) []Mark {
	pp := p.pages[page]
	return p.marks[pp.mark : pp.mark+pp.marks]
}

// keepNodes is how many elements' worth of memory a waiting Writer keeps: clearing the tables of a very long document
// would slow down every short one after it.
const keepNodes = 20_000

// Reset lets go of the document but keeps the memory for the next one.
func (p *Plan) Reset() {
	if cap(p.Nodes) > keepNodes {
		*p = Plan{}
		return
	}
	clear(p.markOf)
	clear(p.linkOf)
	clear(p.nodeOf)
	clear(p.Nodes)
	clear(p.Links)
	*p = Plan{Nodes: p.Nodes[:0], marks: p.marks[:0], Links: p.Links[:0], pages: p.pages[:0], mcid: p.mcid[:0],
		markOf: p.markOf, linkOf: p.linkOf, nodeOf: p.nodeOf}
}

// PageFits says whether a page has a size that the standards allow.
func PageFits(page *frame.Page) bool {
	w, h := page.Sheet()
	return page.W >= minPage && w <= maxPage && page.H >= minPage && h <= maxPage
}

// PageLinks returns the links of a page as a part of Links.
func (p *Plan) PageLinks(page int) (first, end int) {
	pp := p.pages[page]
	return pp.link, pp.link + pp.links
}

// NodeOf returns a node's index in Nodes.
func (p *Plan) NodeOf(n *frame.Node) int { return p.nodeOf[n] }

// MarkOf returns where a tagged mark stands.
func (p *Plan) MarkOf(m *frame.Mark) Mark { return p.marks[p.markOf[m]] }

// LinkOf returns a link's index in Links.
func (p *Plan) LinkOf(l *frame.Link) int { return p.linkOf[l] }

func (p *Plan) errorf(id, format string, args ...any) { p.list.Errorf(diag.Pos{}, id, format, args...) }

// Make walks the pages and the tree of a document and reports everything that the standards refuse. attached are the
// attachments that will be written, producer the program's name. The plan may be used if the list holds no errors.
func (p *Plan) Make(doc *frame.Document, attached []frame.Attachment, producer string, list *diag.List) {
	p.Reset()
	if p.markOf == nil {
		p.markOf, p.linkOf, p.nodeOf = map[*frame.Mark]int{}, map[*frame.Link]int{}, map[*frame.Node]int{}
	}
	p.doc, p.list = doc, list
	p.checkMeta(producer)
	p.checkAttached(attached)
	marks := 0
	for _, page := range doc.Pages {
		marks += len(page.Marks)
	}
	// A cell of a table is a mark and an element; there are few elements more.
	p.marks, p.mcid, p.Nodes = slices.Grow(p.marks, marks), slices.Grow(p.mcid, marks), slices.Grow(p.Nodes, marks+marks/4)
	for i, page := range doc.Pages {
		p.addPage(i, page)
	}
	if doc.Root.Type != "Document" {
		p.errorf("pdf-root", "the structure begins with %s, it must begin with Document", doc.Root.Type)
	}
	p.addNode(doc.Root, Nobody)
	p.checkNodes()
	p.checkOwners()
	p.checkOutline(doc.Outline, 1)
}

func (p *Plan) addPage(i int, page *frame.Page) {
	if !PageFits(page) {
		w, h := page.Sheet()
		p.errorf("pdf-page-size", "page %d measures %.2f by %.2f pt, allowed are 3 to 14400", i+1, w.Points(), h.Points())
	}
	if page.Bleed < 0 || page.Bleed > page.Around {
		p.errorf("pdf-bleed", "page %d bleeds by %.2f pt, its sheet has room for %.2f", i+1, page.Bleed.Points(), page.Around.Points())
	}
	pp := pagePlan{mark: len(p.marks), link: len(p.Links), first: len(p.mcid)}
	for _, m := range page.Marks {
		if _, twice := p.markOf[m]; twice {
			p.errorf("pdf-mark-twice", "page %d: the same content is painted twice", i+1)
		}
		if m.Node == nil {
			p.markOf[m] = Nobody
			p.mcid = append(p.mcid, Nobody)
			continue
		}
		n := len(p.marks) - pp.mark
		p.markOf[m] = len(p.marks)
		p.marks = append(p.marks, Mark{i, n, Nobody})
		p.mcid = append(p.mcid, n)
	}
	for _, l := range page.Links {
		if _, twice := p.linkOf[l]; twice {
			p.errorf("pdf-link-twice", "page %d: the link %s stands on two pages", i+1, Snippet(l.Contents))
		}
		p.linkOf[l] = len(p.Links)
		p.Links = append(p.Links, Link{l, i, Nobody})
		p.checkLink(i, page, l)
	}
	pp.marks, pp.links = len(p.marks)-pp.mark, len(p.Links)-pp.link
	p.pages = append(p.pages, pp)
}

// addNode adds a node with all below it and returns the page its content begins on.
func (p *Plan) addNode(n *frame.Node, parent int) (page int) {
	if _, twice := p.nodeOf[n]; twice {
		p.errorf("pdf-tree", "the %s stands in two places of the reading order", typeName(n.Type))
		return Nobody
	}
	self := len(p.Nodes)
	p.nodeOf[n] = self
	p.Nodes = append(p.Nodes, Element{n, parent, Nobody})
	page = Nobody
	for _, k := range n.Kids {
		at := Nobody
		switch {
		case k.Node != nil:
			at = p.addNode(k.Node, self)
		case k.Mark != nil:
			at = p.claimMark(self, k.Mark)
		case k.Link != nil:
			at = p.claimLink(self, k.Link)
		default:
			p.errorf("pdf-tree", "the %s holds an empty entry", p.describe(self))
		}
		if page == Nobody {
			page = at
		}
	}
	p.Nodes[self].Page = page
	return page
}

func (p *Plan) claimMark(self int, m *frame.Mark) int {
	i, ok := p.markOf[m]
	switch {
	case !ok:
		p.errorf("pdf-tree", "the %s owns content that stands on no page", p.describe(self))
		return Nobody
	case i == Nobody || m.Node != p.Nodes[self].Node:
		p.errorf("pdf-tree", "the %s owns content that is marked as something else", p.describe(self))
		return Nobody
	case p.marks[i].Owner != Nobody:
		p.errorf("pdf-tree", "the %s holds the same content twice", p.describe(self))
	}
	p.marks[i].Owner = self
	return p.marks[i].Page
}

func (p *Plan) claimLink(self int, l *frame.Link) int {
	i, ok := p.linkOf[l]
	switch {
	case !ok:
		p.errorf("pdf-tree", "the %s owns a link that stands on no page", p.describe(self))
		return Nobody
	case p.Nodes[self].Type != "Link" || l.Node != p.Nodes[self].Node:
		p.errorf("pdf-link-element", "the link %s belongs to the %s, it must belong to its own link element", Snippet(l.Contents), p.describe(self))
	case p.Links[i].Owner != Nobody:
		p.errorf("pdf-tree", "the %s holds the same link twice", p.describe(self))
	}
	p.Links[i].Owner = self
	return p.Links[i].Page
}

// checkOwners finds content and links that the reading order leaves out: a screen reader would never come to them.
func (p *Plan) checkOwners() {
	for page := range p.pages {
		n := 0
		for _, m := range p.doc.Pages[page].Marks {
			if m.Node == nil {
				continue
			}
			if p.Owners(page)[n].Owner == Nobody {
				p.errorf("pdf-tree", "page %d: the text %s has no place in the reading order", page+1, Snippet(textOf(m.Items)))
			}
			n++
		}
	}
	for _, l := range p.Links {
		if l.Owner == Nobody {
			p.errorf("pdf-link-element", "page %d: the link %s has no place in the reading order", l.Page+1, Snippet(l.Contents))
		}
	}
}

// describe names an element as a reader of the page would: what it is, where, and how its text begins.
func (p *Plan) describe(i int) string {
	e := p.Nodes[i]
	s := typeName(e.Type)
	if e.ID != "" {
		s += " " + e.ID
	}
	page := e.Page
	if page == Nobody {
		page = p.firstPage(e.Node)
	}
	if text := nodeText(e.Node); text != "" {
		s += " " + Snippet(text)
	} else if e.Title != "" {
		s += " " + Snippet(e.Title)
	}
	if page != Nobody {
		s += fmt.Sprintf(" on page %d", page+1)
	}
	return s
}

// walkBudget bounds walks over a tree that may contain itself: they look for something near the start.
const walkBudget = 2000

// marksBelow visits the marks below a node in reading order until visit says stop.
func marksBelow(n *frame.Node, visit func(m *frame.Mark) (stop bool)) {
	budget := walkBudget
	var walk func(n *frame.Node) bool
	walk = func(n *frame.Node) bool {
		for _, k := range n.Kids {
			if budget--; budget < 0 {
				return true
			}
			if k.Mark != nil && visit(k.Mark) || k.Node != nil && walk(k.Node) {
				return true
			}
		}
		return false
	}
	walk(n)
}

// firstPage looks for the page of an element whose own walk is not finished.
func (p *Plan) firstPage(n *frame.Node) int {
	page := Nobody
	marksBelow(n, func(m *frame.Mark) bool {
		if i, ok := p.markOf[m]; ok && i != Nobody {
			page = p.marks[i].Page
		}
		return page != Nobody
	})
	return page
}

// nodeText is how the text below a node begins.
func nodeText(n *frame.Node) string {
	s := ""
	marksBelow(n, func(m *frame.Mark) bool {
		s += textOf(m.Items)
		return len(s) > 200
	})
	return s
}

// holdsMark says whether a node or one below it owns marked content.
func holdsMark(n *frame.Node) bool {
	found := false
	marksBelow(n, func(*frame.Mark) bool {
		found = true
		return true
	})
	return found
}

func textOf(items []frame.Item) string {
	s := ""
	for _, it := range items {
		switch it := it.(type) {
		case *frame.Text:
			s += it.S
		case *frame.Group:
			s += textOf(it.Items)
		}
	}
	return s
}
