package figures

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
)

// The uses of values that are computed by another verb than sum, share or difference. The order of the values matters, as in
// package dataset.
const (
	InRate          Comparison = Comparison(dataset.RateOf)        // first is divided by the second
	InMean          Comparison = Comparison(dataset.Mean)          // in the order of their periods
	InIndex         Comparison = Comparison(dataset.IndexOf)       // the second is 100
	InPercentChange Comparison = Comparison(dataset.PercentChange) // first the later value
	InPointChange   Comparison = Comparison(dataset.PointChange)   // first the later value
	InConversion    Comparison = Comparison(dataset.Conversion)    // an amount, and a rate of exchange
	InChange        Comparison = "change"                          // a change between two periods, whatever it is measured in
)

// verbUses are the uses to which the rules about what stands together do not apply, since what they put together differs by their
// nature, or is one figure.
func verbUses() []Comparison {
	return []Comparison{InRate, InMean, InIndex, InPercentChange, InPointChange, InConversion}
}

func verbName(k Comparison) string {
	switch k {
	case InRate:
		return "a rate"
	case InMean:
		return "a mean"
	case InIndex:
		return "an index"
	case InConversion:
		return "a conversion"
	case InPercentChange:
		return "a change in percent"
	case InPointChange:
		return "a change in percentage points"
	}
	return "a change"
}

// verbRules are the rules of these uses.
func verbRules() []rule {
	series := []Comparison{InMean, InIndex, InChange}
	return []rule{
		{Rule{"rate-of-things", "A rate divides a count, a measure or money, of single periods or a level, by a count or a measure; percentages, rates and indices are not divided, " +
			"and money divided by money is a share."}, []Comparison{InRate}, whenKnown(rateOfThings), true},
		{Rule{"rate-period", "What a rate divides and what it divides by are of one period; a level may stand at a day or in a month that lies in the period or next to it."},
			[]Comparison{InRate}, whenKnown(ratePeriod), false},
		{Rule{"rate-area", "What a rate divides and what it divides by are of one place, where both say which."}, []Comparison{InRate}, whenKnown(rateArea), false},
		{Rule{"never-by-nothing", "Nothing is divided by zero or by what is below it."}, []Comparison{InRate, InIndex, InPercentChange, InConversion}, whenKnown(neverByNothing), false},
		{Rule{"one-series", "A mean, an index and a change are made of the values of one figure."}, series, whenKnown(oneSeries), true},
		{Rule{"periods-alike", "The values of a mean, an index or a change are each of the period that is named, and these are equally long; a level or a running total stands at a date."},
			series, whenKnown(periodsAlike), false},
		{Rule{"one-method", "They are counted by one method: no break lies between them."}, series, whenKnown(oneMethod), false},
		{Rule{"mean-of-periods", "A mean is of single periods or of levels, never of running totals, pledges or what is counted in a way that is not stated."}, []Comparison{InMean}, whenKnown(meanOfPeriods), false},
		{Rule{"falling-total", "A running total does not fall: of one that does, no change and no index is made."}, []Comparison{InChange, InIndex}, whenKnown(fallingTotal), false},
		{Rule{"points-of-percent", "A change of percentages is in percentage points, and only of percentages."}, []Comparison{InPercentChange, InPointChange}, whenKnown(pointsOfPercent), false},
		{Rule{"exchange", "Money is converted at a rate of exchange between its own currency and the other, of a period that holds that of the amount."}, []Comparison{InConversion}, whenKnown(exchange), false},
	}
}

// whenKnown passes over comparisons with a missing value, which have a rule of their own.
func whenKnown(find func(*comparison) []*diag.Problem) func(*comparison) []*diag.Problem {
	return func(c *comparison) []*diag.Problem {
		if len(c.values) < 2 || slices.ContainsFunc(c.values, func(v *Value) bool { return v.Missing }) {
			return nil
		}
		return find(c)
	}
}

func oneProblem(message string, hints ...string) []*diag.Problem {
	return []*diag.Problem{{Message: message, Hints: hints}}
}

// kindOf is the kind of the unit of a value.
func kindOf(v *Value) dataset.UnitKind {
	if v.Unit == nil {
		return ""
	}
	return v.Unit.Kind
}

