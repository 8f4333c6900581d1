package check

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"briefing/internal/check/object"
	"briefing/internal/check/reader"
	"briefing/internal/testkit/golden"
)

type (
	dict  = object.Dict
	array = object.Array
	name  = object.Name
	str   = object.String
)

// fault is one thing wrong in a file. rule must find it; also lists rules that rightly find it too. No other rule may
// say a word.
type fault struct {
	what  string
	rule  string
	also  []string
	spoil func(c *copied)
}

// Ways to the parts of the sample.

func (c *copied) page(n int) dict              { return c.Pages[n].Dict }
func (c *copied) content(n int) *object.Stream { return c.Stream(c.page(n), "Contents") }
func (c *copied) dict(v any, path ...any) dict { return c.Dict(v, path...) }

// el is the nth element of a type.
func (c *copied) el(typ string, n int) *reader.Element {
	c.t.Helper()
	list := c.Elements(typ)
	if n >= len(list) {
		c.t.Fatalf("the sample has %d elements of the type %s", len(list), typ)
	}
	return list[n]
}

func (c *copied) annot(n int) dict { return c.Dict(c.page(0), "Annots", n) }

// kids is an element's list of children.
func kids(e *reader.Element) array { return e.Dict["K"].(array) }

// spec is the nth attached file by its place in the tree of names.
func (c *copied) spec(n int) dict {
	return c.Dict(c.Catalog, "Names", "EmbeddedFiles", "Names", 2*n+1)
}

// face is the font in bold, or the other.
func (c *copied) face(bold bool) *reader.Font {
	for _, f := range c.Fonts {
		if strings.Contains(f.Name, "Bold") == bold {
			return f
		}
	}
	c.t.Fatal("the sample lacks a font")
	return nil
}

// xmp changes the metadata packet.
func (c *copied) xmp(from, to string) { c.swap(c.Packet.Stream, from, to) }

// paint adds operators to the end of the first page, as decoration.
func (c *copied) paint(ops string) {
	c.edit(c.content(0), func(b string) string { return b + "\n/Artifact BMC\n" + ops + "\nEMC\n" })
}

// codes is a text as it stands in a content stream, set in the bold font or the other. A character that the font has no code
// for becomes one it does not use.
func (c *copied) codes(bold bool, s string) string {
	c.t.Helper()
	font := c.face(bold)
	var b strings.Builder
	for _, r := range s {
		code := c.code(font, r)
		if font.Composite {
			b.WriteByte(byte(code >> 8))
		}
		b.WriteByte(byte(code))
	}
	return b.String()
}

func (c *copied) code(font *reader.Font, r rune) int {
	if font.Composite {
		return int(r)
	}
	for code := range 0x100 {
		if s, _ := font.Unicode(code); s == string(r) {
			return code
		}
	}
	return 0xFE
}

func stream(c *copied, d dict, data string) *object.Stream {
	s := &object.Stream{Dict: d}
	c.streams[s] = []byte(data)
	return s
}

func allFaults() []fault {
	return slices.Concat(fileFaults, contentFaults, treeFaults, grammarFaults, linkFaults, fontFaults, simpleFaults, codeFaults, honestFaults, metaFaults, attachmentFaults)
}

