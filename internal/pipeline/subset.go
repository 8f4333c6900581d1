package pipeline

import (
	"strings"

	"briefing/internal/doc"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/dataset/subset"
)

// subset is the dataset with just what a document shows: the observations it uses, those its sums are made of, and
// what is needed to read them.
func (p *Project) subset(d *doc.Document) []byte {
	var s shown
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
	return p.subsets.Append(nil, s.keep)
}

// shown is what a document shows.
type shown struct{ keep subset.Selection }

// value keeps what a value rests on.
func (s *shown) value(v *figures.Value) {
	if v.Derived != nil {
		s.keep.Derived = append(s.keep.Derived, v.Derived.ID)
	}
	for _, part := range v.Parts {
		s.value(part)
	}
	if v.Indicator == nil || v.Obs == nil {
		return
	}
	shown := append([]*dataset.Observation{v.Obs}, v.Revised...)
	s.keep.Indicators = append(s.keep.Indicators, subset.Indicator{ID: v.Indicator.ID, Observations: shown})
}
