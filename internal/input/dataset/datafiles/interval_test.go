package datafiles_test

import (
	"fmt"
	"strings"
	"testing"

	"briefing/internal/input/dataset"
	"briefing/internal/input/dataset/subset"
)

// withObservation is the short dataset with another last observation of the loans, and with what stands before them.
func withObservation(before, observation string) string {
	s := strings.Replace(short, "  noun: {one: loan, other: loans}\n", "  noun: {one: loan, other: loans}\n"+before, 1)
	return strings.Replace(s, "{period: 2024, value: 431900, status: provisional}", observation, 1)
}

// Whatever stands around a value is read as it is written, and is the same in the attached data; an interval that no value there
// has is not explained there.
func TestIntervals(t *testing.T) {
	const meaning = "  interval: {en: 95% confidence interval, fr: intervalle de confiance à 95 %}\n"
	for low := -2; low <= 2; low++ {
		for high := -2; high <= 2; high++ {
			for _, more := range []string{"", ", qualifier: about", ", qualifier: at_least", ", qualifier: more_than", ", qualifier: at_most", ", qualifier: less_than", ", status: estimated"} {
				text := withObservation(meaning, fmt.Sprintf("{period: 2024, value: 1000, low: %d, high: %d%s}", 1000+low, 1000+high, more))
				ds, l := loadShort(text)
				sound := low <= 0 && high >= 0 && (more == "" || strings.Contains(more, "about") || strings.Contains(more, "estimated"))
				if (ds != nil) != sound {
					t.Fatalf("%+d %+d%s: want %v, found\n%s", low, high, more, sound, l.Text())
				}
				if !sound {
					if n := strings.Count(l.Text(), "error: "); n != 1 {
						t.Errorf("%+d %+d%s: %d errors\n%s", low, high, more, n, l.Text())
					}
					continue
				}
				loans := ds.Indicator("loans")
				o := &loans.Observations[1]
				if !o.HasInterval() || o.Low.Value.IntPart() != int64(1000+low) || o.High.Value.IntPart() != int64(1000+high) {
					t.Errorf("%+d %+d%s: read as %v to %v", low, high, more, o.Low, o.High)
				}
				again, l := loadShort(string(subset.New(ds).Append(nil, subset.Selection{Indicators: []subset.Indicator{{ID: "loans"}}})))
				if len(l) > 0 {
					t.Fatalf("%+d %+d%s, attached:\n%s", low, high, more, l.Text())
				}
				got := again.Indicator("loans")
				if p := &got.Observations[1]; p.Low.Value.Cmp(o.Low.Value) != 0 || p.High.Value.Cmp(o.High.Value) != 0 || got.Interval.Values[1].S != loans.Interval.Values[1].S {
					t.Errorf("%+d %+d%s became %v to %v, %v", low, high, more, p.Low, p.High, got.Interval)
				}
				certain, l := loadShort(string(subset.New(ds).Append(nil, subset.Selection{Indicators: []subset.Indicator{{ID: "loans", Observations: []*dataset.Observation{&loans.Observations[0]}}}})))
				if len(l) > 0 || !certain.Indicator("loans").Interval.IsZero() {
					t.Fatalf("without intervals, attached:\n%s", l.Text())
				}
			}
		}
	}
}
