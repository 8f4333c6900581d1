package table

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"briefing/internal/doc"
	"briefing/internal/doc/span"
	"briefing/internal/page/frame"
	"briefing/internal/page/typeset"
	"briefing/internal/testkit/samples"
)

// fittedTable is a table of a column of names and columns that are fitted to random numbers, beside some of which something stands.
func fittedTable(r *rand.Rand, columns, rows int) *doc.Table {
	tb := &doc.Table{ID: "made", Number: 1, Caption: samples.Sp("Made"), Columns: []doc.TableColumn{{Head: span.Plain("Country")}}, Groups: []doc.TableGroup{{}}}
	for i := range columns {
		tb.Columns = append(tb.Columns, doc.TableColumn{Head: span.Plain(fmt.Sprint(2001 + i)), Right: true, Fit: true})
	}
	beside := []string{"", "\u202fp", "\u202fpe", "\u00a0(1.0–12.5)"}
	row := func() (list []doc.Cell) {
		list = append(list, doc.Cell{Spans: samples.Sp("A country of some size"), Head: true})
		for range columns {
			c := doc.Cell{Spans: samples.Sp(strings.Repeat("8", 1+r.IntN(6)))}
			if s := beside[r.IntN(1+r.IntN(len(beside)))]; s != "" {
				c.Spans = append(c.Spans, doc.Span{S: s, Beside: true})
			}
			list = append(list, c)
		}
		return list
	}
	for range rows {
		tb.Groups[0].Rows = append(tb.Groups[0].Rows, row())
		tb.Groups[0].Of = append(tb.Groups[0].Of, doc.Mention{})
	}
	if r.IntN(2) == 0 {
		tb.Total = row()
	}
	return tb
}

// Numbers of a column end at one line, whatever stands beside them, and every cell stays in its column.
func TestNumbersEndAtOneLine(t *testing.T) {
	m := typeset.New(samples.Factsheet(), samples.Brand(t))
	hung := 0
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 3))
		tb := fittedTable(r, 1+r.IntN(6), 1+r.IntN(8))
		p := New(m, tb, mm(typeset.LiveW))
		if m.Found.HasErrors() {
			t.Fatalf("seed %d: %s", seed, m.Found.Text())
		}
		for i := 1; i < len(tb.Columns); i++ {
			var line frame.Unit
			for k := range p.rows {
				row := &p.rows[k]
				if len(row.cells[i].Lines) != 1 {
					t.Fatalf("seed %d: a cell of a fitted column has %d lines", seed, len(row.cells[i].Lines))
				}
				hang := p.hang(row, i)
				end := hang // of the number, before the right side
				if row.beside != nil {
					end += row.beside[i]
				}
				if k > 0 && end != line {
					t.Errorf("seed %d, column %d: a number ends %d before the right side, the one above %d", seed, i, end, line)
				}
				if line = end; hang > 0 {
					hung++
				}
				if row.cells[i].Widest()+hang > p.w[i]-2*mm(cellSide) {
					t.Errorf("seed %d, column %d: a cell reaches out of its column", seed, i)
				}
			}
		}
	}
	if hung == 0 {
		t.Error("no cell hangs")
	}
}

// Fitted columns take the whole width, and one more than fit is an error that says how many do.
func TestFittedColumns(t *testing.T) {
	fits := 0
	for columns := 1; columns <= 30; columns++ {
		m := typeset.New(samples.Factsheet(), samples.Brand(t))
		p := New(m, fittedTable(rand.New(rand.NewPCG(1, 1)), columns, 3), mm(typeset.LiveW))
		sum := frame.Unit(0)
		for _, w := range p.w {
			sum += w
		}
		if !m.Found.HasErrors() {
			if fits = columns; sum != mm(typeset.LiveW) {
				t.Errorf("%d columns are %.2f mm wide, not %.2f", columns, sum.Millimetres(), mm(typeset.LiveW).Millimetres())
			}
			continue
		}
		want := fmt.Sprintf("it has %d columns of figures, and", columns)
		if text := m.Found.Text(); !strings.Contains(text, want) || !strings.Contains(text, "[table-too-wide]") {
			t.Errorf("%d columns: %s", columns, text)
		}
	}
	if fits < 5 || fits >= 30 {
		t.Errorf("%d columns fit", fits)
	}
}
