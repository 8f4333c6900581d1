package pdf

import (
	"os"
	"strings"
	"testing"

	"briefing/internal/page/font"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/golden"
)

func TestMain(m *testing.M) { os.Exit(golden.Main(m)) }

// fault is a document that the standards refuse and the id of the refusal.
type fault struct {
	name, id string
	change   func(b *builder)
}

// first finds the first element of a type.
func first(n *frame.Node, typ string) *frame.Node {
	if n.Type == typ {
		return n
	}
	for _, k := range n.Kids {
		if k.Node != nil {
			if f := first(k.Node, typ); f != nil {
				return f
			}
		}
	}
	return nil
}

func firstText(b *builder) *frame.Text { return b.doc.Pages[0].Marks[2].Items[0].(*frame.Text) }

func say(s string) func(b *builder) { return func(b *builder) { firstText(b).S = s } }

func figure(change func(n *frame.Node)) func(b *builder) {
	return func(b *builder) { change(first(b.doc.Root, "Figure")) }
}

func shape(p *frame.Path) func(b *builder) { return func(b *builder) { b.mark(nil, p) } }

func attach(a frame.Attachment) func(b *builder) {
	return func(b *builder) { b.doc.Attachments = append(b.doc.Attachments, a) }
}

func link(change func(l *frame.Link)) func(b *builder) {
	return func(b *builder) { change(b.doc.Pages[0].Links[0]) }
}

var start = []frame.Seg{{Op: frame.MoveTo}, {Op: frame.LineTo, P: [3]frame.Point{{X: 500}}}}

