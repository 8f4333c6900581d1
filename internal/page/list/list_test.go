package list

import (
	"strings"
	"testing"

	"briefing/internal/doc"
	"briefing/internal/page/frame"
	"briefing/internal/page/typeset"
	"briefing/internal/testkit/samples"
)

func mm(v float64) frame.Unit { return frame.MM(v) }

// line is a line of text as it stands on a page.
type line struct {
	page int
	y    frame.Unit
	node *frame.Node // what it belongs to
	s    string
}

// linesOf are the lines that were drawn, in the order of pages and of drawing. Words of one element on one baseline are one line.
func linesOf(pages []*frame.Page) (out []line) {
	for n, p := range pages {
		for _, k := range p.Marks {
			for _, it := range k.Items {
				t, ok := it.(*frame.Text)
				if !ok {
					continue
				}
				node := k.Node
				if last := len(out) - 1; last >= 0 && out[last].page == n && out[last].node == node && near(out[last].y, t.At.Y) {
					out[last].s += t.S
					continue
				}
				out = append(out, line{n, t.At.Y, node, t.S})
			}
		}
	}
	return out
}

// near says that a text stands on a line, or is a number raised over it.
func near(base, y frame.Unit) bool { return y <= base+1 && base-y < mm(3) }

// Lists of any form are divided at pages of any height. Every line is drawn once and in order; a label stands on the first line of
// its point; no line of a point is alone on a page; and a point stays with the first of those below it.
func TestListsAreDividedLikeText(t *testing.T) {
	divided, alone := 0, 0
	for seed := range uint64(400) {
		g := samples.Seeded(seed)
		m := typeset.New(samples.Factsheet(), samples.Brand(t))
		form := Form{Style: &m.Styles.Body, Indent: mm(4), Numbers: mm(7), Gap: mm(2), GapBelow: mm(1)}
		whole := New(m, withoutNotes(g.List(12)), form, mm(40+float64(g.Next(134))))
		var piece typeset.Piece = whole
		page := 0
		for piece != nil {
			part := piece.(*List)
			room := max(part.Least(), mm(float64(10+g.Next(120))))
			first, rest := part.Cut(0, room)
			if first == nil {
				t.Fatalf("list %d: nothing of it fits %d, and at least %d are enough", seed, room, part.Least())
			}
			if h := first.Height(0); h > room {
				t.Fatalf("list %d: a part is %d high, there are %d", seed, h, room)
			}
			first.Draw(typeset.Spot{Page: page})
			m.CloseMark()
			if rest != nil {
				divided++
			}
			piece, page = rest, page+1
		}
		alone += check(t, seed, m, whole)
	}
	if divided < 300 || alone == 0 {
		t.Errorf("only %d divisions, %d of them within a point", divided, alone)
	}
}

func withoutNotes(l *doc.List) *doc.List {
	for i := range l.Items {
		plain(l.Items[i].Text)
		for _, s := range l.Items[i].Below {
			plain(s)
		}
	}
	return l
}

func plain(spans []doc.Span) {
	for i := range spans {
		spans[i].Note = 0
	}
}

// check compares what was drawn with the points, and says how many points are on two pages.
func check(t *testing.T, seed uint64, m *typeset.Layout, l *List) (parted int) {
	t.Helper()
	drawn := linesOf(m.Pages)
	at, lastPage := 0, 0
	for i := range l.points {
		p := &l.points[i]
		if at+len(p.Lines) >= len(drawn) {
			t.Fatalf("list %d: %d lines were drawn, point %d needs more", seed, len(drawn), i)
		}
		label, words := drawn[at], drawn[at+1:at+1+len(p.Lines)]
		if strings.TrimSpace(label.s) != p.label || label.node.Type != "Lbl" {
			t.Fatalf("list %d, point %d: the label is %q in %s, want %q", seed, i, label.s, label.node.Type, p.label)
		}
		if label.page != words[0].page || label.y != words[0].y {
			t.Errorf("list %d, point %d: the label stands on page %d at %d, its first line on page %d at %d", seed, i, label.page, label.y, words[0].page, words[0].y)
		}
		byPage, said := map[int]int{}, ""
		for _, w := range words {
			byPage[w.page]++
			said += w.s
			if w.node != l.tree.words[i] {
				t.Fatalf("list %d, point %d: %q belongs to another element", seed, i, w.s)
			}
		}
		if strings.Join(strings.Fields(said), " ") != strings.Join(strings.Fields(p.Words()), " ") {
			t.Errorf("list %d, point %d says\n%s\nwant\n%s", seed, i, said, p.Words())
		}
		if len(byPage) > 1 {
			parted++
			for n, lines := range byPage {
				if lines < 2 {
					t.Errorf("list %d, point %d: one line alone on page %d", seed, i, n)
				}
			}
		}
		if i > 0 && l.points[i-1].deep && label.page != lastPage {
			t.Errorf("list %d: point %d is parted from the one it stands below", seed, i)
		}
		lastPage = words[len(words)-1].page
		at += 1 + len(p.Lines)
	}
	if at != len(drawn) {
		t.Errorf("list %d: %d lines more were drawn", seed, len(drawn)-at)
	}
	return parted
}

// A long list has labels of several digits, and a face without bullets has dashes.
func TestLabels(t *testing.T) {
	m := typeset.New(samples.Factsheet(), samples.Brand(t))
	form := Form{Style: &m.Styles.Body, Indent: mm(2), Numbers: mm(7), Gap: mm(2), GapBelow: mm(1)}
	b := samples.Numbered()
	for range 1000 {
		b.Items = append(b.Items, doc.ListItem{Text: samples.Sp("A point.")})
	}
	l := New(m, b, form, mm(100))
	if left, _ := l.Indents(1); left <= l.width("1000") {
		t.Errorf("the words begin at %d, and the label is %d wide", left, l.width("1000"))
	}
	if got := New(m, samples.List(false), form, mm(100)); got.points[0].label != "•" || got.points[1].label != "◦" {
		t.Errorf("labels %q and %q", got.points[0].label, got.points[1].label)
	}
}
