package figures

import (
	"fmt"
	"slices"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/source"
)

// chosen finds the value of a reference that chooses a code or a period by its value: "ID/max:country@2023", "ID/it@max". Of several
// codes with the same value it is the first in their order; Tied says so.
func (s *Set) chosen(ref string, r dataset.Ref) (*Value, *diag.Problem) {
	ind := s.Dataset.Indicator(r.ID)
	if ind == nil {
		if d := s.Dataset.DerivedValue(r.ID); d != nil && len(d.By) > 0 {
			return s.chosenOfDerived(ref, d, r)
		} else if d != nil {
			return nil, diag.NewProblem("bad-reference", r.ID+" is computed and has neither codes nor periods to choose from, found "+source.Quote(ref), "write "+r.ID)
		}
		message, hint := source.Unknown("figure", r.ID, s.names())
		return nil, diag.NewProblem("unknown-value", message, hint)
	}
	at, extreme, problem := s.choosing(ind.By, r)
	switch {
	case problem != nil:
		return nil, problem
	case at < 0:
		return s.chosenPeriod(r)
	}
	return s.chosenCode(ref, ind, r, at, extreme)
}

// choosing is the place of the code in a reference that chooses; -1 where the period does.
func (s *Set) choosing(by dataset.By, r dataset.Ref) (at int, extreme string, problem *diag.Problem) {
	at = -1
	codes := r.Key.Codes(0)
	byPeriod := r.Period == dataset.Max || r.Period == dataset.Min
	for i, code := range codes {
		what, dimension, chooses := dataset.Chooses(code)
		switch place := slices.Index(by, dimension); {
		case !strings.Contains(code, ":"):
			continue
		case !chooses:
			return 0, "", diag.NewProblem("bad-reference", source.Quote(code)+" chooses nothing", "write "+dataset.Max+":DIMENSION or "+dataset.Min+":DIMENSION")
		case place < 0:
			message, hint := source.Unknown("dimension of "+r.ID, dimension, by)
			return 0, "", diag.NewProblem("unknown-dimension", message, hint)
		case at >= 0 || byPeriod:
			return 0, "", diag.NewProblem("bad-reference", r.String()+" chooses twice", "choose one code, or one period")
		case place != i:
			want := make([]string, place+1)
			want[place] = code
			return 0, "", diag.NewProblem("bad-reference", source.Quote(code)+" stands in the place of another dimension: "+r.ID+" is by "+strings.Join(by, " and "),
				"write "+dataset.Ref{ID: r.ID, Key: dataset.NewKey(want...), Period: r.Period}.String())
		}
		at, extreme = i, what
	}
	plain := r.Key
	if at >= 0 {
		plain = r.Key.With(len(by), at, "")
	}
	return at, extreme, checkCodes(s.Dataset, r.ID, by, plain)
}

// chosenPeriod is the value of the period in which a series is the largest or smallest; of several the latest.
func (s *Set) chosenPeriod(r dataset.Ref) (*Value, *diag.Problem) {
	own := refOf(r.ID, r.Key)
	points := s.Points(own)
	if len(points) == 0 {
		return s.Value(own)
	}
	best := points[0]
	for _, v := range points {
		if p := notExact(v); p != nil {
			return nil, p
		}
		if p := unlikeTimes(points[0], v); p != nil {
			return nil, p
		}
		if n := v.Number.Cmp(best.Number); n == 0 || n > 0 == (r.Period == dataset.Max) {
			best = v
		}
	}
	return best, nil
}

// notExact says that nothing can be chosen by a value that is not exact.
func notExact(v *Value) *diag.Problem {
	if v.Qualifier == dataset.Exact && !v.NotExact {
		return nil
	}
	return diag.NewProblem("lower-bound", v.Ref+" is no exact value, but “"+readable(string(v.Qualifier))+"”, so that nobody knows which is the largest or smallest", "name the figure that is meant")
}

// unlikeTimes says that of two values nothing can be chosen, since each counts a period, or may do so, and the two are not equally long.
func unlikeTimes(a, b *Value) *diag.Problem {
	single := momentary(a.Counting) || a.Counting == dataset.CountingNotStated
	if !single || !dated(a.Period) || !dated(b.Period) || a.Period.String() == b.Period.String() || sameLength(a.Period, b.Period) {
		return nil
	}
	return diag.NewProblem("one-length", fmt.Sprintf("the largest or smallest is chosen of periods of one length: %s is of %s, %s of %s", a.Ref, a.Period, b.Ref, b.Period), "name the figure that is meant, with its period")
}

// chosenCode is the value of the code that is the largest or smallest of its dimension: of the period that is asked for, else of the
// latest that all codes have. Areas of the vocabulary, which may hold countries, are not compared with these.
func (s *Set) chosenCode(ref string, ind *dataset.Indicator, r dataset.Ref, at int, extreme string) (*Value, *diag.Problem) {
	d := s.Dataset.DimensionsOf(ind)[at]
	has := s.observedIn(ind, at)
	codes := comparedCodes(d, func(code string) bool { return has[code] })
	refs := make([]dataset.Ref, len(codes))
	for i, id := range codes {
		refs[i] = dataset.Ref{ID: r.ID, Key: r.Key.With(len(ind.By), at, id), Period: r.Period}
	}
	if r.Period == "" {
		period, problem := s.latestOfAll(refs)
		if problem != nil {
			return s.noneChosen(ref, ind, r, problem), nil
		}
		for i := range refs {
			refs[i].Period = period
		}
	}
	return s.largest(ref, refs, d.ID, codes, extreme, func(why *diag.Problem) *Value { return s.noneChosen(ref, ind, r, why) })
}

