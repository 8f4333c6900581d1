package dataset

import "sync"

// index holds the place of everything that has an id in its list.
type index struct {
	units, counts, areas, countries, lists, sources, indicators, derived, actions, actors, statements map[string]int

	forms func() *forms // made when a subset first asks for them
}

func newIndex(d *Dataset) *index {
	return &index{
		units:      places(d.Units, func(x *Unit) string { return x.ID }),
		counts:     places(d.Counts, func(x *Count) string { return x.ID }),
		areas:      places(d.Areas, func(x *Area) string { return x.ID }),
		countries:  places(d.Countries, func(x *Country) string { return x.Code }),
		lists:      places(d.Lists, func(x *CountryList) string { return x.ID }),
		sources:    places(d.Sources, func(x *Source) string { return x.ID }),
		indicators: places(d.Indicators, func(x **Indicator) string { return (*x).ID }),
		derived:    places(d.Derived, func(x **Derived) string { return (*x).ID }),
		actions:    places(d.Actions, func(x **Action) string { return (*x).ID }),
		actors:     places(d.Actors, func(x **Actor) string { return (*x).ID }),
		statements: places(d.Statements, func(x *Statement) string { return x.ID }),
		forms:      sync.OnceValue(func() *forms { return newForms(d) }),
	}
}

func places[T any](list []T, id func(*T) string) map[string]int {
	m := make(map[string]int, len(list))
	for i := range list {
		if _, ok := m[id(&list[i])]; !ok {
			m[id(&list[i])] = i
		}
	}
	return m
}

// lookups returns the index made by Load. A dataset made by hand gets a new one for every question: it may have
// changed since the last.
func (d *Dataset) lookups() *index {
	if d.index != nil {
		return d.index
	}
	return newIndex(d)
}

func at[T any](list []T, m map[string]int, id string) *T {
	if i, ok := m[id]; ok && i < len(list) {
		return &list[i]
	}
	return nil
}

// Unit returns the unit with that id, or nil.
func (d *Dataset) Unit(id string) *Unit { return at(d.Units, d.lookups().units, id) }

// CountOf returns the thing counted with that id, or nil.
func (d *Dataset) CountOf(id string) *Count { return at(d.Counts, d.lookups().counts, id) }

// Area returns the reference area with that id, or nil.
func (d *Dataset) Area(id string) *Area { return at(d.Areas, d.lookups().areas, id) }

// Country returns the country with that ISO 3166-1 code, or nil.
func (d *Dataset) Country(code string) *Country { return at(d.Countries, d.lookups().countries, code) }

// List returns the country list with that id, or nil.
func (d *Dataset) List(id string) *CountryList { return at(d.Lists, d.lookups().lists, id) }

// Source returns the source with that id, or nil.
func (d *Dataset) Source(id string) *Source { return at(d.Sources, d.lookups().sources, id) }

// Indicator returns the indicator with that id, or nil.
func (d *Dataset) Indicator(id string) *Indicator {
	if p := at(d.Indicators, d.lookups().indicators, id); p != nil {
		return *p
	}
	return nil
}

// DerivedValue returns the derived value with that id, or nil.
func (d *Dataset) DerivedValue(id string) *Derived {
	if p := at(d.Derived, d.lookups().derived, id); p != nil {
		return *p
	}
	return nil
}

// Action returns the action with that id, or nil.
func (d *Dataset) Action(id string) *Action {
	if p := at(d.Actions, d.lookups().actions, id); p != nil {
		return *p
	}
	return nil
}

// Actor returns the actor with that id, or nil.
func (d *Dataset) Actor(id string) *Actor {
	if p := at(d.Actors, d.lookups().actors, id); p != nil {
		return *p
	}
	return nil
}

// Statement returns the statement with that id, or nil.
func (d *Dataset) Statement(id string) *Statement {
	return at(d.Statements, d.lookups().statements, id)
}

// MainSource returns the document the dataset restates, or nil if it restates none.
func (d *Dataset) MainSource() *Source {
	for i := range d.Sources {
		if d.Sources[i].Main {
			return &d.Sources[i]
		}
	}
	return nil
}

// Section returns the section with that id, or nil.
func (s *Source) Section(id string) *Section {
	for i := range s.Sections {
		if s.Sections[i].ID == id {
			return &s.Sections[i]
		}
	}
	return nil
}

// Member returns the member of the indicator's dimension with that id, or nil.
func (i *Indicator) Member(id string) *Member {
	for k := range i.Members {
		if i.Members[k].ID == id {
			return &i.Members[k]
		}
	}
	return nil
}

// At is the date an observation speaks for, as precisely as it was given: the end of its period, or its publication
// where the period has no dated end.
func (o *Observation) At() Date {
	if o.TimePeriod.To.IsZero() {
		return o.Published
	}
	return o.TimePeriod.To
}