var faults = []fault{
	{"title blank", "pdf-title", func(b *builder) { b.doc.Meta.Title = " " }},
	{"language missing", "pdf-language", func(b *builder) { b.doc.Meta.Lang = "" }},
	{"language in words", "pdf-language", func(b *builder) { b.doc.Meta.Lang = "English (UK)" }},
	{"date that does not exist", "pdf-date", func(b *builder) { b.doc.Meta.Date = "2019-02-30" }},
	{"control character in the author", "pdf-text", func(b *builder) { b.doc.Meta.Author = "A\x00B" }},
	{"title no UTF-8", "pdf-text", func(b *builder) { b.doc.Meta.Title = "A\xffB" }},
	{"title too long", "pdf-text", func(b *builder) { b.doc.Meta.Title = strings.Repeat("long ", 2000) }},

	{"page too large", "pdf-page-size", func(b *builder) { b.doc.Pages[1].W = 2_000_000 }},
	{"sheet too large", "pdf-page-size", func(b *builder) { b.doc.Pages[1].Around = 720_000 }},
	{"bleed beyond the sheet", "pdf-bleed", func(b *builder) { b.doc.Pages[1].Bleed = frame.Bleed }},
	{"page of nothing", "pdf-page-size", func(b *builder) { b.doc.Pages[1].H = 0 }},

	{"emoji", "pdf-missing-character", say("fine \U0001F600")},
	{"snowman", "pdf-missing-character", say("winter \u2603 road")},
	{"tab", "pdf-missing-character", say("a\tb")},
	{"line end", "pdf-missing-character", say("a\nb")},
	{"private use", "pdf-missing-character", say("logo \ue001")},
	{"replacement character", "pdf-missing-character", say("caf\ufffd")},
	{"byte order mark", "pdf-missing-character", say("\ufeffHello")},
	{"no UTF-8", "pdf-text", say("caf\xe9")},
	{"cut-off UTF-8", "pdf-text", say("caf\xc3")},
	{"run too long", "pdf-text", say(strings.Repeat("abcdefgh", 1200))},
	{"text without size", "pdf-text", func(b *builder) { firstText(b).Size = 0 }},
	{"unknown style", "pdf-text", func(b *builder) { firstText(b).Style = 7 }},

	{"figure without alternative text", "pdf-alt", figure(func(n *frame.Node) { n.Alt = "" })},
	{"figure with blank alternative text", "pdf-alt", figure(func(n *frame.Node) { n.Alt = " \u00a0\u200b" })},
	{"figure without box", "pdf-figure-box", figure(func(n *frame.Node) { n.BBox = nil })},
	{"figure that shows nothing", "pdf-figure-empty", func(b *builder) {
		n := b.doc.Root.Add("Figure")
		n.Alt, n.BBox = "Nothing", &frame.Rect{W: 100, H: 100}
	}},
	{"heading level left out", "pdf-heading-order", func(b *builder) { first(b.doc.Root, "H2").Type = "H3" }},
	{"first heading of level 2", "pdf-heading-order", func(b *builder) { first(b.doc.Root, "H1").Type = "H2" }},
	{"heading without text", "pdf-heading-empty", func(b *builder) { b.doc.Root.Add("H2") }},
	{"header cell without scope", "pdf-scope", func(b *builder) { first(b.doc.Root, "TH").Scope = "" }},
	{"header cell with an unknown scope", "pdf-scope", func(b *builder) { first(b.doc.Root, "TH").Scope = "column" }},
	{"row with too few cells", "pdf-table-ragged", func(b *builder) {
		tr := first(first(b.doc.Root, "TBody"), "TR")
		gone := tr.Kids[4].Node
		tr.Kids = tr.Kids[:4]
		for _, m := range b.doc.Pages[1].Marks {
			if m.Node == gone {
				m.Node = nil
			}
		}
	}},
	{"cell over too many columns", "pdf-table-ragged", func(b *builder) { first(b.doc.Root, "TD").ColSpan = 2 }},
	{"cell over too many rows", "pdf-table", func(b *builder) { first(b.doc.Root, "TD").RowSpan = 2000 }},
	{"cell over a row that has its own", "pdf-table-ragged", func(b *builder) { first(b.doc.Root, "TD").RowSpan = 2 }},
	{"cell over a negative number of columns", "pdf-table", func(b *builder) { first(b.doc.Root, "TD").ColSpan = -1 }},
	{"table without rows", "pdf-table", func(b *builder) { b.doc.Root.Add("Table") }},
	{"table with two heads", "pdf-table", func(b *builder) { first(b.doc.Root, "Table").Add("THead") }},
	{"table without body", "pdf-table", func(b *builder) { first(b.doc.Root, "TBody").Type = "TFoot" }},
	{"rows outside the body", "pdf-table", func(b *builder) { first(b.doc.Root, "Table").Add("TR") }},
	{"caption in the middle of a table", "pdf-tree", func(b *builder) {
		t := first(b.doc.Root, "Table")
		c := &frame.Node{Type: "Caption"}
		t.Kids = []frame.Kid{t.Kids[0], {Node: c}, t.Kids[1]}
	}},
	{"cell in a section", "pdf-tree", func(b *builder) { b.doc.Root.Add("TD") }},
	{"paragraph in a row", "pdf-tree", func(b *builder) { first(b.doc.Root, "TR").Add("P") }},
	{"paragraph in a paragraph", "pdf-tree", func(b *builder) { first(b.doc.Root, "P").Add("P") }},
	{"text in a list item", "pdf-tree", func(b *builder) { b.mark(first(b.doc.Root, "LI"), b.text(0, 900, "x", 0, 900)) }},
	{"paragraph in a list", "pdf-tree", func(b *builder) { first(b.doc.Root, "L").Add("P") }},
	{"text in a section", "pdf-tree", func(b *builder) { b.mark(first(b.doc.Root, "Sect"), b.text(0, 900, "x", 0, 900)) }},
	{"second document", "pdf-tree", func(b *builder) { b.doc.Root.Add("Document") }},
	{"root is a part", "pdf-root", func(b *builder) { b.doc.Root.Type = "Part" }},
	{"type of another standard", "pdf-type", func(b *builder) { first(b.doc.Root, "Sect").Type = "Title" }},
	{"note without id", "pdf-note-id", func(b *builder) { first(b.doc.Root, "Note").ID = "" }},
	{"id twice", "pdf-id", func(b *builder) { first(b.doc.Root, "Note").ID = "p1" }},
	{"scope on a paragraph", "pdf-attribute", func(b *builder) { first(b.doc.Root, "P").Scope = "Row" }},
	{"unknown numbering", "pdf-attribute", func(b *builder) { first(b.doc.Root, "L").Numbering = "Roman" }},
	{"language of a part in words", "pdf-language", func(b *builder) { first(b.doc.Root, "P").Lang = "français" }},
	{"alternative text with a control character", "pdf-text", figure(func(n *frame.Node) { n.Alt = "a\x07b" })},

	{"content without a place", "pdf-tree", func(b *builder) {
		b.page.Marks = append(b.page.Marks, &frame.Mark{Node: first(b.doc.Root, "P"), Items: []frame.Item{b.text(0, 900, "lost", 0, 900)}})
	}},
	{"content on no page", "pdf-tree", func(b *builder) {
		n := first(b.doc.Root, "P")
		n.Kids = append(n.Kids, frame.Kid{Mark: &frame.Mark{Node: n}})
	}},
	{"content of another element", "pdf-tree", func(b *builder) {
		b.doc.Root.Add("P").Kids = first(b.doc.Root, "P").Kids
	}},
	{"content twice on the pages", "pdf-mark-twice", func(b *builder) { b.page.Marks = append(b.page.Marks, b.doc.Pages[0].Marks[1]) }},
	{"element in two places", "pdf-tree", func(b *builder) {
		b.doc.Root.Kids = append(b.doc.Root.Kids, frame.Kid{Node: first(b.doc.Root, "P")})
	}},
	{"element that contains itself", "pdf-tree", func(b *builder) {
		s := first(b.doc.Root, "Sect")
		s.Kids = append(s.Kids, frame.Kid{Node: b.doc.Root}, frame.Kid{Node: s})
	}},
	{"empty entry", "pdf-tree", func(b *builder) { b.doc.Root.Kids = append(b.doc.Root.Kids, frame.Kid{}) }},

	{"link without words", "pdf-link-contents", link(func(l *frame.Link) { l.Contents = " " })},
	{"link without area", "pdf-link-box", link(func(l *frame.Link) { l.Box.W = 0 })},
	{"link outside the page", "pdf-link-box", link(func(l *frame.Link) { l.Box.X = 70000 })},
	{"link without target", "pdf-link-target", link(func(l *frame.Link) { l.URI = "" })},
	{"link with two targets", "pdf-link-target", link(func(l *frame.Link) { l.Dest = &frame.Dest{} })},
	{"link to no page", "pdf-link-target", link(func(l *frame.Link) { l.URI, l.Dest = "", &frame.Dest{Page: 9} })},
	{"link with spaces", "pdf-link-target", link(func(l *frame.Link) { l.URI = "https://example.org/a b" })},
	{"link without scheme", "pdf-link-target", link(func(l *frame.Link) { l.URI = "www.example.org" })},
	{"link element without link", "pdf-link-element", func(b *builder) {
		n := first(b.doc.Root, "P").Add("Link")
		b.mark(n, b.text(0, 900, "x", 0, 900))
	}},
	{"link in a paragraph", "pdf-link-element", link(func(l *frame.Link) { l.Node.Type = "Span" })},
	{"link without a place", "pdf-link-element", link(func(l *frame.Link) { l.Node.Kids = l.Node.Kids[:1] })},

	{"bookmark without title", "pdf-outline", func(b *builder) { b.doc.Outline[0].Title = "" }},
	{"bookmark to no page", "pdf-outline", func(b *builder) { b.doc.Outline[0].Kids[1].Dest.Page = 4 }},

	{"attachment in a folder", "pdf-attachment", attach(frame.Attachment{Name: "a/b.csv", MediaType: "text/csv", Relation: "Data"})},
	{"attachment twice", "pdf-attachment", attach(frame.Attachment{Name: "dataset.yaml", MediaType: "text/csv", Relation: "Data"})},
	{"attachment without type", "pdf-attachment", attach(frame.Attachment{Name: "x.csv", MediaType: "csv", Relation: "Data"})},
	{"attachment without relation", "pdf-attachment", attach(frame.Attachment{Name: "x.csv", MediaType: "text/csv", Relation: "data"})},

	{"line without width", "pdf-path", shape(&frame.Path{Segs: start, Stroke: &ink})},
	{"dashes without length", "pdf-path", shape(&frame.Path{Segs: start, Stroke: &ink, Width: 50, Dash: []frame.Unit{0, 0}})},
	{"negative dash", "pdf-path", shape(&frame.Path{Segs: start, Stroke: &ink, Width: 50, Dash: []frame.Unit{100, -50}})},
	{"shape without start", "pdf-path", shape(&frame.Path{Segs: start[1:], Stroke: &ink, Width: 50})},

	{"picture that is text", "pdf-image", func(b *builder) {
		b.mark(nil, &frame.Image{Box: frame.Rect{W: 100, H: 100}, Key: "x", Data: []byte("no picture")})
	}},
	{"picture cut off", "pdf-image", func(b *builder) {
		im := b.doc.Pages[2].Marks[2].Items[0].(*frame.Image)
		b.mark(nil, &frame.Image{Box: frame.Rect{W: 100, H: 100}, Key: "x", Data: im.Data[:len(im.Data)/2]})
	}},
	{"picture without size", "pdf-image", func(b *builder) { b.mark(nil, &frame.Image{Key: "x"}) }},
	{"two pictures with one key", "pdf-image", func(b *builder) {
		for _, m := range b.doc.Pages[2].Marks {
			if m.Node == nil {
				m.Items[0].(*frame.Image).Key = "alpha"
				break
			}
		}
	}},
}