func TestFaults(t *testing.T) {
	caught := map[string]bool{}
	var told strings.Builder
	try := func(f fault, data []byte) {
		t.Run(f.what, func(t *testing.T) {
			c := takeApart(t, data)
			f.spoil(c)
			list := PDF(c.bytes())
			found := map[string]bool{}
			fmt.Fprintf(&told, "%s\n", f.what)
			for _, d := range list {
				fmt.Fprintf(&told, "    %s: %s\n", d.ID, d.Message)
				found[d.ID] = true
				if unfit.MatchString(d.Message) {
					t.Errorf("the message is not for people: %s", d.Message)
				}
			}
			if !found[f.rule] {
				t.Errorf("the rule %s does not find it:\n%s", f.rule, list.Text())
			}
			delete(found, f.rule)
			for _, id := range f.also {
				if !found[id] {
					t.Errorf("the rule %s does not find it:\n%s", id, list.Text())
				}
				delete(found, id)
			}
			if len(found) > 0 {
				t.Errorf("rules of other faults speak up:\n%s", list.Text())
			}
			caught[f.rule] = true
		})
	}
	for _, f := range allFaults() {
		try(f, good(t))
	}
	for _, f := range slices.Concat(fontFaults, codeFaults, compositeFaults) {
		f.what += " (codes of two bytes)"
		try(f, wide(t))
	}
	golden.Text(t, "testdata/findings.golden", told.String())
	for _, r := range Rules() {
		if !caught[r.ID] {
			t.Errorf("no planted fault tries the rule %s", r.ID)
		}
	}
}

var fileFaults = []fault{
	{"cut off in the middle", "file-readable", nil, func(c *copied) { c.damage = func(b []byte) []byte { return b[:len(b)/64] } }},
	{"a last line that leads nowhere", "file-readable", []string{"attachment-size", "file-id"}, func(c *copied) {
		c.damage = func(b []byte) []byte { return bytes.Replace(b, []byte("startxref\n"), []byte("startxref\n1"), 1) }
	}},
	{"bytes put in near the start", "file-objects", nil, func(c *copied) {
		c.damage = func(b []byte) []byte {
			moved := bytes.Replace(b, []byte("\n1 0 obj"), []byte("\n%!\n1 0 obj"), 1)
			at := bytes.LastIndex(moved, []byte("startxref\n")) + len("startxref\n")
			return fmt.Appendf(bytes.Clone(moved[:at]), "%d\n%%%%EOF\n", bytes.LastIndex(moved, []byte("\nxref\n"))+1)
		}
	}},
	{"a stream longer than it says", "file-objects", []string{"meta-readable"}, func(c *copied) {
		c.damage = func(b []byte) []byte {
			n := len(c.Packet.Raw)
			return bytes.Replace(b, fmt.Appendf(nil, "/Length %d/", n), fmt.Appendf(nil, "/Length %d/", n-3), 1)
		}
	}},
	{"no comment of high bytes", "file-header", nil, func(c *copied) { c.header = "%PDF-1.7\n" }},
	{"version 2.0 in the header", "file-header", nil, func(c *copied) { c.header = "%PDF-2.0\n%\xE2\xE3\xCF\xD3\n" }},
	{"version 2.0 in the catalogue", "file-version", nil, func(c *copied) { c.Catalog["Version"] = name("2.0") }},
	{"no identifiers", "file-id", nil, func(c *copied) { delete(c.trailer, "ID") }},
	{"bytes behind the end", "file-end", nil, func(c *copied) { c.tail += "more" }},
	{"a password", "file-encrypted", nil, func(c *copied) { c.trailer["Encrypt"] = c.add(dict{"Filter": name("Standard"), "V": 1}) }},
	{"a string too long", "file-limits", nil, func(c *copied) { c.Catalog["Long"] = str(strings.Repeat("a", 32768)) }},
	{"a name too long", "file-limits", nil, func(c *copied) { c.Catalog[strings.Repeat("a", 128)] = true }},
	{"a script", "file-actions", nil, func(c *copied) {
		c.Catalog["OpenAction"] = dict{"Type": name("Action"), "S": name("JavaScript"), "JS": str("app.alert(1)")}
	}},
	{"a script in the tree of names", "file-actions", nil, func(c *copied) {
		c.dict(c.Catalog, "Names")["JavaScript"] = dict{"Names": array{}}
	}},
	{"a link that starts a program", "file-actions", []string{"link-target"}, func(c *copied) {
		c.annot(0)["A"] = dict{"S": name("Launch"), "F": str("cmd.exe")}
	}},
	{"an action on opening a page", "file-actions", nil, func(c *copied) { c.page(0)["AA"] = dict{"O": dict{"S": name("GoTo")}} }},
	{"a form", "file-actions", nil, func(c *copied) { c.Catalog["AcroForm"] = dict{"Fields": array{}} }},
	{"layers", "file-actions", nil, func(c *copied) { c.Catalog["OCProperties"] = dict{"OCGs": array{}} }},
	{"a page without size", "page-boxes", []string{"figure-box", "link-area", "link-target", "outline-targets"}, func(c *copied) {
		for _, p := range c.Pages {
			p.Dict["MediaBox"] = array{0, 0, 1, 1}
		}
	}},
	{"a trim box over the bleed box", "page-boxes", nil, func(c *copied) {
		c.page(0)["BleedBox"] = array{10, 10, 500, 800}
		c.page(0)["TrimBox"] = array{5, 10, 500, 800}
	}},
	{"tab order by rows", "page-tabs", nil, func(c *copied) { c.page(0)["Tabs"] = name("R") }},
	{"not marked", "doc-marked", nil, func(c *copied) { delete(c.Catalog, "MarkInfo") }},
	{"doubtful tags", "doc-marked", nil, func(c *copied) { c.dict(c.Catalog, "MarkInfo")["Suspects"] = true }},
	{"title not shown", "doc-title-shown", nil, func(c *copied) { delete(c.Catalog, "ViewerPreferences") }},
	{"no language", "doc-language", []string{"meta-info"}, func(c *copied) { delete(c.Catalog, "Lang") }},
	{"a language that is none", "doc-language", nil, func(c *copied) { c.el("P", 6).Dict["Lang"] = str("français !") }},
	{"a bookmark to nowhere", "outline-targets", nil, func(c *copied) {
		c.dict(c.Catalog, "Outlines", "First")["Dest"] = array{object.Ref(9999), name("XYZ"), 0, 100, nil}
	}},
	{"a bookmark above its page", "outline-targets", nil, func(c *copied) {
		c.dict(c.Catalog, "Outlines", "First")["Dest"].(array)[3] = 2000
	}},
	{"a bookmark without title", "outline-form", nil, func(c *copied) { c.dict(c.Catalog, "Outlines", "Last")["Title"] = str(" ") }},
	{"bookmarks in a circle", "outline-form", nil, func(c *copied) {
		r, _ := c.Ref(c.Catalog, "Outlines", "First")
		c.dict(c.Catalog, "Outlines", "Last")["Next"] = r
	}},
	{"bookmarks counted wrong", "outline-form", nil, func(c *copied) { c.dict(c.Catalog, "Outlines", "First")["Count"] = 7 }},
}

