// Package html writes web pages: the HTML edition of a brief, and the base that every page of the project stands on.
//
// In: a doc.Document and a checked brand; for the base, a Page of Elements. Out: one file that holds all it needs,
// with a Content-Security-Policy that forbids everything it does not. Markup is built from elements and texts, never
// from strings put together: what a dataset or a template says cannot become markup, whatever stands in it. A page
// never asks for anything outside itself, never needs a script to be read, and says nothing the document does not.
//
// It decides nothing: words, numbers, claims and their order are settled in the document; colours are the brand's.
package html
