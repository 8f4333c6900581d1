package phrase_test

import (
	"fmt"
	"strings"
	"testing"

	"briefing/internal/input/dataset"
	"briefing/internal/input/phrase"
	"briefing/internal/testkit/world"
	"briefing/templates"
)

// Half-years, quarters and weeks with their year may be typed, as months with theirs may; without a year, or with one that does not
// exist, they are figures.
func TestTypedPartsOfYears(t *testing.T) {
	rules := phrase.NewRules(world.Catalog(templates.FS), &dataset.Dataset{})
	check := func(s string, figures int) {
		t.Helper()
		found, years := rules.Find([]rune(s))
		if len(found) != figures {
			t.Errorf("%q: %d typed figures, want %d: %v", s, len(found), figures, found)
		}
		if figures == 0 && (len(years) == 0 || years[0].Year != 2024) {
			t.Errorf("%q: the years are %v", s, years)
		}
	}
	for _, frame := range []string{"%s", "They rose in %s.", "(%s)", "Since %s, they fell; %s was better."} {
		of := func(s string) string { return strings.ReplaceAll(frame, "%s", s) }
		times := strings.Count(frame, "%s")
		for q, name := range []string{"first", "second", "third", "fourth"} {
			for _, s := range []string{fmt.Sprintf("Q%d 2024", q+1), fmt.Sprintf("Q%d\u00a02024", q+1), "the " + name + " quarter of 2024", strings.ToUpper(name[:1]) + name[1:] + " quarter of 2024", fmt.Sprintf("2024-Q%d", q+1)} {
				check(of(s), 0)
			}
		}
		for _, s := range []string{"H1 2024", "the second half of 2024", "2024-H2", "2024-W23"} {
			check(of(s), 0)
		}
		for week := 1; week <= 53; week++ {
			check(of(fmt.Sprintf("week %d of 2024", week)), 0)
			check(of(fmt.Sprintf("week %d, 2024", week)), 0)
		}
		for _, s := range []string{"Q5 2024", "Q3", "week 23", "week 54 of 2024", "half of them", "2024-Q5", "2024-W54", "Q3 20245", "AQ3 2024"} {
			if found, _ := rules.Find([]rune(of(s))); len(found) < times {
				t.Errorf("%q: only %d typed figures", of(s), len(found))
			}
		}
	}
}

// A quarter or half-year that says how often is no figure; one that is a part of something is.
func TestTypedHowOften(t *testing.T) {
	rules := phrase.NewRules(world.Catalog(templates.FS), &dataset.Dataset{})
	for s, figures := range map[string]int{"Spending by quarter, and per quarter.": 0, "It is counted each quarter and by half-year.": 0,
		"A quarter of it.": 1, "By a quarter.": 1, "By quarters of it.": 1, "Half of a year.": 1} {
		if found, _ := rules.Find([]rune(s)); len(found) != figures {
			t.Errorf("%q: %d typed figures, want %d: %v", s, len(found), figures, found)
		}
	}
}
