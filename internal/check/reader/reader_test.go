package reader

import (
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"
)

// build writes a file of one page: content, further entries of the page and of the catalogue, and further objects from
// number 5 on.
func build(content, page, catalog string, objects ...string) []byte {
	all := append([]string{
		"<</Type /Catalog /Pages 2 0 R " + catalog + ">>",
		"<</Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 100 200] /Resources <</XObject <</Fm 5 0 R>> /Properties <</MC0 <</MCID 7>>>>>>>>",
		"<</Type /Page /Parent 2 0 R /Contents 4 0 R " + page + ">>",
		fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(content), content),
	}, objects...)
	var b strings.Builder
	b.WriteString("%PDF-1.7\n")
	var places []int
	for i, o := range all {
		places = append(places, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(all)+1)
	for _, at := range places {
		fmt.Fprintf(&b, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(all)+1, start)
	return []byte(b.String())
}

func open(t testing.TB, data []byte) *File {
	t.Helper()
	f, err := Open(data)
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Pages) != 1 {
		t.Fatalf("%d pages", len(f.Pages))
	}
	return f
}

func form(content string) string {
	return fmt.Sprintf("<</Type /XObject /Subtype /Form /BBox [0 0 9 9] /Matrix [1 0 0 1 10 0] /Length %d>>\nstream\n%s\nendstream", len(content), content)
}

// summary says in a line what a page paints.
func summary(p *Page) string {
	var s []string
	for _, m := range p.Marks {
		what := fmt.Sprintf("%s:%d:%d", m.Tag, m.MCID, m.Paints)
		if m.Bounds.Any {
			what += fmt.Sprintf("@%g", m.Bounds.Box)
		}
		s = append(s, what)
	}
	for _, l := range p.Loose {
		s = append(s, "loose "+l.Op)
	}
	for _, list := range [][]string{p.Spaces, p.Damage, p.Unknown, p.Unpaired, p.Missing} {
		s = append(s, list...)
	}
	if len(p.Nested) > 0 {
		s = append(s, fmt.Sprintf("nested %d", len(p.Nested)))
	}
	if p.Deepest > 0 {
		s = append(s, fmt.Sprintf("deep %d", p.Deepest))
	}
	return strings.Join(s, "; ")
}

func TestContent(t *testing.T) {
	for _, c := range []struct{ content, want string }{
		{"/P <</MCID 0>> BDC 1 g 0 0 m 5 0 l 5 8 l h f EMC", "P:0:1@[0 0 5 8]; DeviceGray"},
		{"/P /MC0 BDC 1 2 3 4 re S EMC", "P:7:1@[1 2 4 6]"},
		{"/Artifact <</Type /Pagination /Subtype /Footer /MCID 3>> BDC 0 0 1 1 re B* EMC", "Artifact:-1:1@[0 0 1 1]"},
		{"/Span <</Lang (fr)>> BDC 0 0 1 1 re f EMC", "loose f"},
		{"/P <</MCID 0>> BDC /Span <</Lang (fr)>> BDC 0 0 1 1 re f EMC EMC", "P:0:1@[0 0 1 1]"},
		{"/P <</MCID 0>> BDC /Artifact BMC EMC EMC", "P:0:0; Artifact:-1:0; nested 1"},
		{"q 2 0 0 2 10 20 cm /Artifact BMC 1 1 1 1 re f EMC Q /Artifact BMC 1 1 1 1 re f EMC",
			"Artifact:-1:1@[12 22 14 24]; Artifact:-1:1@[1 1 2 2]; deep 1"},
		{"0 0 m 9 9 l n W", ""}, // nothing is painted
		{"/Artifact BMC /Fm Do EMC", "Artifact:-1:1@[10 0 15 5]; DeviceRGB"},
		{"/Fm Do", "loose f; DeviceRGB"},
		{"/Artifact BMC /Nope Do EMC", "Artifact:-1:0; Nope"},
		{"/Artifact BMC q 5 0 0 5 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xFFEI EI Q EMC", "Artifact:-1:1@[0 0 5 5]; DeviceGray; deep 1"},
		{"/Artifact BMC 0 0 m 0 9 9 9 9 0 c f EMC 3 foo 1 g 1 2 g", "Artifact:-1:1@[0 0 9 6.75]; DeviceGray; foo; g"},
		{"Q EMC BT BT", "a graphics state is restored that was not saved; marked content is closed that was not opened; " +
			"text objects stand in each other or are closed twice; a text object is not closed"},
		{"0 0 1 0 k /CS0 CS", "DeviceCMYK; CS0"},
	} {
		f := open(t, build(c.content, "", "", form("1 0 0 rg 0 0 5 5 re f")))
		if got := summary(f.Pages[0]); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.content, got, c.want)
		}
	}
}

