package figures

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"briefing/internal/input/dataset"
)

// A change since the year before is one of like with like: of generated series of quarters, half-years or weeks, with the years
// beside them in any order, the value of just the same part of the year before is taken, and the years are never mistaken for it.
func TestYearBeforeOfParts(t *testing.T) {
	g := rand.New(rand.NewPCG(3, 5))
	for range 60 {
		parts := [][]string{{"H1", "H2"}, {"Q1", "Q2", "Q3", "Q4"}, {"W01", "W17", "W23", "W52"}}[g.IntN(3)]
		var list []string
		value := map[string]int{}
		for _, year := range []int{2015, 2016, 2017} {
			for _, p := range parts {
				period := fmt.Sprintf("%d-%s", year, p)
				value[period] = 1 + g.IntN(90)
				list = append(list, period)
			}
			list = append(list, fmt.Sprint(year))
			value[fmt.Sprint(year)] = 1000 + g.IntN(90)
		}
		g.Shuffle(len(list), func(i, k int) { list[i], list[k] = list[k], list[i] })
		var b strings.Builder
		b.WriteString("sources:\n- {id: s, title: Report, short: Report, publisher: The desk, date: 2018-02, kind: official}\n" +
			"indicators:\n- {id: a, name: A, kind: outcome, unit: vessels, counts: vessels, counting: single_year, counting_start: 2015, reference_area: none, observations: [\n")
		for _, p := range list {
			fmt.Fprintf(&b, "  {value: %d, time_period: %s, published: 2018-02, source: {source: s}},\n", value[p], p)
		}
		b.WriteString("]}\nderived:\n- {id: year, name: Y, change: a, since: year}\n")
		set, l := Resolve(load(t, b.String()), dataset.Date{Year: 2018, Month: 2})
		if l.HasErrors() {
			t.Fatal(l.Text())
		}
		now, before := "2017-"+parts[len(parts)-1], "2016-"+parts[len(parts)-1]
		v := set.values["year"]
		if v.Since == nil || v.Since.Before == nil || v.Since.Now.Obs.TimePeriod.String() != now || v.Since.Before.Obs.TimePeriod.String() != before {
			t.Fatalf("%s\nthe change is %+v", b.String(), v.Since)
		}
		if v.Since.Movement != Exactly || v.Number.IntPart() != int64(value[now]-value[before]) || v.Period.String() != before+"/"+now {
			t.Errorf("%s: from %d to %d is %s (%s) of %s", now, value[before], value[now], v.Number, v.Since.Movement, v.Period)
		}
		for _, p := range list { // every reference names its own period, and every point of the series itself
			x, problem := set.Value("a@" + p)
			if problem != nil || x.Number.IntPart() != int64(value[p]) {
				t.Errorf("a@%s is %v, want %d: %v", p, x, value[p], problem)
			}
		}
		for _, x := range set.Series("a") {
			if again, problem := set.Value(x.Ref); problem != nil || again.Obs != x.Obs {
				t.Errorf("%s is a point of %s and names another value", x.Ref, x.Obs.TimePeriod)
			}
		}
		// The order in which observations are written decides nothing.
		if got := len(set.Series("a")); parts[0] != "W01" && got != 3*len(parts) {
			t.Errorf("the series has %d points of %v", got, parts)
		}
	}
}
