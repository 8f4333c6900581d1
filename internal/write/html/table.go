package html

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"briefing/internal/diag"
	"briefing/internal/doc"
)

// Tables keep their meaning at any width. On a narrow screen a row is its name with the last figure, and below it what the
// other cells say. The head of the column stands before figures that are not the last, before what only says that nothing is
// known, and before all cells of a table without figures. Since browsers take the meaning from a table whose display is
// changed, the roles are written out.

// column is a column of any table.
type column struct {
	head  string
	lang  Part // of head: its lang attribute, if any
	right bool
}

// cell is a cell of any table.
type cell struct {
	content  Part
	length   int // of its words, in characters
	faint    bool
	head     bool // names its row
	repeated bool // as the row above: read to those who ask what a row is about, and not shown again
}

// group is a block of rows; label and sum may be nil.
type group struct {
	label, sum Part
	rows       [][]cell
}

// tableLayout is what the cells of a table must know of it.
type tableLayout struct {
	cols  []column
	short map[int]bool // columns whose cells are never parted
	last  int          // the figure that stands beside the row's name; -1: there is none
}

// withoutFigures says that no column holds figures: the head of its column stands before every cell.
func (l *tableLayout) withoutFigures() bool { return l.last < 0 }

// table writes a table. total may be nil.
func table(id Part, caption Part, cols []column, groups []group, total []cell) *Element {
	l := &tableLayout{cols: cols, short: shortColumns(cols, groups), last: -1}
	for i, c := range cols {
		if c.right {
			l.last = i
		}
	}
	parts := List{Class(l.class(groups)), At("role", "table"), id}
	if caption != nil {
		parts = append(parts, El("caption", caption))
	}
	var heads List
	for i, c := range cols {
		heads = append(heads, El("th", At("scope", "col"), At("role", "columnheader"), If(c.right, Class(figureClass(i, l.last))), c.lang, Text(c.head)))
	}
	parts = append(parts, El("thead", At("role", "rowgroup"), El("tr", At("role", "row"), heads)))
	for _, g := range groups {
		var rows List
		if g.label != nil {
			rows = append(rows, groupRow(g, len(cols)))
		}
		for i, r := range g.rows {
			rows = append(rows, l.row(r, repeatsAbove(g.rows, i+1)))
		}
		parts = append(parts, El("tbody", At("role", "rowgroup"), rows))
	}
	if total != nil {
		parts = append(parts, El("tfoot", At("role", "rowgroup"), l.row(total, false)))
	}
	return El("table", parts)
}

// repeatsAbove says whether a row of a group exists and is about the same as the one above it.
func repeatsAbove(rows [][]cell, i int) bool {
	return i < len(rows) && len(rows[i]) > 0 && rows[i][0].repeated
}

// class is the class of the whole table.
func (l *tableLayout) class(groups []group) string {
	class := "rows"
	if l.withoutFigures() {
		class = "rows wordy"
	}
	for _, g := range groups {
		for i := range g.rows {
			if repeatsAbove(g.rows, i) {
				return class + " blocks"
			}
		}
	}
	return class
}

// row writes a row; goesOn says that the next one is about the same.
func (l *tableLayout) row(cells []cell, goesOn bool) *Element {
	var out List
	for i := range l.cols {
		var c cell
		if i < len(cells) {
			c = cells[i]
		}
		out = append(out, l.cell(c, i))
	}
	return El("tr", At("role", "row"), If(goesOn, Class("goes-on")), out)
}

// cell writes the cell of a column.
func (l *tableLayout) cell(c cell, i int) *Element {
	var attrs List
	if class := l.cellClass(c, i); class != "" {
		attrs = append(attrs, Class(class))
	}
	if i > 0 && i != l.last && (l.cols[i].right || l.withoutFigures() || c.faint) {
		attrs = append(attrs, At("data-head", l.cols[i].head))
	}
	says := c.content
	if c.repeated {
		says = El("span", says)
	}
	if c.head {
		return El("th", At("scope", "row"), At("role", "rowheader"), attrs, says)
	}
	return El("td", At("role", "cell"), attrs, says)
}

func (l *tableLayout) cellClass(c cell, i int) string {
	var names []string
	if l.cols[i].right {
		names = append(names, figureClass(i, l.last))
	}
	if l.short[i] {
		names = append(names, "short")
	}
	if c.faint {
		names = append(names, "faint")
	}
	if i > 0 && i != l.last && !l.withoutFigures() && hasNext(i, l.last, len(l.cols)) {
		names = append(names, "more")
	}
	if c.repeated {
		names = append(names, "again")
	}
	return strings.Join(names, " ")
}

// shortColumns are the columns whose cells are never parted where a table is as wide as its text: those of dates,
// words and figures, as long as they leave room for the others.
func shortColumns(cols []column, groups []group) map[int]bool {
	const longest, most = 14, 64 // characters, of a column and of all such columns
	lengths := make([]int, len(cols))
	for i, c := range cols {
		lengths[i] = utf8.RuneCountInString(c.head)
	}
	for _, g := range groups {
		for _, r := range g.rows {
			for i := range min(len(r), len(cols)) {
				lengths[i] = max(lengths[i], r[i].length)
			}
		}
	}
	short, sum := map[int]bool{}, 0
	for i, n := range lengths {
		if n <= longest && sum+n <= most {
			short[i] = true
			sum += n
		}
	}
	return short
}

// hasNext says whether another cell follows in the line below a row's name.
func hasNext(i, last, cols int) bool {
	next := i + 1
	if next == last {
		next++
	}
	return next < cols
}

func figureClass(i, last int) string {
	if i == last {
		return "right last"
	}
	return "right"
}

