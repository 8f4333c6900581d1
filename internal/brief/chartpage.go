package brief

import (
	"slices"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
	"briefing/internal/source"
)

// ChartIDs lists the charts that stand on their own with this dataset, in the order of charts.yaml: all but those of
// embed: false, which are forms for one place in a brief. A chart that no brief shows and whose figures the dataset
// does not hold is left out: a dataset may hold just what one brief needs, and Load has warned of it.
func (lib *Library) ChartIDs() []string {
	var ids []string
	shown := lib.shown()
	for _, c := range lib.charts {
		if c.inBriefs {
			continue
		}
		lacking := func(d diag.Diagnostic) bool { return d.ID == "unknown-reference" }
		if slices.ContainsFunc(c.faults, lacking) && !slices.ContainsFunc(asShown(c, shown), func(d diag.Diagnostic) bool { return lacking(d) && d.Severity == diag.Error }) {
			continue
		}
		ids = append(ids, c.id)
	}
	return ids
}

// ChartFile is the template that charts are read from, as messages show it; empty if there is no chart of that name.
func (lib *Library) ChartFile(id string) string {
	if c := lib.byID[id]; c != nil {
		return c.pos.File
	}
	return ""
}

// Chart makes a chart on its own. What a brief says in numbered notes stands in its note, in words: the exact size of
// a rounded title, what is mixed, what must be known of each value. With errors in the list it must not be used. It
// reads the library and the set and changes neither.
func (lib *Library) Chart(id string, set *figures.Set, opt BuildOptions) (*doc.ChartPage, diag.List) {
	t := lib.byID[id]
	if t == nil {
		var diags diag.List
		var names []string
		for _, c := range lib.charts {
			names = append(names, c.id)
		}
		message, hint := source.Unknown("chart", id, names)
		diags.Add(diag.Pos{}, diag.Error, "unknown-chart", message, hint)
		return nil, diags
	}
	if faults := faultsOf(t); faults.HasErrors() {
		return nil, faults.Sorted()
	}
	b := &builder{
		lib: lib, cat: lib.cat, set: set, alone: true, brief: &briefTemplate{id: t.id, pos: t.pos},
		scratch: scratches.Get().(*scratch),
	}
	defer b.release()
	b.d = &doc.Document{ID: t.id, Lang: lib.cat.Tag(), Date: lib.cat.MonthYear(day(set.AsOf)), DateISO: set.AsOf.String(), Author: opt.Author}
	for _, w := range lib.strange {
		b.mark(w.s, w.lang)
	}
	page := &doc.ChartPage{Kind: t.kind, Lang: b.d.Lang, Author: opt.Author, Date: b.d.Date, DateISO: b.d.DateISO, Imprint: b.chartImprint()}
	b.in("chart "+t.id, func() { b.chartPage(t, page) })
	if b.diags.HasErrors() {
		return nil, b.diags.Sorted()
	}
	return page, b.diags.Sorted()
}

func (b *builder) chartPage(t *chartTemplate, page *doc.ChartPage) {
	res := b.noFormulas(t, t.body.build(b, t, chartBlock{}))
	c := &page.Chart
	c.ID, c.Spec, c.Level, c.Pos, c.Notice = t.id, res.spec, 1, t.pos, b.notice()
	// The chart says first what it mixes, so that the notes of its sums need not.
	for _, v := range res.values {
		for _, leaf := range new(few).leaves(v) {
			b.gather.noted = append(b.gather.noted, leaf.Ref)
		}
	}
	if chosen := b.choose(t.titles); chosen != nil {
		c.Title = b.heading(chosen.text, exactOnly)
	}
	c.Subtitle = b.inScale(t.subtitle, res.scale, noNotes)
	c.Alt = b.plainIn(t.alt, res.scale)
	b.aloneFoot(t, res, c)
	page.Table = t.body.table(b, res)
	b.chartFacets(t, res, page)
	// What bars and parts show is in one unit, which the subtitle names.
	switch {
	case res.scale != nil:
		page.Table.Caption = b.plainly(c.Subtitle)
	case len(page.Units) == 0:
		page.Table.Caption = page.Topic + ", " + page.UnitLine
	default:
		page.Table.Caption = page.UnitLine
	}
	page.Fields, page.Rows = b.chartData(res)
	page.Foreign = b.d.Foreign
}

