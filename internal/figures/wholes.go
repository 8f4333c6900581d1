package figures

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
)

// addWholes computes, for an indicator whose codes add up, the wholes that nobody published: of each period for which all codes
// are there. The latest of these is the figure, unless one is published for that period or a later one. It returns the keys that
// there is no observation of.
func (s *Set) addWholes(ind *dataset.Indicator) (added []dataset.Key) {
	a := newAdder(s, ind)
	for _, key := range s.Dataset.Wholes(ind) {
		if !ind.IsAddedUp(key) {
			continue
		}
		a.checkWhole(key)
		own := refOf(ind.ID, key)
		published, v := s.values[own], a.latest(key)
		if published != nil && published.Obs != nil && (v.Derived == nil || v.Missing) {
			continue
		}
		if published == nil {
			added = append(added, key)
		}
		s.values[own] = v
	}
	return added
}

// checkWhole tells of a whole that is published and differs from what its codes add up to, at the latest period of which both are
// known exactly: rounding can be the reason, or a code that is missing among the others.
func (a *adder) checkWhole(key dataset.Key) {
	own := refOf(a.ind.ID, key)
	for _, p := range slices.Backward(a.periods(key)) {
		whole, sum := a.at(own, key, p), a.added(own, key, p)
		if whole == nil || whole.Obs == nil || whole.Missing || sum == nil || sum.Missing || whole.Qualifier != dataset.Exact || sum.Qualifier != dataset.Exact {
			continue
		}
		if !whole.Number.Equal(sum.Number) {
			a.set.diags.Add(whole.Obs.Pos, diag.Warning, "adds-up", fmt.Sprintf("%s is published as %s for %s, and its codes add up to %s", own, amount(whole.Number, whole.Unit, a.set.Dataset.Language), named(p), amount(sum.Number, sum.Unit, a.set.Dataset.Language)),
				"correct the figure that was copied wrongly; where the publisher rounds, both stand as they are; where a code is missing, take adds_up out")
		}
		return
	}
}

// adder adds up the codes of one indicator.
type adder struct {
	set        *Set
	ind        *dataset.Indicator
	dimensions []*dataset.Dimension
}

func newAdder(s *Set, ind *dataset.Indicator) adder {
	return adder{set: s, ind: ind, dimensions: s.Dataset.DimensionsOf(ind)}
}

// periods are the dated periods that a series or its parts are published for, each once: by their ends, and of those that end on one
// day the longer ones last.
func (a *adder) periods(key dataset.Key) []dataset.Period {
	var list []dataset.Period
	for _, k := range a.set.Dataset.Within(a.ind, key) {
		for _, o := range a.set.vintage.candidates(a.ind, k) {
			if dated(o.TimePeriod) && !slices.ContainsFunc(list, o.TimePeriod.Same) {
				list = append(list, o.TimePeriod)
			}
		}
	}
	slices.SortStableFunc(list, func(p, q dataset.Period) int { return cmp.Or(p.To.Last().Compare(q.To.Last()), p.Days()-q.Days()) })
	return list
}

// latest is the whole of the latest period for which all codes are there; a missing value where there is no such period.
func (a *adder) latest(key dataset.Key) *Value {
	own := refOf(a.ind.ID, key)
	periods := a.periods(key)
	for _, p := range slices.Backward(periods) {
		if v := a.at(own, key, p); v != nil && !v.Missing {
			return v
		}
	}
	v := a.empty(own, key)
	v.Missing = true
	why := "nothing was published by " + a.set.AsOf.String()
	if len(periods) > 0 {
		why = "for no period all codes are stated: for " + named(periods[len(periods)-1]) + " there is no " + strings.Join(a.lacks(key, periods[len(periods)-1]), ", no ")
	}
	v.Problems = []*diag.Problem{diag.NewProblem("missing-not-zero", own+" is not stated: it is no published figure, and cannot be added up, since "+why, "it prints as \"not stated\"")}
	return v
}

// lacks are the parts of a whole without which it cannot be added up, at most four.
func (a *adder) lacks(key dataset.Key, p dataset.Period) []string {
	const most = 4
	var list []string
	at := a.ind.AddedUp(key)
	for _, id := range a.dimensions[at].IDs() {
		part := key.With(len(a.dimensions), at, id)
		if v := a.at(refOf(a.ind.ID, part), part, p); (v == nil || v.Missing) && len(list) < most {
			list = append(list, refOf(a.ind.ID, part))
		}
	}
	return list
}

