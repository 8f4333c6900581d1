package check

import (
	"slices"

	"briefing/internal/check/object"
	"briefing/internal/check/reader"
	"briefing/internal/diag"
)

// The rules on the structure tree and on how it and the pages belong together.

func treeThere(f *reader.File, r *report) {
	switch {
	case f.Tree == nil:
		r.add("the file has no structure: a screen reader would have to guess")
	case len(f.Tree.All) == 0:
		r.add("the structure is empty")
	case len(f.Tree.Top) != 1 || f.Tree.Top[0].Type != "Document":
		r.add("the structure begins with %d elements, the first %s; one document is wanted", len(f.Tree.Top), diag.A(typeName(f.Tree.Top[0].Type)))
	}
}

func treeReadable(f *reader.File, r *report) {
	if f.Tree != nil {
		for _, s := range f.Tree.Damage {
			r.add("the structure cannot be read: %s", s)
		}
	}
}

func treeTypes(f *reader.File, r *report) {
	if f.Tree == nil {
		return
	}
	seen := map[string]bool{}
	for _, e := range f.Tree.All {
		if !e.Standard && !seen[e.Named] {
			seen[e.Named] = true
			r.add("%s: %s is no standard type of element and is not mapped to one", place(f, e), quote(e.Named))
		}
	}
	roles := f.Dict(f.Tree.Root, "RoleMap")
	mapped := make([]string, 0, len(roles))
	for t := range roles {
		if reader.IsStandard(t) {
			mapped = append(mapped, t)
		}
	}
	slices.Sort(mapped)
	for _, t := range mapped {
		r.add("the standard type %s is given another meaning", quote(t))
	}
}

// treeParents follows the way from each element to its parent.
func treeParents(f *reader.File, r *report) {
	if f.Tree == nil {
		return
	}
	top, _ := f.Ref(f.Catalog, "StructTreeRoot")
	for _, e := range f.Tree.All {
		want := top
		if e.Parent != nil {
			want = e.Parent.Ref
		}
		if up, ok := f.Ref(e.Dict, "P"); !ok || up != want {
			r.add("%s names another parent than the one it stands in", place(f, e))
		}
	}
}

func treeIDs(f *reader.File, r *report) {
	if f.Tree == nil {
		return
	}
	seen := map[string]bool{}
	for _, e := range f.Tree.All {
		if _, has := e.Dict["ID"]; !has {
			continue
		}
		id := f.Text(e.Dict, "ID")
		switch {
		case id == "":
			r.add("%s has an empty id", place(f, e))
		case seen[id]:
			r.add("%s has the id %s, which another element has too", place(f, e), quote(id))
		case f.Tree.IDs[id] != e.Ref:
			r.add("%s has the id %s, which the file's list of ids does not lead to it", place(f, e), quote(id))
		}
		seen[id] = true
	}
	if !f.Tree.IDOrdered {
		r.add("the file's list of ids is not in order")
	}
	if len(f.Tree.IDs) > len(seen) {
		r.add("the file's list of ids holds %d, the elements have %d", len(f.Tree.IDs), len(seen))
	}
}

// owners says which elements name each piece of marked content as theirs.
func owners(f *reader.File) map[reader.MarkRef][]*reader.Element {
	out := map[reader.MarkRef][]*reader.Element{}
	if f.Tree != nil {
		for _, e := range f.Tree.All {
			for _, k := range e.Kids {
				if k.Mark != nil {
					out[*k.Mark] = append(out[*k.Mark], e)
				}
			}
		}
	}
	return out
}

func markOwner(f *reader.File, r *report) {
	own := owners(f)
	for _, p := range f.Pages {
		for _, m := range p.Marks {
			if m.MCID < 0 {
				continue
			}
			switch n := len(own[reader.MarkRef{Page: p.Ref, MCID: m.MCID}]); {
			case n == 0:
				r.add("page %d: the content %s (number %d) belongs to no element and is not read out", p.Number, quote(m.Text), m.MCID)
			case n > 1:
				r.add("page %d: the content %s (number %d) belongs to %d elements and is read out as often", p.Number, quote(m.Text), m.MCID, n)
			}
		}
	}
}

func markThere(f *reader.File, r *report) {
	if f.Tree == nil {
		return
	}
	for _, e := range f.Tree.All {
		for _, k := range e.Kids {
			switch {
			case k.Mark == nil:
			case f.Page(k.Mark.Page) == nil:
				r.add("%s has content on a page that is not there", place(f, e))
			case f.Mark(*k.Mark) == nil:
				r.add("%s has content number %d, which the page does not paint", place(f, e), k.Mark.MCID)
			}
		}
	}
}

