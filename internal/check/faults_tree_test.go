package check

import (
	"fmt"
	"slices"
	"strings"

	"briefing/internal/check/object"
)

var treeFaults = []fault{
	{"no structure", "tree-there", []string{"link-object", "mark-owner"}, func(c *copied) { delete(c.Catalog, "StructTreeRoot") }},
	{"two documents", "tree-there", nil, func(c *copied) {
		root, _ := c.Ref(c.Catalog, "StructTreeRoot")
		extra := c.add(dict{"S": name("Document"), "P": root})
		c.Tree.Root["K"] = array{c.Tree.Root["K"], extra}
	}},
	{"an element that is not there", "tree-readable", nil, func(c *copied) {
		e := c.el("Sect", 0)
		e.Dict["K"] = append(slices.Clone(kids(e)), object.Ref(9999))
	}},
	{"an element at two places", "tree-readable", nil, func(c *copied) {
		e := c.el("Sect", 0)
		e.Dict["K"] = append(slices.Clone(kids(e)), c.el("H1", 0).Ref)
	}},
	{"a type of its own", "tree-types", []string{"heading-order"}, func(c *copied) { c.el("H1", 0).Dict["S"] = name("Title") }},
	{"a standard type with another meaning", "tree-types", nil, func(c *copied) {
		c.Tree.Root["RoleMap"] = dict{"P": name("H1")}
	}},
	{"a wrong parent", "tree-parents", nil, func(c *copied) { c.el("H1", 0).Dict["P"] = c.el("Figure", 0).Ref }},
	{"an id not in the list of ids", "tree-ids", nil, func(c *copied) { delete(c.Tree.Root, "IDTree") }},
	{"the list of ids out of order", "tree-ids", nil, func(c *copied) {
		l := c.Array(c.Tree.Root, "IDTree", "Names")
		l[0], l[1], l[2], l[3] = l[2], l[3], l[0], l[1]
	}},
	{"content that belongs to no element", "mark-owner", []string{"element-empty", "owner-index"}, func(c *copied) { delete(c.el("P", 0).Dict, "K") }},
	{"content that belongs to two elements", "mark-owner", []string{"reading-order"}, func(c *copied) {
		e := c.el("H3", 0)
		e.Dict["K"] = array{e.Dict["K"], c.el("H2", 1).Dict["K"]}
	}},
	{"an element whose content is not painted", "mark-there", nil, func(c *copied) {
		e := c.el("P", 0)
		e.Dict["K"] = array{e.Dict["K"], 77}
	}},
	{"an element on a page that is not there", "mark-there", []string{"mark-owner", "owner-index"}, func(c *copied) {
		c.el("P", 0).Dict["Pg"] = object.Ref(9999)
	}},
	{"a number of content twice", "mark-once", []string{"heading-text", "mark-there"}, func(c *copied) {
		c.swap(c.content(0), "<</MCID\n2>>", "<</MCID\n1>>")
	}},
	{"no index of owners", "owner-index", []string{"link-owner"}, func(c *copied) { delete(c.Tree.Root, "ParentTree") }},
	{"a page without its key", "owner-index", nil, func(c *copied) { delete(c.page(1), "StructParents") }},
	{"two owners exchanged in the index", "owner-index", nil, func(c *copied) {
		row := c.Array(c.Tree.Owners[0])
		row[1], row[2] = row[2], row[1]
	}},
	{"an index that is too short", "owner-index", nil, func(c *copied) {
		nums := c.Array(c.Tree.Root, "ParentTree", "Nums")
		nums[1] = c.Array(nums[1])[:3]
	}},
	{"an index out of order", "owner-index", nil, func(c *copied) {
		nums := c.Array(c.Tree.Root, "ParentTree", "Nums")
		nums[0], nums[1], nums[2], nums[3] = nums[2], nums[3], nums[0], nums[1]
	}},
	{"a next key that is taken", "owner-index", nil, func(c *copied) { c.Tree.Root["ParentTreeNextKey"] = 2 }},
	{"two paragraphs read out in the wrong order", "reading-order", nil, func(c *copied) {
		k := kids(c.el("Sect", 0))
		k[1], k[4] = k[4], k[1]
	}},
	{"two cells read out in the wrong order", "reading-order", nil, func(c *copied) {
		k := kids(c.el("TR", 2))
		k[1], k[2] = k[2], k[1]
	}},
	{"a figure without description", "figure-alt", nil, func(c *copied) { delete(c.el("Figure", 0).Dict, "Alt") }},
	{"a blank description", "figure-alt", nil, func(c *copied) { c.el("Figure", 0).Dict["Alt"] = str(" \n") }},
	{"a description of a no-break space", "figure-alt", nil, func(c *copied) { c.el("Figure", 1).Dict["Alt"] = str("\xFE\xFF\x00\xA0") }},
	{"a figure without box", "figure-box", nil, func(c *copied) { delete(c.el("Figure", 0).Dict, "A") }},
	{"a figure with an empty box", "figure-box", nil, func(c *copied) {
		c.dict(c.el("Figure", 0).Dict, "A")["BBox"] = array{9, 9, 9, 9}
	}},
	{"a figure that paints outside its box", "figure-box", nil, func(c *copied) {
		b := c.Array(c.el("Figure", 0).Dict, "A", "BBox")
		b[2] = 200.0
	}},
	{"a note without id", "note-id", []string{"tree-ids"}, func(c *copied) { delete(c.el("Note", 0).Dict, "ID") }},
	{"two notes with one id", "note-id", []string{"tree-ids"}, func(c *copied) { c.el("Note", 1).Dict["ID"] = str("note-1") }},
}

