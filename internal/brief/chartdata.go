package brief

import (
	"cmp"
	"slices"
	"strings"

	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
	"briefing/internal/input/phrase"
)

// Each kind of chart as a table that people read. What is drawn is taken from the drawing's own spec, so that the two
// print one string.

func cell(s string) doc.DataCell { return doc.DataCell{S: s} }

// tableColumns are what bars, parts and tiles say of each value beside its name and size.
func (b *builder) tableColumns(first, last string, money bool) []doc.DataColumn {
	m := b.cat.Msg
	cols := []doc.DataColumn{{Head: first}}
	if money {
		cols = append(cols, doc.DataColumn{Head: m(language.KeyColPayer), Minor: true}, doc.DataColumn{Head: m(language.KeyColStatus), Minor: true})
	}
	return append(cols, doc.DataColumn{Head: m(language.KeyColPeriod), Minor: true}, doc.DataColumn{Head: b.capital(last), Right: true})
}

// held keeps a date or period on one line.
func held(s string) string { return strings.ReplaceAll(s, " ", "\u00a0") }

// tableRow is one value in these columns.
func (b *builder) tableRow(label string, v *figures.Value, money bool, printed string) []doc.DataCell {
	row := []doc.DataCell{cell(b.capital(label))}
	if money {
		row = append(row, b.cellOf(v, "payer"), b.cellOf(v, "status"))
	}
	period := cell(held(b.periodOf(v, true)))
	period.Faint = v.Period.NotStated
	return append(row, period, doc.DataCell{S: printed, Faint: v.Missing || v.NotExact})
}

// cellOf asks the dataset for what a reference's part says of a value; a computed value has it if all its parts say
// the same.
func (b *builder) cellOf(v *figures.Value, part string) doc.DataCell {
	out, first := doc.DataCell{}, true
	for _, leaf := range new(few).leaves(v) {
		c := doc.DataCell{S: b.cat.Msg(language.KeyNotStated), Faint: true}
		if d, ok := b.lib.named(&phrase.Ref{ID: leaf.ID, Target: leaf.Ref, Part: part}); ok {
			c = doc.DataCell{S: d.plain, Faint: d.faint}
			if d.text != nil {
				c.S = b.plain(d.text)
			}
		}
		if !first && c != out {
			return doc.DataCell{S: b.cat.Msg(language.KeySeveral)}
		}
		out, first = c, false
	}
	return out
}

func anyMoney(values []*figures.Value) bool { return slices.ContainsFunc(values, isMoney) }

func (f *barsForm) table(b *builder, res *chartResult) doc.DataTable {
	money := anyMoney(res.values)
	first, last := b.cat.Msg(language.KeyColWhat), ""
	if money {
		first = b.cat.Msg(language.KeyColAmount)
	}
	if len(res.values) > 0 {
		last = b.unitName(res.values[0], res.scale)
	}
	out := doc.DataTable{Columns: b.tableColumns(first, last, money)}
	for i := range f.Groups {
		label := b.plain(f.Groups[i].label)
		open := false // rows of one value stand together under the group's own label
		for j, r := range f.rows(b, &f.Groups[i]) {
			drawn := res.spec.Bars.Groups[i].Rows[j]
			if len(r.parts) == 1 && (r.area == "" || sameWords(b.caption(r.parts[0]), r.label)) {
				if !open {
					out.Groups = append(out.Groups, doc.DataGroup{Label: label})
					open = true
				}
				g := &out.Groups[len(out.Groups)-1]
				g.Rows = append(g.Rows, b.tableRow(r.label, r.parts[0].value, money, drawn.Value))
				continue
			}
			open = false
			g := doc.DataGroup{Label: r.label, Value: drawn.Value}
			if label != "" {
				g.Label = label + ": " + r.label
				b.mark(g.Label, cmp.Or(b.d.Foreign[label], b.d.Foreign[r.label]))
			}
			for _, p := range r.parts {
				g.Rows = append(g.Rows, b.tableRow(b.caption(p), p.value, money, f.printed(b, p.value, res.scale)))
			}
			out.Groups = append(out.Groups, g)
		}
	}
	return out
}

