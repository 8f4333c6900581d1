package check

import (
	"slices"
	"strings"

	"briefing/internal/check/reader"
	"briefing/internal/diag"
)

// The rules on headings, lists and tables.

// level is 1 to 6 for a numbered heading, 0 for anything else.
func level(e *reader.Element) int {
	if len(e.Type) == 2 && e.Type[0] == 'H' && e.Type[1] >= '1' && e.Type[1] <= '6' {
		return int(e.Type[1] - '0')
	}
	return 0
}

func headingOrder(f *reader.File, r *report) {
	if f.Tree == nil {
		return
	}
	before, plain := 0, false
	for _, e := range f.Tree.All {
		plain = plain || e.Type == "H"
		n := level(e)
		switch {
		case n == 0:
			continue
		case before == 0 && n != 1:
			r.add("%s is the first and of level %d; the first heading is of level 1", place(f, e), n)
		case n > before+1 && before > 0:
			r.add("%s is of level %d after level %d; no level may be left out", place(f, e), n, before)
		}
		before = n
	}
	if plain && before > 0 {
		r.add("headings with and without a level stand side by side")
	}
}

// headingTitle wants a single title: with a second one, who leaps from heading to heading takes the file for two documents.
func headingTitle(f *reader.File, r *report) {
	for i, e := range f.Elements("H1") {
		if i > 0 {
			r.add("%s is of level 1, as the title is", place(f, e))
		}
	}
}

// elementEmpty finds what a screen reader announces and then has nothing to read. Cells may be empty, headings have a rule of
// their own.
func elementEmpty(f *reader.File, r *report) {
	for _, e := range f.Elements("P", "Lbl", "LBody", "Caption", "Note", "Span", "Reference", "BlockQuote", "Quote") {
		if strings.TrimFunc(f.Words(e), unseen) == "" && !described(f, e) && !lost(f, e) {
			r.add("%s has no words", place(f, e))
		}
	}
}

// lost says whether content of an element is named, but not painted, or of no meaning, which are other rules' matters.
func lost(f *reader.File, e *reader.Element) bool {
	for _, k := range e.Kids {
		if k.Element != nil && lost(f, k.Element) {
			return true
		}
		if k.Mark != nil {
			if m := f.Mark(*k.Mark); m == nil || m.Unread {
				return true
			}
		}
	}
	return false
}

func headingText(f *reader.File, r *report) {
	for _, e := range f.Elements("H", "H1", "H2", "H3", "H4", "H5", "H6") {
		if blank(f.Words(e)) && !described(f, e) {
			r.add("%s has no text", place(f, e))
		}
	}
}

// homes says in what some types may stand, holds what some types may hold (ISO 32000-1, tables 336 and 337; ISO
// 14289-1, 7.2).
var (
	homes = map[string][]string{
		"TR": {"Table", "THead", "TBody", "TFoot"}, "TH": {"TR"}, "TD": {"TR"},
		"THead": {"Table"}, "TBody": {"Table"}, "TFoot": {"Table"},
		"LI": {"L"}, "LBody": {"LI"}, "TOCI": {"TOC"},
	}
	holds = map[string][]string{
		"Table": {"Caption", "THead", "TBody", "TFoot", "TR"}, "THead": {"TR"}, "TBody": {"TR"}, "TFoot": {"TR"}, "TR": {"TH", "TD"},
		"L": {"Caption", "L", "LI"}, "LI": {"Lbl", "LBody"}, "TOC": {"Caption", "TOC", "TOCI"},
	}
	tableTypes = []string{"Table", "THead", "TBody", "TFoot", "TR", "TH", "TD"}
)

