package compose

import (
	"slices"
	"strings"

	"briefing/internal/compose/words"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
	"briefing/internal/input/phrase"
	"briefing/internal/input/template"
	"briefing/internal/source"
)

// table writes the columns and rows of a table as a person would.
func (m *madeTable) table() *template.Table {
	out := *m.t
	out.Columns = []template.TableColumn{{Head: m.sideHead()}}
	for k := range m.cols {
		out.Columns = append(out.Columns, template.TableColumn{Head: m.label(&m.cols[k], true), Right: true})
	}
	for _, g := range m.groups() {
		group := template.TableGroup{}
		if len(m.groups()) > 1 {
			group.Label = m.label(&madeEntry{figure: g}, false)
		}
		for r := range m.rows {
			row := &m.rows[r]
			one := template.TableRow{Pos: m.m.Rows.Pos, Cells: [][]*phrase.Text{{m.label(row, false)}}}
			for k := range m.cols {
				one.Cells = append(one.Cells, []*phrase.Text{m.number(g, row, &m.cols[k])})
			}
			if !row.whole() || len(m.groups()) > 1 {
				group.Rows = append(group.Rows, one)
				continue
			}
			for _, cell := range one.Cells {
				out.Total = append(out.Total, cell[0])
			}
		}
		out.Groups = append(out.Groups, group)
	}
	if m.t.Unit == nil {
		out.Unit = m.unit()
	}
	return &out
}

// words is a text that the tool makes of words alone: a name in it refers to no value, whose source would stand below the table.
func (m *madeTable) words(pos diag.Pos, words string) *phrase.Text {
	return &phrase.Text{Use: phrase.Label, Lang: m.c.Foreign[words], At: func(int) diag.Pos { return pos }, Paragraphs: [][]phrase.Segment{{{Literal: words}}}}
}

// number is a cell: a reference to its value, or that nothing is stated where there is none.
func (m *madeTable) number(group int, row, col *madeEntry) *phrase.Text {
	r := m.cell(group, row, col)
	pos := m.m.Of[max(row.figure, col.figure, group)].Pos
	if m.value(r) == nil {
		return m.words(pos, m.c.Cat.Msg(language.KeyNotStated))
	}
	var none diag.List // the reference was looked up
	return phrase.Parse("{{"+r.String()+".number}}", func(int) diag.Pos { return pos }, phrase.Label, &none)
}

// sideHead is the head of the first column: what the rows are.
func (m *madeTable) sideHead() *phrase.Text {
	switch m.m.Rows.S {
	case template.ByPeriod:
		return m.words(m.m.Rows.Pos, m.c.Cat.Msg(language.KeyColPeriod))
	case template.ByFigure:
		return m.words(m.m.Rows.Pos, m.c.Cat.Msg(language.KeyColFigure))
	}
	return m.c.Datum(m.c.Data.Dimension(m.m.Rows.S).Name)
}

// label names a row, a column or a group of rows. Figures have their unit and their period behind their name, where these are
// not those of the whole table; the head of a column has the short name.
func (m *madeTable) label(e *madeEntry, short bool) *phrase.Text {
	switch {
	case e.whole():
		return m.words(m.m.Rows.Pos, m.c.Cat.Msg(language.KeyTableTotal))
	case e.code != "":
		return m.c.Datum(m.c.Data.Dimension(e.dimension).Find(e.code).Name)
	case e.period != "":
		return m.words(m.m.Periods.Pos, m.periodLabel(e))
	}
	f := &m.figures[e.figure]
	label := m.figureName(f, short)
	if _, shared := m.sharedPeriod(); !shared {
		if p := m.figurePeriod(e.figure); p != "" {
			label += ", " + p
		}
	}
	if _, shared := m.sharedUnit(); !shared {
		if u := m.unitOf(e.figure); u != "" {
			label += " " + m.c.Cat.Msg(language.KeyUnitInTable, "unit", u)
		}
	}
	return m.words(f.of.Pos, label)
}

