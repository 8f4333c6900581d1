package compose

import (
	"slices"
	"strings"

	"briefing/internal/compose/words"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/template"
	"briefing/internal/source"
)

// madeTable turns a table that is made from figures into the columns and rows of references that a person would write. What it
// finds is added to diags, which is not that of the composer where it is only asked whether anything is left of the table.
type madeTable struct {
	c     *Composer
	t     *template.Table
	m     *template.MadeTable
	diags *diag.List

	figures    []madeFigure
	rows, cols []madeEntry
	sc         words.Scale // of the unit that amounts are printed in
	periods    []string    // along a side, as references name them
	shown      map[string]bool
}

// madeFigure is one of the figures of a table.
type madeFigure struct {
	of       source.String
	ref      dataset.Ref // with its fixed codes
	by       dataset.By
	observed bool   // its values have periods
	period   string // where periods are no side of the table, that of all its values; empty of computed ones
}

// madeEntry is a row or a column: what it adds to the references of its cells.
type madeEntry struct {
	dimension string // whose code it is; empty where it is of no dimension
	code      string // or dataset.Whole for the total
	period    string // where it is a period
	figure    int    // where it is a figure its place, else -1
}

func (e *madeEntry) whole() bool { return e.code == dataset.Whole }

// made is a table with its columns and rows, and what is not shown of its dimensions; a table that is written by hand stays as
// it is. It is nil where nothing is left in this edition, for which why says the reason, or after an error.
func made(c *Composer, t *template.Table, diags *diag.List) (out *template.Table, rest []doc.Span, why string) {
	if t.Made == nil {
		return t, nil, ""
	}
	m := &madeTable{c: c, t: t, m: t.Made, diags: diags, sc: words.Scale{Millions: t.Millions, Table: true}, shown: map[string]bool{}}
	if !m.readFigures() {
		return nil, nil, ""
	}
	before := len(*diags)
	m.cols = m.codes(m.m.Across.S)
	m.rows = m.codes(m.m.Rows.S)
	m.choosePeriods()
	m.cols, m.rows = m.side(m.m.Across, m.cols), m.side(m.m.Rows, m.rows)
	if (*diags)[before:].HasErrors() {
		return nil, nil, ""
	}
	if len(m.rows) == 0 || len(m.cols) == 0 || !m.anyValue() {
		return nil, nil, "no value of " + source.Quote(t.Made.Of[0].S) + " that this table shows was published by " + c.Set.AsOf.String()
	}
	m.inOrder()
	m.addTotals()
	if out = m.table(); (*diags)[before:].HasErrors() {
		return nil, nil, ""
	}
	return out, m.rest(), ""
}

// readFigures takes the references apart; it says whether all name figures.
func (m *madeTable) readFigures() bool {
	ok := true
	for _, of := range m.m.Of {
		if _, p := m.c.Set.Value(of.S); p != nil && (p.ID == "unknown-code" || p.ID == "bad-reference") {
			m.diags.AddProblem(of.Pos, diag.Error, p)
			ok = false
			continue
		}
		f := madeFigure{of: of}
		f.ref, _ = dataset.ParseRef(of.S)
		if ind := m.c.Data.Indicator(f.ref.ID); ind != nil {
			f.by, f.observed = ind.By, true
		} else if d := m.c.Data.DerivedValue(f.ref.ID); d != nil {
			f.by = d.By
		}
		m.figures = append(m.figures, f)
	}
	return ok
}

// ref is the reference to the value of a figure in a row and a column.
func (m *madeTable) ref(f *madeFigure, entries ...*madeEntry) dataset.Ref {
	r := f.ref
	if f.observed {
		r.Period = f.period
	}
	for _, e := range entries {
		if at := slices.Index(f.by, e.dimension); at >= 0 {
			r.Key = r.Key.With(len(f.by), at, e.code)
		}
		if e.period != "" && f.observed {
			r.Period = e.period
		}
	}
	return r
}

