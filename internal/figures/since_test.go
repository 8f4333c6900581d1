package figures

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"briefing/internal/input/dataset"
)

// published is an observation of a made-up series: a value of a day, published on another.
type published struct {
	of, on     time.Time
	value      int
	more       bool // a lower bound
	anew, weak bool // counted by another method; of low confidence
}

// series is a made-up running total with corrections, in no order.
func madeUp(g *rand.Rand) []published {
	var list []published
	day := time.Date(2016, 1, 1, 0, 0, 0, 0, time.UTC)
	on := map[time.Time]bool{}
	for n := 1 + g.IntN(9); n > 0; n-- {
		p := published{of: day.AddDate(0, g.IntN(30), g.IntN(28)), value: g.IntN(20), more: g.IntN(6) == 0, anew: g.IntN(10) == 0, weak: g.IntN(10) == 0}
		if len(list) > 0 && g.IntN(3) == 0 {
			p.of = list[g.IntN(len(list))].of // a correction
		}
		if g.IntN(6) == 0 && len(list) > 0 {
			p.of = list[0].of.AddDate(-1, 0, 0)
		}
		for p.on = p.of.AddDate(0, 0, g.IntN(90)); on[p.on]; {
			p.on = p.on.AddDate(0, 0, 1)
		}
		on[p.on] = true
		list = append(list, p)
	}
	return list
}

func yamlOf(list []published, counting dataset.Counting) string {
	var b strings.Builder
	b.WriteString("sources:\n")
	for i, p := range list {
		fmt.Fprintf(&b, "- {id: s%d, title: Report, short: Report, publisher: The desk, date: %s, kind: official}\n", i, p.on.Format("2006-01-02"))
	}
	fmt.Fprintf(&b, "indicators:\n- {id: a, name: A, kind: outcome, unit: vessels, counts: vessels, counting: %s, counting_start: 2015, reference_area: none, observations: [\n", counting)
	for i, p := range list {
		qualifier, status, confidence := "exact", "final", "high"
		if p.more {
			qualifier = "more_than"
		}
		if p.anew {
			status = "break"
		}
		if p.weak {
			confidence = "low"
		}
		fmt.Fprintf(&b, "  {value: %d, qualifier: %s, status: %s, time_period: %s, published: %s, source: {source: s%d}, confidence: %s},\n",
			p.value, qualifier, status, p.of.Format("2006-01-02"), p.on.Format("2006-01-02"), i, confidence)
	}
	b.WriteString("]}\nderived:\n- {id: month, name: M, change: a, since: edition}\n- {id: year, name: Y, change: a, since: year}\n")
	return b.String()
}

// known is what was known of each day by another: the last publication stands.
func known(list []published, by time.Time) []published {
	of := map[time.Time]published{}
	for _, p := range list {
		if was, there := of[p.of]; !p.weak && !p.on.After(by) && (!there || p.on.After(was.on)) {
			of[p.of] = p
		}
	}
	var out []published
	for _, p := range of {
		out = append(out, p)
	}
	slices.SortFunc(out, func(x, y published) int { return x.of.Compare(y.of) })
	return out
}

// expected is what became of the series from a figure known before, if there was one, to the last known now.
func expected(list []published, by time.Time, before *published, counting dataset.Counting) (Movement, int) {
	now := known(list, by)
	if len(now) == 0 {
		return NoFigure, 0
	}
	last := now[len(now)-1]
	if before == nil {
		return FirstFigure, 0
	}
	for _, p := range now {
		if p.of.Equal(before.of) && (p.value != before.value || p.more != before.more) {
			return Corrected, 0
		}
	}
	if last.of.Equal(before.of) {
		return NoNewFigure, 0
	}
	for _, p := range list {
		if p.anew && !p.weak && !p.on.After(by) && p.of.After(before.of) && !p.of.After(last.of) {
			return NewMethod, 0
		}
	}
	if last.more || before.more || counting == dataset.Cumulative && last.value < before.value {
		return NotExactly, 0
	}
	return Exactly, last.value - before.value
}

