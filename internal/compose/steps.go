package compose

import (
	"slices"

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

// outsidePoints counts the points of outside sources.
func outsidePoints(c *Composer, t *template.Steps) int {
	n := 0
	for i := range t.Panels {
		for _, v := range c.Set.Series(t.Panels[i].Of.S) {
			if v.Outside {
				n++
			}
		}
	}
	return n
}

// steps makes step-line panels of running totals, one indicator each.
func steps(d *drawing, p *template.Placed) *result {
	t := p.Chart.Body.(*template.Steps)
	res := &result{shared: true}
	n := 0
	for i := range t.Panels {
		n += len(d.Set.Series(t.Panels[i].Of.S))
	}
	res.expect(valueColumns(), n)
	res.values = make([]*figures.Value, 0, n)
	spec := &charts.Steps{GapWords: d.Own(d.Cat.Msg(language.KeyNotStated)), Dates: stepDates(d.Composer)}
	for i := range t.Panels {
		form := &t.Panels[i]
		panel := charts.StepPanel{Title: d.plain(form.Title), Thousands: "\u202f"}
		points := d.Set.Series(form.Of.S)
		if len(points) == 0 {
			d.Diags.Add(form.Of.Pos, diag.Error, "no-points", source.Quote(form.Of.S)+" has no values to draw", "")
			continue
		}
		together(d.Composer, figures.OnAxis, p.Chart.Mixes, form.Of.Pos, points...)
		panel.Points = make([]charts.StepPoint, 0, len(points))
		all := withUnstated(d.Composer, form.Of.S, points)
		for _, v := range all {
			res.row(d.Number(v, nil, false), stepRow(d.Composer, panel.Title.S, v))
			if v.Missing {
				panel.Gaps = append(panel.Gaps, gapFrom(v.Obs.At()))
				continue
			}
			d.said = append(d.said, doc.Mention{Ref: v.Ref, Pos: form.Of.Pos, Kind: doc.About})
			panel.Points = append(panel.Points, stepPoint(d.Composer, form, v))
			spec.Dates.ByMonth = spec.Dates.ByMonth && v.Obs.At().Day == 0
		}
		labelSteps(d, form, points, panel.Points)
		for i, pt := range panel.Points {
			if pt.Label.S != "" {
				d.list(res, doc.SlideFigure{Label: d.Own(panel.Title.S + " " + d.Period(points[i], false)), Value: pt.Label}, points[i])
			}
		}
		res.values = append(res.values, all...)
		spec.Panels = append(spec.Panels, panel)
	}
	res.unlike = spec.Unlike()
	if outsidePoints(d.Composer, t) > 0 {
		spec.MainKey, spec.OutsideKey = d.plain(t.MainKey), d.plain(t.OutsideKey)
	}
	res.spec = &charts.Spec{ID: p.Chart.ID, Steps: spec}
	return res
}

// stepDates are the words of the axis of time.
func stepDates(c *Composer) charts.StepDates {
	out := charts.StepDates{ByMonth: true}
	for m := range out.Months {
		out.Months[m], out.Days[m] = c.Cat.MonthShort(m+1), c.Cat.DayPattern(m+1)
	}
	return out
}

// withUnstated puts what is said not to be stated between the points of a line, by date. What lies before the first
// point or after the last breaks nothing and is left out.
func withUnstated(c *Composer, ref string, points []*figures.Value) []*figures.Value {
	out := slices.Clone(points)
	first, last := points[0].Obs.At(), points[len(points)-1].Obs.At()
	for _, v := range c.Set.Unstated(ref) {
		if at := v.Obs.At(); at.Compare(first) > 0 && at.Compare(last) < 0 {
			out = append(out, v)
		}
	}
	slices.SortStableFunc(out, func(x, y *figures.Value) int { return x.Obs.At().Compare(y.Obs.At()) })
	return out
}

// gapFrom is the first day of which nothing is stated.
func gapFrom(at dataset.Date) charts.StepDay {
	return charts.StepDay{Year: at.Year, Month: max(at.Month, 1), Day: max(at.Day, 1)}
}

// stepRow gives a point the date it stands at for its period.
func stepRow(c *Composer, panel string, v *figures.Value) []string {
	row := dataRow(c, panel, "", v)
	row[periodColumn] = v.Obs.At().String()
	return row
}

func stepPoint(c *Composer, p *template.StepPanel, v *figures.Value) charts.StepPoint {
	at := v.Obs.At()
	if at.Month == 0 {
		c.Diags.Add(p.Of.Pos, diag.Error, "no-month", v.Ref+" has only a year, and a point on a line needs its month", "give the observation a month, or leave the chart out")
	}
	if !v.Number.IsInteger() {
		c.Diags.Add(p.Of.Pos, diag.Error, "no-count", v.Ref+" is no whole number, and a step line shows counts", "")
	}
	out := charts.StepPoint{Year: at.Year, Month: at.Month, Day: at.Day, Value: v.Number.IntPart(), MoreThan: words.MoreThan(v), Outside: v.Outside}
	if out.Day == 0 {
		out.Day = 15 // a month without a day stands at its middle
	}
	return out
}

// labelSteps puts words to the first point, the last, and those the template names.
func labelSteps(d *drawing, p *template.StepPanel, values []*figures.Value, points []charts.StepPoint) {
	put := func(i int, place charts.Place, date bool) {
		points[i].Label, points[i].Place, points[i].Date = d.figure(d.Number(values[i], nil, false), values[i]), place, doc.Span{}
		if date {
			points[i].Date = d.Own(d.Cat.DateLabel(words.Day(values[i].Obs.At())))
		}
	}
	if d.at.slide { // where type is large, and the axis names the year
		put(0, charts.LabelLeft, false)
	} else {
		put(0, charts.LabelAbove, true)
	}
	put(len(points)-1, charts.LabelAbove, false)
	for _, x := range p.Labels {
		found := -1
		year, month, day := phrase.PeriodNumbers(x.At.S)
		for i, v := range values {
			if at := v.Obs.At(); at.Year == year && (month == 0 || at.Month == month) && (day == 0 || at.Day == day) {
				found = i
			}
		}
		if found < 0 {
			d.Diags.Add(x.At.Pos, diag.Error, "no-such-period", source.Quote(p.Of.S)+" has no point in "+x.At.S, "")
			continue
		}
		place := map[string]charts.Place{"": charts.LabelBelow, "below": charts.LabelBelow, "left": charts.LabelLeft, "above": charts.LabelAbove}[x.Place]
		put(found, place, x.Date)
	}
}

func stepsTable(d *drawing, _ any, res *result) doc.DataTable {
	m := d.Cat.Msg
	out := doc.DataTable{Columns: []doc.DataColumn{{Head: d.Own(m(language.KeyColDate))}, {Head: d.Own(m(language.KeyColSource)), Minor: true}, {Head: d.Own(m(language.KeyColCount)), Right: true}}}
	i := 0
	for _, p := range res.spec.Steps.Panels {
		g := doc.DataGroup{Label: p.Title}
		for range len(p.Points) + len(p.Gaps) {
			v := res.values[i]
			g.Rows = append(g.Rows, []doc.DataCell{d.Own(d.Cat.Date(words.Day(v.Obs.At()))), d.Own(words.SourceNames(d.Printer, v)), d.sizeCell(res.printed[i], v)})
			i++
		}
		out.Groups = append(out.Groups, g)
	}
	return out
}
