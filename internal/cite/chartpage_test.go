package cite_test

import (
	"strings"
	"testing"

	"briefing/internal/compose"
	"briefing/internal/testkit/world"
)

// A chart on its own says in words what a brief says in numbered notes, and what is for briefs only is not offered.
func TestChartPageNotes(t *testing.T) {
	const tiles = `- id: one
  kind: panels
  title: "{{fund|round}} in all"
  holds: none
  topic: Spending
  subtitle: S
  panels: [{of: fund, kicker: K, label: amounts}]
  alt: Tiles.
`
	page, said := world.PageOf(t, "", tiles)
	if page == nil {
		t.Fatal(said)
	}
	for _, s := range append(page.Chart.Title, page.Chart.Note...) {
		if s.Note != 0 {
			t.Errorf("a reference number is left: %+v", s)
		}
	}
	if page.Topic.S != "Spending" || !strings.Contains(world.Flat(page.Chart.Note), " =\u00a0") {
		t.Errorf("topic %q, note %q", page.Topic.S, world.Flat(page.Chart.Note))
	}
	if _, said := world.PageOf(t, "", strings.Replace(tiles, "  alt:", "  embed: false\n  alt:", 1)); !strings.HasPrefix(said, "no charts") {
		t.Errorf("a chart for briefs only is offered: %s", said)
	}
	lib, ds := world.Small(t)
	if _, diags := world.ChartPage(lib, world.Resolve(t, ds, ds.Edition), "yeers", compose.Options{}); !strings.Contains(diags.Text(), "years") {
		t.Errorf("a chart that is not there: %s", diags.Text())
	}
}

// A chart whose title speaks of another one stands on the other's figures, too: what that lacks is told, and nothing is drawn.
func TestChartsSpeakOfCharts(t *testing.T) {
	const bars = `- id: one
  kind: panels
  title: "The largest"
  holds: max(two) = sahel
  subtitle: S
  panels: [{of: morocco, kicker: K, label: amounts}]
  alt: Tiles.
- id: two
  kind: bars
  title: Bars
  holds: none
  subtitle: Bars
  unit: eur
  groups: [{rows: [{area: sahl, parts: [{of: pledge}]}, {area: sahel, parts: [{of: pledge}]}]}]
  alt: Bars.
`
	page, said := world.PageOf(t, "", bars)
	if page != nil || !strings.Contains(said, `templates/charts.yaml:15:27: error: unknown area "sahl" [unknown-reference]`) {
		t.Errorf("the page is %v, and this was said:\n%s", page, said)
	}
}

// An event of the data file begins and ends when it is drawn, also where what began then went on.
func TestEventsAreMoments(t *testing.T) {
	lib, ds := world.Small(t)
	page, diags := world.ChartPage(lib, world.Resolve(t, ds, ds.Edition), "years", compose.Options{})
	if diags.HasErrors() {
		t.Fatal(diags.Text())
	}
	events := 0
	for _, row := range page.Rows {
		if row[0] == "event" {
			if events++; row[3] != row[4] {
				t.Error(strings.Join(row, ", "))
			}
		}
	}
	if events < 3 {
		t.Errorf("%d events", events)
	}
}
