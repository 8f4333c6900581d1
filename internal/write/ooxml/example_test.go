package ooxml_test

import (
	"fmt"

	"briefing/internal/write/ooxml"
)

// A package is parts with relationships. What no relationship reaches is left in the archive unread.
func ExampleRead() {
	p := ooxml.New()
	p.Relate(ooxml.RelDocument, "ppt/presentation.xml")
	main := p.Add(&ooxml.Part{Name: "ppt/presentation.xml", Type: ooxml.TypePresentation, Data: []byte(ooxml.Header + "<presentation/>")})
	main.Relate(ooxml.RelTheme, "ppt/theme/theme1.xml", false)
	p.Add(&ooxml.Part{Name: "ppt/theme/theme1.xml", Type: ooxml.TypeTheme, Data: []byte(ooxml.Header + "<theme/>")})
	p.Add(&ooxml.Part{Name: "ppt/stray.xml", Type: ooxml.TypeTheme, Data: []byte(ooxml.Header + "<theme/>")})
	archive, _ := p.Write()

	back, err := ooxml.Read(archive, ooxml.Usual, nil)
	fmt.Println(back.Names(), err)
	fmt.Println(len(back.Unread), "unread")
	// Output:
	// [ppt/presentation.xml ppt/theme/theme1.xml] <nil>
	// 1 unread
}
