package flow

import (
	"os"
	"reflect"
	"strings"
	"sync"
	"testing"

	"briefing/internal/doc"
	"briefing/internal/doc/span"
	"briefing/internal/page/frame"
	"briefing/internal/page/typeset"
	"briefing/internal/testkit/golden"
	"briefing/internal/testkit/samples"
)

func TestMain(m *testing.M) { os.Exit(golden.Main(m)) }

// TestFactsheetIsFivePages holds the reference brief to its size, without a finding.
func TestFactsheetIsFivePages(t *testing.T) {
	f, l := Pages(samples.Factsheet(), samples.Brand(t))
	if len(f.Pages) != 5 || len(l) > 0 {
		t.Errorf("got %d pages, want 5\n%s", len(f.Pages), l.Text())
	}
}

func TestOnePagerIsOnePage(t *testing.T) {
	f, l := Pages(samples.OnePage(), samples.Brand(t))
	if len(f.Pages) != 1 || len(l) > 0 {
		t.Errorf("got %d pages, want 1\n%s", len(f.Pages), l.Text())
	}
	checkDocumentTo(t, f, 278)
}

// TestGoldens compares places, structure and findings of two briefs with reviewed files. Plots are left out: they are
// the chart package's to hold.
func TestGoldens(t *testing.T) {
	for name, d := range map[string]*doc.Document{"factsheet": withoutPlots(samples.Factsheet()), "one-pager": withoutColumnPlots(samples.OnePage())} {
		f, l := Pages(d, samples.Brand(t))
		for part, text := range samples.DumpAll(f, l) {
			golden.Text(t, "testdata/"+name+"."+part+".golden", text)
		}
	}
}

func withoutColumnPlots(d *doc.Document) *doc.Document {
	for _, b := range d.Blocks {
		if c, ok := b.(*doc.Columns); ok {
			for _, col := range c.Cols {
				withoutPlots(&doc.Document{Blocks: col})
			}
		}
	}
	return withoutPlots(d)
}

// TestSameInputSamePages lays one document out in many goroutines: the results are equal, and the race detector sees
// that nothing is shared.
func TestSameInputSamePages(t *testing.T) {
	d, b := samples.Factsheet(), samples.Brand(t)
	want, _ := Pages(d, b)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if got, _ := Pages(d, b); !reflect.DeepEqual(got, want) {
				t.Error("the same document was laid out in two ways")
			}
		})
	}
	wg.Wait()
}

// TestWidthIsWhatTheFaceSays holds the widths of drawn texts to the face's own ruler.
func TestWidthIsWhatTheFaceSays(t *testing.T) {
	b := samples.Brand(t)
	f, _ := Pages(samples.Factsheet(), b)
	n := 0
	for _, p := range f.Pages {
		for _, k := range p.Marks {
			for _, it := range k.Items {
				x, ok := it.(*frame.Text)
				if !ok {
					continue
				}
				n++
				face := b.Fonts.Face(int(x.Style))
				full, cut := face.Width(x.S, int(x.Size)), face.Width(strings.TrimSuffix(x.S, " "), int(x.Size))
				if w := int(x.Width); w != full && w != cut {
					t.Errorf("“%s”: width %d, the face says %d (%d without the last space)", x.S, w, full, cut)
				}
			}
		}
	}
	if n < 250 {
		t.Errorf("only %d texts were looked at", n)
	}
}

// blocks puts blocks behind the cover and tiles of the factsheet.
func blocks(bs ...doc.Block) *doc.Document {
	d := samples.Factsheet()
	d.Notes = nil
	d.Blocks = append([]doc.Block{d.Blocks[0]}, bs...)
	return d
}

// filler is text of n lines in one column over the full width.
func filler(n int) *doc.Prose {
	one := strings.ReplaceAll("Eighteen short words that no break may part fill most of a line of the page, so that each is one.", " ", "\u00a0")
	return &doc.Prose{Columns: 1, Paragraphs: [][]doc.Span{samples.Sp(strings.TrimSpace(strings.Repeat(one+" ", n)))}}
}

// pageOf returns the page, counted from 1, on which a text stands, and the y of its baseline in mm.
func pageOf(f *frame.Document, text string) (int, float64) {
	for i, p := range f.Pages {
		for _, k := range p.Marks {
			for _, it := range k.Items {
				if t, ok := it.(*frame.Text); ok && strings.Contains(t.S, text) {
					return i + 1, t.At.Y.Millimetres()
				}
			}
		}
	}
	return 0, 0
}

