package compose

import (
	"strings"

	"github.com/shopspring/decimal"

	"briefing/internal/charts"
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
func marks(d *drawing, t *template.Panels, values []*figures.Value) []*unitMarks {
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
		case d.plain(u.noun).S != d.plain(p.Noun).S:
			d.Diags.Add(p.Noun.Pos(), diag.Error, "two-nouns", "the key of a unit has one noun, found "+source.Quote(d.plain(u.noun).S)+" and "+source.Quote(d.plain(p.Noun).S),
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

// mostMarks is how many marks the largest panel of a unit has at most.
const mostMarks = 150

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
func (u *unitMarks) key(d *drawing) string {
	one := *u.value
	one.Number, one.Qualifier, one.Derived, one.Obs = u.size, "", nil, nil
	size := d.Figure(&one, words.Form{}, nil)
	noun := d.plain(u.noun).S
	if noun == "" && one.Unit.Kind == dataset.UnitCount {
		noun, _ = d.Noun(one.Unit.Noun, u.size)
	}
	if noun != "" {
		size += words.Unbroken + noun
	}
	return d.Cat.Msg(language.KeyMarkIs, "size", size)
}

func panels(d *drawing, p *template.Placed) *result {
	t := p.Chart.Body.(*template.Panels)
	res := &result{rows: [][]string{valueColumns()}}
	values := make([]*figures.Value, len(t.Panels))
	for i := range t.Panels {
		values[i] = d.chartValue(t.Panels[i].Of, "")
	}
	units := marks(d, t, values)
	var all []unitPanel
	for i, v := range values {
		if v == nil {
			continue
		}
		one := unitPanel{Panel: panel(d, &t.Panels[i], v), markable: markable(v)}
		if one.unit = marksOf(units, v); one.markable && one.unit != nil {
			one.Marks, one.Part = one.unit.of(v)
		}
		all = append(all, one)
		res.values = append(res.values, v)
		res.row(d.Figure(v, words.Form{}, nil), dataRow(d.Composer, one.Kicker.S, one.Label.S, v))
	}
	spec := keyed(d, all, units)
	shown := len(all)
	if t.First >= 1 && t.First < len(all) {
		shown = t.First
		spec.Narrow = keyed(d, all[:shown], units)
		spec.Narrow.Rest = d.Own(counted(d.Composer, t.Rest, len(all)-shown))
	}
	for i, one := range all[:shown] {
		d.list(res, doc.SlideFigure{Label: one.Label, Value: d.Own(strings.TrimSpace(one.Qualifier.S + " " + one.Number.S))}, res.values[i])
	}
	res.spec = &charts.Spec{ID: p.Chart.ID, Panels: spec}
	return res
}

// unitPanel is a panel with what one mark of its unit stands for, if that has marks.
type unitPanel struct {
	charts.Panel
	unit     *unitMarks
	markable bool
}

// keyed makes panels with the words that explain their marks.
func keyed(d *drawing, all []unitPanel, units []*unitMarks) *charts.Panels {
	spec := &charts.Panels{}
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
			spec.Keys = append(spec.Keys, u.key(d))
		}
	}
	if part {
		spec.PartKey = d.Own(d.Cat.Msg(language.KeyMarkPart))
	}
	if len(spec.Keys) > 0 {
		var why []string
		if alone {
			why = append(why, d.Cat.Msg(language.KeyMarkAlone))
		}
		if less {
			why = append(why, d.Cat.Msg(language.KeyMarkLess))
		}
		spec.AloneKey = d.Own(strings.Join(why, " "))
	}
	return spec
}

func panel(d *drawing, t *template.Panel, v *figures.Value) charts.Panel {
	out := charts.Panel{Kicker: d.plain(t.Kicker), Label: d.plain(t.Label), When: d.Own(panelPeriod(d.Composer, v))}
	if v.Missing || v.NotExact {
		out.Number = d.figure(d.Figure(v, words.Form{}, nil), v)
		return out
	}
	exact := *v
	exact.Qualifier = ""
	out.Qualifier, out.Number = d.Own(d.Cat.TileQualifier(v.Qualifier)), d.figure(d.Figure(&exact, words.Form{}, nil), v)
	return out
}

// panelPeriod is the period as a panel prints it beside who.
func panelPeriod(c *Composer, v *figures.Value) string {
	switch p := c.PeriodOf(v.Period); {
	case p.NotStated:
		return c.Cat.Msg(language.KeyPeriodNotStated)
	case v.Counting == dataset.Cumulative && p.Words == "" && !p.OpenTo && !p.OpenFrom && p.From == p.To:
		return c.Period(v, false)
	}
	return c.Period(v, true)
}

func panelsTable(d *drawing, _ any, res *result) doc.DataTable {
	m := d.Cat.Msg
	out := doc.DataTable{Columns: []doc.DataColumn{
		{Head: d.Own(m(language.KeyColWhat))}, {Head: d.Own(m(language.KeyColPeriod)), Minor: true}, {Head: d.Own(m(language.KeyColUnit)), Minor: true}, {Head: d.Own(m(language.KeyColCount)), Right: true},
	}}
	for i, p := range res.spec.Panels.Panels {
		if n := len(out.Groups); n == 0 || out.Groups[n-1].Label.S != p.Kicker.S {
			out.Groups = append(out.Groups, doc.DataGroup{Label: p.Kicker})
		}
		g := &out.Groups[len(out.Groups)-1]
		v := res.values[i]
		g.Rows = append(g.Rows, []doc.DataCell{d.capital(p.Label), d.Own(held(d.Period(v, true))), d.Own(d.UnitName(v, nil)), d.sizeCell(res.printed[i], v)})
	}
	return out
}