// empty is a whole without its parts.
func (a *adder) empty(ref string, key dataset.Key) *Value {
	d := &dataset.Derived{ID: ref, Name: a.ind.Name, Short: a.ind.Short, Noun: a.ind.Noun, Operation: dataset.Sum, Pos: a.ind.Pos}
	v := a.set.vintage.observed(ref, a.ind, key, nil)
	v.Indicator, v.Derived, v.OfCodes, v.Missing, v.Problems = nil, d, true, false, nil
	return v
}

// at is the value of a series for exactly one period: published, or added up of its codes; nil where there is neither.
func (a *adder) at(ref string, key dataset.Key, p dataset.Period) *Value {
	var of []*dataset.Observation
	for _, o := range a.set.vintage.candidates(a.ind, key) {
		if o.TimePeriod.Same(p) {
			of = append(of, o)
		}
	}
	if len(of) > 0 {
		return a.set.vintage.observed(ref, a.ind, key, of)
	}
	return a.added(ref, key, p)
}

// added is a whole of one period as its codes add up to, whether it is published or not; nil where not all are stated.
func (a *adder) added(ref string, key dataset.Key, p dataset.Period) *Value {
	over := a.ind.AddedUp(key)
	if over < 0 {
		return nil
	}
	v := a.empty(ref, key)
	for _, id := range a.dimensions[over].IDs() {
		part := key.With(len(a.dimensions), over, id)
		x := a.at(dataset.Ref{ID: a.ind.ID, Key: part, Period: named(p)}.String(), part, p)
		if x == nil || x.Missing {
			return nil
		}
		v.Parts = append(v.Parts, x)
		v.Derived.Of = append(v.Derived.Of, x.Ref)
	}
	(&deriver{set: a.set}).describe(v)
	// The codes of one figure and of one period differ in nothing that could keep them apart but in how exact they are.
	v.Problems = bounds(&comparison{ds: a.set.Dataset, kind: InSum, values: v.Parts})
	for _, p := range v.Problems {
		p.ID = "lower-bound"
	}
	compute(v)
	return v
}

// Points are the values of a series by period, in their order: those of Series and, where codes add up, the wholes of periods for
// which none is published.
func (s *Set) Points(ref string) []*Value {
	list := slices.Clone(s.Series(ref))
	r, _ := dataset.ParseRef(ref)
	ind := s.Dataset.Indicator(r.ID)
	a := newAdder(s, ind)
	if !ind.IsAddedUp(r.Key) {
		return list
	}
	for _, p := range a.periods(r.Key) {
		own := dataset.Ref{ID: r.ID, Key: r.Key, Period: named(p)}.String()
		if v := a.at(own, r.Key, p); v != nil && v.Derived != nil && !v.Missing {
			list = append(list, v)
		}
	}
	slices.SortStableFunc(list, func(x, y *Value) int {
		return cmp.Or(x.Period.To.Last().Compare(y.Period.To.Last()), x.Period.Days()-y.Period.Days())
	})
	return list
}

// named is how a reference names a period.
func named(p dataset.Period) string {
	return (&dataset.Observation{TimePeriod: p, Attributes: &dataset.Attributes{}}).AsAsked()
}

// wholeAt finds a whole of a period for which none is published: the latest that can be added up of those in the period asked for.
// Where there is none it is the problem of the published figures, with the periods for which all codes are stated.
func (s *Set) wholeAt(ref string, ind *dataset.Indicator, r dataset.Ref, none *diag.Problem) (*Value, *diag.Problem) {
	of, err := dataset.ParseAsked(r.Period)
	a := newAdder(s, ind)
	if !ind.IsAddedUp(r.Key) {
		return nil, none
	}
	var have []string
	for _, p := range slices.Backward(a.periods(r.Key)) {
		v := a.at(ref, r.Key, p)
		if v == nil || v.Missing {
			continue
		}
		if err == nil && of.Finds(&dataset.Observation{TimePeriod: p, Attributes: &dataset.Attributes{}}) {
			return v, nil
		}
		have = append(have, named(p))
	}
	if len(have) == 0 || none.ID == "not-yet-published" {
		return nil, none
	}
	slices.Reverse(have)
	if err != nil {
		return nil, diag.NewProblem(none.ID, none.Message, "periods there are: "+strings.Join(have, ", "))
	}
	return nil, diag.NewProblem("no-such-period", fmt.Sprintf("%s has no value for %s: none is published, and not all codes are stated", refOf(r.ID, r.Key), r.Period), "periods there are: "+strings.Join(have, ", "))
}
