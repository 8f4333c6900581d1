package timeline

import (
	"slices"
	"strconv"

	"briefing/internal/charts/kind"
	"briefing/internal/compose/words"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
	"briefing/internal/source"
)

// For leaves out what had not begun by the edition's day, and what has a condition that is not met.
func (t *body) For(set *figures.Set) (kind.Body, []kind.Left) {
	out := *t
	var left []kind.Left
	why := func(e entry) (diag.Pos, string) {
		a := set.Dataset.Action(e.Of.S)
		switch {
		case set.AsOf.Year < t.FirstYear:
			return e.Of.Pos, "the edition lies before the first year of the timeline, " + strconv.Itoa(t.FirstYear)
		case a != nil && !set.Told(a):
			return e.Of.Pos, source.Quote(a.ID) + " had not begun by " + set.AsOf.Last().String() + ", or was not told of"
		}
		return e.Of.Pos, e.When.Why(set)
	}
	out.Bars, out.Events = kind.Standing(t.Bars, &left, "bar", why), kind.Standing(t.Events, &left, "event", why)
	if len(out.Bars)+len(out.Events) == 0 {
		return nil, left
	}
	return &out, left
}

// Points is false: no values are drawn.
func (t *body) Points(*figures.Set) (int, bool) { return 0, false }

// Rows are what stands on it, each with its time, for texts to list; no claim compares them.
func (t *body) Rows(m *kind.Maker) []kind.Row {
	var rows []kind.Row
	for i, list := range [][]entry{t.Bars, t.Events} {
		for k := range list {
			if a := action(m, &list[k]); a != nil {
				rows = append(rows, kind.Row{Label: eventLabel(m, &list[k], a), Words: []string{timeOf(m, [...]string{"bar", "event"}[i], a)}})
			}
		}
	}
	return rows
}

// Topic is time.
func (t *body) Topic() language.Key { return language.KeyTopicTime }

