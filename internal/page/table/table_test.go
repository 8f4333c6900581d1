package table

import (
	"testing"

	"briefing/internal/doc"
	"briefing/internal/page/frame"
	"briefing/internal/page/typeset"
	"briefing/internal/testkit/samples"
)

// inBlocks is a table whose first column names blocks of so many rows.
func inBlocks(name []doc.Span, rows ...int) *doc.Table {
	tb := samples.AmountsTable()
	var g doc.TableGroup
	for _, n := range rows {
		for k := range n {
			row := samples.Cells("", "what it did", "EU", "worth", "2018", "12")
			row[0].Spans, row[0].Again = name, k > 0
			g.Rows = append(g.Rows, row)
		}
	}
	tb.Groups = []doc.TableGroup{g}
	return tb
}

// A name of two lines has room in a block of one row.
func TestBlockHasRoomForItsName(t *testing.T) {
	m := typeset.New(samples.Factsheet(), samples.Brand(t))
	p := New(m, inBlocks([]doc.Span{{S: "First line"}, {Break: true}, {S: "second line"}}, 1, 2), mm(typeset.LiveW))
	if len(p.rows[0].cells[0].Lines) != 2 || p.rows[0].h < 2*m.Styles.Name.Lead+mm(blockTop)+mm(blockBottom) {
		t.Errorf("the row with a name of %d lines is %.2f mm high", len(p.rows[0].cells[0].Lines), p.rows[0].h.Millimetres())
	}
}

// A low block is never parted at the foot of a page; a high one is, and the next page says its name again.
func TestOnlyHighBlocksAreParted(t *testing.T) {
	m := typeset.New(samples.Factsheet(), samples.Brand(t))
	parted := map[int]int{}
	for _, size := range []int{4, 24} {
		for room := frame.Unit(0); room < mm(100); room += mm(1) {
			p := New(m, inBlocks(samples.Sp("Body"), size, size, size), mm(typeset.LiveW))
			if _, rest := p.Cut(mm(typeset.AreaBottom)-room, mm(typeset.AreaBottom)); rest != nil && rest.(*Part).blockName != nil {
				parted[size]++
			}
		}
	}
	if parted[4] > 0 || parted[24] == 0 {
		t.Errorf("blocks of 4 rows are parted %d times, of 24 rows %d times", parted[4], parted[24])
	}
}
