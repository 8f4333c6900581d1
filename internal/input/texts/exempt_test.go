package texts_test

import (
	"fmt"
	"strings"
	"testing"

	"briefing/internal/input/template/reading"
	"briefing/internal/testkit/world"
)

// Every place is told in which a listed name or {{plain:...}} lets a number through, in texts of the dataset, of briefs and of charts.
func TestExempt(t *testing.T) {
	ds := world.Dataset(t, `names: {G5 Sahel: a group of states} => names: {G5 Sahel: a group of states, Unit 7: a force, Line 4: a tram}`)
	charts := strings.Replace(world.NoCharts, "  kind: panels\n", "  kind: panels\n  note: The G5\u00a0Sahel, {{plain:24/7|why=always open}}\n", 1)
	blocks := "blocks:\n- prose: Unit 7 met the G5 Sahel, not unit {{arrests}}; {{plain:two|why=both are named}} came.\n- prose: \"{{arrests|one=suspect of Unit 7|other=suspects}}\"\n- notes: {}\n"
	lib, diags := reading.Load(world.Templates(charts, world.Head+blocks), world.English(), ds, reading.Options{Shown: "templates"})
	var got []string
	for _, e := range lib.Exempt {
		if e.Pos.Line == 0 {
			t.Errorf("%s has no place", e.Text)
		}
		if strings.HasPrefix(e.Pos.File, "templates") {
			got = append(got, fmt.Sprintf("%s %s (%s)", e.Kind, e.Text, e.Reason))
		}
	}
	want := "name Unit 7 (a force)\nname G5 Sahel (a group of states)\nplain two (both are named)\nname Unit 7 (a force)\nname G5 Sahel (a group of states)\nplain 24/7 (always open)"
	if strings.Join(got, "\n") != want {
		t.Errorf("exempt are\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
	if found := diags.Text(); !strings.Contains(found, `warning: the name "Line 4" occurs in no text [unused-name]`) || strings.Count(found, "[unused-name]") != 1 || strings.Contains(found, "error:") {
		t.Errorf("findings:\n%s", found)
	}
}