var grammarFaults = []fault{
	{"the first heading is of level 2", "heading-order", nil, func(c *copied) { c.el("H1", 0).Dict["S"] = name("H2") }},
	{"a level left out", "heading-order", nil, func(c *copied) { c.el("H3", 0).Dict["S"] = name("H4") }},
	{"headings with and without level", "heading-order", nil, func(c *copied) { c.el("H3", 0).Dict["S"] = name("H") }},
	{"a heading without text", "heading-text", []string{"content-replaced"}, func(c *copied) { c.el("H3", 0).Dict["ActualText"] = str(" ") }},
	{"a paragraph straight in a list", "list-grammar", nil, func(c *copied) { c.el("LI", 1).Dict["S"] = name("P") }},
	{"list text outside an item", "list-grammar", nil, func(c *copied) { c.el("P", 0).Dict["S"] = name("LBody") }},
	{"an item without text", "list-grammar", nil, func(c *copied) { c.el("LBody", 0).Dict["S"] = name("Lbl") }},
	{"text straight in a list", "list-grammar", []string{"mark-owner", "owner-index"}, func(c *copied) {
		lbl := c.el("Lbl", 0)
		l := c.el("L", 0)
		l.Dict["K"] = append(array{dict{"Type": name("MCR"), "Pg": lbl.Dict["Pg"], "MCID": lbl.Dict["K"]}}, kids(l)...)
	}},
	{"labels of no kind", "list-numbering", nil, func(c *copied) { delete(c.el("L", 0).Dict, "A") }},
	{"a row outside a table", "table-grammar", nil, func(c *copied) { c.el("Table", 0).Dict["S"] = name("Div") }},
	{"a paragraph in a row", "table-grammar", []string{"table-columns"}, func(c *copied) { c.el("TD", 0).Dict["S"] = name("P") }},
	{"two heads", "table-grammar", []string{"table-head", "table-scope"}, func(c *copied) { c.el("TFoot", 0).Dict["S"] = name("THead") }},
	{"a table without rows", "table-grammar", []string{"table-head"}, func(c *copied) {
		root := c.el("Sect", 0)
		extra := c.add(dict{"S": name("Table"), "P": root.Ref, "Pg": c.Pages[1].Ref})
		root.Dict["K"] = append(slices.Clone(kids(root)), extra)
	}},
	{"a row with a cell too few", "table-columns", []string{"mark-owner", "owner-index"}, func(c *copied) {
		tr := c.el("TR", 2)
		tr.Dict["K"] = kids(tr)[:3]
	}},
	{"a span of columns left out", "table-columns", nil, func(c *copied) { delete(c.dict(c.el("TH", 9).Dict, "A"), "ColSpan") }},
	{"a cell that reaches below the table", "table-columns", nil, func(c *copied) {
		c.el("TD", 16).Dict["A"] = dict{"O": name("Table"), "RowSpan": 2}
	}},
	{"no table head", "table-head", nil, func(c *copied) { c.el("THead", 0).Dict["S"] = name("TBody") }},
	{"a plain cell in the head", "table-head", nil, func(c *copied) { c.el("TH", 2).Dict["S"] = name("TD") }},
	{"a header cell without scope", "table-scope", nil, func(c *copied) { delete(c.el("TH", 1).Dict, "A") }},
	{"a header cell with an unknown scope", "table-scope", nil, func(c *copied) {
		c.dict(c.el("TH", 1).Dict, "A")["Scope"] = name("Table")
	}},
}

