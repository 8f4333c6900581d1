// Package subset writes the part of a dataset that one document shows.
//
// In: a dataset, and the ids and observations that are shown. Out: one file of YAML that holds these with all that they need,
// and nothing else. It must never write what package datafiles would refuse: the file is attached to a document, so that whoever
// has that can read its data again.
package subset

import (
	"bytes"
	"slices"
	"strings"
	"sync"

	"briefing/internal/input/dataset"
	"briefing/internal/source"
)

// Selection names what a document shows. A subset holds this and all that it needs: units, sources, sections, the parts of
// computed values, figures that its texts refer to.
type Selection struct {
	Indicators []Indicator
	Derived    []string
	Actions    []string
	Actors     []string
	Lists      []string
	Statements []string
}

// Indicator is an indicator with the observations that are shown. Without observations all are kept: an
// indicator cannot stand without one.
type Indicator struct {
	ID           string
	Observations []*dataset.Observation
}

// Writer writes subsets of one dataset. It may be used by several goroutines.
type Writer struct {
	d         *dataset.Dataset
	fragments func() *fragments // made when a subset first asks for them
}

// New makes a writer of subsets of a dataset, which must not change any more.
func New(d *dataset.Dataset) *Writer {
	return &Writer{d, sync.OnceValue(func() *fragments { return newFragments(d) })}
}

// At is a writer of subsets of the same dataset in another edition. Both use the same encoded entries, which no edition changes.
func (w *Writer) At(edition dataset.Date) *Writer {
	d := *w.d
	d.Edition = edition
	return &Writer{&d, w.fragments}
}

// Append appends to b one file dataset.yaml that holds what keep names and what that needs, and nothing else. Ids the
// dataset does not have are passed over. The order is the dataset's own, whatever the order in keep, so that the
// same content gives the same bytes; package datafiles reads the file without a fault.
func (w *Writer) Append(b []byte, keep Selection) []byte {
	s := newSubset(w.d, w.fragments())
	for _, named := range []bool{true, false} { // so that the order of two entries for one indicator does not matter
		for _, k := range keep.Indicators {
			if named == (len(k.Observations) > 0) {
				s.choose(k)
			}
		}
	}
	for _, k := range keep.Indicators {
		s.indicator(k.ID)
	}
	for i, list := range [...][]string{keep.Derived, keep.Actions, keep.Actors, keep.Lists, keep.Statements} {
		for _, id := range list {
			s.add([...]kind{derived, action, actor, countryList, statement}[i], id)
		}
	}
	return s.encode(b)
}

const fileHead = `# What one document shows: its figures, the observations used, what they derive from, and their sources.
# It is a complete dataset: briefing reads it with --data.

`

// kind is a sort of entry.
type kind int

const (
	unit kind = iota
	count
	area
	side
	payer
	dimension
	country
	countryList
	sourceEntry
	indicator
	derived
	action
	actor
	statement
	kinds
)

// subset collects what is kept, by place in the dataset's lists.
type subset struct {
	d         *dataset.Dataset
	fragments *fragments
	kindsKept []bool
	places    [kinds]map[string]int
	kept      [kinds][]bool

	chosen, followed [][]bool // of an indicator its observations: those that are shown, and of these those whose needs are kept
	sections         [][]bool // of a source
	out              []byte
}

func newSubset(d *dataset.Dataset, f *fragments) *subset {
	x := d.Index()
	s := &subset{d: d, fragments: f, places: [kinds]map[string]int{
		x.Units, x.Counts, x.Areas, x.Sides, x.Payers, x.Dimensions, x.Countries, x.Lists, x.Sources, x.Indicators, x.Derived, x.Actions, x.Actors, x.Statements,
	}}
	for k, list := range f.entries {
		s.kept[k] = make([]bool, len(list))
	}
	s.chosen, s.followed = make([][]bool, len(d.Indicators)), make([][]bool, len(d.Indicators))
	s.sections, s.kindsKept = make([][]bool, len(d.Sources)), make([]bool, len(d.Kinds))
	return s
}

// keepKind keeps the kind that an entry is of.
func (s *subset) keepKind(of dataset.KindOf, id string) {
	if i, known := s.d.Index().Kinds[of][id]; known {
		s.kindsKept[i] = true
	}
}

// mark keeps an entry and says whether it was not kept before; false for an id that the dataset does not have.
func (s *subset) mark(k kind, id string) bool {
	i, known := s.places[k][id]
	if !known || s.kept[k][i] {
		return false
	}
	s.kept[k][i] = true
	return true
}

func (s *subset) has(k kind, id string) bool {
	i, known := s.places[k][id]
	return known && s.kept[k][i]
}

