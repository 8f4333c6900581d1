package strict

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"briefing/internal/write/ooxml"
)

const (
	drawing      = ooxml.NSStrict + "drawingml/main"
	presentation = ooxml.NSStrict + "presentationml/main"
)

// Names, values and the root's mark of the strict form change; texts, prefixes, quotation marks and all other bytes stay.
func TestConvert(t *testing.T) {
	for _, c := range []struct{ name, is, want string }{
		{"names", `<p:sldMaster xmlns:p='` + presentation + `' xmlns="` + drawing + `" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="p14"><x/></p:sldMaster>`,
			`<p:sldMaster xmlns:p='` + ooxml.NSMain + `' xmlns="` + ooxml.NSDrawing + `" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="p14"><x/></p:sldMaster>`},
		{"mark", `<p:presentation xmlns:p="` + presentation + `" a="1"  conformance = 'strict' b="2"/>`, `<p:presentation xmlns:p="` + ooxml.NSMain + `" a="1" b="2"/>`},
		{"mark that comes first", `<p:presentation conformance="strict" xmlns:p="` + presentation + `"/>`, `<p:presentation xmlns:p="` + ooxml.NSMain + `"/>`},
		{"mark below the root", `<p:presentation xmlns:p="` + presentation + `"><p:x conformance="strict"/></p:presentation>`, `<p:presentation xmlns:p="` + ooxml.NSMain + `"><p:x conformance="strict"/></p:presentation>`},
		{"text", `<a:t xmlns:a="` + drawing + `">` + drawing + ` 50% <![CDATA[<a:tint val="50%"/>]]><!-- ` + drawing + ` --></a:t>`,
			`<a:t xmlns:a="` + ooxml.NSDrawing + `">` + drawing + ` 50% <![CDATA[<a:tint val="50%"/>]]><!-- ` + drawing + ` --></a:t>`},
		{"references", `<a:tint xmlns:a="http&#58;//purl.oclc.org/ooxml/drawingml/main" val="5&#48;%"/>`, `<a:tint xmlns:a="` + ooxml.NSDrawing + `" val="50000"/>`},
		{"another prefix", `<d:tint xmlns:d="` + drawing + `" val="50%"/>`, `<d:tint xmlns:d="` + ooxml.NSDrawing + `" val="50000"/>`},
		{"the attribute of another element", `<a:gd xmlns:a="` + drawing + `" name="50%" val="50%"/>`, `<a:gd xmlns:a="` + ooxml.NSDrawing + `" name="50%" val="50%"/>`},
		{"the element of another namespace", `<b:tint xmlns:b="urn:b" val="50%"/>`, `<b:tint xmlns:b="urn:b" val="50%"/>`},
		{"a signed > in a value", `<a:gs xmlns:a="` + drawing + `" x=">'" pos="5%"/>`, `<a:gs xmlns:a="` + ooxml.NSDrawing + `" x=">'" pos="5000"/>`},
		{"graphic data", `<a:graphicData xmlns:a="` + drawing + `" uri="` + ooxml.NSStrict + `drawingml/chart"/>`, `<a:graphicData xmlns:a="` + ooxml.NSDrawing + `" uri="` + ooxml.NSChart + `"/>`},
		{"transitional", `<a:tint xmlns:a="` + ooxml.NSDrawing + `" val="50000"/>`, `<a:tint xmlns:a="` + ooxml.NSDrawing + `" val="50000"/>`},
	} {
		got, err := Convert([]byte(c.is))
		if err != nil || string(got.Data) != c.want {
			t.Errorf("%s: got %s, %v\nwant %s", c.name, got.Data, err, c.want)
		}
		if want := strings.Contains(c.is, "purl.oclc.org/ooxml/") && c.name != "the element of another namespace"; got.Strict != want {
			t.Errorf("%s: it is strict: %v", c.name, got.Strict)
		}
		if want := c.name == "transitional"; got.Transitional != want {
			t.Errorf("%s: it is transitional: %v", c.name, got.Transitional)
		}
	}
}

