// Package source turns the bytes of a file into a tree with positions and decodes it strictly.
//
// In: a file system and a name. Out: a tree of nodes, each with its line and column, and the values decoded from it,
// with every fault of the file at once. It never coerces (010 is not eight, 1_000 is no number), never follows
// anchors, never reads past its limits and never panics. It is the one package that imports yaml.v3, whose own
// decoder accepts far more than a dataset may hold and tells far less about what is wrong.
package source
