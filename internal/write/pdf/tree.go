package pdf

import (
	"sort"

	"briefing/internal/write/pdf/object"
	"briefing/internal/write/pdf/tag"
)

// writeTree writes the structure tree: the elements, the tree that leads from content back to its element, and the
// one that finds elements by id.
func (a *assembly) writeTree() {
	f := a.file
	for i := range a.plan.Nodes {
		a.writeElement(i)
	}
	rows := make([]int, len(a.pages))
	for page := range a.pages {
		owners := a.plan.Owners(page)
		if len(owners) == 0 {
			continue
		}
		rows[page] = f.Ref()
		f.Object(rows[page])
		f.Put("[")
		for i, m := range owners {
			if i > 0 {
				f.Put(" ")
			}
			f.PutRef(a.elements[m.Owner])
		}
		f.Put("]")
		f.End()
	}
	parents := f.Ref()
	f.Object(parents)
	f.Put("<</Nums [")
	for page, row := range rows {
		if row != 0 {
			f.PutInt(page)
			f.Put(" ")
			f.PutRef(row)
			f.Put(" ")
		}
	}
	for i, l := range a.plan.Links {
		f.PutInt(len(a.pages) + i)
		f.Put(" ")
		f.PutRef(a.elements[l.Owner])
		f.Put(" ")
	}
	f.Put("]>>")
	f.End()

	f.Object(a.tree)
	f.Put("<</Type /StructTreeRoot /K ")
	f.PutRef(a.elements[0])
	f.Put(" /ParentTree ")
	f.PutRef(parents)
	f.Put(" /ParentTreeNextKey ")
	f.PutInt(len(a.pages) + len(a.plan.Links))
	a.putIDs()
	f.Put(">>")
	f.End()
}

// putIDs writes the tree of ids, which is required as soon as one element has an id (ISO 32000-1, table 322).
func (a *assembly) putIDs() {
	type entry struct {
		key string
		ref int
		id  string
	}
	var ids []entry
	for i, e := range a.plan.Nodes {
		if e.ID != "" {
			ids = append(ids, entry{object.TreeKey(e.ID), a.elements[i], e.ID})
		}
	}
	if len(ids) == 0 {
		return
	}
	sort.Slice(ids, func(i, j int) bool { return ids[i].key < ids[j].key })
	f := a.file
	f.Put(" /IDTree <</Names [")
	for _, e := range ids {
		f.PutText(e.id)
		f.Put(" ")
		f.PutRef(e.ref)
		f.Put(" ")
	}
	f.Put("]>>")
}

func (a *assembly) writeElement(i int) {
	f, e := a.file, &a.plan.Nodes[i]
	f.Object(a.elements[i])
	f.Put("<</S/")
	f.Put(e.Type)
	f.Put("/P ")
	if e.Parent == tag.None {
		f.PutRef(a.tree)
	} else {
		f.PutRef(a.elements[e.Parent])
	}
	if e.Page != tag.None && a.needsPage(e) {
		f.Put("/Pg ")
		f.PutRef(a.pages[e.Page])
	}
	a.putKids(i)
	for _, t := range [...]struct{ key, s string }{
		{"/ID", e.ID}, {"/T", e.Title}, {"/Lang", e.Lang}, {"/Alt", e.Alt}, {"/ActualText", e.Actual}, {"/E", e.Expanded},
	} {
		if t.s != "" {
			f.Put(t.key)
			f.PutText(t.s)
		}
	}
	a.putAttributes(e)
	f.Put(">>")
	f.End()
}

// needsPage says whether an element has to name its page: the numbers of its content and the boxes of its links and
// attributes count from there (ISO 32000-1, table 323). The page of others is that of what they hold.
func (a *assembly) needsPage(e *tag.Element) bool {
	if e.BBox != nil {
		return true
	}
	for _, k := range e.Kids {
		if k.Mark != nil || k.Link != nil {
			return true
		}
	}
	return false
}

// putKids writes the children in reading order. Content on the element's own page is a bare number; on another page
// it names the page.
func (a *assembly) putKids(i int) {
	f, e := a.file, &a.plan.Nodes[i]
	if len(e.Kids) == 0 {
		return
	}
	f.Put("/K ")
	if len(e.Kids) > 1 {
		f.Put("[")
	}
	for n, k := range e.Kids {
		if n > 0 {
			f.Put(" ")
		}
		switch {
		case k.Node != nil:
			f.PutRef(a.elements[a.plan.NodeOf(k.Node)])
		case k.Mark != nil:
			m := a.plan.MarkOf(k.Mark)
			if m.Page == e.Page {
				f.PutInt(m.MCID)
				break
			}
			f.Put("<</Type/MCR/Pg ")
			f.PutRef(a.pages[m.Page])
			f.Put("/MCID ")
			f.PutInt(m.MCID)
			f.Put(">>")
		case k.Link != nil:
			j := a.plan.LinkOf(k.Link)
			f.Put("<</Type/OBJR/Pg ")
			f.PutRef(a.pages[a.plan.Links[j].Page])
			f.Put("/Obj ")
			f.PutRef(a.links[j])
			f.Put(">>")
		}
	}
	if len(e.Kids) > 1 {
		f.Put("]")
	}
}

func (a *assembly) putAttributes(e *tag.Element) {
	f := a.file
	cell := e.Scope != "" || e.ColSpan > 1 || e.RowSpan > 1
	list := e.Numbering != ""
	box := e.BBox != nil && e.Page != tag.None && (e.Type == "Figure" || e.Type == "Table")
	switch {
	case cell:
		f.Put("/A<</O/Table")
		if e.Scope != "" {
			f.Put("/Scope/" + e.Scope)
		}
		if e.ColSpan > 1 {
			f.Put("/ColSpan ")
			f.PutInt(e.ColSpan)
		}
		if e.RowSpan > 1 {
			f.Put("/RowSpan ")
			f.PutInt(e.RowSpan)
		}
		f.Put(">>")
	case list:
		f.Put("/A<</O/List/ListNumbering/" + e.Numbering + ">>")
	case box:
		f.Put("/A<</O/Layout/Placement/Block/BBox")
		a.putBox(*e.BBox, e.Page)
		f.Put(">>")
	}
}