var linkFaults = []fault{
	{"an annotation that is no link", "annotation-kinds", nil, func(c *copied) {
		list := c.Array(c.page(1), "Annots")
		c.page(1)["Annots"] = append(list, c.add(dict{"Type": name("Annot"), "Subtype": name("Text"), "Rect": array{0, 0, 9, 9}}))
	}},
	{"a link without words to be read out", "link-contents", nil, func(c *copied) { delete(c.annot(1), "Contents") }},
	{"a link with blank words", "link-contents", nil, func(c *copied) { c.annot(1)["Contents"] = str(" ") }},
	{"a link without key", "link-owner", []string{"owner-index"}, func(c *copied) { delete(c.annot(0), "StructParent") }},
	{"the keys of two links exchanged", "link-owner", nil, func(c *copied) {
		a, b := c.annot(0), c.annot(1)
		a["StructParent"], b["StructParent"] = b["StructParent"], a["StructParent"]
	}},
	{"a link element without its area", "link-object", []string{"link-owner"}, func(c *copied) {
		e := c.el("Link", 0)
		e.Dict["K"] = kids(e)[:1]
	}},
	{"an area held by a paragraph", "link-object", []string{"link-owner"}, func(c *copied) { c.el("Link", 0).Dict["S"] = name("Span") }},
	{"an area on another page", "link-object", nil, func(c *copied) {
		c.dict(kids(c.el("Link", 0))[1])["Pg"] = c.Pages[1].Ref
	}},
	{"a link that does not print", "link-prints", nil, func(c *copied) { delete(c.annot(0), "F") }},
	{"a hidden link", "link-prints", nil, func(c *copied) { c.annot(0)["F"] = 6 }},
	{"a link without area", "link-area", nil, func(c *copied) { c.annot(0)["Rect"] = array{9, 9, 9, 20} }},
	{"a link off the page", "link-area", nil, func(c *copied) { c.annot(0)["Rect"] = array{500, 9, 900, 20} }},
	{"a link to half an address", "link-target", nil, func(c *copied) { c.dict(c.annot(0), "A")["URI"] = str("www.example.org") }},
	{"a link to a page that is not there", "link-target", nil, func(c *copied) { c.annot(1)["Dest"].(array)[0] = object.Ref(9999) }},
	{"a link to nothing", "link-target", nil, func(c *copied) { delete(c.annot(1), "Dest") }},
}

