package cite

import (
	"slices"

	"briefing/internal/compose/words"
	"briefing/internal/doc"
	"briefing/internal/doc/span"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
)

// evidence is what a slide prints of the data, from which the evidence in its notes and in its handout is made.
type evidence struct {
	values   []*figures.Value // each once, in the order of the slide
	actions  []*dataset.Action
	figures  []doc.SlideFigure
	inText   []textFigure
	words    [][]doc.Span     // of the template: footnotes, notes of charts
	mixed    []*figures.Value // values that share an axis, a bar or a table
	computed bool
	unlike   bool // panels of lines that have each a scale of their own
}

// textFigure is a figure in running text, as printed.
type textFigure struct {
	value       *figures.Value
	shown, unit string
}

// contains says whether a list has a value. One observation can be referred to in several ways: by its day, by its month,
// as the latest.
func contains(list []*figures.Value, v *figures.Value) bool {
	return slices.ContainsFunc(list, func(x *figures.Value) bool { return x.Ref == v.Ref || x.Obs != nil && x.Obs == v.Obs })
}

// mention keeps what the slide shows.
func (e *evidence) mention(c *citer, m doc.Mention) {
	switch m.Kind {
	case doc.Dated:
		if a := c.Lib.Texts.Index.Actions[m.Ref]; a != nil && !slices.Contains(e.actions, a) {
			e.actions = append(e.actions, a)
		}
	case doc.Figure, doc.About:
		v, fault := c.Set.Value(m.Ref)
		if fault != nil {
			return
		}
		if !contains(e.values, v) {
			e.values = append(e.values, v)
		}
		if m.Kind == doc.Figure && !v.Missing && !m.Bound {
			e.inText = append(e.inText, textFigure{v, m.Printed, m.Unit})
		}
	}
}

func (e *evidence) mentions(c *citer, list []doc.Mention) {
	for _, m := range list {
		e.mention(c, m)
	}
}

// addFigure adds a line to the addFigure of figures.
func (e *evidence) addFigure(f doc.SlideFigure) { e.figures = append(e.figures, f) }

// addText keeps words of the template that a brief would print as a note.
func (e *evidence) addText(s []doc.Span) {
	if len(s) > 0 {
		e.words = append(e.words, s)
	}
}

// evidenceOfChart keeps what a chart would print below itself for the evidence.
func evidenceOfChart(c *citer, b, out *doc.Chart, e *evidence) {
	out.Note = nil
	e.addText(c.withoutNotes(b.Part, b.Note))
	if b.Shows.Shared {
		e.mixed = append(e.mixed, c.values(b.Shows.Values)...)
	}
	e.computed = e.computed || b.Shows.Computed
	e.unlike = e.unlike || b.Shows.Unlike
	for _, s := range b.Shows.Remarks {
		e.addText([]doc.Span{s})
	}
	if len(sourcesShown(c, &b.Shows)) == 0 {
		noSource(c, c.Lib.Chart(b.ID).Pos, "the chart "+b.ID)
	}
}

// finishSlide finishes a slide. No text of it carries numbers of notes: what they would lead to is its evidence.
func finishSlide(c *citer, b *doc.Slide) doc.Block {
	out, e := *b, &evidence{}
	out.Title = c.text(b.Part, b.Title, title(e))
	out.Subtitle = c.text(b.Part, b.Subtitle, running(e))
	out.Blocks = c.blocks(b.Blocks, e)
	foot := c.text(b.Part, b.Foot, running(e))
	out.Foot = footOf(c, b, e, foot)
	// A chart alone on its slide says under the title what it shows.
	if len(out.Blocks) == 1 && len(out.Subtitle) == 0 {
		if x, ok := out.Blocks[0].(*doc.Chart); ok && len(x.Title) == 0 {
			out.Subtitle, x.Subtitle = x.Subtitle, nil
		}
	}
	part := "speaker notes of " + b.ID
	out.Speaker = c.texts(part, b.Speaker, running(nil))
	if len(out.Speaker) == 0 {
		out.Speaker = nil
	}
	out.Evidence = evidenceFor(c, part, e)
	out.Beside = words.DatedOutside(c.Printer, slices.DeleteFunc(sourcesOn(c, e), func(s *dataset.Source) bool { return s.Main }))
	out.Figures = figuresOn(c, part, e)
	out.Sources = slideSources(c, e)
	return &out
}