// TestRefusals: each fault is refused with its id, and the messages are reviewed as a text.
func TestRefusals(t *testing.T) {
	var all strings.Builder
	for _, f := range faults {
		b := sample(t)
		f.change(b)
		data, list := Write(b.doc, b.fonts, Options{})
		if data != nil || !list.HasErrors() {
			t.Errorf("%s: passes", f.name)
			continue
		}
		found := false
		for _, d := range list {
			found = found || d.ID == f.id
		}
		if !found {
			t.Errorf("%s: no %s in\n%s", f.name, f.id, list.Text())
		}
		all.WriteString("# " + f.name + "\n" + list.Text() + "\n")
	}
	golden.Text(t, "testdata/refusals.golden", all.String())
}

// All faults of a document are reported at once.
func TestAllFaultsAtOnce(t *testing.T) {
	b := sample(t)
	firstText(b).S = "snow \u2603"
	first(b.doc.Root, "Figure").Alt = ""
	first(b.doc.Root, "Note").ID = ""
	b.doc.Meta.Title = ""
	_, list := Write(b.doc, b.fonts, Options{})
	for _, id := range []string{"pdf-missing-character", "pdf-alt", "pdf-note-id", "pdf-title"} {
		if !strings.Contains(list.Text(), "["+id+"]") {
			t.Errorf("no %s in\n%s", id, list.Text())
		}
	}
}

