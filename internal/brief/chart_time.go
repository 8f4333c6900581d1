package brief

import (
	"slices"
	"strings"

	"briefing/internal/charts"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

// timeForm is a row of years with bars and dated events.
type timeForm struct {
	Broken    bool        `yaml:",broken"`
	Head      chartHead   `yaml:",inline"`
	FirstYear int         `yaml:"first_year,required"`
	LastYear  int         `yaml:"last_year,required"`
	Bars      []eventForm `yaml:"bars"`
	Events    []eventForm `yaml:"events"`
}

type eventForm struct {
	Of    source.String `yaml:"of,required,id"`
	Label rawText       `yaml:"label"`

	label *phrase.Text
}

func (f *timeForm) head() *chartHead { return &f.Head }

func (f *timeForm) prepare(l *loader, _ *chartTemplate) {
	if !f.Broken && (f.FirstYear < 1900 || f.LastYear < f.FirstYear || f.LastYear > f.FirstYear+20) {
		l.diags.Add(f.Head.Pos, diag.Error, "bad-years", "a timeline runs over 1 to 21 years, found "+itoa(f.FirstYear)+" to "+itoa(f.LastYear), "")
	}
	if !f.Broken && len(f.Bars)+len(f.Events) == 0 {
		l.diags.Add(f.Head.Pos, diag.Error, "empty-chart", "a timeline needs bars or events", "list actions under bars: or events:")
	}
	for _, list := range [][]eventForm{f.Bars, f.Events} {
		for i := range list {
			list[i].label = l.line(list[i].Label, phrase.Label)
			f.checkAction(l, list[i].Of)
			l.showsThing(list[i].Of)
			if a := l.lib.index.actions[list[i].Of.S]; a != nil && list[i].label == nil {
				l.showsDatum(a.Label)
			}
		}
	}
}

// checkAction sees that an action can stand on a timeline: it happened, and its beginning is known.
func (f *timeForm) checkAction(l *loader, of source.String) {
	if of.S == "" {
		return
	}
	a := l.lib.index.actions[of.S]
	switch {
	case a == nil:
		message, hint := source.Unknown("action", of.S, l.lib.index.names(l.lib.ds, "start"))
		l.diags.Add(of.Pos, diag.Error, "unknown-reference", message, hint)
	case a.Kind == record:
		l.diags.Add(of.Pos, diag.Error, "record-on-timeline", source.Quote(of.S)+" is a record: bookkeeping, not something that happened", "choose an action of another kind")
	case a.Time.From.Year == 0:
		l.diags.Add(of.Pos, diag.Error, "no-start", source.Quote(of.S)+" has no known start and cannot stand on a timeline", "name it in the text instead")
	case !f.Broken && (a.Time.From.Year < f.FirstYear || a.Time.From.Year > f.LastYear):
		l.diags.Add(of.Pos, diag.Error, "outside-years", source.Quote(of.S)+" begins in "+itoa(a.Time.From.Year)+", outside the years of the timeline", "change first_year or last_year, or leave it out")
	}
}

func (f *timeForm) build(b *builder, c *chartTemplate, o chartBlock) *chartResult {
	now := b.set.AsOf
	spec := &charts.Timeline{
		FirstYear: f.FirstYear, LastYear: f.LastYear,
		Now: 12*(now.Year-f.FirstYear) + now.Month - 1, NowLabel: b.d.Date,
		Events: make([][]charts.TimeEvent, f.LastYear-f.FirstYear+1),
	}
	if now.Year < f.FirstYear || now.Year > f.LastYear {
		b.diags.Add(c.pos, diag.Error, "outside-years", "the edition of "+b.d.Date+" lies outside the timeline's years "+itoa(f.FirstYear)+" to "+itoa(f.LastYear), "change first_year or last_year")
	}
	res := &chartResult{spec: &charts.Spec{ID: c.id, Time: spec}, actions: make([]*dataset.Action, 0, len(f.Bars)+len(f.Events))}
	res.expect([]string{"kind", "label", "start", "end", "source"}, len(f.Bars)+len(f.Events))
	spec.Bars = make([]charts.TimeBar, 0, len(f.Bars))
	for i := range f.Bars {
		if a := b.action(&f.Bars[i], res); a != nil {
			bar := f.bar(a)
			bar.Label = b.eventLabel(&f.Bars[i], a)
			spec.Bars = append(spec.Bars, bar)
			b.eventRow(res, "bar", bar.Label, a)
		}
	}
	if !on(o.Events) {
		spec.Events = make([][]charts.TimeEvent, f.LastYear-f.FirstYear+1)
		return res
	}
	events := make([][]dated, len(spec.Events))
	for i := range f.Events {
		a := b.action(&f.Events[i], res)
		if a == nil || a.Time.From.Year < f.FirstYear || a.Time.From.Year > f.LastYear {
			continue
		}
		label := b.eventLabel(&f.Events[i], a)
		y := a.Time.From.Year - f.FirstYear
		events[y] = append(events[y], dated{a.Time.From, charts.TimeEvent{Date: b.cat.DateInYear(day(a.Time.From)), Text: label}})
		b.eventRow(res, "event", label, a)
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

// bar gives an action that runs its place. Months count from January of the first year.
func (f *timeForm) bar(a *dataset.Action) charts.TimeBar {
	from, to := a.Time.From, a.Time.To
	bar := charts.TimeBar{Start: 12*(from.Year-f.FirstYear) + max(from.Month, 1) - 1, YearStart: from.Month == 0}
	if noEnd(a) {
		bar.NoEnd = true
		return bar
	}
	end := to.Month
	if end == 0 {
		end, bar.YearEnd = 12, true
	}
	bar.End = 12*(to.Year-f.FirstYear) + end
	if last := 12 * (f.LastYear - f.FirstYear + 1); bar.End > last {
		bar.End, bar.RunsOut, bar.YearEnd = last, true, false
	}
	return bar
}

// noEnd says that an action began and that no end is given.
func noEnd(a *dataset.Action) bool {
	return a.Time.OpenTo || a.Time.To.Year == 0 || a.Time.To == a.Time.From
}

// action resolves what stands on a timeline; nothing that had not begun by the edition's day.
func (b *builder) action(e *eventForm, res *chartResult) *dataset.Action {
	a := b.lib.index.actions[e.Of.S]
	if a == nil {
		return nil
	}
	b.use(a.ID, e.Of.Pos)
	b.slide.action(a)
	if after(a.Time.From, b.set.AsOf) {
		b.diags.Add(e.Of.Pos, diag.Error, "not-yet", source.Quote(a.ID)+" begins after "+b.d.Date, "leave it out of this edition")
		return nil
	}
	s := b.sourceByID(a.Source.Source, e.Of.Pos)
	if s != nil && !slices.Contains(res.sources, s) {
		res.sources = append(res.sources, s)
	}
	return a
}

func (b *builder) eventLabel(e *eventForm, a *dataset.Action) string {
	if e.label != nil {
		return b.plain(e.label)
	}
	return b.plain(b.lib.datum(a.Label))
}

func (b *builder) eventRow(res *chartResult, kind, label string, a *dataset.Action) {
	end := a.Time.To.String()
	switch {
	case kind == "event":
		end = a.Time.From.String() // drawn and listed by its beginning, whatever goes on after it
	case a.Time.OpenTo || a.Time.To == a.Time.From:
		end = ""
	}
	name := ""
	if s := b.lib.index.sources[a.Source.Source]; s != nil {
		name = b.sourceName(s)
	}
	res.actions = append(res.actions, a)
	res.row(b.timeOf(kind, a), []string{kind, label, a.Time.From.String(), end, name})
}

// stepsForm is a set of step-line panels of running totals, one indicator each.
type stepsForm struct {
	Head   chartHead       `yaml:",inline"`
	Keys   stepKeys        `yaml:"keys,required"`
	Panels []stepPanelForm `yaml:"panels,required,nonempty"`
}

type stepKeys struct {
	Main    rawText `yaml:"main,required"`
	Outside rawText `yaml:"outside,required"`

	main, outside *phrase.Text
}

type stepPanelForm struct {
	Title  rawText         `yaml:"title,required"`
	Of     source.String   `yaml:"of,required,word"`
	Labels []stepLabelForm `yaml:"labels"`

	title *phrase.Text
}

// stepLabelForm labels a point beside the first and the last, or moves a label that collides.
type stepLabelForm struct {
	At    source.String `yaml:"at,required,word"`
	Place string        `yaml:"place,enum=left|above|below"`
	Date  *bool         `yaml:"date"`
}

func (f *stepsForm) head() *chartHead { return &f.Head }

func (f *stepsForm) prepare(l *loader, _ *chartTemplate) {
	f.Keys.main, f.Keys.outside = l.line(f.Keys.Main, phrase.Label), l.line(f.Keys.Outside, phrase.Label)
	for i := range f.Panels {
		p := &f.Panels[i]
		p.title = l.line(p.Title, phrase.Label)
		l.fairTitle("title", p.Title, p.title, false)
		l.valueRef(p.Of)
		l.holdsUntilNext(p.Of)
		l.shows(p.Of)
		for _, x := range p.Labels {
			if x.At.S != "" && !phrase.IsPeriod(x.At.S) {
				l.diags.Add(x.At.Pos, diag.Error, "bad-period", "a point is named by its year, month or day, found "+source.Quote(x.At.S), "write at: 2018-05")
			}
		}
	}
}

// momentary are the ways of counting whose values hold for their own period alone.
var momentary = []dataset.Counting{dataset.SingleYear, dataset.PartialWindow, dataset.Change, dataset.OneOff}

// holdsUntilNext sees that the values of an indicator stay true until the next is published, as a step line draws them.
func (l *loader) holdsUntilNext(of source.String) {
	id, _, _ := strings.Cut(of.S, "/")
	id, _, _ = strings.Cut(id, "@")
	ind := l.lib.index.indicators[id]
	if ind == nil || !slices.Contains(momentary, ind.Counting) {
		return
	}
	period := "2018"
	for _, o := range ind.Observations {
		if p := o.TimePeriod; p.From.Year > 0 && p.From == p.To {
			period = p.From.String()
		}
	}
	l.diags.Add(of.Pos, diag.Error, "single-periods", source.Quote(id)+" has values of single periods (counting: "+string(ind.Counting)+"), and a step line would draw each as if it held until the next",
		"use kind: bars with order: given and a row for each period, as in {label: "+period+", parts: [{of: "+id+"@"+period+"}]}",
		"if each value is a running total or a level, say so in the data: counting: cumulative or counting: stock")
}

// outside counts the points of outside sources.
func (f *stepsForm) outside(b *builder) int {
	n := 0
	for i := range f.Panels {
		for _, v := range b.points(f.Panels[i].Of.S) {
			if v.Outside {
				n++
			}
		}
	}
	return n
}

func (f *stepsForm) build(b *builder, c *chartTemplate, _ chartBlock) *chartResult {
	res := &chartResult{shared: true, outside: f.outside(b)}
	n := 0
	for i := range f.Panels {
		n += len(b.points(f.Panels[i].Of.S))
	}
	res.expect(valueColumns(), n)
	res.values = make([]*figures.Value, 0, n)
	spec := &charts.Steps{GapWords: b.cat.Msg(language.KeyNotStated), Dates: b.stepDates()}
	for i := range f.Panels {
		p := &f.Panels[i]
		panel := charts.StepPanel{Title: b.plain(p.title), Thousands: "\u202f"}
		points := b.points(p.Of.S)
		if len(points) == 0 {
			b.diags.Add(p.Of.Pos, diag.Error, "no-points", source.Quote(p.Of.S)+" has no values to draw", "")
			continue
		}
		b.together(figures.OnAxis, c.mixes, p.Of.Pos, points...)
		panel.Points = make([]charts.StepPoint, 0, len(points))
		all := b.withUnstated(p.Of.S, points)
		for _, v := range all {
			res.row(b.number(v, nil, false), b.stepRow(panel.Title, v))
			if v.Missing {
				panel.Gaps = append(panel.Gaps, gapFrom(v.Obs.At()))
				continue
			}
			b.use(v.Ref, p.Of.Pos)
			b.slide.value(v)
			panel.Points = append(panel.Points, f.point(b, p, v))
			spec.Dates.ByMonth = spec.Dates.ByMonth && v.Obs.At().Day == 0
		}
		f.label(b, p, points, panel.Points)
		for i, pt := range panel.Points {
			if pt.Label != "" {
				name := panel.Title + " " + b.periodOf(points[i], false)
				b.slide.figure(doc.SlideFigure{Label: name, Value: pt.Label}, points[i])
			}
		}
		res.values = append(res.values, all...)
		spec.Panels = append(spec.Panels, panel)
	}
	res.unlike = spec.Unlike()
	if res.outside > 0 {
		spec.MainKey, spec.OutsideKey = b.plain(f.Keys.main), b.plain(f.Keys.outside)
	}
	res.spec = &charts.Spec{ID: c.id, Steps: spec}
	return res
}

// stepDates are the words of the axis of time.
func (b *builder) stepDates() charts.StepDates {
	d := charts.StepDates{ByMonth: true}
	for m := range d.Months {
		d.Months[m], d.Days[m] = b.cat.MonthShort(m+1), b.cat.DayPattern(m+1)
	}
	return d
}

// withUnstated puts what is said not to be stated between the points of a line, by date. What lies before the first
// point or after the last breaks nothing and is left out.
func (b *builder) withUnstated(ref string, points []*figures.Value) []*figures.Value {
	out := slices.Clone(points)
	first, last := points[0].Obs.At(), points[len(points)-1].Obs.At()
	for _, v := range b.set.Unstated(ref) {
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
func (b *builder) stepRow(panel string, v *figures.Value) []string {
	row := b.dataRow(panel, "", v)
	row[5] = v.Obs.At().String()
	return row
}

func (f *stepsForm) point(b *builder, p *stepPanelForm, v *figures.Value) charts.StepPoint {
	at := v.Obs.At()
	if at.Month == 0 {
		b.diags.Add(p.Of.Pos, diag.Error, "no-month", v.Ref+" has only a year, and a point on a line needs its month", "give the observation a month, or leave the chart out")
	}
	if !v.Number.IsInteger() {
		b.diags.Add(p.Of.Pos, diag.Error, "no-count", v.Ref+" is no whole number, and a step line shows counts", "")
	}
	out := charts.StepPoint{Year: at.Year, Month: at.Month, Day: at.Day, Value: v.Number.IntPart(), MoreThan: moreThan(v), Outside: v.Outside}
	if out.Day == 0 {
		out.Day = 15 // a month without a day stands at its middle
	}
	return out
}

// label puts words to the first point, the last, and those the template names.
func (f *stepsForm) label(b *builder, p *stepPanelForm, values []*figures.Value, points []charts.StepPoint) {
	put := func(i int, place charts.Place, date bool) {
		points[i].Label, points[i].Place, points[i].Date = b.number(values[i], nil, false), place, ""
		if date {
			points[i].Date = b.cat.DateLabel(day(values[i].Obs.At()))
		}
	}
	if b.slide != nil { // where type is large, and the axis names the year
		put(0, charts.LabelLeft, false)
	} else {
		put(0, charts.LabelAbove, true)
	}
	put(len(points)-1, charts.LabelAbove, false)
	for _, x := range p.Labels {
		found := -1
		y, m, d := phrase.PeriodNumbers(x.At.S)
		for i, v := range values {
			if at := v.Obs.At(); at.Year == y && (m == 0 || at.Month == m) && (d == 0 || at.Day == d) {
				found = i
			}
		}
		if found < 0 {
			b.diags.Add(x.At.Pos, diag.Error, "no-such-period", source.Quote(p.Of.S)+" has no point in "+x.At.S, "")
			continue
		}
		place := map[string]charts.Place{"": charts.LabelBelow, "below": charts.LabelBelow, "left": charts.LabelLeft, "above": charts.LabelAbove}[x.Place]
		put(found, place, on(x.Date))
	}
}