// largest is the value that is the largest or smallest of some, each of a code of a dimension; none makes the value where one of them
// is not stated.
func (s *Set) largest(ref string, refs []dataset.Ref, dimension string, codes []string, extreme string, none func(*diag.Problem) *Value) (*Value, *diag.Problem) {
	var best, first *Value
	var tied []string
	for i, one := range refs {
		v, problem := s.Value(one.String())
		switch {
		case problem != nil:
			return nil, problem
		case v.Missing:
			return none(diag.NewProblem("missing-not-zero", fmt.Sprintf("%s is not stated, so that nobody knows which %s is the largest or smallest", one, dimension), "name the figure that is meant, or another period")), nil
		case notExact(v) != nil:
			return nil, notExact(v)
		case first == nil:
			first = v
		}
		if p := unlikeTimes(first, v); p != nil {
			return nil, p
		}
		n := 1
		if best != nil {
			n = v.Number.Cmp(best.Number)
			if extreme == dataset.Min {
				n = -n
			}
		}
		switch {
		case n > 0:
			best, tied = v, []string{codes[i]}
		case n == 0:
			tied = append(tied, codes[i])
		}
	}
	if best == nil {
		return nil, diag.NewProblem("dimension-codes", source.Quote(ref)+" has no codes to choose from")
	}
	if len(tied) > 1 {
		again := *best
		again.Tied = tied
		return &again, nil
	}
	return best, nil
}

// chosenOfDerived is the value of the code for which a computed value is the largest or smallest.
func (s *Set) chosenOfDerived(ref string, d *dataset.Derived, r dataset.Ref) (*Value, *diag.Problem) {
	at, extreme, problem := s.choosing(d.By, r)
	switch {
	case problem != nil:
		return nil, problem
	case at < 0 || r.Period != "":
		return nil, diag.NewProblem("bad-reference", d.ID+" is computed and has no periods to choose from, found "+source.Quote(ref), "write "+refOf(d.ID, r.Key))
	}
	x := s.Dataset.DimensionsBy(d.By)[at]
	one := func(code string) dataset.Ref {
		return dataset.Ref{ID: d.ID, Key: r.Key.With(len(d.By), at, code)}
	}
	codes := comparedCodes(x, func(code string) bool { return s.values[one(code).String()] != nil })
	refs := make([]dataset.Ref, len(codes))
	for i, code := range codes {
		refs[i] = one(code)
	}
	return s.largest(ref, refs, x.ID, codes, extreme, func(why *diag.Problem) *Value {
		v := &Value{Ref: ref, ID: d.ID, Derived: d, Missing: true, Unit: &dataset.Unit{}, Problems: []*diag.Problem{why}}
		v.Period.NotStated = true
		return v
	})
}

// noneChosen is the value of a reference that chooses where not all values to choose from are stated.
func (s *Set) noneChosen(ref string, ind *dataset.Indicator, r dataset.Ref, why *diag.Problem) *Value {
	v := s.vintage.observed(ref, ind, "", nil)
	v.Problems = []*diag.Problem{why}
	return v
}

// observedIn says of which codes of a dimension, by its place, an indicator has figures.
func (s *Set) observedIn(ind *dataset.Indicator, at int) map[string]bool {
	has := map[string]bool{}
	for _, key := range s.Dataset.Keys(ind) {
		if len(s.Dataset.ObservationsOf(ind, key)) > 0 {
			has[key.Codes(len(ind.By))[at]] = true
		}
	}
	return has
}

// comparedCodes are the codes of a dimension that can be compared: those of which there are figures, and of areas the countries, where
// there are any.
func comparedCodes(d *dataset.Dimension, has func(code string) bool) []string {
	var all, countries []string
	for i := range d.Codes {
		id := string(d.Codes[i].ID)
		if !has(id) {
			continue
		}
		if all = append(all, id); !d.Codes[i].Group {
			countries = append(countries, id)
		}
	}
	if len(countries) > 0 {
		return countries
	}
	return all
}

// latestOfAll is the latest period that all of some series have a value for, as references name it.
func (s *Set) latestOfAll(refs []dataset.Ref) (string, *diag.Problem) {
	var common []string
	for i, one := range refs {
		var mine []string
		for _, v := range s.Points(one.String()) {
			r, _ := dataset.ParseRef(v.Ref)
			mine = append(mine, r.Period)
		}
		if i == 0 {
			common = mine
			continue
		}
		common = slices.DeleteFunc(common, func(p string) bool { return !slices.Contains(mine, p) })
	}
	if len(common) == 0 {
		return "", diag.NewProblem("no-such-period", "there is no period for which all codes of "+refs[0].ID+" have a value", "name a period: "+dataset.Ref{ID: refs[0].ID, Period: "2018"}.String())
	}
	return common[len(common)-1], nil
}
