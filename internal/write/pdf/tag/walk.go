package tag

import (
	"briefing/internal/diag"
	"briefing/internal/page/frame"
)

// New walks the pages and the tree of a document and reports everything that the standards refuse. attached are the
// attachments that will be written, producer the program's name. The plan may be used if the list holds no errors.
func New(doc *frame.Document, attached []frame.Attachment, producer string) (*Plan, diag.List) {
	var list diag.List
	checkMeta(doc.Meta, producer, &list)
	checkAttached(attached, &list)
	marks := 0
	for _, page := range doc.Pages {
		marks += len(page.Marks)
	}
	nodes := marks + marks/4 // a cell of a table is a mark and an element; there are few elements more
	w := &walk{doc: doc, list: &list, plan: &Plan{
		Nodes: make([]Element, 0, nodes), marks: make([]Mark, 0, marks),
		markOf: make(map[*frame.Mark]int, marks), linkOf: map[*frame.Link]int{}, nodeOf: make(map[*frame.Node]int, nodes),
	}}
	for i, page := range doc.Pages {
		w.addPage(i, page)
	}
	if doc.Root.Type != "Document" {
		fault(&list, "pdf-root", "the structure begins with %s, it must begin with Document", doc.Root.Type)
	}
	w.addNode(doc.Root, None)
	checkNodes(w.plan, &list)
	w.checkOwners()
	checkOutline(doc.Outline, len(doc.Pages), 1, &list)
	return w.plan, list
}

func fault(list *diag.List, id, format string, args ...any) {
	list.Errorf(diag.Pos{}, id, format, args...)
}

// walk is a plan while the pages and the tree of a document are walked through.
type walk struct {
	doc  *frame.Document
	plan *Plan
	list *diag.List
}

func (w *walk) addPage(i int, page *frame.Page) {
	if !PageFits(page) {
		width, height := page.Sheet()
		fault(w.list, "pdf-page-size", "page %d measures %.2f by %.2f pt, allowed are 3 to 14400", i+1, width.Points(), height.Points())
	}
	if page.Bleed < 0 || page.Bleed > page.Around {
		fault(w.list, "pdf-bleed", "page %d bleeds by %.2f pt, its sheet has room for %.2f", i+1, page.Bleed.Points(), page.Around.Points())
	}
	pp := pagePlan{mark: len(w.plan.marks), link: len(w.plan.Links), mcids: make([]int, 0, len(page.Marks))}
	for _, m := range page.Marks {
		if _, twice := w.plan.markOf[m]; twice {
			fault(w.list, "pdf-mark-twice", "page %d: the same content is painted twice", i+1)
		}
		if m.Node == nil {
			w.plan.markOf[m] = None
			pp.mcids = append(pp.mcids, None)
			continue
		}
		n := len(w.plan.marks) - pp.mark
		w.plan.markOf[m] = len(w.plan.marks)
		w.plan.marks = append(w.plan.marks, Mark{i, n, None})
		pp.mcids = append(pp.mcids, n)
	}
	for _, l := range page.Links {
		if _, twice := w.plan.linkOf[l]; twice {
			fault(w.list, "pdf-link-twice", "page %d: the link %s stands on two pages", i+1, Snippet(l.Contents))
		}
		w.plan.linkOf[l] = len(w.plan.Links)
		w.plan.Links = append(w.plan.Links, Link{l, i, None})
		checkLink(w.doc, i, l, w.list)
	}
	pp.marks, pp.links = len(w.plan.marks)-pp.mark, len(w.plan.Links)-pp.link
	w.plan.pages = append(w.plan.pages, pp)
}

// addNode adds a node with all below it and returns the page its content begins on.
func (w *walk) addNode(n *frame.Node, parent int) (page int) {
	if _, twice := w.plan.nodeOf[n]; twice {
		fault(w.list, "pdf-tree", "the %s stands in two places of the reading order", typeName(n.Type))
		return None
	}
	self := len(w.plan.Nodes)
	w.plan.nodeOf[n] = self
	w.plan.Nodes = append(w.plan.Nodes, Element{n, parent, None})
	page = None
	for _, k := range n.Kids {
		at := None
		switch {
		case k.Node != nil:
			at = w.addNode(k.Node, self)
		case k.Mark != nil:
			at = w.claimMark(self, k.Mark)
		case k.Link != nil:
			at = w.claimLink(self, k.Link)
		default:
			fault(w.list, "pdf-tree", "the %s holds an empty entry", w.plan.describe(self))
		}
		if page == None {
			page = at
		}
	}
	w.plan.Nodes[self].Page = page
	return page
}

func (w *walk) claimMark(self int, m *frame.Mark) int {
	i, ok := w.plan.markOf[m]
	switch {
	case !ok:
		fault(w.list, "pdf-tree", "the %s owns content that stands on no page", w.plan.describe(self))
		return None
	case i == None || m.Node != w.plan.Nodes[self].Node:
		fault(w.list, "pdf-tree", "the %s owns content that is marked as something else", w.plan.describe(self))
		return None
	case w.plan.marks[i].Owner != None:
		fault(w.list, "pdf-tree", "the %s holds the same content twice", w.plan.describe(self))
	}
	w.plan.marks[i].Owner = self
	return w.plan.marks[i].Page
}

func (w *walk) claimLink(self int, l *frame.Link) int {
	i, ok := w.plan.linkOf[l]
	switch {
	case !ok:
		fault(w.list, "pdf-tree", "the %s owns a link that stands on no page", w.plan.describe(self))
		return None
	case w.plan.Nodes[self].Type != "Link" || l.Node != w.plan.Nodes[self].Node:
		fault(w.list, "pdf-link-element", "the link %s belongs to the %s, it must belong to its own link element", Snippet(l.Contents), w.plan.describe(self))
	case w.plan.Links[i].Owner != None:
		fault(w.list, "pdf-tree", "the %s holds the same link twice", w.plan.describe(self))
	}
	w.plan.Links[i].Owner = self
	return w.plan.Links[i].Page
}

// checkOwners finds content and links that the reading order leaves out: a screen reader would never come to them.
func (w *walk) checkOwners() {
	for page := range w.plan.pages {
		n := 0
		for _, m := range w.doc.Pages[page].Marks {
			if m.Node == nil {
				continue
			}
			if w.plan.Owners(page)[n].Owner == None {
				fault(w.list, "pdf-tree", "page %d: the text %s has no place in the reading order", page+1, Snippet(textOf(m.Items)))
			}
			n++
		}
	}
	for _, l := range w.plan.Links {
		if l.Owner == None {
			fault(w.list, "pdf-link-element", "page %d: the link %s has no place in the reading order", l.Page+1, Snippet(l.Contents))
		}
	}
}
