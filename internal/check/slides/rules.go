package slides

import (
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
	{"label-text", "nothing is typed in labels of charts: they show values in a format that prints them, or cells", labelText},
	{"label-cells", "labels of values follow these: a cell with a figure is a formula of the values in its row, and every bar has such a label", labelCells},
	{"label-formulas", "formulas use the functions that every spreadsheet has, and give what their cells say", labelFormulas},
	{"reading-order", "a slide is read from its title on", readingOrder},
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