// choose keeps the observations of an indicator that are shown, without what they refer to. It is called for the whole
// selection first, so that a reference never adds observations of an indicator that the document shows only in part.
func (s *subset) choose(k Indicator) {
	at, known := s.places[indicator][k.ID]
	if !known {
		return
	}
	i := s.d.Indicators[at]
	if s.chosen[at] == nil {
		s.chosen[at], s.followed[at] = make([]bool, len(i.Observations)), make([]bool, len(i.Observations))
	}
	kept := s.chosen[at]
	for n := range i.Observations {
		for _, o := range k.Observations {
			if o != nil && same(o, &i.Observations[n]) {
				kept[n] = true
			}
		}
	}
	if !slices.Contains(kept, true) {
		for n := range kept {
			kept[n] = true
		}
	}
}

// indicator keeps what a chosen indicator and its observations need.
func (s *subset) indicator(id string) {
	at, known := s.places[indicator][id]
	if !known {
		return
	}
	i := s.d.Indicators[at]
	for n, shown := range s.chosen[at] {
		if shown && !s.followed[at][n] {
			s.followed[at][n] = true
			s.locator(i.Observations[n].Source)
			s.references(s.fragments.observations[at][n]())
		}
	}
	if !s.mark(indicator, id) {
		return
	}
	s.keepKind(dataset.OfIndicators, i.Kind)
	s.mark(unit, i.Unit)
	s.mark(count, i.Counts)
	s.mark(area, i.ReferenceArea)
	if p := s.d.Payer(i.Payer); p != nil {
		s.mark(payer, p.ID)
		s.mark(side, p.Side)
	}
	for _, x := range s.d.DimensionsOf(i) {
		if s.mark(dimension, x.ID) && x.Areas {
			s.areas(x)
		}
	}
	s.countries(i.Countries)
	s.add(countryList, i.CountryList)
	s.add(actor, i.Actor)
	s.references(s.fragments.entries[indicator][at]())
}

// areas keeps the countries and areas that the codes of a dimension stand for.
func (s *subset) areas(x *dataset.Dimension) {
	for _, id := range x.IDs() {
		s.mark(area, id)
		s.mark(country, strings.ToUpper(id))
	}
}

// same says that two observations are the same one; the loader lets no two agree in all of this.
func same(o, p *dataset.Observation) bool {
	return o == p || o.Key == p.Key && o.Published == p.Published && o.Source.Source == p.Source.Source && o.TimePeriod.Equal(p.TimePeriod)
}

// add keeps a thing with all it needs.
func (s *subset) add(k kind, id string) {
	if !s.mark(k, id) {
		return
	}
	at := s.places[k][id]
	switch k {
	case countryList:
		x := &s.d.Lists[at]
		s.countries(x.Codes)
		s.locator(x.Source)
	case derived:
		x := s.d.Derived[at]
		for _, part := range x.Of {
			s.figure(part)
		}
		s.mark(unit, x.Into)
		if u := x.RateUnit(s.d.Units); u != nil && x.Operation == dataset.RateOf {
			s.mark(unit, u.ID)
		}
	case action:
		x := s.d.Actions[at]
		s.keepKind(dataset.OfActions, x.Kind)
		s.add(actor, x.Actor)
		s.mark(area, x.Area)
		s.countries(x.Countries)
		s.locator(x.Source)
	case actor:
		x := s.d.Actors[at]
		s.keepKind(dataset.OfActors, x.Kind)
		s.add(actor, x.PartOf)
		s.countries(x.Countries)
		s.locator(x.Source)
	case statement:
		x := &s.d.Statements[at]
		s.add(actor, x.Actor)
		s.locator(x.Source)
	}
	s.references(s.fragments.entries[k][at]())
}

func (s *subset) countries(codes []string) {
	for _, c := range codes {
		s.mark(country, c)
	}
}

// locator keeps a source and the section with those it lies in.
func (s *subset) locator(l dataset.Locator) {
	at, known := s.places[sourceEntry][l.Source]
	if !known {
		return
	}
	src := &s.d.Sources[at]
	if s.mark(sourceEntry, src.ID) {
		s.sections[at] = make([]bool, len(src.Sections))
		s.references(s.fragments.entries[sourceEntry][at]())
	}
	for id := l.Section; id != ""; {
		n := slices.IndexFunc(src.Sections, func(x dataset.Section) bool { return x.ID == id })
		if n < 0 || s.sections[at][n] {
			return
		}
		s.sections[at][n] = true
		id = src.Sections[n].Parent
	}
}

// figure keeps what a reference names: of an indicator that is not kept yet everything, of one period at least the
// observations of that period.
func (s *subset) figure(ref string) {
	r, _ := dataset.ParseRef(ref)
	if _, known := s.places[derived][r.ID]; known {
		s.add(derived, r.ID)
		return
	}
	at, known := s.places[indicator][r.ID]
	if !known {
		return
	}
	i := s.d.Indicators[at]
	k := Indicator{ID: r.ID}
	key := r.Key
	if r.IsDynamic() { // all decide which it is
		key = ""
	}
	asked, known := periodOf(r)
	if !known {
		if s.chosen[at] == nil {
			s.choose(k)
		}
		s.indicator(r.ID)
		return
	}
	for n := range i.Observations {
		o := &i.Observations[n]
		if o.Key.In(key) && asked.Finds(o) {
			k.Observations = append(k.Observations, o)
		}
	}
	if len(k.Observations) > 0 || s.chosen[at] == nil {
		s.choose(k)
	}
	s.indicator(r.ID)
}

