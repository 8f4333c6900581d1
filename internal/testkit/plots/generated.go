package plots

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"briefing/internal/charts/kit"
	"briefing/internal/diag"
	"briefing/internal/page/frame"
)

// Way is how generated charts are drawn at a width, and how a drawing is read.
type Way struct {
	Draw  func(t testing.TB, name string, p kit.Plot, width frame.Unit) (kit.Drawing, diag.List)
	Check func(t testing.TB, name string, p kit.Plot, d kit.Drawing, found diag.List)
	// Captioned says whether captions are asked for; nil: there are none.
	Captioned func(p kit.Plot) bool
}

// WayOf draws charts of a kind in a form and reads them as the kind does.
func (k *Kind) WayOf(f kit.FormName) Way {
	w := Way{
		Draw: func(t testing.TB, name string, p kit.Plot, width frame.Unit) (kit.Drawing, diag.List) {
			t.Helper()
			return p.Draw(Named(t, f, name), width)
		},
		Check: func(t testing.TB, name string, p kit.Plot, d kit.Drawing, found diag.List) {
			t.Helper()
			CheckWords(t, name, k.Words(p), d)
			k.Check(t, name, p, f, d, found)
		},
	}
	if k.Captioned != nil {
		w.Captioned = func(p kit.Plot) bool { return k.Captioned(p, f) }
	}
	return w
}

// widths are those of print: a page, two of its three columns, half of it.
var widths = []float64{174, 114, 84}

// Generate draws generated charts of a variety until n of them came out, in all ways and at all widths of print: whatever
// the labels and values, a chart either says in an error what does not fit or keeps all its labels, apart and inside. How
// many are refused is counted too, so that nothing is drawn well because little is drawn; and how many leave out captions.
func Generate(t *testing.T, v Variety, n int, ways ...Way) {
	t.Helper()
	var tried, refused [3]int
	why := map[string]int{}
	drawn, seed, asked, dropped := 0, 0, 0, 0
	for ; drawn < n && seed < 12*n; seed++ {
		p := v.Make(Seeded(uint64(seed), 7))
		name := fmt.Sprintf("%s-%d", v.Name, seed)
		way, at := ways[seed/len(widths)%len(ways)], seed%len(widths)
		d, list := way.Draw(t, name, p, frame.MM(widths[at]))
		for _, f := range list {
			if f.ID != "chart-fit" && f.ID != "chart-captions" && f.ID != "chart-key" {
				t.Errorf("%s: a sound chart is refused: %s", name, f)
			}
		}
		tried[at]++
		if list.HasErrors() {
			refused[at]++
			why[strings.Join(quoted.Split(list[0].Message, -1), "…")]++
			continue
		}
		drawn++
		if way.Captioned != nil && way.Captioned(p) {
			asked++
			if Says(list, "chart-captions") {
				dropped++
			}
		}
		Check(t, name, d)
		way.Check(t, name, p, d, list)
		if t.Failed() {
			t.FailNow()
		}
	}
	for i, w := range widths {
		t.Logf("%.0f mm: %d of %d refused (%d %%)", w, refused[i], tried[i], (refused[i]*100+tried[i]-1)/max(1, tried[i]))
		if refused[i]*100 > v.Most[i]*tried[i] {
			t.Errorf("%d of %d charts were refused on %.0f mm, allowed are %d %%", refused[i], tried[i], w, v.Most[i])
		}
	}
	if asked > 0 {
		t.Logf("%d of %d left out their captions", dropped, asked)
		if dropped*100 > 75*asked {
			t.Errorf("%d of %d charts left out their captions, allowed are 75 %%", dropped, asked)
		}
	}
	for text, n := range why {
		t.Logf("refused %d times: %s", n, text)
	}
	if drawn < n {
		t.Errorf("only %d of %d charts were drawn, %d are to be", drawn, seed, n)
	}
}

// quoted is what differs between messages of one kind.
var quoted = regexp.MustCompile(`"[^"]*"|[0-9]+ mm`)
