// Package phrase is the syntax of one printed string: what a template or a dataset may write, and what it means before
// any value is known.
//
// In: a string with its place, and for figures typed by hand the words of a language and the names of a dataset. Out: a
// Text of segments (words, references, footnotes, Markdown's emphasis and links), a Ref for what stands between {{ and }},
// a Claim for what stands behind holds:, and the figures that a person typed. It never looks up an id and knows no value:
// whether something of that name exists is a question for package template, what it comes to one for package compose.
package phrase
