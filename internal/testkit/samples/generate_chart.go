package samples

import (
	"fmt"

	"briefing/internal/charts/bars"
	"briefing/internal/charts/kit"
	"briefing/internal/charts/panels"
	"briefing/internal/charts/steps"
	"briefing/internal/charts/timeline"
	"briefing/internal/charts/whole"
	"briefing/internal/doc"
	"briefing/internal/doc/span"
	"briefing/internal/page/frame"
)

// plot makes a plot of any kind at the size of pages.
func (g *Generator) plot() kit.Plot {
	switch g.Next(8) {
	case 0:
		return g.whole()
	case 1:
		return g.panels()
	case 2:
		return g.timeline()
	case 3:
		return g.steps()
	case 4:
		return g.bars()
	}
	return g.shortBars(12)
}

// shortBars are bars with a short label each, which fit a column, too.
func (g *Generator) shortBars(most int) kit.Plot {
	b := &bars.Chart{NoCaptions: true, Groups: make([]bars.Group, 1)}
	for n := 1 + g.Next(most); n > 0; n-- {
		v := int64(1 + g.Next(250))
		b.Groups[0].Rows = append(b.Groups[0].Rows, bars.Row{Label: span.Plain(g.place()), Value: span.Plain(fmt.Sprint(v)), Parts: []kit.Part{{Size: v * 1000}}})
	}
	return b
}

func (g *Generator) place() string {
	return []string{"Region", "Sahel", "North Africa", "Horn of Africa", "Niger", "Awareness-raising"}[g.Next(6)]
}

// bars have groups, parts with captions, open ends and rows without a value.
func (g *Generator) bars() *bars.Chart {
	b := &bars.Chart{SolidKey: span.Plain("payer named"), SolidKeyShort: span.Plain("named"), OutlinedKey: span.Plain("payer not named"), OutlinedKeyShort: span.Plain("not named")}
	for n := 1 + g.Next(3); n > 0; n-- {
		grp := bars.Group{}
		if len(b.Groups) > 0 {
			grp.Label = span.Plain("Group " + g.place())
		}
		for k := 1 + g.Next(4); k > 0; k-- {
			r := bars.Row{Label: span.Plain(g.place()), Value: span.Plain("not stated"), Missing: g.Next(8) == 0}
			if !r.Missing {
				sum := 0
				for i := 1 + g.Next(3); i > 0; i-- {
					size := 1 + g.Next(200)
					sum += size
					r.Parts = append(r.Parts, kit.Part{Size: int64(size) * 1000, Caption: span.Plain(g.place()), Value: span.Plain(fmt.Sprint(size))})
				}
				r.Value = span.Plain(fmt.Sprint(sum))
				if r.MoreThan = g.Next(4) == 0; r.MoreThan {
					r.Value = span.Plain("more than " + r.Value.S)
				}
			}
			grp.Rows = append(grp.Rows, r)
		}
		b.Groups = append(b.Groups, grp)
	}
	return b
}

func (g *Generator) whole() *whole.Chart {
	a, b := 1+g.Next(400), 1+g.Next(400)
	return &whole.Chart{Part: kit.Part{Size: int64(a) * 1000, Caption: span.Plain(g.Words(1, 3)), Value: span.Plain(fmt.Sprint(a))},
		Rest: kit.Part{Size: int64(b) * 1000, Caption: span.Plain(g.Words(1, 4)), Value: span.Plain(fmt.Sprint(b)), Fill: kit.White}}
}

func (g *Generator) panels() *panels.Chart {
	p := &panels.Chart{Keys: []string{"= 1 case"}}
	for n := 1 + g.Next(6); n > 0; n-- {
		x := panels.Panel{Kicker: span.Plain(g.place()), When: span.Plain([]string{"2018", "since 2017"}[g.Next(2)]), Number: span.Plain(fmt.Sprint(1 + g.Next(400))), Label: span.Plain(g.Words(1, 7))}
		if g.Next(3) > 0 {
			x.Marks, x.Part = g.Next(150), g.Next(1000)
			p.PartKey = span.Plain("the last mark is filled in proportion")
		}
		p.Panels = append(p.Panels, x)
	}
	return p
}

