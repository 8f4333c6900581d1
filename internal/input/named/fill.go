package named

import (
	"slices"
	"strings"
	"unicode"
)

// fills are what may be filled in: each says how many runes of a text it takes from its beginning; 0: it does not stand there.
var fills = map[string]func([]rune) int{
	"number": number, "digit": digit, "year": year, "age": age, "percent": percent, "roman": roman, "reference": reference, "telephone": telephone,
}

// Fills lists the names of what may be filled in.
func Fills() []string {
	return []string{"number", "digit", "year", "age", "percent", "roman", "reference", "telephone"}
}

// whole is how many digits a text begins with, up to most of them; 0 where there are more or where the number goes on behind them.
func whole(s []rune, most int) int {
	n := run(s, isDigit)
	if n > most || goesOn(s, n) {
		return 0
	}
	return n
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func value(s []rune) int {
	v := 0
	for _, r := range s {
		v = 10*v + int(r-'0')
	}
	return v
}

// number is a whole number of up to five digits, as in "Regulation (EU) 2016/1624" and "ISO 14001".
func number(s []rune) int { return whole(s, 5) }

func digit(s []rune) int { return whole(s, 1) }

// year is one of four digits from 1900 to 2099.
func year(s []rune) int {
	if n := whole(s, 4); n == 4 && value(s[:4]) >= 1900 && value(s[:4]) <= 2099 {
		return 4
	}
	return 0
}

// age is a number of years up to 120.
func age(s []rune) int {
	n := whole(s, 3)
	if n == 0 || value(s[:n]) > 120 || n > 1 && s[0] == '0' {
		return 0
	}
	return n
}

// percent is how sure an interval is: 50 to 99, with up to two places behind the point.
func percent(s []rune) int {
	n := run(s, isDigit)
	if n != 2 || value(s[:2]) < 50 {
		return 0
	}
	if len(s) > 3 && strings.ContainsRune(".,", s[2]) {
		if more := run(s[3:], isDigit); more == 1 || more == 2 {
			return 3 + more
		}
	}
	if goesOn(s, 2) {
		return 0
	}
	return 2
}

// roman is a Roman numeral in capitals, up to CCCXCIX.
func roman(s []rune) int {
	n := run(s, func(r rune) bool { return strings.ContainsRune("IVXLC", r) })
	if n == 0 {
		return 0
	}
	left := string(s[:n])
	for _, place := range [][]string{{"CCC", "CC", "C"}, {"XC", "XL", "LXXX", "LXX", "LX", "L", "XXX", "XX", "X"}, {"IX", "IV", "VIII", "VII", "VI", "V", "III", "II", "I"}} {
		if i := slices.IndexFunc(place, func(p string) bool { return strings.HasPrefix(left, p) }); i >= 0 {
			left = left[len(place[i]):]
		}
	}
	if left != "" {
		return 0
	}
	return n
}

// reference is a place in a text of law: a Roman numeral, or a number of up to four digits with more behind full stops or in
// brackets, or a letter: "VII", "5", "5a", "3.2.1", "5(1)(a)".
func reference(s []rune) int {
	if n := roman(s); n > 0 {
		return n
	}
	n := run(s, isDigit)
	if n == 0 || n > 4 {
		return 0
	}
	for n+1 < len(s) && s[n] == '.' && isDigit(s[n+1]) {
		more := run(s[n+1:], isDigit)
		if more > 2 {
			return 0
		}
		n += 1 + more
	}
	if n < len(s) && s[n] >= 'a' && s[n] <= 'h' && (n+1 == len(s) || !wordRune(s[n+1])) {
		n++
	}
	for {
		more := bracket(s[n:])
		if more == 0 {
			break
		}
		n += more
	}
	if isDigit(s[n-1]) && goesOn(s, n) {
		return 0
	}
	return n
}

// bracket is the length of "(1)", "(12)", "(a)", "(iv)".
func bracket(s []rune) int {
	if len(s) == 0 || s[0] != '(' {
		return 0
	}
	inside := run(s[1:], isDigit)
	if inside == 0 {
		inside = run(s[1:], func(r rune) bool { return r >= 'a' && r <= 'z' })
	}
	if inside == 0 || inside > 3 || len(s) < inside+2 || s[inside+1] != ')' {
		return 0
	}
	return inside + 2
}

// telephone is a telephone number: with a plus or a nought at its beginning, or one of three digits for emergencies, from 100 on or
// from 900 on, or a European one such as 116 000.
func telephone(s []rune) int {
	plus := 0
	if len(s) > 0 && s[0] == '+' {
		plus = 1
	}
	n, count := plus, 0
	for n < len(s) {
		switch {
		case isDigit(s[n]):
			n, count = n+1, count+1
		case n > plus && n+1 < len(s) && (blank(s[n]) || strings.ContainsRune("-/.", s[n])) && isDigit(s[n+1]):
			n++
		default:
			return telephoneOf(s[:n], plus, count)
		}
	}
	return telephoneOf(s[:n], plus, count)
}

func telephoneOf(s []rune, plus, count int) int {
	digits := slices.DeleteFunc(slices.Clone(s), func(r rune) bool { return !unicode.IsDigit(r) })
	switch {
	case count > 15:
	case plus > 0 && count >= 7, count >= 7 && digits[0] == '0':
		return len(s)
	case count == 3 && len(s) == 3 && (s[0] == '1' || s[0] == '9'), count == 6 && string(digits[:3]) == "116":
		return len(s)
	}
	return 0
}
