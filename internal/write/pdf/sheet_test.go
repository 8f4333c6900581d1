package pdf

import (
	"bytes"
	"fmt"
	"math"
	"strings"
	"testing"

	"briefing/internal/page/frame"
)

// onSheets puts the pages of the sample on larger sheets, with a mark for the print shop on the last.
func onSheets(t *testing.T) *builder {
	t.Helper()
	b := sample(t)
	for _, p := range b.doc.Pages {
		p.Around, p.Bleed = 2835, frame.Bleed
	}
	b.mark(nil, line(-2000, 0, -1000, 0, 25, ink, nil, frame.Butt)).Artifact = frame.Production
	return b
}

// TestSheet moves everything that has a place on a page by the border of the sheet, and nothing else.
func TestSheet(t *testing.T) {
	plain := read(t, mustWrite(t, sample(t), Options{}))
	data := mustWrite(t, onSheets(t), Options{})
	sheets := read(t, data)
	for i := range plain.pages() {
		was, is := onPage(plain, i), onPage(sheets, i)
		w, h := numbers(was["MediaBox"])[2], numbers(was["MediaBox"])[3]
		if was["TrimBox"] != nil || was["BleedBox"] != nil {
			t.Errorf("page %d has boxes for a print shop without being asked", i+1)
		}
		for key, far := range map[string]float64{"MediaBox": 28.35, "BleedBox": 8.5, "TrimBox": 0} {
			want := []float64{28.35 - far, 28.35 - far, w + 28.35 + far, h + 28.35 + far}
			if got := numbers(is[key]); !near(got, want) {
				t.Errorf("page %d: the %s is %v, want %v", i+1, key, got, want)
			}
		}
	}
	was, is := places(plain), places(sheets)
	if len(was) != len(is) || len(was) < 8 {
		t.Fatalf("%d places, and %d on sheets", len(was), len(is))
	}
	for i := range was {
		for k := range was[i] {
			was[i][k] += 28.35
		}
		if !near(is[i], was[i]) {
			t.Errorf("place %d is %v on the sheet, want %v", i, is[i], was[i])
		}
	}
	content := fmt.Sprint(sheets.content(sheets.pages()[3]))
	const made = "{BDC [Artifact map[Type:Page]]}"
	if !strings.Contains(content, made) || strings.Contains(fmt.Sprint(plain.content(plain.pages()[3])), made) {
		t.Errorf("the crop marks are not marked as made for the print shop:\n%.500s", content)
	}
}

// TestSheetClauses holds a file on sheets to the clauses that every file meets.
func TestSheetClauses(t *testing.T) {
	data := mustWrite(t, onSheets(t), Options{})
	for _, c := range clauses {
		if err := c.check(read(t, data)); err != nil {
			t.Errorf("%s: %s: %v", c.what, c.where, err)
		}
	}
	if !bytes.Equal(data, mustWrite(t, onSheets(t), Options{})) {
		t.Error("two files of the same sheets differ")
	}
}

// places are the boxes and heights of a file in its order: of links, of figures and tables, of destinations.
func places(d *document) [][]float64 {
	var out [][]float64
	for _, a := range annotations(d) {
		out = append(out, numbers(a["Rect"]))
		if dest, ok := a["Dest"].(array); ok {
			out = append(out, numbers(dest)[1:]) // its left edge is the sheet's
		}
	}
	d.tree().walk(func(n *node, _ *node) {
		if box := d.get(n.dict, "A", "BBox"); box != nil {
			out = append(out, numbers(box))
		}
	})
	return out
}

// numbers are the numbers of an array.
func numbers(v any) []float64 {
	var out []float64
	list, _ := v.(array)
	for _, e := range list {
		switch e := e.(type) {
		case int:
			out = append(out, float64(e))
		case float64:
			out = append(out, e)
		}
	}
	return out
}

func near(a, b []float64) bool {
	for i := range a {
		if len(a) != len(b) || math.Abs(a[i]-b[i]) > 0.001 {
			return false
		}
	}
	return len(a) == len(b) && len(a) > 0
}
