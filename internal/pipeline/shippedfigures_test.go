package pipeline_test

import (
	"strings"
	"testing"

	"briefing/internal/figures"
	"briefing/internal/input/dataset"
	"briefing/internal/input/dataset/subset"
	"briefing/internal/testkit/golden"
	"briefing/internal/testkit/sound"
)

// valuesOf are the values of references, with spaces between them.
func valuesOf(t *testing.T, s *figures.Set, refs string) []*figures.Value {
	t.Helper()
	var values []*figures.Value
	for _, ref := range strings.Fields(refs) {
		v, p := s.Value(ref)
		if p != nil {
			t.Fatalf("%s: %s", ref, p.Message)
		}
		values = append(values, v)
	}
	return values
}

func TestShippedSums(t *testing.T) {
	s := shipped().Set
	for ref, want := range map[string]string{
		"funding-named": "471300000", "funding-north-africa": "231300000", "funding-sahel": "231000000", "funding-not-named": "61000000",
		"g5-eu-pledges": "225000000", "g5-other-donors": "314000000",
	} {
		v := valuesOf(t, s, ref)[0]
		if v.Missing || v.Qualifier != "exact" || v.Number.String() != want {
			t.Errorf("%s is %q, %s, missing %t, want %s", ref, v.Qualifier, v.Number, v.Missing, want)
		}
	}
	if v := valuesOf(t, s, "g5-other-donors")[0]; v.PayerSide != "all-donors" {
		t.Errorf("what all donors but the EU pledged is %s", v.PayerSide)
	}
}

// everyCounting declares all ways of counting, so that nothing but the rule in question can refuse.
var everyCounting = dataset.Countings()

// What the source document's figures must never be put to, each refused by the rule that says why.
func TestShippedFiguresNeverTogether(t *testing.T) {
	s := shipped().Set
	for _, c := range []struct {
		kind figures.Comparison
		refs string
		rule string
	}{
		{figures.InShare, "emsc-arrests emsc-action-days", "one-unit"},
		{figures.InShare, "emsc-arrests emsc-priority-cases", "one-unit"},
		{figures.InShare, "eucap-niger-trainees eucap-niger-training-events", "one-unit"},
		{figures.InShare, "bmm-event-audience bmm-public-events", "one-unit"},
		{figures.InShare, "morocco-border-support emsc-arrests", "one-unit"},
		{figures.InShare, "jit-niger-funding jit-niger-networks", "one-unit"},
		{figures.InShare, "jit-niger-funding niger-migrants-rescued", "one-unit"},
		{figures.InSum, "sophia-suspects emsc-arrests", "one-counting"},
		{figures.OnAxis, "sophia-suspects emsc-arrests", "one-counting"},
		{figures.InSum, "niger-migrants-rescued bmm-children-rescued paiera-people-assisted", "one-counts"},
		{figures.InSum, "sophia-coastguard-trained eucap-niger-trainees bmm-judiciary-trained", "one-counting"},
		{figures.OnAxis, "sophia-coastguard-trained eucap-niger-trainees", "one-counting"},
		{figures.InSum, "jit-niger-prosecutions jit-niger-networks", "one-unit"},
		{figures.OnAxis, "emsc-arrests jit-niger-prosecutions jit-niger-networks", "one-unit"},
		{figures.OnAxis, "sophia-hailings sophia-vessels", "one-unit"},
		{figures.OnAxis, "iru-referrals-increase iru-removal-rate", "one-unit"},
		{figures.InSum, "funding-named funding-not-named gloact-funding awareness-funding", "payer-sides"},
		{figures.InSum, "funding-named funding-not-named", "payer-sides"},
		{figures.InSum, "g5-conference-all-donors g5-conference-eu", "part-and-whole"},
		{figures.InSum, "g5-conference-all-donors g5-december-pledge", "payer-sides"},
		{figures.InShare, "g5-conference-eu g5-conference-all-donors", "payer-sides"},
		{figures.InShare, "g5-other-donors g5-conference-all-donors", "payer-sides"},
		{figures.InSum, "g5-eu-pledges funding-sahel", "part-and-whole"},
		{figures.OnAxis, "g5-conference-all-donors g5-conference-eu", "payer-sides"},
		{figures.InStack, "eutf-approved/sahel-lake-chad jit-niger-funding", "part-and-whole"},
		{figures.InSum, "eutf-approved/north-of-africa libya-eutf-programmes", "part-and-whole"},
		{figures.InSum, "eutf-approved/sahel-lake-chad eutf-approved/horn-of-africa", "dimension-codes"},
		{figures.InDifference, "sophia-coastguard-trained sophia-coastguard-trained@2018-04", "lower-bound"},
		{figures.InShare, "sophia-coastguard-trained@2018-04 sophia-coastguard-trained", "lower-bound"},
	} {
		problems := s.Compare(c.kind, everyCounting, valuesOf(t, s, c.refs)...)
		found := false
		for _, p := range problems {
			found = found || p.ID == c.rule
			if len(p.Hints) == 0 {
				t.Errorf("%s %s: no remedy: %s", c.kind, c.refs, p.Message)
			}
		}
		if !found {
			t.Errorf("%s of %s is not refused by %s, but by %v", c.kind, c.refs, c.rule, problems)
		}
	}
}