func TestHeadingStaysWithItsText(t *testing.T) {
	// Text begins at 90 and the page holds 39 lines. The heading with the space around it takes four of them, and
	// two lines must follow it.
	for lines, want := range map[int]int{30: 1, 33: 1, 34: 2, 39: 2} {
		f, _ := Pages(blocks(filler(lines), samples.H2("A heading near the foot", ""), filler(12)), samples.Brand(t))
		got, y := pageOf(f, "A heading near")
		if got != want {
			t.Errorf("after %d lines the heading stands on page %d at %.1f, want page %d", lines, got, y, want)
		}
		checkDocument(t, f)
	}
}

func TestTextFillsThePlaceOfAMovedBlock(t *testing.T) {
	c := &doc.Chart{ID: "big", Title: samples.Sp("A tall chart"), Subtitle: samples.Sp("Unit"), Plot: samples.FundingSpec(), Alt: span.Plain("x")}
	f, _ := Pages(blocks(samples.H2("First finding", ""), filler(20), c, filler(8), samples.H2("Second finding", ""), filler(8)), samples.Brand(t))
	if p, _ := pageOf(f, "A tall chart"); p != 2 {
		t.Errorf("the chart stands on page %d, want 2", p)
	}
	if n := len(f.Pages[0].Marks); n == 0 {
		t.Fatal("nothing on page 1")
	}
	if p, _ := pageOf(f, "Second finding"); p != 2 && p != 1 {
		t.Errorf("the second finding stands on page %d", p)
	}
	// The second text of the first finding moves up before the chart; in the structure it still follows it.
	lines := 0
	for _, k := range f.Pages[0].Marks {
		if k.Node != nil && k.Node.Type == "P" {
			lines += len(k.Items)
		}
	}
	if lines < 28 {
		t.Errorf("page 1 holds %d lines of text, want the 20 before the chart and the 8 behind it", lines)
	}
	tree := samples.DumpTree(f)
	if strings.Index(tree, "A tall chart") > strings.LastIndex(tree, "Eighteen") {
		t.Errorf("the chart lost its place in the structure:\n%s", tree)
	}
	checkDocument(t, f)
}

func TestTableBreaksBetweenGroups(t *testing.T) {
	f, l := Pages(blocks(filler(24), samples.AmountsTable()), samples.Brand(t))
	for text, want := range map[string]int{"Table\u00a01.": 1, "Table 1 continues on page 2": 1, "Table\u00a01 (continued).": 2, "No total is given": 2} {
		if p, _ := pageOf(f, text); p != want {
			t.Errorf("“%s” stands on page %d, want %d\n%s", text, p, want, l.Text())
		}
	}
	checkDocument(t, f)
}

func TestLongGroupBreaksBetweenRows(t *testing.T) {
	for i := range 120 {
		n := 1 + i%40
		tb := samples.AmountsTable()
		tb.Groups = []doc.TableGroup{{Label: samples.Sp("All"), Rows: nil}}
		for range n {
			tb.Groups[0].Rows = append(tb.Groups[0].Rows, samples.Cells("Niger", "Joint team", "EU", "worth", "2018", "1.0"))
		}
		tb.Total = samples.Cells("Total", "", "", "", "", "9.0")
		f, _ := Pages(blocks(filler(18+6*(i/40)), tb), samples.Brand(t))
		var rows []int // data rows on each page
		for _, p := range f.Pages {
			c := 0
			for _, k := range p.Marks {
				if k.Node != nil && k.Node.Type == "TH" && strings.HasPrefix(samples.MarkText(k.Node), "Niger") {
					c++
				}
			}
			rows = append(rows, c)
		}
		total, _ := pageOf(f, "Total")
		for i, c := range rows {
			if split := c > 0 && c < n; split && (c < 2 || 5.95+6.25*float64(n) <= 50) {
				t.Errorf("%d rows: page %d holds %d of them", n, i+1, c)
			}
		}
		if rows[total-1] < min(n, 2) {
			t.Errorf("%d rows: the total stands with %d of them", n, rows[total-1])
		}
		checkDocument(t, f)
	}
}

func TestNotesStandTogetherOnTheLastPage(t *testing.T) {
	d := samples.Factsheet()
	d.Blocks = []doc.Block{d.Blocks[0], filler(32), d.Blocks[len(d.Blocks)-1]}
	f, _ := Pages(d, samples.Brand(t))
	for _, text := range []string{"Notes and sources", "€471.3 million = 140", "Main source", "Not an official"} {
		if p, _ := pageOf(f, text); p != len(f.Pages) {
			t.Errorf("“%s” stands on page %d of %d", text, p, len(f.Pages))
		}
	}
}

func TestShortTextStandsInOneColumn(t *testing.T) {
	text := "One sentence about the programme is all that this section says, and it is longer than a line of a column."
	f, l := Pages(blocks(samples.H2("A finding", ""), samples.Prose2(samples.Sp(text))), samples.Brand(t))
	if len(f.Pages[0].Marks) == 0 || len(l) > 0 {
		t.Fatal(l.Text())
	}
	if !strings.Contains(samples.DumpPages(f), "“"+text+" ”") {
		t.Errorf("the sentence was parted:\n%s", samples.DumpPages(f))
	}
}

