package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"testing"
	"unicode"

	"briefing/internal/page/font"
	"briefing/internal/page/frame"
)

// builder makes small documents as the layout stage would: every helper places something and says what it means.
type builder struct {
	doc   *frame.Document
	page  *frame.Page
	fonts *font.Set
	y     frame.Unit
}

var (
	ink  = frame.Color{R: 0x22, G: 0x22, B: 0x22}
	blue = frame.Color{R: 0x00, G: 0x44, B: 0x94}
	pale = frame.Color{R: 0xE6, G: 0xEC, B: 0xF4}
)

func newBuilder(t testing.TB) *builder {
	t.Helper()
	fonts, err := font.Liberation()
	if err != nil {
		t.Fatal(err)
	}
	b := &builder{fonts: fonts, doc: &frame.Document{
		Meta: frame.Meta{Title: "Counter-smuggling: sample & test", Author: "Sample Office", Subject: "A document for tests",
			Keywords: []string{"migration", "smuggling"}, Lang: "en-GB", Date: "2019-03-31", CreatorTool: "briefing 0.1"},
		Root: &frame.Node{Type: "Document"},
	}}
	b.newPage(frame.MM(210), frame.MM(297))
	return b
}

func (b *builder) newPage(w, h frame.Unit) {
	b.page = &frame.Page{W: w, H: h}
	b.doc.Pages = append(b.doc.Pages, b.page)
	b.y = frame.MM(20)
}

// mark adds content of a node (nil: artefact) to the page.
func (b *builder) mark(n *frame.Node, items ...frame.Item) *frame.Mark {
	m := &frame.Mark{Node: n, Items: items}
	b.page.Marks = append(b.page.Marks, m)
	if n != nil {
		n.Kids = append(n.Kids, frame.Kid{Mark: m})
	}
	return m
}

func (b *builder) text(x, y frame.Unit, s string, style frame.FontStyle, size frame.Unit) *frame.Text {
	return &frame.Text{At: frame.Point{X: x, Y: y}, S: s, Style: style, Size: size, Color: ink,
		Width: frame.Unit(b.fonts.Face(int(style)).Width(s, int(size)))}
}

// para adds an element with one line of text and moves down.
func (b *builder) para(parent *frame.Node, typ, s string) *frame.Node {
	n := parent.Add(typ)
	style, size := frame.Regular, frame.Unit(950)
	if typ[0] == 'H' {
		style, size = frame.Bold, 1600
	}
	b.y += size * 3 / 2
	b.mark(n, b.text(frame.MM(18), b.y, s+" ", style, size))
	return n
}

func rect(x, y, w, h frame.Unit, fill, stroke *frame.Color) *frame.Path {
	return &frame.Path{Fill: fill, Stroke: stroke, Width: 50, Segs: []frame.Seg{
		{Op: frame.MoveTo, P: [3]frame.Point{{X: x, Y: y}}}, {Op: frame.LineTo, P: [3]frame.Point{{X: x + w, Y: y}}},
		{Op: frame.LineTo, P: [3]frame.Point{{X: x + w, Y: y + h}}}, {Op: frame.LineTo, P: [3]frame.Point{{X: x, Y: y + h}}},
		{Op: frame.Close}}}
}

func line(x0, y0, x1, y1, width frame.Unit, c frame.Color, dash []frame.Unit, end frame.Cap) *frame.Path {
	return &frame.Path{Stroke: &c, Width: width, Dash: dash, Cap: end, Segs: []frame.Seg{
		{Op: frame.MoveTo, P: [3]frame.Point{{X: x0, Y: y0}}}, {Op: frame.LineTo, P: [3]frame.Point{{X: x1, Y: y1}}}}}
}

// figure adds a chart: bars with labels, a curve, and rows of unit marks as dashed strokes.
func (b *builder) figure(parent *frame.Node, name string, rows int) *frame.Node {
	n := parent.Add("Figure")
	n.Alt = "Bar chart: " + name
	top := b.y + 1000
	n.BBox = &frame.Rect{X: frame.MM(18), Y: top, W: frame.MM(174), H: 12000}
	g := &frame.Group{At: frame.Point{X: frame.MM(18), Y: top}}
	for i := range 5 {
		y := frame.Unit(i * 1400)
		g.Items = append(g.Items, b.text(0, y+900, fmt.Sprintf("%s %d ", name, i+1), frame.Regular, 800),
			rect(8000, y+200, frame.Unit(4000+i*2500), 900, &blue, nil),
			rect(8000+frame.Unit(4000+i*2500), y+200, 3000, 900, &pale, &blue),
			b.text(26000, y+900, fmt.Sprintf("€%d.%d million ", 12*i+7, i), frame.Bold, 800))
	}
	for r := range rows {
		y := frame.Unit(7400 + r*493)
		g.Items = append(g.Items, line(8000, y, 8000+493*80, y, 340, blue, []frame.Unit{0, 493}, frame.RoundCap))
	}
	curve := &frame.Path{Stroke: &ink, Width: 75, Segs: []frame.Seg{{Op: frame.MoveTo, P: [3]frame.Point{{X: 8000, Y: 7000}}}}}
	for i := range 20 {
		x := frame.Unit(8000 + i*1500)
		curve.Segs = append(curve.Segs, frame.Seg{Op: frame.CurveTo, P: [3]frame.Point{{X: x + 400, Y: 6500}, {X: x + 900, Y: 7300}, {X: x + 1500, Y: 7000}}})
	}
	g.Items = append(g.Items, curve)
	b.mark(n, g)
	b.y = top + 12500
	return n
}

