package phrase_test

import (
	"testing"

	"briefing/internal/input/phrase"
)

// An end of an interval stands behind whatever names a figure, in claims as in texts; before the period it is told where it belongs.
func TestEndsOfIntervals(t *testing.T) {
	for _, of := range []string{"deaths", "deaths/it", "deaths@2023", "deaths@2023-05-14", "deaths/it@2023"} {
		for _, end := range []string{phrase.PartLow, phrase.PartHigh} {
			for form, want := range map[string]phrase.TermKind{of + "." + end: phrase.TermValue, "round(" + of + "." + end + ")": phrase.TermRound} {
				c, p := phrase.ParseClaim(form + " > 1.5")
				if p != nil {
					t.Errorf("%s: %s", form, p.Message)
				} else if got := c.Tests[0].Left; got.Ref != of || got.End != end || got.Kind != want {
					t.Errorf("%s is read as %+v", form, got)
				}
			}
		}
		if c, p := phrase.ParseClaim(of + " > 1"); p != nil || c.Tests[0].Left.End != "" {
			t.Errorf("%s has no end", of)
		}
	}
	for wrong, right := range map[string]string{"deaths.low@2023": "deaths@2023.low", "deaths/it.high@2023": "deaths/it@2023.high"} {
		if _, p := phrase.ParseClaim(wrong + " > 1"); p == nil || len(p.Hints) != 1 || p.Hints[0] != "write "+right {
			t.Errorf("%s: %+v", wrong, p)
		}
	}
}