// Two streams of one page are one content, and what a page lacks it has from the node above.
func TestContentInParts(t *testing.T) {
	data := build("/Artifact BMC 0 0 1", "/Contents [4 0 R 6 0 R]", "", form(""), "<</Length 14>>\nstream\n1 re f EMC 1 g \nendstream")
	data = []byte(strings.Replace(string(data), "/Contents 4 0 R /Contents", "/Contents", 1))
	f := open(t, data)
	if got := summary(f.Pages[0]); got != "Artifact:-1:1@[0 0 1 1]; DeviceGray" {
		t.Error(got)
	}
	if f.Pages[0].Box != [4]float64{0, 0, 100, 200} {
		t.Errorf("box %v", f.Pages[0].Box)
	}
}

const type0 = `<</Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /ToUnicode 8 0 R
/DescendantFonts [<</Subtype /CIDFontType2 /CIDToGIDMap /Identity /DW 300 /W [65 [500 600] 70 72 250]>>]>>`

func TestTexts(t *testing.T) {
	cmap := "1 beginbfrange <0041> <0048> <0041> endbfrange"
	content := `BT /F1 10 Tf 2 Tr 1 0 0 1 20 30 Tm <00410042> Tj 5 TL T* [<0046> -1000 <0046>] TJ ET
q 0 1 -1 0 50 50 cm BT 200 Tz 3 Ts /F1 20 Tf 1 2 Td (\000A) ' ET Q BT 1 0 0 rg 1 Tc 2 0 0 2 0 0 Tm <00430043> Tj ET`
	f := open(t, build(content, "/Resources <</Font <</F1 7 0 R>>>>", "", form(""), "null", type0,
		fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(cmap), cmap)))
	p := f.Pages[0]
	type place struct {
		x, y, endX, endY, size float64
		words                  string
	}
	var got []place
	for _, x := range p.Texts {
		words := ""
		for _, c := range x.Codes {
			s, _ := x.Font.Unicode(c)
			words += s
		}
		r := func(v float64) float64 { return math.Round(v*100) / 100 }
		got = append(got, place{r(x.X), r(x.Y), r(x.EndX), r(x.EndY), r(x.Size), words})
	}
	want := []place{
		{20, 30, 31, 30, 10, "AB"},  // 500 and 600 thousandths of 10 points
		{20, 25, 22.5, 25, 10, "F"}, // next line, 250 thousandths
		{32.5, 25, 35, 25, 10, "F"}, // 10 points to the right
		{50, 51, 50, 71, 20, "A"},   // turned: 500 thousandths of 20 points, twice as wide, raised by 3, 5 lower
		{0, 0, 16, 0, 20, "CC"},     // (300 thousandths of 10 points and 1 point) twice, all doubled
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
	if s := summary(p); s != "loose Tj; loose TJ; loose TJ; loose '; loose Tj; DeviceRGB; deep 1" {
		t.Error(s)
	}
	font := f.Fonts[0]
	if !reflect.DeepEqual(font.Used, []int{'A', 'B', 'C', 'F'}) || !font.HasGlyphMap(f) || font.Glyph('B') != 'B' || font.Program != nil {
		t.Errorf("font %+v", font)
	}
	if w, stated := font.Width('C'); w != 300 || stated {
		t.Errorf("the width that is not stated is %g", w)
	}
}

func TestCovers(t *testing.T) {
	f := open(t, build("/Artifact BMC 0.5 g 10 10 m 50 10 l 50 50 l 10 50 l h 20 20 m 20 40 l 40 40 l 40 20 l h f EMC", "", ""))
	s := f.Pages[0].Shapes[0]
	for _, c := range []struct {
		x, y float64
		want bool
	}{{15, 15, true}, {30, 30, false}, {45, 30, true}, {5, 30, false}, {30, 60, false}} {
		if s.Covers(c.x, c.y) != c.want {
			t.Errorf("%g, %g: %v", c.x, c.y, !c.want)
		}
	}
	if *s.Color != (Color{0.5, 0.5, 0.5}) {
		t.Errorf("colour %v", *s.Color)
	}
}

