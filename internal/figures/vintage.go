package figures

import (
	"fmt"
	"slices"
	"strings"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
)

// vintage is what was published by a day: it chooses among observations.
type vintage struct {
	ds   *dataset.Dataset
	asOf dataset.Date   // a day
	rank map[string]int // place of a source in the dataset's list, the last rule for choosing
}

func newVintage(ds *dataset.Dataset, asOf dataset.Date) vintage {
	n := vintage{ds, asOf, map[string]int{}}
	for i := range ds.Sources {
		n.rank[ds.Sources[i].ID] = i
	}
	return n
}

// at is what was published by another day.
func (n vintage) at(day dataset.Date) vintage {
	n.asOf = day
	return n
}

// candidates lists the observations that may be chosen: published by the as-of day, and not of low confidence.
func (n vintage) candidates(ind *dataset.Indicator, key dataset.Key) []*dataset.Observation {
	return slices.DeleteFunc(n.ds.ObservationsOf(ind, key), func(o *dataset.Observation) bool {
		return !n.published(o) || o.Confidence == dataset.LowConfidence
	})
}

// published says that an observation was public by the as-of day. A publication month counts once it is over.
func (n vintage) published(o *dataset.Observation) bool {
	return o.Published.Last().Compare(n.asOf) <= 0
}

// observed builds the value of an indicator from the observations that may be chosen.
func (n vintage) observed(ref string, ind *dataset.Indicator, key dataset.Key, cands []*dataset.Observation) *Value {
	v := &Value{
		Ref: ref, ID: ind.ID, Key: key, Codes: n.ds.CodesOf(ind.By, key), Indicator: ind,
		Unit: n.ds.Unit(ind.Unit), Counts: ind.Counts, Counting: ind.Counting, Start: ind.CountingStart,
		Qualifier: dataset.Exact, Caveats: ind.Caveats,
	}
	if v.Unit == nil {
		v.Unit = &dataset.Unit{ID: ind.Unit}
	}
	if v.Unit.Kind == dataset.UnitMoney {
		v.Payer, v.PayerSide, v.Fill = ind.Payer, sideOf(n.ds, ind), dataset.FillSolid
		if side := n.ds.Side(string(v.PayerSide)); side != nil {
			v.Fill = side.Fill
		}
	}
	o := n.choose(ind, cands)
	if o == nil {
		v.Missing = true
		v.Period.NotStated = true
		v.Problems = []*diag.Problem{n.noValue(ref, ind, key)}
		return v
	}
	v.Obs, v.Number, v.Missing = o, o.Value, o.Missing
	v.Low, v.High = o.Low, o.High
	if o.Qualifier != "" {
		v.Qualifier = o.Qualifier
	}
	v.Period, v.Published = o.TimePeriod, o.Published
	v.Outside = n.outside(o)
	v.Revised = n.revisedBy(o, cands)
	if v.Missing {
		v.Problems = []*diag.Problem{{ID: "missing-not-zero", Message: ref + " is not stated in its source"}}
	}
	return v
}

func (n vintage) outside(o *dataset.Observation) bool {
	src := n.ds.Source(o.Source.Source)
	return src != nil && !src.Main
}

func (n vintage) publisher(o *dataset.Observation) string {
	if src := n.ds.Source(o.Source.Source); src != nil && src.Publisher != "" {
		return src.Publisher
	}
	return o.Source.Source
}

// sideOf is the side of an indicator's money. Where the dataset says nothing of payers, each indicator is a side of its own.
func sideOf(ds *dataset.Dataset, ind *dataset.Indicator) Side {
	if p := ds.Payer(ind.Payer); p != nil {
		return Side(p.Side)
	}
	if ds.OnePayer {
		return onePayer
	}
	return Side(ownSide + ind.ID)
}

// onePayer is the side of all money where one body pays, and ownSide begins that of an indicator whose payer is not said. No id
// has such signs.
const onePayer, ownSide = "one payer", "of "

// choose picks the observation that counts: of the latest period (of several that end on the same day see ofOnePeriod), each
// publisher's latest publication, and of these the better one (see better). Nil if there is none to choose from.
func (n vintage) choose(ind *dataset.Indicator, cands []*dataset.Observation) *dataset.Observation {
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
	latest := map[string]*dataset.Observation{}
	atLast := slices.DeleteFunc(slices.Clone(cands), func(o *dataset.Observation) bool { return endOf(o) != endOf(last) })
	for _, o := range n.ofOnePeriod(ind, atLast) {
		p := n.publisher(o)
		was, seen := latest[p]
		if !seen {
			publishers = append(publishers, p)
		}
		if d := 0; seen {
			d = o.Published.Last().Compare(was.Published.Last())
			if d < 0 || d == 0 && !n.better(o, was) {
				continue
			}
		}
		latest[p] = o
	}
	var best *dataset.Observation
	for _, p := range publishers {
		if o := latest[p]; best == nil || n.better(o, best) {
			best = o
		}
	}
	return best
}

