package words

import (
	"strings"

	"github.com/shopspring/decimal"

	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
)

// This file prints what is computed by another verb than a sum or a difference, and what says itself with how many decimals it is
// printed. What was divided is rounded once, from its exact fraction, to the decimals that are printed.

// mostListed is how many values the arithmetic of a mean lists; of more it says how many there are.
const mostListed = 12

var (
	million  = decimal.New(1, 6)
	thousand = decimal.New(1, 3)
)

// ownDecimals is how many decimals a value is printed with, where that does not follow from its number; of an amount of money that
// is a million or more they are decimals of millions.
func ownDecimals(v *figures.Value) (n int, is bool) {
	switch divided := !v.Rat.Den.IsZero(); {
	case v.Decimals != nil:
		return *v.Decimals, true
	case v.Unit != nil && v.Unit.Decimals != nil:
		return *v.Unit.Decimals, true
	case !divided:
		return 0, false
	case isPart(v):
		return language.ShareDecimals(v.Rat.Num, v.Rat.Den), true
	case !IsMoney(v):
		return 1, true
	case v.Number.Abs().GreaterThanOrEqual(million):
		return 1, true
	case v.Number.Abs().GreaterThanOrEqual(thousand):
		return 0, true
	}
	return int(dataset.CurrencyDigits(v.Unit.Currency)), true
}

// isPart says that the fraction of a value is a part of one, and its number that in percent.
func isPart(v *figures.Value) bool {
	return v.Derived == nil || v.Derived.Operation == dataset.Share || v.Derived.Operation == dataset.PercentChange
}

// rounded is the number of a value with so many decimals, rounded half away from zero; of millions where zeros is 6.
func rounded(v *figures.Value, decimals int) decimal.Decimal {
	if v.Rat.Den.IsZero() {
		return v.Number.Round(int32(decimals))
	}
	num := v.Rat.Num
	if isPart(v) {
		num = num.Shift(2)
	}
	return num.DivRound(v.Rat.Den, int32(decimals))
}

// IsRounded says that a computed value is printed with fewer decimals than it has.
func IsRounded(v *figures.Value) bool {
	n, is := ownDecimals(v)
	if !is || v.Derived == nil || v.Missing || v.NotExact {
		return false
	}
	if IsMoney(v) {
		n -= zerosOf(v)
	}
	return !rounded(v, n).Equal(v.Number)
}

// zerosOf is the unit in which an amount counts its decimals, as a power of ten: millions, or 0.
func zerosOf(v *figures.Value) int {
	if v.Number.Abs().GreaterThanOrEqual(million) {
		return 6
	}
	return 0
}

// computed prints a value that was divided, or that says its decimals itself.
func (p *Printer) computed(v *figures.Value, x Form) string {
	c := p.Cat
	n, _ := ownDecimals(v)
	switch kind := v.Unit.Kind; {
	case IsMoney(v):
		amount := rounded(v, n-zerosOf(v))
		if x.Round {
			amount = language.RoundAmount(v.Number)
		}
		return c.Money(amount, v.Unit.Currency, currencyForm(x.Code))
	case kind == dataset.UnitPercent:
		return c.Percent(rounded(v, n), n)
	case kind == dataset.UnitPoints:
		return p.points(v.Number, n)
	}
	s := c.Number(rounded(v, n), n)
	if behind := p.behind(v.Unit); behind != "" {
		s += NoBreakSpace + behind
	}
	return s
}

// points prints a number of percentage points.
func (p *Printer) points(n decimal.Decimal, decimals int) string {
	key := language.KeyPoints
	if n.Abs().Equal(decimal.New(1, 0)) && decimals <= 0 {
		key = language.KeyPoint
	}
	return p.Cat.Msg(key, "figure", p.Cat.Number(n, decimals))
}

// amountOf prints a computed amount without its currency, in the unit of a chart or table; in running text in millions.
func (p *Printer) amountOf(v *figures.Value, decimals int, sc *Scale) string {
	n := rounded(v, decimals-zerosOf(v))
	if sc == nil || sc.Millions {
		return p.Cat.Millions(n, language.Exact)
	}
	return p.Cat.Number(n, language.Exact)
}

// Result prints a value as its arithmetic begins: a change in percent or in points has its sign.
func (p *Printer) Result(v *figures.Value) string {
	s := p.Figure(v, Form{}, nil)
	if d := v.Derived; d != nil && (d.Operation == dataset.PercentChange || d.Operation == dataset.PointChange) && v.Number.IsPositive() && !v.Missing && !v.NotExact {
		return "+" + s
	}
	return s
}

// workings are the arithmetic of a rate, a mean, an index, a conversion or a change in percent or points: "(412 − 399) / 399". It is
// false for what other operations make.
func (p *Printer) workings(v *figures.Value) (string, bool) {
	if v.Derived == nil || len(v.Parts) == 0 {
		return "", false
	}
	zeros := language.MoneyZeros(v.Parts[0].Number)
	for _, part := range v.Parts {
		zeros = min(zeros, language.MoneyZeros(part.Number))
	}
	var parts []string
	for _, part := range v.Parts {
		parts = append(parts, term(p, part, zeros))
	}
	two := len(parts) == 2
	switch op := v.Derived.Operation; {
	case op == dataset.Mean:
		return "(" + strings.Join(parts, " + ") + ") / " + p.Cat.Integer(len(parts)), true
	case op == dataset.PercentChange && two:
		return "(" + parts[0] + " − " + parts[1] + ") / " + parts[1], true
	case op == dataset.PointChange && two:
		return parts[0] + " − " + parts[1], true
	case op == dataset.IndexOf && two:
		return parts[0] + " / " + parts[1] + " × 100", true
	case op == dataset.RateOf && two:
		if IsMoney(v.Parts[0]) {
			parts[0] = p.Figure(v.Parts[0], Form{}, nil)
		}
		return parts[0] + " / " + parts[1] + p.times(v.Unit.Per, " × "), true
	case op == dataset.Conversion && two:
		rate := v.Parts[1].Unit
		amount, at := p.Figure(v.Parts[0], Form{}, nil), p.Figure(v.Parts[1], Form{}, nil)
		if rate.Currency == v.Unit.Currency {
			return amount + " × " + at + p.times(rate.Per, " / "), true
		}
		return amount + " / " + at + p.times(rate.Per, " × "), true
	}
	return "", false
}

// times is what a number is multiplied with or divided by; empty for one.
func (p *Printer) times(n int, sign string) string {
	if n <= 1 {
		return ""
	}
	return sign + p.Cat.Integer(n)
}
