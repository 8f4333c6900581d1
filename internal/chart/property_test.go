package chart

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"briefing/internal/chart/charttest"
	"briefing/internal/frame"
)

// Generated charts of every kind: whatever the labels and values, a chart either says in an error what does not fit
// or keeps all its labels, apart and inside.

const generated = 1000

type maker struct{ *rand.Rand }

var vocabulary = strings.Fields(`EU Niger Libya Morocco Sahel Africa region team centre support border awareness-raising
	cross-border programme trafficking smuggling partnership stabilisation investigation prosecutions Nigerien`)

func (g maker) words(most int) string {
	var out []string
	for range 1 + g.IntN(most) {
		out = append(out, vocabulary[g.IntN(len(vocabulary))])
	}
	return strings.Join(out, " ")
}

func (g maker) maybe(s string) string {
	if g.IntN(2) == 0 {
		return ""
	}
	return s
}

func (g maker) size() int64 {
	switch g.IntN(6) {
	case 0:
		return 0
	case 1:
		return int64(g.IntN(20))
	default:
		return int64(g.IntN(1_000_000))
	}
}

func (g maker) bars() *Spec {
	b := &Bars{NoCaptions: g.IntN(3) == 0, OutlinedKey: "payer not named", OutlinedKeyShort: "not named"}
	if g.IntN(3) > 0 {
		b.SolidKey, b.SolidKeyShort = "payer named: EU or EU Trust Fund", g.maybe("payer named")
	}
	for range 1 + g.IntN(3) {
		bg := BarGroup{Label: g.maybe(g.words(5))}
		for range 1 + g.IntN(6) {
			r := BarRow{Label: g.words(4)}
			if r.Missing = g.IntN(8) == 0; r.Missing {
				r.Value = "not stated"
			} else {
				r.MoreThan = g.IntN(5) == 0
				for i := range 1 + g.IntN(4) {
					p := BarPart{Size: g.size(), Caption: g.maybe(g.words(3)), Short: g.maybe("x"), Fill: Fill(g.IntN(4))}
					if i == 0 {
						p.Fill = Solid
					}
					p.Value = g.maybe(fmt.Sprint(p.Size / 1000))
					r.Parts = append(r.Parts, p)
				}
				r.Value = fmt.Sprintf("%s%d.%d", g.maybe("more than "), total(r.Parts)/1000, g.IntN(10))
			}
			if g.IntN(3) == 0 {
				r.Detail, r.Aside = g.maybe(g.words(6)), g.maybe("payer not named")
			}
			bg.Rows = append(bg.Rows, r)
		}
		b.Groups = append(b.Groups, bg)
	}
	return &Spec{Bars: b}
}

func (g maker) whole() *Spec {
	return &Spec{Whole: &Whole{
		Part: BarPart{Size: g.size(), Caption: g.words(3), Short: g.maybe("EU"), Value: fmt.Sprint(g.IntN(1000))},
		Rest: BarPart{Size: 1 + g.size(), Caption: g.words(6), Short: g.maybe("others"), Value: fmt.Sprint(g.IntN(1000)), Fill: White},
	}}
}

func (g maker) panels() *Spec {
	p := &Panels{}
	for range 1 + g.IntN(3) {
		c := PanelColumn{Head: g.maybe([]string{"in 2018", "since 2017"}[g.IntN(2)])}
		for range 1 + g.IntN(3) {
			n := 1 + g.IntN(700)
			c.Panels = append(c.Panels, Panel{Kicker: g.maybe(g.words(3)), Qualifier: g.maybe("more than"), Number: fmt.Sprint(n),
				Label: g.words(6), Marks: n, Mark: Mark(g.IntN(3)), Key: "1 mark = 1 " + g.words(2)})
		}
		p.Columns = append(p.Columns, c)
	}
	return &Spec{Panels: p}
}

func (g maker) timeline() *Spec {
	years := 1 + g.IntN(8)
	t := &Timeline{FirstYear: 2015, LastYear: 2014 + years, Now: g.IntN(12*years + 6), NowLabel: g.maybe("March 2019")}
	for range 1 + g.IntN(8) {
		b := TimeBar{Label: g.words(4), Start: g.IntN(12 * years)}
		switch g.IntN(3) {
		case 0:
			b.NoEnd = true
		case 1:
			b.RunsOut = true
		default:
			b.End = b.Start + 1 + g.IntN(12*years-b.Start)
		}
		t.Bars = append(t.Bars, b)
	}
	for range g.IntN(years + 1) {
		var evs []TimeEvent
		for range g.IntN(4) {
			evs = append(evs, TimeEvent{Date: g.maybe("14\u00a0Jun"), Text: g.words(7)})
		}
		t.Events = append(t.Events, evs)
	}
	return &Spec{Time: t}
}

