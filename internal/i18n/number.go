package i18n

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// Exact asks Number for as many decimals as the value has.
const Exact = -1

// MoneyForm says how a currency is named.
type MoneyForm uint8

// Symbol is for graphics and popular texts ("€91.3 million"), Code for tables and formal text ("EUR 91.3 million").
const (
	Symbol MoneyForm = iota
	Code
)

var (
	one     = decimal.New(1, 0)
	million = decimal.New(1, 6)
	billion = decimal.New(1, 9)
	ten     = decimal.New(10, 0)
	hundred = decimal.New(100, 0)
)

// Rounded rounds half up (away from zero below it, so that a fall and a rise of the same size print alike) to a
// number of decimals. It is the one rounding of the tool.
func Rounded(v decimal.Decimal, decimals int) decimal.Decimal { return v.Round(int32(decimals)) }

// WholeMillions rounds an amount to whole millions: what the filter "round" and the term round(ID) of a claim give.
// Amounts below half a million keep their value, since nothing would be left of them.
func WholeMillions(amount decimal.Decimal) decimal.Decimal {
	r := amount.Round(-6)
	if r.IsZero() {
		return amount
	}
	return r
}

// Number prints a number with a fixed number of decimals, rounded half up, or with all it has (Exact). Groups of
// three digits are parted by narrow no-break spaces from 1 000 up; below zero stands a minus sign, never a hyphen.
func (c *Catalog) Number(v decimal.Decimal, decimals int) string {
	s := ""
	switch {
	case v.Exponent() == 0 && decimals <= 0:
		s = digits(v)
	case decimals >= 0:
		v = Rounded(v, decimals)
		s = v.StringFixed(int32(decimals))
	default:
		s = v.String()
	}
	whole, frac, hasFrac := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	var b strings.Builder
	if v.IsNegative() {
		b.WriteString(minusSign)
	}
	for i, r := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteString(thinSpace)
		}
		b.WriteRune(r)
	}
	if hasFrac {
		if c.style.DecimalComma {
			b.WriteByte(',')
		} else {
			b.WriteByte('.')
		}
		b.WriteString(frac)
	}
	return b.String()
}

// digits is v.String(), without the big number that it goes through: most figures are whole and short.
func digits(v decimal.Decimal) string {
	const safe = 18 // digits that 64 bits hold
	if v.Exponent() == 0 && v.NumDigits() <= safe {
		return strconv.FormatInt(v.CoefficientInt64(), 10)
	}
	return v.String()
}

// Integer prints a whole number.
func (c *Catalog) Integer(n int) string { return c.Number(decimal.New(int64(n), 0), 0) }

// Millions prints an amount in millions without its unit, as a chart or a table with "million EUR" in its head does.
func (c *Catalog) Millions(amount decimal.Decimal, decimals int) string {
	return c.Number(inUnit(amount, million), decimals)
}

// MoneyParts is an amount in two pieces, as a tile sets them: the figure with the sign or code that stands before
// it, and the unit that follows ("€471" and "million"; in German "471" and "Mio. €"). Unit may be empty.
type MoneyParts struct{ Number, Unit string }

// Money prints an amount given in the currency's unit itself. Up to three decimals keep the larger word ("1.326
// billion"), beyond that the smaller ("1 326.1 million"), and what would need more than three decimals of a million is printed
// in full. Currencies other than the euro are always named by their code.
func (c *Catalog) Money(amount decimal.Decimal, currency string, form MoneyForm) string {
	p := c.MoneyParts(amount, currency, form)
	if p.Unit == "" {
		return p.Number
	}
	return p.Number + hardSpace + p.Unit
}

// MoneyParts is Money in two pieces.
func (c *Catalog) MoneyParts(amount decimal.Decimal, currency string, form MoneyForm) MoneyParts {
	figure, words := amount, PluralText(nil)
	switch abs := amount.Abs(); {
	case !abs.LessThan(billion) && decimalsIn(amount, billion) <= 3:
		figure, words = inUnit(amount, billion), c.style.Billion
	case !abs.LessThan(million) && decimalsIn(amount, million) <= 3:
		figure, words = inUnit(amount, million), c.style.Million
	}
	number := c.Number(figure, Exact)
	if words == nil && !figure.IsInteger() {
		number = c.Number(figure, max(2, decimalsIn(figure, one))) // cents are two digits
	}
	var after []string
	if words != nil {
		after = append(after, words.Form(c.Plural(figure)))
	}
	sign := ""
	if strings.HasPrefix(number, minusSign) {
		sign, number = minusSign, strings.TrimPrefix(number, minusSign)
	}
	euro := currency == "EUR" && form == Symbol
	switch {
	case euro && c.style.Euro == SymbolBefore:
		number = sign + "€" + number
	case euro && c.style.Euro == SymbolBeforeSpace:
		number = "€" + hardSpace + sign + number
	case euro:
		number = sign + number
		after = append(after, "€")
	case c.style.CodeFirst:
		number = currency + hardSpace + sign + number
	default:
		number = sign + number
		after = append(after, currency)
	}
	return MoneyParts{number, strings.Join(after, hardSpace)}
}

// MillionUnit names what a table or a chart is in, without a figure: "million EUR", in the order of the language.
func (c *Catalog) MillionUnit(currency string) string {
	return c.style.Million.Form("other") + hardSpace + currency
}

// inUnit divides exactly: unit is one times a power of ten, so only the exponent moves.
func inUnit(amount, unit decimal.Decimal) decimal.Decimal { return amount.Shift(-unit.Exponent()) }

// decimalsIn counts the decimals of an amount in a unit, without trailing zeros.
func decimalsIn(amount, unit decimal.Decimal) int {
	_, frac, _ := strings.Cut(inUnit(amount, unit).String(), ".")
	return len(strings.TrimRight(frac, "0"))
}

// Percent prints a value that is in per cent: 98 gives "98%" in English and "98 %" in French.
func (c *Catalog) Percent(v decimal.Decimal, decimals int) string {
	n := c.Number(v, decimals)
	if c.style.PercentSpace {
		return n + hardSpace + "%"
	}
	return n + "%"
}

// Share prints part/whole in per cent, computed from the unrounded values: no decimals above 10 %, one up to it. Of
// nothing there is no share: a whole of zero gives the words for values that cannot be compared.
func (c *Catalog) Share(part, whole decimal.Decimal) string {
	if whole.IsZero() {
		return c.Msg(KeyNotComparable)
	}
	decimals := 1
	if part.Abs().Mul(ten).GreaterThan(whole.Abs()) {
		decimals = 0
	}
	return c.Percent(part.Mul(hundred).DivRound(whole, int32(decimals)), decimals)
}
