// Package template holds briefs and charts as they were read: plain data, and what is asked of it.
//
// In: what package reading read in the files of templates. Out: briefs, their blocks, and charts, of which packages compose
// and cite make documents: texts and claims are parsed, and references are known to name something. A template holds no
// figure: it refers to values by id. So it knows no value and no day, and is read once for all editions.
package template