func TestNothingToWrite(t *testing.T) {
	b := sample(t)
	for name, f := range map[string]func() (string, bool){
		"no document": func() (string, bool) { _, l := Write(nil, b.fonts, Options{}); return l.Text(), l.HasErrors() },
		"no pages": func() (string, bool) {
			_, l := Write(&frame.Document{Root: b.doc.Root}, b.fonts, Options{})
			return l.Text(), l.HasErrors()
		},
		"no fonts":    func() (string, bool) { _, l := Write(b.doc, nil, Options{}); return l.Text(), l.HasErrors() },
		"half a font": func() (string, bool) { _, l := Write(b.doc, &font.Set{}, Options{}); return l.Text(), l.HasErrors() },
	} {
		if s, refused := f(); !refused {
			t.Errorf("%s: passes with %q", name, s)
		}
	}
}

// A Writer that met a fault, or a programmer's mistake, writes the next document as if nothing had happened.
func TestWriterRecovers(t *testing.T) {
	good := sample(t)
	want := mustWrite(t, good, Options{})
	w := new(Writer)
	bad := sample(t)
	bad.doc.Pages[1] = nil
	if data, list := w.Write(bad.doc, bad.fonts, Options{}); data != nil || !list.HasErrors() {
		t.Error("a document with a missing page passes")
	}
	bad = sample(t)
	firstText(bad).S = "\u2603"
	if _, list := w.Write(bad.doc, bad.fonts, Options{}); !list.HasErrors() {
		t.Error("a missing character passes")
	}
	if data, list := w.Write(good.doc, good.fonts, Options{}); string(data) != string(want) {
		t.Errorf("the next document differs:\n%s", list.Text())
	}
}