// figureName is the name of a figure with those of its fixed codes; the codes alone where they tell the figures of the table apart.
func (m *madeTable) figureName(f *madeFigure, short bool) string {
	part := "name"
	if short {
		part = "short"
	}
	name, _, _, _ := m.c.Part(&figures.Value{ID: f.ref.ID, Ref: f.ref.ID}, part)
	if f.ref.Key != "" {
		codes, _, _, _ := m.c.Part(&figures.Value{ID: f.ref.ID, Ref: f.ref.String()}, "name")
		if m.sameID() {
			return codes
		}
		name += ", " + codes
	}
	return m.c.Capital(name)
}

// sameID says that all figures of the table are one with several codes, which name them.
func (m *madeTable) sameID() bool {
	return !slices.ContainsFunc(m.figures, func(f madeFigure) bool { return f.ref.ID != m.figures[0].ref.ID })
}

// values are what the cells show of which a test of figure and entries holds.
func (m *madeTable) values(of func(figure int, row, col *madeEntry) bool) (list []*figures.Value) {
	for _, g := range m.groups() {
		for r := range m.rows {
			for k := range m.cols {
				row, col := &m.rows[r], &m.cols[k]
				figure := max(g, row.figure, col.figure)
				if v := m.value(m.cell(g, row, col)); v != nil && of(figure, row, col) {
					list = append(list, v)
				}
			}
		}
	}
	return list
}

// timeOf is the one time of some values; what is of several times cannot share a head, and is reported.
func (m *madeTable) timeOf(list []*figures.Value, pos diag.Pos) (label string) {
	var first *figures.Value
	for _, v := range list {
		if v.Missing && v.Obs == nil {
			continue
		}
		if p := m.c.Period(v, true); first == nil {
			first, label = v, p
		} else if p != label {
			m.diags.Add(pos, diag.Error, "mixed-periods", source.Quote(first.Ref)+" is of "+label+" and "+source.Quote(v.Ref)+" of "+p+", and one head of this table would stand over both",
				"name the periods as the data has them, in full: periods: [2023-Q1, 2023-Q2]; or show what is of another time in a table of its own")
			return label
		}
	}
	return label
}

// periodLabel names a row or column that is a period, as its values have it.
func (m *madeTable) periodLabel(e *madeEntry) string {
	list := m.values(func(_ int, row, col *madeEntry) bool { return row.period == e.period || col.period == e.period })
	if label := m.timeOf(list, m.m.Of[0].Pos); label != "" {
		return label
	}
	p, _ := dataset.ParseAsked(e.period)
	return m.c.Cat.PeriodLabel(m.c.PeriodOf(p))
}

// figurePeriod names the time of all values of a figure, where periods are no side of the table; empty where it is not stated.
func (m *madeTable) figurePeriod(figure int) string {
	if len(m.periods) > 0 {
		return ""
	}
	list := m.values(func(f int, _, _ *madeEntry) bool { return f == figure })
	list = slices.DeleteFunc(list, func(v *figures.Value) bool { return v.Period.NotStated && v.Period.Wording().IsZero() })
	return m.timeOf(list, m.figures[figure].of.Pos)
}

// sharedPeriod is the time of all values of the table; false where its figures are of different times.
func (m *madeTable) sharedPeriod() (string, bool) {
	first := m.figurePeriod(0)
	for i := range m.figures {
		if m.figurePeriod(i) != first {
			return "", false
		}
	}
	return first, true
}

// unitOf is the unit of a figure in words; empty of counts, whose name says what is counted.
func (m *madeTable) unitOf(figure int) string {
	for _, v := range m.values(func(f int, _, _ *madeEntry) bool { return f == figure }) {
		switch {
		case v.Unit == nil || v.Unit.ID == "" && v.Unit.Kind == "":
			continue // it is missing, and computed
		case v.Unit.Kind == dataset.UnitCount:
			return ""
		case words.IsMoney(v):
			return m.c.UnitName(v, &m.sc)
		}
		return m.c.BareUnit(v, &m.sc)
	}
	return ""
}

