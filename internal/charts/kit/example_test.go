package kit_test

import (
	"fmt"

	"briefing/internal/charts/kit"
	"briefing/internal/input/brand"
	"briefing/internal/page/frame"
	"briefing/internal/testkit/world"
)

// bar is the smallest chart there can be: one bar from zero.
type bar struct{ value, largest float64 }

// Sizes is how high the bar is, in a form of the page.
func (b bar) Sizes(f kit.Form) frame.Unit { return f.MM(5) }

// Plan says which part of the drawing an area takes, which values its sides stand for, and what is drawn in it.
func (b bar) Plan(l *kit.Layout, height, width frame.Unit) []kit.Area {
	if b.value < 0 {
		l.Fail("chart-value", "leave it out", "has a bar below zero")
		return nil
	}
	return []kit.Area{{W: width, H: height, X: [2]float64{0, b.largest}, Parts: []kit.Series{{
		Name: "bar",
		Draw: func(p *kit.Pen, _ kit.Box, x, _ kit.Range) { p.Box(0, 0, kit.At(x, b.value), height, brand.Blue) },
	}}}}
}

// A chart is planned in an area and drawn through its ranges, so that a length is its value.
func ExampleDraw() {
	b := world.Brand()
	style := kit.Style{Chart: "arrests", Colors: b.Light, Fonts: b.Fonts, Form: kit.FormOf(kit.Page)}
	drawing, _ := kit.Draw(bar{value: 607, largest: 1214}, style, frame.MM(100))
	path := drawing.Group.Items[0].(*frame.Path)
	fmt.Printf("%.1f of %.1f mm\n", path.Segs[1].P[0].X.Millimetres(), drawing.W.Millimetres())

	_, found := kit.Draw(bar{value: -1, largest: 1}, style, frame.MM(100))
	fmt.Println(found[0].Message)
	// Output:
	// 50.0 of 100.0 mm
	// chart "arrests" has a bar below zero
}
