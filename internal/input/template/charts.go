package template

import (
	"slices"
	"strings"

	"briefing/internal/charts"
	"briefing/internal/charts/kind"
	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/input/index"
	"briefing/internal/input/phrase"
	"briefing/internal/source"
)

// chartEntry is one chart; its kind decides which keys it has.
type chartEntry struct {
	id   string // empty where there is none, or it is none
	form kind.Form
}

// oldKinds are kinds of charts that are gone, each with what to write instead.
var oldKinds = map[string]string{
	"tiles": "write its tiles as a block of the brief, tiles: with tiles: below it, and take the chart out",
}

// UnmarshalSource reads the kind first.
func (c *chartEntry) UnmarshalSource(n *source.Node) diag.List {
	if n.Kind != source.Map {
		return source.Wrong(n, "a chart, a group of keys with id: and kind:")
	}
	var l diag.List
	if id := n.Get("id"); id != nil {
		c.id, _ = id.ID(false) // with the other keys it is read again, and its faults are told
	}
	named := n.Get("kind")
	if named != nil {
		if _, l = named.Word(); l.HasErrors() {
			return l
		}
	}
	for _, k := range charts.Kinds() {
		if named != nil && named.Value == k.Name {
			c.form = k.New()
		}
	}
	switch {
	case named == nil:
		l.Add(n.Pos, diag.Error, "missing-key", `the key "kind" is missing here`, "kinds: "+strings.Join(charts.Names(), ", "))
	case oldKinds[named.Value] != "":
		l.Add(named.Pos, diag.Error, "old-form", "no chart is of the kind "+source.Quote(named.Value)+" any more", oldKinds[named.Value])
	case c.form == nil:
		message, hint := source.Unknown("kind of chart", named.Value, charts.Names())
		l.Add(named.Pos, diag.Error, "unknown-value", message, hint)
	default:
		return source.Decode(n, c.form)
	}
	return l
}

// Chart is a chart that was read and checked.
type Chart struct {
	ID, Kind  string
	Pos       diag.Pos
	Titles    []Title
	Subtitle  *phrase.Text
	Note, Alt *phrase.Text
	InBriefs  bool               // only: it is not offered to embed
	Topic     *phrase.Text       // a word or two that lists of charts are sorted by; nil: the kind's own
	Mixes     []dataset.Counting // ways of counting that may stand together
	Body      kind.Body          // what it shows

	form   kind.Form // as it is written; other charts look at it before it is read
	faults diag.List
	charts []*Chart // that its claims and texts speak of
	shows  *besides // the figures it prints
	shown  shown
}

// faultsOf are those of charts and of the charts they speak of.
func faultsOf(charts ...*Chart) diag.List {
	var all diag.List
	for _, c := range reached(charts) {
		all.Append(c.faults)
	}
	return all
}

// chartForm reads the texts of a chart.
func (l *loader) chartForm(t *Chart, h *kind.Head) {
	t.Titles = l.titles(h.Titled, h.Pos, "the chart")
	needed := slices.ContainsFunc(charts.Kinds(), func(k kind.Kind) bool { return k.Name == t.Kind && k.Subtitled })
	if needed && !h.Line.Subtitle.Given() && !h.Line.Broken {
		l.diags.Add(h.Pos, diag.Error, "missing-key", `the key "subtitle" is missing here`, "say what is shown, in which unit and for which period")
	}
	t.Subtitle, t.Note, t.Alt = l.line(h.Line.Subtitle, phrase.Prose), l.line(h.Note, phrase.Prose), l.line(h.Alt, phrase.Prose)
	t.Topic, t.InBriefs = l.line(h.Topic, phrase.Label), !kind.On(h.Embed)
	l.fairTitle("subtitle", h.Line.Subtitle, t.Subtitle, true)
	for _, m := range h.Mixes {
		if _, ok := l.lib.Catalog.Counting(dataset.Counting(m.S)); !ok {
			message, hint := source.Unknown("way of counting", m.S, dataset.Counting("").Values())
			l.diags.Add(m.Pos, diag.Error, "unknown-value", message, hint)
		}
		t.Mixes = append(t.Mixes, dataset.Counting(m.S))
	}
	t.Body = t.form.Read(chartReader{l, t})
}

// chartReader reads the forms of charts.
type chartReader struct {
	l     *loader
	chart *Chart
}

// Fault adds an error.
func (r chartReader) Fault(pos diag.Pos, id, message string, hints ...string) {
	r.l.diags.Add(pos, diag.Error, id, message, hints...)
}

// At is where the chart stands.
func (r chartReader) At() diag.Pos { return r.chart.Pos }

// Index finds what the dataset has.
func (r chartReader) Index() *index.Index { return r.l.lib.Index }

// Line reads a text of one paragraph.
func (r chartReader) Line(raw phrase.Raw, use phrase.Use) *phrase.Text { return r.l.line(raw, use) }

// Draws checks a reference to a figure that is drawn, and keeps it.
func (r chartReader) Draws(of source.String) {
	r.l.valueRef(of)
	r.l.shows(of)
}

// Names checks a reference to a figure that has words of its own, which are read like a headline.
func (r chartReader) Names(what string, of source.String, words ...kind.Worded) {
	r.l.valueRef(of)
	r.l.showsThing(of)
	h := headline{what: what, of: of}
	for _, w := range words {
		h.text = append(h.text, versions(w.Raw, w.Text, phrase.Label)...)
	}
	r.l.fair(h)
}