// Draw makes the bars and dated events.
func (t *body) Draw(m *kind.Maker) *kind.Result {
	now := m.Set.AsOf
	spec := &Chart{
		FirstYear: t.FirstYear, LastYear: t.LastYear,
		Now: 12*(now.Year-t.FirstYear) + now.Month - 1, NowLabel: m.Span(m.Date),
		Events: make([][]Event, t.LastYear-t.FirstYear+1),
	}
	if now.Year < t.FirstYear {
		m.Fault(m.Pos, "outside-years", "the edition of "+m.Date+" lies before the first year of the timeline, "+strconv.Itoa(t.FirstYear), "change first_year, or leave the chart out of such editions: when: available beside chart:")
	}
	res := &kind.Result{Plot: spec, Data: [][]string{{"kind", "label", "start", "end", "source"}}}
	for i := range t.Bars {
		if a := action(m, &t.Bars[i]); a != nil {
			bar := timeBar(t, a)
			bar.Label = eventLabel(m, &t.Bars[i], a)
			spec.Bars = append(spec.Bars, bar)
			eventRow(m, res, "bar", bar.Label, a)
		}
	}
	if !m.Events {
		return res
	}
	events := make([][]dated, len(spec.Events))
	for i := range t.Events {
		a := action(m, &t.Events[i])
		if a == nil {
			continue
		}
		year, _ := a.Time.Years()
		if year < t.FirstYear || year > t.LastYear {
			continue
		}
		label := eventLabel(m, &t.Events[i], a)
		y := year - t.FirstYear
		events[y] = append(events[y], dated{a.Time.From, Event{Date: m.Span(dateInYear(m, a)), Text: label}})
		eventRow(m, res, "event", label, a)
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

// dateInYear is when an event is, under the heading of its year: of a half-year, a quarter or a week its name.
func dateInYear(m *kind.Maker, a *dataset.Action) string {
	if p := a.Time.FromPart; !p.IsZero() {
		return m.Cat.PartInYear(words.PartOf(p))
	}
	return m.Cat.DateInYear(words.Day(a.Time.From))
}

type dated struct {
	date  dataset.Date
	event Event
}

// timeBar gives an action that runs its place. Months count from January of the first year; week 1 of that year may begin before it.
func timeBar(t *body, a *dataset.Action) Bar {
	from, to := a.Time.From, a.Time.To
	bar := Bar{Start: max(12*(from.Year-t.FirstYear)+max(from.Month, 1)-1, 0), YearStart: from.Month == 0}
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
	return a.Time.OpenTo || a.Time.To.Year == 0 || a.Time.One()
}

// action resolves what stands on a timeline.
func action(m *kind.Maker, e *entry) *dataset.Action {
	a := m.Index.Actions[e.Of.S]
	if a == nil {
		return nil
	}
	m.Mentions = append(m.Mentions, doc.Mention{Ref: a.ID, Pos: e.Of.Pos, Kind: doc.Dated})
	if !m.Set.Told(a) { // so it is with all of the timeline
		m.Fault(e.Of.Pos, "begins-later", source.Quote(a.ID)+" begins after "+m.Date+", or was told of later", "leave the chart out of such editions: when: available beside chart:")
		return nil
	}
	if m.Source(a.Source.Source) == nil {
		m.Fault(e.Of.Pos, "no-source", "the source "+source.Quote(a.Source.Source)+" is not listed in the data", "")
	}
	return a
}

func eventLabel(m *kind.Maker, e *entry, a *dataset.Action) doc.Span {
	if e.Label != nil {
		return m.Plain(e.Label)
	}
	return m.Plain(m.Texts.Datum(a.Label))
}

func eventRow(m *kind.Maker, res *kind.Result, kind string, label doc.Span, a *dataset.Action) {
	end := a.Time.To.String()
	switch {
	case kind == "event":
		end = a.Time.From.String() // drawn and listed by its beginning, whatever goes on after it
	case a.Time.OpenTo || a.Time.One():
		end = ""
	}
	name := ""
	if s := m.Source(a.Source.Source); s != nil {
		name = words.SourceName(m.Printer, s)
	}
	res.Actions, res.Labels = append(res.Actions, a), append(res.Labels, label)
	res.Row(timeOf(m, kind, a), []string{kind, label.S, a.Time.From.String(), end, name})
}

// timeOf prints when something stands on a timeline: its run for a bar, its date for an event.
func timeOf(m *kind.Maker, kind string, a *dataset.Action) string {
	if kind == "event" {
		return m.Cat.EndLabel(words.Day(a.Time.From), words.PartOf(a.Time.FromPart))
	}
	if noEnd(a) {
		return m.Cat.PeriodLabel(language.Period{From: words.Day(a.Time.From), FromPart: words.PartOf(a.Time.FromPart), OpenTo: true})
	}
	return m.Cat.PeriodLabel(m.PeriodOf(a.Time))
}

// Table lists bars, then events by date.
func (t *body) Table(m *kind.Maker, res *kind.Result) doc.DataTable {
	msg := m.Cat.Msg
	out := doc.DataTable{Columns: []doc.DataColumn{{Head: m.Span(msg(language.KeyColWhat))}, {Head: m.Span(msg(language.KeyColPeriod)), Right: true}}}
	heads := map[string]string{"bar": msg(language.KeyTimeBars), "event": msg(language.KeyTimeEvents)}
	bars := len(res.Plot.(*Chart).Bars)
	order := make([]int, len(res.Actions))
	for i := range order {
		order[i] = i
	}
	// Events stand by date, as they are drawn; of one year those without a day come first.
	slices.SortStableFunc(order[bars:], func(i, j int) int { return res.Actions[i].Time.From.Compare(res.Actions[j].Time.From) })
	for _, i := range order {
		label := heads[res.Data[i+1][0]]
		if n := len(out.Groups); n == 0 || out.Groups[n-1].Label.S != label {
			out.Groups = append(out.Groups, doc.DataGroup{Label: m.Span(label)})
		}
		g := &out.Groups[len(out.Groups)-1]
		g.Rows = append(g.Rows, []doc.DataCell{res.Labels[i], m.Span(res.Printed[i])})
	}
	return out
}
