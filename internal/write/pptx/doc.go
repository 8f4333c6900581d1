// Package pptx writes a deck as a native PowerPoint presentation.
//
// In: a doc.Document of slides, a brand, and a template that package potx has read. Out: the bytes of a .pptx file in which
// titles are title placeholders, texts stand in placeholders of the slide's layout, bars and step lines are charts with a
// workbook of their own (package native), tables are tables, and what PowerPoint has no chart for is a group of shapes with
// one text alternative (package drawingml). The template's own parts are kept byte for byte, as package potx hands them over.
//
// Order of work: the layouts that a slide can stand on are told to package page/slide as grounds (candidates), which lays the
// slide out on the first where all fits and returns boxes; each box goes into the placeholder that is for it, or into a shape
// of its own. What does not fit is thus found as for slides on paper, before anything is written: text in PowerPoint runs over
// its box without a word. The package decides nothing about what is said or where it stands, fetches nothing and reads no
// clock.
//
// Standards: ISO/IEC 29500-1 and -2, in the transitional form that PowerPoint writes.
package pptx
