package slides

import (
	"errors"
	"fmt"
	"math/big"
	"strconv"
	"strings"
)

// value is what a formula comes to: a text, a number, a truth, an empty cell, or several of these from a range.
type value struct {
	text   string
	number *big.Rat
	truth  *bool
	many   []value
}

func textOf(s string) value     { return value{text: s} }
func numberOf(r *big.Rat) value { return value{number: r} }
func truthOf(b bool) value      { return value{truth: &b} }

// rat is a number; an empty cell counts as zero, a text as no number.
func (v value) rat() (*big.Rat, error) {
	if v.number != nil {
		return v.number, nil
	}
	if v.text != "" || v.truth != nil || v.many != nil {
		return nil, errors.New("a number is wanted")
	}
	return new(big.Rat), nil
}

// string is a value as it is joined to a text. Numbers are whole ones there: how others are written depends on the reader's
// Office.
func (v value) string() (string, error) {
	switch {
	case v.number != nil && v.number.IsInt():
		return v.number.Num().String(), nil
	case v.number != nil, v.truth != nil, v.many != nil:
		return "", errors.New("a number with decimals is joined to a text")
	}
	return v.text, nil
}

// formula is a formula of the few functions that labels need, while it is calculated. The sign of decimals is a point, as in an
// Office of the English language.
type formula struct {
	rest  string
	cells map[string]cell
	depth int
}

// calculate gives the text that a formula comes to.
func calculate(text string, cells map[string]cell) (string, error) {
	f := &formula{rest: text, cells: cells}
	v, err := f.expression()
	if err == nil && f.rest != "" {
		err = fmt.Errorf("%q is too much", f.rest)
	}
	if err != nil {
		return "", err
	}
	return v.string()
}

// expression reads texts that are joined, and perhaps compared with others.
func (f *formula) expression() (value, error) {
	if f.depth++; f.depth > 60 {
		return value{}, errors.New("it goes too deep")
	}
	defer func() { f.depth-- }()
	left, err := f.joined()
	if err != nil || !f.skip("=") {
		return left, err
	}
	right, err := f.joined()
	if err != nil {
		return value{}, err
	}
	a, errA := left.rat()
	b, errB := right.rat()
	if errA != nil || errB != nil {
		return value{}, errors.New("texts are compared")
	}
	return truthOf(a.Cmp(b) == 0), nil
}

func (f *formula) joined() (value, error) {
	v, err := f.single()
	for err == nil && f.skip("&") {
		var next value
		if next, err = f.single(); err != nil {
			break
		}
		var a, b string
		if a, err = v.string(); err != nil {
			break
		}
		b, err = next.string()
		v = textOf(a + b)
	}
	return v, err
}

func (f *formula) skip(s string) bool {
	rest, ok := strings.CutPrefix(f.rest, s)
	f.rest = rest
	return ok
}

// take reads what stands before the first character that is not allowed.
func (f *formula) take(allowed string) string {
	i := strings.IndexFunc(f.rest, func(r rune) bool { return !strings.ContainsRune(allowed, r) })
	if i < 0 {
		i = len(f.rest)
	}
	s := f.rest[:i]
	f.rest = f.rest[i:]
	return s
}

const (
	digits  = "0123456789"
	letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
)

// single reads a text, a number, a cell, a range, or what a function gives.
func (f *formula) single() (value, error) {
	if f.skip(`"`) {
		var b strings.Builder
		for {
			before, after, ok := strings.Cut(f.rest, `"`)
			if !ok {
				return value{}, errors.New("a text does not end")
			}
			b.WriteString(before)
			if f.rest = after; !f.skip(`"`) {
				return textOf(b.String()), nil
			}
			b.WriteByte('"')
		}
	}
	if n := f.take(digits + "."); n != "" {
		r, ok := new(big.Rat).SetString(n)
		if !ok {
			return value{}, fmt.Errorf("%q is no number", n)
		}
		return numberOf(r), nil
	}
	name := f.take(letters)
	if f.skip("(") {
		return f.call(name)
	}
	if name == "TRUE" {
		return truthOf(true), nil
	}
	from := name + f.take(digits)
	if name == "" || from == name {
		return value{}, fmt.Errorf("%q cannot be read", f.rest)
	}
	if !f.skip(":") {
		return f.cell(from), nil
	}
	return f.area(from, f.take(letters)+f.take(digits))
}

func (f *formula) cell(name string) value {
	c := f.cells[name]
	if c.number {
		if r, ok := new(big.Rat).SetString(c.text); ok {
			return numberOf(r)
		}
	}
	return textOf(c.text)
}

// area is a range in one row.
func (f *formula) area(from, to string) (value, error) {
	col, row := place(from)
	last, same := place(to)
	if row != same || last < col || last-col > 100 {
		return value{}, fmt.Errorf("%s:%s is no range in a row", from, to)
	}
	out := value{many: []value{}}
	for ; col <= last; col++ {
		out.many = append(out.many, f.cell(columnName(col)+strconv.Itoa(row)))
	}
	return out, nil
}

// place is the column of a cell, from 0, and its row.
func place(cell string) (col, row int) {
	i := 0
	for ; i < len(cell) && cell[i] >= 'A' && cell[i] <= 'Z'; i++ {
		col = col*26 + int(cell[i]-'A') + 1
	}
	row, _ = strconv.Atoi(cell[i:]) // 0: it is no cell, and no row
	return col - 1, row
}

func columnName(i int) string {
	if i < 26 {
		return string(rune('A' + i))
	}
	return columnName(i/26-1) + columnName(i%26)
}

// call reads the arguments of a function and gives what it comes to.
func (f *formula) call(name string) (value, error) {
	var args []value
	for {
		v, err := f.expression()
		if err != nil {
			return value{}, err
		}
		args = append(args, v)
		if f.skip(")") {
			break
		}
		if !f.skip(",") {
			return value{}, fmt.Errorf("%s does not end", name)
		}
	}
	known, ok := functions[name]
	if !ok {
		return value{}, fmt.Errorf("the function %s is not one that labels use", name)
	}
	if known.args > 0 && len(args) != known.args {
		return value{}, fmt.Errorf("%s has %d arguments", name, len(args))
	}
	return known.give(args)
}

// round is a number with so many decimals; halves go away from zero.
func round(r *big.Rat, decimals int) *big.Rat {
	ten := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(decimals)), nil))
	x := new(big.Rat).Mul(new(big.Rat).Abs(r), ten)
	x.Add(x, big.NewRat(1, 2))
	whole := new(big.Rat).SetInt(new(big.Int).Quo(x.Num(), x.Denom()))
	if r.Sign() < 0 {
		whole.Neg(whole)
	}
	return whole.Quo(whole, ten)
}
