package words_test

import (
	"os"
	"testing"

	"github.com/shopspring/decimal"

	"briefing/internal/compose/words"
	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/language"
)

// The parts of a computed amount are in the unit that it is printed in itself, so that the sum can be checked as it
// stands. What .sum prints is always in millions, since .number is.
func TestArithmetic(t *testing.T) {
	cat, l := language.Load(os.DirFS("../../../templates"), "messages", "en")
	if l.HasErrors() {
		t.Fatal(l.Text())
	}
	p := words.NewPrinter(cat, &figures.Set{Dataset: &dataset.Dataset{}})
	euro := &dataset.Unit{Kind: dataset.UnitMoney, Currency: "EUR"}
	persons := &dataset.Unit{Kind: dataset.UnitCount}
	number := func(s string, u *dataset.Unit) *figures.Value {
		return &figures.Value{Number: decimal.RequireFromString(s), Unit: u}
	}
	atLeast := number("1200", persons)
	atLeast.Qualifier = dataset.MoreThan
	for _, c := range []struct {
		is         *figures.Value
		by         dataset.Operation
		of         []*figures.Value
		want, sums string
	}{
		{number("231300000", euro), dataset.Sum, []*figures.Value{number("140000000", euro), number("91300000", euro)},
			"€231.3\u00a0million = 140 + 91.3", "140 + 91.3"},
		{number("1500000", euro), dataset.Sum, []*figures.Value{number("1400000", euro), number("100000", euro)},
			"€1.5\u00a0million = 1.4 + 0.1", "1.4 + 0.1"},
		{number("7712500", euro), dataset.Sum, []*figures.Value{number("6800000", euro), number("912500", euro)},
			"€7\u202f712\u202f500 = 6\u202f800\u202f000 + 912\u202f500", "6.8 + 0.9125"},
		{number("1500000000", euro), dataset.Sum, []*figures.Value{number("700000000", euro), number("800000000", euro)},
			"€1.5\u00a0billion = 0.7 + 0.8", "700 + 800"},
		{number("500000", euro), dataset.Difference, []*figures.Value{number("1500000", euro), number("1000000", euro)},
			"€500\u202f000 = 1\u202f500\u202f000 − 1\u202f000\u202f000", "1.5 − 1"},
		{number("1201", persons), dataset.Sum, []*figures.Value{atLeast, number("1", persons)},
			"1\u202f201 = more than 1\u202f200 + 1", "more than 1\u202f200 + 1"},
	} {
		c.is.Derived, c.is.Parts = &dataset.Derived{Operation: c.by}, c.of
		if got := words.Flat(p.Calculation(c.is, p.Figure(c.is, words.Form{}, nil))); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
		if got, want := words.Flat(p.Arithmetic(c.is)), words.NoBreakSums(c.want)+"."; got != want {
			t.Errorf("as a sentence %q, want %q", got, want)
		}
		if got := p.SumOf(c.is); got != c.sums {
			t.Errorf(".sum is %q, want %q", got, c.sums)
		}
	}
}