// Shows keeps that a thing of the dataset is shown.
func (r chartReader) Shows(of source.String) { r.l.showsThing(of) }

// ShowsText keeps that a text of the dataset is printed.
func (r chartReader) ShowsText(t dataset.Text) { r.l.showsDatum(t) }

// Title checks that a text is fair as a heading.
func (r chartReader) Title(raw phrase.Raw, t *phrase.Text) { r.l.fairTitle("title", raw, t, false) }

// Unit checks that a chart of one unit names it.
func (r chartReader) Unit(id source.String) {
	l := r.l
	if id.S != "" && l.lib.Index.Units[id.S] == nil {
		var names []string
		for _, u := range l.lib.Dataset.Units {
			names = append(names, u.ID)
		}
		message, hint := source.Unknown("unit", id.S, names)
		l.diags.Add(id.Pos, diag.Error, "unknown-reference", message, hint)
	}
}

// Placed is a chart where it stands in a brief.
type Placed struct {
	Chart    *Chart
	Title    *bool // false: the heading above is its title
	Subtitle bool
	Captions bool // bars: of parts
	Events   bool // timeline
	Note     bool // the chart's own words in the note
	Accent   bool // bar beside it
	Level    int  // of its title as a heading: 2, 3, or 0 for one deeper than its section
}

// Whole is a chart placed with everything it has, as it stands alone.
func (c *Chart) Whole() *Placed {
	return &Placed{Chart: c, Subtitle: true, Captions: true, Events: true, Note: true, Accent: true}
}

// placedForm places a chart in a brief.
type placedForm struct {
	ID       source.String `yaml:"id,required,id"`
	Title    *bool         `yaml:"title"`    // false: the heading above is its title
	Subtitle *bool         `yaml:"subtitle"` // false: left out
	Captions *bool         `yaml:"captions"` // bars: false leaves the parts' captions out
	Events   *bool         `yaml:"events"`   // timeline: false leaves the events out
	Note     *bool         `yaml:"note"`     // false: the chart's own words in the note are left out
	Accent   *bool         `yaml:"accent"`   // false: no accent bar
	Level    int           `yaml:"level"`
}

// UnmarshalSource takes the id alone, too.
func (c *placedForm) UnmarshalSource(n *source.Node) diag.List {
	if n.Kind == source.Scalar {
		id, l := n.ID(false)
		c.ID = source.String{S: id, Pos: n.Pos}
		return l
	}
	type form placedForm
	return source.Decode(n, (*form)(c))
}

func (f *placedForm) read(l *loader, pos diag.Pos) any {
	p := &Placed{Title: f.Title, Subtitle: kind.On(f.Subtitle), Captions: kind.On(f.Captions), Events: kind.On(f.Events), Note: kind.On(f.Note), Accent: kind.On(f.Accent), Level: f.Level}
	if f.ID.S != "" && l.lib.byID[f.ID.S] == nil {
		l.unknownChart(f.ID.S, f.ID.Pos)
		return p
	}
	var titles []Title
	if p.Chart = l.chart(f.ID.S); p.Chart != nil {
		l.brief.placed = append(l.brief.placed, p.Chart)
		titles = p.Chart.Titles
		for ref := range p.Chart.shows.figures {
			l.beside[len(l.beside)-1].print(ref)
		}
	}
	if f.Level != 0 && f.Level != 2 && f.Level != 3 {
		l.diags.Add(pos, diag.Error, "bad-level", "a chart's title is a heading of level 2 or 3", "")
	}
	if _, ok := l.brief.BlockIDs[f.ID.S]; !ok { // a chart may stand twice; pointers lead to the first
		l.name(f.ID, BlockID{Titles: titles})
	}
	return p
}

// chartsForm is charts.yaml; briefs without charts need none.
type chartsForm struct {
	Broken  bool         `yaml:",broken"`
	Charts  []chartEntry `yaml:"charts,required"`
	Retired retiredForm  `yaml:"retired"`
}

// reached lists charts and those that they speak of over any number of steps, each once.
func reached(charts []*Chart) (list []*Chart) {
	known := map[*Chart]bool{}
	for next := slices.Clone(charts); len(next) > 0; next = next[1:] {
		if c := next[0]; !known[c] {
			known[c] = true
			list = append(list, c)
			next = append(next, c.charts...)
		}
	}
	return list
}

// chartForms checks the charts. All are known before the first is read, since texts and claims name charts.
func (l *loader) chartForms(f chartsForm) {
	for _, c := range f.Charts {
		if c.form == nil {
			l.lostCharts[c.id] = true
			continue
		}
		h := c.form.Common()
		t := &Chart{ID: h.ID.S, Kind: h.Kind.S, Pos: h.Pos, form: c.form}
		if l.lib.byID[t.ID] != nil {
			l.diags.Add(h.ID.Pos, diag.Error, "duplicate-id", "two charts have the id "+source.Quote(t.ID), "")
			continue
		}
		if t.ID != "" {
			l.lib.byID[t.ID] = t
		}
		l.lib.charts = append(l.lib.charts, t)
	}
	for _, t := range l.lib.charts {
		l.of = t
		h := t.form.Common()
		t.faults = l.diags.During(func() { t.shows = l.block(func() { l.chartForm(t, h) }) })
	}
	l.of = nil
	l.retire(f.Retired)
}

// Faults are what is wrong with a chart and with those it speaks of.
func (c *Chart) Faults() diag.List { return faultsOf(c) }
