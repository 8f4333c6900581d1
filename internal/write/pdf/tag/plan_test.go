package tag

import (
	"fmt"
	"strings"
	"testing"

	"briefing/internal/page/frame"
)

func document(pages int) *frame.Document {
	d := &frame.Document{Root: &frame.Node{Type: "Document"}, Meta: frame.Meta{Title: "T", Lang: "en", Date: "2019-03-31"}}
	for range pages {
		d.Pages = append(d.Pages, &frame.Page{W: 60000, H: 80000})
	}
	return d
}

func mark(d *frame.Document, page int, n *frame.Node) *frame.Mark {
	m := &frame.Mark{Node: n}
	d.Pages[page].Marks = append(d.Pages[page].Marks, m)
	if n != nil {
		n.Kids = append(n.Kids, frame.Kid{Mark: m})
	}
	return m
}

// Numbers count the tagged marks of each page in paint order; owners and pages follow the tree.
func TestNumbers(t *testing.T) {
	d := document(2)
	h, p, q := d.Root.Add("H1"), d.Root.Add("P"), d.Root.Add("P")
	mark(d, 0, nil)
	mark(d, 0, q) // painted before, read after
	mark(d, 0, h)
	mark(d, 0, p)
	mark(d, 1, nil)
	mark(d, 1, p)
	{
		plan, list := New(d, nil, "")
		if list.HasErrors() {
			t.Fatal(list.Text())
		}
		if got := fmt.Sprint(plan.MCIDs(0), plan.MCIDs(1)); got != "[-1 0 1 2] [-1 0]" {
			t.Errorf("numbers %s", got)
		}
		got := ""
		for page := range 2 {
			for _, m := range plan.Owners(page) {
				got += fmt.Sprintf("%d:%d=%s%d ", m.Page, m.MCID, plan.Nodes[m.Owner].Type, m.Owner)
			}
		}
		if got != "0:0=P3 0:1=H11 0:2=P2 1:0=P2 " {
			t.Errorf("owners %s", got)
		}
		if e := plan.Nodes[2]; e.Page != 0 || e.Parent != 0 || plan.NodeOf(p) != 2 {
			t.Errorf("element %+v", e)
		}
		if m := plan.MarkOf(p.Kids[1].Mark); m.Page != 1 || m.MCID != 0 {
			t.Errorf("mark %+v", m)
		}
		if first, end := plan.PageLinks(0); first != end {
			t.Error("links where there are none")
		}
	}
}

func TestWrongPlace(t *testing.T) {
	for _, c := range []struct{ child, parent, want string }{
		{"P", "Sect", ""}, {"LI", "L", ""}, {"Lbl", "LI", ""}, {"Lbl", "Note", ""}, {"L", "LBody", ""}, {"L", "L", ""}, {"TR", "TBody", ""},
		{"TR", "Table", ""}, {"TH", "TR", ""}, {"P", "TD", ""}, {"L", "TD", ""}, {"Figure", "P", ""}, {"Link", "P", ""}, {"Span", "H2", ""},
		{"Note", "P", ""}, {"Link", "Reference", ""}, {"Caption", "Table", ""}, {"Caption", "Figure", ""}, {"H2", "Div", ""}, {"TOCI", "TOC", ""},
		{"LI", "Sect", "may only stand in a list"}, {"LBody", "L", "may only stand in a list item"}, {"P", "LI", "may only hold a label, list text"},
		{"TD", "TBody", "may only stand in a table row"}, {"TBody", "Sect", "may only stand in a table"}, {"P", "Table", "may only hold a caption, table row"},
		{"Table", "P", "may only hold text"}, {"P", "H1", "may only hold text"}, {"Sect", "P", "may only hold text"}, {"Document", "Sect", "only be the root"},
	} {
		got := WrongPlace(c.child, c.parent)
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s in %s: %q, want %q", c.child, c.parent, got, c.want)
		}
	}
}

// Levels may rise by one, fall by any number, and begin again.
func TestHeadingLevels(t *testing.T) {
	for levels, ok := range map[string]bool{"1": true, "1 2 3 2 3 1 2": true, "1 1": true, "1 2 3 4 1": true, "2": false, "1 3": false, "1 2 1 3": false} {
		d := document(1)
		for _, l := range strings.Fields(levels) {
			mark(d, 0, d.Root.Add("H"+l))
		}
		_, list := New(d, nil, "")
		if list.HasErrors() == ok {
			t.Errorf("%s: %s", levels, list.Text())
		}
	}
}

func TestSnippet(t *testing.T) {
	for s, want := range map[string]string{
		" two\n words\t": "“two words”", "bad \xff\x00\ue000": "“bad ???”",
		strings.Repeat("long ", 20): "“long long long long long long long long…”",
	} {
		if got := Snippet(s); got != want {
			t.Errorf("%q: %s", s, got)
		}
	}
}

// A tree that branches and contains itself must not trap the walks that look for a name.
func TestLoopsEnd(t *testing.T) {
	d := document(1)
	s := d.Root.Add("Sect")
	for range 3 {
		s.Kids = append(s.Kids, frame.Kid{Node: s}, frame.Kid{Node: d.Root})
	}
	f := s.Add("Figure")
	f.Kids = append(f.Kids, frame.Kid{Node: s})
	_, list := New(d, nil, "")
	if !list.HasErrors() {
		t.Error("a tree that contains itself passes")
	}
}