// cell is the reference in a row and a column, of the figure that is one of them or else of the group of rows.
func (m *madeTable) cell(group int, row, col *madeEntry) dataset.Ref {
	switch {
	case row.figure >= 0:
		group = row.figure
	case col.figure >= 0:
		group = col.figure
	}
	return m.ref(&m.figures[group], row, col)
}

// value is what a reference of the table names; nil where the dataset has no such value, or the edition does not yet.
func (m *madeTable) value(r dataset.Ref) *figures.Value {
	v, problem := m.c.Set.Value(r.String())
	if problem != nil {
		return nil
	}
	return v
}

// hasSeries says whether there are values of a figure for the codes of some entries, of any period of the edition.
func (m *madeTable) hasSeries(f *madeFigure, entries ...*madeEntry) bool {
	r := m.ref(f, entries...)
	r.Period = ""
	if !f.observed {
		return m.value(r) != nil
	}
	return len(m.c.Set.Points(r.String())) > 0 || len(m.c.Set.Unstated(r.String())) > 0
}

// codes are the codes of a dimension along a side, in their order, before it is known which of them have values; none where
// the side is no dimension.
func (m *madeTable) codes(side string) (list []madeEntry) {
	d := m.c.Data.Dimension(side)
	if d == nil || side == template.ByPeriod || side == template.ByFigure {
		return nil
	}
	rows := m.c.Data.Dimension(m.m.Rows.S)
	for _, code := range m.m.Only {
		ofRows := rows != nil && d != rows && rows.Find(code.S) != nil // a code that both have is meant among the rows
		if d.Find(code.S) != nil && !ofRows {
			list = append(list, madeEntry{dimension: d.ID, code: code.S, figure: -1})
		}
	}
	if len(list) > 0 {
		return list
	}
	for _, id := range d.IDs() {
		list = append(list, madeEntry{dimension: d.ID, code: id, figure: -1})
	}
	return list
}

// side is the list of rows or columns. Of codes those are left out that no figure of the table has values for, unless they are named.
func (m *madeTable) side(is source.String, codes []madeEntry) (list []madeEntry) {
	switch is.S {
	case template.ByPeriod:
		for _, p := range m.periods {
			list = append(list, madeEntry{period: p, figure: -1})
		}
		return list
	case template.ByFigure:
		for i := range m.figures {
			list = append(list, madeEntry{figure: i})
		}
		return list
	}
	for _, e := range codes {
		named := slices.ContainsFunc(m.m.Only, func(o source.String) bool { return o.S == e.code })
		if named || m.shown[e.dimension+"/"+e.code] {
			list = append(list, e)
		}
	}
	return list
}

// orNone are the entries of a side, or where there are none yet one that adds nothing.
func orNone(list []madeEntry) []madeEntry {
	if len(list) == 0 {
		return []madeEntry{{figure: -1}}
	}
	return list
}

// choosePeriods sees which codes have values, and chooses the periods.
func (m *madeTable) choosePeriods() {
	along := m.m.Rows.S == template.ByPeriod || m.m.Across.S == template.ByPeriod
	var all []*figures.Value
	for i := range m.figures {
		f := &m.figures[i]
		var series [][]*figures.Value
		rows, cols := orNone(m.rows), orNone(m.cols)
		for r := range rows {
			for k := range cols {
				if !m.hasSeries(f, &rows[r], &cols[k]) {
					continue
				}
				m.shown[rows[r].dimension+"/"+rows[r].code], m.shown[cols[k].dimension+"/"+cols[k].code] = true, true
				if f.observed {
					ref := m.ref(f, &rows[r], &cols[k]).String()
					series = append(series, slices.Concat(m.c.Set.Points(ref), m.c.Set.Unstated(ref)))
				}
			}
		}
		switch {
		case !f.observed:
		case len(series) == 0:
			m.checkOpen(f)
		case along:
			all = append(all, slices.Concat(series...)...)
		default:
			f.period = m.onePeriod(f, series)
		}
	}
	if along {
		m.periods = m.periodsOf(all)
	}
}

