// Package text breaks text into lines: the one line breaker of pages, charts and Office files.
//
// In: runs, that is text with its face and size, and the width there is. Out: atoms, the pieces that no line end can fall
// into, with their widths, and lines, each a range of atoms. It knows no page and no structure, and draws nothing: who
// calls it keeps what a run means by number. It never changes a word and never sets type smaller: a word that is wider
// than its line is reported to the caller.
//
// Order of work: Cut measures every atom once; Fit, Even and Break fill lines from the atoms at as many widths as are
// tried. Widths are in 1/1000 of 1/100 pt until a line, or a run that is drawn by itself, is rounded.
package text

import "briefing/internal/page/frame"

// Style is how a paragraph is set: size and distance of its lines, face and colour. Strong is the colour of bold spans in
// it: in running text a lead-in word stands out by colour as well as by weight.
type Style struct {
	Size, Lead    frame.Unit
	Face          frame.FontStyle
	Color, Strong frame.Color
}

// Baseline is the distance from the top of a line box to the baseline: the box of the face (0.905 of the size above
// the baseline, 0.212 below) stands centred in it.
func (s *Style) Baseline() frame.Unit { return (1000*s.Lead + 693*s.Size + 1000) / 2000 }
