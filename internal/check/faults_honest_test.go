package check

import (
	"fmt"
	"slices"
	"strings"
)

// honestFaults make a file read out, find or copy something else than what it shows, in ways that keep to the grammar.
var honestFaults = []fault{
	{"invisible text", "content-visible", nil, func(c *copied) {
		c.swap(c.content(0), "/P<</MCID\n1>>BDC", "/P<</MCID\n1>>BDC 3 Tr")
	}},
	{"text that only clips", "content-visible", nil, func(c *copied) {
		c.swap(c.content(0), "/P<</MCID\n1>>BDC", "/P<</MCID\n1>>BDC 7 Tr")
	}},
	{"other words in place of a paragraph's", "content-replaced", nil, func(c *copied) {
		c.el("P", 0).Dict["ActualText"] = str("The figures: 31 000 arrests")
	}},
	{"other words in place of a cell's", "content-replaced", nil, func(c *copied) { c.el("TD", 4).Dict["ActualText"] = str("99.0") }},
	{"other words in place of a stretch of a page", "content-replaced", nil, func(c *copied) {
		c.edit(c.content(0), func(b string) string {
			from := strings.Index(b, "/P<</MCID\n1>>BDC")
			to := from + strings.Index(b[from:], "EMC")
			return b[:from] + "/Span<</ActualText (none)>>BDC " + b[from:to] + " EMC " + b[to:]
		})
	}},
	{"a description of a full stop", "figure-alt", nil, func(c *copied) { c.el("Figure", 0).Dict["Alt"] = str(".") }},
	{"a description of a number", "figure-alt", nil, func(c *copied) { c.el("Figure", 1).Dict["Alt"] = str("1, 2, 3") }},
	{"a head's cell that is the head of its row", "table-scope", nil, func(c *copied) {
		c.dict(c.el("TH", 1).Dict, "A")["Scope"] = name("Row")
	}},
	{"a row's first cell that is the head of its column", "table-scope", nil, func(c *copied) {
		c.dict(c.el("TH", 5).Dict, "A")["Scope"] = name("Column")
	}},
	{"a paragraph without content", "element-empty", nil, func(c *copied) { c.adds("Sect", "P") }},
	{"a paragraph of nothing but a replacement of a space", "element-empty", []string{"content-replaced"}, func(c *copied) {
		c.el("P", 0).Dict["ActualText"] = str("\xFE\xFF\x00\xA0")
	}},
	{"a list text without content", "element-empty", []string{"mark-owner", "owner-index"}, func(c *copied) { delete(c.el("LBody", 0).Dict, "K") }},
	{"a heading without content", "heading-text", nil, func(c *copied) { c.adds("Sect", "H3") }},
	{"a second title", "heading-title", nil, func(c *copied) { c.el("H3", 0).Dict["S"] = name("H1") }},
	{"a note tagged as a paragraph", "note-reference", nil, func(c *copied) { c.el("Note", 0).Dict["S"] = name("P") }},
	{"a reference to another note", "note-reference", nil, func(c *copied) {
		c.annot(1)["Dest"].(array)[3] = c.noteTop(1)
	}},
	{"a reference above all notes", "note-reference", nil, func(c *copied) { c.annot(1)["Dest"].(array)[3] = 800 }},
	{"a reference to a page without notes", "note-reference", nil, func(c *copied) { c.annot(1)["Dest"].(array)[0] = c.Pages[0].Ref }},
	{"two letters exchanged behind ASCII", "font-codes", nil, func(c *copied) {
		font := c.face(false)
		a, b := c.code(font, 'é'), c.code(font, 'Ε')
		c.edit(c.Stream(font.Dict, "ToUnicode"), func(s string) string {
			from, to := fmt.Sprintf("<%02X> <00E9>", a), fmt.Sprintf("<%02X> <0395>", b)
			if !strings.Contains(s, from) || !strings.Contains(s, to) {
				c.t.Fatal("the map does not hold the letters")
			}
			return strings.NewReplacer(from, from[:6]+"0395>", to, to[:6]+"00E9>").Replace(s)
		})
	}},
	{"a letter behind ASCII that means one of ASCII", "font-codes", nil, func(c *copied) { c.mean('é', "<0065>") }},
}

// codeFaults are planted in fonts of both forms.
var codeFaults = []fault{
	{"a letter that means another", "font-codes", nil, func(c *copied) { c.mean('e', "<0041>") }},
	{"a letter that means a space", "font-codes", nil, func(c *copied) { c.mean('e', "<0020>") }},
	{"a letter that means a space without width", "font-codes", nil, func(c *copied) { c.mean('e', "<200B>") }},
	{"a letter that means itself and a space without width", "font-codes", nil, func(c *copied) { c.mean('e', "<0065200B>") }},
	{"a space that means a letter", "font-codes", []string{"font-glyphs"}, func(c *copied) { c.mean(' ', "<0065>") }},
	{"a Greek letter that means a hyphen not to be seen", "font-codes", nil, func(c *copied) { c.mean('Ε', "<00AD>") }},
}

// adds puts an empty element at the end of the first one of a type.
func (c *copied) adds(in, typ string) {
	parent := c.el(in, 0)
	extra := c.add(dict{"S": name(typ), "P": parent.Ref, "Pg": c.Pages[1].Ref})
	parent.Dict["K"] = append(slices.Clone(kids(parent)), extra)
}

// noteTop is the height of the nth note, in points from the foot of its page.
func (c *copied) noteTop(n int) float64 { return c.BoundsOf(c.el("Note", n), c.Pages[1]).Box[3] }