func (f *wholeForm) table(b *builder, res *chartResult) doc.DataTable {
	if len(res.values) < 2 {
		return doc.DataTable{}
	}
	part, whole, spec := res.values[0], res.values[1], res.spec.Whole
	out := doc.DataTable{Columns: []doc.DataColumn{
		{Head: b.cat.Msg(language.KeyColWhat)}, {Head: b.capital(b.unitName(part, res.scale)), Right: true},
	}}
	name := b.cellOf(whole, "name").S
	out.Groups = []doc.DataGroup{{Label: name, Value: b.number(whole, res.scale, false), Rows: [][]doc.DataCell{
		{cell(b.capital(spec.Part.Caption)), cell(res.printed[0])}, {cell(b.capital(spec.Rest.Caption)), cell(res.printed[1])},
	}}}
	return out
}

func (f *tilesForm) table(b *builder, res *chartResult) doc.DataTable {
	out := doc.DataTable{Columns: []doc.DataColumn{{Head: b.cat.Msg(language.KeyColWhat)}, {Head: b.cat.Msg(language.KeyColValue), Right: true}}, Groups: []doc.DataGroup{{}}}
	for i, t := range res.spec.Tiles.Tiles {
		v := res.values[i]
		out.Groups[0].Rows = append(out.Groups[0].Rows, []doc.DataCell{cell(b.capital(t.Label)), {S: res.printed[i], Faint: v.Missing || v.NotExact}})
	}
	return out
}

func (f *stepsForm) table(b *builder, res *chartResult) doc.DataTable {
	m := b.cat.Msg
	out := doc.DataTable{Columns: []doc.DataColumn{{Head: m(language.KeyColDate)}, {Head: m(language.KeyColSource), Minor: true}, {Head: m(language.KeyColCount), Right: true}}}
	i := 0
	for _, p := range res.spec.Steps.Panels {
		g := doc.DataGroup{Label: p.Title}
		for range len(p.Points) + len(p.Gaps) {
			v := res.values[i]
			g.Rows = append(g.Rows, []doc.DataCell{cell(b.cat.Date(day(v.Obs.At()))), cell(b.sourceNames(v)), {S: res.printed[i], Faint: v.Missing}})
			i++
		}
		out.Groups = append(out.Groups, g)
	}
	return out
}

func (f *timeForm) table(b *builder, res *chartResult) doc.DataTable {
	m := b.cat.Msg
	out := doc.DataTable{Columns: []doc.DataColumn{{Head: m(language.KeyColWhat)}, {Head: m(language.KeyColPeriod), Right: true}}}
	heads := map[string]string{"bar": m(language.KeyTimeBars), "event": m(language.KeyTimeEvents)}
	for i, r := range res.rows[1:] {
		label := heads[r[0]]
		if n := len(out.Groups); n == 0 || out.Groups[n-1].Label != label {
			out.Groups = append(out.Groups, doc.DataGroup{Label: label})
		}
		g := &out.Groups[len(out.Groups)-1]
		g.Rows = append(g.Rows, []doc.DataCell{cell(r[1]), cell(res.printed[i])})
	}
	// Events stand by date, as they are drawn; of one year those without a day come first.
	if n := len(out.Groups); n > 0 && res.rows[len(res.rows)-1][0] == "event" {
		bars := len(res.spec.Time.Bars)
		order := make([]int, len(res.actions)-bars)
		for i := range order {
			order[i] = bars + i
		}
		slices.SortStableFunc(order, func(i, j int) int { return res.actions[i].Time.From.Compare(res.actions[j].Time.From) })
		rows := make([][]doc.DataCell, len(order))
		for i, at := range order {
			rows[i] = out.Groups[n-1].Rows[at-bars]
		}
		out.Groups[n-1].Rows = rows
	}
	return out
}

// timeOf prints when something stands on a timeline: its run for a bar, its date for an event.
func (b *builder) timeOf(kind string, a *dataset.Action) string {
	if kind == "event" {
		return b.cat.DateLabel(day(a.Time.From))
	}
	if noEnd(a) {
		return b.cat.PeriodLabel(language.Period{From: day(a.Time.From), OpenTo: true})
	}
	return b.cat.PeriodLabel(b.lib.period(a.Time))
}
