package figures

import (
	"fmt"
	"slices"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/source"
)

// Value finds what a reference names: "ID", "ID@period", "ID/member", "ID/member@period" or the id of a derived
// value. The period is a year, a month or a day and means the observation whose period ends in it, chosen by the
// same rules as the current value. A value nobody has published yet is returned as missing; a reference that names
// nothing is a problem with the nearest valid name or the periods there are.
func (s *Set) Value(ref string) (*Value, *diag.Problem) {
	if v := s.values[ref]; v != nil {
		return v, nil
	}
	if v := s.dated[ref]; v != nil {
		return v, nil
	}
	r, _ := dataset.ParseRef(ref)
	id, member, period := r.ID, r.Member, r.Period
	if strings.Contains(ref, "@") && period == "" || strings.Contains(strings.SplitN(ref, "@", 2)[0], "/") && member == "" {
		return nil, diag.NewProblem("bad-reference", source.Quote(ref)+" ends where a period or a member should follow",
			"write ID, ID@2018, ID@2018-05, ID@2018-05-14 or ID/member")
	}
	if d := s.Dataset.DerivedValue(id); d != nil {
		switch {
		case member != "":
			return nil, diag.NewProblem("unknown-member", fmt.Sprintf("%s is computed and has no members, found %s", id, source.Quote(member)), "write "+id)
		case period != "" && d.Change != "":
			return nil, diag.NewProblem("no-such-period", id+" is a change and is measured anew in each edition, found "+source.Quote(period), "write "+id)
		case period != "":
			return nil, diag.NewProblem("no-such-period", fmt.Sprintf("%s is computed from others and has no period of its own, found %s", id, source.Quote(period)),
				"declare "+diag.A(string(d.Operation))+" of the observations of that period in the data: of: [ID@"+period+", ...]")
		}
		return s.values[id], nil
	}
	ind := s.Dataset.Indicator(id)
	if ind == nil {
		message, hint := source.Unknown("figure", id, s.names())
		return nil, diag.NewProblem("unknown-value", message, hint)
	}
	m, problem := memberOf(ind, member)
	if problem != nil {
		return nil, problem
	}
	if period == "" {
		return s.values[refOf(id, m)], nil
	}
	return s.vintage.valueAt(ref, ind, m, period)
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

// memberOf finds a member of an indicator by its id: nil for an indicator without a dimension.
func memberOf(ind *dataset.Indicator, member string) (*dataset.Member, *diag.Problem) {
	if ind.Dimension == "" {
		if member == "" {
			return nil, nil
		}
		return nil, diag.NewProblem("unknown-member", fmt.Sprintf("%s has one value and no members, found %s", ind.ID, source.Quote(member)), "write "+ind.ID)
	}
	var ids []string
	for i := range ind.Members {
		if ind.Members[i].ID == member {
			return &ind.Members[i], nil
		}
		ids = append(ids, ind.Members[i].ID)
	}
	if member == "" {
		var refs []string
		for _, id := range ids {
			refs = append(refs, ind.ID+"/"+id)
		}
		return nil, diag.NewProblem("dimension-members", fmt.Sprintf("%s has one value for each %s and none for all of them", ind.ID, ind.Dimension),
			"name one: "+strings.Join(refs, ", ")+"; or declare their sum in the data")
	}
	message, hint := source.Unknown(ind.Dimension+" of "+ind.ID, member, ids)
	return nil, diag.NewProblem("unknown-member", message, hint)
}

// Series returns the points of a step line: every observation of an indicator ("ID" or "ID/member") that states a
// value and may be chosen, by the date it speaks for, one a date (of several for one date the one that stands by
// the same rules). Outside says that a point is not from the document the dataset restates. The dates are
// those of At. Nil if the reference names no indicator.
func (s *Set) Series(ref string) []*Value { return s.series[withoutPeriod(ref)] }

// Unstated returns the observations of an indicator ("ID" or "ID/member") that say that nothing is stated for their
// period, by the date it ends: where its line breaks.
func (s *Set) Unstated(ref string) []*Value { return s.unstated[withoutPeriod(ref)] }

// addSeries makes the series of an indicator or of one of its members from the observations that may be chosen, and the
// values that references to its days, months and years name.
func (s *Set) addSeries(ind *dataset.Indicator, m *dataset.Member, cands []*dataset.Observation) {
	own := refOf(ind.ID, m)
	var dates []dataset.Date
	in := map[dataset.Date][]*dataset.Observation{} // by the day, the month and the year that their period ends in
	for _, o := range cands {
		end := endOf(o)
		if len(in[end]) == 0 {
			dates = append(dates, end)
		}
		for _, asked := range []dataset.Date{end, {Year: end.Year, Month: end.Month}, {Year: end.Year}} {
			if in[asked] = append(in[asked], o); end.IsZero() {
				break
			}
		}
	}
	slices.SortFunc(dates, dataset.Date.Compare)
	points := make([]*Value, 0, len(dates))
	for _, d := range dates {
		v := s.vintage.observed("", ind, m, in[d])
		if v.Missing && d.IsZero() {
			continue
		}
		v.Ref = own + "@" + v.Obs.At().String()
		if v.Missing {
			s.unstated[own] = append(s.unstated[own], v)
			continue
		}
		points = append(points, v)
	}
	s.series[own] = points
	for asked, list := range in {
		if !asked.IsZero() {
			ref := own + "@" + asked.String()
			s.dated[ref] = s.vintage.observed(ref, ind, m, list)
		}
	}
}
