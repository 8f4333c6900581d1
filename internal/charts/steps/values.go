package steps

import (
	"slices"

	"briefing/internal/charts/kind"
	"briefing/internal/compose/words"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
	"briefing/internal/source"
)

// Topic is results.
func (t *body) Topic() language.Key { return language.KeyTopicResults }

// For leaves out lines of fewer than two points, which are none, and labels of points that lie in the future.
func (t *body) For(set *figures.Set) (kind.Body, []kind.Left) {
	out := *t
	var left []kind.Left
	out.Panels = kind.Standing(t.Panels, &left, "line", func(p entry) (diag.Pos, string) {
		why := p.When.Why(set)
		if n := len(set.Series(p.Of.S)); why == "" && n < 2 {
			why = source.Quote(p.Of.S) + " has " + [...]string{"no values", "one value"}[n] + " to draw, and a line has two or more"
		}
		return p.Of.Pos, why
	})
	if len(out.Panels) == 0 {
		return nil, left
	}
	for i := range out.Panels {
		out.Panels[i].Labels = slices.DeleteFunc(slices.Clone(out.Panels[i].Labels), func(l pointLabel) bool {
			at, err := dataset.ParseAsked(l.At.S)
			return err == nil && words.After(at.To, set.AsOf)
		})
	}
	return &out, left
}

// Rows are the lines, each with its first and its last count, for texts to list; no claim compares them.
func (t *body) Rows(m *kind.Maker) []kind.Row {
	var rows []kind.Row
	for i := range t.Panels {
		p := &t.Panels[i]
		points := m.Set.Series(p.Of.S)
		if len(points) == 0 {
			continue
		}
		row := kind.Row{Label: m.Plain(p.Title)}
		for _, v := range []*figures.Value{points[0], points[len(points)-1]} {
			m.Mentions = append(m.Mentions, doc.Mention{Ref: v.Ref, Pos: p.Of.Pos, Kind: doc.Figure, Printed: m.Number(v, nil, false), Period: kind.PeriodIn(v)})
			row.Words = append(row.Words, m.Number(v, nil, false)+" "+m.Period(v, false))
		}
		if len(points) == 1 {
			row.Words = row.Words[:1]
		}
		rows = append(rows, row)
	}
	return rows
}

// Points counts the points of outside sources.
func (t *body) Points(set *figures.Set) (int, bool) {
	n := 0
	for i := range t.Panels {
		for _, v := range set.Series(t.Panels[i].Of.S) {
			if v.Outside {
				n++
			}
		}
	}
	return n, true
}

// Draw makes the lines, one indicator each.
func (t *body) Draw(m *kind.Maker) *kind.Result {
	res := &kind.Result{Data: [][]string{kind.ValueColumns()}, Shared: true, Says: dataset.Statuses{dataset.StatusBreak}}
	spec := &Chart{GapWords: m.Span(m.Cat.Msg(language.KeyNotStated)), Dates: datesOf(m)}
	for i := range t.Panels {
		form := &t.Panels[i]
		panel := Panel{Title: m.Plain(form.Title), Thousands: "\u202f"}
		points := m.Set.Series(form.Of.S)
		if n := len(points); n < 2 { // so it is with all lines of the chart
			m.Fault(form.Of.Pos, "no-points", source.Quote(form.Of.S)+" has "+[...]string{"no values", "one value"}[n]+" to draw in the edition of "+m.Date+", and a line has two or more",
				"show one value in a tile; leave the chart out of such editions: when: available beside chart:")
			continue
		}
		m.CheckTogether(figures.OnAxis, form.Of.Pos, points...)
		all := withUnstated(m, form.Of.S, points)
		for _, v := range all {
			res.Row(m.Number(v, nil, false), stepRow(m, panel.Title.S, v))
			if v.Missing {
				panel.Gaps = append(panel.Gaps, gapFrom(v.Obs.At()))
				continue
			}
			m.Mentions = append(m.Mentions, doc.Mention{Ref: v.Ref, Pos: form.Of.Pos, Kind: doc.About})
			if v.Obs.Status.Has(dataset.StatusBreak) && len(panel.Points) > 0 {
				panel.Anew = append(panel.Anew, dayOfPoint(v.Obs.At()))
				res.Remarks = append(res.Remarks, m.Span(m.Cat.Msg(language.KeyNewMethodFrom, "name", panel.Title.S, "date", m.Dated(v))))
			}
			panel.Points = append(panel.Points, stepPoint(m, form, v))
			spec.Dates.ByMonth = spec.Dates.ByMonth && v.Obs.At().Day == 0
		}
		labelSteps(m, form, points, panel.Points)
		for i, pt := range panel.Points {
			if pt.Label.S != "" {
				m.List(res, doc.SlideFigure{Label: m.Span(panel.Title.S + " " + m.Period(points[i], false)), Value: pt.Label}, points[i])
			}
		}
		res.Values = append(res.Values, all...)
		spec.Panels = append(spec.Panels, panel)
	}
	res.Unlike = spec.Unlike()
	if outside, _ := t.Points(m.Set); outside > 0 && outside < len(res.Values) { // two kinds of markers
		spec.MainKey, spec.OutsideKey = m.Plain(t.MainKey), m.Plain(t.OutsideKey)
	}
	res.Plot = spec
	return res
}

