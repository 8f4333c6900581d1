package figures

import (
	"slices"
	"testing"
	"testing/fstest"

	"briefing/internal/input/dataset"
	"briefing/internal/input/dataset/datafiles"
)

// An indicator that does not say how it is counted may be compared with its own series and with nothing else, even where both
// count the same thing in one unit; nor are its periods added.
func TestCountingNotStated(t *testing.T) {
	ds, l := datafiles.Load(fstest.MapFS{"d.yaml": &fstest.MapFile{Data: []byte(`dataset:
  id: libraries
  title: Libraries
  language: en
  edition: 2025-03
  publication: {publisher: A, contact: A, status: final, reuse: free}
sources: [{id: survey, title: Survey, publisher: County, date: 2025-02-10}]
units: [{id: items, kind: count, name: items, noun: {one: item, other: items}}]
counts: [{id: loans, name: items lent}]
defaults: {source: survey}
indicators:
- {id: books, name: Books lent, unit: items, counts: loans, observations: [{period: 2023, value: 5}, {period: 2024, value: 6}]}
- {id: films, name: Films lent, unit: items, counts: loans, observations: [{period: 2024, value: 2}]}
- {id: maps, name: Maps lent, unit: items, counts: loans, counting: single_year, counting_start: 2024, observations: [{period: 2024, value: 1}]}
- {id: games, name: Games lent, unit: items, counts: loans, counting: single_year, counting_start: 2024, observations: [{period: 2024, value: 1}]}
- {id: toys, name: Toys lent, noun: {one: toy, other: toys}, observations: [{period: 2024, value: 1}]}
`)}}, "d.yaml", datafiles.Options{})
	if ds == nil {
		t.Fatal(l.Text())
	}
	s, l := Resolve(ds, dataset.Date{})
	if len(l) > 0 {
		t.Fatal(l.Text())
	}
	for _, c := range []struct {
		use     Comparison
		a, b    string
		refused string // by which rule; empty: it is allowed
	}{
		{OnAxis, "books@2023", "books@2024", ""},
		{InDifference, "books@2024", "books@2023", ""},
		{InSum, "books@2023", "books@2024", "part-and-whole"},
		{OnAxis, "books", "films", "one-counting"},
		{InSum, "books", "films", "one-counting"},
		{OnAxis, "books", "maps", "one-counting"},
		{OnAxis, "maps", "games", ""},
		{InSum, "maps", "games", ""},
		{OnAxis, "toys", "books", "one-unit"},
	} {
		a, p := s.Value(c.a)
		b, q := s.Value(c.b)
		if p != nil || q != nil {
			t.Fatal(p, q)
		}
		found := brokenRules(s.Compare(c.use, dataset.Countings(), a, b))
		if c.refused == "" && len(found) > 0 || c.refused != "" && !slices.Contains(found, c.refused) {
			t.Errorf("%s of %s and %s breaks %q, want %q", c.use, c.a, c.b, found, c.refused)
		}
	}
}