// aloneFoot makes note and source line of a chart that stands alone.
func (b *builder) aloneFoot(t *chartTemplate, res *chartResult, c *doc.Chart) {
	note := &sentences{}
	note.spans(b.inScale(t.note, res.scale, noNotes))
	note.say(b.ownScales(res))
	if res.shared {
		note.spans(b.mixed(res.values))
	}
	said := map[int]bool{}
	words := func(numbers []int) {
		for _, n := range numbers {
			if n > 0 && !said[n] {
				said[n] = true
				note.spans(unnoted(b.d.Notes[n-1].Text))
			}
		}
	}
	words(notesIn(c.Title))
	words(b.caveatNotes(res.shared, res.values...))
	sources := append(b.sourcesOf(res.values), res.sources...)
	c.Title, c.Note = unnoted(c.Title), unnoted(note.out)
	c.Source = unnoted(b.sourceLine(sources, res.computed, res.outside, t.pos, "the chart "+source.Quote(t.id)))
}

// notesIn lists the notes that spans refer to, in order.
func notesIn(spans []doc.Span) []int {
	var numbers []int
	for _, s := range spans {
		if s.Note > 0 {
			numbers = append(numbers, s.Note)
		}
	}
	return numbers
}

// unnoted takes the reference numbers out of spans and joins neighbours of one style.
func unnoted(spans []doc.Span) []doc.Span {
	var out []doc.Span
	for _, s := range spans {
		s.Note, s.See = 0, ""
		if k := len(out); k > 0 && out[k-1].Bold == s.Bold && out[k-1].Italic == s.Italic && out[k-1].URL == s.URL && out[k-1].Lang == s.Lang {
			out[k-1].S += s.S
		} else if s.S != "" {
			out = append(out, s)
		}
	}
	return out
}

// chartImprint is what the dataset says of its publication.
func (b *builder) chartImprint() doc.ChartImprint {
	p := b.lib.ds.Publication
	say := func(t dataset.Text) string { return b.plain(b.lib.datum(t)) }
	return doc.ChartImprint{Publisher: say(p.Publisher), Contact: say(p.Contact), Reuse: say(p.Reuse), Notice: say(p.Notice), Dataset: b.lib.ds.ID}
}

// facets gathers what charts can be chosen by, each once, in the order met.
type facets []doc.Facet

func (f *facets) add(id, name string) {
	if id == "" || name == "" || slices.ContainsFunc(*f, func(x doc.Facet) bool { return x.ID == id }) {
		return
	}
	*f = append(*f, doc.Facet{ID: id, Name: name})
}

// chartFacets says what a chart is about: topic, units, regions, who acts, time and sources.
func (b *builder) chartFacets(t *chartTemplate, res *chartResult, page *doc.ChartPage) {
	var units, regions, programmes facets
	ix, money := b.lib.index, false
	area := func(id string) {
		if a := ix.areas[id]; a != nil {
			regions.add(id, b.plain(b.lib.datum(a.Name)))
		}
	}
	actor := func(id string) {
		if a := ix.actors[id]; a != nil {
			programmes.add(id, b.plain(b.lib.datum(a.Name)))
		}
	}
	var times []dataset.Period
	for _, v := range res.values {
		for _, leaf := range new(few).leaves(v) {
			money = money || isMoney(leaf)
			units.add(leaf.Unit.ID, b.unitName(leaf, res.scale))
			area(leaf.Indicator.ReferenceArea)
			actor(leaf.Indicator.Actor)
			p := leaf.Period
			if leaf.Counting == dataset.Cumulative && leaf.Start.Year > 0 && !p.NotStated {
				p.From = leaf.Start
			}
			times = append(times, p)
		}
	}
	for _, a := range res.actions {
		area(a.Area)
		actor(a.Actor)
		times = append(times, a.Time)
	}
	page.Units, page.Regions, page.Programmes = units, regions, programmes
	page.Topic = b.topic(t, money)
	b.chartTime(times, page)
	var words []string
	for _, u := range units {
		words = append(words, u.Name)
	}
	line := []string{b.cat.List(words), held(page.Period)}
	unit := tongue{}
	for _, w := range words {
		unit.say(w, b.d.Foreign[w])
	}
	page.UnitLine = b.cat.Capital(strings.Join(slices.DeleteFunc(line, func(s string) bool { return s == "" }), ", "))
	b.mark(page.UnitLine, unit.of())
	for _, s := range append(b.sourcesOf(res.values), res.sources...) {
		page.Sources = append(page.Sources, b.chartSource(s))
		page.Outside = page.Outside || !s.Main
	}
}

