package figures

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"briefing/internal/diag"
	"briefing/internal/input/dataset"
	"briefing/internal/input/dataset/datafiles"
)

// clinics is a dataset of three amounts in Swedish crowns, which nothing but their payers keeps apart.
func clinics(t *testing.T, head, vocabulary string, payers ...string) *Set {
	t.Helper()
	var b strings.Builder
	b.WriteString("dataset:\n  id: clinics\n  title: Clinics\n  language: en\n  edition: 2024-12\n" + head +
		"  publication: {publisher: A, contact: A, status: final, reuse: free}\n" +
		"units: [{id: sek, kind: money, currency: SEK, name: Swedish crowns, noun: {one: crown, other: crowns}}]\n" +
		"counts: [{id: money, name: money}]\nareas: [{id: none, name: anywhere}]\n" + vocabulary +
		"sources: [{id: report, title: Report, short: Report, publisher: County, date: 2024-11, kind: official, main: true}]\nindicators:\n")
	for i, id := range []string{"nurses", "doctors", "ambulances"} {
		fmt.Fprintf(&b, "- id: %s\n  name: %s\n  kind: funding\n  unit: sek\n  counts: money\n  counting: single_year\n  counting_start: 2023\n  reference_area: none\n", id, id)
		if payers != nil {
			fmt.Fprintf(&b, "  payer: %s\n", payers[i])
		}
		fmt.Fprintf(&b, "  observations: [{value: %d, printed: \"%d\", time_period: 2023, published: 2024-11, source: {source: report}, confidence: high}]\n", i+1, i+1)
	}
	ds, l := datafiles.Load(fstest.MapFS{"d.yaml": &fstest.MapFile{Data: []byte(b.String())}}, "d.yaml", datafiles.Options{})
	if ds == nil {
		t.Fatal(l.Text())
	}
	s, _ := Resolve(ds, dataset.Date{})
	return s
}

// together are the problems of putting the first two amounts to a use.
func together(t *testing.T, s *Set, use Comparison) []*diag.Problem {
	t.Helper()
	a, problem := s.Value("nurses")
	b, other := s.Value("doctors")
	if problem != nil || other != nil {
		t.Fatal(problem, other)
	}
	return s.Compare(use, nil, a, b)
}

func brokenRules(problems []*diag.Problem) (ids []string) {
	for _, p := range problems {
		ids = append(ids, p.ID)
	}
	return ids
}

// Whatever a dataset's sides are called: money of two sides is added nowhere, and stands on one axis where each side has a
// fill of its own and neither stands alone.
func TestSidesOfAnySubject(t *testing.T) {
	fills := []string{"", "fill: solid", "fill: outlined", "fill: alone"}
	for _, first := range fills {
		for _, second := range fills {
			vocabulary := fmt.Sprintf("sides:\n- {id: state, name: state money, %s}\n- {id: private, name: private money, %s}\n"+
				"payers:\n- {id: ministry, name: Ministry of Health, side: state}\n- {id: county, name: County, side: state}\n- {id: patients, name: Patients, side: private}\n", first, second)
			one, two := clinics(t, "", vocabulary, "ministry", "county", "patients"), clinics(t, "", vocabulary, "ministry", "patients", "county")
			for _, use := range []Comparison{OnAxis, InStack, InSum} {
				if found := together(t, one, use); len(found) > 0 {
					t.Errorf("%q and %q, %s: money of one side is refused: %v", first, second, use, brokenRules(found))
				}
			}
			solid := func(fill string) bool { return fill == "" || fill == "fill: solid" }
			apart := first != second && !(solid(first) && solid(second)) && first != "fill: alone" && second != "fill: alone"
			for use, want := range map[Comparison]bool{OnAxis: apart, InStack: apart, InSum: false, InDifference: false, InShare: false} {
				found := together(t, two, use)
				if refused := slices.Contains(brokenRules(found), "payer-sides"); refused == want {
					t.Errorf("%q and %q, %s: refused for the sides: %v", first, second, use, refused)
				}
				for _, p := range found {
					if p.ID == "payer-sides" && (!strings.Contains(p.Message, "of the side state (state money)") || !strings.Contains(p.Message, "of the side private (private money)")) {
						t.Errorf("it does not say which sides differ: %s", p.Message)
					}
				}
			}
		}
	}
}

// A dataset that says nothing of payers keeps its amounts apart, and says how to say it; one payer lets them be added.
func TestWithoutPayers(t *testing.T) {
	silent, one := clinics(t, "", ""), clinics(t, "  one_payer: true\n", "")
	for _, use := range []Comparison{OnAxis, InStack, InSum, InDifference} {
		found := together(t, silent, use)
		if !slices.Contains(brokenRules(found), "payer-sides") {
			t.Errorf("%s: amounts of payers that are not said stand together", use)
		}
		for _, p := range found {
			if p.ID == "payer-sides" && !strings.Contains(strings.Join(p.Hints, " "), "one_payer: true") {
				t.Errorf("%s: no remedy: %q", use, p.Hints)
			}
		}
		if found := together(t, one, use); slices.Contains(brokenRules(found), "payer-sides") {
			t.Errorf("%s: amounts of one payer are refused", use)
		}
	}
}
