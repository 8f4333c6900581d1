package figures

import (
	"slices"

	"github.com/shopspring/decimal"

	"briefing/internal/input/dataset"
)

// Gap is the one part of a printed whole that is not printed beside the others, so that it can be computed from these.
type Gap struct {
	Whole    *Value
	Part     string               // as referred to, without a period
	Obs      *dataset.Observation // that the part has for the time of the whole
	Withheld bool                 // its publisher withholds it
}

// Gaps finds, in values that are printed together, each whole whose parts stand there but for one. Parts are those that relations
// declare, codes of a dimension that add up and what a sum adds up. All must be exact and of the time of the whole. A part that is
// published, but not printed, is a gap only where it is what the others leave of the whole: relations need not name all parts.
func (s *Set) Gaps(printed []*Value) (out []Gap) {
	for _, whole := range printed {
		if whole.Missing || whole.NotExact || whole.Qualifier != dataset.Exact {
			continue
		}
		if g, is := s.gap(whole, printed); is && !slices.ContainsFunc(out, func(x Gap) bool { return x.Obs == g.Obs }) {
			out = append(out, g)
		}
	}
	return out
}

// gap finds the one part of a whole that is not among what is printed.
func (s *Set) gap(whole *Value, printed []*Value) (g Gap, is bool) {
	left, shown := whole.Number, 0
	var missing []*dataset.Observation
	for _, part := range s.partsOf(whole) {
		if at := slices.IndexFunc(printed, func(v *Value) bool { return part.is(v) && !v.Missing }); at >= 0 {
			if printed[at].NotExact || printed[at].Qualifier != dataset.Exact {
				return g, false
			}
			left, shown = left.Sub(printed[at].Number), shown+1
			continue
		}
		missing = append(missing, part.obs)
		g = Gap{Whole: whole, Part: part.key, Obs: part.obs, Withheld: part.obs != nil && part.obs.Status.Has(dataset.StatusSuppressed)}
	}
	if shown == 0 || len(missing) != 1 || g.Obs == nil || left.IsNegative() {
		return g, false
	}
	return g, g.Withheld || !g.Obs.Missing && left.Equal(g.Obs.Value) && !left.Equal(decimal.Zero)
}

// wholePart is a part of a whole: its reference without a period, and what was published of it for the time of the whole; nil
// where nothing was.
type wholePart struct {
	key string
	obs *dataset.Observation
}

// is says that a value is this part.
func (p wholePart) is(v *Value) bool { return graphKey(v) == p.key && v.Obs == p.obs && p.obs != nil }

// partsOf lists the parts of a whole, in the dataset's order.
func (s *Set) partsOf(whole *Value) (out []wholePart) {
	if whole.Derived != nil {
		if whole.Derived.Operation == dataset.Sum {
			for _, v := range leaves(whole) {
				out = append(out, wholePart{graphKey(v), v.Obs})
			}
		}
		return out
	}
	if !s.parts.hasParts(graphKey(whole)) {
		return nil
	}
	for _, part := range s.parts.parts[graphKey(whole)] {
		r, _ := dataset.ParseRef(part)
		if ind := s.Dataset.Indicator(r.ID); ind != nil {
			out = append(out, wholePart{part, s.at(ind, r.Key, whole.Period)})
		}
	}
	return append(out, s.codesOf(whole)...)
}

// codesOf are the codes that add up to a whole that is published.
func (s *Set) codesOf(whole *Value) (out []wholePart) {
	ind := whole.Indicator
	a := newAdder(s, ind)
	at := ind.AddedUp(whole.Key)
	if at < 0 {
		return nil
	}
	for _, id := range a.dimensions[at].IDs() {
		key := whole.Key.With(len(a.dimensions), at, id)
		out = append(out, wholePart{refOf(ind.ID, key), s.at(ind, key, whole.Period)})
	}
	return out
}

// hasParts says that something lies directly in a whole.
func (g graph) hasParts(whole string) bool {
	for _, wholes := range g.inside {
		if slices.Contains(wholes, whole) {
			return true
		}
	}
	return false
}

// at is what was published of a figure for exactly a period; nil where nothing was.
func (s *Set) at(ind *dataset.Indicator, key dataset.Key, period dataset.Period) *dataset.Observation {
	other := func(o *dataset.Observation) bool { return !samePeriod(o.TimePeriod, period) }
	return s.vintage.choose(ind, slices.DeleteFunc(s.vintage.candidates(ind, key), other))
}
