package figures

import (
	"fmt"
	"strings"
	"testing"

	"briefing/internal/input/dataset"
)

// A sum has the break of each of its parts, provisional and estimated pass on to all that is computed, revised to nothing.
func TestStatusesOfSums(t *testing.T) {
	statuses := []string{"final", "provisional", "estimated", "revised", "break"}
	for _, first := range statuses {
		for _, second := range statuses {
			text := fmt.Sprintf(`dimensions:
- {id: branch, name: Branch, codes: [{id: x, name: X}, {id: y, name: Y}]}
defaults: {source: fs}
indicators:
- id: a
  name: A
  noun: {one: case, other: cases}
  counting: single_year
  by: branch
  adds_up: true
  observations: [{branch: x, period: 2018, value: 40, status: %s}, {branch: y, period: 2018, value: 60, status: %s}]
derived:
- {id: part, name: Part, share: a/x, whole: a}
`, first, second)
			set, _ := Resolve(load(t, text), dataset.Date{})
			for id, lost := range map[string]string{"a": "final revised", "part": "final revised break"} {
				v, _ := set.Value(id)
				if v == nil || v.Missing {
					t.Fatalf("%s is not computed", id)
				}
				for _, status := range dataset.FlaggedStatuses() {
					want := (string(status) == first || string(status) == second) && !strings.Contains(lost, string(status))
					if got := v.Statuses().Has(status); got != want {
						t.Errorf("%s of a %s and a %s value is %s: %v", id, first, second, status, got)
					}
				}
			}
		}
	}
}
