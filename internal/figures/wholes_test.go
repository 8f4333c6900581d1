package figures

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/shopspring/decimal"

	"briefing/internal/input/dataset"
	"briefing/internal/input/dataset/datafiles"
)

// madeUpCodes is a dataset of one indicator by dimensions with made-up figures for single codes, and what they are: by codes and year,
// -1 where the publisher withholds it.
func madeUpCodes(r *rand.Rand) (text string, sizes []int, adds []bool, figures map[string]int) {
	var b strings.Builder
	b.WriteString("sources:\n- {id: register, title: Register, publisher: Register, date: 2024-02-01}\ndimensions:\n")
	var by, adding []string
	for i := range 1 + r.IntN(3) {
		n := 1 + r.IntN(3)
		sizes, adds = append(sizes, n), append(adds, r.IntN(3) > 0)
		id := fmt.Sprintf("d%d", i)
		if by = append(by, id); adds[i] {
			adding = append(adding, id)
		}
		fmt.Fprintf(&b, "- {id: %s, name: Dimension, codes: [", id)
		for c := range n {
			fmt.Fprintf(&b, "{id: c%d, name: Code},", c)
		}
		b.WriteString("]}\n")
	}
	fmt.Fprintf(&b, "indicators:\n- id: x\n  name: X\n  noun: {one: x, other: xs}\n  by: [%s]\n", strings.Join(by, ", "))
	if len(adding) > 0 {
		fmt.Fprintf(&b, "  adds_up: [%s]\n", strings.Join(adding, ", "))
	}
	b.WriteString("  defaults: {source: register}\n  observations:\n  - {d0: c0, period: 2020, value: 1}\n")
	figures = map[string]int{}
	all := [][]string{nil}
	for _, n := range sizes {
		var next [][]string
		for _, codes := range all {
			for c := range n {
				next = append(next, append(slices.Clone(codes), fmt.Sprintf("c%d", c)))
			}
		}
		all = next
	}
	for _, year := range []string{"2021", "2022"} {
		for _, codes := range all {
			key := strings.Join(codes, "/") + "@" + year
			var keys []string
			for i, c := range codes {
				keys = append(keys, fmt.Sprintf("d%d: %s", i, c))
			}
			switch r.IntN(12) {
			case 0: // not published
			case 1:
				figures[key] = -1
				fmt.Fprintf(&b, "  - {%s, period: %s, status: suppressed}\n", strings.Join(keys, ", "), year)
			default:
				figures[key] = r.IntN(1000)
				fmt.Fprintf(&b, "  - {%s, period: %s, value: %d}\n", strings.Join(keys, ", "), year, figures[key])
			}
		}
	}
	return b.String(), sizes, adds, figures
}

// A whole that nobody published is there where the codes of all dimensions that it is the whole of add up and all of them are
// stated, and is then their sum; the largest code is that of the largest figure, where all are stated.
func TestWholesOfMadeUpFigures(t *testing.T) {
	r := rand.New(rand.NewPCG(17, 4))
	sums, chosen := 0, 0
	for range 300 {
		text, sizes, adds, figures := madeUpCodes(r)
		s, _ := Resolve(load(t, text), dataset.Date{Year: 2024, Month: 12})
		year := []string{"2021", "2022"}[r.IntN(2)]
		codes := make([]string, len(sizes))
		whole, possible := false, true
		for i, n := range sizes {
			if codes[i] = fmt.Sprintf("c%d", r.IntN(n)); r.IntN(2) == 0 {
				codes[i], whole, possible = dataset.Whole, true, possible && adds[i]
			}
		}
		want, stated := sumOf(codes, sizes, year, figures)
		ref := dataset.Ref{ID: "x", Key: dataset.NewKey(codes...), Period: year}.String()
		v, problem := s.Value(ref)
		has := problem == nil && !v.Missing
		if wants := stated && possible; has != wants && (whole || !stated) {
			t.Fatalf("%s: there is a value: %v, want %v\n%s", ref, has, wants, text)
		}
		if has && whole {
			if sums++; !v.Number.Equal(decimal.NewFromInt(int64(want))) {
				t.Fatalf("%s is %s, want %d\n%s", ref, v.Number, want, text)
			}
		}
		for i := range codes {
			codes[i] = "c0"
		}
		at := r.IntN(len(codes))
		best, ties, all := -1, 0, true
		for c := range sizes[at] {
			codes[at] = fmt.Sprintf("c%d", c)
			n, there := figures[strings.Join(codes, "/")+"@"+year]
			if all = all && there && n >= 0; n > best {
				best, ties = n, 1
			} else if n == best {
				ties++
			}
		}
		codes[at] = fmt.Sprintf("max:d%d", at)
		ref = "x/" + strings.Join(codes, "/") + "@" + year
		if v, problem = s.Value(ref); (problem == nil && !v.Missing) != all {
			t.Fatalf("%s: %v %v, want one: %v\n%s", ref, v, problem, all, text)
		}
		if all {
			if chosen++; !v.Number.Equal(decimal.NewFromInt(int64(best))) || (len(v.Tied) > 0) != (ties > 1) {
				t.Fatalf("%s is %s (%v), want %d of %d\n%s", ref, v.Number, v.Tied, best, ties, text)
			}
		}
	}
	if sums < 30 || chosen < 30 {
		t.Errorf("only %d sums and %d choices were tried", sums, chosen)
	}
}

