// Package pptx writes a deck as a native PowerPoint presentation.
//
// In: a doc.Document of slides, a brand, and a template that package potx has read. Out: the bytes of a .pptx file in which
// titles are title placeholders, texts stand in placeholders of the slide's layout, bars and step lines are charts with a
// workbook of their own (package native), tables are tables, and what PowerPoint has no chart for is a group of shapes with
// one text alternative (package drawingml). The template's own parts are kept byte for byte, as package potx hands them over. Text that does not fit is an
// error that names the slide and the block, found before anything is written, because text in PowerPoint runs over its box
// without a word; so is a block that the package does not know. It decides nothing about what is said, fetches nothing and
// reads no clock.
//
// Standards: ISO/IEC 29500-1 and -2, in the transitional form that PowerPoint writes.
package pptx