// sourcesOn lists the sources of what a slide prints, those of figures first.
func sourcesOn(c *citer, e *evidence) []*dataset.Source {
	return words.SourcesOfAll(c.Printer, e.values, e.actions)
}

// footOf makes the source line of a slide. One line must do: sources beside the main one are named in the evidence where
// there are several. The slide of sources and method has the notice of the publication instead.
func footOf(c *citer, b *doc.Slide, e *evidence, foot []doc.Span) []doc.Span {
	w := &words.Sentences{}
	list := sourcesOn(c, e)
	switch {
	case b.Opening:
	case b.Method && c.Data.Example: // it stands below, as on every slide
	case b.Method:
		w.Add(c.Sentence(c.plain(b.Part, c.Lib.Texts.Datum(c.Data.Publication.Notice))))
	case len(list) > 0:
		inside, outside := splitMain(list)
		if len(inside) > 0 {
			w.Add(words.MainSources(c.Printer, inside))
		}
		if len(outside) > 1 && len(c.Main()) == 0 {
			w.Add(words.OutsideSources(c.Printer, words.ShortNames(c.Printer, outside)))
		} else if len(outside) > 1 {
			w.Add(c.Message(language.KeyOutsideSpoken, "count", c.Cat.Integer(words.CountOutside(e.values))))
		} else if len(outside) == 1 {
			w.Add(words.OutsideSources(c.Printer, words.ShortNames(c.Printer, outside)))
		}
	}
	if e.unlike {
		w.Add(c.Message(language.KeyOwnScales))
	}
	if len(foot) > 0 {
		w.Add(foot)
	}
	return w.Out
}

// figuresOn is the figures for the handout: those of blocks, then those that only running text has, once each. Figures of
// one unit stand together, in the order in which their units come up.
func figuresOn(c *citer, part string, e *evidence) []doc.SlideFigure {
	all := slices.Clone(e.figures)
	var listed []*figures.Value
	for _, f := range e.figures {
		listed = append(listed, c.values(f.Of)...)
	}
	for _, t := range e.inText {
		if contains(listed, t.value) {
			continue
		}
		listed = append(listed, t.value)
		label := c.name(part, t.value)
		if t.value.Fill == dataset.FillOutlined && t.value.Derived == nil {
			label = c.Cat.Msg(language.KeyListComma, "first", label, "second", c.SideName(t.value, false))
		}
		if p := t.value.Period; !p.NotStated && !words.IsMoney(t.value) { // money has its status and its notes for that
			label = c.Cat.Msg(language.KeyListComma, "first", label, "second", c.Period(t.value, true))
		}
		all = append(all, doc.SlideFigure{Label: span.Plain(label), Value: span.Plain(t.shown), Unit: t.unit})
	}
	var units []string
	for _, f := range all {
		if !slices.Contains(units, f.Unit) {
			units = append(units, f.Unit)
		}
	}
	var out []doc.SlideFigure
	for _, u := range units {
		for _, f := range all {
			if f.Unit == u {
				out = append(out, f)
			}
		}
	}
	return out
}

// name is a value's name for lists; what it speaks of is recorded.
func (c *citer) name(part string, v *figures.Value) string {
	s, mentioned := c.NameInFull(v)
	c.use(part, mentioned)
	return s
}

// evidenceFor is what the data say of a slide: each figure with its arithmetic, its place in its source and its limits;
// what is dated; what is counted in different ways. Nobody speaks it.
func evidenceFor(c *citer, part string, e *evidence) [][]doc.Span {
	var out [][]doc.Span
	out = append(out, e.words...)
	groups := groupPoints(e.values)
	caveats := make([][]string, len(groups)) // all points of a count have one set
	for i, group := range groups {
		caveats[i] = caveatsOf(c, part, group[0])
	}
	shared := sharedCaveats(c, part, groups, caveats)
	for i, group := range groups {
		out = append(out, figureParagraph(c, part, group, caveats[i], shared))
	}
	for _, x := range shared {
		out = append(out, sharedLimit(c, x))
	}
	for _, a := range e.actions {
		w := &words.Sentences{}
		name, mentioned := c.ShortName(a.ID)
		c.use(part, mentioned)
		w.Add(namedFigure(c, name, c.Cat.PeriodLabel(c.PeriodOf(a.Time))))
		w.Out = append(w.Out, words.WithFullStop(placesOf(c, []dataset.Locator{a.Source}))...)
		if note := c.plain(part, c.Lib.Texts.Datum(a.Note)); note != "" {
			w.Add(c.Sentence(note))
		}
		out = append(out, w.Out)
	}
	if m := c.Mixed(e.mixed); m != nil {
		out = append(out, m)
	}
	return out
}

