package datafiles_test

import (
	"strings"
	"testing"

	"briefing/internal/input/dataset/subset"
)

// Of one observation several things may be said; what a publisher withholds has no value, and nothing else has none.
func TestStatuses(t *testing.T) {
	with := func(observation string) string {
		return strings.Replace(short, "{period: 2024, value: 431900, status: provisional}", observation, 1)
	}
	for observation, want := range map[string]string{
		"{period: 2024, value: 431900}":                                     "final",
		"{period: 2024, value: 431900, status: final}":                      "final",
		"{period: 2024, value: 431900, status: [provisional, break]}":       "provisional, break",
		"{period: 2024, status: suppressed}":                                "suppressed",
		"{period: 2024, status: [suppressed, estimated]}":                   "suppressed, estimated",
		"{period: 2024, value: 5, qualifier: less_than, status: estimated}": "estimated",
	} {
		ds, l := loadShort(with(observation))
		if ds == nil {
			t.Errorf("%s: %s", observation, l.Text())
			continue
		}
		o := ds.Indicator("loans").Observations[1]
		if got := o.Status.String(); got != want || o.Missing != strings.Contains(want, "suppressed") {
			t.Errorf("%s: %q, missing %v", observation, got, o.Missing)
		}
		again, l := loadShort(string(subset.New(ds).Append(nil, subset.Selection{Indicators: []subset.Indicator{{ID: "loans"}}})))
		if again == nil {
			t.Errorf("%s, attached: %s", observation, l.Text())
		} else if got := again.Indicator("loans").Observations[1]; got.Status.String() != want || got.Missing != o.Missing || !got.Value.Equal(o.Value) {
			t.Errorf("%s became %s %s in the attached data", observation, got.Status, got.Value)
		}
	}
	for observation, want := range map[string]string{
		"{period: 2024, value: 431900, status: normal}":               "the status normal is called final [old-form]",
		"{period: 2024, value: 431900, status: [final, provisional]}": "what is final is nothing else",
		"{period: 2024, value: 431900, status: [break, break]}":       "the status break stands here a second time",
		"{period: 2024, value: 431900, status: preliminary}":          `unknown value "preliminary"`,
		"{period: 2024, value: 431900, status: suppressed}":           "a suppressed observation has no value",
		"{period: 2024, value: 1, status: []}":                        "the list is empty",
		"{period: 2024, status: provisional}":                         `the key "value" is missing here`,
		"{period: 2024, qualifier: about, status: suppressed}":        "a value that is not stated has no bound",
	} {
		ds, l := loadShort(with(observation))
		if text := l.Text(); ds != nil || !strings.Contains(text, want) || strings.Count(text, "error: ") != 1 {
			t.Errorf("%s: want %s alone, found\n%s", observation, want, text)
		}
	}
}