func (g *Generator) timeline() *timeline.Chart {
	years := 3 + g.Next(3)
	tl := &timeline.Chart{FirstYear: 2015, LastYear: 2014 + years, Now: 12*years - 10, NowLabel: span.Plain("March")}
	for n := 1 + g.Next(8); n > 0; n-- {
		start := g.Next(12 * (years - 1))
		b := timeline.Bar{Label: span.Plain(g.Words(1, 4)), Start: start, End: start + 6 + g.Next(12)}
		switch g.Next(3) {
		case 0:
			b.NoEnd, b.Start = true, min(start, tl.Now-2)
		case 1:
			b.End = min(b.End, 12*years)
		default:
			b.RunsOut, b.End = true, 12*years+12
		}
		tl.Bars = append(tl.Bars, b)
	}
	if g.Next(2) == 0 {
		for range years {
			var es []timeline.Event
			for n := g.Next(4); n > 0; n-- {
				e := timeline.Event{Text: span.Plain(g.Words(1, 6))}
				if g.Next(2) == 0 {
					e.Date = span.Plain("14 Jun")
				}
				es = append(es, e)
			}
			tl.Events = append(tl.Events, es)
		}
	}
	return tl
}

func (g *Generator) steps() *steps.Chart {
	s := &steps.Chart{MainKey: span.Plain("EU factsheet"), OutsideKey: span.Plain("other public sources")}
	for n := 1 + g.Next(2); n > 0; n-- {
		p := steps.Panel{Title: span.Plain(g.Words(1, 3))}
		v := int64(0)
		points := 2 + g.Next(5)
		for i := range points {
			v += int64(1 + g.Next(200))
			q := steps.Point{Year: 2015 + i, Month: 1 + g.Next(12), Day: 15, Value: v, Outside: g.Next(2) == 0}
			switch i {
			case 0:
				q.Label, q.Place = span.Plain(fmt.Sprint(v)), steps.LabelLeft
			case points - 1:
				q.Label, q.Place = span.Plain(fmt.Sprint(v)), steps.LabelAbove
			}
			p.Points = append(p.Points, q)
		}
		s.Panels = append(s.Panels, p)
	}
	return s
}

// drawable says whether the chart package takes a plot over the width of a page, which is 174 mm: what it refuses is not layout's to place.
func (g *Generator) drawable(s kit.Plot) bool {
	_, found := s.Draw(g.style, frame.MM(174))
	return !found.HasErrors()
}

func (g *Generator) chart() *doc.Chart {
	g.ID++
	c := &doc.Chart{ID: fmt.Sprint("chart-", g.ID), Alt: span.Plain("A chart.")}
	if g.Next(4) > 0 {
		c.Title = Sp(g.wordsWith(3, 14))
	}
	if g.Next(4) > 0 {
		c.Subtitle = Sp(g.Words(3, 10))
	}
	if g.Next(2) > 0 {
		c.Note = g.Spans(3, 30)
	}
	if g.Next(3) > 0 {
		c.Source = g.Spans(3, 20)
	}
	if c.Plot = g.plot(); !g.drawable(c.Plot) {
		g.Refused++
		c.Plot = g.shortBars(8)
	}
	g.Kinds[c.Plot.Kind()]++
	return c
}

// facts are a short list beside a chart or under a heading.
func (g *Generator) facts() *doc.Facts {
	f := &doc.Facts{Heading: Sp(g.Words(1, 5)), Accent: g.Next(2) == 0}
	for n := 1 + g.Next(5); n > 0; n-- {
		f.Items = append(f.Items, LedBy(g.Words(1, 2)+".", g.Words(3, 20)))
	}
	return f
}
