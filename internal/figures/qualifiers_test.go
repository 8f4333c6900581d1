package figures

import (
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"briefing/internal/input/dataset"
)

// Every pair of qualifiers in every use: what is computed is never said to be better known than its parts.
func TestQualifiersTogether(t *testing.T) {
	value := func(id string, q dataset.Qualifier, n int64) *Value {
		ind := &dataset.Indicator{ID: id, Counting: dataset.Stock}
		return &Value{Ref: id, ID: id, Indicator: ind, Obs: &dataset.Observation{Attributes: &dataset.Attributes{}}, Qualifier: q, Number: decimal.New(n, 0), Unit: &dataset.Unit{ID: "people", Kind: dataset.UnitCount}, Counts: "people", Counting: dataset.Stock}
	}
	ds := &dataset.Dataset{Relations: []dataset.Relation{{From: "a", Kind: dataset.PartOf, To: "b"}}}
	side := func(q dataset.Qualifier) string {
		switch {
		case q.Lower():
			return "lower"
		case q.Upper():
			return "upper"
		case q == dataset.About:
			return "near"
		}
		return ""
	}
	for _, p := range dataset.Qualifiers() {
		for _, q := range dataset.Qualifiers() {
			a, b := value("a", p, 3), value("b", q, 10)
			s := &Set{Dataset: ds, parts: containment(ds)}
			refused := func(use Comparison) bool {
				return slices.Contains(brokenRules(s.Compare(use, nil, a, b)), "lower-bound")
			}
			drawn := func(q dataset.Qualifier) bool { return q == dataset.Exact || q == dataset.MoreThan }
			for use, want := range map[Comparison]bool{
				InSum:        side(p) != "" && side(q) != "" && side(p) != side(q),
				InDifference: p != dataset.Exact || q != dataset.Exact,
				PartOfWhole:  p != dataset.Exact || q != dataset.Exact,
				InShare:      q != dataset.Exact,
				OnAxis:       !drawn(p) || !drawn(q),
				InStack:      !drawn(p) || !drawn(q),
			} {
				if got := refused(use); got != want {
					t.Errorf("%s of %s and %s: refused %v, want %v", use, p, q, got, want)
				}
			}
			if refused(InSum) {
				continue
			}
			sum := &Value{Derived: &dataset.Derived{Operation: dataset.Sum}, Parts: []*Value{a, b}}
			compute(sum)
			want := p
			if p == dataset.Exact || q == dataset.MoreThan || q == dataset.LessThan {
				want = q
			}
			if p == dataset.MoreThan || p == dataset.LessThan || q == dataset.Exact {
				want = p
			}
			if sum.Qualifier != want || !sum.Number.Equal(decimal.New(13, 0)) {
				t.Errorf("the sum of %s 3 and %s 10 is %s %s, want %s 13", p, q, sum.Qualifier, sum.Number, want)
			}
		}
	}
}