// What became of a figure since the edition before and in a year, of made-up series at many days, against a plain reading of
// the rules.
func TestChangesOfMadeUpSeries(t *testing.T) {
	seen := map[Movement]int{}
	for seed := range uint64(150) {
		g := rand.New(rand.NewPCG(seed, 15))
		list := madeUp(g)
		counting := []dataset.Counting{dataset.Cumulative, dataset.Stock}[seed%2]
		ds := load(t, yamlOf(list, counting))
		for range 12 {
			by := time.Date(2016, time.Month(1+g.IntN(36)), 1+g.IntN(28), 0, 0, 0, 0, time.UTC)
			if g.IntN(2) == 0 {
				by = time.Date(by.Year(), by.Month()+1, 0, 0, 0, 0, 0, time.UTC)
			}
			set, diags := Resolve(ds, dateOf(by))
			if diags.HasErrors() {
				t.Fatal(diags.Text())
			}
			check := func(id string, before *published) {
				t.Helper()
				v, problem := set.Value(id)
				if problem != nil {
					t.Fatal(problem.Message)
				}
				want, number := expected(list, by, before, counting)
				seen[want]++
				switch {
				case v.Since.Movement != want:
					t.Errorf("seed %d, %s: the change %s is %q, want %q\n%s", seed, by.Format("2006-01-02"), id, v.Since.Movement, want, yamlOf(list, counting))
				case want == Exactly && (v.Missing || v.NotExact || v.Number.IntPart() != int64(number) || len(v.Problems) > 0):
					t.Errorf("seed %d, %s: the change %s is %s, want %d", seed, by.Format("2006-01-02"), id, v.Number, number)
				case want != Exactly && !v.Missing && !v.NotExact:
					t.Errorf("seed %d, %s: the change %s has the number %s and is %q", seed, by.Format("2006-01-02"), id, v.Number, want)
				case want != Exactly && len(v.Problems) == 0:
					t.Errorf("seed %d, %s: the change %s does not say why it has no number", seed, by.Format("2006-01-02"), id)
				}
			}
			var before *published
			if then := known(list, time.Date(by.Year(), by.Month(), 0, 0, 0, 0, 0, time.UTC)); len(then) > 0 {
				before = &then[len(then)-1]
			}
			check("month", before)
			check("year", yearEarlier(known(list, by), by))
		}
	}
	for _, m := range []Movement{Exactly, NoNewFigure, FirstFigure, Corrected, NewMethod, NotExactly, NoFigure} {
		if seen[m] < 20 {
			t.Errorf("only %d changes are %q", seen[m], m)
		}
	}
}

// yearEarlier is the figure of the day a year before the last one, or else the last of those a year before the edition.
func yearEarlier(now []published, by time.Time) *published {
	if len(now) == 0 {
		return nil
	}
	last, found := now[len(now)-1], (*published)(nil)
	for i := range now {
		if now[i].of.Equal(oneYearBefore(last.of)) {
			return &now[i]
		}
		if !now[i].of.After(oneYearBefore(by)) {
			found = &now[i]
		}
	}
	return found
}

func oneYearBefore(d time.Time) time.Time {
	if d.Month() == 2 && d.Day() == 29 {
		d = d.AddDate(0, 0, -1)
	}
	return d.AddDate(-1, 0, 0)
}

func dateOf(d time.Time) dataset.Date {
	return dataset.Date{Year: d.Year(), Month: int(d.Month()), Day: d.Day()}
}

func TestEditionBefore(t *testing.T) {
	for _, c := range [][2]string{{"2019-03", "2019-02-28"}, {"2016-03", "2016-02-29"}, {"2019-01", "2018-12-31"}, {"2019-03-05", "2019-02-28"}, {"2019", "2019-11-30"}} {
		asOf, err := dataset.ParseDate(c[0])
		if err != nil {
			t.Fatal(err)
		}
		if got := EditionBefore(asOf).String(); got != c[1] {
			t.Errorf("before %s: %s, want %s", c[0], got, c[1])
		}
	}
}

