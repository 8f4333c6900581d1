package ooxml

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
)

// utf16Text is a text as UTF-16 with a byte order mark.
func utf16Text(order binary.AppendByteOrder, s string) []byte {
	out := order.AppendUint16(nil, 0xFEFF)
	for _, u := range utf16.Encode([]rune(s)) {
		out = order.AppendUint16(out, u)
	}
	return out
}

// What is not well-formed is found with its place; Go's decoder alone lets about half of it pass.
func TestWalkRefuses(t *testing.T) {
	deep := strings.Repeat("<a>", MaxDepth+1) + strings.Repeat("</a>", MaxDepth+1)
	for _, c := range []struct{ xml, want string }{
		{"", "line 1, column 1: the file ends before it has an element"},
		{"<!-- c -->", "line 1, column 11: the file ends before it has an element"},
		{"<a>\n <b>", "line 2, column 5: the file ends before the end of b"},
		{"<a>\n <ü", "line 2, column 4: "},
		{"<a></b>", "line 1, column 4: the end of b has no beginning"},
		{"</a>", "line 1, column 1: the end of a has no beginning"},
		{"<a/><b/>", "line 1, column 5: there is more than one root element"},
		{"<a/>b", "line 1, column 5: text stands outside of the root element"},
		{"b<a/>", "line 1, column 1: text stands outside of the root element"},
		{"<a/>&#32;", "line 1, column 5: text stands outside of the root element"},
		{"<a/><![CDATA[ ]]>", "line 1, column 5: text stands outside of the root element"},
		{"<!DOCTYPE a><a/>", "line 1, column 1: a document type is not allowed"},
		{`<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>`, "line 1, column 1: a document type is not allowed"},
		{"<a>&b;</a>", "line 1, column 7: "},
		{"<a>&#0;</a>", "line 1, column "},
		{"<a>&#xD800;</a>", "line 1, column 4: the reference &#xD800; names no character"},
		{`<a b="&#56320;"/>`, "line 1, column 1: the reference &#56320; names no character"},
		{"<a>\x00</a>", "line 1, column 4: the character U+0000 is not allowed"},
		{"<a><!--\x01--></a>", "line 1, column 8: the character U+0001 is not allowed"},
		{"<a>\xe9</a>", "line 1, column 4: a byte is no UTF-8"},
		{"<a>\ufffe</a>", "line 1, column 4: the character U+FFFE is not allowed"},
		{`<a b="1" b="2"/>`, "line 1, column 1: the attribute b stands there twice"},
		{`<a xmlns:p="u" xmlns:q="u" p:b="1" q:b="2"/>`, "line 1, column 1: the attribute b stands there twice"},
		{`<a xmlns:p="u" xmlns:p="u"/>`, "line 1, column 1: the attribute p stands there twice"},
		{`<a b="1"c="2"/>`, "line 1, column 1: two attributes are not kept apart by a space"},
		{"<p:a/>", "line 1, column 1: the prefix of p:a is not declared"},
		{`<a><b xmlns:p="u"/><p:c/></a>`, "line 1, column 20: the prefix of p:c is not declared"},
		{`<a p:b="1"/>`, "line 1, column 1: the prefix of the attribute p:b is not declared"},
		{`<a xmlns:p=""/>`, "line 1, column 1: the prefix p is declared as no prefix may be"},
		{`<a xmlns:xml="u"/>`, "line 1, column 1: the prefix xml is declared as no prefix may be"},
		{`<a :b="1"/>`, "line 1, column 1: the prefix of the attribute :b is not declared"},
		{"<:a/>", "line 1, column 1: the prefix of :a is not declared"},
		{"<a b/>", "line 1, column "},
		{"<a b=c/>", "line 1, column "},
		{`<a b="<"/>`, "line 1, column "},
		{"<a>]]></a>", "line 1, column "},
		{"<a><!-- -- --></a>", "line 1, column "},
		{` <?xml version="1.0"?><a/>`, "line 1, column 2: the XML declaration is not as it must be"},
		{`<a/><?xml version="1.0"?>`, "line 1, column 5: the XML declaration is not as it must be"},
		{`<?xml encoding="UTF-8"?><a/>`, "line 1, column 1: the XML declaration is not as it must be"},
		{`<?xml version="1.0"encoding="UTF-8"?><a/>`, "line 1, column 1: the XML declaration is not as it must be"},
		{`<?xml version="1.0" standalone="maybe"?><a/>`, "line 1, column 1: the XML declaration is not as it must be"},
		{"<?a:b c?><a/>", "line 1, column 1: a processing instruction is not as it must be"},
		{"<?a+b?><a/>", "line 1, column 1: a processing instruction is not as it must be"},
		{"<?XML b?><a/>", "line 1, column 1: a processing instruction is not as it must be"},
		{deep, "line 1, column " + strconv.Itoa(3*MaxDepth+1) + ": elements are nested deeper than 256"},
		{"<a>" + strings.Repeat("<b/>", MaxNodes) + "</a>", ": it has more than 1000000 elements and attributes"},
		{"<a>" + strings.Repeat(" ", MaxXML) + "</a>", "it is larger than 16 MiB"},
	} {
		if testing.Short() && len(c.xml) > 1<<20 {
			continue // under the race detector these take minutes
		}
		_, err := Walk([]byte(c.xml), nil, nil)
		var f *Fault
		if !errors.As(err, &f) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%.60q: got %v, want %q", c.xml, err, c.want)
		}
		if len(c.xml) < 1000 && strings.HasPrefix(c.want, "line") {
			// The place is the same behind a byte order mark and in UTF-16.
			_, marked := Walk([]byte(bom+c.xml), nil, nil)
			if marked == nil || marked.Error() != err.Error() {
				t.Errorf("%q: with a byte order mark: %v", c.xml, marked)
			}
		}
	}
}

