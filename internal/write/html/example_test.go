package html_test

import (
	"fmt"
	"strings"

	"briefing/internal/doc"
	"briefing/internal/doc/span"
	"briefing/internal/testkit/world"
	"briefing/internal/write/html"
)

// A document becomes one page that needs no other file. Its policy forbids everything that the page does not hold.
func ExampleWrite() {
	d := &doc.Document{
		ID: "test", Lang: "en-GB", Format: doc.Pages, Title: span.Plain("A test"), Subject: span.Plain("Arrests"),
		Blocks: []doc.Block{&doc.Prose{Columns: 1, Paragraphs: [][]doc.Span{{{S: "607", Bold: true}, {S: " were arrested & <tried>."}}}}},
	}
	page, found := html.Write(d, world.Brand(), html.Options{Generator: "example 1"})
	fmt.Println(len(found), "findings")
	_, policy, _ := strings.Cut(string(page), `Content-Security-Policy" content="`)
	policy, _, _ = strings.Cut(policy, ";")
	_, text, _ := strings.Cut(string(page), "<strong>")
	text, _, _ = strings.Cut(text, "</p>")
	fmt.Println(policy)
	fmt.Println(text)
	// Output:
	// 0 findings
	// default-src 'none'
	// 607</strong> were arrested &amp; &lt;tried&gt;.
}
