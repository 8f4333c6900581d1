// Package dataset is what was published, as it was published: indicators with their observations, sources, actions, actors and
// relations, every one with its place in the files.
//
// In: the YAML of single values, which dates, periods, texts and amounts read themselves; package datafiles reads files of them. Out:
// the model of a dataset, looked up by ids, and the vocabulary that the rules of the tool work with.
//
// It must never choose between observations, compute or round: which value counts on a day and what may be added to
// what is package figures's answer.
package dataset
