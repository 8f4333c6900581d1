package slides

import (
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"

	"briefing/internal/diag"
)

var rules = []Rule{
	{"file-readable", "the archive can be read, and its list of content types comes first", readable},
	{"well-formed", "every XML file is well-formed, in UTF-8 or UTF-16, and has no document type", wellFormed},
	{"part-names", "names lead nowhere else, and no two differ by case only", partNames},
	{"content-types", "every part has the content type of what it is, and only parts that exist have one", contentTypeRule},
	{"rels-resolve", "every relationship leads to a part, and ids are unique", relsResolve},
	{"rels-used", "every id of a relationship in a part exists", relsUsed},
	{"parts-reached", "every part is reached by a relationship", partsReached},
	{"slide-ids", "ids of slides are unique and between 256 and 2147483647", slideIDs},
	{"master-ids", "ids of masters and layouts are unique together and 2147483648 or more", masterIDs},
	{"presentation-order", "the presentation's lists stand in the order of the schema", presentationOrder},
	{"own-theme", "every master has one theme of its own", ownTheme},
	{"layout-links", "every layout has one master, which lists it, and every slide one layout", layoutLinks},
	{"notes-links", "notes and their slide lead to each other", notesLinks},
	{"section-ids", "sections name slides that exist", sectionIDs},
	{"shape-ids", "ids of shapes are unique on their slide", shapeIDs},
	{"placeholders", "every placeholder of a slide is one of its layout's", placeholderRule},
	{"slide-titles", "every slide has a title in a title placeholder, and no two have the same", slideTitles},
	{"alt-text", "charts, pictures, tables and groups have a text alternative, or are decoration", altText},
	{"language", "every run of text says which language it is in", language},
	{"frame-place", "charts and tables say where they stand, on the slide and not outside", framePlace},
	{"frame-kind", "frames say by the right address whether they hold a chart or a table", frameKind},
	{"table-grid", "rows of tables have as many cells as there are columns, and a header row", tableGrid},
	{"external-links", "only links lead out of the file: nothing is fetched to show it", externalLinks},
	{"links", "addresses of links are percent-encoded and of the web", links},
	{"chart-workbook", "every chart has a workbook of its own", chartWorkbook},
	{"chart-cache", "a chart draws what its workbook holds", chartCache},
	{"chart-axes", "a chart's axes are those it names, and bars begin at zero", chartAxes},
	{"chart-labels", "labels of stacked bars do not stand outside of them", chartLabels},
	{"text-bodies", "every text has a paragraph", textBodies},
	{"characters", "no text holds characters that XML forbids or that show nothing", characters},
	{"properties", "the file says its title, author, language and date", properties},
}

func wellFormed(f *file, r *report) {
	for _, b := range f.bad {
		r.add("%s", b)
	}
}

func readable(f *file, r *report) {
	if len(f.names) == 0 || f.names[0] != contentTypes {
		r.add("the list of content types does not come first")
	}
}

func partNames(f *file, r *report) {
	seen := map[string]bool{}
	for _, n := range f.names {
		low := strings.ToLower(n)
		if seen[low] {
			r.add("%s stands in the archive twice", n)
		}
		seen[low] = true
		if path.Clean("/"+n) != "/"+n || strings.Contains(n, "\\") {
			r.add("the name %q leads out of the archive or is a folder", n)
		}
	}
}

// kinds are the content types, by their last words, of what relationships lead to.
var kinds = map[string]string{
	"slide": "slide+xml", "slideLayout": "slideLayout+xml", "slideMaster": "slideMaster+xml", "notesSlide": "notesSlide+xml",
	"notesMaster": "notesMaster+xml", "theme": "theme+xml", "chart": "chart+xml", "presProps": "presProps+xml", "viewProps": "viewProps+xml",
	"tableStyles": "tableStyles+xml", "officeDocument": "main+xml", "core-properties": "core-properties+xml", "extended-properties": "extended-properties+xml",
	"package": "sheet",
}

func contentTypeRule(f *file, r *report) {
	for _, n := range f.stale {
		r.add("the list of content types has %s, which does not exist", n)
	}
	for from, list := range f.rels {
		for _, e := range list {
			want, known := kinds[e.kind()]
			if e.external || !known {
				continue
			}
			if t := f.types[e.target]; !strings.HasSuffix(t, want) && f.parts[e.target] != nil {
				r.add("%s, %s of %q, has the content type %q", e.target, diag.A(e.kind()), from, t)
			}
		}
	}
	for _, n := range f.names {
		if n != contentTypes && f.types[n] == "" {
			r.add("%s has no content type", n)
		}
	}
}

func relsResolve(f *file, r *report) {
	for from, list := range f.rels {
		seen := map[string]bool{}
		for _, e := range list {
			if seen[e.id] || e.id == "" {
				r.add("%s has two relationships with the id %q", from, e.id)
			}
			seen[e.id] = true
			if !e.external && f.parts[e.target] == nil {
				r.add("%s leads to %s, which does not exist", from, e.target)
			}
		}
		if from != "" && f.parts[from] == nil {
			r.add("there are relationships of %s, which does not exist", from)
		}
	}
}

