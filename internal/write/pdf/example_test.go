package pdf_test

import (
	"bytes"
	"fmt"

	"briefing/internal/check"
	"briefing/internal/page/font"
	"briefing/internal/page/frame"
	"briefing/internal/write/pdf"
)

// A page with one heading becomes a tagged file that keeps all that it claims. A heading that skips a level is refused.
func ExampleWrite() {
	fonts, _ := font.Liberation()
	const words = "Arrests rose "
	root := &frame.Node{Type: "Document", Lang: "en-GB"}
	heading := root.Add("H1")
	mark := &frame.Mark{Node: heading, Items: []frame.Item{&frame.Text{
		At: frame.Point{X: frame.MM(18), Y: frame.MM(30)}, S: words, Style: frame.Bold, Size: frame.Pt(16),
		Width: frame.Unit(fonts.Face(int(frame.Bold)).Width("Arrests rose", 1600)),
	}}}
	heading.Kids = append(heading.Kids, frame.Kid{Mark: mark})
	d := &frame.Document{
		Meta:  frame.Meta{Title: "A test", Author: "Somebody", Subject: "One heading", Lang: "en-GB", Date: "2019-03-31", CreatorTool: "example 1"},
		Pages: []*frame.Page{{W: frame.MM(210), H: frame.MM(297), Marks: []*frame.Mark{mark}}},
		Root:  root,
	}
	file, found := pdf.Write(d, fonts, pdf.Options{})
	fmt.Printf("%s with %d findings; %d rules are broken\n", bytes.SplitN(file, []byte("\n"), 2)[0], len(found), len(check.PDF(file)))

	heading.Type = "H3"
	file, found = pdf.Write(d, fonts, pdf.Options{})
	fmt.Println(len(file), "bytes:", found[0].Message)
	// Output:
	// %PDF-1.7 with 0 findings; 0 rules are broken
	// 0 bytes: the first heading “Arrests rose” on page 1 has level 3, it must have level 1
}
