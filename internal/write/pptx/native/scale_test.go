package native_test

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"briefing/internal/charts/kit"
	"briefing/internal/testkit/office"
	"briefing/internal/write/pptx/drawingml"
	"briefing/internal/write/pptx/native"
)

// drawn is every kind of chart, drawn by a setting for a room that is a ratio of a slide's.
func drawn(t testing.TB, s native.Setting, of, in int) map[string]*native.Chart {
	t.Helper()
	out := map[string]*native.Chart{}
	w, h := width*of/in, height*of/in
	for name, c := range map[string]kit.Native{"bars": office.Bars().Native(), "above": office.Above().Native(), "columns": years()} {
		made, err := native.Bars(c.(*kit.CategoryChart), s, w, h, "t")
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		out[name] = made
	}
	narrow, err := native.Bars(office.Above().Native().(*kit.CategoryChart), s, w*6/10, h, "t")
	if err != nil {
		t.Fatal(err)
	}
	out["narrow"] = narrow
	panels, err := native.Points(counts(), s, w/2, h)
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range panels {
		out[fmt.Sprint("panel ", i)] = p
	}
	return out
}

var (
	absolute = regexp.MustCompile(` (?:sz|w|lIns|rIns)="(\d+)"|<c:size val="(\d+)"/>`)
	relative = regexp.MustCompile(`<c:(?:x|y|w|h|max|gapWidth) val="(-?[\d.]+)"/>`)
)

// numbers are those of a pattern's places, and the text without them.
func numbers(t testing.TB, pattern *regexp.Regexp, text string) (found []float64, rest string) {
	for _, m := range pattern.FindAllStringSubmatch(text, -1) {
		v, err := strconv.ParseFloat(strings.Join(m[1:], ""), 64)
		if err != nil {
			t.Fatal(err)
		}
		found = append(found, v)
	}
	return found, pattern.ReplaceAllString(text, "#")
}

// On a slide of another size everything is larger or smaller by the same ratio: sizes of type, lines, markers, insets. What
// is a share of the chart's room stays as it is, and so do the words and the workbook.
func TestScale(t *testing.T) {
	usual := setting(t)
	whole := drawn(t, usual, 1, 1)
	for _, r := range []native.Ratio{{Of: 3, In: 4}, {Of: 2, In: 1}, {Of: 1, In: 2}, {Of: 1, In: 1}} {
		s := usual
		s.Scale = r
		for name, c := range drawn(t, s, r.Of, r.In) {
			lengths, rest := numbers(t, absolute, string(c.XML))
			want, wantRest := numbers(t, absolute, string(whole[name].XML))
			if len(want) < 5 || len(lengths) != len(want) {
				t.Fatalf("%s: %d lengths, want %d", name, len(lengths), len(want))
			}
			for i, v := range lengths {
				if exact := want[i] * float64(r.Of) / float64(r.In); math.Abs(v-exact) > 0.5 {
					t.Errorf("%s at %d of %d: the length or size %v is %v, want %v", name, r.Of, r.In, want[i], v, exact)
				}
			}
			shares, rest := numbers(t, relative, rest)
			wantShares, wantRest := numbers(t, relative, wantRest)
			for i, v := range shares {
				if math.Abs(v-wantShares[i]) > max(0.002, math.Abs(wantShares[i])*0.01) {
					t.Errorf("%s at %d of %d: the share %v is %v", name, r.Of, r.In, wantShares[i], v)
				}
			}
			if rest != wantRest {
				t.Errorf("%s at %d of %d says something else", name, r.Of, r.In)
			}
			if !slices.Equal(c.Workbook, whole[name].Workbook) {
				t.Errorf("%s at %d of %d has another workbook", name, r.Of, r.In)
			}
			if d := c.Height - whole[name].Height*r.Of/r.In; d < -10*drawingml.PerUnit || d > 10*drawingml.PerUnit { // pitches are whole units
				t.Errorf("%s at %d of %d is %d high, want %d", name, r.Of, r.In, c.Height, whole[name].Height*r.Of/r.In)
			}
		}
	}
}

// Without a ratio, and with one that is none, the scale is 1.
func TestNoScale(t *testing.T) {
	whole := drawn(t, setting(t), 1, 1)
	for _, r := range []native.Ratio{{}, {Of: 3}, {In: 3}, {Of: -1, In: 2}} {
		s := setting(t)
		s.Scale = r
		for name, c := range drawn(t, s, 1, 1) {
			if string(c.XML) != string(whole[name].XML) {
				t.Errorf("%v changes %s", r, name)
			}
		}
	}
}
