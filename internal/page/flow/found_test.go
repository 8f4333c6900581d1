package flow

import (
	"strings"
	"testing"

	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/doc/span"
	"briefing/internal/testkit/samples"
)

// What is found names the place of the block it was found in, in briefs, in columns and boxes, and on slides.
func TestFindingsHaveAPlace(t *testing.T) {
	long := strings.Repeat("A sentence that goes on and on. ", 60)
	at := func(line int) doc.Written { return doc.Written{Pos: diag.Pos{File: "t.yaml", Line: line, Col: 3}} }
	wide := &doc.Facts{Written: at(7), Items: [][]doc.Span{samples.Sp(strings.Repeat("x", 200))}}
	noAlt := &doc.Chart{Written: at(8), ID: "c", Plot: samples.StepsSpec()}
	label := &doc.KeyFigures{Written: at(9), Tiles: []doc.Tile{{Number: span.Plain("1"), Label: samples.Sp(long)}, {Number: span.Plain("2"), Label: samples.Sp("x")}}}
	prose := func(line int) *doc.Prose {
		return &doc.Prose{Written: at(line), Columns: 1, Paragraphs: [][]doc.Span{samples.Sp(long)}}
	}
	tall := &doc.Box{Written: at(11), Body: []doc.Block{prose(12), prose(13), prose(14), prose(15), prose(16)}}
	other := &doc.Prose{Written: at(3), Columns: 1, Paragraphs: [][]doc.Span{samples.Sp("A line.")}}
	columns := func(b doc.Block) doc.Block {
		return &doc.Columns{Written: at(4), Widths: []int{3, 3}, Cols: [][]doc.Block{{other}, {b}}}
	}
	brief := func(blocks ...doc.Block) *doc.Document {
		return &doc.Document{Written: at(2), ID: "b", Lang: "en-GB", Format: doc.Pages, Title: span.Plain("T"), ShortTitle: span.Plain("T"), Blocks: append(blocks, other)}
	}
	short := brief()
	short.ShortTitle = span.Plain(strings.Repeat("word ", 60))
	for name, c := range map[string]struct {
		d    *doc.Document
		want string
	}{
		"word":             {brief(wide), "t.yaml:7:3: error: "},
		"word in a column": {brief(columns(wide)), "t.yaml:7:3: error: "},
		"chart":            {brief(noAlt), "t.yaml:8:3: error: the chart “c” has no alternative text"},
		"tile":             {brief(label), "t.yaml:9:3: error: "},
		"too high":         {brief(tall), "t.yaml:11:3: error: "},
		"short title":      {short, "t.yaml:2:3: error: the short title"},
	} {
		_, l := Pages(c.d, samples.Brand(t))
		if !strings.Contains(l.Text(), c.want) {
			t.Errorf("%s: findings are\n%swant %q", name, l.Text(), c.want)
		}
		for _, d := range l {
			if d.Pos.IsZero() {
				t.Errorf("%s: no place is named: %s", name, d)
			}
		}
	}
}