func (g maker) steps() *Spec {
	s := &Steps{MainKey: "EU factsheet", OutsideKey: g.maybe("other public sources")}
	for range 1 + g.IntN(4) {
		p := StepPanel{Title: g.words(5), Thousands: nnbsp}
		value, year, day := int64(g.IntN(1000)), 2012+g.IntN(4), 0
		n := 1 + g.IntN(16)
		for i := range n {
			day += 1 + g.IntN(120)
			year, day = year+day/336, day%336
			pt := StepPoint{Year: year, Month: 1 + day/28, Day: 1 + day%28, Value: value, Outside: g.IntN(3) > 0, MoreThan: g.IntN(6) == 0}
			if i == 0 || i == n-1 || g.IntN(8) == 0 {
				pt = labelled(pt, fmt.Sprint(g.maybe("more than "), value), g.maybe("14 May 2018"), Place(1+g.IntN(3)))
			}
			p.Points = append(p.Points, pt)
			value += int64(g.IntN(500))
		}
		s.Panels = append(s.Panels, p)
	}
	return &Spec{Steps: s}
}

func (g maker) tiles() *Spec {
	t := &Tiles{}
	for range 1 + g.IntN(9) {
		t.Tiles = append(t.Tiles, Tile{Qualifier: g.maybe("more than"), Number: fmt.Sprint(g.IntN(100000)), Unit: g.maybe("million"),
			Label: g.words(7), LabelNote: g.IntN(3)})
	}
	return &Spec{Tiles: t}
}

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
	printed := []func() Metrics{A4, OnePager}
	for name, c := range map[string]struct {
		make  func(maker) *Spec
		forms []func() Metrics
		least int // per cent that must come out as drawings, so that the test means something
	}{
		"bars":          {maker.bars, printed, 70},
		"bars above":    {maker.bars, []func() Metrics{labelsAbove, labelsAboveNoZero}, 70},
		"part-to-whole": {maker.whole, printed, 60},
		"panels":        {maker.panels, printed, 15},
		"timeline":      {maker.timeline, printed, 40},
		"step-lines":    {maker.steps, printed, 50},
		"tiles":         {maker.tiles, printed, 10},
	} {
		t.Run(name, func(t *testing.T) {
			drawn := 0
			for seed := range n {
				g := maker{rand.New(rand.NewPCG(uint64(seed), 7))}
				spec := c.make(g)
				spec.ID = fmt.Sprintf("%s-%d", name, seed)
				m := c.forms[seed%len(c.forms)]()
				width := frame.MM([]float64{174, 174, 114, 84}[g.IntN(4)])
				d, list := Draw(spec, testStyle(t, m), width)
				for _, f := range list {
					if f.ID != "chart-fit" && f.ID != "chart-captions" && f.ID != "chart-key" {
						t.Errorf("%s: a sound chart is refused: %s", spec.ID, f)
					}
				}
				if list.HasErrors() {
					continue
				}
				drawn++
				checkDrawing(t, spec.ID, d)
				checkLabelsKept(t, spec, d)
				if spec.Steps != nil {
					checkStepLabels(t, spec.ID, d, m)
				}
				if t.Failed() {
					t.FailNow()
				}
			}
			if drawn*100 < n*c.least {
				t.Errorf("only %d of %d charts were drawn", drawn, n)
			}
			t.Logf("%d of %d drawn", drawn, n)
		})
	}
}

// checkLabelsKept finds value and category labels that got lost. Wrapped lines count as one text.
func checkLabelsKept(t *testing.T, s *Spec, d Drawing) {
	t.Helper()
	all := strings.ReplaceAll(strings.Join(charttest.Texts(d.Group.Items), ""), " ", "")
	must := func(label string) {
		if !strings.Contains(all, strings.ReplaceAll(label, " ", "")) {
			t.Errorf("%s: %q is not in the drawing", s.ID, label)
		}
	}
	switch {
	case s.Bars != nil:
		for _, g := range s.Bars.Groups {
			must(g.Label)
			for _, r := range g.Rows {
				must(r.Label)
				must(r.Value)
				must(r.Detail)
				must(r.Aside)
			}
		}
	case s.Whole != nil:
		must(s.Whole.Part.Value)
		must(s.Whole.Rest.Value)
	case s.Panels != nil:
		for _, c := range s.Panels.Columns {
			must(c.Head)
			for _, p := range c.Panels {
				must(p.Qualifier + p.Number + p.Label + p.Key)
			}
		}
	case s.Time != nil:
		for _, b := range s.Time.Bars {
			must(b.Label)
		}
		for _, evs := range s.Time.Events {
			for _, e := range evs {
				must(e.Date + e.Text)
			}
		}
	case s.Steps != nil:
		for _, p := range s.Steps.Panels {
			must(p.Title)
			for _, pt := range p.Points {
				must(pt.Label) // a date may drop, a value never
			}
		}
	case s.Tiles != nil:
		for _, x := range s.Tiles.Tiles {
			must(x.Qualifier + x.Number + x.Unit + x.Label)
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
			marks = append(marks, charttest.PathBox(p))
		} else if p.Width == m.Steps.Line {
			for i := 1; i < len(p.Segs); i++ {
				one := *p
				one.Segs = []frame.Seg{{Op: frame.MoveTo, P: p.Segs[i-1].P}, p.Segs[i]}
				marks = append(marks, charttest.PathBox(&one))
			}
		}
	}
	for _, item := range d.Group.Items {
		if txt, ok := item.(*frame.Text); ok {
			for _, b := range marks {
				if charttest.Meet(charttest.TextBox(txt), b, 10) {
					t.Errorf("%s: line or marker runs through %q", name, txt.S)
				}
			}
		}
	}
}