// fontFaults are planted in fonts of both forms.
var fontFaults = []fault{
	{"a font that is not in the file", "font-embedded", nil, func(c *copied) { delete(c.face(true).Descriptor, "FontFile2") }},
	{"one of the fonts every reader has", "font-embedded", []string{"font-form", "font-unicode"}, func(c *copied) {
		c.dict(c.page(0), "Resources")["Font"].(dict)["F9"] = c.add(dict{"Type": name("Font"), "Subtype": name("Type1"), "BaseFont": name("Helvetica")})
		c.paint("BT /F9 9 Tf 1 0 0 1 90 90 Tm (a) Tj ET")
	}},
	{"a font program cut off", "font-embedded", nil, func(c *copied) {
		c.edit(c.Stream(c.face(true).Descriptor, "FontFile2"), func(b string) string { return b[:len(b)/2] })
	}},
	{"a subset without its mark", "font-form", nil, func(c *copied) {
		f := c.face(true)
		plain := name(strings.SplitN(f.Name, "+", 2)[1])
		f.Dict["BaseFont"], f.Descriptor["FontName"] = plain, plain
		if f.CID != nil {
			f.CID["BaseFont"] = plain
		}
	}},
	{"a font with two names", "font-form", nil, func(c *copied) { c.face(true).Descriptor["FontName"] = name("ABCDEF+Other") }},
	{"a font without flags", "font-form", nil, func(c *copied) { delete(c.face(true).Descriptor, "Flags") }},
	{"a character that is not in the subset", "font-notdef", []string{"font-widths"}, func(c *copied) {
		c.edit(c.content(0), func(b string) string {
			return strings.Replace(b, c.codes(false, "figures"), c.codes(false, "figur\u2603s"), 1)
		})
		c.mean('\u2603', "<2603>")
	}},
	{"a glyph without outline", "font-glyphs", nil, func(c *copied) {
		gid := c.face(false).Glyph('e')
		c.edit(c.Stream(c.face(false).Descriptor, "FontFile2"), func(b string) string { return emptyGlyph(c, b, gid) })
	}},
	{"no meaning of codes", "font-unicode", []string{"link-object"}, func(c *copied) { delete(c.face(false).Dict, "ToUnicode") }},
	{"one range for all codes", "font-unicode", nil, func(c *copied) {
		c.edit(c.Stream(c.face(false).Dict, "ToUnicode"), func(b string) string {
			first, last := "<00>", "<FF>"
			if c.face(false).Composite {
				first, last = "<0000>", "<FFFF>"
			}
			return b[:strings.Index(b, "endcodespacerange")] + "endcodespacerange\n1 beginbfrange\n" + first + " " + last + " <0000>\nendbfrange\n" +
				b[strings.Index(b, "endcmap"):]
		})
	}},
	{"a meaning that is no character", "font-unicode", nil, func(c *copied) { c.mean('e', "<FFFE>") }},
	{"a character for private use", "text-private", nil, func(c *copied) { c.mean('e', "<E065>") }},
}