func relsUsed(f *file, r *report) {
	for name, root := range f.trees {
		root.walk(func(n *node) {
			for _, a := range n.attr {
				if a.Name.Space != nsRel || a.Value == "" {
					continue
				}
				if _, ok := f.byID(name, a.Value); !ok {
					r.add("%s refers to the relationship %s, which it has not", name, a.Value)
				}
			}
		})
	}
	// Slides exist for the presentation only if they are in its list.
	listed := map[string]bool{}
	for _, id := range f.trees[f.main].at("sldIdLst").all("sldId") {
		e, _ := f.byID(f.main, id.rid("id"))
		listed[e.target] = true
	}
	for _, s := range f.of("slide") {
		if !listed[s] {
			r.add("%s is not in the list of slides", s)
		}
	}
}

func partsReached(f *file, r *report) {
	reached := map[string]bool{}
	todo := slices.Clone(f.rels[""])
	for len(todo) > 0 {
		e := todo[0]
		todo = todo[1:]
		if e.external || reached[e.target] {
			continue
		}
		reached[e.target] = true
		todo = append(todo, f.rels[e.target]...)
	}
	for _, n := range f.names {
		if n != contentTypes && !strings.HasSuffix(n, ".rels") && !reached[n] {
			r.add("nothing leads to %s", n)
		}
	}
}

func slideIDs(f *file, r *report) {
	seen := map[string]bool{}
	for _, n := range f.trees[f.main].at("sldIdLst").all("sldId") {
		id := n.get("id")
		if v, err := strconv.ParseInt(id, 10, 64); err != nil || v < 256 || v > 2147483647 || seen[id] {
			r.add("a slide has the id %q", id)
		}
		seen[id] = true
	}
	if len(seen) == 0 {
		r.add("the presentation has no slides")
	}
}

func masterIDs(f *file, r *report) {
	seen := map[string]bool{}
	check := func(where, id string) {
		if v, err := strconv.ParseInt(id, 10, 64); err != nil || v < 2147483648 || v > 4294967295 || seen[id] {
			r.add("%s has the id %q", where, id)
		}
		seen[id] = true
	}
	for _, n := range f.trees[f.main].at("sldMasterIdLst").all("sldMasterId") {
		check("a slide master", n.get("id"))
	}
	for _, m := range f.of("slideMaster") {
		for _, n := range f.trees[m].at("sldLayoutIdLst").all("sldLayoutId") {
			check("a layout of "+m, n.get("id"))
		}
	}
}

var presentationLists = []string{"sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst", "sldIdLst", "sldSz", "notesSz"}

func presentationOrder(f *file, r *report) {
	last := -1
	for _, k := range f.trees[f.main].kids {
		i := slices.Index(presentationLists, k.local)
		if i < 0 {
			continue
		}
		if i <= last {
			r.add("%s stands after %s", k.local, presentationLists[last])
		}
		last = max(last, i)
	}
}

func ownTheme(f *file, r *report) {
	of := map[string]string{}
	for _, kind := range []string{"slideMaster", "notesMaster", "handoutMaster"} {
		for _, m := range f.of(kind) {
			themes := f.to(m, "theme")
			if len(themes) != 1 {
				r.add("%s has %d themes", m, len(themes))
			}
			for _, t := range themes {
				if other := of[t]; other != "" {
					r.add("%s and %s share %s", m, other, t)
				}
				of[t] = m
			}
		}
	}
}

func layoutLinks(f *file, r *report) {
	for _, l := range f.of("slideLayout") {
		masters := f.to(l, "slideMaster")
		if len(masters) != 1 {
			r.add("%s has %d masters", l, len(masters))
			continue
		}
		listed := false
		for _, n := range f.trees[masters[0]].at("sldLayoutIdLst").all("sldLayoutId") {
			e, _ := f.byID(masters[0], n.rid("id"))
			listed = listed || e.target == l
		}
		if !listed {
			r.add("%s is not in the list of its master", l)
		}
	}
	for _, s := range f.of("slide") {
		if n := len(f.to(s, "slideLayout")); n != 1 {
			r.add("%s has %d layouts", s, n)
		}
	}
}

func notesLinks(f *file, r *report) {
	for _, s := range f.of("slide") {
		notes := f.to(s, "notesSlide")
		if len(notes) > 1 {
			r.add("%s has %d notes pages", s, len(notes))
		}
		for _, n := range notes {
			if back := f.to(n, "slide"); len(back) != 1 || back[0] != s {
				r.add("%s does not lead back to %s", n, s)
			}
		}
	}
	for _, n := range f.of("notesSlide") {
		if m := f.to(n, "notesMaster"); len(m) != 1 {
			r.add("%s has %d notes masters", n, len(m))
		}
		for _, s := range f.to(n, "slide") {
			if !slices.Contains(f.to(s, "notesSlide"), n) {
				r.add("%s does not lead to its notes %s", s, n)
			}
		}
	}
}

func sectionIDs(f *file, r *report) {
	have := map[string]bool{}
	for _, n := range f.trees[f.main].at("sldIdLst").all("sldId") {
		have[n.get("id")] = true
	}
	for _, s := range f.trees[f.main].all("section") {
		for _, n := range s.all("sldId") {
			if !have[n.get("id")] {
				r.add("a section names the slide %s, which does not exist", n.get("id"))
			}
		}
	}
}

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
			// A table reads itself; its caption is a help, not a must.
			if strings.TrimSpace(props.get("descr")) == "" && !decorated(props) && len(n.all("tbl")) == 0 {
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
					} else if spanned = 0; c.get("gridSpan") != "" {
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
