package compose

import (
	"cmp"
	"slices"
	"strings"

	"briefing/internal/charts/kind"
	"briefing/internal/diag"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/template"
	"briefing/internal/source"
)

// onePeriod is the period of all values of a figure: the one that is asked for, else the latest that all series have.
func (m *madeTable) onePeriod(f *madeFigure, series [][]*figures.Value) string {
	if asked := m.m.Periods.All(); len(asked) > 0 {
		return asked[0]
	}
	var common []string
	for i, list := range series {
		var mine []string
		for _, v := range inTime(list) {
			mine = append(mine, periodNamed(v))
		}
		if i == 0 {
			common = mine
			continue
		}
		common = slices.DeleteFunc(common, func(p string) bool { return !slices.Contains(mine, p) })
	}
	if len(common) == 0 {
		if len(series) > 0 {
			last := inTime(series[0])
			m.diags.Add(f.of.Pos, diag.Error, "no-such-period", "there is no period for which all rows and columns have a value of "+source.Quote(f.of.S), "name one, of which some are then not stated: periods: ["+periodNamed(last[len(last)-1])+"]; or write across: "+template.ByPeriod)
		}
		return ""
	}
	return common[len(common)-1]
}

// periodNamed is the period of a value as its reference names it.
func periodNamed(v *figures.Value) string {
	r, _ := dataset.ParseRef(v.Ref)
	return r.Period
}

// inTime puts values in the order of their periods.
func inTime(list []*figures.Value) []*figures.Value {
	out := slices.Clone(list)
	slices.SortStableFunc(out, func(x, y *figures.Value) int {
		return cmp.Or(x.Period.To.Last().Compare(y.Period.To.Last()), x.Period.Days()-y.Period.Days())
	})
	return out
}

// periodsOf are the periods along a side: those asked for that have a value, else all that have one.
func (m *madeTable) periodsOf(all []*figures.Value) (list []string) {
	for _, v := range inTime(all) {
		if p := periodNamed(v); p != "" && !slices.Contains(list, p) {
			list = append(list, p)
		}
	}
	asked := m.m.Periods.All()
	if len(asked) == 0 {
		m.checkLengths(inTime(all), list)
		return list
	}
	have := list
	list = nil
	for i, p := range asked {
		pos := m.m.Periods.Pos
		if len(m.m.Periods.At) > 0 {
			pos = m.m.Periods.At[i]
		}
		found, later := m.hasPeriod(p)
		switch {
		case found:
			list = append(list, p)
		case len(have) == 0: // of no period there is a value
		case later != nil:
			m.diags.Add(pos, diag.Note, "left-out", "the period "+p+" is left out of this table: "+later.Message, "")
		case len(m.m.Periods.At) == 0:
			m.diags.Add(pos, diag.Note, "left-out", "the period "+p+" is left out of this table: no row or column has a value of it", "")
		default:
			m.diags.Add(pos, diag.Error, "no-such-period", "no row or column of this table has a value for "+p, "periods there are: "+strings.Join(have, ", "))
		}
	}
	return list
}

// checkLengths refuses periods of several lengths where none are asked for: a month among years would be read as one of them. A
// running total stands at its end, however long its period is.
func (m *madeTable) checkLengths(all []*figures.Value, names []string) {
	for _, v := range all {
		first := all[0].Period
		if v.Counting == dataset.Cumulative || !v.Period.Dated() || !first.Dated() || length(v.Period) == length(first) {
			continue
		}
		m.diags.Add(m.m.Of[0].Pos, diag.Error, "several-lengths", source.Quote(all[0].Ref)+" is of "+first.String()+" and "+source.Quote(v.Ref)+" of "+v.Period.String()+": periods of several lengths do not stand side by side by themselves",
			"name those to show: periods: ["+strings.Join(names[max(0, len(names)-2):], ", ")+"]")
		return
	}
}

// length is how long a period is, in years, months and days.
func length(p dataset.Period) [3]int {
	years, months, days := p.Length()
	return [3]int{years, months, days}
}

// hasPeriod says whether a value of the table is of a period; if none is, and one is published later, it says that.
func (m *madeTable) hasPeriod(p string) (found bool, later *diag.Problem) {
	rows, cols := orNone(m.rows), orNone(m.cols)
	for i := range m.figures {
		for r := range rows {
			for k := range cols {
				if !m.hasSeries(&m.figures[i], &rows[r], &cols[k]) {
					continue
				}
				_, problem := m.c.Set.Value(m.ref(&m.figures[i], &rows[r], &cols[k], &madeEntry{period: p}).String())
				if problem == nil {
					return true, nil
				}
				if later == nil && kind.NotYet(problem) {
					later = problem
				}
			}
		}
	}
	return false, later
}
