package build

import (
	"strings"

	"briefing/internal/dataset"
	"briefing/internal/doc"
	"briefing/internal/indicator"
)

// subset is the dataset with just what a document shows: the observations it uses, those its sums are made of, and
// what is needed to read them.
func (p *Project) subset(d *doc.Document) []byte {
	s := subset{at: map[string]int{}}
	for _, u := range d.Uses {
		id := u.Ref
		if i := strings.IndexAny(id, "/@."); i >= 0 {
			id = id[:i]
		}
		switch {
		case p.Dataset.Indicator(id) != nil, p.Dataset.DerivedValue(id) != nil:
			if v, problem := p.Set.Value(u.Ref); problem == nil {
				s.value(v)
			}
		case p.Dataset.Action(id) != nil:
			s.keep.Actions = append(s.keep.Actions, id)
		case p.Dataset.Actor(id) != nil:
			s.keep.Actors = append(s.keep.Actors, id)
		case p.Dataset.List(id) != nil:
			s.keep.Lists = append(s.keep.Lists, id)
		}
	}
	return p.Dataset.Subset(s.keep)
}

type subset struct {
	keep dataset.Keep
	at   map[string]int // index in keep.Indicators by id
}

// value keeps what a value rests on.
func (s *subset) value(v *indicator.Value) {
	if v.Derived != nil {
		s.keep.Derived = append(s.keep.Derived, v.Derived.ID)
	}
	for _, part := range v.Parts {
		s.value(part)
	}
	if v.Indicator == nil || v.Obs == nil {
		return
	}
	i, known := s.at[v.Indicator.ID]
	if !known {
		i = len(s.keep.Indicators)
		s.at[v.Indicator.ID] = i
		s.keep.Indicators = append(s.keep.Indicators, dataset.KeepIndicator{ID: v.Indicator.ID})
	}
	k := &s.keep.Indicators[i]
	for _, o := range k.Observations {
		if o == v.Obs {
			return
		}
	}
	k.Observations = append(k.Observations, v.Obs)
	k.Observations = append(k.Observations, v.Revised...)
}
