package charts

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"briefing/internal/diag"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/drawings"
)

// Generated charts of every kind: whatever the labels and values, a chart either says in an error what does not fit
// or keeps all its labels, apart and inside.

const generated = 1000

// labelsAbove is the printed page with every label over its bar, labelsAboveNoZero the same as slides have it.
func labelsAbove() Metrics {
	m := A4()
	m.Bars.Above, m.Bars.RowGap, m.Bars.GroupGap, m.Bars.LabelEnd = true, frame.MM(2), frame.MM(3), frame.MM(0.8)
	return m
}

func labelsAboveNoZero() Metrics {
	m := labelsAbove()
	m.Bars.Zero, m.Bars.NoCaptions, m.Bars.ShortKey = 0, true, true
	return m
}

func TestGeneratedCharts(t *testing.T) {
	n := generated
	if testing.Short() {
		n = 200
	}
	page := []func() Metrics{A4, OnePager}
	widths := []float64{174, 114, 84}
	for _, c := range []struct {
		name  string
		make  func(maker) *Spec
		forms []func() Metrics
		most  [3]int // per cent that may be refused at each width
	}{
		{"bars", maker.bars, page, [3]int{}},
		{"many-bars", maker.manyBars, page, [3]int{}},
		{"bars above", maker.bars, []func() Metrics{labelsAbove, labelsAboveNoZero}, [3]int{}},
		{"part-to-whole", maker.whole, page, [3]int{}},
		{"panels", maker.panels, page, [3]int{}},
		{"timeline", maker.timeline, page, [3]int{}},
		{"step-lines", maker.steps, page, [3]int{1, 1, 1}},
		{"tiles", maker.tiles, page, [3]int{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			// Those that are refused do not count: n charts of each kind come out as drawings. How many are refused is
			// counted too, so that nothing is drawn well because little is drawn.
			var tried, refused [3]int
			why := map[string]int{}
			drawn, seed, asked, dropped := 0, 0, 0, 0
			for ; drawn < n && seed < 12*n; seed++ {
				spec := c.make(seeded(uint64(seed)))
				spec.ID = fmt.Sprintf("%s-%d", c.name, seed)
				m := c.forms[seed/len(widths)%len(c.forms)]()
				at := seed % len(widths)
				d, list := Draw(spec, testStyle(t, m), frame.MM(widths[at]))
				for _, f := range list {
					if f.ID != "chart-fit" && f.ID != "chart-captions" && f.ID != "chart-key" {
						t.Errorf("%s: a sound chart is refused: %s", spec.ID, f)
					}
				}
				tried[at]++
				if list.HasErrors() {
					refused[at]++
					why[strings.Join(quoted.Split(list[0].Message, -1), "…")]++
					continue
				}
				drawn++
				checkDrawing(t, spec.ID, d)
				checkLabelsKept(t, spec, d)
				switch {
				case spec.Bars != nil:
					wanted, kept := captioned(spec.Bars, &m.Bars), !noteOf(list, "chart-captions")
					if wanted {
						asked++
						if !kept {
							dropped++
						}
					}
					checkBars(t, spec, d, m, wanted && kept)
				case spec.Whole != nil:
					checkWhole(t, spec, d, m)
				case spec.Panels != nil:
					checkPanelMarks(t, spec, d, m)
				case spec.Time != nil:
					checkTimeBars(t, spec, d, m)
				case spec.Steps != nil:
					checkStepLabels(t, spec.ID, d, m)
					checkStepMarks(t, spec, d, m)
					checkStepPins(t, spec, d, m)
					checkStepBreaks(t, spec, d, m)
				}
				if t.Failed() {
					t.FailNow()
				}
			}
			for i, w := range widths {
				t.Logf("%.0f mm: %d of %d refused (%d %%)", w, refused[i], tried[i], (refused[i]*100+tried[i]-1)/max(1, tried[i]))
				if refused[i]*100 > c.most[i]*tried[i] {
					t.Errorf("%d of %d charts were refused on %.0f mm, allowed are %d %%", refused[i], tried[i], w, c.most[i])
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
		})
	}
}

// quoted is what differs between messages of one kind.
var quoted = regexp.MustCompile(`"[^"]*"|[0-9]+ mm`)

func noteOf(list diag.List, id string) bool {
	return slices.ContainsFunc(list, func(d diag.Diagnostic) bool { return d.ID == id })
}

// checkLabelsKept finds value and category labels that got lost. Wrapped lines count as one text.
func checkLabelsKept(t *testing.T, s *Spec, d Drawing) {
	t.Helper()
	all := strings.ReplaceAll(strings.Join(drawings.Texts(d.Group.Items), ""), " ", "")
	must := func(label string) {
		if !strings.Contains(all, strings.ReplaceAll(label, " ", "")) {
			t.Errorf("%s: %q is not in the drawing", s.ID, label)
		}
	}
	switch {
	case s.Bars != nil:
		for _, g := range s.Bars.Groups {
			must(g.Label.S)
			for _, r := range g.Rows {
				must(r.Label.S)
				must(r.Value.S)
				must(r.Detail.S)
				must(r.Aside.S)
			}
		}
		must(s.Bars.Rest.S)
	case s.Whole != nil:
		must(s.Whole.Part.Value.S)
		must(s.Whole.Rest.Value.S)
	case s.Panels != nil:
		for _, k := range s.Panels.Keys {
			must(k)
		}
		must(s.Panels.PartKey.S)
		must(s.Panels.AloneKey.S)
		for _, p := range s.Panels.Panels {
			must(p.Kicker.S + p.When.S + p.Qualifier.S + p.Number.S + p.Label.S)
		}
	case s.Time != nil:
		for _, b := range s.Time.Bars {
			must(b.Label.S)
		}
		for _, evs := range s.Time.Events {
			for _, e := range evs {
				must(e.Date.S + e.Text.S)
			}
		}
	case s.Steps != nil:
		for _, p := range s.Steps.Panels {
			must(p.Title.S)
			for _, pt := range p.Points {
				must(pt.Label.S) // a date may drop, a value never
			}
		}
	case s.Tiles != nil:
		for _, x := range s.Tiles.Tiles {
			must(x.Qualifier.S + x.Number.S + x.Unit.S + x.Label.S)
		}
	}
}

// checkStepLabels finds text that the line or a marker runs through.
func checkStepLabels(t *testing.T, name string, d Drawing, m Metrics) {
	t.Helper()
	var marks []frame.Rect
	for _, item := range d.Group.Items {
		p, ok := item.(*frame.Path)
		if !ok {
			continue
		}
		if p.Fill != nil {
			marks = append(marks, drawings.PathBox(p))
		} else if p.Width == m.Steps.Line {
			for i := 1; i < len(p.Segs); i++ {
				one := *p
				one.Segs = []frame.Seg{{Op: frame.MoveTo, P: p.Segs[i-1].P}, p.Segs[i]}
				marks = append(marks, drawings.PathBox(&one))
			}
		}
	}
	for _, item := range d.Group.Items {
		if txt, ok := item.(*frame.Text); ok {
			for _, b := range marks {
				if drawings.Meet(drawings.TextBox(txt), b, 10) {
					t.Errorf("%s: line or marker runs through %q", name, txt.S)
				}
			}
		}
	}
}
