package figures

import (
	"fmt"
	"time"

	"github.com/shopspring/decimal"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
)

// This file computes what is no sum, share or difference: changes between two periods, rates, means, indices and amounts in another
// currency. Their rules stand in rules_verbs.go.

// ofItsOwnSeries says that a value is made of the values of one figure for several periods, so that it is counted as that figure is,
// over a time of its own.
func ofItsOwnSeries(v *Value) bool {
	switch v.Derived.Operation {
	case dataset.Mean, dataset.IndexOf, dataset.PercentChange, dataset.PointChange:
		return true
	}
	return false
}

// dividesByAnother says that the second part of a value is only what the first is divided by or converted at.
func dividesByAnother(v *Value) bool {
	return v.Derived.Operation == dataset.RateOf || v.Derived.Operation == dataset.Conversion
}

// describeVerb sets the unit of a value, and the fields that follow from its first part alone.
func (d *deriver) describeVerb(v *Value) {
	ds, op := d.set.Dataset, v.Derived.Operation
	if len(v.Parts) == 0 {
		return
	}
	first := v.Parts[0]
	if v.Derived.IsBetween() {
		v.spansBoth()
	}
	if !ofItsOwnSeries(v) && !dividesByAnother(v) {
		return
	}
	v.Payer, v.PayerSide, v.Fill = first.Payer, first.PayerSide, first.Fill
	v.Counting, v.Start = first.Counting, first.Start
	if !v.Derived.IsBetween() {
		v.Period = first.Period
	}
	switch op {
	case dataset.RateOf:
		v.Unit = &dataset.Unit{ID: v.ID, Kind: dataset.UnitRate, Per: v.Derived.Per}
		if u := v.Derived.RateUnit(ds.Units); u != nil {
			v.Unit = u
		}
		if len(v.Parts) == 2 {
			v.Counts = first.Counts + "/" + v.Parts[1].Counts
		}
		v.decimals(1)
	case dataset.Mean:
		last := v.Parts[len(v.Parts)-1]
		v.Period = dataset.Period{From: first.Period.From, To: last.Period.To}
		most := 0
		for _, p := range v.Parts {
			if p.Period.From.First().Compare(v.Period.From.First()) < 0 {
				v.Period.From = p.Period.From
			}
			if p.Period.To.Last().Compare(v.Period.To.Last()) > 0 {
				v.Period.To = p.Period.To
			}
			most = max(most, decimalsOf(p.Number))
		}
		v.Period.NotStated = v.Period.From.IsZero() || v.Period.To.IsZero()
		if first.Unit.Kind != dataset.UnitMoney {
			v.decimals(max(most, min(most+1, 2)))
		}
	case dataset.IndexOf:
		base, _ := dataset.ParseDate(v.Derived.Base)
		v.Unit = &dataset.Unit{ID: "index-" + v.Derived.Base, Kind: dataset.UnitIndex, Base: base}
		v.decimals(1)
	case dataset.PercentChange, dataset.PointChange:
		v.Counting = dataset.Change
		v.Unit = percent(ds)
		if op == dataset.PointChange {
			if v.Unit = ds.Unit("points"); v.Unit == nil || v.Unit.Kind != dataset.UnitPoints {
				v.Unit = &dataset.Unit{ID: "points", Kind: dataset.UnitPoints}
			}
		}
	case dataset.Conversion:
		if v.Unit = ds.Unit(v.Derived.Into); v.Unit == nil {
			v.Unit = dataset.KnownUnit(v.Derived.Into)
		}
		if v.Unit == nil {
			v.Unit = &dataset.Unit{ID: v.Derived.Into, Kind: dataset.UnitMoney}
		}
	}
}

// spansBoth gives a change between two periods the time from the one to the other.
func (v *Value) spansBoth() {
	v.Counting, v.Period = dataset.Change, dataset.Period{NotStated: true}
	at := func(p *Value) dataset.Date {
		if p.Obs != nil {
			return p.Obs.At()
		}
		return p.Period.To // of a whole that is added up
	}
	if len(v.Parts) == 2 && ofSeries(v.Parts[0]) && ofSeries(v.Parts[1]) {
		v.Period = dataset.Period{From: at(v.Parts[1]), To: at(v.Parts[0])}
		v.Period.NotStated = v.Period.From.IsZero() || v.Period.To.IsZero()
	}
}

// decimals sets how many decimals are printed where neither the value nor its unit says it.
func (v *Value) decimals(n int) {
	if v.Decimals == nil && v.Unit.Decimals == nil {
		v.Decimals = &n
	}
}

// decimalsOf counts the decimals of a number without zeros at their end.
func decimalsOf(n decimal.Decimal) int {
	k := 0
	for ; k < 18 && !n.Equal(n.Round(int32(k))); k++ {
	}
	return k
}

