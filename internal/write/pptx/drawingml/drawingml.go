// Package drawingml writes what slides, charts and templates of Office share: places, colours, texts and shapes.
//
// In: lengths, roles of a brand's colours, runs of text, a drawing of package page/frame. Out: DrawingML (ISO 29500-1,
// chapters 20 and 21), and how high texts are when Office sets them. It knows no slide, no template, no chart and no
// document; whoever writes those puts its pieces together. It decides neither what is said nor where it stands.
package drawingml

import "strconv"

// EMU is a length in English Metric Units: 914,400 to the inch, 12,700 to the point.
type EMU = int

// Lengths of other units.
const (
	PerUnit EMU = 127 // of frame.Unit, 1/100 pt
	PerMM   EMU = 36000
)

// Box is a place on a slide: its top left corner and its size.
type Box struct{ X, Y, W, H EMU }

// Xfrm is the place as an element.
func (b Box) Xfrm() string {
	return `<a:xfrm><a:off x="` + itoa(b.X) + `" y="` + itoa(b.Y) + `"/><a:ext cx="` + itoa(b.W) + `" cy="` + itoa(b.H) + `"/></a:xfrm>`
}

func itoa(n int) string { return strconv.Itoa(n) }
