package compose

import (
	"slices"
	"strconv"
	"strings"

	"briefing/internal/compose/words"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/language"
	"briefing/internal/input/phrase"
	"briefing/internal/input/template"
	"briefing/internal/source"
)

// table makes a table. The numbers of notes, what the sign for "more than" means and the sources are cite's.
func table(c *Composer, at place, t *template.Table) []doc.Block {
	t, rest, _ := made(c, standing(c, t), c.Diags)
	if t == nil {
		return nil
	}
	out := &doc.Table{ID: t.ID, Number: t.Number}
	out.Part = c.Cat.Msg(language.KeyTableNumber, "number", strconv.Itoa(t.Number))
	if t.Number == 0 {
		out.Part = "table " + t.ID
	}
	sc, own := tableScale(c, t), ownScales(c, t)
	out.Caption = c.inScale(t.Caption, nil)
	if !t.Unit.Empty() {
		out.Unit = c.Around(language.KeyUnitInTable, "unit", c.inScale(t.Unit, nil))
	}
	for _, col := range t.Columns {
		head, mentioned := c.PlainIn(col.Head, nil)
		out.Columns = append(out.Columns, doc.TableColumn{Head: c.Span(head), Width: col.Width * 100, Right: col.Right, Fit: t.Made != nil && col.Right, Mentions: mentioned})
	}
	out.Made = t.Made != nil
	out.Computed = t.Total != nil && t.Made == nil
	again := repeats(c, t, out)
	var all []*figures.Value
	var shown []shownRow
	legend := &words.Legend{}
	for i := range t.Groups {
		g := &t.Groups[i]
		group := doc.TableGroup{Label: c.inScale(g.Label, sc), Sum: c.inScale(g.Sum, sc), Rows: make([][]doc.Cell, 0, len(g.Rows))}
		var values []*figures.Value
		for j := range g.Rows {
			r := tableRow{t: t, form: &g.Rows[j], of: g.Rows[j].Of.S, scale: sc, own: own, again: again[i][j], legend: legend}
			if !r.form.Free() {
				if r.value = c.value(r.form.Of.S, r.form.Of.Pos); r.value == nil {
					continue
				}
				values = append(values, r.value)
				if at.slide {
					listRow(c, out, r.value, sc)
				}
			}
			group.Rows = append(group.Rows, r.cells(c))
			group.Of = append(group.Of, doc.Mention{Ref: r.form.Of.S, Pos: r.form.Of.Pos, Kind: doc.About})
			if r.value != nil {
				shown = append(shown, shownRow{r.form, r.of, r.value})
			}
		}
		checkSum(c, []*phrase.Text{g.Sum}, "the sum of this group", values)
		out.Computed = out.Computed || g.Sum != nil && sums(g.Sum)
		all = append(all, values...)
		out.Groups = append(out.Groups, group)
	}
	if t.Made == nil { // else the heads say the periods, and the total is a value of the data
		checkSum(c, t.Total, "the total", all)
		checkPeriods(c, shown)
	}
	endOfTable(c, out, tableRow{t: t, scale: sc, own: own, legend: legend})
	if len(rest) > 0 && len(out.Legend) > 0 {
		out.Legend = append(out.Legend, doc.Span{S: ". "})
	}
	out.Legend = append(out.Legend, rest...)
	return []doc.Block{out}
}

// endOfTable makes the total and what stands below a table, which has all its rows.
func endOfTable(c *Composer, out *doc.Table, r tableRow) {
	t := r.t
	for i, x := range t.Total {
		out.Total = append(out.Total, doc.Cell{Spans: r.total(c, i, x), Head: i == 0})
	}
	printed := printedIn(c, out)
	out.Computed = out.Computed || t.Made != nil && slices.ContainsFunc(printed, func(v *figures.Value) bool { return v.Derived != nil })
	checkParts(c, t.Pos, "the table "+source.Quote(t.ID), printed)
	out.Note, out.Legend = c.inScale(t.Note, r.scale), r.legend.Words(c.Printer)
}

// total makes a cell of the total. Figures in a column of figures have their signs there, as in the rows above.
func (r *tableRow) total(c *Composer, i int, t *phrase.Text) []doc.Span {
	if t.Empty() {
		return nil
	}
	x := rendering{c: c, use: t.Use, scale: r.scaleOf(t), marks: i < len(r.t.Columns) && r.t.Columns[i].Right}
	x.segments(t, t.Paragraphs[0])
	r.explain(c, &x)
	return x.out
}

