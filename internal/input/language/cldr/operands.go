package cldr

import (
	"strconv"
	"strings"
)

// operands are those of a number, named as in UTS 35, part 3, "Plural operand meanings". The absolute value n is i where no
// decimal but zero is printed, and no whole number otherwise.
type operands struct {
	i    int64 // whole part
	v, w int64 // number of decimals printed, and of those without trailing zeros
	f, t int64 // the decimals as a whole number, and those without trailing zeros
	e    int64 // power of ten that is printed as a word, which CLDR also calls c
}

// operandsOf reads a number: digits, a full stop, decimals; then c or e and a power of ten.
func operandsOf(number string) operands {
	number, power, _ := strings.Cut(strings.Replace(strings.TrimPrefix(number, "-"), "e", "c", 1), "c")
	e, _ := strconv.Atoi(power) // none is 0
	whole, frac, _ := strings.Cut(number, ".")
	if lacking := e - len(frac); lacking > 0 {
		frac += strings.Repeat("0", lacking)
	}
	whole, frac = whole+frac[:e], frac[e:]
	short := strings.TrimRight(frac, "0")
	return operands{
		i: remainder(whole), v: int64(len(frac)), w: int64(len(short)), f: remainder(frac), t: remainder(short), e: int64(e),
	}
}

// remainder is a number by its digits. Of one that is too long it keeps the last twelve behind a one: it is no small number, and
// leaves what it left when it is divided by up to a million, as the rules do.
func remainder(digits string) int64 {
	if len(digits) > 18 {
		digits = "1" + digits[len(digits)-12:]
	}
	n, _ := strconv.ParseInt(digits, 10, 64) // none is 0
	return n
}

// meet says whether a condition holds: relations that are parted by "and", in groups that are parted by "or".
func (o operands) meet(condition string) bool {
	for group := range strings.SplitSeq(condition, " or ") {
		all := true
		for relation := range strings.SplitSeq(group, " and ") {
			all = all && o.relation(relation)
		}
		if all {
			return true
		}
	}
	return false
}

// relation says whether one of them holds: n % 100 != 11..19,30.
func (o operands) relation(text string) bool {
	left, ranges, _ := strings.Cut(text, "= ")
	left, not := strings.CutSuffix(left, "!")
	name, divisor, divided := strings.Cut(left, "%")
	value, whole := o.operand(strings.TrimSpace(name))
	if divided {
		value %= integer(strings.TrimSpace(divisor))
	}
	in := false
	for r := range strings.SplitSeq(ranges, ",") {
		from, to, isRange := strings.Cut(r, "..")
		if !isRange {
			to = from
		}
		in = in || whole && integer(from) <= value && value <= integer(to)
	}
	return in != not
}

// operand is one of them by its letter; whole is false where it is no whole number.
func (o operands) operand(letter string) (value int64, whole bool) {
	switch letter {
	case "n":
		return o.i, o.t == 0
	case "i":
		return o.i, true
	case "v":
		return o.v, true
	case "w":
		return o.w, true
	case "f":
		return o.f, true
	case "t":
		return o.t, true
	case "c", "e":
		return o.e, true
	}
	panic("cldr: the plural rules have an operand that is not known: " + letter)
}

// integer reads a number of the rules.
func integer(s string) int64 {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		panic("cldr: the plural rules have a number that is none: " + s)
	}
	return n
}