// datesOf are the words of the axis of time.
func datesOf(m *kind.Maker) Dates {
	out := Dates{ByMonth: true}
	for i := range out.Months {
		out.Months[i], out.Days[i] = m.Cat.MonthShort(i+1), m.Cat.DayPattern(i+1)
	}
	return out
}

// withUnstated puts what is said not to be stated between the points of a line, by date. What lies before the first
// point or after the last breaks nothing and is left out.
func withUnstated(m *kind.Maker, ref string, points []*figures.Value) []*figures.Value {
	out := slices.Clone(points)
	first, last := points[0].Obs.At(), points[len(points)-1].Obs.At()
	for _, v := range m.Set.Unstated(ref) {
		if at := v.Obs.At(); at.Compare(first) > 0 && at.Compare(last) < 0 {
			out = append(out, v)
		}
	}
	slices.SortStableFunc(out, func(x, y *figures.Value) int { return x.Obs.At().Compare(y.Obs.At()) })
	return out
}

// gapFrom is the first day of which nothing is stated.
func gapFrom(at dataset.Date) Day {
	return Day{Year: at.Year, Month: max(at.Month, 1), Day: max(at.Day, 1)}
}

// dayOfPoint is the day that a point stands at: of a month without a day its middle.
func dayOfPoint(at dataset.Date) Day {
	if at.Day == 0 {
		at.Day = 15
	}
	return Day{Year: at.Year, Month: max(at.Month, 1), Day: at.Day}
}

// at is what the data say of when a point stands: the half-year, quarter or week that its period ends with, else the date.
func at(v *figures.Value) string {
	if p := v.Period.ToPart; !p.IsZero() {
		return p.String()
	}
	return v.Obs.At().String()
}

// stepRow gives a point the date it stands at for its period.
func stepRow(m *kind.Maker, panel string, v *figures.Value) []string {
	row := kind.DataRow(m.Printer, panel, "", v)
	row[kind.PeriodColumn] = at(v)
	return row
}

func stepPoint(m *kind.Maker, p *entry, v *figures.Value) Point {
	at := v.Obs.At()
	if at.Month == 0 {
		m.Fault(p.Of.Pos, "no-month", v.Ref+" has only a year, and a point on a line needs its month", "give the observation a month, or leave the chart out")
	}
	if !v.Number.IsInteger() {
		m.Fault(p.Of.Pos, "no-count", v.Ref+" is no whole number, and a step line shows counts", "")
	}
	out := Point{Year: at.Year, Month: at.Month, Day: at.Day, Value: v.Number.IntPart(), MoreThan: words.MoreThan(v), Outside: v.Outside}
	if out.Day == 0 {
		out.Day = 15 // a month without a day stands at its middle
	}
	return out
}

// labelSteps puts words to the first point, the last, and those the template names.
func labelSteps(m *kind.Maker, p *entry, values []*figures.Value, points []Point) {
	put := func(i int, place Place, date bool) {
		points[i].Label, points[i].Place, points[i].Date = m.Showing(m.Number(values[i], nil, false), values[i]), place, doc.Span{}
		if date {
			points[i].Date = m.Span(m.Cat.EndLabel(words.Day(values[i].Obs.At()), words.PartOf(values[i].Period.ToPart)))
		}
	}
	if m.Slide { // where type is large, and the axis names the year
		put(0, LabelLeft, false)
	} else {
		put(0, LabelAbove, true)
	}
	put(len(points)-1, LabelAbove, false)
	for _, x := range p.Labels {
		found := -1
		asked, _ := dataset.ParseAsked(x.At.S)
		for i, v := range values {
			if asked.Is(v.Period) || asked.One() && asked.ToPart.IsZero() && asked.To.Contains(v.Obs.At()) {
				found = i
			}
		}
		if found < 0 {
			m.Fault(x.At.Pos, "no-such-period", source.Quote(p.Of.S)+" has no point in "+x.At.S, "")
			continue
		}
		place := map[string]Place{"": LabelBelow, "below": LabelBelow, "left": LabelLeft, "above": LabelAbove}[x.Place]
		put(found, place, x.Date)
	}
}

// Table has the points of each line by date.
func (t *body) Table(m *kind.Maker, res *kind.Result) doc.DataTable {
	msg := m.Cat.Msg
	out := doc.DataTable{Columns: []doc.DataColumn{{Head: m.Span(msg(language.KeyColDate))}, {Head: m.Span(msg(language.KeyColSource)), Minor: true}, {Head: m.Span(msg(language.KeyColCount)), Right: true}}}
	i := 0
	for _, p := range res.Plot.(*Chart).Panels {
		g := doc.DataGroup{Label: p.Title}
		for range len(p.Points) + len(p.Gaps) {
			v := res.Values[i]
			g.Rows = append(g.Rows, []doc.DataCell{m.Span(m.Cat.End(words.Day(v.Obs.At()), words.PartOf(v.Period.ToPart))), m.Span(words.SourceNames(m.Printer, v)), m.SizeCell(res.Printed[i], v)})
			i++
		}
		out.Groups = append(out.Groups, g)
	}
	return out
}
