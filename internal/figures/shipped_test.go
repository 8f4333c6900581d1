package figures

import (
	"os"
	"strings"
	"testing"

	"briefing/internal/input/dataset"
	"briefing/internal/input/dataset/datafiles"
)

func shipped(t *testing.T, asOf string) *Set {
	t.Helper()
	ds, l := datafiles.Load(os.DirFS("../../data/eu-counter-smuggling"), "dataset.yaml", datafiles.Options{})
	if l.HasErrors() {
		t.Fatal(l.Text())
	}
	day, err := dataset.ParseDate(asOf)
	if err != nil {
		t.Fatal(err)
	}
	s, l := Resolve(ds, day)
	if l.HasErrors() {
		t.Fatal(l.Text())
	}
	return s
}

func (s *Set) get(t *testing.T, refs string) []*Value {
	t.Helper()
	var values []*Value
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
	s := shipped(t, "2019-03")
	for ref, want := range map[string]string{
		"funding-named": "471300000", "funding-north-africa": "231300000", "funding-sahel": "231000000", "funding-not-named": "61000000",
		"g5-eu-pledges": "225000000", "g5-other-donors": "314000000",
	} {
		v := s.get(t, ref)[0]
		if v.Missing || v.Qualifier != "exact" || v.Number.String() != want {
			t.Errorf("%s is %s, want %s", ref, s.say(v), want)
		}
	}
	if v := s.get(t, "g5-other-donors")[0]; v.PayerSide != AllOther {
		t.Errorf("what all donors but the EU pledged is %s", v.PayerSide)
	}
}

// everyCounting declares all ways of counting, so that nothing but the rule in question can refuse.
var everyCounting = dataset.Countings()

