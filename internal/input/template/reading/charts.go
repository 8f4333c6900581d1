package reading

import (
	"slices"
	"strings"

	"briefing/internal/charts"
	"briefing/internal/charts/kind"
	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/input/index"
	"briefing/internal/input/phrase"
	"briefing/internal/input/template"
	"briefing/internal/input/texts"
	"briefing/internal/source"
)

// chartsForm is charts.yaml; briefs without charts need none.
type chartsForm struct {
	Broken  bool        `yaml:",broken"`
	Charts  []chartForm `yaml:"charts,required"`
	Retired retiredForm `yaml:"retired" help:"Charts that are no longer made, each with the one that continues it. Their lasting addresses keep the last page, with a link."`
}

// chartForm is one chart; its kind decides which keys it has.
type chartForm struct {
	id   string // empty where there is none, or it is none
	kind kind.Kind
	form kind.Form // nil: it could not be read
}

// oldKinds are kinds of charts that are gone, each with what to write instead.
var oldKinds = map[string]string{
	"tiles": "write its tiles as a block of the brief, tiles: with tiles: below it, and take the chart out",
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
	named := n.Get("kind")
	if named != nil {
		if _, l = named.Word(); l.HasErrors() {
			return l
		}
	}
	for _, k := range charts.Kinds() {
		if named != nil && named.Value == k.Name {
			c.kind, c.form = k, k.New()
		}
	}
	switch {
	case named == nil:
		l.Add(n.Pos, diag.Error, "missing-key", `the key "kind" is missing here`, "kinds: "+strings.Join(charts.Names(), ", "))
	case oldKinds[named.Value] != "":
		l.Add(named.Pos, diag.Error, "old-form", "no chart is of the kind "+source.Quote(named.Value)+" any more", oldKinds[named.Value])
	case c.form == nil:
		if form, ok := source.LaterNamed(laterCharts, "kind: "+named.Value); ok {
			return form.Missing(named.Pos)
		}
		message, hint := source.Unknown("kind of chart", named.Value, charts.Names())
		l.Add(named.Pos, diag.Error, "unknown-value", message, hint)
	default:
		return source.Decode(n, c.form)
	}
	return l
}

// chart is a chart while templates are read.
type chart struct {
	*template.Chart
	chartForm
	owner  texts.Owner
	prints map[string]bool // references to the figures that stand in it
}

// readCharts reads charts.yaml. All charts are known before the texts of the first are read, since texts and claims name charts.
func (l *loader) readCharts() {
	var f chartsForm
	read, parsed, _ := l.file(chartsFile, &f, &l.diags)
	known := &l.texts.Charts
	*known = texts.Charts{
		Rows: map[string]*kind.FormRows{}, Lost: map[string]bool{},
		More: !parsed || f.Broken || slices.ContainsFunc(f.Charts, func(c chartForm) bool { return c.id == "" }),
	}
	if !read {
		return
	}
	for _, c := range f.Charts {
		if c.form == nil {
			known.Lost[c.id] = true
			continue
		}
		h := c.form.Common()
		id := h.ID.S
		if l.byID[id] != nil {
			l.diags.Add(h.ID.Pos, diag.Error, "duplicate-id", "two charts have the id "+source.Quote(id), "")
			continue
		}
		one := &chart{Chart: &template.Chart{ID: id, Kind: h.Kind.S, Pos: h.Pos}, chartForm: c}
		l.charts = append(l.charts, one)
		l.lib.Charts = append(l.lib.Charts, one.Chart)
		if id != "" {
			l.byID[id] = one
			known.IDs, known.Rows[id] = append(known.IDs, id), c.form.Rows()
		}
	}
	for _, c := range l.charts {
		l.texts.Owner = &c.owner
		c.Faults = l.diags.During(func() {
			c.Needs = l.texts.Needs(func() { c.prints = l.texts.Block(func() { l.readChart(c) }) })
		})
		c.Charts = l.chartsOf(&c.owner)
		c.Shown = c.owner.Shown.IDs(l.lib.Texts)
	}
	l.texts.Owner = nil
	l.retire(f.Retired)
}

// chartsOf are the charts that the texts and claims of a brief or chart speak of.
func (l *loader) chartsOf(o *texts.Owner) []*template.Chart {
	var list []*template.Chart
	for _, id := range o.Charts {
		list = append(list, l.byID[id].Chart)
	}
	return list
}

