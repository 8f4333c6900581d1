package compose

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
	"briefing/internal/input/template"
	"briefing/internal/source"
)

// Chart makes a chart on its own. With errors in the list it must not be used. It reads the library and the set and changes
// neither. Package cite finishes it.
func Chart(lib *template.Library, set *figures.Set, id string, opt Options) (*doc.ChartPage, diag.List) {
	t := lib.Chart(id)
	var diags diag.List
	if t == nil {
		var names []string
		for _, x := range lib.Charts {
			names = append(names, x.ID)
		}
		message, hint := source.Unknown("chart", id, names)
		diags.Add(diag.Pos{}, diag.Error, "unknown-chart", message, hint)
		return nil, diags
	}
	if faults := t.AllFaults(); faults.HasErrors() {
		return nil, faults.Sorted()
	}
	c := withMakers(NewComposer(lib, set, nil, &diags, opt))
	messages(c) // the page around the chart has them
	page := chartPage(c, t)
	if diags.HasErrors() {
		return nil, diags.Sorted()
	}
	return page, diags.Sorted()
}

func chartPage(c *Composer, t *template.Chart) *doc.ChartPage {
	page := &doc.ChartPage{Kind: t.Kind, Lang: c.Cat.Tag(), Author: c.opt.Author, Date: c.Date, DateISO: c.Set.AsOf.String(), Imprint: chartImprint(c), Foreign: c.Foreign}
	out := &page.Chart
	out.ID, out.Level, out.Pos, out.Part, out.Notice = t.ID, 1, t.Pos, "chart "+t.ID, c.notice(c.labels())
	m := c.maker(t.Whole(), false)
	res := draw(c, m, t)
	out.Plot, out.Shows = res.Plot, shown(m, res)
	var chosen *template.Title
	if chosen, out.Claims = c.choose(t.Titles); chosen != nil {
		out.Title = c.heading(chosen.Text)
	}
	out.Subtitle = c.inScale(t.Subtitle, res.Scale)
	out.Note = c.inScale(t.Note, res.Scale)
	out.Alt = c.altText(t.Alt, res.Scale)
	page.Table = t.Body.Table(c.maker(t.Whole(), false), res)
	facets(c, t, res, page)
	// What bars and parts show is in one unit, which the subtitle names.
	switch {
	case res.Scale != nil:
		page.Table.Caption = c.Span(c.PlainString(merged(out.Subtitle)))
	case len(page.Units) == 0:
		page.Table.Caption = c.Span(page.Topic.S + ", " + page.UnitLine.S)
	default:
		page.Table.Caption = page.UnitLine
	}
	page.Fields, page.Rows = dataFields(c, res)
	return page
}

// chartImprint is what the dataset says of its publication.
func chartImprint(c *Composer) doc.ChartImprint {
	p := c.Data.Publication
	print := func(t dataset.Text) string { return c.Plain(c.Lib.Texts.Datum(t)) }
	return doc.ChartImprint{Publisher: c.Span(print(p.Publisher)), Contact: c.Span(print(p.Contact)), Reuse: c.Span(print(p.Reuse)), Notice: c.Span(print(p.Notice)), Dataset: c.Data.ID}
}

// facetList gathers what charts can be chosen by, each once, in the order met.
type facetList []doc.Facet

func (f *facetList) add(id string, name doc.Span) {
	if id == "" || name.S == "" || slices.ContainsFunc(*f, func(x doc.Facet) bool { return x.ID == id }) {
		return
	}
	*f = append(*f, doc.Facet{ID: id, Name: name})
}

// facets says what a chart is about: topic, units, regions, who acts, time and sources.
func facets(c *Composer, t *template.Chart, res *kind.Result, page *doc.ChartPage) {
	var units, regions, programmes facetList
	ix, money := c.Lib.Texts.Index, false
	area := func(id string) {
		if a := ix.Areas[id]; a != nil {
			regions.add(id, c.Span(c.Plain(c.Lib.Texts.Datum(a.Name))))
		}
	}
	actor := func(id string) {
		if a := ix.Actors[id]; a != nil {
			programmes.add(id, c.Span(c.Plain(c.Lib.Texts.Datum(a.Name))))
		}
	}
	var times []dataset.Period
	for _, v := range res.Values {
		for _, leaf := range words.Leaves(v) {
			money = money || words.IsMoney(leaf)
			units.add(leaf.Unit.ID, c.Span(c.UnitName(leaf, res.Scale)))
			area(leaf.Indicator.ReferenceArea)
			actor(leaf.Indicator.Actor)
			p := leaf.Period
			if leaf.Counting == dataset.Cumulative && leaf.Start.Year > 0 && !p.NotStated {
				p.From, p.FromPart = leaf.Start, dataset.Part{}
			}
			times = append(times, p)
		}
	}
	for _, a := range res.Actions {
		area(a.Area)
		actor(a.Actor)
		times = append(times, a.Time)
	}
	page.Units, page.Regions, page.Programmes = units, regions, programmes
	page.Topic = c.Span(topic(c, t, money))
	chartTime(c, times, page)
	unitLine(c, page)
	for _, s := range words.SourcesOfAll(c.Printer, res.Values, res.Actions) {
		page.Sources = append(page.Sources, words.InFull(c.Printer, s))
		page.Outside = page.Outside || !s.Main
	}
}

