package flow

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"briefing/internal/doc"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/samples"
)

func TestNumberedList(t *testing.T) {
	d := samples.Factsheet()
	list := &doc.List{Numbered: true}
	for i := range 60 {
		list.Items = append(list.Items, doc.ListItem{Text: samples.Sp(fmt.Sprintf("Point %d. %s", i+1, strings.Repeat("It has some words. ", 8)))})
	}
	d.Blocks = []doc.Block{d.Blocks[0], list, d.Blocks[len(d.Blocks)-1]}
	f, l := Pages(d, samples.Brand(t))
	if l.HasErrors() || len(f.Pages) < 3 {
		t.Fatalf("%d pages, findings\n%s", len(f.Pages), l.Text())
	}
	samples.CheckReadingOrder(t, f)
	var found []*frame.Node
	var walk func(n *frame.Node)
	walk = func(n *frame.Node) {
		if n.Type == "L" && n.Numbering == "Decimal" && len(n.Kids) > 20 { // the notes are a list, too
			found = append(found, n)
		}
		for _, k := range n.Kids {
			if k.Node != nil {
				walk(k.Node)
			}
		}
	}
	walk(f.Root)
	if len(found) != 1 || len(found[0].Kids) != 60 {
		t.Fatalf("%d lists", len(found))
	}
	for i, k := range found[0].Kids {
		li := k.Node
		if li.Type != "LI" || len(li.Kids) != 2 || li.Kids[0].Node.Type != "Lbl" || li.Kids[1].Node.Type != "LBody" || strings.TrimSpace(samples.Flat(li.Kids[0].Node.Kids[0].Mark)[0].S) != strconv.Itoa(i+1) {
			t.Errorf("entry %d is no numbered entry", i+1)
		}
	}
}
