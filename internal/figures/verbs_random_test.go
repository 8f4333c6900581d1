package figures

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"briefing/internal/input/dataset"
)

// point is a generated value of a year.
type point struct {
	year, value        int
	bound, held, fresh bool // more than, suppressed, the first of another method
}

// written is a series as an indicator.
func written(id, counting string, list []point) string {
	var b strings.Builder
	fmt.Fprintf(&b, "- id: %s\n  name: Series\n  noun: {one: case, other: cases}\n  counting: %s\n  observations:\n", id, counting)
	for _, p := range list {
		switch {
		case p.held:
			fmt.Fprintf(&b, "  - {period: %d, status: suppressed}\n", p.year)
		case p.bound:
			fmt.Fprintf(&b, "  - {period: %d, value: %d, qualifier: more_than}\n", p.year, p.value)
		case p.fresh:
			fmt.Fprintf(&b, "  - {period: %d, value: %d, status: break}\n", p.year, p.value)
		default:
			fmt.Fprintf(&b, "  - {period: %d, value: %d}\n", p.year, p.value)
		}
	}
	return b.String()
}

// outcome is what a plain reading of the rules makes of a value: missing, apart (not comparable exactly), or a number.
type outcome struct {
	missing, apart, bound bool
	number                *big.Rat
}

func rat(n int) *big.Rat { return big.NewRat(int64(n), 1) }

// Small series with bounds, withheld values and breaks in them: each verb against a second reading of its rules in fractions.
func TestVerbsAgainstASecondReading(t *testing.T) {
	r := rand.New(rand.NewPCG(17, 4))
	kinds := map[string]int{}
	for range 400 {
		var a []point
		years := 2 + r.IntN(4)
		for k := range years {
			p := point{year: 2019 - years + k, value: r.IntN(4) * r.IntN(300)}
			switch r.IntN(12) {
			case 0:
				p.bound = true
			case 1:
				p.held = true
			case 2:
				p.fresh = true
			}
			a = append(a, p)
		}
		people := []point{{year: 2018, value: r.IntN(4) * (1 + r.IntN(5000))}}
		i := r.IntN(years - 1)
		j := i + 1 + r.IntN(years-1-i)
		first, last := a[i], a[j]
		now, prior := a[years-1], a[years-2]
		text := "units:\n- {id: per-1000, kind: rate, per: 1000, words: per thousand}\ndefaults: {source: fs}\nindicators:\n" + written("a", "single_year", a) + written("people", "level", people) +
			"derived:\n" + fmt.Sprintf("- {id: number, name: X, change: a, between: [%d, %d]}\n- {id: percent, name: X, change: a, between: [%d, %d], in: percent}\n", first.year, last.year, first.year, last.year) +
			"- {id: latest, name: X, change: a}\n- {id: rate, name: X, rate: a, per_unit_of: people, per: 1000}\n" +
			fmt.Sprintf("- {id: mean, name: X, mean: a, periods: {from: %d, to: %d}}\n- {id: index, name: X, index: a@%d, base: %d}\n", first.year, last.year, last.year, first.year)
		set, _ := Resolve(load(t, text), dataset.Date{})

		broken := func(from, to int) bool {
			for _, p := range a[from+1 : to+1] {
				if p.fresh {
					return true
				}
			}
			return false
		}
		two := func(x, y point, from, to int, divides bool, compute func() *big.Rat) outcome {
			switch {
			case x.held || y.held || broken(from, to) || divides && x.value <= 0:
				return outcome{missing: true}
			case x.bound || y.bound:
				return outcome{apart: true}
			}
			return outcome{number: compute()}
		}
		want := map[string]outcome{
			"number": two(first, last, i, j, false, func() *big.Rat { return rat(last.value - first.value) }),
			"latest": two(prior, now, years-2, years-1, false, func() *big.Rat { return rat(now.value - prior.value) }),
			"percent": two(first, last, i, j, true, func() *big.Rat {
				return new(big.Rat).Quo(rat(100*(last.value-first.value)), rat(first.value))
			}),
			"index": two(first, last, i, j, true, func() *big.Rat { return new(big.Rat).Quo(rat(100*last.value), rat(first.value)) }),
		}
		rate := outcome{missing: now.held || people[0].value <= 0, bound: now.bound}
		if !rate.missing {
			rate.number = new(big.Rat).Quo(rat(1000*now.value), rat(people[0].value))
		}
		mean := outcome{missing: broken(i, j)}
		sum := 0
		for _, p := range a[i : j+1] {
			mean.missing, mean.bound = mean.missing || p.held, mean.bound || p.bound
			sum += p.value
		}
		if !mean.missing {
			mean.number = new(big.Rat).Quo(rat(sum), rat(j-i+1))
		}
		want["rate"], want["mean"] = rate, mean

		for id, w := range want {
			v, problem := set.Value(id)
			if problem != nil {
				t.Fatal(problem)
			}
			kinds[fmt.Sprint(id, " ", w.missing, w.apart, w.bound)]++
			if v.Missing != w.missing || v.NotExact != w.apart || !w.missing && (v.Qualifier == dataset.MoreThan) != w.bound {
				t.Errorf("%s: missing %v, not exact %v, %s; want %+v of\n%s", id, v.Missing, v.NotExact, v.Qualifier, w, text)
				continue
			}
			if w.number == nil {
				continue
			}
			got := v.Number.Rat()
			if !v.Rat.Den.IsZero() {
				got = new(big.Rat).Quo(v.Rat.Num.Rat(), v.Rat.Den.Rat())
				if id == "percent" {
					got.Mul(got, rat(100))
				}
				if off := new(big.Rat).Sub(got, v.Number.Rat()); off.Abs(off).Cmp(big.NewRat(1, 1e12)) > 0 {
					t.Errorf("%s is %s, and its fraction %s", id, v.Number, got)
				}
			}
			if got.Cmp(w.number) != 0 {
				t.Errorf("%s is %s, want %s of\n%s", id, got, w.number, text)
			}
		}
	}
	for _, id := range []string{"number", "percent", "latest", "index", "rate", "mean"} {
		for _, kind := range []string{"true false false", "false false false"} {
			if kinds[id+" "+kind] == 0 {
				t.Errorf("no case was generated: %s, missing, apart, bound %s; there are %v", id, kind, kinds)
			}
		}
	}
}

