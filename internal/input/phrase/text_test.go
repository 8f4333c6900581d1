package phrase

import (
	"reflect"
	"testing"

	"github.com/yuin/goldmark/ast"
	gtext "github.com/yuin/goldmark/text"

	"briefing/internal/diag"
)

// A text that is read without Markdown is what Markdown would have made of it, masks, blanks and signs included.
func TestPlainTextIsMarkdownsToo(t *testing.T) {
	list := []string{
		"", "one", "Two words.", "ends in a blank ", "ends in two  ", "two  blanks within", "a – b’s “c” (d), 5 % + 3; e: f?",
		"{{a}}", "{{a}} {{b.period}}, {{c|round}}", "before {{a}}after", `\{{a}} is no reference`, "noted[^n]", "noted[^n] twice[^n]",
		"2018. A year", "# no heading", "- no list", "> no quote", "1) no number", "https://example.org/a?b=c", "13\u202f000\u00a0men", "a\\*b",
		"*slanted*", "**bold** and *slanted*", "a * b", "an_id_with", "[a](https://example.org)", "a ! b", "Tom &amp; Ann", "R&D", " begins blank",
		"two\nlines", "two\n\nparagraphs", "a<b>c", "`code`", "~~a~~", "--- ", "====", "|a|b|", "    four blanks", "x^2", "a\tb", "!", "[", "]",
	}
	plain := 0
	for _, s := range list {
		var l diag.List
		at := func(int) diag.Pos { return diag.Pos{} }
		m := (&Text{Raw: s, At: at}).maskRefs(&l)
		if !m.isPlain() {
			continue
		}
		plain++
		slow := &Text{Raw: s, At: at}
		m = slow.maskRefs(&l)
		root := inline.Parse(gtext.NewReader(m.src))
		for p := ast.Node(root.FirstChild()); p != nil; p = p.NextSibling() {
			w := &walker{text: slow, masked: m, diags: &l}
			w.children(p, Segment{})
			slow.addParagraph(w.out)
		}
		fast := Parse(s, at, Prose, &l)
		if !reflect.DeepEqual(fast.Paragraphs, slow.Paragraphs) {
			t.Errorf("%q: read as %+v, Markdown has %+v", s, fast.Paragraphs, slow.Paragraphs)
		}
	}
	if plain < 20 || plain > len(list)-10 {
		t.Errorf("%d of %d texts are plain", plain, len(list))
	}
}
