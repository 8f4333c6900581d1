// Package index finds what a reference can name: figures, actions, bodies and all else of a dataset by their ids.
//
// In: a dataset. Out: its entries by id, what may be asked of each, and the ids that a question can be put to. It knows no
// template and no value.
package index

import (
	"slices"

	"briefing/internal/input/dataset"
	"briefing/internal/input/phrase"
)

// Index finds what a reference can name. An id may stand for several things (a programme and its amount); what is
// asked of it decides which is meant.
type Index struct {
	Dataset    *dataset.Dataset
	Indicators map[string]*dataset.Indicator
	Derived    map[string]*dataset.Derived
	Actions    map[string]*dataset.Action
	Actors     map[string]*dataset.Actor
	Lists      map[string]*dataset.CountryList
	Sources    map[string]*dataset.Source
	Areas      map[string]*dataset.Area
	Units      map[string]*dataset.Unit
	Statements map[string]*dataset.Statement
}

// New makes the index of a dataset.
func New(ds *dataset.Dataset) *Index {
	at := ds.Index()
	return &Index{
		Dataset:    ds,
		Indicators: pointers(ds.Indicators, at.Indicators),
		Derived:    pointers(ds.Derived, at.Derived),
		Actions:    pointers(ds.Actions, at.Actions),
		Actors:     pointers(ds.Actors, at.Actors),
		Lists:      addresses(ds.Lists, at.Lists),
		Sources:    addresses(ds.Sources, at.Sources),
		Areas:      addresses(ds.Areas, at.Areas),
		Units:      addresses(ds.Units, at.Units),
		Statements: addresses(ds.Statements, at.Statements),
	}
}

// pointers are the entries of a list by id, of which at gives the places.
func pointers[T any](list []*T, at map[string]int) map[string]*T {
	m := make(map[string]*T, len(at))
	for id, i := range at {
		m[id] = list[i]
	}
	return m
}

// addresses is pointers for a list of the entries themselves.
func addresses[T any](list []T, at map[string]int) map[string]*T {
	m := make(map[string]*T, len(at))
	for id, i := range at {
		m[id] = &list[i]
	}
	return m
}

// IsValue says whether an id names a figure.
func (x *Index) IsValue(id string) bool { return x.Indicators[id] != nil || x.Derived[id] != nil }

// Unit returns the unit of an indicator, or of the parts of a derived value; nil if it cannot be told.
func (x *Index) Unit(id string) *dataset.Unit {
	for range 8 { // a derived value's part may be derived itself
		if ind := x.Indicators[id]; ind != nil {
			return x.Units[ind.Unit]
		}
		d := x.Derived[id]
		if d == nil || len(d.Of) == 0 {
			return nil
		}
		switch d.Operation {
		case dataset.Share, dataset.PercentChange, dataset.PointChange, dataset.IndexOf:
			return nil
		case dataset.RateOf:
			return d.RateUnit(x.Dataset.Units)
		case dataset.Conversion:
			return x.Units[d.Into]
		}
		id = phrase.RootOf(d.Of[0])
	}
	return nil
}

