package compose_test

import (
	"strings"
	"testing"

	"briefing/internal/testkit/world"
)

// Names in the dataset and in charts that a spreadsheet program would run are refused where the data are made, with
// their place.
func TestFormulasInData(t *testing.T) {
	chart := func(label string) string {
		return "- id: amounts\n  kind: panels\n  title: Amounts\n  holds: none\n  subtitle: Amounts\n  alt: Amounts.\n  panels: [{of: arrests, kicker: K, label: '" + label + "'}]\n"
	}
	page, said := world.PageOf(t, "", chart("suspects"))
	if page == nil {
		t.Fatal(said)
	}
	for _, label := range []string{"=HYPERLINK(“x”)", "@suspects", "+suspects", "-suspects"} {
		page, said := world.PageOf(t, "", chart(label))
		if page != nil || !strings.Contains(said, "charts.yaml:") || !strings.Contains(said, `the data of the chart "amounts" hold the text "`+label+`"`) || !strings.Contains(said, "[formula]") {
			t.Errorf("%s: a page %v, findings %s", label, page != nil, said)
		}
	}

	// Names of the dataset are told where they stand in it.
	page, said = world.PageOf(t, `short: Test sheet => short: "@sheet"`, chart("suspects"))
	if page != nil || !strings.HasPrefix(said, "data/dataset.yaml:41:") || !strings.Contains(said, `hold the text "@sheet, March 2019"`) {
		t.Errorf("a page %v, findings %s", page != nil, said)
	}
}