// wellPlaced tries homes and holds on the elements that belong to tables, or on the others.
func wellPlaced(f *reader.File, r *report, tables bool) {
	if f.Tree == nil {
		return
	}
	for _, e := range f.Tree.All {
		parent := ""
		if e.Parent != nil {
			parent = e.Parent.Type
		}
		if allowed := homes[e.Type]; allowed != nil && slices.Contains(tableTypes, e.Type) == tables && !slices.Contains(allowed, parent) {
			r.add("%s stands in %s; it may only stand in %s", place(f, e), diag.A(typeName(parent)), diag.A(typeNames(allowed)))
		}
		allowed := holds[e.Type]
		if allowed == nil || slices.Contains(tableTypes, e.Type) != tables {
			continue
		}
		for _, k := range e.Kids {
			switch {
			case k.Element == nil:
				r.add("%s holds text or drawings itself; it may only hold %s", place(f, e), diag.A(typeNames(allowed)))
			case !slices.Contains(allowed, k.Element.Type) && homes[k.Element.Type] == nil:
				r.add("%s holds %s; it may only hold %s", place(f, e), diag.A(typeName(k.Element.Type)), diag.A(typeNames(allowed)))
			}
		}
	}
}

func typeNames(types []string) string {
	s := ""
	for i, t := range types {
		switch {
		case i == 0:
		case i+1 == len(types):
			s += " or "
		default:
			s += ", "
		}
		s += typeName(t)
	}
	return s
}

func count(e *reader.Element, typ string) int {
	n := 0
	for _, k := range e.Kids {
		if k.Element != nil && k.Element.Type == typ {
			n++
		}
	}
	return n
}

func listGrammar(f *reader.File, r *report) {
	wellPlaced(f, r, false)
	for _, e := range f.Elements("L") {
		if count(e, "LI")+count(e, "L") == 0 {
			r.add("%s has no items", place(f, e))
		}
		for i, k := range e.Kids {
			if i > 0 && k.Element != nil && k.Element.Type == "Caption" {
				r.add("%s has a caption that is not its first part", place(f, e))
			}
		}
	}
	for _, e := range f.Elements("LI") {
		if count(e, "LBody") != 1 || count(e, "Lbl") > 1 {
			r.add("%s has %d labels and %d texts; one text and at most one label is wanted", place(f, e), count(e, "Lbl"), count(e, "LBody"))
		}
	}
}

func listNumbering(f *reader.File, r *report) {
	kinds := []string{"Disc", "Circle", "Square", "Decimal", "UpperRoman", "LowerRoman", "UpperAlpha", "LowerAlpha"}
	for _, e := range f.Elements("L") {
		labels := false
		for _, k := range e.Kids {
			labels = labels || k.Element != nil && count(k.Element, "Lbl") > 0
		}
		if n := f.Name(f.Attribute(e, "List", "ListNumbering")); labels && !slices.Contains(kinds, n) {
			r.add("%s has labels, but does not say of what kind they are", place(f, e))
		}
	}
}

func tableGrammar(f *reader.File, r *report) {
	wellPlaced(f, r, true)
	for _, e := range f.Elements("Table") {
		heads, bodies, feet, rows := count(e, "THead"), count(e, "TBody"), count(e, "TFoot"), count(e, "TR")
		switch {
		case heads > 1 || feet > 1:
			r.add("%s has %d heads and %d feet; one of each is allowed", place(f, e), heads, feet)
		case heads+feet > 0 && bodies == 0:
			r.add("%s has a head or foot, but no body", place(f, e))
		case bodies == 0 && rows == 0:
			r.add("%s has no rows", place(f, e))
		case rows > 0 && heads+bodies+feet > 0:
			r.add("%s has rows beside its head, body or foot", place(f, e))
		}
		for i, k := range e.Kids {
			if k.Element != nil && k.Element.Type == "Caption" && i > 0 && i+1 < len(e.Kids) {
				r.add("%s has a caption in its middle", place(f, e))
			}
		}
	}
}

// rowsOf lists a table's rows, head and foot included.
func rowsOf(table *reader.Element) []*reader.Element {
	var out []*reader.Element
	for _, k := range table.Kids {
		switch {
		case k.Element == nil:
		case k.Element.Type == "TR":
			out = append(out, k.Element)
		case k.Element.Type == "THead" || k.Element.Type == "TBody" || k.Element.Type == "TFoot":
			for _, k := range k.Element.Kids {
				if k.Element != nil && k.Element.Type == "TR" {
					out = append(out, k.Element)
				}
			}
		}
	}
	return out
}

