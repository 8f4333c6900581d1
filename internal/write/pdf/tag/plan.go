// Package tag makes the structure of a laid-out document flat and checks it against what PDF/UA-1 (ISO 14289-1) and the
// conformance level A of PDF/A ask for.
//
// In: a frame.Document. Out: a Plan that says which element owns which marked content and link, with its number and page,
// and a list of all that is wrong, in words that name the place on the page. It never repairs: a skipped heading or a
// missing alternative text is for the author to mend. It draws nothing and knows nothing of files.
package tag

import (
	"fmt"

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

// pagePlan says which part of marks and links belongs to a page, and the numbers of its marks.
type pagePlan struct {
	mark, marks, link, links int
	mcids                    []int
}

// None is no index, where an index is meant.
const None = -1

// MCIDs returns the marked content numbers of a page in the order of its marks, Nobody for artefacts. They begin at 0 on
// each page.
func (p *Plan) MCIDs(page int) []int { return p.pages[page].mcids }

// Owners returns the tagged marks of a page in the order of their numbers.
func (p *Plan) Owners(page int) []Mark {
	pp := p.pages[page]
	return p.marks[pp.mark : pp.mark+pp.marks]
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

// describe names an element as a reader of the page would: what it is, where, and how its text begins.
func (p *Plan) describe(i int) string {
	e := p.Nodes[i]
	s := typeName(e.Type)
	if e.ID != "" {
		s += " " + e.ID
	}
	page := e.Page
	if page == None {
		page = p.firstPage(e.Node)
	}
	if text := nodeText(e.Node); text != "" {
		s += " " + Snippet(text)
	} else if e.Title != "" {
		s += " " + Snippet(e.Title)
	}
	if page != None {
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
	page := None
	marksBelow(n, func(m *frame.Mark) bool {
		if i, ok := p.markOf[m]; ok && i != None {
			page = p.marks[i].Page
		}
		return page != None
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