// sumOf adds up all figures that lie in some codes; false where one of them is not stated.
func sumOf(codes []string, sizes []int, year string, figures map[string]int) (int, bool) {
	at := slices.Index(codes, dataset.Whole)
	if at < 0 {
		n, there := figures[strings.Join(codes, "/")+"@"+year]
		return n, there && n >= 0
	}
	sum := 0
	for c := range sizes[at] {
		one := slices.Clone(codes)
		one[at] = fmt.Sprintf("c%d", c)
		n, stated := sumOf(one, sizes, year, figures)
		if !stated {
			return 0, false
		}
		sum += n
	}
	return sum, true
}

// BenchmarkManyCodes resolves figures of 4,000 areas by sex, with the wholes and a rate of each: a dataset of many regions.
func BenchmarkManyCodes(b *testing.B) {
	const areas = 4000
	var text strings.Builder
	text.WriteString("sources: [{id: register, title: Register, publisher: Register, date: 2024-02-01}]\n")
	text.WriteString("units: [{id: per-1000, kind: rate, per: 1000, words: \"per 1,000 people\"}]\nareas:\n")
	for i := range areas {
		fmt.Fprintf(&text, "- {id: a%d, name: Area}\n", i)
	}
	text.WriteString("dimensions:\n- {id: area, name: Area, areas: true}\n- {id: sex, name: Sex, codes: [{id: f, name: Women}, {id: m, name: Men}]}\n")
	text.WriteString("defaults: {source: register, period: 2023}\nindicators:\n- id: deaths\n  name: Deaths\n  noun: {other: deaths}\n  counting: single_year\n  by: [area, sex]\n  adds_up: true\n  observations:\n")
	for i := range areas {
		fmt.Fprintf(&text, "  - {area: a%d, sex: f, value: %d}\n  - {area: a%d, sex: m, value: %d}\n", i, i%7, i, i%11)
	}
	text.WriteString("- id: people\n  name: People\n  noun: {other: people}\n  counting: level\n  by: area\n  observations:\n")
	for i := range areas {
		fmt.Fprintf(&text, "  - {area: a%d, value: %d}\n", i, 1000+i)
	}
	text.WriteString("derived: [{id: rate, name: Rate, rate: deaths, per_unit_of: people, per: 1000, by: area}]\n")
	head := "dataset: {id: many, title: Many, language: en, edition: 2024-12, publication: {publisher: A, contact: A, status: final, reuse: free}}\n"
	ds, l := datafiles.Load(fstest.MapFS{"d.yaml": {Data: []byte(head + text.String())}}, "d.yaml", datafiles.Options{})
	if ds == nil {
		b.Fatal(l.Text())
	}
	b.ReportAllocs()
	for b.Loop() {
		s, _ := Resolve(ds, dataset.Date{})
		if v, problem := s.Value("rate/max:area"); problem != nil || v.Missing {
			b.Fatal(problem)
		}
	}
}