// groupRow is a row over the whole width: the label, and at the right what all its rows come to, if anything.
func groupRow(g group, cols int) *Element {
	span := func(n int) Part {
		if n < 2 {
			return nil
		}
		return At("colspan", strconv.Itoa(n))
	}
	if g.sum == nil || cols < 2 {
		return El("tr", Class("group"), At("role", "row"), El("th", At("scope", "rowgroup"), At("role", "rowheader"), span(cols), g.label))
	}
	left := cols / 2
	return El("tr", Class("group"), At("role", "row"),
		El("th", At("scope", "rowgroup"), At("role", "rowheader"), span(left), g.label),
		El("td", Class("right last"), At("role", "cell"), span(cols-left), g.sum))
}

// docTable writes a document's table with its caption, unit and note.
func (w *briefPage) docTable(t *doc.Table) Part {
	var cols []column
	for _, c := range t.Columns {
		cols = append(cols, column{c.Head.S, InLang(c.Head), c.Right})
	}
	beside := besideNumbers(t)
	cells := func(list []doc.Cell) []cell {
		if len(list) != len(cols) {
			w.diags.Errorf(diag.Pos{}, "table-cells", "table %d: a row has %d cells, the table has %d columns", t.Number, len(list), len(cols))
		}
		var out []cell
		named := false
		for i, c := range list {
			named = named || c.Head
			out = append(out, cell{w.aligned(c.Spans, beside, i), longestLine(c.Spans), c.Faint, c.Head, c.Again})
		}
		if !named && len(out) > 0 {
			out[0].head = true
		}
		return out
	}
	var groups []group
	for _, g := range t.Groups {
		out := group{}
		if len(g.Label) > 0 {
			out.label = w.spans(g.Label)
			if len(g.Sum) > 0 {
				out.sum = w.spans(g.Sum)
			}
		}
		for _, r := range g.Rows {
			out.rows = append(out.rows, cells(r))
		}
		groups = append(groups, out)
	}
	var total []cell
	if t.Total != nil {
		total = cells(t.Total)
	}
	var caption List
	if t.Number > 0 {
		caption = append(caption, El("span", Class("number"), Lang(w.d.Foreign, w.d.Messages.Table), Text(w.d.Messages.Table+"\u00a0"+strconv.Itoa(t.Number)+".")), Text(" "))
	}
	caption = append(caption, w.spans(t.Caption))
	if len(t.Unit) > 0 {
		caption = append(caption, Text(" "), El("em", w.spans(t.Unit)))
	}
	name := t.ID
	if name == "" {
		name = "table " + strconv.Itoa(t.Number)
	}
	return El("div", Class("figures"), table(ID(w.id(name)), caption, cols, groups, total),
		If(len(t.Note) > 0, El("p", Class("note"), w.spans(t.Note))))
}

// besideNumbers are, by column, how many characters the longest of what stands beside its numbers has.
func besideNumbers(t *doc.Table) []int {
	longest := make([]int, len(t.Columns))
	measure := func(list []doc.Cell) {
		for i := range min(len(list), len(longest)) {
			if at := besideFrom(list[i].Spans); t.Columns[i].Right && at >= 0 {
				n := 0
				for _, s := range list[i].Spans[at:] {
					n += utf8.RuneCountInString(s.S)
				}
				longest[i] = max(longest[i], n)
			}
		}
	}
	for _, g := range t.Groups {
		for _, r := range g.Rows {
			measure(r)
		}
	}
	measure(t.Total)
	return longest
}

// besideFrom is the first span of a cell of one line that stands beside its number; -1 where there is none.
func besideFrom(spans []doc.Span) int {
	if slices.ContainsFunc(spans, func(s doc.Span) bool { return s.Break }) {
		return -1
	}
	return slices.IndexFunc(spans, func(s doc.Span) bool { return s.Beside })
}

// mostBeside is for how many characters beside a number there is a class.
const mostBeside = 24

// aligned writes a cell. In a column in which something stands beside numbers, it stands in a box that is as wide in all cells, so
// that the numbers end at one line.
func (w *briefPage) aligned(spans []doc.Span, beside []int, i int) Part {
	if i >= len(beside) || beside[i] == 0 {
		return w.spans(spans)
	}
	at := besideFrom(spans)
	if at < 0 {
		at = len(spans)
	}
	return El("span", Class("aligned"), w.spans(spans[:at]), El("span", Class("beside b"+strconv.Itoa(min(beside[i], mostBeside))), w.spans(spans[at:])))
}

// longestLine counts the characters of a cell's longest line.
func longestLine(spans []doc.Span) int {
	longest, from := 0, 0
	for i := range spans {
		if spans[i].Break {
			longest, from = max(longest, utf8.RuneCountInString(flat(spans[from:i]))), i+1
		}
	}
	return max(longest, utf8.RuneCountInString(flat(spans[from:])))
}

// DataTable is a chart's data as a table; f tells which of its texts are in another language.
func DataTable(t *doc.DataTable, f doc.Foreign) *Element {
	var cols []column
	for _, c := range t.Columns {
		cols = append(cols, column{c.Head.S, Lang(f, c.Head.S), c.Right})
	}
	var groups []group
	for _, g := range t.Groups {
		out := group{}
		if g.Label.S != "" {
			out.label = Plain(f, g.Label.S)
			if g.Value.S != "" {
				out.sum = Plain(f, g.Value.S)
			}
		}
		for _, r := range g.Rows {
			var cells []cell
			for i, c := range r {
				cells = append(cells, cell{content: Plain(f, c.S), length: utf8.RuneCountInString(c.S), faint: c.Faint, head: i == 0})
			}
			out.rows = append(out.rows, cells)
		}
		groups = append(groups, out)
	}
	return table(nil, Plain(f, t.Caption.S), cols, groups, nil)
}