// span is a cell's number of columns or rows.
func span(f *reader.File, cell *reader.Element, key string) int {
	n, ok := f.Int(f.Attribute(cell, "Table", key))
	if !ok || n < 1 {
		return 1
	}
	return min(n, 10_000)
}

func tableColumns(f *reader.File, r *report) {
	for _, table := range f.Elements("Table") {
		rows := rowsOf(table)
		var down []int // rows for which a cell from above still holds each column
		want := -1
		for n, row := range rows {
			col := 0
			take := func(width, height int) {
				for range width {
					for len(down) <= col {
						down = append(down, 0)
					}
					down[col] = height
					col++
				}
			}
			skip := func() {
				for col < len(down) && down[col] > 0 {
					col++
				}
			}
			for _, k := range row.Kids {
				if k.Element == nil || k.Element.Type != "TH" && k.Element.Type != "TD" {
					continue
				}
				skip()
				take(span(f, k.Element, "ColSpan"), span(f, k.Element, "RowSpan"))
			}
			skip()
			for i := range down {
				down[i] = max(0, down[i]-1)
			}
			if want < 0 {
				want = col
			}
			if col != want {
				r.add("%s: row %d has %d columns, the first has %d", place(f, table), n+1, col, want)
				break
			}
		}
		for _, left := range down {
			if left > 0 {
				r.add("%s: a cell reaches down over more rows than there are", place(f, table))
				break
			}
		}
	}
}

// tableHead wants a head that a reader can repeat: without one, the cells of a row are numbers without a name.
func tableHead(f *reader.File, r *report) {
	for _, table := range f.Elements("Table") {
		var head *reader.Element
		for _, k := range table.Kids {
			if k.Element != nil && k.Element.Type == "THead" {
				head = k.Element
			}
		}
		if head == nil {
			r.add("%s has no head", place(f, table))
			continue
		}
		for _, k := range head.Kids {
			if k.Element == nil {
				continue
			}
			for _, c := range k.Element.Kids {
				if c.Element != nil && c.Element.Type != "TH" {
					r.add("%s: a cell of the head is no header cell", place(f, table))
				}
			}
		}
		if len(head.Kids) == 0 {
			r.add("%s has an empty head", place(f, table))
		}
	}
}

func tableScope(f *reader.File, r *report) {
	for _, e := range f.Elements("TH") {
		switch scope := f.Name(f.Attribute(e, "Table", "Scope")); {
		case scope == "":
			r.add("%s does not say whether it is the head of a row or of a column", place(f, e))
		case scope != "Row" && scope != "Column" && scope != "Both":
			r.add("%s is the head of a %s; row, column and both are known", place(f, e), quote(scope))
		case scope == "Row" && inHead(e):
			r.add("%s stands in the table's head, but says that it is the head of a row alone", place(f, e))
		case scope == "Column" && firstOf(e) && inBody(e):
			r.add("%s begins a row of the table's body, but says that it is the head of a column alone", place(f, e))
		}
	}
}

func inHead(cell *reader.Element) bool {
	return cell.Parent != nil && cell.Parent.Parent != nil && cell.Parent.Parent.Type == "THead"
}

// inBody says whether a cell stands in the body of a table that has a head: without one, its first row may be meant as such.
func inBody(cell *reader.Element) bool {
	if cell.Parent == nil || cell.Parent.Parent == nil || cell.Parent.Parent.Type != "TBody" {
		return false
	}
	table := cell.Parent.Parent.Parent
	return table != nil && count(table, "THead") > 0
}

// firstOf says whether a cell is the first of its row.
func firstOf(cell *reader.Element) bool {
	return cell.Parent != nil && len(cell.Parent.Kids) > 0 && cell.Parent.Kids[0].Element == cell
}
