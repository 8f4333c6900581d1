package flow

import (
	"math"
	"strings"
	"testing"

	"briefing/internal/doc"
	"briefing/internal/doc/span"
	"briefing/internal/page/frame"
	"briefing/internal/page/typeset"
	"briefing/internal/testkit/samples"
)

// at wants a length in mm, to a twentieth.
func at(t *testing.T, what string, got frame.Unit, want float64) {
	t.Helper()
	if mm := got.Millimetres(); math.Abs(mm-want) > 0.05 {
		t.Errorf("%s: %.2f mm, want %.2f", what, mm, want)
	}
}

// lines is a text that takes n lines at any measure.
func lines(n int) []doc.Span {
	var out []doc.Span
	for i := range n {
		if i > 0 {
			out = append(out, doc.Span{S: " ", Break: true})
		}
		out = append(out, doc.Span{S: "Words"})
	}
	return out
}

func firstPage() *doc.Document {
	items := []doc.BoxItem{{Heading: samples.Sp("One"), Text: lines(4)}, {Heading: samples.Sp("Two"), Text: lines(4)}}
	d := blocks(
		&doc.Summary{Label: span.Plain("In brief"), Sentences: [][]doc.Span{lines(3), lines(3), lines(2)}},
		&doc.KeyFigures{Tiles: []doc.Tile{{Number: span.Plain("140"), Label: lines(3)}, {Qualifier: span.Plain("more than"), Number: span.Plain("13"), Label: lines(3)}}},
		samples.H2("Two different crimes", ""), &doc.Prose{Columns: 1, Paragraphs: [][]doc.Span{lines(5)}},
		&doc.Box{Heading: samples.Sp("Priorities"), Items: items},
		samples.H2("The next page", ""), filler(20))
	d.Blocks[0].(*doc.Cover).Standfirst = nil
	return d
}

// The first page has its band, box, numbers, heading and list of priorities where the design has them.
func TestPlacesOfTheFirstPage(t *testing.T) {
	l := layOut(firstPage(), samples.Brand(t))
	if l.diags.HasErrors() {
		t.Fatal(l.diags.Text())
	}
	var tops, ends []frame.Unit
	for _, b := range l.blocks {
		if b.page == 0 {
			tops, ends = append(tops, b.box.Y), append(ends, b.box.Y+b.box.H)
		}
	}
	if len(tops) != 6 {
		t.Fatalf("%d blocks stand on the first page, want 6", len(tops))
	}
	at(t, "end of the band", ends[0], 68.5)
	at(t, "top of the box", tops[1], 75)
	at(t, "end of the box", ends[1], 135.2)
	at(t, "top of the numbers", tops[2], 142.4)
	at(t, "top of the heading", tops[3], 180.5)
	at(t, "text under the heading", tops[4]-ends[3], 2.3)
	at(t, "end of the priorities", ends[5], 270)
	at(t, "height of the priorities", ends[5]-tops[5], 45.97)
	checkLaid(t, l.m().Doc, l)
}

func blocksTable(rows ...int) *doc.Table {
	tb := samples.AmountsTable()
	var g doc.TableGroup
	for i, n := range rows {
		for k := range n {
			row := samples.Cells("Body "+string(rune('A'+i)), "what it did", "EU", "worth", "2018", "12")
			row[0].Again = k > 0
			g.Rows = append(g.Rows, row)
		}
	}
	tb.Groups = []doc.TableGroup{g}
	return tb
}

