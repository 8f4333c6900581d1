package compose

import (
	"testing"

	"github.com/shopspring/decimal"

	"briefing/internal/input/dataset"
)

// A claim about a value that is not exact holds only where it holds for every value that the bound leaves open.
func TestClaimsOfBounds(t *testing.T) {
	// open says whether a value may be n, as far as a bound of 10 says.
	open := map[dataset.Qualifier]func(n int) bool{
		dataset.AtLeast:  func(n int) bool { return n >= 10 },
		dataset.MoreThan: func(n int) bool { return n > 10 },
		dataset.AtMost:   func(n int) bool { return n <= 10 },
		dataset.LessThan: func(n int) bool { return n < 10 },
		dataset.About:    func(int) bool { return true },
	}
	holds := map[string]func(a, b int) bool{
		">": func(a, b int) bool { return a > b }, ">=": func(a, b int) bool { return a >= b },
		"<": func(a, b int) bool { return a < b }, "<=": func(a, b int) bool { return a <= b },
		"=": func(a, b int) bool { return a == b }, "!=": func(a, b int) bool { return a != b },
	}
	said := 0
	for q, may := range open {
		for _, n := range []int{8, 9, 10, 11, 12} {
			for op, isTrue := range holds {
				always := true
				for v := range 40 {
					always = always && (!may(v) || isTrue(v, n))
				}
				l, r := operand{num: decimal.New(10, 0), bound: q, raw: "a"}, operand{num: decimal.New(int64(n), 0), raw: "b"}
				got, problem := compare(l, r, op)
				if got && !always {
					t.Errorf("%s 10 %s %d is borne out", q, op, n)
				}
				other, problem2 := compare(r, l, mirrored[op])
				if other != got || (problem == nil) != (problem2 == nil) {
					t.Errorf("%s 10 %s %d is %v, the other way round %v", q, op, n, got, other)
				}
				if got {
					said++
				}
				if q == dataset.About && problem == nil {
					t.Errorf("a claim is made of about 10: %s %d", op, n)
				}
			}
		}
	}
	if said < 12 {
		t.Errorf("only %d claims are borne out", said)
	}
	if _, problem := compare(operand{bound: dataset.AtMost}, operand{bound: dataset.AtLeast}, "<"); problem == nil {
		t.Error("two bounds are compared")
	}
}