func rateOfThings(c *comparison) []*diag.Problem {
	above, below := c.values[0], c.values[1]
	divided := func(v *Value) bool {
		k := kindOf(v)
		return k == dataset.UnitCount || k == dataset.UnitMeasure || k == dataset.UnitMoney && v == above
	}
	switch {
	case kindOf(above) == dataset.UnitMoney && kindOf(below) == dataset.UnitMoney:
		return oneProblem(fmt.Sprintf("money divided by money is a share: %s, %s", c.describe(above), c.describe(below)),
			fmt.Sprintf("write share: %s, whole: %s, where the first is a part of the second", above.Ref, below.Ref))
	case !divided(below):
		return oneProblem(fmt.Sprintf("a rate is for so many people or things, and %s is none of these", c.describe(below)), "name a count, such as the population")
	case !divided(above):
		return oneProblem(fmt.Sprintf("a rate is made of a count, a measure or money, and %s is none of these", c.describe(above)), "compute with the figures behind it")
	}
	for _, v := range countedLeaves(c.values) {
		switch v.Counting {
		case dataset.SingleYear, dataset.PartialWindow, dataset.OneOff:
		case "", dataset.CountingNotStated:
			return oneProblem(fmt.Sprintf("a rate needs to know how its figures are counted: that is not stated of %s", c.describe(v)), "say it there, as in counting: single_year, or counting: level")
		default:
			if !isState(v) {
				return oneProblem(fmt.Sprintf("a rate is of what is counted in single periods, or of a level: %s is %s", c.describe(v), countingWord(v.Counting)),
					"take a figure of a single period, with counting: single_year")
			}
		}
	}
	return nil
}

// isState says that a value says what there is at a time, not what happened in it.
func isState(v *Value) bool {
	switch v.Counting {
	case dataset.Stock, dataset.Level, dataset.Listing, dataset.Structure:
		return true
	}
	return false
}

func ratePeriod(c *comparison) []*diag.Problem {
	above, below := c.values[0], c.values[1]
	p, q := above.Period, below.Period
	dated := func(p dataset.Period) bool {
		return closed(p) && !p.OpenFrom && !p.OpenTo && !p.NotStated && !p.InWords()
	}
	if dated(p) && dated(q) {
		same := p.From.First() == q.From.First() && p.To.Last() == q.To.Last()
		moment := isState(below) && q.From == q.To && q.From.Month > 0
		if same || moment && touches(p, q) {
			return nil
		}
	}
	hint := "name the periods: per_unit_of: " + withoutPeriod(below.Ref) + "@" + p.To.String()
	if p.To.IsZero() {
		hint = "name a value of each that is of one period, as in " + withoutPeriod(below.Ref) + "@2024"
	}
	return oneProblem(fmt.Sprintf("a rate is of one period: %s is of %s, %s is of %s", c.describe(above), p.String(), c.describe(below), q.String()), hint,
		"a level may stand at a day or in a month in the period, or next to it")
}

// touches says that q lies in p, or ends on the day before p begins, or begins on the day after p ends.
func touches(p, q dataset.Period) bool {
	day := func(d dataset.Date) time.Time {
		return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
	}
	from, to, a, b := day(p.From.First()), day(p.To.Last()), day(q.From.First()), day(q.To.Last())
	return !a.Before(from) && !b.After(to) || b.AddDate(0, 0, 1).Equal(from) || to.AddDate(0, 0, 1).Equal(a)
}

func rateArea(c *comparison) []*diag.Problem {
	if above, below := c.values[0], c.values[1]; c.otherCodes(above, below) != "" {
		d := c.otherCodes(above, below)
		return oneProblem(fmt.Sprintf("a rate is of the same codes: %s is of %s, %s is of %s", c.describe(above), c.codeInWords(above, d), c.describe(below), c.codeInWords(below, d)), "name the figure of the same "+d)
	}
	for _, v := range leaves(c.values[0]) {
		for _, w := range leaves(c.values[1]) {
			if v.Indicator == nil || w.Indicator == nil {
				continue
			}
			i, k := v.Indicator, w.Indicator
			x, y := i.ReferenceArea, k.ReferenceArea
			switch {
			case x != "" && y != "" && x != y:
			case len(i.Countries) > 0 && len(k.Countries) > 0 && !sameCodes(i.Countries, k.Countries):
				x, y = strings.Join(i.Countries, ", "), strings.Join(k.Countries, ", ")
			default:
				continue
			}
			return oneProblem(fmt.Sprintf("a rate is of one place: %s is of %s, %s is of %s", c.describe(v), x, c.describe(w), y), "name the figure of the same place")
		}
	}
	return nil
}