func TestTree(t *testing.T) {
	f := open(t, build("/P <</MCID 0>> BDC EMC", "/StructParents 0", "/StructTreeRoot 6 0 R", form(""),
		`<</Type /StructTreeRoot /K 7 0 R /RoleMap <</Intro /Lead /Lead /P /A /B /B /A>> /ClassMap <</wide <</O /Table /ColSpan 3>>>>
/ParentTree <</Kids [<</Nums [0 [8 0 R]]>> <</Nums [5 8 0 R]>>]>> /IDTree <</Names [(a) 7 0 R (b) 8 0 R]>>>>`,
		"<</S /Document /P 6 0 R /K [8 0 R <</S /A /P 7 0 R>> 99 0 R]>>",
		"<</S /Intro /P 7 0 R /Pg 3 0 R /K [0 <</Type /MCR /MCID 4>> <</Type /OBJR /Obj 9 0 R>>] /C /wide /A [<</O /List>> 0 <</O /Table /Scope /Row>>]>>"))
	tree := f.Tree
	if len(tree.All) != 3 || tree.All[1].Type != "P" || tree.All[1].Named != "Intro" || !tree.All[1].Standard || tree.All[2].Standard {
		t.Fatalf("elements %+v", tree.All)
	}
	e := tree.All[1]
	if len(e.Kids) != 3 || *e.Kids[0].Mark != (MarkRef{3, 0}) || *e.Kids[1].Mark != (MarkRef{3, 4}) || *e.Kids[2].Object != (ObjectRef{3, 9}) {
		t.Errorf("kids %+v", e.Kids)
	}
	if n, _ := f.Int(f.Attribute(e, "Table", "ColSpan")); n != 3 || f.Name(f.Attribute(e, "Table", "Scope")) != "Row" || f.Attribute(e, "List", "Scope") != nil {
		t.Errorf("attributes %v", f.attributes(e))
	}
	if !reflect.DeepEqual(tree.Keys, []int{0, 5}) || !tree.Ordered || !tree.IDOrdered || tree.IDs["b"] != 8 {
		t.Errorf("indices %v %v", tree.Keys, tree.IDs)
	}
	if !reflect.DeepEqual(tree.Damage, []string{"an element is not there"}) {
		t.Errorf("damage %q", tree.Damage)
	}
}

func packetOf(t *testing.T, xmp string) *Packet {
	t.Helper()
	return open(t, build("", "", "/Metadata 6 0 R", form(""),
		fmt.Sprintf("<</Type /Metadata /Subtype /XML /Length %d>>\nstream\n%s\nendstream", len(xmp), xmp))).Packet
}

// Entries may be elements or attributes, in one description or several.
func TestPacket(t *testing.T) {
	p := packetOf(t, `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:RDF>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" pdf:Producer="x &amp; y"/>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator><rdf:Seq><rdf:li>A</rdf:li><rdf:li>B</rdf:li></rdf:Seq></dc:creator></rdf:Description>
</rdf:RDF></x:xmpmeta><?xpacket end="r"?>`)
	want := []Property{{NSPDF, "Producer", []string{"x & y"}}, {NSDC, "creator", []string{"A", "B"}}}
	if p.Fault != "" || !reflect.DeepEqual(p.Properties, want) {
		t.Errorf("got %v, %s", p.Properties, p.Fault)
	}
	if v, ok := p.Value(NSDC, "creator"); v != "A" || !ok {
		t.Errorf("value %q", v)
	}
	if _, ok := p.Value(NSDC, "title"); ok {
		t.Error("a title that is not there")
	}
}

func TestPacketDamaged(t *testing.T) {
	for xmp, want := range map[string]string{
		"":                   "they are empty",
		"<a><b></a>":         "they are not well-formed XML",
		"<a/>":               "they hold no descriptions",
		"\xFE\xFF\x00<\x00a": "they are not UTF-8",
		strings.Repeat("<a>", 500) + strings.Repeat("</a>", 500): "their elements are nested too deep",
	} {
		if p := packetOf(t, xmp); p == nil || p.Fault != want {
			t.Errorf("%.20q: got %+v, want %s", xmp, p, want)
		}
	}
}
