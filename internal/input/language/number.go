package language

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"briefing/internal/input/dataset"
	"briefing/internal/input/language/cldr"
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
	ten     = decimal.New(10, 0)
	hundred = decimal.New(100, 0)
)

// Rounded rounds half up (away from zero below it, so that a fall and a rise of the same size print alike) to a
// number of decimals. It is the one rounding of the tool.
func Rounded(v decimal.Decimal, decimals int) decimal.Decimal { return v.Round(int32(decimals)) }

// RoundAmount rounds an amount of money for key figures and titles: what the filter "round" and the term round(ID) of a
// claim give. From ten million up it gives whole millions; below, two digits, so that rounding never makes a tenth more
// or less of an amount: 500 000 is not one million, and 1.5 million not two.
func RoundAmount(amount decimal.Decimal) decimal.Decimal {
	unit := int32(6)
	for size := amount.Abs(); unit > 0 && size.LessThan(decimal.New(1, unit+1)); {
		unit--
	}
	r := amount.Round(-unit)
	if r.IsZero() {
		return amount
	}
	return r
}

// Numbers writes figures, money and shares as a language does.
type Numbers struct {
	style         Style
	rules         string            // the language whose plural rules and signs of currencies hold: "fr"
	signs         map[string]string // the signs of currencies that the message file changes, by code
	covers        func(rune) bool   // whether the typeface has a character; nil where no face is known
	notComparable string            // what is printed for a share of nothing
}

// Style returns how figures are written.
func (n *Numbers) Style() Style { return n.style }

// Plural returns the plural category of a number as printed without trailing zeros.
func (n *Numbers) Plural(v decimal.Decimal) string { return PluralCategory(n.rules, v) }

// Number prints a number with a fixed number of decimals, rounded half up, or with all it has (Exact). Groups of
// three digits are parted by narrow no-break spaces from 1 000 up; below zero stands a minus sign, never a hyphen.
func (n *Numbers) Number(v decimal.Decimal, decimals int) string {
	digits := digitsOf(v, decimals)
	b := make([]byte, 0, 64)
	if rest, below := strings.CutPrefix(digits, "-"); below {
		b, digits = append(b, minusSign...), rest
	}
	whole, frac, hasFrac := strings.Cut(digits, ".")
	for i := range len(whole) {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b = append(b, thinSpace...)
		}
		b = append(b, whole[i])
	}
	if hasFrac {
		sign := "."
		if n.style.DecimalComma {
			sign = ","
		}
		b = append(append(b, sign...), frac...)
	}
	return string(b)
}

// digitsOf are the digits that Number prints, as Plain has them.
func digitsOf(v decimal.Decimal, decimals int) string {
	if decimals < 0 {
		return Plain(v)
	}
	return Rounded(v, decimals).StringFixed(int32(decimals))
}

// Plain writes a number for programs: all its digits, a full stop before decimals, no groups.
func Plain(v decimal.Decimal) string { return v.String() }

// Integer prints a whole number.
func (n *Numbers) Integer(v int) string { return n.Number(decimal.New(int64(v), 0), 0) }

// Millions prints an amount in millions without its unit, as a chart or a table with "million EUR" in its head does.
func (n *Numbers) Millions(amount decimal.Decimal, decimals int) string {
	return n.Number(amount.Shift(-6), decimals)
}

// MoneyParts is an amount in two pieces, as a tile sets them: the figure with the sign or code that stands before
// it, and the unit that follows ("€471" and "million"; in German "471" and "Mio. €"). Unit may be empty.
type MoneyParts struct{ Number, Unit string }

// Money prints an amount given in the currency's unit itself. Up to three decimals keep the larger word ("1.326
// billion"), beyond that the smaller ("1 326.1 million"), and what would need more than three decimals of a million is printed
// in full. A part of the unit is printed with the digits that amounts in the currency have, or more: EUR 12.50, KWD 12.500.
// A currency that has no sign in the language is named by its code in either form.
func (n *Numbers) Money(amount decimal.Decimal, currency string, form MoneyForm) string {
	return n.MoneyIn(amount, MoneyZeros(amount), currency, form)
}

// MoneyIn is Money in a unit of ten to the power of zeros: 9 for billions, 6 for millions, 0 in full.
func (n *Numbers) MoneyIn(amount decimal.Decimal, zeros int, currency string, form MoneyForm) string {
	p := n.moneyParts(amount, zeros, currency, form)
	if p.Unit == "" {
		return p.Number
	}
	return p.Number + hardSpace + p.Unit
}

// MoneyParts is Money in two pieces.
func (n *Numbers) MoneyParts(amount decimal.Decimal, currency string, form MoneyForm) MoneyParts {
	return n.moneyParts(amount, MoneyZeros(amount), currency, form)
}

