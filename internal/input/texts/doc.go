// Package texts reads the printed strings of templates and of a dataset, each by itself, and checks them.
//
// In: one string after the other, the words of a language, and a dataset, of which only names and ids matter. Out: each
// string as phrase.Text, what is wrong with it, and what it refers to. A figure typed by hand is an error in every printed
// string, because a number that nobody can trace is the one that will be wrong in the next edition. Each reference must name
// something. Two rules of fair words are kept here as well: no headline gives a figure of ours to a source, and none mixes
// ways of counting.
//
// It knows no value and no day, and of a brief or a chart only what its texts belong to and which figures stand in one block.
package texts

// Deepest is how many texts of the dataset may be printed within each other.
const Deepest = 3
