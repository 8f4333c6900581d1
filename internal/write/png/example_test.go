package png_test

import (
	"bytes"
	"fmt"
	imagepng "image/png"

	"briefing/internal/page/font"
	"briefing/internal/page/frame"
	"briefing/internal/write/png"
)

// One pt of a drawing is one px of the picture, or as many as its scale says.
func ExampleWriter_Write() {
	blue := frame.Color{R: 0x00, G: 0x33, B: 0x99}
	square := &frame.Path{Fill: &blue, Segs: []frame.Seg{
		{Op: frame.MoveTo, P: [3]frame.Point{{X: 1000, Y: 1000}}},
		{Op: frame.LineTo, P: [3]frame.Point{{X: 2000, Y: 1000}}},
		{Op: frame.LineTo, P: [3]frame.Point{{X: 2000, Y: 2000}}},
		{Op: frame.LineTo, P: [3]frame.Point{{X: 1000, Y: 2000}}},
		{Op: frame.Close},
	}}
	fonts, _ := font.Liberation()
	writer, _ := png.New(fonts, png.NewCanvases(1))
	file, _ := writer.Write(frame.Group{Items: []frame.Item{square}}, frame.Pt(30), frame.Pt(30), png.Options{Scale: 2, Background: frame.Color{R: 255, G: 255, B: 255}})
	picture, _ := imagepng.Decode(bytes.NewReader(file))
	fmt.Println("size:", picture.Bounds().Size())
	fmt.Println("ground:", picture.At(10, 10))
	fmt.Println("square:", picture.At(30, 30))
	// Output:
	// size: (60,60)
	// ground: {255 255 255 255}
	// square: {0 51 153 255}
}
