package check

import "strings"

var metaFaults = []fault{
	{"no metadata", "meta-there", nil, func(c *copied) { delete(c.Catalog, "Metadata") }},
	{"compressed metadata", "meta-there", []string{"meta-readable"}, func(c *copied) {
		c.Packet.Stream.Dict["Keep"] = name("ASCIIHexDecode")
		c.edit(c.Packet.Stream, func(b string) string { return "00>" })
	}},
	{"metadata that are no XML", "meta-readable", nil, func(c *copied) { c.xmp("</rdf:Description>", "") }},
	{"an entry twice", "meta-readable", nil, func(c *copied) {
		c.xmp("<pdf:Producer>", "<pdf:Keywords>migration, smuggling</pdf:Keywords><pdf:Producer>")
	}},
	{"no title", "meta-title", []string{"meta-info"}, func(c *copied) { c.xmp("Counter-smuggling: sample &amp; test", "") }},
	{"titles that differ", "meta-info", nil, func(c *copied) { c.Info["Title"] = str("Another") }},
	{"an author in one form only", "meta-info", nil, func(c *copied) { delete(c.Info, "Author") }},
	{"producers that differ", "meta-info", nil, func(c *copied) { c.Info["Producer"] = str("A library 1.0") }},
	{"keywords that differ", "meta-info", nil, func(c *copied) { c.xmp("migration, smuggling", "migration; smuggling") }},
	{"languages that differ", "meta-info", nil, func(c *copied) { c.xmp("<rdf:li>en-GB<", "<rdf:li>fr<") }},
	{"dates that differ", "meta-dates", nil, func(c *copied) { c.Info["ModDate"] = str("D:20190401000000+00'00'") }},
	{"a date without zone", "meta-dates", nil, func(c *copied) { c.Info["CreationDate"] = str("D:20190331000000") }},
	{"the same date in another zone, an hour off", "meta-dates", nil, func(c *copied) { c.Info["ModDate"] = str("D:20190331000000+01'00'") }},
	{"no claim to be archival", "meta-archive", []string{"attachment-level"}, func(c *copied) { c.xmp("<pdfaid:part>3</pdfaid:part>", "") }},
	{"part 1 of the archival standard", "meta-archive", []string{"attachment-level"}, func(c *copied) { c.xmp("<pdfaid:part>3<", "<pdfaid:part>1<") }},
	{"level B", "meta-archive", nil, func(c *copied) { c.xmp("<pdfaid:conformance>A<", "<pdfaid:conformance>B<") }},
	{"part 3 without attachments", "meta-archive", nil, func(c *copied) {
		for i := range 3 {
			delete(c.spec(i), "EF")
		}
		delete(c.Catalog, "AF")
		delete(c.Catalog, "Names")
	}},
	{"no claim to be accessible", "meta-ua", nil, func(c *copied) { c.xmp("<pdfuaid:part>1</pdfuaid:part>", "") }},
	{"a vocabulary not described", "meta-schema", nil, func(c *copied) {
		c.edit(c.Packet.Stream, func(b string) string {
			from, to := strings.Index(b, "<pdfaExtension:schemas>"), strings.Index(b, "</pdfaExtension:schemas>")
			return b[:from] + b[to+len("</pdfaExtension:schemas>"):]
		})
	}},
	{"a property described by halves", "meta-schema", nil, func(c *copied) { c.xmp("<pdfaProperty:valueType>Integer</pdfaProperty:valueType>", "") }},
}

var attachmentFaults = []fault{
	{"an attachment without plain name", "attachment-name", nil, func(c *copied) { delete(c.spec(0), "F") }},
	{"an attachment with an empty plain name", "attachment-name", nil, func(c *copied) { c.spec(0)["F"] = str("") }},
	{"an attachment without Unicode name", "attachment-name", []string{"attachment-listed"}, func(c *copied) { delete(c.spec(0), "UF") }},
	{"an attachment with two names", "attachment-name", nil, func(c *copied) { c.spec(0)["F"] = str("other.csv") }},
	{"an attachment without kind", "attachment-type", nil, func(c *copied) { delete(c.Stream(c.spec(0), "EF", "F").Dict, "Subtype") }},
	{"an attachment of a kind that is none", "attachment-type", nil, func(c *copied) {
		c.Stream(c.spec(0), "EF", "F").Dict["Subtype"] = name("csv")
	}},
	{"an attachment without its file", "attachment-type", nil, func(c *copied) { c.spec(0)["EF"] = dict{} }},
	{"an attachment without relation", "attachment-relation", nil, func(c *copied) { delete(c.spec(0), "AFRelationship") }},
	{"an unknown relation", "attachment-relation", nil, func(c *copied) { c.spec(0)["AFRelationship"] = name("Copy") }},
	{"attachments not associated", "attachment-associated", nil, func(c *copied) { delete(c.Catalog, "AF") }},
	{"one attachment not associated", "attachment-associated", nil, func(c *copied) { c.Catalog["AF"] = c.Array(c.Catalog, "AF")[1:] }},
	{"the list of attachments out of order", "attachment-listed", nil, func(c *copied) {
		l := c.Array(c.Catalog, "Names", "EmbeddedFiles", "Names")
		l[0], l[1], l[2], l[3] = l[2], l[3], l[0], l[1]
	}},
	{"an attachment not in the list", "attachment-listed", nil, func(c *copied) {
		d := c.dict(c.Catalog, "Names", "EmbeddedFiles")
		d["Names"] = c.Array(d, "Names")[2:]
	}},
	{"an attachment listed under another name", "attachment-listed", nil, func(c *copied) {
		c.Array(c.Catalog, "Names", "EmbeddedFiles", "Names")[0] = str("a")
	}},
	{"an attachment of another length", "attachment-size", nil, func(c *copied) {
		c.dict(c.Stream(c.spec(0), "EF", "F"), "Params")["Size"] = 1
	}},
	{"an attachment without date", "attachment-size", nil, func(c *copied) {
		delete(c.dict(c.Stream(c.spec(0), "EF", "F"), "Params"), "ModDate")
	}},
	{"attachments in a file of part 2", "attachment-level", []string{"meta-archive"}, func(c *copied) { c.xmp("<pdfaid:part>3<", "<pdfaid:part>2<") }},
}
