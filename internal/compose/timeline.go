package compose

import (
	"slices"

	"briefing/internal/charts"
	"briefing/internal/compose/words"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
	"briefing/internal/input/template"
	"briefing/internal/source"
)

// timeline makes a row of years with bars and dated events.
func timeline(d *drawing, p *template.Placed) *result {
	t := p.Chart.Body.(*template.Timeline)
	now := d.Set.AsOf
	spec := &charts.Timeline{
		FirstYear: t.FirstYear, LastYear: t.LastYear,
		Now: 12*(now.Year-t.FirstYear) + now.Month - 1, NowLabel: d.Own(d.Date),
		Events: make([][]charts.TimeEvent, t.LastYear-t.FirstYear+1),
	}
	if now.Year < t.FirstYear || now.Year > t.LastYear {
		d.Diags.Add(p.Chart.Pos, diag.Error, "outside-years", "the edition of "+d.Date+" lies outside the timeline's years "+itoa(t.FirstYear)+" to "+itoa(t.LastYear), "change first_year or last_year")
	}
	res := &result{spec: &charts.Spec{ID: p.Chart.ID, Time: spec}, actions: make([]*dataset.Action, 0, len(t.Bars)+len(t.Events))}
	res.expect([]string{"kind", "label", "start", "end", "source"}, len(t.Bars)+len(t.Events))
	spec.Bars = make([]charts.TimeBar, 0, len(t.Bars))
	for i := range t.Bars {
		if a := action(d, &t.Bars[i]); a != nil {
			bar := timeBar(t, a)
			bar.Label = eventLabel(d, &t.Bars[i], a)
			spec.Bars = append(spec.Bars, bar)
			eventRow(d, res, "bar", bar.Label, a)
		}
	}
	if !p.Events {
		spec.Events = make([][]charts.TimeEvent, t.LastYear-t.FirstYear+1)
		return res
	}
	events := make([][]dated, len(spec.Events))
	for i := range t.Events {
		a := action(d, &t.Events[i])
		if a == nil || a.Time.From.Year < t.FirstYear || a.Time.From.Year > t.LastYear {
			continue
		}
		label := eventLabel(d, &t.Events[i], a)
		y := a.Time.From.Year - t.FirstYear
		events[y] = append(events[y], dated{a.Time.From, charts.TimeEvent{Date: d.Own(d.Cat.DateInYear(words.Day(a.Time.From))), Text: label}})
		eventRow(d, res, "event", label, a)
	}
	for y, list := range events {
		// Events of which only the year is known come first, then by date: a date without month or day compares lower.
		slices.SortStableFunc(list, func(x, z dated) int { return x.date.Compare(z.date) })
		for _, e := range list {
			spec.Events[y] = append(spec.Events[y], e.event)
		}
	}
	return res
}

type dated struct {
	date  dataset.Date
	event charts.TimeEvent
}

// timeBar gives an action that runs its place. Months count from January of the first year.
func timeBar(t *template.Timeline, a *dataset.Action) charts.TimeBar {
	from, to := a.Time.From, a.Time.To
	bar := charts.TimeBar{Start: 12*(from.Year-t.FirstYear) + max(from.Month, 1) - 1, YearStart: from.Month == 0}
	if noEnd(a) {
		bar.NoEnd = true
		return bar
	}
	end := to.Month
	if end == 0 {
		end, bar.YearEnd = 12, true
	}
	bar.End = 12*(to.Year-t.FirstYear) + end
	if last := 12 * (t.LastYear - t.FirstYear + 1); bar.End > last {
		bar.End, bar.RunsOut, bar.YearEnd = last, true, false
	}
	return bar
}

// noEnd says that an action began and that no end is given.
func noEnd(a *dataset.Action) bool {
	return a.Time.OpenTo || a.Time.To.Year == 0 || a.Time.To == a.Time.From
}

// action resolves what stands on a timeline; nothing that had not begun by the edition's day.
func action(d *drawing, e *template.Event) *dataset.Action {
	a := d.Lib.Index.Actions[e.Of.S]
	if a == nil {
		return nil
	}
	d.said = append(d.said, doc.Mention{Ref: a.ID, Pos: e.Of.Pos, Kind: doc.Dated})
	if after(a.Time.From, d.Set.AsOf) {
		d.Diags.Add(e.Of.Pos, diag.Error, "not-yet", source.Quote(a.ID)+" begins after "+d.Date, "leave it out of this edition")
		return nil
	}
	if d.Source(a.Source.Source) == nil {
		d.Diags.Add(e.Of.Pos, diag.Error, "no-source", "the source "+source.Quote(a.Source.Source)+" is not listed in the data", "")
	}
	return a
}

func eventLabel(d *drawing, e *template.Event, a *dataset.Action) doc.Span {
	if e.Label != nil {
		return d.plain(e.Label)
	}
	return d.plain(d.Lib.Datum(a.Label))
}

func eventRow(d *drawing, res *result, kind string, label doc.Span, a *dataset.Action) {
	end := a.Time.To.String()
	switch {
	case kind == "event":
		end = a.Time.From.String() // drawn and listed by its beginning, whatever goes on after it
	case a.Time.OpenTo || a.Time.To == a.Time.From:
		end = ""
	}
	name := ""
	if s := d.Source(a.Source.Source); s != nil {
		name = words.SourceName(d.Printer, s)
	}
	res.actions, res.labels = append(res.actions, a), append(res.labels, label)
	res.row(timeOf(d.Composer, kind, a), []string{kind, label.S, a.Time.From.String(), end, name})
}

// timeOf prints when something stands on a timeline: its run for a bar, its date for an event.
func timeOf(c *Composer, kind string, a *dataset.Action) string {
	if kind == "event" {
		return c.Cat.DateLabel(words.Day(a.Time.From))
	}
	if noEnd(a) {
		return c.Cat.PeriodLabel(language.Period{From: words.Day(a.Time.From), OpenTo: true})
	}
	return c.Cat.PeriodLabel(c.PeriodOf(a.Time))
}

func timelineTable(d *drawing, _ any, res *result) doc.DataTable {
	m := d.Cat.Msg
	out := doc.DataTable{Columns: []doc.DataColumn{{Head: d.Own(m(language.KeyColWhat))}, {Head: d.Own(m(language.KeyColPeriod)), Right: true}}}
	heads := map[string]string{"bar": m(language.KeyTimeBars), "event": m(language.KeyTimeEvents)}
	for i, r := range res.rows[1:] {
		label := heads[r[0]]
		if n := len(out.Groups); n == 0 || out.Groups[n-1].Label.S != label {
			out.Groups = append(out.Groups, doc.DataGroup{Label: d.Own(label)})
		}
		g := &out.Groups[len(out.Groups)-1]
		g.Rows = append(g.Rows, []doc.DataCell{res.labels[i], d.Own(res.printed[i])})
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