// The name of a block of rows is one cell that reaches over them, for the eye and in the tags; the rows stand close.
func TestBlocksOfRowsAreNamedOnce(t *testing.T) {
	l := layOut(blocks(blocksTable(3, 1, 2)), samples.Brand(t))
	var spans []int
	var ys []float64
	for _, p := range l.f.Pages {
		for _, k := range p.Marks {
			switch {
			case k.Node != nil && k.Node.Scope == "Row":
				spans = append(spans, k.Node.RowSpan)
			case k.Node != nil && k.Node.Type == "TD" && strings.HasPrefix(samples.MarkText(k.Node), "what"):
				ys = append(ys, k.Items[0].(*frame.Text).At.Y.Millimetres())
			}
		}
	}
	if len(spans) != 3 || spans[0] != 3 || spans[1] != 1 || spans[2] != 2 {
		t.Errorf("the names reach over %v rows", spans)
	}
	for i := 1; i < len(ys); i++ {
		if d := ys[i] - ys[i-1]; math.Abs(d-4.75) > 0.02 {
			t.Errorf("row %d stands %.2f mm below the one before, want 4.75", i+1, d)
		}
	}
	if len(ys) != 6 {
		t.Errorf("%d rows", len(ys))
	}
	checkLaid(t, l.m().Doc, l)
}

// A block of rows is not parted at the foot of a page, unless it is high: then the next page says its name again.
func TestBlocksOfRowsStayTogether(t *testing.T) {
	for n := 20; n < 32; n++ {
		for _, size := range []int{4, 24} {
			l := layOut(blocks(filler(n), blocksTable(size, size, size)), samples.Brand(t))
			checkLaid(t, l.m().Doc, l)
		}
	}
}

// Lines of a cell end where they are meant to, and stay one text of the cell.
func TestLinesOfACell(t *testing.T) {
	tb := blocksTable(1)
	tb.Groups[0].Rows[0][1].Spans = []doc.Span{{S: "€140 million", Bold: true}, {S: " ", Break: true}, {S: "mobilised, EU", Faint: true}}
	f, _ := Pages(blocks(tb), samples.Brand(t))
	for _, k := range f.Pages[0].Marks {
		if k.Node == nil || !strings.HasPrefix(samples.MarkText(k.Node), "€140") {
			continue
		}
		a, b := k.Items[0].(*frame.Text), k.Items[len(k.Items)-1].(*frame.Text)
		if d := (b.At.Y - a.At.Y).Millimetres(); math.Abs(d-3.75) > 0.02 || a.At.X != b.At.X || a.Style == b.Style || a.Color == b.Color {
			t.Errorf("the second line stands %.2f mm below the first, as %v after %v", d, *b, *a)
		}
		if s := strings.Join(strings.Fields(samples.MarkText(k.Node)), " "); s != "€140 million mobilised, EU" {
			t.Errorf("the cell says %q", s)
		}
		return
	}
	t.Error("the cell is not there")
}

// The foot of a one-pager stands at its place where there is room, in two columns, with nothing smaller than 8 pt in it.
func TestFootOfAOnePager(t *testing.T) {
	d := samples.OnePage()
	d.Notes[0].Text = samples.Sp("Suspects are not convicts.")
	d.Blocks = append(d.Blocks[:3:3], &doc.NotesBlock{Inline: true, Heading: samples.Sp("Read with care"), Text: [][]doc.Span{samples.Sp(strings.Repeat("Amounts are pledges. ", 14))},
		More: [][]doc.Span{samples.LedBy("The full brief:", "factsheet.pdf")}, Imprint: [][]doc.Span{samples.Sp("Source: a factsheet.")}})
	l := layOut(d, samples.Brand(t))
	last := l.blocks[len(l.blocks)-1]
	at(t, "the rule", last.box.Y, 243)
	columns := map[frame.Unit]int{}
	for _, k := range last.marks {
		for _, it := range k.Items {
			x, ok := it.(*frame.Text)
			if !ok || k.Node == nil {
				continue
			}
			columns[x.At.X]++
			if x.Size < frame.Pt(8) && k.Node.Type != "Link" {
				t.Errorf("%q is set in %v", x.S, x.Size)
			}
			if strings.HasPrefix(x.S, "The full brief") && (x.Style != frame.Bold || x.Color != l.m().Colors.Blue) {
				t.Errorf("%q does not stand out", x.S)
			}
		}
	}
	if columns[mm(18)] < 3 || columns[mm(18)+(mm(typeset.LiveW)+mm(typeset.Gutter))/2] < 2 {
		t.Errorf("lines begin at %v", columns)
	}
	checkDocumentTo(t, l.f, 278)
}