// Each form of a value, and what is none and stays.
func TestValues(t *testing.T) {
	for _, c := range []struct {
		element, attribute string
		values             map[string]string
	}{
		{"tint", "val", map[string]string{"50%": "50000", "-12.5%": "-12500", "0%": "0", "-0%": "0", "33.3333%": "33333", "33.33350%": "33334", "-33.3335%": "-33334", " 7% ": "7000", "50000": "50000", "5 %": "5 %", "%": "%", "1e3%": "1e3%", "0x10%": "0x10%", ".5%": ".5%", "9999999999999999%": "9999999999999999%"}},
		{"off", "x", map[string]string{"1in": "914400", "2.54cm": "914400", "25.4mm": "914400", "72pt": "914400", "6pc": "914400", "6pi": "914400", "-1.5pt": "-19050", "0.0001pt": "1", "1px": "1px", "x1": "x1", "12": "12", "50%": "50%"}},
		{"rPr", "spc", map[string]string{"1.5pt": "150", "-0.5pt": "-50", "1in": "7200", "1mm": "283", "-50": "-50"}},
		{"rPr", "baseline", map[string]string{"30%": "30000", "-25%": "-25000"}},
		{"rPr", "name", map[string]string{"30%": "30%"}},
	} {
		for is, want := range c.values {
			part, err := Convert([]byte(fmt.Sprintf(`<a:%s xmlns:a="%s" %s="%s"/>`, c.element, drawing, c.attribute, is)))
			if full := fmt.Sprintf(`<a:%s xmlns:a="%s" %s="%s"/>`, c.element, ooxml.NSDrawing, c.attribute, want); err != nil || string(part.Data) != full {
				t.Errorf("%s of %s: %q became %s, %v; want %q", c.attribute, c.element, is, part.Data, err, want)
			}
		}
	}
	if got := value(field{ooxml.NSChart, "gapWidth", "val"}, "150%"); got != "150" {
		t.Errorf("a width in whole percent is %q", got)
	}
	if got := value(field{ooxml.NSMain, "tav", "tm"}, "indefinite"); got != "" {
		t.Errorf("a word became %q", got)
	}
}

// Every namespace and every attribute of the tables is converted, each in a part of its own.
func TestTables(t *testing.T) {
	back := map[string]string{}
	for is, to := range namespaces {
		if !strings.HasPrefix(is, ooxml.NSStrict) || !strings.HasPrefix(to, base) {
			t.Errorf("%s stands for %s", is, to)
		}
		part, err := Convert([]byte(`<a xmlns="` + is + `"/>`))
		if err != nil || string(part.Data) != `<a xmlns="`+to+`"/>` || !part.Strict || part.Transitional {
			t.Errorf("%s: %s, %v", is, part.Data, err)
		}
		if back[to] == "" || len(is) < len(back[to]) {
			back[to] = is
		}
	}
	for f, kind := range values {
		is, want := "50%", map[form]string{thousandths: "50000", percents: "50", name: ooxml.NSChart}[kind]
		switch kind {
		case emus:
			is, want = "1pt", "12700"
		case hundredths:
			is, want = "1pt", "100"
		case name:
			is = ooxml.NSStrict + "drawingml/chart"
		}
		if back[f.space] == "" {
			t.Errorf("%v is of no strict namespace", f)
		}
		part, err := Convert([]byte(`<` + f.element + ` xmlns="` + back[f.space] + `" ` + f.attribute + `="` + is + `"/>`))
		if err != nil || string(part.Data) != `<`+f.element+` xmlns="`+f.space+`" `+f.attribute+`="`+want+`"/>` {
			t.Errorf("%v: %s, %v; want %s", f, part.Data, err, want)
		}
	}
}

