package html

import (
	"os"
	"strings"
	"testing"

	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"briefing/internal/testkit/golden"
)

func TestMain(m *testing.M) { os.Exit(golden.Main(m)) }

const hostile = "R&D <script>alert(1)</script> \"quotes\" 'single' </style><!-- ]]> \u202eabc\u202c &amp; \u00a0 \x00 \x1b"

// FuzzText holds any text, as contents and as the value of an attribute, to what an HTML reader of another kind
// makes of the page: the same text in the same place, and nothing else.
func FuzzText(f *testing.F) {
	for _, s := range []string{"", hostile, "a\r\nb", "\ufeff", "&lt;", "<!--", "x\xffy", "\ufffe", "\u0085", "<b></b><p>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		out, err := Fragment(El("p", Class("c"), At("title", s), Text(s), El("b", Text(s))), El("textarea", Text("x"), Text(s)))
		if err != nil {
			t.Fatal(err)
		}
		nodes, err := xhtml.ParseFragment(strings.NewReader(out), &xhtml.Node{Type: xhtml.ElementNode, Data: "body", DataAtom: atom.Body})
		if err != nil {
			t.Fatal(err)
		}
		var tags []string
		for _, n := range nodes {
			for c := range n.Descendants() {
				if c.Type != xhtml.TextNode {
					tags = append(tags, c.Data)
				}
			}
		}
		if len(nodes) != 2 || strings.Join(tags, " ") != "b" {
			t.Fatalf("%q became other elements: %q in\n%s", s, tags, out)
		}
		want := printable(s)
		p, area := nodes[0], nodes[1]
		if got := p.Attr[1].Val; got != want {
			t.Errorf("the attribute says %q, want %q", got, want)
		}
		var said strings.Builder
		for c := range p.Descendants() {
			if c.Type == xhtml.TextNode {
				said.WriteString(c.Data)
			}
		}
		if got := said.String(); got != want+want {
			t.Errorf("the contents say %q, want %q twice", got, want)
		}
		if got := area.FirstChild.Data; got != "x"+want {
			t.Errorf("the text area says %q, want %q", got, "x"+want)
		}
	})
}

// printable is a text with U+FFFD for every character that HTML forbids and for every byte that is no UTF-8.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			return r
		case r < ' ', r >= 0x7f && r < 0xa0, r&0xfffe == 0xfffe, r >= 0xfdd0 && r <= 0xfdef:
			return '\uFFFD'
		}
		return r
	}, strings.ToValidUTF8(bytewise(s), "\uFFFD"))
}

// bytewise turns each byte that is no UTF-8 into a U+FFFD of its own.
func bytewise(s string) string { return string([]rune(s)) }

func TestRefusedMarkup(t *testing.T) {
	for name, p := range map[string]Part{
		"an element that loads":               El("object"),
		"a name made of a text":               El("p><script"),
		"an attribute made of a text":         El("p", At(`x onclick="a"`, "")),
		"a handler":                           El("p", At("onclick", "a()")),
		"a style":                             El("p", At("style", "color:red")),
		"a document in an attribute":          El("iframe", At("srcdoc", "<p>")),
		"an address that runs":                El("a", Href("javascript:alert(1)")),
		"an address that runs, disguised":     El("a", Href("java\tscript:alert(1)")),
		"an address that runs, capitals":      El("a", Href("JaVaScRiPt:alert(1)")),
		"an address that runs, blank":         El("a", Href(" javascript:alert(1)")),
		"data that runs":                      El("a", Href("data:text/html,<script>alert(1)</script>")),
		"data that runs, by default":          El("iframe", At("src", "data:,x")),
		"an attribute behind contents":        El("p", Text("a"), Class("b")),
		"contents of an element without":      El("br", Text("a")),
		"a script that ends early":            El("script", Text("a</script>b")),
		"a style that ends early":             El("style", Text("a</STYLE>b")),
		"a script that opens a comment":       El("script", Text("<!--<script>")),
		"markup in a script":                  El("script", Markup("a")),
		"an attribute at the top":             Class("a"),
		"a set of pictures of which one runs": El("img", At("srcset", "a.png, javascript:alert(1) 2x")),
		"a backslash, which some browsers ":   El("a", Href(`\\example.org`)),
	} {
		if out, err := Fragment(p); err == nil {
			t.Errorf("%s is written: %s", name, out)
		}
	}
}

func TestWrittenMarkup(t *testing.T) {
	got, err := Fragment(
		El("div", List{Class("a"), ID("b")}, nil, If(false, Text("no")), If(true, At("lang", "mt")),
			El("p", Text(hostile), El("br"), El("a", Href("https://example.org/?a=1&b=2#c"), Text("link"))),
			El("a", Href("one-pager.pdf"), Flag("download"), Text("PDF")),
			El("a", Href("data:text/csv;charset=utf-8;base64,YQ=="), Text("CSV")),
			(*Element)(nil),
			Markup("<svg/>"),
			El("img", At("src", "a.png"), At("srcset", "a.png, a@2x.png 2x"), At("alt", hostile))))
	if err != nil {
		t.Fatal(err)
	}
	golden.Text(t, "testdata/markup.golden", got+"\n")
}

func TestData(t *testing.T) {
	e, err := Data("application/ld+json", map[string]string{"name": "</script><!--" + hostile})
	if err != nil {
		t.Fatal(err)
	}
	out, err := Fragment(e)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Count(out, "<") != 2 || strings.Contains(out, "<!--") {
		t.Errorf("a text got out of its block of data: %s", out)
	}
	if _, err := Data("x", func() {}); err == nil {
		t.Error("what is no data is written as data")
	}
}

func TestRightToLeft(t *testing.T) {
	for lang, want := range map[string]bool{"en-GB": false, "ar": true, "he-IL": true, "az-Arab": true, "ar-Latn": false, "mt-MT": false, "": false} {
		if RightToLeft(lang) != want {
			t.Errorf("%q from right to left: %v", lang, !want)
		}
	}
}

// TestStyles reads the style sheets as far as a slip of the pen goes: every block ends where its own line or the block
// it began ends.
func TestStyles(t *testing.T) {
	for name, css := range map[string]string{"base.css": compact(base), "brief.css": compact(briefCSS)} {
		deep := 0
		for i, line := range strings.Split(css, "\n") {
			open := strings.HasPrefix(line, "@") && strings.Count(line, "{") == 1 && !strings.Contains(line, "}")
			if delta := strings.Count(line, "{") - strings.Count(line, "}"); delta != 0 && !open && line != "}" {
				t.Errorf("%s: line %d without comments has braces that do not match: %s", name, i+1, line)
			} else {
				deep += delta
			}
			if deep < 0 || deep > 1 {
				t.Fatalf("%s: line %d stands %d blocks deep", name, i+1, deep)
			}
		}
		if deep != 0 || strings.Contains(css, "/*") {
			t.Errorf("%s: a block or a comment does not end", name)
		}
	}
}