// table adds a table with a head; fills and rules are an artefact before the cells.
func (b *builder) table(parent *frame.Node, rows, cols int) *frame.Node {
	n := parent.Add("Table")
	width := frame.MM(174) / frame.Unit(cols)
	top := b.y + 800
	var fills []frame.Item
	for r := 0; r <= rows; r += 2 {
		fills = append(fills, rect(frame.MM(18), top+frame.Unit(r*1300), frame.MM(174), 1300, &pale, nil))
	}
	fills = append(fills, line(frame.MM(18), top+1300, frame.MM(192), top+1300, 75, blue, nil, frame.Butt))
	b.mark(nil, fills...)
	head, body := n.Add("THead"), n.Add("TBody")
	for r := range rows + 1 {
		in := body
		if r == 0 {
			in = head
		}
		tr := in.Add("TR")
		for c := range cols {
			typ, style, s := "TD", frame.Regular, fmt.Sprintf("%d.%d ", r*37%101, c)
			if r == 0 || c == 0 {
				typ, style, s = "TH", frame.Bold, fmt.Sprintf("Région %d/%d ", r, c)
			}
			cell := tr.Add(typ)
			if typ == "TH" {
				cell.Scope = "Row"
				if r == 0 {
					cell.Scope = "Column"
				}
			}
			b.mark(cell, b.text(frame.MM(18)+width*frame.Unit(c)+300, top+frame.Unit(r*1300)+900, s, style, 850))
		}
	}
	b.y = top + frame.Unit((rows+1)*1300)
	n.BBox = &frame.Rect{X: frame.MM(18), Y: top, W: frame.MM(174), H: b.y - top}
	return n
}

// link adds a paragraph with a link to an address or a place.
func (b *builder) link(parent *frame.Node, s, uri string, dest *frame.Dest) *frame.Link {
	p := b.para(parent, "P", "See")
	n := p.Add("Link")
	t := b.text(frame.MM(30), b.y, s+" ", frame.Regular, 950)
	t.Color = blue
	b.mark(n, t, line(t.At.X, b.y+100, t.At.X+t.Width, b.y+100, 40, blue, nil, frame.Butt))
	l := &frame.Link{Box: frame.Rect{X: t.At.X, Y: b.y - 800, W: t.Width, H: 1100}, URI: uri, Dest: dest, Contents: s, Node: n}
	n.Kids = append(n.Kids, frame.Kid{Link: l})
	b.page.Links = append(b.page.Links, l)
	return l
}

func (b *builder) list(parent *frame.Node, items ...string) *frame.Node {
	l := parent.Add("L")
	l.Numbering = "Disc"
	for _, s := range items {
		li := l.Add("LI")
		b.y += 1400
		b.mark(li.Add("Lbl"), b.text(frame.MM(18), b.y, "• ", frame.Regular, 950))
		b.mark(li.Add("LBody"), b.text(frame.MM(22), b.y, s+" ", frame.Regular, 950))
	}
	return l
}