// standing is a table without the rows that the edition lacks the figures of, and without groups that have no rows left.
func standing(c *Composer, t *template.Table) *template.Table {
	out := *t
	out.Groups = nil
	for _, g := range t.Groups {
		g.Rows = slices.DeleteFunc(slices.Clone(g.Rows), func(r template.TableRow) bool { return !c.available(r.When, "row") })
		if len(g.Rows) > 0 {
			out.Groups = append(out.Groups, g)
		}
	}
	return &out
}

// listRow adds the figure of a row to those of its slide.
func listRow(c *Composer, out *doc.Table, v *figures.Value, sc *words.Scale) {
	name, mentioned := c.NameOf(v)
	out.Mentions = append(out.Mentions, mentioned...)
	out.Listed = append(out.Listed, doc.SlideFigure{Label: c.Span(name), Value: c.Span(c.Number(v, sc, false)), Unit: c.Unit(v, sc), Of: []string{v.Ref}})
}

// repeats finds the rows that name what the row above names: the name is then printed once for all of them.
func repeats(c *Composer, t *template.Table, out *doc.Table) (again [][]bool) {
	for _, g := range t.Groups {
		list, before := make([]bool, len(g.Rows)), ""
		for i, r := range g.Rows {
			name := ""
			if len(r.Cells) > 1 {
				for _, line := range r.Cells[0] {
					s, mentioned := c.PlainIn(line, nil)
					name += s + "\n"
					out.Mentions = append(out.Mentions, mentioned...)
				}
			}
			list[i] = name != "" && name == before
			before = name
		}
		again = append(again, list)
	}
	return again
}

// tableRow is a row in the making.
type tableRow struct {
	t     *template.Table
	form  *template.TableRow
	scale *words.Scale
	own   map[string]*words.Scale // see ownScales
	of    string                  // the figure it is about; of a free row the first one in a column of figures
	value *figures.Value          // nil: there is none
	again bool                    // it names what the row above names

	legend *words.Legend // of its table
}

// cells makes the cells of a row.
func (r *tableRow) cells(c *Composer) []doc.Cell {
	cells := make([]doc.Cell, 0, len(r.form.Cells))
	for i := range r.form.Cells {
		cell := r.cell(c, i)
		cell.Head, cell.Again = i == 0, i == 0 && r.again
		if len(cell.Spans) == 0 {
			c.Diags.Add(r.form.Pos, diag.Error, "empty-cell", "cell "+strconv.Itoa(i+1)+" of this row would be blank", "a cell always says something: \"not stated\", \"none\", or an en dash where nothing applies")
		}
		cells = append(cells, cell)
	}
	return cells
}

// cell makes one cell of its lines. Of free rows, words print figures as running text does; columns of figures have signs
// instead of words.
func (r *tableRow) cell(c *Composer, i int) (cell doc.Cell) {
	faint, printed := true, 0
	numbers := i < len(r.t.Columns) && r.t.Columns[i].Right
	for _, line := range r.form.Cells[i] {
		if line.Empty() {
			continue
		}
		x := rendering{c: c, use: phrase.Label, scale: r.scaleOf(line)}
		if r.form.Free() && !numbers {
			x.scale = nil
		}
		x.marks = x.scale != nil
		x.segments(line, line.Paragraphs[0])
		r.explain(c, &x)
		if numbers && r.value == nil {
			r.figure(c, x.out)
		}
		pale := x.faint && len(line.Paragraphs[0]) == 1 || saysNothing(c, flat(x.out))
		faint = faint && pale
		for k := range x.out {
			x.out[k].Faint = pale
		}
		if printed++; printed > 1 {
			cell.Spans = append(cell.Spans, doc.Span{S: " ", Break: true})
		}
		cell.Spans = append(cell.Spans, x.out...)
	}
	if cell.Faint = faint && printed > 0; cell.Faint || printed == 1 {
		for k := range cell.Spans {
			cell.Spans[k].Faint = false
		}
	}
	return cell
}

// explain takes what stands beside the figures of a line into the legend of the table.
func (r *tableRow) explain(c *Composer, x *rendering) {
	if !x.marks {
		return
	}
	for i := range x.out {
		for _, v := range c.figuresOf(nil, &x.out[i]) {
			r.legend.Add(v, c.intervalWords(v))
		}
	}
}

// intervalWords says what the interval around a value is; empty where it has none.
func (c *Composer) intervalWords(v *figures.Value) string {
	if !v.HasInterval() {
		return ""
	}
	s, _ := c.PlainIn(c.Datum(v.Indicator.Interval), nil)
	return s
}