// An amount is the same whichever way the rate of exchange is published, and exact.
func TestConversionBothWays(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 9))
	for range 50 {
		amount, rate, per := 1+r.IntN(1_000_000_000), 1+r.IntN(9_999_999), []int{1, 100, 1000}[r.IntN(3)]
		text := fmt.Sprintf(`units:
- {id: sek-per-eur, kind: rate, per: %d, currency: SEK, per_currency: EUR, words: SEK per EUR}
- {id: eur-per-sek, kind: rate, per: %d, currency: EUR, per_currency: SEK, words: EUR per SEK}
defaults: {source: fs, period: 2018}
indicators:
- {id: a, name: A, unit: sek, payer: eu, counting: single_year, observations: [{value: %d}]}
- {id: divided, name: D, unit: sek-per-eur, counting: level, observations: [{value: %d}]}
- {id: multiplied, name: M, unit: eur-per-sek, counting: level, observations: [{value: %d}]}
derived:
- {id: x, name: X, convert: a, into: eur, rate: divided}
- {id: y, name: Y, convert: a, into: eur, rate: multiplied}
`, per, per, amount, rate, rate)
		set, l := Resolve(load(t, text), dataset.Date{})
		if l.HasErrors() {
			t.Fatal(l.Text())
		}
		for id, want := range map[string]*big.Rat{
			"x": new(big.Rat).Quo(new(big.Rat).Mul(rat(amount), rat(per)), rat(rate)),
			"y": new(big.Rat).Quo(new(big.Rat).Mul(rat(amount), rat(rate)), rat(per)),
		} {
			v, _ := set.Value(id)
			if got := new(big.Rat).Quo(v.Rat.Num.Rat(), v.Rat.Den.Rat()); got.Cmp(want) != 0 {
				t.Errorf("%s is %s, want %s of\n%s", id, got, want, text)
			}
			if v.Unit.Currency != "EUR" || v.Payer != "eu" || v.PayerSide != "named" {
				t.Errorf("%s is in %s of %s, side %s", id, v.Unit.Currency, v.Payer, v.PayerSide)
			}
		}
	}
}

// The period before is as long, and ends where the other begins.
func TestPeriodBefore(t *testing.T) {
	for of, want := range map[string]string{
		"2018": "2017", "2017/2018": "2015/2016", "2018-01": "2017-12", "2018-01/2018-03": "2017-10/2017-12", "2018-04/2018-06": "2018-01/2018-03",
		"2018-03-01": "2018-02-28", "2018-03-05/2018-03-11": "2018-02-26/2018-03-04",
	} {
		p, err := dataset.ParsePeriod(of)
		if err != nil {
			t.Fatal(err)
		}
		if got, ok := before(p); !ok || got.String() != want || !sameLength(p, got) {
			t.Errorf("before %s is %s, want %s", of, got.String(), want)
		}
	}
	for _, of := range []string{"2017/..", "../2018", "not stated", "2017/2018-03"} {
		p, err := dataset.ParsePeriod(of)
		if err != nil {
			t.Fatal(err)
		}
		if got, ok := before(p); ok {
			t.Errorf("before %s is said to be %s", of, got.String())
		}
	}
}
