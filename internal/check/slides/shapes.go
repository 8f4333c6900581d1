package slides

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// The rules on what stands on the slides.

// drawn lists the parts that hold shapes.
func (f *file) drawn() []string {
	var out []string
	for _, k := range []string{"slide", "slideLayout", "slideMaster", "notesSlide", "notesMaster"} {
		out = append(out, f.of(k)...)
	}
	return out
}

func shapeIDs(f *file, r *report) {
	for _, p := range f.drawn() {
		seen := map[string]bool{}
		for _, n := range f.trees[p].all("cNvPr") {
			if id := n.get("id"); seen[id] || id == "" || id == "0" {
				r.add("%s has two shapes with the id %q", p, id)
			}
			seen[n.get("id")] = true
		}
	}
}

// holder is a placeholder's identity: its index, or its kind where it has none.
func holder(ph *node) string {
	if idx := ph.get("idx"); idx != "" && idx != "0" {
		return "#" + idx
	}
	switch t := ph.get("type"); t {
	case "ctrTitle":
		return "title"
	default:
		return t
	}
}

func placeholderRule(f *file, r *report) {
	for _, s := range f.of("slide") {
		layouts := f.to(s, "slideLayout")
		if len(layouts) != 1 {
			continue
		}
		have := map[string]string{}
		for _, ph := range f.trees[layouts[0]].all("ph") {
			have[holder(ph)] = ph.get("type")
		}
		used := map[string]bool{}
		for _, ph := range f.trees[s].all("ph") {
			h := holder(ph)
			t, ok := have[h]
			switch {
			case !ok:
				r.add("%s has the placeholder %q, which its layout has not", s, h)
			case t != ph.get("type"):
				r.add("%s has the placeholder %q as %q, its layout as %q", s, h, ph.get("type"), t)
			case used[h]:
				r.add("%s has the placeholder %q twice", s, h)
			}
			used[h] = true
		}
	}
}

func slideTitles(f *file, r *report) {
	seen := map[string]string{}
	for _, s := range f.of("slide") {
		title := ""
		for _, sp := range f.trees[s].all("sp") {
			if t := sp.at("nvSpPr", "nvPr", "ph").get("type"); t == "title" || t == "ctrTitle" {
				title = sp.words()
			}
		}
		switch {
		case title == "":
			r.add("%s has no title", s)
		case seen[title] != "":
			r.add("%s and %s have the same title", s, seen[title])
		}
		seen[title] = s
	}
}

// readingOrder looks for what stands before a slide's title: screen readers read shapes in their order in the file. Decoration
// is passed over.
func readingOrder(f *file, r *report) {
	for _, s := range f.of("slide") {
		for _, n := range f.trees[s].at("cSld", "spTree").kids {
			if !slices.Contains([]string{"sp", "pic", "graphicFrame", "grpSp", "cxnSp"}, n.local) || decorated(n.kids[0]) {
				continue
			}
			if t := n.at("nvSpPr", "nvPr", "ph").get("type"); t != "title" && t != "ctrTitle" {
				r.add("%s: %q is read before the title", s, n.kids[0].at("cNvPr").get("name"))
			}
			break
		}
	}
}

func decorated(n *node) bool {
	for _, d := range n.all("decorative") {
		if d.get("val") == "1" {
			return true
		}
	}
	return false
}

func altText(f *file, r *report) {
	for _, p := range append(append(f.of("slide"), f.of("slideLayout")...), f.of("slideMaster")...) {
		f.trees[p].walk(func(n *node) {
			if !slices.Contains([]string{"graphicFrame", "pic", "grpSp"}, n.local) {
				return
			}
			// What stands in a group with a text alternative is read with it.
			if g := n.inside("grpSp"); g != nil {
				return
			}
			props := n.kids[0].at("cNvPr")
			if strings.TrimSpace(props.get("descr")) == "" && !decorated(props) {
				r.add("%s: %q has no text alternative", p, props.get("name"))
			}
		})
	}
}

func language(f *file, r *report) {
	for _, p := range append(f.of("slide"), f.of("notesSlide")...) {
		f.trees[p].walk(func(n *node) {
			if n.local != "r" && n.local != "fld" || n.at("t") == nil {
				return
			}
			if n.at("rPr").get("lang") == "" {
				r.add("%s: the text %q says no language", p, n.at("t").text)
			}
		})
	}
	for _, c := range f.of("chart") {
		if f.trees[c].at("lang").get("val") == "" {
			r.add("%s says no language", c)
		}
		for _, of := range []string{"r", "fld"} {
			for _, n := range f.trees[c].all(of) {
				if n.at("t") != nil && n.at("rPr").get("lang") == "" {
					r.add("%s: the text %q says no language", c, n.at("t").text)
				}
			}
		}
	}
}

