package samples

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"briefing/internal/charts/kit"
	"briefing/internal/doc"
	"briefing/internal/doc/span"
	"briefing/internal/page/font"
)

// Generator makes documents from numbers: the same numbers, the same document.
type Generator struct {
	Next    func(n int) int // 0..n-1
	style   kit.Style
	Notes   int
	most    int // notes
	ID      int
	Kinds   map[string]int // of plots
	Refused int            // plots that the chart package does not take
}

func newGenerator(next func(n int) int) *Generator {
	set, err := font.Liberation()
	if err != nil {
		panic(err)
	}
	return &Generator{Next: next, style: kit.Style{Fonts: set, Form: kit.FormOf(kit.Page)}, Kinds: map[string]int{}}
}

// Seeded makes choices from a seed.
func Seeded(seed uint64) *Generator {
	r := rand.New(rand.NewPCG(seed, 7))
	return newGenerator(r.IntN)
}

// FromBytes makes choices from fuzzing input; when it is used up, it chooses 0.
func FromBytes(data []byte) *Generator {
	return newGenerator(func(n int) int {
		if len(data) == 0 {
			return 0
		}
		v := int(data[0])
		data = data[1:]
		return v % n
	})
}

var vocabulary = strings.Split("a of in the for and Union money partner regions smuggling trafficking operations results 2018 €91.3\u00a0million "+
	"more\u00a0than 13\u202f000 awareness-raising 2015–2020 vessels suspects arrested programme countries at sea Europol’s centre", " ")

// Words are so many words of the vocabulary.
func (g *Generator) Words(least, most int) string {
	var b strings.Builder
	for i, n := 0, least+g.Next(most-least+1); i < n; i++ {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(vocabulary[g.Next(len(vocabulary))])
	}
	return b.String()
}

// wordsWith is words, one of them now and then so long that it takes much of a column.
func (g *Generator) wordsWith(least, most int) string {
	s := g.Words(least, most)
	if g.Next(12) == 0 {
		s += " " + []string{"Grenzüberschreitungsverfahrensordnung", "counter-trafficking-and-counter-smuggling-networks", "Donaudampfschifffahrtsgesellschaft"}[g.Next(3)]
	}
	return s
}

// Spans are so many words, some of them bold, linked or with a note.
func (g *Generator) Spans(least, most int) []doc.Span {
	out := []doc.Span{{S: g.Words(least, most)}}
	switch g.Next(6) {
	case 0:
		out = append([]doc.Span{{S: "Lead.", Bold: true}, {S: " "}}, out...)
	case 1:
		if g.Notes < g.most {
			g.Notes++
			out[0].Note = g.Notes
		}
	}
	return out
}

// Document is a brief of any blocks.
func (g *Generator) Document() *doc.Document {
	d := Factsheet()
	d.Notes = nil
	d.Paper = []doc.Paper{"", doc.A4, doc.Letter}[g.Next(3)]
	if g.Next(2) == 0 {
		d.Notice = span.Plain("")
	}
	g.most = []int{0, 3, 9, 60}[g.Next(4)]
	d.Blocks = []doc.Block{d.Blocks[0]}
	if g.Next(2) == 0 {
		d.Blocks = append(d.Blocks, g.summary())
	}
	if g.Next(3) > 0 {
		d.Blocks = append(d.Blocks, g.tiles())
	}
	for n := 1 + g.Next(7); n > 0; n-- {
		d.Blocks = append(d.Blocks, H2(g.Words(3, 12), fmt.Sprint("section-", n)))
		if g.Next(6) == 0 {
			last := len(d.Blocks) - 1 // before the heading
			d.Blocks = append(d.Blocks[:last], &doc.PageBreak{}, d.Blocks[last])
		}
		if g.Next(4) == 0 {
			d.Blocks = append(d.Blocks, &doc.Prose{Columns: 1, Lead: true, Paragraphs: [][]doc.Span{g.Spans(4, 26)}})
		}
		for k := g.Next(5); k >= 0; k-- {
			d.Blocks = append(d.Blocks, g.block())
		}
	}
	if g.most == 60 {
		g.Notes = max(g.Notes, 20+g.Next(41)) // some of them nothing refers to
	}
	for i := 1; i <= g.Notes; i++ {
		d.Notes = append(d.Notes, doc.Note{Number: i, Text: Sp(g.wordsWith(5, 60))})
	}
	d.Blocks = append(d.Blocks, &doc.NotesBlock{Heading: Sp("Notes and sources"), Imprint: [][]doc.Span{Sp(g.Words(8, 40))}})
	return d
}