// What may not be subtracted has no number: percentages, single periods of unlike length, running totals that fall. A figure of
// another publisher is no correction, and one that is stated no more is not one that was never published.
func TestChangesThatAreNone(t *testing.T) {
	for _, c := range []struct {
		name, unit, counting, counts string
		before, now                  string // period and value
		want                         Movement
	}{
		{"percentages", "percent", "level", "content", "2018-01, value: 90", "2018-03, value: 95", NotExactly},
		{"changes in percent", "percent-change", "change", "content", "2017, value: 35", "2018, value: 25", NotExactly},
		{"a year and a quarter", "vessels", "single_year", "vessels", "2017, value: 100", "2018-01/2018-03, value: 25", NotExactly},
		{"a year and four", "vessels", "single_year", "vessels", "2017, value: 100", "2015/2018, value: 300", NotExactly},
		{"two years", "vessels", "single_year", "vessels", "2017, value: 100", "2018, value: 130", Exactly},
		{"three months and one", "vessels", "partial_window", "vessels", "2017-08/2017-10, value: 100", "2018-02, value: 30", NotExactly},
		{"three months and three", "vessels", "partial_window", "vessels", "2017-08/2017-10, value: 100", "2017-11/2018-01, value: 90", Exactly},
		{"words", "vessels", "partial_window", "vessels", "{text: two months}, value: 100", "{text: three months}, value: 120", NotExactly},
		{"a total that falls", "vessels", "cumulative", "vessels", "2017-10, value: 100", "2018-01, value: 90", NotExactly},
		{"a stock that falls", "vessels", "stock", "vessels", "2017-10, value: 100", "2018-01, value: 90", Exactly},
		{"none any more", "vessels", "stock", "vessels", "2017-10, value: 100", "2018-01, value: not stated", Withdrawn},
		{"another publisher", "vessels", "stock", "vessels", "2017-10, confidence: medium, value: 100", "2017-10, publisher, value: 105", OtherSource},
		{"published again", "vessels", "stock", "vessels", "2017-10, value: 100", "2017-10, value: 105", Corrected},
		{"a total without an end, revised", "vessels", "cumulative", "vessels", "2017/.., value: 100", "2017/.., status: revised, value: 95", Corrected},
	} {
		observation := func(what, published, source string) string {
			if before, after, other := strings.Cut(what, " publisher,"); other {
				what, source = before+after, "other"
			}
			if !strings.Contains(what, "confidence:") {
				what += ", confidence: high"
			}
			if !strings.Contains(what, "value: not") {
				what += ", qualifier: exact"
			}
			return "  - {time_period: " + what + ", published: " + published + ", source: {source: " + source + "}}\n"
		}
		ds := load(t, "sources:\n- {id: first, title: A, short: A, publisher: Desk, date: 2018-02-20, kind: official}\n"+
			"- {id: second, title: B, short: B, publisher: Desk, date: 2018-05-20, kind: official}\n- {id: other, title: C, short: C, publisher: Other desk, date: 2018-05-20, kind: official}\n"+
			"indicators:\n- id: a\n  name: A\n  kind: outcome\n  unit: "+c.unit+"\n  counts: "+c.counts+"\n  counting: "+c.counting+"\n  counting_start: not stated\n  reference_area: none\n  observations:\n"+
			observation(c.before, "2018-02-20", "first")+observation(c.now, "2018-05-20", "second")+
			"derived:\n- {id: month, name: M, change: a, since: edition}\n")
		set, _ := Resolve(ds, dataset.Date{Year: 2018, Month: 5})
		then, _ := Resolve(ds, dataset.Date{Year: 2018, Month: 4})
		v, problem := set.Value("month")
		if problem != nil {
			t.Fatal(c.name, problem.Message)
		}
		if v.Since.Movement != c.want {
			t.Errorf("%s: the change is %q, want %q", c.name, v.Since.Movement, c.want)
		}
		if got := set.Since(then, "a").Movement; got != c.want {
			t.Errorf("%s: between editions the change is %q, want %q", c.name, got, c.want)
		}
	}
}
