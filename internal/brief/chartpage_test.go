package brief

import (
	"strings"
	"testing"

	"briefing/internal/doc"
	"briefing/internal/golden"
)

// Every shipped chart on its own: its words make sense without a brief around them.
func TestShippedChartPages(t *testing.T) {
	lib, ds := shipped(t)
	set := resolve(t, ds, ds.Edition)
	for _, id := range lib.ChartIDs() {
		t.Run(id, func(t *testing.T) {
			page, diags := lib.Chart(id, set, BuildOptions{Author: "EU briefing"})
			if page == nil || diags.HasErrors() {
				t.Fatal(diags.Text())
			}
			var b strings.Builder
			if err := doc.DumpPage(&b, page); err != nil {
				t.Fatal(err)
			}
			golden.Text(t, "testdata/pages/"+id+".golden", b.String())
		})
	}
}
