package columns

import (
	"slices"
	"strings"

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

// entry is a column with its value; a period without a value has none.
type entry struct {
	label  doc.Span
	id     string // of a highlight: the period or the code
	period dataset.Period
	value  *figures.Value // nil: nothing was published
}

// For leaves out columns of periods that were not published yet.
func (b *body) For(set *figures.Set) (kind.Body, []kind.Left) {
	out := *b
	var left []kind.Left
	out.Of = kind.Standing(b.Of, &left, "column", func(of source.String) (diag.Pos, string) {
		_, problem := set.Value(of.S)
		switch {
		case problem != nil && kind.NotYet(problem):
			return of.Pos, problem.Message
		case problem == nil && len(b.Of) == 1 && b.Axis.S == Period && !strings.Contains(of.S, "@") && len(set.Series(of.S))+len(set.Unstated(of.S)) == 0:
			return of.Pos, source.Quote(of.S) + " has no values to draw"
		}
		return of.Pos, ""
	})
	if len(out.Of) == 0 {
		return nil, left
	}
	return &out, left
}

// Points is false: values are no points.
func (b *body) Points(*figures.Set) (int, bool) { return 0, false }

// Topic is results, where nothing is money.
func (b *body) Topic() language.Key { return language.KeyTopicResults }

// entries resolves the columns in the order of the axis.
func (b *body) entries(m *kind.Maker) []entry {
	var out []entry
	switch {
	case b.Axis.S != Period:
		out = b.classes(m)
	case len(b.Of) == 1 && !strings.Contains(b.Of[0].S, "@"):
		out = b.series(m)
	default:
		for _, of := range b.Of {
			if v := m.Value(of, ""); v != nil {
				out = append(out, entry{label: m.Span(m.Period(v, true)), id: timeOf(v).String(), period: timeOf(v), value: v})
			}
		}
		slices.SortStableFunc(out, func(x, y entry) int { return startOf(x.period).Compare(startOf(y.period)) })
		out = b.filled(m, out)
	}
	if len(out) > Most {
		tooMany(m.Fault, b.Of[0].Pos, len(out))
	}
	return out
}

// timeOf is the time of a value.
func timeOf(v *figures.Value) dataset.Period {
	if v.Obs != nil {
		return v.Obs.TimePeriod
	}
	return v.Period
}

// startOf is when a period begins.
func startOf(p dataset.Period) dataset.Date {
	if p.From.Year != 0 {
		return p.From
	}
	return p.To
}

// series are the values of one figure over time, with what is said not to be stated between them.
func (b *body) series(m *kind.Maker) []entry {
	of := b.Of[0]
	points := slices.Concat(m.Set.Series(of.S), m.Set.Unstated(of.S))
	if len(points) == 0 {
		if _, p := m.Set.Value(of.S); p != nil && !kind.NotYet(p) {
			m.Diags.AddProblem(of.Pos, diag.Error, p)
			return nil
		}
		m.Fault(of.Pos, "no-points", source.Quote(of.S)+" has no values to draw in the edition of "+m.Date, "choose a later day with --as-of, or leave the chart out of this edition")
		return nil
	}
	slices.SortStableFunc(points, func(x, y *figures.Value) int { return startOf(timeOf(x)).Compare(startOf(timeOf(y))) })
	var out []entry
	for _, v := range points {
		m.Mentions = append(m.Mentions, doc.Mention{Ref: v.Ref, Pos: of.Pos, Kind: doc.About})
		out = append(out, entry{label: m.Span(m.Period(v, true)), id: timeOf(v).String(), period: timeOf(v), value: v})
	}
	return b.filled(m, out)
}

// partKind is what a column is of: a year, a half-year, a quarter, a month or a week.
func partKind(p dataset.Period) string {
	switch {
	case p.ToPart.Half > 0:
		return "half-year"
	case p.ToPart.Quarter > 0:
		return "quarter"
	case p.ToPart.Week > 0:
		return "week"
	case p.To.Month > 0:
		return "month"
	}
	return "year"
}

// stepsTo counts by how many columns a period follows another of the same kind.
func stepsTo(p, q dataset.Period) int {
	if n, ok := p.ToPart.Until(q.ToPart); ok {
		return n
	}
	if p.To.Month == 0 {
		return q.To.Year - p.To.Year
	}
	return 12*(q.To.Year-p.To.Year) + q.To.Month - p.To.Month
}

// after is the period that follows another by so many columns.
func after(p dataset.Period, n int) dataset.Period {
	if !p.ToPart.IsZero() {
		return p.ToPart.After(n).In()
	}
	d := dataset.Date{Year: p.To.Year + n}
	if p.To.Month > 0 {
		i := 12*p.To.Year + p.To.Month - 1 + n
		d = dataset.Date{Year: i / 12, Month: i%12 + 1}
	}
	return dataset.Period{From: d, To: d}
}

// filled puts the years, half-years, quarters, months or weeks of which nothing was published between the others: a period keeps its place. What is
// of unlike periods shares no axis.
func (b *body) filled(m *kind.Maker, list []entry) []entry {
	for i, e := range list {
		p := e.period
		if !p.One() || p.From.Day != 0 && p.ToPart.IsZero() {
			m.Fault(b.Of[min(i, len(b.Of)-1)].Pos, "no-column", source.Quote(refOf(e))+" is of the period "+p.String()+", and a column is of a year, half-year, quarter, month or week", "name the figures to show, each of a year: of: [ID@2018, ID@2019]")
			return nil
		}
		if partKind(p) != partKind(list[0].period) {
			m.Fault(b.Of[min(i, len(b.Of)-1)].Pos, "one-period", source.Quote(refOf(list[0]))+" is of the period "+list[0].period.String()+" and "+source.Quote(refOf(e))+" of "+p.String()+": years, half-years, quarters, months and weeks do not stand side by side", "name the figures to show: of: [ID@2018, ID@2019]")
			return nil
		}
	}
	var out []entry
	for i, e := range list {
		if i > 0 {
			before := list[i-1].period
			steps := stepsTo(before, e.period)
			if steps-1 > Most {
				tooMany(m.Fault, b.Of[0].Pos, steps-1+len(list))
				return nil
			}
			for n := 1; n < steps; n++ {
				p := after(before, n)
				out = append(out, entry{label: m.Span(m.Cat.PeriodLabel(m.PeriodOf(p))), id: p.String(), period: p})
			}
		}
		out = append(out, e)
	}
	return out
}

func refOf(e entry) string {
	if e.value != nil {
		return e.value.Ref
	}
	return e.id
}

// classes are the codes of a figure's dimension, or those that are named one by one, in the order of the data.
func (b *body) classes(m *kind.Maker) []entry {
	var out []entry
	for _, of := range b.Of {
		ind := m.Index.Indicators[phrase.RootOf(of.S)]
		d := m.Data.Dimension(b.Axis.S)
		if ind == nil || d == nil {
			continue // told when it was read
		}
		at := slices.Index(ind.By, d.ID)
		r, _ := dataset.ParseRef(of.S)
		named := dataset.Whole
		if codes := r.Key.Codes(len(ind.By)); at < len(codes) {
			named = codes[at]
		}
		if named != dataset.Whole && d.Find(named) == nil {
			m.Value(of, "") // says that there is no such code
			continue
		}
		for i := range d.Codes {
			code := &d.Codes[i]
			if named != dataset.Whole && named != string(code.ID) {
				continue
			}
			one := dataset.Ref{ID: r.ID, Key: r.Key.With(len(ind.By), at, string(code.ID)), Period: r.Period}
			if v := m.Value(source.String{S: one.String(), Pos: of.Pos}, ""); v != nil {
				out = append(out, entry{label: m.Plain(m.Texts.Datum(code.Name)), id: string(code.ID), value: v})
			}
		}
	}
	return out
}

// Draw makes the columns.
func (b *body) Draw(m *kind.Maker) *kind.Result {
	list := b.entries(m)
	res := &kind.Result{Data: [][]string{kind.ValueColumns()}, Shared: true, Says: dataset.Statuses{dataset.StatusProvisional, dataset.StatusEstimated}}
	plot := &Chart{Classes: b.Axis.S != Period, Gap: m.Span(m.Cat.Msg(language.KeyNotStated)), Thousands: "\u202f"}
	res.Plot = plot
	for _, e := range list {
		if e.value != nil {
			res.Values = append(res.Values, e.value)
			res.Computed = res.Computed || e.value.Derived != nil
		}
	}
	m.CheckTogether(figures.OnAxis, m.Pos, res.Values...)
	res.Scale = &words.Scale{Millions: b.Millions, Decimals: words.Decimals(res.Values, b.Millions)}
	b.checkSigns(m, list)
	found := map[string]bool{}
	for _, e := range list {
		x := b.column(m, e, res)
		found[e.id] = true
		plot.Columns = append(plot.Columns, x)
		printed := strings.TrimSpace(x.Qualifier.S + " " + x.Value.S)
		if e.value == nil {
			res.Row(printed, unstatedRow(e))
		} else {
			res.Row(printed, kind.DataRow(m.Printer, e.label.S, "", e.value))
			m.List(res, doc.SlideFigure{Label: e.label, Value: m.Span(printed), Unit: m.Unit(e.value, res.Scale)}, e.value)
		}
	}
	for _, h := range b.Highlight {
		if !found[h.S] && len(list) > 0 {
			message, hint := source.Unknown("column", h.S, ids(list))
			m.Fault(h.Pos, "unknown-column", message, hint)
		}
	}
	return res
}

func ids(list []entry) (out []string) {
	for _, e := range list {
		out = append(out, e.id)
	}
	return out
}

// unstatedRow is a row of data of a period of which nothing was published.
func unstatedRow(e entry) []string {
	row := make([]string, len(kind.ValueColumns()))
	row[0], row[kind.PeriodColumn] = e.label.S, e.period.String()
	return row
}

// checkSigns refuses what no column can stand for: no value at all, or none of zero or more.
func (b *body) checkSigns(m *kind.Maker, list []entry) {
	var missing, negative []string
	for _, e := range list {
		switch v := e.value; {
		case v == nil || v.Missing || v.NotExact:
			missing = append(missing, e.label.S)
		case v.Number.IsNegative():
			negative = append(negative, e.label.S)
		default:
			return
		}
	}
	switch {
	case len(list) == 0:
	case len(negative) == 0:
		m.Fault(b.Of[0].Pos, "no-columns", "no value is stated for "+m.Cat.List(missing)+", so there is no column to draw", "leave the chart out of this edition")
	default:
		message := "the values of " + m.Cat.List(negative) + " are below zero, and columns rise from zero"
		if len(missing) > 0 {
			message += "; for " + m.Cat.List(missing) + " none is stated"
		}
		m.Fault(b.Of[0].Pos, "no-columns", message, "show them in a table")
	}
}

// column makes one column.
func (b *body) column(m *kind.Maker, e entry, res *kind.Result) Column {
	x := Column{Label: e.label, Highlight: slices.ContainsFunc(b.Highlight, func(h source.String) bool { return h.S == e.id })}
	v := e.value
	if v == nil || v.Missing || v.NotExact {
		x.Missing, x.Value = true, m.Span(m.NoValue(v))
		if v != nil {
			x.Value = m.Showing(m.Number(v, res.Scale, false), v)
		}
		return x
	}
	x.Size = kind.Thousandths(v.Number, b.Millions)
	bare := *v
	bare.Qualifier = ""
	x.Value = m.Showing(m.Number(&bare, res.Scale, false), v)
	x.Qualifier = m.Span(m.Cat.TileQualifier(v.Qualifier))
	status, word := statusOf(m, v)
	x.Status, x.Words = status, m.Span(word)
	return x
}

// statusOf is the status of a value and its word, which is empty for one that is stated as final.
func statusOf(m *kind.Maker, v *figures.Value) (Status, string) {
	switch {
	case v.Obs == nil:
	case v.Obs.Status.Has(dataset.StatusProvisional):
		return Provisional, m.Cat.Msg(language.KeyProvisional)
	case v.Obs.Status.Has(dataset.StatusEstimated):
		return Estimated, m.Cat.Msg(language.KeyEstimated)
	}
	return Stated, ""
}

// Rows are the columns that have a value.
func (b *body) Rows(m *kind.Maker) []kind.Row {
	list := b.entries(m)
	var values []*figures.Value
	for _, e := range list {
		if e.value != nil {
			values = append(values, e.value)
		}
	}
	sc := &words.Scale{Millions: b.Millions, Decimals: words.Decimals(values, b.Millions)}
	var out []kind.Row
	for _, e := range list {
		r := kind.Row{Label: e.label, Words: []string{m.Cat.Msg(language.KeyNotStated)}}
		if v := e.value; v != nil && !v.Missing && !v.NotExact {
			size := m.Number(v, sc, false)
			r.Value, r.MoreThan, r.Compared, r.Size = v.Number, words.MoreThan(v), true, m.Size(v.Number, b.Millions, nil, false)
			r.Words = []string{size}
			if _, word := statusOf(m, v); word != "" {
				r.Words = append(r.Words, word)
			}
		}
		out = append(out, r)
	}
	return out
}

// Table has a row for each column, with what is said of its value.
func (b *body) Table(m *kind.Maker, res *kind.Result) doc.DataTable {
	msg := m.Cat.Msg
	first := msg(language.KeyColWhat)
	if b.Axis.S == Period {
		first = msg(language.KeyColPeriod)
	}
	out := doc.DataTable{Columns: []doc.DataColumn{{Head: m.Span(first)}, {Head: m.Span(msg(language.KeyColValue)), Right: true}}, Groups: []doc.DataGroup{{}}}
	for i, x := range res.Plot.(*Chart).Columns {
		label := m.Capitalized(x.Label)
		if x.Words.S != "" {
			label.S += " (" + x.Words.S + ")"
		}
		cell := m.Span(res.Printed[i])
		cell.Faint, cell.Of = x.Missing, x.Value.Of
		out.Groups[0].Rows = append(out.Groups[0].Rows, []doc.DataCell{label, cell})
	}
	return out
}
