package embed

import (
	"strings"
	"testing"
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