// otherCodes is the first dimension that two values of different indicators have in common and are of different codes of; empty
// if there is none.
func (c *comparison) otherCodes(v, w *Value) string {
	for _, dimension := range c.byOf(v) {
		if slices.Contains(c.byOf(w), dimension) && c.codeOf(v, dimension) != c.codeOf(w, dimension) {
			return dimension
		}
	}
	return ""
}

// byOf are the dimensions of the figure that a value is of.
func (c *comparison) byOf(v *Value) dataset.By {
	if i := c.ds.Indicator(v.ID); i != nil {
		return i.By
	}
	if d := c.ds.DerivedValue(v.ID); d != nil {
		return d.By
	}
	return nil
}

// codeOf is the code of a value in one of its dimensions; of the whole "all of it".
func (c *comparison) codeOf(v *Value, dimension string) string {
	by := c.byOf(v)
	code := v.Key.Codes(len(by))[slices.Index(by, dimension)]
	if code == dataset.Whole {
		return "all of it"
	}
	return code
}

// codeInWords is the code of a value with its name: "it (Italy)".
func (c *comparison) codeInWords(v *Value, dimension string) string {
	code := c.codeOf(v, dimension)
	for _, of := range v.Codes {
		if name, _, ok := of.Name.In(c.ds.Language); ok && string(of.ID) == code {
			return code + " (" + name + ")"
		}
	}
	return code
}

func sameCodes(a, b []string) bool {
	a, b = slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b))
	return slices.Equal(a, b)
}

func neverByNothing(c *comparison) []*diag.Problem {
	if by := c.values[1]; !by.NotExact && !by.Number.IsPositive() {
		return oneProblem(fmt.Sprintf("%s is not divided by zero or less: %s", c.name(), c.describe(by)), "leave the value out, or name another period")
	}
	return nil
}

func oneSeries(c *comparison) []*diag.Problem {
	for _, v := range c.values {
		if !ofSeries(v) {
			return oneProblem(fmt.Sprintf("%s is made of published values, and %s is computed from others", c.name(), c.describe(v)),
				"name a figure that is published, such as one of its parts; or add the published whole as an observation, if there is one")
		}
		if graphKey(v) != graphKey(c.values[0]) {
			return oneProblem(fmt.Sprintf("%s is made of published values of one figure: %s, %s", c.name(), c.describe(c.values[0]), c.describe(v)), "name an indicator")
		}
	}
	return nil
}

// ofSeries says that a value is one of a series: published, or a whole that is added up of the codes of its period.
func ofSeries(v *Value) bool { return v.Obs != nil || v.OfCodes && !v.Missing }

// observed says that all values are of a series; that others are not is for one-series to say.
func observed(c *comparison) bool {
	return !slices.ContainsFunc(c.values, func(v *Value) bool { return !ofSeries(v) })
}

// endOfValue is the last day that a value of a series speaks for.
func endOfValue(v *Value) dataset.Date { return v.Period.End(v.Published) }

func periodsAlike(c *comparison) []*diag.Problem {
	if !observed(c) {
		return nil
	}
	first := c.values[0]
	if isState(first) || first.Counting == dataset.Cumulative {
		return nil
	}
	for _, v := range c.values {
		asked, err := dataset.ParseDate(strings.TrimPrefix(v.Ref, withoutPeriod(v.Ref)+"@"))
		if p := v.Period; err == nil && closed(p) && p.From.First().Compare(asked.First()) > 0 {
			return oneProblem(fmt.Sprintf("%s has no value for the whole of %s: its last one in it is of %s", withoutPeriod(v.Ref), asked.String(), p.String()),
				"name periods that there are values of, as in "+named(p))
		}
	}
	for _, v := range c.values[1:] {
		if !sameLength(first.Period, v.Period) {
			return oneProblem(fmt.Sprintf("%s is of equally long periods: %s is of %s, %s is of %s", c.name(), c.describe(first), first.Period.String(), c.describe(v), v.Period.String()),
				"name periods that are equally long")
		}
	}
	return nil
}

func oneMethod(c *comparison) []*diag.Problem {
	if !observed(c) {
		return nil
	}
	from, to := endOfValue(c.values[0]), endOfValue(c.values[0])
	for _, v := range c.values {
		if end := endOfValue(v); end.Compare(from) < 0 {
			from = end
		} else if end.Compare(to) > 0 {
			to = end
		}
	}
	v := c.values[0]
	for _, o := range c.publishedOf(v) {
		if end := endOf(o); o.Status.Has(dataset.StatusBreak) && o.Confidence != dataset.LowConfidence && end.Compare(from) > 0 && end.Compare(to) <= 0 {
			return oneProblem(fmt.Sprintf("%s is of one method: %s is counted by another from %s on (%s)", c.name(), withoutPeriod(v.Ref), o.TimePeriod.String(), lineOf(o.Pos)),
				"name periods on one side of the break")
		}
	}
	return nil
}

