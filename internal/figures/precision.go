package figures

import (
	"fmt"
	"slices"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
)

// precision is how long the periods of a series are: a year, 3 months for a quarter, 7 days for a week.
type precision struct{ years, months, days int }

func precisionOf(p dataset.Period) precision {
	years, months, days := p.Length()
	return precision{years, months, days}
}

// apart says that two periods end on the same day and are different all the same, so that neither value revises the other: 2024,
// 2024-Q4 and 2024-12. A running total stands at its end, however long the period is that it is given for.
func apart(counting dataset.Counting, p, q dataset.Period) bool {
	return counting != dataset.Cumulative && dated(p) && dated(q) && !p.Same(q) && p.To.Last() == q.To.Last()
}

// dated says that a period has two dates and nothing open.
func dated(p dataset.Period) bool {
	return closed(p) && !p.OpenFrom && !p.OpenTo && !p.InWords()
}

// ofOnePeriod leaves, of observations that end on the same day, those of one period, where they are of several (see apart): of the
// precision that the series has itself, which is that of most of its periods published by the as-of day; of two that are equally
// frequent, the longer. What has no two dates stays.
func (n vintage) ofOnePeriod(ind *dataset.Indicator, list []*dataset.Observation) []*dataset.Observation {
	differ := func(p dataset.Period) bool {
		return slices.ContainsFunc(list, func(o *dataset.Observation) bool { return apart(ind.Counting, p, o.TimePeriod) })
	}
	i := slices.IndexFunc(list, func(o *dataset.Observation) bool { return differ(o.TimePeriod) })
	if i < 0 {
		return list
	}
	count := map[precision]int{}
	type span struct{ from, to dataset.Date }
	seen := map[span]bool{}
	for _, o := range n.ds.ObservationsOf(ind, list[0].Key) {
		at := span{o.TimePeriod.From.First(), o.TimePeriod.To.Last()}
		if !n.published(o) || o.Confidence == dataset.LowConfidence || !dated(o.TimePeriod) || seen[at] {
			continue
		}
		seen[at] = true
		count[precisionOf(o.TimePeriod)]++
	}
	best := list[i].TimePeriod
	for _, o := range list {
		p := o.TimePeriod
		if !dated(p) {
			continue
		}
		x, y := count[precisionOf(p)], count[precisionOf(best)]
		if x > y || x == y && p.Days() > best.Days() {
			best = p
		}
	}
	return slices.DeleteFunc(slices.Clone(list), func(o *dataset.Observation) bool { return apart(ind.Counting, o.TimePeriod, best) })
}

// asked leaves those observations that a reference to a period names: of just that period if there are any, else those whose period
// ends in it.
func asked(p dataset.Period, list []*dataset.Observation) []*dataset.Observation {
	if just := slices.DeleteFunc(slices.Clone(list), func(o *dataset.Observation) bool { return !p.Is(o.TimePeriod) }); len(just) > 0 {
		return just
	}
	return slices.DeleteFunc(slices.Clone(list), func(o *dataset.Observation) bool { return !p.Finds(o) })
}

// periodOf is how a reference names the period of an observation among others: as it is said for short, or in full where that would
// name another one.
func periodOf(o *dataset.Observation, among []*dataset.Observation) string {
	short := o.AsAsked()
	if p, err := dataset.ParseAsked(short); err == nil && dated(o.TimePeriod) && !p.Is(o.TimePeriod) &&
		slices.ContainsFunc(among, func(x *dataset.Observation) bool { return p.Is(x.TimePeriod) }) {
		return o.TimePeriod.String()
	}
	return short
}

// moneyApart says that a difference is of the money of two figures.
func (c *comparison) moneyApart(a, b *Value) bool {
	return c.kind == InDifference && a.PayerSide != NoMoney && b.PayerSide != NoMoney
}

// momentary are the ways of counting whose values are of one period alone.
func momentary(c dataset.Counting) bool {
	switch c {
	case dataset.SingleYear, dataset.PartialWindow, dataset.OneOff, dataset.Change:
		return true
	}
	return false
}

// unlikeLengths finds two published values of one indicator that count single periods of unlike length, such as a quarter and a year.
// Other indicators' periods must be the same altogether (see oneStart), but those of money, of which a difference is of one length.
func unlikeLengths(c *comparison) []*diag.Problem {
	for i, a := range c.values {
		for _, b := range c.values[i+1:] {
			if a.Obs == nil || b.Obs == nil || a.ID != b.ID && !c.moneyApart(a, b) || !momentary(a.Counting) || !momentary(b.Counting) || !dated(a.Period) || !dated(b.Period) || sameLength(a.Period, b.Period) {
				continue
			}
			return []*diag.Problem{{
				Message: fmt.Sprintf("%s holds periods of one length: %s is of %s, %s of %s", c.name(), c.describe(a), a.Period, c.describe(b), b.Period),
				Hints:   append([]string{hintApart}, whereSaid("time_period", a, b)...),
			}}
		}
	}
	return nil
}
