package figures

import (
	"fmt"
	"slices"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/source"
)

// Value finds what a reference names: "ID", "ID@period", "ID/CODE", "ID/CODE@period" or the id of a derived
// value; ID/max:DIMENSION and ID@max choose by the value. The period means the observation of just that period (2024, 2024-Q4, 2024-W23, 2015/2024); a year, a month or a day of
// which there is none means the one whose period ends in it, chosen by the same rules as the current value. A value nobody has published yet is returned as missing; a reference that names
// nothing is a problem with the nearest valid name or the periods there are.
func (s *Set) Value(ref string) (*Value, *diag.Problem) {
	if v := s.values[ref]; v != nil {
		return v, nil
	}
	if v := s.dated[ref]; v != nil {
		return v, nil
	}
	r, ok := dataset.ParseRef(ref)
	if !ok {
		return nil, diag.NewProblem("bad-reference", source.Quote(ref)+" ends where a period or a code should follow",
			"write ID, ID@2018, ID@2018-Q3, ID@2018-05, ID@2018-W23, ID@2018-05-14 or ID/CODE")
	}
	if r.IsDynamic() {
		return s.chosen(ref, r)
	}
	if d := s.Dataset.DerivedValue(r.ID); d != nil {
		return s.derivedValue(d, r)
	}
	ind := s.Dataset.Indicator(r.ID)
	if ind == nil {
		message, hint := source.Unknown("figure", r.ID, s.names())
		return nil, diag.NewProblem("unknown-value", message, hint)
	}
	if problem := checkKey(s.Dataset, ind, r.Key); problem != nil {
		return nil, problem
	}
	own := refOf(ind.ID, r.Key)
	whole := s.values[own]
	switch {
	case whole != nil && r.Period == "":
		return whole, nil
	case len(s.Dataset.ObservationsOf(ind, r.Key)) == 0 && whole == nil:
		return nil, noSeries(ind.ID, ind.By, r.Key, s.Dataset.Keys(ind), "; or write adds_up: true at "+ind.ID+" where they add up")
	}
	v, problem := s.vintage.valueAt(ref, ind, r.Key, r.Period)
	if problem != nil && whole != nil && !ind.AddsUp.None() {
		return s.wholeAt(ref, ind, r, problem)
	}
	return v, problem
}

// derivedValue finds a computed value that a reference names.
func (s *Set) derivedValue(d *dataset.Derived, r dataset.Ref) (*Value, *diag.Problem) {
	switch {
	case r.Key != "" && len(d.By) == 0:
		return nil, diag.NewProblem("unknown-code", fmt.Sprintf("%s is computed and has no codes, found %s", d.ID, source.Quote(string(r.Key))), "write "+d.ID)
	case r.Period != "" && d.Since != "":
		return nil, diag.NewProblem("no-such-period", d.ID+" is a change and is measured anew in each edition, found "+source.Quote(r.Period), "write "+d.ID)
	case r.Period != "":
		return nil, diag.NewProblem("no-such-period", fmt.Sprintf("%s is computed from others and has no period of its own, found %s", d.ID, source.Quote(r.Period)),
			"declare one of that period in the data, as in "+ofPeriod(d, r.Period))
	}
	if len(d.By) == 0 {
		return s.values[d.ID], nil
	}
	if problem := checkCodes(s.Dataset, d.ID, d.By, r.Key); problem != nil {
		return nil, problem
	}
	if v := s.values[refOf(d.ID, r.Key)]; v != nil {
		return v, nil
	}
	var keys []dataset.Key
	for _, one := range s.Dataset.Instances(d) {
		keys = append(keys, one.Key)
	}
	return nil, noSeries(d.ID, d.By, r.Key, keys, "")
}

// names lists what a reference may name.
func (s *Set) names() []string {
	var names []string
	for _, ind := range s.Dataset.Indicators {
		names = append(names, ind.ID)
	}
	for _, d := range s.Dataset.Derived {
		names = append(names, d.ID)
	}
	return names
}

// checkKey sees that the codes of a reference are those of the dimensions of an indicator.
func checkKey(ds *dataset.Dataset, ind *dataset.Indicator, key dataset.Key) *diag.Problem {
	return checkCodes(ds, ind.ID, ind.By, key)
}