func framePlace(f *file, r *report) {
	size := f.trees[f.main].at("sldSz")
	w, h := number(size.get("cx")), number(size.get("cy"))
	for _, s := range f.of("slide") {
		for _, n := range f.trees[s].all("graphicFrame") {
			x := n.at("xfrm")
			a, b := x.at("off"), x.at("ext")
			if a == nil || b == nil || number(b.get("cx")) <= 0 || number(b.get("cy")) <= 0 {
				r.add("%s: a chart or table does not say where it stands", s)
				continue
			}
			if number(a.get("x")) < 0 || number(a.get("y")) < 0 || number(a.get("x"))+number(b.get("cx")) > w || number(a.get("y"))+number(b.get("cy")) > h {
				r.add("%s: a chart or table runs over the slide", s)
			}
		}
	}
}

// frameKinds are the addresses of what a frame can hold, by the element in it.
var frameKinds = map[string]string{
	"chart": "http://schemas.openxmlformats.org/drawingml/2006/chart",
	"tbl":   "http://schemas.openxmlformats.org/drawingml/2006/table",
}

func frameKind(f *file, r *report) {
	for _, s := range f.of("slide") {
		for _, n := range f.trees[s].all("graphicData") {
			if len(n.kids) != 1 || frameKinds[n.kids[0].local] != n.get("uri") {
				r.add("%s: a frame says that it holds %q", s, n.get("uri"))
			}
		}
	}
}

func number(s string) int64 {
	v, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return -1
	}
	return v
}

func tableGrid(f *file, r *report) {
	for _, s := range f.of("slide") {
		for _, t := range f.trees[s].all("tbl") {
			cols := len(t.at("tblGrid").all("gridCol"))
			for i, row := range t.all("tr") {
				if n := len(row.all("tc")); n != cols || cols == 0 {
					r.add("%s: row %d of a table has %d cells for %d columns", s, i+1, n, cols)
				}
				spanned := 0
				for _, c := range row.all("tc") {
					if c.get("hMerge") == "1" {
						if spanned--; spanned < 0 {
							r.add("%s: a merged cell of a table belongs to none", s)
						}
						continue
					}
					if spanned > 0 {
						r.add("%s: a cell of a table spans more columns than are merged with it", s)
					}
					if spanned = 0; c.get("gridSpan") != "" {
						spanned = int(number(c.get("gridSpan"))) - 1
					}
				}
				if spanned > 0 {
					r.add("%s: a cell of a table spans more columns than there are", s)
				}
			}
			if t.at("tblPr").get("firstRow") != "1" {
				r.add("%s: a table has no header row", s)
			}
		}
	}
}

func externalLinks(f *file, r *report) {
	for from, list := range f.rels {
		for _, e := range list {
			if e.external && e.typ != nsRel+"/hyperlink" {
				r.add("the relationship %s of %q, of the type %s, leads out to %q", e.id, from, e.typ, e.target)
			}
		}
	}
}

func links(f *file, r *report) {
	for from, list := range f.rels {
		for _, e := range list {
			if !e.external || e.typ != nsRel+"/hyperlink" {
				continue
			}
			u, err := url.Parse(e.target)
			odd := strings.ContainsFunc(e.target, func(c rune) bool { return c <= ' ' || c > 126 || strings.ContainsRune(`"<>\^{|}`+"`", c) })
			if err != nil || odd || u.Scheme != "https" && u.Scheme != "http" && u.Scheme != "mailto" {
				r.add("%s links to %q", from, e.target)
			}
		}
	}
}

func textBodies(f *file, r *report) {
	for _, p := range f.drawn() {
		for _, n := range f.trees[p].all("txBody") {
			if n.at("bodyPr") == nil || n.at("p") == nil {
				r.add("%s: a text has no paragraph", p)
			}
		}
	}
}

func characters(f *file, r *report) {
	for name, root := range f.trees {
		root.walk(func(n *node) {
			for _, c := range n.text {
				if c < ' ' && c != '\n' && c != '\t' && c != '\r' || c == 0xFFFD || c == 0xFEFF || c >= 0x7F && c < 0xA0 {
					r.add("%s holds the character U+%04X", name, c)
					return
				}
			}
		})
	}
}

func properties(f *file, r *report) {
	for _, r2 := range f.rels[""] {
		if r2.kind() != "core-properties" {
			continue
		}
		root := f.trees[r2.target]
		for _, n := range []string{"title", "creator", "language", "created", "modified"} {
			if k := root.at(n); k == nil || strings.TrimSpace(k.text) == "" {
				r.add("the file does not say its %s", n)
			}
		}
		return
	}
	r.add("the file has no properties")
}