// periodOf is the period of a reference; known is false where it has none.
func periodOf(r dataset.Ref) (asked dataset.Period, known bool) {
	if r.Period == "" {
		return dataset.Period{}, false
	}
	asked, err := dataset.ParseAsked(r.Period)
	return asked, err == nil
}

// references keeps what the texts of an entry refer to.
func (s *subset) references(entry *fragment) {
	for _, ref := range entry.refs {
		r, _ := dataset.ParseRef(ref)
		s.figure(ref)
		s.add(action, r.ID)
		s.add(countryList, r.ID)
	}
}

// usual is about how long a subset is, in bytes.
const usual = 64 << 10

// encode appends what is kept, in the order of the dataset.
func (s *subset) encode(b []byte) []byte {
	d := s.d
	start := len(b)
	s.out = append(append(slices.Grow(b, usual), fileHead...), source.Encode(source.NewMap().Set("dataset", source.Tree(&d.Head)))...)
	of := &s.fragments.entries
	s.write("units", s.kept[unit], of[unit])
	s.write("counts", s.kept[count], of[count])
	s.write("areas", s.kept[area], of[area])
	s.write("kinds", s.kindsKept, s.fragments.kinds)
	s.write("sides", s.kept[side], of[side])
	s.write("payers", s.kept[payer], of[payer])
	s.write("dimensions", s.kept[dimension], of[dimension])
	before := len(s.out)
	s.write("countries", s.kept[country], of[country])
	s.write("country_lists", s.kept[countryList], of[countryList])
	s.writeWith("sources", s.kept[sourceEntry], of[sourceEntry], "  sections", s.sections, s.fragments.sections)
	s.writeWith("indicators", s.kept[indicator], s.withIntervals(of[indicator]), "  observations", s.chosen, s.fragments.observations)
	s.write("derived", s.kept[derived], of[derived])
	s.write("actions", s.kept[action], of[action])
	s.write("actors", s.kept[actor], of[actor])
	relations := make([]bool, len(d.Relations)) // those that are kept
	for i := range d.Relations {
		relations[i] = s.hasFigure(d.Relations[i].From) && s.hasFigure(d.Relations[i].To)
	}
	s.write("relations", relations, s.fragments.relations)
	s.write("statements", s.kept[statement], of[statement])
	return slices.Insert(s.out, before, s.names(s.out[start:])...)
}

// withIntervals are the entries of indicators. What intervals mean stands only where an observation that is kept has one.
func (s *subset) withIntervals(entries []later) []later {
	out := entries
	for at, certain := range s.fragments.certain {
		if certain == nil || !s.kept[indicator][at] {
			continue
		}
		has := false
		for n, kept := range s.chosen[at] {
			has = has || kept && s.d.Indicators[at].Observations[n].HasInterval()
		}
		if has {
			continue
		}
		if &out[0] == &entries[0] {
			out = slices.Clone(entries)
		}
		out[at] = certain
	}
	return out
}

// hasFigure says that a figure is kept: a relation is kept only where both its figures are.
func (s *subset) hasFigure(ref string) bool {
	r, _ := dataset.ParseRef(ref)
	return s.has(indicator, r.ID) || s.has(derived, r.ID)
}

// names are the proper names that occur in what is written, so that the numbers in them stay no figures.
func (s *subset) names(written []byte) []byte {
	var list dataset.Names
	for i, n := range s.fragments.names {
		if bytes.Contains(written, n) {
			list = append(list, s.d.Names[i])
		}
	}
	if len(list) == 0 {
		return nil
	}
	return source.Encode(source.NewMap().Set("names", list.MarshalSource()))
}

// write writes a list of those entries that are kept. A list of none is left out.
func (s *subset) write(key string, kept []bool, entries []later) {
	s.writeWith(key, kept, entries, "", nil, nil)
}

// writeWith is write for entries that have lists of a further key inside them.
func (s *subset) writeWith(key string, kept []bool, entries []later, within string, keptInside [][]bool, inside [][]later) {
	begun := false
	for i, keep := range kept {
		if !keep {
			continue
		}
		if !begun {
			s.out = append(append(s.out, key...), ":\n"...)
			begun = true
		}
		e := entries[i]()
		if inside != nil && slices.Contains(keptInside[i], true) {
			s.out = append(s.out, e.begin...)
			s.write(within, keptInside[i], inside[i])
			s.out = append(s.out, e.end...)
			continue
		}
		s.out = append(s.out, e.text...)
	}
}
