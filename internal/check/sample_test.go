package check

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"sync"
	"testing"

	"briefing/internal/page/font"
	"briefing/internal/page/frame"
	"briefing/internal/write/pdf"
)

// page builds a small document as the layout stage would: every method places something and says what it means.
type page struct {
	doc   *frame.Document
	fonts *font.Set
	on    *frame.Page
	y     frame.Unit
}

var (
	ink   = frame.Color{R: 0x22, G: 0x22, B: 0x22}
	blue  = frame.Color{R: 0x00, G: 0x44, B: 0x94}
	pale  = frame.Color{R: 0xE6, G: 0xEC, B: 0xF4}
	white = frame.Color{R: 0xFF, G: 0xFF, B: 0xFF}
)

func (p *page) next() {
	p.on = &frame.Page{W: frame.MM(210), H: frame.MM(297)}
	p.doc.Pages = append(p.doc.Pages, p.on)
	p.y = frame.MM(30)
}

func (p *page) mark(n *frame.Node, items ...frame.Item) *frame.Mark {
	m := &frame.Mark{Node: n, Items: items}
	p.on.Marks = append(p.on.Marks, m)
	if n != nil {
		n.Kids = append(n.Kids, frame.Kid{Mark: m})
	}
	return m
}

func (p *page) text(x, y frame.Unit, s string, style frame.FontStyle, c frame.Color) *frame.Text {
	return &frame.Text{At: frame.Point{X: x, Y: y}, S: s + " ", Style: style, Size: 950, Color: c,
		Width: frame.Unit(p.fonts.Face(int(style)).Width(s, 950))}
}

// line adds an element with one line of text.
func (p *page) line(in *frame.Node, typ, s string) *frame.Node {
	n := in.Add(typ)
	style := frame.Regular
	if typ[0] == 'H' {
		style = frame.Bold
	}
	p.y += 2000
	p.mark(n, p.text(frame.MM(18), p.y, s, style, ink))
	return n
}

func block(x, y, w, h frame.Unit, fill frame.Color) *frame.Path {
	return &frame.Path{Fill: &fill, Segs: []frame.Seg{
		{Op: frame.MoveTo, P: [3]frame.Point{{X: x, Y: y}}}, {Op: frame.LineTo, P: [3]frame.Point{{X: x + w, Y: y}}},
		{Op: frame.LineTo, P: [3]frame.Point{{X: x + w, Y: y + h}}}, {Op: frame.LineTo, P: [3]frame.Point{{X: x, Y: y + h}}},
		{Op: frame.Close}}}
}

func (p *page) figure(in *frame.Node) {
	n := in.Add("Figure")
	n.Alt = "Bar chart: arrests rose from 23 to 41"
	box := frame.Rect{X: frame.MM(18), Y: p.y + 1000, W: frame.MM(174), H: 9000}
	n.BBox = &box
	g := &frame.Group{At: frame.Point{X: box.X, Y: box.Y}}
	for i := range 4 {
		y := frame.Unit(i * 2000)
		bar := block(9000, y+300, frame.Unit(6000+4000*i), 1400, blue)
		g.Items = append(g.Items, p.text(0, y+1300, fmt.Sprintf("Région %d", i+1), frame.Regular, ink), bar,
			p.text(9300, y+1300, fmt.Sprintf("€%d.%d million", 12*i+7, i), frame.Bold, white))
	}
	dots := &frame.Path{Stroke: &blue, Width: 340, Cap: frame.RoundCap, Dash: []frame.Unit{0, 493}, Segs: []frame.Seg{
		{Op: frame.MoveTo, P: [3]frame.Point{{X: 9000, Y: 8500}}}, {Op: frame.LineTo, P: [3]frame.Point{{X: 29000, Y: 8500}}}}}
	curve := &frame.Path{Fill: &pale, Stroke: &blue, Width: 60, Segs: []frame.Seg{
		{Op: frame.MoveTo, P: [3]frame.Point{{X: 40000, Y: 2000}}},
		{Op: frame.CurveTo, P: [3]frame.Point{{X: 44000, Y: 2000}, {X: 44000, Y: 6000}, {X: 40000, Y: 6000}}}, {Op: frame.Close}}}
	g.Items = append(g.Items, dots, curve)
	p.mark(n, g)
	p.y = box.Y + box.H
}