// publishedOf are the observations of the series of a value; of a whole that is added up those of its codes, too.
func (c *comparison) publishedOf(v *Value) (list []*dataset.Observation) {
	ind := c.ds.Indicator(v.ID)
	if !v.OfCodes {
		return c.ds.ObservationsOf(ind, v.Key)
	}
	for _, key := range c.ds.Within(ind, v.Key) {
		list = append(list, c.ds.ObservationsOf(ind, key)...)
	}
	return list
}

func meanOfPeriods(c *comparison) []*diag.Problem {
	v := c.values[0]
	switch v.Counting {
	case dataset.SingleYear, dataset.PartialWindow, dataset.OneOff, dataset.Change, dataset.Level, dataset.Stock:
		return nil
	case "", dataset.CountingNotStated:
		return oneProblem(fmt.Sprintf("a mean needs to know how its figures are counted: that is not stated of %s", withoutPeriod(v.Ref)), "say it there, as in counting: single_year, or counting: level")
	}
	return oneProblem(fmt.Sprintf("a mean is of single periods or of levels: %s is %s", withoutPeriod(v.Ref), countingWord(v.Counting)), "take a figure of single periods, with counting: single_year")
}

func fallingTotal(c *comparison) []*diag.Problem {
	if !observed(c) {
		return nil
	}
	now, then := c.values[0], c.values[1]
	if endOfValue(now).Compare(endOfValue(then)) < 0 {
		now, then = then, now
	}
	if now.Counting != dataset.Cumulative || !now.Number.LessThan(then.Number) {
		return nil
	}
	return oneProblem(fmt.Sprintf("%s is a running total and falls, from %s to %s: one of the two figures was corrected, or counted in another way", withoutPeriod(now.Ref), c.describe(then), c.describe(now)),
		"name other periods, or mark the value from which on another method counts with status: break")
}

func pointsOfPercent(c *comparison) []*diag.Problem {
	v := c.values[0]
	switch is := kindOf(v) == dataset.UnitPercent; {
	case is && c.kind == InPercentChange:
		return oneProblem(fmt.Sprintf("%s is in percent itself, and a change of it in percent would be taken for percentage points", c.describe(v)), "write in: points")
	case !is && c.kind == InPointChange:
		return oneProblem(fmt.Sprintf("percentage points are for what is in percent: %s", c.describe(v)), "write in: number, or in: percent")
	}
	return nil
}

func exchange(c *comparison) []*diag.Problem {
	amount, rate := c.values[0], c.values[1]
	into := c.into
	if kindOf(amount) != dataset.UnitMoney {
		return oneProblem(fmt.Sprintf("only money is converted: %s", c.describe(amount)), "name an amount of money")
	}
	has := func(a, b string) bool { return rate.Unit != nil && rate.Unit.Currency == a && rate.Unit.PerMoney == b }
	if from := amount.Unit.Currency; into != "" && !has(from, into) && !has(into, from) {
		return oneProblem(fmt.Sprintf("%s is no rate of exchange between %s and %s", c.describe(rate), from, into),
			fmt.Sprintf("name a figure whose unit is such a rate: {id: %s-per-%s, kind: rate, currency: %s, per_currency: %s, per: 1, words: %s per %s}", strings.ToLower(from), strings.ToLower(into), from, into, from, into))
	}
	p, q := amount.Period, rate.Period
	dated := closed(p) && closed(q) && !p.NotStated && !q.NotStated
	if !dated || q.From.First().Compare(p.From.First()) > 0 || p.To.Last().Compare(q.To.Last()) > 0 {
		return oneProblem(fmt.Sprintf("a rate of exchange is of the period of the amount, or of a longer one that holds it: %s is of %s, %s is of %s", c.describe(amount), p.String(), c.describe(rate), q.String()),
			"name the rate of that period, as in rate: "+withoutPeriod(rate.Ref)+"@"+yearOf(p))
	}
	return nil
}

// yearOf is the year that a period ends in, for an example.
func yearOf(p dataset.Period) string {
	if p.To.IsZero() {
		return "2024"
	}
	return dataset.Date{Year: p.To.Year}.String()
}
