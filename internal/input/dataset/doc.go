// Package dataset reads what was published: a folder of YAML files, or one file, becomes a validated Dataset.
//
// In: a file system, the name of the entry file, and the characters the printing face has. Out: indicators with
// their observations, sources, actions, actors and relations, every one with its place in the files, or the list of
// everything that is wrong with them. It also writes the part of a dataset that one document shows, in the same
// form, so that an attached file can be read again.
//
// It must never choose between observations, compute or round: which value counts on a day and what may be added to
// what is package figures's answer. It must never guess either. A reference to nothing, a date that does not exist
// or a figure without a source stops the build, because nobody who reads the page could see that it was wrong.
package dataset