func testPNG(t testing.TB, transparent bool) []byte {
	t.Helper()
	im := image.NewNRGBA(image.Rect(0, 0, 24, 16))
	for y := range 16 {
		for x := range 24 {
			c := color.NRGBA{R: uint8(x * 10), G: uint8(y * 15), B: 0x80, A: 0xFF}
			if transparent && (x+y)%3 == 0 {
				c.A = 0x60
			}
			im.SetNRGBA(x, y, c)
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, im); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const words = "The “figures”: more than 13\u202f000 arrests – €471.3 million, café, naïve, in North Africa and the Sahel. "

// sample is a document of four pages with everything a document can hold.
func sample(t testing.TB) *builder {
	t.Helper()
	b := newBuilder(t)
	root := b.doc.Root
	footer := func(n int) {
		m := b.mark(nil, b.text(frame.MM(18), b.page.H-frame.MM(10), fmt.Sprintf("Page %d of 4 ", n), frame.Regular, 750))
		m.Artifact = frame.Footer
	}
	bg := b.mark(nil, rect(0, 0, b.page.W, frame.MM(25), &blue, nil))
	bg.Artifact = frame.Background
	sect := root.Add("Sect")
	b.para(sect, "H1", "Partners against smuggling")
	for i := range 8 {
		p := b.para(sect, "P", words)
		p.ID = fmt.Sprintf("p%d", i)
	}
	b.figure(sect, "Funding", 5)
	b.list(sect, "First point", "Second (with brackets) and \\ a backslash", "Third: Ελλάδα, България")
	b.link(sect, "the public register", "https://example.org/register?a=1&b=(2)", nil)
	b.link(sect, "Note 1", "", &frame.Dest{Page: 3, Y: 5000})
	footer(1)

	b.newPage(frame.MM(210), frame.MM(297))
	b.mark(nil, b.text(frame.MM(18), frame.MM(12), "Running head ", frame.Italic, 750)).Artifact = frame.Header
	b.para(sect, "H2", "By region")
	b.table(sect, 20, 5)
	b.figure(sect, "Outcomes", 8)
	split := b.para(sect, "P", "This paragraph begins on one page")
	footer(2)

	b.newPage(frame.MM(338.667), frame.MM(190.5))
	b.y += 2000
	b.mark(split, b.text(frame.MM(18), b.y, "and ends on the next, which is wide. ", frame.Regular, 950))
	b.para(sect, "H2", "A picture")
	fig := sect.Add("Figure")
	fig.Alt = "A colourful picture (half transparent)"
	fig.BBox = &frame.Rect{X: 6000, Y: 12000, W: 12000, H: 8000}
	b.mark(fig, &frame.Image{Box: *fig.BBox, Key: "alpha", Data: testPNG(t, true)})
	b.mark(nil, &frame.Image{Box: frame.Rect{X: 30000, Y: 12000, W: 12000, H: 8000}, Key: "opaque", Data: testPNG(t, false)},
		&frame.Image{Box: frame.Rect{X: 45000, Y: 12000, W: 6000, H: 4000}, Key: "alpha", Data: testPNG(t, true)})
	footer(3)

	b.newPage(frame.MM(210), frame.MM(297))
	b.para(sect, "H2", "Notes and sources")
	b.figure(sect, "Sophia", 10)
	note := sect.Add("Note")
	note.ID = "note-1"
	b.para(note, "P", "A note that explains the figure.")
	foreign := b.para(sect, "P", "Une phrase en français.")
	foreign.Lang = "fr"
	footer(4)

	b.doc.Outline = []frame.Outline{
		{Title: "Partners", Dest: frame.Dest{Page: 0, Y: 5000}, Kids: []frame.Outline{
			{Title: "By region", Dest: frame.Dest{Page: 1, Y: 5000}},
			{Title: "Ein Bild – größer", Dest: frame.Dest{Page: 2, Y: 5000}},
		}},
		{Title: "Notes", Dest: frame.Dest{Page: 3, Y: 5000}},
	}
	b.doc.Attachments = []frame.Attachment{
		{Name: "dataset.yaml", Description: "The data", MediaType: "application/yaml", Relation: "Source", Data: []byte("id: sample\n")},
		{Name: "chart-größe.csv", Description: "Figures of a chart", MediaType: "text/csv", Relation: "Data", Data: []byte("a,b\n1,2\n")},
		{Name: "a chart.csv", MediaType: "text/csv", Relation: "Data", Data: []byte("a,b\n3,4\n")},
	}
	return b
}

// mustWrite writes a document that has no faults.
func mustWrite(t testing.TB, b *builder, opt Options) []byte {
	t.Helper()
	data, list := Write(b.doc, b.fonts, opt)
	if list.HasErrors() {
		t.Fatalf("the document is refused:\n%s", list.Text())
	}
	return data
}

// alphabets are lines of all letters of a face from U+0100 to U+03FF, more than codes of one byte can tell apart.
func alphabets(face *font.Face) []string {
	var lines []string
	for first := rune(0x100); first < 0x400; first += 0x40 {
		var line []rune
		for r := first; r < first+0x40; r++ {
			if face.Has(r) && unicode.IsLetter(r) {
				line = append(line, r)
			}
		}
		if len(line) > 0 {
			lines = append(lines, string(line))
		}
	}
	return lines
}

// manyLetters is the sample with these lines on its last page.
func manyLetters(t testing.TB) *builder {
	t.Helper()
	b := sample(t)
	for _, line := range alphabets(b.fonts.Face(0)) {
		b.para(b.doc.Root, "P", line)
	}
	return b
}