// topic is the template's word for what a chart is about, or one for its kind of figures.
func (b *builder) topic(t *chartTemplate, money bool) string {
	switch {
	case t.topic != nil:
		return b.plain(t.topic)
	case money:
		return b.cat.Msg(language.KeyTopicMoney)
	case t.kind == "timeline":
		return b.cat.Msg(language.KeyTopicTime)
	}
	return b.cat.Msg(language.KeyTopicResults)
}

// unitName is a unit as a chart's figures are printed in it: "million EUR", "persons".
func (b *builder) unitName(v *figures.Value, sc *scale) string {
	switch {
	case isMoney(v) && (sc == nil || sc.millions):
		return b.cat.MillionUnit(v.Unit.Currency)
	case isMoney(v):
		return v.Unit.Currency
	}
	s := b.lib.pickString(v.Unit.Name)
	b.mark(s, b.lib.foreign(v.Unit.Name.Language(b.lib.lang)))
	return s
}

func (b *builder) chartSource(s *dataset.Source) doc.ChartSource {
	b.mark(s.Title, b.lib.foreign(b.lib.ds.Language))
	out := doc.ChartSource{ID: s.ID, Name: b.sourceName(s), Publisher: s.Publisher, Title: s.Title, Address: s.Address, Main: s.Main}
	if s.Date.Year > 0 {
		out.Date, out.DateISO = b.cat.Date(day(s.Date)), s.Date.String()
	}
	return out
}

// chartTime is the time that values cover together, if all state theirs. An open end counts as the edition's day: nothing later is known.
func (b *builder) chartTime(times []dataset.Period, page *doc.ChartPage) {
	var all dataset.Period
	for _, p := range times {
		from, to := p.From, p.To
		if p.OpenTo {
			to = dataset.Date{Year: b.set.AsOf.Year, Month: b.set.AsOf.Month}
		}
		if from.Year == 0 {
			from = to
		}
		if to.Year == 0 {
			to = from
		}
		if from.Year == 0 {
			return // of one no time is stated: those of the others are not the chart's
		}
		if all.From.Year == 0 || from.Compare(all.From) < 0 {
			all.From = from
		}
		if all.To.Year == 0 || to.Last().Compare(all.To.Last()) > 0 {
			all.To = to
		}
	}
	if all.From.Year == 0 {
		return
	}
	if now := b.set.AsOf; all.To.Last().Compare(now) > 0 && all.To.Year > now.Year {
		// A plan beyond the edition is no data yet; years tell it well enough.
		all.From, all.To = dataset.Date{Year: all.From.Year}, dataset.Date{Year: all.To.Year}
	}
	page.Period, page.PeriodISO = b.cat.PeriodLabel(b.lib.period(all)), all.From.String()+"/"+all.To.String()
}

// fieldTexts say what the columns of data hold, by name.
var fieldTexts = map[string]language.Key{
	"group": language.KeyFieldGroup, "row": language.KeyFieldRow, "part": language.KeyFieldPart, "printed": language.KeyFieldPrinted, "value": language.KeyFieldValue,
	"qualifier": language.KeyFieldQualifier, "unit": language.KeyFieldUnit, "period": language.KeyFieldPeriod, "payer": language.KeyFieldPayer,
	"source": language.KeyFieldSource, "address": language.KeyFieldAddress, "kind": language.KeyFieldKind, "label": language.KeyFieldLabel,
	"start": language.KeyFieldStart, "end": language.KeyFieldEnd,
}

// chartData is the data for programs: the rows that travel in a brief, with the string that is drawn beside each value.
func (b *builder) chartData(res *chartResult) ([]doc.DataField, [][]string) {
	at := 2 // behind what a row is about
	if res.rows[0][0] == groupColumn {
		at++
	}
	var fields []doc.DataField
	for _, name := range slices.Insert(slices.Clone(res.rows[0]), at, "printed") {
		f := doc.DataField{Name: name, Type: "string", Description: b.cat.Msg(fieldTexts[name])}
		if name == "value" {
			f.Type = "number"
		}
		fields = append(fields, f)
	}
	var rows [][]string
	for i, r := range res.rows[1:] {
		rows = append(rows, slices.Insert(slices.Clone(r), at, res.printed[i]))
	}
	return fields, rows
}