// computeVerb does the arithmetic of a value whose parts no rule keeps apart. What is divided stays an exact fraction.
func computeVerb(v *Value) {
	part := func(i int) decimal.Decimal { return v.Parts[i].Number }
	const hundred = 100
	switch v.Derived.Operation {
	case dataset.RateOf:
		v.divide(part(0).Mul(decimal.New(int64(v.Unit.Per), 0)), part(1))
	case dataset.Mean:
		sum := decimal.Zero
		for _, p := range v.Parts {
			sum = sum.Add(p.Number)
		}
		v.divide(sum, decimal.New(int64(len(v.Parts)), 0))
	case dataset.IndexOf:
		v.divide(part(0).Mul(decimal.New(hundred, 0)), part(1))
	case dataset.PercentChange:
		v.Rat = Ratio{part(0).Sub(part(1)), part(1)}
		v.Number = v.Rat.Num.Mul(decimal.New(hundred, 0)).DivRound(v.Rat.Den, 12)
	case dataset.PointChange:
		v.Number = part(0).Sub(part(1))
	case dataset.Conversion:
		rate := v.Parts[1]
		per := decimal.New(int64(rate.Unit.Per), 0)
		if rate.Unit.Currency == v.Unit.Currency { // so many euros for a krona
			v.divide(part(0).Mul(rate.Number), per)
		} else { // so many kronor for a euro
			v.divide(part(0).Mul(per), rate.Number)
		}
	default:
		v.Missing = true
	}
}

func (v *Value) divide(num, den decimal.Decimal) {
	v.Rat, v.Number = Ratio{num, den}, num.DivRound(den, 12)
}

// became says of a change between two periods what became of the figure, as of a change since an earlier time.
func (v *Value) became() {
	if !v.Derived.IsBetween() {
		return
	}
	c := &Since{Movement: NotExactly}
	if len(v.Parts) > 0 {
		c.Now = v.Parts[0]
	}
	if len(v.Parts) == 2 && !v.Parts[1].Missing {
		c.Before = v.Parts[1]
	}
	switch {
	case c.Now == nil || c.Now.Missing:
		c.Movement = NoFigure
	case c.Before == nil:
		c.Movement = FirstFigure
	case !v.Missing && !v.NotExact:
		c.Movement = Exactly
	}
	v.Since = c
}

// periodBefore is the value of the period before that of a value, which is as long. Where it is not known the value is missing.
func (s *Set) periodBefore(now *Value) (*Value, *diag.Problem) {
	if !ofSeries(now) {
		return nil, nil
	}
	own := withoutPeriod(now.Ref)
	want, ok := before(now.Period)
	if !ok {
		return nil, diag.NewProblem("periods-alike", fmt.Sprintf("the latest value of %s is of %s, before which no period is as long", own, now.Period.String()),
			"say between which periods the change lies: between: [2023, 2024]")
	}
	for _, v := range s.Points(own) {
		if samePeriod(v.Period, want) {
			return v, nil
		}
	}
	return nil, diag.NewProblem("missing-not-zero", fmt.Sprintf("%s has no value for %s, the period before that of its latest value", own, want.String()),
		"where it has values of other periods, say between which the change lies: between: [2020, 2024]")
}

// before is the period before another that is as long: so many years, months or days. It is false where a period has no two ends.
func before(p dataset.Period) (dataset.Period, bool) {
	if !sameLength(p, p) {
		return p, false
	}
	from, to := p.From, p.To
	switch {
	case from.Month == 0:
		n := to.Year - from.Year + 1
		from.Year, to.Year = from.Year-n, to.Year-n
	case from.Day == 0:
		n := 12*(to.Year-from.Year) + to.Month - from.Month + 1
		month := func(d dataset.Date) dataset.Date {
			at := 12*d.Year + d.Month - 1 - n
			return dataset.Date{Year: at / 12, Month: at%12 + 1}
		}
		from, to = month(from), month(to)
	default:
		day := func(d dataset.Date) time.Time {
			return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
		}
		date := func(t time.Time) dataset.Date {
			return dataset.Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}
		}
		n := int(day(to).Sub(day(from)).Hours())/24 + 1
		from, to = date(day(from).AddDate(0, 0, -n)), date(day(to).AddDate(0, 0, -n))
	}
	return dataset.Period{From: from, To: to}, true
}

// ofPeriod is how a value that is computed in the same way from figures of a period is written.
func ofPeriod(d *dataset.Derived, period string) string {
	id := "ID@" + period
	switch d.Operation {
	case dataset.Sum, dataset.Difference:
		if d.Change != "" {
			return "change: ID, between: [2023, " + period + "]"
		}
		return string(d.Operation) + ": [" + id + ", " + id + "]"
	case dataset.Share:
		return "share: " + id + ", whole: " + id
	case dataset.RateOf:
		return "rate: " + id + ", per_unit_of: " + id
	case dataset.Mean:
		return "mean: ID, periods: {from: 2015, to: " + period + "}"
	case dataset.IndexOf:
		return "index: " + id + ", base: 2015"
	case dataset.Conversion:
		return "convert: " + id + ", into: eur, rate: " + id
	}
	return "change: ID, between: [2023, " + period + "]"
}