func markOnce(f *reader.File, r *report) {
	for _, p := range f.Pages {
		seen := map[int]bool{}
		for _, m := range p.Marks {
			if m.MCID >= 0 && seen[m.MCID] {
				r.add("page %d: the content number %d stands twice, the second time at %s", p.Number, m.MCID, quote(m.Text))
			}
			seen[m.MCID] = true
		}
	}
}

// ownerIndex compares the index that leads from pages and links back to elements with the tree, in both directions.
func ownerIndex(f *reader.File, r *report) {
	if f.Tree == nil {
		return
	}
	if f.Dict(f.Tree.Root, "ParentTree") == nil {
		r.add("the file has no index from content to elements")
		return
	}
	if !f.Tree.Ordered {
		r.add("the index from content to elements is not in order")
	}
	used := map[int]bool{}
	claim := func(key int, where string, page int) {
		if used[key] {
			r.add("page %d: %s has the key %d of the index, which is taken", page, where, key)
		}
		used[key] = true
	}
	own := owners(f)
	for _, p := range f.Pages {
		if key, has := f.Int(p.Dict, "StructParents"); has {
			claim(key, "the page", p.Number)
			pageIndex(f, r, p, f.Array(f.Tree.Owners[key]), own)
		} else if len(tagged(p)) > 0 {
			r.add("page %d has tagged content, but no key to the index of elements", p.Number)
		}
		for i := range f.Array(p.Dict, "Annots") {
			if key, has := f.Int(p.Dict, "Annots", i, "StructParent"); has {
				claim(key, "a link", p.Number)
			}
		}
	}
	next := -1
	for _, k := range f.Tree.Keys {
		next = max(next, k)
		if !used[k] {
			r.add("the index of elements has the key %d, which neither page nor link has", k)
		}
	}
	if n, has := f.Int(f.Tree.Root, "ParentTreeNextKey"); has && n <= next {
		r.add("the index of elements says that %d is the next free key, but %d is in use", n, next)
	}
}

// tagged are the numbers of the content of a page that is no decoration.
func tagged(p *reader.Page) map[int]bool {
	marks := map[int]bool{}
	for _, m := range p.Marks {
		if m.MCID >= 0 {
			marks[m.MCID] = true
		}
	}
	return marks
}

// pageIndex compares the row of a page in the index with the elements that own its content.
func pageIndex(f *reader.File, r *report, p *reader.Page, row object.Array, own map[reader.MarkRef][]*reader.Element) {
	marks := tagged(p)
	for n, v := range row {
		ref, _ := v.(object.Ref)
		if list := own[reader.MarkRef{Page: p.Ref, MCID: n}]; v != nil && (len(list) == 0 || list[0].Ref != ref) {
			r.add("page %d: the index gives content number %d to another element than the structure does", p.Number, n)
		}
		delete(marks, n)
	}
	if len(marks) > 0 {
		r.add("page %d: %d pieces of content are not in the index of elements", p.Number, len(marks))
	}
}

// readingOrder compares, page by page, the order in which content is painted with the order in which the structure
// reads it out. Neither alone is right by itself, but this program writes both in reading order: a difference is a
// mistake of one of them.
func readingOrder(f *reader.File, r *report) {
	if f.Tree == nil {
		return
	}
	read := map[object.Ref][]int{}
	var walk func(e *reader.Element)
	walk = func(e *reader.Element) {
		for _, k := range e.Kids {
			switch {
			case k.Element != nil:
				walk(k.Element)
			case k.Mark != nil:
				read[k.Mark.Page] = append(read[k.Mark.Page], k.Mark.MCID)
			}
		}
	}
	for _, e := range f.Tree.Top {
		walk(e)
	}
	for _, p := range f.Pages {
		at := map[int]int{}
		for i, m := range p.Marks {
			if m.MCID >= 0 {
				at[m.MCID] = i
			}
		}
		last := -1
		for _, id := range read[p.Ref] {
			i, there := at[id]
			if !there {
				continue
			}
			if i < last {
				r.add("page %d: %s is read out after %s, but painted before it", p.Number, quote(p.Marks[i].Text), quote(p.Marks[last].Text))
				break
			}
			last = i
		}
	}
}
