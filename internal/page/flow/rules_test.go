package flow

import (
	"slices"
	"sort"
	"strings"
	"testing"

	"briefing/internal/doc"
	"briefing/internal/page/frame"
	"briefing/internal/page/table"
	"briefing/internal/page/typeset"
	"briefing/internal/testkit/samples"
)

// checkLaid holds a watched document to everything that must be true of every one.
func checkLaid(t *testing.T, d *doc.Document, l *laid) {
	t.Helper()
	checkDocument(t, l.f)
	checkBlocks(t, l)
	checkKept(t, l)
	checkTableParts(t, l)
	checkWords(t, l.m(), d, l.f)
	for i, p := range l.f.Pages {
		checkContrast(t, i, p)
	}
	checkBoxes(t, l.f)
}

func (l *laid) m() *typeset.Layout { return l.blocks[0].m }

// checkBlocks wants all that a block paints inside its place, and the places of blocks apart and within the text area.
func checkBlocks(t *testing.T, l *laid) {
	t.Helper()
	byPage := map[int][]*laidBlock{}
	for _, b := range l.blocks {
		byPage[b.page] = append(byPage[b.page], b)
		if b.role == cover {
			continue
		}
		place := samples.Ink{X0: b.box.X, X1: b.box.X + b.box.W, Y0: b.box.Y, Y1: b.box.Y + b.box.H}
		if place.Y0 < mm(typeset.AreaTop) || place.Y1 > mm(typeset.AreaBottom+typeset.Slack)-lower(l.f.Pages[0])+2 {
			t.Errorf("page %d: %s stands at %s, outside the text area", b.page+1, b.Name(), place)
		}
		for _, k := range b.marks {
			for _, x := range samples.Flat(k) {
				if !place.Holds(x.Ink) {
					t.Errorf("page %d: %s of %s stands at %s, outside its place %s", b.page+1, x.What(), b.Name(), x.Ink, place)
				}
			}
		}
	}
	for page, bs := range byPage {
		sort.SliceStable(bs, func(i, j int) bool { return bs[i].box.Y < bs[j].box.Y })
		for i := 1; i < len(bs); i++ {
			if a, b := bs[i-1], bs[i]; a.box.Y+a.box.H > b.box.Y+2 {
				t.Errorf("page %d: %s ends at %s, below the top of %s at %s", page+1, a.Name(), samples.InMM(a.box.Y+a.box.H), b.Name(), samples.InMM(b.box.Y))
			}
		}
	}
}

// checkKept wants a heading, and the line that leads in a block, above the beginning of what follows it.
func checkKept(t *testing.T, l *laid) {
	t.Helper()
	for i, b := range l.blocks {
		if b.role != heading && b.role != lead || i+1 == len(l.blocks) {
			continue
		}
		if next := l.blocks[i+1]; next.page != b.page || next.box.Y < b.box.Y+b.box.H {
			t.Errorf("page %d: %s stands alone, %s begins on page %d", b.page+1, b.Name(), next.Name(), next.page+1)
		}
	}
}

// checkTableParts wants on every page of a table its caption and all heads of its columns, each over its column, where the
// page goes on with a group the label of that, and no page that ends with the label of a group or begins with a total.
func checkTableParts(t *testing.T, l *laid) {
	t.Helper()
	heads := map[*doc.Table][]*frame.Text{} // as they stand on the first page
	before := map[*doc.Table]int{}          // rows of data on the pages before
	for _, b := range l.blocks {
		part, ok := b.Piece.(*table.Part)
		if !ok {
			continue
		}
		var texts []*frame.Text
		var said strings.Builder
		var rows []*frame.Node // of this page
		for _, k := range b.marks {
			switch {
			case k.Node == nil && k.Artifact != frame.Header:
				continue
			case k.Node != nil && (k.Node.Type == "TD" || k.Node.Scope == "Row"):
				rows = append(rows, k.Node)
				continue
			case k.Node != nil && k.Node.Type == "P":
				continue
			}
			for _, x := range samples.Flat(k) {
				if x.Text != nil {
					texts = append(texts, x.Text)
					said.WriteString(x.S)
				}
			}
		}
		again := heads[part.Table] != nil
		caption := l.m().Doc.Messages.Table + "\u00a0" + itoa(part.Table.Number)
		if again {
			caption += " " + l.m().Doc.Messages.Continued
		}
		want := wordsIn(caption + ". " + plain(part.Table.Caption) + " " + plain(part.Table.Unit))
		for _, c := range part.Table.Columns {
			want = append(want, wordsIn(c.Head.S)...)
		}
		label := 0 // words of a label that is repeated
		if len(rows) > 0 && rows[0].ColSpan < 2 {
			if s := groupGoesOn(part.Table, before[part.Table]); s != "" {
				words := wordsIn(s + " " + l.m().Doc.Messages.Continued)
				want, label = append(want, words...), len(words)
			}
			words := wordsIn(nameGoesOn(part.Table, before[part.Table]))
			want, label = append(want, words...), label+len(words)
		}
		before[part.Table] += dataRows(rows)
		if got := wordsIn(said.String()); !slices.Equal(got, want) {
			t.Errorf("page %d: over the rows of %s stands\n%q, want\n%q", b.page+1, b.Name(), got, want)
			continue
		}
		over := len(wordsIn(caption + ". " + plain(part.Table.Caption) + " " + plain(part.Table.Unit)))
		for over > 0 {
			over -= len(wordsIn(texts[0].S))
			texts = texts[1:]
		}
		for label > 0 {
			label -= len(wordsIn(texts[len(texts)-1].S))
			texts = texts[:len(texts)-1]
		}
		if first := heads[part.Table]; first == nil {
			heads[part.Table] = texts
		} else {
			for i := range texts {
				if i >= len(first) || texts[i].At.X != first[i].At.X {
					t.Errorf("page %d: the head “%s” of %s does not stand over its column", b.page+1, texts[i].S, b.Name())
				}
			}
		}
		if len(rows) == 0 {
			t.Errorf("page %d: %s has a part without a row", b.page+1, b.Name())
			continue
		}
		if last := rows[len(rows)-1]; part.GoesOn && (last.ColSpan > 1 || len(rows) > 1 && rows[len(rows)-2].ColSpan > 1 && last.Type == "TD" && endsGroupRow(l, last)) {
			t.Errorf("page %d: the label “%s” of a group stands last on it", b.page+1, samples.MarkText(last))
		}
		if again && samples.MarkText(rows[0]) == "Total " {
			t.Errorf("page %d: the total of %s stands without a row over it", b.page+1, b.Name())
		}
	}
}

