package brief

import (
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"briefing/internal/charts"
	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

// chartsForm is charts.yaml; briefs without charts need none.
type chartsForm struct {
	Broken  bool        `yaml:",broken"`
	Charts  []chartForm `yaml:"charts,required"`
	Retired retiredForm `yaml:"retired"`
}

// chartForm is one chart; its kind decides which keys it has.
type chartForm struct {
	id   string // empty where there is none, or it is none
	body chartBody
}

// chartBody is one kind of chart as a template describes it.
type chartBody interface {
	head() *chartHead
	prepare(l *loader, c *chartTemplate)
	build(b *builder, c *chartTemplate, o chartBlock) *chartResult
	table(b *builder, res *chartResult) doc.DataTable
}

// chartKind is a row of the table of kinds.
type chartKind struct {
	name      string
	make      func() chartBody
	subtitled bool // a line must say what is shown: the drawing alone does not
}

// chartKinds is the table of kinds.
func chartKinds() []chartKind {
	return []chartKind{
		{"bars", func() chartBody { return &barsForm{} }, true},
		{"part-to-whole", func() chartBody { return &wholeForm{} }, true},
		{"panels", func() chartBody { return &panelsForm{} }, true},
		{"timeline", func() chartBody { return &timeForm{} }, false},
		{"step-lines", func() chartBody { return &stepsForm{} }, true},
		{"tiles", func() chartBody { return &tilesForm{} }, false},
	}
}

// UnmarshalSource reads the kind first.
func (c *chartForm) UnmarshalSource(n *source.Node) diag.List {
	if n.Kind != source.Map {
		return source.Wrong(n, "a chart, a group of keys with id: and kind:")
	}
	var l diag.List
	if id := n.Get("id"); id != nil {
		c.id, _ = id.ID(false) // with the other keys it is read again, and its faults are told
	}
	kind := n.Get("kind")
	if kind != nil {
		if _, l = kind.Word(); l.HasErrors() {
			return l
		}
	}
	var names []string
	for _, k := range chartKinds() {
		names = append(names, k.name)
		if kind != nil && kind.Value == k.name {
			c.body = k.make()
		}
	}
	switch {
	case kind == nil:
		l.Add(n.Pos, diag.Error, "missing-key", `the key "kind" is missing here`, "kinds: "+strings.Join(names, ", "))
	case c.body == nil:
		message, hint := source.Unknown("kind of chart", kind.Value, names)
		l.Add(kind.Pos, diag.Error, "unknown-value", message, hint)
	default:
		return source.Decode(n, c.body)
	}
	return l
}

// chartHead is what every chart has.
type chartHead struct {
	Pos    diag.Pos        `yaml:",pos"`
	ID     source.String   `yaml:"id,required,id"`
	Kind   source.String   `yaml:"kind,required,word"`
	Titled rawTitles       `yaml:",inline"`
	Line   subtitleForm    `yaml:",inline"`
	Note   rawText         `yaml:"note"`
	Alt    rawText         `yaml:"alt,required"`
	Topic  rawText         `yaml:"topic"`
	Embed  *bool           `yaml:"embed"`
	Mixes  []source.String `yaml:"mixes"`
}

// subtitleForm is the line under a chart's title, which some kinds of charts must have, and whether it could be read.
type subtitleForm struct {
	Broken   bool    `yaml:",broken"`
	Subtitle rawText `yaml:"subtitle"`
}

// chartTemplate is a chart that was read and checked.
type chartTemplate struct {
	id, kind  string
	pos       diag.Pos
	titles    []title
	subtitle  *phrase.Text
	note, alt *phrase.Text
	inBriefs  bool         // only: it is not offered to embed
	topic     *phrase.Text // a word or two that lists of charts are sorted by; nil: the kind's own
	mixes     []dataset.Counting
	body      chartBody
	faults    diag.List
	charts    []*chartTemplate // that its claims and texts speak of
	shows     *besides         // the figures it prints
	shown     shown
}

// reached lists charts and those that they speak of over any number of steps, each once.
func reached(charts []*chartTemplate) (list []*chartTemplate) {
	known := map[*chartTemplate]bool{}
	for next := slices.Clone(charts); len(next) > 0; next = next[1:] {
		if c := next[0]; !known[c] {
			known[c] = true
			list = append(list, c)
			next = append(next, c.charts...)
		}
	}
	return list
}

// faultsOf are those of charts and of the charts they speak of.
func faultsOf(charts ...*chartTemplate) diag.List {
	var all diag.List
	for _, c := range reached(charts) {
		all.Append(c.faults)
	}
	return all
}

// chartResult is a chart resolved: what is drawn, and the values it shows.
type chartResult struct {
	spec     *charts.Spec
	scale    *scale
	values   []*figures.Value
	sources  []*dataset.Source // of what is no value: dated actions
	rows     [][]string        // data, first the names of columns
	printed  []string          // what stands in the drawing for each of rows but the first
	actions  []*dataset.Action // of a timeline, in the order of rows
	computed bool              // sums were made here
	shared   bool              // the values share an axis or a bar
	outside  int               // points from outside sources
	unlike   bool              // panels of lines that have each a scale of its own
}

// chartForms checks the charts. All are known before the first is read, since texts and claims name charts.
func (l *loader) chartForms(f chartsForm) {
	for _, c := range f.Charts {
		if c.body == nil {
			l.lostCharts[c.id] = true
			continue
		}
		h := c.body.head()
		t := &chartTemplate{id: h.ID.S, kind: h.Kind.S, pos: h.Pos, body: c.body}
		if l.lib.byID[t.id] != nil {
			l.diags.Add(h.ID.Pos, diag.Error, "duplicate-id", "two charts have the id "+source.Quote(t.id), "")
			continue
		}
		if t.id != "" {
			l.lib.byID[t.id] = t
		}
		l.lib.charts = append(l.lib.charts, t)
	}
	for _, t := range l.lib.charts {
		l.of = t
		h := t.body.head()
		t.faults = l.diags.During(func() { t.shows = l.block(func() { l.chartForm(t, h) }) })
	}
	l.of = nil
	l.retire(f.Retired)
}

// chartForm reads the texts of a chart.
func (l *loader) chartForm(t *chartTemplate, h *chartHead) {
	t.titles = l.titles(h.Titled, h.Pos, "the chart")
	needed := slices.ContainsFunc(chartKinds(), func(k chartKind) bool { return k.name == t.kind && k.subtitled })
	if needed && !h.Line.Subtitle.given() && !h.Line.Broken {
		l.diags.Add(h.Pos, diag.Error, "missing-key", `the key "subtitle" is missing here`, "say what is shown, in which unit and for which period")
	}
	t.subtitle, t.note, t.alt = l.line(h.Line.Subtitle, phrase.Prose), l.line(h.Note, phrase.Prose), l.line(h.Alt, phrase.Prose)
	t.topic, t.inBriefs = l.line(h.Topic, phrase.Label), !on(h.Embed)
	l.fairTitle("subtitle", h.Line.Subtitle, t.subtitle, true)
	for _, m := range h.Mixes {
		if _, ok := l.lib.cat.Counting(dataset.Counting(m.S)); !ok {
			message, hint := source.Unknown("way of counting", m.S, dataset.Counting("").Values())
			l.diags.Add(m.Pos, diag.Error, "unknown-value", message, hint)
		}
		t.mixes = append(t.mixes, dataset.Counting(m.S))
	}
	t.body.prepare(l, t)
}

// unit checks that a chart of one unit names it.
func (l *loader) unit(id source.String) {
	if id.S != "" && l.lib.index.units[id.S] == nil {
		var names []string
		for _, u := range l.lib.ds.Units {
			names = append(names, u.ID)
		}
		message, hint := source.Unknown("unit", id.S, names)
		l.diags.Add(id.Pos, diag.Error, "unknown-reference", message, hint)
	}
}

// chartBlock places a chart in a brief.
type chartBlock struct {
	ID       source.String `yaml:"id,required,id"`
	Title    *bool         `yaml:"title"`    // false: the heading above is its title
	Subtitle *bool         `yaml:"subtitle"` // false: left out
	Captions *bool         `yaml:"captions"` // bars: false leaves the parts' captions out
	Events   *bool         `yaml:"events"`   // timeline: false leaves the events out
	Note     *bool         `yaml:"note"`     // false: the chart's own words in the note are left out
	Accent   *bool         `yaml:"accent"`   // false: no accent bar
	Level    int           `yaml:"level"`
}

func on(b *bool) bool { return b == nil || *b }

// UnmarshalSource takes the id alone, too.
func (c *chartBlock) UnmarshalSource(n *source.Node) diag.List {
	if n.Kind == source.Scalar {
		id, l := n.ID(false)
		c.ID = source.String{S: id, Pos: n.Pos}
		return l
	}
	type form chartBlock
	return source.Decode(n, (*form)(c))
}

func (c *chartBlock) prepare(l *loader, pos diag.Pos) {
	if c.ID.S != "" && l.lib.byID[c.ID.S] == nil {
		l.unknownChart(c.ID.S, c.ID.Pos)
		return
	}
	var titles []title
	if t := l.chart(c.ID.S); t != nil {
		l.brief.placed = append(l.brief.placed, t)
		titles = t.titles
		for ref := range t.shows.figures {
			l.beside[len(l.beside)-1].print(ref)
		}
	}
	if c.Level != 0 && c.Level != 2 && c.Level != 3 {
		l.diags.Add(pos, diag.Error, "bad-level", "a chart's title is a heading of level 2 or 3", "")
	}
	if _, ok := l.brief.blockIDs[c.ID.S]; !ok { // a chart may stand twice; pointers lead to the first
		l.name(c.ID, blockID{titles: titles})
	}
}

func (c *chartBlock) build(b *builder) []doc.Block {
	t := b.lib.byID[c.ID.S]
	if t == nil {
		return nil
	}
	out := &doc.Chart{ID: t.id, NoAccent: !on(c.Accent) || b.slide != nil, Level: c.Level}
	if out.Level == 0 { // one deeper than its section; outside of sections it begins one
		out.Level = min(b.level, 3)
	}
	b.in("chart "+t.id, func() {
		// The chart's values come first: they decide which notes its texts need.
		res := b.noFormulas(t, t.body.build(b, t, *c))
		out.Spec = res.spec
		name := ""
		if on(c.Title) && (b.slide == nil || c.Title != nil) { // a slide's title is that of its chart
			if chosen := b.choose(t.titles); chosen != nil {
				out.Title = b.heading(chosen.text, exactOnly)
				name = b.plainly(out.Title)
			}
		} else {
			b.unprinted(func() { name = b.firstTrue(t.titles) })
		}
		if on(c.Subtitle) {
			out.Subtitle = b.inScale(t.subtitle, res.scale, noNotes)
		}
		b.chartFoot(t, *c, res, out)
		b.unprinted(func() { out.Alt = b.plainIn(t.alt, res.scale) })
		b.data(t, res, name)
	})
	return []doc.Block{out}
}

// expect takes memory for so many rows of data under a row of names.
func (r *chartResult) expect(names []string, rows int) {
	r.rows, r.printed = append(make([][]string, 0, rows+1), names), make([]string, 0, rows)
}

// row adds a row of data and what is drawn for it.
func (r *chartResult) row(printed string, cells []string) {
	r.rows = append(r.rows, cells)
	r.printed = append(r.printed, printed)
}

// chartFoot makes note and source line: the template's words, what is mixed, what must be known of the values, the
// sources.
func (b *builder) chartFoot(t *chartTemplate, c chartBlock, res *chartResult, out *doc.Chart) {
	if b.slide != nil {
		b.slideFoot(t, c, res)
		return
	}
	note := &sentences{}
	if on(c.Note) && t.note != nil {
		note.spans(b.inScale(t.note, res.scale, noNotes))
	}
	note.say(b.ownScales(res))
	if res.shared {
		note.spans(b.mixedHere(res.values))
	}
	sources := append(b.sourcesOf(res.values), res.sources...)
	what := "the chart " + source.Quote(t.id)
	limits := b.limitsOfAll(res.shared, res.values)
	if b.brief.notesAsBlock {
		b.gather.limits = append(b.gather.limits, limits...)
		b.keep(note.out, sources, res.computed, res.outside, t.pos, what)
		return
	}
	// A number could only stand behind the whole note, where nothing says which of the values it is about.
	for _, limit := range limits {
		if !strings.Contains(flatText(note.out), flatText(limit)) {
			note.spans(limit)
		}
	}
	if len(note.out) > 0 {
		out.Note = b.around(language.KeyNoteLine, "text", note.out)
	}
	out.Source = b.sourceLine(sources, res.computed, res.outside, t.pos, what)
}

// limitsOfAll says in words what must be known to read the values of a chart, each limit once; deep adds those of the parts
// that a computed value is made of.
func (b *builder) limitsOfAll(deep bool, values []*figures.Value) (out [][]doc.Span) {
	said := map[string]bool{}
	for _, v := range values {
		all := append(new(few)[:0], v)
		if deep && v.Derived != nil {
			all = figures.AppendLeaves(all, v)
		}
		for _, leaf := range all {
			for _, limit := range b.ownCaveats(leaf) {
				if s := flatText(limit); !said[s] {
					said[s] = true
					out = append(out, limit)
				}
			}
		}
	}
	return out
}

// ownScales says of panels of lines side by side that their heights cannot be compared.
func (b *builder) ownScales(res *chartResult) string {
	if !res.unlike {
		return ""
	}
	return b.cat.Msg(language.KeyOwnScales)
}

// keep leaves note and sources of a chart or table to the notes block. The main source stands in the imprint anyway.
func (b *builder) keep(note []doc.Span, sources []*dataset.Source, computed bool, outside int, pos diag.Pos, what string) {
	if len(sources) == 0 {
		b.noSource(pos, what)
	}
	b.derived = b.derived || computed
	if len(note) > 0 {
		b.gather.notes = append(b.gather.notes, note)
	}
	for _, s := range sources {
		if !s.Main && !slices.Contains(b.gather.sources, s) {
			b.gather.sources = append(b.gather.sources, s)
		}
	}
	b.gather.outside += outside
}

// data keeps a chart's figures for the file that travels with the document, once a chart.
func (b *builder) data(t *chartTemplate, res *chartResult, title string) {
	for _, d := range b.d.Charts {
		if d.ID == t.id {
			return
		}
	}
	data := doc.ChartData{ID: t.id, Title: title, Rows: res.rows}
	if b.web {
		table := t.body.table(b, res)
		table.Caption = b.plainly(b.inScale(t.subtitle, res.scale, noNotes))
		if table.Caption == "" {
			table.Caption = title
		}
		data.Table = &table
	}
	b.d.Charts = append(b.d.Charts, data)
}

// chartValue resolves a value of a chart and checks its unit.
func (b *builder) chartValue(ref source.String, unit string) *figures.Value {
	v := b.value(ref.S, ref.Pos)
	if v == nil {
		return nil
	}
	if v.Unit == nil || v.Unit.ID == "" {
		b.diags.Add(ref.Pos, diag.Error, "no-unit", source.Quote(ref.S)+" has no unit", "name a unit in the data")
		return nil
	}
	if unit != "" && v.Unit.ID != unit {
		b.diags.Add(ref.Pos, diag.Error, "one-unit", source.Quote(ref.S)+" is in "+b.lib.pickString(v.Unit.Name)+", but the chart in "+unit,
			"show it in a chart of its own")
		return nil
	}
	return v
}

// together asks the rules whether values may stand together.
func (b *builder) together(kind figures.Comparison, mixes []dataset.Counting, pos diag.Pos, values ...*figures.Value) {
	if len(values) < 2 {
		return
	}
	for _, p := range b.set.Compare(kind, mixes, values...) {
		b.diags.AddProblem(pos, diag.Error, p)
	}
}

// valueColumns are the columns of a chart's data, in plain English whatever the document's language: they are read
// by programs.
func valueColumns() []string {
	return []string{"row", "part", "value", "qualifier", "unit", "period", "payer", "source", "address"}
}

// groupColumn stands before the others where the rows of a chart have labelled groups.
const groupColumn = "group"

// dataRow is one value as a row of data. The value is in the unit itself.
func (b *builder) dataRow(row, part string, v *figures.Value) []string {
	value, period := "", ""
	if !v.Missing && !v.NotExact {
		value = language.Plain(v.Number)
	}
	unit := v.Unit.ID
	if isMoney(v) {
		unit = v.Unit.Currency
	}
	names, addresses := "", ""
	var room [8]*dataset.Source
	for _, s := range b.appendSources(room[:0], v) {
		names = joined(names, "; ", b.sourceName(s))
		if s.Address != "" {
			addresses = joined(addresses, " ", s.Address)
		}
	}
	if v.Obs != nil {
		period = v.Obs.TimePeriod.String()
	} else {
		period = v.Period.String()
	}
	return []string{row, part, value, string(v.Qualifier), unit, period, string(v.PayerKind), names, addresses}
}

// decimalsOf counts the decimals that values have in a scale, so that all can be printed with as many.
func decimalsOf(values []*figures.Value, millions bool) int {
	n := 0
	for _, v := range values {
		if v.Missing || moreThan(v) {
			continue
		}
		zeros := 0
		if millions && isMoney(v) {
			zeros = 6
		}
		n = max(n, language.DecimalsIn(v.Number, zeros))
	}
	return n
}

// joined adds an entry to a list in words.
func joined(list, between, s string) string {
	if list == "" {
		return s
	}
	return list + between + s
}

// thousandths turns a value into the plain number that charts draw with.
func thousandths(n decimal.Decimal, millions bool) int64 {
	if millions {
		return n.Shift(-3).Round(0).IntPart()
	}
	return n.Shift(3).Round(0).IntPart()
}

func itoa(n int) string { return strconv.Itoa(n) }