// Both ways to name each relationship of a presentation are told apart.
func TestRelationship(t *testing.T) {
	const old = ooxml.NSStrict + "officeDocument/relationships/"
	for is, want := range map[string]string{
		old + "officeDocument": ooxml.RelDocument, old + "slideMaster": ooxml.RelMaster, old + "theme": ooxml.RelTheme, old + "hyperlink": ooxml.RelLink,
		old + "extendedProperties": ooxml.RelExtended, old + "customProperties": ooxml.NSRelationships + "/custom-properties", old + "metadata/core-properties": ooxml.RelCore,
		old + "metadata/thumbnail": "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail",
	} {
		if got, was := Relationship(is); got != want || !was {
			t.Errorf("%s is %s, %v", is, got, was)
		}
	}
	for _, typ := range []string{ooxml.RelTheme, ooxml.RelCore, "http://schemas.microsoft.com/office/2007/relationships/media", ""} {
		if got, was := Relationship(typ); got != typ || was {
			t.Errorf("%s is %s, %v", typ, got, was)
		}
		if HasBoth(typ) != (typ == ooxml.RelTheme) {
			t.Errorf("%s has both forms: %v", typ, HasBoth(typ))
		}
	}
}

// What cannot be converted says where and why.
func TestFaults(t *testing.T) {
	for is, want := range map[string]string{
		"<a>": "line 1, column 4: the file ends before the end of a",
		"<a>\n <b:c xmlns:b=\"" + ooxml.NSStrict + "drawingml/next\"/></a>":                                                         `line 2, column 2: "http://purl.oclc.org/ooxml/drawingml/next" is no namespace of Strict Open XML that is known`,
		`<a xmlns:b="` + ooxml.NSStrict + `next" b:c=""/>`:                                                                          `"http://purl.oclc.org/ooxml/next" is no namespace`,
		`<a xmlns:q="` + ooxml.NSRelationships + `" xmlns:r="` + ooxml.NSStrict + `officeDocument/relationships" q:id="" r:id=""/>`: "the attribute id stands there twice",
	} {
		var fault *ooxml.Fault
		if _, err := Convert([]byte(is)); !errors.As(err, &fault) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", is, err, want)
		}
	}
}

// FuzzConvert never panics; what comes out is well-formed, has the same elements, nothing strict, and does not change again.
func FuzzConvert(f *testing.F) {
	for _, s := range []string{
		`<p:sldMaster xmlns:p="` + presentation + `" xmlns:a="` + drawing + `" conformance="strict"><a:tint val="50%"/><a:off x="1.5pt" y='-2in'/></p:sldMaster>`,
		`<a xmlns:q="` + ooxml.NSRelationships + `" xmlns:r="` + ooxml.NSStrict + `officeDocument/relationships" q:id="" r:id=""/>`,
		"\ufeff<?xml version=\"1.0\"?>\r\n<t xmlns='" + drawing + "' conformance=\"\"\t/>",
		`<a:graphicData xmlns:a="` + drawing + `" uri="` + ooxml.NSStrict + `drawingml/chart">` + drawing + `</a:graphicData>`,
		`<rPr xmlns="` + drawing + `" spc="99999999999999.99999999in" baseline="-0.0001%"/>`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		part, err := Convert(data)
		if err != nil {
			return
		}
		elements := func(data []byte) (list []string, strict bool) {
			if _, err := ooxml.Walk(data, func(t ooxml.Tag) {
				list = append(list, t.Prefix+t.Name.Local)
				strict = strict || strings.HasPrefix(t.Name.Space, ooxml.NSStrict)
				for _, a := range t.Attr {
					strict = strict || a.Name.Space != "xmlns" && strings.HasPrefix(a.Name.Space, ooxml.NSStrict)
				}
			}, nil); err != nil {
				t.Fatalf("%q is no longer well-formed: %v", data, err)
			}
			return list, strict
		}
		was, _ := elements(data)
		is, strict := elements(part.Data)
		if strict || fmt.Sprint(was) != fmt.Sprint(is) {
			t.Fatalf("%q became %q", data, part.Data)
		}
		if again, err := Convert(part.Data); err != nil || string(again.Data) != string(part.Data) || again.Strict {
			t.Fatalf("%q became %q, and that %q, %v", data, part.Data, again.Data, err)
		}
	})
}
