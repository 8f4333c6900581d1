package flow

import (
	"fmt"
	"strings"
	"testing"

	"briefing/internal/doc"
	"briefing/internal/page/frame"
)

// What is laid out in memory that was used before is what is laid out in memory of its own, whatever was in it.
func TestMemoryIsUsedAgain(t *testing.T) {
	g := seeded(7)
	slides := deck(g.slide(1), g.slide(2), g.slide(3))
	b := testBrand(t)
	mem := new(Memory)
	for round := range 3 {
		for _, c := range []struct {
			name    string
			d       *doc.Document
			handout bool
		}{{"factsheet", factsheet(), false}, {"handout", slides, true}, {"deck", slides, false}, {"one-pager", onePager(), false}} {
			own, kept := Pages, mem.Pages
			if c.handout {
				own, kept = Handout, mem.Handout
			}
			want, diags := own(c.d, b)
			got, found := kept(c.d, b)
			if diags.Text() != found.Text() {
				t.Errorf("round %d, %s: other findings:\n%swant\n%s", round, c.name, found.Text(), diags.Text())
			}
			if a, b := everything(got), everything(want); a != b {
				t.Errorf("round %d, %s: other pages", round, c.name)
			}
			mem.Reuse()
		}
	}
}

// everything writes pages with what drawings hold and the structure.
func everything(f *frame.Document) string {
	var b strings.Builder
	b.WriteString(dumpPages(f))
	var inside func(items []frame.Item)
	inside = func(items []frame.Item) {
		for _, it := range items {
			switch it := it.(type) {
			case *frame.Group:
				fmt.Fprintf(&b, "group %v\n", it.At)
				inside(it.Items)
			case *frame.Path:
				fmt.Fprintf(&b, "%v %v %v %v\n", it.Segs, it.Width, it.Dash, it.Cap)
			default:
				fmt.Fprintf(&b, "%+v\n", it)
			}
		}
	}
	for _, p := range f.Pages {
		fmt.Fprintln(&b, p.W, p.H, p.Around, p.Bleed)
		for _, m := range p.Marks {
			inside(m.Items)
		}
	}
	var tree func(n *frame.Node, depth int)
	tree = func(n *frame.Node, depth int) {
		fmt.Fprintf(&b, "%*s%s %q %q %q %d %d %q\n", depth, "", n.Type, n.Alt, n.ID, n.Scope, n.ColSpan, n.RowSpan, n.Numbering)
		for _, k := range n.Kids {
			switch {
			case k.Node != nil:
				tree(k.Node, depth+1)
			case k.Link != nil:
				fmt.Fprintf(&b, "%*slink %v %q\n", depth+1, "", k.Link.Box, k.Link.Contents)
			case k.Mark != nil:
				fmt.Fprintf(&b, "%*smark of %d\n", depth+1, "", len(k.Mark.Items))
			}
		}
	}
	tree(f.Root, 0)
	return b.String()
}
