// Package cells turns the cells of a CSV file or a spreadsheet into observations.
//
// In: what a dataset says of such a file under observations: (which columns it has, what missing values are called, how decimals
// are written), and the table of its cells. Out: for each observation a group of keys as it would stand in YAML, each value with the
// place of its cell, so that the same checks hold for both.
//
// It must never guess. A column that is not known, a cell that is empty, a number that can be read in two ways stops the build,
// because nobody who reads the page could see that a figure was left out or read a thousand times too large.
package cells
