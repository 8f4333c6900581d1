package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"briefing/internal/write/pdf/tag"
)

var clauses = []clause{
	{"binary comment after the header", "a 6.1.2-2",
		func(d *document) error {
			return want(bytes.HasPrefix(d.data, []byte("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")), "%.20q", d.data)
		}, func(d *document) { d.data = append([]byte("%PDF-1.7\n"), d.data[15:]...) }},
	{"two equal identifiers", "a 6.1.3-1",
		func(d *document) error {
			id, _ := d.trailer["ID"].(array)
			return want(len(id) == 2 && id[0] == id[1] && len(id[0].(string)) == 16, "%v", id)
		}, func(d *document) { delete(d.trailer, "ID") }},
	{"output intent with an RGB profile", "a 6.2.4.3-2, -4",
		func(d *document) error {
			o, _ := d.get(d.catalog(), "OutputIntents", 0).(dict)
			p, _ := d.get(o, "DestOutputProfile").(strm)
			return want(o["S"] == name("GTS_PDFA1") && p.dict["N"] == 3 && text(o["OutputConditionIdentifier"]) != "", "%v", o)
		}, drop("OutputIntents")},
	{"metadata in the catalogue, not deflated", "ua 7.1-8, a 6.6.2.1-1",
		func(d *document) error {
			m, _ := d.get(d.catalog(), "Metadata").(strm)
			return want(m.dict["Subtype"] == name("XML") && m.dict["Filter"] == nil && bytes.HasPrefix(m.raw, []byte("<?xpacket begin=")), "%v", m.dict)
		}, drop("Metadata")},
	{"marked", "ua 6.2-1, a 6.7.2.2-1",
		func(d *document) error {
			return want(d.get(d.catalog(), "MarkInfo", "Marked") == true && d.get(d.catalog(), "MarkInfo", "Suspects") != true, "not marked")
		}, drop("Marked", "MarkInfo")},
	{"structure tree", "ua 7.1-11, a 6.7.3.3-1",
		func(d *document) error {
			r, _ := d.get(d.catalog(), "StructTreeRoot").(dict)
			return want(r["Type"] == name("StructTreeRoot") && r["K"] != nil && r["ParentTree"] != nil, "%v", r)
		}, drop("StructTreeRoot")},
	{"parent tree and owners agree", "ua 7.1-3, 7.18.5-1", owners,
		func(d *document) { delete(onPage(d, 0), "StructParents") }},
	{"owner of a link", "ua 7.18.5-1", owners, spoilLink("StructParent")},
	{"all that is painted is tagged or an artefact; nothing nests; q not too deep", "ua 7.1-1, 7.1-2, 7.1-3, a 6.1.13-8", contentRules,
		func(d *document) {
			s := d.get(d.pages()[0], "Contents").(strm)
			s.raw, s.dict = bytes.Replace(inflate(d.t, s), []byte("EMC"), []byte(""), 1), dict{}
			d.objects[onPage(d, 0)["Contents"].(ref)] = s
		}},
	{"window shows the title", "ua 7.1-10",
		func(d *document) error {
			return want(d.get(d.catalog(), "ViewerPreferences", "DisplayDocTitle") == true, "not set")
		}, drop("ViewerPreferences")},
	{"title in the metadata", "ua 7.1-9", xmpHas(`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Counter-smuggling: sample &amp; test<`), spoilXMP("Counter-smuggling")},
	{"language", "ua 7.2-2, -22, -24, -33, -34",
		func(d *document) error { return want(text(d.catalog()["Lang"]) == "en-GB", "%v", d.catalog()["Lang"]) }, drop("Lang")},
	{"language of a part", "ua 7.2-34",
		func(d *document) error {
			var err = errors.New("no French paragraph")
			d.tree().walk(func(n, _ *node) {
				if text(n.dict["Lang"]) == "fr" {
					err = nil
				}
			})
			return err
		}, func(d *document) {
			d.tree().walk(func(n, _ *node) { delete(n.dict, "Lang") })
		}},
	{"claim of PDF/UA-1", "ua 5-1", xmpHas("<pdfuaid:part>1</pdfuaid:part>"), spoilXMP("<pdfuaid:part>")},
	{"schema of the claim", "a 6.6.2.3.1-1, -2",
		func(d *document) error {
			return errors.Join(xmpHas("<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>")(d), xmpHas("<pdfaProperty:valueType>Integer<")(d),
				xmpHas("<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/<")(d))
		}, spoilXMP("<pdfaSchema:prefix>")},
	{"claim of PDF/A-3a", "a 6.6.4-1, -2",
		func(d *document) error {
			return errors.Join(xmpHas("<pdfaid:part>3</pdfaid:part>")(d), xmpHas("<pdfaid:conformance>A</pdfaid:conformance>")(d))
		}, spoilXMP("<pdfaid:part>")},
	{"alternative text of figures", "ua 7.3-1",
		func(d *document) error {
			return every(d, "Figure", func(n *node) error { return want(strings.TrimSpace(text(n.dict["Alt"])) != "", "%v", n.dict) })
		}, func(d *document) { d.tree().all("Figure")[1].dict["Alt"] = " " }},
	{"box of figures and tables", "(not noticed by validators)",
		func(d *document) error {
			box := func(n *node) error {
				b, _ := d.get(n.dict, "A", "BBox").(array)
				return want(len(b) == 4 && n.dict["Pg"] != nil && d.get(n.dict, "A", "O") == name("Layout"), "%v", n.dict)
			}
			return errors.Join(every(d, "Figure", box), every(d, "Table", box))
		}, func(d *document) { delete(d.tree().all("Figure")[0].dict, "A") }},
	{"scope of header cells", "ua 7.5-1",
		func(d *document) error {
			return every(d, "TH", func(n *node) error {
				s := d.get(n.dict, "A", "Scope")
				return want((s == name("Row") || s == name("Column")) && d.get(n.dict, "A", "O") == name("Table"), "%v", n.dict)
			})
		}, func(d *document) { delete(d.tree().all("TH")[3].dict, "A") }},
	{"rows have equal numbers of cells", "ua 7.2-42", tableRows,
		func(d *document) { tr := d.tree().all("TR")[2]; tr.dict["K"] = tr.dict["K"].(array)[1:] }},
	{"grammar of tables and lists", "ua 7.2-3 to -20",
		func(d *document) error {
			var errs []error
			d.tree().walk(func(n, parent *node) {
				if parent != nil {
					errs = append(errs, want(tag.WrongPlace(n.typ(), parent.typ()) == "", "%s in %s", n.typ(), parent.typ()))
				}
			})
			return errors.Join(errs...)
		}, func(d *document) { d.tree().all("LBody")[0].dict["S"] = name("TD") }},
	{"headings begin with 1 and leave none out", "ua 7.4.2-1, 7.4.4-2", headings,
		func(d *document) { d.tree().all("H1")[0].dict["S"] = name("H3") }},
	{"standard structure types", "ua 7.1-5, a 6.7.3.4-1",
		func(d *document) error {
			var errs []error
			d.tree().walk(func(n, _ *node) { errs = append(errs, want(tag.Known(n.typ()), "%s", n.typ())) })
			return errors.Join(errs...)
		}, func(d *document) { d.tree().all("H2")[0].dict["S"] = name("Title") }},
	{"notes have ids, unique and in the tree of ids", "ua 7.9-1",
		func(d *document) error {
			ids := map[string]any{}
			list, _ := d.get(d.catalog(), "StructTreeRoot", "IDTree", "Names").(array)
			for i := 0; i+1 < len(list); i += 2 {
				if i > 0 && list[i].(string) <= list[i-2].(string) {
					return errors.New("the tree of ids is not in order")
				}
				ids[list[i].(string)] = list[i+1]
			}
			return every(d, "Note", func(n *node) error {
				id := text(n.dict["ID"])
				return want(id != "" && ids[id] == n.ref, "%v", n.dict)
			})
		}, func(d *document) { delete(d.tree().all("Note")[0].dict, "ID") }},
	{"links print", "a 6.3.2-1", annotation(func(a dict) bool { return a["F"] == 4 }), spoilLink("F")},
	{"links say where they lead", "ua 7.18.1-2, 7.18.5-2",
		annotation(func(a dict) bool { return strings.TrimSpace(text(a["Contents"])) != "" }), spoilLink("Contents")},
	{"links have a target and an area", "ua 7.18.5",
		annotation(func(a dict) bool {
			r, _ := a["Rect"].(array)
			return a["Subtype"] == name("Link") && len(r) == 4 && (a["A"] == nil) != (a["Dest"] == nil)
		}), spoilLink("Rect")},
	{"link elements hold the area", "(OBJR, not noticed by validators)",
		func(d *document) error {
			return every(d, "Link", func(n *node) error {
				objects := 0
				for _, k := range n.kids {
					if _, ok := k.(objOf); ok {
						objects++
					}
				}
				return want(objects == 1 && len(n.kids) > 1, "%v", n.dict)
			})
		}, func(d *document) { n := d.tree().all("Link")[0]; n.dict["K"] = n.dict["K"].(array)[:1] }},
	{"tab order is the reading order", "ua 7.18.3-1",
		func(d *document) error {
			for _, p := range d.pages() {
				if d.get(p, "Tabs") != name("S") {
					return fmt.Errorf("page %v", p)
				}
			}
			return nil
		}, func(d *document) { delete(onPage(d, 1), "Tabs") }},
	{"file names in both forms", "ua 7.11-1, a 6.8-2",
		eachFile(func(d *document, s dict) bool { return text(s["F"]) != "" && text(s["F"]) == text(s["UF"]) }),
		func(d *document) { delete(specs(d)[1], "F") }},
	{"files say what they are to the document", "a 6.8-3",
		eachFile(func(d *document, s dict) bool {
			return s["AFRelationship"] == name("Source") || s["AFRelationship"] == name("Data")
		}),
		func(d *document) { delete(specs(d)[1], "AFRelationship") }},
	{"files are associated with the document", "a 6.8-4",
		func(d *document) error {
			af, _ := d.get(d.catalog(), "AF").(array)
			return want(len(af) == len(specs(d)), "%v", af)
		}, drop("AF")},
	{"files have a type, a size and a date", "a 6.8-1",
		eachFile(func(d *document, s dict) bool {
			f, _ := d.get(s, "EF", "F").(strm)
			typ, _ := f.dict["Subtype"].(name)
			return strings.Contains(string(typ), "/") && d.get(f, "Params", "Size") == len(inflate(d.t, f)) && text(d.get(f, "Params", "ModDate")) != ""
		}),
		func(d *document) { delete(d.get(specs(d)[0], "EF", "F").(strm).dict, "Subtype") }},
	{"file tree is in order", "ISO 32000-1, 7.9.6",
		func(d *document) error {
			list, _ := d.get(d.catalog(), "Names", "EmbeddedFiles", "Names").(array)
			for i := 2; i < len(list); i += 2 {
				if list[i].(string) <= list[i-2].(string) {
					return fmt.Errorf("%q after %q", list[i], list[i-2])
				}
			}
			return want(len(list) == 6, "%d entries", len(list))
		}, func(d *document) {
			l := d.get(d.catalog(), "Names", "EmbeddedFiles", "Names").(array)
			l[0], l[4] = l[4], l[0]
		}},
	{"fonts of the two forms that need no standard encoding", "ua 7.21.3.2-1, 7.21.6, a 6.2.11.6",
		eachFont(func(d *document, f, cid dict) error {
			if f["Subtype"] == name("TrueType") {
				flags, _ := d.get(f, "FontDescriptor", "Flags").(int)
				return want(f["Encoding"] == nil && flags&36 == 4, "%v", f)
			}
			m, _ := d.get(cid, "CIDToGIDMap").(strm)
			return want(f["Subtype"] == name("Type0") && f["Encoding"] == name("Identity-H") && len(m.raw) > 0 && cid["Subtype"] == name("CIDFontType2"), "%v", cid)
		}), func(d *document) { fontsOf(d)[0]["Encoding"] = name("WinAnsiEncoding") }},
	{"fonts are embedded subsets", "ua 7.21.4.1-1, a 6.2.11.4.1-1",
		eachFont(func(d *document, f, cid dict) error {
			_, embedded := d.get(cid, "FontDescriptor", "FontFile2").(strm)
			base, _ := f["BaseFont"].(name)
			ok := regexp.MustCompile(`^[A-Z]{6}\+Liberation`).MatchString(string(base))
			return want(embedded && ok && base == cid["BaseFont"] && base == d.get(cid, "FontDescriptor", "FontName"), "%v", f)
		}), func(d *document) {
			delete(d.get(descendant(d, fontsOf(d)[0]), "FontDescriptor").(dict), "FontFile2")
		}},
	{"every code has a meaning, a glyph and its true width", "ua 7.21.4.1-2, .5-1, .7-1, .8-1, a 6.2.11.7.2-1, 6.2.11.5-1", glyphs,
		func(d *document) {
			for _, f := range fontsOf(d) {
				d.objects[f["ToUnicode"].(ref)] = strm{dict{}, []byte("<0000> <FFFF> <0000>\n")}
			}
		}},
	{"a glyph for every code", "ua 7.21.8-1, a 6.2.11.8-1", glyphs,
		func(d *document) {
			cid := descendant(d, fontsOf(d)[0])
			if cid["CIDToGIDMap"] != nil {
				d.objects[cid["CIDToGIDMap"].(ref)] = strm{dict{}, make([]byte, 200)}
				return
			}
			at := d.get(cid, "FontDescriptor").(dict)["FontFile2"].(ref)
			program := d.objects[at].(strm)
			program.dict["Filter"] = nil
			d.objects[at] = strm{program.dict, bytes.Replace(inflate(d.t, d.objects[at].(strm)), []byte("cmap"), []byte("xmap"), 1)}
		}},
	{"widths", "a 6.2.11.5-1", glyphs,
		func(d *document) {
			if cid := descendant(d, fontsOf(d)[0]); cid["W"] != nil {
				cid["W"].(array)[1].(array)[0] = 1
			} else {
				cid["Widths"].(array)['a'-cid["FirstChar"].(int)] = 1
			}
		}},
	{"metadata in both forms agree", "(not noticed by validators)", infoEqualsXMP,
		func(d *document) { d.deref(d.trailer["Info"]).(dict)["Author"] = "Nobody" }},
	{"only colours in RGB and grey, no JavaScript, no encryption, no form", "a 6.2.4.3-3, 6.6.1-1, 6.1.3-2",
		func(d *document) error {
			for _, o := range d.objects {
				v := fmt.Sprint(o)
				for _, bad := range []string{"DeviceCMYK", "Separation", "JavaScript", "JS:", "Encrypt", "AcroForm", "Launch", "Type1"} {
					if strings.Contains(v, bad) {
						return errors.New(bad)
					}
				}
			}
			return want(d.trailer["Encrypt"] == nil, "encrypted")
		}, func(d *document) { d.catalog()["AcroForm"] = dict{"AcroForm": true} }},
	{"bookmarks lead to pages", "ISO 32000-1, 12.3.3",
		func(d *document) error {
			o, _ := d.get(d.catalog(), "Outlines").(dict)
			count := 0
			var walk func(first any) error
			walk = func(first any) error {
				for v := first; v != nil; v = d.get(v, "Next") {
					e := d.deref(v).(dict)
					count++
					if d.get(e, "Dest", 0, "Type") != name("Page") || text(e["Title"]) == "" {
						return fmt.Errorf("%v", e)
					}
					if err := walk(e["First"]); err != nil {
						return err
					}
				}
				return nil
			}
			if err := walk(o["First"]); err != nil {
				return err
			}
			return want(count == 4 && o["Count"] == 4 && d.catalog()["PageMode"] == name("UseOutlines"), "%d of %v", count, o["Count"])
		}, drop("Outlines")},
}