// accepts is the table of what each part may be asked of.
var accepts = []struct {
	part string
	of   func(x *Index, id string) bool
	what string
}{
	{"", (*Index).IsValue, "figure"},
	{"number", (*Index).IsValue, "figure"},
	{"noun", (*Index).IsValue, "figure"},
	{"source", (*Index).IsValue, "figure"},
	{"period", func(x *Index, id string) bool { return x.IsValue(id) || x.Actions[id] != nil }, "figure or action"},
	{"sum", func(x *Index, id string) bool { return x.Derived[id] != nil }, "computed figure"},
	{"count", func(x *Index, id string) bool { return x.Derived[id] != nil || x.Lists[id] != nil }, "computed figure, list or chart"},
	{"date", func(x *Index, id string) bool { return x.Actions[id] != nil || x.Sources[id] != nil }, "action"},
	{"start", func(x *Index, id string) bool { return x.Actions[id] != nil }, "action"},
	{"end", func(x *Index, id string) bool { return x.Actions[id] != nil }, "action"},
	{"purpose", func(x *Index, id string) bool { return x.Indicators[id] != nil }, "indicator"},
	{"payer", func(x *Index, id string) bool { return x.Indicators[id] != nil }, "indicator"},
	{"status", func(x *Index, id string) bool { return x.Indicators[id] != nil }, "indicator"},
	{"sentence", func(x *Index, id string) bool { return x.Actors[id] != nil || x.Statements[id] != nil }, "body, programme or statement"},
	{"name", (*Index).Named, "named thing"},
	{"short", (*Index).Named, "named thing"},
	{"before", (*Index).changes, "change"},
	{"since", (*Index).changes, "change"},
	{phrase.PartLow, (*Index).hasIntervals, "figure with an interval: low and high stand at none of its observations, or it is computed"},
	{phrase.PartHigh, (*Index).hasIntervals, "figure with an interval: low and high stand at none of its observations, or it is computed"},
	{"rows", func(*Index, string) bool { return false }, "chart of bars"},
}

// changes says whether an id names a change since an earlier time.
func (x *Index) changes(id string) bool { return x.Derived[id] != nil && x.Derived[id].Change != "" }

// hasIntervals says whether an id names a figure that its source states intervals around.
func (x *Index) hasIntervals(id string) bool {
	return x.Indicators[id] != nil && x.Indicators[id].HasIntervals()
}

// Named says whether an id names anything that has a name.
func (x *Index) Named(id string) bool {
	return x.IsValue(id) || x.Actions[id] != nil || x.Actors[id] != nil || x.Lists[id] != nil || x.Areas[id] != nil || x.Sources[id] != nil
}

// Allows says whether a part may be asked of an id; what names the things that have it.
func (x *Index) Allows(part, id string) (ok bool, what string) {
	for _, a := range accepts {
		if a.part == part {
			return a.of(x, id), a.what
		}
	}
	return false, ""
}

// Names lists the ids a part may be asked of, in the dataset's order.
func (x *Index) Names(part string) []string {
	ds := x.Dataset
	all := slices.Concat(
		ids(ds.Indicators, func(v *dataset.Indicator) string { return v.ID }),
		ids(ds.Derived, func(v *dataset.Derived) string { return v.ID }),
		ids(ds.Actions, func(v *dataset.Action) string { return v.ID }),
		ids(ds.Actors, func(v *dataset.Actor) string { return v.ID }),
		ids(ds.Lists, func(v dataset.CountryList) string { return v.ID }),
		ids(ds.Areas, func(v dataset.Area) string { return v.ID }),
		ids(ds.Sources, func(v dataset.Source) string { return v.ID }),
		ids(ds.Statements, func(v dataset.Statement) string { return v.ID }),
	)
	kept := all[:0]
	seen := map[string]bool{}
	for _, id := range all {
		if ok, _ := x.Allows(part, id); ok && !seen[id] {
			seen[id] = true
			kept = append(kept, id)
		}
	}
	return kept
}

func ids[T any](list []T, id func(T) string) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = id(v)
	}
	return out
}

// Mixed says whether a figure is computed from others that are counted in different ways.
func (x *Index) Mixed(id string) bool {
	d := x.Derived[id]
	return d != nil && (len(d.Mixes) > 0 || slices.ContainsFunc(d.Of, x.Mixed))
}

// Addends are the references to what a computed figure is made of; a sum of sums shows what these add up.
func (x *Index) Addends(id string) []string {
	d := x.Derived[id]
	if d == nil {
		return nil
	}
	var list []string
	for _, part := range d.Of {
		if p := x.Derived[part]; p != nil && p.Operation == dataset.Sum && d.Operation == dataset.Sum {
			list = append(list, x.Addends(part)...)
		} else {
			list = append(list, part)
		}
	}
	return list
}