// figure takes the first figure that a column of figures prints for what the row is about.
func (r *tableRow) figure(c *Composer, line []doc.Span) {
	for _, m := range mentions(line) {
		if m.Kind != doc.Figure {
			continue
		}
		if v, fault := c.Set.Value(m.Ref); fault == nil {
			r.of, r.value = m.Ref, v
			return
		}
	}
}

// saysNothing says that a line of a cell tells that something is not known: "none stated", "start not stated".
func saysNothing(c *Composer, line string) bool {
	if strings.Count(line, " ") > 2 {
		return false
	}
	var said []string
	for _, key := range []language.Key{language.KeyNotStated, language.KeySuppressed, language.KeyNoneStated, language.KeyNoneNamed} {
		said = append(said, c.Cat.Msg(key))
	}
	for i := range c.Data.Payers {
		if p := &c.Data.Payers[i]; p.Unnamed {
			said = append(said, c.Pick(p.Name))
		}
	}
	return slices.ContainsFunc(said, func(w string) bool { return line == w || strings.HasSuffix(line, " "+w) })
}

// shownRow is a row with its value.
type shownRow struct {
	form  *template.TableRow
	of    string
	value *figures.Value
}

// checkPeriods sees that rows whose figures are of different times each print their own; otherwise a reader takes the
// column for one of like figures. Money has its status and its notes for that.
func checkPeriods(c *Composer, rows []shownRow) {
	var first *figures.Value
	apart := false
	for _, r := range rows {
		switch {
		case words.IsMoney(r.value) || r.value.Missing:
		case first == nil:
			first = r.value
		case c.Period(r.value, true) != c.Period(first, true):
			apart = true
		}
	}
	for _, r := range rows {
		if apart && !words.IsMoney(r.value) && !r.value.Missing && !r.printsPeriod() {
			c.Diags.Add(r.form.Pos, diag.Error, "row-period", source.Quote(r.of)+" is "+c.Period(r.value, false)+", and other rows of this table are of other times",
				"let each row print its own: add a column with .period, or {{"+r.of+".period}}")
		}
	}
}

// printsPeriod says that a cell of the row shows the period of its value.
func (r shownRow) printsPeriod() bool {
	for _, cell := range r.form.Cells {
		for _, line := range cell {
			for _, s := range line.Single() {
				if s.Ref != nil && s.Ref.Part == "period" && s.Ref.Target == r.of {
					return true
				}
			}
		}
	}
	return false
}

// sums says that a text shows a computed figure.
func sums(t *phrase.Text) bool {
	for _, s := range t.Single() {
		if s.Ref != nil && (s.Ref.Part == "number" || s.Ref.Part == "") {
			return true
		}
	}
	return false
}

// checkSum sees that the figures in a group's head, or in the total, cover the rows below or above them, each row
// once and nothing else. Otherwise a row could be added to a group and not to its sum.
func checkSum(c *Composer, texts []*phrase.Text, what string, rows []*figures.Value) {
	count := map[string]int{}
	var order []string
	pos := diag.Pos{}
	for _, t := range texts {
		if t == nil || !sums(t) {
			continue
		}
		pos = t.Pos()
		for _, s := range t.Single() {
			if s.Ref == nil || !phrase.PrintsValue(s.Ref) {
				continue
			}
			v, p := c.Set.Value(s.Ref.Target)
			if p != nil {
				continue
			}
			for _, leaf := range words.Leaves(v) {
				if count[leaf.Ref]++; count[leaf.Ref] == 1 {
					order = append(order, leaf.Ref)
				}
			}
		}
	}
	if len(order) == 0 {
		return
	}
	for _, v := range rows {
		for _, leaf := range words.Leaves(v) {
			switch n := count[leaf.Ref]; {
			case n == 0:
				c.Diags.Add(pos, diag.Error, "group-sum", what+" leaves out the row of "+source.Quote(leaf.Ref), "add the row to the sum in the data, or move it to another group")
			case n > 1:
				c.Diags.Add(pos, diag.Error, "group-sum", what+" counts "+source.Quote(leaf.Ref)+" more than once", "")
			}
			count[leaf.Ref] = -1
		}
	}
	for _, ref := range order {
		if count[ref] > 0 {
			c.Diags.Add(pos, diag.Error, "group-sum", what+" counts "+source.Quote(ref)+", which is none of the rows", "add a row for it, or take it out of the sum in the data")
		}
	}
}