// What the factsheet does show.
func TestShippedFiguresTogether(t *testing.T) {
	s := shipped().Set
	mixes := []dataset.Counting{dataset.Stock, dataset.SingleYear, dataset.ProgrammeValue, dataset.Pledge, dataset.Cumulative}
	for _, c := range []struct {
		kind figures.Comparison
		refs string
	}{
		{figures.OnAxis, "funding-north-africa unodc-north-africa funding-sahel cop-senegal-funding bmm-funding awareness-funding gloact-funding"},
		{figures.InStack, "morocco-border-support libya-eutf-programmes unodc-north-africa"},
		{figures.InStack, "g5-december-pledge g5-conference-eu jit-niger-funding"},
		{figures.PartOfWhole, "g5-conference-eu g5-conference-all-donors"},
		{figures.InDifference, "g5-conference-all-donors g5-conference-eu"},
		{figures.InShare, "g5-eu-pledges funding-sahel"},
		{figures.OnAxis, "sophia-vessels@2018-05 sophia-vessels"},
		{figures.OnAxis, "eutf-approved/sahel-lake-chad eutf-approved/horn-of-africa eutf-approved/north-of-africa"},
		{figures.OnAxis, "emsc-arrests"},
	} {
		if problems := s.Compare(c.kind, mixes, valuesOf(t, s, c.refs)...); len(problems) > 0 {
			t.Errorf("%s of %s is refused: %v", c.kind, c.refs, problems)
		}
	}
	if problems := s.Compare(figures.OnAxis, nil, valuesOf(t, s, "morocco-border-support libya-eutf-programmes")...); len(problems) != 1 || problems[0].ID != "one-counting" {
		t.Errorf("money of different counting without mixes: %v", problems)
	}
}

// A line of Operation Sophia's counts runs over the factsheet's and outside sources, and never over one of low
// confidence.
func TestShippedSeries(t *testing.T) {
	s := shipped().Set
	for _, ref := range []string{"sophia-vessels", "sophia-suspects", "sophia-coastguard-trained", "eutf-approved/horn-of-africa"} {
		points := s.Series(ref)
		if len(points) < 2 {
			t.Errorf("%s has %d points", ref, len(points))
		}
		for i, v := range points {
			if v.Obs.Confidence == "low" || v.Missing || v.Outside == s.Dataset.Source(v.Obs.Source.Source).Main {
				t.Errorf("%s: a point that must not stand there", v.Ref)
			}
			if i > 0 && !(endOf(points[i-1]).Compare(endOf(v)) < 0) {
				t.Errorf("%s does not follow %s", v.Ref, points[i-1].Ref)
			}
			if again, p := s.Value(v.Ref); p != nil || again.Obs != v.Obs {
				t.Errorf("%s does not name its own point", v.Ref)
			}
		}
		if problems := s.Compare(figures.OnAxis, nil, points...); len(problems) > 0 {
			t.Errorf("%s: %v", ref, problems)
		}
	}
}

// The shipped data load without a word when they are written anew, and so does every subset of one figure.
func TestSubsetsOfShippedData(t *testing.T) {
	d := shipped().Dataset
	all := sound.Whole(d)
	if got := sound.Whole(sound.Must(t, all)); got != all {
		t.Error(golden.Diff(all, got))
	}
	load := func(id string, k subset.Selection) {
		t.Helper()
		if _, l := sound.Load(string(subset.New(d).Append(nil, k))); l.HasErrors() {
			t.Errorf("%s: %s", id, l.Text())
		}
	}
	for i := range d.Indicators {
		x := d.Indicators[i]
		load(x.ID, subset.Selection{Indicators: []subset.Indicator{{ID: x.ID, Observations: []*dataset.Observation{&x.Observations[0]}}}})
	}
	for _, x := range d.Derived {
		load(x.ID, subset.Selection{Derived: []string{x.ID}})
	}
}

// endOf is the day up to which a value counts.
func endOf(v *figures.Value) dataset.Date { return v.Obs.TimePeriod.End(v.Obs.Published) }

// An edition before everything has nothing, and says so instead of zero.
func TestShippedBeforeEverything(t *testing.T) {
	ds := shipped().Set.Dataset
	s, l := figures.Resolve(ds, dataset.Date{Year: 2015, Month: 1})
	if l.HasErrors() {
		t.Error(l.Text())
	}
	for _, v := range s.All() {
		if !v.Missing || len(v.Problems) == 0 {
			t.Errorf("%s is %s in January 2015, missing %t", v.Ref, v.Number, v.Missing)
		}
	}
}