// sharedUnit is the unit of all figures of the table; false where they have several.
func (m *madeTable) sharedUnit() (string, bool) {
	first := m.unitOf(0)
	for i := range m.figures {
		if m.unitOf(i) != first {
			return "", false
		}
	}
	return first, true
}

// unit is what stands in the table's head: the unit and the period that all its figures share.
func (m *madeTable) unit() *phrase.Text {
	var said []string
	if u, shared := m.sharedUnit(); shared && u != "" {
		said = append(said, u)
	}
	if p, shared := m.sharedPeriod(); shared && p != "" {
		said = append(said, p)
	}
	if len(said) == 0 {
		return nil
	}
	return m.words(m.m.Of[0].Pos, strings.Join(said, ", "))
}

// inOrder puts the rows in their order, and leaves out those below the top.
func (m *madeTable) inOrder() {
	switch m.m.Order {
	case template.OrderLabel:
		collate := m.c.Cat.Collator()
		name := func(e *madeEntry) string { return m.c.Plain(m.label(e, false)) }
		slices.SortStableFunc(m.rows, func(x, y madeEntry) int { return collate(name(&x), name(&y)) })
	case template.OrderSize:
		by := m.sizeColumn()
		slices.SortStableFunc(m.rows, func(x, y madeEntry) int {
			a, b := m.value(m.cell(0, &x, &by)), m.value(m.cell(0, &y, &by))
			switch has, other := sized(a), sized(b); {
			case has && other:
				return b.Number.Cmp(a.Number)
			case has:
				return -1
			case other:
				return 1
			}
			return 0
		})
	}
	if n := m.m.Top; n > 0 && n < len(m.rows) {
		m.rows = m.rows[:n]
	}
}

// sized says that a value has a size to be put in order by.
func sized(v *figures.Value) bool { return v != nil && !v.Missing && !v.NotExact }

// sizeColumn is the column that rows are put in order by: the last period, else the total, else the first.
func (m *madeTable) sizeColumn() madeEntry {
	switch {
	case m.m.Across.S == template.ByPeriod:
		return m.cols[len(m.cols)-1]
	case m.m.TotalColumn:
		return madeEntry{dimension: m.m.Across.S, code: dataset.Whole, figure: -1}
	}
	return m.cols[0]
}

// rest says of how many codes a total holds more than the table shows, and how many rows are below its top.
func (m *madeTable) rest() (out []doc.Span) {
	for _, side := range []struct {
		id    string
		list  []madeEntry
		total bool
		top   bool
	}{{m.m.Rows.S, m.rows, m.m.TotalRow, m.m.Top > 0}, {m.m.Across.S, m.cols, m.m.TotalColumn, false}} {
		d := m.c.Data.Dimension(side.id)
		if d == nil || !side.total && !side.top {
			continue
		}
		left := 0
		for _, id := range d.IDs() {
			entry := madeEntry{dimension: d.ID, code: id, figure: -1}
			shown := slices.ContainsFunc(side.list, func(e madeEntry) bool { return e.code == id })
			if !shown && m.hasAny(&entry, side.id) {
				left++
			}
		}
		if left > 0 {
			if len(out) > 0 {
				out = append(out, doc.Span{S: "; "})
			}
			out = append(out, m.c.Message(language.KeyTableRest, "dimension", m.c.Plain(m.c.Datum(d.Name)), "count", m.c.Cat.Integer(left))...)
		}
	}
	return out
}

// hasAny says whether any figure has values for a code of one side in the table's other side.
func (m *madeTable) hasAny(e *madeEntry, side string) bool {
	others := m.rows
	if side == m.m.Rows.S {
		others = m.cols
	}
	for i := range m.figures {
		for k := range others {
			if m.hasSeries(&m.figures[i], e, &others[k]) {
				return true
			}
		}
	}
	return false
}