func TestWalkReads(t *testing.T) {
	for _, s := range []string{
		"<a/>", "<?xml version='1.0' encoding='utf-8' standalone='no' ?>\r\n<a/>\n<!-- b --><?c d?>", "\ufeff<a/>", `<?xml version="1.0"?><?mso-application progid="x"?><a/>`,
		"<a><![CDATA[<&]]>&#xD7FF;&lt;</a>", `<a xmlns="u" b="1" xmlns:p="u" p:b="2"/>`, `<p:a xmlns:p="u"><p:b xmlns:p="v"/><p:c/></p:a>`,
		`<a xml:space="preserve" b = "'" c='"'/>`, `<a xmlns:xml="http://www.w3.org/XML/1998/namespace"/>`, "<xml/>", "<a>&#x10FFFF;\U0010ffff</a>",
		strings.Repeat("<a>", MaxDepth) + strings.Repeat("</a>", MaxDepth),
	} {
		if _, err := Walk([]byte(s), nil, nil); err != nil {
			t.Errorf("%.60q: %v", s, err)
		}
	}
	var got []string
	count, err := Walk([]byte(`<p:a xmlns:p="u" xmlns="d"><b p:c="1"><p:d xmlns:p="v"/></b><p:e/></p:a>`), func(t Tag) {
		got = append(got, t.Prefix+"{"+t.Name.Space+"}"+t.Name.Local)
		for _, a := range t.Attr {
			got = append(got, "{"+a.Name.Space+"}"+a.Name.Local+"="+a.Value)
		}
	}, nil)
	want := "p:{u}a {xmlns}p=u {}xmlns=d {d}b {u}c=1 p:{v}d {xmlns}p=v p:{u}e"
	if err != nil || count != 8 || strings.Join(got, " ") != want {
		t.Errorf("got %d and %q, %v", count, strings.Join(got, " "), err)
	}
}

func TestUTF8(t *testing.T) {
	text := `<?xml version="1.0" encoding="UTF-16" standalone="yes"?><a b="Übung 𝔸">ж</a>`
	want := strings.Replace(text, "UTF-16", "UTF-8", 1)
	for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
		got, err := UTF8(utf16Text(order, text))
		if err != nil || string(got) != want {
			t.Errorf("%v: got %q, %v", order, got, err)
		}
		if _, err := Walk(got, nil, nil); err != nil {
			t.Errorf("%v: %v", order, err)
		}
		if got, err := UTF8(utf16Text(order, "<a/>")); err != nil || string(got) != "<a/>" {
			t.Errorf("%v without a declaration: got %q, %v", order, got, err)
		}
	}
	for _, same := range []string{want, bom + want, strings.Replace(want, "UTF-8", "utf-8", 1), "<a/>", ""} {
		if got, err := UTF8([]byte(same)); err != nil || string(got) != same {
			t.Errorf("%q: got %q, %v", same, got, err)
		}
	}
	wide := utf16Text(binary.LittleEndian, text)
	for _, c := range []struct {
		want string
		data []byte
	}{
		{`line 1, column 31: it says that its encoding is "UTF-16"; UTF-8`, []byte(text)},
		{`it says that its encoding is "ISO-8859-1"; UTF-8`, []byte(strings.Replace(text, "UTF-16", "ISO-8859-1", 1))},
		{`line 1, column 31: it says that its encoding is "UTF-8", but it is UTF-16`, utf16Text(binary.LittleEndian, want)},
		{"the byte order mark is missing", wide[2:]},
		{"the byte order mark is missing", utf16Text(binary.BigEndian, text)[2:]},
		{"line 1, column 76: the file ends within a character", wide[:len(wide)-1]},
		{"half a character of UTF-16 stands alone", append(bytes.Clone(wide), 0x3D, 0xD8)},
		{"half a character of UTF-16 stands alone", append(bytes.Clone(wide), 0x00, 0xDC, 0x20, 0x00)},
	} {
		if _, err := UTF8(c.data); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("got %v, want %q", err, c.want)
		}
	}
}

// Whatever Walk lets pass, Go's own decoder reads as well, and finds the same elements.
func FuzzWalk(f *testing.F) {
	f.Add([]byte(`<?xml version="1.0" encoding="UTF-8"?><p:a xmlns:p="u"><p:b c="1" d='2'/><!-- e --><![CDATA[f]]>&#65;</p:a>`))
	f.Add([]byte(`<a b="1"c="2"/>`))
	f.Add([]byte(`<a xmlns="u"><b xmlns=""/><?c d?></a>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var got []xml.Name
		if _, err := Walk(data, func(t Tag) { got = append(got, t.Name) }, nil); err != nil {
			return
		}
		d := xml.NewDecoder(bytes.NewReader(data))
		n := 0
		for {
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("Go does not read it: %v", err)
			}
			if s, ok := token.(xml.StartElement); ok {
				if n >= len(got) || got[n] != s.Name {
					t.Fatalf("element %d is %v, got %v", n, s.Name, got)
				}
				n++
			}
		}
		if n != len(got) {
			t.Fatalf("Go finds %d elements, Walk %d", n, len(got))
		}
	})
}
