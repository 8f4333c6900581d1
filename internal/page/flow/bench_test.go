package flow

import (
	"fmt"
	"testing"

	"briefing/internal/doc"
	"briefing/internal/testkit/samples"
)

func BenchmarkFactsheet(b *testing.B) {
	br, d := samples.Brand(b), samples.Factsheet()
	b.ReportAllocs()
	for b.Loop() {
		Pages(d, br)
	}
}

// BenchmarkFactsheetText is the factsheet without what package charts draws.
func BenchmarkFactsheetText(b *testing.B) {
	br, d := samples.Brand(b), withoutPlots(samples.Factsheet())
	b.ReportAllocs()
	for b.Loop() {
		Pages(d, br)
	}
}

func withoutPlots(d *doc.Document) *doc.Document {
	for _, blk := range d.Blocks {
		if c, ok := blk.(*doc.Chart); ok {
			c.Plot = nil
		}
	}
	return d
}

func BenchmarkOnePager(b *testing.B) {
	br, d := samples.Brand(b), samples.OnePage()
	b.ReportAllocs()
	for b.Loop() {
		Pages(d, br)
	}
}

func BenchmarkTable(b *testing.B) {
	br := samples.Brand(b)
	for _, rows := range []int{5_000, 10_000, 20_000} {
		d := longTable(rows)
		b.Run(fmt.Sprint(rows), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Pages(d, br)
			}
		})
	}
}

// longTable is a document with one table of n rows in groups of 25 rows.
func longTable(n int) *doc.Document {
	t := samples.AmountsTable()
	t.Groups = nil
	for i := 0; i < n; i++ {
		if i%25 == 0 {
			t.Groups = append(t.Groups, doc.TableGroup{Label: samples.Sp(fmt.Sprintf("Group %d", i/25+1)), Sum: samples.Sp("25.0 named")})
		}
		g := &t.Groups[len(t.Groups)-1]
		g.Rows = append(g.Rows, samples.Cells(fmt.Sprintf("Place %d", i+1), "Borders, action on smuggling and trafficking, search and rescue", "EU Trust Fund", "worth", "in place", "1.0"))
	}
	d := samples.Factsheet()
	d.Notes = nil
	d.Blocks = []doc.Block{d.Blocks[0], samples.H2("A long table of programmes and amounts", ""), t}
	return d
}