// checkOpen reports a figure without any value for the whole of the dimensions that are neither a side of the table nor fixed.
func (m *madeTable) checkOpen(f *madeFigure) {
	var open []string
	codes := f.ref.Key.Codes(len(f.by))
	for i, d := range f.by {
		if codes[i] == dataset.Whole && d != m.m.Rows.S && d != m.m.Across.S {
			open = append(open, d)
		}
	}
	ind := m.c.Data.Indicator(f.ref.ID)
	if ind == nil || len(open) == 0 || m.hasWhole(ind, open) {
		return
	}
	d := m.c.Data.Dimension(open[0])
	one := dataset.Ref{ID: f.ref.ID, Key: f.ref.Key.With(len(f.by), slices.Index(f.by, d.ID), d.IDs()[0])}
	m.diags.Add(f.of.Pos, diag.Error, "no-whole", source.Quote(f.ref.ID)+" is by "+strings.Join(f.by, " and ")+", and has no value for the whole of "+strings.Join(open, " and "),
		"write rows: or across: "+d.ID+"; or name one code: of: "+one.String())
}

// hasWhole says whether an indicator has values, published ever or added up, for codes of the sides of the table and the whole of
// its other dimensions that are open.
func (m *madeTable) hasWhole(ind *dataset.Indicator, open []string) bool {
	return slices.ContainsFunc(slices.Concat(m.c.Data.Keys(ind), m.c.Data.Wholes(ind)), func(k dataset.Key) bool {
		codes := k.Codes(len(ind.By))
		for i, d := range ind.By {
			side := d == m.m.Rows.S || d == m.m.Across.S
			if side && codes[i] == dataset.Whole || slices.Contains(open, d) && codes[i] != dataset.Whole {
				return false
			}
		}
		return len(m.c.Data.ObservationsOf(ind, k)) > 0 || ind.IsAddedUp(k)
	})
}

// groups are the figures that each have a group of rows: where figures are no side of the table, all of them.
func (m *madeTable) groups() []int {
	if m.m.Rows.S == template.ByFigure || m.m.Across.S == template.ByFigure {
		return []int{0}
	}
	list := make([]int, len(m.figures))
	for i := range list {
		list[i] = i
	}
	return list
}

// anyValue says whether a cell of the table has a value that is there.
func (m *madeTable) anyValue() bool {
	for _, g := range m.groups() {
		for r := range m.rows {
			for k := range m.cols {
				if v := m.value(m.cell(g, &m.rows[r], &m.cols[k])); v != nil && (!v.Missing || v.Obs != nil) {
					return true
				}
			}
		}
	}
	return false
}

// addTotals adds the whole to the rows and to the columns.
func (m *madeTable) addTotals() {
	row := madeEntry{dimension: m.m.Rows.S, code: dataset.Whole, figure: -1}
	col := madeEntry{dimension: m.m.Across.S, code: dataset.Whole, figure: -1}
	if m.m.TotalRow && m.checkWhole(&row, m.cols) {
		m.rows = append(m.rows, row)
	}
	if m.m.TotalColumn && m.checkWhole(&col, m.rows) {
		m.cols = append(m.cols, col)
	}
}

// checkWhole sees that there is a whole in every row or column across it: published, or added up.
func (m *madeTable) checkWhole(whole *madeEntry, across []madeEntry) bool {
	for i := range m.figures {
		f := &m.figures[i]
		has := false
		for k := range across {
			has = has || m.hasSeries(f, whole, &across[k]) || f.observed && m.isAddedUp(f, whole, &across[k])
		}
		if has {
			continue
		}
		hint := "take total: out; or write adds_up: [" + whole.dimension + "] at " + f.ref.ID + " where they add up"
		if !f.observed {
			hint = "take total: out; or declare the value of the whole in the data, without by: " + whole.dimension
		}
		m.diags.Add(f.of.Pos, diag.Error, "no-total", "there is no total of "+source.Quote(f.of.S)+": none is published for the whole of "+whole.dimension+", and its codes are not said to add up", hint)
		return false
	}
	return true
}

func (m *madeTable) isAddedUp(f *madeFigure, entries ...*madeEntry) bool {
	ind := m.c.Data.Indicator(f.ref.ID)
	return ind != nil && ind.IsAddedUp(m.ref(f, entries...).Key)
}
