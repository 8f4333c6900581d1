package template

import (
	"strings"

	"briefing/internal/diag"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

// Two rules of fair words, which are checked when templates are loaded, in every language they are written in:
//
// A computed figure is ours. No title, heading, label of a tile or sentence of a summary that prints one may name a
// source, since a reader takes the figure for the source's own.
//
// A figure that mixes several ways of counting is no headline. It is printed only where its parts stand beside it, in
// the same block: the rows of the table, the parts of the chart, the entries of the list or box, the running text. In
// a summary, of which any sentence may be left out, they stand in the same sentence.

// besides are the figures that a block prints.
type besides struct {
	figures map[string]bool // by reference
	mixed   []mixedFigure
}

// mixedFigure is a printed figure that mixes ways of counting, with the reference that prints it.
type mixedFigure struct {
	id  string
	pos diag.Pos
	in  *phrase.Text
}

// prints keeps what a text prints for the block that is being read.
func (l *loader) prints(t *phrase.Text) {
	l.showsText(t)
	if len(l.beside) == 0 {
		return
	}
	u := l.beside[len(l.beside)-1]
	l.lib.EachRef(t, func(at, x *phrase.Ref) {
		switch {
		case x.Part == "sum":
			for _, part := range l.lib.Index.Addends(x.ID) {
				u.print(part)
			}
		case phrase.PrintsValue(x):
			u.print(x.Target)
			if l.brief != nil && at == x {
				l.brief.prints = append(l.brief.prints, x.Target)
			}
			if l.lib.Index.Mixed(x.ID) {
				u.mixed = append(u.mixed, mixedFigure{x.ID, t.At(at.Offset), t})
			}
		}
	})
}

// shows keeps a figure that a block draws.
func (l *loader) shows(of source.String) {
	l.showsThing(of)
	if len(l.beside) == 0 || of.S == "" {
		return
	}
	u := l.beside[len(l.beside)-1]
	u.print(of.S)
	if l.lib.Index.Mixed(of.S) {
		u.mixed = append(u.mixed, mixedFigure{of.S, of.Pos, nil})
	}
}

func (u *besides) print(ref string) {
	if u.figures == nil {
		u.figures = map[string]bool{}
	}
	u.figures[ref] = true
}

// block reads what stands together with f, and reports the mixed figures whose parts do not stand there. What it prints
// also stands in the block around it.
func (l *loader) block(f func()) *besides {
	u := &besides{}
	l.beside = append(l.beside, u)
	found := l.diags.During(f)
	l.diags.Append(found)
	l.beside = l.beside[:len(l.beside)-1]
	faulty := found.HasErrors() // what could not be read may be a part
	for _, m := range u.mixed {
		if m.in != nil && l.headlines[m.in] || faulty || l.covered(u, m.id) {
			continue
		}
		l.diags.Add(m.pos, diag.Error, "mixed-figure", "{{"+m.id+"}} mixes amounts that are counted in different ways, and its parts do not all stand beside it in this block",
			"print the parts in the same block, as in {{"+m.id+".sum}}; or print only parts: "+l.partsOf(m.id))
	}
	if k := len(l.beside); k > 0 {
		for ref := range u.figures {
			l.beside[k-1].print(ref)
		}
	}
	return u
}

// covered says whether the parts of a computed figure are printed; a part that is computed itself may be there by its parts.
func (l *loader) covered(u *besides, id string) bool {
	for _, part := range l.lib.Index.Derived[id].Of {
		if !u.figures[part] && (l.lib.Index.Derived[part] == nil || !l.covered(u, part)) {
			return false
		}
	}
	return true
}

// partsOf lists what a computed figure is made of as references to paste.
func (l *loader) partsOf(id string) string {
	var list []string
	for _, part := range l.lib.Index.Addends(id) {
		list = append(list, "{{"+part+"}}")
	}
	return strings.Join(list, ", ")
}

// EachRef calls f with every reference of a text, and with those of the dataset's texts that it prints; at is the
// reference that stands in the text itself.
func (lib *Library) EachRef(t *phrase.Text, f func(at, x *phrase.Ref)) {
	var walk func(t *phrase.Text, at *phrase.Ref, depth int)
	walk = func(t *phrase.Text, at *phrase.Ref, depth int) {
		if t == nil {
			return
		}
		for _, para := range t.Paragraphs {
			for _, s := range para {
				if s.Ref == nil {
					continue
				}
				outer := at
				if outer == nil {
					outer = s.Ref
				}
				f(outer, s.Ref)
				if d, ok := lib.printed(s.Ref); ok && depth < Deepest {
					walk(d.Text, outer, depth+1)
				}
			}
		}
	}
	walk(t, nil, 0)
}

// printed is the text of the dataset that a reference prints, if it prints one.
func (lib *Library) printed(x *phrase.Ref) (Datum, bool) {
	switch x.Part {
	case "name", "short", "sentence", "purpose", "payer", "status":
		if ok, _ := lib.Index.Allows(x.Part, x.ID); ok && x.Kind == phrase.RefValue {
			return lib.Named(x)
		}
	}
	return Datum{}, false
}

// headline is something that a reader takes in alone: the versions of a title, or all the texts of one tile.
type headline struct {
	what string // "title"
	of   source.String
	text []*phrase.Text
	// beside: what is printed may mix ways of counting where its parts stand beside it, which the block sees to.
	beside bool
}

// versions are a text in the languages it is written in, the one that is being read first. What is wrong with the others
// is told when they are read.
func versions(raw phrase.Raw, t *phrase.Text, u phrase.Use) []*phrase.Text {
	if t == nil {
		return nil
	}
	list := []*phrase.Text{t}
	for _, c := range raw.Versions {
		if c.Node.Value != t.Raw {
			var told diag.List
			list = append(list, phrase.Parse(c.Node.Value, c.Node.At, u, &told))
		}
	}
	return list
}

// fairTitle checks a title or what is read like one, each version by itself.
func (l *loader) fairTitle(what string, raw phrase.Raw, t *phrase.Text, beside bool) {
	for _, v := range versions(raw, t, phrase.Title) {
		l.fair(headline{what: what, text: []*phrase.Text{v}, beside: beside})
	}
}

// fair reports a computed figure that a headline gives to a source, and a mixed one that it prints.
func (l *loader) fair(h headline) {
	type computed struct {
		id  string
		pos diag.Pos
	}
	var found []computed
	x := l.lib.Index
	if x.Derived[h.of.S] != nil {
		found = append(found, computed{h.of.S, h.of.Pos})
	}
	for _, t := range h.text {
		if t == nil {
			continue
		}
		if !h.beside {
			l.headlines[t] = true
		}
		l.lib.EachRef(t, func(at, r *phrase.Ref) {
			if phrase.PrintsValue(r) && x.Derived[r.ID] != nil || r.Part == "rows" && l.lib.adds(r.ID) {
				found = append(found, computed{r.ID, t.At(at.Offset)})
			}
		})
	}
	if len(found) == 0 {
		return
	}
	named := ""
	for _, t := range h.text {
		if named == "" && t != nil {
			named = l.sourceIn(t)
		}
	}
	told := map[computed]bool{}
	for _, c := range found {
		if told[c] {
			continue
		}
		told[c] = true
		if x.Derived[c.id] == nil { // the rows of a chart
			if named != "" {
				l.diags.Add(c.pos, diag.Error, "figure-of-source", "this "+h.what+" gives {{"+c.id+".rows}}, sums that are computed here, to the source "+source.Quote(named),
					"leave the source out: it stands under the chart")
			}
			continue
		}
		if named != "" {
			l.diags.Add(c.pos, diag.Error, "figure-of-source", "this "+h.what+" gives {{"+c.id+"}}, which is computed here, to the source "+source.Quote(named)+", which does not print it",
				"leave the source out, since notes name it; or print what it gives itself: "+l.partsOf(c.id))
		}
		if x.Mixed(c.id) && !h.beside {
			l.diags.Add(c.pos, diag.Error, "mixed-figure", "this "+h.what+" prints {{"+c.id+"}}, which mixes amounts that are counted in different ways",
				"print one of its parts: "+l.partsOf(c.id), "the figure itself may stand in a table, list or text that prints its parts, too: {{"+c.id+".sum}} = {{"+c.id+".number}}")
		}
	}
}

// sourceIn finds a source that a text names: by a reference, by its title, or the main one by its short name.
// It returns the words of the name, or nothing.
func (l *loader) sourceIn(t *phrase.Text) string {
	named := ""
	x := l.lib.Index
	l.lib.EachRef(t, func(_, r *phrase.Ref) {
		switch s := x.Sources[r.ID]; {
		case named != "" || r.Kind != phrase.RefValue:
		case r.Part == "source":
			named = "{{" + r.Target + ".source}}"
		case s != nil && (r.Part == "name" || r.Part == "short"):
			if d, ok := l.lib.printed(r); ok && d.Plain == s.Title {
				named = s.Title
			} else if ok && d.Text != nil && d.Text == l.lib.Datum(s.Short) {
				named = l.lib.Pick(s.Short)
			}
		}
	})
	if named != "" {
		return named
	}
	if l.names == nil {
		l.names = newKnownNames(l.lib.Dataset)
	}
	return l.names.source(foldWords(l.flatWords(t, 0)))
}

// flatWords are the words of a text as they are printed, with a sign that is none where a figure stands.
func (l *loader) flatWords(t *phrase.Text, depth int) string {
	const figure = "\ufffc"
	if t == nil {
		return ""
	}
	var w strings.Builder
	for _, para := range t.Paragraphs {
		for _, s := range para {
			switch {
			case s.Ref == nil:
				w.WriteString(s.Literal)
			case s.Ref.Kind == phrase.RefPlain:
				w.WriteString(s.Ref.Plain)
			default:
				d, ok := l.lib.printed(s.Ref)
				switch {
				case ok && d.Text != nil && depth < Deepest:
					w.WriteString(l.flatWords(d.Text, depth+1))
				case ok && d.Text == nil:
					w.WriteString(d.Plain)
				default:
					w.WriteString(figure)
				}
			}
		}
		w.WriteString(" ")
	}
	return w.String()
}

// adds says whether a chart adds up figures in a row.
func (lib *Library) adds(id string) bool {
	c := lib.byID[id]
	if c == nil {
		return false
	}
	rows := c.form.Rows()
	return rows != nil && rows.Adds
}
