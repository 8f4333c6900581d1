package check

import (
	"net/url"
	"regexp"
	"slices"
	"unicode"

	"briefing/internal/check/object"
	"briefing/internal/check/reader"
	"briefing/internal/diag"
)

// The rules on figures and links.

func figureAlt(f *reader.File, r *report) {
	for _, e := range f.Elements("Figure", "Formula") {
		_, has := e.Dict["Alt"]
		_, actual := e.Dict["ActualText"]
		switch {
		case !has && !actual:
			r.add("%s has no description", place(f, e))
		case blank(f.Text(e.Dict, "Alt")) && blank(f.Text(e.Dict, "ActualText")):
			r.add("%s has a blank description", place(f, e))
		case letters(f.Text(e.Dict, "Alt"))+letters(f.Text(e.Dict, "ActualText")) < 2:
			r.add("%s has a description without a word", place(f, e))
		}
	}
}

func letters(s string) int {
	n := 0
	for _, c := range s {
		if unicode.IsLetter(c) {
			n++
		}
	}
	return n
}

// described says whether an element or one below it has a description, which is read out in place of words.
func described(f *reader.File, e *reader.Element) bool {
	if !blank(f.Text(e.Dict, "Alt")) {
		return true
	}
	for _, k := range e.Kids {
		if k.Element != nil && described(f, k.Element) {
			return true
		}
	}
	return false
}

func figureBox(f *reader.File, r *report) {
	for _, e := range f.Elements("Figure") {
		box, ok := f.Box(f.Attribute(e, "Layout", "BBox"))
		p := f.PageOf(e)
		switch {
		case !ok:
			r.add("%s does not say where on the page it stands", place(f, e))
			continue
		case box[0] >= box[2] || box[1] >= box[3]:
			r.add("%s stands in an empty box", place(f, e))
			continue
		case p == nil:
			r.add("%s stands on no page", place(f, e))
			continue
		case !inside(box, p.Box, 1):
			r.add("%s reaches over the edge of the page", place(f, e))
		}
		if drawn := f.BoundsOf(e, p); drawn.Any && !inside(drawn.Box, box, 2) {
			r.add("%s paints %.0f by %.0f points at %.0f, %.0f, outside the box that it names: %.0f by %.0f at %.0f, %.0f", place(f, e),
				drawn.Box[2]-drawn.Box[0], drawn.Box[3]-drawn.Box[1], drawn.Box[0], drawn.Box[1],
				box[2]-box[0], box[3]-box[1], box[0], box[1])
		}
	}
}

// area is a clickable area with the elements that hold it.
type area struct {
	ref    object.Ref
	dict   object.Dict
	page   *reader.Page
	owners []*reader.Element
}

// what names a link for a message: by the words that are read out.
func (a area) what(f *reader.File) string {
	if s := f.Text(a.dict, "Contents"); !blank(s) {
		return "the link " + quote(s)
	}
	if s := f.Text(a.dict, "A", "URI"); s != "" {
		return "the link to " + quote(s)
	}
	return "a link"
}

func areas(f *reader.File) []area {
	own := map[object.Ref][]*reader.Element{}
	if f.Tree != nil {
		for _, e := range f.Tree.All {
			for _, k := range e.Kids {
				if k.Object != nil {
					own[k.Object.Obj] = append(own[k.Object.Obj], e)
				}
			}
		}
	}
	var out []area
	for _, p := range f.Pages {
		for i := range f.Array(p.Dict, "Annots") {
			d := f.Dict(p.Dict, "Annots", i)
			if f.Name(d, "Subtype") == "Link" {
				ref, _ := f.Ref(p.Dict, "Annots", i)
				out = append(out, area{ref, d, p, own[ref]})
			}
		}
	}
	return out
}

func linkContents(f *reader.File, r *report) {
	for _, a := range areas(f) {
		if blank(f.Text(a.dict, "Contents")) {
			r.add("page %d: %s has no words to be read out", a.page.Number, a.what(f))
		}
	}
}