// namedFigure is how a paragraph of the evidence begins: what it is about and its figure.
func namedFigure(c *citer, name, figure string) []doc.Span {
	out := c.Message(language.KeyNamedFigure, "name", c.Capital(name), "figure", figure)
	for i := range out {
		out[i].Bold = true
	}
	return append(out, doc.Span{S: " "})
}

// groupPoints puts the points of one running total together: they have one set of limits.
func groupPoints(values []*figures.Value) [][]*figures.Value {
	var out [][]*figures.Value
	at := map[string]int{}
	for _, v := range values {
		key := dataset.Ref{ID: v.ID, Key: v.Key}.String()
		if i, ok := at[key]; ok {
			out[i] = append(out[i], v)
			continue
		}
		at[key] = len(out)
		out = append(out, []*figures.Value{v})
	}
	return out
}

// figureParagraph is the paragraph of one figure, or of the points of one count: the one of the main source is said with its
// place, the others are counted.
func figureParagraph(c *citer, part string, group []*figures.Value, caveats []string, shared []sharedCaveat) []doc.Span {
	v := group[0]
	for _, x := range group[1:] { // the main source's, and of these the latest
		if x.Outside != v.Outside && v.Outside || x.Outside == v.Outside && x.Obs != nil && v.Obs != nil && x.Obs.At().Compare(v.Obs.At()) >= 0 {
			v = x
		}
	}
	w := &words.Sentences{}
	w.Add(namedFigure(c, c.name(part, v), figureWithPeriod(c, v)))
	rest := &words.Sentences{}
	if v.Derived != nil {
		rest.Add(c.Arithmetic(v))
		rest.Add(c.Mixed(words.Addends(v)))
		if words.MoreThan(v) && v.Derived.Operation == dataset.Sum {
			rest.Add(c.Message(language.KeySumMoreThan))
		}
	}
	rest.Add(besideFigure(c, part, v))
	var places []dataset.Locator
	for _, leaf := range words.Leaves(v) {
		if leaf.Obs != nil {
			places = append(places, leaf.Obs.Source)
		}
	}
	rest.Add(words.WithFullStop(placesOf(c, places)))
	for _, x := range caveats {
		if !slices.ContainsFunc(shared, func(s sharedCaveat) bool { return s.text == x }) {
			rest.Add(c.Sentence(x))
		}
	}
	return append(w.Out, rest.Out...)
}

// besideFigure says what the source says of a value beside its number: its statuses, and the interval around it.
func besideFigure(c *citer, part string, v *figures.Value) []doc.Span {
	w := &words.Sentences{}
	if _, said := c.Cat.StatusSign(v.Statuses()); said != "" {
		w.Add(c.Sentence(c.Cat.Capital(said)))
	}
	if v.HasInterval() {
		low, high := c.Ends(v)
		w.Add(words.WithFullStop(c.Message(language.KeyIntervalLine, "words", c.Capital(c.plain(part, c.Lib.Texts.Datum(v.Indicator.Interval))), "low", low, "high", high)))
	}
	return w.Out
}

// figureWithPeriod is a value with the time of what it counts. Money has its status for that.
func figureWithPeriod(c *citer, v *figures.Value) string {
	s := c.Figure(v, words.Form{}, nil)
	if v.Missing || words.IsMoney(v) || v.Period.NotStated {
		return s
	}
	period, mix := c.Period(v, false), words.LanguageMix{}
	mix.Add(s, "")
	mix.Add(period, c.Foreign[period])
	s += " " + period
	c.Mark(s, mix.Language())
	return s
}

// slideSources are the sources of a slide in full, for the handout, the main one first, and whether sums are ours.
func slideSources(c *citer, e *evidence) [][]doc.Span {
	var out [][]doc.Span
	inside, outside := splitMain(sourcesOn(c, e))
	for _, s := range append(inside, outside...) {
		line := words.FullSource(c.Printer, s)
		if s.Address == "" {
			line = append(line, doc.Span{S: "."})
		}
		out = append(out, line)
	}
	computed := e.computed
	for _, v := range e.values {
		computed = computed || v.Derived != nil
	}
	if computed && len(out) > 0 {
		out = append(out, words.WithFullStop(c.Message(language.KeyOwnSums)))
	}
	return out
}
