package pptx_test

import (
	"strings"
	"testing"

	"briefing/internal/diag"
	"briefing/internal/doc"
	"briefing/internal/testkit/office"
	"briefing/internal/write/ooxml"
	"briefing/internal/write/pptx"
	"briefing/internal/write/pptx/potx"
)

// quotation is a block that this writer has never heard of.
type quotation struct{ doc.Written }

// A block that the writer does not know is an error with its kind and its place, wherever it stands and on whichever
// template, and never left out without a word.
func TestUnknownBlocks(t *testing.T) {
	b := office.Brand(t, "eu")
	p := exported(t)
	strange(t, p)
	other, diags := potx.Open("house.pptx", packed(t, p), nil)
	if other == nil {
		t.Fatal(diags.Text())
	}
	q := &quotation{}
	q.Pos = diag.Pos{File: "deck.yaml", Line: 7, Col: 5}
	prose := &doc.Prose{Paragraphs: [][]doc.Span{line("A sentence.")}}
	for _, tpl := range []*potx.Template{office.Builtin(t, b), other} {
		for _, c := range []struct {
			where  string
			blocks []doc.Block
		}{
			{"alone", []doc.Block{q}},
			{"under a text", []doc.Block{prose, q}},
			{"in a column", []doc.Block{&doc.Columns{Widths: []int{3, 3}, Cols: [][]doc.Block{{prose}, {q}}}}},
			{"in a stack in a column", []doc.Block{&doc.Columns{Widths: []int{3, 3}, Cols: [][]doc.Block{{prose, q}, {prose}}}}},
			{"in a box", []doc.Block{&doc.Box{Body: []doc.Block{prose, q}}}},
			{"in a box under a text", []doc.Block{prose, &doc.Box{Body: []doc.Block{q}}}},
		} {
			d := office.Deck()
			slide(d, "text").Blocks = c.blocks
			data, _, diags := pptx.Write(d, b, tpl, "briefing test")
			want := `deck.yaml:7:5: error: the slide "text": a slide cannot hold a block of the type *pptx_test.quotation [internal]`
			if data != nil || strings.Count(diags.Text(), want) != 1 {
				t.Errorf("%s: got %d bytes and %q, want once %q", c.where, len(data), diags.Text(), want)
			}
		}
		d := office.Deck()
		d.Blocks = append(d.Blocks, q)
		data, _, diags := pptx.Write(d, b, tpl, "briefing test")
		want := "deck.yaml:7:5: error: a block of the kind *pptx_test.quotation stands beside the slides of the deck, which has nothing else [slide-block]"
		if data != nil || !strings.Contains(diags.Text(), want) {
			t.Errorf("beside the slides: got %d bytes and %q, want %q", len(data), diags.Text(), want)
		}
	}
}

// A box holds whatever a slide holds: it is a tinted ground under it.
func TestBoxesHoldBlocks(t *testing.T) {
	b := office.Brand(t, "eu")
	d := office.Deck()
	slide(d, "text").Blocks = []doc.Block{&doc.Box{Body: slide(d, "bars").Blocks}}
	deck := write(t, d, office.Builtin(t, b))
	p, err := ooxml.Read(deck, ooxml.Usual, nil)
	if err != nil {
		t.Fatal(err)
	}
	charts := 0
	for _, n := range p.Names() {
		if strings.HasPrefix(n, "ppt/charts/") && strings.Contains(string(p.Part(n).Data), "North") {
			charts++
		}
	}
	if charts != 2 {
		t.Errorf("%d charts of bars, want that of its own slide and that in the box", charts)
	}
}