// readChart reads the texts of a chart.
func (l *loader) readChart(c *chart) {
	h, x := c.form.Common(), l.texts
	if of := h.Titled.TitleOf; namesChart(h.Titled) {
		x.Chart(of.S)
		l.diags.Add(of.Pos, diag.Error, "bad-title", "a chart has titles of its own and takes none of another chart", "")
	} else {
		c.Titles = titles(x, h.Titled.List(h.Pos, "the chart", &l.diags), &l.diags)
	}
	if c.kind.Subtitled && !h.Line.Subtitle.Given() && !h.Line.Broken {
		l.diags.Add(h.Pos, diag.Error, "missing-key", `the key "subtitle" is missing here`, "say what is shown, in which unit and for which period")
	}
	c.Subtitle, c.Note, c.Alt = x.Line(h.Line.Subtitle, phrase.Prose), x.Line(h.Note, phrase.Prose), x.Line(h.Alt, phrase.Prose)
	c.Topic, c.InBriefs = x.Line(h.Topic, phrase.Label), !kind.On(h.Embed)
	x.FairTitle("subtitle", h.Line.Subtitle, c.Subtitle, true)
	for _, m := range h.Mixes {
		if _, ok := x.Texts.Catalog.Counting(dataset.Counting(m.S)); !ok {
			message, hint := source.Unknown("way of counting", m.S, dataset.Counting("").Values())
			l.diags.Add(m.Pos, diag.Error, "unknown-value", message, hint)
		}
		c.Mixes = append(c.Mixes, dataset.Counting(m.S))
	}
	c.Body = c.form.Read(chartReader{x, &l.diags, c.Pos})
}

// chartReader is what the form of a kind of chart is read with: see kind.Reader.
type chartReader struct {
	*texts.Reader
	diags *diag.List
	pos   diag.Pos // of the chart
}

// Fault adds an error.
func (r chartReader) Fault(pos diag.Pos, id, message string, hints ...string) {
	r.diags.Add(pos, diag.Error, id, message, hints...)
}

// At is where the chart stands.
func (r chartReader) At() diag.Pos { return r.pos }

// Index finds what the dataset has.
func (r chartReader) Index() *index.Index { return r.Texts.Index }

// Names checks a reference to a figure that has words of its own, which are read like a headline.
func (r chartReader) Names(what string, of source.String, words ...kind.Worded) {
	r.Figure(of)
	r.Shows(of)
	h := texts.Headline{What: what, Of: of}
	for _, w := range words {
		h.Texts = append(h.Texts, texts.Versions(w.Raw, w.Text, phrase.Label)...)
	}
	r.Fair(h)
}

// Title checks that a text is fair as a heading.
func (r chartReader) Title(raw phrase.Raw, t *phrase.Text) { r.FairTitle("title", raw, t, false) }

// Unit checks that a chart of one unit names it.
func (r chartReader) Unit(id source.String) {
	if id.S != "" && r.Texts.Index.Units[id.S] == nil {
		var names []string
		for _, u := range r.Texts.Dataset.Units {
			names = append(names, u.ID)
		}
		message, hint := source.Unknown("unit", id.S, names)
		r.diags.Add(id.Pos, diag.Error, "unknown-reference", message, hint)
	}
}

// placedForm places a chart in a brief.
type placedForm struct {
	ID       source.String `yaml:"id,required,id" help:"The id of the chart."`
	Title    *bool         `yaml:"title" help:"false: the heading above is its title."`
	Subtitle *bool         `yaml:"subtitle" help:"false: its subtitle is left out."`
	Captions *bool         `yaml:"captions" help:"false: no captions under the parts of bars."`
	Events   *bool         `yaml:"events" help:"false: no events under the years."`
	Note     *bool         `yaml:"note" help:"false: the chart's own words are left out of the note."`
	Accent   *bool         `yaml:"accent" help:"false: no accent bar."`
	Level    int           `yaml:"level" help:"Of the title as a heading: 2 or 3. Without it 3 in a section, else 2."`
}

// UnmarshalSource takes the id alone, too.
func (f *placedForm) UnmarshalSource(n *source.Node) diag.List {
	if n.Kind == source.Scalar {
		id, l := n.ID(false)
		f.ID = source.String{S: id, Pos: n.Pos}
		return l
	}
	type form placedForm
	return source.Decode(n, (*form)(f))
}

func (f *placedForm) read(b *briefReader, pos diag.Pos) any {
	p := &template.Placed{Title: f.Title, Subtitle: kind.On(f.Subtitle), Captions: kind.On(f.Captions), Events: kind.On(f.Events), Note: kind.On(f.Note), Accent: kind.On(f.Accent), Level: f.Level}
	if f.ID.S != "" && !b.texts.Chart(f.ID.S) {
		b.texts.NoChart(f.ID.S, f.ID.Pos)
		return p
	}
	var titles []template.Title
	if c := b.charts[f.ID.S]; c != nil {
		p.Chart, titles = c.Chart, c.Titles
		b.placed = append(b.placed, c.Chart)
		b.texts.Beside(c.prints)
		b.texts.Need(c.Needs...)
	}
	if f.Level != 0 && f.Level != 2 && f.Level != 3 {
		b.diags.Add(pos, diag.Error, "bad-level", "a chart's title is a heading of level 2 or 3", "")
	}
	if _, ok := b.brief.BlockIDs[f.ID.S]; !ok { // a chart may stand twice; pointers lead to the first
		b.name(f.ID, template.BlockID{Titles: titles})
	}
	return p
}
