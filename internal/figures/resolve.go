package figures

import (
	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"cmp"
	"slices"
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
		for _, m := range membersOf(ind) {
			ref := refOf(ind.ID, m)
			cands := s.vintage.candidates(ind, m)
			v := s.vintage.observed(ref, ind, m, cands)
			s.put(ref, v)
			s.addSeries(ind, m, cands)
			if v.Obs == nil {
				s.diags.AddProblem(ind.Pos, diag.Note, v.Problems[0])
			}
		}
	}
	s.deriveAll()
	return s, s.diags.Sorted()
}

func (s *Set) put(ref string, v *Value) {
	s.values[ref] = v
	s.order = append(s.order, ref)
}

// All returns every value: indicators in the dataset's order (members in the order of their dimension), then
// derived values.
func (s *Set) All() []*Value {
	all := make([]*Value, len(s.order))
	for i, ref := range s.order {
		all[i] = s.values[ref]
	}
	return all
}

// membersOf lists what an indicator has one value for each of: its members, or nil once.
func membersOf(ind *dataset.Indicator) []*dataset.Member {
	if ind.Dimension == "" {
		return []*dataset.Member{nil}
	}
	list := make([]*dataset.Member, len(ind.Members))
	for i := range ind.Members {
		list[i] = &ind.Members[i]
	}
	return list
}

func refOf(id string, m *dataset.Member) string {
	if m == nil {
		return id
	}
	return id + "/" + m.ID
}

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

// Rejected lists the observations of a value's indicator (and member) that do not stand, by the date they speak
// for, latest first, each with the rule that decided. Derived values have none.
func (s *Set) Rejected(v *Value) []Rejection {
	if v.Indicator == nil {
		return nil
	}
	var list []Rejection
	for _, o := range observations(v.Indicator, v.Member) {
		if o != v.Obs {
			list = append(list, Rejection{o, s.vintage.reason(o, v)})
		}
	}
	slices.SortStableFunc(list, func(a, b Rejection) int {
		return cmp.Or(endOf(b.Obs).Compare(endOf(a.Obs)), b.Obs.Published.Last().Compare(a.Obs.Published.Last()))
	})
	return list
}
