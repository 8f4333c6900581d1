package embed

import (
	"strings"
	"testing"

	"briefing/internal/diag"
	"briefing/internal/page/card"
)

// What files may weigh. Cards are promised to stay under 300 KB, a drawing of bars under 15 KB; the pages hold what was
// measured, with 15 % of room.
func TestSizes(t *testing.T) {
	most := map[string]int{pageFile: 66_500, shareFile: 52_000, drawingFile: 17_000, dataFile: 4_600, packageFile: 8_100}
	for _, p := range libraries().pages {
		for name, data := range folder(t, p, full) {
			limit, ok := most[name]
			limit += limit * 15 / 100
			switch {
			case strings.HasSuffix(name, ".png"):
				limit, ok = 300_000, true
			case name == drawingFile && p.Kind == "bars":
				limit, ok = 15_000, true
			}
			if ok && len(data) > limit {
				t.Errorf("%s/%s has %d bytes, at most %d are meant", p.Chart.ID, name, len(data), limit)
			}
		}
	}
}

// What the text files of a chart of bars allocate: times hang on the machine, allocations do not.
func TestAllocations(t *testing.T) {
	page := libraries().pages[0]
	const measured = 5_600
	got := testing.AllocsPerRun(5, func() {
		ch := newChart(page, libraries().brand, libraries().cat, full)
		var found diag.List
		figure(ch, "", card.FigureWidth, &found)
		data(ch.page)
		forms := formsOf(ch, &found)
		measure(ch, forms)
		embedPage(ch, forms, &found)
	})
	if limit := float64(measured * 115 / 100); got > limit {
		t.Errorf("drawing, page and data take %.0f allocations, at most %.0f are meant", got, limit)
	}
}
