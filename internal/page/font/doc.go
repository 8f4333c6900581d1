// Package font reads TrueType faces and is the one ruler for all text: layout, charts and writers measure here, so
// that no output is ever asked how wide a string is.
//
// In: the bytes of a TTF file. Out: advance widths, coverage, and a subset to embed. It never shapes, kerns or
// substitutes: a character the face lacks is the caller's error, found before anything is drawn. Widths are rounded
// to 1/1000 em first, as PDF stores them, so that a line measured here is as long as the line that is drawn.
//
// Lengths are integers in 1/100 pt, the unit of package frame.
package font
