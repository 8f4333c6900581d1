package dataset

// Index is the place in its list of everything that has an id, from 0. It must not be changed.
type Index struct {
	Units, Counts, Areas, Countries, Lists, Sources, Indicators, Derived, Actions, Actors, Statements, Sides, Payers, Dimensions map[string]int

	Kinds map[KindOf]map[string]int
}

func newIndex(d *Dataset) *Index {
	kinds := map[KindOf]map[string]int{OfIndicators: {}, OfActions: {}, OfActors: {}}
	for i, k := range d.Kinds {
		if of := kinds[k.Of]; of != nil {
			of[k.ID] = i
		}
	}
	return &Index{
		Kinds:      kinds,
		Units:      places(d.Units, func(x *Unit) string { return x.ID }),
		Counts:     places(d.Counts, func(x *Count) string { return x.ID }),
		Areas:      places(d.Areas, func(x *Area) string { return x.ID }),
		Countries:  places(d.Countries, func(x *Country) string { return x.Code }),
		Lists:      places(d.Lists, func(x *CountryList) string { return x.ID }),
		Sources:    places(d.Sources, func(x *Source) string { return x.ID }),
		Indicators: places(d.Indicators, func(x **Indicator) string { return (*x).ID }),
		Derived:    places(d.Derived, func(x **Derived) string { return (*x).ID }),
		Actions:    places(d.Actions, func(x **Action) string { return (*x).ID }),
		Actors:     places(d.Actors, func(x **Actor) string { return (*x).ID }),
		Statements: places(d.Statements, func(x *Statement) string { return x.ID }),
		Sides:      places(d.Sides, func(x *Side) string { return x.ID }),
		Payers:     places(d.Payers, func(x *Payer) string { return x.ID }),
		Dimensions: places(d.Dimensions, func(x *Dimension) string { return x.ID }),
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

// Index returns the index made by Complete. Without one it makes a new index for every call, since the dataset may
// have changed since the last.
func (d *Dataset) Index() *Index {
	if d.index != nil {
		return d.index
	}
	return newIndex(d)
}

// entryAt is the entry of a list with an id, of which m gives the places; nil if there is none.
func entryAt[T any](list []T, m map[string]int, id string) *T {
	if i, ok := m[id]; ok && i < len(list) {
		return &list[i]
	}
	return nil
}

// pointerAt is entryAt for a list of pointers.
func pointerAt[T any](list []*T, m map[string]int, id string) *T {
	if p := entryAt(list, m, id); p != nil {
		return *p
	}
	return nil
}

// Unit returns the unit with that id, or nil.
func (d *Dataset) Unit(id string) *Unit { return entryAt(d.Units, d.Index().Units, id) }

// CountOf returns the thing counted with that id, or nil.
func (d *Dataset) CountOf(id string) *Count { return entryAt(d.Counts, d.Index().Counts, id) }

// Area returns the reference area with that id, or nil.
func (d *Dataset) Area(id string) *Area { return entryAt(d.Areas, d.Index().Areas, id) }

// List returns the country list with that id, or nil.
func (d *Dataset) List(id string) *CountryList { return entryAt(d.Lists, d.Index().Lists, id) }

// Source returns the source with that id, or nil.
func (d *Dataset) Source(id string) *Source { return entryAt(d.Sources, d.Index().Sources, id) }

// Indicator returns the indicator with that id, or nil.
func (d *Dataset) Indicator(id string) *Indicator {
	return pointerAt(d.Indicators, d.Index().Indicators, id)
}

// DerivedValue returns the derived value with that id, or nil.
func (d *Dataset) DerivedValue(id string) *Derived {
	return pointerAt(d.Derived, d.Index().Derived, id)
}

// Action returns the action with that id, or nil.
func (d *Dataset) Action(id string) *Action { return pointerAt(d.Actions, d.Index().Actions, id) }

// Actor returns the actor with that id, or nil.
func (d *Dataset) Actor(id string) *Actor { return pointerAt(d.Actors, d.Index().Actors, id) }

// Bookkeeping says that an action is of a kind that only notes what is known, so that it stays off timelines.
func (d *Dataset) Bookkeeping(a *Action) bool {
	k := entryAt(d.Kinds, d.Index().Kinds[OfActions], a.Kind)
	return k != nil && k.Bookkeeping
}

// Side returns a side of payers, or nil.
func (d *Dataset) Side(id string) *Side { return entryAt(d.Sides, d.Index().Sides, id) }

// Payer returns a payer, or nil.
func (d *Dataset) Payer(id PayerID) *Payer { return entryAt(d.Payers, d.Index().Payers, string(id)) }

// Dimension returns a dimension, or nil.
func (d *Dataset) Dimension(id string) *Dimension {
	return entryAt(d.Dimensions, d.Index().Dimensions, id)
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

// At is the date an observation speaks for, as precisely as it was given: the end of its period, or its publication
// where the period has no dated end.
func (o *Observation) At() Date {
	if o.TimePeriod.To.IsZero() {
		return o.Published
	}
	return o.TimePeriod.To
}
