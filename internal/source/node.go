package source

import (
	"briefing/internal/diag"
	"briefing/internal/source/place"
)

// Kind is the shape of a node.
type Kind uint8

// The kinds of nodes.
const (
	Map Kind = iota
	Seq
	Scalar
)

// Node is a value of a file with its place. Nodes made by hand (for Encode) have no place.
type Node struct {
	Kind           Kind
	Plain          bool     // the scalar stands without quotes and is no block
	Null           bool     // nothing was written, or ~ or null
	commentFollows bool     // the scalar is plain, and " #" begins a comment after it on the same line
	Value          string   // scalar text after unquoting, otherwise untouched: 010 stays "010"
	Pos            diag.Pos // of the value's first character (of the opening quote, of | or >)
	Items          []*Node  // of a Seq
	Fields         []Field  // of a Map, in file order

	written place.Scalar // where the file's text has it
}

// Field is a key with its value.
type Field struct {
	Key    string
	KeyPos diag.Pos
	Value  *Node
}

// Get returns the value of a key of a map, or nil.
func (n *Node) Get(key string) *Node {
	if n == nil || n.Kind != Map {
		return nil
	}
	for _, f := range n.Fields {
		if f.Key == key {
			return f.Value
		}
	}
	return nil
}

// Walk calls visit for n and everything below it, in file order.
func (n *Node) Walk(visit func(*Node)) {
	if n == nil {
		return
	}
	visit(n)
	for _, i := range n.Items {
		i.Walk(visit)
	}
	for _, f := range n.Fields {
		f.Value.Walk(visit)
	}
}

// At returns the place of the byte at that offset of a scalar's value, exactly for what stands on one line, in
// quotes or in a block; where the file folds lines in a way that cannot be followed, it returns the scalar's start.
func (n *Node) At(offset int) diag.Pos {
	if n.Kind != Scalar || n.written.Text == nil || offset < 0 || offset > len(n.Value) {
		return n.Pos
	}
	if at, ok := n.find(offset); ok {
		return n.written.Text.Pos(at)
	}
	return n.Pos
}

// find is the offset in the file's text of a byte of a scalar's value.
func (n *Node) find(offset int) (at int, ok bool) { return n.written.Find(n.Value, offset) }