func (n *Numbers) moneyParts(amount decimal.Decimal, zeros int, currency string, form MoneyForm) MoneyParts {
	figure, words := amount.Shift(int32(-zeros)), PluralText(nil)
	switch zeros {
	case 9:
		words = n.style.Billion
	case 6:
		words = n.style.Million
	}
	number := n.Number(figure, Exact)
	if words == nil && !figure.IsInteger() {
		number = n.Number(figure, max(int(dataset.CurrencyDigits(currency)), DecimalsIn(figure, 0)))
	}
	unit := ""
	if words != nil {
		unit = words.Form(n.Plural(figure)) // by the number before it: the power of ten is the word itself
	}
	after := func(s string) {
		if words != nil {
			unit += hardSpace
		}
		unit += s
	}
	minus := ""
	if strings.HasPrefix(number, minusSign) {
		minus, number = minusSign, strings.TrimPrefix(number, minusSign)
	}
	sign := ""
	if form == Symbol {
		sign = n.CurrencySign(currency)
	}
	switch {
	case sign == "" && n.style.CodeFirst:
		number = currency + hardSpace + minus + number
	case sign == "":
		number = minus + number
		after(currency)
	case n.style.Euro == SymbolBefore && touches(sign):
		number = minus + sign + number
	case n.style.Euro == SymbolBefore:
		number = minus + sign + hardSpace + number
	case n.style.Euro == SymbolBeforeSpace:
		number = sign + hardSpace + minus + number
	default:
		number = minus + number
		after(sign)
	}
	return MoneyParts{number, unit}
}

// CurrencySign is the sign of a currency in text: that of the message file, or else the standard sign of CLDR, which keeps the
// dollars of two countries apart. The euro is "€" in each language, as the Interinstitutional Style Guide has it (7.3.3). It
// is empty where there is none but the code, and where the typeface lacks it.
func (n *Numbers) CurrencySign(currency string) string {
	sign, ok := n.signs[currency]
	switch {
	case sign == currency:
		return ""
	case ok:
		return sign // CheckCharacters has seen to it that the face has it
	case currency == "EUR":
		sign = "€"
	default:
		sign = cldr.Sign(n.rules, currency)
	}
	for _, r := range sign {
		if n.covers != nil && !unicode.IsSpace(r) && !n.covers(r) {
			return ""
		}
	}
	return sign
}

// touches says that a sign before a number stands close to it, which signs that end with a letter or a point never do (UTS 35,
// part 3, "Currencies": currencySpacing).
func touches(sign string) bool {
	last, _ := utf8.DecodeLastRuneInString(sign)
	return unicode.IsSymbol(last)
}

// MillionUnit names what a table or a chart is in, without a figure: "million EUR", in the order of the language.
func (n *Numbers) MillionUnit(currency string) string {
	return n.style.Million.Form("other") + hardSpace + currency
}

// MoneyZeros is the unit that Money prints an amount in, as a power of ten: 9 for billions, 6 for millions, 0 in full.
func MoneyZeros(amount decimal.Decimal) int {
	for _, zeros := range []int{9, 6} {
		reached := !amount.IsZero() && amount.NumDigits()+int(amount.Exponent()) > zeros
		if reached && DecimalsIn(amount, zeros) <= 3 {
			return zeros
		}
	}
	return 0
}

// DecimalsIn counts the decimals that an amount has in units of ten to the power of zeros, without trailing zeros.
func DecimalsIn(amount decimal.Decimal, zeros int) int {
	_, frac, _ := strings.Cut(amount.Shift(-int32(zeros)).String(), ".")
	return len(strings.TrimRight(frac, "0"))
}

// Percent prints a value that is in per cent: 98 gives "98%" in English and "98 %" in French.
func (n *Numbers) Percent(v decimal.Decimal, decimals int) string {
	number := n.Number(v, decimals)
	if n.style.PercentSpace {
		return number + hardSpace + "%"
	}
	return number + "%"
}

// ShareDecimals is how many decimals Share prints.
func ShareDecimals(part, whole decimal.Decimal) int {
	if part.Abs().Mul(ten).GreaterThan(whole.Abs()) {
		return 0
	}
	return 1
}

// Share prints part/whole in per cent, computed from the unrounded values: no decimals above 10 %, one up to it. Of
// nothing there is no share: a whole of zero gives the words for values that cannot be compared.
func (n *Numbers) Share(part, whole decimal.Decimal) string {
	if whole.IsZero() {
		return n.notComparable
	}
	decimals := ShareDecimals(part, whole)
	return n.Percent(part.Mul(hundred).DivRound(whole, int32(decimals)), decimals)
}