// dataRows counts the rows of data among cells: each has five cells besides its name.
func dataRows(cells []*frame.Node) int {
	n := 0
	for _, c := range cells {
		if c.Type == "TD" {
			n++
		} else if c.ColSpan == 5 {
			n-- // the sum of a group beside its label
		}
	}
	return n / 5
}

// nameGoesOn is the name of the block of rows that is parted before a row, counted from 0.
func nameGoesOn(b *doc.Table, row int) string {
	for _, g := range b.Groups {
		if row < len(g.Rows) {
			if g.Reach(row) > 0 {
				return ""
			}
			return plain(g.Rows[row][0].Spans)
		}
		row -= len(g.Rows)
	}
	return ""
}

// groupGoesOn is the label of the group whose rows are parted before a row, counted from 0; empty where a group begins there
// or has no label.
func groupGoesOn(b *doc.Table, row int) string {
	for _, g := range b.Groups {
		if row < len(g.Rows) {
			if row == 0 {
				return ""
			}
			return plain(g.Label)
		}
		row -= len(g.Rows)
	}
	return ""
}

// endsGroupRow says whether a cell stands in the row of a group's label, beside it.
func endsGroupRow(l *laid, cell *frame.Node) bool {
	found := false
	var walk func(n *frame.Node)
	walk = func(n *frame.Node) {
		if n.Type == "TR" && len(n.Kids) == 2 && n.Kids[1].Node == cell {
			found = true
		}
		for _, k := range n.Kids {
			if k.Node != nil && !found {
				walk(k.Node)
			}
		}
	}
	walk(l.f.Root)
	return found
}

// checkStruck wants no edge of a shape through a text, and no shape over it: a shape that reaches a text holds it and is
// painted before. What stands in one drawing is the chart package's to judge.
func checkStruck(t *testing.T, page int, all []samples.Drawn) {
	t.Helper()
	for i, x := range all {
		if x.Text == nil {
			continue
		}
		for k, s := range all {
			if s.Text != nil || s.Plot != nil && s.Plot == x.Plot || !meets(&s, x.Ink) {
				continue
			}
			switch {
			case !s.Holds(x.Ink):
				t.Errorf("page %d: the text “%s” at %s is struck by %s at %s", page+1, x.S, x.Ink, s.What(), s.Ink)
			case k > i:
				t.Errorf("page %d: the text “%s” lies under %s", page+1, x.S, s.What())
			}
		}
	}
}

// meets is meet for a shape, which may be thinner than a hair.
func meets(s *samples.Drawn, x samples.Ink) bool {
	return min(s.X1, x.X1)-max(s.X0, x.X0) > 2 && s.Y0 < x.Y1-2 && s.Y1 > x.Y0+2
}

// checkContrast wants every text outside drawings on a ground that it can be read on: 4.5 to 1, as WCAG 2.2 asks.
func checkContrast(t *testing.T, page int, p *frame.Page) {
	t.Helper()
	all := samples.FlatPage(p)
	for i, x := range all {
		if x.Text == nil || x.Plot != nil {
			continue
		}
		ground := frame.Color{R: 255, G: 255, B: 255}
		for _, s := range all[:i] {
			if s.Fill != nil && s.Holds(x.Ink) {
				ground = *s.Fill
			}
		}
		if c := contrast(x.Text.Color, ground); c < 4.5 {
			t.Errorf("page %d: the text “%s” has a contrast of %.1f to what it stands on", page+1, x.S, c)
		}
	}
}

// checkBoxes wants all of a figure or a table inside the box that its element names.
func checkBoxes(t *testing.T, f *frame.Document) {
	t.Helper()
	var walk func(n *frame.Node, box *frame.Rect)
	walk = func(n *frame.Node, box *frame.Rect) {
		if n.BBox != nil {
			box = n.BBox
		}
		for _, k := range n.Kids {
			switch {
			case k.Node != nil && k.Node.Type != "P":
				walk(k.Node, box)
			case k.Mark != nil && box != nil:
				place := samples.Ink{X0: box.X, X1: box.X + box.W, Y0: box.Y, Y1: box.Y + box.H}
				for _, x := range samples.Flat(k.Mark) {
					if !place.Holds(x.Ink) {
						t.Errorf("%s at %s stands outside the box %s of its %s", x.What(), x.Ink, place, n.Type)
					}
				}
			}
		}
	}
	walk(f.Root, nil)
}
