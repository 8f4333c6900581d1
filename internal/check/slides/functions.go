package slides

import (
	"errors"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"
)

// function is one that formulas of labels may use: every version of Excel has it, and LibreOffice, too.
type function struct {
	args int // how many; 0: any number
	give func(args []value) (value, error)
}

var functions = map[string]function{
	"IF":         {3, func(a []value) (value, error) { return choose(a[0], a[1], a[2]) }},
	"AND":        {0, and},
	"COUNT":      {0, func(a []value) (value, error) { return numberOf(big.NewRat(int64(len(numbersIn(a))), 1)), nil }},
	"SUM":        {0, sum},
	"INT":        {1, whole},
	"ROUND":      {2, func(a []value) (value, error) { r, d, err := withDecimals(a); return rounded(r, d, err) }},
	"FIXED":      {3, fixed},
	"SUBSTITUTE": {3, substitute},
	"RIGHT":      {2, right},
	"TEXT":       {2, inFormat},
	"CHAR":       {1, char},
}

func choose(condition, yes, no value) (value, error) {
	if condition.truth == nil {
		return value{}, errors.New("IF has no condition")
	}
	if *condition.truth {
		return yes, nil
	}
	return no, nil
}

func and(args []value) (value, error) {
	all := true
	for _, a := range args {
		if a.truth == nil {
			return value{}, errors.New("AND has something that is no condition")
		}
		all = all && *a.truth
	}
	return truthOf(all), nil
}

func numbersIn(args []value) (list []*big.Rat) {
	for _, a := range args {
		if a.number != nil {
			list = append(list, a.number)
		}
		list = append(list, numbersIn(a.many)...)
	}
	return list
}

func sum(args []value) (value, error) {
	total := new(big.Rat)
	for _, n := range numbersIn(args) {
		total.Add(total, n)
	}
	return numberOf(total), nil
}

func whole(a []value) (value, error) {
	r, err := a[0].rat()
	if err != nil {
		return value{}, err
	}
	return numberOf(new(big.Rat).SetInt(new(big.Int).Div(r.Num(), r.Denom()))), nil
}

// withDecimals reads a number and how many decimals of it are wanted.
func withDecimals(a []value) (*big.Rat, int, error) {
	r, err := a[0].rat()
	if err != nil {
		return nil, 0, err
	}
	d, err := a[1].rat()
	if err != nil || !d.IsInt() || d.Sign() < 0 || d.Cmp(big.NewRat(9, 1)) > 0 {
		return nil, 0, errors.New("decimals are not a small whole number")
	}
	return r, int(d.Num().Int64()), nil
}

func rounded(r *big.Rat, decimals int, err error) (value, error) {
	if err != nil {
		return value{}, err
	}
	return numberOf(round(r, decimals)), nil
}

func fixed(a []value) (value, error) {
	r, d, err := withDecimals(a)
	if err != nil || a[2].truth == nil || !*a[2].truth {
		return value{}, errors.New("FIXED wants a number, decimals and TRUE: groups of digits depend on the reader's Office")
	}
	return textOf(round(r, d).FloatString(d)), nil
}

func substitute(a []value) (value, error) {
	s, err := a[0].string()
	if err != nil {
		return value{}, err
	}
	return textOf(strings.ReplaceAll(s, a[1].text, a[2].text)), nil
}

func right(a []value) (value, error) {
	s, err := a[0].string()
	if err != nil {
		return value{}, err
	}
	n, err := a[1].rat()
	if err != nil || !n.IsInt() || n.Sign() < 0 {
		return value{}, errors.New("RIGHT wants a number of characters")
	}
	runes := []rune(s)
	return textOf(string(runes[max(0, len(runes)-int(n.Num().Int64())):])), nil
}

func char(a []value) (value, error) {
	if n, err := a[0].rat(); err == nil && n.Cmp(big.NewRat(10, 1)) == 0 {
		return textOf("\n"), nil
	}
	return value{}, errors.New("CHAR gives line ends only: what else it gives depends on the machine")
}

func inFormat(a []value) (value, error) {
	r, err := a[0].rat()
	if err != nil {
		return value{}, err
	}
	for _, section := range sections(a[1].text) {
		bound, code, conditional := strings.Cut(section, "]")
		if !conditional {
			code = section
		} else if least, ok := new(big.Rat).SetString(strings.TrimPrefix(bound, "[>=")); !ok {
			return value{}, errors.New("a condition of a format cannot be read")
		} else if r.Cmp(least) < 0 {
			continue
		}
		return digitsInto(round(r, 0).Num().String(), code)
	}
	return value{}, errors.New("a format has no section for a number")
}

// sections cuts a number format at its semicolons, but for those in quotes.
func sections(format string) (list []string) {
	quote, from := false, 0
	for i := 0; i < len(format); i++ {
		switch {
		case format[i] == '\\':
			i++
		case format[i] == '"':
			quote = !quote
		case format[i] == ';' && !quote:
			list, from = append(list, format[from:i]), i+1
		}
	}
	return append(list, format[from:])
}

// digitsInto puts the digits of a whole number in the places of a format, from its end; those that are left come before them.
func digitsInto(number, format string) (value, error) {
	out, quote, first := "", false, -1
	for i := len(format); i > 0; {
		r, size := utf8.DecodeLastRuneInString(format[:i])
		i -= size
		switch {
		case r == '"':
			quote = !quote
		case quote:
			out = string(r) + out
		case r == '0' || r == '#':
			if first = len(out); number == "" {
				if r == '0' {
					out = "0" + out
				}
				continue
			}
			out, number = number[len(number)-1:]+out, number[:len(number)-1]
			first = len(out)
		default:
			return value{}, errors.New("a format of whole numbers has " + strconv.QuoteRune(r))
		}
	}
	if first < 0 {
		return value{}, errors.New("a format prints no number")
	}
	at := len(out) - first
	return textOf(out[:at] + number + out[at:]), nil
}
