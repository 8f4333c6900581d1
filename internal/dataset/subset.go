package dataset

import (
	"bytes"
	"slices"
	"strconv"

	"briefing/internal/source"
)

// Keep names what a document shows. Everything that these need to be read (units, sources, sections, the parts of
// computed values, figures their texts refer to) is added by Subset.
type Keep struct {
	Indicators []KeepIndicator
	Derived    []string
	Actions    []string
	Actors     []string
	Lists      []string
	Statements []string
}

// KeepIndicator is an indicator with the observations that are shown. Without observations all are kept: an
// indicator cannot stand without one.
type KeepIndicator struct {
	ID           string
	Observations []*Observation
}

// Subset writes one file dataset.yaml that holds what keep names and what that needs, and nothing else. Ids the
// dataset does not have are passed over. The order is the dataset's own, whatever the order in keep, so that the
// same content gives the same bytes; Load reads the file without a fault.
func (d *Dataset) Subset(keep Keep) []byte {
	s := subset{d: d, forms: d.lookups().forms(), observations: map[string]map[int]bool{}, ids: map[[2]string]bool{}}
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
	for kind, list := range [][]string{keep.Derived, keep.Actions, keep.Actors, keep.Lists, keep.Statements} {
		for _, id := range list {
			s.add([]string{"derived", "action", "actor", "list", "statement"}[kind], id)
		}
	}
	return s.encode()
}

const subsetHead = `# What one document shows: its figures, the observations used, what they derive from, and their sources.
# It is a complete dataset: briefing reads it with --data.

`

// subset collects what is kept. Ids are held with their kind.
type subset struct {
	d            *Dataset
	forms        *forms
	out          []byte
	observations map[string]map[int]bool // of each kept indicator
	ids          map[[2]string]bool
}

func (s *subset) has(kind, id string) bool { return s.ids[[2]string{kind, id}] }

// mark notes an id and says whether it is new.
func (s *subset) mark(kind, id string) bool {
	if id == "" || s.has(kind, id) {
		return false
	}
	s.ids[[2]string{kind, id}] = true
	return true
}

// choose notes which observations of an indicator are shown. It does not follow what they refer to: what keep names
// is chosen first, so that a reference somewhere never brings in observations the document does not show.
func (s *subset) choose(k KeepIndicator) {
	i := s.d.Indicator(k.ID)
	if i == nil {
		return
	}
	if s.observations[k.ID] == nil {
		s.observations[k.ID] = map[int]bool{}
	}
	kept := s.observations[k.ID]
	for n := range i.Observations {
		for _, o := range k.Observations {
			if o != nil && o.is(&i.Observations[n]) {
				kept[n] = true
			}
		}
	}
	if len(kept) == 0 {
		for n := range i.Observations {
			kept[n] = true
		}
	}
}

// indicator keeps what a chosen indicator and its observations need.
func (s *subset) indicator(id string) {
	i := s.d.Indicator(id)
	if i == nil {
		return
	}
	for n := range i.Observations {
		if s.observations[id][n] && s.mark("observation "+strconv.Itoa(n), id) {
			s.locator(i.Observations[n].Source)
			s.references(&i.Observations[n])
		}
	}
	if !s.mark("indicator", id) {
		return
	}
	s.add("unit", i.Unit)
	s.mark("count", i.Counts)
	s.mark("area", i.ReferenceArea)
	s.countries(i.Countries)
	s.add("list", i.CountryList)
	s.add("actor", i.Actor)
	s.references(i)
}

// is says that two observations are the same one; the loader lets no two agree in all of this.
func (o *Observation) is(p *Observation) bool {
	return o == p || o.Member == p.Member && o.Published == p.Published && o.Source.Source == p.Source.Source && o.TimePeriod.sameAs(p.TimePeriod)
}

// add keeps a thing with all it needs.
func (s *subset) add(kind, id string) {
	switch kind {
	case "unit":
		s.mark(kind, id)
	case "list":
		if x := s.d.List(id); x != nil && s.mark(kind, id) {
			s.countries(x.Codes)
			s.locator(x.Source)
			s.references(x)
		}
	case "derived":
		if x := s.d.DerivedValue(id); x != nil && s.mark(kind, id) {
			for _, part := range x.Of {
				s.figure(part)
			}
			s.references(x)
		}
	case "action":
		if x := s.d.Action(id); x != nil && s.mark(kind, id) {
			s.add("actor", x.Actor)
			s.mark("area", x.Area)
			s.countries(x.Countries)
			s.locator(x.Source)
			s.references(x)
		}
	case "actor":
		if x := s.d.Actor(id); x != nil && s.mark(kind, id) {
			s.add("actor", x.PartOf)
			s.countries(x.Countries)
			s.locator(x.Source)
			s.references(x)
		}
	case "statement":
		if x := s.d.Statement(id); x != nil && s.mark(kind, id) {
			s.add("actor", x.Actor)
			s.locator(x.Source)
			s.references(x)
		}
	}
}

func (s *subset) countries(codes []string) {
	for _, c := range codes {
		s.mark("country", c)
	}
}

// locator keeps a source and the section with those it lies in.
func (s *subset) locator(l Locator) {
	src := s.d.Source(l.Source)
	if src == nil {
		return
	}
	if s.mark("source", src.ID) {
		s.references(src)
	}
	for id := l.Section; id != ""; {
		section := src.Section(id)
		if section == nil || !s.mark("section "+src.ID, id) {
			return
		}
		id = section.Parent
	}
}

