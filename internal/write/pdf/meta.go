package pdf

import (
	"bytes"
	"strings"

	"briefing/internal/page/frame"
	"briefing/internal/write/markup"
)

// keywords joins the keywords as Info and XMP both hold them.
func keywords(m frame.Meta) string { return strings.Join(m.Keywords, ", ") }

// pdfDate is midnight, Greenwich, of a day given as YYYY-MM-DD.
func pdfDate(day string) string {
	return "D:" + strings.ReplaceAll(day, "-", "") + "000000+00'00'"
}

func xmpDate(day string) string { return day + "T00:00:00+00:00" }

// writeInfo writes the old form of the metadata; readers still show it, and it must say what XMP says.
func (a *assembly) writeInfo(n int) {
	f, m := a.file, a.doc.Meta
	f.Object(n)
	f.Put("<<")
	for _, e := range [...]struct{ key, s string }{
		{"/Title ", m.Title}, {"/Author ", m.Author}, {"/Subject ", m.Subject}, {"/Keywords ", keywords(m)},
		{"/Creator ", m.CreatorTool}, {"/Producer ", a.producer},
		{"/CreationDate ", pdfDate(m.Date)}, {"/ModDate ", pdfDate(m.Date)},
	} {
		if e.s != "" {
			f.Put(e.key)
			f.PutText(e.s)
		}
	}
	f.Put(">>")
	f.End()
}

// The description of the one property that PDF/A does not know: without it the claim of PDF/UA would be a fault.
const uaSchema = `<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">` +
	`<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>` +
	`<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>` +
	`<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>` +
	`<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">` +
	`<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>` +
	`<pdfaProperty:category>internal</pdfaProperty:category>` +
	`<pdfaProperty:description>part of ISO 14289 that the file follows</pdfaProperty:description>` +
	`</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>` + "\n"

// xmp writes the metadata packet. It is never deflated, so that programs that know no PDF can find it.
func (a *assembly) xmp() []byte {
	m := a.doc.Meta
	part := "2"
	if len(a.attached) > 0 {
		part = "3"
	}
	var b bytes.Buffer
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"` +
		` xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"` +
		` xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"` +
		` xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">` + "\n")
	entry := func(open, s, end string) {
		if s == "" {
			return
		}
		b.WriteString(open)
		b.Write(markup.Text(b.AvailableBuffer(), s, nil))
		b.WriteString(end + "\n")
	}
	entry(`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">`, m.Title, `</rdf:li></rdf:Alt></dc:title>`)
	entry(`<dc:creator><rdf:Seq><rdf:li>`, m.Author, `</rdf:li></rdf:Seq></dc:creator>`)
	entry(`<dc:description><rdf:Alt><rdf:li xml:lang="x-default">`, m.Subject, `</rdf:li></rdf:Alt></dc:description>`)
	entry(`<dc:language><rdf:Bag><rdf:li>`, m.Lang, `</rdf:li></rdf:Bag></dc:language>`)
	entry(`<pdf:Keywords>`, keywords(m), `</pdf:Keywords>`)
	entry(`<pdf:Producer>`, a.producer, `</pdf:Producer>`)
	entry(`<xmp:CreatorTool>`, m.CreatorTool, `</xmp:CreatorTool>`)
	entry(`<xmp:CreateDate>`, xmpDate(m.Date), `</xmp:CreateDate>`)
	entry(`<xmp:ModifyDate>`, xmpDate(m.Date), `</xmp:ModifyDate>`)
	entry(`<pdfaid:part>`, part, `</pdfaid:part>`)
	entry(`<pdfaid:conformance>`, "A", `</pdfaid:conformance>`)
	entry(`<pdfuaid:part>`, "1", `</pdfuaid:part>`)
	b.WriteString(uaSchema)
	b.WriteString("</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return b.Bytes()
}
