package panels

import (
	"strings"

	"github.com/shopspring/decimal"

	"briefing/internal/charts/kind"
	"briefing/internal/compose/words"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

// unitMarks is what one mark stands for in all panels of a unit.
type unitMarks struct {
	value   *figures.Value // the first of them
	panels  int
	largest decimal.Decimal
	noun    *phrase.Text // what the template calls it
	size    decimal.Decimal
}

// marks finds the size of a mark for each unit that has marks, in the order of the panels. Values that are missing or
// not positive have none.
func marks(m *kind.Maker, t *body, values []*figures.Value) []*unitMarks {
	var units []*unitMarks
	for i, v := range values {
		if v == nil || !markable(v) {
			continue
		}
		u := marksOf(units, v)
		if u == nil {
			u = &unitMarks{value: v}
			units = append(units, u)
		}
		u.panels++
		if v.Number.GreaterThan(u.largest) {
			u.largest = v.Number
		}
		switch p := &t.Panels[i]; {
		case p.Noun == nil:
		case u.noun == nil:
			u.noun = p.Noun
		case m.Plain(u.noun).S != m.Plain(p.Noun).S:
			m.Fault(p.Noun.Pos(), "two-nouns", "the key of a unit has one noun, found "+source.Quote(m.Plain(u.noun).S)+" and "+source.Quote(m.Plain(p.Noun).S),
				"write the same noun: in all panels of the unit, or in one alone")
		}
	}
	shown := units[:0]
	for _, u := range units {
		if u.panels > 1 || t.AllMarks {
			u.size = markSize(u.largest)
			shown = append(shown, u)
		}
	}
	return shown
}

func markable(v *figures.Value) bool {
	return !v.Missing && !v.NotExact && v.Number.IsPositive()
}

func marksOf(units []*unitMarks, v *figures.Value) *unitMarks {
	for _, u := range units {
		if u.value.Unit.ID == v.Unit.ID {
			return u
		}
	}
	return nil
}

// markSize is what one mark stands for: the smallest of 1, 2, 5, 10, 20, ... of which the largest value has no more than
// 150. It then has 50 or more, unless it is itself less than 50.
func markSize(largest decimal.Decimal) decimal.Decimal {
	for power := decimal.New(1, 0); ; power = power.Shift(1) {
		for _, n := range []int64{1, 2, 5} {
			if size := power.Mul(decimal.New(n, 0)); largest.LessThanOrEqual(size.Mul(decimal.New(mostMarks, 0))) {
				return size
			}
		}
	}
}

// of is how many full marks a value has and, in thousandths, what is left of one more. What is less than one mark has
// none.
func (u *unitMarks) of(v *figures.Value) (full, part int) {
	if v.Number.LessThan(u.size) {
		return 0, 0
	}
	q, rest := v.Number.QuoRem(u.size, 0)
	if rest.IsPositive() {
		part = max(1, int(rest.Shift(3).Div(u.size).IntPart()))
	}
	return int(q.IntPart()), part
}

// key says what one mark stands for: "= 100 people".
func (u *unitMarks) key(m *kind.Maker) string {
	one := *u.value
	one.Number, one.Qualifier, one.Derived, one.Obs = u.size, "", nil, nil
	size := m.Figure(&one, words.Form{}, nil)
	noun := m.Plain(u.noun).S
	if noun == "" && one.Unit.Kind == dataset.UnitCount {
		noun, _ = m.Noun(one.Unit.Noun, u.size)
	}
	if noun != "" {
		size += words.NoBreakSpace + noun
	}
	return m.Cat.Msg(language.KeyMarkIs, "size", size)
}

// For leaves out panels whose condition is not met.
func (t *body) For(set *figures.Set) (kind.Body, []kind.Left) {
	out := *t
	var left []kind.Left
	out.Panels = kind.Standing(t.Panels, &left, "panel", func(p entry) (diag.Pos, string) { return p.Of.Pos, p.When.Why(set) })
	if len(out.Panels) == 0 {
		return nil, left
	}
	return &out, left
}

// Points is false: no points are drawn.
func (t *body) Points(*figures.Set) (int, bool) { return 0, false }

// Rows are the panels, each with its figure, for texts to list; no claim compares them.
func (t *body) Rows(m *kind.Maker) []kind.Row {
	var rows []kind.Row
	for i := range t.Panels {
		v := m.Value(t.Panels[i].Of, "")
		if v == nil {
			continue
		}
		printed := m.Figure(v, words.Form{}, nil)
		m.Mentions = append(m.Mentions, doc.Mention{Ref: v.Ref, Pos: t.Panels[i].Of.Pos, Kind: doc.Figure, Printed: printed, Missing: v.Missing, Period: kind.PeriodIn(v)})
		if !v.Period.NotStated {
			printed += " " + m.Period(v, false)
		}
		rows = append(rows, kind.Row{Label: m.Plain(t.Panels[i].Label), Words: []string{printed}})
	}
	return rows
}

// Topic is results.
func (t *body) Topic() language.Key { return language.KeyTopicResults }

// Draw makes the panels.
func (t *body) Draw(m *kind.Maker) *kind.Result {
	res := &kind.Result{Data: [][]string{kind.ValueColumns()}}
	values := make([]*figures.Value, len(t.Panels))
	for i := range t.Panels {
		values[i] = m.Value(t.Panels[i].Of, "")
	}
	units := marks(m, t, values)
	var all []markedPanel
	for i, v := range values {
		if v == nil {
			continue
		}
		one := markedPanel{Panel: panel(m, &t.Panels[i], v), markable: markable(v)}
		if one.unit = marksOf(units, v); one.markable && one.unit != nil {
			one.Marks, one.Part = one.unit.of(v)
		}
		all = append(all, one)
		res.Values = append(res.Values, v)
		res.Row(m.Figure(v, words.Form{}, nil), kind.DataRow(m.Printer, one.Kicker.S, one.Label.S, v))
	}
	spec := keyed(m, all, units)
	shown := len(all)
	if t.First >= 1 && t.First < len(all) {
		shown = t.First
		spec.Narrow = keyed(m, all[:shown], units)
		spec.Narrow.Rest = m.Counted(t.Rest, len(all)-shown)
	}
	for i, one := range all[:shown] {
		m.List(res, doc.SlideFigure{Label: one.Label, Value: m.Span(strings.TrimSpace(one.Qualifier.S + " " + one.Number.S))}, res.Values[i])
	}
	res.Plot = spec
	return res
}

// markedPanel is a panel with what one mark of its unit stands for, if that has marks.
type markedPanel struct {
	Panel
	unit     *unitMarks
	markable bool
}

// keyed makes panels with the words that explain their marks.
func keyed(m *kind.Maker, all []markedPanel, units []*unitMarks) *Chart {
	spec := &Chart{}
	part, alone, less := false, false, false
	shown := map[*unitMarks]bool{}
	for _, p := range all {
		spec.Panels = append(spec.Panels, p.Panel)
		switch {
		case !p.markable:
		case p.unit == nil:
			alone = true
		default:
			part, less = part || p.Part > 0, less || p.Marks == 0
			shown[p.unit] = shown[p.unit] || p.Marks > 0
		}
	}
	for _, u := range units {
		if shown[u] {
			spec.Keys = append(spec.Keys, u.key(m))
		}
	}
	if part {
		spec.PartKey = m.Span(m.Cat.Msg(language.KeyMarkPart))
	}
	if len(spec.Keys) > 0 {
		var why []string
		if alone {
			why = append(why, m.Cat.Msg(language.KeyMarkAlone))
		}
		if less {
			why = append(why, m.Cat.Msg(language.KeyMarkLess))
		}
		spec.AloneKey = m.Span(strings.Join(why, " "))
	}
	return spec
}

func panel(m *kind.Maker, t *entry, v *figures.Value) Panel {
	out := Panel{Kicker: m.Plain(t.Kicker), Label: m.Plain(t.Label), When: m.Span(panelPeriod(m, v))}
	if v.Missing || v.NotExact {
		out.Number = m.Showing(m.Figure(v, words.Form{}, nil), v)
		return out
	}
	exact := *v
	exact.Qualifier = ""
	number := m.Figure(&exact, words.Form{}, nil)
	if v.Unit != nil && v.Unit.Kind == dataset.UnitRate { // its words are too long for the big number, and the label goes on from them
		number = m.Number(&exact, nil, false)
		out.Label = m.Span(strings.TrimSpace(m.Pick(v.Unit.Words) + " " + out.Label.S))
	}
	out.Qualifier, out.Number = m.Span(m.Cat.TileQualifier(v.Qualifier)), m.Showing(number, v)
	return out
}

// panelPeriod is the period as a panel prints it beside who.
func panelPeriod(m *kind.Maker, v *figures.Value) string {
	switch p := m.PeriodOf(v.Period); {
	case p.NotStated:
		return m.Cat.Msg(language.KeyPeriodNotStated)
	case v.Counting == dataset.Cumulative && p.Words == "" && v.Period.One():
		return m.Period(v, false)
	}
	return m.Period(v, true)
}

// Table has the panels in groups of who they are about.
func (t *body) Table(m *kind.Maker, res *kind.Result) doc.DataTable {
	msg := m.Cat.Msg
	out := doc.DataTable{Columns: []doc.DataColumn{
		{Head: m.Span(msg(language.KeyColWhat))}, {Head: m.Span(msg(language.KeyColPeriod)), Minor: true}, {Head: m.Span(msg(language.KeyColUnit)), Minor: true}, {Head: m.Span(msg(language.KeyColCount)), Right: true},
	}}
	for i, p := range res.Plot.(*Chart).Panels {
		if n := len(out.Groups); n == 0 || out.Groups[n-1].Label.S != p.Kicker.S {
			out.Groups = append(out.Groups, doc.DataGroup{Label: p.Kicker})
		}
		g := &out.Groups[len(out.Groups)-1]
		v := res.Values[i]
		g.Rows = append(g.Rows, []doc.DataCell{m.Capitalized(p.Label), m.Span(kind.NoBreak(m.Period(v, true))), m.Span(m.UnitName(v, nil)), m.SizeCell(res.Printed[i], v)})
	}
	return out
}