// simpleFaults are planted in fonts whose codes have one byte.
var simpleFaults = []fault{
	{"codes of a standard encoding", "font-form", nil, func(c *copied) { c.face(false).Dict["Encoding"] = name("WinAnsiEncoding") }},
	{"a font not said to be symbolic", "font-form", nil, func(c *copied) { c.face(true).Descriptor["Flags"] = 32 }},
	{"a list of widths too short", "font-form", nil, func(c *copied) {
		f := c.face(true)
		n, _ := c.Int(f.Dict, "LastChar")
		f.Dict["LastChar"] = n + 1
	}},
	{"no map from codes to glyphs", "font-glyph-map", []string{"font-notdef", "font-widths"}, func(c *copied) {
		c.swap(c.Stream(c.face(true).Descriptor, "FontFile2"), "cmap", "xmap")
	}},
	{"a map from Unicode alone", "font-glyph-map", []string{"font-notdef", "font-widths"}, func(c *copied) {
		c.swap(c.Stream(c.face(true).Descriptor, "FontFile2"), "\x00\x01\x00\x03\x00\x00\x00\x00\x00\x0C", "\x00\x01\x00\x03\x00\x01\x00\x00\x00\x0C")
	}},
	{"a width one hundredth off", "font-widths", nil, func(c *copied) {
		f := c.face(false)
		first, _ := c.Int(f.Dict, "FirstChar")
		w := f.Dict["Widths"].(array)
		n, _ := c.Int(w, 'e'-first)
		w['e'-first] = n + 10
	}},
	{"widths not stated", "font-widths", []string{"font-form"}, func(c *copied) { delete(c.face(true).Dict, "Widths") }},
	{"a character that shows as the sign for a missing one", "font-notdef", nil, func(c *copied) {
		f := c.face(false)
		gid := f.Glyph('e')
		c.edit(c.Stream(f.Descriptor, "FontFile2"), func(b string) string {
			at := strings.Index(b, string([]byte{0, 0, 0, 1, 0, 4, 0, 0})) + 8 // behind the differences and offsets of the map
			first, _ := c.Int(f.Dict, "FirstChar")
			at += 2 * ('e' - first)
			if int(b[at])<<8|int(b[at+1]) != gid {
				c.t.Fatal("the map does not stand where it was looked for")
			}
			return b[:at] + "\x00\x00" + b[at+2:]
		})
		first, _ := c.Int(f.Dict, "FirstChar")
		f.Dict["Widths"].(array)['e'-first] = f.Program.Advance(0)
	}},
}

// compositeFaults are planted in fonts whose codes have two bytes.
var compositeFaults = []fault{
	{"no map from codes to glyphs", "font-glyph-map", []string{"font-glyphs"}, func(c *copied) { delete(c.face(true).CID, "CIDToGIDMap") }},
	{"codes that are not its own", "font-form", nil, func(c *copied) { c.dict(c.face(true).CID, "CIDSystemInfo")["Ordering"] = str("Japan1") }},
	{"a width one hundredth off", "font-widths", nil, func(c *copied) {
		run := c.Array(c.face(false).CID, "W", 3)
		n, _ := c.Int(run, 0)
		run[0] = n + 10
	}},
	{"widths not stated", "font-widths", []string{"contrast"}, func(c *copied) { delete(c.face(true).CID, "W") }},
	{"a character that shows as the sign for a missing one", "font-notdef", nil, func(c *copied) {
		f := c.face(false)
		c.edit(c.Stream(f.CID, "CIDToGIDMap"), func(b string) string { return b[:2*'e'] + "\x00\x00" + b[2*'e'+2:] })
		f.CID["W"] = append(slices.Clone(c.Array(f.CID, "W")), int('e'), array{f.Program.Advance(0)})
	}},
}

// mean puts a meaning of a character's code before the others in the map of the font that is not bold: the first that fits is
// taken.
func (c *copied) mean(r rune, meaning string) {
	font := c.face(false)
	digits := 2
	if font.Composite {
		digits = 4
	}
	code := c.code(font, r)
	c.edit(c.Stream(font.Dict, "ToUnicode"), func(b string) string {
		i := strings.Index(b, "endcodespacerange\n") + len("endcodespacerange\n")
		return b[:i] + fmt.Sprintf("1 beginbfchar\n<%0*X> %s\nendbfchar\n", digits, code, meaning) + b[i:]
	})
}

// emptyGlyph moves the start of a glyph to its end.
func emptyGlyph(c *copied, b string, gid int) string {
	tables := int(b[4])<<8 | int(b[5])
	for i := range tables {
		row := b[12+16*i:]
		if row[:4] != "loca" {
			continue
		}
		at := int(row[8])<<24 | int(row[9])<<16 | int(row[10])<<8 | int(row[11])
		size := int(row[14])<<8 | int(row[15])
		width := size / (c.face(false).Program.Glyphs + 1)
		from, to := at+gid*width, at+(gid+1)*width
		return b[:to] + b[from:to] + b[to+width:]
	}
	c.t.Fatal("the font has no list of glyphs")
	return b
}