// better says that o is chosen before b, both being for one period: a stated value before "not stated", then the higher
// confidence, the earlier publication, the source that the dataset lists first.
func (n vintage) better(o, b *dataset.Observation) bool {
	if o.Missing != b.Missing {
		return b.Missing
	}
	if x, y := confidence(o), confidence(b); x != y {
		return x > y
	}
	if d := o.Published.Last().Compare(b.Published.Last()); d != 0 {
		return d < 0
	}
	return n.rank[o.Source.Source] < n.rank[b.Source.Source]
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

// revisedBy lists the earlier publications of the same publisher for the same period, newest first.
func (n vintage) revisedBy(o *dataset.Observation, cands []*dataset.Observation) []*dataset.Observation {
	var older []*dataset.Observation
	for _, c := range cands {
		if c != o && samePeriod(c.TimePeriod, o.TimePeriod) && n.publisher(c) == n.publisher(o) &&
			c.Published.Last().Compare(o.Published.Last()) < 0 {
			older = append(older, c)
		}
	}
	slices.SortStableFunc(older, func(a, b *dataset.Observation) int { return b.Published.Last().Compare(a.Published.Last()) })
	return older
}

// noValue says why there is no value to choose from.
func (n vintage) noValue(ref string, ind *dataset.Indicator, key dataset.Key) *diag.Problem {
	p := diag.NewProblem("not-yet-published", ref+" has no value: nothing was published by "+n.asOf.String(), "it prints as \"not stated\"")
	var first *dataset.Observation
	for _, o := range n.ds.ObservationsOf(ind, key) {
		switch {
		case o.Confidence == dataset.LowConfidence:
			if n.published(o) {
				p.ID, p.Message = "low-confidence", ref+" has no value: only values of low confidence were published by "+n.asOf.String()
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

// reason says why an observation was not chosen for a value, in the words of explain.
func (n vintage) reason(o *dataset.Observation, v *Value) string {
	if !n.published(o) {
		return "published after " + n.asOf.String()
	}
	if o.Confidence == dataset.LowConfidence {
		return "low confidence is never chosen"
	}
	if v.Obs == nil {
		return "not asked for"
	}
	if slices.Contains(v.Revised, o) {
		return "revised by the publication of " + v.Obs.Published.String()
	}
	if d := endOf(o).Compare(endOf(v.Obs)); d < 0 {
		return "an earlier period"
	} else if d > 0 {
		return "a later period than the one asked for"
	}
	if apart(v.Counting, o.TimePeriod, v.Obs.TimePeriod) {
		return "another period that ends on the same day; the one stands that was asked for, or that is as long as most of the series"
	}
	for _, later := range n.candidates(v.Indicator, v.Key) {
		if endOf(later) == endOf(o) && !apart(v.Counting, later.TimePeriod, o.TimePeriod) && n.publisher(later) == n.publisher(o) && later.Published.Last().Compare(o.Published.Last()) > 0 {
			return "revised by the publication of " + later.Published.String()
		}
	}
	switch {
	case n.publisher(o) == n.publisher(v.Obs) && o.Published.Last().Compare(v.Obs.Published.Last()) > 0:
		return "another period than the one asked for"
	case n.publisher(o) == n.publisher(v.Obs):
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

// valueAt finds the observation of just the period asked for, or, where that is a year, a month or a day, whose period ends in it.
func (n vintage) valueAt(ref string, ind *dataset.Indicator, key dataset.Key, period string) (*Value, *diag.Problem) {
	of, err := dataset.ParseAsked(period)
	if err != nil {
		return nil, diag.NewProblem("bad-reference", fmt.Sprintf("%s: %v", ref, err), n.periodsHint(ind, key))
	}
	elsewhere := func(o *dataset.Observation) bool { return !of.Finds(o) }
	if in := asked(of, n.candidates(ind, key)); len(in) > 0 {
		return n.observed(ref, ind, key, in), nil
	}
	name := refOf(ind.ID, key)
	hint := n.periodsHint(ind, key)
	for _, o := range n.ds.ObservationsOf(ind, key) {
		switch {
		case elsewhere(o):
		case !n.published(o):
			return nil, diag.NewProblem("not-yet-published", fmt.Sprintf("%s has no value for %s by %s: it was published %s", name, period, n.asOf.String(), o.Published.String()), hint)
		case o.Confidence == dataset.LowConfidence:
			return nil, diag.NewProblem("low-confidence", fmt.Sprintf("%s has only a value of low confidence for %s (%s), and low confidence is never chosen", name, period, amount(o.Value, n.ds.Unit(ind.Unit), n.ds.Language)), hint)
		}
	}
	return nil, diag.NewProblem("no-such-period", fmt.Sprintf("%s has no value for %s", name, period), hint)
}

// periodsHint names the dates there are values for.
func (n vintage) periodsHint(ind *dataset.Indicator, key dataset.Key) string {
	cands := n.candidates(ind, key)
	slices.SortStableFunc(cands, func(a, b *dataset.Observation) int { return endOf(a).Compare(endOf(b)) })
	var dates []string
	for _, o := range cands {
		if d := periodOf(o, cands); len(dates) == 0 || dates[len(dates)-1] != d {
			dates = append(dates, d)
		}
	}
	if len(dates) == 0 {
		return "nothing was published by " + n.asOf.String()
	}
	return "periods there are: " + strings.Join(dates, ", ")
}
