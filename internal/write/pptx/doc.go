// Package pptx writes a deck as a native PowerPoint presentation.
//
// In: a doc.Document of slides, a brand, and a template: the built-in one, filled with the brand's colours, or a
// presentation that someone brings. Out: the bytes of a .pptx file in which titles are title placeholders, texts stand
// in placeholders of the slide's layout, bars and step lines are charts with a workbook of their own, tables are tables,
// and what PowerPoint has no chart for is a group of shapes with one text alternative. Both templates come through one
// door (Open); their masters, layouts, themes, pictures and fonts are kept byte for byte, and whatever is kept was read:
// XML that is not well-formed and relationships that lead outside, but to the web, are refused with their place. Text
// that does not fit is an error that names the slide and the block, found before anything is written, because text in
// PowerPoint runs over its box without a word. It decides nothing about what is said, fetches nothing and reads no clock.
//
// The archive is package opc's work. Standards: ISO/IEC 29500-1 and -2, in the transitional form that PowerPoint writes.
package pptx