// TestClauses asks all of a file with simple fonts and of one with composite ones.
func TestClauses(t *testing.T) {
	for _, form := range []struct{ what, data string }{
		{"", string(mustWrite(t, sample(t), Options{}))},
		{" (codes of two bytes)", string(mustWrite(t, manyLetters(t), Options{}))},
	} {
		data := []byte(form.data)
		for _, c := range clauses {
			t.Run(c.what+form.what, func(t *testing.T) {
				if err := c.check(read(t, data)); err != nil {
					t.Errorf("%s: %v", c.where, err)
				}
				d := read(t, data)
				c.spoil(d)
				spoiled := func() (err error) {
					defer func() {
						if r := recover(); r != nil {
							err = fmt.Errorf("cannot be read: %v", r)
						}
					}()
					return c.check(d)
				}()
				if spoiled == nil {
					t.Errorf("%s: the test does not notice a file without it", c.where)
				}
			})
		}
	}
}

func TestWithoutAttachments(t *testing.T) {
	b := sample(t)
	for _, data := range [][]byte{mustWrite(t, b, Options{NoAttachments: true}), func() []byte {
		b.doc.Attachments = nil
		return mustWrite(t, b, Options{})
	}()} {
		d := read(t, data)
		if err := errors.Join(xmpHas("<pdfaid:part>2</pdfaid:part>")(d), xmpHas("<pdfuaid:part>1</pdfuaid:part>")(d)); err != nil {
			t.Error(err)
		}
		if d.catalog()["AF"] != nil || d.catalog()["Names"] != nil || bytes.Contains(data, []byte("EmbeddedFile")) {
			t.Error("a file without attachments speaks of attachments")
		}
	}
}