// What the source document's figures must never be put to, each refused by the rule that says why.
func TestShippedFiguresNeverTogether(t *testing.T) {
	s := shipped(t, "2019-03")
	for _, c := range []struct {
		kind Comparison
		refs string
		rule string
	}{
		{InShare, "emsc-arrests emsc-action-days", "one-unit"},
		{InShare, "emsc-arrests emsc-priority-cases", "one-unit"},
		{InShare, "eucap-niger-trainees eucap-niger-training-events", "one-unit"},
		{InShare, "bmm-event-audience bmm-public-events", "one-unit"},
		{InShare, "morocco-border-support emsc-arrests", "one-unit"},
		{InShare, "jit-niger-funding jit-niger-networks", "one-unit"},
		{InShare, "jit-niger-funding niger-migrants-rescued", "one-unit"},
		{InSum, "sophia-suspects emsc-arrests", "one-counting"},
		{OnAxis, "sophia-suspects emsc-arrests", "one-counting"},
		{InSum, "niger-migrants-rescued bmm-children-rescued paiera-people-assisted", "one-counts"},
		{InSum, "sophia-coastguard-trained eucap-niger-trainees bmm-judiciary-trained", "one-counting"},
		{OnAxis, "sophia-coastguard-trained eucap-niger-trainees", "one-counting"},
		{InSum, "jit-niger-prosecutions jit-niger-networks", "one-unit"},
		{OnAxis, "emsc-arrests jit-niger-prosecutions jit-niger-networks", "one-unit"},
		{OnAxis, "sophia-hailings sophia-vessels", "one-unit"},
		{OnAxis, "iru-referrals-increase iru-removal-rate", "one-unit"},
		{InSum, "funding-named funding-not-named gloact-funding awareness-funding", "payer-sides"},
		{InSum, "funding-named funding-not-named", "payer-sides"},
		{InSum, "g5-conference-all-donors g5-conference-eu", "part-and-whole"},
		{InSum, "g5-conference-all-donors g5-december-pledge", "payer-sides"},
		{InShare, "g5-conference-eu g5-conference-all-donors", "payer-sides"},
		{InShare, "g5-other-donors g5-conference-all-donors", "payer-sides"},
		{InSum, "g5-eu-pledges funding-sahel", "part-and-whole"},
		{OnAxis, "g5-conference-all-donors g5-conference-eu", "payer-sides"},
		{InStack, "eutf-approved/sahel-lake-chad jit-niger-funding", "part-and-whole"},
		{InSum, "eutf-approved/north-of-africa libya-eutf-programmes", "part-and-whole"},
		{InSum, "eutf-approved/sahel-lake-chad eutf-approved/horn-of-africa", "dimension-members"},
		{InDifference, "sophia-coastguard-trained sophia-coastguard-trained@2018-04", "lower-bound"},
		{InShare, "sophia-coastguard-trained@2018-04 sophia-coastguard-trained", "lower-bound"},
	} {
		problems := s.Compare(c.kind, everyCounting, s.get(t, c.refs)...)
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
	s := shipped(t, "2019-03")
	mixes := []dataset.Counting{dataset.Stock, dataset.SingleYear, dataset.ProgrammeValue, dataset.Pledge, dataset.Cumulative}
	for _, c := range []struct {
		kind Comparison
		refs string
	}{
		{OnAxis, "funding-north-africa unodc-north-africa funding-sahel cop-senegal-funding bmm-funding awareness-funding gloact-funding"},
		{InStack, "morocco-border-support libya-eutf-programmes unodc-north-africa"},
		{InStack, "g5-december-pledge g5-conference-eu jit-niger-funding"},
		{PartOfWhole, "g5-conference-eu g5-conference-all-donors"},
		{InDifference, "g5-conference-all-donors g5-conference-eu"},
		{InShare, "g5-eu-pledges funding-sahel"},
		{OnAxis, "sophia-vessels@2018-05 sophia-vessels"},
		{OnAxis, "eutf-approved/sahel-lake-chad eutf-approved/horn-of-africa eutf-approved/north-of-africa"},
		{OnAxis, "emsc-arrests"},
	} {
		if problems := s.Compare(c.kind, mixes, s.get(t, c.refs)...); len(problems) > 0 {
			t.Errorf("%s of %s is refused: %v", c.kind, c.refs, problems)
		}
	}
	if problems := s.Compare(OnAxis, nil, s.get(t, "morocco-border-support libya-eutf-programmes")...); len(problems) != 1 || problems[0].ID != "one-counting" {
		t.Errorf("money of different counting without mixes: %v", problems)
	}
}

// A line of Operation Sophia's counts runs over the factsheet's and outside sources, and never over one of low
// confidence.
func TestShippedSeries(t *testing.T) {
	s := shipped(t, "2019-03")
	for _, ref := range []string{"sophia-vessels", "sophia-suspects", "sophia-coastguard-trained", "eutf-approved/horn-of-africa"} {
		points := s.Series(ref)
		if len(points) < 2 {
			t.Errorf("%s has %d points", ref, len(points))
		}
		for i, v := range points {
			if v.Obs.Confidence == "low" || v.Missing || v.Outside == s.Dataset.Source(v.Obs.Source.Source).Main {
				t.Errorf("%s: a point that must not stand there", v.Ref)
			}
			if i > 0 && !(endOf(points[i-1].Obs).Compare(endOf(v.Obs)) < 0) {
				t.Errorf("%s does not follow %s", v.Ref, points[i-1].Ref)
			}
			if again, p := s.Value(v.Ref); p != nil || again.Obs != v.Obs {
				t.Errorf("%s does not name its own point", v.Ref)
			}
		}
		if problems := s.Compare(OnAxis, nil, points...); len(problems) > 0 {
			t.Errorf("%s: %v", ref, problems)
		}
	}
}

// An edition before everything has nothing, and says so instead of zero.
func TestShippedBeforeEverything(t *testing.T) {
	ds := shipped(t, "2019-03").Dataset
	s, l := Resolve(ds, dataset.Date{Year: 2015, Month: 1})
	if l.HasErrors() {
		t.Error(l.Text())
	}
	for _, v := range s.All() {
		if !v.Missing || len(v.Problems) == 0 {
			t.Errorf("%s is %s in January 2015", v.Ref, s.say(v))
		}
	}
}