// linkOwner follows the key of a link to its element.
func linkOwner(f *reader.File, r *report) {
	if f.Tree == nil {
		return
	}
	for _, a := range areas(f) {
		key, has := f.Int(a.dict, "StructParent")
		ref, _ := f.Tree.Owners[key].(object.Ref)
		switch {
		case !has:
			r.add("page %d: %s has no key to its element", a.page.Number, a.what(f))
		case ref == 0 || f.Name(f.Dict(ref), "S") != "Link":
			r.add("page %d: the key of %s does not lead to a link element", a.page.Number, a.what(f))
		case !slices.ContainsFunc(a.owners, func(e *reader.Element) bool { return e.Ref == ref }):
			r.add("page %d: the key of %s leads to an element that does not hold it", a.page.Number, a.what(f))
		}
	}
}

// linkObject wants each link element to hold its area, and each area to be held by one link element.
func linkObject(f *reader.File, r *report) {
	there := map[object.Ref]object.Ref{}
	for _, a := range areas(f) {
		there[a.ref] = a.page.Ref
		switch {
		case a.ref == 0:
			r.add("page %d: %s is no object of its own, so no element can hold it", a.page.Number, a.what(f))
		case len(a.owners) != 1:
			r.add("page %d: %s is held by %d elements; one is wanted", a.page.Number, a.what(f), len(a.owners))
		case a.owners[0].Type != "Link":
			r.add("page %d: %s is held by %s", a.page.Number, a.what(f), diag.A(typeName(a.owners[0].Type)))
		}
	}
	for _, e := range f.Elements("Link") {
		held := 0
		for _, k := range e.Kids {
			if k.Object == nil {
				continue
			}
			held++
			switch page, ok := there[k.Object.Obj]; {
			case !ok:
				r.add("%s holds an area that is on no page", place(f, e))
			case page != k.Object.Page:
				r.add("%s holds an area on another page than it says", place(f, e))
			}
		}
		if held == 0 {
			r.add("%s has words, but no area to click", place(f, e))
		}
		if blank(f.Words(e)) && !described(f, e) {
			r.add("%s has an area, but no words", place(f, e))
		}
	}
}

func linkPrints(f *reader.File, r *report) {
	const invisible, hidden, print, noView, toggle = 1, 2, 4, 32, 256
	for _, a := range areas(f) {
		if n, _ := f.Int(a.dict, "F"); n&print == 0 || n&(invisible|hidden|noView|toggle) != 0 {
			r.add("page %d: %s has the flags %d; it must print and may not be hidden", a.page.Number, a.what(f), n)
		}
	}
}

func linkArea(f *reader.File, r *report) {
	for _, a := range areas(f) {
		box, ok := f.Box(a.dict, "Rect")
		switch {
		case !ok || box[0] >= box[2] || box[1] >= box[3]:
			r.add("page %d: %s has no area to click", a.page.Number, a.what(f))
		case !inside(box, a.page.Box, 1):
			r.add("page %d: %s reaches over the edge of the page", a.page.Number, a.what(f))
		}
	}
}

// badEscape is a % that is not followed by a number of two digits (RFC 3986, 2.1).
var badEscape = regexp.MustCompile(`%(?:$|[^0-9A-Fa-f]|[0-9A-Fa-f](?:$|[^0-9A-Fa-f]))`)

func linkTarget(f *reader.File, r *report) {
	for _, a := range areas(f) {
		dest, action := a.dict["Dest"], f.Dict(a.dict, "A")
		if dest != nil && action != nil {
			r.add("page %d: %s has two targets", a.page.Number, a.what(f))
			continue
		}
		if f.Name(action, "S") == "URI" {
			u, err := url.Parse(f.Text(action, "URI"))
			if err != nil || badEscape.MatchString(f.Text(action, "URI")) || !slices.Contains([]string{"http", "https", "mailto"}, u.Scheme) || u.Host == "" && u.Opaque == "" {
				r.add("page %d: %s leads to %s, which is no complete web address", a.page.Number, a.what(f), quote(f.Text(action, "URI")))
			}
			continue
		}
		if dest == nil {
			dest = action["D"]
		}
		if why := badDest(f, dest); why != "" {
			r.add("page %d: %s leads nowhere: %s", a.page.Number, a.what(f), why)
		}
	}
}
