package brief

import (
	"slices"
	"strings"

	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
	"briefing/internal/input/phrase"
)

// slideRecord is what a slide prints of the data, from which the evidence in its notes and in its handout is made.
// All its methods do nothing on nil, which stands for texts that are not printed on a slide.
type slideRecord struct {
	values   []*figures.Value // each once, in the order of the slide
	actions  []*dataset.Action
	figures  []doc.SlideFigure
	listed   []*figures.Value // what figures has
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

// hold says whether a list has a value. One observation can be referred to in several ways: by its day, by its month,
// as the latest.
func hold(list []*figures.Value, v *figures.Value) bool {
	return slices.ContainsFunc(list, func(x *figures.Value) bool { return x.Ref == v.Ref || x.Obs != nil && x.Obs == v.Obs })
}

// unprinted runs f for words that do not stand on the slide: alternative texts, titles that are not printed.
func (b *builder) unprinted(f func()) {
	was := b.slide
	b.slide = nil
	f()
	b.slide = was
}

func (r *slideRecord) value(v *figures.Value) {
	if r != nil && !hold(r.values, v) {
		r.values = append(r.values, v)
	}
}

func (r *slideRecord) action(a *dataset.Action) {
	if r != nil && !slices.Contains(r.actions, a) {
		r.actions = append(r.actions, a)
	}
}

// figure adds a line to the list of figures; of are the values it shows.
func (r *slideRecord) figure(f doc.SlideFigure, of ...*figures.Value) {
	if r == nil {
		return
	}
	r.figures = append(r.figures, f)
	r.listed = append(r.listed, of...)
}

// printed notes a figure in running text.
func (r *slideRecord) printed(v *figures.Value, s, unit string) {
	if r != nil && !v.Missing {
		r.inText = append(r.inText, textFigure{v, s, unit})
	}
}

// say keeps words of the template that a brief would print as a note.
func (r *slideRecord) say(s []doc.Span) {
	if r != nil && len(s) > 0 {
		r.words = append(r.words, s)
	}
}

// said keeps a text of a chart or table, in its scale. Its figures do not stand on the slide.
func (r *slideRecord) said(b *builder, t *phrase.Text, sc *scale) {
	b.unprinted(func() { r.say(b.inScale(t, sc, noNotes)) })
}

// list is the figures for the handout: those of blocks, then those that only running text has, once each. Figures of
// one unit stand together, in the order in which their units come up.
func (r *slideRecord) list(b *builder) []doc.SlideFigure {
	all := slices.Clone(r.figures)
	for _, t := range r.inText {
		if hold(r.listed, t.value) {
			continue
		}
		r.listed = append(r.listed, t.value)
		label := b.nameOf(t.value)
		if t.value.PayerSide == figures.NotNamed && t.value.Derived == nil {
			label = b.cat.Msg(language.KeyListComma, "first", label, "second", b.cat.Msg(language.KeyPayerNotNamed))
		}
		if p := t.value.Period; !p.NotStated && !isMoney(t.value) { // money has its status and its notes for that
			label = b.cat.Msg(language.KeyListComma, "first", label, "second", b.periodOf(t.value, true))
		}
		all = append(all, doc.SlideFigure{Label: label, Value: t.shown, Unit: t.unit})
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

// nameOf is a value's name for lists: the short one where the dataset has one. What all donors gave is never named
// without the part of it that is the EU's.
func (b *builder) nameOf(v *figures.Value) (name string) {
	d, ok := b.lib.named(&phrase.Ref{ID: v.ID, Target: v.Ref, Part: "short"})
	if !ok {
		return v.Ref
	}
	b.unprinted(func() {
		name = b.datumText(d)
		if part := b.partOf(v); part != nil {
			payer, _ := b.lib.named(&phrase.Ref{ID: part.ID, Target: part.Ref, Part: "payer"})
			said, bare := tongue{}, name
			name = b.cat.Msg(language.KeyAmongThem, "name", name, "part", b.datumText(payer), "figure", b.number(part, nil, false))
			said.say(bare, b.d.Foreign[bare])
			said.say(strings.Replace(name, bare, "", 1), "")
			b.mark(name, said.of())
		}
	})
	return name
}

// partOf is the declared part of what all donors gave; nil if there is none.
func (b *builder) partOf(v *figures.Value) *figures.Value {
	if v.PayerSide != figures.AllOther {
		return nil
	}
	for _, r := range b.lib.ds.Relations {
		if r.Kind == dataset.PartOf && r.To == v.ID {
			if part, p := b.set.Value(r.From); p == nil && part.Indicator != nil && !part.Missing {
				return part
			}
		}
	}
	return nil
}

// unitIn is the unit of figures that a chart or table prints as bare numbers: "EUR m". Counts need none.
func (b *builder) unitIn(v *figures.Value, sc *scale) string {
	if !isMoney(v) || sc != nil && !sc.millions {
		return ""
	}
	return b.cat.Msg(language.KeyMillions, "currency", v.Unit.Currency)
}

// slideFoot keeps what a chart would print below itself for the speaker notes.
func (b *builder) slideFoot(t *chartTemplate, c chartBlock, res *chartResult) {
	r := b.slide
	if on(c.Note) {
		r.said(b, t.note, res.scale)
	}
	if res.shared {
		r.mixed = append(r.mixed, res.values...)
	}
	r.computed = r.computed || res.computed
	r.unlike = r.unlike || res.unlike
	if len(b.sourcesOf(res.values))+len(res.sources) == 0 {
		b.noSource(t.pos, "the chart "+t.id)
	}
}

// sourcesIn lists the sources of what a slide prints, those of figures first.
func (b *builder) sourcesIn(r *slideRecord) []*dataset.Source {
	list := b.sourcesOf(r.values)
	for _, a := range r.actions {
		if s := b.lib.index.sources[a.Source.Source]; s != nil && !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	return list
}

// footOf makes the source line of a slide. One line must do: sources beside the main one are named in the speaker
// notes where there are several. The slide of sources and method has the notice of the publication instead.
func (b *builder) footOf(s *slideBlock, r *slideRecord, words []doc.Span) []doc.Span {
	w := &sentences{}
	list := b.sourcesIn(r)
	switch {
	case s.Opening:
	case s.Method && b.lib.ds.Example: // it stands below, as on every slide
	case s.Method:
		w.spans(b.sentence(b.plain(b.lib.datum(b.lib.ds.Publication.Notice))))
	case len(list) > 0:
		var inside, outside []*dataset.Source
		for _, x := range list {
			if x.Main {
				inside = append(inside, x)
			} else {
				outside = append(outside, x)
			}
		}
		if len(inside) > 0 {
			w.spans(b.listed(language.KeySourceLine, "source", language.KeySourcesLine, "sources", b.shortNames(inside)))
		}
		if len(outside) > 1 {
			w.spans(b.msg(language.KeyOutsideSpoken, "count", b.cat.Integer(outsideOf(r.values))))
		} else if len(outside) == 1 {
			w.spans(b.outside(b.shortNames(outside)))
		}
	}
	if r.unlike {
		w.spans(b.msg(language.KeyOwnScales))
	}
	if len(words) > 0 {
		w.spans(words)
	}
	return w.out
}

// evidenceFor is what the data say of a slide: each figure with its arithmetic, its place in its source and its limits;
// what is dated; what is counted in different ways. Nobody speaks it.
func (b *builder) evidenceFor(r *slideRecord) [][]doc.Span {
	var out [][]doc.Span
	out = append(out, r.words...)
	shared := b.sharedCaveats(r)
	for _, group := range groupPoints(r.values) {
		out = append(out, b.spoken(group, shared))
	}
	for _, c := range shared {
		w := &sentences{}
		var names []doc.Span
		for i, name := range c.names {
			s := b.own(name)
			s.Bold = true
			if s.S += "; "; i == len(c.names)-1 {
				s.S = name + ":"
			}
			names = append(names, s)
		}
		w.spans(append(joinedAlike(names), doc.Span{S: " "}))
		w.out = append(w.out, b.own(c.text))
		out = append(out, w.out)
	}
	for _, a := range r.actions {
		w := &sentences{}
		name, _ := b.lib.named(&phrase.Ref{ID: a.ID, Target: a.ID, Part: "short"})
		w.spans(b.namedFigure(b.datumText(name), b.cat.PeriodLabel(b.lib.period(a.Time))))
		w.out = append(w.out, stopped(b.places([]dataset.Locator{a.Source}))...)
		if note := b.plain(b.lib.datum(a.Note)); note != "" {
			w.spans(b.sentence(note))
		}
		out = append(out, w.out)
	}
	if m := b.mixed(r.mixed); m != nil {
		out = append(out, m)
	}
	return out
}

// namedFigure is how a paragraph of the evidence begins: what it is about and its figure.
func (b *builder) namedFigure(name, figure string) []doc.Span {
	out := b.msg(language.KeyNamedFigure, "name", b.capital(name), "figure", figure)
	for i := range out {
		out[i].Bold = true
	}
	return append(out, doc.Span{S: " "})
}

// outsideSpoken names a slide's sources beside the main one; nil if there are none. Their addresses, which nobody reads
// out, stand in the handout.
func (b *builder) outsideSpoken(r *slideRecord) []doc.Span {
	list := slices.DeleteFunc(b.sourcesIn(r), func(s *dataset.Source) bool { return s.Main })
	if len(list) == 0 {
		return nil
	}
	var names []doc.Span
	for i, s := range list {
		if i > 0 {
			names = append(names, doc.Span{S: "; "})
		}
		names = append(names, b.datedSource(s)...)
	}
	if len(list) == 1 {
		return b.around(b.outsideKey(language.KeyOutsideLine), "source", names)
	}
	return b.around(b.outsideKey(language.KeyOutsidesLine), "sources", names)
}

func (b *builder) datumText(d datum) string {
	if d.text != nil {
		return b.plain(d.text)
	}
	return d.plain
}

// groupPoints puts the points of one running total together: they have one set of limits.
func groupPoints(values []*figures.Value) [][]*figures.Value {
	var out [][]*figures.Value
	at := map[string]int{}
	for _, v := range values {
		key := v.ID
		if v.Member != nil {
			key += "/" + v.Member.ID
		}
		if i, ok := at[key]; ok {
			out[i] = append(out[i], v)
			continue
		}
		at[key] = len(out)
		out = append(out, []*figures.Value{v})
	}
	return out
}

// spoken is the paragraph of one figure, or of the points of one count: the one of the main source is said with its
// place, the others are counted.
func (b *builder) spoken(group []*figures.Value, shared []sharedCaveat) []doc.Span {
	v := group[len(group)-1]
	for _, x := range group {
		if !x.Outside {
			v = x
		}
	}
	w := &sentences{}
	w.spans(b.namedFigure(b.nameOf(v), b.spokenFigure(v)))
	rest := &sentences{}
	if v.Derived != nil {
		rest.spans(b.arithmetic(v))
		rest.spans(b.mixed(addends(v)))
		if moreThan(v) && v.Derived.Operation == dataset.Sum {
			rest.spans(b.msg(language.KeySumMoreThan))
		}
	}
	var places []dataset.Locator
	for _, leaf := range new(few).leaves(v) {
		if leaf.Obs != nil {
			places = append(places, leaf.Obs.Source)
		}
	}
	rest.spans(stopped(b.places(places)))
	for _, c := range b.caveatsOf(v) {
		if !slices.ContainsFunc(shared, func(s sharedCaveat) bool { return s.text == c }) {
			rest.spans(b.sentence(c))
		}
	}
	w.out = append(w.out, rest.out...)
	return w.out
}

// spokenFigure is a value with the time of what it counts. Money has its status for that.
func (b *builder) spokenFigure(v *figures.Value) string {
	s := b.figure(v, &phrase.Ref{}, nil)
	if v.Missing || isMoney(v) || v.Period.NotStated {
		return s
	}
	period, said := b.periodOf(v, false), tongue{}
	said.say(s, "")
	said.say(period, b.d.Foreign[period])
	s += " " + period
	b.mark(s, said.of())
	return s
}

// places says where in the sources something stands: "EU factsheet, March 2019, section “Sahel”; section “North
// Africa”". Each section is named once. Lines are those of a copy as text, which readers do not have: they stay in the
// data.
func (b *builder) places(list []dataset.Locator) []doc.Span {
	var out []doc.Span
	var last dataset.Locator
	add := func(words []doc.Span) {
		const first, second = "\x00", "\x01"
		before := out
		out = nil
		for _, p := range b.cat.Parts(language.KeyListComma, "first", first, "second", second) {
			switch p.S {
			case first:
				out = append(out, before...)
			case second:
				out = append(out, words...)
			default:
				out = append(out, doc.Span{S: p.S, Lang: p.Lang})
			}
		}
	}
	then := func(words []doc.Span) { out = append(append(out, doc.Span{S: "; "}), words...) }
	for i, at := range list {
		s := b.lib.index.sources[at.Source]
		if s == nil || slices.ContainsFunc(list[:i], func(x dataset.Locator) bool {
			return x.Source == at.Source && x.Section == at.Section
		}) {
			continue
		}
		var section []doc.Span
		for _, x := range s.Sections {
			if x.ID == at.Section {
				// Headings are printed as the source has them, like titles.
				b.mark(x.Heading, b.lib.foreign(b.lib.ds.Language))
				section = b.msg(language.KeySourceSection, "heading", x.Heading)
			}
		}
		switch {
		case out == nil:
			out = b.shortName(s)
			if section != nil {
				add(section)
			}
		case at.Source != last.Source:
			then(b.shortName(s))
			if section != nil {
				add(section)
			}
		case at.Section != last.Section && section != nil:
			then(section)
		}
		last = at
	}
	return joinedAlike(out)
}

// caveatsOf are all limits of a value, those that briefs do not print among them; of a sum's parts only the printed
// ones, since the slide does not show the parts.
func (b *builder) caveatsOf(v *figures.Value) []string {
	out, known := b.limits[v.Ref]
	if known {
		return out
	}
	add := func(list []dataset.Caveat, all bool) {
		for _, c := range list {
			if s := b.plain(b.lib.datum(c.Text)); s != "" && (all || c.Print) && !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
	}
	if v.Derived != nil {
		add(v.Derived.Caveats, true)
	}
	for _, leaf := range new(few).leaves(v) {
		if leaf.Indicator != nil {
			add(leaf.Indicator.Caveats, v.Derived == nil)
		}
	}
	if b.limits == nil {
		b.limits = map[string][]string{}
	}
	b.limits[v.Ref] = out
	return out
}

// sharedCaveat is a limit that several figures of a slide have: it is said once for all of them.
type sharedCaveat struct {
	text  string
	names []string
}

func (b *builder) sharedCaveats(r *slideRecord) []sharedCaveat {
	var all []sharedCaveat
	for _, group := range groupPoints(r.values) {
		v := group[0]
		name := b.capital(b.nameOf(v))
		for _, c := range b.caveatsOf(v) {
			i := slices.IndexFunc(all, func(s sharedCaveat) bool { return s.text == c })
			if i < 0 {
				i = len(all)
				all = append(all, sharedCaveat{text: c})
			}
			if !slices.Contains(all[i].names, name) {
				all[i].names = append(all[i].names, name)
			}
		}
	}
	return slices.DeleteFunc(all, func(s sharedCaveat) bool { return len(s.names) < 2 })
}

// slideSources are the sources of a slide in full, for the handout, the main one first, and whether sums are ours.
func (b *builder) slideSources(r *slideRecord) [][]doc.Span {
	var out [][]doc.Span
	list := b.sourcesIn(r)
	slices.SortStableFunc(list, func(x, y *dataset.Source) int {
		switch {
		case x.Main == y.Main:
			return 0
		case x.Main:
			return -1
		}
		return 1
	})
	for _, s := range list {
		line := b.fullSource(s)
		if s.Address == "" {
			line = append(line, doc.Span{S: "."})
		}
		out = append(out, line)
	}
	computed := r.computed
	for _, v := range r.values {
		computed = computed || v.Derived != nil
	}
	if computed && len(out) > 0 {
		out = append(out, stopped(b.msg(language.KeyOwnSums)))
	}
	return out
}

// imprintOfDeck puts the imprint into the notes of the last slide, that of sources and method.
func (b *builder) imprintOfDeck() {
	if !b.brief.deck() || len(b.d.Blocks) == 0 {
		return
	}
	if s, ok := b.d.Blocks[len(b.d.Blocks)-1].(*doc.Slide); ok {
		b.in("notes", func() { s.Evidence = append(s.Evidence, b.imprint(false)...) })
	}
}