// table adds a head, five rows, and a foot whose first cell spans two columns.
func (p *page) table(in *frame.Node) {
	n := in.Add("Table")
	top := p.y + 1000
	p.mark(nil, block(frame.MM(18), top, frame.MM(174), 1500, blue))
	cell := func(row *frame.Node, typ, scope string, r, c int, s string, ink frame.Color) *frame.Node {
		n := row.Add(typ)
		n.Scope = scope
		p.mark(n, p.text(frame.MM(18)+frame.Unit(c*12000+300), top+frame.Unit(r*1500+1000), s, frame.Regular, ink))
		return n
	}
	head, body, foot := n.Add("THead").Add("TR"), n.Add("TBody"), n.Add("TFoot").Add("TR")
	for c := range 4 {
		cell(head, "TH", "Column", 0, c, fmt.Sprintf("Head %d", c+1), white)
	}
	for r := range 5 {
		row := body.Add("TR")
		cell(row, "TH", "Row", r+1, 0, fmt.Sprintf("Programme %d", r+1), ink)
		for c := range 3 {
			cell(row, "TD", "", r+1, c+1, fmt.Sprintf("%d.%d", 17*r, c), ink)
		}
	}
	cell(foot, "TH", "Row", 6, 0, "Together", ink).ColSpan = 2
	cell(foot, "TD", "", 6, 2, "170.0", ink)
	cell(foot, "TD", "", 6, 3, "171.1", ink)
	p.y = top + 7*1500
	n.BBox = &frame.Rect{X: frame.MM(18), Y: top, W: frame.MM(174), H: p.y - top}
}

func (p *page) list(in *frame.Node, items ...string) {
	l := in.Add("L")
	l.Numbering = "Disc"
	for _, s := range items {
		li := l.Add("LI")
		p.y += 1400
		p.mark(li.Add("Lbl"), p.text(frame.MM(18), p.y, "•", frame.Regular, ink))
		p.mark(li.Add("LBody"), p.text(frame.MM(22), p.y, s, frame.Regular, ink))
	}
}

// link adds a line with a link, which a reference holds itself.
func (p *page) link(in *frame.Node, s, uri string, dest *frame.Dest) {
	if in.Type != "Reference" {
		in = p.line(in, "P", "See")
	} else {
		p.y += 2000
	}
	n := in.Add("Link")
	t := p.text(frame.MM(30), p.y, s, frame.Regular, blue)
	p.mark(n, t)
	l := &frame.Link{Box: frame.Rect{X: t.At.X, Y: p.y - 800, W: t.Width, H: 1100}, URI: uri, Dest: dest, Contents: s, Node: n}
	n.Kids = append(n.Kids, frame.Kid{Link: l})
	p.on.Links = append(p.on.Links, l)
}

