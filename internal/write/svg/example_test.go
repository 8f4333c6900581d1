package svg_test

import (
	"fmt"
	"strings"

	"briefing/internal/page/frame"
	"briefing/internal/write/svg"
)

// A drawing becomes one file, whose title and description say what it shows.
func ExampleWrite() {
	blue := frame.Color{R: 0x00, G: 0x33, B: 0x99}
	bar := &frame.Path{Fill: &blue, Segs: []frame.Seg{
		{Op: frame.MoveTo, P: [3]frame.Point{{X: 0, Y: 1000}}},
		{Op: frame.LineTo, P: [3]frame.Point{{X: 6000, Y: 1000}}},
		{Op: frame.LineTo, P: [3]frame.Point{{X: 6000, Y: 2000}}},
		{Op: frame.LineTo, P: [3]frame.Point{{X: 0, Y: 2000}}},
		{Op: frame.Close},
	}}
	drawing := svg.Drawing{Light: frame.Group{Items: []frame.Item{bar}}, W: frame.Pt(100), H: frame.Pt(30)}
	file, _ := svg.Write(drawing, svg.Options{ID: "arrests", Title: "Arrests rose", Desc: "One bar.", Lang: "en"})
	words, drawn, _ := strings.Cut(string(file), "<style>")
	fmt.Println(words[strings.Index(words, "<title"):])
	fmt.Println(drawn[strings.Index(drawn, "<path"):])
	// Output:
	// <title id="arrests-t">Arrests rose</title><desc id="arrests-d">One bar.</desc>
	// <path fill="#039" d="M0 10H60V20H0z"/>
	// </svg>
}
