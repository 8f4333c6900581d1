// Package typeset sets the text of a document and draws it on tagged pages: what all page forms are made with.
//
// In: a doc.Document, whose strings are final, a checked brand, and where each paragraph and shape is to stand. Out: the
// pages of a frame.Document with their structure tree, links and outline, and what was found on the way. It measures with
// the brand's own faces and breaks lines by the rules of package text. It must never change a word and never shrink type
// below its size; it does not know where on a page a block belongs: that is for those who call it.
//
// Order of work: a paragraph is measured (Para, Plain, Build), broken at a width (Fit, FitHeading), and drawn at a place
// (Text and what is made of it), when all places are known. Links within the document are resolved last. Positions are
// integers in 1/100 pt.
package typeset