// figure keeps what a reference names: of an indicator that is not kept yet everything, of one period at least the
// observations of that period.
func (s *subset) figure(ref string) {
	r, _ := ParseRef(ref)
	if s.d.DerivedValue(r.ID) != nil {
		s.add("derived", r.ID)
		return
	}
	i := s.d.Indicator(r.ID)
	if i == nil {
		return
	}
	k := KeepIndicator{ID: r.ID}
	asked, err := ParseDate(r.Period)
	if err != nil {
		if len(s.observations[r.ID]) == 0 {
			s.choose(k)
		}
		s.indicator(r.ID)
		return
	}
	for n := range i.Observations {
		o := &i.Observations[n]
		if (r.Member == "" || o.Member == r.Member) && asked.Contains(o.At().Last()) {
			k.Observations = append(k.Observations, o)
		}
	}
	if len(k.Observations) > 0 || len(s.observations[r.ID]) == 0 {
		s.choose(k)
	}
	s.indicator(r.ID)
}

// references keeps what the texts of an entry refer to.
func (s *subset) references(entry any) {
	for _, ref := range s.forms.entries[entry].refs {
		r, _ := ParseRef(ref)
		s.figure(ref)
		s.add("action", r.ID)
		s.add("list", r.ID)
	}
}

// encode writes what is kept, in the order of the dataset.
func (s *subset) encode() []byte {
	d := s.d
	const keys = 1000 // bytes, at most, for the keys of the lists
	s.out = make([]byte, 0, len(subsetHead)+len(s.forms.head)+s.forms.size+keys)
	s.out = append(append(s.out, subsetHead...), s.forms.head...)
	s.write("units", len(d.Units), func(i int) any { return entry(&d.Units[i], s.has("unit", d.Units[i].ID)) })
	s.write("counts", len(d.Counts), func(i int) any { return entry(&d.Counts[i], s.has("count", d.Counts[i].ID)) })
	s.write("areas", len(d.Areas), func(i int) any { return entry(&d.Areas[i], s.has("area", d.Areas[i].ID)) })
	before := len(s.out)
	s.write("countries", len(d.Countries), func(i int) any { return entry(&d.Countries[i], s.has("country", d.Countries[i].Code)) })
	s.write("country_lists", len(d.Lists), func(i int) any { return entry(&d.Lists[i], s.has("list", d.Lists[i].ID)) })
	s.write("sources", len(d.Sources), func(i int) any { return entry(&d.Sources[i], s.has("source", d.Sources[i].ID)) })
	s.write("indicators", len(d.Indicators), func(i int) any { return entry(d.Indicators[i], s.has("indicator", d.Indicators[i].ID)) })
	s.write("derived", len(d.Derived), func(i int) any { return entry(d.Derived[i], s.has("derived", d.Derived[i].ID)) })
	s.write("actions", len(d.Actions), func(i int) any { return entry(d.Actions[i], s.has("action", d.Actions[i].ID)) })
	s.write("actors", len(d.Actors), func(i int) any { return entry(d.Actors[i], s.has("actor", d.Actors[i].ID)) })
	s.write("relations", len(d.Relations), func(i int) any {
		return entry(&d.Relations[i], s.told(d.Relations[i].From) && s.told(d.Relations[i].To))
	})
	s.write("statements", len(d.Statements), func(i int) any { return entry(&d.Statements[i], s.has("statement", d.Statements[i].ID)) })
	return slices.Insert(s.out, before, s.names()...)
}

// told says that a figure is kept: a relation is told only where both its ends are.
func (s *subset) told(ref string) bool {
	r, _ := ParseRef(ref)
	return s.has("indicator", r.ID) || s.has("derived", r.ID)
}

// names are the proper names that occur in what is written, so that the numbers in them stay no figures.
func (s *subset) names() []byte {
	list := source.NewList()
	for _, n := range s.d.Names {
		if bytes.Contains(s.out, []byte(n.S)) {
			list.Items = append(list.Items, source.NewText(n.S))
		}
	}
	if len(list.Items) == 0 {
		return nil
	}
	return source.Encode(source.NewMap().Set("names", list))
}

func entry(x any, kept bool) any {
	if kept {
		return x
	}
	return nil
}

// write writes a list of those entries that are kept; at gives them by their place, nil for the others. A list of none
// is left out.
func (s *subset) write(key string, n int, at func(i int) any) {
	begun := false
	for i := range n {
		x := at(i)
		if x == nil {
			continue
		}
		if !begun {
			s.out = append(append(s.out, key...), ":\n"...)
			begun = true
		}
		form := s.forms.entries[x]
		inside := len(s.out) + len(form.begin)
		s.out = append(s.out, form.begin...)
		switch x := x.(type) {
		case *Source:
			s.write("  sections", len(x.Sections), func(i int) any {
				return entry(&x.Sections[i], s.has("section "+x.ID, x.Sections[i].ID))
			})
		case *Indicator:
			s.write("  observations", len(x.Observations), func(i int) any {
				return entry(&x.Observations[i], s.observations[x.ID][i])
			})
		}
		if len(s.out) > inside {
			s.out = append(s.out, form.end...)
			continue
		}
		s.out = append(s.out[:inside-len(form.begin)], form.text...)
	}
}
