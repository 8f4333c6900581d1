// Package template reads briefs and charts: what people write in templates, checked and made plain.
//
// In: the files briefs/*.yaml and charts.yaml, the words of one language, and a dataset, of which only names and ids
// matter. Out: a Library of briefs and charts, plain data that no edition changes: texts and claims parsed, references known
// to name something, charts with what they show. A template holds no figure: it refers to values by id, and a figure typed by
// hand is an error in every printed string, because a number that nobody can trace is the one that will be wrong in the next
// edition. Two rules of fair words are kept here as well: no headline gives a figure of ours to a source, and none mixes ways
// of counting.
//
// It knows no value and no day; what a text comes to in an edition is for package compose.
package template

// Record is the kind of actions that are bookkeeping: publications, yearly results, starts of a count.
const Record = "record"

// Deepest is how many texts of the dataset may be printed within each other.
const Deepest = 3
