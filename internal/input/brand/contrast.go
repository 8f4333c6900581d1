package brand

import (
	"fmt"
	"math"

	"briefing/internal/page/frame"
)

// The least contrast of text and of marks (shapes, lines and borders that carry meaning): WCAG 2.1, success criteria
// 1.4.3 and 1.4.11.
const (
	MinText = 4.5
	MinMark = 3.0
)

// Contrast returns the contrast ratio of two colours, from 1 to 21: (L1 + 0.05) / (L2 + 0.05) of their relative
// luminances, the lighter above. Source: WCAG 2.1, "contrast ratio".
func Contrast(a, b frame.Color) float64 {
	la, lb := Luminance(a), Luminance(b)
	if la < lb {
		la, lb = lb, la
	}
	return (la + 0.05) / (lb + 0.05)
}

// Luminance returns the relative luminance of a colour, from 0 (black) to 1 (white). Source: WCAG 2.1, "relative
// luminance". Products are rounded one by one, so that every machine gets the same sum.
func Luminance(c frame.Color) float64 {
	return float64(0.2126*channel(c.R)) + float64(0.7152*channel(c.G)) + float64(0.0722*channel(c.B))
}

func channel(v uint8) float64 {
	s := float64(v) / 255
	if s <= 0.03928 {
		return s / 12.92
	}
	return math.Pow((s+0.055)/1.055, 2.4)
}

// Pair is a colour on another, as a drawing uses it.
type Pair struct {
	Fore, Back Token
	Text       bool   // else a mark
	Use        string // where it is used, in plain words
}

// Min returns the contrast the pair needs.
func (p Pair) Min() float64 {
	if p.Text {
		return MinText
	}
	return MinMark
}

// Pairs lists every pair of colours our drawings use, in both palettes. A drawing that needs another pair adds it
// here first: that is what makes loading a brand a promise that its pages can be read. Hairlines, box fills and the
// gold bar carry nothing by themselves and are not listed.
func Pairs() []Pair {
	return []Pair{
		{Ink, White, true, "headings, labels and totals"},
		{Ink, Tint, true, "group rows of tables and headings in boxes"},
		{Body, White, true, "running text"},
		{Body, Tint, true, "text in boxes"},
		{Secondary, White, true, "captions, notes and sources"},
		{Secondary, Tint, true, "captions in boxes"},
		{Blue, White, true, "key numbers and reference numbers"},
		{Blue, Tint, true, "numbers in boxes"},
		{White, Blue, true, "titles, table heads and labels on bars"},
		{Orange, White, true, "labels of a second series"},
		{Error, White, true, "faults on screen"},
		{Context, White, false, "bars that are not the finding"},
		{Context, Blue, false, "the finding beside the other bars"},
		{Orange, White, false, "bars and lines of a second series"},
		{Blue, Pale, false, "outlines of bars whose payer is not named"},
		{Control, White, false, "borders of fields on screen"},
	}
}

// hexOf prints a colour as brand files write it.
func hexOf(c frame.Color) string { return fmt.Sprintf("#%02X%02X%02X", c.R, c.G, c.B) }

// shownRatio prints a ratio with two decimals, cut off: 4.499 must not read "4.50, but 4.5 is needed".
func shownRatio(r float64) string { return fmt.Sprintf("%.2f", math.Floor(float64(r*100)+1e-9)/100) }
