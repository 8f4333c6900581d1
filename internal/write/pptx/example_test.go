package pptx_test

import (
	"fmt"
	"os"
	"strings"

	"briefing/internal/check/slides"
	"briefing/internal/testkit/world"
	"briefing/internal/write/ooxml"
	"briefing/internal/write/pptx"
	"briefing/internal/write/pptx/potx"
)

// A deck becomes a presentation on the layouts of a template; each slide is a part of it, with its notes.
func ExampleWrite() {
	b := world.Brand()
	parts, _ := potx.ReadBuiltin(os.DirFS(world.Path("templates")))
	template, _ := potx.Builtin(parts, b)
	file, count, found := pptx.Write(world.Deck("Arrests rose", "607 suspects were arrested in 2018."), b, template, "example 1")
	fmt.Println(count, "slide,", len(found), "findings; rules that are broken:", len(slides.PPTX(file)))
	archive, _ := ooxml.Read(file, ooxml.Usual, nil)
	for _, name := range archive.Names() {
		if strings.Contains(name, "lides/") {
			fmt.Println(name)
		}
	}
	// Output:
	// 1 slide, 0 findings; rules that are broken: 0
	// ppt/notesSlides/notesSlide1.xml
	// ppt/slides/slide1.xml
}