func picture() []byte {
	im := image.NewNRGBA(image.Rect(0, 0, 12, 8))
	for i := range im.Pix {
		im.Pix[i] = byte(i * 7)
	}
	im.Set(0, 0, color.NRGBA{R: 1, A: 0x80})
	var b bytes.Buffer
	if err := png.Encode(&b, im); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// sampleDocument holds everything that a brief can hold, on two pages; with all letters also more of them than codes of one
// byte can tell apart.
func sampleDocument(fonts *font.Set, allLetters bool) *frame.Document {
	p := &page{fonts: fonts, doc: &frame.Document{
		Meta: frame.Meta{Title: "Counter-smuggling: sample & test", Author: "Sample Office", Subject: "A document for tests",
			Keywords: []string{"migration", "smuggling"}, Lang: "en-GB", Date: "2019-03-31", CreatorTool: "briefing 0.1"},
		Root: &frame.Node{Type: "Document"},
	}}
	p.next()
	footer := func(n int) {
		m := p.mark(nil, p.text(frame.MM(18), p.on.H-frame.MM(10), fmt.Sprintf("Page %d of 2", n), frame.Regular, ink))
		m.Artifact = frame.Footer
	}
	p.mark(nil, block(0, 0, p.on.W, frame.MM(25), blue)).Artifact = frame.Background
	sect := p.doc.Root.Add("Sect")
	title := sect.Add("H1")
	p.mark(title, p.text(frame.MM(18), frame.MM(15), "Partners against smuggling", frame.Bold, white))
	p.line(sect, "P", "The “figures”: more than 13\u202f000 arrests – €471.3 million, café.")
	p.line(sect, "H2", "Arrests")
	p.figure(sect)
	p.list(sect, "First point", "Second (with brackets)", "Third: Ελλάδα")
	p.link(sect, "the public register", "https://example.org/register?a=1&b=(2)", nil)
	toNote := &frame.Dest{Page: 1}
	p.link(sect.Add("P").Add("Reference"), "1", "", toNote)
	split := p.line(sect, "P", "This paragraph begins on one page")
	footer(1)

	p.next()
	p.mark(split, p.text(frame.MM(18), frame.MM(25), "and ends on the next.", frame.Regular, ink))
	p.line(sect, "H2", "Amounts")
	p.table(sect)
	p.line(sect, "H3", "A picture")
	fig := sect.Add("Figure")
	fig.Alt = "A small picture"
	fig.BBox = &frame.Rect{X: 6000, Y: p.y + 1000, W: 12000, H: 8000}
	p.mark(fig, &frame.Image{Box: *fig.BBox, Key: "picture", Data: picture()})
	p.y += 9000
	toNote.Y = p.y + 1000
	for i, s := range []string{"1 A note.", "2 Another note."} {
		note := sect.Add("Note")
		note.ID = fmt.Sprintf("note-%d", i+1)
		p.line(note, "P", s)
	}
	p.line(sect, "P", "Une phrase en français.").Lang = "fr"
	for first := rune(0x100); allLetters && first < 0x190; first += 0x30 {
		var letters []rune
		for r := first; r < first+0x30; r++ {
			if fonts.Face(0).Has(r) {
				letters = append(letters, r)
			}
		}
		p.line(sect, "P", string(letters))
	}
	footer(2)

	p.doc.Outline = []frame.Outline{
		{Title: "Partners", Dest: frame.Dest{Page: 0, Y: 5000}, Kids: []frame.Outline{
			{Title: "Arrests", Dest: frame.Dest{Page: 0, Y: 9000}}, {Title: "Amounts – größer", Dest: frame.Dest{Page: 1, Y: 5000}}}},
		{Title: "Notes", Dest: frame.Dest{Page: 1, Y: 60000}},
	}
	p.doc.Attachments = []frame.Attachment{
		{Name: "dataset.yaml", Description: "The data", MediaType: "application/yaml", Relation: "Source", Data: []byte("id: sample\n")},
		{Name: "größe.csv", Description: "Figures of a chart", MediaType: "text/csv", Relation: "Data", Data: []byte("a,b\n1,2\n")},
		{Name: "a chart.csv", MediaType: "text/csv", Relation: "Data", Data: []byte("a,b\n3,4\n")},
	}
	return p.doc
}

var (
	goodFile = sync.OnceValues(func() ([]byte, error) { return writeSample(pdf.Options{}, false) })
	wideFile = sync.OnceValues(func() ([]byte, error) { return writeSample(pdf.Options{}, true) })
)

func writeSample(opt pdf.Options, allLetters bool) ([]byte, error) {
	fonts, err := font.Liberation()
	if err != nil {
		return nil, err
	}
	data, list := pdf.Write(sampleDocument(fonts, allLetters), fonts, opt)
	if list.HasErrors() {
		return nil, fmt.Errorf("the sample is refused:\n%s", list.Text())
	}
	return data, nil
}

// good is the sample as the PDF writer writes it: its fonts are simple ones.
func good(t testing.TB) []byte {
	t.Helper()
	return made(t, goodFile)
}

// wide is the sample with more letters: its fonts are composite ones.
func wide(t testing.TB) []byte {
	t.Helper()
	return made(t, wideFile)
}

func made(t testing.TB, file func() ([]byte, error)) []byte {
	t.Helper()
	data, err := file()
	if err != nil {
		t.Fatal(err)
	}
	return data
}
