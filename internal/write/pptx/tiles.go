package pptx

import (
	"briefing/internal/doc"
	"briefing/internal/input/brand"
	"briefing/internal/write/pptx/drawingml"
)

// Distances of big numbers that stand where no layout has a place for them.
const (
	tileGap    = 8 * mm // between those side by side
	tileRowGap = 6 * mm
	tileTop    = 2 * mm // from the rule's top to the first line
)

// tileGrid says how many big numbers stand side by side in a width, how many rows there are, and how wide each is.
func tileGrid(n int, width drawingml.EMU) (across, rows int, each drawingml.EMU) {
	across = max(1, min(n, 3, width/(70*mm)))
	return across, (n + across - 1) / across, (width - tileGap*(across-1)) / across
}

// tilesHeight is the height of big numbers in a width.
func (w *writer) tilesHeight(k *doc.KeyFigures, width drawingml.EMU) drawingml.EMU {
	_, rows, each := tileGrid(len(k.Tiles), width)
	high := 0
	for _, t := range k.Tiles {
		one := tileTop
		for _, l := range tileLines(t) {
			one += w.heightIn(each, l.list, l.st)
		}
		high = max(high, one)
	}
	return high*rows + tileRowGap*(rows-1)
}

// tiles puts big numbers in rows, each under a rule.
func (p *page) tiles(k *doc.KeyFigures, at drawingml.Box) {
	across, rows, each := tileGrid(len(k.Tiles), at.W)
	need := p.w.tilesHeight(k, at.W)
	if need > at.H+at.H/50 {
		p.w.fail("slide-fit", "show fewer, or shorten their labels", "its %d numbers do not fit", len(k.Tiles))
		p.w.about(itsHeight)
		return
	}
	pitch := (need - tileRowGap*(rows-1)) / rows
	for i, t := range k.Tiles {
		x, y := at.X+(each+tileGap)*(i%across), at.Y+(pitch+tileRowGap)*(i/across)
		p.out.rule(drawingml.Box{X: x, Y: y, W: each, H: mm}, brand.Blue)
		y += tileTop
		for _, l := range tileLines(t) {
			high := p.w.heightIn(each, l.list, l.st)
			p.textBox(l.name, drawingml.Box{X: x, Y: y, W: each, H: high}, l.list, l.st, l.color, numberName(t))
			y += high
		}
	}
}

// tileLine is a text of a big number.
type tileLine struct {
	name  string
	list  []drawingml.Para
	st    drawingml.Style
	color brand.Token
}

// tileLines are its texts from top to bottom; some may have no words.
func tileLines(t doc.Tile) [4]tileLine {
	return [...]tileLine{
		{"Kicker", plain(t.Kicker.S), labelStyle, brand.Secondary},
		{"Qualifier", plain(t.Qualifier.S), labelStyle, brand.Secondary},
		{"Number", plain(number(t)), numberStyle, brand.Blue},
		{"Label", spansPara(t.Label), labelStyle, brand.Body},
	}
}