func (g *Generator) block() doc.Block {
	switch g.Next(14) {
	case 0, 1, 2, 3:
		return g.prose(2)
	case 4:
		return g.prose(1)
	case 5:
		return g.table()
	case 6:
		return g.chart()
	case 7:
		b := &doc.Box{Heading: Sp(g.Words(2, 6))}
		switch g.Next(4) {
		case 0:
			b.Body = []doc.Block{g.prose(1)}
			return b
		case 1:
			b.Body = []doc.Block{g.boxedChart()}
			if g.Next(2) == 0 {
				b.Body = append([]doc.Block{g.prose(1)}, b.Body...)
			}
			return b
		}
		for n := 1 + g.Next(6); n > 0; n-- {
			b.Items = append(b.Items, doc.BoxItem{Heading: Sp(g.Words(1, 2)), Text: g.Spans(3, 14)})
		}
		return b
	case 8:
		return g.tiles()
	case 9:
		return g.facts()
	case 10:
		c := g.boxedChart()
		return &doc.Columns{Widths: []int{4, 2}, Cols: [][]doc.Block{{c}, {g.facts()}}}
	case 11, 12:
		return g.List(24)
	}
	col := func() []doc.Block {
		p := g.prose(1)
		p.Paragraphs = p.Paragraphs[:min(len(p.Paragraphs), 2)]
		return []doc.Block{&doc.Heading{Level: 3, Text: Sp(g.Words(2, 9))}, p}
	}
	return &doc.Columns{Widths: []int{3, 3}, Cols: [][]doc.Block{col(), col()}}
}

func (g *Generator) summary() *doc.Summary {
	s := &doc.Summary{Label: span.Plain([]string{"In brief", "Zusammenfassung der Ergebnisse"}[g.Next(2)])}
	for n := 2 + g.Next(3); n > 0; n-- {
		ss := g.Spans(3, 30)
		ss[len(ss)-1].S = g.wordsWith(3, 30)
		s.Sentences = append(s.Sentences, ss)
	}
	return s
}

func (g *Generator) prose(cols int) *doc.Prose {
	p := &doc.Prose{Columns: cols}
	for n := 1 + g.Next(4); n > 0; n-- {
		ss := g.Spans(1, 90)
		ss[len(ss)-1].S = g.wordsWith(1, 90)
		p.Paragraphs = append(p.Paragraphs, ss)
	}
	return p
}

// List is a list with or without numbers, on one or two levels.
func (g *Generator) List(most int) *doc.List {
	l := &doc.List{Numbered: g.Next(2) == 0}
	text := func() []doc.Span {
		ss := g.Spans(1, 40)
		ss[len(ss)-1].S = g.wordsWith(1, 40)
		return ss
	}
	for n := 1 + g.Next(most); n > 0; n-- {
		it := doc.ListItem{Text: text()}
		if g.Next(4) == 0 {
			for k := 1 + g.Next(6); k > 0; k-- {
				it.Below = append(it.Below, text())
			}
		}
		l.Items = append(l.Items, it)
	}
	return l
}

func (g *Generator) tiles() *doc.KeyFigures {
	k := &doc.KeyFigures{Small: g.Next(2) == 0}
	for n := 1 + g.Next(5); n > 0; n-- {
		t := doc.Tile{Number: span.Plain([]string{"607", "€471", "13\u202f000", "98%", "€1\u202f326.1"}[g.Next(5)]), Label: g.Spans(1, 3)}
		if g.Next(3) == 0 {
			t.Qualifier = span.Plain("more than")
		}
		if g.Next(3) == 0 {
			t.Unit = span.Plain("million")
		}
		k.Tiles = append(k.Tiles, t)
	}
	return k
}

// boxedChart is a chart that fits a box and a column.
func (g *Generator) boxedChart() *doc.Chart {
	g.ID++
	id := fmt.Sprint("chart-", g.ID)
	c := &doc.Chart{ID: id, Title: Sp(g.Words(1, 9)), Alt: span.Plain("A chart."), NoAccent: g.Next(2) == 0, Plot: g.shortBars(6)}
	if g.Next(2) == 0 {
		c.Source = g.Spans(3, 12)
	}
	return c
}

func (g *Generator) table() *doc.Table {
	g.ID++
	t := AmountsTable()
	t.ID, t.Number, t.Groups = fmt.Sprint("table-", g.ID), g.ID, nil
	blocks := g.Next(3) == 0
	if blocks { // names are bold
		t.Columns[0].Width, t.Columns[1].Width = 2500, 6500
	}
	for n := 1 + g.Next(6); n > 0; n-- {
		grp := doc.TableGroup{}
		if g.Next(4) > 0 {
			grp.Label, grp.Sum = Sp(g.Words(1, 4)), Sp("1.0 named")
		}
		for r := 1 + g.Next(5)*g.Next(5); r > 0; r-- {
			row := Cells(g.Words(1, 1), g.Words(2, 16), "EU", "worth", "2018", "1.0")
			if k := len(grp.Rows); blocks && k > 0 && g.Next(3) > 0 {
				row[0].Spans, row[0].Again = grp.Rows[k-1][0].Spans, true
			}
			if g.Next(4) == 0 {
				row[1].Spans = append(row[1].Spans, doc.Span{S: " ", Break: true}, doc.Span{S: "since then", Faint: true})
			}
			grp.Rows = append(grp.Rows, row)
		}
		t.Groups = append(t.Groups, grp)
	}
	if g.Next(3) == 0 {
		t.Total = Cells("Total", "", "", "", "", "12.0")
	}
	return t
}