// checkCodes is checkKey for a figure by some dimensions.
func checkCodes(ds *dataset.Dataset, id string, by dataset.By, key dataset.Key) *diag.Problem {
	dimensions := ds.DimensionsBy(by)
	codes := key.Codes(0)
	switch {
	case len(dimensions) == 0 && key != "":
		return diag.NewProblem("unknown-code", fmt.Sprintf("%s has one value and no codes, found %s", id, source.Quote(string(key))), "write "+id)
	case len(codes) > len(dimensions) && isPeriod(codes[len(codes)-1]):
		last := len(codes) - 1
		return diag.NewProblem("unknown-code", fmt.Sprintf("%s is by %s, and %s names a period as a code", id, strings.Join(by, " and "), source.Quote(string(key))),
			"write the period behind @: "+dataset.Ref{ID: id, Key: dataset.NewKey(codes[:last]...), Period: codes[last]}.String())
	case len(codes) > len(dimensions):
		return diag.NewProblem("unknown-code", fmt.Sprintf("%s is by %s, and %s has %d codes", id, strings.Join(by, " and "), source.Quote(string(key)), len(codes)),
			"write "+id+"/"+strings.ToUpper(strings.Join(by, "/"))+" with a code for each")
	}
	for at, code := range codes {
		if code != dataset.Whole && dimensions[at].Find(code) == nil {
			message, hint := source.Unknown(dimensions[at].ID+" of "+id, code, dimensions[at].IDs())
			if meant := meantCode(dimensions, codes, at); meant != "" {
				hint = "write " + id + "/" + meant
			}
			return diag.NewProblem("unknown-code", message, hint)
		}
	}
	return nil
}

// isPeriod says whether what stands as a code is a period.
func isPeriod(code string) bool {
	_, err := dataset.ParseAsked(code)
	return err == nil
}

// meantCode is what a reference should say where the code in a place is max or min alone, the name of a code or what its source
// publishes, or a code of another dimension, whose place is taken by what stands there; empty where none of these is meant.
func meantCode(dimensions []*dataset.Dimension, codes []string, at int) string {
	codes = slices.Clone(codes)
	written, d := codes[at], dimensions[at]
	if written == dataset.Max || written == dataset.Min {
		codes[at] = written + ":" + d.ID
		return strings.Join(codes, "/")
	}
	for _, c := range d.Codes {
		named := slices.ContainsFunc(c.Name.Values, func(t dataset.LangText) bool { return strings.EqualFold(t.S, written) })
		if named || c.Code == written {
			codes[at] = string(c.ID)
			return strings.Join(codes, "/")
		}
	}
	for other, d := range dimensions {
		if other == at || d.Find(written) == nil {
			continue
		}
		for len(codes) <= other {
			codes = append(codes, dataset.Whole)
		}
		codes[at], codes[other] = codes[other], written
		return strings.Join(codes, "/")
	}
	return ""
}

// noSeries says that a figure has no value for some codes, published or computed; keys are those that it has values for, and
// whole says how it could have one for all of them.
func noSeries(id string, by dataset.By, key dataset.Key, keys []dataset.Key, whole string) *diag.Problem {
	const most = 8
	var refs []string
	for _, k := range keys {
		if k != "" && len(refs) < most {
			refs = append(refs, refOf(id, k))
		}
	}
	if key == "" {
		return diag.NewProblem("dimension-codes", fmt.Sprintf("%s has one value for each %s and none for all of them", id, strings.Join(by, " and ")),
			"name one: "+strings.Join(refs, ", ")+whole)
	}
	return diag.NewProblem("dimension-codes", fmt.Sprintf("%s has no value for %s", id, strings.Join(key.Codes(len(by)), "/")), "name one: "+strings.Join(refs, ", "))
}

// Series returns the points of a step line: every observation of an indicator ("ID" or "ID/CODE") that states a
// value and may be chosen, by the date it speaks for, one a date (of several for one date the one that stands by
// the same rules). Outside says that a point is not from the document the dataset restates. The dates are
// those of At. Nil if the reference names no indicator.
func (s *Set) Series(ref string) []*Value { return s.series[withoutPeriod(ref)] }

// Unstated returns the observations of an indicator ("ID" or "ID/CODE") that say that nothing is stated for their
// period, by the date it ends: where its line breaks.
func (s *Set) Unstated(ref string) []*Value { return s.unstated[withoutPeriod(ref)] }

// addSeries makes the series of one series of an indicator from the observations that may be chosen, and the
// values that references to its days, months and years name.
func (s *Set) addSeries(ind *dataset.Indicator, key dataset.Key, cands []*dataset.Observation) {
	own := refOf(ind.ID, key)
	var dates []dataset.Date
	in := map[dataset.Date][]*dataset.Observation{} // by the day, the month and the year that their period ends in
	for _, o := range cands {
		end := endOf(o)
		if len(in[end]) == 0 {
			dates = append(dates, end)
		}
		for _, on := range []dataset.Date{end, {Year: end.Year, Month: end.Month}, {Year: end.Year}} {
			if in[on] = append(in[on], o); end.IsZero() {
				break
			}
		}
	}
	slices.SortFunc(dates, dataset.Date.Compare)
	points := make([]*Value, 0, len(dates))
	for _, d := range dates {
		v := s.vintage.observed("", ind, key, in[d])
		if v.Missing && d.IsZero() {
			continue
		}
		v.Ref = own + "@" + periodOf(v.Obs, in[d])
		if v.Missing {
			s.unstated[own] = append(s.unstated[own], v)
			continue
		}
		points = append(points, v)
	}
	s.series[own] = points
	for on, list := range in {
		if list = asked(dataset.Period{From: on, To: on}, list); !on.IsZero() && len(list) > 0 {
			ref := own + "@" + on.String()
			s.dated[ref] = s.vintage.observed(ref, ind, key, list)
		}
	}
}
