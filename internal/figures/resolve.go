package figures

import (
	"slices"
	"sort"
	"strings"

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
	s := &Set{Dataset: ds, AsOf: asOf.Last(), rank: map[string]int{},
		values: map[string]*Value{}, dated: map[string]*Value{}, series: map[string][]*Value{}, unstated: map[string][]*Value{}}
	for i := range ds.Sources {
		s.rank[ds.Sources[i].ID] = i
	}
	s.contains = containment(ds)

	for _, ind := range ds.Indicators {
		for _, m := range membersOf(ind) {
			ref := refOf(ind.ID, m)
			cands := s.candidates(ind, m)
			v := s.observed(ref, ind, m, cands)
			s.put(ref, v)
			s.points(ind, m, cands)
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

// observations lists all observations of an indicator, or of one of its members, in the dataset's order.
func observations(ind *dataset.Indicator, m *dataset.Member) []*dataset.Observation {
	list := make([]*dataset.Observation, 0, len(ind.Observations))
	for i := range ind.Observations {
		if m == nil || ind.Observations[i].Member == m.ID {
			list = append(list, &ind.Observations[i])
		}
	}
	return list
}

// candidates lists the observations that may be chosen: published by the as-of day, and not of low confidence.
func (s *Set) candidates(ind *dataset.Indicator, m *dataset.Member) []*dataset.Observation {
	return slices.DeleteFunc(observations(ind, m), func(o *dataset.Observation) bool {
		return !s.published(o) || o.Confidence == dataset.LowConfidence
	})
}

// published says that an observation was public by the as-of day. A publication month counts once it is over.
func (s *Set) published(o *dataset.Observation) bool {
	return o.Published.Last().Compare(s.AsOf) <= 0
}

// observed builds the value of an indicator from the observations that may be chosen.
func (s *Set) observed(ref string, ind *dataset.Indicator, m *dataset.Member, cands []*dataset.Observation) *Value {
	v := &Value{
		Ref: ref, ID: ind.ID, Member: m, Indicator: ind,
		Unit: s.Dataset.Unit(ind.Unit), Counts: ind.Counts, Counting: ind.Counting, Start: ind.CountingStart,
		Qualifier: dataset.Exact, Caveats: ind.Caveats,
	}
	if v.Unit == nil {
		v.Unit = &dataset.Unit{ID: ind.Unit}
	}
	if v.Unit.Kind == dataset.UnitMoney {
		v.PayerKind, v.PayerSide = ind.Payer.Kind, sideOf(ind.Payer.Kind)
	}
	o := s.choose(cands)
	if o == nil {
		v.Missing = true
		v.Period.NotStated = true
		v.Problems = []*diag.Problem{s.nothing(ref, ind, m)}
		return v
	}
	v.Obs, v.Number, v.Missing = o, o.Value, o.Missing
	if o.Qualifier != "" {
		v.Qualifier = o.Qualifier
	}
	v.Period, v.Published = o.TimePeriod, o.Published
	v.Outside = s.outside(o)
	v.Revised = s.revisedBy(o, cands)
	if v.Missing {
		v.Problems = []*diag.Problem{{ID: "missing-not-zero", Message: ref + " is not stated in its source"}}
	}
	return v
}

func (s *Set) outside(o *dataset.Observation) bool {
	src := s.Dataset.Source(o.Source.Source)
	return src != nil && !src.Main
}

func (s *Set) publisher(o *dataset.Observation) string {
	if src := s.Dataset.Source(o.Source.Source); src != nil && src.Publisher != "" {
		return src.Publisher
	}
	return o.Source.Source
}

// sideOf groups the payer kinds. Money of which no payer is given is money whose payer is not named.
func sideOf(kind dataset.PayerKind) Side {
	switch kind {
	case dataset.PayerEU, dataset.PayerEUTrustFund:
		return Named
	case dataset.PayerAllDonors:
		return AllOther
	default:
		return NotNamed
	}
}

// choose picks what stands: the latest period; for one period each publisher's latest word, and among publishers
// the best. Nil if there is nothing to choose from.
func (s *Set) choose(cands []*dataset.Observation) *dataset.Observation {
	if len(cands) == 0 {
		return nil
	}
	last := cands[0]
	for _, o := range cands[1:] {
		if endOf(o).Compare(endOf(last)) > 0 {
			last = o
		}
	}
	var publishers []string
	words := map[string]*dataset.Observation{}
	for _, o := range cands {
		if endOf(o) != endOf(last) {
			continue
		}
		p := s.publisher(o)
		was, seen := words[p]
		if !seen {
			publishers = append(publishers, p)
		}
		if d := 0; seen {
			d = o.Published.Last().Compare(was.Published.Last())
			if d < 0 || d == 0 && !s.better(o, was) {
				continue
			}
		}
		words[p] = o
	}
	var best *dataset.Observation
	for _, p := range publishers {
		if o := words[p]; best == nil || s.better(o, best) {
			best = o
		}
	}
	return best
}

// better says that o stands before b, both being for one period: a stated value before "not stated", the higher
// confidence, the earlier publication, the source that the dataset lists first.
func (s *Set) better(o, b *dataset.Observation) bool {
	if o.Missing != b.Missing {
		return b.Missing
	}
	if x, y := confidence(o), confidence(b); x != y {
		return x > y
	}
	if d := o.Published.Last().Compare(b.Published.Last()); d != 0 {
		return d < 0
	}
	return s.rank[o.Source.Source] < s.rank[b.Source.Source]
}

func confidence(o *dataset.Observation) int {
	switch o.Confidence {
	case dataset.HighConfidence:
		return 2
	case dataset.LowConfidence:
		return 0
	default:
		return 1
	}
}

// revisedBy lists what the same publisher said earlier of the same period, newest first.
func (s *Set) revisedBy(o *dataset.Observation, cands []*dataset.Observation) []*dataset.Observation {
	var older []*dataset.Observation
	for _, c := range cands {
		if c != o && samePeriod(c.TimePeriod, o.TimePeriod) && s.publisher(c) == s.publisher(o) &&
			c.Published.Last().Compare(o.Published.Last()) < 0 {
			older = append(older, c)
		}
	}
	sort.SliceStable(older, func(i, j int) bool {
		return older[i].Published.Last().Compare(older[j].Published.Last()) > 0
	})
	return older
}

// nothing says why there is no value to choose from.
func (s *Set) nothing(ref string, ind *dataset.Indicator, m *dataset.Member) *diag.Problem {
	p := diag.NewProblem("not-yet-published", ref+" has no value: nothing was published by "+s.AsOf.String(), "it prints as \"not stated\"")
	var first *dataset.Observation
	for _, o := range observations(ind, m) {
		switch {
		case o.Confidence == dataset.LowConfidence:
			if s.published(o) {
				p.ID, p.Message = "low-confidence", ref+" has no value: only values of low confidence were published by "+s.AsOf.String()
			}
		case first == nil || o.Published.Last().Compare(first.Published.Last()) < 0:
			first = o
		}
	}
	if first != nil {
		p.Hints[0] += "; the first value was published " + first.Published.String()
	}
	return p
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
			list = append(list, Rejection{o, s.why(o, v)})
		}
	}
	sort.SliceStable(list, func(i, j int) bool {
		if d := endOf(list[i].Obs).Compare(endOf(list[j].Obs)); d != 0 {
			return d > 0
		}
		return list[i].Obs.Published.Last().Compare(list[j].Obs.Published.Last()) > 0
	})
	return list
}

func (s *Set) why(o *dataset.Observation, v *Value) string {
	if !s.published(o) {
		return "published after " + s.AsOf.String()
	}
	if o.Confidence == dataset.LowConfidence {
		return "low confidence is never chosen"
	}
	if v.Obs == nil {
		return "not asked for"
	}
	for _, r := range v.Revised {
		if r == o {
			return "revised by the publication of " + v.Obs.Published.String()
		}
	}
	if d := endOf(o).Compare(endOf(v.Obs)); d < 0 {
		return "an earlier period"
	} else if d > 0 {
		return "a later period than the one asked for"
	}
	for _, later := range s.candidates(v.Indicator, v.Member) {
		if endOf(later) == endOf(o) && s.publisher(later) == s.publisher(o) && later.Published.Last().Compare(o.Published.Last()) > 0 {
			return "revised by the publication of " + later.Published.String()
		}
	}
	switch {
	case s.publisher(o) == s.publisher(v.Obs):
		return "published by the same publisher on the same day; the source with the higher confidence, or listed first, stands"
	case o.Missing && !v.Obs.Missing:
		return "not stated there; another publisher states it"
	case confidence(o) < confidence(v.Obs):
		return "another publisher has the higher confidence"
	case o.Published.Last().Compare(v.Obs.Published.Last()) > 0:
		return "another publisher was earlier"
	default:
		return "another publisher's source is listed first"
	}
}

// splitRef takes a reference apart: ID, member after "/", period after "@".
func splitRef(ref string) (id, member, period string) {
	id, period, _ = strings.Cut(ref, "@")
	id, member, _ = strings.Cut(id, "/")
	return id, member, period
}
