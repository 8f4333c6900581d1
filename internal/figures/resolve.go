package figures

import (
	"cmp"
	"slices"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
)

// Resolve says what every indicator and every derived value was on a day. A month means its last day, a year its
// 31 December; the zero date means the dataset's edition. Findings: an error for every derived value that a rule
// refuses, a warning for one with a missing part, a note for an indicator of which nothing was published yet.
func Resolve(ds *dataset.Dataset, asOf dataset.Date) (*Set, diag.List) {
	if asOf.Year == 0 {
		asOf = ds.Edition
	}
	s := &Set{Dataset: ds, AsOf: asOf.Last(), vintage: newVintage(ds, asOf.Last()), parts: containment(ds),
		values: map[string]*Value{}, dated: map[string]*Value{}, series: map[string][]*Value{}, unstated: map[string][]*Value{}}
	for _, ind := range ds.Indicators {
		keys := ds.Keys(ind)
		for _, key := range keys {
			ref := refOf(ind.ID, key)
			cands := s.vintage.candidates(ind, key)
			v := s.vintage.observed(ref, ind, key, cands)
			s.values[ref] = v
			s.addSeries(ind, key, cands)
			if v.Obs == nil {
				s.diags.AddProblem(ind.Pos, diag.Note, v.Problems[0])
			}
		}
		if added := s.addWholes(ind); len(added) > 0 {
			keys = ds.InOrder(ind, slices.Concat(keys, added))
		}
		for _, key := range keys {
			s.order = append(s.order, refOf(ind.ID, key))
		}
	}
	s.deriveAll()
	return s, s.diags.Sorted()
}

// All returns every value: indicators in the dataset's order (series in the order of their codes, the whole first), then
// derived values.
func (s *Set) All() []*Value {
	all := make([]*Value, len(s.order))
	for i, ref := range s.order {
		all[i] = s.values[ref]
	}
	return all
}

func refOf(id string, key dataset.Key) string { return dataset.Ref{ID: id, Key: key}.String() }

// Told says whether an action had begun by the as-of day, and was told of by then: its source was published.
func (s *Set) Told(a *dataset.Action) bool {
	src := s.Dataset.Source(a.Source.Source)
	if src != nil && src.Date.Year > 0 && src.Date.Last().Compare(s.AsOf.Last()) > 0 {
		return false
	}
	from, day := a.Time.From, s.AsOf.Last()
	return from.Year == 0 || from.First().Compare(day) <= 0
}

// Rejection is an observation that was not chosen, and why.
type Rejection struct {
	Obs *dataset.Observation
	Why string
}

// Rejected lists the observations of a value's indicator (and codes) that do not stand, by the date they speak
// for, latest first, each with the rule that decided. Derived values have none.
func (s *Set) Rejected(v *Value) []Rejection {
	if v.Indicator == nil {
		return nil
	}
	var list []Rejection
	for _, o := range s.Dataset.ObservationsOf(v.Indicator, v.Key) {
		if o != v.Obs {
			list = append(list, Rejection{o, s.vintage.reason(o, v)})
		}
	}
	slices.SortStableFunc(list, func(a, b Rejection) int {
		return cmp.Or(endOf(b.Obs).Compare(endOf(a.Obs)), b.Obs.Published.Last().Compare(a.Obs.Published.Last()))
	})
	return list
}