// unitLine is unit and period in one line.
func unitLine(c *Composer, page *doc.ChartPage) {
	var names []string
	for _, u := range page.Units {
		names = append(names, u.Name.S)
	}
	line := []string{c.Cat.List(names), kind.NoBreak(page.Period.S)}
	mix := words.LanguageMix{}
	for _, w := range names {
		mix.Add(w, c.Foreign[w])
	}
	whole := c.Cat.Capital(strings.Join(slices.DeleteFunc(line, func(s string) bool { return s == "" }), ", "))
	c.Mark(whole, mix.Language())
	page.UnitLine = c.Span(whole)
}

// topic is the template's word for what a chart is about, or one for its kind of figures.
func topic(c *Composer, t *template.Chart, money bool) string {
	switch {
	case t.Topic != nil:
		return c.Plain(t.Topic)
	case money:
		return c.Cat.Msg(language.KeyTopicMoney)
	}
	return c.Cat.Msg(t.Body.Topic())
}

// chartTime is the time that values cover together, if all state theirs. An open end counts as the edition's day: nothing later is known.
func chartTime(c *Composer, times []dataset.Period, page *doc.ChartPage) {
	var all dataset.Period
	for _, p := range times {
		from, to := p.From, p.To
		fromPart, toPart := p.FromPart, p.ToPart
		if p.OpenTo {
			to = dataset.Date{Year: c.Set.AsOf.Year, Month: c.Set.AsOf.Month}
		}
		if from.Year == 0 {
			from, fromPart = to, toPart
		}
		if to.Year == 0 {
			to, toPart = from, fromPart
		}
		if from.Year == 0 {
			return // of one no time is stated: those of the others are not the chart's
		}
		if all.From.Year == 0 || from.Compare(all.From) < 0 {
			all.From, all.FromPart = from, fromPart
		}
		if all.To.Year == 0 || to.Last().Compare(all.To.Last()) > 0 {
			all.To, all.ToPart = to, toPart
		}
	}
	if all.From.Year == 0 {
		return
	}
	if now := c.Set.AsOf; all.To.Last().Compare(now) > 0 && all.To.Year > now.Year {
		// A plan beyond the edition is no data yet; years tell it well enough.
		first, last := all.Years()
		all = dataset.Period{From: dataset.Date{Year: first}, To: dataset.Date{Year: last}}
	}
	page.Period, page.PeriodISO = c.Span(c.Cat.PeriodLabel(c.PeriodOf(all))), all.From.String()+"/"+all.To.String()
}

// fieldTexts say what the columns of data hold, by name.
var fieldTexts = map[string]language.Key{
	"group": language.KeyFieldGroup, "row": language.KeyFieldRow, "part": language.KeyFieldPart, "printed": language.KeyFieldPrinted, "value": language.KeyFieldValue,
	"qualifier": language.KeyFieldQualifier, "unit": language.KeyFieldUnit, "period": language.KeyFieldPeriod, "payer": language.KeyFieldPayer,
	"source": language.KeyFieldSource, "address": language.KeyFieldAddress, "kind": language.KeyFieldKind, "label": language.KeyFieldLabel,
	"start": language.KeyFieldStart, "end": language.KeyFieldEnd,
	"low": language.KeyFieldLow, "high": language.KeyFieldHigh, "interval": language.KeyFieldInterval, "status": language.KeyFieldStatus,
}

// dataFields is the data for programs: the rows that travel in a brief, with the string that is drawn beside each value.
func dataFields(c *Composer, res *kind.Result) ([]doc.DataField, [][]string) {
	at := 2 // behind what a row is about
	if res.Data[0][0] == kind.GroupColumn {
		at++
	}
	var fields []doc.DataField
	for _, name := range slices.Insert(slices.Clone(res.Data[0]), at, "printed") {
		f := doc.DataField{Name: name, Type: "string", Description: c.Cat.Msg(fieldTexts[name])}
		if name == "value" || name == "low" || name == "high" {
			f.Type = "number"
		}
		fields = append(fields, f)
	}
	var rows [][]string
	for i, r := range res.Data[1:] {
		rows = append(rows, slices.Insert(slices.Clone(r), at, res.Printed[i]))
	}
	return fields, rows
}
