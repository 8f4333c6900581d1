package compose_test

import (
	"strings"
	"testing"

	"briefing/internal/testkit/world"
)

// A year typed into a title is that of the figure it stands with: another figure's longer period does not vouch for it.
func TestYearStandsWithItsFigure(t *testing.T) {
	const later = `value: 607, qualifier: exact, printed: "607", time_period: 2018 => value: 607, qualifier: exact, printed: "607", time_period: 2019`
	for _, c := range []struct {
		title, edits string
		fits         bool
	}{
		{"{{arrests}} arrests in 2018 and {{sophia-vessels}} vessels", "", true},
		{"{{arrests}} arrests in 2018 and {{sophia-vessels}} vessels", later, false},
		{"{{sophia-vessels}} vessels and {{arrests}} arrests in 2018", later, false},
		{"In 2018 there were {{arrests}} arrests and {{sophia-vessels}} vessels", later, false},
		{"In 2018 there were {{arrests}} arrests and {{sophia-vessels}} vessels", "", true},
		{"Measures since 2015", "", true},
		{"Measures from 1999 to 2030", "", true},
		{"Measures since 1999: {{arrests}} arrests", "", false},
		{"{{arrests}} arrests; measures since 1999", "", false},
	} {
		_, diags := world.Build(t, map[string]string{"edits": c.edits,
			"blocks": "- section:\n    title: '" + c.title + "'\n    holds: none\n"})
		if fits := !strings.Contains(diags.Text(), "[typed-year]"); fits != c.fits {
			t.Errorf("%s with %q: fits %v, want %v\n%s", c.title, c.edits, fits, c.fits, diags.Text())
		}
	}
}