// TestHeadingsSideBySide: text under headings of different length starts on one line.
func TestHeadingsSideBySide(t *testing.T) {
	col := func(head, text string) []doc.Block {
		return []doc.Block{&doc.Heading{Level: 3, Text: samples.Sp(head)}, &doc.Prose{Columns: 1, Paragraphs: [][]doc.Span{samples.Sp(text)}}}
	}
	f, _ := Pages(blocks(&doc.Columns{Widths: []int{3, 3}, Cols: [][]doc.Block{
		col("Short", "left text"), col("A heading that is much too long for one line of a column", "right text")}}), samples.Brand(t))
	_, left := pageOf(f, "left text")
	_, right := pageOf(f, "right text")
	if left != right || left == 0 {
		t.Errorf("the left text stands at %.2f, the right one at %.2f", left, right)
	}
	if tree := samples.DumpTree(f); !strings.Contains(tree, "H2 “Short”") && !strings.Contains(tree, "H2 “Short ”") {
		t.Errorf("a heading after the title must have level 2, whatever the brief says:\n%s", tree)
	}
}

// TestTitleOfThreeLines is set smaller, and so fits the band.
func TestTitleOfThreeLines(t *testing.T) {
	d := blocks()
	d.Blocks = []doc.Block{&doc.Cover{Title: samples.Sp("How the European Union and its partners counter smuggling and trafficking networks at sea and on land"), Standfirst: samples.Sp("A line.")}}
	f, l := Pages(d, samples.Brand(t))
	if got := samples.DumpPages(f); len(l) > 0 || strings.Count(got, " 24b “") != 3 {
		t.Errorf("want three lines of 24 pt\n%s%s", l.Text(), got)
	}
}

// TestTilesShrinkInOrder: first the number, then fewer tiles.
func TestTilesShrinkInOrder(t *testing.T) {
	m := newLayout(samples.Factsheet(), samples.Brand(t))
	row := func(number, unit string) *tilesPiece {
		k := samples.KeyTiles()
		k.Tiles[0].Number, k.Tiles[0].Unit = span.Plain(number), span.Plain(unit)
		return newTiles(m, k, mm(typeset.LiveW))
	}
	for _, tt := range []struct {
		number, unit string
		size         float64
		per          int
	}{{"€471", "million", 24, 4}, {"€1\u202f326", "million", 20, 4}, {"€1\u202f326\u202f100.25", "million", 20, 2}} {
		p := row(tt.number, tt.unit)
		if p.number.Size.Points() != tt.size || p.across != tt.per || p.unit.Size.Points() != 12 {
			t.Errorf("%s %s: number %g pt, %d in a row, unit %g pt; want %g pt, %d in a row, unit 12 pt", tt.number, tt.unit,
				p.number.Size.Points(), p.across, p.unit.Size.Points(), tt.size, tt.per)
		}
	}
}

// TestTilesShareABaseline: a qualifier's line is kept free on all tiles of a row, or on none.
func TestTilesShareABaseline(t *testing.T) {
	for _, qualifier := range []string{"", "more than"} {
		k := samples.KeyTiles()
		k.Tiles[3].Qualifier = span.Plain(qualifier)
		f, _ := Pages(blocks(k), samples.Brand(t))
		want := 83.7 + 6.5 + 14.2 // band, distance, number
		if qualifier == "" {
			want -= 3.2
		}
		for _, number := range []string{"€471", "607", "551", "13 000"} {
			if _, y := pageOf(f, number); y < want-0.02 || y > want+0.02 {
				t.Errorf("qualifier %q: %s stands at %.2f, want %.2f", qualifier, number, y, want)
			}
		}
	}
}

// TestLinksLeadBothWays follows a reference to its note and the note's number back.
func TestLinksLeadBothWays(t *testing.T) {
	f, _ := Pages(samples.Factsheet(), samples.Brand(t))
	byContents := map[string]*frame.Link{}
	page := map[string]int{}
	for i, p := range f.Pages {
		for _, l := range p.Links {
			if _, ok := byContents[l.Contents]; !ok {
				byContents[l.Contents], page[l.Contents] = l, i
			}
		}
	}
	for _, n := range []string{"1", "2", "3", "4"} {
		to, back := byContents["Note "+n], byContents["Back to reference "+n]
		if to == nil || back == nil {
			t.Fatalf("note %s lacks a link", n)
		}
		if to.Dest.Page != page["Back to reference "+n] || back.Dest.Page != page["Note "+n] || back.Dest.Y != to.Box.Y {
			t.Errorf("note %s: the links do not meet", n)
		}
	}
	if byContents["Back to reference 5"] != nil {
		t.Error("note 5, which nothing refers to, leads back")
	}
	if l := byContents["Table 1"]; l == nil || l.Dest == nil || l.Dest.Page != 2 {
		t.Error("the link to table 1 does not lead to page 3")
	}
	if l := byContents["example.org/briefing"]; l == nil || l.URI != "https://example.org/briefing" {
		t.Error("the web address is no link")
	}
}

