package layout

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"briefing/internal/chart"
	"briefing/internal/doc"
)

// generator makes documents from numbers: the same numbers, the same document.
type generator struct {
	next  func(n int) int // 0..n-1
	notes int
	id    int
}

func seeded(seed uint64) *generator {
	r := rand.New(rand.NewPCG(seed, 7))
	return &generator{next: r.IntN}
}

// fromBytes makes choices from fuzzing input; when it is used up, it chooses 0.
func fromBytes(data []byte) *generator {
	return &generator{next: func(n int) int {
		if len(data) == 0 {
			return 0
		}
		v := int(data[0])
		data = data[1:]
		return v % n
	}}
}

var vocabulary = strings.Split("a of in the for and Union money partner regions smuggling trafficking operations results 2018 €91.3\u00a0million "+
	"more\u00a0than 13\u202f000 awareness-raising 2015–2020 vessels suspects arrested programme countries at sea Europol’s centre", " ")

func (g *generator) words(least, most int) string {
	var b strings.Builder
	for i, n := 0, least+g.next(most-least+1); i < n; i++ {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(vocabulary[g.next(len(vocabulary))])
	}
	return b.String()
}

func (g *generator) spans(least, most int) []doc.Span {
	out := []doc.Span{{S: g.words(least, most)}}
	switch g.next(6) {
	case 0:
		out = append([]doc.Span{{S: "Lead.", Bold: true}, {S: " "}}, out...)
	case 1:
		if g.notes < 9 {
			g.notes++
			out[0].Note = g.notes
		}
	}
	return out
}

func (g *generator) document() *doc.Document {
	d := factsheet()
	d.Notes = nil
	d.Blocks = []doc.Block{d.Blocks[0]}
	if g.next(3) > 0 {
		d.Blocks = append(d.Blocks, g.tiles())
	}
	for n := 1 + g.next(7); n > 0; n-- {
		d.Blocks = append(d.Blocks, h2(g.words(3, 12), fmt.Sprint("section-", n)))
		for k := g.next(5); k >= 0; k-- {
			d.Blocks = append(d.Blocks, g.block())
		}
	}
	for i := 1; i <= g.notes; i++ {
		d.Notes = append(d.Notes, doc.Note{Number: i, Text: sp(g.words(5, 60))})
	}
	d.Blocks = append(d.Blocks, &doc.NotesBlock{Heading: sp("Notes and sources"), Imprint: [][]doc.Span{sp(g.words(8, 40))}})
	return d
}

func (g *generator) block() doc.Block {
	switch g.next(10) {
	case 0, 1, 2, 3:
		return g.prose(2)
	case 4:
		return g.prose(1)
	case 5:
		return g.table()
	case 6:
		return g.chart()
	case 7:
		b := &doc.Box{Heading: sp(g.words(2, 6))}
		if g.next(3) == 0 {
			b.Body = []doc.Block{g.prose(1)}
			return b
		}
		for n := 1 + g.next(6); n > 0; n-- {
			b.Items = append(b.Items, doc.BoxItem{Heading: sp(g.words(1, 2)), Text: g.spans(3, 14)})
		}
		return b
	case 8:
		return g.tiles()
	}
	col := func() []doc.Block {
		p := g.prose(1)
		p.Paragraphs = p.Paragraphs[:min(len(p.Paragraphs), 2)]
		return []doc.Block{&doc.Heading{Level: 3, Text: sp(g.words(2, 9))}, p}
	}
	return &doc.Columns{Widths: []int{3, 3}, Cols: [][]doc.Block{col(), col()}}
}

func (g *generator) prose(cols int) *doc.Prose {
	p := &doc.Prose{Columns: cols}
	for n := 1 + g.next(4); n > 0; n-- {
		p.Paragraphs = append(p.Paragraphs, g.spans(1, 90))
	}
	return p
}

func (g *generator) tiles() *doc.KeyFigures {
	k := &doc.KeyFigures{Small: g.next(2) == 0}
	for n := 1 + g.next(5); n > 0; n-- {
		t := doc.Tile{Number: []string{"607", "€471", "13\u202f000", "98%", "€1\u202f326.1"}[g.next(5)], Label: g.spans(1, 3)}
		if g.next(3) == 0 {
			t.Qualifier = "more than"
		}
		if g.next(3) == 0 {
			t.Unit = "million"
		}
		k.Tiles = append(k.Tiles, t)
	}
	return k
}

func (g *generator) chart() *doc.Chart {
	g.id++
	c := &doc.Chart{ID: fmt.Sprint("chart-", g.id), Title: sp(g.words(3, 14)), Subtitle: sp(g.words(3, 10)), Source: g.spans(3, 20), Alt: "A chart."}
	bars := &chart.Bars{NoCaptions: true, Groups: make([]chart.BarGroup, 1)}
	for n := 1 + g.next(12); n > 0; n-- {
		v := int64(1 + g.next(250))
		bars.Groups[0].Rows = append(bars.Groups[0].Rows, chart.BarRow{Label: "Region", Value: fmt.Sprint(v), Parts: []chart.BarPart{{Size: v * 1000}}})
	}
	c.Spec = &chart.Spec{ID: c.ID, Bars: bars}
	return c
}

func (g *generator) table() *doc.Table {
	g.id++
	t := amountsTable()
	t.ID, t.Number, t.Groups = fmt.Sprint("table-", g.id), g.id, nil
	for n := 1 + g.next(6); n > 0; n-- {
		grp := doc.TableGroup{}
		if g.next(4) > 0 {
			grp.Label, grp.Sum = sp(g.words(1, 4)), sp("1.0 named")
		}
		for r := 1 + g.next(5)*g.next(5); r > 0; r-- {
			grp.Rows = append(grp.Rows, cells(g.words(1, 1), g.words(2, 16), "EU", "worth", "2018", "1.0"))
		}
		t.Groups = append(t.Groups, grp)
	}
	if g.next(3) == 0 {
		t.Total = cells("Total", "", "", "", "", "12.0")
	}
	return t
}