var contentFaults = []fault{
	{"a damaged content stream", "content-readable", []string{"content-pairs"}, func(c *copied) {
		c.edit(c.content(0), func(b string) string { return b + "\nBT 1 (unclosed" })
	}},
	{"an operator that does not exist", "content-operators", nil, func(c *copied) { c.paint("1 2 3 xx") }},
	{"an operator with too few values", "content-operators", nil, func(c *copied) { c.paint("1 2 rg") }},
	{"a graphics state not restored", "content-pairs", nil, func(c *copied) { c.paint("q") }},
	{"marked content not closed", "content-pairs", nil, func(c *copied) {
		c.edit(c.content(0), func(b string) string { return b[:strings.LastIndex(b, "EMC")] })
	}},
	{"a font that is not there", "content-resources", []string{"content-readable"}, func(c *copied) {
		c.paint("BT /Nope 9 Tf 1 0 0 1 9 9 Tm (a) Tj ET")
	}},
	{"a picture that is not there", "content-resources", nil, func(c *copied) { c.paint("/Nope Do") }},
	{"a line outside marked content", "content-marked", nil, func(c *copied) {
		c.edit(c.content(0), func(b string) string { return b + "\n0 0 m 9 9 l S" })
	}},
	{"content marked as neither", "content-marked", []string{"mark-there"}, func(c *copied) {
		c.swap(c.content(0), "/P<</MCID\n1>>BDC", "/P BMC")
	}},
	{"a whole form outside marked content", "content-marked", nil, func(c *copied) {
		form := c.add(stream(c, dict{"Type": name("XObject"), "Subtype": name("Form"), "BBox": array{0, 0, 9, 9}}, "0 0 5 5 re f"))
		c.dict(c.page(0), "Resources")["XObject"].(dict)["Fm1"] = form
		c.edit(c.content(0), func(b string) string { return b + "\n/Fm1 Do" })
	}},
	{"decoration within content", "content-nested", nil, func(c *copied) {
		c.swap(c.content(0), "/P<</MCID\n1>>BDC", "/P<</MCID\n1>>BDC /Artifact BMC 0 0 1 1 re f EMC")
	}},
	{"content within decoration", "content-nested", nil, func(c *copied) {
		c.edit(c.content(0), func(b string) string {
			from := strings.Index(b, "/P<</MCID\n1>>BDC")
			to := from + strings.Index(b[from:], "EMC")
			return b[:from] + "/Artifact BMC " + b[from:to] + " EMC " + b[to:]
		})
	}},
	{"forty graphics states saved", "content-depth", nil, func(c *copied) {
		c.paint(strings.Repeat("q ", 40) + strings.Repeat("Q ", 40))
	}},
	{"print colours", "color-spaces", nil, func(c *copied) { c.paint("0 0 0 1 k 0 0 1 1 re f") }},
	{"a spot colour", "color-spaces", nil, func(c *copied) {
		c.dict(c.page(0), "Resources")["ColorSpace"] = dict{"Spot": array{name("Separation"), name("Gold"), name("DeviceCMYK"), dict{}}}
		c.paint("/Spot cs 1 scn 0 0 1 1 re f")
	}},
	{"a picture in print colours", "color-spaces", nil, func(c *copied) {
		c.Stream(c.page(1), "Resources", "XObject", "Im1").Dict["ColorSpace"] = name("DeviceCMYK")
	}},
	{"a picture in the content in print colours", "color-spaces", nil, func(c *copied) {
		c.paint("q 1 0 0 1 9 9 cm BI /W 1 /H 1 /BPC 8 /CS /CMYK ID abcd EI Q")
	}},
	{"no output intent", "color-profile", nil, func(c *copied) { delete(c.Catalog, "OutputIntents") }},
	{"a profile that is none", "color-profile", nil, func(c *copied) {
		s := c.Stream(c.Catalog, "OutputIntents", 0, "DestOutputProfile")
		c.edit(s, func(b string) string { return b[:36] + "xxxx" + b[40:] })
	}},
	{"a profile without its red curve", "color-profile", nil, func(c *copied) {
		c.swap(c.Stream(c.Catalog, "OutputIntents", 0, "DestOutputProfile"), "rTRC", "xTRC")
	}},
	{"a profile of grey", "color-profile", nil, func(c *copied) {
		c.Stream(c.Catalog, "OutputIntents", 0, "DestOutputProfile").Dict["N"] = 1
	}},
	{"pale text", "contrast", nil, func(c *copied) {
		c.swap(c.content(0), "/P<</MCID\n1>>BDC", "/P<</MCID\n1>>BDC 0.7 g")
		c.swapAgain(c.content(0), ".133\ng", "")
	}},
	{"white text without its ground", "contrast", nil, func(c *copied) { c.swap(c.content(0), "0\n.267\n.58\nrg", "1 g") }},
}

// swapAgain changes a stream that was changed before.
func (c *copied) swapAgain(s *object.Stream, from, to string) {
	c.t.Helper()
	before := string(c.streams[s])
	after := strings.Replace(before, from, to, 1)
	if after == before {
		c.t.Fatal("the change changes nothing")
	}
	c.streams[s] = []byte(after)
}
