// Package data carries the datasets and their JSON Schemas inside the program, so that a built binary makes the example in any
// folder.
//
// In: nothing. Out: the files of this folder as a file system. It must never hold code that reads them: whoever
// builds chooses between these files and those of a folder, and both are read the same way.
package data

import "embed"

// FS holds the folder's data files under the names they have here. `all:` is needed because embedding leaves out
// files that begin with a dot or an underscore otherwise, without a word.
//
//go:embed README.md all:eu-counter-smuggling all:schema
var FS embed.FS
