package check

import (
	"strings"

	"briefing/internal/check/object"
	"briefing/internal/check/reader"
)

// The rules on notes and on what refers to them.

func noteIDs(f *reader.File, r *report) {
	seen := map[string]bool{}
	for _, e := range f.Elements("Note") {
		id := f.Text(e.Dict, "ID")
		if id == "" {
			r.add("%s has no id", place(f, e))
		} else if seen[id] {
			r.add("%s has the id %s of another note", place(f, e), quote(id))
		}
		seen[id] = true
	}
}

// noteReference follows the links of references: each leads to the number of a note, and what stands there is tagged as one.
func noteReference(f *reader.File, r *report) {
	for _, a := range areas(f) {
		if len(a.owners) != 1 || !within(a.owners[0], "Reference") {
			continue // a link, but to no note
		}
		dest := a.dict["Dest"]
		if dest == nil {
			dest = f.Get(a.dict, "A", "D")
		}
		list := reader.Destination(f, dest)
		if badDest(f, dest) != "" {
			continue // another rule's matter
		}
		page := f.Page(list[0].(object.Ref))
		y, ok := f.Number(list, 3)
		if !ok {
			y = page.Box[3]
		}
		number := strings.TrimSpace(f.Words(a.owners[0]))
		if !noteAt(f, page, y, number) {
			r.add("page %d: the reference %s leads to page %d, where no note of this number begins", a.page.Number, quote(number), page.Number)
		}
	}
}

func within(e *reader.Element, typ string) bool {
	for ; e != nil; e = e.Parent {
		if e.Type == typ {
			return true
		}
	}
	return false
}

// noteAt says whether a note with this number stands at this height: its block, which is its list item or the paragraph that
// holds all notes, begins no more than two lines of large print below.
func noteAt(f *reader.File, page *reader.Page, y float64, number string) bool {
	const slack, near = 2, 30
	for _, e := range f.Elements("Note") {
		block := e
		for p := e.Parent; p != nil && (p.Type == "LBody" || p.Type == "LI" || p.Type == "P"); p = p.Parent {
			block = p
		}
		label := f.Words(e)
		if block.Type == "LI" {
			label = f.Words(block)
		}
		rest, ok := strings.CutPrefix(label, number)
		if !ok || rest != "" && rest[0] >= '0' && rest[0] <= '9' {
			continue
		}
		b := f.BoundsOf(block, page)
		if top := b.Box[3]; b.Any && top <= y+slack && top >= y-near {
			return true
		}
	}
	return false
}