func TestFootersCountThePages(t *testing.T) {
	f, _ := Pages(samples.Factsheet(), samples.Brand(t))
	for i := range f.Pages {
		want := itoa(i+1) + "/" + itoa(len(f.Pages)) + " "
		last := f.Pages[i].Marks[len(f.Pages[i].Marks)-1]
		txt, ok := last.Items[len(last.Items)-1].(*frame.Text)
		if !ok || txt.S != want || last.Artifact != frame.Footer || txt.At.X+txt.Width != mm(192) {
			t.Errorf("page %d ends with %+v, want the footer %q, right-aligned", i+1, last.Items[len(last.Items)-1], want)
		}
	}
}

// TestWhatDoesNotFitIsNamed: each case gives the finding that names the block.
func TestWhatDoesNotFitIsNamed(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("word ", 60))
	tall := &doc.Columns{Widths: []int{3, 3}, Cols: [][]doc.Block{{&doc.Heading{Level: 3, Text: samples.Sp("Left")}, &doc.Prose{Columns: 1, Paragraphs: [][]doc.Span{samples.Sp(strings.Repeat(long+" ", 14))}}}, nil}}
	wideTable := samples.AmountsTable()
	wideTable.Columns[1].Width = 9900
	ragged := samples.AmountsTable()
	ragged.Groups[0].Rows[0] = ragged.Groups[0].Rows[0][:5]
	tallRow := samples.AmountsTable()
	tallRow.Groups[0].Rows[1][1].Spans = samples.Sp(strings.Repeat(long+" ", 9))
	over := samples.OnePage()
	over.Blocks = append(over.Blocks[:3:3], append([]doc.Block{filler(75)}, over.Blocks[3:]...)...)
	title := samples.Factsheet()
	title.Blocks[0].(*doc.Cover).Title = samples.Sp(long)
	short := samples.Factsheet()
	short.ShortTitle = span.Plain(long)
	label := samples.KeyTiles()
	label.Tiles[1].Label = samples.Sp(long)
	tests := []struct {
		name string
		d    *doc.Document
		want []string
	}{
		{"columns", blocks(tall), []string{"error: the columns that begin with the heading “Left” is", "[does-not-fit]"}},
		{"box", blocks(&doc.Box{Heading: samples.Sp("All there is"), Body: []doc.Block{filler(60)}}), []string{"error: the box “All there is” is", "a page has room for"}},
		{"row", blocks(tallRow), []string{"error: table 1: the row that begins “Libya” is higher than a page"}},
		{"one-pager", over, []string{"does not fit on the one page", "leave out the timeline, then the box"}},
		{"table width", blocks(wideTable), []string{"error: table 1: its columns are 30.0 mm wider than the page allows [table-too-wide]"}},
		{"table cells", blocks(ragged), []string{"error: table 1: a row has 5 cells, the table has 6 columns [table-cells]"}},
		{"title", title, []string{"error: the title “word word", "takes ", "[title-too-long]"}},
		{"short title", short, []string{"[short-title-too-long]"}},
		{"label", blocks(label), []string{"error: the tile “607”: its label takes", "at most 3 fit [label-too-long]"}},
		{"note", blocks(&doc.Prose{Columns: 1, Paragraphs: [][]doc.Span{samples.SpNote("Text", 9)}}), []string{"error: note 9 is referred to, but the document prints no such note [unknown-note]"}},
		{"block", blocks(&doc.Prose{Columns: 1, Paragraphs: [][]doc.Span{{{S: "Table 9", See: "nowhere"}}}}), []string{"error: the text points to “nowhere”", "[unknown-block]"}},
		{"widths", blocks(&doc.Columns{Widths: []int{3, 2}, Cols: [][]doc.Block{nil, nil}}), []string{"sum to 5", "[column-widths]"}},
		{"alt", blocks(&doc.Chart{ID: "x", Title: samples.Sp("X")}), []string{"error: the chart “x” has no alternative text [chart-alt]"}},
		{"empty page", blocks(filler(9), &doc.Box{Heading: samples.Sp("Tall"), Body: []doc.Block{filler(40)}}), []string{"warning: page 1 ends 5", "% empty, at most 20 % looks finished [page-empty]"}},
	}
	for _, tt := range tests {
		_, l := Pages(tt.d, samples.Brand(t))
		for _, w := range tt.want {
			if !strings.Contains(l.Text(), w) {
				t.Errorf("%s: no finding says %q:\n%s", tt.name, w, l.Text())
			}
		}
	}
}
